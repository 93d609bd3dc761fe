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
mod sides;
mod than;

pub(super) use half::{denies, is_wanted};

use super::Scene;
use crate::candidate::Candidate;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    band::propose(scene.view, out);
    counts::propose(scene.view, out);
    half::propose(scene.view, out);
    than::propose(scene.view, out);
    outnumber::propose(scene.view, out);
    rivals::propose(scene.view, out);
    sides::propose(scene.view, out);
}
