//! Powers of ten behind digits: "1.3e6", "4e14", "2.48×10−5", "6.2x10^-4"; and of other numbers: "8x2^10".

use crate::lexeme::Lex;
use crate::number::Words;

/// The factor that stands at a place behind digits, and where it ends.
pub(crate) fn power(words: Words, at: usize, base: f64) -> Option<(f64, usize)> {
    let first = words.get(at)?;
    // "3 x 10^6"
    let spaced = !first.glued
        && (first.is('×') || words.str(at) == "x")
        && words.get(at + 1)?.numeral.value == 10.0
        && words.is(at + 2, '^');
    if spaced {
        return exponent(words, at + 3);
    }
    if !first.glued {
        return None;
    }
    if first.is('^') {
        let (ten, end) = exponent(words, at + 1)?;
        return Some((base.powf(ten.log10() - 1.0), end));
    }
    let text = words.str(at);
    if let Some(digits) = text.strip_prefix(['e', 'E']) {
        if digits.is_empty() {
            return exponent(words, at + 1);
        }
        let power: i32 = digits.parse().ok()?;
        return (power <= 300).then(|| (10f64.powi(power), at + 1));
    }
    // "8x2^10" bits
    if let Some(radix) = text.strip_prefix('x').and_then(|x| x.parse::<f64>().ok())
        && radix != 10.0
        && words.is(at + 1, '^')
    {
        let (ten, end) = exponent(words, at + 2)?;
        return Some((radix.powf(ten.log10()), end));
    }
    let ten = if first.is('×')
        && words.get(at + 1)?.numeral.value == 10.0
        && words.get(at + 1)?.kind == Lex::Number
    {
        at + 2
    } else if text == "x10" {
        at + 1
    } else {
        return None;
    };
    exponent(words, ten + usize::from(words.is(ten, '^')))
}

/// A glued exponent with its sign.
fn exponent(words: Words, at: usize) -> Option<(f64, usize)> {
    let negative = words.is(at, '-') || words.is(at, '−');
    let place = at + usize::from(negative || words.is(at, '+'));
    let digits = words
        .get(place)
        .filter(|l| l.kind == Lex::Number && l.glued && words.lexemes[at].glued)?;
    let power = digits.numeral.value;
    if power > 300.0 || digits.numeral.places > 0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 300")]
    let power = if negative {
        -(power as i32)
    } else {
        power as i32
    };
    Some((10f64.powi(power), place + 1))
}
