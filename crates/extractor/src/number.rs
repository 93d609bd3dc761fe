//! A number without hedge and unit: digits, words, or both, with scale words and fractions.

use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::numeral::trailing_zeros;
use crate::scan::{Lex, Lexeme};
use crate::scientific;
use crate::spell;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Read {
    /// The number.
    pub(crate) number: Number,
    /// One past its last lexeme.
    pub(crate) end: usize,
    /// Whether it is the bare word "one", which may be a pronoun.
    pub(crate) is_one: bool,
}

/// The words of one sentence, as every finder sees them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The document's text.
    pub(crate) text: &'a str,
    /// The sentence's lexemes.
    pub(crate) lexemes: &'a [Lexeme],
}

impl<'a> Words<'a> {
    /// The lexeme at a place.
    pub(crate) fn get(self, at: usize) -> Option<&'a Lexeme> {
        self.lexemes.get(at)
    }

    /// Whether the lexeme at a place has a class.
    pub(crate) fn has(self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|l| l.has(class))
    }

    /// Whether the lexeme before a place has a class.
    pub(crate) fn before(self, at: usize, class: Class) -> bool {
        at > 0 && self.has(at - 1, class)
    }

    /// Whether the lexeme at a place is a mark.
    pub(crate) fn is(self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|l| l.is(mark))
    }

    /// The text of the lexeme at a place.
    pub(crate) fn str(self, at: usize) -> &'a str {
        self.get(at)
            .map_or("", |l| &self.text[l.span.start..l.span.end])
    }

    /// The text from one lexeme up to another.
    pub(crate) fn between(self, from: usize, to: usize) -> &'a str {
        match (
            self.get(from),
            to.checked_sub(1).and_then(|last| self.get(last)),
        ) {
            (Some(first), Some(last)) if from < to => &self.text[first.span.start..last.span.end],
            _ => "",
        }
    }

    /// Whether the lexeme at a place is a word with a small first letter.
    pub(crate) fn is_small_word(self, at: usize) -> bool {
        self.get(at).is_some_and(|l| l.kind == Lex::Word)
            && self.str(at).starts_with(char::is_lowercase)
    }
}

/// The number that starts at a place.
pub(crate) fn read(words: Words, at: usize) -> Option<Read> {
    let first = words.get(at)?;
    match first.kind {
        Lex::Number if !first.numeral.dotted => digits(words, at),
        Lex::Mark(c) => vulgar(c).map(|(above, below)| fraction(above, below, at + 1, false)),
        Lex::Word => in_words(words, at),
        _ => None,
    }
}

fn digits(words: Words, at: usize) -> Option<Read> {
    let numeral = words.get(at)?.numeral;
    if let Some((above, below, end)) = slashed(words, at) {
        return Some(fraction(above, below, end, false));
    }
    let mut end = at + 1;
    let mut number = Number {
        value: numeral.value,
        place: 10f64.powi(-i32::from(numeral.places)),
        zeros: if numeral.places == 0 {
            trailing_zeros(numeral.value)
        } else {
            0
        },
        form: if numeral.places == 0 {
            Form::Whole
        } else {
            Form::Scaled
        },
        below: 1.0,
        in_words: false,
    };
    if numeral.places == 0
        && let Some((part, after)) = fraction_behind(words, end)
    {
        number = mixed(number, part);
        end = after;
    }
    if let Some((factor, after)) = scientific::power(words, end) {
        number = Number {
            form: Form::Scaled,
            ..number.times(factor)
        };
        end = after;
    }
    if words.has(end, Class::Dozen) && words.str(end) != "score" {
        number = number.times(words.get(end)?.numeral.value);
        end += 1;
    } else if let Some((scale, after)) = scale(words, end, number.value) {
        number = Number {
            form: Form::Scaled,
            ..number.times(scale)
        };
        end = after;
        if let Some((part, after)) = and_a_half(words, end) {
            number = mixed(number, part * scale);
            end = after;
        }
    } else if words.has(end, Class::Hundred) || words.has(end, Class::Scale) {
        let spelled = spell::spell(words.lexemes, end, Some(number.value))?;
        let factor = spelled.mantissa * spelled.scale / number.value;
        number = Number {
            form: Form::Scaled,
            ..number.times(factor)
        };
        end = spelled.end;
    }
    Some(Read {
        number,
        end,
        is_one: false,
    })
}

/// A scale behind digits: "million", "bn", "m", "k".
fn scale(words: Words, at: usize, value: f64) -> Option<(f64, usize)> {
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
            if let Some(more) = remainder(words, end, amount) {
                return Some(((value * amount + more.0) / value, more.1));
            }
        }
        return Some((amount, end));
    }
    let text = words.str(place);
    if lexeme.has(Class::ShortScale) {
        // "mm" and "MM" differ, as do "Tr" and "tr": millimetres are not millions.
        let fits = match text {
            "mm" => false,
            "tr" | "mil" => true,
            _ => true,
        };
        return fits.then_some((amount, place + 1));
    }
    if lexeme.has(Class::LetterScale) && place == at {
        let fits = match text {
            "k" | "K" => lexeme.glued || value.fract() != 0.0,
            "b" | "B" => lexeme.glued && !words.is(place + 1, '/'),
            "M" => lexeme.glued,
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
        if words.has(end, Class::And)
            && let Some(last) = words.get(end + 1).filter(|l| {
                l.kind == Lex::Number && l.numeral.value < 100.0 && l.numeral.value > 0.0
            })
        {
            total += last.numeral.value;
            end += 2;
        }
        return (total < below).then_some((total, end));
    }
    None
}

