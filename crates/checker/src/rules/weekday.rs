//! `weekday`: the weekday of a calendar date; dates that do not exist.
//!
//! The Gregorian calendar decides. Silent where the year is not given, and before 1753, when calendars differed.

mod elsewhere;
mod spoken;

use document::Span;
use extractor::{CalendarDate, Cue, Kind};

use super::Scene;
use crate::calendar::{MONTHS, WEEKDAYS, day_number, days_in, weekday};
use crate::finding::{Finding, Verdict};
use crate::view::View;
use crate::words::WordList;

/// The first full year of the Gregorian calendar in Britain and its colonies.
const FIRST_YEAR: i32 = 1753;
/// How many sentences away a date may tell the year of another, and how many weeks.
const BACK: usize = 3;
const WEEKS: i64 = 8;

/// How many words behind a date its weekday may be named, and how such names begin.
const FAR: usize = 12;
const WEEKDAY_LETTERS: WordList = words!["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Words that lead to another day.
const ELSEWHEN: WordList = words![
    "next",
    "following",
    "after",
    "before",
    "later",
    "until",
    "then",
    "previous",
    "last",
    "every",
    "and",
];

pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        if let Some(date) = view.quantity(q).date {
            let found = exists(view, q, date).or_else(|| falls_on(view, q, date));
            let excused = |finding: &Finding| {
                finding.verdict == Verdict::Inconsistent && elsewhere::is_no_claim(view, q)
            };
            out.extend(found.filter(|finding| !excused(finding)));
        }
    }
}

/// A day that its month does not have.
fn exists(view: &View<'_>, q: usize, date: CalendarDate) -> Option<Finding> {
    let (month, day) = (date.month?, date.day?);
    let longest = days_in(date.year.unwrap_or(2000), month)?;
    let name = MONTHS[usize::from(month) - 1];
    let message = match date.year {
        Some(year) if month == 2 && day == 29 => {
            format!("{year} is no leap year: {name} has 28 days")
        }
        _ => format!("{name} has {longest} days"),
    };
    let span = view.quantity(q).span;
    (day > longest).then(|| finding(view, q, span, Verdict::Inconsistent, message, None))
}

/// The weekday that is said with a date, against the calendar's.
fn falls_on(view: &View<'_>, q: usize, date: CalendarDate) -> Option<Finding> {
    let (month, day) = date.month.zip(date.day).or_else(|| holiday(view, q))?;
    let year = date.year.or_else(|| year_beside(view, q, date));
    let year = year.filter(|year| *year >= FIRST_YEAR)?;
    let own = date.weekday.map(|day| (day, view.quantity(q).span));
    let (said, span) = own
        .or_else(|| apposed(view, q))
        .or_else(|| spoken::spoken(view, q))?;
    let right = weekday(year, month, day);
    let name_of = |day: u8| WEEKDAYS[usize::from(day) - 1];
    let message = format!(
        "{day} {} {year} is a {}",
        MONTHS[usize::from(month) - 1],
        name_of(right)
    );
    Some(if right == said {
        finding(view, q, span, Verdict::Consistent, message, None)
    } else {
        let message = format!("{message}, not a {}", name_of(said));
        let right = Some(name_of(right).to_owned());
        finding(view, q, span, Verdict::Inconsistent, message, right)
    })
}

/// Days with a name that fall on one date, by what stands before their year.
const HOLIDAYS: &[(&str, (u8, u8))] = &[
    ("christmas day", (12, 25)),
    ("christmas eve", (12, 24)),
    ("boxing day", (12, 26)),
    ("new year's day", (1, 1)),
    ("new year’s day", (1, 1)),
    ("new year's eve", (12, 31)),
    ("new year’s eve", (12, 31)),
    ("bastille day", (7, 14)),
    ("halloween", (10, 31)),
];

/// "Christmas Day 2025 was a Thursday": month and day of a named day before a year.
fn holiday(view: &View<'_>, q: usize) -> Option<(u8, u8)> {
    if view.quantity(q).kind != Kind::Year {
        return None;
    }
    let start = view.quantity(q).span.start;
    let first = view.reading.tokens[view.first_token(view.token(q))]
        .span
        .start;
    let before = view.lowered[first..start].trim_end();
    let before = before
        .strip_suffix(" in")
        .or_else(|| before.strip_suffix(" of"))
        .unwrap_or(before);
    HOLIDAYS
        .iter()
        .find(|(name, _)| before.ends_with(name))
        .map(|&(_, date)| date)
}

