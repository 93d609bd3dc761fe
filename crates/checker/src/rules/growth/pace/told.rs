//! A pace as it is told: by how much a level changes each time, what passes from one change to the next, and how often it came.

use std::ops::Range;

use extractor::{Cue, Direction, Kind, Per, UnitId};

use super::super::free::{DECLINE, GROWTH, comes_yearly, near};
use super::super::{period, repeated};
use super::TIMES;
use crate::candidate::Bound;
use crate::parts::{is_aside, is_bare_year};
use crate::view::{View, YEAR};
use crate::words::WordList;

/// What comes round once a period, and is counted.
const ROUNDS: WordList = words![
    "years",
    "seasons",
    "summers",
    "winters",
    "springs",
    "autumns",
    "sessions",
    "renewals",
    "rises",
    "increases",
    "cuts",
    "steps",
    "rounds",
    "terms",
    "harvests",
    "birthdays",
    "generations",
    "doublings",
    "halvings",
    "quarters",
    "months",
    "weeks",
    "days",
];
const ROUND: WordList = words![
    "year",
    "season",
    "summer",
    "winter",
    "spring",
    "autumn",
    "session",
    "renewal",
    "rise",
    "increase",
    "cut",
    "step",
    "round",
    "term",
    "harvest",
    "birthday",
    "doubling",
    "halving",
    "quarter",
    "month",
    "week",
    "instalment",
];

/// A change that comes again.
pub(super) struct Pace {
    pub(super) q: usize,
    /// In percent of the level, or by so much.
    pub(super) by: By,
    /// What passes from one to the next, where it is told.
    pub(super) every: Option<(f64, UnitId)>,
    /// How often it comes, where that is told with it.
    pub(super) runs: Option<(f64, usize)>,
}

#[derive(Clone, Copy)]
pub(super) enum By {
    Percent(Bound),
    Step(Bound),
}

/// By how much a level changes, where a figure says so.
pub(super) fn changed(view: &View<'_>, q: usize) -> Option<By> {
    let quantity = view.quantity(q);
    let value = quantity.value.filter(|&value| value > 0.0)?;
    if view.is_furniture(q) || quantity.hedge.is_bound() {
        return None;
    }
    let down = match view.change(q) {
        Some(Direction::Up) => false,
        Some(Direction::Down) => true,
        _ => falls(view, q)?,
    };
    let own = Bound::own(view, q);
    let signed = |bound: Bound| if down { bound.negated() } else { bound };
    match quantity.kind {
        Kind::Percent => Some(By::Percent(signed(own))),
        Kind::Fraction if value < 1.0 => Some(By::Percent(signed(own.scaled(100.0)))),
        Kind::Multiple if value < 11.0 => Some(By::Percent(Bound::exact(q, 100.0 * (value - 1.0)))),
        Kind::Cardinal | Kind::Money | Kind::Measure
            if !is_bare_year(view, q) && !is_aside(view, q) && steps(view, q) =>
        {
            Some(By::Step(signed(own)))
        }
        _ => None,
    }
}

/// Whether what stands around a figure goes down, where it goes at all.
fn falls(view: &View<'_>, q: usize) -> Option<bool> {
    let token = view.token(q);
    let around =
        view.first_token(token).max(token.saturating_sub(9))..view.end_token(token).min(token + 7);
    let told = |cue: Cue, words: WordList| {
        near(view, q, words) || around.clone().any(|t| view.cues(t).has(cue))
    };
    match (told(Cue::Rise, GROWTH), told(Cue::Fall, DECLINE)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

/// "a steady 400 a year", "by ten each year".
fn steps(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).unit.per, Per::Unit(unit) if unit.is_time())
        || period(view, q).is_some()
}

pub(super) fn pace(view: &View<'_>, q: usize) -> Option<Pace> {
    let by = changed(view, q)?;
    let every = repeated::period(view, q)
        .map(|(every, _)| every)
        .or_else(|| period(view, q).map(|unit| (1.0, unit)))
        .or_else(|| comes_yearly(view, q).then_some((1.0, *YEAR)))
        .or_else(|| counted_behind(view, q).then_some((1.0, *YEAR)))
        .or_else(|| adverb(view, q).map(|unit| (1.0, unit)));
    let runs = runs(view, q);
    Some(Pace { q, by, every, runs }).filter(|pace| pace.every.is_some() || pace.runs.is_some())
}

