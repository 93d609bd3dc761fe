//! What neighbouring numbers make together: lists that share a unit, dates that share a month, ranges, odds.

use crate::draft::{Draft, Found};
use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::meaning::Form;
use crate::number::Words;
use crate::odds::odds;
use crate::parallel::share_parallel;
use crate::quantity::{Hedge, Kind};
use crate::ranges::{self, bounds, is_range, range};
use crate::share_dates::share_dates;
use crate::unit::UnitId;

/// Joins what belongs together among the quantities of a sentence.
pub(crate) fn join(words: Words, found: &mut Vec<Found>) {
    if found.len() < 2 {
        return;
    }
    share_dates(words, found);
    share_units(words, found);
    share_parallel(words, found);
    pairs(words, found);
    share_ages(words, found);
}

/// In "12, 15 and 18 per cent" and "$3 to $4 million" the numbers without a unit or scale borrow the next one's.
fn share_units(words: Words, found: &mut [Found]) {
    // Whether the quantity to the right is joined to a further one by "and": only then a comma lists.
    let mut listed = false;
    for at in (0..found.len() - 1).rev() {
        let before = at.checked_sub(1).map(|i| found[i].to);
        let (left, right) = found.split_at_mut(at + 1);
        let (Some(last), Some(next)) = (left.last_mut(), right.first_mut()) else {
            continue;
        };
        let gap = (last.to, next.from);
        let was_listed = std::mem::take(&mut listed);
        let (Some(mine), Some(theirs)) = (&mut last.draft, &mut next.draft) else {
            continue;
        };
        let between = words.before(last.from, Class::Between)
            && gap.1 == gap.0 + 1
            && words.has(gap.0, Class::And);
        let ranged = between || ranges::joins(words, gap);
        if ranged {
            share_sign(words, gap, mine, theirs);
        }
        let comma = words.is(gap.0, ',');
        // "A, B and C"; but "45, or 14 per cent" and "it was 61, and 10 per cent refused" state two things.
        let in_series = before.is_some_and(|end| words.is(end, ',') && end + 1 == last.from);
        let fits = match gap.1 - gap.0 {
            1 if comma => was_listed,
            1 if words.has(gap.0, Class::Or) => close(mine, theirs),
            1 => true,
            _ => in_series && words.has(gap.0 + 1, Class::And),
        };
        if !(ranged || fits && lists(words, gap)) {
            continue;
        }
        listed = !ranged;
        if mine.is_plain() && borrows(mine, theirs, ranged) {
            mine.kind = theirs.kind;
            mine.unit = theirs.unit;
            mine.printed_in = theirs.printed_in;
            if mine.printed_in.is_some() {
                mine.number.value /= 100.0;
                mine.number.place /= 100.0;
            }
        }
        if ranged && mine.unit.base == theirs.unit.base && lacks_scale(mine, theirs) {
            mine.number = mine.number.times(theirs.number.scale);
            mine.number.scale = theirs.number.scale;
            mine.number.form = Form::Scaled;
        }
    }
}

/// In "$3-4 million" and "between $1.5 and 2 billion" the sign before the first number counts for both.
fn share_sign(words: Words, gap: (usize, usize), mine: &Draft, theirs: &mut Draft) {
    let sign_before = mine.kind == Kind::Money && mine.digits.1 == mine.end_of_unit;
    let rises = mine.number.value < theirs.number.value;
    // "gave $5 to 40 pupils"
    let counts = words.is_small_word(theirs.digits.1)
        && !words.has(theirs.digits.1, Class::NotAfterOne)
        && theirs.number.scale == 1.0
        && !words.is(gap.0, '-');
    // "$12-15 million a year": what the second is per is kept.
    let plain =
        theirs.kind == Kind::Cardinal && theirs.unit.base == UnitId::NONE && theirs.upper.is_none();
    if sign_before && rises && !counts && plain && mine.printed_in.is_none() {
        theirs.kind = mine.kind;
        theirs.unit.base = mine.unit.base;
    }
}

