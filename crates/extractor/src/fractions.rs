//! Fractions in words, and behind whole numbers: "two-thirds", "a quarter", "2½".

use crate::draft::Draft;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::{Read, Words};
use crate::ordinals;
use crate::quantity::Kind;
use crate::spell;
use crate::strokes::{slashed, vulgar};
use crate::unit::UnitId;
use crate::units;

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
    if is_rest(words, at) {
        return Some((
            fraction(1.0, first.numeral.value, at + 1, true).number,
            at + 1,
        ));
    }
    if words.str(at).eq_ignore_ascii_case("quarter") {
        // Without an article only before a scale: "quarter million".
        let next = at + 1 + usize::from(words.get(at + 1).is_some_and(Lexeme::joins));
        let of_a = words.has(at + 1, Class::Of)
            && words.has(at + 2, Class::Article)
            && words.has(at + 3, Class::Scale);
        let scaled = words.has(at + 1, Class::Scale) || of_a || is_point(words, next);
        return scaled.then(|| (fraction(1.0, 4.0, at + 1, true).number, at + 1));
    }
    let large = words.has(at + 1, Class::Hundred) || words.has(at + 1, Class::Scale);
    let (above, mut place) = if first.has(Class::Article) && !large {
        (1.0, at + 1)
    } else if first.has(Class::Article)
        || first.has(Class::Digit)
        || first.has(Class::Teen)
        || first.has(Class::Tens)
    {
        let spelled = spell::spell(words.lexemes, at, None)?;
        if spelled.scale > 1.0 || spelled.places > 0 {
            return None;
        }
        (spelled.mantissa, spelled.end)
    } else {
        return None;
    };
    if let Some(found) = parted(words, at, place) {
        return Some(found);
    }
    if words.get(place).is_some_and(Lexeme::joins)
        || words.get(place).is_some_and(Lexeme::is_spaced_hyphen)
            && (words.has(place + 1, Class::Fraction) || words.has(place + 1, Class::Ordinal))
    {
        place += 1;
    }
    if let Some((below, end)) = tens_ordinal(words, place, above == 1.0) {
        return fraction_follows(words, at, end)
            .then(|| (fraction(above, below, end, true).number, end));
    }
    let noun = words.get(place)?;
    let singular = above == 1.0;
    let names = noun.has(Class::Fraction)
        || (noun.has(Class::Ordinal) && singular && noun.numeral.value >= 3.0);
    let below = noun.numeral.value;
    if !names || above == 0.0 || below < 2.0 {
        return None;
    }
    // "three halves" are more than there are of one thing.
    if half(place) && above < 3.0 && !half_is_share(words, place) {
        return None;
    }
    if noun.has(Class::Ordinal)
        && (!fraction_follows(words, at, place + 1) || is_further(words, at, place + 1, below))
    {
        return None;
    }
    // "each of the four quarters" of a game or a year
    // and "over two quarters" of a year: half is half.
    if above.total_cmp(&3.0).is_ne() && words.str(place).eq_ignore_ascii_case("quarters") {
        return None;
    }
    if words.str(place).eq_ignore_ascii_case("quarter") && !quarter_is_share(words, at, place + 1) {
        return None;
    }
    Some((fraction(above, below, place + 1, true).number, place + 1))
}

/// "the remaining third", "the other quarter", with nothing behind it that could be the one that comes after two.
pub(crate) fn is_rest(words: Words, at: usize) -> bool {
    let part = words.get(at).is_some_and(|l| {
        l.numeral.value >= 3.0 && (l.has(Class::Ordinal) || words.str(at) == "quarter")
    });
    let rest = at >= 2
        && matches!(words.str(at - 1), "remaining" | "other")
        && words.before(at - 1, Class::The);
    let told = || {
        fraction_follows(words, at, at + 1)
            || words.has(at + 1, Class::Past)
            || words.str(at + 1).ends_with("ed") && words.is_small_word(at + 1)
    };
    part && rest && told()
}

/// "twenty-fifth" of "one twenty-fifth", "twenty-firsts" of "three twenty-firsts", "hundred and fifth" of one.
fn tens_ordinal(words: Words, at: usize, single: bool) -> Option<(f64, usize)> {
    let tens = words.get(at)?;
    let hyphen = usize::from(words.get(at + 1).is_some_and(Lexeme::joins));
    let last = at + 1 + hyphen;
    let unit = words.get(last);
    if let Some(unit) = unit.filter(|l| tens.has(Class::Tens) && l.numeral.value < 10.0) {
        let named = if single {
            hyphen == 1 && unit.has(Class::Ordinal)
        } else {
            unit.has(Class::Fraction)
        };
        return named.then_some((tens.numeral.value + unit.numeral.value, last + 1));
    }
    if !single || !tens.has(Class::Digit) {
        return None;
    }
    let (below, end) = ordinals::spelled(words, at)?;
    (below > 100.0).then_some((below, end))
}

