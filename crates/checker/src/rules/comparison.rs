//! `comparison`: majority (61%), most, more than half, against the figure they stand beside.
//!
//! A word or fraction that ranks a share stands with its percentage in apposition: *most (58 per cent)*, *a third,
//! 29 percent*. The percentage must lie in the band of the words. *Men (89%) were likelier … than women (85%)* must run
//! the way the words say. Silent where they are not joined so closely.

mod band;
mod counts;
mod half;
mod outnumber;
mod rivals;
mod scores;
mod sides;
mod than;
pub(super) mod together;

pub(super) use half::{denies, is_wanted};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    band::propose(scene.view, out);
    counts::propose(scene.view, out);
    half::propose(scene.view, out);
    than::propose(scene.view, out);
    together::propose(scene.view, out);
    outnumber::propose(scene.view, out);
    rivals::propose(scene.view, out);
    sides::propose(scene.view, out);
}

/// A word at a token of a sentence that calls the one figure larger, or smaller, than the other.
fn told_apart(
    view: &View<'_>,
    (at, sentence): (usize, usize),
    larger: bool,
    [one, other]: [usize; 2],
    strength: i32,
) -> Candidate {
    Candidate {
        rule: "comparison",
        claim: Claim::way(
            view.reading.tokens[at].span,
            sentence,
            larger,
            view.quantity(one).unit.base,
        ),
        formula: Formula::Difference,
        operands: vec![
            Bound::beside(view, one, other),
            Bound::beside(view, other, one),
        ],
        strength,
        sense: if larger { Sense::Up } else { Sense::Down },
    }
}
