//! When "one" stands for a person or thing and counts nothing.

use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::number::{self, Words};

/// Whether "one" stands for a person or thing: "one of them", "no one", "the one".
pub(crate) fn is_pronoun(words: Words, at: usize, end: usize) -> bool {
    // "eighteen to one"
    let ratio = words.before(at, Class::To)
        && at >= 2
        && (words.lexemes[at - 2].kind == Lex::Number
            || words.has(at - 2, Class::Digit)
            || words.has(at - 2, Class::Teen)
            || words.has(at - 2, Class::Tens));
    if ratio {
        return false;
    }
    if words.before(at, Class::PronounBeforeOne)
        || words.before(at, Class::Article)
        || words.before(at, Class::The)
    {
        return true;
    }
    // "An exact one", "the old one", "no such thing as a good one".
    let described = at >= 2
        && words.is_small_word(at - 1)
        && (words.has(at - 2, Class::Article) || words.has(at - 2, Class::The));
    if described && !words.before(at, Class::Magnitude) {
        return true;
    }
    if words.get(end).is_some_and(Lexeme::joins) || at > 0 && words.lexemes[at - 1].joins() {
        return !hyphened_odds(words, at, end);
    }
    // "At one point"
    if at > 0 && words.str(at - 1).eq_ignore_ascii_case("at") && words.has(end, Class::Moment) {
        return true;
    }
    // "a harsh note, but one aimed at the bank"
    if at > 0
        && matches!(words.str(at - 1), "but" | "albeit" | "though")
        && words.str(end).ends_with("ed")
        && words.has(end + 1, Class::NotAfterOne)
    {
        return true;
    }
    // "The blast killed two and injured one."
    if words.before(at, Class::BeforeVictim) {
        return false;
    }
    !words
        .get(end)
        .is_some_and(|l| l.kind == Lex::Word || l.joins())
        || words.has(end, Class::AfterPronoun)
        || words.has(end, Class::NotAfterOne) && !has_odds(words, end)
}

/// "one-in-five", "two-to-one".
fn hyphened_odds(words: Words, at: usize, end: usize) -> bool {
    let counts = |at: usize| {
        words.get(at).is_some_and(|l| {
            l.kind == Lex::Number
                || l.has(Class::Digit)
                || l.has(Class::Teen)
                || l.has(Class::Tens)
                || l.has(Class::Hundred)
                || l.has(Class::Scale)
        })
    };
    let joins = |at: usize| words.get(at).is_some_and(Lexeme::joins);
    let opens = joins(end)
        && (words.has(end + 1, Class::In) || words.has(end + 1, Class::To))
        && joins(end + 2)
        && counts(end + 3);
    let closes =
        at >= 4 && joins(at - 1) && words.has(at - 2, Class::To) && joins(at - 3) && counts(at - 4);
    opens || closes
}

/// "one in five", "one out of three", "one for every ten".
fn has_odds(words: Words, at: usize) -> bool {
    let place = if words.has(at, Class::Out) && words.has(at + 1, Class::Of) {
        at + 2
    } else if words.has(at, Class::In) || words.has(at, Class::For) {
        at + 1 + usize::from(words.has(at + 1, Class::Every))
    } else if words.has(at, Class::To) || words.get(at).is_some_and(|l| l.is('-')) {
        at + 1
    } else {
        return false;
    };
    number::read(words, place).is_some_and(|r| r.number.value > 1.0)
}
