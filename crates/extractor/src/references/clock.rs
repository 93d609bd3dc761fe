//! Times of day: "10.30am", "11:16", "half past three".

use super::number;
use crate::draft::Found;
use crate::lexicon::Class;
use crate::number::Words;

/// "10.30am", "6 p.m.", "11:16", "0900 GMT".
pub(super) fn time_of_day(words: Words, at: usize) -> Option<Found> {
    let hour = number(words, at)?;
    if words.is(at + 1, ':') && hour.tight && hour.numeral.digits <= 2 {
        let mut end = at + 1;
        while words.is(end, ':')
            && words.lexemes[end].tight
            && number(words, end + 1).is_some_and(|n| n.numeral.digits == 2)
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

/// "half past three", "ten past six".
pub(super) fn spoken_time(words: Words, at: usize) -> Option<Found> {
    let hour = at + 2;
    let past = words.str(at + 1) == "past"
        && (words.has(hour, Class::Digit)
            || words.has(hour, Class::Teen)
            || number(words, hour).is_some());
    past.then(|| Found::reference(at, hour + 1))
}
