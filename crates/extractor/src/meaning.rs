//! What a stated number stands for: the bands of every form and hedge, in one place.
//!
//! A printed number is a set of values. How wide it is follows from its digits and its hedge. Each band below
//! says where it comes from.

use crate::additions::additions;
use crate::interval::Interval;
use crate::numeral::{ten, trailing_zeros};
use crate::quantity::{Hedge, Kind};

/// How wide the bands are, as shares of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    /// A multiple in words, "doubled" or "seven times", is used up to 5% either side: readers accept 1.9 as double,
    /// and a desk would write "almost doubled" or "more than doubled" beyond.
    pub multiple: f64,
    /// A simple fraction is used up to 5% either side: 48% is half, 47% is "nearly half".
    pub fraction: f64,
    /// "Three in ten" is a survey's 27% to 33%: a tenth either side.
    pub out_of: f64,
    /// "Nearly", "about", "just over": within a tenth, the widest that style guides let pass.
    pub hedge: f64,
    /// "Exactly a tenth" is one to the nearest half per cent of itself.
    pub exactly: f64,
    /// A count with trailing zeros, unhedged, may be rounded by up to 5%: 40,000 is 38,000 to 42,000.
    pub rounded: f64,
    /// "Nearly 2,000" may be 2,003 when the writer counted roughly, but no more than 1% above.
    pub nearly_above: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Self {
            multiple: 0.05,
            fraction: 0.05,
            out_of: 0.10,
            hedge: 0.10,
            exactly: 0.005,
            rounded: 0.05,
            nearly_above: 0.01,
        }
    }
}

/// The bands in force.
fn bands() -> &'static Bands {
    &additions().bands
}

/// How a number was printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// A whole number in digits or words: 13,800, twelve.
    Whole,
    /// With decimals, or followed by a scale word: 8.3, 3.2 million, 40 million.
    Scaled,
    /// A fraction of whole numbers: two-thirds, 3/4.
    Fraction,
    /// So many in so many: one in five.
    OutOf,
    /// Several wholes and a fraction: two and a half.
    Mixed,
    /// Exact by nature: a year, an ordinal.
    Exact,
}

/// A number as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// Its value, scale applied.
    pub(crate) value: f64,
    /// One unit of its last printed digit, scale applied.
    pub(crate) place: f64,
    /// The scale word or letter behind its digits: a million in "3.2 million", else 1.
    pub(crate) scale: f64,
    /// How many zeros its digits end with, before the scale.
    pub(crate) zeros: i32,
    /// How it was printed.
    pub(crate) form: Form,
    /// The denominator of a fraction, or the second number of "one in five".
    pub(crate) below: f64,
    /// Whether it is in words.
    pub(crate) in_words: bool,
}

impl Number {
    /// A number that is exact by nature.
    pub(crate) const fn exact(value: f64) -> Self {
        Self {
            value,
            place: 0.0,
            scale: 1.0,
            zeros: 0,
            form: Form::Exact,
            below: 1.0,
            in_words: false,
        }
    }

    /// A number in digits with so many decimals.
    pub(crate) fn printed(value: f64, places: u8) -> Self {
        let whole = places == 0;
        Self {
            place: ten(-i32::from(places)),
            zeros: if whole { trailing_zeros(value) } else { 0 },
            form: if whole { Form::Whole } else { Form::Scaled },
            ..Self::exact(value)
        }
    }

    /// A number in words with so many decimals.
    pub(crate) fn spelled(value: f64, places: u8) -> Self {
        Self {
            in_words: true,
            ..Self::printed(value, places)
        }
    }

    /// The same number behind a scale word.
    pub(crate) fn scaled(self, scale: f64) -> Self {
        Self {
            scale: self.scale * scale,
            form: Form::Scaled,
            ..self.times(scale)
        }
    }

    /// The same behind a scale word if there is one; 1 is none.
    pub(crate) fn scaled_from(self, scale: f64) -> Self {
        if scale > 1.0 {
            self.scaled(scale)
        } else {
            self
        }
    }

