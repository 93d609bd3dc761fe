//! The human error that reproduces a wrong figure.

mod digits;
mod operands;

use approx::relative_eq;
use extractor::{Hedge, Interval, Per, UnitId};
use smallvec::SmallVec;

use crate::candidate::{Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::{View, YEAR};
use crate::wording::{operand, with_unit};
use digits::transposed;
pub(crate) use digits::{one_digit_off, one_place_off, rounded, slip};
pub(crate) use operands::mended_operand;
use operands::part_left_out;

/// A slip by which a stated figure comes out of the operands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cause {
    /// One that is told without figures.
    Said(&'static str),
    /// The first operand was left out of the whole.
    LeftOutOfWhole,
    /// A change was divided by the new level.
    ByTheNew,
    /// It is the figure of another length of time.
    For(&'static str),
    /// So many times too large.
    TooLarge(&'static str),
    /// So many times too small.
    TooSmall(&'static str),
    /// The figures as stated and as they should be, with digits that changed places.
    Transposed(f64, f64),
    /// The same with one digit that is another.
    OneDigit(f64, f64),
    /// A quantity was left out of a total.
    Missing(usize),
    /// A quantity was counted twice in a total.
    Twice(usize),
    /// The claim is right if one of its operands is mended to a value.
    Mended(usize, f64),
}

impl Cause {
    /// The sort of slip.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Said(words) => words,
            Self::LeftOutOfWhole => "left out of the whole",
            Self::ByTheNew => "by the new",
            Self::For(_) => "period",
            Self::TooLarge(_) | Self::TooSmall(_) => "noughts",
            Self::Transposed(..) => "transposed",
            Self::OneDigit(..) => "one digit",
            Self::Missing(_) => "missing",
            Self::Twice(_) => "twice",
            Self::Mended(..) => "mended",
        }
    }

    /// The slip in words.
    pub(crate) fn text(self, view: &View<'_>, candidate: &Candidate) -> String {
        let x = |i: usize| operand(view, candidate.operands[i].quantity);
        let claim = &candidate.claim;
        let shown = |value: f64| {
            let decimals = crate::wording::decimals(grain_of(claim));
            with_unit(value, claim.unit, Some(decimals))
        };
        match self {
            Self::Said(words) => words.to_owned(),
            Self::LeftOutOfWhole => {
                format!("{} / {} leaves the first out of the whole", x(0), x(1))
            }
            Self::ByTheNew => format!(
                "the change is divided by {}, the new level, instead of {}, the old",
                x(0),
                x(1)
            ),
            Self::For(name) => format!("it is the figure for one {name}"),
            Self::TooLarge(name) => format!("{name} times too large"),
            Self::TooSmall(name) => format!("{name} times too small"),
            Self::Transposed(a, b) => {
                format!("digits transposed: {} for {}", shown(a), shown(b))
            }
            Self::OneDigit(a, b) => format!("one digit differs: {} for {}", shown(a), shown(b)),
            Self::Missing(q) => format!("{} is left out", operand(view, q)),
            Self::Twice(q) => format!("{} is counted twice", operand(view, q)),
            Self::Mended(at, value) => {
                let quantity = view.quantity(candidate.operands[at].quantity);
                let decimals = Some(crate::wording::decimals(quantity.grain.min(1.0)));
                format!(
                    "it is right if {} is {}",
                    x(at),
                    with_unit(value, quantity.unit.base, decimals)
                )
            }
        }
    }
}

/// One unit of the last place of a claim.
fn grain_of(claim: &Claim) -> f64 {
    if claim.grain > 0.0 { claim.grain } else { 1.0 }
}

/// Names the slip by which the stated figure comes out of the same operands, if one of the known ones does.
pub(crate) fn cause(view: &View<'_>, candidate: &Candidate) -> Option<Cause> {
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
        .or_else(|| part_left_out(candidate))
        .or_else(|| operand_slipped(view, candidate))
}

/// A claim that is right once the digits or noughts of an operand are mended.
fn operand_slipped(view: &View<'_>, candidate: &Candidate) -> Option<Cause> {
    mended_operand(view, candidate).map(|(at, mended)| Cause::Mended(at, mended))
}

/// The same operands put through a formula that people mix up with the right one.
fn other_formula(view: &View<'_>, candidate: &Candidate) -> Option<Cause> {
    let operands = &candidate.operands[..];
    let value = |i: usize| operands[i].value;
    // A slip is one of the printed figures: their possible rounding would make too many slips fit.
    let hits = |formula: Formula, order: &[usize]| {
        let picked: SmallVec<[Interval; 3]> =
            order.iter().map(|&i| Interval::exact(value(i))).collect();
        meets(candidate.claim.bare, formula.interval(&picked))
    };
    let two = operands.len() == 2;
    match candidate.formula {
        Formula::RateOf if two => {
            if hits(Formula::Share, &[0, 1]) {
                return Some(Cause::LeftOutOfWhole);
            }
            if hits(Formula::RateOf, &[1, 0]) || hits(Formula::Share, &[1, 0]) {
                return Some(Cause::Said("it is the rate of the other outcome"));
            }
        }
        // A word for more or less than half fits too many figures.
        Formula::Share if two && candidate.claim.quantity.is_some() => {
            if hits(Formula::ShareLeft, &[0, 1]) {
                return Some(Cause::Said("it is the share of the rest"));
            }
            if hits(Formula::Share, &[1, 0]) {
                return Some(Cause::Said("part and whole are swapped"));
            }
        }
        Formula::PercentChange | Formula::PercentFall if two => {
            if hits(Formula::PercentChange, &[1, 0]) || hits(Formula::PercentFall, &[1, 0]) {
                return Some(Cause::ByTheNew);
            }
            if candidate
                .operands
                .iter()
                .all(|operand| view.quantity(operand.quantity).unit.base == UnitId::PERCENT)
                && (hits(Formula::Difference, &[0, 1]) || hits(Formula::Difference, &[1, 0]))
            {
                return Some(Cause::Said("percentage points are called per cent"));
            }
            let amount = (value(0) - value(1)).abs();
            if amount >= 5.0 && relative_eq!(amount, candidate.claim.value, max_relative = 1e-6) {
                return Some(Cause::Said(
                    "it is the amount of the change, not a percentage",
                ));
            }
            if hits(Formula::Share, &[0, 1]) {
                return Some(Cause::Said(
                    "it is the new level as a percentage of the old, not the change",
                ));
            }
        }
        Formula::Difference if two && hits(Formula::Sum, &[0, 1]) => {
            return Some(Cause::Said("the two were added instead of subtracted"));
        }
        Formula::AnnualGrowth if hits(Formula::PercentChange, &[0, 1]) => {
            return Some(Cause::Said(
                "it is the growth over the whole time, not a year's",
            ));
        }
        Formula::Quotient if two => {
            if hits(Formula::Quotient, &[1, 0]) {
                return Some(Cause::Said("the ratio is upside down"));
            }
            if hits(Formula::Product, &[0, 1]) {
                return Some(Cause::Said("multiplied instead of divided"));
            }
        }
        Formula::Product if two && hits(Formula::Quotient, &[0, 1]) => {
            return Some(Cause::Said("divided instead of multiplied"));
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
            return Some(Cause::Said("converted the wrong way round"));
        }
        _ => {}
    }
    None
}

/// The figure of a day called that of a week, a month's that of a year.
fn period(view: &View<'_>, candidate: &Candidate) -> Option<Cause> {
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
        .map(|&(_, name)| Cause::For(name))
}

/// Days in the lengths of time that figures are given for.
const PERIODS: &[(f64, &str)] = &[
    (1.0, "day"),
    (7.0, "week"),
    (30.44, "month"),
    (365.25, "year"),
];

/// A decade too many or too few between two years.
fn decade(candidate: &Candidate) -> Option<Cause> {
    let claim = &candidate.claim;
    let off = claim.value - candidate.value();
    let years = candidate.rule == "duration" && claim.unit == *YEAR && claim.value >= 10.0;
    let words = if off > 0.0 {
        "a decade too many"
    } else {
        "a decade too few"
    };
    (years && claim.hedge == Hedge::None && (off.abs() - 10.0).abs() < 0.75)
        .then_some(Cause::Said(words))
}

/// Growth on growth, put together as if each were of the first level.
fn not_compounded(candidate: &Candidate) -> Option<Cause> {
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
        .then_some(Cause::Said(cause))
}

fn direction(candidate: &Candidate) -> Option<Cause> {
    let value = candidate.value();
    (candidate.sense != Sense::None
        && value < 0.0
        && meets(
            candidate.claim.bare,
            Interval::new(-candidate.interval().low, -candidate.interval().high),
        ))
    .then_some(Cause::Said("the direction is reversed"))
}

/// A power of ten, or digits in another order.
fn digits(view: &View<'_>, candidate: &Candidate) -> Option<Cause> {
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
    for &(factor, name) in POWERS
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
            return Some(Cause::TooLarge(name));
        }
        if near(stated * factor)
            && meets(
                mended(bare.low * factor, bare.high * factor, stated * factor),
                computed,
            )
        {
            return Some(Cause::TooSmall(name));
        }
    }
    let grain = grain_of(claim);
    let (a, b) = (
        (stated / grain).round(),
        (candidate.value() / grain).round(),
    );
    if spelled || claim.hedge.is_bound() {
        return None;
    }
    if transposed(a, b) {
        return Some(Cause::Transposed(a * grain, b * grain));
    }
    one_digit_off(a, b).then_some(Cause::OneDigit(a * grain, b * grain))
}

/// How near a figure must come, its noughts mended, to be called a slip of noughts.
const NEAR: f64 = 0.02;
const POWERS: [(f64, &str); 4] = [
    (10.0, "ten"),
    (100.0, "a hundred"),
    (1e3, "a thousand"),
    (1e6, "a million"),
];
