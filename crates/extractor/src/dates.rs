//! Calendar dates, years and spans of years.

use crate::calendar::{CalendarDate, Period};
use crate::draft::{Draft, Found};
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::Number;
use crate::number::Words;
use crate::quantity::Kind;

/// The date or year that starts at a place.
pub(crate) fn date(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if first.kind == Lex::Number {
        let day = first.numeral.digits <= 2 && words.all.has(Class::Month);
        if day && let Some((date, end)) = day_and_month(words, at) {
            return Some(dated(at, end, date));
        }
        return years(words, at);
    }
    if first.has(Class::Weekday) && words.str(at).starts_with(char::is_uppercase) {
        let weekday = small(first.numeral.value);
        let mut place = at + 1;
        place += usize::from(words.is(place, '.') && first.has(Class::Abbreviation));
        place += usize::from(words.is(place, ','));
        place += usize::from(words.has(place, Class::The));
        let (mut date, end) = day_and_month(words, place)?;
        date.weekday = Some(weekday);
        return Some(dated(at, end, date));
    }
    if let Some((date, end)) = day_and_month(words, at) {
        return Some(dated(at, end, date));
    }
    quarter(words, at)
        .or_else(|| fiscal(words, at))
        .or_else(|| years(words, at))
}

/// "6 April 2024", "April 6, 2024", "April 2024", "the 6th of April", "April 6".
fn day_and_month(words: Words, at: usize) -> Option<(CalendarDate, usize)> {
    if let Some((month, mut end)) = month(words, at) {
        let mut date = CalendarDate {
            month: Some(month),
            ..CalendarDate::default()
        };
        if let Some((day, after)) = day(words, end) {
            date.day = Some(day);
            end = after;
            let comma = usize::from(words.is(end, ','));
            if let Some(year) = year(words, end + comma) {
                date.year = Some(year);
                end += comma + 1;
            }
            return Some((date, end));
        }
        let comma = usize::from(words.is(end, ',') || words.str(end) == "of");
        date.year = Some(year(words, end + comma)?);
        return Some((date, end + comma + 1));
    }
    let (day, mut end) = day(words, at)?;
    end += usize::from(words.get(end).is_some_and(Lexeme::joins) || words.has(end, Class::Of));
    let (month, mut end) = month(words, end)?;
    let mut date = CalendarDate {
        day: Some(day),
        month: Some(month),
        ..CalendarDate::default()
    };
    let comma = usize::from(words.is(end, ',') || words.get(end).is_some_and(Lexeme::joins));
    if let Some(year) = year(words, end + comma) {
        date.year = Some(year);
        end += comma + 1;
    }
    Some((date, end))
}

fn month(words: Words, at: usize) -> Option<(u8, usize)> {
    let lexeme = words.get(at).filter(|l| l.has(Class::Month))?;
    if !words.str(at).starts_with(char::is_uppercase) {
        return None;
    }
    let dot = usize::from(lexeme.has(Class::Abbreviation) && words.is(at + 1, '.') && lexeme.tight);
    Some((small(lexeme.numeral.value), at + 1 + dot))
}

/// A day of the month: "6", "6th", not "6.5" or "6,000".
fn day(words: Words, at: usize) -> Option<(u8, usize)> {
    let lexeme = words.get(at)?;
    let numeral = lexeme.numeral;
    if lexeme.kind != Lex::Number
        || numeral.places > 0
        || numeral.digits > 2
        || !(1.0..=31.0).contains(&numeral.value)
    {
        return None;
    }
    let suffix =
        usize::from(lexeme.tight && matches!(words.str(at + 1), "st" | "nd" | "rd" | "th"));
    if suffix == 0
        && lexeme.tight
        && words
            .get(at + 1)
            .is_some_and(|l| l.is('%') || l.kind == Lex::Word || l.is(':'))
    {
        return None;
    }
    Some((small(numeral.value), at + 1 + suffix))
}

/// A plain year of four digits.
pub(crate) fn year(words: Words, at: usize) -> Option<i32> {
    let lexeme = words.get(at)?;
    let numeral = lexeme.numeral;
    let plain = lexeme.kind == Lex::Number
        && numeral.digits == 4
        && numeral.places == 0
        && !numeral.grouped;
    #[expect(clippy::cast_possible_truncation, reason = "four digits")]
    (plain && (1000.0..=2100.0).contains(&numeral.value)).then_some(numeral.value as i32)
}

fn dated(from: usize, to: usize, date: CalendarDate) -> Found {
    let value = date.days().unwrap_or_default();
    let mut draft = Draft::count(Number::exact(value), from, to);
    draft.kind = Kind::Date;
    draft.valueless = date.days().is_none();
    draft.date = Some(date);
    Found::quantity(from, to, draft)
}

