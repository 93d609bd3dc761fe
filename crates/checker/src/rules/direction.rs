//! `direction`: what is said to rise rose.
//!
//! A word of change (or a comparative) governs a pair of levels; the later must be above the earlier, or below it.
//! Silent where the pair is not set side by side strongly, and where the clause is negated or foretold.

use extractor::{Cue, Cues, Interval, Role, Stance};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for pair in &scene.pairs {
        if pair.strength < 6 || view.context(pair.new).stance != Stance::Fact {
            continue;
        }
        let Some((word, up)) = governing(scene, pair.new, pair.old) else { continue };
        let unit = view.quantity(pair.new).unit.base;
        let (new, old) = (Bound::new(view, pair.new, unit), Bound::new(view, pair.old, unit));
        let word_span = view.reading.tokens[word].span;
        let span = if view.context(pair.new).sentence == view.context(pair.old).sentence && word < view.token(pair.new) && view.token(pair.new) - word <= 4 {
            word_span.cover(view.quantity(pair.new).span)
        } else {
            word_span
        };
        let stated = if up { Interval { low: 0.0, high: f64::INFINITY } } else { Interval { low: f64::NEG_INFINITY, high: 0.0 } };
        out.push(Candidate {
            rule: "direction",
            claim: Claim {
                span,
                sentence: view.context(pair.new).sentence,
                quantity: None,
                stated,
                bare: stated,
                value: f64::NAN,
                grain: 0.0,
                hedge: extractor::Hedge::None,
                unit,
                loose: true,
            },
            formula: Formula::Difference,
            operands: vec![new, old],
            strength: pair.strength,
            sense: if up { Sense::Up } else { Sense::Down },
        });
    }
}

/// The word that says which way the pair goes, and whether that is up.
fn governing(scene: &Scene<'_>, new: usize, old: usize) -> Option<(usize, bool)> {
    let view = scene.view;
    let way = |cues: Cues| match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    let (a, b) = (view.token(new), view.token(old));
    // "to X": the verb before; "X, up from Y", "cheaper than … Y": the word between.
    if view.context(new).role == Role::Result {
        let first = view.first_token(a).max(a.saturating_sub(6));
        return (first..a).rev().find_map(|at| {
            let cues = view.cues(at);
            way(cues).filter(|_| cues.any(&[Cue::ChangeVerb, Cue::ChangeNoun]) || cues.any(&[Cue::Rise, Cue::Fall])).map(|up| (at, up))
        });
    }
    if a < b && view.context(new).sentence == view.context(old).sentence {
        let words: Vec<(usize, bool)> = (a + 1..b).filter_map(|at| way(view.cues(at)).map(|up| (at, up))).collect();
        if let [only] = words[..] {
            // A quantity between may be what rose ("up 4 percent from …"): then the amount's own rule speaks.
            return Some(only);
        }
    }
    None
}
