//! One measure in two units: "5 feet 11 inches", "7lb 3oz", "3 dollars 50 cents", "thirteen dollars and five cents".

use crate::draft::Draft;
use crate::lexicon::Class;
use crate::meaning::Form;
use crate::number::{self, Words};
use crate::unit::UnitId;
use crate::units;

/// Adds a smaller unit that follows, and tells where it ends; `end` itself if none does.
pub(crate) fn compound(words: Words, draft: &mut Draft, end: usize) -> usize {
    let start = end + usize::from(words.has(end, Class::And) && words.str(end) == "and");
    let Some(read) = number::read(words, start).filter(|r| {
        matches!(r.number.form, Form::Whole | Form::Mixed) && draft.number.form == Form::Whole
    }) else {
        return end;
    };
    let unit = units::unit(words, read.end, read.number.value, read.number.in_words);
    let base = draft.unit.base;
    let Some((unit, after)) = unit.or_else(|| small_inch(words, read.end, base)) else {
        return end;
    };
    if unit.dimension() != base.dimension()
        || unit.factor() >= base.factor()
        || !is_pair(base, unit)
    {
        return end;
    }
    let part = unit.factor() / base.factor();
    draft.number.value += read.number.value * part;
    draft.number.place = read.number.place * part;
    draft.number.form = Form::Scaled;
    draft.number.zeros = 0;
    after
}

/// Behind feet, "in" is inches.
fn small_inch(words: Words, at: usize, base: UnitId) -> Option<(UnitId, usize)> {
    (words.str(at) == "in" && base.name() == "foot")
        .then(|| UnitId::named("inch").map(|inch| (inch, at + 1)))?
}

/// Units that writers use together for one measure.
fn is_pair(large: UnitId, small: UnitId) -> bool {
    let pair = (large.name(), small.name());
    let measure = matches!(
        pair,
        ("foot", "inch") | ("pound", "ounce") | ("stone", "pound") | ("yard", "foot")
    );
    measure || large.is_currency() && small.main() == large
}
