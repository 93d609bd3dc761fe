//! A claim bound to operands: what a rule proposes and the judge decides.

use document::Span;
use extractor::{Hedge, Interval, Kind, UnitId};

use crate::formula::Formula;
use crate::view::View;

/// A claim with one way to compute it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) rule: &'static str,
    pub(crate) claim: Claim,
    pub(crate) formula: Formula,
    /// The operands in the order of the formula.
    pub(crate) operands: Vec<Bound>,
    /// How strongly the text licenses the binding: the sum of the evidence, see [`crate::judge`].
    pub(crate) strength: i32,
    /// What the claim would be called: the direction of a change, for the message.
    pub(crate) sense: Sense,
}

/// What a claim states.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim {
    /// The words of the claim.
    pub(crate) span: Span,
    /// The sentence they stand in.
    pub(crate) sentence: usize,
    /// The quantity, where the claim is one.
    pub(crate) quantity: Option<usize>,
    /// The values the words stand for.
    pub(crate) stated: Interval,
    /// The same without the hedge.
    pub(crate) bare: Interval,
    /// Nominal value.
    pub(crate) value: f64,
    /// One unit of the last printed place.
    pub(crate) grain: f64,
    pub(crate) hedge: Hedge,
    /// The unit of the computed value.
    pub(crate) unit: UnitId,
    /// Whether the claim is a fraction or multiple in words, whose band is wide.
    pub(crate) loose: bool,
}

/// An operand: a quantity with the value that enters the formula.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) quantity: usize,
    pub(crate) value: f64,
    pub(crate) interval: Interval,
}

/// Which way a change goes, for wording and for errors of direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    None,
    Up,
    Down,
}

impl Claim {
    /// A quantity as the claim, in its own unit.
    pub(crate) fn of(view: &View<'_>, q: usize) -> Self {
        let quantity = view.quantity(q);
        Self {
            span: quantity.span,
            sentence: view.context(q).sentence,
            quantity: Some(q),
            stated: quantity.interval,
            bare: quantity.bare,
            value: quantity.value.unwrap_or(f64::NAN),
            grain: quantity.grain,
            hedge: quantity.hedge,
            unit: quantity.unit.base,
            loose: quantity.kind == Kind::Fraction && quantity.in_words || quantity.kind == Kind::Multiple,
        }
    }

    /// A percentage or fraction as the claim, in percent.
    pub(crate) fn percent(view: &View<'_>, q: usize) -> Self {
        let claim = Self::of(view, q);
        if view.quantity(q).kind == Kind::Fraction { claim.scaled(100.0, UnitId::PERCENT) } else { claim }
    }

    /// The claim in another unit, `factor` of which make one of its own.
    pub(crate) fn scaled(mut self, factor: f64, unit: UnitId) -> Self {
        let scale = |interval: Interval| Interval { low: interval.low * factor, high: interval.high * factor };
        self.stated = scale(self.stated);
        self.bare = scale(self.bare);
        self.value *= factor;
        self.grain *= factor;
        self.unit = unit;
        self
    }
}

impl Bound {
    /// A quantity with its value in some unit.
    pub(crate) fn new(view: &View<'_>, q: usize, unit: UnitId) -> Self {
        Self {
            quantity: q,
            value: view.value_in(q, unit).unwrap_or(f64::NAN),
            interval: view.interval_in(q, unit),
        }
    }

    /// A quantity with its value in its own unit.
    pub(crate) fn own(view: &View<'_>, q: usize) -> Self {
        Self::new(view, q, view.quantity(q).unit.base)
    }
}

impl Candidate {
    pub(crate) fn value(&self) -> f64 {
        self.formula.value(&self.operands.iter().map(|operand| operand.value).collect::<Vec<_>>())
    }

    pub(crate) fn interval(&self) -> Interval {
        self.formula.interval(&self.operands.iter().map(|operand| operand.interval).collect::<Vec<_>>())
    }
}
