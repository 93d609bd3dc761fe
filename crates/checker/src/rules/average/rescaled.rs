//! The same rate over another length of time: €10,800 a year, which is €900 a month.

use extractor::{Cue, Interval, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_asserted;
use crate::view::View;

/// How far the lengths of months, weeks and years differ from their averages.
const SLACK: f64 = 0.005;
/// The part of the days of a week or year that are worked.
const WORKING: f64 = 0.68;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let annualised = annualised(view, q);
    let Some(unit) = period(view, q).or(if annualised {
        UnitId::named("year")
    } else {
        None
    }) else {
        return;
    };
    // Growth of 2% a month is no 24% a year.
    if view.quantity(q).kind == Kind::Percent {
        return;
    }
    let sentence = view.context(q).sentence;
    let short = |unit: UnitId| matches!(unit.name(), "day" | "hour" | "minute" | "second");
    for r in view
        .around(sentence, usize::from(annualised), 0)
        .filter(|&r| r < q)
    {
        let Some(other) = period(view, r) else {
            continue;
        };
        if !view.comparable(r, q)
            || other == unit
            || !is_asserted(view, r)
            || view.quantity(r).value.is_none()
        {
            continue;
        }
        let Some(factor) = factor(unit, other) else {
            continue;
        };
        let source = Bound::new(view, r, view.quantity(q).unit.base);
        let interval = Interval::new(
            source.interval.low * (1.0 - SLACK),
            source.interval.high * (1.0 + SLACK),
        );
        // A week has five working days, a year 250 of them.
        let workdays = short(unit) != short(other);
        let interval = match (workdays, factor > 1.0) {
            (true, true) => Interval::new(interval.low * WORKING, interval.high),
            (true, false) => Interval::new(interval.low, interval.high / WORKING),
            _ => interval,
        };
        let joined = annualised
            || view
                .cue_before(view.token(q), 3, &[Cue::Or, Cue::Equal, Cue::Making])
                .is_some();
        let apposed = matches!(
            view.mark(view.token(q).saturating_sub(1)),
            Some(',' | '—' | '–' | '(')
        ) && view.token(q) - view.token(r) <= 6;
        out.push(Candidate {
            rule: "average",
            claim: Claim::of(view, q),
            formula: Formula::Convert {
                factor,
                offset: 0.0,
            },
            operands: vec![Bound { interval, ..source }],
            strength: 4
                + 4 * i32::from(joined)
                + 3 * i32::from(apposed && !joined)
                + i32::from(r + 1 == q),
            sense: Sense::None,
        });
    }
}

/// How many of one length of time another has: a year twelve months or four quarters, whatever their days.
fn factor(unit: UnitId, other: UnitId) -> Option<f64> {
    let months = |unit: UnitId| match unit.name() {
        "month" => Some(1.0),
        "quarter year" => Some(3.0),
        "year" => Some(12.0),
        _ => None,
    };
    match (months(unit), months(other)) {
        (Some(unit), Some(other)) => Some(unit / other),
        _ => extractor::convert(1.0, unit, other)
            .filter(|factor| factor.is_finite() && *factor > 0.0),
    }
}

/// The length of time that an amount is for: "a month", "quarterly dividend of", "over a year".
fn period(view: &View<'_>, q: usize) -> Option<UnitId> {
    if let Per::Unit(unit) = view.per(q) {
        return unit.is_time().then_some(unit);
    }
    let token = view.token(q);
    let first = view.first_token(token);
    let adjective = (first.max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .find_map(|at| match view.lower(at) {
            "quarterly" => Some("quarter year"),
            "monthly" => Some("month"),
            "weekly" => Some("week"),
            "daily" => Some("day"),
            _ => None,
        });
    if let Some(name) = adjective {
        return UnitId::named(name);
    }
    let over = view.is_word(token + 1) && matches!(view.lower(token + 1), "over" | "in");
    let length = view
        .at(token + 2)
        .filter(|_| over && token + 2 < view.end_token(token))?;
    let length = view.quantity(length);
    (length.kind == Kind::Duration && length.value == Some(1.0)).then_some(length.unit.base)
}

/// "On an annualised basis the dividend is $1.08".
fn annualised(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token)..token)
        .any(|at| view.is_word(at) && matches!(view.lower(at), "annualised" | "annualized"))
}
