//! `weekday`: the weekday of a calendar date; dates that do not exist.
//!
//! The Gregorian calendar decides. Silent where the year is not given, and before 1753, when calendars differed.

use document::Span;

use super::Scene;
use crate::calendar::{MONTHS, WEEKDAYS, days_in, weekday};
use crate::finding::{Finding, Place, Severity, Verdict};
use crate::view::View;

/// The first full year of the Gregorian calendar in Britain and its colonies.
const FIRST_YEAR: i32 = 1753;

pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let Some(date) = quantity.date else { continue };
        let (Some(month), Some(day)) = (date.month, date.day) else {
            continue;
        };
        let longest = date
            .year
            .map_or_else(|| days_in(2000, month), |year| days_in(year, month));
        let Some(longest) = longest else { continue };
        let name = MONTHS[usize::from(month) - 1];
        if day > longest {
            let message = match date.year {
                Some(year) if month == 2 && day == 29 => {
                    format!("{year} is no leap year: {name} has 28 days")
                }
                _ => format!("{name} has {longest} days"),
            };
            out.push(finding(
                view,
                q,
                quantity.span,
                Verdict::Inconsistent,
                message,
                None,
            ));
            continue;
        }
        let (Some(year), Some(said)) = (date.year, date.weekday) else {
            continue;
        };
        if year < FIRST_YEAR {
            continue;
        }
        let right = weekday(year, month, day);
        let name_of = |day: u8| WEEKDAYS[usize::from(day) - 1];
        if right == said {
            let message = format!("{day} {name} {year} is a {}", name_of(right));
            out.push(finding(
                view,
                q,
                quantity.span,
                Verdict::Consistent,
                message,
                None,
            ));
        } else {
            let message = format!(
                "{day} {name} {year} is a {}, not a {}",
                name_of(right),
                name_of(said)
            );
            out.push(finding(
                view,
                q,
                quantity.span,
                Verdict::Inconsistent,
                message,
                Some(name_of(right).to_owned()),
            ));
        }
    }
}

fn finding(
    view: &View<'_>,
    q: usize,
    span: Span,
    verdict: Verdict,
    message: String,
    suggestion: Option<String>,
) -> Finding {
    Finding {
        rule: "weekday",
        verdict,
        severity: if verdict == Verdict::Inconsistent {
            Severity::Error
        } else {
            Severity::Note
        },
        claim: Place {
            document: view.index,
            span,
        },
        sentence: view.sentence(q).span,
        stated: None,
        computed: None,
        operands: Vec::new(),
        cause: None,
        message,
        suggestion,
    }
}
