//! Told time and again in the same words: of four items "the fleet of X grew by 1,240 (2.1%) to 60,300" three are right, so the fourth means
//! the same.
//!
//! A binding may be weak, or what it misses so far off that other operands seem likelier. Where the same formula holds of others that
//! are told in the same words, and fails of one only, that one is doubted with more certainty: a writer who fills in a phrase
//! does not mean another computation once.

use std::hash::{Hash, Hasher};

use extractor::{Cue, UnitId};

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::quick::Quick;
use crate::view::View;

/// What is bound more weakly is not looked at.
const LEAST: i32 = 3;
/// So much stronger is a binding that others of its words bear out.
const TOLD_SO: i32 = 9;
/// The same of one that others of its whole bear out.
const OF_IT: i32 = 3;
/// From here on a binding is certain, however far off the figures are: no grammar alone binds so strongly.
pub(crate) const CERTAIN: i32 = 24;
/// The longest phrase, in tokens.
const LONGEST: usize = 30;
/// How many of one phrase are enough.
const FEW: usize = 2;

/// Strengthens what disagrees among figures of which the same words say the same, and agree.
pub(crate) fn settle(view: &View<'_>, candidates: &mut [Candidate]) {
    let certain = |strength: i32| strength.max(CERTAIN - TOLD_SO) + TOLD_SO;
    let told_so = |right: usize, strength| (right >= FEW).then_some(certain(strength));
    strengthen(view, candidates, phrase, told_so);
    strengthen(view, candidates, bracket, told_so);
    strengthen(view, candidates, whole, |right, strength| match right {
        0 => None,
        1 | 2 => Some(strength + OF_IT),
        _ => Some(certain(strength)),
    });
}

/// Strengthens the only claim that disagrees among those of one key, by how many claims of that key agree.
fn strengthen(
    view: &View<'_>,
    candidates: &mut [Candidate],
    key: impl Fn(&View<'_>, &Candidate) -> Option<u64>,
    stronger: impl Fn(usize, i32) -> Option<i32>,
) {
    let mut told: Vec<(u64, usize)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.strength >= LEAST && is_computed(candidate.formula))
        .filter_map(|(at, candidate)| Some((key(view, candidate)?, at)))
        .collect();
    document::sort_by(&mut told, Ord::cmp);
    for alike in told
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|alike| alike.len() > 1)
    {
        let claims = |wanted: bool| {
            let mut claims: Vec<_> = alike
                .iter()
                .map(|&(_, at)| &candidates[at])
                .filter(|candidate| (outcome(candidate) == Outcome::Agrees) == wanted)
                .map(|candidate| candidate.claim.quantity)
                .collect();
            document::sort_by(&mut claims, Ord::cmp);
            claims.dedup();
            claims
        };
        let (right, mut wrong) = (claims(true), claims(false));
        wrong.retain(|claim| !right.contains(claim));
        let &[wrong] = &wrong[..] else {
            continue;
        };
        // Of several operands in one place those that are bound best are meant.
        let of_it = alike.iter().map(|&(_, at)| at);
        let best = of_it
            .filter(|&at| candidates[at].claim.quantity == wrong)
            .max_by_key(|&at| (candidates[at].strength, std::cmp::Reverse(at)));
        if let Some(candidate) = best.map(|at| &mut candidates[at])
            && let Some(strength) = stronger(right.len(), candidate.strength)
        {
            candidate.strength = strength;
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
    let claim = view.token(q);
    let (mut first, mut last) = (claim, claim);
    for operand in candidate.operands.iter().filter(|o| inside(o.quantity)) {
        first = first.min(view.token(operand.quantity));
        last = last.max(view.token(operand.quantity));
    }
    if first == last || last - first > LONGEST {
        return None;
    }
    let mut hasher = Quick::default();
    std::mem::discriminant(&candidate.formula).hash(&mut hasher);
    (claim - first).hash(&mut hasher);
    for operand in &candidate.operands {
        // A whole that is told elsewhere is the same for all.
        let place = if inside(operand.quantity) {
            view.token(operand.quantity) - first
        } else {
            LONGEST + operand.quantity
        };
        place.hash(&mut hasher);
    }
    for token in first..=last {
        match (view.at(token), view.mark(token)) {
            (Some(l), _) => {
                let percent = view.quantity(l).unit.base == UnitId::PERCENT;
                (percent, token - first).hash(&mut hasher);
            }
            (None, Some(mark)) => mark.hash(&mut hasher),
            _ => view.lower(token).hash(&mut hasher),
        }
    }
    // "12% of the sheep", "12% of the land": what the share is of.
    if last == claim {
        let end = view.end_token(last).min(last + 3);
        for token in (last + 1..end).take_while(|&token| view.is_word(token)) {
            view.lower(token).hash(&mut hasher);
        }
    }
    Some(hasher.finish())
}

/// "347 pupils (1%) more", "a fall of 1,250 (9%)": a change and, in the bracket behind it, what it is of a level told elsewhere.
fn bracket(view: &View<'_>, candidate: &Candidate) -> Option<u64> {
    let q = candidate.claim.quantity?;
    let base = matches!(candidate.formula, Formula::RiseOnBase | Formula::FallOnBase);
    let &[change, level] = &candidate.operands[..] else {
        return None;
    };
    let inside = |l: usize| view.context(l).sentence == candidate.claim.sentence;
    let (from, to) = (view.token(change.quantity), view.token(q));
    let beside = base
        && candidate.strength >= 7
        && inside(change.quantity)
        && !inside(level.quantity)
        && from < to
        && to - from <= 4
        && view.mark(to - 1) == Some('(')
        && view.mark(to + 1) == Some(')')
        && (from + 1..to - 1).all(|token| view.is_word(token));
    beside.then_some(1)
}

/// "70% of all weddings", "60% of all weddings": shares of one whole, told in the same words, whatever the parts.
fn whole(view: &View<'_>, candidate: &Candidate) -> Option<u64> {
    let q = candidate
        .claim
        .quantity
        .filter(|_| !candidate.claim.loose)?;
    let &[_, whole] = &candidate.operands[..] else {
        return None;
    };
    let token = view.token(q);
    let end = view.end_token(token).min(token + 6);
    let elsewhere = candidate.formula == Formula::Share
        && candidate.strength >= 5
        && view.context(whole.quantity).sentence != candidate.claim.sentence
        && token + 2 < end
        && view.cues(token + 1).has(Cue::Of);
    if !elsewhere {
        return None;
    }
    let stop = (token + 1..end)
        .find(|&at| !view.is_word(at) || view.cues(at).any(&[Cue::And, Cue::Level]))
        .unwrap_or(end);
    let words = view.numbered().within(token + 1..stop);
    let mut hasher = Quick::default();
    (whole.quantity, words.get(..2.min(words.len()))?).hash(&mut hasher);
    (!words.is_empty()).then(|| hasher.finish())
}
