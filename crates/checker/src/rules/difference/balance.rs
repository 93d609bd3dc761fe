//! What is left of an income after what went out: a profit, loss, deficit or surplus, net migration, a trade gap.
//!
//! Formula: income − outgo, whichever is the larger first. A profit is seldom what one cost alone leaves of a revenue:
//! without a word that joins the three, a disagreement needs a slip that explains it.

use extractor::{Cue, Kind};

use super::told::difference;
use crate::candidate::{Candidate, Claim};
use crate::parts::{is_amount, is_joined};
use crate::rules::Scene;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    if !is_a_balance(view, q) {
        return;
    }
    let sentence = view.context(q).sentence;
    let levels = |cue: Cue| -> Vec<usize> {
        view.around(sentence, 2, 1)
            .filter(|&l| {
                l != q
                    && (is_amount(view, l) || view.change(l).is_some())
                    && view.quantity(l).kind != Kind::Percent
                    && view.comparable(l, q)
                    && side(view, l) == Some(cue)
            })
            .collect()
    };
    let (income, outgo) = (levels(Cue::Income), levels(Cue::Outgo));
    let alone = income.len() == 1 && outgo.len() == 1;
    for &a in &income {
        for &b in &outgo {
            let inside = [a, b]
                .iter()
                .filter(|&&l| view.context(l).sentence == sentence)
                .count();
            let apart = view.context(a).sentence != view.context(b).sentence;
            let joined =
                inside == 2 && (is_appended(view, q) || is_joined(view, q) || q < a.min(b));
            let strength = 4 + 3 * i32::from(joined) + 2 * i32::from(alone)
                - 2 * i32::from(apart)
                - i32::from(inside == 0);
            out.push(difference(view, Claim::of(view, q), a, b, strength));
        }
    }
}

/// Whether an amount is called a balance: "an operating loss of", "net migration of", "exceeded exports by".
fn is_a_balance(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let named = |at: usize| {
        view.cues(at).any(&[Cue::Surpass, Cue::Gap])
            || view.is_word(at)
                && matches!(
                    view.lower(at),
                    "profit"
                        | "profits"
                        | "loss"
                        | "losses"
                        | "deficit"
                        | "surplus"
                        | "shortfall"
                        | "net"
                        | "balance"
                        | "gap"
                )
    };
    let before = (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .take_while(|&at| view.is_word(at));
    // "a balance of $312 in the account": what lies there, no difference.
    let held = (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            matches!(
                view.lower(at),
                "account" | "accounts" | "bank" | "till" | "kitty"
            )
        });
    if held {
        return false;
    }
    let behind =
        (token + 1..view.end_token(token).min(token + 3)).take_while(|&at| view.is_word(at));
    before.chain(behind).any(named)
}

/// Whether the clause of a level calls it an income or an outgo: the nearest such word decides.
fn side(view: &View<'_>, q: usize) -> Option<Cue> {
    let token = view.token(q);
    let told = |at: usize| {
        let cues = view.cues(at);
        match (cues.has(Cue::Income), cues.has(Cue::Outgo)) {
            (true, false) => Some(Cue::Income),
            (false, true) => Some(Cue::Outgo),
            _ => None,
        }
    };
    let stops = |at: usize| view.at(at).is_some() || matches!(view.mark(at), Some(';' | ':' | '('));
    let before = (view.first_token(token).max(token.saturating_sub(7))..token)
        .rev()
        .take_while(|&at| !stops(at))
        .find_map(told);
    before.or_else(|| {
        (token + 1..view.end_token(token).min(token + 5))
            .take_while(|&at| !stops(at) && view.mark(at).is_none() && !view.cues(at).has(Cue::And))
            .find_map(told)
    })
}

/// ", an operating loss of $240 million": set behind a comma without a verb.
fn is_appended(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let start = (view.first_token(token)..token)
        .rev()
        .take_while(|&at| view.is_word(at) && !view.cues(at).any(&[Cue::Level, Cue::But, Cue::And]))
        .last();
    start.is_some_and(|at| {
        token - at <= 6 && at > 0 && matches!(view.mark(at - 1), Some(',' | '—' | '(' | ':'))
    })
}
