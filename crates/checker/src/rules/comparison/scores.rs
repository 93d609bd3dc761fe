//! The figures of two that are compared, told behind them in their order: "Sweden took more medals than Norway, 16 to 14" · "The city spends
//! less on roads than on parks: £9.8m on the one and £14.2m on the other".
//!
//! The first is the subject's, right behind the clause that compares. Silent where the sentence tells a third figure of their kind.

use extractor::{Cue, Kind, Stance};

use super::than;
use crate::candidate::Bound;
use crate::pairs::alike;
use crate::parts::{is_amount, is_bare_year, is_elliptical};
use crate::topic::stem;
use crate::view::{Few, View};
use crate::words::WordList;

/// What parts the two.
const AGAINST: WordList = words![
    "to",
    "against",
    "versus",
    "v",
    "vs",
    "compared",
    "as against",
];
/// What may stand between the clause and the first of the two.
const LED: WordList = words!["by", "at", "with", "in", "on", "it was", "about", "some"];

/// How the figures of two are told.
pub(super) enum Score {
    /// The subject's, and the other's.
    Two([usize; 2]),
    /// "11 to 14": how far the subject is ahead.
    Range(Bound),
}

/// The figures behind a clause whose word of comparison ends at one token and that itself ends at another.
pub(super) fn told(view: &View<'_>, sentence: usize, behind: usize, to: usize) -> Option<Score> {
    if let Some(two) = one_and_the_other(view, sentence, behind, to) {
        return Some(Score::Two(two));
    }
    let end = view.end_token(behind.saturating_sub(1));
    let stands_behind = |q: usize| {
        let a = view.token(q);
        let parted = to < end && matches!(view.mark(to), Some(',' | ':' | '(' | '—' | '–'));
        let by = a > behind + 1 && a <= to + 1 && view.is_one_of(a - 1, words!["by"]);
        by || parted && (to + 1..a).all(|at| view.is_one_of(at, LED))
    };
    let levels: Few = view
        .in_sentence(sentence)
        .filter(|&q| is_told(view, q))
        .collect();
    let score: Few = levels
        .iter()
        .copied()
        .filter(|&q| view.token(q) >= behind)
        .collect();
    let alone = |like: usize| {
        !levels
            .iter()
            .any(|&q| view.token(q) < behind && is_alike(view, q, like))
    };
    match score[..] {
        [one, other] => {
            let (a, b) = (view.token(one), view.token(other));
            let set = is_set_against(view, (a, b), end) && is_alike(view, one, other);
            (alone(one) && stands_behind(one) && set).then_some(Score::Two([one, other]))
        }
        [] if levels.is_empty() => {
            let range = view
                .in_sentence(sentence)
                .find(|&q| view.quantity(q).kind == Kind::Range && view.token(q) >= behind)?;
            than::score_of_range(view, range)
                .filter(|_| stands_behind(range))
                .map(Score::Range)
        }
        _ => None,
    }
}

/// "The bus is slower than the train: it takes 95 minutes and the train 110": a clause of its own for both, of which the second names the
/// other.
fn one_and_the_other(
    view: &View<'_>,
    sentence: usize,
    behind: usize,
    to: usize,
) -> Option<[usize; 2]> {
    let end = view.end_token(behind.saturating_sub(1));
    let opens = to < end && matches!(view.mark(to), Some(':' | ';' | '—' | '–'));
    let levels: Few = view
        .in_sentence(sentence)
        .filter(|&q| is_told(view, q) || view.quantity(q).kind == Kind::Duration)
        .collect();
    let &[one, other] = &levels[..] else {
        return None;
    };
    let (a, b) = (view.token(one), view.token(other));
    let and = (a + 1..b).find(|&at| view.cues(at).any(&[Cue::And, Cue::But]))?;
    let names = |tokens: std::ops::Range<usize>| {
        let object: Vec<&str> = (behind..to)
            .filter(|&at| view.is_word(at) && view.at(at).is_none())
            .filter_map(|at| stem(view.lower(at)))
            .collect();
        tokens.clone().any(|at| view.is_one_of(at, OTHER))
            || tokens
                .filter(|&at| view.is_word(at))
                .filter_map(|at| stem(view.lower(at)))
                .any(|word| object.contains(&word))
    };
    let of_it = a == to + 1 || view.is_one_of(to + 1, words!["it", "they", "he", "she"]);
    // "cheaper than the train: it takes 110 minutes": a length of time is of no price.
    let timed = view.quantity(one).kind == Kind::Duration;
    let (first, word) = (view.first_token(a), behind.saturating_sub(1));
    let of_time = (first..=word).any(|at| TIMES.leads(view.lower(at)));
    if !of_it || timed && !of_time {
        return None;
    }
    let close = (b + 1..end)
        .find(|&at| view.mark(at).is_some())
        .unwrap_or(end);
    (opens && a > to && is_alike(view, one, other) && names(and..close) && !names(to + 1..and))
        .then_some([one, other])
}

/// Beginnings of words that compare lengths of time.
const TIMES: WordList = words!["long", "short", "slow", "fast", "quick", "brief"];

/// The other of two.
const OTHER: WordList = words!["other", "the other", "latter", "the latter", "second"];

/// "16 to 14", "£9.8m on the one and £14.2m on the other".
fn is_set_against(view: &View<'_>, (a, b): (usize, usize), end: usize) -> bool {
    let told = |mut tokens: std::ops::Range<usize>, phrases: WordList| {
        tokens.any(|at| view.begins(at, phrases))
    };
    let in_turn = told(
        a + 1..b,
        words!["on the one", "in the one", "for the one", "the former"],
    ) && told(
        b + 1..end,
        words![
            "on the other",
            "in the other",
            "for the other",
            "the latter"
        ],
    );
    let against =
        (a + 1..b).any(|at| view.is_one_of(at, AGAINST) || view.cues(at).has(Cue::Against));
    let parts = (a + 1..b).any(|at| view.mark(at) == Some(';'));
    (against || in_turn) && !parts && b - a <= APART
}

/// So many tokens at most from the one to the other.
const APART: usize = 8;

/// Whether two levels are of one kind; the second may leave out what both are of.
fn is_alike(view: &View<'_>, one: usize, other: usize) -> bool {
    let (x, y) = (view.quantity(one), view.quantity(other));
    x.kind == y.kind && view.comparable(one, other)
        || alike(view, one, other)
        || x.kind == y.kind && one < other && is_elliptical(view, other)
}

/// A level that one of two may have.
fn is_told(view: &View<'_>, q: usize) -> bool {
    is_amount(view, q)
        && !is_bare_year(view, q)
        && !view.quantity(q).hedge.is_bound()
        && view.context(q).stance == Stance::Fact
}
