//! A pace that is kept, and what it makes of a level: "the load was 50 megawatts in 2019 and has doubled every two years, which put it
//! at 400 in 2025" · "down by a tenth in 2022 and again in 2023: of 500 there were 405 left" · "adding a steady 400 a year since 2021, when
//! 6,200 came, it should reach 7,800 in 2025" · "the fee is £64 and goes up 5% each April. By the third rise it will be £74.09".
//!
//! The pace is a percentage, fraction, multiple or step that comes again: every so often, in each of so many periods, or one change after
//! the other. How often it came is told by the years of both levels, by a number of periods, or by the changes themselves.
//! Silent where simple interest gives the figure, and where more than two levels may be meant.

mod told;

use std::ops::Range;

use extractor::{Cue, Kind, Per, Role};

use super::free::{
    LEAST, alike, comes_yearly, is_paid_back, leads, moves_by_itself, near, short_paragraphs,
};
use super::{falling, period, push, says};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::otherwise::own_base;
use crate::parts::{adds, commonest, is_aside, is_bare_year, is_few};
use crate::view::{Few, View, YEAR};
use crate::words::WordList;
use told::{By, Pace, changed, pace, times};

/// A paragraph of more sentences tells more than one story.
const SENTENCES: usize = 5;
/// At most what a binding is worth.
const MOST: i32 = 9;
/// How many times a pace is kept at least and at most.
const TIMES: std::ops::RangeInclusive<f64> = 1.0..=60.0;
/// Words that say that a change is one more of its kind.
const AGAIN: WordList = words![
    "again",
    "another",
    "further",
    "same",
    "then",
    "followed",
    "extra",
    "more",
    "once more",
    "followed by",
    "a further",
];
/// Words that carry a pace on into what is to come.
const ONWARD: WordList = words![
    "pace",
    "rate",
    "trend",
    "clip",
    "continue",
    "continues",
    "continued",
    "continuing",
    "goes on",
    "went on",
    "keep",
    "keeps",
    "kept",
    "hold",
    "holds",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for figures in short_paragraphs(view, SENTENCES) {
        let changes: Few = figures
            .clone()
            .filter(|&q| changed(view, q).is_some())
            .collect();
        if changes.is_empty() {
            continue;
        }
        chained(view, &changes, &figures, out);
        for &q in &changes {
            if let Some(pace) = pace(view, q) {
                kept(view, &pace, &figures, out);
            }
        }
    }
}

/// Whether a figure can be a level that a pace leads from or to; a percentage, where the pace is told as a fraction of it.
fn is_end(view: &View<'_>, l: usize, percent: bool) -> bool {
    let quantity = view.quantity(l);
    (matches!(quantity.kind, Kind::Money | Kind::Cardinal | Kind::Measure)
        || percent && quantity.kind == Kind::Percent)
        && quantity.value.is_some_and(|value| value > 0.0)
        && !is_bare_year(view, l)
        && !is_aside(view, l)
        && !is_few(view, l)
        && !view.is_furniture(l)
        && !adds(view, l)
        && !view
            .cue_before(view.token(l), 2, &[Cue::And])
            .is_some_and(|t| view.is_one_of(t, words!["plus"]))
        && view.context(l).role != Role::Reference
}

/// The levels of a paragraph that a pace may lead from and to: alike, in the order that they are told.
fn levels(view: &View<'_>, changes: &[usize], figures: &Range<usize>, percent: bool) -> Few {
    let all: Few = figures
        .clone()
        .filter(|l| !changes.contains(l))
        .filter(|&l| is_end(view, l, percent) && view.change(l).is_none())
        .collect();
    let like = |a: usize, b: usize| is_like(view, a, b);
    let model = commonest(view, &all, like);
    let mut like: Few = all
        .iter()
        .copied()
        .filter(|&l| model.is_some_and(|model| like(model, l)))
        .collect();
    if like.len() == 1 {
        like = all
            .iter()
            .copied()
            .filter(|&l| alike(view, like[0], l))
            .collect();
    }
    like
}

/// Of one measure, whatever it is per.
fn is_like(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    let per =
        view.per(a) == view.per(b) || view.per(a) == Per::Nothing || view.per(b) == Per::Nothing;
    x.kind == y.kind && x.unit.base == y.unit.base && per
}

/// The only two levels of some, the earlier first.
fn ends(view: &View<'_>, levels: &[usize]) -> Option<[usize; 2]> {
    let &[a, b] = levels else { return None };
    let year = |l: usize| view.context(l).time.year;
    let back = matches!((year(a), year(b)), (Some(x), Some(y)) if x > y);
    // "to $131.1bn from $120bn"
    let back = back || view.context(b).role == Role::Base && view.context(a).role != Role::Base;
    Some(if back { [b, a] } else { [a, b] })
}

