//! One number with its hedge, currency and unit: "more than $1.2bn a year", "8.3 per cent", "three weeks".

use crate::compound::compound;
use crate::draft::{Draft, Found};
use crate::find::Lead;
use crate::fractions;
use crate::hedges;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::metres::is_million;
use crate::number::{self, Read, Words};
use crate::one;
use crate::quantity::{Hedge, Kind};
use crate::references;
use crate::scales;
use crate::sign::{accounted, sign};
use crate::unit::{Per, Unit, UnitId};
use crate::units;

/// The quantity that starts at a place with its hedge, sign, currency or number.
pub(crate) fn amount(words: Words, lead: Lead) -> Option<Found> {
    let Lead {
        at, hedge, start, ..
    } = lead;
    if hedge != Hedge::None && references::reference(words, start).is_some() {
        return None;
    }
    let mut found = sized(words, start, lead.read)?;
    let draft = found.draft.as_mut()?;
    if hedge != Hedge::None && !hedges::fits(words, at, start, draft) {
        return None;
    }
    draft.hedge_before(hedge, start - at);
    if let Some((after, mut end)) = hedges::after(words, found.to) {
        // "About five hundred or more" is bounded by the words behind it.
        draft.hedge_behind(after, end - found.to);
        // "1,000 or more kilograms"
        if draft.is_plain()
            && let Some((unit, after)) =
                units::unit(words, end, draft.number.value, draft.number.in_words)
        {
            attach(words, draft, unit, at);
            draft.tail = 0;
            end = after;
        }
        found.to = end;
    }
    found.from = at;
    Some(found)
}

/// A number with sign, currency and unit, without hedge.
fn sized(words: Words, at: usize, known: Option<Read>) -> Option<Found> {
    let (mut negative, mut place) = sign(words, at);
    let currency = units::prefix(words, place);
    if let Some((_, end)) = currency {
        let (minus, after) = sign(words, end);
        negative |= minus;
        place = after;
    }
    // "$(3.4) million"
    let bracketed = currency.is_some() && words.is(place, '(') && words.lexemes[place].glued;
    place += usize::from(bracketed);
    let millions = match currency {
        None => million_currency(words, place).filter(|_| !negative),
        Some(_) => None,
    };
    place = millions.map_or(place, |(_, end)| end);
    let currency = currency.or(millions);
    let mut read = if place == at {
        known?
    } else {
        number::read(words, place)?
    };
    read.end = fractions::before_unit(words, place, &read).unwrap_or(read.end);
    if bracketed {
        read = close_bracket(words, read)?;
        negative = true;
    }
    if millions.is_some() {
        read.number = read.number.scaled(1e6);
    }
    if currency.is_some() && read.number.in_words {
        return None;
    }
    if read.number.in_words && is_tail(words, at) {
        return None;
    }
    scale_by_letter(words, at, currency.is_some(), &mut read);
    if negative || currency.is_some() && accounted(words, at, read.end) {
        read.number = read.number.times(-1.0);
    }
    let mut draft = Draft::count(read.number, place, read.end);
    let mut end = read.end;
    if let Some((unit, _)) = currency {
        draft.kind = Kind::Money;
        draft.unit = Unit::of(unit);
        // "$40 Australian", "US$5m", "£5.30p" add nothing; "$5 million dollars" repeats itself.
        if let Some((again, after)) = units::unit(words, end, read.number.value, false)
            && again == unit
        {
            end = after;
        }
    } else if let Some((unit, after)) =
        units::unit(words, end, read.number.value, read.number.in_words)
    {
        attach(words, &mut draft, unit, at);
        end = after;
        if matches!(draft.kind, Kind::Measure | Kind::Money | Kind::Duration) {
            end = compound(words, &mut draft, end);
        }
        if draft.kind == Kind::Money
            && let Some(scale) = words.get(end).filter(|l| l.has(Class::Scale))
        {
            // "75 USD million"
            draft.number = draft.number.scaled(scale.numeral.value);
            end += 1;
        }
    } else if let Some((unit, after)) = million_currency(words, end) {
        draft.kind = Kind::Money;
        draft.unit = Unit::of(unit);
        draft.number = draft.number.scaled(1e6);
        end = after;
    } else if let Some(after) =
        points(words, end).or_else(|| part_of_a_point(words, &read.number, end))
    {
        draft.kind = Kind::Points;
        draft.unit = Unit::POINTS;
        end = after;
    } else if read.number.form == Form::Fraction {
        draft.kind = Kind::Fraction;
    }
    fractions::of_a_point(&mut draft);
    // "50p of every £1": what is counted per is exact.
    if draft.kind == Kind::Money && words.before(at, Class::Every) {
        draft.number.form = Form::Exact;
    }
    draft.end_of_unit = end;
    if read.is_one && !negative && draft.is_plain() && one::is_pronoun(words, at, end) {
        return None;
    }
    let whole = add_per(words, &mut draft, end);
    if !is_compound_unit(words, &draft, end) {
        draft.tail = whole - end;
    }
    Some(Found::quantity(at, whole, draft))
}

