//! Two levels, a yearly rate and the years between, wherever a short paragraph tells them: "the quays handled 410,000 tonnes in 2020 …
//! came to 600,000 in 2025 … growth of 15% a year" · "earns 6% a year. Left alone for five years it would have become $76.9 million".
//!
//! What speaks for them is added up: levels with their years, no other like amount, no other rate, words of growth and of what becomes
//! of a sum. Silent where simple interest gives the figure.

use std::ops::Range;

use extractor::{Cue, Direction, Kind, Per, Role};

use super::step::steps;
use super::{falling, period, push, says};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{is_aside, is_bare_year, is_elliptical, is_few};
use crate::view::{Few, View, YEAR};
use crate::words::WordList;

/// A paragraph of more sentences or figures tells more than one story.
const SENTENCES: usize = 6;
const FIGURES: usize = 16;
/// What a binding is worth of which only the kinds of its figures speak, and at most.
pub(super) const LEAST: i32 = 3;
const MOST: i32 = 9;

/// Beginnings of words of growth, and of those that go down.
pub(super) const GROWTH: WordList = words![
    "grow",
    "grew",
    "growth",
    "expan",
    "increas",
    "rise",
    "rose",
    "risen",
    "rising",
    "climb",
    "compound",
    "averag",
    "pace",
    "clip",
    "swell",
    "up",
    "gain",
    "multipl",
    "cagr",
    "annualised",
    "annualized",
    "appreciat",
    "inflation",
    "interest",
    "return",
];
pub(super) const DECLINE: WordList = words![
    "fall",
    "fell",
    "declin",
    "los",
    "slid",
    "shrink",
    "shrank",
    "shrunk",
    "drop",
    "decreas",
    "dwindl",
    "reduc",
    "cut",
    "contract",
    "wane",
    "erode",
    "erosion",
    "depreciat",
    "slump",
    "down",
    "plung",
    "attrition",
    "dimin",
];
/// Words that lead to what becomes of a sum.
const BECOMES: WordList = words![
    "become", "becomes", "became", "worth", "reach", "reaches", "reached", "owe", "owes", "owed",
    "paying", "pay", "have", "with", "to", "be", "pass", "exceed", "total", "hit", "stand",
    "stands", "into", "at", "is", "was", "cost", "fetch", "earn",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for figures in short_paragraphs(view, SENTENCES) {
        steps(view, &figures, out);
        let rates: Few = figures.clone().filter(|&q| is_yearly(view, q)).collect();
        for &rate in rates.iter().take(3) {
            let levels: Few = figures.clone().filter(|&l| is_level(view, l)).collect();
            yearly(view, rate, &levels, (figures.clone(), rates.len()), out);
            becomes(view, rate, &levels, (figures.clone(), rates.len()), out);
        }
    }
}

/// The figures of each paragraph that has no more than so many sentences, and three figures to sixteen.
pub(super) fn short_paragraphs(
    view: &View<'_>,
    sentences: usize,
) -> impl Iterator<Item = Range<usize>> {
    view.paragraphs()
        .filter(move |paragraph| paragraph.len() <= sentences)
        .map(|paragraph| {
            view.in_sentence(paragraph.start).start..view.in_sentence(paragraph.end - 1).end
        })
        .filter(|figures| (3..=FIGURES).contains(&figures.len()))
}

/// "becomes", "reached", "which put it at" before a figure.
pub(super) fn leads(view: &View<'_>, end: usize) -> bool {
    let token = view.token(end);
    (view.first_token(token).max(token.saturating_sub(4))..token)
        .any(|t| view.is_one_of(t, BECOMES) || view.cues(t).any(&[Cue::Making, Cue::To]))
}

/// "15% a year", "an annual 15 per cent".
fn is_yearly(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    quantity.kind == Kind::Percent
        && quantity.value.is_some_and(|value| value > 0.0)
        && !view.is_furniture(q)
        && (period(view, q) == Some(*YEAR)
            || comes_yearly(view, q)
            || view
                .cue_before(view.token(q), 5, &[Cue::Compound])
                .is_some()
            || view
                .cue_behind(view.token(q), 4, &[Cue::Compound])
                .is_some())
}

