//! How exactly a list is printed: figures that are added or set against each other are rounded alike.
//!
//! "paint $210,000, a riser $85,000, inspection $15,000": the second is printed to the thousand, so the first is not rounded
//! to ten thousand. That holds where the nought more is one; "up from 12,000 to 14,312" may well start from a round number.

use extractor::{Hedge, Interval, Kind};

use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::view::View;

/// How many times coarser the one may be printed for the other to tell how.
const ALIKE: f64 = 10.5;

/// Narrows the operands of a list to the precision of its finest figure.
pub(crate) fn settle(view: &View<'_>, candidate: &mut Candidate) {
    let listed = matches!(
        candidate.formula,
        Formula::Sum
            | Formula::Mean
            | Formula::Difference
            | Formula::Remainder
            | Formula::PercentChange
            | Formula::PercentFall
    );
    if !listed || candidate.rule == "duration" {
        return;
    }
    if is_priced(view, candidate) {
        for operand in &mut candidate.operands {
            operand.interval = Interval::exact(operand.value);
        }
        return;
    }
    let finest = candidate
        .operands
        .iter()
        .filter_map(|operand| half(view, operand))
        .fold(f64::INFINITY, f64::min);
    if !finest.is_finite() {
        return;
    }
    for operand in &mut candidate.operands {
        if half(view, operand).is_some_and(|own| own > finest && own <= finest * ALIKE) {
            operand.interval = Interval::new(operand.value - finest, operand.value + finest);
        }
    }
}

/// "from £8 to £10, up 20 per cent": two prices in whole coins are what they are printed as where the change is that of the new one.
fn is_priced(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let price = |operand: &Bound| {
        let quantity = view.quantity(operand.quantity);
        quantity.kind == Kind::Money && operand.value < 1000.0 && half(view, operand).is_some()
    };
    let near = |value: f64| (value - claim.value).abs() <= claim.grain / 2.0;
    let change = 100.0 * (new.value - old.value).abs();
    matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    ) && !claim.loose
        && price(&new)
        && price(&old)
        && near(change / new.value)
        && !near(change / old.value)
}

/// Half the printed place of a whole number with noughts at its end, without a hedge or a scale in words.
fn half(view: &View<'_>, operand: &Bound) -> Option<f64> {
    let quantity = view.quantity(operand.quantity);
    let digits = view
        .words(quantity.number)
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',');
    let plain = digits && quantity.hedge == Hedge::None && quantity.value == Some(operand.value);
    let half = (operand.interval.high - operand.interval.low) / 2.0;
    (plain && half > 0.0).then_some(half)
}
