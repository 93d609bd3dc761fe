//! Durations without a number: "for a week", "more than an hour", "an hour and a half", "for another month".

use crate::draft::{Draft, Found};
use crate::find::Lead;
use crate::fractions;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{self, Words};
use crate::quantity::{Hedge, Kind};
use crate::unit::{Unit, UnitId};
use crate::units;

/// The duration of one unit that starts at a place.
pub(crate) fn one_unit(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at, hedge, start, ..
    } = lead;
    let another = words.has(start, Class::Whole);
    if !another && !words.has(start, Class::Article) {
        return None;
    }
    let place = start + 1 + usize::from(words.get(start + 1).is_some_and(Lexeme::joins));
    let (unit, mut end) = units::word(words, place).filter(|(unit, _)| {
        unit.is_time() || another && unit.dimension().name() == "business time"
    })?;
    let mut number = Number {
        place: 1.0,
        form: Form::Whole,
        in_words: true,
        ..Number::exact(1.0)
    };
    let half = words.has(end, Class::And) && !words.has(end + 1, Class::The);
    let half = half
        .then(|| fractions::named_fraction(words, end + 1))
        .flatten();
    if let Some((part, after)) = half {
        number = Number {
            value: 1.0 + part.value,
            place: 0.1,
            form: Form::Mixed,
            ..number
        };
        end = after;
    } else if let Some((part, after)) = smaller(words, unit, end) {
        // "an hour and 45 minutes", "a year and three months"
        number = Number {
            value: 1.0 + part,
            place: 1.0 / 60.0,
            form: Form::Scaled,
            ..number
        };
        end = after;
    } else {
        let is_led = hedge != Hedge::None || words.before(start, Class::DurationLead);
        // "for full-year profit" and "in a year-long row" name no duration of their own.
        let second = matches!(words.str(place), "second" | "minute")
            && words.is_small_word(end)
            && !words.has(end, Class::NotAfterOne);
        let open = second
            || words.get(end).is_some_and(Lexeme::joins)
            || words.has(end, Class::Ago)
            || words.is_small_word(end) && another && !words.has(end, Class::NotAfterOne);
        let whole = !another || words.before(start, Class::For) || words.str(start) == "another";
        if !is_led || open || !whole || words.str(place).ends_with('s') && !another {
            return None;
        }
    }
    let mut draft = Draft::count(number, start, end);
    draft.kind = Kind::Duration;
    draft.unit = Unit::of(unit);
    draft.hedge_before(hedge, start - at);
    Some(Found::quantity(at, end, draft))
}

/// The smaller unit that follows one of another, as a part of it: "and 45 minutes".
fn smaller(words: Words, unit: UnitId, end: usize) -> Option<(f64, usize)> {
    let read = words
        .has(end, Class::And)
        .then(|| number::read(words, end + 1))
        .flatten()?;
    let (part, after) = units::word(words, read.end)?;
    let parts = [
        ("hour", "minute", 60.0),
        ("minute", "second", 60.0),
        ("year", "month", 12.0),
    ];
    let &(_, _, most) = parts
        .iter()
        .find(|(whole, some, _)| unit.name() == *whole && part.name() == *some)?;
    let value = read.number.value;
    (value.fract() == 0.0 && (1.0..most).contains(&value)).then_some((value / most, after))
}

/// "for several days", "for a few hours": a length that the writer leaves open.
pub(crate) fn vague(words: Words, at: usize) -> Option<Found> {
    let place = at + usize::from(words.has(at, Class::Article));
    let fits = words.before(at, Class::For) && words.has(place, Class::Vague);
    let (unit, end) = fits.then(|| units::word(words, place + 1)).flatten()?;
    if !unit.is_time() || !words.str(end - 1).ends_with('s') {
        return None;
    }
    let mut draft = Draft::count(Number::exact(0.0), place, place + 1);
    draft.kind = Kind::Duration;
    draft.unit = Unit::of(unit);
    draft.valueless = true;
    Some(Found::quantity(at, end, draft))
}

