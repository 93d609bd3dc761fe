//! `average`: a mean, or an amount per head, per unit, a day, each.
//!
//! Formula: total / number, or the mean of a list. The number is a count of what the claim is *per*, or a length of time
//! or measure in its unit. Silent for medians and where several totals or numbers fit equally.

mod compound;
mod interval;
mod list;
mod nearest;
mod payback;
mod period;
mod quotient;
mod rescaled;
mod told;

use extractor::{Cue, Interval, Kind, Per, UnitId};

use quotient::quotient;

use super::Scene;
use crate::candidate::{Bound, Candidate};
use crate::parts::{is_amount, is_asserted, is_bracketed, is_joined, nouns_differ};
use crate::per::{Divisor, counts_noun, divisor, is_named};
use crate::view::{Few, View};

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let amount = matches!(
            quantity.kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Duration
                | Kind::Rate
                | Kind::Percent
                | Kind::Age
        );
        if !amount
            || quantity.value.is_none()
            || !is_asserted(view, q)
            || view.is_furniture(q)
            || view.change(q).is_some() && !is_amount(view, q) && !is_each(view, q)
        {
            continue;
        }
        let average = list::is_average(view, q);
        if average {
            list::propose(view, q, out);
        }
        // An age is the mean of ages, and no quotient.
        if quantity.kind == Kind::Age {
            continue;
        }
        rescaled::propose(view, q, out);
        period::propose(view, q, out);
        compound::propose(view, q, out);
        payback::propose(view, q, out);
        interval::propose(view, q, out);
        if quantity.unit.base.dimension().name() == "speed" {
            speed(view, q, out);
        } else if !is_quoted(view, q) {
            let per = divisor(view, q);
            nearest::propose(view, q, per, out);
            if per.is_some() || average && quantity.kind != Kind::Percent {
                quotients(view, q, per, out);
            }
        }
    }
}

/// "a contractor's quote of £11 a cubic metre": the price of another, or of what was not done.
fn is_quoted(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "quote",
                "quotation",
                "tender",
                "bid",
                "offer",
                "estimate",
                "quoted",
            ],
        )
    })
}

/// Total over number, for every total and number that fit what the claim is per.
fn quotients(view: &View<'_>, q: usize, per: Option<&Divisor<'_>>, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    let sentence = view.context(q).sentence;
    let end = view.in_sentence(sentence).end;
    let reach: Few = view
        .around(sentence, 3, 0)
        .filter(|&l| l != q && l < end && l < q + 3 && is_amount(view, l))
        .collect();
    let totals: Few = reach
        .iter()
        .copied()
        .filter(|&t| is_total(view, t, q))
        .collect();
    if totals.is_empty() {
        return;
    }
    // What can be the number, with its unit and how well it fits.
    let numbers: Vec<(usize, UnitId, i32)> = reach
        .iter()
        .filter_map(|&n| fit(view, q, n, per).map(|(unit, fits)| (n, unit, fits)))
        .collect();
    // Once a figure is known to count what the claim is per, no other does.
    let best = numbers.iter().map(|found| found.2).max().unwrap_or(0);
    for &total in &totals {
        for &(number, unit, fits) in numbers
            .iter()
            .filter(|&&(n, ..)| n != total && view.per(n) == Per::Nothing)
        {
            if fits + 2 < best {
                continue;
            }
            // A mean of plain counts by counts needs a noun or *each* to say which is which.
            let counts = per.is_none() && claim.unit.base == UnitId::NONE;
            if counts && view.quantity(total).value <= view.quantity(number).value
                || view.value_in(total, claim.unit.base).is_none()
                    && !leaves_unit_out(view, q, total)
            {
                continue;
            }
            let apart =
                |l: usize| i32::try_from(view.context(l).sentence.abs_diff(sentence)).unwrap_or(9);
            let spread = apart(total).abs_diff(apart(number)).cast_signed();
            let behind = 3 * i32::from(total > q) + i32::from(number > q && fits < 5);
            let rivals = totals
                .iter()
                .filter(|&&l| l != total && l != number && l > total && l < q)
                .count()
                + numbers
                    .iter()
                    .filter(|&&(l, _, other)| l != total && l > number && l < q && other >= fits)
                    .count();
            let priced = 2 * i32::from(
                view.cue_before(view.token(q), 1, &[Cue::Worth]).is_some()
                    && !list::is_average(view, q),
            );
            let comma = view
                .mark(view.token(q).saturating_sub(1))
                .is_some_and(|mark| matches!(mark, ',' | '—'));
            let joined = if is_joined(view, q) {
                2
            } else {
                i32::from(comma)
            };
            let same = i32::from(claim.unit.base == UnitId::NONE && shares_noun(view, total, q));
            let shared = 2 * i32::from(
                is_shared_out(view, view.context(total).sentence) || is_shared_out(view, sentence),
            );
            let outside = i32::from(is_bracketed(view, q) != is_bracketed(view, total))
                + i32::from(is_bracketed(view, number) && !is_bracketed(view, q));
            let average = i32::from(per.is_some() && list::is_average(view, q));
            // Nothing but their sizes says which of two plain counts is shared out among the other.
            let counts = 2 * i32::from(counts);
            let strength = 3 + fits + joined.max(shared) + same + average
                - outside
                - counts
                - apart(total).max(apart(number))
                - spread
                - behind
                - priced
                - i32::try_from(rivals.min(4)).unwrap_or(4);
            out.push(quotient(
                view,
                q,
                if leaves_unit_out(view, q, total) {
                    Bound::own(view, total)
                } else {
                    Bound::new(view, total, claim.unit.base)
                },
                in_weeks(view, number, unit),
                strength,
            ));
        }
    }
}

