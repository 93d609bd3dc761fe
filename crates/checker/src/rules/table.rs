//! `table`: row and column totals, and columns computed from others: changes, differences, shares, amounts per head.
//!
//! A total row or column is found by its label, a computed column by its header; whether it really is one is learnt from
//! the table: what holds in one row or column must hold in the next. Silent where nothing adds up and no slip explains
//! the difference, after "of which", for selected lines, and within the rounding of the parts.

mod columns;
mod composite;
mod named;
mod relations;
mod side;
mod totals;

use std::cell::LazyCell;

use extractor::{Interval, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::diagnose;
use crate::finding::Finding;
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let rounds = LazyCell::new(|| totals::speaks_of_rounding(scene.view));
    for grid in &scene.grids {
        totals::below(scene.view, grid, &|| *rounds, out);
        totals::beside(scene.view, grid, &|| *rounds, out);
        totals::above(scene.view, grid, out);
        columns::propose(scene.view, grid, out);
        relations::propose(scene.view, grid, out);
    }
}

pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for grid in &scene.grids {
        composite::judge(scene.view, grid, out);
    }
}

/// One cell as computed from others.
fn cell(
    view: &View<'_>,
    claim: Claim,
    formula: Formula,
    operands: &[Bound],
    strength: i32,
) -> Candidate {
    let mut candidate = Candidate {
        rule: "table",
        claim,
        formula,
        operands: operands.to_vec(),
        strength,
        sense: Sense::None,
    };
    for bound in &mut candidate.operands {
        *bound = as_printed(view, *bound);
    }
    candidate.claim.stated = stated(&claim);
    candidate.claim.bare = candidate.claim.stated;
    candidate
}

/// Printed cells are rounded only to their last printed place: a count's trailing zeros are digits here.
fn as_printed(view: &View<'_>, bound: Bound) -> Bound {
    let quantity = view.quantity(bound.quantity);
    let scale = quantity.value.map_or(1.0, |value| bound.value / value);
    Bound {
        interval: Interval::around(bound.value, half(quantity.grain) * scale.abs()),
        ..bound
    }
}

/// The values that a printed claim stands for.
fn stated(claim: &Claim) -> Interval {
    Interval::around(claim.value, half(claim.grain))
}

fn half(grain: f64) -> f64 {
    if grain < 1.0 { grain / 2.0 } else { 0.5 }
}

fn holds(candidate: &Candidate) -> bool {
    outcome(candidate) == Outcome::Agrees
}

/// What holds elsewhere in the same row or column must hold here. Where nothing else supports it, a nameable slip does, if
/// there are few cells; `alone` is the strength of a disagreement that has neither.
fn learn(view: &View<'_>, found: Vec<Candidate>, alone: i32, out: &mut Vec<Candidate>) {
    let held = found.iter().filter(|candidate| holds(candidate)).count();
    let failed = found.len() - held;
    let supported = held > 0 && failed <= held;
    for mut candidate in found {
        if supported {
            candidate.strength += 3;
        } else if !holds(&candidate) {
            let slip = failed <= 2 && diagnose::cause(view, &candidate).is_some();
            candidate.strength = if slip {
                candidate.strength + 2
            } else {
                alone.min(if failed == 1 { 8 } else { 4 })
            };
        }
        out.push(candidate);
    }
}

/// A cell's value in per cent, if it is one or its header says so.
fn in_percent(claim: Claim) -> Claim {
    claim.scaled(1.0, UnitId::PERCENT)
}
