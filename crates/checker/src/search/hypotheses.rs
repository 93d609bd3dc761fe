//! Which derivations fit a figure, and how likely words like those around it are to mean them.

mod factors;
mod lists;

use extractor::{Cue, Direction, Kind, Per, UnitId};
use smallvec::SmallVec;

use super::nearby::Nearby;
use crate::candidate::{Bound, Candidate, Claim, Sense, interval};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::Few;
use factors::{each, products};
use lists::lists;

/// The operands that are tried for one figure: mostly so few that they take no room of their own.
type Bounds = SmallVec<[Bound; 12]>;

/// Derivations of one sort, tried together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Share,
    Outcome,
    Change,
    Difference,
    Sum,
    Rest,
    Product,
    PercentOf,
    Each,
    Mean,
    Multiple,
    Points,
}

/// One way to compute a figure that agrees with it.
pub(super) struct Hypothesis {
    pub(super) family: Family,
    pub(super) candidate: Candidate,
    /// How likely the words are to mean a derivation of this family from figures in sight.
    pub(super) prior: f64,
    /// How near the operands stand, 1 for the same sentence.
    pub(super) weight: f64,
}

/// What was tried for one figure.
#[derive(Default)]
pub(super) struct Tried {
    /// What agrees.
    pub(super) agreeing: Vec<Hypothesis>,
    /// The weights of all that was tried of each family, whether or not it agrees.
    weights: [f64; Family::Points as usize + 1],
}

impl Tried {
    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.agreeing.clear();
        self.weights = Default::default();
    }

    /// The weight of all that was tried of a family.
    pub(super) fn weight(&self, family: Family) -> f64 {
        self.weights[family as usize]
    }
}

impl Hypothesis {
    /// How likely figures that have nothing to do with each other agree as well as these do.
    pub(super) fn chance(&self) -> f64 {
        let claim = &self.candidate.claim;
        let computed = self.candidate.interval();
        let stated = (claim.bare.high - claim.bare.low).max(claim.grain);
        let own = computed.high - computed.low;
        let off = 2.0 * (self.candidate.value() - claim.value).abs();
        // Words for a fraction are wide; a value at their very middle is as telling as a narrow one. A bound holds of
        // whatever lies beyond it, and tells the more the nearer that lies.
        let width = if claim.loose {
            (stated + own).min(off + own + claim.value.abs() / 50.0)
        } else if claim.unit == UnitId::PERCENT {
            (stated + own).max(off).min(off + own + 1.0)
        } else {
            (stated + own).max(off)
        };
        let size = claim.value.abs();
        let spread = match self.family {
            // Most changes are small.
            Family::Change => (8.0 * size).clamp(10.0, 100.0),
            _ if claim.unit == UnitId::PERCENT => 100.0,
            // Small numbers are the commonest of all.
            _ if size < 20.0 => 2.0 * size,
            _ => 4.0 * size,
        };
        (width / spread).max(1e-6)
    }
}

/// Proposes all derivations that fit.
pub(super) fn propose(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let quantity = view.quantity(near.claim);
    let per = quantity.unit.per;
    match quantity.kind {
        Kind::Percent | Kind::Fraction => {
            shares(near, out);
            changes(near, out);
            outcomes(near, out);
        }
        Kind::Multiple => multiples(near, out),
        Kind::Points => points(near, out),
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration | Kind::Rate => {
            if per == Per::Nothing {
                differences(near, out);
                lists(near, out);
                products(near, out);
            }
            each(near, out);
        }
        _ => {}
    }
}

impl Nearby<'_, '_> {
    fn push(
        &self,
        family: Family,
        prior: f64,
        (rule, formula): (&'static str, Formula),
        claim: Claim,
        operands: &[Bound],
        out: &mut Tried,
    ) {
        let weights = operands.iter().map(|operand| self.weight(operand.quantity));
        let weight = weights.fold(1.0, f64::min);
        out.weights[family as usize] += weight;
        if !meets(claim.stated, interval(formula, operands)) {
            return;
        }
        out.agreeing.push(Hypothesis {
            family,
            candidate: Candidate {
                rule,
                claim,
                formula,
                operands: operands.to_vec(),
                strength: 0,
                sense: Sense::None,
            },
            prior,
            weight,
        });
    }

    /// Levels of one kind with the claim, not per anything.
    fn like_claim(&self) -> impl Iterator<Item = usize> + '_ {
        let view = self.view;
        let kind = view.quantity(self.claim).kind;
        self.levels.iter().copied().filter(move |&q| {
            view.comparable(q, self.claim)
                && view.per(q) == Per::Nothing
                && is_same_kind(view.quantity(q).kind, kind)
        })
    }

