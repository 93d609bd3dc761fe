//! Parts of ten: "the mid-20s", "in the low 80s", "in his late thirties".

use crate::draft::{Draft, Found};
use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::meaning::Number;
use crate::number::Words;
use crate::quantity::Kind;
use crate::unit::{Unit, UnitId};

/// The part of ten that starts at a place, as a range of whole numbers; of years of age where somebody's are told.
pub(crate) fn part_of_ten(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    let (ten, end) = match first.kind {
        Lex::Number if first.tight && words.str(at + 1) == "s" => (first.numeral.value, at + 2),
        Lex::Word if first.has(Class::Decade) => (first.numeral.value, at + 1),
        _ => return None,
    };
    let joined = at > 0 && words.lexemes[at - 1].joins();
    let part = at.checked_sub(1 + usize::from(joined))?;
    // "early" and "late" are said of years and ages, "low" and "high" of what is measured.
    let (low, high, measured) = match words.str(part) {
        "early" => (0.0, 4.0, false),
        "mid" => (3.0, 7.0, true),
        "late" => (6.0, 9.0, false),
        "low" | "lower" => (0.0, 4.0, true),
        "high" | "upper" => (6.0, 9.0, true),
        _ => (0.0, 9.0, false),
    };
    let named = high - low < 9.0;
    let before = if named { part } else { at };
    let owner = before.checked_sub(1).map_or("", |i| words.str(i));
    let aged = matches!(owner, "his" | "her" | "their" | "my" | "your");
    let fits = (10.0..=90.0).contains(&ten) && ten % 10.0 == 0.0;
    let told = aged || measured && words.before(part, Class::The);
    if !(fits && told) {
        return None;
    }
    let mut draft = Draft::count(Number::exact(ten + low), at, end);
    draft.kind = Kind::Range;
    draft.upper = Some(Number::exact(ten + high));
    if aged {
        draft.is_age = true;
        draft.unit = Unit::of(UnitId::YEAR);
    }
    Some(Found::quantity(at, end, draft))
}