/// What a pace makes of the one level as the claim: the other.
fn kept(view: &View<'_>, pace: &Pace, figures: &Range<usize>, out: &mut Vec<Candidate>) {
    let percent = view.quantity(pace.q).kind == Kind::Fraction;
    let levels = levels(view, &[pace.q], figures, percent);
    if levels.len() > 2 {
        series(view, pace, &levels, out);
        return;
    }
    if let Some([start, end]) = ends(view, &levels)
        // A rate behind both levels is itself what follows from them.
        .filter(|&[_, end]| pace.q < end)
        .filter(|&[start, end]| !moves_by_itself(view, pace.q, start) && !is_paid_back(view, end))
        && let Some((n, told, dated)) = times(view, pace, [start, end], figures)
    {
        let strength = LEAST + 3 * i32::from(dated) + 2 + i32::from(leads(view, end));
        out.extend(led_to(view, pace, [start, end], (n, told), strength));
    }
}

/// A level at a pace so many times on as the claim.
fn led_to(
    view: &View<'_>,
    pace: &Pace,
    [start, end]: [usize; 2],
    (n, told): (f64, usize),
    strength: i32,
) -> Option<Candidate> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (rate, formula) = match pace.by {
        By::Percent(rate) => (rate, Formula::Compounded),
        By::Step(step) => (step, Formula::Advanced),
    };
    if (rate.value < 0.0) != (value(end) < value(start)) || !TIMES.contains(&n) {
        return None;
    }
    let stated = view.quantity(end).interval;
    // "doubling every week" adds no more than it says.
    let simple = value(start) * (1.0 + n * rate.value / 100.0);
    let fair =
        formula == Formula::Compounded && n > 1.0 && view.quantity(pace.q).kind != Kind::Multiple;
    let compounded = says(view, view.context(pace.q).sentence, |word| {
        word.starts_with("compound")
    });
    if fair && !compounded && (stated.low..=stated.high).contains(&simple) {
        return None;
    }
    let foretold = view.sentence_has(
        view.context(end).sentence,
        &[Cue::Hypothetical, Cue::Forecast],
    );
    let operands = vec![Bound::own(view, start), rate, Bound::exact(told, n)];
    let mut found = Vec::new();
    push(
        &mut found,
        Claim::of(view, end).rounded(),
        formula,
        operands,
        (strength + i32::from(foretold)).min(MOST),
    );
    found.pop()
}

