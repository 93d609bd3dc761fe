//! The content words of a clause, and how much each says of what is measured.

use extractor::{Cue, Cues};

use crate::view::View;

/// A content word of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Term {
    pub(in super::super) stem: u32,
    /// How much it says of what is measured, in halves: a name 4, a noun 2, a word of change 1.
    pub(in super::super) weight: i32,
    /// Whether it tells this figure from others like it: a name, "men", "first", "net".
    pub(in super::super) sorts: bool,
}

/// The terms of some tokens.
pub(super) fn take(
    view: &View<'_>,
    figure: usize,
    tokens: std::ops::Range<usize>,
    out: &mut Vec<Term>,
) {
    if tokens.is_empty() {
        return;
    }
    let stems = view.numbered();
    let mut aside = false;
    let (first, end) = (view.first_token(tokens.start), view.end_token(tokens.start));
    let closes = |at: usize| (at..tokens.end).find(|&t| view.mark(t) == Some(')'));
    for at in tokens.clone() {
        match view.mark(at) {
            // A bracket that is closed before the segment ends holds an aside, not the figure.
            Some('(') => aside = closes(at).is_some_and(|close| !(at..close).contains(&figure)),
            Some(')') => aside = false,
            _ => {}
        }
        if !view.is_word(at) || at == first && is_label(view, at, end) {
            continue;
        }
        let own = stems.within(at..at + 1);
        if own.is_empty() {
            continue;
        }
        let word = view.word(at);
        let cues = view.cues(at);
        let opens = at == first;
        let name = !opens && word.starts_with(|c: char| c.is_uppercase());
        let change = cues.meets(CHANGES);
        let sorts = name || cues.meets(SORTS) || sorts(word);
        if aside && !sorts {
            continue;
        }
        let weight = if name {
            4
        } else if change {
            1
        } else {
            2
        };
        out.extend(own.iter().map(|&stem| Term {
            stem,
            weight,
            sorts,
        }));
    }
}

/// "Headline 2: …": the first word of a sentence, before a number and a colon.
fn is_label(view: &View<'_>, at: usize, end: usize) -> bool {
    at + 2 < end
        && !view.is_word(at + 1)
        && view.mark(at + 1).is_none()
        && view.mark(at + 2) == Some(':')
}

/// Classes of words that tell one figure from another like it.
const SORTS: Cues = Cues::of(&[
    Cue::Average,
    Cue::Each,
    Cue::Adjusted,
    Cue::Superlative,
    Cue::Least,
    Cue::Remainder,
    Cue::Negation,
    Cue::Outcome,
    Cue::Refusal,
    Cue::Rank,
    Cue::Forecast,
    Cue::Hypothetical,
    Cue::Sort,
]);

/// Classes of words that say less of what is measured than how it moved, and who says so.
const CHANGES: Cues = Cues::of(&[
    Cue::ChangeVerb,
    Cue::ChangeNoun,
    Cue::Level,
    Cue::Attribution,
    Cue::Equal,
]);

/// Days of the week tell one time from another.
fn sorts(word: &str) -> bool {
    word.len() >= 6 && word.ends_with("day")
}
