//! The unit behind a number, and what it is counted per.

use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, LEXICON};
use crate::number::Words;
use crate::numeral::trailing_zeros;
use crate::unit::{Per, UnitId};
use crate::unit_table::{Form, Place};

/// The unit that starts at a place behind a number, and where it ends.
pub(crate) fn unit(words: Words, at: usize, value: f64, in_words: bool) -> Option<(UnitId, usize)> {
    let first = words.get(at)?;
    if first.joins() {
        return longest(words, at + 1, |form, _| {
            form.place == Place::Word
                || form.place == Place::Symbol && !in_words && !form.unit.is_currency()
        });
    }
    if let Some(close) = bracket(first)
        && !in_words
        && let Some((unit, end)) = longest(words, at + 1, |form, _| form.place != Place::LargeOnly)
        && words.is(end, close)
    {
        return Some((unit, end + 1));
    }
    if let Some(found) = inch(words, at, in_words) {
        return Some(found);
    }
    longest(words, at, |form, end| match form.place {
        Place::Word => !is_other_word(words, at, end, form),
        Place::LargeOnly => value >= 1000.0,
        // "Five million USD", but not "five m".
        Place::Symbol => {
            (!in_words || form.unit.is_currency() && form.text.len() > 2)
                && symbol_fits(words, at, end, form)
        }
        Place::Tight => !in_words && first.glued && tight_fits(words, at, end, form, value),
    })
    .map(|(unit, end)| powered(words, unit, end))
}

/// Whether a sign that touches its number is a unit there.
fn tight_fits(words: Words, at: usize, end: usize, form: &Form, value: f64) -> bool {
    match form.text {
        // "over-65s" are people; "9.58s" is a time.
        "s" => value.fract() != 0.0,
        // "2019's 45 wins"
        "'" => !(words.lexemes[at].tight && words.str(end) == "s"),
        "\"" => is_inch_mark(words, at, end),
        _ => true,
    }
}

/// Whether a quotation mark behind a number is the sign of inches: "a 27\" screen", "5'4\"", but not "the top 10",
/// where it closes what was quoted.
fn is_inch_mark(words: Words, at: usize, end: usize) -> bool {
    let near = &words.lexemes[at.saturating_sub(60)..at];
    let quotes = near.iter().filter(|l| l.is('"')).count();
    if words.str(at) == "”" || quotes % 2 == 1 {
        return false;
    }
    let feet = at >= 2 && words.is(at - 2, '\'');
    let told = matches!(
        words.str(end),
        "he" | "she" | "they" | "said" | "says" | "and" | "in" | "to" | "is" | "was"
    );
    let noun = words.get(end).is_some_and(|l| l.kind == Lex::Word) && !told;
    feet || noun || words.is(end, '×') || at < 4
}

/// "4km^2": a length and its power.
fn powered(words: Words, unit: UnitId, end: usize) -> (UnitId, usize) {
    let power = words
        .get(end)
        .filter(|l| l.is('^') && l.tight)
        .and_then(|_| words.get(end + 1));
    let prefix = match power.map(|power| power.numeral.value) {
        Some(2.0) => "square",
        Some(3.0) => "cubic",
        _ => return (unit, end),
    };
    UnitId::named(&format!("{prefix} {}", unit.name())).map_or((unit, end), |unit| (unit, end + 2))
}

/// The unit word at a place, in words only: "hectare".
pub(crate) fn word(words: Words, at: usize) -> Option<(UnitId, usize)> {
    longest(words, at, |form, _| form.place == Place::Word)
}

/// The currency symbol at a place before a number, and where it ends.
pub(crate) fn prefix(words: Words, at: usize) -> Option<(UnitId, usize)> {
    let (unit, end) = longest(words, at, |form, _| {
        form.place == Place::Symbol && form.unit.is_currency()
    })?;
    // "at 5 PM" is no currency; a symbol in letters must touch or precede its digits.
    Some((unit, end))
}

