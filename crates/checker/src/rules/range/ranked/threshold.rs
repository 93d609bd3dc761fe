//! "the only one above 50": so many of a field lie beyond a figure, no more and no fewer.

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::tries;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::holdings::Holdings;
use crate::view::View;
use crate::words::WordList;

/// Words that put all but one on the other side of a figure.
const ABOVE: WordList = words![
    "above",
    "over",
    "beyond",
    "exceeding",
    "exceed",
    "topping",
    "top",
    "pass",
    "passing",
    "surpass",
    "surpassing",
    "more than",
    "better than",
    "upwards of",
    "in excess of",
    "to exceed",
    "to top",
    "to pass",
    "exceeds",
    "exceeded",
    "topped",
    "passed",
];
const BELOW: WordList = words![
    "below",
    "under",
    "beneath",
    "less than",
    "fewer than",
    "short of",
    "lower than",
];

pub(super) fn propose(view: &View<'_>, sentence: usize, out: &mut Vec<Candidate>) {
    if !view.may_begin(sentence, words!["only", "sole", "alone"]) {
        return;
    }
    let (first, end) = view.reading.sentences[sentence].tokens;
    for at in first..end {
        if !view.is_one_of(at, words!["only", "sole"])
            || at == first
            || !view.is_one_of(at - 1, words!["the"])
        {
            continue;
        }
        let denied = (first.max(at.saturating_sub(4))..at).any(|t| {
            view.cues(t)
                .any(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast])
        });
        if let Some((limit, above)) = limit(view, at, end).filter(|_| !denied) {
            out.extend(bind(view, sentence, (at, limit), above));
        }
    }
}

/// The figure that only one is said to lie beyond, and on which side.
fn limit(view: &View<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    let q = (at + 1..end.min(at + 8))
        .take_while(|&t| view.mark(t).is_none())
        .find_map(|t| {
            view.at(t)
                .filter(|&q| !view.is_one_of(t, words!["one"]) && view.quantity(q).value.is_some())
        })?;
    let quantity = view.quantity(q);
    if matches!(quantity.kind, Kind::Ordinal | Kind::Year | Kind::Date) {
        return None;
    }
    let printed = view.printed(q).to_ascii_lowercase();
    let token = view.token(q);
    let says = |words: WordList| {
        words.leads(&printed) || (at + 1..token).any(|t| view.is_one_of(t, words))
    };
    match (says(ABOVE), says(BELOW)) {
        (true, false) => Some((q, true)),
        (false, true) => Some((q, false)),
        _ => None,
    }
}

fn bind(
    view: &View<'_>,
    sentence: usize,
    (at, limit): (usize, usize),
    above: bool,
) -> Option<Candidate> {
    let unit = view.quantity(limit);
    let bound = unit.value?;
    for sentences in tries(view, sentence) {
        for field in Holdings::every(view, sentences) {
            let model = view.quantity(field.figures[0]);
            let alike = view.comparable(field.figures[0], limit) || unit.unit.base == UnitId::NONE;
            let named = field.called(view, view.first_token(at)..at);
            if !alike
                || field.figures.contains(&limit)
                || field.tokens.contains(&at)
                || model.value.is_none()
                || named.len() != 1
            {
                continue;
            }
            let beyond = |&&q: &&usize| {
                view.quantity(q)
                    .value
                    .is_some_and(|value| if above { value > bound } else { value < bound })
            };
            let count = field.figures.iter().filter(beyond).count() as f64;
            let real = if beyond(&&named[0]) { count } else { 0.0 };
            let stated = Interval::exact(1.0);
            let mut operands = vec![Bound {
                quantity: limit,
                value: real,
                interval: Interval::exact(real),
            }];
            operands.extend(field.figures.iter().map(|&l| Bound::own(view, l)));
            return Some(Candidate {
                rule: "range",
                claim: Claim {
                    span: view.reading.tokens[at]
                        .span
                        .cover(view.quantity(limit).span),
                    sentence,
                    quantity: None,
                    stated,
                    bare: stated,
                    value: 1.0,
                    grain: 0.0,
                    hedge: Hedge::None,
                    unit: UnitId::NONE,
                    loose: true,
                },
                formula: Formula::Same,
                operands,
                strength: 9,
                sense: Sense::None,
            });
        }
    }
    None
}
