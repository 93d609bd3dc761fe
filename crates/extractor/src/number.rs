//! A number without hedge and unit: digits, words, or both, with scale words and fractions.

use crate::fractions::{and_a_half, fraction, fraction_behind, named_fraction};
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, Classes};
use crate::meaning::Number;
use crate::scales::{self, scale};
use crate::scientific;
use crate::spell::{self, Spelled};
use crate::strokes::{slashed, vulgar};

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

impl Read {
    /// A number that ends before a lexeme.
    pub(crate) const fn new(number: Number, end: usize) -> Self {
        Self {
            number,
            end,
            is_one: false,
        }
    }
}

/// The words of one sentence, as every finder sees them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The document's text.
    pub(crate) text: &'a str,
    /// The sentence's lexemes.
    pub(crate) lexemes: &'a [Lexeme],
    /// The classes of all of them: what it has none of, no lexeme has.
    pub(crate) all: Classes,
    /// Whether the sentences just before speak of percentages, and of no index or game.
    pub(crate) after_percentages: bool,
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
    let mut number = Number::printed(numeral.value, numeral.places);
    if numeral.places == 0
        && let Some((part, after)) = fraction_behind(words, end)
    {
        number = number.and_part(part);
        end = after;
    }
    if let Some((factor, after)) = scientific::power(words, end, number.value) {
        return Some(Read::new(number.scaled(factor), after));
    }
    if words.has(end, Class::Dozen) && words.str(end) != "score" {
        return Some(Read::new(
            number.times(words.get(end)?.numeral.value),
            end + 1,
        ));
    }
    if let Some((scale, after)) = scale(words, end, number.value) {
        number = number.scaled(scale);
        end = after;
        if let Some((part, after)) = and_a_half(words, end) {
            number = number.and_part(part * scale);
            end = after;
        }
    } else if words.has(end, Class::Hundred) {
        let spelled = spell::spell(words.lexemes, end, Some(number.value))?;
        let value = spelled.mantissa * spelled.scale;
        if number.value != 0.0 {
            number = number.scaled(value / number.value);
        }
        end = spelled.end;
        if let Some((rest, after)) = scales::last_digits(words, end) {
            number = Number::printed(value + rest, 0);
            end = after;
        }
    }
    Some(Read::new(number, end))
}

fn in_words(words: Words, at: usize) -> Option<Read> {
    if let Some((number, end)) = named_fraction(words, at) {
        return Some(of_a_scale(words, number, end));
    }
    let spelled = spell::spell(words.lexemes, at, None);
    if let Some(read) = couple(words, at).or_else(|| dozen(words, at, spelled.as_ref())) {
        return Some(read);
    }
    let spelled = spelled?;
    let number = Number::spelled(spelled.mantissa, spelled.places).scaled_from(spelled.scale);
    let Some((part, end)) = and_a_half(words, spelled.end) else {
        return Some(Read {
            number,
            end: spelled.end,
            is_one: spelled.is_one,
        });
    };
    // "one billion and a half million"
    if let Some(smaller) = words
        .get(end)
        .filter(|l| l.has(Class::Scale) && l.numeral.value < spelled.scale)
    {
        let value = number.value + part * smaller.numeral.value;
        let number = Number::spelled(value, 0);
        return Some(Read::new(number, end + 1));
    }
    // "three million and a half", "two and a half million"
    let number = number.and_part(part * spelled.scale);
    let scale = words
        .get(end)
        .filter(|l| spelled.scale == 1.0 && (l.has(Class::Scale) || l.has(Class::Hundred)));
    Some(scale.map_or(Read::new(number, end), |scale| {
        Read::new(number.times(scale.numeral.value), end + 1)
    }))
}

/// "a couple of", "a couple hundred"
fn couple(words: Words, at: usize) -> Option<Read> {
    let place = at + usize::from(words.has(at, Class::Article));
    if !words.has(place, Class::Couple) {
        return None;
    }
    // "a couple hundred thousand"
    let mut value = 2.0;
    let mut end = place + 1 + usize::from(words.has(place + 1, Class::Of));
    while let Some(large) = words.get(end).filter(|l| {
        l.has(Class::Hundred)
            || l.has(Class::Scale)
            || l.has(Class::Dozen) && l.numeral.value < 20.0
    }) {
        value *= large.numeral.value;
        end += 1;
    }
    if value > 2.0 {
        return Some(Read::new(Number::spelled(value, 0), end));
    }
    // "a couple times", "the next couple years"
    let counted = words.str(place + 1).ends_with('s')
        && (words.str(place + 1) == "times"
            || crate::units::word(words, place + 1).is_some_and(|(unit, _)| unit.is_time()));
    if counted {
        return Some(Read::new(Number::spelled(2.0, 0), place + 1));
    }
    words
        .has(place + 1, Class::Of)
        .then(|| Read::new(Number::spelled(2.0, 0), place + 2))
}

/// "a dozen", "two dozen", "three score".
fn dozen(words: Words, at: usize, spelled: Option<&Spelled>) -> Option<Read> {
    let (factor, place) = if words.has(at, Class::Article) {
        (1.0, at + 1)
    } else {
        spelled.map_or((1.0, at), |s| (s.mantissa * s.scale, s.end))
    };
    let dozen = words.get(place).filter(|l| l.has(Class::Dozen))?;
    if let Some(and) = (at..place).find(|&i| words.has(i, Class::And)) {
        // "three hundred and two dozens" are three hundred and twenty-four.
        let part = spell::spell(words.lexemes, and + 1, None)?.mantissa;
        let value = factor + part * (dozen.numeral.value - 1.0);
        return (part < 10.0).then(|| Read::new(Number::spelled(value, 0), place + 1));
    }
    // "They came by the dozen."
    let by_the = place == at && words.before(at, Class::The) && at > 1 && words.str(at - 2) == "by";
    let bare = by_the || place == at && !words.str(place).eq_ignore_ascii_case("dozen");
    // "a score" is as often a result; "a score of tests" is twenty.
    let score = words.str(place).eq_ignore_ascii_case("score")
        && (factor == 1.0) != words.has(place + 1, Class::Of);
    (!bare && !score)
        .then(|| Read::new(Number::spelled(factor * dozen.numeral.value, 0), place + 1))
}

/// "half a million", "a quarter of a million", "half million", "half a dozen".
fn of_a_scale(words: Words, number: Number, end: usize) -> Read {
    let mut place = end;
    if words.get(place).is_some_and(Lexeme::joins) || words.has(place, Class::Of) {
        place += 1;
    }
    place += usize::from(words.has(place, Class::Article));
    let is_scale =
        |l: &&Lexeme| l.has(Class::Scale) || l.has(Class::Hundred) || l.has(Class::Dozen);
    match words.get(place).filter(is_scale) {
        Some(scale) => Read::new(
            Number::spelled(number.value * scale.numeral.value, 0),
            place + 1,
        ),
        None => Read::new(number, end),
    }
}