/// "2h14m", "3h05": hours with their minutes in one word.
pub(crate) fn hours_minutes(words: Words, at: usize) -> Option<Found> {
    let hours = words
        .get(at)
        .filter(|l| l.kind == Lex::Number && l.tight && l.numeral.places == 0)?;
    let rest = words.str(at + 1).strip_prefix('h')?;
    let minutes: f64 = rest
        .trim_end_matches("in")
        .trim_end_matches('m')
        .parse()
        .ok()
        .filter(|minutes| (0.0..60.0).contains(minutes))?;
    let number = Number {
        form: Form::Scaled,
        place: 1.0 / 60.0,
        ..Number::exact(hours.numeral.value + minutes / 60.0)
    };
    let mut draft = Draft::count(number, at, at + 2);
    draft.kind = Kind::Duration;
    draft.unit = Unit::of(crate::unit::UnitId::named("hour")?);
    Some(Found::quantity(at, at + 2, draft))
}

/// "a mile and a half", "a length and a half": one of it and a half more. Starts at the half; nothing may stand before
/// `free`.
pub(crate) fn one_and_a_half(words: Words, at: usize, free: usize) -> Option<Found> {
    let from = at.checked_sub(3).filter(|&from| from >= free)?;
    let fits = words.has(at, Class::Article)
        && words.str(at + 1) == "half"
        && words.before(at, Class::And)
        && words.has(from, Class::Article)
        && words.is_small_word(from + 1)
        && !words.has(from + 1, Class::Fraction)
        && (!words.has(at + 2, Class::Of) || units::word(words, from + 1).is_some());
    if !fits {
        return None;
    }
    let number = Number {
        form: Form::Mixed,
        place: 0.1,
        in_words: true,
        ..Number::exact(1.5)
    };
    let mut draft = Draft::count(number, from, at + 2);
    if let Some((unit, _)) = units::word(words, from + 1) {
        crate::amount::attach(words, &mut draft, unit, from);
    }
    Some(Found::quantity(from, at + 2, draft))
}

/// The time of a race, in seconds: "in 2:14:32", "clocked 15:04", "stopping the clock at 3:43.13".
pub(crate) fn race(words: Words, at: usize) -> Option<Found> {
    let part = |place: usize| words.get(place).filter(|l| l.kind == Lex::Number);
    let colon = |place: usize| words.is(place, ':') && words.lexemes[place].tight;
    let first = part(at).filter(|l| l.tight && l.numeral.places == 0)?;
    if !colon(at + 1) {
        return None;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |place| words.str(place));
    let raced = match before(1) {
        "in" | "clocked" | "clocking" => true,
        // No clock shows more than 23 hours.
        "took" => first.numeral.value > 23.0,
        "of" => before(2) == "time",
        "at" => before(2) == "clock",
        _ => false,
    };
    let mut last = part(at + 2)?;
    // "a lap of 1:52.7": no clock and no ratio shows tenths behind two digits.
    let tenths = last.numeral.places > 0
        && words.str(at + 2).find('.') == Some(2)
        && !(1..4).any(|back| matches!(before(back), "ratio" | "scale" | "odds"));
    // "Winner: Ana Sousa, 2:31:39": a time of day told to the second has two digits for its hour, or says "at".
    let seconds = first.numeral.digits == 1
        && colon(at + 3)
        && !matches!(before(1), "at" | "from" | "until" | "by" | "since" | "to");
    if !raced && !tenths && !seconds {
        return None;
    }
    let mut value = first.numeral.value * 60.0 + last.numeral.value;
    let mut end = at + 3;
    if colon(end) {
        last = part(end + 1)?;
        value = value * 60.0 + last.numeral.value;
        end += 2;
    }
    if words.has(end, Class::Clock) {
        return None;
    }
    let number = Number {
        form: Form::Scaled,
        ..Number::printed(value, last.numeral.places)
    };
    let mut draft = Draft::count(number, at, end);
    draft.kind = Kind::Duration;
    draft.unit = Unit::of(crate::unit::UnitId::named("second")?);
    Some(Found::quantity(at, end, draft))
}
