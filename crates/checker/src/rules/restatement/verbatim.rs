//! A sentence said twice, word for word, with one figure that differs: a headline and its bullet, a bullet and the text.
//!
//! The words and the other figures say that it is one statement; so no slip need explain the one that differs. A phrase that a text
//! fills in time and again is none: such sentences come more than twice, or differ in more than one figure.

use std::hash::{Hash, Hasher};

use document::BlockKind;
use extractor::{Interval, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::diagnose::{one_place_off, slip};
use crate::formula::Formula;
use crate::quick::{Quick, QuickMap};
use crate::view::View;

/// The content words of a sentence that is the same statement if said again; each figure that is the same counts as so many words.
const ENOUGH: usize = 12;
const FIGURE: usize = 3;

/// Proposes that each of two sentences with the same words has the figures of the other.
pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let mut known: QuickMap<u64, Vec<usize>> = QuickMap::default();
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
        known.entry(words(view, tokens)).or_default().push(sentence);
    }
    let mut pairs: Vec<[usize; 2]> = known
        .into_values()
        .filter_map(|said| <[usize; 2]>::try_from(said).ok())
        .collect();
    pairs.sort_unstable();
    out.extend(pairs.into_iter().filter_map(|pair| differs(view, pair)));
}

/// The tokens of a sentence without a label: "Headline 2: …".
fn body(view: &View<'_>, sentence: usize) -> std::ops::Range<usize> {
    let (from, to) = view.reading.sentences[sentence].tokens;
    let label = (from..to.min(from + 4)).find(|&at| view.mark(at) == Some(':'));
    label.map_or(from, |colon| colon + 1)..to
}

/// The words of some tokens as one number, whatever figures stand between them.
fn words(view: &View<'_>, tokens: std::ops::Range<usize>) -> u64 {
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
    Some(Candidate {
        rule: "restatement",
        claim: Claim {
            stated: Interval::exact(new),
            ..Claim::of(view, b)
        },
        formula: Formula::Same,
        operands: vec![Bound {
            quantity: a,
            value: old,
            interval: Interval::exact(old),
        }],
        strength: 16,
        sense: Sense::None,
    })
}
