//! How what is computed stands to what is stated.

use approx::relative_eq;
use extractor::{Hedge, Interval};

use crate::candidate::{Candidate, Claim, Sense};

/// What tells a difference from none, above the noise of floating point.
pub(super) const LEAST: f64 = 1e-9;

/// How a computed value stands to the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The intervals meet.
    Agrees,
    /// They meet once the claim's last digit is read as cut off instead of rounded.
    Truncated,
    /// They meet without the hedge, or on its wrong side within its reach.
    HedgeOnly,
    /// They do not meet.
    Disagrees,
}

/// How the computed value stands to the stated one.
pub(crate) fn outcome(candidate: &Candidate) -> Outcome {
    outcome_of(candidate, candidate.interval())
}

/// The same, where what it computes to is known.
pub(crate) fn outcome_of(candidate: &Candidate, computed: Interval) -> Outcome {
    let claim = &candidate.claim;
    // No difference is no rise: 5% and 6% meet at 5.5 at most.
    let level = candidate.rule == "direction"
        && claim.value.is_nan()
        && match candidate.sense {
            Sense::Up => computed.high <= LEAST,
            Sense::Down => computed.low >= -LEAST,
            Sense::None => false,
        };
    if level {
        return Outcome::Disagrees;
    }
    outcome_of_claim(claim, computed)
}

/// The same of a claim by itself.
pub(crate) fn outcome_of_claim(claim: &Claim, computed: Interval) -> Outcome {
    if meets(claim.stated, computed) {
        return Outcome::Agrees;
    }
    if claim.hedge == Hedge::None && claim.grain > 0.0 && !claim.loose {
        let cut = Interval::new(
            claim.value,
            claim.value + claim.grain * claim.value.signum(),
        );
        // A count is counted, not cut off.
        let counted = claim.grain >= 1.0 && computed.low == computed.high;
        if !counted && meets(cut, computed) && claim.grain < claim.value.abs() * 0.2 {
            return Outcome::Truncated;
        }
    }
    if claim.hedge != Hedge::None && claim.hedge != Hedge::Exactly {
        let reach = Interval::around(claim.value, claim.value.abs() * 0.1);
        if meets(reach, computed) {
            return Outcome::HedgeOnly;
        }
    }
    Outcome::Disagrees
}

/// Whether two intervals share a value, up to rounding in the last bits.
pub(crate) fn meets(a: Interval, b: Interval) -> bool {
    let touch = |x: f64, y: f64| x <= y || relative_eq!(x, y, max_relative = 1e-9, epsilon = 1e-12);
    touch(a.low, b.high) && touch(b.low, a.high)
}
