//! A number as written: its value, what it stands for, its unit and hedge, its place.

use document::Span;

use crate::calendar::CalendarDate;
use crate::interval::Interval;
use crate::unit::{Unit, UnitId};

/// A number as written, with its unit, precision, hedge and place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The whole expression: hedge, currency, digits or words, scale, unit ("more than $1.2bn a year").
    pub span: Span,
    /// The number with its currency and unit ("$1.2bn"), as a list of figures shows it. What loosens it ("about")
    /// and what it is counted per are left out; a bound stays with a plain count or a length of time, as the two
    /// make a half-open range ("more than 300", "at least three days").
    pub core: Span,
    /// Only the digits or number words with their scale, without hedge, currency and unit ("1.2bn").
    pub number: Span,
    /// What kind of expression it is.
    pub kind: Kind,
    /// The nominal value in [`Quantity::unit`], scale words applied: 1.2e9 for "$1.2bn", 8.3 for "8.3%",
    /// 0.5 for "half", 0.2 for "one in five", 2 for "doubled", 3 for "3-to-1", the year for a year, days
    /// since 0001-01-01 for a full date. `None` for a range and for a date that is not complete.
    pub value: Option<f64>,
    /// The values that the writer's words stand for: half a unit of the last printed place either way,
    /// trailing zeros read as possibly rounded, the hedge applied.
    pub interval: Interval,
    /// The same without the hedge: what the bare number stands for.
    pub bare: Interval,
    /// One unit of the last printed place, scale applied: 0.1 for "8.3%", 1e5 for "3.2 million", 1 for "126";
    /// 0 where the number is exact by nature (a year, an ordinal).
    pub grain: f64,
    /// Nominal ends of a range ("10–15%" gives 10 and 15), in the order in which they are printed.
    pub ends: Option<(f64, f64)>,
    /// How the writer loosened or bounded it.
    pub hedge: Hedge,
    /// The unit; [`Unit::NONE`] for a plain count.
    pub unit: Unit,
    /// The smaller unit that the writer used, where the value is held in a larger one: cents (held in dollars),
    /// basis points (held in percentage points).
    pub printed_in: Option<UnitId>,
    /// The parts of a date, where it is one.
    pub date: Option<CalendarDate>,
    /// Written in words ("twelve thousand", "half") rather than digits.
    pub in_words: bool,
}

/// Kinds of quantity; the report's JSON prints them in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count or plain number.
    Cardinal,
    /// A place in an order: 23rd, third.
    Ordinal,
    /// Per cent.
    Percent,
    /// Percentage points or basis points (held in percentage points).
    Points,
    /// An amount in a currency.
    Money,
    /// A number with a physical or other unit.
    Measure,
    /// Doubled, threefold, seven times.
    Multiple,
    /// Half, two-thirds, one in five, three in ten.
    Fraction,
    /// 3-to-1, three for every ten: the first divided by the second.
    Ratio,
    /// A number per so many: 12 per 100,000.
    Rate,
    /// Two ends: 10–15%, between three and five.
    Range,
    /// A calendar date, whole or in part.
    Date,
    /// A calendar, fiscal or academic year.
    Year,
    /// A length of time.
    Duration,
    /// A person's (or thing's) age, in years unless the unit says otherwise.
    Age,
}

/// How a number is loosened or bounded by the words before or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// None.
    None,
    /// exactly, precisely, fully.
    Exactly,
    /// nearly, almost, just under, close to, approaching, shy of.
    Nearly,
    /// about, around, roughly, some, or so, circa.
    About,
    /// just over, slightly more than.
    JustOver,
    /// more than, over, above, exceeding, upwards of.
    MoreThan,
    /// at least, no fewer than, or more, -plus.
    AtLeast,
    /// at most, up to, no more than, or less.
    AtMost,
    /// under, fewer than, less than, below.
    LessThan,
}

impl Hedge {
    /// Whether it only bounds the number: more than, at least, at most, less than.
    #[must_use]
    pub fn is_bound(self) -> bool {
        matches!(
            self,
            Self::MoreThan | Self::AtLeast | Self::AtMost | Self::LessThan
        )
    }

    /// Whether it leaves the number what it is: none, "exactly", "about".
    #[must_use]
    pub fn is_neutral(self) -> bool {
        matches!(self, Self::None | Self::Exactly | Self::About)
    }

    /// The hedge of a name in `lexicon/hedges.tsv`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "exactly" => Self::Exactly,
            "nearly" => Self::Nearly,
            "about" => Self::About,
            "just-over" => Self::JustOver,
            "more-than" => Self::MoreThan,
            "at-least" => Self::AtLeast,
            "at-most" => Self::AtMost,
            "less-than" => Self::LessThan,
            _ => return None,
        })
    }
}

impl Quantity {
    /// A value of this quantity in the unit that the writer printed: 0.81 dollars are 81 if written "81 cents".
    #[must_use]
    pub fn printed(&self, value: f64) -> f64 {
        // Rounded far below any printed place, so that the digits come back exactly.
        if self.printed_in.is_some() && value.is_finite() {
            (value * 1e8).round() / 1e6
        } else {
            value
        }
    }
}