/// Several levels at one pace: the step that keeps it least as the pace's own, and what it is carried on to as that of the level behind.
fn series(view: &View<'_>, pace: &Pace, levels: &[usize], out: &mut Vec<Candidate>) {
    let at = |l: usize| view.context(l).sentence;
    let year = |l: usize| view.context(l).time.year;
    let onward = |l: usize| {
        let token = view.token(l);
        (view.first_token(token)..token).any(|t| view.is_one_of(t, ONWARD))
            && view.sentence_has(at(l), &[Cue::Hypothetical, Cue::Forecast])
    };
    // "2.7 per day, down from 5 per day": rates, of which none is where the other leads to.
    if matches!(pace.by, By::Step(_)) && levels.iter().any(|&l| view.per(l) != Per::Nothing) {
        return;
    }
    let told: Few = levels.iter().copied().take_while(|&l| !onward(l)).collect();
    let ordered = told
        .windows(2)
        .all(|pair| match (year(pair[0]), year(pair[1])) {
            (Some(a), Some(b)) => a < b,
            _ => true,
        });
    // "214 in 2014, 152 in 2018 and 96 in 2024, about 12 a year": a mean over stretches that differ, and no step from one to the next.
    let regular = told
        .windows(2)
        .all(|pair| match (year(pair[0]), year(pair[1]), pace.every) {
            (Some(from), Some(to), Some((length, unit))) => {
                unit == *YEAR && (f64::from(to - from) - length).abs() < 0.01
            }
            _ => true,
        });
    if !ordered || told.is_empty() || near(view, pace.q, words!["averag", "mean"]) {
        return;
    }
    let next = levels.get(told.len()).copied();
    if let (Some(&last), Some(next)) = (told.last(), next)
        && levels.len() == told.len() + 1
    {
        let apart = match (year(last), year(next), pace.every) {
            (Some(from), Some(to), Some((length, unit))) if unit == *YEAR && to > from => {
                f64::from(to - from) / length
            }
            (_, None, _) | (None, _, _) => 1.0,
            _ => return,
        };
        if apart.fract() == 0.0 {
            out.extend(led_to(view, pace, [last, next], (apart, pace.q), LEAST + 4));
        }
    }
    // "from €1.2m to €2.4m, then €3.9m, and now €5.1m: doubled each time"
    if told.len() < 3 || !regular || told.iter().any(|&l| at(l).abs_diff(at(pace.q)) > 1) {
        return;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let off = |pair: &[usize]| match pace.by {
        By::Percent(rate) => {
            (value(pair[1]) / value(pair[0])).ln() - (1.0 + rate.value / 100.0).ln()
        }
        By::Step(step) => (value(pair[1]) - value(pair[0])) / step.value - 1.0,
    };
    let Some(worst) = told
        .windows(2)
        .max_by(|a, b| off(a).abs().total_cmp(&off(b).abs()))
    else {
        return;
    };
    let (new, old) = (
        Bound::beside(view, worst[1], worst[0]),
        Bound::beside(view, worst[0], worst[1]),
    );
    let kind = view.quantity(pace.q).kind;
    let (claim, formula) = match (pace.by, kind) {
        (By::Step(_), _) => (Claim::of(view, pace.q), Formula::Difference),
        (_, Kind::Multiple) => (Claim::of(view, pace.q), Formula::Quotient),
        (By::Percent(rate), _) => {
            let claim = Claim::percent(view, pace.q);
            (
                if rate.value < 0.0 {
                    falling(claim)
                } else {
                    claim
                },
                Formula::PercentChange,
            )
        }
    };
    push(out, claim, formula, vec![new, old], LEAST + 4);
}

/// What changes one after the other make of the one level as the claim: "up a tenth in 2022 and a further tenth in 2023".
fn chained(view: &View<'_>, changes: &[usize], figures: &Range<usize>, out: &mut Vec<Candidate>) {
    let mut rates: Few = changes
        .iter()
        .copied()
        .filter(|&q| matches!(changed(view, q), Some(By::Percent(_))))
        .collect();
    let Some(&first) = rates.first() else { return };
    rates.retain(|&mut q| view.quantity(q).kind == view.quantity(first).kind);
    // "20% below the 6.6 billion of 2005", "climbed 8% to 652,000": a change with a level of its own leads nowhere else.
    let own_level =
        |q: usize| own_base(view, q).is_some() || view.cues(view.token(q) + 1).has(Cue::To);
    if rates.iter().any(|&q| own_level(q)) {
        return;
    }
    // "20% a year for three years and then 5% for two"
    if rates
        .iter()
        .any(|&q| period(view, q).is_some() || comes_yearly(view, q))
    {
        return;
    }
    let again = |from: usize, to: usize| (from..to).find(|&t| view.is_one_of(t, AGAIN));
    let mut bounds: Vec<Bound> = Vec::new();
    let bound = |q: usize| match changed(view, q) {
        Some(By::Percent(bound)) => bound,
        _ => Bound::exact(q, f64::NAN),
    };
    if let [only] = rates[..] {
        // "by 10 per cent in 2022 and again in 2023", "two consecutive years of 10 per cent growth"
        let token = view.token(only);
        let end = view.end_token(token);
        let twice = again(token + 1, end.min(token + 10))
            .filter(|&t| view.is_one_of(t, words!["again", "same"]))
            .filter(|_| {
                view.quantity(only).kind != Kind::Multiple || !view.printed(only).contains("again")
            });
        if twice.is_none()
            || says(view, view.context(only).sentence, |w| {
                matches!(w, "each" | "every")
            })
        {
            return;
        }
        bounds.extend([bound(only), bound(only)]);
    } else {
        let joined = rates.windows(2).all(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let year = |q: usize| view.context(q).time.year;
            let later = matches!((year(a), year(b)), (Some(x), Some(y)) if y > x);
            let (from, to) = (view.token(a) + 1, view.token(b));
            let near = view.context(b).sentence - view.context(a).sentence <= 1;
            near && (later || again(from, to + 3).is_some())
        });
        if !joined || rates.len() > 4 {
            return;
        }
        bounds.extend(rates.iter().map(|&q| bound(q)));
    }
    let percent = view.quantity(first).kind == Kind::Fraction;
    let Some([start, end]) = ends(view, &levels(view, changes, figures, percent)) else {
        return;
    };
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let rises = bounds.iter().all(|bound| bound.value > 0.0);
    let falls = bounds.iter().all(|bound| bound.value < 0.0);
    let up = value(end) > value(start);
    if rises && !up || falls && up {
        return;
    }
    let mut operands = vec![Bound::own(view, start)];
    operands.append(&mut bounds);
    let strength = LEAST + 4 + i32::from(leads(view, end)) + i32::from(end > first);
    push(
        out,
        Claim::of(view, end).rounded(),
        Formula::Chained,
        operands,
        strength.min(MOST),
    );
}
