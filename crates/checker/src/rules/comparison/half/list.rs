//! More than half of a list, of one that its clause names: "62 tankers and 41 bulkers were ordered, and 28 liners. Tankers were most of
//! what was ordered" · "13 women and 12 men; women are in the minority".
//!
//! The list need not be all there is: what is less than the others that are told is less than half. Fewer than half is said only of one
//! of two.

use std::ops::Range;

use extractor::Cue;

use super::named::other_of_two;
use super::{Half, is_wanted};
use crate::candidate::Candidate;
use crate::holdings::Holdings;
use crate::rules::comparison::sides::spans;
use crate::rules::comparison::together::{against_all, holds_a_total};
use crate::rules::comparison::told_apart;
use crate::view::{Few, View};

/// As strong as one of several that is named.
const NAMED: i32 = 7;

pub(super) fn bind(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let clause = clause(view, half)?;
    for span in spans(view, sentence) {
        let Some(list) = Holdings::of(view, span) else {
            continue;
        };
        let apart = clause.end <= list.tokens.start || list.tokens.end <= clause.start;
        if !apart || holds_a_total(view, &list.figures) || !list.is_labelled() {
            continue;
        }
        let Some(one) = list.named(view, clause.clone()) else {
            continue;
        };
        let others: Few = list.figures.iter().copied().filter(|&q| q != one).collect();
        let at = (half.from, sentence);
        match others[..] {
            [other] if other_of_two(view, one) == Some(other) => {
                return Some(told_apart(view, at, half.most, [one, other], NAMED));
            }
            [_, _, ..] if half.most => {
                return Some(against_all(view, at, true, one, &others, NAMED));
            }
            _ => {}
        }
    }
    None
}

/// The tokens from mark to mark around the words, if they say as a fact what is more than half.
pub(super) fn clause(view: &View<'_>, half: &Half) -> Option<Range<usize>> {
    let (first, end) = (view.first_token(half.from), view.end_token(half.from));
    let stop = |t: &usize| view.mark(*t).is_some_and(|mark| !matches!(mark, '-' | ','));
    let from = (first..half.from).rev().find(stop).map_or(first, |t| t + 1);
    let to = (half.to..end).find(stop).unwrap_or(end);
    let denied = (from..to).any(|t| {
        view.cues(t).any(&[
            Cue::Negation,
            Cue::Hypothetical,
            Cue::Forecast,
            Cue::Earlier,
        ])
    });
    let figured = (from..to).any(|t| view.at(t).is_some_and(|q| Some(q) != half.quantity));
    (!denied && !figured && !is_wanted(view, half.from)).then_some(from..to)
}
