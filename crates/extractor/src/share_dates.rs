//! Dates that share a month or year: "between 3 and 9 May", "May 24 to 26", "12 May to 9 June 2021".

use crate::draft::{Draft, Found};
use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::number::Words;
use crate::quantity::Kind;

/// Makes dates of days whose month stands with their neighbour, and gives the first date the second's year.
pub(crate) fn share_dates(words: Words, found: &mut [Found]) {
    for at in 0..found.len() - 1 {
        let (left, right) = found.split_at_mut(at + 1);
        let (Some(first), Some(second)) = (left.last_mut(), right.first_mut()) else {
            continue;
        };
        if !is_joined(words, first.to, second.from) {
            continue;
        }
        let (Some(mine), Some(theirs)) = (&mut first.draft, &mut second.draft) else {
            continue;
        };
        if let (Some(my_date), Some(their_date)) = (&mut mine.date, theirs.date) {
            if my_date.year.is_none()
                && their_date.year.is_some()
                && my_date.day.is_some()
                && their_date.day.is_some()
            {
                my_date.year = their_date.year;
                refresh(mine);
            }
        } else if let Some(date) = theirs
            .date
            .filter(|date| date.month.is_some() && date.day.is_some())
        {
            // "3 and 9 May": the day stands before its month.
            if is_day(words, first.from, first.to, mine) && !words.has(second.from, Class::Month) {
                let day = mine.number.value;
                give(
                    mine,
                    day,
                    crate::calendar::CalendarDate {
                        weekday: None,
                        ..date
                    },
                );
            }
        } else if let Some(date) = mine
            .date
            .filter(|date| date.month.is_some() && date.day.is_some())
        {
            // "May 24 to 26": the month stands before both days.
            if is_day(words, second.from, second.to, theirs)
                && words.has(first.from, Class::Month)
                && theirs.number.value > f64::from(date.day.unwrap_or(31))
            {
                let day = theirs.number.value;
                give(
                    theirs,
                    day,
                    crate::calendar::CalendarDate {
                        weekday: None,
                        ..date
                    },
                );
            }
        }
    }
}

fn is_joined(words: Words, from: usize, to: usize) -> bool {
    to == from + 1
        && (words.has(from, Class::And)
            || words.has(from, Class::ToJoiner)
            || words.has(from, Class::Or)
            || words.is(from, '-')
            || words.is(from, ','))
}

fn is_day(words: Words, from: usize, to: usize, draft: &Draft) -> bool {
    to == from + 1
        && words.lexemes[from].kind == Lex::Number
        && draft.is_plain()
        && words.lexemes[from].numeral.digits <= 2
        && words.lexemes[from].numeral.places == 0
        && (1.0..=31.0).contains(&draft.number.value)
}

fn give(draft: &mut Draft, day: f64, date: crate::calendar::CalendarDate) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 31"
    )]
    let day = day as u8;
    draft.kind = Kind::Date;
    draft.date = Some(crate::calendar::CalendarDate {
        day: Some(day),
        ..date
    });
    refresh(draft);
}

/// Brings a date's value up to its parts.
fn refresh(draft: &mut Draft) {
    let days = draft.date.and_then(|date| date.days());
    draft.valueless = days.is_none();
    draft.number = crate::meaning::Number::exact(days.unwrap_or_default());
}