fn one_year(at: usize, end: usize, year: i32, period: Period) -> Found {
    let mut draft = Draft::count(Number::exact(f64::from(year)), at, end);
    draft.kind = Kind::Year;
    draft.date = Some(CalendarDate {
        year: Some(year),
        period,
        ..CalendarDate::default()
    });
    Found::quantity(at, end, draft)
}

/// "Q3 2021", "third quarter of 2021", "second half of 2019".
fn quarter(words: Words, at: usize) -> Option<Found> {
    let text = words.str(at);
    let code = text.len() == 2 && words.get(at)?.kind == Lex::Word;
    let (period, mut end) =
        if code && matches!(text.as_bytes()[0], b'Q' | b'H') && text.as_bytes()[1].is_ascii_digit()
        {
            let n = text.as_bytes()[1] - b'0';
            let period = if text.starts_with('Q') && (1..=4).contains(&n) {
                Period::Quarter(n)
            } else if text.starts_with('H') && (1..=2).contains(&n) {
                Period::Half(n)
            } else {
                return None;
            };
            (period, at + 1)
        } else if text == "Quarter"
            && words
                .get(at + 1)
                .is_some_and(|l| l.kind == Lex::Number && (1.0..=4.0).contains(&l.numeral.value))
        {
            (
                Period::Quarter(small(words.get(at + 1)?.numeral.value)),
                at + 2,
            )
        } else if words.has(at, Class::FractionPeriod) && words.has(at + 1, Class::QuarterWord) {
            let n = small(words.get(at)?.numeral.value);
            let is_half = words.str(at + 1).eq_ignore_ascii_case("half");
            (
                if is_half {
                    Period::Half(n)
                } else {
                    Period::Quarter(n)
                },
                at + 2,
            )
        } else {
            return None;
        };
    let of = usize::from(words.has(end, Class::Of) || words.is(end, ','));
    let found = year(words, end + of);
    if found.is_some() {
        end += of + 1;
    }
    let date = CalendarDate {
        year: found,
        period,
        ..CalendarDate::default()
    };
    Some(dated(at, end, date))
}

/// "FY 2012", "FY2012", "fiscal 2024", "financial year 2016-17".
fn fiscal(words: Words, at: usize) -> Option<Found> {
    let text = words.str(at);
    if let Some(digits) = text
        .strip_prefix("FY")
        .filter(|d| d.len() == 4 || d.len() == 2)
    {
        let year: i32 = digits.parse().ok()?;
        let year = if digits.len() == 2 { 2000 + year } else { year };
        return Some(one_year(at, at + 1, year, Period::Fiscal));
    }
    if !words.has(at, Class::Fiscal) {
        return None;
    }
    let mut place = at + 1;
    place += usize::from(matches!(words.str(place), "year" | "years"));
    if let Some(found) = season(words, place) {
        return Some(Found { from: at, ..found });
    }
    let year = year(words, place)?;
    Some(one_year(at, place + 1, year, Period::Fiscal))
}

