//! Scale words behind digits: "million", "bn", "k".

use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::number::Words;
use crate::spell;

/// A scale behind digits: "million", "bn", "m", "k".
pub(crate) fn scale(words: Words, at: usize, value: f64) -> Option<(f64, usize)> {
    let mut place = at;
    if words.get(place)?.joins()
        && (words.has(place + 1, Class::Scale) || words.has(place + 1, Class::ShortScale))
    {
        place += 1;
    }
    let lexeme = words.get(place)?;
    let amount = lexeme.numeral.value;
    if lexeme.has(Class::Scale) {
        let mut end = place + 1;
        let mut amount = amount;
        if words.has(end, Class::Scale) {
            amount *= words.get(end)?.numeral.value;
            end += 1;
        } else if words
            .get(end)
            .is_some_and(|l| l.kind == Lex::Number || l.has(Class::And))
            && value.fract() == 0.0
        {
            // "4 thousand 3 hundred and 21"
            if let Some(more) =
                remainder(words, end, amount).or_else(|| spelled_rest(words, end, amount))
            {
                return Some(((value * amount + more.0) / value, more.1));
            }
        }
        return Some((amount, end));
    }
    let text = words.str(place);
    if lexeme.has(Class::ShortScale) {
        // "MM" is million, "mm" are millimetres.
        return (text != "mm").then_some((amount, place + 1));
    }
    if lexeme.has(Class::LetterScale) && place == at {
        let fits = match text {
            "k" | "K" => {
                lexeme.glued || value.fract() != 0.0 || text == "k" && words.get(at + 1).is_none()
            }
            // "Tables 2A and 2B" are no billions.
            "b" | "B" => {
                lexeme.glued && !words.is(place + 1, '/') && (value >= 10.0 || value.fract() != 0.0)
            }
            "M" => lexeme.glued || !words.get(place + 1).is_some_and(|l| l.kind == Lex::Word),
            _ => false,
        };
        return fits.then_some((amount, place + 1));
    }
    None
}

/// What follows a scale and is smaller than it: "3 hundred and 21" behind "4 thousand".
fn remainder(words: Words, at: usize, below: f64) -> Option<(f64, usize)> {
    let start = at + usize::from(words.has(at, Class::And));
    let lexeme = words.get(start)?;
    if lexeme.kind != Lex::Number || lexeme.numeral.places > 0 || lexeme.numeral.value == 0.0 {
        return None;
    }
    let value = lexeme.numeral.value;
    if words.has(start + 1, Class::Hundred) {
        let spelled = spell::spell(words.lexemes, start + 1, Some(value))?;
        let mut total = spelled.mantissa * spelled.scale;
        let mut end = spelled.end;
        if let Some((last, after)) = last_digits(words, end) {
            total += last;
            end = after;
        }
        return (total < below).then_some((total, end));
    }
    None
}

/// "and two hundred" behind "6 crore", where nothing is counted by itself.
fn spelled_rest(words: Words, at: usize, below: f64) -> Option<(f64, usize)> {
    let rest = spell::spell(words.lexemes, at + 1, None)?;
    let value = rest.mantissa * rest.scale;
    let ends = words.get(rest.end).is_none_or(|l| l.kind != Lex::Word);
    let small = (100.0..below).contains(&value) && rest.places == 0;
    (words.has(at, Class::And) && ends && small).then_some((value, rest.end))
}

/// "and 21" behind "3 hundred".
pub(crate) fn last_digits(words: Words, at: usize) -> Option<(f64, usize)> {
    let last = words.get(at + 1).filter(|l| {
        l.kind == Lex::Number
            && l.numeral.places == 0
            && l.numeral.value < 100.0
            && l.numeral.value > 0.0
    })?;
    let own = words.has(at + 2, Class::Hundred)
        || words.has(at + 2, Class::Scale)
        || words.is(at + 2, '%');
    (words.has(at, Class::And) && !own).then_some((last.numeral.value, at + 2))
}