/// "each week a tenth of those left", "a 10% surcharge compounds monthly".
fn adverb(view: &View<'_>, q: usize) -> Option<UnitId> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let each = (first.max(token.saturating_sub(3))..token)
        .find(|&t| view.is_one_of(t, words!["each", "every"]))
        .and_then(|t| UnitId::named(view.lower(t + 1)))
        .filter(|unit| unit.is_time());
    each.or_else(|| {
        (token + 1..end.min(token + 6))
            .take_while(|&t| view.at(t).is_none())
            .find_map(|t| match view.lower(t) {
                "annually" | "yearly" => UnitId::named("year"),
                "monthly" => UnitId::named("month"),
                "weekly" => UnitId::named("week"),
                "daily" => UnitId::named("day"),
                _ => None,
            })
    })
}

/// "two consecutive years of 10 percent growth", "a pair of 10% increases": how often a change comes, told before it.
fn runs(view: &View<'_>, q: usize) -> Option<(f64, usize)> {
    let token = view.token(q);
    // "by 10% twice in ten years"
    if view.is_one_of(token + 1, words!["twice"]) {
        return Some((2.0, q));
    }
    let from = view.first_token(token).max(token.saturating_sub(6));
    let of = token
        .checked_sub(1)
        .filter(|&t| t >= from && view.cues(t).has(Cue::Of))?;
    let words = from..of;
    if view.is_one_of(of.saturating_sub(1), words!["pair"]) {
        return Some((2.0, q));
    }
    let n = words.clone().rev().find_map(|t| view.at(t))?;
    let told = words.clone().any(|t| {
        t > view.token(n)
            && (view.is_one_of(t, ROUNDS)
                || view.is_one_of(
                    t,
                    words!["consecutive", "successive", "straight", "annual", "yearly"],
                ))
    });
    let value = view
        .quantity(n)
        .value
        .filter(|n| n.fract() == 0.0 && TIMES.contains(n))?;
    (told && matches!(view.quantity(n).kind, Kind::Cardinal | Kind::Duration)).then_some((value, n))
}

/// "10 per cent in each of the three seasons since".
fn counted_behind(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let each = (token + 1..view.end_token(token).min(token + 4))
        .find(|&t| view.cues(t).has(Cue::Each) || view.is_one_of(t, words!["each", "every"]));
    each.is_some_and(|each| {
        (each + 1..view.end_token(token).min(each + 6))
            .any(|t| view.is_one_of(t, ROUNDS) || view.is_one_of(t, ROUND))
    })
}

/// How often a pace is kept between two levels, and the figure that says so; whether both levels are dated.
pub(super) fn times(
    view: &View<'_>,
    pace: &Pace,
    [start, end]: [usize; 2],
    figures: &Range<usize>,
) -> Option<(f64, usize, bool)> {
    if let Some((n, told)) = pace.runs {
        return Some((n, told, true));
    }
    let (length, unit) = pace.every?;
    let year = |l: usize| view.context(l).time.year;
    if unit == *YEAR
        && let (Some(from), Some(to)) = (year(start), year(end))
        && to > from
    {
        let told = figures.clone().find(|&y| {
            view.quantity(y).kind == Kind::Year && view.quantity(y).value == Some(f64::from(to))
        });
        let n = f64::from(to - from) / length;
        return told
            .filter(|_| n.fract() == 0.0)
            .map(|told| (n, told, true));
    }
    let mut found: Option<(f64, usize)> = None;
    for n in figures
        .clone()
        .filter(|&n| n != pace.q && n != start && n != end)
    {
        let Some(value) = rounds(view, n, pace) else {
            continue;
        };
        if found.is_some_and(|(was, _)| was != value) {
            return None;
        }
        found = found.or(Some((value, n)));
    }
    // "by the third rise" counts nothing else.
    found.map(|(value, n)| (value, n, view.quantity(n).kind != Kind::Duration))
}

/// How many periods a figure tells: "after five such years", "by the third rise".
fn rounds(view: &View<'_>, n: usize, pace: &Pace) -> Option<f64> {
    let (length, unit) = pace.every?;
    let quantity = view.quantity(n);
    let token = view.token(n);
    let behind = |words: WordList| {
        (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&t| view.is_word(t))
            .any(|t| view.is_one_of(t, words))
    };
    match quantity.kind {
        // What passes from one to the next is none.
        Kind::Duration if n < pace.q || !view.is_one_of(token - 1, words!["every", "each"]) => {
            let times = view.value_in(n, unit)? / length;
            let near = (times - times.round()).abs() < 0.02;
            (near && times > 1.0).then_some(times.round())
        }
        Kind::Cardinal if behind(ROUNDS) => quantity.value.filter(|n| n.fract() == 0.0),
        Kind::Ordinal if behind(ROUND) => quantity.value,
        _ => None,
    }
    .filter(|n| TIMES.contains(n))
}
