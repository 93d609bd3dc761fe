//! What evidence decides of, with what speaks for and against it: for its fit.

use document::Span;

use super::borne::Bearing;
use super::evidence::{features, names, of_words};
use super::{MOST, Outcome, agreeing, excuse, group_of, is_borne_out, is_only_cut_off};
use crate::candidate::Candidate;
use crate::view::View;

/// What is bound more weakly is never shown.
const WEIGHED: i32 = -2;

/// One disagreement that nothing excuses, with what speaks for and against it: for the fit.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// The words of the claim.
    pub claim: Span,
    /// Those of its operands.
    pub operands: Vec<Span>,
    /// The features that are names.
    pub names: Vec<(&'static str, String)>,
    /// The features that are numbers.
    pub numbers: Vec<(&'static str, i32)>,
    /// The words beside it: rule, place and word, parted by tabs as in the table of weights.
    pub words: Vec<String>,
}

/// All that evidence decides of.
pub(crate) fn weighings(view: &View<'_>, candidates: &[Candidate]) -> Vec<Weighing> {
    let bearing = Bearing::of(candidates);
    let mut all = Vec::new();
    for group in candidates.chunk_by(|a, b| a.claim.span == b.claim.span) {
        let group = group_of(group);
        let right = agreeing(&group);
        let excused = right.is_some_and(|right| is_borne_out(view, &group, right));
        if excused || right.is_some() && is_only_cut_off(&group) {
            continue;
        }
        for weighed in group.iter().take(MOST) {
            let candidate = weighed.candidate;
            let explained = candidate.strength + weighed.plausibility(view);
            if weighed.outcome == Outcome::Agrees
                || !is_weighed(candidate)
                || excuse(view, candidate, explained).is_some()
            {
                continue;
            }
            let operands = candidate.operands.iter();
            let mut words = Vec::new();
            of_words::<true>(view, candidate, &mut |word| words.push(word.to_string()));
            all.push(Weighing {
                claim: candidate.claim.span,
                operands: operands.map(|o| view.quantity(o.quantity).span).collect(),
                names: names(view, weighed),
                numbers: features(view, weighed, &group, &bearing)
                    .numbers()
                    .collect(),
                words,
            });
        }
    }
    all
}

/// Whether evidence counts for a disagreement: what is said again is told by its words alone, what is all but unbound by nothing.
pub(super) fn is_weighed(candidate: &Candidate) -> bool {
    !matches!(candidate.rule, "restatement" | "table") && candidate.strength >= WEIGHED
}
