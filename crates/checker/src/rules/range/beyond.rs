//! A place that its field does not have: "26th of the 24 authorities", "19th in a field of 17".
//!
//! Silent where a noun stands between the place and its field: "the fifth goal of four that were disallowed" is counted
//! among others.

use extractor::{Cue, Kind};

use super::place_in;
use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// Words that may stand between a place and the number that compete.
const BETWEEN: WordList = words![
    "in", "from", "place", "placed", "overall", "a", "the", "field", "its", "their", "our", "all",
];

/// How far behind its place the field may be named, in tokens.
const REACH: usize = 7;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        let ordinal = view.quantity(q);
        if ordinal.kind != Kind::Ordinal
            || view.is_furniture(q)
            || !ordinal.value.is_some_and(|place| place >= 2.0)
        {
            continue;
        }
        // A place that the field does have may still be another's.
        if let Some(size) = field(view, q).filter(|&size| view.quantity(size).value < ordinal.value)
        {
            out.push(place_in(view, q, size, 9));
        }
    }
}

/// The number of those among which a place is held, if only words that lead to it stand between.
fn field(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let mut led = false;
    for at in token + 1..view.end_token(token).min(token + 1 + REACH) {
        if let Some(n) = view.at(at) {
            let counts = view.is_count(n)
                && view
                    .quantity(n)
                    .value
                    .is_some_and(|n| n >= 2.0 && n.fract() == 0.0);
            return (counts && led).then_some(n);
        }
        let word = view.lower(at);
        let leads = view.cues(at).any(&[Cue::Of, Cue::OutOf]) || word.starts_with("among");
        if !view.is_word(at) || !leads && !BETWEEN.has(word) {
            return None;
        }
        led |= leads;
    }
    None
}
