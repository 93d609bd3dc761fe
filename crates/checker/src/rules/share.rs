//! `share`: a part of a whole is the stated percentage, fraction or *one in N*.
//!
//! Formula: 100 × part / whole. Part and whole are sought by what licenses them: *of the 7,140*, *of those*, the
//! figure beside the claim, the noun behind the claim's own *of*. Silent where the claim's population is another's.

use extractor::{Cue, Kind, Role, Stance, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// How far back a whole is sought, in sentences.
const REACH: usize = 3;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let stated_share = matches!(quantity.kind, Kind::Percent | Kind::Fraction) && quantity.value.is_some();
        if !stated_share || view.change(q).is_some() || matches!(view.context(q).role, Role::Base) {
            continue;
        }
        if matches!(view.context(q).stance, Stance::Hypothetical | Stance::Forecast) {
            continue;
        }
        let claim = Claim::percent(view, q);
        let sentence = view.context(q).sentence;
        let candidates: Vec<usize> = view.near(sentence, REACH, 1).filter(|&l| l != q && is_amount(view, l)).collect();
        for &whole in &candidates {
            for &part in &candidates {
                if part == whole || !same_kind(view, part, whole) || view.quantity(part).value > view.quantity(whole).value {
                    continue;
                }
                let strength = strength(view, q, part, whole, &candidates);
                if strength > 0 {
                    out.push(Candidate {
                        rule: "share",
                        claim,
                        formula: Formula::Share,
                        operands: vec![Bound::own(view, part), Bound::new(view, whole, view.quantity(part).unit.base)],
                        strength,
                        sense: Sense::None,
                    });
                }
            }
        }
    }
}

fn is_amount(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    quantity.value.is_some_and(|value| value > 0.0)
        && matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && view.per(q) == extractor::Per::Nothing
}

fn same_kind(view: &View<'_>, a: usize, b: usize) -> bool {
    view.comparable(a, b) && (view.quantity(a).unit.base == UnitId::NONE) == (view.quantity(b).unit.base == UnitId::NONE)
}

/// The evidence that `part` and `whole` are what the percentage `q` speaks of.
fn strength(view: &View<'_>, q: usize, part: usize, whole: usize, candidates: &[usize]) -> i32 {
    let (claim_at, part_at, whole_at) = (view.token(q), view.token(part), view.token(whole));
    let (s, sp, sw) = (view.context(q).sentence, view.context(part).sentence, view.context(whole).sentence);
    if sp > s && sw > s {
        return 0;
    }
    let mut strength = 0;
    // The whole: "of the 7,140", "out of 76"; best of all when the claim's own "of" leads to it.
    let of_whole = preposition(view, whole_at, &[Cue::Of, Cue::OutOf]);
    let of_claim = view.cue_behind(claim_at, 1, &[Cue::Of]).is_some();
    let claim_of_whole = of_claim && whole > q && whole_at - claim_at <= 6 && of_whole;
    let joined = of_whole && part < whole && whole_at - part_at <= 5 && !beside_percent(view, part_at, whole_at);
    strength += if joined || claim_of_whole {
        6
    } else if of_whole {
        4
    } else {
        0
    };
    // "of those", "of them": the last comparable amount before is the whole.
    let refers = view.cue_behind(part_at, 2, &[Cue::OfThose]).is_some() || view.cue_before(part_at, 6, &[Cue::OfThose]).is_some();
    let last_before = candidates.iter().rev().find(|&&l| l < part && same_kind(view, l, part) && view.quantity(l).value > view.quantity(part).value);
    if refers && last_before == Some(&whole) {
        strength += 5;
    }
    // The part beside the claim: "1,150 of its 23,000 jobs, or 5 percent", "90 people, or 28 per cent".
    let adjacency = beside(view, part, q, whole);
    strength += adjacency;
    // "79 per cent of turnover": the claim names its whole.
    if of_claim && !claim_of_whole {
        let named = named_whole(view, claim_at);
        if !named.is_empty() {
            let topic = view.topic(whole);
            let hits = named.iter().filter(|stem| topic.contains(stem)).count();
            strength += if hits > 0 { 4 } else if view.word(claim_at + 2).eq_ignore_ascii_case("the") || adjacency > 0 { 0 } else { -3 };
        }
    }
    let cues = [Cue::Rate, Cue::Share, Cue::Equal];
    if view.cue_before(claim_at, 4, &cues).is_some() || view.cue_behind(claim_at, 3, &[Cue::Rate]).is_some() {
        strength += 2;
    }
    strength += match (s.abs_diff(sp), s.abs_diff(sw)) {
        (0, 0) => 2,
        (0, 1) => 1,
        (0, _) => 0,
        (1, 0 | 1) => -1,
        _ => -3,
    };
    // Another candidate of the same kind between weakens the bond.
    let lowest = part.min(whole);
    let rivals = candidates.iter().filter(|&&l| l > lowest && l != part && l != whole && l < q && same_kind(view, l, part)).count() as i32;
    strength - rivals.min(3)
}

/// Whether a preposition governs a quantity, articles and possessives passed over ("of the committee's 12").
fn preposition(view: &View<'_>, token: usize, wanted: &[Cue]) -> bool {
    let first = view.first_token(token);
    let mut at = token;
    let mut passed = 0;
    while at > first && passed <= 3 {
        at -= 1;
        if !view.is_word(at) {
            return false;
        }
        let cues = view.cues(at);
        if cues.any(wanted) {
            return true;
        }
        if cues.any(&[Cue::From, Cue::To, Cue::By, Cue::Against, Cue::And]) {
            return false;
        }
        passed += 1;
    }
    false
}

/// Whether a percentage stands between two tokens, which then owns the "of" between them.
fn beside_percent(view: &View<'_>, a: usize, b: usize) -> bool {
    (a + 1..b).any(|at| view.at(at).is_some_and(|q| matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)))
}

/// How directly the part stands beside the claim: nothing but commas, "or", its noun and the whole between.
fn beside(view: &View<'_>, part: usize, claim: usize, whole: usize) -> i32 {
    let (from, to) = (view.token(part).min(view.token(claim)), view.token(part).max(view.token(claim)));
    if view.context(part).sentence != view.context(claim).sentence {
        return 0;
    }
    let amounts = (from + 1..to).filter_map(|at| view.at(at)).filter(|&l| l != whole && view.is_level(l)).count();
    if amounts > 0 {
        return 0;
    }
    let equal = (from + 1..to).any(|at| view.cues(at).any(&[Cue::Or, Cue::Equal]) || matches!(view.mark(at), Some('(')));
    let verbs = (from + 1..to).any(|at| matches!(view.mark(at), Some(';' | ':')));
    match to - from {
        _ if verbs => 1,
        _ if equal => 4,
        d if d <= 4 => 4,
        d if d <= 12 => 2,
        _ => 1,
    }
}

/// The stems of the noun behind the claim's "of".
fn named_whole(view: &View<'_>, claim_at: usize) -> Vec<String> {
    let mut stems = Vec::new();
    let end = view.end_token(claim_at).min(claim_at + 6);
    for at in claim_at + 2..end {
        if !view.is_word(at) || view.cues(at).any(&[Cue::Or, Cue::And, Cue::Level, Cue::ChangeVerb]) {
            break;
        }
        stems.extend(view.stems(view.reading.tokens[at].span));
    }
    stems
}
