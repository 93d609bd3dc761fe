//! What a share is of, told by words beside it.

use extractor::Cue;

use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// "a 20% deposit", "put 30% down": of what is paid and what is borrowed.
pub(super) fn is_deposit(view: &View<'_>, q: usize) -> bool {
    let sentence = view.lowered_words(view.sentence(q).span);
    words!["deposit", "down payment", "mortgage", "loan", "borrow"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// "only one in five of the total": of all that is told.
pub(super) fn is_of_the_total(view: &View<'_>, q: usize) -> bool {
    const ALL: WordList = words!["total", "combined", "both", "two"];
    let token = view.token(q);
    (token + 1..view.end_token(token).min(token + 4))
        .any(|at| view.is_word(at) && ALL.iter().any(|word| view.lower(at).ends_with(word)))
}

/// "needed 60 percent to pass", "with a mean of 58%": a threshold or a mark, and no share.
pub(super) fn is_wanted(view: &View<'_>, q: usize) -> bool {
    const WANTED: WordList = words!["need", "requir", "threshold"];
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token).any(|at| {
        view.is_word(at) && (view.cues(at).has(Cue::Average) || WANTED.leads(view.lower(at)))
    })
}

/// "have 13 children, more than half of whom are Jane's": of the figure right before, which is no part of another.
pub(super) fn is_of_those_before(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const REACH: usize = 6;
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(REACH));
    let relative = view.cues(token + 1).has(Cue::OfThose)
        && ["whom", "which"]
            .iter()
            .any(|word| view.lower(token + 1).ends_with(word));
    let before = (first..token).rev().find_map(|at| view.at(at));
    let comma = (first..token).any(|at| view.mark(at) == Some(','));
    relative
        && comma
        && matches!((before, &candidate.operands[..]), (Some(l), [part, _]) if l == part.quantity)
}
