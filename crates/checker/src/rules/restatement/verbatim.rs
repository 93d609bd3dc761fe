//! A sentence said twice, word for word, with one figure that differs: a headline and its bullet, a bullet and the text.
//!
//! The words and the other figures say that it is one statement; so no slip need explain the one that differs. A phrase that a text
//! fills in time and again is none: such sentences come more than twice, or differ in more than one figure.

use std::hash::{Hash, Hasher};

use document::BlockKind;
use extractor::{Interval, Kind};

use super::figure::{self, Figure};
use super::frame::Frames;
use super::same::sections_part;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::diagnose::{one_place_off, slip};
use crate::formula::Formula;
use crate::quick::Quick;
use crate::view::View;

/// The content words of a sentence that is the same statement if said again; each figure that is the same counts as so many words.
const ENOUGH: usize = 12;
const FIGURE: usize = 3;
/// So many tokens before a figure are compared at once, and so many content words must stand there.
const LEAD: usize = 5;
const STEMS: usize = 5;
/// So many words at the beginning and the end of a sentence tell most sentences apart.
const ENDS: usize = 2;

/// Proposes that each of two sentences with the same words has the figures of the other.
pub(super) fn propose(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    out: &mut Vec<Candidate>,
) {
    let mut known: Vec<(u64, usize)> = Vec::new();
    for sentence in 0..view.reading.sentences.len() {
        let kind = view.document.blocks[view.reading.sentences[sentence].block].kind;
        let count = view.in_sentence(sentence).len();
        if count == 0 || matches!(kind, BlockKind::Cell { .. } | BlockKind::Furniture(_)) {
            continue;
        }
        let tokens = body(view, sentence);
        if view.numbered().within(tokens.clone()).len() < 4 {
            continue;
        }
        known.push((ends(view, tokens), sentence));
    }
    // Only sentences that begin and end alike are read through.
    let mut alike: Vec<(u64, usize)> = in_groups(&mut known)
        .flatten()
        .map(|&(_, sentence)| (words(view, body(view, sentence)), sentence))
        .collect();
    let mut pairs: Vec<[usize; 2]> = in_groups(&mut alike)
        .filter_map(|said| match *said {
            [(_, one), (_, other)] => Some([one, other]),
            _ => None,
        })
        .collect();
    document::sort_by(&mut pairs, Ord::cmp);
    let found = pairs.into_iter().filter_map(|pair| differs(view, pair));
    out.extend(found.filter(|found| {
        let claim = found.claim.quantity.unwrap_or(usize::MAX);
        let frame = |q: usize| frames.of(figure::place(figures, q)?);
        let pair = (frame(claim), frame(found.operands[0].quantity));
        !matches!(pair, (Some(a), Some(b)) if sections_part(a, b))
    }));
    stretches(view, figures, frames, out);
}

/// Proposes that of two figures the one is the other where all that leads up to them is the same, and nothing behind tells them apart:
/// "Net sales abroad rose in 2012 to £35 million, the most so far".
fn stretches(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    out: &mut Vec<Candidate>,
) {
    let mut known: Vec<(u64, usize)> = Vec::new();
    for q in 0..view.reading.quantities.len() {
        let token = view.token(q);
        let first = body(view, view.context(q).sentence).start;
        if view.is_magnitude(q) && token >= first + LEAD && !view.is_furniture(q) {
            known.push((exact(view, token - LEAD..token), q));
        }
    }
    let mut pairs: Vec<[usize; 2]> = in_groups(&mut known)
        .filter_map(|told| match *told {
            [(_, a), (_, b)] => Some([a, b]),
            // Of three the one that differs.
            [(_, a), (_, b), (_, c)] => {
                let value = |q: usize| view.quantity(q).value;
                match (value(a) == value(b), value(b) == value(c)) {
                    (true, false) => Some([a, c]),
                    (false, true) => Some([b, a]),
                    _ => None,
                }
            }
            _ => None,
        })
        .collect();
    document::sort_by(&mut pairs, Ord::cmp);
    let pairs = pairs
        .into_iter()
        .filter(|&pair| !are_parted(view, figures, frames, pair));
    out.extend(pairs.filter_map(|pair| leads_elsewhere(view, pair)));
}

