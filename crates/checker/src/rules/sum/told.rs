//! A total that sentences before it tell the parts of: "Copper fetched $4,200, lead $1,150 and brass $2,380. His haul came to $7,730" ·
//! "Labour is $1,450. Parts are $620. Paint is $185. It totals $2,255".
//!
//! The parts are all figures of the kind that the sentences before hold, two or more. Silent where one of them is no part, or as
//! large as the total.

use extractor::{Cue, Kind, Role};

use super::part::is_part;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_asserted, is_few, whole};
use crate::view::View;

/// How many sentences before the total may tell its parts.
const BACK: usize = 4;
/// More than these are a table.
const MOST: usize = 8;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let quantity = view.quantity(q);
    let fits = matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && !quantity.hedge.is_bound()
        && is_amount(view, q)
        && is_asserted(view, q);
    if !fits || view.is_crowded() {
        return;
    }
    let Some(strength) = sums_up(view, q) else {
        return;
    };
    // The total is the only figure of its kind in its sentence.
    let like = |l: usize| {
        l != q
            && is_amount(view, l)
            && view.comparable(l, q)
            && view.quantity(l).kind == quantity.kind
    };
    let counts = |l: usize| is_few(view, l);
    if view.in_sentence(sentence).any(|l| like(l) && !counts(l)) {
        return;
    }
    let before: Vec<usize> = view
        .around(sentence, BACK, 0)
        .filter(|&l| view.context(l).sentence < sentence && like(l))
        .collect();
    let parts: Vec<usize> = before
        .iter()
        .copied()
        .filter(|&l| is_part(view, l, q))
        .collect();
    let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let first = parts.first().map(|&l| view.context(l).sentence);
    let plain = parts.iter().all(|&l| {
        !matches!(view.context(l).role, Role::Base | Role::Reference)
            && size(l) < size(q)
            && !view.quantity(l).hedge.is_bound()
    });
    let announced = view
        .in_sentence(sentence)
        .filter(|&n| n < q && counts(n) && view.is_count(n))
        .filter_map(|n| view.quantity(n).value)
        .map(whole)
        .next();
    // "Two brought 14, another 9": how many there were is no part.
    let mixed = parts.iter().any(|&l| counts(l)) && !parts.iter().all(|&l| counts(l));
    let sorted = !mixed && (parts.len() > 2 || parts.iter().all(|&l| size(l) >= 0.02 * size(q)));
    if !(2..=MOST).contains(&parts.len())
        || parts.len() != before.len()
        || !plain
        || !sorted
        || first.is_none_or(|at| view.apart(at, sentence).is_none())
        || announced.is_some_and(|n| n > 1 && n != parts.len())
    {
        return;
    }
    let noun = view.counted(q);
    let same = view.quantity(q).kind != Kind::Cardinal
        || noun.is_empty()
        || parts
            .iter()
            .any(|&l| view.counted(l).iter().any(|stem| noun.contains(stem)))
        || announced == Some(parts.len());
    if !same {
        return;
    }
    out.push(Candidate {
        rule: "sum",
        claim: Claim::of(view, q),
        formula: Formula::Sum,
        operands: parts.iter().map(|&l| Bound::own(view, l)).collect(),
        strength: strength + i32::from(announced == Some(parts.len())),
        sense: Sense::None,
    });
}

/// How surely the words of its sentence make a figure a total of what was told before.
fn sums_up(view: &View<'_>, q: usize) -> Option<i32> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let from = first.max(token.saturating_sub(8));
    let said = |t: usize| view.cues(t).has(Cue::Total) && !view.is_one_of(t, words!["both"]);
    let total = (from..token).chain(token + 1..end.min(token + 7)).any(said)
        || (first..end).any(|t| {
            view.begins(
                t,
                words![
                    "in total",
                    "in all",
                    "all told",
                    "between them",
                    "totals",
                    "totalled",
                    "totaled",
                ],
            )
        });
    // "His haul came to", "That made", "It comes to", "the bill is"
    let opens = (first..token.min(first + 3)).any(|t| {
        view.is_one_of(
            t,
            words![
                "that", "it", "which", "this", "together", "his", "her", "their", "its",
                "the bill", "so",
            ],
        )
    });
    let comes = (from..token).any(|t| {
        view.begins(
            t,
            words![
                "came to",
                "comes to",
                "come to",
                "made",
                "makes",
                "adds up to",
                "added up to",
                "amounts to",
                "amounted to",
            ],
        )
    });
    // "In all, nine …", "Together they …", "£25,750 was given away in total": the sentence is about the total.
    let leads = token == first
        || (first..token.min(first + 3)).any(|t| {
            said(t)
                || view.begins(
                    t,
                    words![
                        "in all",
                        "all told",
                        "in total",
                        "between them",
                        "that",
                        "which",
                    ],
                )
        });
    match (total, leads, opens && comes) {
        (_, _, true) | (true, true, _) => Some(8),
        (true, ..) => Some(5),
        _ => (first..token)
            .any(|t| view.is_one_of(t, words!["thus", "therefore", "so", "hence"]))
            .then_some(7),
    }
}
