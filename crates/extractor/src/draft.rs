//! A quantity in the making: which lexemes it holds and what is known of it so far.

use document::Span;

use crate::calendar::CalendarDate;
use crate::interval::Interval;
use crate::meaning::{self, Number};
use crate::number::Words;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::unit::{Unit, UnitId};

/// A quantity, or digits that assert nothing, in a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// Its first lexeme.
    pub(crate) from: usize,
    /// One past its last lexeme.
    pub(crate) to: usize,
    /// The quantity; none for a reference.
    pub(crate) draft: Option<Draft>,
}

/// A quantity as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft {
    /// Its number's lexemes.
    pub(crate) digits: (usize, usize),
    /// One past the last lexeme of its unit.
    pub(crate) end_of_unit: usize,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its number; the first end of a range.
    pub(crate) number: Number,
    /// The second end of a range.
    pub(crate) upper: Option<Number>,
    /// Its hedge.
    pub(crate) hedge: Hedge,
    /// How many of its first lexemes stand before its core: a hedge, "from".
    pub(crate) lead: usize,
    /// How many of its last lexemes stand behind its core: what it is per, "or so".
    pub(crate) tail: usize,
    /// Its unit.
    pub(crate) unit: Unit,
    /// The part of a currency that it is printed in: cents.
    pub(crate) printed_in: Option<UnitId>,
    /// The date that it is.
    pub(crate) date: Option<CalendarDate>,
    /// Whether it is an age.
    pub(crate) is_age: bool,
    /// Whether it is a date without a value of its own.
    pub(crate) valueless: bool,
}

impl Draft {
    /// A plain count.
    pub(crate) fn count(number: Number, from: usize, to: usize) -> Self {
        Self {
            digits: (from, to),
            end_of_unit: to,
            kind: Kind::Cardinal,
            number,
            upper: None,
            hedge: Hedge::None,
            lead: 0,
            tail: 0,
            unit: Unit::NONE,
            printed_in: None,
            date: None,
            is_age: false,
            valueless: false,
        }
    }

    /// Gives it the hedge before it, so many lexemes long.
    pub(crate) fn hedge_before(&mut self, hedge: Hedge, lexemes: usize) {
        self.hedge = hedge;
        // "equal to 20" is a bound from both sides; "exactly 20" only stresses.
        let equal = hedge == Hedge::Exactly && lexemes > 1 && self.is_bare();
        self.lead = if equal || self.keeps(hedge) {
            0
        } else {
            lexemes
        };
    }

    /// Gives it the hedge behind it, so many lexemes long.
    pub(crate) fn hedge_behind(&mut self, hedge: Hedge, lexemes: usize) {
        self.hedge = hedge;
        if self.tail > 0 || !self.keeps(hedge) {
            self.tail += lexemes;
        }
    }

    /// Whether a hedge belongs to the core: a bound on a plain count or a length of time.
    fn keeps(&self, hedge: Hedge) -> bool {
        let bound = hedge.is_bound();
        bound && (self.is_bare() || self.kind == Kind::Duration)
    }

    /// Whether it is a number and nothing else: no unit, date, age or multiple.
    pub(crate) fn is_bare(&self) -> bool {
        self.unit.base == UnitId::NONE && self.date.is_none() && !self.is_age
    }

    /// Whether it has neither unit nor date: a number that may borrow its neighbour's.
    pub(crate) fn is_plain(&self) -> bool {
        self.kind == Kind::Cardinal && self.unit == Unit::NONE && self.upper.is_none()
    }
}

impl Found {
    /// A quantity over some lexemes.
    pub(crate) const fn quantity(from: usize, to: usize, draft: Draft) -> Self {
        Self {
            from,
            to,
            draft: Some(draft),
        }
    }

    /// Digits that assert nothing.
    pub(crate) const fn reference(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            draft: None,
        }
    }

    /// Its place in the text.
    pub(crate) fn span(&self, words: Words) -> Span {
        Span::new(
            words.lexemes[self.from].span.start,
            words.lexemes[self.to - 1].span.end,
        )
    }
}

/// The finished quantity.
pub(crate) fn finish(words: Words, found: &Found, draft: &Draft) -> Quantity {
    let place = |(from, to): (usize, usize)| {
        Span::new(
            words.lexemes[from].span.start,
            words.lexemes[to - 1].span.end,
        )
    };
    let inner = if draft.kind == Kind::Range {
        range_kind(draft)
    } else {
        draft.kind
    };
    let mut bare = meaning::bare(&draft.number, inner);
    let mut interval = if is_halving(words, draft) {
        halved(draft)
    } else {
        meaning::hedged(&draft.number, inner, draft.hedge)
    };
    let mut ends = None;
    if let Some(upper) = draft.upper {
        let other = meaning::bare(&upper, inner);
        bare = Interval::new(bare.low.min(other.low), bare.high.max(other.high));
        interval = match draft.hedge {
            Hedge::About => Interval::new(bare.low * 0.9, bare.high * 1.1),
            _ => bare,
        };
        ends = Some((draft.number.value, upper.value));
    }
    if draft.valueless {
        bare = Interval::ALL;
        interval = Interval::ALL;
    }
    Quantity {
        span: found.span(words),
        core: place((found.from + draft.lead, found.to - draft.tail)),
        number: place(draft.digits),
        kind: draft.kind,
        value: (ends.is_none() && !draft.valueless).then_some(draft.number.value),
        interval,
        bare,
        grain: meaning::grain(&draft.number, inner),
        ends,
        hedge: draft.hedge,
        unit: draft.unit,
        printed_in: draft.printed_in,
        date: draft.date,
        in_words: draft.number.in_words,
    }
}

/// "halved", "halving": a multiple below one that is told by the number of times that something shrank.
fn is_halving(words: Words, draft: &Draft) -> bool {
    let word = words.str(draft.digits.0);
    draft.kind == Kind::Multiple
        && word
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("halv"))
}

/// "more than halved" is less than a half, "nearly halved" a little more than one: hedges are of the two times.
fn halved(draft: &Draft) -> Interval {
    let times = Number {
        value: 1.0 / draft.number.value,
        ..draft.number
    };
    let stated = meaning::hedged(&times, Kind::Multiple, draft.hedge);
    let least = stated.low.max(0.0);
    Interval {
        low: 1.0 / stated.high,
        high: if least > 0.0 {
            1.0 / least
        } else {
            f64::INFINITY
        },
    }
}

/// What the ends of a range are.
fn range_kind(draft: &Draft) -> Kind {
    match draft.unit.base {
        UnitId::PERCENT => Kind::Percent,
        UnitId::POINTS => Kind::Points,
        UnitId::TIMES => Kind::Multiple,
        base if base.is_currency() => Kind::Money,
        base if base.is_time() => Kind::Duration,
        UnitId::NONE if draft.date.is_some() => Kind::Year,
        UnitId::NONE => Kind::Cardinal,
        _ => Kind::Measure,
    }
}
