//! The same figures put together in another way.
//!
//! A figure that a product misses may be the quotient of the very same operands, or their product with a third that stands
//! beside them. Then it was never claimed to be what it misses.

use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::per::divisor;
use crate::view::View;

/// From this strength on the words leave no doubt which formula is meant.
const TOLD: i32 = 12;

/// Whether a claim that its own formula misses follows from the same figures by another, or with one more of its sentence.
pub(crate) fn follows_otherwise(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let sharp = !claim.loose
        && claim.value.is_finite()
        && claim.bare.high - claim.bare.low <= 0.12 * claim.value.abs();
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    if candidate.strength >= TOLD {
        return false;
    }
    match candidate.formula {
        Formula::Product if candidate.rule == "product" => {
            gives(candidate, Formula::Quotient, [a, b])
                || gives(candidate, Formula::Quotient, [b, a])
                || sharp && takes_a_third(view, candidate)
        }
        Formula::Quotient if candidate.rule == "average" => {
            gives(candidate, Formula::Product, [a, b]) || sharp && takes_a_third(view, candidate)
        }
        // "bought 12 of the 22 from the grid. Panels gave 45%": the share of the rest, told in another sentence than the part.
        Formula::Share => {
            view.context(a.quantity).sentence != claim.sentence
                && sharp
                && gives(candidate, Formula::ShareLeft, [a, b])
        }
        // "The bill was £1,769, so the 4% rise costs you £71": the smaller is the rise itself.
        Formula::PercentChange | Formula::PercentFall => {
            let (small, large) = if a.value.abs() < b.value.abs() {
                (a, b)
            } else {
                (b, a)
            };
            small.value.abs() < 0.15 * large.value.abs()
                && gives(candidate, Formula::Share, [small, large])
        }
        _ => false,
    }
}

/// Whether another formula gives the very figure that is printed.
fn gives(candidate: &Candidate, formula: Formula, operands: [Bound; 2]) -> bool {
    let value = formula.value(&operands.map(|operand| operand.value));
    let claim = &candidate.claim;
    let half = (claim.grain / 2.0).min(0.03 * claim.value.abs());
    (value - claim.value).abs() <= half * (1.0 + 1e-9)
}

/// "25 crates of 480 vials, ten doses to the vial, hence 120,000 doses": one more factor stands beside the two.
fn takes_a_third(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let ratio = claim.value / candidate.value();
    let factor = if ratio > 1.0 { ratio } else { 1.0 / ratio };
    // A power of ten is a slip of noughts.
    let noughts = (factor.log10() - factor.log10().round()).abs() < 0.01;
    factor >= 1.5
        && view.in_sentence(claim.sentence).any(|q| {
            claim.quantity != Some(q)
                && (!noughts || divisor(view, q).is_some())
                && candidate
                    .operands
                    .iter()
                    .all(|operand| operand.quantity != q)
                && view
                    .quantity(q)
                    .value
                    .is_some_and(|value| (value / factor - 1.0).abs() < 0.005)
        })
}