/// Scales a number by the letter behind it: "$5m", "2.4m visitors".
fn scale_by_letter(words: Words, at: usize, money: bool, read: &mut Read) {
    if money && let Some((scale, end)) = money_scale(words, read.end) {
        read.number = read.number.scaled(scale);
        read.end = end;
    } else if !money
        && words.str(read.end) == "m"
        && words.lexemes[read.end].glued
        && read.number.form != Form::Fraction
        && is_million(words, at, read.end, &read.number)
    {
        read.number = read.number.scaled(1e6);
        read.end += 1;
    }
}

/// Whether what a measure is per belongs to its unit: "miles an hour", "$15.4/hour".
fn is_compound_unit(words: Words, draft: &Draft, end: usize) -> bool {
    let speed = matches!(draft.unit.per, Per::Unit(per) if per.is_time())
        && draft.unit.base.dimension().name() == "length";
    speed || words.is(end, '/')
}

/// Gives a draft what it is counted per, and tells where that ends.
fn add_per(words: Words, draft: &mut Draft, end: usize) -> usize {
    if let Some((per, after)) = units::per(words, end) {
        let hangs = draft.unit != Unit::NONE
            || !words.has(end, Class::Article)
            || matches!(per, Per::Unit(_));
        if hangs && !(per == Per::Each && draft.is_plain() && words.has(end, Class::ARate)) {
            draft.unit.per = per;
            if draft.kind == Kind::Cardinal && matches!(per, Per::Count(_)) {
                draft.kind = Kind::Rate;
            }
            return after;
        }
    } else if draft.kind == Kind::Measure && words.has(end, Class::Of) {
        // "Two tonnes of rice a week"
        if let Some(Per::Unit(unit)) = units::per_behind_noun(words, end + 1)
            && unit.is_time()
        {
            draft.unit.per = Per::Unit(unit);
        }
    } else if draft.is_plain()
        && let Some(per) = units::per_behind_noun(words, end)
    {
        draft.unit.per = per;
        if matches!(per, Per::Count(_)) {
            draft.kind = Kind::Rate;
        }
    }
    end
}

/// Whether a place is the tail of a compound, no number of its own: "a million-and-a-half", "one-to-two hundred".
fn is_tail(words: Words, at: usize) -> bool {
    // "three-in-five"
    let odds = at > 3
        && (words.has(at - 2, Class::In) || words.has(at - 2, Class::To))
        && words.lexemes[at - 3].joins();
    !odds && at > 1 && words.lexemes[at - 1].joins() && words.lexemes[at - 2].kind == Lex::Word
}

/// "MUSD", "MEUR": millions of a currency.
fn million_currency(words: Words, at: usize) -> Option<(UnitId, usize)> {
    let code = words
        .str(at)
        .strip_prefix('M')
        .filter(|code| code.len() == 3)?;
    let unit = UnitId::named(code).filter(|unit| unit.is_currency())?;
    Some((unit, at + 1))
}

/// Where "points" end that are percentage points: the sentence, or one just before, speaks of per cent, and it of no index.
pub(crate) fn points(words: Words, at: usize) -> Option<usize> {
    let place = at + usize::from(words.get(at).is_some_and(Lexeme::joins));
    if !words.has(place, Class::PointNoun) {
        return None;
    }
    // "averaged 22.6 points a game"
    let scored = matches!(words.str(place + 1), "a" | "per" | "each" | "every")
        && matches!(
            words.str(place + 2),
            "game" | "match" | "race" | "round" | "night"
        );
    if scored {
        return None;
    }
    let near = &words.lexemes[at.saturating_sub(60)..(at + 60).min(words.lexemes.len())];
    let percent = words.after_percentages
        || near.iter().any(|l| l.is('%') || l.has(Class::PercentWord))
        || (at.saturating_sub(8)..at).any(|i| words.str(i) == "error");
    let index = near.iter().any(|l| l.has(Class::IndexWord));
    (percent && !index).then_some(place + 1)
}

