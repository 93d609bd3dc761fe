//! Fractions of one whole, listed to the end: "half goes on wages, a third on rent and a quarter on heating" is more than all.

use extractor::{Cue, Kind, Per, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_linked;
use crate::view::View;

/// How much of a whole the other fractions may leave or exceed before the last is no part of the same.
const REACH: f64 = 0.2;

/// The last fraction of a list is what the others leave of one; flagged only where together they are more than all.
pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        let share = |&q: &usize| {
            let quantity = view.quantity(q);
            quantity.kind == Kind::Fraction
                && quantity.unit.per == Per::Nothing
                && quantity.value.is_some()
                && view.change(q).is_none()
                && !matches!(view.context(q).role, Role::Base | Role::Reference)
        };
        let shares: Vec<usize> = view.in_sentence(sentence).filter(share).collect();
        let Some((&last, others)) = shares.split_last() else {
            continue;
        };
        let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
        let sum: f64 = shares.iter().map(|&q| value(q)).sum();
        let listed = shares.windows(2).all(|pair| {
            is_linked(view, pair[0], pair[1]) && view.token(pair[1]) - view.token(pair[0]) <= 9
        });
        let closed = others
            .last()
            .is_some_and(|&before| view.between(view.token(before), view.token(last), &[Cue::And]));
        // One that says of what it is a fraction again ("half of those") is a part of a part.
        let again = shares[1..].iter().any(|&q| {
            view.cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose])
                .is_some()
        });
        if others.len() < 2 || !listed || !closed || again || (sum - 1.0).abs() > REACH {
            continue;
        }
        out.push(Candidate {
            rule: "sum",
            claim: Claim::of(view, last),
            formula: Formula::OneLess,
            operands: others.iter().map(|&q| Bound::own(view, q)).collect(),
            strength: if sum > 1.0 { 8 } else { 4 },
            sense: Sense::None,
        });
    }
}
