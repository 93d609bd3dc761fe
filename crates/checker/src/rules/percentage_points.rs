//! `percentage-points`: a change between two percentages, stated in points.
//!
//! Formula: new − old. A change in per cent between two percentages is judged by `percent-change`, which hands
//! the classic slip (points called per cent) to this rule.

use extractor::{Cue, Kind};

use super::Scene;
use super::changes::{candidate, pairs_for};
use crate::candidate::{Candidate, Claim};
use crate::formula::Formula;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        if view.quantity(q).kind != Kind::Points || view.quantity(q).value.is_none() {
            continue;
        }
        if view
            .cue_before(view.token(q), 4, &[Cue::Adjusted])
            .is_some()
        {
            continue;
        }
        for pair in pairs_for(scene, q) {
            if view.quantity(pair.new).kind == Kind::Percent
                && view.quantity(pair.old).kind == Kind::Percent
            {
                out.push(candidate(
                    scene,
                    "percentage-points",
                    q,
                    Claim::of(view, q),
                    pair,
                    (Formula::Difference, Formula::Difference),
                ));
            }
        }
    }
}
