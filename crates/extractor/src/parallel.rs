//! A unit told once for two figures of one build: "83.1 years for women and 79.4 for men", "16 per cent of the boys and 12 of
//! the girls", "5cm on Monday, then 4 on Tuesday".

use crate::draft::{Draft, Found};
use crate::lexeme::Lex;
use crate::lexicon::Class;
use crate::number::Words;
use crate::quantity::Hedge;
use crate::unit::{Unit, UnitId};

/// How many words the first figure's phrase has at most behind its preposition.
const PHRASE: usize = 5;
/// Two figures of one measure, each told of another group or day, are seldom further apart than this many times.
const APART: f64 = 30.0;

/// Gives bare numbers the unit of the figure before, where the same preposition stands behind both.
pub(crate) fn share_parallel(words: Words, found: &mut [Found]) {
    for at in 1..found.len() {
        let (left, right) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (left.last(), right.first_mut()) else {
            continue;
        };
        let (from, to) = (first.to, second.from);
        let (Some(mine), Some(theirs)) = (&first.draft, &mut second.draft) else {
            continue;
        };
        let fits = mine.unit.base != UnitId::NONE
            && mine.unit == Unit::of(mine.unit.base)
            && !mine.is_age
            && mine.upper.is_none()
            && theirs.is_plain()
            && theirs.hedge == Hedge::None
            && mine.number.in_words == theirs.number.in_words
            && mine.number.scale == theirs.number.scale
            && near(mine, theirs);
        let way =
            mine.unit.base == UnitId::PERCENT && is_a_way(words, first.from, (from, to), second.to);
        if fits && (way || is_parallel(words, (from, to), second.to, mine.unit.base)) {
            theirs.kind = mine.kind;
            theirs.unit = mine.unit;
            theirs.printed_in = mine.printed_in;
            if mine.printed_in.is_some() {
                theirs.number = theirs.number.times(0.01);
            }
        }
    }
}

/// Whether the two values may be of one measure.
fn near(mine: &Draft, theirs: &Draft) -> bool {
    let part = if mine.printed_in.is_some() {
        100.0
    } else {
        1.0
    };
    let times = theirs.number.value / (mine.number.value * part);
    (1.0 / APART..=APART).contains(&times)
}

/// "halved, from sixteen per cent to eight": nothing but "to" between, and no noun behind that the second would count.
fn is_a_way(words: Words, start: usize, (from, to): (usize, usize), behind: usize) -> bool {
    let goes_on = words
        .get(behind)
        .is_some_and(|l| l.kind == Lex::Word || l.joins());
    to == from + 1
        && start > 0
        && words.str(start - 1).eq_ignore_ascii_case("from")
        && words.str(from).eq_ignore_ascii_case("to")
        && (!goes_on
            || matches!(
                words.str(behind),
                "in" | "by" | "over" | "and" | "at" | "last"
            ))
}

/// Whether "for women and" stands between, and "for men" behind.
fn is_parallel(words: Words, (from, to): (usize, usize), behind: usize, unit: UnitId) -> bool {
    if to < from + 3 || to > from + PHRASE + 2 {
        return false;
    }
    let preposition = words.str(from);
    let known = match preposition {
        "for" | "in" | "on" | "among" => true,
        "of" => unit == UnitId::PERCENT,
        _ => false,
    };
    let joined = words.has(to - 1, Class::And) || matches!(words.str(to - 1), "then" | "but");
    let phrase = (from + 1..to - 1).all(|at| {
        words.get(at).is_some_and(|l| l.kind == Lex::Word) || words.is(at, ',') && at == to - 2
    });
    known
        && joined
        && phrase
        && words.str(behind) == preposition
        && words.get(behind + 1).is_some_and(|l| l.kind == Lex::Word)
}