/// A number of things or a length of time; a year is 52 weeks to most.
fn in_weeks(view: &View<'_>, number: usize, unit: UnitId) -> Bound {
    let bound = Bound::new(view, number, unit);
    let years = view.quantity(number).unit.base.name() == "year" && unit.name() == "week";
    if !years {
        return bound;
    }
    Bound {
        interval: Interval::new(bound.interval.low * 52.0 / 52.18, bound.interval.high),
        ..bound
    }
}

/// "on average each was 22 minutes behind": the size of what each has, though it is a distance.
fn is_each(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 4, &[Cue::Each, Cue::Average])
        .is_some()
}

/// Whether a figure can be the total of a mean: the claim's unit, larger, no rate, and counting the same things.
fn is_total(view: &View<'_>, t: usize, q: usize) -> bool {
    let total = view.quantity(t);
    is_asserted(view, t)
        && (view.comparable(t, q) || leaves_unit_out(view, q, t))
        && matches!(total.kind, Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration)
        // "90,000 bottles a year from 18 hectares, 5,000 a hectare": what is per a time can still be shared out.
        && (total.unit.per == Per::Nothing || matches!(total.unit.per, Per::Unit(unit) if unit.is_time()) && !matches!(view.per(q), Per::Unit(unit) if unit.is_time()))
        && (!is_bracketed(view, t) || is_bracketed(view, q))
        // "5.25% on £200,000": what a rate or charge is on is shared out among nobody.
        && view.cue_before(view.token(t), 1, &[Cue::On]).is_none()
        && !(view.is_count(t) && view.quantity(q).unit.base == UnitId::NONE && matches!(view.per(q), Per::Nothing) && divisor(view, q).is_none() && nouns_differ(view, t, q))
}

/// "carried 2,700 tonnes, which comes to 900 a day": the unit is that of the total before.
fn leaves_unit_out(view: &View<'_>, q: usize, total: usize) -> bool {
    let claim = view.quantity(q);
    claim.kind == Kind::Cardinal
        && claim.unit.base == UnitId::NONE
        && view.context(q).counted.is_none()
        && total < q
        && view.context(total).sentence == view.context(q).sentence
        && matches!(view.quantity(total).kind, Kind::Money | Kind::Measure)
        && (total + 1..q).all(|l| !matches!(view.quantity(l).kind, Kind::Money | Kind::Measure))
}