/// Whether two numbers may be guesses at one thing: "three or four per cent".
fn close(mine: &Draft, theirs: &Draft) -> bool {
    let (low, high) = (mine.number.value, theirs.number.value);
    low < high && high <= 2.0 * low + 1.0
}

/// Whether a plain number takes over the unit of the next one.
fn borrows(mine: &Draft, theirs: &Draft, ranged: bool) -> bool {
    // A list of percentages holds none above a hundred.
    if theirs.kind == Kind::Percent && mine.number.value > 100.0 {
        return false;
    }
    let plain =
        theirs.unit.base == UnitId::NONE || theirs.upper.is_some() || theirs.hedge != Hedge::None;
    if plain || mine.number.in_words && !theirs.number.in_words {
        return false;
    }
    // A currency's sign before the last number does not reach back over a list: "5, 6 and £10".
    let sign_before = theirs.kind == Kind::Money && theirs.digits.1 == theirs.end_of_unit;
    let hedged = mine.hedge != Hedge::None && !ranged;
    !hedged && (ranged || !sign_before)
}

/// Whether the first end of a range leaves its scale to the second: "3 to 4 million".
fn lacks_scale(mine: &Draft, theirs: &Draft) -> bool {
    theirs.number.scale > 1.0
        && mine.number.scale == 1.0
        && mine.number.value.abs() < 1000.0
        && !matches!(mine.number.form, Form::Fraction)
}

/// Whether the words between two quantities only list them: ", ", " and ", " or ", ", and ".
pub(crate) fn lists(words: Words, (from, to): (usize, usize)) -> bool {
    let joiner = |at: usize| words.has(at, Class::And) || words.has(at, Class::Or);
    // "140/90 mm Hg"
    let both = words.is(from, '/')
        && from > 0
        && [from - 1, from + 1].iter().all(|&at| {
            words
                .get(at)
                .is_some_and(|l| l.kind == Lex::Number && l.numeral.value >= 10.0)
        });
    match to - from {
        1 if both => true,
        1 => words.is(from, ',') && !words.lexemes[from].tight || joiner(from),
        2 => words.is(from, ',') && joiner(from + 1),
        _ => false,
    }
}

/// Joins two neighbours into one quantity.
fn pairs(words: Words, found: &mut Vec<Found>) {
    let mut kept = 0;
    let mut at = 0;
    while at < found.len() {
        let start = if kept > 0 { found[kept - 1].to } else { 0 };
        let joined = found
            .get(at + 1)
            .and_then(|next| pair(words, &found[at], next, start));
        if let Some(joined) = joined {
            found[kept] = joined;
            at += 2;
        } else {
            if kept < at {
                found[kept] = found[at];
            }
            at += 1;
        }
        kept += 1;
    }
    found.truncate(kept);
}

fn pair(words: Words, first: &Found, second: &Found, start: usize) -> Option<Found> {
    let (mine, theirs) = (first.draft.as_ref()?, second.draft.as_ref()?);
    if mine.upper.is_some() || theirs.upper.is_some() {
        return None;
    }
    odds(words, first, second, mine, theirs)
        .or_else(|| bounds(words, first, second, mine, theirs))
        .or_else(|| {
            is_range(words, first, second, start)
                .map(|from| range(words, from, first, second, mine, theirs))
        })
}

/// In "aged 25-29 and 30-34" the second range is of ages too.
fn share_ages(words: Words, found: &mut [Found]) {
    for at in 1..found.len() {
        let (left, right) = found.split_at_mut(at);
        let (Some(last), Some(next)) = (left.last(), right.first_mut()) else {
            continue;
        };
        let gap = (last.to, next.from);
        let (Some(first), Some(second)) = (&last.draft, &mut next.draft) else {
            continue;
        };
        let spans = first.upper.is_some() && second.upper.is_some() && first.is_age;
        if spans && second.unit.base == UnitId::NONE && second.date.is_none() && lists(words, gap) {
            second.unit = first.unit;
            second.is_age = true;
        }
    }
}
