//! A bound that none of several figures is said to break: "83, 71, 64 and 58 per cent: turnout never fell below 60".
//!
//! The figures stand in the sentence of the bound or beside it, three at least; most of them keep to it. Silent where the bound is
//! one of a few, of another time, or foretold, and where the figure that breaks it is set apart.

use extractor::{Cue, Hedge, Interval, Stance};

use super::covers::{alike, end_of, near, stands_apart};
use crate::candidate::Candidate;
use crate::view::{Few, View};
use crate::words::WordList;

/// Words that say something of every figure, or of none.
const EVERY: WordList = words![
    "all",
    "always",
    "each",
    "every",
    "in any",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not once",
    "not one",
    "nothing",
    "nowhere",
    "throughout",
];

/// What breaks a bound lies within so many times of it.
const WITHIN: f64 = 4.0;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if let Some(least) = bound(view, q) {
            out.extend(held_to(view, q, least));
        }
    }
}

/// Whether a figure is a bound of every one of several: the least that each is said to be, or the most.
fn bound(view: &View<'_>, q: usize) -> Option<bool> {
    let quantity = view.quantity(q);
    let context = view.context(q);
    quantity.value.filter(|&value| value > 0.0)?;
    if !quantity.hedge.is_bound() || context.time.earlier {
        return None;
    }
    let upward = matches!(
        quantity.hedge,
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver
    );
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(8));
    let every = (first..token).any(|t| view.is_word(t) && view.begins(t, EVERY));
    match context.stance {
        Stance::Negated => every.then_some(!upward),
        Stance::Fact => every.then_some(upward),
        Stance::Hypothetical | Stance::Forecast => None,
    }
}

fn held_to(view: &View<'_>, q: usize, least: bool) -> Option<Candidate> {
    let end = view.quantity(q).value?;
    let all = near(view, q);
    let own = view.context(q).sentence;
    let of = |from: usize, to: usize| -> Few {
        let there = all.iter().filter(|&&(l, _)| {
            let sentence = view.context(l).sentence;
            (from..=to).contains(&sentence) && view.quantity(l).hedge == Hedge::None
        });
        there
            .map(|&(l, _)| l)
            .filter(|&l| alike(view, l, q) && view.token(l) != view.token(q))
            .collect()
    };
    let end_of_text = view.reading.sentences.len() - 1;
    let figures = [
        (own, own),
        (own.saturating_sub(1), own),
        (own, (own + 1).min(end_of_text)),
    ]
    .into_iter()
    .map(|(from, to)| of(from, to))
    .find(|figures| figures.len() >= 3)?;
    let value = |l: usize| all.iter().find(|it| it.0 == l).map_or(f64::NAN, |it| it.1);
    let breaks = |&&l: &&usize| {
        if least {
            value(l) < end
        } else {
            value(l) > end
        }
    };
    let broken = figures.iter().filter(breaks).count();
    if 3 * broken > figures.len() {
        return None;
    }
    let far = |&&a: &&usize, &&b: &&usize| value(a).total_cmp(&value(b));
    let real = if least {
        figures.iter().min_by(far)
    } else {
        figures.iter().max_by(far)
    };
    let &real = real?;
    let off = value(real).max(end) / value(real).min(end);
    if broken > 0 && (stands_apart(view, real, q) || off > WITHIN) {
        return None;
    }
    let half = view.quantity(q).grain / 2.0;
    let stated = if least {
        Interval::new(end, f64::INFINITY)
    } else {
        Interval::new(f64::NEG_INFINITY, end)
    };
    let led = view
        .cue_before(view.token(q), 8, &[Cue::Negation])
        .is_some();
    let strength = if led { 7 } else { 5 };
    let mut candidate = end_of(
        view,
        q,
        Interval::around(end, half),
        (real, value(real)),
        strength,
    );
    candidate.claim.stated = stated;
    Some(candidate)
}
