//! What is no rest of a whole.

use extractor::{Cue, Per};

use super::is_clause;
use crate::candidate::Candidate;
use crate::parts::{is_asserted, is_subset, is_whole};
use crate::per::is_for_each;
use crate::rules::is_rest_of_a_rest;
use crate::view::{Few, View};

/// The last word of what stands right before a figure.
fn last_word_before<'a>(view: &View<'a>, l: usize) -> Option<&'a str> {
    let token = view.token(l);
    let at = token.checked_sub(1)?;
    (at >= view.first_token(token) && view.is_word(at))
        .then(|| view.lower(at).rsplit(' ').next())?
}

/// "nine in planning and five in libraries, which have 11 branches"; "the grant came to £1.74m and the bars to £1.21m; donors gave the
/// remaining £740,000": parts side by side.
pub(super) fn is_of_no_whole(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let Some((whole, parts)) = candidate.operands.split_first() else {
        return false;
    };
    let whole = whole.quantity;
    let led = |l: usize| last_word_before(view, l);
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
        words!["leaving", "which leaves"],
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
        && view.is_one_of(token - 1, words!["the"])
        && view.is_one_of(token - 2, words!["in", "over", "during", "at"])
        || token > view.first_token(token)
            && view.is_one_of(
                token - 1,
                words!["in the", "over the", "during the", "at the"],
            );
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
        || is_no_rest(view, q, candidate)
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

/// Words that make a figure a part, a bequest or a number of others, or the parts of its whole parts of something else.
fn is_no_rest(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    is_a_part(view, q)
        || is_rest_of_a_rest(view, token)
        || is_left_to_somebody(view, q, candidate)
        || are_labelled(view, candidate)
        || is_other_than(view, token)
        || candidate
            .operands
            .iter()
            .any(|o| view.per(o.quantity) == Per::Each || is_for_each(view, o.quantity))
}

/// "410 jobs are to go, 280 of them here and the remaining 130 in Poland": what is called the rest stands behind it, and with it makes
/// what was told before.
fn is_a_part(view: &View<'_>, q: usize) -> bool {
    let here = view.in_sentence(view.context(q).sentence);
    let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let rest = |l: usize| {
        view.comparable(l, q)
            && view
                .cue_before(view.token(l), 2, &[Cue::Remainder])
                .is_some()
    };
    let sum = |rest: usize| {
        here.clone().any(|whole| {
            whole < q && view.comparable(whole, q) && size(whole) == size(q) + size(rest)
        })
    };
    here.clone().any(|l| l > q && rest(l) && sum(l))
}

/// "The late Edith Garrow left £9,400 towards the gate, which will cost £14,400. Walks have brought in £2,150": what it would be the
/// rest of is told later, and what would be taken off it later still.
fn is_left_to_somebody(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let later = |l: usize| view.context(l).sentence > candidate.claim.sentence;
    candidate.operands[0].quantity > q
        && candidate.operands[1..]
            .iter()
            .any(|part| later(part.quantity))
}

/// "Rails: 2,800. Ordinary seats: 1,274. What is left, 126, …": items side by side, each behind a label of its own.
fn are_labelled(view: &View<'_>, candidate: &Candidate) -> bool {
    let labelled = |l: usize| {
        let token = view.token(l);
        token > view.first_token(token) && view.mark(token - 1) == Some(':')
    };
    let mut told = candidate.operands.iter().filter(|o| labelled(o.quantity));
    told.nth(1).is_some()
}

/// "more than the other two together": how many others there are.
fn is_other_than(view: &View<'_>, token: usize) -> bool {
    view.cue_before(token, 1, &[Cue::Remainder])
        .is_some_and(|at| {
            at > view.first_token(at) && view.cues(at - 1).has(Cue::Against)
                || at > view.first_token(at) + 1
                    && view.is_one_of(at - 1, words!["the"])
                    && view.cues(at - 2).has(Cue::Against)
        })
}
