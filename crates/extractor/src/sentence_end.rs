//! Where a sentence ends: not at the dot of an abbreviation, of an initial, or before a small letter.

use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, LEXICON};

/// Whether the stop at the end of `lexemes` ends the sentence; `rest` is the block's text behind it.
pub(crate) fn ends_at_stop(text: &str, lexemes: &[Lexeme], rest: &str) -> bool {
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if !next.is_whitespace() {
        return false;
    }
    let rest = rest.trim_start();
    let opening = |c: &char| matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[');
    let Some(first) = rest.chars().find(|c| !opening(c)) else {
        return true;
    };
    if first.is_lowercase() || matches!(first, '—' | '–' | '-' | ',' | ';' | ':' | ')') {
        return false;
    }
    let is_stop = |l: &Lexeme| matches!(l.kind, Lex::Mark('.' | '!' | '?' | '…'));
    let Some(stop) = lexemes.iter().rposition(is_stop).filter(|&stop| stop > 0) else {
        return true;
    };
    if !lexemes[stop].is('.') || !lexemes[stop].glued {
        return true;
    }
    let before = &lexemes[stop - 1];
    match before.kind {
        // The number of a list item stays with its text.
        Lex::Number => stop != 1,
        Lex::Word => !abbreviates(text, before, rest),
        _ => true,
    }
}

/// Whether an abbreviation that has taken in its last dot ("U.S.") also ends the sentence: a usual first word follows.
pub(crate) fn ends_at_acronym(rest: &str) -> bool {
    let next = rest.trim_start();
    next.len() < rest.len() && next.starts_with(char::is_uppercase) && starts_sentence(next)
}

/// Whether the dot behind a word is the word's own: a title, an initial, a state, "No." before a number.
fn abbreviates(text: &str, word: &Lexeme, rest: &str) -> bool {
    let initial = word.span.len() == 1 && text.as_bytes()[word.span.start].is_ascii_uppercase();
    if !initial && !word.has(Class::Abbreviation) {
        return false;
    }
    if word.has(Class::Title) {
        return true;
    }
    if word.has(Class::ReferenceOpener) && !initial {
        return rest.starts_with(|c: char| c.is_ascii_digit());
    }
    // Another initial follows: "C. S. Lewis".
    let other_initial = rest.as_bytes().get(1) == Some(&b'.');
    other_initial || !starts_sentence(rest)
}

/// Whether a text starts with one of the words that usually start sentences.
fn starts_sentence(text: &str) -> bool {
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    LEXICON.entry(LEXICON.id(word)).classes.has(Class::Starter)
}
