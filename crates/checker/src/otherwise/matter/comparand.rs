//! What a claim's own words hold it against, told without a figure: "double what one fetched in 2009", "twice his haul at Corran", "1.3
//! litres ahead of the mainland". None of two levels is that, unless one stands with those words or is of that time.

use extractor::{Cue, Kind, Role};

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::candidate::Candidate;
use crate::rules::content;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// How many tokens behind a claim the word that compares may stand, how many the phrase may have behind it, and how far behind that a
/// clause may give its figure.
const REACH: usize = 5;
const PHRASE: usize = 8;
const FURTHER: usize = 9;
/// How many tokens around a level its own words stand.
const AROUND: usize = 9;

/// Words that lead to what a claim is held against.
const LEADS: WordList = words![
    "than",
    "above",
    "below",
    "ahead of",
    "behind",
    "clear of",
    "short of",
    "inside",
    "outside",
    "adrift of",
];
/// Words that open what a multiple is of.
const OPENS: WordList = words![
    "the", "its", "his", "her", "their", "our", "my", "your", "what", "that of", "those of",
];
/// Words that stand for anything told before.
const ANY: WordList = words![
    "it",
    "them",
    "that",
    "those",
    "this",
    "these",
    "he",
    "she",
    "they",
    "him",
    "her",
    "one",
    "ones",
    "other",
    "others",
    "rival",
    "rivals",
    "former",
    "latter",
    "same",
    "number",
    "figure",
    "total",
    "amount",
    "sum",
    "rate",
    "level",
    "size",
    "price",
    "cost",
    "count",
    "tally",
    "share",
    "score",
    "value",
    "length",
    "height",
    "width",
    "weight",
    "age",
    "first",
    "second",
    "third",
    "next",
    "nearest",
    "closest",
    "winner",
    "loser",
    "leader",
    "runner-up",
    "people",
    "half",
    "all",
    "any",
    "normal",
    "old",
    "new",
    "neighbour",
    "neighbours",
    "neighbor",
    "counterpart",
    "predecessor",
    "ago",
    "previous",
    "last",
    "every",
    "each",
    "everyone",
    "anyone",
    "mine",
    "theirs",
];

/// The words of what a claim is held against.
struct Comparand {
    from: usize,
    to: usize,
}

/// Whether what a claim is held against has words of its own, no figure, and nothing in common with either operand.
pub(super) fn is_held_against_neither(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let pair = [a.quantity, b.quantity];
    let Some(found) = comparand(view, q) else {
        return false;
    };
    let Comparand { mut from, to } = found;
    // "double those of his own side"
    let of_those = view.is_one_of(from, words!["those of", "that of"])
        || view.is_one_of(from, words!["those", "that"]) && view.cues(from + 1).has(Cue::Of);
    if of_those {
        from += 1;
    }
    if has_figure(view, q, &found, pair) {
        return false;
    }
    let year = (from..to)
        .filter_map(|t| view.at(t))
        .find_map(|l| view.quantity(l).date?.year);
    if let Some(year) = year {
        return !pair.iter().any(|&l| is_of_year(view, l, year));
    }
    let month = (from..to).find(|&t| MONTHS.contains(&view.word(t)));
    if let Some(month) = month {
        let named = |l: usize| around(view, l).any(|t| view.word(t) == view.word(month));
        return !pair.iter().any(|&l| named(l));
    }
    if (from..to).any(|t| view.cues(t).has(Cue::Earlier)) {
        return !pair.iter().any(|&l| may_be_earlier(view, q, l, to));
    }
    // "27% more women than its country cousin": what was told before, by another name.
    if view.is_one_of(from, words!["its", "their"]) {
        return false;
    }
    let mut words = content(view, from, to);
    words.retain(|word| *word != "own");
    // "than twelve months ago"
    let stretch = |t: usize| {
        view.at(t)
            .is_some_and(|l| view.quantity(l).kind == Kind::Duration)
    };
    if words.is_empty() || (from..to).any(|t| view.is_one_of(t, ANY) || stretch(t)) {
        return false;
    }
    // "four times the support its foes could muster": said in other words than the levels.
    let named = (from..to).any(|t| view.is_word(t) && view.word(t).starts_with(char::is_uppercase));
    if !named && !of_those && matches!(view.quantity(q).kind, Kind::Multiple | Kind::Fraction) {
        return false;
    }
    !pair.iter().any(|&l| shares(view, l, &words, from..to))
}