/// "5% each April", "10 per cent every season": what comes once a year.
pub(super) fn comes_yearly(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let each = view.per(q) == Per::Each;
    (token..view.end_token(token).min(token + 4)).any(|t| {
        let opens = if t == token {
            each
        } else {
            view.is_one_of(t, words!["each", "every"])
        };
        opens && {
            let next = t + 1;
            view.is_one_of(
                next,
                words![
                    "spring", "summer", "autumn", "fall", "winter", "season", "harvest", "session",
                    "term",
                ],
            ) || crate::calendar::MONTHS.contains(&view.word(next))
                || view
                    .at(next)
                    .is_some_and(|d| view.quantity(d).kind == Kind::Date)
        }
    })
}

pub(in crate::rules) fn is_level(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    matches!(quantity.kind, Kind::Money | Kind::Cardinal | Kind::Measure)
        && quantity.value.is_some_and(|value| value > 0.0)
        && !is_bare_year(view, l)
        && !is_aside(view, l)
        && !is_few(view, l)
        && view.change(l).is_none()
        && !view.is_furniture(l)
        && !matches!(quantity.unit.per, Per::Unit(unit) if unit.is_time())
}

/// Whether two levels are of one measure, or one of them leaves out the unit of the other: "600,000 tonnes … 410,000".
pub(in crate::rules) fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let bare = |l: usize, other: usize| {
        is_elliptical(view, l) && view.quantity(other).kind != Kind::Cardinal
    };
    view.quantity(a).kind == view.quantity(b).kind && view.comparable(a, b)
        || bare(a, b)
        || bare(b, a)
}

/// The years from one level to another, and the figure that tells them: by the years of both, else by the one length that is told.
pub(super) fn years(
    view: &View<'_>,
    [old, new]: [usize; 2],
    figures: Range<usize>,
) -> Option<(f64, usize, bool)> {
    let year = |l: usize| view.context(l).time.year;
    if let (Some(from), Some(to)) = (year(old), year(new))
        && to > from
    {
        let dated = |&y: &usize| matches!(view.quantity(y).kind, Kind::Year | Kind::Date);
        let names = |&y: &usize| {
            view.quantity(y)
                .date
                .is_some_and(|date| date.year == Some(to))
        };
        let mut years = figures.clone().filter(dated);
        let told = years.clone().find(names).or_else(|| years.next());
        return told.map(|told| (f64::from(to - from), told, true));
    }
    let mut lengths = figures.filter(|&d| {
        view.quantity(d).kind == Kind::Duration
            && view.quantity(d).unit.base == *YEAR
            && view.quantity(d).value.is_some_and(|n| n.fract() == 0.0)
    });
    let (length, None) = (lengths.next()?, lengths.next()) else {
        return None;
    };
    Some((view.quantity(length).value?, length, false))
}

/// Whether a word near a figure begins like one of some.
pub(super) fn near(view: &View<'_>, q: usize, words: WordList) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    (first.max(token.saturating_sub(9))..end.min(token + 7))
        .any(|t| view.is_word(t) && words.leads(view.lower(t)))
}