/// The unit in which a figure enters as the number, and how well it fits what the claim is per.
fn fit(
    view: &View<'_>,
    q: usize,
    number: usize,
    per: Option<&Divisor<'_>>,
) -> Option<(UnitId, i32)> {
    let n = view.quantity(number);
    let plain = view.is_count(number) && n.value > Some(1.0) && !is_a_household(view, number);
    match per {
        // "Twenty years ago" is a time, not how long something took.
        _ if view
            .cue_behind(view.token(number), 1, &[Cue::Earlier])
            .is_some()
            || is_ago(view, number) =>
        {
            None
        }
        Some(Divisor::Unit(unit))
            if n.unit.base != UnitId::NONE && n.unit.base.dimension() == unit.dimension() =>
        {
            Some((*unit, 4))
        }
        Some(Divisor::Unit(unit)) if plain && view.counts_in(number, *unit) => {
            Some((UnitId::NONE, 3))
        }
        // "170 litres per person" is per one of the 5.2 million people.
        Some(Divisor::Each) if plain && is_named(view, q, number) => Some((UnitId::NONE, 5)),
        Some(Divisor::Each) if plain => {
            let people = counts_noun(view, number, &["person"]) == 5;
            Some((UnitId::NONE, 3 + 2 * i32::from(people)))
        }
        Some(Divisor::Noun(noun)) if plain => {
            let fits = if is_named(view, q, number) {
                5
            } else {
                counts_noun(view, number, noun)
            };
            (fits > 1 || view.context(number).sentence + 1 >= view.context(q).sentence)
                .then_some((UnitId::NONE, fits))
        }
        None if plain => Some((UnitId::NONE, 1)),
        _ => None,
    }
}

/// "a family of four": how many it is of, not how many of them there are.
fn is_a_household(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token >= view.first_token(token) + 2
        && view.cues(token - 1).has(Cue::Of)
        && view.is_word(token - 2)
        && matches!(
            view.lower(token - 2),
            "family" | "household" | "families" | "households"
        )
}

fn is_ago(view: &View<'_>, q: usize) -> bool {
    view.any_word_behind(view.token(q), 1, |word| {
        matches!(word, "ago" | "earlier" | "later" | "old")
    })
}

/// "split evenly among", "shared equally": the amount is divided, nothing kept back.
fn is_shared_out(view: &View<'_>, sentence: usize) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "evenly" | "equally" | "shared" | "divided" | "split" | "between them"
            )
    })
}

fn shares_noun(view: &View<'_>, a: usize, b: usize) -> bool {
    let stems = |q: usize| {
        view.context(q)
            .counted
            .map(|span| view.stems(span))
            .unwrap_or_default()
    };
    let mine = stems(b);
    stems(a).iter().any(|stem| mine.contains(stem))
}

/// "covered 1,240 kilometres in 20 hours … an average speed of 62 kilometres an hour".
fn speed(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let (Some(metre), Some(second), Some(base)) = (
        UnitId::named("metre"),
        UnitId::named("second"),
        UnitId::named("metre per second"),
    ) else {
        return;
    };
    let Some(one) = extractor::convert(1.0, view.quantity(q).unit.base, base) else {
        return;
    };
    let sentence = view.context(q).sentence;
    let near = |dimension: &'static str| -> Vec<usize> {
        view.around(sentence, 1, 0)
            .filter(|&l| {
                l != q
                    && is_amount(view, l)
                    && view.per(l) == Per::Nothing
                    && view.quantity(l).unit.base.dimension().name() == dimension
            })
            .collect()
    };
    let (lengths, times) = (
        near(metre.dimension().name()),
        near(second.dimension().name()),
    );
    for &length in &lengths {
        for &time in &times {
            let apart = view.context(length).sentence != view.context(time).sentence;
            let mut way = Bound::new(view, length, metre);
            way.value /= one;
            way.interval = Interval::new(way.interval.low / one, way.interval.high / one);
            let rivals = i32::try_from(lengths.len() + times.len() - 2).unwrap_or(9);
            // "At 60mph he covered 240 miles in three hours"
            let token = view.token(q);
            let opens = token == view.first_token(token) + 1
                && view.is_one_of(token - 1, words!["at", "averaging"]);
            let strength = 6
                + 2 * i32::from(is_joined(view, q))
                + 2 * i32::from(list::is_average(view, q))
                + 2 * i32::from(opens)
                - rivals
                - 2 * i32::from(apart);
            out.push(quotient(
                view,
                q,
                way,
                Bound::new(view, time, second),
                strength,
            ));
        }
    }
}
