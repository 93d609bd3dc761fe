//! When a figure holds: the days it covers, as far as its sentence and the sentences before say.

use extractor::{CalendarDate, Cue, Kind, Period};

use crate::calendar::{day_number, days_in};
use crate::view::View;

/// The days that a figure covers, counted from 1 January of year 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// First day.
    pub(crate) start: i64,
    /// Last day.
    pub(crate) end: i64,
    /// Whether the year is not given: the days are those of year 0.
    pub(crate) yearless: bool,
    /// A fiscal year whose first and last day are not given.
    pub(crate) fiscal: bool,
}

/// When a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct When {
    /// The days, where they are known.
    pub(crate) span: Option<Span>,
    /// Whether they come from an earlier sentence.
    pub(crate) soft: bool,
}

/// The calendar year of a day.
fn year_of(day: i64) -> i64 {
    // Right but for a day or two around New Year.
    let near = (day as f64 / 365.2425).floor() as i64 + 1;
    let starts = |year: i64| day_number(i32::try_from(year).unwrap_or(0), 1, 1);
    if day < starts(near) {
        near - 1
    } else if day >= starts(near + 1) {
        near + 1
    } else {
        near
    }
}

/// How two times stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// Two different times.
    Different,
    /// One is unknown.
    Unknown,
    /// One lies inside the other, or both may be meant.
    Compatible,
    /// The same days.
    Same,
}

impl Span {
    pub(crate) fn days(start: i64, end: i64) -> Self {
        Self {
            start,
            end,
            yearless: false,
            fiscal: false,
        }
    }

    /// Whether it is a year, of whatever kind.
    pub(crate) fn is_year(self) -> bool {
        self.fiscal || (350..=380).contains(&self.length())
    }

    fn length(self) -> i64 {
        self.end - self.start + 1
    }

    /// The calendar year in which it ends; `None` if the text does not say.
    pub(crate) fn year(self) -> Option<i64> {
        (!self.yearless).then(|| year_of(self.end))
    }

    /// Which day of its month it begins with.
    pub(crate) fn day_of_month(self) -> i64 {
        let year = i32::try_from(year_of(self.start)).unwrap_or(0);
        let starts = (1..=12).rev().map(|month| day_number(year, month, 1));
        let starts = starts.into_iter().find(|&start| start <= self.start);
        starts.map_or(0, |start| self.start - start + 1)
    }

    /// Its last day alone.
    fn last(self) -> Self {
        Self {
            start: self.end,
            ..self
        }
    }

    pub(crate) fn relation(self, other: Self) -> Relation {
        if self.yearless != other.yearless {
            return Relation::Unknown;
        }
        if self.fiscal || other.fiscal {
            let close =
                (self.end - other.end).abs() <= if self.fiscal && other.fiscal { 0 } else { 366 };
            let same_year = self.year() == other.year();
            return match close && self.is_year() && other.is_year() && same_year {
                true if self.is_calendar_year() || other.is_calendar_year() => Relation::Compatible,
                true => Relation::Same,
                false => Relation::Different,
            };
        }
        if (self.start - other.start).abs() <= 1 && (self.end - other.end).abs() <= 1 {
            return Relation::Same;
        }
        let inside = |a: Self, b: Self| b.start <= a.start && a.end <= b.end;
        if inside(self, other) || inside(other, self) {
            let (short, long) = (
                self.length().min(other.length()),
                self.length().max(other.length()),
            );
            // A day in its month, or the last day of a period; a month is not its year.
            return if long <= 31 || short == 1 {
                Relation::Compatible
            } else {
                Relation::Different
            };
        }
        Relation::Different
    }

    /// Whether one lies inside the other, whatever their lengths.
    pub(crate) fn meets(self, other: Self) -> bool {
        let inside = |a: Self, b: Self| b.start <= a.start && a.end <= b.end;
        self.yearless == other.yearless && (inside(self, other) || inside(other, self))
    }

    /// Whether they have days in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.yearless == other.yearless && self.start <= other.end && other.start <= self.end
    }

    fn is_calendar_year(self) -> bool {
        let first = Self::days(self.start, self.start);
        !self.fiscal && (365..=366).contains(&self.length()) && self.year() == first.year()
    }
}

impl When {
    pub(crate) fn relation(self, other: Self) -> Relation {
        match (self.span, other.span) {
            (Some(a), Some(b)) => a.relation(b),
            _ => Relation::Unknown,
        }
    }
}

