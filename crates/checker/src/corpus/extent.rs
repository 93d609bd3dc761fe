//! Whether nothing else belongs to a list of figures: "three sources only: …", "by branch: …", "(complete list)", "There were no
//! others.", "These three make up all of it."

use extractor::Cue;

use crate::view::View;
use crate::words::WordList;

/// Words that say that a list is whole.
const WHOLE: WordList = words![
    "all",
    "altogether",
    "break",
    "breaks",
    "breakdown",
    "broken",
    "comprise",
    "comprised",
    "comprises",
    "comprising",
    "consist",
    "consisted",
    "consists",
    "divided",
    "made",
    "only",
    "result",
    "results",
    "split",
    "total",
    "totalling",
];

/// The same in so many words, in what leads up to it.
const COMPLETE: WordList = words![
    "complete",
    "entire",
    "everything",
    "exhaustive",
    "full account",
    "full breakdown",
    "full list",
    "full schedule",
    "in full",
    "in its entirety",
    "whole of",
];
const NONE: WordList = words!["no", "nobody", "none", "nothing", "nowhere"];
const OTHER: WordList = words![
    "additional",
    "else",
    "elsewhere",
    "further",
    "other",
    "others",
];
const BEYOND: WordList = words!["besides", "beyond", "elsewhere", "outside"];
const ALL: WordList = words!["all", "complete", "entire", "everything", "whole"];

/// So many words at most tell what a list is parted by: "by type of flight:".
const LABEL: usize = 5;

/// "Members by branch: Mill Lane 410, …", "votes for each candidate: …": before the first figure a colon, and before that by what is
/// counted.
pub(super) fn is_by_kind(view: &View<'_>, first: Option<usize>) -> bool {
    colon(view, first).is_some_and(|(from, colon)| {
        let before = from.max(colon.saturating_sub(LABEL))..colon;
        let told = |at: usize| view.is_one_of(at, words!["by", "each", "per"]);
        let parted = |at: usize| matches!(view.mark(at), Some(',' | ';' | '(' | ':'));
        before.rev().take_while(|&at| !parted(at)).any(told)
    })
}

/// "In full, the takings were: …", "the whole of it: …", or the same in the sentence before: "Beds (complete list)."
pub(super) fn is_led_in(view: &View<'_>, first: Option<usize>) -> bool {
    let Some(first) = first else { return false };
    let start = |at: usize| view.reading.tokens[at].span.start;
    let begins = start(view.first_token(first));
    let own = colon(view, Some(first)).map(|(_, colon)| &view.lowered[begins..start(colon)]);
    own.is_some_and(says_complete) || says_complete(lead(view, begins))
}

/// The last colon before a figure in its sentence, and the sentence's first token.
fn colon(view: &View<'_>, first: Option<usize>) -> Option<(usize, usize)> {
    let from = view.first_token(first?);
    let colon = (from..first?)
        .rev()
        .find(|&at| view.mark(at) == Some(':'))?;
    Some((from, colon))
}

/// The sentence before a place, in small letters.
pub(super) fn lead<'v>(view: &'v View<'_>, place: usize) -> &'v str {
    let before = view.lowered.get(..place).unwrap_or_default().trim_end();
    let before = before.strip_suffix('.').unwrap_or(before);
    let from = before.rfind(['.', '\n']).map_or(0, |at| at + 1);
    &before[from..]
}

/// "complete", "in full", "the whole of it", "everything", in small letters.
pub(super) fn says_complete(text: &str) -> bool {
    COMPLETE.iter().any(|phrase| {
        text.match_indices(phrase).any(|(at, _)| {
            let inside = |c: char| c.is_alphanumeric();
            !text[..at].ends_with(inside) && !text[at + phrase.len()..].starts_with(inside)
        })
    })
}

/// "fruit 121, grain 142, other goods 97": the last of a list is what the others are not.
pub(super) fn has_the_others(view: &View<'_>, last: Option<usize>) -> bool {
    let Some(last) = last else { return false };
    let from = view.first_token(last);
    let words = words!["all other", "all others", "elsewhere", "other", "others"];
    let label = (from.max(last.saturating_sub(LABEL))..last).rev();
    let mut label =
        label.take_while(|&at| matches!(view.mark(at), None | Some(':' | '$' | '€' | '£')));
    label.any(|at| view.is_one_of(at, words))
        || view.is_one_of(last + 1, words!["elsewhere", "other", "others"])
}

/// Whether the sentence, or the next one where it opens with *no*, says that there is no other ("and no others", "there were no
/// other lots", "No house was entered elsewhere", "nothing burned outside the three"), or the next one that these are all.
pub(super) fn is_ended(view: &View<'_>, sentence: usize) -> bool {
    let span = view.reading.sentences[sentence].span;
    let behind = view.document.text.get(span.end..).unwrap_or_default();
    let behind = behind.trim_start_matches(['.', ' ']);
    let behind = behind.split(['.', '\n']).next().unwrap_or_default();
    denies_others(&view.lowered[span.start..span.end]) || opens_with_none(behind) || are_all(behind)
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// "and no others", "nothing burned outside the three", in small letters.
pub(super) fn denies_others(text: &str) -> bool {
    let (mut denied, mut before) = (false, false);
    words(text).any(|word| {
        let ended = before && OTHER.has(word) || denied && BEYOND.has(word);
        before = NONE.has(word);
        denied |= before;
        ended
    })
}

/// "There were no other lots", "Nothing else was paid", "No house was entered elsewhere".
fn opens_with_none(sentence: &str) -> bool {
    let mut words = words(sentence);
    let denied = words
        .by_ref()
        .take(3)
        .any(|word| NONE.iter().any(|none| word.eq_ignore_ascii_case(none)));
    denied && words.any(|word| OTHER.has(word) || BEYOND.has(word))
}

/// "These three make up all shop income", "They are the whole of the wing", "That is everything".
fn are_all(sentence: &str) -> bool {
    let mut words = words(sentence);
    let first = words.next().unwrap_or_default();
    let points = words!["That", "These", "They", "Those"].has(first);
    // "These all failed" tells nothing of the list.
    let next = words.next().unwrap_or_default();
    points && next != "all" && words.any(|word| ALL.has(word))
}

/// Whether the sentence, or the next one, says that nothing else belongs to its list.
pub(super) fn is_whole(view: &View<'_>, sentence: usize) -> bool {
    let says = |sentence: usize| {
        let (from, to) = view.reading.sentences[sentence].tokens;
        (from..to).filter(|&at| view.is_word(at)).any(|at| {
            view.cues(at).has(Cue::Total) || view.lower(at).split(' ').any(|word| WHOLE.has(word))
        })
    };
    let next = view.reading.sentences.get(sentence + 1).filter(|next| {
        let (from, to) = next.tokens;
        (from..to.min(from + 4)).any(|at| view.is_one_of(at, words!["no"]))
    });
    says(sentence) || next.is_some()
}
