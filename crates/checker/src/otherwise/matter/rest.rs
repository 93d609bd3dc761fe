//! What is no rest of a whole.

use extractor::Cue;

use super::is_clause;
use crate::candidate::Candidate;
use crate::parts::{is_asserted, is_subset, is_whole};
use crate::view::{Few, View};

/// "nine in planning and five in libraries, which have 11 branches"; "the grant came to £1.74m and the bars to £1.21m; donors gave the
/// remaining £740,000": parts side by side.
pub(super) fn is_of_no_whole(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let Some((whole, parts)) = candidate.operands.split_first() else {
        return false;
    };
    let whole = whole.quantity;
    let led = |l: usize| {
        let token = view.token(l);
        let at = token.checked_sub(1)?;
        (at >= view.first_token(token) && view.is_word(at))
            .then(|| view.lower(at).rsplit(' ').next())?
    };
    let beside = |part: usize| {
        whole < part
            && view.context(whole).sentence == view.context(part).sentence
            && view.between(view.token(whole), view.token(part), &[Cue::And])
            && !view.between(
                view.token(whole),
                view.token(part),
                &[Cue::OfThose, Cue::Including],
            )
            && led(whole).is_some()
            && led(whole) == led(part)
    };
    // "The box office brought 57 percent, the grant £1.74m and the bars £1.21m; the remaining £740,000": all parts are taken off.
    let left_out = |l: usize| {
        l < q
            && l != whole
            && !candidate.stands_on(l)
            && view.comparable(l, q)
            && view.quantity(l).kind == view.quantity(q).kind
            && view.per(l) == view.per(q)
            && is_asserted(view, l)
            && !is_subset(view, l)
            && !is_whole(view, l)
            && view.change(l).is_none()
    };
    // "left a widow of 26 and a boy … That boy was 65 in 1921": a whole that is told later.
    let later = whole > q
        && view.context(whole).sentence != candidate.claim.sentence
        && view.in_sentence(candidate.claim.sentence).len() > 1;
    // "rated two outstanding, 13 good, six in need of improvement": the middle of a list, unless a verb draws it from what stands
    // before.
    let drawn = view.is_one_of(
        view.token(q).saturating_sub(1),
        &["leaving", "which leaves"],
    );
    let middle = q > 0 && !drawn && {
        let comma = |a: usize, b: usize| {
            let (from, to) = (view.token(a), view.token(b));
            to > from && to - from <= 6 && (from..to).any(|at| view.mark(at) == Some(','))
        };
        let like =
            |l: usize| view.is_count(l) && view.context(l).sentence == candidate.claim.sentence;
        q + 1 < view.reading.quantities.len()
            && like(q - 1)
            && like(q + 1)
            && comma(q - 1, q)
            && comma(q, q + 1)
            && !candidate.stands_on(q + 1)
    };
    // "two outstanding, 13 good, six in need of improvement": the part stands behind it, in a list that has more.
    let listed = parts.iter().any(|part| {
        part.quantity > q && view.context(part.quantity).sentence == candidate.claim.sentence
    }) && view.in_sentence(candidate.claim.sentence).any(|l| {
        l < q
            && !candidate.stands_on(l)
            && view.is_count(l)
            && view.is_count(q)
            && !is_whole(view, l)
    });
    // "In the 12 games before that": a time.
    let token = view.token(q);
    let placed = token >= view.first_token(token) + 2
        && view.is_one_of(token - 1, &["the"])
        && view.is_one_of(token - 2, &["in", "over", "during", "at"])
        || token > view.first_token(token)
            && view.is_one_of(token - 1, &["in the", "over the", "during the", "at the"]);
    // "Left 33, Right 19, others 7": items side by side, each behind its label.
    let labelled = |a: usize, b: usize| {
        let (from, to) = (view.token(a), view.token(b));
        a + 1 == b && to - from <= 3 && (from..to).any(|at| view.mark(at) == Some(','))
    };
    let items = parts.len() == 1
        && labelled(whole, parts[0].quantity)
        && labelled(parts[0].quantity, q)
        && view.token(whole) > view.first_token(view.token(whole))
        && view.is_word(view.token(whole) - 1)
        && view
            .word(view.token(whole) - 1)
            .starts_with(char::is_uppercase);
    // "Left 31 (+2), Right 27 (-1), Greens 22 (unch), others 20": percentages without a sign.
    let counted: Few = view
        .in_sentence(candidate.claim.sentence)
        .filter(|&l| l <= q && view.is_count(l) && view.change(l).is_none())
        .collect();
    let sum: f64 = counted.iter().filter_map(|&l| view.quantity(l).value).sum();
    let hundred = counted.len() > 3 && counted.contains(&q) && (sum - 100.0).abs() < 1e-9;
    later
        || hundred
        || items
        || is_whole(view, q)
        || middle
        || listed
        || placed
        || super::gap::is_of_two_styles(view, candidate)
        || whole > q && is_clause(view, whole)
        || parts.iter().any(|part| beside(part.quantity))
        || view.is_crowded() && view.in_sentence(candidate.claim.sentence).any(left_out)
}
