//! Fractions in digits, signs and words: "3/4", "½", "two-thirds", "a quarter".

use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{Read, Words};
use crate::spell;

/// "half", "a third", "two-thirds", "three quarters", "one-fifth".
pub(crate) fn named_fraction(words: Words, at: usize) -> Option<(Number, usize)> {
    let half = |at: usize| {
        words.has(at, Class::Fraction) && words.get(at).is_some_and(|l| l.numeral.value == 2.0)
    };
    if half(at) {
        if !half_is_share(words, at) {
            return None;
        }
        return Some((fraction(1.0, 2.0, at + 1, true).number, at + 1));
    }
    let first = words.get(at)?;
    if words.str(at).eq_ignore_ascii_case("quarter") {
        // Without an article only before a scale: "quarter million".
        let scaled = words.has(at + 1, Class::Scale);
        return scaled.then(|| (fraction(1.0, 4.0, at + 1, true).number, at + 1));
    }
    let (above, mut place) = if first.has(Class::Article) {
        (1.0, at + 1)
    } else if first.has(Class::Digit) || first.has(Class::Teen) || first.has(Class::Tens) {
        let spelled = spell::spell(words.lexemes, at, None)?;
        if spelled.scale > 1.0 || spelled.places > 0 {
            return None;
        }
        (spelled.mantissa, spelled.end)
    } else {
        return None;
    };
    if words.get(place).is_some_and(Lexeme::joins) {
        place += 1;
    }
    if above == 1.0
        && let Some((below, end)) = tens_ordinal(words, place)
    {
        return fraction_follows(words, at, end)
            .then(|| (fraction(1.0, below, end, true).number, end));
    }
    let noun = words.get(place)?;
    let singular = above == 1.0;
    let names = noun.has(Class::Fraction)
        || (noun.has(Class::Ordinal) && singular && noun.numeral.value >= 3.0);
    if !names || above == 0.0 {
        return None;
    }
    let below = noun.numeral.value;
    if half(place) && !half_is_share(words, place) {
        return None;
    }
    if noun.has(Class::Ordinal) && !fraction_follows(words, at, place + 1) {
        return None;
    }
    if words.str(place).eq_ignore_ascii_case("quarter") && !quarter_is_share(words, at, place + 1) {
        return None;
    }
    Some((fraction(above, below, place + 1, true).number, place + 1))
}

/// "twenty-fifth" of "one twenty-fifth".
fn tens_ordinal(words: Words, at: usize) -> Option<(f64, usize)> {
    let tens = words.get(at).filter(|l| l.has(Class::Tens))?;
    let unit = words
        .get(at + 2)
        .filter(|l| l.has(Class::Ordinal) && l.numeral.value < 10.0)?;
    words
        .get(at + 1)?
        .joins()
        .then_some((tens.numeral.value + unit.numeral.value, at + 3))
}

/// Whether "half" is a share: not "the first half", "half-time", "half year".
fn half_is_share(words: Words, at: usize) -> bool {
    let next = at + 1;
    if words.before(at, Class::FractionPeriod) || words.before(at, Class::HalfLead) {
        return false;
    }
    if words.get(next).is_some_and(Lexeme::joins) {
        return words.has(next + 1, Class::Scale)
            || words.has(next + 1, Class::Dozen)
            || is_length_or_time(words, next + 1);
    }
    !words.str(at).eq_ignore_ascii_case("halves") && !words.has(next, Class::HalfNoun)
}

/// Whether a unit that is often halved follows: "half-hour", "half-mile", "half-inch".
fn is_length_or_time(words: Words, at: usize) -> bool {
    crate::units::word(words, at).is_some_and(|(unit, _)| {
        matches!(
            unit.dimension().name(),
            "length" | "time" | "mass" | "volume"
        )
    })
}

/// Whether "a third" is a share and not the one after the second: no noun follows.
fn fraction_follows(words: Words, at: usize, next: usize) -> bool {
    if words.get(at + 1).is_some_and(Lexeme::joins) {
        return true;
    }
    let Some(lexeme) = words.get(next) else {
        return true;
    };
    if lexeme.has(Class::Scale) {
        return true;
    }
    match lexeme.kind {
        Lex::Mark(_) => !lexeme.joins(),
        Lex::Word => {
            lexeme.has(Class::NotAfterOne)
                || lexeme.has(Class::YearOpener)
                || lexeme.has(Class::ShareFollower)
        }
        _ => false,
    }
}

/// Whether "a quarter" is a share and not three months or a coin.
fn quarter_is_share(words: Words, at: usize, next: usize) -> bool {
    !words.has(next, Class::Ago) && fraction_follows(words, at, next)
}

/// A fraction of digits, "3/4"; not a date, a season or a phone number.
pub(crate) fn slashed(words: Words, at: usize) -> Option<(f64, f64, usize)> {
    let (above, below) = (words.get(at)?, words.get(at + 2)?);
    let plain = above.kind == Lex::Number
        && below.kind == Lex::Number
        && above.numeral.places == 0
        && below.numeral.places == 0;
    let slash = words.is(at + 1, '/') || words.is(at + 1, '⁄');
    if !plain
        || !slash
        || !above.tight
        || !below.glued
        || below.numeral.value < 2.0
        || below.numeral.value > 1000.0
    {
        return None;
    }
    if words.is(at + 3, '/')
        || above.numeral.value > below.numeral.value
        || above.numeral.digits > 2
    {
        return None;
    }
    Some((above.numeral.value, below.numeral.value, at + 3))
}

/// A fraction behind a whole number: "2 1/2", "10½", "two and a half".
pub(crate) fn fraction_behind(words: Words, at: usize) -> Option<(f64, usize)> {
    if let Some((above, below, end)) = slashed(words, at)
        && above < below
        && !words.get(at)?.glued
    {
        return Some((above / below, end));
    }
    if let Some(Lex::Mark(c)) = words.get(at).map(|l| l.kind)
        && let Some((above, below)) = vulgar(c)
    {
        return Some((above / below, at + 1));
    }
    and_a_half(words, at)
}

/// "and a half", "and three quarters", "and two-thirds".
pub(crate) fn and_a_half(words: Words, at: usize) -> Option<(f64, usize)> {
    if !words.has(at, Class::And) {
        return None;
    }
    if words.has(at + 1, Class::Fraction) && words.get(at + 1)?.numeral.value == 2.0 {
        return Some((0.5, at + 2));
    }
    let (number, end) = named_fraction(words, at + 1)?;
    (number.value < 1.0 && !words.has(end, Class::Of)).then_some((number.value, end))
}

/// A fraction as a number read.
pub(crate) fn fraction(above: f64, below: f64, end: usize, in_words: bool) -> Read {
    let number = Number {
        form: Form::Fraction,
        below,
        in_words,
        ..Number::exact(above / below)
    };
    Read::new(number, end)
}

/// The fraction that one character stands for.
pub(crate) fn vulgar(c: char) -> Option<(f64, f64)> {
    Some(match c {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅐' => (1.0, 7.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        '⅑' => (1.0, 9.0),
        '⅒' => (1.0, 10.0),
        _ => return None,
    })
}
