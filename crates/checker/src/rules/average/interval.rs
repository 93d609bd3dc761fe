//! How often something comes: "conceded nine goals in 1,080 minutes, or one every 120 minutes" · "35 shots in two hours and a
//! half, which means one every four minutes".

use extractor::{Interval, Kind, Per};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::view::View;

/// One length of time and one count are all that the sentence has besides.
const ALONE: i32 = 9;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let quantity = view.quantity(q);
    if let (Kind::Rate, Per::Count(n)) = (quantity.kind, quantity.unit.per) {
        if quantity.value == Some(1.0) {
            per_so_many(view, q, f64::from(n), out);
        }
        return;
    }
    let token = view.token(q);
    let first = view.first_token(token);
    let every = quantity.kind == Kind::Duration
        && quantity.value.is_some()
        && token > first + 1
        && view.is_one_of(token - 1, words!["every", "one every"]);
    let one = |at: usize| {
        view.is_one_of(at, words!["one"])
            || view
                .at(at)
                .is_some_and(|n| view.quantity(n).value == Some(1.0))
            || view.is_word(at) && at > first && view.is_one_of(at - 1, words!["a", "an"])
    };
    if !every || !(view.is_one_of(token - 1, words!["one every"]) || one(token - 2)) {
        return;
    }
    let Some((length, count)) = alone(view, q) else {
        return;
    };
    out.push(Candidate {
        rule: "average",
        claim: Claim::of(view, q),
        formula: Formula::Quotient,
        operands: vec![
            Bound::new(view, length, quantity.unit.base),
            Bound::own(view, count),
        ],
        strength: ALONE,
        sense: Sense::None,
    });
}

/// The one length of time and the one count that the sentence tells before.
fn alone(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let here = || {
        view.in_sentence(view.context(q).sentence)
            .filter(|&l| l < q && is_amount(view, l))
    };
    let mut lengths = here().filter(|&l| view.quantity(l).kind == Kind::Duration);
    let mut counts = here().filter(|&l| view.is_count(l) && view.quantity(l).value > Some(1.0));
    match (lengths.next(), lengths.next(), counts.next(), counts.next()) {
        (Some(length), None, Some(count), None) => Some((length, count)),
        _ => None,
    }
}

/// "or one every 120 minutes": read as one per so many, whose unit stands behind.
fn per_so_many(view: &View<'_>, q: usize, n: f64, out: &mut Vec<Candidate>) {
    let Some((length, count)) = alone(view, q) else {
        return;
    };
    let unit = view.quantity(length).unit.base;
    let named = view.any_word_behind(view.token(q), 1, |word| {
        word.trim_end_matches('s') == unit.name()
    });
    if !named {
        return;
    }
    let stated = Interval::around(n, if n % 10.0 == 0.0 { 5.0 } else { 0.5 });
    out.push(Candidate {
        rule: "average",
        claim: Claim {
            stated,
            bare: stated,
            value: n,
            unit,
            ..Claim::of(view, q)
        },
        formula: Formula::Quotient,
        operands: vec![Bound::own(view, length), Bound::own(view, count)],
        strength: ALONE,
        sense: Sense::None,
    });
}
