//! Fractions with a stroke: "3/4", "½".

use crate::lexeme::Lex;
use crate::number::Words;

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
    // "26/33 mpg" gives two figures.
    let (above, below) = (above.numeral.value, below.numeral.value);
    let odd = above >= 10.0 && !matches!(below, 16.0 | 32.0 | 64.0 | 100.0);
    let measured = odd && crate::units::unit(words, at + 3, 1.0, false).is_some();
    (!measured).then_some((above, below, at + 3))
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
