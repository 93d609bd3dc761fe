//! Counts with their percentages in brackets that imply a whole nobody names: "31,402 votes (41.2%) … 27,015 votes (35.4%) …
//! 9,880 votes (1.30%)".
//!
//! Of the pairs of one article that count the same things, two that fit one whole imply it for the others. A pair that does
//! not fit is flagged only if all others do.

use super::paired::{Paired, partner};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::view::View;
use extractor::{Cue, Kind};

/// No more pairs of one article than this are held together.
const MOST: usize = 60;
/// How far apart they may stand, in sentences.
const REACH: usize = 40;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let pairs: Vec<(Paired, Option<&str>)> = (0..view.reading.quantities.len())
        .filter(|&q| view.quantity(q).kind == Kind::Percent && !view.is_furniture(q))
        .filter_map(|percent| {
            let count = partner(view, percent)?;
            let noun = view.counted(count).first().copied();
            let large = view.quantity(count).value? >= 100.0;
            (large && !of_a_change(view, count)).then_some((Paired { count, percent }, noun))
        })
        .take(MOST)
        .collect();
    if pairs.len() < 2 {
        return;
    }
    for (own, noun) in &pairs {
        let others: Vec<Paired> = pairs
            .iter()
            .filter(|(other, same)| {
                let sentence = |pair: &Paired| view.context(pair.count).sentence;
                let together = sentence(other) == sentence(own);
                other.percent != own.percent
                    && (same == noun && noun.is_some()
                        || together && (same.is_none() || noun.is_none()))
                    && view.quantity(other.count).value != view.quantity(own.count).value
                    && sentence(other).abs_diff(sentence(own)) <= REACH
            })
            .map(|(other, _)| *other)
            .collect();
        // The sharpest of them stands for the whole that the most fit.
        let Some(&best) = others.iter().max_by(|a, b| {
            let sharp = |pair: &Paired| {
                let percent = view.quantity(pair.percent);
                percent.value.unwrap_or(0.0) / percent.grain
            };
            sharp(a).total_cmp(&sharp(b))
        }) else {
            continue;
        };
        let fitting = others
            .iter()
            .filter(|other| other.percent != best.percent)
            .filter(|other| outcome(&proportion(view, **other, best, 0)) == Outcome::Agrees)
            .count();
        let all = fitting > 0 && fitting + 1 == others.len();
        let candidate = proportion(view, *own, best, if all { 8 } else { 5 });
        // Two pairs beside each other that fit one whole bear each other out.
        let beside =
            fitting > 0 || view.context(best.count).sentence == view.context(own.count).sentence;
        if all || beside && outcome(&candidate) == Outcome::Agrees {
            out.push(candidate);
        }
    }
}

/// What percentage a count is, if another count is so many per cent.
fn proportion(view: &View<'_>, own: Paired, other: Paired, strength: i32) -> Candidate {
    Candidate {
        rule: "share",
        claim: Claim::percent(view, own.percent),
        formula: Formula::Proportion,
        operands: vec![
            Bound::own(view, own.count),
            Bound::own(view, other.percent),
            Bound::own(view, other.count),
        ],
        strength,
        sense: Sense::None,
    }
}

/// "There was a decrease, since the spring, of 253,000 adults (4%)": a change in percent is no share of the whole.
fn of_a_change(view: &View<'_>, count: usize) -> bool {
    let token = view.token(count);
    (view.first_token(token).max(token.saturating_sub(12))..token)
        .any(|at| view.cues(at).any(&[Cue::ChangeNoun, Cue::ChangeVerb]))
}