/// "2016-17", "2016/17", "1910-20", "2014–2016".
fn season(words: Words, at: usize) -> Option<Found> {
    let first = year(words, at)?;
    let joined = words.get(at + 1)?;
    let slash = joined.is('/') && joined.glued && joined.tight;
    if !(slash || joined.is('-') && joined.glued == joined.tight) {
        return None;
    }
    let second = words.get(at + 2)?;
    if second.kind != Lex::Number || second.numeral.places > 0 || second.numeral.grouped {
        return None;
    }
    if words
        .get(at + 3)
        .is_some_and(|l| l.joins() || (l.is('%') || l.is('/')) && l.glued)
    {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most four digits")]
    let last = match second.numeral.digits {
        1 => first / 10 * 10 + second.numeral.value as i32,
        2 => first / 100 * 100 + second.numeral.value as i32,
        4 => year(words, at + 2)?,
        _ => return None,
    };
    let last = if second.numeral.digits == 2 && last < first {
        last + 100
    } else {
        last
    };
    let next = last == first + 1;
    if second.numeral.digits == 1 && !(slash && next) {
        return None;
    }
    if next && (slash || second.numeral.digits == 2) {
        return Some(one_year(at, at + 3, last, Period::Fiscal));
    }
    (last > first && !slash).then(|| span_of_years(at, at + 3, first, last))
}

/// Two years as one range.
pub(crate) fn span_of_years(from: usize, to: usize, first: i32, last: i32) -> Found {
    let mut found = one_year(from, to, first, Period::Calendar);
    if let Some(draft) = &mut found.draft {
        draft.kind = Kind::Range;
        draft.upper = Some(Number::exact(f64::from(last)));
    }
    found
}

/// A year, a span of years or a decade.
fn years(words: Words, at: usize) -> Option<Found> {
    // Shorter ones are years only with something behind them: "the 90s".
    let lexeme = words.get(at)?;
    if lexeme.kind != Lex::Number || lexeme.numeral.digits < 4 && !lexeme.tight {
        return None;
    }
    if let Some(found) = season(words, at) {
        return Some(found);
    }
    let next = words.str(at + 1);
    if lexeme.tight && (next == "s" || words.is(at + 1, '\'') && words.str(at + 2) == "s") {
        let end = if next == "s" { at + 2 } else { at + 3 };
        // "2019's 45 wins" are of one year, "the 1990's" ten.
        let owns = next != "s" && !words.before(at, Class::The);
        return match year(words, at).filter(|_| owns) {
            Some(year) => Some(one_year(at, at + 1, year, Period::Calendar)),
            None => decade(words, at, end),
        };
    }
    if let Some(year) = with_footnote(words, at) {
        return Some(one_year(at, at + 1, year, Period::Calendar));
    }
    let year = year(words, at)?;
    if crate::references::iso_date(words, at).is_some() {
        return None;
    }
    is_year(words, at, year).then(|| one_year(at, at + 1, year, Period::Calendar))
}

/// "in 19951": the mark of a footnote that has lost its raised place.
fn with_footnote(words: Words, at: usize) -> Option<i32> {
    let numeral = words.get(at)?.numeral;
    let plain = numeral.digits == 5 && numeral.places == 0 && !numeral.grouped;
    let counts = words.is_small_word(at + 1) && !words.has(at + 1, Class::NotAfterOne);
    if !plain || counts || !words.before(at, Class::In) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "five digits")]
    let (year, mark) = ((numeral.value / 10.0) as i32, numeral.value % 10.0);
    ((1900..2040).contains(&year) && mark > 0.0).then_some(year)
}

fn decade(words: Words, at: usize, end: usize) -> Option<Found> {
    let numeral = words.get(at)?.numeral;
    if numeral.grouped || numeral.places > 0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most four digits")]
    let year = match numeral.digits {
        4 => year(words, at)?,
        2 if numeral.value % 10.0 == 0.0
            && (words.before(at, Class::The)
                || at > 1 && words.is(at - 1, '\'') && words.before(at - 1, Class::The)) =>
        {
            1900 + numeral.value as i32
        }
        _ => return None,
    };
    let period = if year % 100 == 0 && year < 2000 {
        Period::Century
    } else {
        Period::Decade
    };
    let year = if period == Period::Century {
        year + 100
    } else {
        year
    };
    (year % 10 == 0).then(|| {
        let mut found = one_year(at, end, year, period);
        if let Some(draft) = &mut found.draft
            && period == Period::Century
        {
            draft.number.value -= 100.0;
        }
        found
    })
}

/// Whether four digits are a year: said so by the word before, or plausible and no count of what follows.
fn is_year(words: Words, at: usize, year: i32) -> bool {
    let lexeme = &words.lexemes[at];
    if lexeme.tight
        && words.get(at + 1).is_some_and(|l| {
            l.is('%')
                || l.is('/')
                || l.is(':') && l.tight
                || l.kind == Lex::Word && words.str(at + 1) != "s"
        })
    {
        return false;
    }
    if at > 0
        && lexeme.glued
        && !words.lexemes[at - 1].is('(')
        && !matches!(
            words.lexemes[at - 1].kind,
            Lex::Mark('"' | '\'' | '[' | '-' | '|')
        )
    {
        return false;
    }
    let counts = words.is_small_word(at + 1)
        && (words.has(at + 1, Class::PluralNoun)
            || words.str(at + 1).ends_with('s')
                && !(1900..2040).contains(&year)
                && !words.has(at + 1, Class::NotAfterOne)
                && !words.has(at + 1, Class::VerbChange)
            || crate::units::word(words, at + 1).is_some());
    if counts {
        return false;
    }
    // "2000 over 3"
    if at == 0 && words.str(1) == "over" && words.lexemes.len() == 3 {
        return false;
    }
    let opened = words.before(at, Class::YearOpener)
        || words.before(at, Class::Month)
        || words.before(at, Class::Fiscal);
    // "the 1000 Lives programme"
    let titled = year < 1500
        && words.str(at + 1).starts_with(char::is_uppercase)
        && !words.has(at + 1, Class::Month);
    opened && !titled || (1900..=2100).contains(&year)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a day, month or weekday"
)]
fn small(value: f64) -> u8 {
    value as u8
}
