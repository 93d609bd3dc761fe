//! Names with digits in them: "A380", "COVID-19", "Minetest 0.4", "a Peugeot 205".

use crate::draft::Found;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, Classes};
use crate::number::Words;
use crate::references::number;

/// A word with digits: "A380", "G20", "COVID-19", "Boeing 737".
pub(crate) fn code(words: Words, at: usize) -> Option<Found> {
    let text = words.str(at);
    if text.bytes().any(|b| b.is_ascii_digit()) && text.starts_with(|c: char| c.is_alphabetic()) {
        return Some(Found::reference(at, end_of_code(words, at + 1)));
    }
    let joined = words.get(at + 1).is_some_and(Lexeme::joins) && number(words, at + 2).is_some();
    let name = text.starts_with(char::is_uppercase)
        && !words.has(at, Class::YearOpener)
        && !words.has(at, Class::CountLead);
    if joined && name && !words.has(at, Class::Month) {
        return Some(Found::reference(at, at + 3));
    }
    None
}

/// One past the last piece of a code with hyphens: "K2-18b", "A380-800".
fn end_of_code(words: Words, at: usize) -> usize {
    let mut end = at;
    // "PM2.5"
    let point = words
        .get(end)
        .is_some_and(|l| l.is('.') && l.glued && l.tight);
    if point && number(words, end + 1).is_some() {
        end += 2;
    }
    while words.get(end).is_some_and(Lexeme::joins) && number(words, end + 1).is_some() {
        end += 2;
        end += usize::from(
            words
                .get(end)
                .is_some_and(|l| l.glued && l.kind == Lex::Word),
        );
    }
    end
}

/// "a 401(k)", "the 10-Q": forms and plans that are called by their paragraph.
pub(crate) fn form(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at).filter(|l| l.tight && l.numeral.places == 0)?;
    let letter =
        |at: usize| words.get(at).is_some_and(|l| l.kind == Lex::Word) && words.str(at).len() == 1;
    if !digits.numeral.grouped
        && words.is(at + 1, '(')
        && words.lexemes[at + 1].tight
        && letter(at + 2)
        && words.is(at + 3, ')')
    {
        return Some(Found::reference(at, at + 4));
    }
    let capital = words.str(at + 2).starts_with(char::is_uppercase);
    let joined = words.get(at + 1)?.joins() && letter(at + 2) && capital;
    let unit = crate::units::unit(words, at + 1, digits.numeral.value, false).is_some();
    (joined && !unit).then(|| Found::reference(at, at + 3))
}

/// "1080p video", "a 4K screen", "an f/1.8 lens": names of how fine a picture is, where pictures are spoken of.
pub(crate) fn screen(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at).filter(|l| l.numeral.places <= 1)?;
    let stop = at >= 2
        && words.is(at - 1, '/')
        && digits.glued
        && matches!(words.str(at - 2), "f" | "F" | "ƒ");
    if stop {
        return Some(Found::reference(at, at + 1));
    }
    let value = digits.numeral.value;
    let named = digits.tight
        && match words.str(at + 1) {
            "p" | "i" => {
                [240.0, 360.0, 480.0, 720.0, 1080.0, 1440.0, 2160.0, 4320.0].contains(&value)
            }
            "K" => [2.0, 4.0, 5.0, 6.0, 8.0].contains(&value),
            _ => false,
        };
    let near = at.saturating_sub(8)..(at + 10).min(words.lexemes.len());
    (named && near.clone().any(|i| words.has(i, Class::ScreenNoun)))
        .then(|| Found::reference(at, at + 2))
}

/// "Minetest 0.4", "CC BY 2.5": decimals right behind a name.
pub(crate) fn version(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at)?;
    let before = at.checked_sub(1)?;
    let text = words.str(before);
    let name = before >= 1
        && words.get(before)?.kind == Lex::Word
        && text.starts_with(char::is_uppercase)
        && !matches!(words.get(before - 1)?.kind, Lex::Mark('|' | '.' | ':'))
        && !words.has(before, Class::Magnitude)
        && (words.get(before)?.classes == Classes::default()
            || text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase()));
    // "CI 1.2 to 2.3" gives the ends of an interval.
    let spans = (words
        .get(at + 1)
        .is_some_and(|l| l.joins() || l.has(Class::ToJoiner)))
        && number(words, at + 2).is_some_and(|l| l.numeral.places > 0);
    // "Orr ran 9.4, Mbeki 9.6 and Petrov 9.1", "27.5 percent in Ayr, and in Troon 24.1"
    let joined = before
        .checked_sub(1)
        .is_some_and(|i| words.is(i, ',') || words.has(i, Class::And) || words.str(i) == "in");
    let listed = joined
        && words.lexemes[at.saturating_sub(9)..before]
            .iter()
            .any(|l| l.kind == Lex::Number && l.numeral.places == digits.numeral.places);
    let plain = digits.numeral.places > 0
        && digits.numeral.value < 30.0
        && !digits.glued
        && !spans
        && !listed;
    (name && plain && !crate::amount::has_unit(words, at)).then(|| Found::reference(at, at + 1))
}

