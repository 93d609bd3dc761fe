//! What a figure could be computed as from two figures of other documents, and by which formula: a share, a change, a gap, what
//! is left of a whole, a quotient, a product.

use std::sync::LazyLock;

use extractor::{Kind, Per, UnitId};

use super::change;
use super::clues::is_count;
use super::comparable::comparable;
use super::fact::{Class, Fact, shared};
use super::kin::kin;
use super::same::agree;
use super::terms::{Term, term_of};
use crate::formula::Formula;

/// What a claim could be computed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Share,
    Change,
    Gap,
    /// A change of the level that it starts from: "cut by 810 posts", of "a workforce of 3,240".
    Portion,
    /// What is left of a whole when a part of it is taken away.
    Rest,
    Quotient,
    Product,
}

fn sorted_terms(words: &[&str]) -> Vec<Term> {
    let mut found: Vec<Term> = words.iter().filter_map(|word| term_of(word)).collect();
    found.sort_unstable();
    found
}

/// Words for a figure that is the gap between two others.
static GAPS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    sorted_terms(&[
        "majority",
        "margin",
        "lead",
        "deficit",
        "surplus",
        "shortfall",
        "gap",
        "difference",
        "profit",
        "loss",
        "overspend",
        "overrun",
        "ahead",
        "rest",
        "remaining",
        "backlog",
    ])
});

/// Words for a figure that is so much for each of something.
static MEANS: LazyLock<Vec<Term>> =
    LazyLock::new(|| sorted_terms(&["average", "mean", "each", "typical"]));

/// Words for those of whom each has a part.
static HEADS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    sorted_terms(&[
        "head",
        "household",
        "inhabitant",
        "people",
        "person",
        "population",
        "resident",
    ])
});