/// The days of a date as printed; `None` if it names none.
pub(crate) fn span_of(date: CalendarDate) -> Option<Span> {
    let year = date.year.unwrap_or(0);
    let yearless = date.year.is_none();
    let first = |month: u8| day_number(year, month, 1);
    let last = |month: u8| Some(day_number(year, month, days_in(year, month)?));
    let whole = |from: u8, to: u8| Some(Span::days(first(from), last(to)?));
    let span = match (date.period, date.month, date.day) {
        (Period::Quarter(n @ 1..=4), ..) => whole(3 * n - 2, 3 * n)?,
        (Period::Half(n @ 1..=2), ..) => whole(6 * n - 5, 6 * n)?,
        (Period::Fiscal, None, _) => Span {
            fiscal: true,
            ..Span::days(day_number(year - 1, 7, 1), day_number(year, 6, 30))
        },
        (Period::Decade, ..) => Span::days(day_number(year, 1, 1), day_number(year + 9, 12, 31)),
        (Period::Century, ..) => Span::days(day_number(year - 99, 1, 1), day_number(year, 12, 31)),
        (_, Some(month), Some(day)) => {
            let day = day_number(year, month, day.clamp(1, days_in(year, month)?));
            Span::days(day, day)
        }
        (_, Some(month), None) => whole(month, month)?,
        (_, None, _) if !yearless => whole(1, 12)?,
        _ => return None,
    };
    Some(Span { yearless, ..span })
}

/// The time that a date quantity names in its sentence: "the year to September 2012", "the end of April 2016".
pub(crate) fn named(view: &View<'_>, q: usize) -> Option<Span> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let date = match (quantity.kind, quantity.date) {
        (Kind::Date | Kind::Year, Some(date)) => date,
        (Kind::Cardinal, _) if is_bare_year(view, q) => CalendarDate {
            year: quantity.value.map(|year| year as i32),
            ..CalendarDate::default()
        },
        _ => return None,
    };
    let span = span_of(date)?;
    let first = view.first_token(token);
    let back = |steps: usize| {
        token
            .checked_sub(steps)
            .filter(|&at| at >= first && view.is_word(at))
            .map_or_else(String::new, |at| view.word(at).to_ascii_lowercase())
    };
    let ends = ["end", "close"];
    let (one, two, three) = (back(1), back(2), back(3));
    let end_of = one == "of" && ends.contains(&two.as_str());
    let last_of = end_of || ends.contains(&one.as_str());
    // "the twelve months to the end of March 2022"
    let skip = match (end_of, three.as_str()) {
        (true, "the") => 3,
        (true, _) => 2,
        _ => 0,
    };
    let (one, two, three) = (back(skip + 1), back(skip + 2), back(skip + 3));
    let closes = matches!(
        one.as_str(),
        "to" | "ended" | "ending" | "through" | "until"
    );
    let upto = if closes { &two } else { &three };
    // "the year to September 2012", "the financial year, which ended on 31 March 2011"
    let ended = matches!(two.as_str(), "ended" | "ending") && one == "on"
        || matches!(one.as_str(), "ended" | "ending");
    let of_year = |at: usize| {
        view.is_word(at) && view.word(at).eq_ignore_ascii_case("year")
            || view.at(at).is_some_and(|other| {
                view.quantity(other)
                    .date
                    .is_some_and(|date| date.period == Period::Fiscal)
            })
    };
    let year = upto == "year" || ended && (first.max(token.saturating_sub(9))..token).any(of_year);
    let months = (closes || ended)
        .then(|| view.at(token.checked_sub(skip + 2)?))
        .flatten();
    let months = months.filter(|&m| view.quantity(m).kind == Kind::Duration);
    if year && (closes || ended) {
        return Some(back_from(span, 12));
    }
    if let Some(m) = months.filter(|_| closes) {
        let unit = view.quantity(m).unit.base.name();
        let value = view.quantity(m).value.unwrap_or(0.0);
        let many = match unit {
            "month" => value,
            "year" => value * 12.0,
            _ => 0.0,
        };
        if (1.0..=120.0).contains(&many) {
            return Some(back_from(span, many as i32));
        }
    }
    if last_of {
        return Some(span.last());
    }
    Some(span)
}

