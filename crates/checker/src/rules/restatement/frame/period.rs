//! When a figure holds, and of which group, as far as the words around it name either.

use extractor::{Cue, Kind};

use crate::view::View;

/// A stretch of the calendar, as far as the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Period {
    years: Option<(i32, i32)>,
    month: Option<u8>,
    day: Option<u8>,
    /// Quarters and halves.
    part: Option<(u8, u8)>,
    /// How long it lasts: 0 a calendar year or less, 1 a fiscal year, 2 several years.
    length: u8,
}

impl Period {
    /// The years that head a column: "2012", "2006-08", "2010–2012".
    pub(in super::super) fn of_header(header: &str) -> Option<Self> {
        let mut numbers = header
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| !digits.is_empty());
        let year = |digits: &str| digits.parse::<i32>().ok();
        let from = year(numbers.next()?).filter(|year| (1800..2200).contains(year))?;
        let to = match numbers.next() {
            None => from,
            Some(digits) if digits.len() == 4 => year(digits)?,
            Some(digits) if digits.len() == 2 => from / 100 * 100 + year(digits)?,
            Some(_) => return None,
        };
        numbers.next().is_none().then_some(Self {
            years: Some((from, to)),
            length: if from == to { 0 } else { 2 },
            ..Self::default()
        })
    }

    /// Whether the two cannot be of one time.
    pub(in super::super) fn conflicts(self, other: Self) -> bool {
        fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            matches!((a, b), (Some(a), Some(b)) if a != b)
        }
        let spans = |period: Self| {
            (
                period.length,
                period.month.is_some() || period.part.is_some(),
            )
        };
        let (mine, theirs) = (spans(self), spans(other));
        // A month is no financial year.
        (mine.0 != theirs.0 && (mine.1 || theirs.1))
            || differ(self.years, other.years)
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || differ(self.part, other.part)
    }
}

/// The period of a quantity that names one.
pub(super) fn period(view: &View<'_>, q: usize) -> Option<Period> {
    let quantity = view.quantity(q);
    match quantity.kind {
        Kind::Year => {
            #[expect(clippy::cast_possible_truncation, reason = "a year is small")]
            let year = quantity.value? as i32;
            let fiscal = quantity
                .date
                .is_some_and(|date| date.period == extractor::Period::Fiscal);
            Some(Period {
                years: Some((year, year)),
                length: u8::from(fiscal),
                ..Period::default()
            })
        }
        Kind::Date => {
            let date = quantity.date?;
            let part = match date.period {
                extractor::Period::Quarter(n) => Some((4, n)),
                extractor::Period::Half(n) => Some((2, n)),
                _ => None,
            };
            Some(Period {
                years: date.year.map(|year| (year, year)),
                month: date.month,
                day: date.day,
                part,
                length: u8::from(date.period == extractor::Period::Fiscal),
            })
        }
        Kind::Range => {
            let (from, to) = quantity.ends?;
            let years = (1800.0..2200.0).contains(&from) && (1800.0..2200.0).contains(&to);
            #[expect(clippy::cast_possible_truncation, reason = "years are small")]
            (years && quantity.unit.base == extractor::UnitId::NONE).then_some(Period {
                years: Some((from as i32, to as i32)),
                length: 2,
                ..Period::default()
            })
        }
        _ => None,
    }
}

/// The period right behind the figure, else the nearest before it in its segment, else the first of the sentence.
pub(super) fn nearest_period(
    view: &View<'_>,
    q: usize,
    left: usize,
    right: usize,
    first: usize,
) -> Option<Period> {
    let token = view.token(q);
    let at = |at: usize| period(view, view.at(at)?);
    (token + 1..right)
        .find_map(at)
        .or_else(|| {
            // "Between 2001–03 and 2005–07 … from 61.5 to 62.9": the start is of the first, the end of the second.
            let ahead: Vec<Period> = (first..token).filter_map(at).collect();
            match (ahead.as_slice(), end(view, q)) {
                ([start, _], Some(End::Start)) => Some(*start),
                ([_, close], Some(End::Close)) => Some(*close),
                _ => None,
            }
        })
        .or_else(|| (left..token).rev().find_map(at))
        .or_else(|| (first..left).find_map(at))
}

/// The one end of a change: "from 61.5 to 62.9".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum End {
    Start,
    Close,
}

/// Which end of a change a figure is, where "to" joins it to another of its kind.
pub(in super::super) fn end(view: &View<'_>, q: usize) -> Option<End> {
    let token = view.token(q);
    let like = |other: Option<usize>| {
        other.is_some_and(|other| {
            view.quantity(other).kind == view.quantity(q).kind && view.comparable(other, q)
        })
    };
    if token + 2 < view.end_token(token)
        && view.cues(token + 1).has(Cue::To)
        && like(view.at(token + 2))
    {
        return Some(End::Start);
    }
    let joined = token >= view.first_token(token) + 2
        && view.cues(token - 1).has(Cue::To)
        && like(view.at(token - 2));
    joined.then_some(End::Close)
}

/// A number that names a group and measures nothing: "aged 16 to 24", "under 18", "the third".
pub(super) fn group(view: &View<'_>, at: usize) -> Option<(i64, i64)> {
    let quantity = view.quantity(view.at(at)?);
    let may = matches!(
        quantity.kind,
        Kind::Ordinal | Kind::Age | Kind::Range | Kind::Duration | Kind::Cardinal
    );
    if !may {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "ages and ordinals are small"
    )]
    let whole = |value: f64| value as i64;
    let aged = at > 0
        && view.is_word(at - 1)
        && matches!(
            view.word(at - 1),
            "aged" | "Aged" | "age" | "over" | "under"
        );
    // "for the first time", "a third year running" tell when, not of whom.
    let occasion = view.is_word(at + 1)
        && at + 1 < view.end_token(at)
        && matches!(
            view.lower(at + 1),
            "time" | "year" | "month" | "week" | "day" | "quarter" | "consecutive" | "successive"
        );
    match quantity.kind {
        Kind::Ordinal if occasion => None,
        Kind::Ordinal | Kind::Age => Some((whole(quantity.value?), whole(quantity.value?))),
        Kind::Range if aged || quantity.unit.base == *crate::view::YEAR => {
            quantity.ends.map(|(from, to)| (whole(from), whole(to)))
        }
        Kind::Duration | Kind::Cardinal if aged => {
            Some((whole(quantity.value?), whole(quantity.value?)))
        }
        _ => None,
    }
}