/// What a claim may be, told by its kind and words.
pub(crate) fn shapes(claim: &Fact) -> Vec<Shape> {
    let percent = claim.kind == Kind::Percent;
    let amount = matches!(claim.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    let mut found = Vec::new();
    match claim.class {
        Class::Part if percent => found.push(Shape::Share),
        Class::Change if percent || matches!(claim.kind, Kind::Multiple | Kind::Fraction) => {
            found.push(Shape::Change);
            if percent {
                found.push(Shape::Portion);
            }
        }
        _ => {}
    }
    let gap =
        claim.direction.is_some() || claim.class == Class::Level && shared(&claim.near, &GAPS) > 0;
    let points = claim.kind == Kind::Points && claim.class == Class::Change;
    if amount && gap && claim.value >= 3.0 || points {
        found.push(Shape::Gap);
    }
    if claim.class == Class::Level && amount && claim.per == Per::Nothing && claim.value >= 10.0 {
        found.push(Shape::Rest);
    }
    if claim.class == Class::Level && (amount || claim.kind == Kind::Rate) {
        let mean = amount && shared(&claim.near, &MEANS) > 0;
        if claim.per != Per::Nothing || mean {
            found.push(Shape::Quotient);
        }
        if amount && claim.per == Per::Nothing && claim.value >= 10.0 {
            found.push(Shape::Product);
        }
    }
    found
}

/// How a claim of a shape follows from two levels, how many of the formula's units one of the claim's is, and the unit; `None`
/// where they are not of the right kinds.
pub(crate) fn formula(
    shape: Shape,
    claim: &Fact,
    a: &Fact,
    b: &Fact,
) -> Option<(Formula, f64, UnitId)> {
    Some(match shape {
        Shape::Share => {
            // One of two, three of five: such small counts are mostly of something else.
            let rates = a.per != Per::Nothing || b.per != Per::Nothing;
            if a.value >= b.value || a.value < 3.0 || rates || !comparable(a, b) || are_one(a, b) {
                return None;
            }
            (Formula::Share, 1.0, UnitId::PERCENT)
        }
        Shape::Change => {
            let times = a.value / in_same_unit(b, a);
            let few = a.kind == Kind::Cardinal && a.value < 3.0;
            if claim.kind == Kind::Percent && !(0.1..=5.0).contains(&times) || few {
                return None;
            }
            change::formula(claim)?
        }
        Shape::Portion => {
            let one = a.kind == b.kind && a.unit.base.dimension() == b.unit.base.dimension();
            if a.class != Class::Change
                || a.direction != claim.direction
                || b.class != Class::Level
                || a.place.document != b.place.document
                || a.whole == 0
                || a.whole != b.order
                || !one
                || a.value < 3.0
                || a.value >= in_same_unit(b, a)
            {
                return None;
            }
            (Formula::Share, 1.0, UnitId::PERCENT)
        }
        Shape::Gap | Shape::Rest => {
            // What is next to nothing is no part of a gap.
            let taken = in_same_unit(b, a);
            if a.value <= taken || taken < 0.02 * a.value || !comparable(a, b) {
                return None;
            }
            (Formula::Difference, 1.0, claim.unit.base)
        }
        Shape::Quotient => {
            // "£3.10 a kilo", of pounds and tonnes.
            let factor = match claim.per {
                Per::Unit(unit) if b.per == Per::Nothing => {
                    extractor::convert(1.0, b.unit.base, unit).unwrap_or(1.0)
                }
                _ => 1.0,
            };
            (quotient(claim, a, b)?, factor, claim.unit.base)
        }
        Shape::Product => {
            let unit = b.unit.base;
            if !is_count(a)
                || b.per == Per::Nothing
                || unit.dimension() != claim.unit.base.dimension()
            {
                return None;
            }
            let factor = extractor::convert(1.0, claim.unit.base, unit).unwrap_or(1.0);
            (Formula::Product, factor, unit)
        }
    })
}

/// Whether figures of two documents may well be one: no part and whole.
pub(crate) fn are_one(a: &Fact, b: &Fact) -> bool {
    a.place.document != b.place.document && agree(a, b)
}

/// How a figure that is counted per something follows from two levels; `None` where they are not of the right kinds.
fn quotient(claim: &Fact, a: &Fact, b: &Fact) -> Option<Formula> {
    // "51 litres a head each day", of 82 million litres a day and 1.6 million people.
    let paced = claim.per == a.per
        && matches!(a.per, Per::Unit(_))
        && a.pace == claim.pace
        && a.unit.base == claim.unit.base
        && a.value > claim.value
        && b.per == Per::Nothing
        && is_count(b)
        && shared(&b.near, &HEADS) + shared(&b.head, &HEADS) > 0
        && shared(&claim.near, &HEADS) + shared(&claim.near, &MEANS) > 0;
    if paced {
        return Some(Formula::Quotient);
    }
    let levels = a.per == Per::Nothing && b.per == Per::Nothing;
    let of_claim = a.unit.base.dimension() == claim.unit.base.dimension();
    let counted =
        |fact: &Fact, by: &Fact| shared(&fact.head, &by.near) + kin(&fact.head, &by.near) > 0;
    let (right, formula) = match claim.per {
        Per::Unit(unit) => (
            b.unit.base == unit
                || b.kind == Kind::Measure && b.unit.base.dimension() == unit.dimension(),
            Formula::Quotient,
        ),
        // "570 trips for each bicycle" of trips and bicycles, both of which it names.
        Per::Each => (
            is_count(b)
                && (a.unit.base != UnitId::NONE
                    || counted(b, claim) && (counted(a, claim) || a.head.is_empty())),
            Formula::Quotient,
        ),
        Per::Count(many) => (
            is_count(b) && a.value < b.value,
            Formula::PerCount(f64::from(many)),
        ),
        Per::Nothing => (
            is_count(b) && counted(b, claim) && a.value > b.value,
            Formula::Quotient,
        ),
    };
    (levels && of_claim && right && a.unit.base == claim.unit.base).then_some(formula)
}

/// A figure's value in the unit of another.
pub(crate) fn in_same_unit(fact: &Fact, other: &Fact) -> f64 {
    extractor::convert(fact.value, fact.unit.base, other.unit.base).unwrap_or(fact.value)
}
