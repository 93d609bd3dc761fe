//! The one length of a short paragraph and its only two dates: "The first tram ran in 1903. The last was scrapped in 1961. For 58
//! years the town had lived by their timetable."
//!
//! Silent where any other date or length is told, and where nothing says that the time between the two is meant.

use extractor::{Hedge, Kind};

use super::between::{count_off, length, plans};
use super::moment::{DAYS, Moment, at, in_order, of_unsaid_year};
use super::told::later;
use crate::candidate::{Candidate, Sense};
use crate::formula::Formula;
use crate::view::View;

/// A paragraph of more sentences tells more than one story.
const SENTENCES: usize = 5;
/// Nor one of more figures.
const MOST: usize = 12;
/// What a binding is worth where nothing else can be meant, and where the length may be another's.
const TIED: i32 = 8;
const NEAR: i32 = 4;
/// What is further from the time between is the length of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.5..=2.0;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentences in view.paragraphs() {
        if sentences.len() > SENTENCES {
            continue;
        }
        let figures =
            view.in_sentence(sentences.start).start..view.in_sentence(sentences.end - 1).end;
        if (3..=MOST).contains(&figures.len()) {
            out.extend(bind(view, figures));
        }
    }
}

fn bind(view: &View<'_>, figures: std::ops::Range<usize>) -> Option<Candidate> {
    let mut lengths = figures
        .clone()
        .filter(|&q| view.quantity(q).kind == Kind::Duration)
        .filter_map(|q| Some((q, length(view, q)?)));
    let (q, (mut claim, unit)) = lengths.next()?;
    if lengths.next().is_some()
        || view.is_furniture(q)
        || view.quantity(q).value < Some(3.0)
        || plans(view, q)
    {
        return None;
    }
    let (start, end) = two(view, figures)?;
    if unit < 0.9 && !(start.is_day() && end.is_day()) {
        return None;
    }
    let days = start.is_day() && end.is_day();
    let slack = if days { 1.2 } else { 3.0 } / DAYS;
    // Counted with or without the first day, or in whole years gone.
    if claim.hedge == Hedge::None && !(start.is_year() && end.is_year()) {
        count_off(view, &mut claim, unit);
    }
    let candidate = Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![end.bound(unit, slack), start.bound(unit, 0.0)],
        strength: if is_tied(view, q, [start, end]) {
            TIED
        } else {
            NEAR
        },
        sense: Sense::None,
    };
    FAIR.contains(&(candidate.value() / candidate.claim.value))
        .then_some(candidate)
}

/// Whether nothing but the time between two dates can be meant: the length opens its sentence or clause behind both, or stands
/// beside the later and is said to have passed.
fn is_tied(view: &View<'_>, q: usize, dates: [Moment; 2]) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let behind = dates.iter().all(|date| date.quantity < q);
    let before = |word: &str| words!["before", "earlier", "that", "old", "older", "from"].has(word);
    let counted = view.any_word_behind(token, 2, |word| before(word));
    if later(view, token) && !counted {
        let at = view.token(dates[1].quantity);
        return at.abs_diff(token) <= 5;
    }
    let led = (token - first.min(token)) <= 3
        && (first..token).all(|at| {
            view.is_one_of(
                at,
                words![
                    "for", "after", "in", "those", "the", "this", "that", "a", "all", "over",
                ],
            )
        });
    let set = token > first
        && (matches!(view.mark(token - 1), Some(':' | ';' | '—' | '–'))
            || token > first + 1
                && view.is_one_of(token - 1, words!["for", "after"])
                && matches!(view.mark(token - 2), Some(':' | ';' | '—' | '–')));
    behind && !counted && (led || set || is_known(view, token))
}

/// "the 142 days it took", "the eighteen days of the journey": a length that the article says is known, and words of what lasted.
fn is_known(view: &View<'_>, token: usize) -> bool {
    let end = view.end_token(token);
    token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the", "those", "these"])
        && token + 1 < end
        && view.is_one_of(
            token + 1,
            words![
                "it", "she", "he", "they", "that", "of", "between", "in", "spent",
            ],
        )
        && !view.is_one_of(token.saturating_sub(2), words!["within", "of"])
}

/// The only two dates among some figures: both years, or both days.
fn two(view: &View<'_>, figures: std::ops::Range<usize>) -> Option<(Moment, Moment)> {
    let mut found: Vec<Moment> = Vec::new();
    let mut unsaid: Vec<Moment> = Vec::new();
    for q in figures {
        let said = at(view, q);
        if said.is_empty() && matches!(view.quantity(q).kind, Kind::Date | Kind::Year) {
            unsaid.push(of_unsaid_year(view, q)?);
        }
        for moment in said {
            if !found
                .iter()
                .any(|other| (other.first, other.last) == (moment.first, moment.last))
            {
                found.push(moment);
            }
        }
    }
    match (&found[..], &unsaid[..]) {
        (&[a, b], []) => Some(in_order(a, b)),
        (&[said], &[other]) if said.is_day() => {
            let mut other = Moment {
                year: said.year,
                first: (said.year, other.first.1, other.first.2),
                last: (said.year, other.last.1, other.last.2),
                ..other
            };
            // "on 28 December 2023 … on 4 January"
            if other.quantity > said.quantity && said.first.1 >= 10 && other.first.1 <= 3 {
                other.year += 1;
                other.first.0 += 1;
                other.last.0 += 1;
            }
            Some(in_order(said, other))
        }
        ([], &[a, b]) => Some((a, b)).filter(|_| a.first < b.first),
        _ => None,
    }
}