/// Numerators that end where a reader hears it: "one hundred thirty-fifths" has the hundred above and the
/// thirty-five below; "two hundred and fifty-four hundredths" is two hundred and a decimal fraction.
fn parted(words: Words, at: usize, end: usize) -> Option<(Number, usize)> {
    let last = end.checked_sub(1).filter(|&last| last > at)?;
    let hyphen = usize::from(words.get(end).is_some_and(Lexeme::joins));
    let noun = words
        .get(end + hyphen)
        .filter(|l| l.has(Class::Fraction))?
        .numeral
        .value;
    let value = |from: usize, to: usize| {
        spell::spell(&words.lexemes[..to], from, None)
            .filter(|s| s.end == to && s.scale == 1.0 && s.places == 0)
            .map(|s| s.mantissa)
    };
    if noun < 10.0 && words.has(last, Class::Tens) && words.get(last - 1)?.kind == Lex::Word {
        let above = value(at, last)?;
        let below = words.get(last)?.numeral.value + noun;
        let end = end + hyphen + 1;
        return Some((fraction(above, below, end, true).number, end));
    }
    let decimal = matches!(noun, 100.0 | 1000.0);
    let and = (at + 1..last).rev().find(|&i| words.has(i, Class::And))?;
    let (whole, part) = (value(at, and)?, value(and + 1, end)?);
    let end = end + hyphen + 1;
    (decimal && part < noun).then(|| (Number::spelled(whole, 0).and_part(part / noun), end))
}

/// Whether "half" is a share: not "the first half", "half-time", "half year".
fn half_is_share(words: Words, at: usize) -> bool {
    let next = at + 1;
    let player = at > 0
        && ["centre", "center", "fly", "scrum", "wing"]
            .iter()
            .any(|side| words.str(at - 1).eq_ignore_ascii_case(side));
    if player || words.before(at, Class::FractionPeriod) || words.before(at, Class::HalfLead) {
        return false;
    }
    if words.get(next).is_some_and(Lexeme::joins) {
        return words.has(next + 1, Class::Scale)
            || is_point(words, next + 1)
            || words.has(next + 1, Class::Dozen)
            || is_length_or_time(words, next + 1);
    }
    !words.str(at).eq_ignore_ascii_case("halves")
        && (!words.has(next, Class::HalfNoun) || at == 0 && next + 1 == words.lexemes.len())
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
                || verb_follows(words, next)
        }
        _ => false,
    }
}

/// Whether a past form has its object behind it: "a third wanted more", but not "a third injured man".
fn verb_follows(words: Words, at: usize) -> bool {
    words.is_small_word(at)
        && words.str(at).ends_with("ed")
        && words.get(at + 1).is_none_or(|l| {
            l.kind == Lex::Number
                || l.has(Class::NotAfterOne)
                || l.has(Class::ShareFollower)
                || words.str(at + 1).ends_with('s') && l.kind == Lex::Word
        })
}

/// Whether "a third" is the one after two that were counted: "two men died and a third was hurt".
fn is_further(words: Words, at: usize, next: usize, below: f64) -> bool {
    let opens = at == 0
        || words.before(at, Class::And)
        || matches!(words.lexemes[at - 1].kind, Lex::Mark(',' | ';'));
    // "forty-two and a third"
    let mixed = at > 1 && words.has(at - 2, Class::Digit);
    if !opens || mixed || !words.has(at, Class::Article) || words.has(next, Class::Of) {
        return false;
    }
    // "a second man, 34, was held; a third, 29, was let go"
    let aged = words.is(next, ',') && words.get(next + 1).is_some_and(|l| l.kind == Lex::Number);
    // "one from France, and a fourth from Spain"
    let comes = words.has(next, Class::From)
        && words.str(next + 1).starts_with(char::is_uppercase)
        && words.get(next + 1).is_some_and(|l| l.kind == Lex::Word);
    comes
        || words.lexemes[at.saturating_sub(40)..at].iter().any(|l| {
            (l.has(Class::Digit) || aged && l.has(Class::Ordinal)) && l.numeral.value == below - 1.0
        })
}

