//! Which derivations fit a figure, and how likely words like those around it are to mean them.

mod factors;
mod lists;

use extractor::{Cue, Direction, Kind, Per, UnitId};
use smallvec::SmallVec;

use super::nearby::Nearby;
use crate::candidate::{Bound, Candidate, Claim, Sense, interval};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::{Few, View};
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

/// A family of derivations, how likely the words are to mean one, and the rule and formula that it goes by.
#[derive(Clone, Copy)]
struct How {
    family: Family,
    prior: f64,
    rule: &'static str,
    formula: Formula,
}

impl Tried {
    /// Tries operands, the farthest of which stands as near as `weight` tells.
    fn push(&mut self, how: How, claim: &Claim, operands: &[Bound], weight: f64) {
        self.weights[how.family as usize] += weight;
        if meets(claim.stated, interval(how.formula, operands)) {
            self.agreeing.push(Hypothesis {
                family: how.family,
                candidate: Candidate {
                    rule: how.rule,
                    claim: *claim,
                    formula: how.formula,
                    operands: operands.to_vec(),
                    strength: 0,
                    sense: Sense::None,
                },
                prior: how.prior,
                weight,
            });
        }
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
            let levels = Levels::of(near);
            shares(near, &levels, out);
            changes(near, &levels, out);
            outcomes(near, &levels, out);
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
    fn push(&self, how: How, claim: &Claim, operands: &[Bound], out: &mut Tried) {
        let weights = operands.iter().map(|operand| self.weight(operand.quantity));
        out.push(how, claim, operands, weights.fold(1.0, f64::min));
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

    fn in_unit(&self, q: usize) -> Bound {
        Bound::new(self.view, q, self.view.quantity(self.claim).unit.base)
    }
}

/// A level that is no percentage, with what is asked of it for every other.
#[derive(Clone, Copy)]
struct Level {
    own: Bound,
    unit: UnitId,
    measure: u16,
    per: Per,
    /// How near it stands to the claim.
    weight: f64,
}

/// The levels that every two of which are tried.
struct Levels(SmallVec<[Level; 16]>);

impl Levels {
    fn of(near: &Nearby<'_, '_>) -> Self {
        let view = near.view;
        let levels = near.levels.iter().copied();
        let plain =
            levels.filter(|&q| !matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction));
        let level = |q: usize| Level {
            own: Bound::own(view, q),
            unit: view.quantity(q).unit.base,
            measure: view.memo.measures[q],
            per: view.per(q),
            weight: near.weight(q),
        };
        Self(plain.map(level).collect())
    }

    /// Gives every ordered pair of comparable levels to `out`, and how near both stand.
    fn pairs(&self, view: &View<'_>, mut out: impl FnMut([Bound; 2], f64)) {
        for (i, a) in self.0.iter().enumerate() {
            for (j, b) in self.0.iter().enumerate() {
                if i == j || a.measure != b.measure || a.per != b.per {
                    continue;
                }
                let both = if a.unit == b.unit {
                    [a.own, b.own]
                } else {
                    Bound::both(view, a.own.quantity, b.own.quantity)
                };
                out(both, a.weight.min(b.weight));
            }
        }
    }
}

fn is_same_kind(a: Kind, b: Kind) -> bool {
    a == b || (a, b) == (Kind::Age, Kind::Duration)
}

fn shares(near: &Nearby<'_, '_>, levels: &Levels, out: &mut Tried) {
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
    let how = How {
        family: Family::Share,
        prior,
        rule: "share",
        formula: Formula::Share,
    };
    levels.pairs(view, |[a, b], weight| {
        if a.value <= b.value {
            out.push(how, &claim, &[a, b], weight);
        }
    });
}

fn outcomes(near: &Nearby<'_, '_>, levels: &Levels, out: &mut Tried) {
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
    let how = How {
        family: Family::Outcome,
        prior,
        rule: "rate",
        formula: Formula::RateOf,
    };
    levels.pairs(view, |operands, weight| {
        let [a, b] = operands.map(|operand| operand.quantity);
        if a.abs_diff(b) == 1 && view.is_count(a) && view.is_count(b) {
            out.push(how, &claim, &operands, weight);
        }
    });
}

fn changes(near: &Nearby<'_, '_>, levels: &Levels, out: &mut Tried) {
    let claim = Claim::percent(near.view, near.claim);
    let change = near.change();
    let prior = if change.is_some() { 0.5 } else { 0.05 };
    levels.pairs(near.view, |[a, b], weight| {
        let up = a.value > b.value;
        let formula = match change {
            Some(Direction::Up) if !up => return,
            Some(Direction::Down) if up => return,
            _ if up => Formula::PercentChange,
            _ => Formula::PercentFall,
        };
        let how = How {
            family: Family::Change,
            prior,
            rule: "percent-change",
            formula,
        };
        out.push(how, &claim, &[a, b], weight);
    });
}

fn multiples(near: &Nearby<'_, '_>, out: &mut Tried) {
    let claim = Claim::of(near.view, near.claim);
    let how = How {
        family: Family::Multiple,
        prior: 0.5,
        rule: "multiple",
        formula: Formula::Quotient,
    };
    Levels::of(near).pairs(near.view, |operands, weight| {
        out.push(how, &claim, &operands, weight);
    });
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
    let how = How {
        family: Family::Points,
        prior: 0.6,
        rule: "percentage-points",
        formula: Formula::Difference,
    };
    for (i, &a) in percents.iter().enumerate() {
        for &b in &percents[i + 1..] {
            let operands = larger_first([a, b].map(|q| Bound::own(view, q)));
            near.push(how, &claim, &operands, out);
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
    let (rule, formula) = if rest {
        ("complement", Formula::Remainder)
    } else {
        ("difference", Formula::Difference)
    };
    let how = How {
        family: Family::Difference,
        prior,
        rule,
        formula,
    };
    let level = |q: usize| (near.in_unit(q), near.weight(q));
    let levels: SmallVec<[(Bound, f64); 12]> = near.like_claim().map(level).collect();
    for (i, &(a, near)) in levels.iter().enumerate() {
        for &(b, other) in &levels[i + 1..] {
            let operands = larger_first([a, b]);
            if operands[0].value > claim.value || operands[0].value.is_nan() {
                out.push(how, &claim, &operands, near.min(other));
            }
        }
    }
}
