//! `ratio`: three for every ten, outnumber four to one.
//!
//! Formula: a / b. The two counts are those of the things that the ratio names, or the two counts beside it.

use extractor::{Cue, Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.kind != Kind::Ratio || quantity.value.is_none() {
            continue;
        }
        let sentence = view.context(q).sentence;
        let named = view.stems(quantity.span);
        let counts: Vec<usize> = view
            .near(sentence, 1, 0)
            .filter(|&c| c != q && view.is_count(c) && view.quantity(c).value > Some(0.0))
            .collect();
        for (i, &a) in counts.iter().enumerate() {
            for &b in &counts[i + 1..] {
                let inside =
                    view.context(a).sentence == sentence && view.context(b).sentence == sentence;
                let alone = counts
                    .iter()
                    .filter(|&&c| view.context(c).sentence == view.context(a).sentence)
                    .count()
                    == 2;
                let strength = 5
                    + i32::from(inside)
                    + 2 * i32::from(alone)
                    + i32::from(view.sentence_has(sentence, &[Cue::Ratio, Cue::Equal]));
                // "one officer for every 3,500 people" names both sides; then their order is known.
                let topic = |c: usize| {
                    let topic = view.topic(c);
                    named.iter().position(|stem| topic.contains(stem))
                };
                let ordered = match (topic(a), topic(b)) {
                    (Some(x), Some(y)) if x != y => Some(if x < y { (a, b) } else { (b, a) }),
                    _ => None,
                };
                let push =
                    |first: usize, second: usize, strength: i32, out: &mut Vec<Candidate>| {
                        out.push(Candidate {
                            rule: "ratio",
                            claim: Claim::of(view, q).scaled(1.0, UnitId::NONE),
                            formula: Formula::Quotient,
                            operands: vec![Bound::own(view, first), Bound::own(view, second)],
                            strength,
                            sense: Sense::None,
                        });
                    };
                if let Some((first, second)) = ordered {
                    push(first, second, strength + 3, out);
                } else {
                    push(a, b, strength, out);
                    push(b, a, strength, out);
                }
            }
        }
    }
}
