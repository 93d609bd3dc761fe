//! A total by a number, as what falls to each.

use extractor::{Cue, Hedge, Interval};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// What is worth no disagreement.
const SLIGHT: i32 = 0;

pub(super) fn quotient(
    view: &View<'_>,
    q: usize,
    total: Bound,
    number: Bound,
    strength: i32,
) -> Candidate {
    let mut claim = Claim::of(view, q);
    // "five get £150,000 each, £750,000 between them, and the other 40 …": of what is left, too.
    let rest = |l: usize| {
        view.cue_before(view.token(l), 2, &[Cue::Remainder])
            .is_some()
    };
    // "one each", "no two alike" say no average.
    let slight = rest(number.quantity) && !rest(total.quantity)
        || view.quantity(q).in_words
            && (claim.value <= 1.0
                || view
                    .cue_before(view.token(q), 1, &[Cue::Negation])
                    .is_some());
    let strength = if slight {
        strength.min(SLIGHT)
    } else {
        strength
    };
    claim = claim.rounded();
    // "50 a month" may be 50.8 cut down to a round figure.
    if claim.hedge == Hedge::None && claim.value % 10.0 == 0.0 {
        let round = Interval::around(claim.value, 0.02 * claim.value);
        claim.stated = Interval {
            low: claim.stated.low.min(round.low),
            high: claim.stated.high.max(round.high),
        };
    }
    Candidate {
        rule: "average",
        claim,
        formula: Formula::Quotient,
        operands: vec![total, number],
        strength,
        sense: Sense::None,
    }
}
