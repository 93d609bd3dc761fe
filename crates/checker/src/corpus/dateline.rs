//! The day on which a document was written, and times that are told from it: *last year*, *on Sunday*.

use document::{BlockKind, Furniture};
use extractor::{CalendarDate, Cue, Kind};

use super::period::{Span, span_of};
use crate::calendar::{MONTHS, WEEKDAYS, day_number};
use crate::view::View;

/// The day a document says it was written or published: in its front matter or byline, or at the head of its first lines.
pub(crate) fn dateline(view: &View<'_>) -> Option<Span> {
    let published = view.document.published.as_deref().and_then(day_in);
    published
        .or_else(|| byline(view))
        .or_else(|| heading(view))
        .or_else(|| head(view))
}

/// "LISBON, May 2 (2013) — …", "ODENSE, Denmark, Nov 19, 2021 (Baltic News) — …": the day of writing before a story, its year or
/// the agency in brackets.
fn heading(view: &View<'_>) -> Option<Span> {
    story(view).map(|story| story.1).filter(|day| !day.yearless)
}

/// Where a story begins behind the place and day of its writing, and that day, whose year may not be said.
pub(super) fn story(view: &View<'_>) -> Option<(usize, Span)> {
    let days = (0..view.reading.quantities.len().min(3)).filter(|&q| {
        let date = view.quantity(q).date;
        view.quantity(q).kind == Kind::Date && date.is_some_and(|date| date.day.is_some())
    });
    days.into_iter().find_map(|q| {
        let token = view.token(q);
        let (first, end) = (view.first_token(token), view.end_token(token));
        let dash = (token + 1..end.min(token + 10))
            .find(|&at| matches!(view.mark(at), Some('—' | '–')))?;
        let called = |at: usize| {
            !view.is_word(at)
                || view.word(at).starts_with(char::is_uppercase)
                || matches!(view.word(at), "of" | "the" | "and" | "de" | "la" | "al")
        };
        let dated = |at: usize| {
            view.at(at)
                .is_none_or(|q| matches!(view.quantity(q).kind, Kind::Date | Kind::Year))
        };
        if token - first > 8 || !(first..dash).all(|at| called(at) && dated(at)) {
            return None;
        }
        let date = view.quantity(q).date?;
        let year = || {
            (token + 1..dash)
                .filter_map(|at| view.quantity(view.at(at)?).date)
                .find_map(|date| date.year)
        };
        let day = span_of(CalendarDate {
            year: date.year.or_else(year),
            ..date
        })?;
        Some((dash + 1, day))
    })
}

/// The first full date in a byline.
fn byline(view: &View<'_>) -> Option<Span> {
    let is_byline = |q: &usize| {
        let block = view.document.blocks[view.sentence(*q).block].kind;
        matches!(block, BlockKind::Furniture(Furniture::Byline))
    };
    (0..view.reading.quantities.len().min(12))
        .filter(is_byline)
        .find_map(|q| full(view, q))
}

/// "PORTO, 1 October 2012 — …" · "(1 October 2012)" · "Press release, 1 October 2012": a date that is said of nothing.
fn head(view: &View<'_>) -> Option<Span> {
    (0..view.reading.quantities.len().min(3)).find_map(|q| {
        let span = full(view, q)?;
        let token = view.token(q);
        let (first, end) = (view.first_token(token), view.end_token(token));
        let early = view.context(q).sentence < 3 && token - first <= 6;
        let alone = end - first <= 8
            && (first..end).all(|at| at == token || !view.cues(at).has(Cue::Level));
        let set_off =
            matches!(view.mark(token + 1), Some('—' | ')' | ':' | '|')) && token + 1 < end;
        // "Polling took place on 4 May 2023": something happened then.
        let said = token > first
            && view.is_word(token - 1)
            && matches!(
                view.word(token - 1),
                "on" | "from" | "until" | "by" | "since" | "before" | "after"
            );
        (early && (set_off || alone && !said)).then_some(span)
    })
}

fn full(view: &View<'_>, q: usize) -> Option<Span> {
    let quantity = view.quantity(q);
    let date = quantity
        .date
        .filter(|date| quantity.kind == Kind::Date && date.day.is_some() && date.year.is_some())?;
    span_of(date)
}

/// The day in words such as "2012-10-01", "1 October 2012" or "Oct. 1, 2012".
fn day_in(text: &str) -> Option<Span> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let year = |part: &str| {
        part.parse::<i32>()
            .ok()
            .filter(|year| part.len() == 4 && *year > 1000)
    };
    let small = |part: &str| {
        part.trim_end_matches(char::is_alphabetic)
            .parse::<u8>()
            .ok()
            .filter(|n| (1..=31).contains(n))
    };
    let month = parts.iter().find_map(|part| {
        let name = |name: &&str| {
            part.len() >= 3
                && name
                    .get(..part.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(part))
        };
        MONTHS
            .iter()
            .position(name)
            .and_then(|at| u8::try_from(at + 1).ok())
    });
    let date = if let Some(month) = month {
        CalendarDate {
            year: parts.iter().find_map(|part| year(part)),
            month: Some(month),
            day: parts.iter().find_map(|part| small(part)),
            ..CalendarDate::default()
        }
    } else {
        let at = parts.iter().position(|part| year(part).is_some())?;
        CalendarDate {
            year: year(parts[at]),
            month: parts.get(at + 1).and_then(|part| small(part)),
            day: parts.get(at + 2).and_then(|part| small(part)),
            ..CalendarDate::default()
        }
    };
    (date.day.is_some() && date.year.is_some())
        .then(|| span_of(date))
        .flatten()
}