/// Tokens as one number, figures by their values.
fn exact(view: &View<'_>, tokens: std::ops::Range<usize>) -> u64 {
    let mut hasher = Quick::default();
    for token in tokens {
        match view.at(token) {
            Some(q) => view.quantity(q).value.map(f64::to_bits).hash(&mut hasher),
            None => view.lower(token).hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// Whether headings tell two figures apart, or what is said of their times behind them.
fn are_parted(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    [a, b]: [usize; 2],
) -> bool {
    let frame = |q: usize| frames.of(figure::place(figures, q)?);
    let (Some(one), Some(other)) = (frame(a), frame(b)) else {
        return true;
    };
    let later = matches!((one.period, other.period), (Some(x), Some(y)) if x.conflicts(y));
    sections_part(one, other) || later && !is_dated(view, b)
}

/// Whether a year stands among what leads up to a figure: then what follows tells no other time.
fn is_dated(view: &View<'_>, q: usize) -> bool {
    let mut before = view.in_sentence(view.context(q).sentence).start..q;
    before.any(|year| matches!(view.quantity(year).kind, Kind::Year | Kind::Date))
}

/// Two figures of which one is a slip of the other, and all before them in their sentences is the same.
fn leads_elsewhere(view: &View<'_>, [a, b]: [usize; 2]) -> Option<Candidate> {
    let (x, y) = (view.quantity(a), view.quantity(b));
    let (ca, cb) = (view.context(a), view.context(b));
    let before = |q: usize| body(view, view.context(q).sentence).start..view.token(q);
    let (one, other) = (before(a), before(b));
    let stems = view.numbered().within(one.clone()).len();
    let alike = ca.sentence != cb.sentence
        && exact(view, one) == exact(view, other)
        && stems >= STEMS
        && x.kind == y.kind
        && x.unit == y.unit
        && x.hedge == y.hedge
        && (ca.time.year == cb.time.year || is_dated(view, b))
        && (x.grain - y.grain).abs() <= 1e-9 * x.grain;
    let (old, new) = (x.value?, y.value?);
    let grain = x.grain.max(y.grain);
    // A digit in the last place is a step of a series.
    let slips = one_place_off(old, new, grain) && (old - new).abs() >= 9.5 * grain
        || slip(old, new, grain).is_some();
    (alike && slips && old > 0.0 && new > 0.0).then(|| again(view, b, a))
}

/// The figure `q` as the one said before.
fn again(view: &View<'_>, q: usize, before: usize) -> Candidate {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    Candidate {
        rule: "restatement",
        claim: Claim {
            stated: Interval::exact(value(q)),
            ..Claim::of(view, q)
        },
        formula: Formula::Same,
        operands: vec![Bound {
            quantity: before,
            value: value(before),
            interval: Interval::exact(value(before)),
        }],
        strength: 16,
        sense: Sense::None,
    }
}

/// The tokens of a sentence without a label: "Headline 2: …".
fn body(view: &View<'_>, sentence: usize) -> std::ops::Range<usize> {
    let (from, to) = view.reading.sentences[sentence].tokens;
    let label = (from..to.min(from + 4)).find(|&at| view.mark(at) == Some(':'));
    label.map_or(from, |colon| colon + 1)..to
}

/// Those that share a number, two or more at a time, each group in order.
fn in_groups(all: &mut [(u64, usize)]) -> impl Iterator<Item = &[(u64, usize)]> {
    document::sort_by(all, Ord::cmp);
    let groups = all.chunk_by(|a, b| a.0 == b.0);
    groups.filter(|group| group.len() > 1)
}

/// The first and last words of some tokens as one number.
fn ends(view: &View<'_>, tokens: std::ops::Range<usize>) -> u64 {
    let said = |&token: &usize| view.at(token).is_some() || view.is_word(token);
    let first = tokens.clone().filter(said).take(ENDS);
    words(view, first.chain(tokens.rev().filter(said).take(ENDS)))
}

/// The words of some tokens as one number, whatever figures stand between them.
fn words(view: &View<'_>, tokens: impl Iterator<Item = usize>) -> u64 {
    let mut hasher = Quick::default();
    for token in tokens {
        if view.at(token).is_some() {
            0_u8.hash(&mut hasher);
        } else if view.is_word(token) {
            view.lower(token).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The one figure in which two sentences of the same words differ.
fn differs(view: &View<'_>, [one, other]: [usize; 2]) -> Option<Candidate> {
    let figures = |sentence: usize| {
        let body = body(view, sentence);
        view.in_sentence(sentence)
            .filter(move |&q| body.contains(&view.token(q)))
    };
    let (first, second) = (figures(one), figures(other));
    let same = |&(a, b): &(usize, usize)| {
        let (x, y) = (view.quantity(a), view.quantity(b));
        x.value == y.value && x.unit == y.unit && x.date == y.date
    };
    let pairs: Vec<(usize, usize)> = first.zip(second).collect();
    let mut others = pairs.iter().filter(|pair| !same(pair));
    let (&(a, b), None) = (others.next()?, others.next()) else {
        return None;
    };
    let (x, y) = (view.quantity(a), view.quantity(b));
    let (old, new) = (x.value?, y.value?);
    let told = view.numbered().within(body(view, other)).len() + FIGURE * (pairs.len() - 1);
    let grain = x.grain.max(y.grain);
    let slips = one_place_off(old, new, grain) || slip(old, new, grain).is_some();
    let one_sort =
        x.unit == y.unit && x.hedge == y.hedge && (x.grain - y.grain).abs() <= 1e-9 * grain;
    let is_figure = !matches!(y.kind, Kind::Ordinal | Kind::Range) && old > 0.0 && new > 0.0;
    if !one_sort || !is_figure || told < ENOUGH || !slips && told < ENOUGH + FIGURE {
        return None;
    }
    Some(again(view, b, a))
}
