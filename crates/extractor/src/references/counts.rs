//! "number" as a verb.

use crate::lexeme::Lex;
use crate::number::Words;

/// "The nurses now number 36", "Pupils at the three schools number 612": the verb, behind an adverb or a plural.
pub(super) fn counts_off(words: Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = words.str(before);
    let opens = before == 0 || words.is(before - 1, '.') || words.is(before - 1, ',');
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && (opens || word.starts_with(char::is_lowercase));
    // "members under 30 number 18 of the 72"
    let taken =
        words.get(at + 1).is_some_and(|l| l.kind == Lex::Number) && words.str(at + 2) == "of";
    words.str(at) == "number"
        && (taken
            || words.get(before).is_some_and(|l| l.kind == Lex::Word)
                && (plural
                    || COUNTERS
                        .iter()
                        .any(|other| word.eq_ignore_ascii_case(other))))
}

/// Words before "number" that make it a verb, besides plurals.
const COUNTERS: [&str; 13] = [
    "already",
    "cattle",
    "children",
    "currently",
    "men",
    "now",
    "people",
    "police",
    "staff",
    "still",
    "today",
    "who",
    "women",
];