/// "a Peugeot 205", "the Nikkei 225", "OS/2": a whole number right behind the name of one thing.
pub(crate) fn model(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at)?;
    let numeral = digits.numeral;
    // "the 737 Max", "a 747"
    let jet = numeral.digits == 3 && numeral.value % 10.0 == 7.0 && numeral.value >= 707.0;
    let named = matches!(
        words.str(at + 1),
        "Max" | "MAX" | "Dreamliner" | "Dreamliners"
    );
    if jet && (named || words.before(at, Class::Article)) && !digits.glued {
        return Some(Found::reference(at, at + 1));
    }
    // "KXV 257 drew 4,000"
    let initials = at > 0
        && (2..=5).contains(&words.str(at - 1).len())
        && words.str(at - 1).bytes().all(|b| b.is_ascii_uppercase());
    let does = [Class::Past, Class::ThirdPerson, Class::ScoreVerb]
        .iter()
        .any(|&class| words.has(at + 1, class));
    if initials && does && numeral.places == 0 && words.is_small_word(at + 1) {
        return Some(Found::reference(at, at + 1));
    }
    if numeral.places > 0 || numeral.grouped || numeral.digits > 4 || at < 2 {
        return None;
    }
    let slash = words.is(at - 1, '/') && words.lexemes[at - 1].glued && digits.glued;
    if slash && words.lexemes[at - 2].kind == Lex::Word {
        return Some(Found::reference(at, at + 1));
    }
    // "five 787s", "48 737 Max jets"
    let counted = matches!(words.get(at - 1)?.kind, Lex::Number) || words.before(at, Class::Digit);
    let series = words.str(at + 1) == "s" && digits.tight
        || words.str(at + 1).starts_with(char::is_uppercase);
    if counted && series && numeral.digits == 3 && !digits.glued {
        return Some(Found::reference(at, at + 1 + usize::from(digits.tight)));
    }
    // "220 votes to 207", "passed the Senate 51-50"
    if words.get(at + 1).is_some_and(Lexeme::joins) || words.has(at + 1, Class::To) {
        return None;
    }
    let name = words.get(at - 1).filter(|l| l.kind == Lex::Word)?;
    let inner = words.str(at - 1);
    if inner.starts_with(char::is_lowercase) && inner.chars().any(char::is_uppercase) {
        // "the new iPhone 15"
        return Some(Found::reference(at, at + 1));
    }
    let one = words.before(at - 1, Class::Article) || words.before(at - 1, Class::The);
    let named = one
        && name.classes == Classes::default()
        && words.str(at - 1).starts_with(char::is_uppercase)
        && (words.is_small_word(at - 2) || at == 2 && words.has(at + 1, Class::ThirdPerson));
    let counts = words.is_small_word(at + 1)
        && words
            .get(at + 1)
            .is_some_and(|l| l.classes == Classes::default())
        && words.str(at + 1).ends_with('s')
        && !words.has(at + 1, Class::ThirdPerson);
    (named && !counts && !is_listed(words, at) && !crate::amount::has_unit(words, at))
        .then(|| Found::reference(at, at + 1))
}

/// "Labour 48, the Centre 24 and the Greens 12": names with a figure each are a list of results.
fn is_listed(words: Words, at: usize) -> bool {
    let number = |i: usize| words.get(i).is_some_and(|l| l.kind == Lex::Number);
    let parts = |i: usize| words.is(i, ',') || words.has(i, Class::And);
    let next = parts(at + 1) && (at + 3..at + 6).any(number);
    let before = at >= 4 && parts(at - 3) && number(at - 4);
    next || before
}
