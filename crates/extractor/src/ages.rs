//! Ages: "26-year-old", "aged 4 to 9", "ages 17 and 9", ", 38,", "in her 40s".

use crate::draft::{Draft, Found};
use crate::find::Lead;
use crate::hedges;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::Number;
use crate::number::{self, Words};
use crate::quantity::Kind;
use crate::unit::{Unit, UnitId};
use crate::units;

/// The age that starts at a place.
pub(crate) fn age(words: Words, lead: Lead) -> Option<Found> {
    years_old(words, lead)
        .or_else(|| in_the_forties(words, lead.at))
        .or_else(|| apposition(words, lead.at))
        .or_else(|| behind_aged(words, lead))
}

/// "26-year-old", "five years old", "18 months of age", "87 yo".
fn years_old(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at,
        hedge,
        start,
        read,
    } = lead;
    let read = read?;
    let (unit, end) = if words.str(read.end) == "yo" {
        (UnitId::YEAR, read.end)
    } else {
        let (unit, end) = units::unit(words, read.end, read.number.value, false)?;
        if !unit.is_time() {
            return None;
        }
        let joined = end + usize::from(words.get(end).is_some_and(Lexeme::joins));
        let of_age = words.has(end, Class::Of) && words.str(end + 1) == "age";
        match words.has(joined, Class::Old) {
            true => (unit, joined),
            false if of_age => (unit, end + 1),
            false => return None,
        }
    };
    let mut draft = aged(read.number, start, read.end, unit);
    draft.hedge = hedge;
    Some(Found::quantity(at, end + 1, draft))
}

/// "in her 40s": from 40 to 49.
fn in_the_forties(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at).filter(|l| l.kind == Lex::Number && l.tight)?;
    let whose = at > 0 && matches!(words.str(at - 1), "his" | "her" | "their" | "my" | "your");
    let tens = (10.0..=90.0).contains(&first.numeral.value) && first.numeral.value % 10.0 == 0.0;
    if !whose || !tens || words.str(at + 1) != "s" {
        return None;
    }
    let mut draft = aged(Number::exact(first.numeral.value), at, at + 2, UnitId::YEAR);
    draft.kind = Kind::Range;
    draft.upper = Some(Number::exact(first.numeral.value + 9.0));
    Some(Found::quantity(at, at + 2, draft))
}

/// ", 38," behind a name, or ", 58, a …".
fn apposition(words: Words, at: usize) -> Option<Found> {
    let lexeme = words.get(at).filter(|l| l.kind == Lex::Number)?;
    let name = at >= 2
        && words.is(at - 1, ',')
        && words.get(at - 2)?.kind == Lex::Word
        && (words.str(at - 2).starts_with(char::is_uppercase)
            || words.has(at - 2, Class::Person) && words.is(at + 1, ','))
        && !words.has(at - 2, Class::Month);
    let closes = matches!(
        words.get(at + 1).map(|l| l.kind),
        Some(Lex::Mark(',' | '.' | ')' | ';'))
    );
    let plausible = lexeme.numeral.places == 0
        && lexeme.numeral.digits <= 3
        && (1.0..=115.0).contains(&lexeme.numeral.value);
    if !name
        || !closes
        || !plausible
        || number::read(words, at + 2).is_some() && words.is(at + 1, ',')
    {
        return None;
    }
    let read = number::read(words, at)?;
    Some(Found::quantity(
        at,
        at + 1,
        aged(read.number, at, at + 1, UnitId::YEAR),
    ))
}

/// "aged 16", "age 87", "ages 17 and 9"; the words before stay words.
fn behind_aged(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at,
        hedge,
        start,
        read,
    } = lead;
    let direct = words.before(at, Class::Aged)
        || at >= 2
            && words.before(at - 1, Class::Aged)
            && (words.has(at - 1, Class::Between)
                || words.has(at - 1, Class::From)
                || words.str(at - 1) == "of");
    let direct = direct || listed(words, at) || bounded(words, lead);
    // "aged from 21 to 78"
    let spanned = at >= 4
        && words.has(at - 4, Class::Aged)
        && (words.before(at, Class::To) || words.before(at, Class::And));
    if !direct && !spanned {
        return None;
    }
    let read = read.filter(|r| r.number.value < 130.0)?;
    let (unit, mut end) = match units::unit(words, read.end, read.number.value, false) {
        Some((unit, end)) if unit.is_time() => (unit, end),
        Some(_) => return None,
        None => (UnitId::YEAR, read.end),
    };
    let mut draft = aged(read.number, start, read.end, unit);
    draft.hedge = hedge;
    if let Some((hedge, after)) = hedges::after(words, end) {
        draft.hedge = hedge;
        end = after;
    }
    Some(Found::quantity(at, end, draft))
}

/// Whether a bound is on ages: "those over 12", "girls under 16", "the under 16 conception rate".
fn bounded(words: Words, lead: Lead) -> bool {
    let Some(read) = lead.read.filter(|r| r.number.value < 100.0) else {
        return false;
    };
    if lead.start != lead.at + 1 || !matches!(words.str(lead.at), "over" | "under") {
        return false;
    }
    let counts = words.is_small_word(read.end) && !words.has(read.end, Class::NotAfterOne);
    let unit = units::unit(words, read.end, read.number.value, false).is_some();
    let group = words.before(lead.at, Class::Person) && !counts;
    let named = words.before(lead.at, Class::The)
        && words.str(lead.at) == "under"
        && read.number.value <= 25.0
        && counts;
    !unit && (group || named)
}

/// Whether only numbers and joiners stand between "aged" and a place: "aged under 20 and 20-24".
fn listed(words: Words, at: usize) -> bool {
    let mut numbers = 0;
    for place in (at.saturating_sub(10)..at).rev() {
        let lexeme = &words.lexemes[place];
        if lexeme.has(Class::Aged) {
            return numbers > 0;
        }
        numbers += usize::from(lexeme.kind == Lex::Number);
        let joiner = lexeme.kind == Lex::Number
            || lexeme.is('-')
            || lexeme.is(',')
            || lexeme.has(Class::And)
            || lexeme.has(Class::Or)
            || lexeme.has(Class::To)
            || matches!(words.str(place), "under" | "over");
        if !joiner {
            return false;
        }
    }
    false
}

fn aged(number: Number, from: usize, to: usize, unit: UnitId) -> Draft {
    let mut draft = Draft::count(number, from, to);
    draft.kind = Kind::Age;
    draft.is_age = true;
    draft.unit = Unit::of(unit);
    draft
}
