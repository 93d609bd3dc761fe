//! Multiples: "doubled", "fivefold", "twice as many", "nearly nine times", "1.5x", "by a factor of ten".

use crate::draft::{Draft, Found};
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{self, Read, Words};
use crate::quantity::Kind;
use crate::unit::Unit;

/// The multiple that starts at a place, without hedge; `read` is the number there.
pub(crate) fn multiple(words: Words, at: usize, read: Option<Read>) -> Option<Found> {
    let first = words.get(at)?;
    if first.has(Class::Multiple) {
        return follows(words, at)
            .then(|| multiple_of(whole(first.numeral.value), at, at + 1, at + 1));
    }
    if let Some(found) = on_top(words, at, read) {
        return Some(found);
    }
    let number = first.kind == Lex::Number;
    if !number && words.str(at).eq_ignore_ascii_case("half") && words.str(at + 1) == "as" {
        return Some(multiple_of(whole(0.5), at, at + 1, at + 1));
    }
    if !number && words.str(at) == "factor" && words.has(at + 1, Class::Of) {
        let read = number::read(words, at + 2)?;
        let mut found = multiple_of(read.number, at, read.end, read.end);
        found.draft.as_mut()?.digits = (at + 2, read.end);
        return Some(found);
    }
    let read = read?;
    let mut place = read.end;
    if words.get(place).is_some_and(Lexeme::joins) {
        place += 1;
    }
    let text = words.str(place);
    let plain = read.number.form != Form::Fraction || text == "times";
    let ends = match text {
        "times" => plain && times_compare(words, at, place + 1),
        "fold" => plain && words.has(place, Class::Fold),
        "x" => {
            let lexeme = &words.lexemes[place];
            !read.number.in_words
                && lexeme.glued
                && !words.get(place + 1).is_some_and(|n| n.kind == Lex::Number)
        }
        _ => false,
    };
    ends.then(|| multiple_of(read.number, at, read.end, place + 1))
}

/// "half as much again", "a third as many again", "half again as high": the whole and the part that comes on top of it.
fn on_top(words: Words, at: usize, read: Option<Read>) -> Option<Found> {
    let part = match read {
        Some(read) => (read.number.form == Form::Fraction && read.number.value < 1.0)
            .then_some((read.number.value, read.end)),
        None => words
            .str(at)
            .eq_ignore_ascii_case("half")
            .then_some((0.5, at + 1)),
    };
    let (part, end) = part?;
    let to = match (words.str(end), words.str(end + 1), words.str(end + 2)) {
        ("as", _, "again") => end + 3,
        ("again", "as", _) => end + 1,
        _ => return None,
    };
    Some(multiple_of(whole(1.0 + part), at, end, to))
}

fn whole(value: f64) -> Number {
    Number {
        place: 1.0,
        form: Form::Whole,
        in_words: true,
        ..Number::exact(value)
    }
}

fn multiple_of(number: Number, from: usize, digits: usize, to: usize) -> Found {
    let mut draft = Draft::count(number, from, digits);
    draft.kind = Kind::Multiple;
    draft.unit = Unit::TIMES;
    Found::quantity(from, to, draft)
}

/// Whether a word such as "double" or "twice" is a multiple here: "twice a week" and "double bed" are not.
fn follows(words: Words, at: usize) -> bool {
    let text = words.str(at).to_ascii_lowercase();
    let next = at + 1;
    if words.get(next).is_some_and(Lexeme::joins) || at > 0 && words.lexemes[at - 1].joins() {
        return false;
    }
    match text.as_str() {
        // "Scored twice in a win" counts occasions.
        "twice" | "thrice" => {
            words.has(next, Class::MultipleFollower) && !words.has(next, Class::OccasionFollower)
                || number::read(words, next).is_some_and(|r| r.number.value > 1.0)
        }
        "double" | "triple" | "treble" | "quadruple" | "quintuple" | "doubles" | "triples"
        | "trebles" => {
            words.has(next, Class::MultipleFollower)
                || !text.ends_with('s')
                    && !words.is_small_word(next)
                    && words.get(next).is_none_or(|l| l.kind != Lex::Word)
                || words.before(at, Class::MultipleLead)
        }
        _ => true,
    }
}

/// Whether "N times" compares sizes and does not count occasions.
fn times_compare(words: Words, at: usize, next: usize) -> bool {
    if words.str(next) == "as" {
        // "four times as champion" counts.
        return words.is_small_word(next + 1) && !words.has(next + 1, Class::Article);
    }
    if words.has(next, Class::MultipleFollower)
        && !words.has(next, Class::Article)
        && !words.has(next, Class::OccasionFollower)
    {
        return true;
    }
    let text = words.str(next);
    if words.is_small_word(next)
        && text.len() > 4
        && text.ends_with("er")
        && !words.has(next, Class::NotAfterOne)
    {
        return true;
    }
    (at.saturating_sub(4)..at).any(|i| words.has(i, Class::VerbChange))
        && !words.has(next, Class::ARate)
        && !words.has(next, Class::In)
}
