//! More days than a month has, more hours than a day: "It rained on 33 days of the month", "ran for 25 hours that day", "in 14 months of
//! the year".

use extractor::{Hedge, Kind};

use crate::calendar::MONTHS;
use crate::view::View;

/// What holds at most so many of the unit of `q`, and how many; by the words right behind it.
pub(super) fn most(view: &View<'_>, q: usize) -> Option<(f64, &'static str)> {
    let quantity = view.quantity(q);
    let bounded = !matches!(
        quantity.hedge,
        Hedge::None | Hedge::Exactly | Hedge::AtLeast | Hedge::MoreThan
    );
    if quantity.kind != Kind::Duration || quantity.ends.is_some() || bounded {
        return None;
    }
    let token = view.token(q);
    let end = view.end_token(token);
    let led = token + 1 < end
        && view.is_one_of(token + 1, words!["of", "in", "during", "of the", "of that"]);
    let pointed = token + 1 < end && view.is_one_of(token + 1, words!["that", "of that"]);
    let noun = (token + 1..end.min(token + 4))
        .take_while(|&t| {
            view.at(t)
                .is_none_or(|d| view.quantity(d).kind == Kind::Date)
        })
        .map(|t| view.lower(t))
        .find(|word| matches!(*word, "month" | "day" | "year" | "week") || is_month(word))?;
    let (article, unit) = (
        (token + 1..end.min(token + 4))
            .any(|t| view.begins(t, words!["the", "that", "of the", "of that"])),
        quantity.unit.base.name(),
    );
    // "the 62 days of July and August"
    let several = (token + 1..end.min(token + 5))
        .find(|&t| is_month(view.lower(t)))
        .is_some_and(|t| t + 2 < end && is_month(view.lower(t + 2)));
    if !(led || pointed) || several || !is_month(noun) && !article {
        return None;
    }
    match (unit, noun) {
        ("day", "february") => Some((29.0, "February has")),
        ("day", "april" | "june" | "september" | "november") => Some((30.0, "that month has")),
        ("day", "month") => Some((31.0, "any month has")),
        ("day", "week") => Some((7.0, "a week has")),
        ("day", month) if is_month(month) => Some((31.0, "that month has")),
        ("hour", "day") => Some((24.0, "a day has")),
        ("month", "year") => Some((12.0, "a year has")),
        ("week", "year") => Some((53.0, "a year has")),
        _ => None,
    }
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}