/// Whether "a quarter" is a share and not three months or a coin.
fn quarter_is_share(words: Words, at: usize, next: usize) -> bool {
    let joined = words.get(next).is_some_and(Lexeme::joins);
    let noun = next + usize::from(joined);
    if joined && is_length_or_time(words, noun) {
        return true;
    }
    !words.has(next, Class::Ago) && (fraction_follows(words, at, next) || is_point(words, noun))
}

/// "a quarter point", "a quarter of a percentage point", "a quarter-percentage-point".
fn is_point(words: Words, at: usize) -> bool {
    matches!(words.str(at), "point" | "percentage" | "percent")
}

/// A fraction behind a whole number: "2 1/2", "10½", "two and a half".
pub(crate) fn fraction_behind(words: Words, at: usize) -> Option<(f64, usize)> {
    if let Some((above, below, end)) = slashed(words, at)
        && above < below
        && !words.get(at)?.glued
    {
        return Some((above / below, end));
    }
    // "7-1/4 cents", as markets print it
    if words.get(at).is_some_and(Lexeme::joins)
        && let Some((above, below, end)) = slashed(words, at + 1)
        && above < below
        && matches!(below, 2.0 | 4.0 | 8.0 | 16.0 | 32.0)
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
pub(crate) fn and_a_half(words: Words, at: usize) -> Option<(f64, usize)> {
    if words.get(at).is_some_and(Lexeme::joins) {
        return hyphened_half(words, at);
    }
    if !words.has(at, Class::And) {
        return None;
    }
    if words.has(at + 1, Class::Fraction) && words.get(at + 1)?.numeral.value == 2.0 {
        return Some((0.5, at + 2));
    }
    // "seven and a quarter hours": what is measured in parts stands behind it.
    let quarter = words.has(at + 1, Class::Article) && words.str(at + 2) == "quarter";
    if quarter
        && (units::word(words, at + 3).is_some()
            || words.has(at + 3, Class::Scale)
            || is_point(words, at + 3))
    {
        return Some((0.25, at + 3));
    }
    let (number, end) = named_fraction(words, at + 1)?;
    (number.value < 1.0 && !words.has(end, Class::Of)).then_some((number.value, end))
}

/// "-and-a-half" of "nine-and-a-half hours".
fn hyphened_half(words: Words, at: usize) -> Option<(f64, usize)> {
    let joins = |at: usize| words.get(at).is_some_and(Lexeme::joins);
    let half = words.get(at + 5).filter(|l| l.has(Class::Fraction))?;
    let fits = words.has(at + 1, Class::And)
        && joins(at + 2)
        && words.has(at + 3, Class::Article)
        && joins(at + 4);
    fits.then_some((1.0 / half.numeral.value, at + 6))
}

/// Where the article ends that parts a fraction from its unit: "half an hour", "three quarters of a mile",
/// "a third of one per cent", "0.3 of a second".
pub(crate) fn before_unit(words: Words, at: usize, read: &Read) -> Option<usize> {
    let number = &read.number;
    let of = words.has(read.end, Class::Of);
    let place = read.end + usize::from(of);
    let half = read.end == at + 1 && number.below == 2.0;
    let named = number.form == Form::Fraction && number.in_words && (half || of);
    let decimal = number.form == Form::Scaled && number.value < 1.0 && number.scale == 1.0 && of;
    let one = of && (words.str(place) == "one" || words.str(place) == "1");
    if !(named || decimal) || !(one || words.has(place, Class::Article)) {
        return None;
    }
    let unit = crate::units::word(words, place + 1);
    let fits = match unit {
        Some((unit, _)) => !one || matches!(unit, UnitId::PERCENT | UnitId::POINTS),
        None => crate::amount::points(words, place + 1).is_some(),
    };
    fits.then_some(place + 1)
}

/// Makes a fraction of one per cent or point as loose as the digits that stand for it: two-tenths are 0.2.
pub(crate) fn of_a_point(draft: &mut Draft) {
    let number = draft.number;
    let places = match number.below {
        10.0 => 1,
        100.0 => 2,
        _ => return,
    };
    if number.form == Form::Fraction && matches!(draft.kind, Kind::Percent | Kind::Points) {
        draft.number = Number {
            in_words: number.in_words,
            ..Number::printed(number.value, places)
        };
    }
}

/// A fraction as a number read.
pub(crate) fn fraction(above: f64, below: f64, end: usize, in_words: bool) -> Read {
    let number = Number {
        form: Form::Fraction,
        below,
        in_words,
        ..Number::exact(above / below)
    };
    Read::new(number, end)
}
