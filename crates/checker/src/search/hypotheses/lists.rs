//! Totals, means and what is left of a whole.

use document::sort_by;
use extractor::Cue;
use smallvec::SmallVec;

use super::{Family, How, Nearby, Tried};
use crate::candidate::{Bound, Claim};
use crate::formula::Formula;
use crate::view::Few;

/// Totals of the figures of a sentence, or of all before the claim, and what they leave of a whole.
pub(super) fn lists(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let claim = Claim::of(view, near.claim);
    let levels: Few = near.like_claim().collect();
    if levels.len() < 2 {
        return;
    }
    let cued = near.says(&[Cue::Total, Cue::Making, Cue::Whole, Cue::Collective]);
    let how = |family, prior, rule, formula| How {
        family,
        prior,
        rule,
        formula,
    };
    let total = if cued { 0.4 } else { 0.08 };
    let total = how(Family::Sum, total, "sum", Formula::Sum);
    let average = near.says(&[Cue::Average]);
    let mean = how(Family::Mean, 0.4, "average", Formula::Mean);
    let rest = if near.says(&[Cue::Remainder]) {
        0.4
    } else {
        0.04
    };
    let rest = how(Family::Rest, rest, "complement", Formula::Remainder);
    for run in runs(near, &levels) {
        let operands: SmallVec<[Bound; 8]> = run.iter().map(|&q| near.in_unit(q)).collect();
        if operands.iter().all(|operand| operand.value < claim.value) {
            near.push(total, &claim, &operands, out);
        }
        if average {
            near.push(mean, &claim, &operands, out);
        }
        if operands.len() >= 3 {
            let mut largest_first = operands;
            sort_by(&mut largest_first, |a, b| b.value.total_cmp(&a.value));
            near.push(rest, &claim, &largest_first, out);
        }
    }
}

/// The figures that make a list: all of a sentence, all before the claim, all behind it, all of both.
fn runs(near: &Nearby<'_, '_>, levels: &[usize]) -> SmallVec<[Few; 6]> {
    let view = near.view;
    let sentence = |q: usize| view.context(q).sentence;
    let mut runs: SmallVec<[Few; 6]> = levels
        .chunk_by(|&a, &b| sentence(a) == sentence(b))
        .filter(|run| run.len() >= 2)
        .map(Few::from_slice)
        .collect();
    let here = sentence(near.claim);
    let side = |before: bool| -> Few {
        let own = |q: &usize| sentence(*q) == here && (*q < near.claim) == before;
        levels.iter().copied().filter(own).collect()
    };
    runs.extend([side(true), side(false), Few::from_slice(levels)]);
    runs.retain(|run| run.len() >= 2);
    document::sort_by(&mut runs, Ord::cmp);
    runs.dedup();
    runs
}
