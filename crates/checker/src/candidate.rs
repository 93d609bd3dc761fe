//! A claim bound to operands: what a rule proposes and the judge decides.

use document::Span;
use extractor::{Hedge, Interval, Kind, UnitId};
use smallvec::SmallVec;

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
    /// Whether a value would be printed so, whatever hedge stands with it.
    pub(crate) fn prints(&self, value: f64) -> bool {
        self.bare.low <= value && value <= self.bare.high
    }

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
            loose: quantity.kind == Kind::Fraction && quantity.in_words
                || quantity.kind == Kind::Multiple,
        }
    }

    /// A percentage or fraction as the claim, in percent.
    pub(crate) fn percent(view: &View<'_>, q: usize) -> Self {
        let claim = Self::of(view, q);
        if view.quantity(q).kind == Kind::Fraction {
            claim.scaled(100.0, UnitId::PERCENT)
        } else {
            claim
        }
    }

    /// A figure that is computed and not counted: a whole number stands for all that round to it.
    pub(crate) fn rounded(mut self) -> Self {
        let half = self.grain / 2.0;
        let wide = |interval: Interval| Interval {
            low: interval.low.min(self.value - half),
            high: interval.high.max(self.value + half),
        };
        if self.hedge == Hedge::None || self.hedge == Hedge::About {
            self.stated = wide(self.stated);
        }
        self
    }

    /// Words alone as the claim, "rose" or "fewer": that a difference in the unit is not below zero, or not above.
    pub(crate) fn way(span: Span, sentence: usize, up: bool, unit: UnitId) -> Self {
        let stated = if up {
            Interval::new(0.0, f64::INFINITY)
        } else {
            Interval::new(f64::NEG_INFINITY, 0.0)
        };
        Self {
            value: f64::NAN,
            ..Self::band(span, sentence, stated, unit)
        }
    }

    /// Words for a band of values as the claim: "most", "fewer than half".
    pub(crate) fn band(span: Span, sentence: usize, stated: Interval, unit: UnitId) -> Self {
        Self {
            span,
            sentence,
            quantity: None,
            stated,
            bare: stated,
            value: f64::midpoint(stated.low, stated.high),
            grain: 0.0,
            hedge: Hedge::None,
            unit,
            loose: true,
        }
    }

    /// The claim in another unit, `factor` of which make one of its own.
    pub(crate) fn scaled(mut self, factor: f64, unit: UnitId) -> Self {
        let scale = |interval: Interval| Interval {
            low: interval.low * factor,
            high: interval.high * factor,
        };
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
        let from = view.quantity(q).unit.base;
        if from == unit || from == UnitId::NONE {
            return Self::own(view, q);
        }
        Self {
            quantity: q,
            value: view.value_in(q, unit).unwrap_or(f64::NAN),
            interval: view.interval_in(q, unit),
        }
    }

    /// Two quantities in one unit: metres and kilometres both in that of the first, a bare number as the other is.
    pub(crate) fn both(view: &View<'_>, first: usize, second: usize) -> [Self; 2] {
        let has_unit = |q: usize| view.quantity(q).unit.base != UnitId::NONE;
        if has_unit(first) && has_unit(second) {
            let unit = view.quantity(first).unit.base;
            return [Self::new(view, first, unit), Self::new(view, second, unit)];
        }
        [
            Self::beside(view, first, second),
            Self::beside(view, second, first),
        ]
    }

    /// A bare number beside one with a unit and scale: 389.1 beside "EUR 412.6 million" is in millions too.
    pub(crate) fn beside(view: &View<'_>, q: usize, other: usize) -> Self {
        let (mine, theirs) = (view.quantity(q), view.quantity(other));
        let unit = if theirs.unit.base == UnitId::NONE {
            mine.unit.base
        } else {
            theirs.unit.base
        };
        let plain = Self::new(view, q, unit);
        if mine.unit.base != UnitId::NONE || theirs.unit.base == UnitId::NONE {
            return plain;
        }
        // "14.2 cent … last year's 12.9"
        if theirs.printed_in.is_some() {
            let hundredth = |value: f64| value / 100.0;
            return Self {
                value: hundredth(plain.value),
                interval: Interval::new(
                    hundredth(plain.interval.low),
                    hundredth(plain.interval.high),
                ),
                ..plain
            };
        }
        plain.scaled_as(view, other)
    }

    /// A bare figure in the scale of another: the cell "8.1" beside "0.6 million tonnes" is in millions too.
    pub(crate) fn scaled_as(self, view: &View<'_>, other: usize) -> Self {
        let theirs = view.quantity(other);
        let printed: String = view
            .words(theirs.number)
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let scale = match (printed.parse::<f64>(), theirs.value) {
            (Ok(mantissa), Some(value)) if mantissa > 0.0 => value / mantissa,
            _ => 1.0,
        };
        // "1.9 million dollars from 740,000": what is printed in full needs no scale.
        if scale < 1000.0 || self.value.is_nan() || self.value >= scale.min(1000.0) {
            return self;
        }
        Self {
            value: self.value * scale,
            interval: Interval::new(self.interval.low * scale, self.interval.high * scale),
            ..self
        }
    }

    /// A number that is counted of a quantity, and exact: the years between two dates.
    pub(crate) fn exact(quantity: usize, value: f64) -> Self {
        Self {
            quantity,
            value,
            interval: Interval::exact(value),
        }
    }

    /// The same so many times over: a share in percent, an amount in other units.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            interval: Interval::new(self.interval.low * factor, self.interval.high * factor),
            ..self
        }
    }

    /// The same below zero.
    pub(crate) fn negated(self) -> Self {
        self.scaled(-1.0)
    }

    /// A quantity with its value in its own unit.
    pub(crate) fn own(view: &View<'_>, q: usize) -> Self {
        let quantity = view.quantity(q);
        Self {
            quantity: q,
            value: quantity.value.unwrap_or(f64::NAN),
            interval: quantity.bare,
        }
    }
}