/// The stretch of so many months that ends where another does.
fn back_from(span: Span, months: i32) -> Span {
    let days = (f64::from(months) * 30.436_875).round() as i64;
    Span {
        start: span.end - days + 1,
        end: span.end,
        yearless: span.yearless,
        fiscal: false,
    }
}

/// "2014’s", "the 2013 figure": a plain number that can only be a year.
pub(crate) fn is_bare_year(view: &View<'_>, q: usize) -> bool {
    let words = view.printed(q);
    words.len() == 4
        && words.bytes().all(|b| b.is_ascii_digit())
        && (words.starts_with("19") || words.starts_with("20"))
        && matches!(view.mark(view.token(q) + 1), Some('\'' | '’'))
}

/// A day and month, or month, without its year, put into the year of the times around it.
pub(crate) fn in_year_of(span: Span, around: Option<Span>) -> Span {
    match around.filter(|around| !around.yearless) {
        Some(around) if span.yearless => {
            let Some(year) = around.year() else {
                return span;
            };
            let shift = day_number(year as i32, 1, 1) - day_number(0, 1, 1);
            // Year 0 is a leap year: behind February the shift may be one day more than it should.
            let leap = days_in(year as i32, 2) == Some(29);
            let march = day_number(0, 3, 1);
            let fix = |day: i64| day + shift - i64::from(!leap && day >= march);
            Span {
                yearless: false,
                ..Span::days(fix(span.start), fix(span.end))
            }
        }
        _ => span,
    }
}

/// "that year", "the same day", "the end of the year": a time said before.
pub(crate) fn anaphor(
    view: &View<'_>,
    sentence: usize,
    year: Option<Span>,
    last: Option<Span>,
) -> Option<Span> {
    let (from, to) = view.reading.sentences[sentence].tokens;
    let word = |at: usize| {
        if at >= from && at < to && view.is_word(at) {
            view.word(at)
        } else {
            ""
        }
    };
    for at in from..to {
        let here = word(at).rsplit(' ').next().unwrap_or("");
        let whole = word(at).to_ascii_lowercase();
        let before = |steps: usize| at.checked_sub(steps).map_or("", word).to_ascii_lowercase();
        let points = |words: &str| {
            words!["that", "same", "the", "this", "such"]
                .iter()
                .any(|w| words.split(' ').any(|x| x == w))
        };
        if here.eq_ignore_ascii_case("year") && (points(&before(1)) || points(&whole))
            || whole == "year" && word(at + 1) == "end"
            || whole == "year-end"
        {
            let ended = words!["ended", "end", "closed"].has(word(at + 1))
                || before(2) == "of" && before(3) == "end"
                || before(2) == "ending"
                || whole == "year-end";
            return year.map(|span| if ended { span.last() } else { span });
        }
        if (here.eq_ignore_ascii_case("day") || here.eq_ignore_ascii_case("date"))
            && (points(&before(1)) || points(&whole))
            && !whole.starts_with("the other")
        {
            return last.filter(|span| span.length() == 1);
        }
    }
    // "over the same twelve months"
    let months = view
        .in_sentence(sentence)
        .find(|&q| view.quantity(q).kind == Kind::Duration);
    let same = months.filter(|&q| {
        let unit = view.quantity(q).unit.base.name();
        let many = view.quantity(q).value.unwrap_or(0.0);
        view.token(q)
            .checked_sub(1)
            .is_some_and(|at| word(at) == "same")
            && (unit == "month" && many == 12.0)
    });
    same.and(year)
}

/// Whether the token is the base of a comparison: "than in 2016", "on 2018", "from 2015".
pub(crate) fn is_base(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut at = token;
    for _ in 0..4 {
        if at <= first {
            return false;
        }
        at -= 1;
        if !view.is_word(at) {
            return false;
        }
        let word = view.word(at).to_ascii_lowercase();
        if view.cues(at).any(&[Cue::Against, Cue::From])
            || word == "than"
            || word.ends_with(" than")
            || word.ends_with(" from")
        {
            return true;
        }
        if !matches!(
            word.as_str(),
            "in" | "the" | "that" | "of" | "for" | "at" | "end" | "year" | "during" | "figure"
        ) {
            let year = view.quantity(q).kind == Kind::Year || is_bare_year(view, q);
            return word == "on" && year;
        }
    }
    false
}
