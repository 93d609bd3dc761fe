//! Ages: "26-year-old", "aged 4 to 9", "ages 17 and 9", ", 38,", "in her 40s".

use crate::draft::{Draft, Found};
use crate::find::Lead;
use crate::hedges;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{self, Words};
use crate::quantity::{Hedge, Kind};
use crate::unit::{Unit, UnitId};
use crate::units;

/// The age that starts at a place.
pub(crate) fn age(words: Words, lead: Lead) -> Option<Found> {
    let digits = words.get(lead.at).filter(|l| l.kind == Lex::Number);
    let many = digits.is_some_and(|l| l.tight) && words.str(lead.at + 1) == "s";
    years_old(words, lead)
        .or_else(|| many.then(|| in_the_forties(words, lead.at)).flatten())
        .or_else(|| many.then(|| over_or_under(words, lead.at)).flatten())
        .or_else(|| apposition(words, lead.at, digits?))
        .or_else(|| said_of_person(words, lead))
        .or_else(|| behind_aged(words, lead))
}

/// "He was 79.", "when she was about 57", "who turned 100 in May".
fn said_of_person(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at,
        hedge,
        start,
        read,
    } = lead;
    let turned = at > 0 && matches!(words.str(at - 1), "turned" | "turns" | "turning");
    let subject = at.checked_sub(2).map_or("", |subject| words.str(subject));
    let person = matches!(subject, "he" | "He" | "she" | "She" | "I" | "who");
    if !(turned || person && words.before(at, Class::Be)) {
        return None;
    }
    let read = read.filter(|r| {
        let value = r.number.value;
        value.fract() == 0.0 && (1.0..=115.0).contains(&value) && r.number.form == Form::Whole
    })?;
    let ends = match words.get(read.end).map(|l| l.kind) {
        None => true,
        Some(Lex::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')' | '"' | '-'),
        Some(_) => {
            matches!(words.str(read.end), "when" | "and" | "but")
                || turned
                    && (words.has(read.end, Class::NotAfterOne)
                        || words.has(read.end, Class::Article))
        }
    };
    if !ends || words.lexemes.get(read.end).is_some_and(Lexeme::joins) {
        return None;
    }
    let mut draft = aged(read.number, start, read.end, UnitId::YEAR);
    draft.hedge_before(hedge, start - at);
    Some(Found::quantity(at, read.end, draft))
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
    } else if !words.all.has(Class::Old) && !words.all.has(Class::Aged) {
        // Neither "old" nor "of age" stands in the sentence.
        return None;
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
    draft.hedge_before(hedge, start - at);
    Some(Found::quantity(at, end + 1, draft))
}

/// "in her 40s": from 40 to 49.
fn in_the_forties(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at).filter(|l| l.kind == Lex::Number && l.tight)?;
    // "in his early 40s", "in her mid-30s"
    let joined = at > 0 && words.lexemes[at - 1].joins();
    let part = at.checked_sub(1 + usize::from(joined));
    let part = part.filter(|&i| matches!(words.str(i), "early" | "mid" | "late"));
    let owner = part
        .unwrap_or(at)
        .checked_sub(1)
        .map_or("", |i| words.str(i));
    // "in their 30s and 40s"
    let listed = at >= 3
        && (words.before(at, Class::And) || words.before(at, Class::Or))
        && words.str(at - 2) == "s"
        && at
            .checked_sub(4)
            .is_some_and(|i| matches!(words.str(i), "his" | "her" | "their" | "my" | "your"));
    let whose = listed || matches!(owner, "his" | "her" | "their" | "my" | "your");
    let tens = (10.0..=90.0).contains(&first.numeral.value) && first.numeral.value % 10.0 == 0.0;
    if !whose || !tens || words.str(at + 1) != "s" {
        return None;
    }
    let mut draft = aged(Number::exact(first.numeral.value), at, at + 2, UnitId::YEAR);
    draft.kind = Kind::Range;
    draft.upper = Some(Number::exact(first.numeral.value + 9.0));
    Some(Found::quantity(at, at + 2, draft))
}

/// "the under-21s", "over-65s"; the words before stay words.
fn over_or_under(words: Words, at: usize) -> Option<Found> {
    let lexeme = words.get(at).filter(|l| l.kind == Lex::Number && l.tight)?;
    let joined = at >= 2 && words.lexemes[at - 1].joins() && words.str(at + 1) == "s";
    let hedge = match words.str(at.checked_sub(2)?) {
        "over" | "Over" => Hedge::MoreThan,
        "under" | "Under" => Hedge::LessThan,
        _ => return None,
    };
    let plausible = lexeme.numeral.places == 0 && lexeme.numeral.value < 100.0;
    let mut draft = aged(
        Number::exact(lexeme.numeral.value),
        at,
        at + 1,
        UnitId::YEAR,
    );
    draft.hedge = hedge;
    draft.tail = 1;
    (joined && plausible).then(|| Found::quantity(at, at + 2, draft))
}

