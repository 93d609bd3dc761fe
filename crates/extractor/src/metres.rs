//! Whether "m" behind digits is million or metres: "2.4m visitors", but "a 90m mast" and "the river rose 2.4m".

use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{self, Words};
use crate::units;

/// Whether "m" behind digits is million and not metres.
pub(crate) fn is_million(words: Words, at: usize, m: usize, number: &Number) -> bool {
    let next = m + 1;
    let joined = words.get(next).is_some_and(Lexeme::joins);
    if joined && words.str(next + 1) == "strong" {
        return true;
    }
    if words.has(next, Class::LengthAdjective) || joined || words.is(next, '/') {
        return false;
    }
    // "640m cubic metres", "2.6m sq km"
    let counted = units::word(words, next).is_some()
        || units::unit(words, next, number.value, false)
            .is_some_and(|(unit, end)| end > next + 1 || unit.symbol().len() > 1);
    if counted && words.str(next) != "in" {
        return true;
    }
    let race = number.form == Form::Whole
        && matches!(number.value, v if [50.0, 60.0, 100.0, 200.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0].contains(&v));
    let owned = at.checked_sub(1).is_some_and(|owner| {
        let owner = words.str(owner);
        owner.ends_with("'s") || matches!(owner, "his" | "her" | "Her" | "His" | "their")
    });
    let ran = at.checked_sub(1).is_some_and(|verb| {
        matches!(
            words.str(verb),
            "ran" | "run" | "runs" | "running" | "swam" | "swim" | "swims" | "sprinted"
        )
    });
    if race && (words.before(at, Class::The) || owned || ran) {
        return false;
    }
    // "threw 62.40m": to the centimetre
    let thrown = number.place == 0.01
        && (at.saturating_sub(24)..at).any(|i| {
            matches!(
                words.str(i),
                "threw"
                    | "throw"
                    | "throws"
                    | "thrown"
                    | "jumped"
                    | "jump"
                    | "leapt"
                    | "leap"
                    | "vaulted"
                    | "vault"
                    | "hurled"
                    | "javelin"
                    | "discus"
                    | "hammer"
            )
        });
    if thrown {
        return false;
    }
    // "2m by 3m", "rose 2.4m" of a river
    let sides = |by: usize, other: usize| {
        matches!(words.str(by), "by" | "x") && words.lexemes[other].kind == Lex::Number
    };
    let sized = next + 1 < words.lexemes.len() && sides(next, next + 1)
        || at >= 3 && sides(at - 1, at - 2) | sides(at - 1, at - 3);
    let counts = words.has(next, Class::PluralNoun)
        || words.is_small_word(next) && words.str(next).ends_with('s');
    // "lost 1.5m of sand"
    let stuff = words.has(next, Class::Of) && words.has(next + 1, Class::Stuff);
    let water =
        stuff || !counts && (at.saturating_sub(5)..at).any(|i| words.has(i, Class::WaterNoun));
    if sized || water {
        return false;
    }
    // "10m (33ft)" gives the same length again.
    if words.is(next, '(') {
        let inside = number::read(words, next + 1)
            .and_then(|r| units::unit(words, r.end, r.number.value, false));
        if inside.is_some_and(|(unit, _)| unit.dimension().name() == "length") {
            return false;
        }
    }
    let mut near = at.saturating_sub(4)..(next + 6).min(words.lexemes.len());
    !near.any(|i| {
        words.has(i, Class::LengthAdjective)
            || words.has(i, Class::LengthNoun)
            || i != m && i > 0 && is_length(words, i)
    })
}

/// Whether a length other than metres stands behind the number before a place: "10 dm", "33ft".
fn is_length(words: Words, at: usize) -> bool {
    words.lexemes[at - 1].kind == Lex::Number
        && words.str(at) != "m"
        && units::unit(words, at, 1.0, false)
            .is_some_and(|(unit, _)| unit.dimension().name() == "length")
}
