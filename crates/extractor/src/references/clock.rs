//! Times of day: "10.30am", "11:16", "half past three".

use super::number as numeral;
use crate::draft::Found;
use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::number::{self, Words};

/// "10.30am", "6 p.m.", "11:16", "0900 GMT".
pub(super) fn time_of_day(words: Words, at: usize) -> Option<Found> {
    let hour = numeral(words, at)?;
    if words.is(at + 1, ':') && hour.tight && hour.numeral.digits <= 2 {
        let mut end = at + 1;
        while words.is(end, ':')
            && words.lexemes[end].tight
            && numeral(words, end + 1).is_some_and(|n| n.numeral.digits == 2)
        {
            end += 2;
        }
        if end > at + 1 {
            end += usize::from(words.has(end, Class::Clock));
            return Some(Found::reference(at, end));
        }
    }
    if !words.has(at + 1, Class::Clock) || hour.numeral.value > 2400.0
        // "2.1 pm" is no time, as no clock shows tenths.
        || !matches!(hour.numeral.places, 0 | 2)
    {
        return None;
    }
    let mut end = at + 2;
    end += usize::from(words.has(end, Class::Clock));
    Some(Found::reference(at, end))
}

/// Words before a time of day that a hand of the clock tells: "at ten to seven" is a time, "from ten to seven" a range.
const POINTS: &[&str] = &["at", "by", "till", "until"];
/// Minutes that a hand is told to stand before the hour.
const HANDS: [f64; 5] = [5.0, 10.0, 15.0, 20.0, 25.0];

/// "half past three", "ten past six", "at ten to seven", "at twenty-five to eight".
pub(super) fn spoken_time(words: Words, at: usize) -> Option<Found> {
    if let Some(found) = before_the_hour(words, at) {
        return Some(found);
    }
    let hour = at + 2;
    let past = words.str(at + 1) == "past"
        && (words.has(hour, Class::Digit)
            || words.has(hour, Class::Teen)
            || numeral(words, hour).is_some());
    past.then(|| Found::reference(at, hour + 1))
}

/// "at ten to seven", "by a quarter to eight".
fn before_the_hour(words: Words, at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let article = words.has(before, Class::Article);
    let led = words.str(before.checked_sub(usize::from(article))?);
    let quarter = words.str(at) == "quarter";
    let minutes = (!quarter && !article)
        .then(|| number::read(words, at))
        .flatten();
    let to = match &minutes {
        Some(read) if HANDS.contains(&read.number.value) => read.end,
        None if quarter => at + 1,
        _ => return None,
    };
    let told = POINTS.iter().any(|point| led.eq_ignore_ascii_case(point)) && words.str(to) == "to";
    let hour = told.then(|| number::read(words, to + 1)).flatten()?;
    let whole = hour.number.in_words && (1.0..=12.0).contains(&hour.number.value);
    (whole && hour.number.value.fract() == 0.0).then(|| Found::reference(at, hour.end))
}

/// "at four the next morning", "until six in the evening": an hour without its o'clock; "at 22.50 on Friday": with its minutes.
pub(super) fn hour_of_day(words: Words, at: usize) -> Option<Found> {
    let before = at.checked_sub(1).map(|before| words.str(before))?;
    let on_the_hour = before.eq_ignore_ascii_case("at");
    let around = [
        "by", "until", "till", "before", "after", "around", "from", "about",
    ];
    if !on_the_hour && !around.contains(&before) {
        return None;
    }
    let read = number::read(words, at)?;
    let whole = read.number.value.fract() == 0.0 && (1.0..=12.0).contains(&read.number.value);
    let minutes = (read.number.value.fract() * 100.0).round();
    let clocked = words
        .get(at)
        .is_some_and(|l| l.kind == Lex::Number && l.numeral.places == 2)
        && read.end == at + 1
        && read.number.value < 24.0
        && minutes < 60.0;
    let part = |place: usize| {
        matches!(
            words.str(place),
            "morning" | "afternoon" | "evening" | "night"
        )
    };
    let next = [0, 1].map(|further| words.str(read.end + further));
    let told = match next {
        ["in", "the"] => part(read.end + 2),
        ["the", "next" | "following" | "same" | "previous"] => on_the_hour && part(read.end + 2),
        [
            "that" | "this" | "next" | "each" | "every" | "yesterday" | "tomorrow",
            _,
        ] => on_the_hour && part(read.end + 1),
        ["at", "night"] => true,
        ["on", _] => clocked && words.has(read.end + 1, Class::Weekday),
        _ => false,
    };
    ((whole || clocked) && told).then(|| Found::reference(at, read.end))
}
