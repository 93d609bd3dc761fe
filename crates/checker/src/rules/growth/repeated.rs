//! "Starting with 12 hives, they doubled their colonies every year and, four doublings later, kept 192" · "it doubles every 20
//! minutes, so after two hours one cell has become 64": the same multiple again and again.
//!
//! How often is said in so many words, or is the one length of time by what passes from one to the next. The start and the end are
//! the only other amounts of the sentence, or of it and the one before.

use extractor::{Interval, Kind, UnitId};

use super::push;
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{is_bare_year, is_elliptical};
use crate::view::View;

/// How far behind the multiple the words may stand that repeat it.
const REACH: usize = 9;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for m in 0..view.reading.quantities.len() {
        let quantity = view.quantity(m);
        if quantity.kind == Kind::Multiple
            && quantity
                .value
                .is_some_and(|value| value > 0.0 && value < 11.0)
            && !view.is_furniture(m)
        {
            out.extend(bind(view, m));
        }
    }
}

fn bind(view: &View<'_>, m: usize) -> Option<Candidate> {
    let sentence = view.context(m).sentence;
    let (period, told) = period(view, m)?;
    let (times, from) = times(view, m, period, told)?;
    let is_end = |&l: &usize| {
        l != m
            && l != from
            && Some(l) != told
            && matches!(
                view.quantity(l).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure
            )
            && view.quantity(l).value.is_some_and(|value| value > 0.0)
            && !is_bare_year(view, l)
    };
    let mut ends: Vec<usize> = view.in_sentence(sentence).filter(is_end).collect();
    if ends.len() == 1 {
        let before: Vec<usize> = view
            .around(sentence, 1, 0)
            .filter(|&l| view.context(l).sentence < sentence)
            .filter(is_end)
            .collect();
        ends.splice(0..0, before);
    }
    let [start, end] = ends[..] else { return None };
    let like = view.quantity(start).kind == view.quantity(end).kind && view.comparable(start, end)
        || is_elliptical(view, end);
    if !like || end < m {
        return None;
    }
    let rate = Bound::own(view, m);
    let percent = |value: f64| (value - 1.0) * 100.0;
    let rate = Bound {
        value: percent(rate.value),
        interval: Interval::exact(percent(rate.value)),
        ..rate
    };
    let mut all = Vec::new();
    push(
        &mut all,
        Claim::of(view, end),
        Formula::Compounded,
        vec![
            Bound::beside(view, start, end),
            rate,
            Bound {
                quantity: from,
                value: times,
                interval: Interval::exact(times),
            },
        ],
        9,
    );
    all.pop()
}

/// Whether a multiple is said to come again and again: it is none of a start and an end.
pub(crate) fn is_repeated(view: &View<'_>, m: usize) -> bool {
    let token = view.token(m);
    // "Twice this year it has cut prices": how often.
    let often = view.is_one_of(
        token + 1,
        words![
            "twice",
            "this year",
            "last year",
            "this month",
            "last month",
            "this week",
            "last week",
            "this season",
            "last season"
        ],
    );
    often || period(view, m).is_some()
}

/// What passes from one multiple to the next: a unit of time with how many of it, and the figure that says so.
pub(super) fn period(view: &View<'_>, m: usize) -> Option<((f64, UnitId), Option<usize>)> {
    let token = view.token(m);
    let end = view.end_token(token).min(token + REACH);
    let every = (token + 1..end).find(|&at| view.is_one_of(at, words!["every", "each"]))?;
    let next = every + 1;
    if next >= view.end_token(token) {
        return None;
    }
    if let Some(d) = view.at(next) {
        let length = view.quantity(d);
        return (length.kind == Kind::Duration)
            .then_some(length.value)?
            .map(|value| ((value, length.unit.base), Some(d)));
    }
    let unit = match view.lower(next) {
        word @ ("year" | "month" | "week" | "day" | "hour" | "minute") => UnitId::named(word)?,
        "season" | "spring" | "summer" | "autumn" | "winter" => UnitId::named("year")?,
        _ => return None,
    };
    Some(((1.0, unit), None))
}

/// How often: "four doublings later", "three times over", or the one other length of time of the sentence.
fn times(
    view: &View<'_>,
    m: usize,
    (length, unit): (f64, UnitId),
    told: Option<usize>,
) -> Option<(f64, usize)> {
    let sentence = view.context(m).sentence;
    let counted = view.in_sentence(sentence).find(|&n| {
        let token = view.token(n);
        view.quantity(n).kind == Kind::Cardinal
            && token + 1 < view.end_token(token)
            && view.is_one_of(
                token + 1,
                words![
                    "doublings",
                    "triplings",
                    "trebling",
                    "halvings",
                    "steps",
                    "rounds",
                    "generations",
                ],
            )
    });
    if let Some(n) = counted {
        return view.quantity(n).value.map(|value| (value, n));
    }
    let mut lengths = view.in_sentence(sentence).filter(|&d| {
        Some(d) != told
            && view.quantity(d).kind == Kind::Duration
            && view.quantity(d).ends.is_none()
    });
    let d = lengths.next().filter(|_| lengths.next().is_none())?;
    let times = view.value_in(d, unit)? / length;
    let near = (times - times.round()).abs() < 0.02 && (1.9..=60.0).contains(&times);
    near.then_some((times.round(), d))
}