    /// The same number with a fraction behind it: "two and a half", as loose as a tenth.
    pub(crate) fn and_part(self, part: f64) -> Self {
        Self {
            value: self.value + part * self.value.signum(),
            place: self.place / 10.0,
            zeros: 0,
            form: Form::Mixed,
            ..self
        }
    }

    /// The same number with another value, its last place along with it.
    pub(crate) fn times(self, factor: f64) -> Self {
        let value = self.value * factor;
        // 1.15 million is 1,150,000 and not 1,149,999.9999999998.
        let whole = value.round();
        let near = (value - whole).abs() <= value.abs() * 1e-12;
        Self {
            value: if near { whole } else { value },
            place: self.place * factor.abs(),
            ..self
        }
    }
}

/// One unit of the last place that a number can be trusted to: its last printed digit, or its trailing zeros.
pub(crate) fn grain(number: &Number, kind: Kind) -> f64 {
    match number.form {
        Form::Exact => 0.0,
        Form::Fraction | Form::OutOf => slack(number) * 2.0,
        Form::Mixed => number.place,
        _ if matches!(kind, Kind::Ordinal | Kind::Age | Kind::Year | Kind::Date) => 0.0,
        Form::Whole if matches!(kind, Kind::Percent | Kind::Points | Kind::Multiple) => {
            number.place
        }
        Form::Whole if kind != Kind::Money => {
            if number.value.abs() <= 100.0 {
                // Small counts are counted; a round hundred is the base of an index as often as an estimate.
                number.place
            } else {
                number.place * ten(number.zeros)
            }
        }
        // A scaled number with zeros may be rounded to its second digit: $200 million is 195 to 205.
        Form::Whole | Form::Scaled => {
            let second = ten(magnitude(number.value) - 1);
            number
                .place
                .max((number.place * ten(number.zeros)).min(second))
        }
    }
}

/// What the bare number stands for.
pub(crate) fn bare(number: &Number, kind: Kind) -> Interval {
    let value = number.value;
    let counted = matches!(
        kind,
        Kind::Cardinal | Kind::Duration | Kind::Rate | Kind::Ratio | Kind::Age
    );
    match number.form {
        Form::Exact => Interval::exact(value),
        Form::OutOf => out_of(number),
        _ if kind == Kind::Multiple && number.place >= 1.0 => {
            Interval::around(value, value * bands().multiple)
        }
        Form::Fraction => Interval::around(value, slack(number)),
        Form::Whole if counted && grain(number, kind) <= 1.0 => Interval::exact(value),
        // A count of one figure and noughts is seldom off by its full half grain without a word that says so.
        Form::Whole if counted => Interval::around(
            value,
            (grain(number, kind) / 2.0).min(value.abs() * bands().rounded),
        ),
        _ => Interval::around(value, grain(number, kind) / 2.0),
    }
}

/// What a hedged number stands for.
pub(crate) fn hedged(number: &Number, kind: Kind, hedge: Hedge) -> Interval {
    let bare = bare(number, kind);
    let value = number.value;
    let tenth = value.abs() * bands().hedge;
    match hedge {
        Hedge::None => bare,
        // "exactly a tenth" of a count still rounds.
        Hedge::Exactly if matches!(number.form, Form::Fraction) => {
            Interval::around(value, value * bands().exactly)
        }
        Hedge::Exactly => Interval::exact(value),
        Hedge::Nearly => {
            let loose =
                matches!(number.form, Form::Fraction | Form::OutOf) || kind == Kind::Multiple;
            let above = if loose {
                0.0
            } else {
                (bare.high - value).min(value.abs() * bands().nearly_above)
            };
            Interval::new((value - tenth).min(bare.low), value + above)
        }
        Hedge::About => Interval::new(
            (value - tenth).min(bare.low),
            (value + tenth).max(bare.high),
        ),
        Hedge::JustOver => Interval::new(value, (value + tenth).max(bare.high)),
        Hedge::MoreThan | Hedge::AtLeast => Interval {
            low: value,
            high: f64::INFINITY,
        },
        Hedge::AtMost | Hedge::LessThan => Interval {
            low: f64::NEG_INFINITY,
            high: value,
        },
    }
}

