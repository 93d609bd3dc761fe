//! `percentage-points`: a change between two percentages, stated in points.
//!
//! Formula: new − old. A change in per cent between two percentages is judged by `percent-change`, which hands
//! the classic slip (points called per cent) to this rule.

use extractor::{Cue, Kind, Role};

use super::Scene;
use super::changes::{candidate, pairs_for};
use crate::candidate::{Candidate, Claim};
use crate::formula::Formula;
use crate::view::View;

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
        let told = is_of_another_time(view, q);
        for &pair in pairs_for(scene, q) {
            let led = |q: usize| matches!(view.context(q).role, Role::Base | Role::Reference);
            if told && !led(pair.old) {
                continue;
            }
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

/// "few have left since the cut of half a point": what was changed then is not the gap between levels told before it.
pub(crate) fn is_of_another_time(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (token.saturating_sub(5)..token)
        .any(|t| view.lower(t) == "since" && matches!(view.lower(t + 1), "the" | "its" | "their"))
}
