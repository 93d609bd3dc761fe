//! How strongly a claim is bound, what rivals the binding has, and what else its figures bear out.

use super::features::{Feature, Features};
use crate::judge::borne::Bearing;
use crate::judge::sharp::is_sharp_slip;
use crate::judge::{Outcome, Weighed};
use crate::view::View;

/// What there is none of, in a range of strengths that none has.
const NONE: i32 = -9;
/// Logarithms that are no number, or this large, tell no more.
const FAR: f64 = 9.0;

pub(super) fn add(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
    out: &mut Features,
) {
    use Feature as F;
    let candidate = weighed.candidate;
    out.name(F::Rule, candidate.rule);
    out.name(F::Formula, format_args!("{:?}", candidate.formula));
    out.name(
        F::Cause,
        weighed.cause(view).map_or("none", |cause| cause.name()),
    );
    out.set(F::Strength, candidate.strength);
    out.set(F::Plausible, weighed.plausibility(view));
    out.set(F::Outcome, weighed.outcome as i32);
    out.flag(F::SharpSlip, is_sharp_slip(candidate));
    among(weighed, group, out);
    let own = candidate.claim.span;
    out.set(F::BorneElsewhere, bearing.elsewhere(candidate));
    let features = [
        (F::FirstBears, F::FirstFails),
        (F::SecondBears, F::SecondFails),
    ];
    for (operand, (bears, fails)) in candidate.operands.iter().zip(features) {
        let (right, wrong) = bearing.uses(operand.quantity, own);
        out.count(bears, right);
        out.count(fails, wrong);
    }
    if let Some(q) = candidate.claim.quantity {
        out.count(F::ClaimBears, bearing.uses(q, own).0);
    }
}

/// What other bindings the claim has.
fn among(weighed: &Weighed<'_>, group: &[Weighed<'_>], out: &mut Features) {
    use Feature as F;
    let candidate = weighed.candidate;
    let is_other = |other: &&Weighed<'_>| {
        let mut operands = other.candidate.operands.iter();
        !operands.all(|operand| candidate.stands_on(operand.quantity))
    };
    let rival = group.iter().find(is_other);
    let rival = rival.map_or(NONE, |other| other.candidate.strength);
    out.set(F::Ahead, candidate.strength - rival);
    out.count(F::Bindings, group.len());
    let (mut agreeing, mut credit, mut nearest) = (NONE, NONE, FAR);
    let (mut place, mut stronger, mut same) = (0, 0, 0);
    for other in group {
        let strength = other.candidate.strength;
        let ahead = strength > candidate.strength;
        if other.outcome == Outcome::Agrees {
            agreeing = agreeing.max(strength);
            credit = credit.max(strength + other.bonus());
        } else {
            stronger += usize::from(ahead);
        }
        place += usize::from(ahead);
        same += usize::from(other.candidate.rule == candidate.rule);
        if !std::ptr::eq(other, weighed) {
            nearest = nearest.min((other.value / candidate.claim.value).abs().ln().abs());
        }
    }
    out.set(F::Agreeing, agreeing);
    out.set(F::Credit, credit);
    out.count(F::Place, place);
    out.count(F::Stronger, stronger);
    out.count(F::SameRule, same);
    out.size(F::NearestOther, nearest);
}
