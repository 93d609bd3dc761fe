//! How unlikely it is that two equal figures are equal by chance.

use extractor::{Kind, UnitId};

use super::fact::Fact;
use super::same::digits;
use super::slip::in_unit;

/// How unlikely it is that two equal figures are equal by chance.
pub(super) fn sharpness(a: &Fact, b: &Fact) -> f64 {
    let digits: f64 = match digits(a).min(digits(b)) {
        0 | 1 => -0.6,
        2 => 0.3,
        3 => 1.2,
        _ => 2.0,
    };
    let equal = a.value.total_cmp(&b.value).is_eq();
    // "almost 300", of 297: the nearer, the less by chance. That "five" is five says nothing.
    let near = (a.value / in_unit(b, a.unit.base) - 1.0).abs().max(0.001);
    let near = if !equal && near < 0.02 {
        -(near / 0.02).ln() * 0.5
    } else {
        0.0
    };
    let digits = digits.max(near);
    digits + if equal { 0.3 } else { 0.0 } + if converted(a, b) { CONVERTED } else { 0.0 }
}

/// What it adds that one length, mass or area is given in two units.
const CONVERTED: f64 = 1.7;

/// Whether two measures meet in two units: hardly by chance.
fn converted(a: &Fact, b: &Fact) -> bool {
    let units = a.unit.base != b.unit.base && !a.unit.base.is_time();
    units && a.kind == Kind::Measure && b.kind == Kind::Measure && digits(a).min(digits(b)) >= 2
}

/// Whether two equal figures are an amount or a measure of some digits: few documents have many that could be equal by chance.
pub(super) fn is_rare(a: &Fact, b: &Fact) -> bool {
    let least = if a.unit.base.is_time() { 3 } else { 2 };
    !matches!(a.unit.base, UnitId::NONE | UnitId::PERCENT) && digits(a).min(digits(b)) >= least
}

/// The likeness from which they agree: hardly any in documents of one matter, the less where a measure is given in two units.
pub(super) fn rarely(a: &Fact, b: &Fact, kindred: bool) -> f64 {
    match (converted(a, b), digits(a).min(digits(b))) {
        (true, 3..) => -1.6,
        _ if kindred => -1.2,
        (true, _) => -0.5,
        _ => f64::INFINITY,
    }
}
