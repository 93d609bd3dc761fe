//! A rate told again in other words right behind: "9 in 600, or 15 per 1,000" · "0.4 percent, that is four per thousand" · "a train
//! every 12 minutes, or five an hour".
//!
//! Silent where nothing joins the two, and where words behind the second say whom it is of instead.

use extractor::{Cue, Hedge, Interval, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;
use crate::words::WordList;

/// What such a binding is worth.
const JOINED: i32 = 10;
/// Words that may stand between the first and the mark before the second: "of the population", "at the morning peak".
const BETWEEN: usize = 9;
/// How many times of one unit of time make the other, at most: nobody tells seconds as a rate by the year.
const FAR: f64 = 10_000.0;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 1..view.reading.quantities.len() {
        let per = view.per(q);
        if per == Per::Nothing || view.quantity(q).value.is_none() || view.change(q).is_some() {
            continue;
        }
        if view.context(q - 1).sentence == view.context(q).sentence {
            match per {
                Per::Count(many) if view.quantity(q).kind == Kind::Rate => {
                    out.extend(of_share(view, q, f64::from(many)));
                }
                Per::Unit(unit) => out.extend(of_interval(view, q, unit)),
                _ => {}
            }
        }
    }
}

/// "9 in 600, or 15 per 1,000": a share before a rate.
fn of_share(view: &View<'_>, q: usize, many: f64) -> Option<Candidate> {
    let share = view.quantity(q - 1);
    let whole = match share.kind {
        Kind::Fraction => 1.0,
        Kind::Percent => 100.0,
        _ => return None,
    };
    let plain = share.value.is_some() && view.change(q - 1).is_none();
    if !plain || !is_joined(view, q) {
        return None;
    }
    Some(candidate(
        Claim::of(view, q),
        Formula::Convert {
            factor: many / whole,
            offset: 0.0,
        },
        Bound::own(view, q - 1),
    ))
}

/// "every 12 minutes, or five an hour": how often, by the time from one to the next.
fn of_interval(view: &View<'_>, q: usize, unit: UnitId) -> Option<Candidate> {
    let claim = view.quantity(q);
    let counts = claim.kind == Kind::Cardinal && claim.unit.base == UnitId::NONE;
    if !counts || view.quantity(q - 1).kind != Kind::Duration || !is_joined(view, q) {
        return None;
    }
    let token = view.token(q - 1);
    let every =
        token > view.first_token(token) && view.is_one_of(token - 1, words!["every", "each"]);
    // "40 litres every five minutes, or eight a minute": it is not one that comes each time.
    let amount = token >= view.first_token(token) + 2 && view.at(token - 2).is_some();
    let apart = view.value_in(q - 1, unit).filter(|apart| *apart > 0.0)?;
    if !every || amount || !(1.0..FAR).contains(&(1.0 / apart)) {
        return None;
    }
    let bound = view.interval_in(q - 1, unit);
    let mut claim = Claim::of(view, q);
    if claim.hedge == Hedge::None {
        // "every seven minutes, eight or nine an hour": nobody tells such a rate finer than by halves.
        let half = (claim.grain / 2.0).min(claim.value / 10.0);
        claim.stated = Interval::around(claim.value, half.max(claim.value / 50.0));
    }
    Some(candidate(
        claim,
        Formula::Same,
        Bound {
            quantity: q - 1,
            value: 1.0 / apart,
            interval: Interval::new(1.0 / bound.high, 1.0 / bound.low),
        },
    ))
}

fn candidate(claim: Claim, formula: Formula, operand: Bound) -> Candidate {
    Candidate {
        rule: "rate",
        claim,
        formula,
        operands: vec![operand],
        strength: JOINED,
        sense: Sense::None,
    }
}

/// Whether a figure says the one before it again: behind a mark and "or", "that is", "which is", "equal to".
fn is_joined(view: &View<'_>, q: usize) -> bool {
    let (from, to) = (view.token(q - 1), view.token(q));
    let end = view.end_token(to);
    let Some(mark) = (from + 1..to)
        .rev()
        .take(4)
        .find(|&at| matches!(view.mark(at), Some(',' | '(' | '—' | '–' | ';' | ':' | '=')))
    else {
        // "a death every 20 seconds is 180 an hour"
        return to - from == 2
            && view.is_one_of(from + 1, words!["is", "makes", "means", "equals"]);
    };
    let named = (from + 1..mark).all(|at| view.is_word(at)) && mark - from <= BETWEEN;
    let says = (mark + 1..to).all(|at| {
        view.cues(at).any(&[Cue::Or, Cue::Equal, Cue::Hence])
            || view.is_one_of(
                at,
                words!["that", "which", "is", "i.e.", "ie", "in", "other", "words"],
            )
    });
    let alone = mark + 1 == to;
    let bracketed = matches!(view.mark(mark), Some('(' | '='));
    // "or six a day for the children": of others.
    let shut = to + 1 >= end || view.mark(to + 1).is_some() || view.is_one_of(to + 1, CLOSING);
    named && says && (!alone || bracketed) && shut
}

/// Words behind the second that begin what is said of both.
const CLOSING: WordList = words![
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "at",
    "by",
    "during",
    "when",
    "throughout",
    "and",
    "but",
];
