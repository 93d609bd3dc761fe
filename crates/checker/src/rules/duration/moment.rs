//! Points in time: what a date or year leaves open, and how far two of them are apart.

use extractor::{CalendarDate, Interval, Kind, Period, UnitId};

use crate::calendar::{day_number, days_in};
use crate::candidate::Bound;
use crate::view::View;

/// Days in a mean Gregorian year.
pub(super) const DAYS: f64 = 365.2425;

/// A day, month or year that the text names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moment {
    pub(super) quantity: usize,
    pub(super) year: i32,
    /// Its first and last day as (year, month, day).
    pub(super) first: Day,
    pub(super) last: Day,
}

/// Year, month and day.
pub(super) type Day = (i32, u8, u8);

impl Moment {
    /// Whether the day itself is known.
    pub(super) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Whether only the year is known.
    pub(super) fn is_year(self) -> bool {
        self.first.1 != self.last.1
    }

    /// Its place on a scale of years; a year stands for its number.
    fn years(self) -> (f64, Interval) {
        let (from, to) = (number(self.first), number(self.last));
        let low = from as f64 / DAYS;
        (
            low,
            Interval::new(low, (to + i64::from(!self.is_day())) as f64 / DAYS),
        )
    }

    /// The moment as an operand counted in units of `unit` years.
    pub(super) fn bound(self, unit: f64, slack: f64) -> Bound {
        let (at, span) = self.years();
        Bound {
            quantity: self.quantity,
            value: at / unit,
            interval: Interval::new((span.low - slack) / unit, (span.high + slack) / unit),
        }
    }

    /// The moment as an operand that is its year, exactly.
    pub(super) fn exact(self) -> Bound {
        let year = f64::from(self.year);
        Bound {
            quantity: self.quantity,
            value: year,
            interval: Interval::exact(year),
        }
    }
}

fn number((year, month, day): Day) -> i64 {
    day_number(year, month, day)
}

/// Whole years gone from one day to another.
pub(super) fn whole_years(from: Day, to: Day) -> i32 {
    to.0 - from.0 - i32::from((to.1, to.2) < (from.1, from.2))
}

/// The moments that the sentences from `back` before to `sentence` name, in order, each year or day once.
pub(super) fn moments(view: &View<'_>, sentence: usize, back: usize) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    for q in view.near(sentence, back, 0) {
        for moment in at(view, q) {
            let inside = |other: &Moment| {
                number(moment.first) >= number(other.first)
                    && number(moment.last) <= number(other.last)
            };
            let around = |other: &Moment| {
                number(other.first) >= number(moment.first)
                    && number(other.last) <= number(moment.last)
            };
            if let Some(same) = found
                .iter_mut()
                .find(|other| inside(other) || around(other))
            {
                // "31 December 2008" after "2008" is the same moment, told more exactly.
                if inside(same) {
                    *same = moment;
                }
            } else {
                found.push(moment);
            }
        }
    }
    found
}

/// The same; where no year is told at all, days of one year: "28 April … 3 June"; a day that comes earlier in the calendar than the one
/// before it is of the next.
pub(super) fn moments_or_days(view: &View<'_>, sentence: usize, back: usize) -> Vec<Moment> {
    let found = moments(view, sentence, back);
    if !found.is_empty() {
        return found;
    }
    let mut days: Vec<Moment> = Vec::new();
    for q in view.near(sentence, back, 0) {
        let Some(mut day) = of_unsaid_year(view, q) else {
            continue;
        };
        if let Some(last) = days.last() {
            if (day.first.1, day.first.2) == (last.first.1, last.first.2) {
                continue;
            }
            let next =
                i32::from(number(day.first) < number((COMMON_YEAR, last.first.1, last.first.2)));
            day.year = last.year + next;
            (day.first.0, day.last.0) = (day.year, day.year);
        }
        days.push(day);
    }
    days
}

/// The moment that a quantity names; two for a range of years.
pub(super) fn at(view: &View<'_>, q: usize) -> Vec<Moment> {
    let quantity = view.quantity(q);
    if quantity.kind == Kind::Range {
        return stretch(view, q).unwrap_or_default();
    }
    match quantity.date {
        Some(date) if matches!(quantity.kind, Kind::Year | Kind::Date) => {
            let year = date
                .year
                .or_else(|| date.day.and_then(|_| year_before(view, q)));
            of_date(q, CalendarDate { year, ..date })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The two years of "1899–1974", "from 1952 until 2022".
fn stretch(view: &View<'_>, q: usize) -> Option<Vec<Moment>> {
    let quantity = view.quantity(q);
    quantity.date?;
    let year = |end: f64| {
        let year = (1000..2200).find(|&year| f64::from(year) == end)?;
        Some(Moment {
            quantity: q,
            year,
            first: (year, 1, 1),
            last: (year, 12, 31),
        })
    };
    let (low, high) = quantity
        .ends
        .filter(|(low, high)| low < high && quantity.unit.base == UnitId::NONE)?;
    Some(vec![year(low)?, year(high)?])
}

/// A day of a year that is not said; a common year serves where only two of them are compared.
pub(super) fn of_unsaid_year(view: &View<'_>, q: usize) -> Option<Moment> {
    let date = view.quantity(q).date.filter(|date| date.day.is_some())?;
    of_date(
        q,
        CalendarDate {
            year: Some(date.year.unwrap_or(COMMON_YEAR)),
            ..date
        },
    )
}

/// Any year of 365 days.
const COMMON_YEAR: i32 = 2001;

/// The year of the full date before, in the same sentence: "from 19 September 2021 … to 13 December".
fn year_before(view: &View<'_>, q: usize) -> Option<i32> {
    let start = view.in_sentence(view.context(q).sentence).start;
    (start..q)
        .rev()
        .filter_map(|other| view.quantity(other).date)
        .find(|date| date.day.is_some() && date.year.is_some())?
        .year
}

fn of_date(quantity: usize, date: CalendarDate) -> Option<Moment> {
    let year = date.year?;
    if date.period != Period::Calendar {
        return None;
    }
    let (first, last) = match (date.month, date.day) {
        (Some(month), Some(day)) => ((year, month, day), (year, month, day)),
        (Some(month), None) => ((year, month, 1), (year, month, days_in(year, month)?)),
        _ => ((year, 1, 1), (year, 12, 31)),
    };
    Some(Moment {
        quantity,
        year,
        first,
        last,
    })
}

/// "a 99-year lease": the hyphen makes a length the property of a thing.
pub(crate) fn is_property(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    view.printed(q)[quantity.number.end - quantity.span.start..].starts_with('-')
}

/// The earlier and the later of two.
pub(super) fn in_order(a: Moment, b: Moment) -> (Moment, Moment) {
    if number(a.first) <= number(b.first) {
        (a, b)
    } else {
        (b, a)
    }
}