/// The number of "$(3.4) million" with its bracket and the scale behind that.
fn close_bracket(words: Words, mut read: Read) -> Option<Read> {
    if !words.is(read.end, ')') {
        return None;
    }
    read.end += 1;
    if let Some((scale, end)) = scales::scale(words, read.end, read.number.value) {
        read.number = read.number.scaled(scale);
        read.end = end;
    }
    Some(read)
}

/// Where "a quarter point" ends: only rates move by parts of one.
fn part_of_a_point(words: Words, number: &Number, at: usize) -> Option<usize> {
    let joined = words.get(at).is_some_and(Lexeme::joins);
    let place = at + usize::from(joined);
    let part = number.below == 4.0 || number.below == 2.0 && joined;
    (number.form == Form::Fraction && part && words.str(place) == "point").then_some(place + 1)
}

/// Whether a unit, scale or currency belongs to the number at a place.
pub(crate) fn has_unit(words: Words, at: usize) -> bool {
    number::read(words, at).is_none_or(|read| {
        read.end > at + 1
            || units::unit(words, read.end, read.number.value, false).is_some()
            || matches!(words.str(read.end), "m" | "bn" | "k" | "b")
            || words.has(read.end, Class::PointNoun)
            || words.str(read.end) == "times"
    })
}

/// Gives a draft its unit, its kind with it, and holds cents in their currency.
pub(crate) fn attach(words: Words, draft: &mut Draft, unit: UnitId, at: usize) {
    draft.kind = match unit {
        UnitId::PERCENT => Kind::Percent,
        UnitId::POINTS => Kind::Points,
        _ if unit.is_currency() => Kind::Money,
        _ if unit.is_time() => Kind::Duration,
        _ => Kind::Measure,
    };
    draft.unit = Unit::of(unit);
    if unit.is_currency() && unit.main() != unit {
        draft.unit = Unit::of(unit.main());
        draft.printed_in = Some(unit);
        draft.number = hundredth(draft.number);
    } else if unit.dimension().name() == "points" && unit != UnitId::POINTS {
        // Basis points are held in percentage points.
        draft.unit = Unit::POINTS;
        draft.kind = Kind::Points;
        draft.printed_in = Some(unit);
        draft.number = hundredth(draft.number);
    } else if unit.name() == "pound" && is_money_pound(words, draft, at) {
        draft.kind = Kind::Money;
        draft.unit = Unit::of(UnitId::named("GBP").unwrap_or(unit));
    }
}

fn hundredth(number: Number) -> Number {
    // Dividing keeps 81 cents the same as the literal 0.81.
    Number {
        value: number.value / 100.0,
        place: number.place / 100.0,
        ..number
    }
}

/// How many bytes before and behind pounds a sign of the currency tells that they are money.
const NEAR_A_SIGN: usize = 400;

/// Whether pounds are money and not weight: large sums, or amounts beside others in pounds, where no word of weight is near.
fn is_money_pound(words: Words, draft: &Draft, at: usize) -> bool {
    if words.str(draft.digits.1) == "lb" || words.str(draft.digits.1) == "lbs" {
        return false;
    }
    let scaled = draft.number.form == Form::Scaled && draft.number.value >= 1e6;
    let weighs = (0..3).any(|back| at > back && words.has(at - 1 - back, Class::Weight));
    !weighs && (scaled || !words.all.has(Class::Weight) && is_beside_sterling(words, draft, at))
}

/// "£45, three pounds more than the £38": told in figures near by; "£3 for two pounds of cherries" is a weight.
fn is_beside_sterling(words: Words, draft: &Draft, at: usize) -> bool {
    let Some(lexeme) = words.get(at) else {
        return false;
    };
    let weighed = words.str(draft.digits.1 + 1) == "of" || draft.number.value < 2.0;
    let from = words
        .text
        .floor_char_boundary(lexeme.span.start.saturating_sub(NEAR_A_SIGN));
    let to = words
        .text
        .ceil_char_boundary((lexeme.span.end + NEAR_A_SIGN).min(words.text.len()));
    let near = &words.text[from..to];
    !weighed
        && ["£", "million pounds", "billion pounds"]
            .iter()
            .any(|sign| near.contains(sign))
}

/// "m", "t" and "b" behind an amount of money.
fn money_scale(words: Words, at: usize) -> Option<(f64, usize)> {
    let lexeme = words.get(at)?;
    let fits = match words.str(at) {
        "m" | "M" | "T" | "t" | "mm" | "MM" => lexeme.glued || words.str(at) == "m",
        "b" | "B" => lexeme.glued,
        _ => false,
    };
    if !fits {
        return None;
    }
    Some((
        if lexeme.has(Class::ShortScale) {
            1e6
        } else {
            lexeme.numeral.value
        },
        at + 1,
    ))
}
