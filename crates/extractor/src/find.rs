//! Finds the quantities and references of a sentence from left to right.

use crate::ages;
use crate::amount::amount;
use crate::dates;
use crate::draft::Found;
use crate::hedges;
use crate::lexicon::LEXICON;
use crate::multiples::multiple;
use crate::number::Words;
use crate::ordinals;
use crate::quantity::Hedge;
use crate::references::reference;
use crate::scan::Lex;
use crate::spans_of_time;

/// Adds everything found, in order and without overlap.
pub(crate) fn quantities(words: Words, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < words.lexemes.len() {
        match one(words, at) {
            Some(item) => {
                at = item.to;
                found.push(item);
            }
            None => at += 1,
        }
    }
}

fn one(words: Words, at: usize) -> Option<Found> {
    let lexeme = &words.lexemes[at];
    let opens = match lexeme.kind {
        Lex::Number | Lex::Address => true,
        Lex::Word => {
            LEXICON.entry(lexeme.id).opens
                || words.str(at).bytes().any(|b| b.is_ascii_digit())
                || words
                    .lexemes
                    .get(at + 1)
                    .is_some_and(crate::scan::Lexeme::joins)
        }
        Lex::Mark(c) => lexeme.id.0 != 0 || matches!(c, '-' | '−' | '½'..='¾' | '⅐'..='⅞' | '¼'),
    };
    if !opens {
        return None;
    }
    ages::age(words, at)
        .or_else(|| dates::date(words, at))
        .or_else(|| about_year(words, at))
        .or_else(|| reference(words, at))
        .or_else(|| hedged_multiple(words, at))
        .or_else(|| spans_of_time::one_unit(words, at))
        .or_else(|| ordinals::plural(words, at))
        .or_else(|| ordinals::ordinal(words, at))
        .or_else(|| amount(words, at))
}

/// "around 2010": a year that the writer is not sure of.
fn about_year(words: Words, at: usize) -> Option<Found> {
    let (hedge, start) = hedges::before(words, at);
    if hedge != Hedge::About || start == at {
        return None;
    }
    let mut found = dates::date(words, start)?;
    found.draft.as_mut()?.hedge = hedge;
    found.from = at;
    Some(found)
}

fn hedged_multiple(words: Words, at: usize) -> Option<Found> {
    let (hedge, start) = hedges::before(words, at);
    let mut found = multiple(words, start)?;
    if hedge != Hedge::None {
        found.draft.as_mut()?.hedge = hedge;
        found.from = at;
    }
    Some(found)
}
