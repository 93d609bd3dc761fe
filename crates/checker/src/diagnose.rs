//! The human error that reproduces a wrong figure.

mod digits;
mod operands;

use approx::relative_eq;
use extractor::{Hedge, Interval, Per, UnitId};

use crate::candidate::{Candidate, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::{View, YEAR};
use crate::wording::{operand, with_unit};
use digits::transposed;
pub(crate) use digits::{one_digit_off, rounded, slip};
pub(crate) use operands::mended_operand;

/// Names the slip by which the stated figure comes out of the same operands, if one of the known ones does.
pub(crate) fn cause(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    // Words alone state no figure that a slip could have made.
    if candidate.claim.value.is_nan() {
        return None;
    }
    other_formula(view, candidate)
        .or_else(|| decade(candidate))
        .or_else(|| period(view, candidate))
        .or_else(|| not_compounded(candidate))
        .or_else(|| direction(candidate))
        .or_else(|| digits(view, candidate))
        .or_else(|| part_left_out(view, candidate))
        .or_else(|| operand_slipped(view, candidate))
}

/// A claim that is right once the digits or noughts of an operand are mended.
fn operand_slipped(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let (at, mended) = mended_operand(view, candidate)?;
    let quantity = view.quantity(candidate.operands[at].quantity);
    let decimals = Some(crate::wording::decimals(quantity.grain.min(1.0)));
    Some(format!(
        "it is right if {} is {}",
        operand(view, candidate.operands[at].quantity),
        with_unit(mended, quantity.unit.base, decimals)
    ))
}

/// The same operands put through a formula that people mix up with the right one.
fn other_formula(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let values: Vec<f64> = candidate
        .operands
        .iter()
        .map(|operand| operand.value)
        .collect();
    // A slip is one of the printed figures: their possible rounding would make too many slips fit.
    let intervals: Vec<Interval> = candidate
        .operands
        .iter()
        .map(|operand| Interval::exact(operand.value))
        .collect();
    let x = |i: usize| operand(view, candidate.operands[i].quantity);
    let hits = |formula: Formula, order: &[usize]| {
        let picked: Vec<Interval> = order.iter().map(|&i| intervals[i]).collect();
        meets(candidate.claim.bare, formula.interval(&picked))
    };
    let two = values.len() == 2;
    match candidate.formula {
        Formula::RateOf if two => {
            if hits(Formula::Share, &[0, 1]) {
                return Some(format!(
                    "{} / {} leaves the first out of the whole",
                    x(0),
                    x(1)
                ));
            }
            if hits(Formula::RateOf, &[1, 0]) || hits(Formula::Share, &[1, 0]) {
                return Some("it is the rate of the other outcome".to_owned());
            }
        }
        // A word for more or less than half fits too many figures.
        Formula::Share if two && candidate.claim.quantity.is_some() => {
            if hits(Formula::ShareLeft, &[0, 1]) {
                return Some("it is the share of the rest".to_owned());
            }
            if hits(Formula::Share, &[1, 0]) {
                return Some("part and whole are swapped".to_owned());
            }
        }
        Formula::PercentChange | Formula::PercentFall if two => {
            if hits(Formula::PercentChange, &[1, 0]) || hits(Formula::PercentFall, &[1, 0]) {
                return Some(format!(
                    "the change is divided by {}, the new level, instead of {}, the old",
                    x(0),
                    x(1)
                ));
            }
            if candidate
                .operands
                .iter()
                .all(|operand| view.quantity(operand.quantity).unit.base == UnitId::PERCENT)
                && (hits(Formula::Difference, &[0, 1]) || hits(Formula::Difference, &[1, 0]))
            {
                return Some("percentage points are called per cent".to_owned());
            }
            let amount = (values[0] - values[1]).abs();
            if amount >= 5.0 && relative_eq!(amount, candidate.claim.value, max_relative = 1e-6) {
                return Some("it is the amount of the change, not a percentage".to_owned());
            }
            let ratio = Formula::Share.interval(&intervals);
            if meets(candidate.claim.bare, ratio) {
                return Some(
                    "it is the new level as a percentage of the old, not the change".to_owned(),
                );
            }
        }
        Formula::Difference if two && hits(Formula::Sum, &[0, 1]) => {
            return Some("the two were added instead of subtracted".to_owned());
        }
        Formula::AnnualGrowth if hits(Formula::PercentChange, &[0, 1]) => {
            return Some("it is the growth over the whole time, not a year's".to_owned());
        }
        Formula::Quotient if two => {
            if hits(Formula::Quotient, &[1, 0]) {
                return Some("the ratio is upside down".to_owned());
            }
            if hits(Formula::Product, &[0, 1]) {
                return Some("multiplied instead of divided".to_owned());
            }
        }
        Formula::Product if two && hits(Formula::Quotient, &[0, 1]) => {
            return Some("divided instead of multiplied".to_owned());
        }
        Formula::Convert { factor, offset }
            if offset == 0.0
                && hits(
                    Formula::Convert {
                        factor: 1.0 / factor,
                        offset,
                    },
                    &[0],
                ) =>
        {
            return Some("converted the wrong way round".to_owned());
        }
        _ => {}
    }
    None
}

/// The figure of a day called that of a week, a month's that of a year.
fn period(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let Per::Unit(unit) = view.per(candidate.claim.quantity?) else {
        return None;
    };
    if candidate.rule != "average" || !unit.is_time() {
        return None;
    }
    let times = candidate.value() / candidate.claim.value;
    PERIODS
        .iter()
        .filter(|(_, name)| *name != unit.name())
        .find(|(days, _)| {
            let own = PERIODS.iter().find(|(_, name)| *name == unit.name());
            own.is_some_and(|(of, _)| (times / (of / days) - 1.0).abs() < 0.01)
        })
        .map(|(_, name)| format!("it is the figure for one {name}"))
}

/// Days in the lengths of time that figures are given for.
const PERIODS: &[(f64, &str)] = &[
    (1.0, "day"),
    (7.0, "week"),
    (30.44, "month"),
    (365.25, "year"),
];

/// A decade too many or too few between two years.
fn decade(candidate: &Candidate) -> Option<String> {
    let claim = &candidate.claim;
    let off = claim.value - candidate.value();
    let years = candidate.rule == "duration" && claim.unit == *YEAR && claim.value >= 10.0;
    (years && claim.hedge == Hedge::None && (off.abs() - 10.0).abs() < 0.75).then(|| {
        if off > 0.0 {
            "a decade too many".to_owned()
        } else {
            "a decade too few".to_owned()
        }
    })
}

/// Growth on growth, put together as if each were of the first level.
fn not_compounded(candidate: &Candidate) -> Option<String> {
    let values = candidate.operands.iter().map(|operand| operand.value);
    let (simple, cause) = match candidate.formula {
        Formula::Successive => (
            values.sum::<f64>(),
            "the percentages were added, though each is of what the one before left",
        ),
        Formula::GrowthOver => (
            values.product(),
            "the rate was multiplied by the number of periods, not compounded",
        ),
        _ => return None,
    };
    (candidate.claim.value != 0.0 && meets(candidate.claim.bare, Interval::exact(simple)))
        .then(|| cause.to_owned())
}

fn direction(candidate: &Candidate) -> Option<String> {
    let value = candidate.value();
    (candidate.sense != Sense::None
        && value < 0.0
        && meets(
            candidate.claim.bare,
            Interval::new(-candidate.interval().low, -candidate.interval().high),
        ))
    .then(|| "the direction is reversed".to_owned())
}

/// A power of ten, or digits in another order.
fn digits(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let claim = &candidate.claim;
    let (stated, computed) = (claim.value, candidate.interval());
    if claim.loose || stated == 0.0 || !stated.is_finite() {
        return None;
    }
    // A single figure times ten meets too many others.
    // A number in words has no noughts to lose.
    let spelled = claim
        .quantity
        .is_some_and(|q| view.is_spelled(q, claim.value));
    let telling =
        !spelled && (stated.abs() >= 10.0 || claim.grain < 1.0 || claim.unit != UnitId::NONE);
    let right = candidate.value();
    // One digit behind the point is a thousandth of too many figures.
    let short = claim.grain < 1.0 && stated < 10.0 * claim.grain;
    for (factor, name) in POWERS
        .iter()
        .filter(|(factor, _)| telling && !(short && *factor >= 1e3))
    {
        // The figures themselves must agree, not only their intervals: one printed digit would fit too much. The slip moves the
        // point and not the places behind it, so that 27.0 for 2.7 stands for what 2.7 does.
        let near = |value: f64| {
            let most = if claim.hedge == Hedge::None {
                NEAR
            } else {
                3.0 * NEAR
            };
            (value / right - 1.0).abs() < most
        };
        let bare = claim.bare;
        // A nought too many leaves the places as they were.
        let added = claim.grain > 0.0 && (stated / claim.grain / factor).fract() == 0.0;
        let half = if claim.grain < 1.0 || added {
            claim.grain / 2.0
        } else {
            0.0
        };
        let mended = |low: f64, high: f64, value: f64| {
            Interval::new(low.min(value - half), high.max(value + half))
        };
        if near(stated / factor)
            && meets(
                mended(bare.low / factor, bare.high / factor, stated / factor),
                computed,
            )
        {
            return Some(format!("{name} times too large"));
        }
        if near(stated * factor)
            && meets(
                mended(bare.low * factor, bare.high * factor, stated * factor),
                computed,
            )
        {
            return Some(format!("{name} times too small"));
        }
    }
    let grain = if claim.grain > 0.0 { claim.grain } else { 1.0 };
    let (a, b) = (
        (stated / grain).round(),
        (candidate.value() / grain).round(),
    );
    let shown = |x: f64| with_unit(x * grain, claim.unit, Some(crate::wording::decimals(grain)));
    if spelled || claim.hedge.is_bound() {
        return None;
    }
    if transposed(a, b) {
        return Some(format!("digits transposed: {} for {}", shown(a), shown(b)));
    }
    one_digit_off(a, b).then(|| format!("one digit differs: {} for {}", shown(a), shown(b)))
}

/// How near a figure must come, its noughts mended, to be called a slip of noughts.
const NEAR: f64 = 0.02;
const POWERS: [(f64, &str); 4] = [
    (10.0, "ten"),
    (100.0, "a hundred"),
    (1e3, "a thousand"),
    (1e6, "a million"),
];

/// A total that is right once one part is left out, or counted twice.
fn part_left_out(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    if candidate.formula != Formula::Sum || candidate.operands.len() < 3 {
        return None;
    }
    let total = candidate.interval();
    candidate.operands.iter().find_map(|part| {
        let name = operand(view, part.quantity);
        if meets(
            candidate.claim.bare,
            Interval::new(
                total.low - part.interval.high,
                total.high - part.interval.low,
            ),
        ) {
            return Some(format!("{name} is left out"));
        }
        meets(
            candidate.claim.bare,
            Interval::new(
                total.low + part.interval.low,
                total.high + part.interval.high,
            ),
        )
        .then(|| format!("{name} is counted twice"))
    })
}
