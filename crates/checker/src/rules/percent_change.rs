//! `percent-change`: a percentage by which something rose or fell, against the two levels.
//!
//! Formula: 100 × (new − old) / old. Silent where the base is not given, where the clause names another basis
//! (like-for-like, real terms), and where the levels are themselves percentages that the change fits in points.

mod distant;
mod given_twice;
mod spoken_back;

use std::collections::BTreeMap;

use extractor::{Cue, Direction, Kind, Per, Role, UnitId};

use super::Scene;
use super::changes::{candidate, on_another_basis, pairs_for, ranged};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::view::View;

/// From this strength on, a change that agrees is taken for what was said of the pair.
const TOLD: i32 = 9;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let first = out.len();
    propose_each(scene, out);
    explained_pairs(scene, &mut out[first..]);
}

/// A claim that tells of a pair: its quantity and its sentence.
type Told = (Option<usize>, usize);

/// A pair whose change is stated, and rightly, is not what another percentage speaks of.
fn explained_pairs(scene: &Scene<'_>, found: &mut [Candidate]) {
    let pair = |candidate: &Candidate| {
        (
            candidate.operands[0].quantity,
            candidate.operands[1].quantity,
        )
    };
    let mut told: BTreeMap<(usize, usize), Vec<Told>> = BTreeMap::new();
    for candidate in found.iter() {
        if candidate.strength >= TOLD && outcome(candidate) == Outcome::Agrees {
            told.entry(pair(candidate))
                .or_default()
                .push((candidate.claim.quantity, candidate.claim.sentence));
        }
    }
    for candidate in found {
        // Two rounded levels may agree with two percentages; each keeps the pair that it agrees with.
        if outcome(candidate) == Outcome::Agrees {
            continue;
        }
        let own = candidate.claim.quantity;
        let claims = told.get(&pair(candidate)).map_or(&[][..], Vec::as_slice);
        let taken = claims.iter().any(|&(claim, sentence)| {
            let again = claim
                .zip(own)
                .is_some_and(|(a, b)| scene.view.quantity(a).value == scene.view.quantity(b).value);
            claim != own && !again && sentence <= candidate.claim.sentence
        });
        if taken {
            candidate.strength -= 6;
        }
    }
}

/// "on a swing of 7.1 per cent": of votes from one to another, and no change of a majority.
fn is_a_swing(view: &View<'_>, token: usize) -> bool {
    token >= view.first_token(token) + 2
        && view.cues(token - 1).has(Cue::Of)
        && view.lower(token - 2).ends_with("swing")
}

fn propose_each(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        distant::propose(view, q, out);
        given_twice::propose(view, q, out);
        spoken_back::propose(view, q, out);
        let quantity = view.quantity(q);
        // "A two-thirds majority was not needed": a threshold.
        let threshold = view.is_one_of(view.token(q) + 1, words!["majority", "quorum"])
            || is_a_swing(view, view.token(q));
        // "leads by half a point", "won by a quarter of a length": of a unit.
        let of_one =
            quantity.kind == Kind::Fraction && view.is_one_of(view.token(q) + 1, words!["a", "an"]);
        if view.change(q).is_none()
            || threshold
            || of_one
            || !matches!(quantity.kind, Kind::Percent | Kind::Fraction)
        {
            continue;
        }
        // "grows 3% every year": of each year, not of the whole way.
        let next = view.token(q) + 1;
        // "profit was €164m (€151m), a margin of 8.0%": how far two levels lie apart, no change from the one to the other.
        if view
            .cue_before(view.token(q), 3, &[Cue::Margin])
            .is_some_and(|at| view.lower(at).ends_with("margin"))
        {
            continue;
        }
        let each = next < view.end_token(view.token(q)) && view.cues(next).has(Cue::Each);
        if each || matches!(view.per(q), Per::Unit(unit) if unit.is_time()) {
            continue;
        }
        let other_basis = if on_another_basis(view, q) { 5 } else { 0 };
        for mut pair in pairs_for(scene, q).iter().copied() {
            let percents = view.quantity(pair.new).kind == Kind::Percent;
            if percents && !(view.is_level(pair.new) && view.is_level(pair.old)) {
                // "grew by 3.2% after growing by 5.2%": two changes are no levels.
                continue;
            }
            if percents
                && [pair.new, pair.old]
                    .iter()
                    .any(|&l| view.context(l).sentence != view.context(q).sentence)
            {
                // A change of a percentage in per cent is rare; across sentences it is another figure's.
                pair.strength -= 4;
            }
            pair.strength -= other_basis;
            let mut claim = candidate(
                scene,
                "percent-change",
                q,
                Claim::percent(view, q),
                pair,
                (Formula::PercentChange, Formula::PercentFall),
            );
            if percents {
                // 7% to 10% is a rise of three points, or 43%: the classic slip has a rule of its own.
                let points = Formula::Difference
                    .value(&[claim.operands[0].value, claim.operands[1].value])
                    .abs();
                let in_points = crate::judge::meets(
                    claim.claim.bare,
                    extractor::Interval::around(points, quantity.grain.max(1e-9) / 2.0),
                );
                claim.rule = if in_points {
                    "percentage-points"
                } else {
                    "percent-change"
                };
                // The stated figure is the very difference of the printed ones: that, and no rounding, is what was meant.
                if in_points {
                    for operand in &mut claim.operands {
                        operand.interval = extractor::Interval::exact(operand.value);
                    }
                }
            }
            out.push(claim);
        }
        with_amount(scene, q, out);
        of_a_range(view, q, out);
    }
}