/// What a quantity is counted per: "a kilo", "per 100,000", "/hour", "each"; and where that ends.
pub(crate) fn per(words: Words, at: usize) -> Option<(Per, usize)> {
    let mut place = at;
    if words.get(place)?.joins() {
        place += 1;
    }
    let first = words.get(place)?;
    if first.is('/') && (first.glued || first.tight) {
        return longest(words, place + 1, |_, _| true)
            .map(|(unit, end)| powered(words, unit, end))
            .map(|(unit, end)| (Per::Unit(unit.main()), end));
    }
    if let Some(found) = for_every_thousand(words, place) {
        return Some(found);
    }
    if first.has(Class::Each)
        && (!words.is_small_word(place + 1) || words.has(place + 1, Class::NotAfterOne))
    {
        return Some((Per::Each, place + 1));
    }
    if first.has(Class::Daily) {
        return Some((
            Per::Unit(UnitId::named(daily(first.numeral.value))?),
            place + 1,
        ));
    }
    if !first.has(Class::ARate) {
        return None;
    }
    place += 1;
    if words.get(place)?.joins() {
        place += 1;
    }
    let next = words.get(place)?;
    if next.has(Class::PerHead) {
        return Some((Per::Each, place + 1));
    }
    if (first.has(Class::Per) || first.has(Class::Every))
        && let Some(read) = crate::number::read(words, place).filter(|r| r.number.value >= 10.0)
    {
        let count = read.number.value;
        let round = trailing_zeros(count) >= 1 && count <= 1e9;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and below 2^32"
        )]
        return round.then_some((Per::Count(count as u32), read.end));
    }
    if first.has(Class::Per) && (next.has(Class::Hundred) || next.has(Class::Scale)) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and below 2^32"
        )]
        let count = next.numeral.value.min(1e9) as u32;
        return Some((Per::Count(count), place + 1));
    }
    if next.has(Class::Dozen) {
        return Some((Per::Count(12), place + 1));
    }
    // "11 cents per $100"
    if first.has(Class::Per)
        && let Some((_, digits)) = prefix(words, place)
        && let Some(read) = crate::number::read(words, digits)
        && (10.0..=1e9).contains(&read.number.value)
        && trailing_zeros(read.number.value) >= 1
    {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and below 2^32"
        )]
        return Some((Per::Count(read.number.value as u32), read.end));
    }
    let (unit, end) = longest(words, place, |form, _| {
        form.place == Place::Word && !form.text.ends_with('s')
            || first.has(Class::Per) && form.place == Place::Symbol
    })?;
    // "a month ago", "a month back"
    let ago = words.has(end, Class::Ago) || words.str(end) == "back";
    (!ago).then_some((Per::Unit(unit), end))
}

/// "for every 100,000", "for each 1,000": what is counted per so many is a rate; "three for every two" is a ratio.
fn for_every_thousand(words: Words, at: usize) -> Option<(Per, usize)> {
    let every = words.has(at + 1, Class::Every) || words.has(at + 1, Class::Each);
    if !every || !words.between(at, at + 1).eq_ignore_ascii_case("for") {
        return None;
    }
    let read = crate::number::read(words, at + 2)?;
    let count = read.number.value;
    let round = (1e3..=1e9).contains(&count) && trailing_zeros(count) >= 3;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and below 2^32"
    )]
    round.then_some((Per::Count(count as u32), read.end))
}

/// What a count is per when its noun stands between: "30,000 vehicles a day".
pub(crate) fn per_behind_noun(words: Words, at: usize) -> Option<Per> {
    for place in at..at + 3 {
        if !words.is_small_word(place) || words.has(place, Class::NotAfterOne) {
            return None;
        }
        if place > at && words.has(place, Class::ARate) {
            return None;
        }
        if let Some((per, _)) = per(words, place + 1)
            && (per != Per::Each || place == at)
        {
            return Some(per);
        }
    }
    None
}

fn daily(value: f64) -> &'static str {
    match value {
        1.0 => "day",
        7.0 => "week",
        30.0 => "month",
        24.0 => "hour",
        _ => "year",
    }
}

/// The unit of the longest form at a place that passes a test.
fn longest(
    words: Words,
    at: usize,
    fits: impl Fn(&Form, usize) -> bool,
) -> Option<(UnitId, usize)> {
    let found = LEXICON.forms.longest_where(words.lexemes, at, |end, form| {
        let exact = matches!(form.place, Place::Symbol | Place::Tight);
        // "It weighs 200 lbs.": there the stop ends the sentence.
        let stop = end == words.lexemes.len() && end > at + 1 && form.text.ends_with('.');
        !stop
            && (!exact || words.between(at, end) == form.text || is_mark(words, at, end))
            && fits(form, end)
    });
    found.map(|(end, form)| (form.unit, end))
}

