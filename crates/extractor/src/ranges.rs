//! Ranges: "10–15%", "between three and five", "from 3 to 5 million"; and bounds on both sides.
//!
//! "From A to B" is a range unless something is said to change: "rose from 5.8% to 7.9%" states two levels.

use crate::cue::Cue;
use crate::draft::{Draft, Found};
use crate::lexicon::{Class, LEXICON};
use crate::number::Words;
use crate::quantity::{Hedge, Kind};
use crate::unit::UnitId;

/// Whether the words between two quantities can join them: "to", a dash, "~".
pub(crate) fn joins(words: Words, (from, to): (usize, usize)) -> bool {
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

/// Where the range of two neighbours starts; none if they are none. No lexeme before `start` is free.
pub(crate) fn is_range(words: Words, first: &Found, second: &Found, start: usize) -> Option<usize> {
    let (mine, theirs) = (first.draft?, second.draft?);
    let gap = (first.to, second.from);
    let free = |at: usize| at > start || at == start && (start == 0 || at + 1 == first.from);
    let loose = matches!(mine.hedge, Hedge::None | Hedge::About) && theirs.hedge == Hedge::None;
    if !alike(&mine, &theirs) || !loose {
        return None;
    }
    let lead = first.from.checked_sub(1).filter(|&lead| free(lead));
    let led_by = |class| lead.is_some_and(|lead| words.has(lead, class));
    let and =
        gap.1 - gap.0 == 1 && (words.has(gap.0, Class::And) || words.has(gap.0, Class::ToJoiner));
    if led_by(Class::Between) && and {
        return lead;
    }
    if !joins(words, gap) {
        return ordinals_between(words, first, second, gap);
    }
    if words.is(gap.0, '-') && gap.1 == gap.0 + 1 {
        let joined = &words.lexemes[gap.0];
        // "£50 – £20 more than that": a pause, not a range that falls.
        let falls = mine.number.value > theirs.number.value;
        // "1,027 — three in five": nobody writes a range half in digits and half in words.
        let mixed = mine.number.in_words != theirs.number.in_words;
        let pause = (falls || mixed) && !joined.glued;
        return (joined.glued == joined.tight && !pause).then_some(first.from);
    }
    let from = if led_by(Class::From) { lead } else { None };
    if words.has(gap.1 - 1, Class::ToJoiner) {
        let falls = mine.number.value > theirs.number.value;
        let spread = words.lexemes[..first.from]
            .iter()
            .rev()
            .take(4)
            .any(|l| l.has(Class::SpreadVerb));
        if from.is_none() && falls && !spread && !mine.is_age
            || contested(words, first.from) && from.is_none()
        {
            return None;
        }
        // "a loss of £15m to £18m": as close as that, both are guesses at the loss.
        let (low, high) = (mine.number.value, theirs.number.value);
        let guessed = words.before(first.from, Class::Of)
            && mine.kind == Kind::Money
            && low < high
            && high <= 1.5 * low
            && mine.number.scale == theirs.number.scale;
        if !guessed && changes(words, first.from, mine.kind, from.is_some()) {
            return None;
        }
    }
    Some(from.unwrap_or(first.from))
}

/// "between the tenth and the fifteenth", "higher than the tenth but lower than the fifteenth".
fn ordinals_between(
    words: Words,
    first: &Found,
    second: &Found,
    gap: (usize, usize),
) -> Option<usize> {
    let ordinal = first.draft?.kind == Kind::Ordinal && second.draft?.kind == Kind::Ordinal;
    if !ordinal || !words.before(first.from, Class::The) || !words.before(second.from, Class::The) {
        return None;
    }
    let start = first.from.checked_sub(2)?;
    if gap.1 == gap.0 + 2 && words.has(gap.0, Class::And) {
        return words.has(start, Class::Between).then_some(start);
    }
    let bound = |at: usize, the: usize| {
        let (end, hedge) = LEXICON.before.longest(words.lexemes, at)?;
        (end == the).then_some(hedge)
    };
    let start = start.checked_sub(1)?;
    let opposed = bound(start, first.from - 1)? == Hedge::MoreThan
        && bound(gap.0 + 1, second.from - 1)? == Hedge::LessThan;
    (opposed && (words.has(gap.0, Class::And) || words.str(gap.0) == "but")).then_some(start)
}

/// The range of two quantities, from a lexeme on.
pub(crate) fn range(
    words: Words,
    from: usize,
    first: &Found,
    second: &Found,
    mine: &Draft,
    theirs: &Draft,
) -> Found {
    let mut draft = *mine;
    // "Between 20 and 30" is one range in words; units mark the ends of "from -18 °C to -34 °C".
    let and = words.before(second.from, Class::And) && theirs.date.is_none();
    draft.lead += first.from - from;
    if from < first.from && (theirs.is_bare() || and) {
        draft.lead = 0;
    }
    draft.tail = theirs.tail;
    draft.kind = Kind::Range;
    draft.upper = Some(theirs.number);
    draft.digits = (mine.digits.0, theirs.digits.1);
    draft.unit = theirs.unit;
    draft.printed_in = theirs.printed_in;
    Found::quantity(from, second.to, draft)
}

/// Whether two quantities can be the ends of one range.
fn alike(mine: &Draft, theirs: &Draft) -> bool {
    let same = mine.unit.base == theirs.unit.base
        && (mine.kind == theirs.kind || mine.unit.base != UnitId::NONE)
        && mine.printed_in == theirs.printed_in;
    same && !matches!(mine.kind, Kind::Date | Kind::Multiple)
}

/// Whether a result of a contest is told: "led 47 to 40 per cent".
fn contested(words: Words, at: usize) -> bool {
    words.lexemes[at.saturating_sub(12)..at]
        .iter()
        .any(|l| l.has(Class::Contest))
}

/// Whether a change governs "from A to B", so that both are levels. Periods ("from 2011 to 2012") stay ranges.
fn changes(words: Words, at: usize, kind: Kind, has_from: bool) -> bool {
    if kind == Kind::Year && has_from {
        return false;
    }
    let reach = if has_from { at } else { 6 };
    let mut since_from = has_from;
    for place in (at.saturating_sub(reach.min(80))..at).rev() {
        if words.has(place, Class::SpreadVerb) {
            return false;
        }
        since_from |= words.has(place, Class::From);
        if words.has(place, Class::VerbChange) || is_change(words, place) {
            return true;
        }
    }
    // "rose from 2 to 3 per cent for men and 4 to 5 per cent for women"
    !has_from && !since_from && at > 8 && {
        let lead = &words.lexemes[at.saturating_sub(24)..at];
        lead.iter().any(|l| l.has(Class::From))
            && lead.iter().any(|l| l.has(Class::VerbChange))
            && words.before(at, Class::And)
    }
}

fn is_change(words: Words, at: usize) -> bool {
    let found = LEXICON.cues.longest(words.lexemes, at);
    found.is_some_and(|(_, cues)| cues.any(&[Cue::ChangeVerb, Cue::ChangeNoun]))
}

/// "More than 10 and less than 20": a lower and an upper bound of one thing.
pub(crate) fn bounds(
    words: Words,
    first: &Found,
    second: &Found,
    mine: &Draft,
    theirs: &Draft,
) -> Option<Found> {
    let lower = |hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
    let upper = |hedge| matches!(hedge, Hedge::LessThan | Hedge::AtMost);
    let (low, high) = if lower(mine.hedge) && upper(theirs.hedge) {
        (mine, theirs)
    } else if upper(mine.hedge) && lower(theirs.hedge) {
        (theirs, mine)
    } else {
        return None;
    };
    let joiner = |at: usize| words.has(at, Class::And) || words.str(at) == "but";
    let listed = match second.from - first.to {
        1 => joiner(first.to) || words.is(first.to, ','),
        2 => words.is(first.to, ',') && joiner(first.to + 1),
        _ => false,
    };
    let same = mine.unit.base == theirs.unit.base || mine.unit.base == UnitId::NONE;
    if !listed || !same || low.number.value >= high.number.value {
        return None;
    }
    let mut draft = *low;
    draft.hedge = Hedge::None;
    draft.kind = Kind::Range;
    draft.unit = theirs.unit;
    draft.upper = Some(high.number);
    draft.digits = (mine.digits.0, theirs.digits.1);
    draft.tail = theirs.tail;
    Some(Found::quantity(first.from, second.to, draft))
}
