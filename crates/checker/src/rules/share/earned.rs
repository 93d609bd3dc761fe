//! A margin or return: "a profit of £412m on sales of £6.87bn, a margin of 6.0%".

use extractor::{Cue, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// "P on W, a margin of N%" is explicit grammar.
const TOLD: i32 = 10;
/// So many words stand between what is earned and what it is earned on: "£412m on net sales of £6.87bn".
const APART: usize = 6;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if view.quantity(q).kind == Kind::Percent && is_margin(view, q) {
            out.extend(of_claim(view, q));
        }
    }
}

/// ", a margin of 6.0%", ", or a return of 4%": a noun phrase of its own, which no change verb governs.
fn is_margin(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(5));
    let of = token > first && view.is_one_of(token - 1, words!["of"]);
    let Some(noun) = (first..token.saturating_sub(1))
        .rev()
        .find(|&at| view.is_one_of(at, words!["margin", "return"]))
    else {
        return false;
    };
    of && (first..noun)
        .rev()
        .any(|at| view.mark(at) == Some(',') && (at + 1..noun).all(|between| view.is_word(between)))
}

/// The one pair of amounts before a margin of which one was earned on the other.
fn of_claim(view: &View<'_>, q: usize) -> Option<Candidate> {
    let amounts: Vec<usize> = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l < q && view.quantity(l).kind == Kind::Money)
        .collect();
    let on = |pair: &&[usize]| {
        let (a, b) = (view.token(pair[0]), view.token(pair[1]));
        let first = (a + 1..b).next();
        b - a <= APART
            && (a + 1..b).all(|at| view.is_word(at))
            && first.is_some_and(|at| view.cues(at).has(Cue::On))
            && view.quantity(pair[0]).value < view.quantity(pair[1]).value
            && view.comparable(pair[0], pair[1])
    };
    let mut pairs = amounts.windows(2).filter(on);
    let pair = pairs.next()?;
    let alone = pairs.next().is_none() && amounts.last() == Some(&pair[1]);
    alone.then(|| Candidate {
        rule: "share",
        claim: Claim::percent(view, q),
        formula: Formula::Share,
        operands: vec![
            Bound::own(view, pair[0]),
            Bound::new(view, pair[1], view.quantity(pair[0]).unit.base),
        ],
        strength: TOLD,
        sense: Sense::None,
    })
}
