//! Shares of those who are left.

use extractor::Cue;

use super::operands;
use crate::candidate::{Claim, interval};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

/// "615 had gone without. Those who had not, 59%, …": the share of those who are left when the part is taken off, told by a word that
/// denies it.
pub(super) fn leaves_who_did_not(
    view: &View<'_>,
    claim: &Claim,
    q: usize,
    [part, whole]: [usize; 2],
) -> bool {
    let denied = |at: usize| {
        let first = view.first_token(at).max(at.saturating_sub(8));
        let end = view.end_token(at).min(at + 6);
        (first..end).any(|t| view.cues(t).has(Cue::Negation))
    };
    meets(
        claim.stated,
        interval(Formula::ShareLeft, &operands(view, part, whole)),
    ) && denied(view.token(q))
        && !denied(view.token(part))
}
