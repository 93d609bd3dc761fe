//! Ordinals, "23rd" and "third", and indefinite numbers, "hundreds", "tens of thousands".

use crate::draft::{Draft, Found};
use crate::fractions;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::Number;
use crate::number::Words;
use crate::quantity::Kind;
use crate::spell;
use crate::unit::{Unit, UnitId};
use crate::units;

/// The ordinal at a place.
pub(crate) fn ordinal(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if first.kind == Lex::Number {
        if !first.tight {
            return None;
        }
        let suffix = matches!(
            words.str(at + 1),
            "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH"
        );
        if !suffix || first.numeral.places > 0 {
            return None;
        }
        // "12st" is a weight.
        let ones = first.numeral.value % 10.0 == 1.0 && first.numeral.value % 100.0 != 11.0;
        let stone = words.str(at + 1) == "st" && !ones;
        if !stone {
            return Some(placed(first.numeral.value, at, at + 2, false));
        }
        return None;
    }
    if first.has(Class::Ordinal) {
        if is_adverb(words, at) || is_per_second(words, at) || fractions::is_rest(words, at) {
            return None;
        }
        return Some(placed(first.numeral.value, at, at + 1, true));
    }
    if !words.all.has(Class::Ordinal) {
        return None;
    }
    let (value, end) = spelled(words, at)?;
    Some(placed(value, at, end, true))
}

/// Whether an ordinal only orders what is said: "First, we …", "first of all", "was first published".
fn is_adverb(words: Words, at: usize) -> bool {
    let next = at + 1;
    if at == 0 && words.is(next, ',') {
        return true;
    }
    if words.get(at).is_none_or(|l| l.numeral.value != 1.0) || at == 0 {
        return false;
    }
    let all = words.has(next, Class::Of) && words.str(next + 1) == "all";
    let named = words.before(at, Class::The)
        || words.before(at, Class::Article)
        || words.before(at, Class::PronounBeforeOne)
        || words.has(next, Class::PluralNoun)
        || words.str(at - 1).ends_with('s') && words.str(at - 1).contains(['\'', '’']);
    let told = words.is_small_word(next)
        && (words.str(next).ends_with("ed") || words.has(next, Class::Past));
    all || words.str(at - 1) == "at" || told && !named
}

/// "a metre a second"
fn is_per_second(words: Words, at: usize) -> bool {
    at >= 2
        && words.str(at) == "second"
        && words.before(at, Class::Article)
        && units::word(words, at - 2).is_some_and(|(_, end)| end == at - 1)
}

/// "twenty-first", "one hundred and fifth", "two millionth": the value and where it ends.
pub(crate) fn spelled(words: Words, at: usize) -> Option<(f64, usize)> {
    // "the hundred and fifth"
    let bare = words.has(at, Class::Hundred).then_some(1.0);
    let spelled = spell::spell(words.lexemes, at, bare)?;
    let mut end = spelled.end;
    if words.has(end, Class::And) || words.get(end).is_some_and(Lexeme::joins) {
        end += 1;
    }
    let last = words.get(end).filter(|l| l.has(Class::Ordinal))?;
    let value = spelled.mantissa * spelled.scale;
    let value = if last.has(Class::ScaleOrdinal) {
        value * last.numeral.value
    } else {
        value + last.numeral.value
    };
    (last.has(Class::ScaleOrdinal)
        || value % 10.0 == last.numeral.value % 10.0
            && value >= 20.0
            && spelled.mantissa % 10.0 == 0.0)
        .then_some((value, end + 1))
}

fn placed(value: f64, from: usize, to: usize, in_words: bool) -> Found {
    let mut draft = Draft::count(
        Number {
            in_words,
            ..Number::exact(value)
        },
        from,
        to,
    );
    draft.kind = Kind::Ordinal;
    Found::quantity(from, to, draft)
}

/// "hundreds", "tens of thousands", "dozens": from twice the word to the next one.
pub(crate) fn plural(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if first.kind == Lex::Number {
        return None;
    }
    if let Some(found) = several(words, at) {
        return Some(found);
    }
    let is_dozens = words.str(at).eq_ignore_ascii_case("dozens");
    if !first.has(Class::PluralScale) && !is_dozens {
        return None;
    }
    let mut low = first.numeral.value;
    let mut end = at + 1;
    if words.has(end, Class::Of)
        && let Some(next) = words.get(end + 1).filter(|l| l.has(Class::PluralScale))
    {
        low *= next.numeral.value;
        end += 2;
    }
    if end == at + 1
        && (words.str(at).eq_ignore_ascii_case("tens")
            || words.str(at).eq_ignore_ascii_case("scores") && !words.has(end, Class::Of))
    {
        return None;
    }
    // "thousands upon thousands"
    if matches!(words.str(end), "upon" | "and" | "on")
        && words.str(end + 1).eq_ignore_ascii_case(words.str(end - 1))
    {
        end += 2;
    }
    let high = if is_dozens { 100.0 } else { low * 10.0 };
    let found = some_of(low * 2.0, high, at, end);
    Some(of_a_unit(words, found).unwrap_or(found))
}

/// "millions of dollars", "hundreds of miles": the unit of what is counted loosely.
fn of_a_unit(words: Words, found: Found) -> Option<Found> {
    let mut draft = found.draft?;
    if !words.has(found.to, Class::Of) {
        return None;
    }
    let (mut unit, end) = units::word(words, found.to + 1)?;
    if unit.name() == "pound" && !words.has(end, Class::Of) {
        unit = UnitId::named("GBP")?;
    }
    if unit == UnitId::PERCENT || unit.main() != unit || !words.str(end - 1).ends_with('s') {
        return None;
    }
    draft.unit = Unit::of(unit);
    draft.end_of_unit = end;
    Some(Found::quantity(found.from, end, draft))
}

/// "several hundred", "a few thousand": from twice the word to the next one.
fn several(words: Words, at: usize) -> Option<Found> {
    let place = at + usize::from(words.has(at, Class::Article));
    if !words.has(place, Class::Vague) || words.str(place).eq_ignore_ascii_case("some") {
        return None;
    }
    let mut scale = 1.0;
    let mut end = place + 1;
    while let Some(large) = words
        .get(end)
        .filter(|l| l.has(Class::Hundred) || l.has(Class::Scale))
    {
        scale *= large.numeral.value;
        end += 1;
    }
    let dozen = words.str(end) == "dozen";
    if dozen {
        return Some(some_of(24.0, 100.0, at, end + 1));
    }
    (scale > 1.0).then(|| some_of(scale * 2.0, scale * 10.0, at, end))
}

/// An indefinite number between two.
fn some_of(low: f64, high: f64, from: usize, to: usize) -> Found {
    let number = |value| Number {
        in_words: true,
        ..Number::exact(value)
    };
    let mut draft = Draft::count(number(low), from, to);
    draft.kind = Kind::Range;
    draft.upper = Some(number(high));
    Found::quantity(from, to, draft)
}
