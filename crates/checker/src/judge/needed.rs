//! How much evidence a disagreement needs to be shown.

use super::doubt::{is_shared_out, is_told};
use super::evidence::evidence;
use super::weigh::{Weighed, is_of_one_block};
use super::weighing::is_weighed;
use super::{Bearing, Outcome, STRONG, WEAK};
use crate::otherwise::follows_otherwise;
use crate::precedent::CERTAIN;
use crate::view::View;

/// From this evidence on, in hundredths of the logarithm of the odds, a disagreement is shown whose words alone do not license it. Set,
/// as those below, on labelled texts.
const SUFFICIENT: i32 = 110;
/// The same where the claim is also far off, which nothing explains.
const OVERWHELMING: i32 = 300;
/// What being so far off that other figures are likelier takes from the strength of a binding.
const FAR_OFF: i32 = 6;
/// The same where the words license it and something else agrees with the claim.
const DISPUTED: i32 = 200;
/// The same where nothing agrees, and where a slip that people make explains the figure besides.
const LICENSED: i32 = 40;
const BY_A_SLIP: i32 = 20;
/// The same where the claim's own words name what it is of: so much against it that of right texts no such claim is left.
const TOLD: i32 = -100;
/// The same of rounding and hedges, which are warned of: a writer cuts off digits so often that little ever speaks for it.
const ROUNDING: i32 = -100;

/// Whether a disagreement is shown: its words leave no doubt, or enough speaks for it. `explained` is its strength with the slip that
/// explains it, `agreed` whether anything agrees with the claim.
pub(super) fn is_shown(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
    (explained, agreed): (i32, bool),
) -> bool {
    let shown = |least| least == i32::MIN || evidence(view, weighed, group, bearing) >= least;
    needed(view, weighed, (explained, agreed)).is_some_and(shown)
}

/// The evidence from which a disagreement is shown: the least there is where nothing is weighed, `None` where none suffices.
pub(super) fn needed(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    (explained, agreed): (i32, bool),
) -> Option<i32> {
    let candidate = weighed.candidate;
    let strong = explained >= STRONG;
    if !is_weighed(candidate) {
        return strong.then_some(i32::MIN);
    }
    if strong && (candidate.strength >= CERTAIN || is_told(view, candidate)) {
        return Some(TOLD);
    }
    // Hardly any of these is meant, and most of the rest follows otherwise, which is soon found out.
    let unlikely = !strong
        && (explained <= candidate.strength - FAR_OFF
            || candidate.strength < WEAK && !is_of_one_block(view, candidate))
        || is_shared_out(view, candidate);
    if candidate.strength < 0 || unlikely || follows_otherwise(view, candidate) {
        return None;
    }
    Some(match weighed.outcome {
        _ if !strong && explained < candidate.strength => OVERWHELMING,
        _ if !strong => SUFFICIENT,
        Outcome::Truncated | Outcome::HedgeOnly => ROUNDING,
        _ if agreed => DISPUTED,
        _ if weighed.cause(view).is_some() => BY_A_SLIP,
        _ => LICENSED,
    })
}
