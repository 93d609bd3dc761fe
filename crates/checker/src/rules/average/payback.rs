//! How long a rate takes to come to an amount: "costs $84,000 and saves $21,000 a year. Payback comes after six years" · "at 250
//! a day the yard needs 248 days for its 62,000 blocks".

use extractor::{Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::per::{Divisor, divisor};
use crate::view::View;
use crate::words::WordList;

/// Words that make a length of time the one in which money comes back.
const REPAYS: WordList = words![
    "payback",
    "recoup",
    "recouped",
    "recoups",
    "repaid",
    "repay",
    "repays",
    "itself",
    "recovered",
];

/// Words that make it the one that an amount takes.
const TAKES: WordList = words![
    "pace",
    "rate",
    "takes",
    "take",
    "took",
    "needs",
    "needed",
    "gone",
    "goes on",
    "keeps",
    "continues",
    "runs out",
    "run out",
    "exhausted",
    "cleared",
    "finished",
    "trend",
    "left",
];

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let quantity = view.quantity(q);
    if quantity.kind != Kind::Duration || quantity.ends.is_some() {
        return;
    }
    let sentence = view.context(q).sentence;
    let figures: Vec<usize> = view
        .around(sentence, 2, 0)
        .filter(|&l| l != q && is_amount(view, l) && view.quantity(l).kind != Kind::Percent)
        .collect();
    let timed = |l: usize| match divisor(view, l) {
        Some(&Divisor::Unit(unit)) if unit.is_time() => Some(unit),
        _ => None,
    };
    let rates: Vec<(usize, UnitId)> = figures
        .iter()
        .filter_map(|&l| timed(l).map(|unit| (l, unit)))
        .collect();
    let &[(rate, unit)] = &rates[..] else { return };
    let amounts: Vec<usize> = figures
        .iter()
        .copied()
        .filter(|&l| {
            l != rate
                && view.quantity(l).kind == view.quantity(rate).kind
                && view.quantity(l).unit.base == view.quantity(rate).unit.base
                && view.per(l) == Per::Nothing
                && view.quantity(l).value > view.quantity(rate).value
        })
        .collect();
    // "the other 90 will take two years": of several the one that it is said of.
    let takes = |l: usize| {
        let (from, to) = (view.token(l), view.token(q));
        from < to
            && (from..to).any(|t| view.is_one_of(t, words!["take", "takes", "took"]))
            && !(from + 1..to).any(|t| view.at(t).is_some())
    };
    let amount = match amounts[..] {
        [amount] => amount,
        [.., last] if takes(last) => last,
        _ => return,
    };
    // The claim in the unit of the rate: 60 months at so much a year are five years.
    let (Some(scale), Some(_)) = (
        extractor::convert_difference(1.0, quantity.unit.base, unit),
        quantity.value,
    ) else {
        return;
    };
    let (from, to) = view.reading.sentences[sentence].tokens;
    let words = if view.quantity(rate).kind == Kind::Money {
        REPAYS
    } else {
        TAKES
    };
    let told = (from..to).any(|at| {
        view.is_word(at)
            && (words.has(view.lower(at)) || view.lower(at).split(' ').any(|word| words.has(word)))
    });
    let counts = view.is_count(amount);
    out.push(Candidate {
        rule: "average",
        claim: Claim::of(view, q).scaled(scale, unit),
        formula: Formula::Quotient,
        operands: vec![Bound::own(view, amount), Bound::own(view, rate)],
        strength: if told { 8 - i32::from(counts) } else { 3 },
        sense: Sense::None,
    });
}
