//! What a change is held against, where no figure tells it: "twice as many as last year" beside May's and June's · "40 fewer than in 1990" ·
//! "20% less than in London" · "twice as fast as earnings" · "still twice the target".

use extractor::{Cue, Kind, Role};

use super::whose::points_back;
use crate::candidate::Candidate;
use crate::rules::content;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// How many tokens behind a change the word may stand that compares, and how many may follow it.
const REACH: usize = 6;
const PHRASE: usize = 8;
/// Adjectives of any size.
const SIZES: WordList = words![
    "many",
    "much",
    "big",
    "large",
    "high",
    "great",
    "frequent",
    "prevalent",
    "popular",
    "plentiful",
    "rare",
    "lucrative",
    "productive",
    "dense",
    "numerous",
    "few",
    "small",
    "low",
    "common",
    "likely",
    "often",
    "good",
];
/// Comparatives of any size.
const COMPARATIVES: WordList = words![
    "higher",
    "lower",
    "greater",
    "larger",
    "bigger",
    "smaller",
    "fewer",
    "dearer",
    "cheaper",
    "over",
    "under",
    "better",
    "worse",
    "former",
    "latter",
    "after",
    "per",
    "other",
    "further",
    "earlier",
    "later",
    "quarter",
    "year-over-year",
    "however",
    "ever",
    "never",
    "whether",
    "rather",
    "together",
    "altogether",
    "busier",
    "richer",
    "poorer",
    "steeper",
    "stronger",
    "weaker",
    "fuller",
    "costlier",
    "pricier",
];
/// Adjectives of a price.
const PRICED: WordList = words![
    "expensive",
    "dear",
    "costly",
    "cheap",
    "pricey",
    "valuable",
    "rich",
];
/// Nouns of what is wanted, usual or the most, which have figures of their own.
const STANDARDS: WordList = words![
    "target",
    "goal",
    "peak",
    "record",
    "average",
    "limit",
    "norm",
    "forecast",
    "forecasts",
    "estimate",
    "budget",
    "capacity",
    "high",
    "low",
    "normal",
    "usual",
    "ordinary",
    "typical",
    "regular",
    "expected",
    "planned",
    "needed",
    "required",
    "median",
    "maximum",
    "minimum",
    "recommended",
];
/// Nouns of what moves, whose figures two levels of one thing are not.
const MEASURES: WordList = words![
    "rate",
    "pace",
    "rise",
    "fall",
    "increase",
    "growth",
    "decline",
    "price",
    "inflation",
    "level",
];
/// Words for the thing that is told beside.
const OTHERS: WordList = words![
    "rival",
    "rivals",
    "neighbour",
    "neighbor",
    "other",
    "others",
    "competitor",
    "counterpart",
    "predecessor",
    "former",
    "latter",
    "old",
    "previous",
    "it",
    "them",
    "that",
    "those",
    "his",
    "one",
    "ones",
    "hers",
    "theirs",
];

/// Whether a change is held against what has no figure, or is of another side of the things that are counted.
pub(super) fn is_against_the_untold(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let pair = [a.quantity, b.quantity];
    let token = view.token(q);
    // "The 14-point split was narrower than expected": the one just told.
    let told =
        token > view.first_token(token) && view.is_one_of(token - 1, words!["the", "this", "that"]);
    if told || points_back(view, q) {
        return false;
    }
    is_of_another_side(view, q, pair) || is_held_against(view, q, pair)
}

/// "and costs twice as much" beside pages, "twice as quickly" beside calls, "20% longer" beside visits.
fn is_of_another_side(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let money = pair.iter().all(|&l| view.quantity(l).kind == Kind::Money);
    let counts = pair.iter().all(|&l| view.is_count(l));
    if !money && !counts || token + 2 >= end {
        return false;
    }
    let adjective = token + 2;
    let again = words!["much", "many", "again"]
        .iter()
        .any(|word| view.printed(q).contains(word));
    if view.is_one_of(token + 1, words!["as"]) && view.is_word(adjective) && !again {
        let any = view.is_one_of(adjective, SIZES) || view.is_one_of(adjective, PRICED);
        // "costs twice as much"
        let costs = counts
            && pair.iter().any(|&l| !view.counted(l).is_empty())
            && token > view.first_token(token)
            && view.is_one_of(
                token - 1,
                words![
                    "costs", "cost", "costing", "weighs", "pays", "earns", "lasts",
                ],
            );
        return !any && view.cues(adjective).is_plain() || costs;
    }
    let next = view.lower(token + 1);
    view.is_word(token + 1)
        && matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
        && next.ends_with("er")
        && next.len() > 4
        && !next.contains(' ')
        && !view.is_one_of(token + 1, COMPARATIVES)
        && counts
}

