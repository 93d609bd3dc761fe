//! What evidence decides of, with its clues: for the fit of their weights.

use document::Span;
use smallvec::SmallVec;

use super::borne::Bearing;
use super::evidence::clues;
use super::{Outcome, Weighed, excuse};
use crate::candidate::Candidate;
use crate::view::View;

/// What is bound more weakly is never shown.
const WEIGHED: i32 = -2;

/// One disagreement that nothing excuses, with what speaks for and against it: for the fit of the weights.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// The words of the claim.
    pub claim: Span,
    /// Those of its operands.
    pub operands: Vec<Span>,
    /// The clues: rule, name and what was found, parted by tabs as in the table of weights.
    pub clues: Vec<String>,
}

/// All that evidence decides of, with its clues.
pub(crate) fn weighings(view: &View<'_>, candidates: &[Candidate]) -> Vec<Weighing> {
    let bearing = Bearing::of(candidates);
    let mut all = Vec::new();
    for group in candidates.chunk_by(|a, b| a.claim.span == b.claim.span) {
        let group: SmallVec<[Weighed<'_>; 8]> = group.iter().map(Weighed::of).collect();
        for weighed in group.iter().take(12) {
            let candidate = weighed.candidate;
            let explained = candidate.strength + weighed.plausibility(view);
            if weighed.outcome == Outcome::Agrees
                || !is_weighed(candidate)
                || excuse(view, candidate, explained).is_some()
            {
                continue;
            }
            let operands = candidate.operands.iter();
            let mut told = Vec::new();
            clues::<true>(view, weighed, &group, &bearing, &mut |clue| {
                told.push(clue.to_string());
            });
            all.push(Weighing {
                claim: candidate.claim.span,
                operands: operands.map(|o| view.quantity(o.quantity).span).collect(),
                clues: told,
            });
        }
    }
    all
}

/// Whether evidence counts for a disagreement: what is said again is told by its words alone, what is all but unbound by nothing.
pub(super) fn is_weighed(candidate: &Candidate) -> bool {
    !matches!(candidate.rule, "restatement" | "table") && candidate.strength >= WEIGHED
}