/// A fraction of digits, "3/4"; not a date, a season or a phone number.
fn slashed(words: Words, at: usize) -> Option<(f64, f64, usize)> {
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
fn fraction_behind(words: Words, at: usize) -> Option<(f64, usize)> {
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
fn and_a_half(words: Words, at: usize) -> Option<(f64, usize)> {
    if !words.has(at, Class::And) {
        return None;
    }
    if words.has(at + 1, Class::Fraction) && words.get(at + 1)?.numeral.value == 2.0 {
        return Some((0.5, at + 2));
    }
    let (number, end) = named_fraction(words, at + 1)?;
    (number.value < 1.0 && !words.has(end, Class::Of)).then_some((number.value, end))
}

fn in_words(words: Words, at: usize) -> Option<Read> {
    if let Some((number, end)) = named_fraction(words, at) {
        return Some(of_a_scale(words, number, end));
    }
    if let Some(read) = dozen(words, at) {
        return Some(read);
    }
    let spelled = spell::spell(words.lexemes, at, None)?;
    let mut end = spelled.end;
    let mut number = Number {
        value: spelled.mantissa * spelled.scale,
        place: spelled.scale * 10f64.powi(-spelled.places),
        zeros: if spelled.places == 0 {
            spelled.zeros()
        } else {
            0
        },
        form: if spelled.scale > 1.0 || spelled.places > 0 {
            Form::Scaled
        } else {
            Form::Whole
        },
        below: 1.0,
        in_words: true,
    };
    if let Some((part, after)) = and_a_half(words, end) {
        // "two and a half million", "three million and a half"
        let scale = spelled.scale;
        number = mixed(number, part * scale);
        end = after;
        if scale == 1.0
            && let Some(next) = words
                .get(end)
                .filter(|l| l.has(Class::Scale) || l.has(Class::Hundred))
        {
            number = number.times(next.numeral.value);
            end += 1;
        }
        return Some(Read {
            number,
            end,
            is_one: false,
        });
    }
    Some(Read {
        number,
        end,
        is_one: spelled.is_one,
    })
}

/// "a dozen", "two dozen", "half a dozen".
fn dozen(words: Words, at: usize) -> Option<Read> {
    let pair = at + usize::from(words.has(at, Class::Article));
    if words.has(pair, Class::Couple) && words.has(pair + 1, Class::Of) {
        let number = Number {
            value: 2.0,
            place: 1.0,
            zeros: 0,
            form: Form::Whole,
            below: 1.0,
            in_words: true,
        };
        return Some(Read {
            number,
            end: pair + 2,
            is_one: false,
        });
    }
    let (factor, place) = if words.has(at, Class::Article) {
        (1.0, at + 1)
    } else {
        let spelled = spell::spell(words.lexemes, at, None);
        spelled.map_or((1.0, at), |s| (s.mantissa * s.scale, s.end))
    };
    let dozen = words.get(place).filter(|l| l.has(Class::Dozen))?;
    if place == at && words.str(place) != "dozen"
        || words.str(place) == "score" && words.has(place + 1, Class::Of) == (factor == 1.0)
    {
        return None;
    }
    let number = Number {
        value: factor * dozen.numeral.value,
        place: 1.0,
        zeros: 0,
        form: Form::Whole,
        below: 1.0,
        in_words: true,
    };
    Some(Read {
        number,
        end: place + 1,
        is_one: false,
    })
}

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
    let noun = words.get(place)?;
    let singular = above == 1.0;
    let names = noun.has(Class::Fraction)
        || (noun.has(Class::Ordinal) && singular && noun.numeral.value >= 3.0);
    if !names || above == 0.0 {
        return None;
    }
    let below = noun.numeral.value;
    if noun.has(Class::Ordinal) && !fraction_follows(words, at, place + 1) {
        return None;
    }
    if words.str(place).eq_ignore_ascii_case("quarter") && !quarter_is_share(words, at, place + 1) {
        return None;
    }
    Some((fraction(above, below, place + 1, true).number, place + 1))
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

/// "half a million", "a quarter of a million", "half million", "half a dozen".
fn of_a_scale(words: Words, number: Number, end: usize) -> Read {
    let mut place = end;
    if words.get(place).is_some_and(Lexeme::joins) || words.has(place, Class::Of) {
        place += 1;
    }
    place += usize::from(words.has(place, Class::Article));
    let scale = words
        .get(place)
        .filter(|l| l.has(Class::Scale) || l.has(Class::Hundred) || l.has(Class::Dozen));
    match scale {
        Some(scale) => {
            let value = number.value * scale.numeral.value;
            let zeros = if value.fract() == 0.0 {
                trailing_zeros(value)
            } else {
                0
            };
            let number = Number {
                value,
                place: 1.0,
                zeros,
                form: Form::Whole,
                below: 1.0,
                in_words: true,
            };
            Read {
                number,
                end: place + 1,
                is_one: false,
            }
        }
        None => Read {
            number,
            end,
            is_one: false,
        },
    }
}

fn fraction(above: f64, below: f64, end: usize, in_words: bool) -> Read {
    let number = Number {
        value: above / below,
        place: 0.0,
        zeros: 0,
        form: Form::Fraction,
        below,
        in_words,
    };
    Read {
        number,
        end,
        is_one: false,
    }
}

fn mixed(whole: Number, part: f64) -> Number {
    // "Two and a half" is as loose as a tenth.
    Number {
        value: whole.value + part * whole.value.signum(),
        place: whole.place / 10.0,
        zeros: 0,
        form: Form::Mixed,
        ..whole
    }
}

/// The fraction that one character stands for.
fn vulgar(c: char) -> Option<(f64, f64)> {
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
