//! Lists of which a figure is no plain total: one that runs on, has a total or a rest among its items, or an item without a figure.

use extractor::Cue;

use crate::candidate::Candidate;
use crate::view::View;

/// Whether the words make a list that was added up another one.
pub(super) fn is_listed_otherwise(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    is_running(view, q, candidate)
        || has_its_total(view, candidate)
        || has_two_rests(view, candidate)
        || has_one_more(view, q, candidate)
        || is_of_one_column(view, candidate)
}

/// "214 were held on Saturday and 61 on Sunday, bringing the total since Thursday to 389": with those before the list.
fn is_running(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    candidate.claim.value > candidate.value()
        && view.cue_before(token, 1, &[Cue::To]).is_some()
        && (first..token).any(|at| {
            view.is_one_of(
                at,
                words!["bringing", "brings", "brought", "taking", "takes", "took"],
            ) && (at + 1..token).any(|t| view.is_one_of(t, words!["since"]))
        })
}

/// "They won 38, 24 and 29 of them, a total of 81 medals": the last of the items is what the others come to.
fn has_its_total(view: &View<'_>, candidate: &Candidate) -> bool {
    let [before @ .., last] = &candidate.operands[..] else {
        return false;
    };
    let token = view.token(last.quantity);
    let sentence = view.context(last.quantity).sentence;
    before.len() > 1
        && view
            .cue_before(token, 1, &[Cue::Of])
            .is_some_and(|of| of > view.first_token(of) && view.cues(of - 1).has(Cue::Total))
        && before
            .iter()
            .all(|item| view.context(item.quantity).sentence == sentence)
}

/// "£1.5m was recovered; a third of the remaining £900,000 is gone and the rest, £600,000, …": a rest and the rest of it.
fn has_two_rests(view: &View<'_>, candidate: &Candidate) -> bool {
    let rest = |l: usize| {
        view.cue_before(view.token(l), 2, &[Cue::Remainder])
            .is_some()
    };
    let mut rests = candidate.operands.iter().filter(|o| rest(o.quantity));
    rests.nth(1).is_some()
}

/// "Four are at the park, three at the pier and one on the site of the baths; that is eight" · "seventeen jets, five freighters and a
/// conversion, making 23": one item without a figure.
fn has_one_more(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let more = candidate.claim.value - candidate.value();
    let small = candidate.operands.iter().all(|item| item.value <= 40.0);
    let first = candidate.operands.iter().map(|item| item.quantity).min();
    let Some(first) = first.filter(|_| small && (more - 1.0).abs() < 1e-9) else {
        return false;
    };
    let listed = |at: usize| view.cues(at - 1).has(Cue::And) || view.mark(at - 1) == Some(',');
    let (from, to) = (view.token(first), view.token(q));
    (from + 1..to).any(|at| {
        let one =
            view.is_one_of(at, words!["one"]) && !view.cues(at + 1).any(&[Cue::Of, Cue::OfThose]);
        let article = view.is_one_of(at, words!["a", "an"]) && view.cues(at - 1).has(Cue::And);
        (one || article) && listed(at)
    })
}

/// "Hill Farm: 7 yes, 2 no. Low Farm: 5 yes, 3 no. All told 12 were in favour": the items that one word stands behind make it.
fn is_of_one_column(view: &View<'_>, candidate: &Candidate) -> bool {
    let label = |l: usize| {
        let at = view.token(l) + 1;
        (at < view.end_token(at - 1) && view.is_word(at)).then(|| view.lower(at))
    };
    let operands = &candidate.operands;
    operands.len() > 3
        && operands[..2].iter().any(|item| {
            let Some(own) = label(item.quantity) else {
                return false;
            };
            let same = operands
                .iter()
                .filter(|other| label(other.quantity) == Some(own));
            let sum: f64 = same.map(|other| other.value).sum();
            (sum - candidate.claim.value).abs() < 1e-9
        })
}
