//! Changes and gaps that are told on another basis than the levels beside them: for each of something, for another time, in another clause,
//! of what stands behind "than", "ahead of" or "on".

use extractor::{Cue, Kind, Per};

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::rules::content;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// How many tokens before "by" a word that compares may stand.
const REACH: usize = 9;

/// Whether a change or gap is of another basis than its two levels.
pub(super) fn is_on_another_basis(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let pair = [a.quantity, b.quantity];
    is_per_piece(view, q, pair, candidate)
        || is_of_the_clause_before(view, q, pair)
        || is_of_a_time_before(view, q, pair)
        || is_by_so_much(view, q, pair)
        || is_gap_of_gaps(view, q, pair)
        || is_of_a_coin(view, candidate)
        || is_of_what_was_told(view, q, pair)
        || is_before_an_event(view, q, pair)
        || is_short_of_what_is_wanted(view, q, candidate)
}

/// "fell from 24 to 21; per ride they are down 18 percent" · "from £96.30 to £101.12, or about 9p a week".
fn is_per_piece(view: &View<'_>, q: usize, pair: [usize; 2], candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let per = (first..token).rev().take_while(|&at| view.at(at).is_none());
    let opens = per
        .filter(|&at| view.is_one_of(at, words!["per"]) && view.is_word(at + 1))
        .any(|at| {
            at == first
                || view.mark(at - 1).is_some()
                || view.cues(at - 1).any(&[Cue::And, Cue::But])
        });
    let plain = |l: usize| view.per(l) == Per::Nothing;
    // So many weeks, months or days make a year.
    let timed = matches!(view.per(q), Per::Unit(unit) if unit.is_time());
    let shared = |n: &f64| candidate.claim.prints(candidate.value().abs() / n);
    pair.iter().all(|&l| plain(l))
        && (opens || timed && [4.0, 7.0, 12.0, 52.0, 365.0].iter().any(shared))
}

/// "640 trees, 160 more than before, a rise of a third; 85 were felled, against 70": levels of the next clause, where its own has some.
fn is_of_the_clause_before(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let here = pair
        .iter()
        .all(|&l| l > q && view.context(l).sentence == sentence);
    let low = view.token(pair[0].min(pair[1]));
    let parted = || (token..low).any(|at| view.mark(at) == Some(';'));
    let own = || {
        view.in_sentence(sentence)
            .any(|l| l < q && view.is_magnitude(l))
    };
    here && parted() && own()
}

/// "58% to 51%. At the previous election the south was ahead by three points": a sentence that opens with another time.
fn is_of_a_time_before(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    const BEFORE: WordList = words!["previous", "last", "preceding", "earlier", "former"];
    let token = view.token(q);
    let first = view.first_token(token);
    let led =
        |at: usize| view.is_word(at) && view.lower(at).split(' ').any(|word| BEFORE.has(word));
    let opens = view.is_one_of(first, words!["at", "in", "during", "on"])
        && (led(first + 1) || led(first + 2));
    let sentence = view.context(q).sentence;
    opens
        && pair
            .iter()
            .all(|&l| view.context(l).sentence < sentence && !view.context(l).time.earlier)
}

/// "They are ahead of the mainland, by 1.3 litres" · "heavier than her brother had been by 340g": the other is named, and stands with neither
/// level.
fn is_by_so_much(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    const LEADS: WordList = words!["ahead of", "behind", "clear of", "above", "below"];
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(REACH + 2));
    let Some(by) = view
        .cue_before(token, 2, &[Cue::By])
        .filter(|&by| by > first)
    else {
        return false;
    };
    let clause = (first..by)
        .rev()
        .take_while(|&at| view.at(at).is_none() && view.mark(at) != Some(';'));
    let Some(lead) = clause
        .filter(|&at| view.is_word(at))
        .find(|&at| view.is_one_of(at, LEADS) || view.lower(at).ends_with("than"))
    else {
        return false;
    };
    let words = content(view, lead + 1, by);
    let generic = (lead + 1..by.min(lead + 3)).any(|at| {
        view.cues(at).has(Cue::Earlier)
            || view.is_one_of(
                at,
                words![
                    "it",
                    "them",
                    "that",
                    "those",
                    "other",
                    "others",
                    "the other",
                    "rival",
                    "winner",
                    "second",
                    "third",
                    "next",
                    "last",
                    "average",
                    "expected",
                ],
            )
    });
    let told = |l: usize| {
        let (from, to) = view.reading.sentences[view.context(l).sentence].tokens;
        (from..to)
            .filter(|at| !(lead..token).contains(at))
            .flat_map(|at| content(view, at, at + 1))
            .any(|other| words.iter().any(|word| related(word, other)))
    };
    !words.is_empty() && !generic && !pair.iter().any(|&l| told(l))
}