/// "From 312 to 390 callers a night, an increase of 25%".
fn of_a_range(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let Some((operands, strength)) = ranged::ends(view, q) else {
        return;
    };
    if view.quantity(operands[0].quantity).unit.base == UnitId::PERCENT {
        return;
    }
    let (formula, sense) = match view.change(q) {
        Some(Direction::Down) => (Formula::PercentFall, Sense::Down),
        Some(Direction::Up) => (Formula::PercentChange, Sense::Up),
        _ if operands[0].value < operands[1].value => (Formula::PercentFall, Sense::None),
        _ => (Formula::PercentChange, Sense::None),
    };
    out.push(Candidate {
        rule: "percent-change",
        claim: Claim::percent(view, q),
        formula,
        operands: operands.to_vec(),
        strength,
        sense,
    });
}

/// "closed 38 points lower at 7,512, a loss of 0.5 per cent": the old level is the new one less the change.
fn with_amount(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let sentence = view.context(q).sentence;
    let amounts: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&a| {
            a != q
                && view.change(a).is_some()
                && matches!(
                    view.quantity(a).kind,
                    Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Points
                )
        })
        .collect();
    let [amount] = amounts[..] else { return };
    if view.token(amount).abs_diff(view.token(q)) > 12 {
        return;
    }
    // "8,640 tremors, 10% fewer than the 9,600 before": compared with the level, the amount is no change.
    let compared = |l: usize| {
        view.context(l).role == Role::Reference
            && view.token(q) < view.token(l)
            && view.between(view.token(q), view.token(l), &[Cue::Against])
    };
    let Some(level) = view
        .in_sentence(sentence)
        .filter(|&l| {
            let points = view.quantity(amount).kind == Kind::Points;
            l != q
                && view.is_level(l)
                && view.quantity(l).kind != Kind::Percent
                && view.per(l) == view.per(amount)
                && !compared(l)
                && (view.comparable(l, amount) || points)
        })
        .min_by_key(|&l| view.distance(l, amount))
    else {
        return;
    };
    if scene
        .pairs_near(sentence, 1)
        .iter()
        .any(|pair| pair.new == level || pair.old == level)
        || on_another_basis(view, q)
    {
        return;
    }
    let down = matches!(view.change(amount), Some(Direction::Down))
        || matches!(view.change(q), Some(Direction::Down));
    let mut first = Bound::own(view, amount);
    if view.quantity(amount).unit.base != UnitId::POINTS {
        first = Bound::new(view, amount, view.quantity(level).unit.base);
    }
    let mut push = |formula: Formula| {
        out.push(Candidate {
            rule: "percent-change",
            claim: Claim::percent(view, q),
            formula,
            operands: vec![first, Bound::own(view, level)],
            strength: if beside(view, amount, q, level) {
                10
            } else if arrives_by(view, amount, level) {
                9
            } else {
                7
            },
            sense: Sense::None,
        });
    };
    push(if down {
        Formula::FallOnBase
    } else {
        Formula::RiseOnBase
    });
    // "Those on £19,126 will get £2,000 more, or 10.5%": a level that nothing arrives at may be the old one.
    let arrives = view.context(level).role == Role::Result
        || view
            .cue_before(view.token(level), 2, &[Cue::To, Cue::Worth])
            .is_some();
    if !arrives {
        push(Formula::Share);
    }
}

/// "goes up by $52 to $1,352, which the mayor called a 5% rise": the amount and what it led to in one breath.
fn arrives_by(view: &View<'_>, amount: usize, level: usize) -> bool {
    let (a, b) = (view.token(amount), view.token(level));
    b > a
        && b - a <= 3
        && view.context(level).role == Role::Result
        && view.cue_before(a, 1, &[Cue::By]).is_some()
        && (a + 1..b).all(|at| view.is_word(at))
}

/// "put on 420 (3.5%) to reach 12,420": amount, percentage and level in one breath.
fn beside(view: &View<'_>, amount: usize, q: usize, level: usize) -> bool {
    let (a, b, c) = (view.token(amount), view.token(q), view.token(level));
    view.mark(b.saturating_sub(1)) == Some('(')
        && b > a
        && b - a <= 3
        && c > b
        && c - b <= 3
        && view.context(level).role == Role::Result
}