/// ", 38," behind a name, or ", 58, a …".
fn apposition(words: Words, at: usize, lexeme: &Lexeme) -> Option<Found> {
    let closes = matches!(
        words.get(at + 1).map(|l| l.kind),
        Some(Lex::Mark(',' | '.' | ')' | ';'))
    );
    if !closes || at < 2 {
        return None;
    }
    // "the couple, both 71,", "Ms Ito, now 33,"
    let told = at >= 3
        && words.is(at - 2, ',')
        && matches!(words.str(at - 1), "both" | "now" | "then")
        && words.is(at + 1, ',');
    let people = told
        && (words.has(at - 3, Class::Person)
            || names_person(words, at - 3)
            || words.str(at - 3).starts_with(char::is_uppercase));
    let name = people
        || at >= 2
            && words.is(at - 1, ',')
            && words.get(at - 2)?.kind == Lex::Word
            && (words.str(at - 2).starts_with(char::is_uppercase)
                || (words.is(at + 1, ',') || is_speaker(words, at - 2))
                    && (words.has(at - 2, Class::Person)
                        && !(at > 2 && words.has(at - 3, Class::Of))
                        || names_person(words, at - 2)))
            && !words.has(at - 2, Class::Month);
    let name =
        name || words.is(at - 1, ',') && words.is(at + 1, ',') && is_told_by_age(words, at - 2);
    let plausible = lexeme.numeral.places == 0
        && lexeme.numeral.digits <= 3
        && (1.0..=115.0).contains(&lexeme.numeral.value);
    if !name || !plausible || number::read(words, at + 2).is_some() && words.is(at + 1, ',') {
        return None;
    }
    let read = number::read(words, at)?;
    Some(Found::quantity(
        at,
        at + 1,
        aged(read.number, at, at + 1, UnitId::YEAR),
    ))
}

/// "the older of the drivers, 58,", "their youngest, 7,".
fn is_told_by_age(words: Words, at: usize) -> bool {
    let compares = |at: usize| {
        matches!(
            words.str(at),
            "older" | "younger" | "elder" | "eldest" | "oldest" | "youngest"
        )
    };
    (at.saturating_sub(4)..=at).any(compares)
}

/// Whether a noun with an article is that of the one who speaks: "said the singer, 22."
fn is_speaker(words: Words, at: usize) -> bool {
    at > 1
        && matches!(
            words.str(at - 2),
            "said" | "says" | "added" | "recalled" | "asked"
        )
}

/// Whether a noun with an article is someone's trade or rank: "the princess, 67,", "a plumber, 41,".
fn names_person(words: Words, at: usize) -> bool {
    let led = at > 0 && (words.before(at, Class::The) || words.before(at, Class::Article));
    let text = words.str(at);
    let trade = ["er", "or", "ess", "ist", "ian", "man", "ant"];
    led && text.len() > 4 && trade.iter().any(|end| text.ends_with(end))
}

/// "aged 16", "age 87", "ages 17 and 9"; the words before stay words.
fn behind_aged(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at,
        hedge,
        start,
        read,
    } = lead;
    let any = words.all.has(Class::Aged);
    if !any && start != at + 1 {
        return None;
    }
    let direct = words.before(at, Class::Aged)
        || at >= 2
            && words.before(at - 1, Class::Aged)
            && (words.has(at - 1, Class::Between)
                || words.has(at - 1, Class::From)
                || words.str(at - 1) == "of");
    let direct = direct || any && listed(words, lead) || bounded(words, lead);
    // "aged from 21 to 78"
    let spanned = at >= 4
        && words.has(at - 4, Class::Aged)
        && !words.is(at - 2, ',')
        && (words.before(at, Class::ToJoiner) || words.before(at, Class::And));
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
    draft.hedge_before(hedge, start - at);
    if hedge == Hedge::None {
        draft.hedge = under_the_age(words, at);
    }
    if let Some((hedge, after)) = hedges::after_age(words, end) {
        draft.hedge_behind(hedge, after - end);
        end = after;
    }
    Some(Found::quantity(at, end, draft))
}

/// The bound before "the age of".
fn under_the_age(words: Words, at: usize) -> Hedge {
    let place = at.checked_sub(4).filter(|_| words.before(at, Class::Of));
    match place.map(|place| words.str(place)) {
        Some("under" | "Under" | "below") => Hedge::LessThan,
        Some("over" | "Over" | "above") => Hedge::MoreThan,
        _ => Hedge::None,
    }
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
    let them = lead.at > 0 && words.str(lead.at - 1) == "them";
    let group = (words.before(lead.at, Class::Person) || them) && !counts;
    let named = words.before(lead.at, Class::The)
        && words.str(lead.at) == "under"
        && read.number.value <= 25.0
        && counts;
    !unit && (group || named)
}

/// Whether only numbers and joiners stand between "aged" and a place: "aged under 20 and 20-24".
fn listed(words: Words, lead: Lead) -> bool {
    let at = lead.at;
    // "Girls aged 13-15 to 5.6 in 2012", "Gianna, aged 13, and seven others".
    let Some(read) = lead.read.filter(|r| r.number.value.fract() == 0.0) else {
        return false;
    };
    let follows = words.before(at, Class::And) || at > 0 && words.is(at - 1, ',');
    let counts = words.is_small_word(read.end) && !words.has(read.end, Class::NotAfterOne);
    let verb = words.str(read.end).ends_with("ing") || words.str(read.end).ends_with("ed");
    let others = matches!(words.str(read.end), "others" | "other" | "more");
    if follows && (counts && !verb || others) {
        return false;
    }
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
            || lexeme.has(Class::ToJoiner)
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
