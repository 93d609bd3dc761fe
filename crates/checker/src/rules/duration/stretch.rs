//! The stretch of time that a sentence names by its two ends: "from 2018 to 2023", "between March 1996 and March 2009".

use super::moment::{Moment, at, in_order, of_unsaid_year};
use crate::view::View;
use crate::words::WordList;

/// "five years, from 2018 to 2023" · "between March 1996 and March 2009": the stretch of time in the same sentence, and
/// whether it stands beside the length.
pub(super) fn explicit(view: &View<'_>, q: usize) -> Option<(Moment, Moment, bool)> {
    let sentence = view.context(q).sentence;
    let all: Vec<usize> = view.in_sentence(sentence).collect();
    let mut stretches: Vec<(usize, usize, Moment, Moment)> = Vec::new();
    for (i, &d) in all.iter().enumerate() {
        match at(view, d)[..] {
            [a, b] => stretches.push((view.token(d), view.token(d), a, b)),
            [a] => {
                let Some(&next) = all.get(i + 1) else {
                    continue;
                };
                let [b] = at(view, next)[..] else { continue };
                let (from, to) = (view.token(d), view.token(next));
                if joined(view, from, to) {
                    stretches.push((from, to, a, b));
                }
            }
            _ => stretches.extend(unsaid_year(view, d, all.get(i + 1).copied())),
        }
    }
    let [(from, to, a, b)] = stretches[..] else {
        return None;
    };
    let (a, b) = in_order(a, b);
    let token = view.token(q);
    let gap = if token < from {
        token + 1..from
    } else {
        to + 1..token
    };
    let near = gap.len() <= 6
        && gap.clone().all(|t| {
            matches!(view.mark(t), Some(',' | '—' | '–' | '(')) || view.is_one_of(t, JOINING)
        });
    // "Between 1979 and 1990 she ran the country, 13 years": a length in apposition at the end.
    let end = view.end_token(token);
    let apposed = token > to
        && matches!(view.mark(token - 1), Some(',' | '—' | '('))
        && (token + 1..end.min(token + 4)).all(|t| {
            view.mark(t).is_some()
                || view.is_word(t)
                    && matches!(view.lower(t), "in" | "all" | "in all" | "altogether")
        })
        && gap.clone().all(|t| view.at(t).is_none());
    let near = near || apposed && gap.len() <= 12;
    (near || gap.len() <= 12).then_some((a, b, near))
}

/// "over three days, May 24 to 26".
fn unsaid_year(
    view: &View<'_>,
    first: usize,
    second: Option<usize>,
) -> Option<(usize, usize, Moment, Moment)> {
    let second = second?;
    let (a, b) = (of_unsaid_year(view, first)?, of_unsaid_year(view, second)?);
    let (x, y) = (view.token(first), view.token(second));
    joined(view, x, y).then_some((x, y, a, b))
}

/// Whether only "to", "until" or a dash stands between two tokens; "from 1999 until she retired in 2022" holds a clause.
fn joined(view: &View<'_>, from: usize, to: usize) -> bool {
    let word = |at: usize, word: &str| view.is_word(at) && view.lower(at) == word;
    if from > view.first_token(from)
        && word(from - 1, "from")
        && (from + 1..to).any(|at| word(at, "until") || word(at, "till"))
    {
        return true;
    }
    (from + 1..to).any(|token| joins(view, token))
        && (from + 1..to).all(|token| joins(view, token) || view.mark(token).is_some())
}

/// Words that may stand between a stretch of time and its length.
const JOINING: WordList = words![
    "from", "between", "for", "in", "a", "period", "the", "to", "lasted", "lasting", "spanning",
    "or", "some", "over", "took", "that", "is", "after", "of", "stretch", "span", "spell", "term",
    "run", "reign", "stint", "tenure", "total", "all", "which", "was", "were", "making", "they",
    "he", "she", "it", "full", "whole", "an", "unbroken", "about", "just", "almost", "nearly",
    "more", "than",
];

fn joins(view: &View<'_>, token: usize) -> bool {
    matches!(view.mark(token), Some('–' | '-' | '—'))
        || view.is_word(token)
            && matches!(
                view.lower(token),
                "to" | "until" | "till" | "through" | "and"
            )
}
