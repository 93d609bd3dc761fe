//! The words that may claim a place, found once for all who ask which.

use extractor::{Cue, Kind, What};

use super::rank::place;
use crate::view::View;

/// A word that may claim a place.
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) at: usize,
    /// The place, and whether counted from the top; of an ordinal by itself, none.
    pub(super) claimed: Option<(usize, bool)>,
}

/// All ordinals of a document, and all other words that claim a place, in order.
pub(super) fn places(view: &View<'_>) -> Vec<Place> {
    let mut found = Vec::new();
    for (sentence, read) in view.reading.sentences.iter().enumerate() {
        if !may_rank(view, sentence) {
            continue;
        }
        let (first, end) = read.tokens;
        for at in (first..end).filter(|&at| may_place(view, at)) {
            if is_day(view, at) {
                continue;
            }
            let claimed = place(view, at, end);
            let ordinal = |q: usize| view.quantity(q).kind == Kind::Ordinal;
            if claimed.is_some() || view.at(at).is_some_and(ordinal) {
                found.push(Place {
                    sentence,
                    at,
                    claimed,
                });
            }
        }
    }
    found
}

/// "the first of the month", "the last of next week": a day.
fn is_day(view: &View<'_>, at: usize) -> bool {
    view.is_one_of(at + 1, words!["of"])
        && (at + 2..view.end_token(at).min(at + 5))
            .take_while(|&t| view.is_word(t))
            .any(|t| view.is_one_of(t, words!["month", "week"]))
}

/// Whether a sentence may claim a place: a cheap look.
fn may_rank(view: &View<'_>, sentence: usize) -> bool {
    let ordinal = |q: usize| view.quantity(q).kind == Kind::Ordinal;
    view.sentence_has(sentence, &[Cue::Superlative, Cue::Least])
        || view.may_begin(sentence, words!["top", "head", "lead", "led"])
        || view.in_sentence(sentence).any(ordinal)
}

/// Whether a token may claim a place: most words neither outrank others nor begin like a verb that does.
pub(super) fn may_place(view: &View<'_>, at: usize) -> bool {
    match view.reading.tokens[at].what {
        What::Quantity(_) => true,
        What::Word(cues) => {
            cues.any(&[Cue::Superlative, Cue::Least])
                || matches!(view.lower(at).as_bytes().first(), Some(b't' | b'h' | b'l'))
        }
        _ => false,
    }
}