/// The first token of what a change is held against, and one past its last.
fn base(view: &View<'_>, q: usize) -> Option<(usize, usize, bool)> {
    let token = view.token(q);
    let end = view.end_token(token);
    let stop = |t: usize| matches!(view.mark(t), Some(',' | ';' | ':' | '—' | '(' | ')' | '.'));
    let as_ = view.is_one_of(token + 1, words!["as"]);
    let compares = |t: usize| {
        let word = view.lower(t);
        word.ends_with("than")
            || as_ && t > token + 2 && word == "as"
            || view.is_one_of(t, words!["below", "above", "short of", "beyond"]) && t <= token + 2
    };
    let found = (token + 1..end.min(token + REACH))
        .take_while(|&t| !stop(t) && !view.cues(t).any(&[Cue::And, Cue::But]))
        .find(|&t| view.is_word(t) && compares(t));
    let multiple = view.quantity(q).kind == Kind::Multiple;
    let (from, noun) = match found {
        Some(t) => (t + 1, false),
        None if multiple
            && view.is_one_of(
                token + 1,
                words!["the", "its", "their", "his", "her", "that"],
            ) =>
        {
            (token + 1, true)
        }
        None => return None,
    };
    let to = (from..end.min(from + PHRASE))
        .find(|&t| {
            stop(t)
                || view.cues(t).any(&[Cue::And, Cue::But])
                || view.is_one_of(t, words!["when", "where", "which", "who"])
        })
        .unwrap_or(end.min(from + PHRASE));
    (from < to).then_some((from, to, noun))
}

fn is_held_against(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let Some((from, to, noun)) = base(view, q) else {
        return false;
    };
    // "more than in 2022 (17)", "as by the tombola: £830 against £166"
    if matches!(view.mark(to), Some('(' | ':')) {
        return false;
    }
    let goes_on = [to, to + 1]
        .iter()
        .any(|&t| view.is_one_of(t, words!["when", "where", "which", "who"]));
    let reach = view.end_token(from).min(if goes_on { to + 7 } else { to });
    let figure = (from..reach)
        .filter_map(|t| view.at(t))
        .any(|l| pair.contains(&l) || view.is_magnitude(l));
    // "than a week ago, when drivers paid $3.33", "as in 2019, when there were nine"
    if figure {
        return false;
    }
    let year = (from..to).filter_map(|t| view.at(t)).find_map(|l| {
        let quantity = view.quantity(l);
        matches!(quantity.kind, Kind::Year | Kind::Date)
            .then_some(quantity.date?.year)
            .flatten()
    });
    let known = |l: usize| view.context(l).time.year;
    let moves = pair.iter().any(|&l| view.context(l).role == Role::Base)
        && pair.iter().any(|&l| view.context(l).role == Role::Result);
    let [low, high] = [
        view.token(pair[0].min(pair[1])),
        view.token(pair[0].max(pair[1])),
    ];
    let listed =
        view.between(low, high, &[Cue::And]) && !view.between(low, high, &[Cue::But, Cue::Against]);
    if let Some(year) = year {
        let told = pair
            .iter()
            .any(|&l| known(l) == Some(year) || view.context(l).time.earlier);
        return (moves || listed) && !told;
    }
    let words = content(view, from, to);
    let told: Vec<&str> = pair
        .iter()
        .flat_map(|&l| view.topic(l).iter().chain(view.counted(l)).copied())
        .collect();
    let shared = words
        .iter()
        .any(|word| told.iter().any(|other| related(word, other)));
    let standard =
        (from..to).any(|t| view.is_one_of(t, STANDARDS) || moves && view.is_one_of(t, MEASURES));
    if (from..to).any(|t| view.is_one_of(t, OTHERS)) && !noun && !standard {
        return false;
    }
    // "from 400 to 460, twice the rise of 2022": of one thing at two times, which is held against none of them.
    let first = (from..to).any(|t| {
        view.is_one_of(
            t,
            words![
                "starting", "original", "initial", "first", "earlier", "opening", "own",
            ],
        )
    });
    if first {
        return false;
    }
    let past = (from..to).any(|t| view.cues(t).has(Cue::Earlier));
    let earlier = |l: usize| {
        let context = view.context(l);
        context.time.earlier
            || matches!(context.role, Role::Base | Role::Reference)
            || context.time.year.is_some()
    };
    if past && !standard {
        let dated = pair.iter().any(|&l| earlier(l));
        return !dated
            && listed
            && view.context(pair[0]).sentence == view.context(q).sentence
            && view.context(pair[1]).sentence == view.context(q).sentence;
    }
    let placed = moves && view.is_one_of(from, words!["in", "on", "at"]);
    // "with twice as many women as men": neither is what the levels count.
    let token = view.token(q);
    let sized = (token + 1..from).filter(|&t| !view.is_one_of(t, SIZES));
    let mine: Vec<&str> = sized.flat_map(|t| content(view, t, t + 1)).collect();
    let of_others = !mine.is_empty()
        && !words.is_empty()
        && !mine
            .iter()
            .any(|word| told.iter().any(|other| related(word, other)));
    (!shared || noun && moves)
        && (standard || !words.is_empty())
        && (standard || placed || of_others || noun && moves)
}
