//! A measure told again in other units, by a verb that says so: "a line of 214 miles … In the statement the route is given as 344
//! kilometres" · "touched 40 metres a second, adding for lay readers that this is 89 mph".
//!
//! The measure is the one of that dimension told last, in its own sentence or the one before. Silent where another is told.

use extractor::{Interval, Kind};

use crate::candidate::{Bound, Candidate, Sense};
use crate::formula::Formula;
use crate::view::{Few, View};

/// Words right before a measure that tell it again.
const AGAIN: &[&str] = &[
    "given as",
    "gives it as",
    "gave it as",
    "rendered as",
    "rendered it as",
    "rendered this as",
    "rendered that as",
    "renders it as",
    "renders this as",
    "renders that as",
    "translates as",
    "translates that as",
    "translates this as",
    "translated as",
    "translates to",
    "converts to",
    "converted to",
    "converted it to",
    "converts it to",
    "converts that to",
    "appears as",
    "printed as",
    "expressed as",
    "put it at",
    "puts it at",
    "puts that at",
    "this is",
    ", that is",
];
/// What is further from what is stated is another measure.
const FAIR: std::ops::RangeInclusive<f64> = 0.3..=3.3;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    if !matches!(claim.kind, Kind::Measure | Kind::Rate) || !is_told_again(view, q) {
        return;
    }
    let to = claim.unit.base;
    let sentence = view.context(q).sentence;
    let like = |m: &usize| {
        let quantity = view.quantity(*m);
        *m != q
            && quantity.value.is_some()
            && quantity.unit.base.dimension() == to.dimension()
            && quantity.unit.base != to
            && !quantity.unit.base.is_currency()
            && quantity.unit.per == claim.unit.per
    };
    let before: Few = view.around(sentence, 1, 0).filter(|m| *m < q).collect();
    let Some(other) = before.iter().copied().rfind(like) else {
        return;
    };
    // Another of the kind between, or in the unit of the claim: which of them is told again is not said.
    let dimension = to.dimension();
    let rivals = before
        .iter()
        .filter(|&&m| m != other && view.quantity(m).unit.base.dimension() == dimension)
        .count();
    let from = view.quantity(other).unit.base;
    let (Some(factor), Some(zero)) = (
        extractor::convert_difference(1.0, from, to),
        extractor::convert(0.0, from, to),
    ) else {
        return;
    };
    if rivals > 0 || zero.abs() > f64::EPSILON {
        return;
    }
    let stated = super::measure::stated(view, q);
    let interval = super::measure::slack(view, other);
    let value = view.quantity(other).value.unwrap_or(f64::NAN);
    let loose = super::measure::looseness(from).max(super::measure::looseness(to));
    let found = Candidate {
        rule: "conversion",
        claim: stated,
        formula: Formula::Convert {
            factor,
            offset: 0.0,
        },
        operands: vec![Bound {
            quantity: other,
            value,
            interval: Interval::new(interval.low / loose, interval.high * loose),
        }],
        strength: 9,
        sense: Sense::None,
    };
    if FAIR.contains(&(found.value() / found.claim.value)) {
        out.push(found);
    }
}

/// Whether words right before a measure say that it is one again; a hedge belongs to the measure.
fn is_told_again(view: &View<'_>, q: usize) -> bool {
    let start = view.quantity(q).span.start;
    let first = view.reading.tokens[view.first_token(view.token(q))]
        .span
        .start;
    let before = view.lowered[first..start].trim_end();
    AGAIN.iter().any(|words| {
        before
            .strip_suffix(words)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ',']))
    })
}