    /// All ordered pairs of comparable levels that are no percentages.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let view = self.view;
        let plain =
            move |q: &usize| !matches!(view.quantity(*q).kind, Kind::Percent | Kind::Fraction);
        let levels = move || self.levels.iter().copied().filter(plain);
        levels().flat_map(move |a| {
            levels()
                .filter(move |&b| a != b && view.comparable(a, b) && view.per(a) == view.per(b))
                .map(move |b| (a, b))
        })
    }

    fn in_unit(&self, q: usize) -> Bound {
        Bound::new(self.view, q, self.view.quantity(self.claim).unit.base)
    }

    fn beside(&self, a: usize, b: usize) -> [Bound; 2] {
        let unit = |q: usize| self.view.quantity(q).unit.base;
        if unit(a) == unit(b) {
            return [a, b].map(|q| Bound::own(self.view, q));
        }
        Bound::both(self.view, a, b)
    }
}

fn is_same_kind(a: Kind, b: Kind) -> bool {
    a == b || (a, b) == (Kind::Age, Kind::Duration)
}

fn shares(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let claim = Claim::percent(view, near.claim);
    let fraction = view.quantity(near.claim).kind == Kind::Fraction;
    let prior = if near.change().is_some() {
        0.02
    } else if fraction || near.says(&[Cue::Of, Cue::Share, Cue::OfThose, Cue::OutOf, Cue::Rate]) {
        0.5
    } else {
        0.25
    };
    for (part, whole) in near.pairs() {
        let [a, b] = near.beside(part, whole);
        if a.value <= b.value {
            let how = ("share", Formula::Share);
            near.push(Family::Share, prior, how, claim, &[a, b], out);
        }
    }
}

fn outcomes(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    if near.change().is_some() {
        return;
    }
    let claim = Claim::percent(view, near.claim);
    let prior = if near.says(&[Cue::Rate, Cue::Outcome, Cue::Refusal, Cue::Share]) {
        0.3
    } else {
        0.1
    };
    for (a, b) in near.pairs() {
        let joined = a.abs_diff(b) == 1;
        if joined && view.is_count(a) && view.is_count(b) {
            let operands = near.beside(a, b);
            near.push(
                Family::Outcome,
                prior,
                ("rate", Formula::RateOf),
                claim,
                &operands,
                out,
            );
        }
    }
}

fn changes(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let claim = Claim::percent(view, near.claim);
    let prior = if near.change().is_some() { 0.5 } else { 0.05 };
    for (new, old) in near.pairs() {
        let [a, b] = near.beside(new, old);
        let up = a.value > b.value;
        let formula = match near.change() {
            Some(Direction::Up) if !up => continue,
            Some(Direction::Down) if up => continue,
            _ if up => Formula::PercentChange,
            _ => Formula::PercentFall,
        };
        let how = ("percent-change", formula);
        near.push(Family::Change, prior, how, claim, &[a, b], out);
    }
}

fn multiples(near: &Nearby<'_, '_>, out: &mut Tried) {
    let claim = Claim::of(near.view, near.claim);
    for (a, b) in near.pairs() {
        let operands = near.beside(a, b);
        let how = ("multiple", Formula::Quotient);
        near.push(Family::Multiple, 0.5, how, claim, &operands, out);
    }
}

fn points(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let claim = Claim::of(view, near.claim);
    let percents: Few = near
        .levels
        .iter()
        .copied()
        .filter(|&q| view.quantity(q).kind == Kind::Percent)
        .collect();
    for (i, &a) in percents.iter().enumerate() {
        for &b in &percents[i + 1..] {
            let operands = larger_first(near.beside(a, b));
            let how = ("percentage-points", Formula::Difference);
            near.push(Family::Points, 0.6, how, claim, &operands, out);
        }
    }
}

fn larger_first([a, b]: [Bound; 2]) -> [Bound; 2] {
    if a.value >= b.value { [a, b] } else { [b, a] }
}

fn differences(near: &Nearby<'_, '_>, out: &mut Tried) {
    let claim = Claim::of(near.view, near.claim);
    let told = [Cue::By, Cue::Gap, Cue::Margin, Cue::Surpass, Cue::Extra];
    let prior = if near.change().is_some() || near.says(&told) {
        0.4
    } else if near.says(&[
        Cue::Comparative,
        Cue::ChangeVerb,
        Cue::ChangeNoun,
        Cue::Transfer,
    ]) {
        0.25
    } else if near.says(&[Cue::Remainder]) {
        0.3
    } else {
        0.03
    };
    let rest = near.says(&[Cue::Remainder]);
    let levels: Bounds = near.like_claim().map(|q| near.in_unit(q)).collect();
    for (i, &a) in levels.iter().enumerate() {
        for &b in &levels[i + 1..] {
            let operands = larger_first([a, b]);
            if operands[0].value <= claim.value {
                continue;
            }
            let how = if rest {
                ("complement", Formula::Remainder)
            } else {
                ("difference", Formula::Difference)
            };
            near.push(Family::Difference, prior, how, claim, &operands, out);
        }
    }
}
