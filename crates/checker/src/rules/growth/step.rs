//! A mean step a year between two levels of a short paragraph: "a climb averaging $140,000 a year".
//!
//! Silent where the paragraph tells more than two amounts of the measure.

use std::ops::Range;

use extractor::{Kind, Per};

use super::free::{LEAST, is_level, near, years};
use super::push;
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::view::{Few, View, YEAR};

/// "a climb averaging $140,000 a year", "330 fewer every 12 months": a mean yearly step between two levels as the claim.
pub(super) fn steps(view: &View<'_>, figures: &Range<usize>, out: &mut Vec<Candidate>) {
    for step in figures.clone() {
        let quantity = view.quantity(step);
        let yearly = matches!(quantity.unit.per, Per::Unit(unit) if unit == *YEAR);
        if !yearly
            || !matches!(quantity.kind, Kind::Money | Kind::Cardinal | Kind::Measure)
            || quantity.value.is_none()
            || !near(
                view,
                step,
                words![
                    "averag", "mean", "fewer", "more", "newcomer", "extra", "pace", "rate of",
                    "steadily",
                ],
            )
        {
            continue;
        }
        let levels: Few = figures
            .clone()
            .filter(|&l| {
                l != step
                    && is_level(view, l)
                    && view.quantity(l).kind == quantity.kind
                    && view.comparable(l, step)
            })
            .collect();
        let &[one, other] = &levels[..] else {
            continue;
        };
        let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
        let told = years(view, [one, other], figures.clone())
            .or_else(|| years(view, [other, one], figures.clone()))
            .filter(|told| told.0 >= 2.0);
        let Some((n, told, dated)) = told else {
            continue;
        };
        let (high, low) = if value(one) > value(other) {
            (one, other)
        } else {
            (other, one)
        };
        let operands = vec![
            Bound::beside(view, high, low),
            Bound::beside(view, low, high),
            Bound::exact(told, n),
        ];
        push(
            out,
            Claim::of(view, step),
            Formula::Step,
            operands,
            LEAST + 2 + 3 * i32::from(dated),
        );
    }
}
