//! Figures that the text itself calls wrong: a correction, a lie about an age, sums that do not add up.

use extractor::Cue;

use crate::view::View;
use crate::words::WordList;

/// Words that say of what was said, given or printed that it is not so.
const WRONGLY: WordList = words![
    "wrongly",
    "mistakenly",
    "erroneously",
    "incorrectly",
    "falsely",
    "inaccurately",
];
/// Verbs of giving a figure, beside those of saying.
const GIVES: WordList = words![
    "gave",
    "gives",
    "give",
    "given",
    "put",
    "puts",
    "printed",
    "listed",
    "dated",
    "reads",
    "read",
    "stated",
    "states",
    "reported",
    "recorded",
    "said",
    "says",
    "claimed",
    "claims",
    "described",
];
/// What a figure that is put right is led by: "it should have been Tuesday".
const RIGHT: WordList = words![
    "should have been",
    "should have read",
    "should have said",
    "should be",
    "should read",
    "ought to have been",
    "ought to be",
    "was meant to be",
];
/// What opens a notice that puts earlier words right.
const NOTICES: WordList = words![
    "correction",
    "corrections",
    "clarification",
    "erratum",
    "errata",
    "corrigendum",
];
/// Words for a slip.
const SLIPS: WordList = words![
    "misprint",
    "misprinted",
    "typo",
    "misstated",
    "misreported",
    "miscalculated",
    "miscounted",
    "a day that does not exist",
    "does not exist",
    "doesn't exist",
    "doesn’t exist",
    "no such date",
    "no such day",
];
/// What a figure is called behind a mark: "101%, an error in the roll".
const MISTAKES: WordList = words![
    "an error",
    "a mistake",
    "an obvious error",
    "an obvious mistake",
    "a slip",
    "a blunder",
    "an oversight",
    "an impossibility",
];
/// What a paper is whose figures are not meant.
const FAKES: WordList = words![
    "a fake",
    "obvious fake",
    "a forgery",
    "obvious forgery",
    "a hoax"
];
/// Who is spoken of by what is put right.
const POINTERS: WordList = words!["it", "that", "this", "which", "he", "she", "they", "date"];

/// Whether the sentence of a figure says that the figure is wrong: "the plaque says, wrongly, that …", "the sums do not add up",
/// "he lied about his age", "Correction: we said …", "it should have been Tuesday".
pub(crate) fn is_called_wrong(view: &View<'_>, sentence: usize, token: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let says = |at: usize| view.cues(at).has(Cue::Attribution) || view.is_one_of(at, GIVES);
    let wrong = |at: usize| {
        view.is_one_of(at, WRONGLY) && (first.max(at.saturating_sub(2))..end.min(at + 3)).any(says)
            || view.is_one_of(at, words!["lied", "lying", "lies"])
                && view.is_one_of(at + 1, words!["about"])
            || view.begins(at, words!["add up", "tally"]) && is_denied(view, at)
            || view.begins(at, SLIPS)
            || view.begins(at, FAKES)
            || at > token && view.mark(at - 1) == Some(',') && view.begins(at, MISTAKES)
            || at > token
                && view.begins(at, RIGHT)
                && at > first
                && view.is_one_of(at - 1, POINTERS)
    };
    is_notice(view, sentence) || (first..end).any(wrong)
}

/// "do not add up", "doesn't tally"
fn is_denied(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at).max(at.saturating_sub(3));
    (first..at).any(|at| {
        view.cues(at).has(Cue::Negation)
            || view.is_word(at)
                && (view.lower(at).ends_with("n't") || view.lower(at).ends_with("n’t"))
    })
}

/// "Correction: we said …", in the first sentence of its paragraph or the one before.
fn is_notice(view: &View<'_>, sentence: usize) -> bool {
    let block = view.reading.sentences[sentence].block;
    (sentence.saturating_sub(2)..=sentence)
        .filter(|&at| view.reading.sentences[at].block == block)
        .any(|at| {
            let (first, _) = view.reading.sentences[at].tokens;
            view.begins(first, NOTICES)
        })
}