/// "the gap, 46 megabits, is hardly smaller than the earlier 48": what the claim is held against is no level that it lies between.
fn is_gap_of_gaps(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let against = |l: usize| {
        let token = view.token(l);
        l > q
            && view.context(l).sentence == view.context(q).sentence
            && view.is_one_of(
                token - 1,
                words![
                    "earlier",
                    "previous",
                    "former",
                    "the earlier",
                    "the previous"
                ],
            )
            && (view.token(q)..token).any(|at| view.lower(at).ends_with("than"))
            && (view.token(q)..token).any(|at| view.cues(at).has(Cue::Level))
    };
    pair.iter().any(|&l| against(l))
}

/// "closed at 11.42 to the euro, 1.3 percent weaker than 11.27": a coin of which more are given for another has fallen.
fn is_of_a_coin(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let block = view.reading.sentences[claim.sentence].block;
    let text = || view.lowered_words(view.document.blocks[block].span);
    matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    ) && claim.prints(-candidate.value())
        && words![
            "to the euro",
            "to the dollar",
            "to the pound",
            "against the dollar",
            "against the euro",
            "against the pound",
            "to a dollar",
            "to one dollar",
            "per dollar",
            "per euro",
        ]
        .iter()
        .any(|coin| text().contains(coin))
}

/// "£1,035 a year for adults and £776 for children … of which £7,760 is the children's": what is paid once is not what is paid each year.
pub(super) fn is_paid_yearly(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [other] = &candidate.operands[..] else {
        return false;
    };
    let l = other.quantity;
    let before = l.checked_sub(1).filter(|&before| {
        view.context(before).sentence == view.context(l).sentence
            && view.quantity(before).kind == view.quantity(l).kind
            && view.between(view.token(before), view.token(l), &[Cue::And])
    });
    view.per(q) == Per::Nothing
        && view.per(l) == Per::Nothing
        && before.is_some_and(|before| view.per(before) != Per::Nothing)
}

/// "the official figure is 55.4mpg, almost seven better, and the diesel promises 61": than what was told before, not what follows.
fn is_of_what_was_told(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    const COMPARED: WordList = words![
        "better", "worse", "more", "less", "fewer", "higher", "lower", "faster", "slower",
        "longer", "shorter", "cheaper", "dearer", "warmer", "colder",
    ];
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let compares = view.is_one_of(token + 1, COMPARED) && view.mark(token + 2) == Some(',');
    compares
        && pair
            .iter()
            .any(|&l| l > q && view.context(l).sentence == sentence)
}

/// "the curtain should fall at 8.35pm, 27 minutes before the last train": no gap between two lengths of time.
fn is_before_an_event(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let token = view.token(q);
    view.is_one_of(token + 1, words!["before", "after"])
        && [q, pair[0], pair[1]]
            .iter()
            .all(|&l| view.quantity(l).kind == Kind::Duration)
}

/// "rebuilt in 1974 for £9,000, is now £70,000 short of the £260,000 that is wanted": what there is so far has no figure.
fn is_short_of_what_is_wanted(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const TIMES: f64 = 2.5;
    let token = view.token(q);
    let short = view.is_one_of(token + 1, words!["short of"])
        || view.is_one_of(token + 1, words!["short"]) && view.cues(token + 2).has(Cue::Of);
    let times = candidate.value().abs() / candidate.claim.value;
    // A power of ten is a slip of noughts.
    let noughts = (times.log10() - times.log10().round()).abs() < 0.02;
    short && !noughts && !(1.0 / TIMES..=TIMES).contains(&times)
}
