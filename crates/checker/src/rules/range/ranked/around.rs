//! The words around a place: from which end, of what, in which field, denied or not.

use extractor::{Cue, Kind};

use super::super::field::of;
use crate::view::View;

/// "second from the bottom", "third from last".
pub(super) fn from_below(view: &View<'_>, at: usize, end: usize) -> bool {
    view.is_one_of(at + 1, words!["from"])
        && (at + 2..end.min(at + 4))
            .any(|t| view.is_one_of(t, words!["bottom", "last", "the bottom", "foot", "end"]))
}

/// "the dearest bar one", "the largest but two".
pub(super) fn but(view: &View<'_>, at: usize, end: usize) -> usize {
    (at + 1..end.min(at + 5))
        .find(|&t| view.is_one_of(t, words!["but", "bar", "save", "except"]))
        .map_or(0, |t| match view.lower((t + 1).min(end - 1)) {
            "one" => 1,
            "two" => 2,
            "three" => 3,
            _ => 0,
        })
}

/// "isn't even the shortest", "was not the largest", "by no means the cheapest".
pub(super) fn is_denied(view: &View<'_>, at: usize, first: usize) -> bool {
    (first.max(at.saturating_sub(4))..at).any(|t| {
        view.cues(t).has(Cue::Negation) || view.is_word(t) && view.lower(t).ends_with("n't")
    })
}

/// "the largest employer", "its busiest street": a thing that need not be what the figures are of.
pub(super) fn is_of_another(view: &View<'_>, at: usize, end: usize) -> bool {
    let bare =
        view.mark(at + 1) != Some('-') && !view.cues(at + 1).any(&[Cue::Superlative, Cue::Least]);
    let behind = if view.at(at).is_some() && !bare {
        if view.mark(at + 1) == Some('-') {
            at + 3
        } else {
            at + 2
        }
    } else {
        at + 1
    };
    behind < end
        && view.is_word(behind)
        && !view
            .cues(behind)
            .any(&[Cue::Of, Cue::OfThose, Cue::And, Cue::But, Cue::On, Cue::By])
        && !view.is_one_of(
            behind,
            words![
                "in", "at", "for", "among", "on", "by", "with", "place", "spot", "position", "yet",
                "so", "by", "was", "is", "figure", "total", "number", "one", "sum", "amount",
                "score", "share", "rate", "level", "to", "behind", "overall", "only", "ahead of",
                "from",
            ],
        )
        && of(view, at).is_none()
}

/// What speaks for a field of which only some are told: "the highest ever", "the busiest in Europe", "the wettest in years".
pub(super) fn beyond(view: &View<'_>, at: usize, end: usize) -> i32 {
    for t in (at + 1..end.min(at + 6)).take_while(|&t| view.mark(t).is_none_or(|mark| mark == '-'))
    {
        if view.is_one_of(t, words!["yet", "so far", "to date"]) {
            return 1;
        }
        let kept = view.is_one_of(
            t,
            words![
                "ever",
                "known",
                "recorded",
                "anywhere",
                "possible",
                "since",
                "history",
                "record",
                "memory",
                "decades",
                "world",
                "country",
                "nation",
                "kind",
                "season",
                "ever seen",
            ],
        );
        let years = view
            .at(t)
            .is_some_and(|q| matches!(view.quantity(q).kind, Kind::Duration | Kind::Year));
        let place = view.is_one_of(t - 1, words!["in"])
            && t - 1 > at
            && view.is_word(t)
            && view.word(t).starts_with(char::is_uppercase);
        if kept || years || place {
            return 3;
        }
    }
    let own = at > 0
        && view.is_word(at - 1)
        && (view.lower(at - 1).ends_with("'s") || view.lower(at - 1).ends_with("’s"));
    i32::from(own)
}

/// The year behind "since".
pub(super) fn since(view: &View<'_>, at: usize, end: usize) -> Option<i32> {
    let word = (at + 1..end.min(at + 5)).find(|&t| view.is_one_of(t, words!["since"]))?;
    let q = (word + 1..end.min(word + 3)).find_map(|t| view.at(t))?;
    view.quantity(q).date.and_then(|date| date.year)
}
