//! Which stretch of its sentence belongs to a figure.
//!
//! Two figures share a sentence between them at the last comma, *and* or other joint that stands between them. Dates part dates
//! from each other, and other figures from each other, but not the one kind from the other: a date says when for all around it.

use std::ops::Range;

use document::sort_by_key;
use extractor::{Cue, Kind};

use super::period::is_bare_year;
use crate::view::View;

/// A figure's own stretch of tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zone {
    pub(crate) quantity: usize,
    pub(crate) from: usize,
    /// One past the last token.
    pub(crate) to: usize,
}

/// The zones of the quantities of one sentence.
pub(crate) fn zones(view: &View<'_>, quantities: Range<usize>) -> Vec<Zone> {
    let mut found = Vec::with_capacity(quantities.len());
    for dates in [false, true] {
        let of_kind: Vec<usize> = quantities
            .clone()
            .filter(|&q| is_date(view, q) == dates)
            .collect();
        for (at, &q) in of_kind.iter().enumerate() {
            let token = view.token(q);
            let before = at.checked_sub(1).map(|i| view.token(of_kind[i]));
            let behind = of_kind.get(at + 1).map(|&next| view.token(next));
            found.push(Zone {
                quantity: q,
                from: before
                    .map_or_else(|| start(view, token), |other| joint(view, other, token).1),
                to: behind.map_or_else(|| stop(view, token), |other| joint(view, token, other).0),
            });
        }
    }
    sort_by_key(&mut found, |zone| zone.quantity);
    opening(view, &mut found);
    found
}

/// "Across the six hospitals of the region, attendances rose by 3%": an opening phrase is said of the clause behind it.
fn opening(view: &View<'_>, zones: &mut [Zone]) {
    let Some(first) = zones
        .iter()
        .map(|zone| view.first_token(view.token(zone.quantity)))
        .min()
    else {
        return;
    };
    let preposition = view.is_word(first)
        && matches!(
            view.word(first).to_ascii_lowercase().as_str(),
            "across"
                | "in"
                | "at"
                | "among"
                | "amongst"
                | "for"
                | "of"
                | "on"
                | "over"
                | "within"
                | "throughout"
                | "during"
        );
    let comma = (first..view.end_token(first)).find(|&at| view.mark(at) == Some(','));
    if let Some(comma) = comma.filter(|_| preposition) {
        for zone in zones.iter_mut().filter(|zone| zone.from == comma + 1) {
            zone.from = first;
        }
    }
}

fn is_date(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).kind, Kind::Date | Kind::Year) || is_bare_year(view, q)
}

/// Where the first of two figures' stretch ends and the second's begins.
fn joint(view: &View<'_>, a: usize, b: usize) -> (usize, usize) {
    let strong = (a + 1..b)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(';' | '—')));
    let soft = || {
        (a + 1..b).rev().find(|&at| {
            matches!(view.mark(at), Some(',' | ':' | '(' | ')'))
                || view.cues(at).any(&[Cue::And, Cue::But])
        })
    };
    if let Some(at) = strong.or_else(soft) {
        return (at, at + 1);
    }
    // No joint: what is counted belongs to the first, the rest to the second.

    let mut at = a + 1;
    while at < b
        && view.is_word(at)
        && !view.cues(at).any(&[
            Cue::Of,
            Cue::To,
            Cue::From,
            Cue::By,
            Cue::On,
            Cue::Level,
            Cue::Against,
        ])
    {
        at += 1;
    }
    (at, at)
}

/// "more than it spent on cars": what is behind is another quantity.
fn compares(word: &str) -> bool {
    word == "than" || word.ends_with(" than")
}

fn start(view: &View<'_>, token: usize) -> usize {
    let first = view.first_token(token);
    (first..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(';')))
        .map_or(first, |at| at + 1)
}

fn stop(view: &View<'_>, token: usize) -> usize {
    let end = view.end_token(token);
    let ends = |at: usize| {
        matches!(view.mark(at), Some(';')) || view.is_word(at) && compares(view.word(at))
    };
    (token + 1..end).find(|&at| ends(at)).unwrap_or(end)
}
