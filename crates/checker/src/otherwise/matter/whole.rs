//! What a share is of, told by words beside it.

use extractor::Cue;

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
