//! A slip in an operand: "63.8, against 41.4 before: down 11.1%", where 36.8 was meant, and one that was left out.

use extractor::{Interval, Kind};

use super::Cause;
use super::digits::swaps;
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

/// The operand, and what it would have to be, of a change whose percentage comes out once its noughts or two of its digits are
/// mended. Both levels must be sharp, and so must the percentage: else too many slips would fit.
pub(crate) fn mended_operand(view: &View<'_>, candidate: &Candidate) -> Option<(usize, f64)> {
    let changes = matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    );
    let claim = &candidate.claim;
    let [new, old] = candidate.operands[..] else {
        return None;
    };
    let sharp = |q: usize| {
        let quantity = view.quantity(q);
        matches!(
            quantity.kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Rate | Kind::Duration
        ) && quantity.grain > 0.0
            && quantity
                .value
                .is_some_and(|value| value >= 100.0 * quantity.grain)
    };
    let narrow = !claim.loose
        && claim.grain > 0.0
        && claim.value.abs() >= 15.0 * claim.grain
        && claim.bare.high - claim.bare.low < 1.5 * claim.grain;
    if !changes || !narrow || !sharp(new.quantity) || !sharp(old.quantity) {
        return None;
    }
    let exact = [new.value, old.value].map(Interval::exact);
    (0..2).find_map(|at| {
        let operand = candidate.operands[at];
        let quantity = view.quantity(operand.quantity);
        let unit = operand.value / quantity.value?;
        let mended = POWERS.iter().map(|power| operand.value * power).chain(
            swaps(quantity.value? / quantity.grain).map(|whole| whole * quantity.grain * unit),
        );
        mended
            .filter(|&value| {
                let mut intervals = exact;
                intervals[at] = Interval::exact(value);
                meets(claim.bare, candidate.formula.interval(&intervals))
            })
            .map(|value| (at, value / unit))
            .next()
    })
}

/// Noughts too many or too few.
const POWERS: [f64; 4] = [0.1, 10.0, 0.001, 1000.0];

/// A total that is right once one part is left out, or counted twice.
pub(super) fn part_left_out(candidate: &Candidate) -> Option<Cause> {
    if candidate.formula != Formula::Sum || candidate.operands.len() < 3 {
        return None;
    }
    let total = candidate.interval();
    candidate.operands.iter().find_map(|part| {
        if meets(
            candidate.claim.bare,
            Interval::new(
                total.low - part.interval.high,
                total.high - part.interval.low,
            ),
        ) {
            return Some(Cause::Missing(part.quantity));
        }
        meets(
            candidate.claim.bare,
            Interval::new(
                total.low + part.interval.low,
                total.high + part.interval.high,
            ),
        )
        .then_some(Cause::Twice(part.quantity))
    })
}