/// A time told from the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Known days.
    Days(Span),
    /// Not known, because the document does not say when it was written.
    Open,
}

/// The time that words of a stretch of tokens tell from the day of writing: the word's token and the time.
pub(crate) fn told(
    view: &View<'_>,
    from: usize,
    to: usize,
    written: Option<Span>,
) -> Option<(usize, Told)> {
    (from..to).filter(|&at| view.is_word(at)).find_map(|at| {
        let words = view.word(at).to_ascii_lowercase();
        let next = if at + 1 < to && view.is_word(at + 1) {
            view.word(at + 1).to_ascii_lowercase()
        } else {
            String::new()
        };
        let after = if at + 2 < to && view.is_word(at + 2) {
            view.word(at + 2).to_ascii_lowercase()
        } else {
            String::new()
        };
        let phrase = format!("{words} {next} {after}");
        let year = |shift: i32| {
            let day = written.map(|written| {
                let year = i32::try_from(written.year().unwrap_or(0)).unwrap_or(0) + shift;
                Span::days(day_number(year, 1, 1), day_number(year, 12, 31))
            });
            Some((at, day.map_or(Told::Open, Told::Days)))
        };
        let fiscal = [
            "last fiscal year",
            "last financial year",
            "previous fiscal year",
            "past fiscal year",
            "current fiscal year",
            "this fiscal year",
            "this financial year",
        ];
        if fiscal.iter().any(|said| phrase.starts_with(said)) {
            return Some((at, Told::Open));
        }
        if phrase.starts_with("last year") {
            return year(-1);
        }
        if phrase.starts_with("this year") {
            return year(0);
        }
        let spoken = words.split(' ').next_back().unwrap_or("");
        let day = match spoken {
            "today" => Some(0),
            "yesterday" => Some(1),
            _ => weekday(spoken).and_then(|day| {
                let written = written?;
                let today = (written.end).rem_euclid(7);
                // The last day of that name before the day of writing, or that day itself.
                Some((today - i64::from(day)).rem_euclid(7))
            }),
        };
        let back = day?;
        let written = written?;
        Some((
            at,
            Told::Days(Span::days(written.end - back, written.end - back)),
        ))
    })
}

/// One of the days of that name in a month: "the last Friday of March".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nth {
    weekday: u8,
    /// How many weeks after the first one; none for the last.
    weeks: Option<u8>,
    month: u8,
}

impl Nth {
    /// The day in some year.
    pub(super) fn day(self, year: i32) -> Option<i64> {
        let span = span_of(CalendarDate {
            year: Some(year),
            month: Some(self.month),
            ..CalendarDate::default()
        })?;
        let weekday = i64::from(self.weekday);
        Some(match self.weeks {
            Some(weeks) => span.start + (weekday - span.start).rem_euclid(7) + 7 * i64::from(weeks),
            None => span.end - (span.end - weekday).rem_euclid(7),
        })
    }
}

/// What "the last Friday of March" or "the second Sunday in May 2017" names, and the year if it is said.
pub(super) fn nth_weekday(view: &View<'_>, at: usize, to: usize) -> Option<(Nth, Option<i32>)> {
    let said = view.word(at);
    let weekday = weekday(said).filter(|_| said.starts_with(char::is_uppercase))?;
    let before = at.checked_sub(1)?;
    let before = match view.at(before) {
        Some(q) => view.printed(q),
        None if view.is_word(before) => view.word(before),
        None => return None,
    };
    let weeks = match before.rsplit(' ').next()?.to_ascii_lowercase().as_str() {
        "first" => Some(0),
        "second" => Some(1),
        "third" => Some(2),
        "fourth" => Some(3),
        "last" | "final" => None,
        _ => return None,
    };
    let of = at + 1 < to && view.is_word(at + 1) && matches!(view.word(at + 1), "of" | "in");
    if !of || at + 2 >= to {
        return None;
    }
    let (month, year) = match view.at(at + 2) {
        Some(q) => {
            let date = view.quantity(q).date?;
            (date.month.filter(|_| date.day.is_none())?, date.year)
        }
        None if view.is_word(at + 2) => {
            let name = view.word(at + 2);
            let month = MONTHS.iter().position(|month| *month == name)?;
            (u8::try_from(month + 1).ok()?, None)
        }
        None => return None,
    };
    let nth = Nth {
        weekday,
        weeks,
        month,
    };
    Some((nth, year))
}

/// The number of a weekday, Monday 0: the first day of year 1 was one.
pub(super) fn weekday(word: &str) -> Option<u8> {
    WEEKDAYS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(word))
        .and_then(|at| u8::try_from(at).ok())
}
