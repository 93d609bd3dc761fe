//! A total whose time is said, shared out over it: so many in a year, so many a day.

use extractor::{Interval, Kind, Per, UnitId};

use super::is_total;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_joined};
use crate::per::{Divisor, divisor};
use crate::view::View;
use crate::words::WordList;

/// "Last year the clinic treated 18,250 patients, which is 50 a day": a total whose time is said, shared out over it.
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let unit = match divisor(view, q) {
        Some(&Divisor::Unit(unit)) if unit.is_time() => unit,
        _ => return,
    };
    let sentence = view.context(q).sentence;
    for total in view.around(sentence, 1, 0).filter(|&t| t < q) {
        if view.per(total) != Per::Nothing
            || !is_amount(view, total)
            || !is_total(view, total, q)
            || view.quantity(total).value <= view.quantity(q).value
        {
            continue;
        }
        let Some(time) = period_of(view, total) else {
            continue;
        };
        let Some(length) = extractor::convert(1.0, time, unit).filter(|&n| n > 1.5) else {
            continue;
        };
        // Months have four to five weeks, years 250 working days or 366 of any kind.
        let short = |unit: UnitId| matches!(unit.name(), "day" | "hour" | "minute" | "second");
        let slack = if short(unit) && !short(time) {
            0.7
        } else {
            0.98
        };
        let joined = is_joined(view, q)
            || view
                .mark(view.token(q).saturating_sub(1))
                .is_some_and(|mark| matches!(mark, ',' | '—' | ':' | '('));
        let rivals = view
            .around(sentence, 1, 0)
            .filter(|&l| l > total && l < q && is_amount(view, l) && view.comparable(l, q))
            .count();
        let strength =
            4 + 3 * i32::from(joined) + i32::from(view.context(total).sentence == sentence)
                - 2 * i32::try_from(rivals.min(3)).unwrap_or(3);
        let whole = Bound::new(view, total, view.quantity(q).unit.base);
        out.push(Candidate {
            rule: "average",
            claim: Claim::of(view, q),
            formula: Formula::Convert {
                factor: 1.0 / length,
                offset: 0.0,
            },
            operands: vec![Bound {
                interval: Interval::new(whole.interval.low / 1.01, whole.interval.high / slack),
                ..whole
            }],
            strength,
            sense: Sense::None,
        });
    }
}

/// What stands before a length of time in one phrase with it.
const LEADS: WordList = words![
    "last ",
    "in the ",
    "over the ",
    "a ",
    "this ",
    "the past ",
    "that ",
];

/// The one length of time that a total is said to be of: "in the year", "A year's fund-raising", "last month".
fn period_of(view: &View<'_>, total: usize) -> Option<UnitId> {
    let token = view.token(total);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let mut found = None;
    for at in first..end.min(token + 8) {
        let unit = if view.is_word(at) {
            let word = view.lower(at);
            ["year", "month", "week"]
                .into_iter()
                .find(|name| {
                    word.strip_suffix(*name).is_some_and(|lead| LEADS.has(lead))
                        || at > first
                            && view.is_word(at - 1)
                            && word
                                .strip_prefix(*name)
                                .is_some_and(|rest| matches!(rest, "" | "'s" | "’s"))
                            && matches!(
                                view.lower(at - 1),
                                "a" | "the" | "last" | "this" | "past" | "that"
                            )
                })
                .and_then(UnitId::named)
        } else {
            None
        };
        let unit = unit.or_else(|| {
            let q = view.at(at)?;
            let year = view.quantity(q).kind == Kind::Year
                && at > first
                && view.is_word(at - 1)
                && view.lower(at - 1) == "in";
            year.then(|| UnitId::named("year")).flatten()
        });
        if let Some(unit) = unit {
            if found.is_some_and(|known| known != unit) {
                return None;
            }
            found = Some(unit);
        }
    }
    found
}
