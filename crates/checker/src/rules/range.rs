//! `range`: ranges run upwards; a member lies inside; a rank lies inside its list.
//!
//! Silent for scores, for ranges that run down in time or through a change (from 4% to 2.5% as rates fall), and where the
//! member is of another measure than the range.

mod after;
mod apart;
mod beyond;
mod bounds;
mod covers;
mod extent;
mod field;
mod held;
mod inside;
mod labelled;
mod lead;
mod member;
mod named;
mod placed;
mod places;
mod rank;
mod ranked;
mod spread;

use extractor::{Cue, Interval, Kind};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::finding::{Finding, Verdict};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let places = places::places(scene.view);
    rank::propose(scene, &places, out);
    member::propose(scene.view, out);
    inside::propose(scene.view, out);
    placed::propose(scene.view, &places, out);
    labelled::propose(scene, out);
    extent::propose(scene.view, out);
    beyond::propose(scene.view, out);
    bounds::propose(scene.view, out);
    covers::propose(scene.view, out);
    field::propose(scene.view, &places, out);
    held::propose(scene.view, &places, out);
    apart::propose(scene.view, out);
    ranked::propose(scene.view, out);
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        if view.quantity(q).kind == Kind::Ordinal {
            rank_in_list(view, q, out);
        }
    }
}

/// "between £480 and £320": a range that runs downwards.
pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        let Some((first, second)) = range
            .ends
            .filter(|_| range.kind == Kind::Range && !view.is_furniture(r))
        else {
            continue;
        };
        // Below nought the colder or deeper end may well come last: "between −40 and −45 degrees".
        if first > second && first > 0.0 && is_span(view, r) {
            out.push(Finding::plain(
                view,
                "range",
                Verdict::Inconsistent,
                range.span,
                view.sentence(r).span,
                format!(
                    "the range {} runs downwards: its first end is the larger",
                    view.printed(r)
                ),
            ));
        }
    }
}

/// Whether the words say that the two numbers are the ends of a range, and not steps of a change or a score.
fn is_span(view: &View<'_>, r: usize) -> bool {
    let token = view.token(r);
    let printed = view.printed(r).to_ascii_lowercase();
    let spread = view
        .cue_before(token, 3, &[Cue::Spread])
        .is_some_and(|at| !view.word(at).eq_ignore_ascii_case("spread"));
    let moves = [Cue::Fall, Cue::Rise, Cue::ChangeVerb];
    // "Somewhere between 60 and 45 boats were lost": a noun behind, the verb not before.
    let change = if printed.starts_with("between ") && view.context(r).counted.is_some() {
        (view.first_token(token)..token).any(|at| view.cues(at).any(&moves))
    } else {
        view.sentence_has(view.context(r).sentence, &moves)
    };
    let aged = (view.first_token(token).max(token.saturating_sub(2))..token)
        .any(|at| matches!(view.lower(at), "aged" | "ages" | "age"));
    let named = aged
        || printed.starts_with("aged")
        || printed.starts_with("ages")
        || printed.starts_with("between ")
        || spread
        || printed.starts_with("anywhere")
        || printed.starts_with("anything");
    // Times before the present run backwards: "between 4,300 and 2,000 years ago".
    let past = |word: &str| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "ago" | "bc" | "bce" | "bp" | "before"
        )
    };
    if printed.ends_with(" old") || view.any_word_behind(token, 3, past) {
        return false;
    }
    let unit = view.quantity(r).unit.base != extractor::UnitId::NONE;
    // "a vote between 7 and 3" may be two bare numbers; with a unit or a noun only a range is meant.
    let counted = view.context(r).counted.is_some_and(|span| {
        let noun = view.words(span).to_ascii_lowercase();
        ![
            "vote", "point", "goal", "run", "win", "game", "match", "set",
        ]
        .iter()
        .any(|word| noun.starts_with(word))
    });
    named && !change && (unit || spread || aged || counted && printed.starts_with("between "))
}

/// "Among the top 25 nationalities … ranked 23rd": a rank lies inside its list.
fn rank_in_list(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    if view.cue_before(token, 3, &[Cue::Rank]).is_none() {
        return;
    }
    // A place that figures tell is held against them, not against how many there are.
    let span = view.quantity(q).span;
    let told = |other: &Candidate| {
        other.rule == "range" && other.claim.span == span && other.operands.len() >= 3
    };
    if out.iter().rev().take(400).any(told) {
        return;
    }
    let sentence = view.context(q).sentence;
    let word = |at: usize| view.lower(at);
    let list = view
        .around(sentence, 1, 0)
        .filter(|&l| l != q && view.is_count(l))
        .find(|&l| {
            let at = view.token(l);
            // "a high of number 16" is a rank itself.
            let numbered =
                at > view.first_token(at) && matches!(word(at - 1), "number" | "no" | "world");
            !numbered
                && (view.first_token(at).max(at.saturating_sub(2))..at)
                    .any(|w| view.is_word(w) && matches!(word(w), "top" | "bottom" | "out of"))
        });
    out.extend(list.map(|list| place_in(view, q, list, 8)));
}

/// A place, which lies between the first and the last of as many as `size` tells.
fn place_in(view: &View<'_>, q: usize, size: usize, strength: i32) -> Candidate {
    let claim = Claim::of(view, q);
    let size = Bound::own(view, size);
    Candidate {
        rule: "range",
        claim: Claim {
            stated: Interval::exact(claim.value),
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound {
            interval: Interval::new(1.0, size.value),
            ..size
        }],
        strength,
        sense: Sense::None,
    }
}