/// A symbol that is no letter has no case: full-width and plain signs are told apart by their id already.
fn is_mark(words: Words, at: usize, end: usize) -> bool {
    end == at + 1 && matches!(words.lexemes[at].kind, Lex::Mark(_))
}

fn bracket(lexeme: &Lexeme) -> Option<char> {
    match lexeme.kind {
        Lex::Mark('(') => Some(')'),
        Lex::Mark('[') => Some(']'),
        Lex::Mark('{') => Some('}'),
        Lex::Mark('<') => Some('>'),
        _ => None,
    }
}

/// "in" is inches only where nothing else can be meant: "2 1/2 in thick", "(16in)".
fn inch(words: Words, at: usize, in_words: bool) -> Option<(UnitId, usize)> {
    if in_words || words.str(at) != "in" {
        return None;
    }
    let glued = words.get(at)?.glued;
    let next = words.get(at + 1);
    let closes = next.is_none_or(|n| matches!(n.kind, Lex::Mark(c) if c != '"' && c != '\''));
    let shaped = words.has(at + 1, Class::LengthAdjective)
        || words.str(at + 1) == "x"
        || words.str(at + 1) == "by";
    (glued || closes || shaped).then(|| UnitId::named("inch").map(|inch| (inch, at + 1)))?
}

/// Whether a unit word is something else here: "a second time", "may", "the US dollar".
fn is_other_word(words: Words, at: usize, end: usize, form: &Form) -> bool {
    match form.text {
        // "nine-tenths of a second later"
        "second" => {
            let part = at >= 2
                && words.before(at, Class::Article)
                && (words.has(at - 2, Class::Of) || words.has(at - 2, Class::Fraction));
            words.is_small_word(end) && !words.has(end, Class::NotAfterOne) && !part
        }
        "point" | "points" | "times" | "bar" => true,
        // "Twelve stone walls"
        // "212 foot passengers"
        "foot" => matches!(
            words.str(end),
            "passengers" | "passenger" | "soldiers" | "patrols" | "patrol" | "traffic" | "guards"
        ),
        "stone" | "stones" => words.is_small_word(end) && !words.has(end, Class::NotAfterOne),
        // "mt" and the like in other cases are names: "Mt Everest".
        "mt" | "h" => !words.lexemes[at].glued && words.str(at) != form.text,
        "sec" => words.str(at) == "SEC",
        "min" => words.str(at) == "Min",
        _ => false,
    }
}

fn symbol_fits(words: Words, at: usize, end: usize, form: &Form) -> bool {
    let lexeme = &words.lexemes[at];
    let letter = lexeme.kind == Lex::Word && lexeme.span.len() == 1 && end == at + 1;
    match form.text {
        // "5 m" is metres unless a word follows that names what is counted in millions.
        "m" => {
            lexeme.glued
                || !words.is_small_word(end)
                || words.has(end, Class::LengthAdjective)
                || words.has(end, Class::NotAfterOne)
                || words.str(end) == "x"
        }
        "$" | "£" | "€" => {
            let cents = matches!(words.str(end + 1), "cent" | "cents");
            lexeme.glued || cents || !words.get(end).is_some_and(|n| n.kind == Lex::Number)
        }
        "\"" => is_inch_mark(words, at, end),
        "x" => lexeme.glued && !lexeme.tight,
        "×" => !words.get(end).is_some_and(|n| n.kind == Lex::Number),
        "in." | "R" | "Rs" | "Rp" => false,
        "nm" | "pt" | "st" | "PM" | "Pm" => lexeme.glued,
        "pm" => words.get(at - 1).is_some_and(|l| l.numeral.places == 1),
        // "3 h", "278,000 t"
        "h" | "t" => {
            let decimal =
                form.text == "h" && words.get(at - 1).is_some_and(|l| l.numeral.places > 0);
            lexeme.glued || decimal || words.get(end).is_none_or(|n| n.kind != Lex::Word)
        }
        _ => !letter || lexeme.glued || matches!(form.text, "L" | "W" | "V" | "J" | "N" | "g"),
    }
}