/// Half the width of a fraction: 5%, but not beyond the midpoint to the next simpler fraction.
fn slack(number: &Number) -> f64 {
    let (value, below) = (number.value.abs(), number.below);
    let mut slack = value * bands().fraction;
    let mut simpler = 1.0;
    while simpler < below.min(24.0) {
        for above in [(value * simpler).floor(), (value * simpler).ceil()] {
            let distance = (above / simpler - value).abs();
            if distance > 1e-9 && above > 0.0 {
                slack = slack.min(distance / 2.0);
            }
        }
        simpler += 1.0;
    }
    slack
}

/// "One in N" is 1/(N+½) to 1/(N−½), where N with trailing zeros is itself rounded.
fn out_of(number: &Number) -> Interval {
    let above = number.value * number.below;
    let half = if number.below < 100.0 {
        0.5
    } else {
        ten(number.zeros) / 2.0
    };
    let whole = Interval::new(
        above / (number.below + half),
        above / (number.below - half).max(0.5),
    );
    if above == 1.0 {
        return whole;
    }
    let tenth = number.value * bands().out_of;
    Interval::new(
        whole.low.max(number.value - tenth),
        whole.high.min(number.value + tenth),
    )
}

/// The power of ten of the first digit.
fn magnitude(value: f64) -> i32 {
    let value = value.abs();
    if value == 0.0 {
        return 0;
    }
    let mut power = 0;
    while ten(power + 1) <= value * (1.0 + 1e-12) && power < 300 {
        power += 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: f64) -> Number {
        Number::printed(value, 0)
    }

    fn fraction(above: f64, below: f64) -> Number {
        Number {
            form: Form::Fraction,
            below,
            ..Number::exact(above / below)
        }
    }

    #[test]
    fn counts_are_exact_unless_they_end_in_zeros() {
        assert_eq!(bare(&whole(126.0), Kind::Cardinal), Interval::exact(126.0));
        assert_eq!(bare(&whole(20.0), Kind::Cardinal), Interval::exact(20.0));
        assert_eq!(
            bare(&whole(13_800.0), Kind::Cardinal),
            Interval::new(13_750.0, 13_850.0)
        );
        assert_eq!(
            bare(&whole(40_000.0), Kind::Cardinal),
            Interval::new(38_000.0, 42_000.0)
        );
    }

    #[test]
    fn money_is_loosened_to_its_second_digit_at_most() {
        let pounds = Number::printed(200.0, 0).scaled(1e6);
        assert_eq!(bare(&pounds, Kind::Money), Interval::new(195e6, 205e6));
        assert_eq!(
            bare(&whole(250_000.0), Kind::Money),
            Interval::new(245_000.0, 255_000.0)
        );
    }

    #[test]
    fn fractions_and_odds() {
        assert_eq!(
            bare(&fraction(1.0, 2.0), Kind::Fraction),
            Interval::around(0.5, 0.025)
        );
        let five_eighths = bare(&fraction(5.0, 8.0), Kind::Fraction);
        assert!(five_eighths.low > 0.6 && five_eighths.high < 2.0 / 3.0);
        let one_in_five = Number {
            form: Form::OutOf,
            below: 5.0,
            ..Number::exact(0.2)
        };
        assert_eq!(
            bare(&one_in_five, Kind::Fraction),
            Interval::new(1.0 / 5.5, 1.0 / 4.5)
        );
    }

    #[test]
    fn hedges_move_the_ends() {
        let nine = whole(9.0);
        assert_eq!(
            hedged(&nine, Kind::Multiple, Hedge::Nearly),
            Interval::new(8.1, 9.0)
        );
        assert_eq!(hedged(&nine, Kind::Cardinal, Hedge::MoreThan).low, 9.0);
        assert_eq!(
            hedged(&whole(100.0), Kind::Percent, Hedge::About),
            Interval::new(90.0, 110.0)
        );
    }
}