/// The words that a claim is held against.
fn comparand(view: &View<'_>, q: usize) -> Option<Comparand> {
    let token = view.token(q);
    let end = view.end_token(token);
    let multiple = matches!(view.quantity(q).kind, Kind::Multiple | Kind::Fraction);
    let stop = |t: usize| {
        view.mark(t)
            .is_some_and(|mark| !matches!(mark, '-' | '\'' | '’'))
    };
    let clause = |t: usize| stop(t) || view.cues(t).any(&[Cue::And, Cue::But]);
    let verb = |t: usize| view.cues(t).any(&[Cue::ChangeVerb, Cue::Level]);
    let behind = || (token + 1..end.min(token + 1 + REACH)).take_while(|&t| !clause(t) && !verb(t));
    // "trebled the herd": what was multiplied, and no measure of it.
    let doing = view.printed(q).ends_with("ed") || view.printed(q).ends_with("ing");
    let as_ = multiple && view.is_one_of(token + 1, words!["as"]);
    let from = if as_ {
        behind()
            .find(|&t| t > token + 2 && view.is_one_of(t, words!["as"]))
            .map(|t| t + 1)
    } else if multiple && !doing && view.is_one_of(token + 1, OPENS) {
        Some(token + 1)
    } else {
        behind().find(|&t| leads(view, t)).map(|t| t + 1)
    }?;
    let to = (from..end.min(from + PHRASE))
        .find(|&t| {
            clause(t)
                || t > from
                    && view.is_one_of(
                        t,
                        words![
                            "when", "where", "which", "who", "while", "because", "since", "if",
                            "although", "though", "after", "before", "until",
                        ],
                    )
        })
        .unwrap_or(end.min(from + PHRASE));
    (from < to).then_some(Comparand { from, to })
}

/// "more than", "ahead of", "below".
fn leads(view: &View<'_>, t: usize) -> bool {
    view.is_word(t) && (view.is_one_of(t, LEADS) || view.lower(t).ends_with(" than"))
}

/// Whether a figure stands in the phrase or behind it, in the clause that says more of it: "than a week ago, when it was 40".
fn has_figure(view: &View<'_>, q: usize, found: &Comparand, pair: [usize; 2]) -> bool {
    let end = view.end_token(found.from);
    let like = |l: usize| {
        let quantity = view.quantity(l);
        l != q
            && view.is_magnitude(l)
            && (pair.contains(&l)
                || view.comparable(l, pair[0]) && quantity.kind == view.quantity(pair[0]).kind)
    };
    let says_more = [found.to, found.to + 1].iter().any(|&t| {
        view.is_one_of(t, words!["when", "where", "which", "who", "with", "whose"])
            || matches!(view.mark(t), Some('(' | ':' | '—'))
    });
    let to = if says_more {
        end.min(found.to + FURTHER)
    } else {
        found.to
    };
    (found.from..to).filter_map(|t| view.at(t)).any(like)
}

/// Whether a level is told of a year, or of one that is not told.
fn is_of_year(view: &View<'_>, level: usize, year: i32) -> bool {
    let context = view.context(level);
    let named = || {
        around(view, level)
            .filter_map(|t| view.at(t))
            .any(|l| view.quantity(l).date.and_then(|date| date.year) == Some(year))
    };
    context.time.year == Some(year)
        || context.time.year.is_none()
            && !context.time.earlier
            && matches!(context.role, Role::Base | Role::Reference)
        || named()
}

/// Whether a level may be of an earlier time: not what follows in a list, "£3,750 more than last year, and £2,600 for letting".
fn may_be_earlier(view: &View<'_>, q: usize, level: usize, to: usize) -> bool {
    let context = view.context(level);
    let here = context.sentence == view.context(q).sentence;
    if here && level > q {
        let token = view.token(level);
        return (to..view.end_token(token).min(token + 6))
            .any(|t| view.cues(t).any(&[Cue::Earlier, Cue::From, Cue::Against]));
    }
    let dated = || {
        around(view, level).any(|t| {
            MONTHS.contains(&view.word(t))
                || WEEKDAYS.contains(&view.word(t))
                || view.cues(t).has(Cue::Earlier)
                || view.at(t).is_some_and(|l| {
                    matches!(
                        view.quantity(l).kind,
                        Kind::Year | Kind::Date | Kind::Duration
                    )
                })
        })
    };
    !here && dated()
        || context.time.earlier
        || context.time.year.is_some()
        || matches!(context.role, Role::Base | Role::Reference)
}

/// The tokens of a level's own clause near it.
fn around(view: &View<'_>, level: usize) -> impl Iterator<Item = usize> {
    let token = view.token(level);
    let (first, end) = (view.first_token(token), view.end_token(token));
    first.max(token.saturating_sub(AROUND))..end.min(token + AROUND)
}

/// Whether a level stands with a word of the phrase, in its own part of the text or by what it counts.
fn shares(view: &View<'_>, level: usize, words: &[&str], phrase: std::ops::Range<usize>) -> bool {
    let token = view.token(level);
    let (first, end) = view.reading.sentences[view.context(level).sentence].tokens;
    let near = first.max(token.saturating_sub(2 * AROUND))..end.min(token + AROUND);
    let told = near
        .filter(|t| !phrase.contains(t))
        .flat_map(|t| content(view, t, t + 1));
    let counted = view.counted(level).iter().chain(view.topic(level)).copied();
    told.chain(counted)
        .any(|other| words.iter().any(|word| related(word, other)))
}
