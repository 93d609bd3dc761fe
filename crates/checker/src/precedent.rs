//! Told time and again in the same words: of four items "the fleet of X grew by 1,240 (2.1%) to 60,300" three are right, so the fourth means
//! the same.
//!
//! A binding may be weak, or what it misses so far off that other operands seem likelier. Where the same formula holds of two figures or
//! more that stand among their operands in the very same words and marks, and fails of one only, that one is doubted with
//! all certainty: a writer who fills in a phrase does not mean another computation once.

use std::hash::{Hash, Hasher};

use extractor::UnitId;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::quick::Quick;
use crate::view::View;

/// What is bound more weakly is not looked at.
const LEAST: i32 = 3;
/// So much stronger is a binding of which others of its words bear out the formula.
const TOLD_SO: i32 = 9;
/// From here on a binding is certain, however far off the figures are.
pub(crate) const CERTAIN: i32 = 16;
/// The longest phrase, in tokens.
const LONGEST: usize = 30;

/// Strengthens what disagrees among figures of which the same words say the same, and agree.
pub(crate) fn settle(view: &View<'_>, candidates: &mut [Candidate]) {
    let mut told: Vec<(u64, usize)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.strength >= LEAST && is_computed(candidate.formula))
        .filter_map(|(at, candidate)| Some((phrase(view, candidate)?, at)))
        .collect();
    told.sort_unstable();
    for alike in told
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|alike| alike.len() > 2)
    {
        let claims = |wanted: bool| {
            let mut claims: Vec<_> = alike
                .iter()
                .map(|&(_, at)| &candidates[at])
                .filter(|candidate| (outcome(candidate) == Outcome::Agrees) == wanted)
                .map(|candidate| candidate.claim.quantity)
                .collect();
            claims.sort_unstable();
            claims.dedup();
            claims
        };
        let (right, mut wrong) = (claims(true), claims(false));
        wrong.retain(|claim| !right.contains(claim));
        if let [wrong] = wrong[..]
            && right.len() >= 2
        {
            for &(_, at) in alike {
                let candidate = &mut candidates[at];
                if candidate.claim.quantity == wrong {
                    candidate.strength = candidate.strength.max(CERTAIN - TOLD_SO) + TOLD_SO;
                }
            }
        }
    }
}

fn is_computed(formula: Formula) -> bool {
    matches!(
        formula,
        Formula::Share
            | Formula::RateOf
            | Formula::ShareLeft
            | Formula::PercentChange
            | Formula::PercentFall
            | Formula::RiseOnBase
            | Formula::FallOnBase
            | Formula::Quotient
            | Formula::Difference
            | Formula::Sum
            | Formula::Product
            | Formula::PercentOf
            | Formula::PerCount(_)
    )
}

/// The words and marks in which a sentence tells a claim and its operands, and where else the others are from, as one number. None
/// where no operand stands beside the claim.
fn phrase(view: &View<'_>, candidate: &Candidate) -> Option<u64> {
    let q = candidate
        .claim
        .quantity
        .filter(|_| !candidate.claim.loose)?;
    let sentence = candidate.claim.sentence;
    let inside = |l: usize| view.context(l).sentence == sentence;
    let (mut first, mut last) = (view.token(q), view.token(q));
    for operand in candidate.operands.iter().filter(|o| inside(o.quantity)) {
        first = first.min(view.token(operand.quantity));
        last = last.max(view.token(operand.quantity));
    }
    if first == last || last - first > LONGEST {
        return None;
    }
    let mut hasher = Quick::default();
    std::mem::discriminant(&candidate.formula).hash(&mut hasher);
    for operand in &candidate.operands {
        // A whole that is told elsewhere is the same for all.
        let place = if inside(operand.quantity) {
            view.token(operand.quantity) - first
        } else {
            LONGEST + operand.quantity
        };
        place.hash(&mut hasher);
    }
    let end = view.end_token(last).min(last + 3);
    for token in first..end {
        match (view.at(token), view.mark(token)) {
            (Some(l), _) => {
                let percent = view.quantity(l).unit.base == UnitId::PERCENT;
                (percent, token - first).hash(&mut hasher);
            }
            (None, Some(mark)) if token <= last => mark.hash(&mut hasher),
            (None, None) if view.is_word(token) => view.lower(token).hash(&mut hasher),
            _ if token > last => break,
            _ => {}
        }
    }
    (view.token(q) - first).hash(&mut hasher);
    Some(hasher.finish())
}