/// "on Sunday 18 October 2026 … again on Saturday 31 October": a day that follows within weeks of one whose weekday and year are told is
/// of that year, if no other year is told around it.
fn year_beside(view: &View<'_>, q: usize, date: CalendarDate) -> Option<i32> {
    let (said_day, month, day) = (date.weekday?, date.month?, date.day?);
    let sentence = view.context(q).sentence;
    let whole = |other: usize| {
        let date = view.quantity(other).date?;
        Some((date.year?, date.month?, date.day?, date.weekday?))
    };
    let around = view.around(sentence, BACK, BACK);
    let years: Vec<i32> = around
        .filter_map(|other| view.quantity(other).date?.year)
        .collect();
    // "…, as in 2019": a year for itself is asked only whether the weekday would be that of its day.
    let dated = |other: usize| {
        view.quantity(other)
            .date
            .and_then(|date| date.month.and(date.year))
    };
    let mut whole_dates = view.around(sentence, BACK, BACK).filter_map(dated);
    let year = whole_dates
        .next()
        .filter(|year| whole_dates.all(|other| other == *year))?;
    let fits = |other: i32| other != year && weekday(other, month, day) == said_day;
    if years.iter().any(|&other| fits(other)) {
        return None;
    }
    let number = day_number(year, month, day);
    let told = view
        .around(sentence, BACK, 0)
        .filter(|&other| other < q)
        .any(|other| {
            whole(other).is_some_and(|(year, month, day, said)| {
                let from = day_number(year, month, day);
                weekday(year, month, day) == said
                    && (-7..=WEEKS * 7).contains(&(number - from))
                    && number != from
            })
        });
    let earlier = view.sentence_has(sentence, &[Cue::Earlier])
        && !view.begins(view.token(q).saturating_sub(2), words!["the day before"]);
    (told && !earlier).then_some(year)
}

/// "1 January 2021, a Saturday" · "on a Tuesday: 31 December 2008": the weekday named beside a date, and its words.
fn apposed(view: &View<'_>, q: usize) -> Option<(u8, Span)> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let day = |at: usize| {
        let word = if at < end && view.is_word(at) {
            view.word(at)
        } else {
            ""
        };
        let day = WEEKDAYS
            .iter()
            .position(|name| name.eq_ignore_ascii_case(word))?;
        Some((u8::try_from(day).ok()? + 1, view.reading.tokens[at].span))
    };
    let is = |at: usize, words: WordList| at < end && view.is_one_of(at, words);
    let set_off = |at: usize| matches!(view.mark(at), Some(',' | ':' | '(' | '—' | '–'));
    if token + 1 < end && set_off(token + 1) && is(token + 2, words!["a"]) {
        return day(token + 3);
    }
    // "July 4, 2026, is a Saturday": a comma closes the American date.
    let verb = token + 1 + usize::from(view.mark(token + 1) == Some(','));
    if is(verb, words!["was", "is", "fell", "falls"]) {
        return (verb + 1..verb + 3)
            .find(|&at| is(at, words!["a"]))
            .and_then(|at| day(at + 1));
    }
    let before = (token >= first + 3 && set_off(token - 1) && is(token - 3, words!["a"]))
        .then(|| day(token - 2))
        .flatten();
    before.or_else(|| behind(view, q))
}

/// "17 May 1853, when by any almanac it was a Monday", "6 August 2027 as the day of the fair, a Sunday", "3 April 2027, the Friday
/// before the feast": the one weekday that the sentence names behind its one date, as what that date is.
fn behind(view: &View<'_>, q: usize) -> Option<(u8, Span)> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let dates = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l != q && matches!(view.quantity(l).kind, Kind::Date));
    if dates.count() > 0 || !view.may_begin(view.context(q).sentence, WEEKDAY_LETTERS) {
        return None;
    }
    let mut days = (first..end).filter_map(|at| {
        let name = |day: &&&str| view.is_word(at) && day.eq_ignore_ascii_case(view.word(at));
        let day = WEEKDAYS.iter().position(|day| name(&day))?;
        Some((at, u8::try_from(day).ok()? + 1))
    });
    let (at, day) = days.next()?;
    let near = at > token + 2 && at <= token + FAR && days.next().is_none();
    let open = |range: std::ops::Range<usize>| {
        !range.clone().any(|t| {
            matches!(view.mark(t), Some(';' | ':' | '.'))
                || view.cues(t).any(&[Cue::Negation, Cue::But])
                || view.is_one_of(t, ELSEWHEN)
        })
    };
    if !near || !open(token + 1..at) {
        return None;
    }
    let article = view.is_one_of(at - 1, words!["a"]);
    let shut = at + 1 >= end
        || view
            .mark(at + 1)
            .is_some_and(|mark| !matches!(mark, '\'' | '’'));
    // "…, a Sunday, …"
    let apposed = article && shut && view.mark(at - 2) == Some(',');
    // "when it was a Monday", "which the index calls a Tuesday"
    let clause = view.mark(token + 1) == Some(',')
        && view.is_one_of(token + 2, words!["when", "which"])
        && article
        && (token + 3..at).all(|t| view.mark(t).is_none())
        && view.is_one_of(
            at - 2,
            words!["was", "is", "calls", "called", "makes", "made", "being"],
        );
    // "…, the Friday of the fair"
    let named = view.mark(token + 1) == Some(',')
        && at == token + 3
        && view.is_one_of(at - 1, words!["the"])
        && view.is_one_of(at + 1, words!["of", "in"]);
    (apposed || clause || named).then(|| (day, view.reading.tokens[at].span))
}

fn finding(
    view: &View<'_>,
    q: usize,
    span: Span,
    verdict: Verdict,
    message: String,
    suggestion: Option<String>,
) -> Finding {
    let sentence = view.sentence(q).span;
    Finding {
        suggestion,
        ..Finding::plain(view, "weekday", verdict, span, sentence, message)
    }
}
