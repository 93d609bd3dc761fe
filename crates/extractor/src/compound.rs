//! One measure in two units: "5 feet 11 inches", "7lb 3oz", "3 dollars 50 cents", "thirteen dollars and five cents".

use crate::draft::Draft;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::Form;
use crate::number::{self, Words};
use crate::quantity::Kind;
use crate::unit::{Unit, UnitId};
use crate::units;

/// Adds the smaller units that follow, and tells where they end; `end` itself if none does.
pub(crate) fn compound(words: Words, draft: &mut Draft, end: usize) -> usize {
    let mut end = end;
    let mut base = draft.unit.base;
    while let Some((unit, value, after)) = smaller(words, base, end) {
        if !matches!(draft.number.form, Form::Whole | Form::Scaled)
            || draft.number.place < 1e-9
            || draft.number.value.fract() != 0.0 && base == draft.unit.base
        {
            break;
        }
        add(draft, unit, value);
        base = unit;
        end = after;
    }
    if end == draft.digits.1 + 1
        && draft.number.form == Form::Whole
        && let Some((unit, value, after)) = spoken_rest(words, draft.unit.base, end)
    {
        add(draft, unit, value);
        return after;
    }
    let money = draft.unit.base.is_currency() && draft.printed_in.is_none();
    let pounds = draft.unit.base.name() == "pound" && draft.number.in_words;
    if end == draft.digits.1 + 1
        && (money || pounds)
        && let Some(after) = spoken_cents(words, draft, end)
    {
        // Weights are never told so.
        if let Some(pound) = UnitId::named("GBP").filter(|_| pounds) {
            draft.kind = Kind::Money;
            draft.unit = Unit::of(pound);
        }
        return after;
    }
    end
}

/// Adds so many of a smaller unit.
fn add(draft: &mut Draft, unit: UnitId, value: f64) {
    let part = unit.factor() / draft.unit.base.factor();
    draft.number.value += value * part;
    draft.number.place = part;
    draft.number.form = Form::Scaled;
    draft.number.zeros = 0;
}

/// Whether a mark ends the phrase at a place, or nothing follows.
fn closes(words: Words, at: usize) -> bool {
    words
        .get(at)
        .is_none_or(|l| matches!(l.kind, Lex::Mark('.' | ',' | ';' | '!' | '?' | ')')))
}

/// "15 dollars 50", "thirteen dollars forty-five": the cents go unnamed at the end of a clause.
fn spoken_cents(words: Words, draft: &mut Draft, end: usize) -> Option<usize> {
    let start = end + usize::from(words.str(end) == "and");
    let read = number::read(words, start)
        .filter(|r| r.number.form == Form::Whole && (10.0..100.0).contains(&r.number.value))?;
    let last = words.str(read.end) == "more"
        || words.has(read.end, Class::ARate)
        || closes(words, read.end);
    if !last || draft.number.form != Form::Whole {
        return None;
    }
    draft.number.value += read.number.value / 100.0;
    draft.number.place = 0.01;
    draft.number.form = Form::Scaled;
    Some(read.end)
}

/// "one hour 45", "seven minutes 55 of five years before": the minutes or seconds go unnamed at the end of a phrase.
fn spoken_rest(words: Words, base: UnitId, end: usize) -> Option<(UnitId, f64, usize)> {
    let unit = match base.name() {
        "hour" => UnitId::named("minute"),
        "minute" => UnitId::named("second"),
        _ => None,
    }?;
    let read = number::read(words, end)
        .filter(|r| r.number.form == Form::Whole && (10.0..60.0).contains(&r.number.value))?;
    let last = closes(words, read.end)
        || matches!(words.str(read.end), "of" | "in" | "by" | "before" | "after");
    last.then_some((unit, read.number.value, read.end))
}

/// A smaller unit of the same measure at a place: the unit, its value and where it ends.
fn smaller(words: Words, base: UnitId, at: usize) -> Option<(UnitId, f64, usize)> {
    if let Some(found) = hyphened_inches(words, base, at) {
        return Some(found);
    }
    let time = base.is_time();
    let mut start = at;
    start += usize::from(time && words.is(start, ','));
    start += usize::from(words.str(start) == "and");
    let read = number::read(words, start)
        .filter(|r| matches!(r.number.form, Form::Whole | Form::Mixed))?;
    let found = units::unit(words, read.end, read.number.value, read.number.in_words);
    let found = minute(words, read.end, base).or(found);
    let (unit, end) = found.or_else(|| small_inch(words, read.end, base))?;
    let pair = unit.dimension() == base.dimension()
        && unit.factor() < base.factor()
        && is_pair(base, unit);
    // "12 months, 3 months": the part must be less than the whole.
    let small = read.number.value * unit.factor() < base.factor() * 1.001;
    (pair && small).then_some((unit, read.number.value, end))
}

/// "-4" of "the 6-foot-4 forward", which counts inches.
fn hyphened_inches(words: Words, base: UnitId, at: usize) -> Option<(UnitId, f64, usize)> {
    let joined =
        words.get(at).is_some_and(Lexeme::joins) && at > 1 && words.lexemes[at - 2].joins();
    let inches = words
        .get(at + 1)
        .filter(|l| l.kind == Lex::Number && l.numeral.places == 0 && l.numeral.value < 12.0)?;
    let mut end = at + 2;
    if words.get(end).is_some_and(Lexeme::joins) && words.str(end + 1) == "inch" {
        end += 2;
    }
    (joined && base.name() == "foot")
        .then(|| UnitId::named("inch").map(|inch| (inch, inches.numeral.value, end)))?
}

/// Behind hours, "m" is minutes.
fn minute(words: Words, at: usize, base: UnitId) -> Option<(UnitId, usize)> {
    (words.str(at) == "m" && base.name() == "hour" && words.get(at)?.glued)
        .then(|| UnitId::named("minute").map(|minute| (minute, at + 1)))?
}

/// Behind feet, "in" is inches.
fn small_inch(words: Words, at: usize, base: UnitId) -> Option<(UnitId, usize)> {
    (words.str(at) == "in" && base.name() == "foot")
        .then(|| UnitId::named("inch").map(|inch| (inch, at + 1)))?
}

/// Units that writers use together for one measure.
fn is_pair(large: UnitId, small: UnitId) -> bool {
    let pair = (large.name(), small.name());
    let time = large.is_time() && small.is_time();
    let measure = time
        || matches!(
            pair,
            ("foot", "inch") | ("pound", "ounce") | ("stone", "pound") | ("yard", "foot")
        );
    measure || large.is_currency() && small.main() == large
}
