//! One thing against several at once: "Ash felled 210 trees, Birch 96 and Cedar 140; Ash felled more than Birch and Cedar combined" · "at 41
//! tonnes, more than Holm (22) and Skerry (23) put together" · "Tunnels took more than everything else together".
//!
//! Whose the figures are, see [`Holdings`]: the clause names one thing before the word, and behind it others, or all of them. Silent where
//! fewer than two others are told, where one of those named has no figure, and where the figures hold their own total.

use std::ops::Range;

use extractor::{Cue, Stance};

use super::sides::{self, ALL, spans};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::holdings::Holdings;
use crate::pairs::alike;
use crate::parts::is_amount;
use crate::rules::direction::than::is_denied;
use crate::view::{Few, View};
use crate::words::WordList;

/// How many tokens behind the word the others may be told.
const REACH: usize = 24;
/// What makes one of several behind them.
const TOGETHER: WordList = words![
    "combined",
    "put together",
    "together",
    "taken together",
    "added together",
    "lumped together",
    "between them",
    "in combination",
];
/// All that are left of a list.
const REST: WordList = words![
    "others",
    "other",
    "else",
    "rest",
    "rivals",
    "remaining",
    "neighbours",
    "neighbors",
];
/// The others are named, or are all the rest.
const NAMED: i32 = 8;
const ALL_OTHERS: i32 = 7;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if !view.may_begin(
            sentence,
            words![
                "combined", "together", "put", "taken", "added", "lumped", "between",
            ],
        ) {
            continue;
        }
        let (first, end) = own.tokens;
        if !(first..end).any(|t| view.is_word(t) && view.begins(t, TOGETHER)) {
            continue;
        }
        for at in first..end {
            let Some((up, behind)) = compares(view, at) else {
                continue;
            };
            let Some(end) = together(view, behind) else {
                continue;
            };
            let found = beside(view, at, behind..end)
                .map(|(one, others)| (one, others, NAMED))
                .or_else(|| told(view, sentence, at, behind..end));
            out.extend(found.map(|(one, others, strength)| {
                against_all(view, (at, sentence), up, one, &others, strength)
            }));
        }
    }
}

/// Whether a word sets what stands before it above or below what stands behind it, and where that begins.
fn compares(view: &View<'_>, at: usize) -> Option<(bool, usize)> {
    let word = sides::word(view, at)?;
    if is_denied(view, at) {
        return None;
    }
    let up = word.points_up()?;
    if word.verb {
        return Some((up, word.end));
    }
    let end = view.end_token(at);
    (at..end.min(at + 9))
        .find(|&t| view.lower(t).ends_with("than"))
        .map(|than| (up, than + 1))
}

/// Where several are made one behind a word that compares: "more than [Birch and Cedar] combined".
pub(in crate::rules) fn together(view: &View<'_>, behind: usize) -> Option<usize> {
    let end = view.end_token(behind.saturating_sub(1)).min(behind + REACH);
    (behind..end)
        .take_while(|&t| !matches!(view.mark(t), Some(';' | ':')) && !view.cues(t).has(Cue::But))
        .find(|&t| view.is_word(t) && view.begins(t, TOGETHER))
}

/// "more than Holm (22) and Skerry (23) put together": the others' figures stand behind the word, its own before it.
fn beside(view: &View<'_>, at: usize, object: Range<usize>) -> Option<(usize, Few)> {
    let level = |&q: &usize| is_amount(view, q) && view.context(q).stance == Stance::Fact;
    let sentence = view.memo.sentence_of(at);
    let others: Few = view
        .in_sentence(sentence)
        .filter(level)
        .filter(|&q| object.contains(&view.token(q)))
        .collect();
    let (&first, more) = others.split_first()?;
    let one = view
        .in_sentence(sentence)
        .filter(level)
        .filter(|&q| view.token(q) < at)
        .last()?;
    let like = more.iter().all(|&q| alike(view, first, q)) && !more.is_empty();
    let sized = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let near = sized(one) < 20.0 * sized(first) && sized(one) * 20.0 > sized(first);
    (like && near).then_some((one, others))
}

/// "Ash felled more than Birch and Cedar combined": the figures of those named, told here or near.
fn told(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    object: Range<usize>,
) -> Option<(usize, Few, i32)> {
    let first = view.first_token(at);
    let stop = |t: &usize| {
        matches!(view.mark(*t), Some(';' | ':' | '—' | '–'))
            || view.cues(*t).has(Cue::But)
            || view.is_one_of(*t, words!["while", "whereas", "because", "so"])
    };
    let from = (first..at).rev().find(stop).map_or(first, |t| t + 1);
    let all = object
        .clone()
        .take(5)
        .any(|t| view.is_one_of(t, ALL) || view.is_one_of(t, REST));
    for span in spans(view, sentence) {
        let Some(list) = Holdings::of(view, span) else {
            continue;
        };
        if list.figures.len() < 3 || holds_a_total(view, &list.figures) {
            continue;
        }
        // A figure of the clause itself: "Ash felled 210, more than …".
        let own = (from..at)
            .rev()
            .find_map(|t| view.at(t))
            .filter(|q| list.figures.contains(q));
        let Some(one) = own.or_else(|| list.named(view, from..at)) else {
            continue;
        };
        let named: Few = list
            .all_named(view, object.clone())
            .into_iter()
            .filter(|&q| q != one)
            .collect();
        let joined = object
            .clone()
            .filter(|&t| view.cues(t).has(Cue::And) || view.mark(t) == Some(','))
            .count();
        if named.len() >= 2 && named.len() == joined.max(1) + 1 {
            return Some((one, named, NAMED));
        }
        if named.is_empty() && all {
            let others: Few = list.figures.iter().copied().filter(|&q| q != one).collect();
            let counted = object.clone().find_map(|t| view.at(t));
            let many = counted.and_then(|q| view.quantity(q).value);
            if many.is_none_or(|many| many.total_cmp(&(others.len() as f64)).is_eq()) {
                return Some((one, others, ALL_OTHERS));
            }
        }
    }
    None
}

/// Whether one of some figures is what the others come to, or more.
pub(super) fn holds_a_total(view: &View<'_>, figures: &[usize]) -> bool {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let sum: f64 = figures.iter().map(|&q| value(q)).sum();
    figures
        .iter()
        .any(|&q| (sum - 2.0 * value(q)).abs() < 1e-6 * sum)
}

/// One figure as larger, or smaller, than some others together.
pub(super) fn against_all(
    view: &View<'_>,
    (at, sentence): (usize, usize),
    up: bool,
    one: usize,
    others: &[usize],
    strength: i32,
) -> Candidate {
    let mut operands = vec![Bound::beside(view, one, others[0])];
    operands.extend(others.iter().map(|&q| Bound::beside(view, q, one)));
    Candidate {
        rule: "comparison",
        claim: Claim::way(
            view.reading.tokens[at].span,
            sentence,
            up,
            view.quantity(one).unit.base,
        ),
        formula: Formula::Remainder,
        operands,
        strength,
        sense: if up { Sense::Up } else { Sense::Down },
    }
}
