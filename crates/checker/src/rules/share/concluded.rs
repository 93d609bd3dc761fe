//! "Four hundred and eighty sat the exam. A hundred and twenty failed. That's one in three.": a share that a sentence of its own
//! draws from the two counts before.

use extractor::{Hedge, Stance};

use super::is_share;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::conclusion::{before, concludes, is_plain_count};
use crate::formula::Formula;
use crate::view::View;

/// What it is worth that the two are the only counts before the conclusion.
const ONLY: i32 = 8;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if is_share(view, q) && view.context(q).stance == Stance::Fact && concludes(view, q) {
            of_claim(view, q, out);
        }
    }
}

fn of_claim(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let own = view.in_sentence(view.context(q).sentence).any(|l| {
        l != q && is_plain_count(view, l) && !view.quantity(q).span.overlaps(view.quantity(l).span)
    });
    if own {
        return;
    }
    let counts = before(view, q, |l| is_plain_count(view, l));
    let &[.., a, b] = &counts[..] else { return };
    // The two of one breath: those of the last sentence, or of the last two.
    let near = |l: usize| view.context(q).sentence - view.context(l).sentence;
    if near(a) > 2 || near(b) > 1 {
        return;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (part, whole) = if value(a) < value(b) { (a, b) } else { (b, a) };
    let exact = [a, b]
        .iter()
        .all(|&l| view.quantity(l).hedge == Hedge::None);
    let rivals = counts
        .iter()
        .filter(|&&l| l != a && l != b && near(l) <= near(a))
        .count() as i32;
    let strength = ONLY - 3 * rivals.min(2) - 2 * i32::from(!exact);
    let sides = super::super::rate::opposed(view, part, whole);
    let candidate = |formula, operands: [usize; 2], strength| Candidate {
        rule: "share",
        claim: Claim::percent(view, q),
        formula,
        operands: operands.map(|l| Bound::own(view, l)).to_vec(),
        strength,
        sense: Sense::None,
    };
    // Two outcomes make up the whole that the share is of.
    if sides {
        out.push(candidate(Formula::RateOf, [a, b], strength));
    } else {
        out.push(candidate(Formula::Share, [part, whole], strength));
        // Whether the two are a part and its whole or the two outcomes, no word may tell: what agrees is meant.
        out.push(candidate(Formula::RateOf, [a, b], strength - 3));
        out.push(candidate(Formula::RateOf, [b, a], strength - 3));
        out.push(candidate(Formula::ShareLeft, [part, whole], strength - 2));
    }
}