/// The yearly rate as the claim.
fn yearly(
    view: &View<'_>,
    rate: usize,
    levels: &[usize],
    (figures, rates): (Range<usize>, usize),
    out: &mut Vec<Candidate>,
) {
    let down = near(view, rate, DECLINE) || view.change(rate) == Some(Direction::Down);
    let up = near(view, rate, GROWTH) || view.change(rate) == Some(Direction::Up);
    // "By 2026 it had grown to £13,824. Twenty per cent a year, that comes to"
    let equals = view
        .cue_behind(view.token(rate), 4, &[Cue::Equal])
        .is_some()
        || view
            .cue_before(view.token(rate), 4, &[Cue::Equal, Cue::Or])
            .is_some();
    let told = |words: WordList| equals && levels.iter().any(|&l| near(view, l, words));
    let (up, down) = (up || !down && told(GROWTH), down || !up && told(DECLINE));
    if !up && !down {
        return;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    for (i, &one) in levels.iter().enumerate() {
        for &other in levels[i + 1..].iter().filter(|&&l| alike(view, one, l)) {
            let year = |l: usize| view.context(l).time.year;
            let (old, new) = if year(one) > year(other) && year(other).is_some() {
                (other, one)
            } else {
                (one, other)
            };
            // "Six years ago it went for $850": the later is told first.
            let ago = |l: usize| year(l).is_none() && view.context(l).time.earlier;
            let back = ago(new) && !ago(old);
            let (old, new) = if back { (new, old) } else { (old, new) };
            let falls = value(new) < value(old);
            if falls && !down || !falls && !up {
                continue;
            }
            let Some((n, told, dated)) =
                years(view, [old, new], figures.clone()).filter(|told| told.0 >= 2.0)
            else {
                continue;
            };
            let times = value(new) / value(old);
            let stated = view.quantity(rate).interval;
            let meets = |rate: f64| (stated.low..=stated.high).contains(&rate.abs());
            let (simple, compound) = (times - 1.0, times.powf(1.0 / n) - 1.0);
            if meets(100.0 * simple / n) && !meets(100.0 * compound) {
                continue;
            }
            let others = levels.iter().filter(|&&l| alike(view, l, one)).count();
            let far = [one, other]
                .iter()
                .filter(|&&l| {
                    view.context(l)
                        .sentence
                        .abs_diff(view.context(rate).sentence)
                        > 1
                })
                .count();
            let strength = LEAST
                + 3 * i32::from(dated)
                + i32::from(up || down)
                + 2 * i32::from(others == 2)
                + i32::from(rate > one.max(other))
                - 2 * i32::from(rates > 1)
                - i32::try_from(far).unwrap_or(0);
            let claim = Claim::percent(view, rate);
            let claim = if value(new) < value(old) {
                falling(claim)
            } else {
                claim
            };
            let operands = vec![
                Bound::beside(view, new, old),
                Bound::beside(view, old, new),
                Bound::exact(told, n),
            ];
            push(
                out,
                claim,
                Formula::AnnualGrowth,
                operands,
                strength.clamp(2, MOST),
            );
        }
    }
}

/// What becomes of a level at the rate as the claim.
fn becomes(
    view: &View<'_>,
    rate: usize,
    levels: &[usize],
    (figures, rates): (Range<usize>, usize),
    out: &mut Vec<Candidate>,
) {
    for (i, &start) in levels.iter().enumerate() {
        for &end in levels[i + 1..].iter().filter(|&&l| alike(view, start, l)) {
            let leads = leads(view, end);
            let down = near(view, rate, DECLINE) && !near(view, rate, GROWTH);
            let Some((n, told, dated)) = years(view, [start, end], figures.clone())
                .filter(|told| told.0 >= 2.0 && leads && rate < end)
            else {
                continue;
            };
            let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
            let percent =
                view.quantity(rate).value.unwrap_or(f64::NAN) * if down { -1.0 } else { 1.0 };
            let simple = value(start) * (1.0 + n * percent / 100.0);
            let stated = view.quantity(end).interval;
            let sentence = view.context(rate).sentence;
            let compounded = says(view, sentence, |word| word.starts_with("compound"));
            // "to $131.1bn from $120bn"
            let back = view.context(end).role == Role::Base
                || moves_by_itself(view, rate, start)
                || is_paid_back(view, end);
            if back
                || !compounded && (stated.low..=stated.high).contains(&simple)
                || (value(end) < value(start)) != down
            {
                continue;
            }
            let others = levels.iter().filter(|&&l| alike(view, l, start)).count();
            let foretold = view.sentence_has(
                view.context(end).sentence,
                &[Cue::Hypothetical, Cue::Forecast],
            );
            let strength = LEAST
                + i32::from(dated)
                + 2 * i32::from(others == 2)
                + i32::from(rate < end)
                + i32::from(foretold)
                + i32::from(start < rate)
                - 2 * i32::from(rates > 1);
            let bound = Bound::own(view, rate);
            let operands = vec![
                Bound::own(view, start),
                if down { bound.negated() } else { bound },
                Bound::exact(told, n),
            ];
            push(
                out,
                Claim::of(view, end),
                Formula::Compounded,
                operands,
                strength.clamp(2, MOST),
            );
        }
    }
}

/// "grew by 10% a year; last year it grew from £40m to £42m": a level with a move of its own, told in another clause than the pace.
pub(super) fn moves_by_itself(view: &View<'_>, pace: usize, start: usize) -> bool {
    let (at, own) = (view.token(pace), view.token(start));
    let parted = |from: usize, to: usize| (from..to).any(|t| view.mark(t) == Some(';'));
    view.context(start).role == Role::Base
        && at < own
        && (view.context(start).sentence != view.context(pace).sentence || parted(at, own))
}

/// "paid back £5,476": month by month, so that it bore less interest.
pub(super) fn is_paid_back(view: &View<'_>, end: usize) -> bool {
    let token = view.token(end);
    (view.first_token(token).max(token.saturating_sub(4))..token).any(|t| {
        let word = view.lower(t);
        word.ends_with("back") || word.starts_with("repa") || word.starts_with("instalment")
    })
}