impl Candidate {
    /// Whether a quantity is one of the operands.
    pub(crate) fn stands_on(&self, q: usize) -> bool {
        self.operands.iter().any(|operand| operand.quantity == q)
    }

    /// Whether a quantity is the claim or one of the operands.
    pub(crate) fn holds(&self, q: usize) -> bool {
        self.claim.quantity == Some(q) || self.stands_on(q)
    }

    /// Whether what is computed comes near what is stated: what is further from it is hardly a slip, but of something else.
    pub(crate) fn comes_near(&self) -> bool {
        (0.6..=1.67).contains(&(self.value() / self.claim.value))
    }

    /// The claim and the operands, each with its value.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let claim = self.claim.quantity.map(|q| (q, self.claim.value));
        claim
            .into_iter()
            .chain(self.operands.iter().map(|o| (o.quantity, o.value)))
    }

    pub(crate) fn value(&self) -> f64 {
        value(self.formula, &self.operands)
    }

    pub(crate) fn interval(&self) -> Interval {
        interval(self.formula, &self.operands)
    }
}

/// What a formula makes of the values of operands.
pub(crate) fn value(formula: Formula, operands: &[Bound]) -> f64 {
    match *operands {
        [a] => formula.value(&[a.value]),
        [a, b] => formula.value(&[a.value, b.value]),
        [a, b, c] => formula.value(&[a.value, b.value, c.value]),
        _ => {
            let values: SmallVec<[f64; 8]> = operands.iter().map(|part| part.value).collect();
            formula.value(&values)
        }
    }
}

/// What it can make of them when each lies in its interval.
pub(crate) fn interval(formula: Formula, operands: &[Bound]) -> Interval {
    match *operands {
        [a] => formula.interval(&[a.interval]),
        [a, b] => formula.interval(&[a.interval, b.interval]),
        [a, b, c] => formula.interval(&[a.interval, b.interval, c.interval]),
        _ => {
            let all: SmallVec<[Interval; 8]> = operands.iter().map(|part| part.interval).collect();
            formula.interval(&all)
        }
    }
}
