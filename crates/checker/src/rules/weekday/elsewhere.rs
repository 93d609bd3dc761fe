//! Weekdays and dates that nobody claims: of a name, of the old calendar, of a mistake that is put right, of what was not so.

use extractor::Cue;

use crate::otherwise::is_called_wrong;
use crate::view::View;
use crate::words::WordList;

/// Words of the calendar that Russia and others had before ours.
const STYLES: WordList = words![
    "new style",
    "old style",
    "new-style",
    "old-style",
    "julian",
    "n.s.",
    "o.s.",
];
/// What is imagined of a day.
const IMAGINED: WordList = words![
    "had it been",
    "had that been",
    "had it fallen",
    "were it",
    "if it were",
    "if it had been",
    "if it was",
    "if that were",
    "if that had been",
];
/// Papers named for a day, before "on Sunday".
const PAPERS: WordList = words![
    "mail",
    "independent",
    "scotland",
    "wales",
    "herald",
    "star",
    "observer",
    "the mail",
];

/// Whether nobody claims that a date is the day that is named with it.
pub(super) fn is_no_claim(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let (first, end) = view.reading.sentences[sentence].tokens;
    let denied = token > first && view.cues(token - 1).has(Cue::Negation);
    denied
        || is_in_a_name(view, token)
        || (first..token).any(|at| view.begins(at, IMAGINED))
        || (first..end).any(|at| view.begins(at, STYLES))
        || is_called_wrong(view, sentence, token)
}

/// "Sheffield Wednesday, 3 March", "The Mail on Sunday, 3 March"
fn is_in_a_name(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    let club = token > first && view.is_one_of(token - 1, words!["sheffield"]);
    let paper = token >= first + 2
        && view.is_one_of(token - 1, words!["on"])
        && view.is_one_of(token - 2, PAPERS);
    club || paper
}
