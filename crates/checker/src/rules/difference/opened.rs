//! Amounts that open a sentence as the difference of its two levels: "Having shed 260 jobs, the yard employs 1,630; a year ago
//! it was 1,890" · "By 1,500: so much higher was the toll than in 2021, 8,900 against 7,400".
//!
//! Silent where the sentence holds any other figure of the kind.

use extractor::{Cue, Hedge, Kind};

use super::in_unit_of;
use super::told::difference;
use crate::candidate::Candidate;
use crate::view::View;

/// What the opening is worth: a disagreement is reported.
const OPENED: i32 = 8;
/// The amount is among the first words.
const REACH: usize = 4;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let quantity = view.quantity(q);
    let amount = matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent
    );
    if !amount || quantity.value.is_none() || quantity.hedge != Hedge::None || !opens(view, q) {
        return;
    }
    let others: Vec<usize> = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l != q && is_level(view, l) && view.comparable(l, q))
        .collect();
    let [a, b] = others[..] else { return };
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let Some(claim) = in_unit_of(view, q, a, b) else {
        return;
    };
    if size(q) < size(a).max(size(b)) && view.quantity(a).kind == view.quantity(b).kind {
        out.push(difference(view, claim, a, b, OPENED));
    }
}

fn is_level(view: &View<'_>, l: usize) -> bool {
    view.is_level(l) && view.quantity(l).kind != Kind::Duration
}

/// Whether the sentence begins with the amount: behind "by", or as what a participle hands over.
fn opens(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    if token > first + REACH || !view.is_word(first) {
        return false;
    }
    let word = view.lower(first);
    let by = word == "by"
        && token == first + 1
        && (token + 1..view.end_token(token).min(token + 3)).any(|at| view.mark(at) == Some(':'));
    let participle = word.ends_with("ing")
        && (first..token).any(|at| view.cues(at).any(&[Cue::Transfer, Cue::ChangeVerb]))
        && !(first..token).any(|at| view.cues(at).any(&[Cue::To, Cue::From]));
    by || participle
}
