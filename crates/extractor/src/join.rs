//! What neighbouring numbers make together: ranges, lists that share a unit, odds and ratios.

use crate::draft::{Draft, Found};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::Words;
use crate::quantity::{Hedge, Kind};
use crate::unit::{Unit, UnitId};

/// Joins what belongs together among the quantities of a sentence.
pub(crate) fn join(words: Words, found: &mut Vec<Found>) {
    share_units(words, found);
    pairs(words, found);
}

/// In "12, 15 and 18 per cent" and "$3 to $4 million" the numbers without a unit or scale borrow the last one's.
fn share_units(words: Words, found: &mut [Found]) {
    for at in (0..found.len().saturating_sub(1)).rev() {
        let (left, right) = found.split_at_mut(at + 1);
        let (Some(last), Some(next)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let (Some(mine), Some(theirs)) = (&mut last.draft, &next.draft) else {
            continue;
        };
        let gap = (last.to, next.from);
        let listed = lists(words, gap);
        let ranged = ranges(words, gap);
        if !listed && !ranged {
            continue;
        }
        if mine.is_plain()
            && !mine.number.in_words | theirs.number.in_words
            && theirs.hedge == Hedge::None
            && borrows(words, gap, mine, theirs, ranged)
        {
            mine.kind = theirs.kind;
            mine.unit = theirs.unit;
            mine.printed_in = theirs.printed_in;
            if mine.printed_in.is_some() {
                mine.number = Number {
                    value: mine.number.value / 100.0,
                    place: mine.number.place / 100.0,
                    ..mine.number
                };
            }
        }
        // "$3 to $4 million", "3 to 4 million"
        let scale = theirs.number.place / 10f64.powi(-decimals(theirs));
        let bare = mine.number.form == Form::Whole && mine.number.value < 1000.0
            || mine.number.form == Form::Scaled && mine.number.place < 1.0;
        if ranged
            && mine.unit.base == theirs.unit.base
            && bare
            && theirs.number.form == Form::Scaled
            && scale >= 1000.0
            && mine.number.value < 1000.0
        {
            mine.number = Number {
                form: Form::Scaled,
                ..mine.number.times(scale)
            };
        }
    }
}

fn decimals(draft: &Draft) -> i32 {
    let mut place = draft.number.place;
    let mut count = 0;
    while place > 0.0 && place < 1.0 && count < 12 {
        place *= 10.0;
        count += 1;
    }
    // A scaled number's last place is a power of ten; its decimals shift it below the scale word.
    let power = draft.number.place.log10().round();
    if power > 0.0 {
        ((3.0 - power % 3.0) % 3.0) as i32
    } else {
        count
    }
}

/// Whether a plain number takes over the unit of the next one.
fn borrows(words: Words, gap: (usize, usize), mine: &Draft, theirs: &Draft, ranged: bool) -> bool {
    let unit = theirs.unit.base;
    if unit == UnitId::NONE || theirs.upper.is_some() && !ranged {
        return false;
    }
    // "19,516, or 38.9%" says one amount twice; a list of percentages holds none above a hundred.
    let restates = gap.1 - gap.0 == 2 && words.has(gap.0 + 1, Class::Or);
    if theirs.kind == Kind::Percent && (restates || mine.number.value > 100.0) {
        return false;
    }
    // "between 5 and £10": the sign stands before the second number and does not reach back over a list.
    let postfix = theirs.kind != Kind::Money || theirs.printed_in.is_some() || ranged;
    postfix && matches!(mine.kind, Kind::Cardinal)
}

/// Whether the words between two quantities only list them: ", ", " and ", " or ".
fn lists(words: Words, (from, to): (usize, usize)) -> bool {
    match to - from {
        1 => {
            words.is(from, ',') && !words.lexemes[from].tight
                || words.has(from, Class::And)
                || words.has(from, Class::Or)
        }
        2 => {
            words.is(from, ',')
                && (words.has(from + 1, Class::And) || words.has(from + 1, Class::Or))
        }
        _ => false,
    }
}

/// Whether the words between two quantities make them a range: "to", "–", "~"; "and" only behind "between".
fn ranges(words: Words, (from, to): (usize, usize)) -> bool {
    match to.saturating_sub(from) {
        1 => {
            words.has(from, Class::ToJoiner)
                || words.is(from, '-')
                || words.is(from, '~')
                || words.is(from, '～')
        }
        // "8- to 16-metre"
        2 => {
            words.is(from, '-') && words.lexemes[from].glued && words.has(from + 1, Class::ToJoiner)
        }
        _ => false,
    }
}

/// Joins two neighbours into one quantity.
fn pairs(words: Words, found: &mut Vec<Found>) {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    let mut at = 0;
    while at < found.len() {
        if let Some(next) = found.get(at + 1)
            && let Some(joined) = pair(words, &found[at], next, out.last())
        {
            out.push(joined);
            at += 2;
            continue;
        }
        out.push(found[at]);
        at += 1;
    }
    *found = out;
}

fn pair(words: Words, first: &Found, second: &Found, before: Option<&Found>) -> Option<Found> {
    let (mine, theirs) = (first.draft?, second.draft?);
    let gap = (first.to, second.from);
    let start = before.map_or(0, |b| b.to);
    if let Some(found) = odds(words, first, second, &mine, &theirs) {
        return Some(found);
    }
    if let Some(found) = bounds(words, first, second, &mine, &theirs) {
        return Some(found);
    }
    if !alike(&mine, &theirs) || mine.upper.is_some() || theirs.upper.is_some() {
        return None;
    }
    if !matches!(mine.hedge, Hedge::None | Hedge::About) || theirs.hedge != Hedge::None {
        return None;
    }
    let mut from = first.from;
    let between = words.has(first.from.wrapping_sub(1), Class::Between) && from > start;
    if between
        && gap.1 - gap.0 == 1
        && (words.has(gap.0, Class::And) || words.has(gap.0, Class::ToJoiner))
    {
        from -= 1;
    } else if ranges(words, gap) {
        if words.has(first.from.wrapping_sub(1), Class::From) && from > start {
            from -= 1;
        }
        if words.has(gap.0, Class::ToJoiner)
            && changes(words, start, from, mine.kind, first.from != from)
        {
            return None;
        }
        if words.is(gap.0, '-')
            && gap.1 == gap.0 + 1
            && !words.lexemes[gap.0].joins()
            && words.lexemes[gap.0].glued != words.lexemes[gap.0].tight
        {
            return None;
        }
    } else {
        return None;
    }
    let mut draft = mine;
    draft.kind = Kind::Range;
    draft.upper = Some(theirs.number);
    draft.digits = (first.draft?.digits.0, theirs.digits.1);
    draft.unit = theirs.unit;
    Some(Found::quantity(from, second.to, draft))
}

/// "More than 10 and less than 20": a lower and an upper bound of one thing.
fn bounds(
    words: Words,
    first: &Found,
    second: &Found,
    mine: &Draft,
    theirs: &Draft,
) -> Option<Found> {
    let lower = |hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
    let upper = |hedge| matches!(hedge, Hedge::LessThan | Hedge::AtMost);
    let gap = second.from.checked_sub(first.to)?;
    let joined = gap == 1
        && (words.has(first.to, Class::And)
            || words.str(first.to) == "but"
            || words.is(first.to, ','))
        || gap == 2
            && words.is(first.to, ',')
            && (words.has(first.to + 1, Class::And) || words.str(first.to + 1) == "but");
    let (low, high) = if lower(mine.hedge) && upper(theirs.hedge) {
        (mine, theirs)
    } else if upper(mine.hedge) && lower(theirs.hedge) {
        (theirs, mine)
    } else {
        return None;
    };
    let same = mine.unit.base == theirs.unit.base || mine.unit.base == UnitId::NONE;
    if !joined
        || !same
        || low.number.value >= high.number.value
        || mine.upper.is_some()
        || theirs.upper.is_some()
    {
        return None;
    }
    let mut draft = *low;
    draft.hedge = Hedge::None;
    draft.kind = Kind::Range;
    draft.unit = theirs.unit;
    draft.upper = Some(high.number);
    draft.digits = (mine.digits.0, theirs.digits.1);
    Some(Found::quantity(first.from, second.to, draft))
}

/// Whether two quantities can be the ends of one range.
fn alike(mine: &Draft, theirs: &Draft) -> bool {
    let same = mine.unit.base == theirs.unit.base
        && (mine.kind == theirs.kind || mine.unit.base != UnitId::NONE);
    same && !matches!(mine.kind, Kind::Date | Kind::Multiple)
}

/// Whether a change governs "from A to B", so that both are levels: "rose from 5.8% to 7.9%".
fn changes(words: Words, start: usize, from: usize, kind: Kind, has_from: bool) -> bool {
    let near = from.saturating_sub(6).max(start.min(from));
    for at in (near..from).rev() {
        if words.has(at, Class::SpreadVerb) {
            return false;
        }
        if words.has(at, Class::VerbChange) {
            return kind != Kind::Year || !has_from;
        }
    }
    false
}

/// "one in five", "two out of three", "3-to-1", "three for every ten".
fn odds(
    words: Words,
    first: &Found,
    second: &Found,
    mine: &Draft,
    theirs: &Draft,
) -> Option<Found> {
    if !mine.is_plain()
        || !theirs.is_plain()
        || mine.number.form != Form::Whole
        || theirs.number.form != Form::Whole
    {
        return None;
    }
    let (from, to) = (first.to, second.from);
    let (a, b) = (mine.number.value, theirs.number.value);
    if theirs.hedge != Hedge::None && to - from > 2 || a < 0.0 || b <= 0.0 {
        return None;
    }
    let len = to - from;
    let out_of = len == 2 && words.has(from, Class::Out) && words.has(from + 1, Class::Of);
    let in_every =
        words.has(from, Class::In) && (len == 1 || len == 2 && words.has(from + 1, Class::Every));
    if (out_of || in_every)
        && a < b
        && a.fract() == 0.0
        && a <= 20.0
        && mine.number.in_words | (a < 10.0)
    {
        let mut draft = *mine;
        draft.kind = Kind::Fraction;
        draft.number = Number {
            value: a / b,
            form: Form::OutOf,
            below: b,
            place: 0.0,
            zeros: theirs.number.zeros,
            ..mine.number
        };
        draft.digits = (mine.digits.0, theirs.digits.1);
        return Some(Found::quantity(first.from, second.to, draft));
    }
    let hyphened = len == 3
        && words.is(from, '-')
        && words.has(from + 1, Class::To)
        && words.is(from + 2, '-');
    let for_every = len == 2 && words.has(from, Class::For) && words.has(from + 1, Class::Every);
    let spoken = len == 1 && words.has(from, Class::To) && b <= 1.0;
    let colon =
        len == 1 && words.is(from, ':') && words.lexemes[from].glued && words.lexemes[from].tight;
    if hyphened || for_every || spoken || colon {
        let mut draft = *mine;
        draft.kind = Kind::Ratio;
        draft.unit = Unit::NONE;
        draft.number = Number {
            value: a / b,
            form: Form::Scaled,
            place: 0.0,
            zeros: 0,
            ..mine.number
        };
        draft.digits = (mine.digits.0, theirs.digits.1);
        return Some(Found::quantity(first.from, second.to, draft));
    }
    None
}
