//! The end of a term: "the 99-year lease was signed in 1931 and so expires in 2020" · "the comet, which comes round every
//! 76 years, was last here in 1986 and will be back in 2026".

use extractor::{Interval, Kind};

use super::moment::{is_property, moments};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// Words that lead to the year in which a term ends.
const ENDS: WordList = words![
    "expires",
    "expire",
    "expired",
    "expiring",
    "ends",
    "lapses",
    "lapsed",
    "matures",
    "matured",
    "maturing",
    "runs",
    "ran",
    "run",
    "terminates",
    "terminated",
    "until",
    "till",
    "falls",
    "fell",
    "end",
    "ended",
    "expiry",
    "up",
];

/// Words that lead to the year in which something comes round again.
const RETURNS: WordList = words![
    "back", "next", "return", "returns", "returned", "due", "again",
];

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let Some(years) = extractor::convert_difference(1.0, view.quantity(q).unit.base, *YEAR)
        .filter(|years| *years > 0.9)
    else {
        return;
    };
    let recurs = token > view.first_token(token) && view.lower(token - 1) == "every";
    // "a 99-year lease", "let for 60 years": the length is a property of the thing.
    let set =
        is_property(view, q) || token > view.first_token(token) && view.lower(token - 1) == "for";
    // "went on for nine years after the war": counted from something else.
    let elsewhere = view.is_one_of(token + 1, words!["after", "before", "longer", "more"]);
    if !recurs && !set || elsewhere {
        return;
    }
    let words = if recurs { RETURNS } else { ENDS };
    let alone = view
        .in_sentence(sentence)
        .filter(|&d| view.quantity(d).kind == Kind::Duration)
        .count()
        == 1;
    let [start, end] = moments(view, sentence, 0)[..] else {
        return;
    };
    if !alone
        || start.year >= end.year
        || start.quantity == end.quantity
        || !led_by(view, end.quantity, words)
        || led_by(view, start.quantity, words)
    {
        return;
    }
    let length = view.quantity(q).bare;
    let claim = Claim::of(view, end.quantity);
    let (at, from) = (f64::from(end.year), f64::from(start.year));
    out.push(Candidate {
        rule: "duration",
        claim: Claim {
            value: at,
            stated: Interval::exact(at),
            bare: Interval::exact(at),
            grain: 0.0,
            ..claim
        },
        formula: Formula::Sum,
        operands: vec![
            // Signed late in one year, it may run out early in the year after the sum.
            Bound {
                quantity: start.quantity,
                value: from,
                interval: Interval::new(from - 1.0, from + 1.0),
            },
            Bound {
                quantity: q,
                value: view.quantity(q).value.unwrap_or(f64::NAN) * years,
                interval: Interval::new(length.low * years, length.high * years),
            },
        ],
        strength: 9,
        sense: Sense::None,
    });
}

/// Whether a sentence names the end of a term: the length in it was set, it did not pass.
pub(super) fn ends_a_term(view: &View<'_>, sentence: usize) -> bool {
    moments(view, sentence, 0)
        .iter()
        .any(|moment| led_by(view, moment.quantity, ENDS) || led_by(view, moment.quantity, RETURNS))
}

/// Whether one of some words leads to a date.
fn led_by(view: &View<'_>, date: usize, words: WordList) -> bool {
    let token = view.token(date);
    let first = view.first_token(token).max(token.saturating_sub(4));
    (first..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            view.word(at)
                .split(' ')
                .any(|word| words.has(&word.to_ascii_lowercase()))
        })
}
