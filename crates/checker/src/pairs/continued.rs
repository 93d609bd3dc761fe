//! A level and the one of an earlier time that the next sentence gives in so many words.

use extractor::{Cue, Kind};

use super::alike;
use crate::view::View;

/// How strongly a level is held against that of an earlier time in another sentence.
pub(super) fn worth(view: &View<'_>, new: usize, old: usize) -> i32 {
    if is_of_the_first_year(view, new) {
        0
    } else {
        6 + 2 * i32::from(goes_on(view, new, old))
    }
}

/// "788 in my first year. Last year …": what was then lies before whatever is past.
fn is_of_the_first_year(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (token + 1..view.end_token(token).min(token + 6))
        .filter_map(|at| view.at(at))
        .any(|l| {
            let quantity = view.quantity(l);
            quantity.kind == Kind::Ordinal
                && quantity.value == Some(1.0)
                && view.is_one_of(view.token(l) + 1, words!["year", "season", "term"])
        })
}

/// "2,410 cases were opened this year. A year earlier the figure was 2,180": the next sentence goes on about the one level told.
fn goes_on(view: &View<'_>, new: usize, old: usize) -> bool {
    let (before, sentence) = (view.context(new).sentence, view.context(old).sentence);
    let token = view.token(old);
    let subject = (view.first_token(token)..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "it was",
                "they were",
                "the figure",
                "the number",
                "the total",
            ],
        ) || view.is_one_of(at, words!["it", "they"]) && view.cues(at + 1).has(Cue::Level)
            || at > 0
                && view.is_one_of(at, words!["figure", "number", "total", "tally", "count"])
                && view.is_one_of(
                    at - 1,
                    words!["the", "that", "comparable", "corresponding", "equivalent"],
                )
    });
    let alone = |q: usize| q == new || q == old || !view.is_level(q) || !alike(view, q, new);
    before + 1 == sentence && subject && view.near(before, 0, 1).all(alone)
}
