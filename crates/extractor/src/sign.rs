//! Signs before numbers: a true minus, a hyphen, the word, and the brackets of accountants.

use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::number::{self, Words};
use crate::units;

/// A sign before digits: a true minus, a hyphen, or the word.
pub(crate) fn sign(words: Words, at: usize) -> (bool, usize) {
    let Some(lexeme) = words.get(at) else {
        return (false, at);
    };
    let next_is_number = |at: usize| {
        words
            .get(at)
            .is_some_and(|l| l.kind == Lex::Number || units::prefix(words, at).is_some())
    };
    if lexeme.is('−') && next_is_number(at + 1) {
        return (true, at + 1);
    }
    let free = !lexeme.glued
        || at > 0
            && matches!(
                words.lexemes[at - 1].kind,
                Lex::Mark('<' | '>' | '=' | '(' | '$' | '£' | '€' | '|')
            );
    // "A 75 -300mm lens" has lost a blank, it has no minus.
    let behind_number = at > 0 && words.lexemes[at - 1].kind == Lex::Number;
    if lexeme.is('-') && free && !behind_number && lexeme.tight && next_is_number(at + 1) {
        return (true, at + 1);
    }
    // "- 10" is a negative number where nothing else is said.
    let alone = at == 0 && lexeme.is_spaced_hyphen();
    if alone && number::read(words, 1).is_some_and(|r| r.end == words.lexemes.len()) {
        return (true, 1);
    }
    // "to convert - 20 degrees", "of - 5 °C": no pause stands there.
    let leads = at > 0 && matches!(words.str(at - 1), "convert" | "at" | "of" | "to" | "from");
    if leads && lexeme.is_spaced_hyphen() && degrees(words, at + 1) {
        return (true, at + 1);
    }
    if lexeme.has(Class::Minus) && number::read(words, at + 1).is_some() {
        // "plus or minus 3 points" is a margin.
        let either =
            at >= 2 && words.str(at - 1) == "or" && words.str(at - 2).eq_ignore_ascii_case("plus");
        return if either { (false, at) } else { (true, at + 1) };
    }
    (false, at)
}

fn degrees(words: Words, at: usize) -> bool {
    number::read(words, at)
        .and_then(|r| units::unit(words, r.end, r.number.value, false))
        .is_some_and(|(unit, _)| unit.dimension().name() == "temperature")
}

/// Whether an amount of money is negative by its brackets: "The result is ($99.99)."
pub(crate) fn accounted(words: Words, at: usize, end: usize) -> bool {
    at > 1 && words.is(at - 1, '(') && words.is(end, ')') && words.before(at - 1, Class::Be)
}
