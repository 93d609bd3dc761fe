//! How a stated change finds the pair of levels it speaks of; shared by the rules of change.

use extractor::{Cue, Direction, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::Pair;
use crate::rules::Scene;
use crate::view::View;

/// The pairs within reach of a claim, each with the strength of the whole binding.
pub(super) fn pairs_for(scene: &Scene<'_>, claim: usize) -> Vec<Pair> {
    let view = scene.view;
    let sentence = view.context(claim).sentence;
    let mut found: Vec<Pair> = scene
        .pairs
        .iter()
        .filter(|pair| pair.new != claim && pair.old != claim)
        .filter_map(|&pair| {
            let strength = pair.strength + nearness(view, claim, sentence, pair)?;
            Some(Pair { strength, ..pair })
        })
        .collect();
    found.extend(lone_pair(view, claim, sentence));
    found
}

/// How well a claim and a pair go together by place; `None` if they are too far apart.
fn nearness(view: &View<'_>, claim: usize, sentence: usize, pair: Pair) -> Option<i32> {
    if let Some(label) = pair.label {
        return named_in(view, label, sentence);
    }
    let (new, old) = (view.context(pair.new).sentence, view.context(pair.old).sentence);
    if new == sentence && old == sentence {
        // A second change of the same kind nearer to the pair is more likely the one that speaks of it.
        let (first, last) = (claim.min(pair.new).min(pair.old), claim.max(pair.new).max(pair.old));
        let rivals = (first + 1..last).filter(|&q| q != claim && view.change(q).is_some() && view.comparable(q, claim)).count() as i32;
        return Some(1 - 2 * rivals);
    }
    let apart = sentence.abs_diff(new).max(sentence.abs_diff(old));
    let block = |s: usize| view.reading.sentences[s].block;
    if apart > 2 || block(new) != block(sentence) {
        return None;
    }
    let one_inside = new == sentence || old == sentence;
    let before = new <= sentence && old <= sentence;
    Some(match (apart, one_inside, before) {
        (1, true, _) => 0,
        (1, false, true) => -2,
        (1, false, false) => -3,
        _ => -4,
    })
}

/// Whether a sentence, or the one before it, names the row of a table.
fn named_in(view: &View<'_>, label: usize, sentence: usize) -> Option<i32> {
    let label = view.document.blocks[label].span;
    if view.reading.sentences[sentence].span.overlaps(label) || is_cell(view, sentence) {
        return None;
    }
    let name = view.words(label).trim().to_lowercase();
    let says = |sentence: usize| !name.is_empty() && view.words(view.reading.sentences[sentence].span).to_lowercase().contains(&name);
    if says(sentence) {
        Some(1)
    } else if sentence > 0 && !is_cell(view, sentence - 1) && says(sentence - 1) {
        Some(0)
    } else {
        None
    }
}

fn is_cell(view: &View<'_>, sentence: usize) -> bool {
    matches!(view.document.blocks[view.reading.sentences[sentence].block].kind, document::BlockKind::Cell { .. })
}

/// Where the text names no base, two comparable levels alone beside the claim may still be what it speaks of.
fn lone_pair(view: &View<'_>, claim: usize, sentence: usize) -> Option<Pair> {
    let levels: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&q| q != claim && view.is_level(q) && !matches!(view.quantity(q).kind, extractor::Kind::Rate))
        .collect();
    let [a, b] = levels[..] else { return None };
    if !view.comparable(a, b) {
        return None;
    }
    let (ca, cb) = (view.context(a), view.context(b));
    let (new, old) = if ca.time.earlier || matches!(ca.role, Role::Base | Role::Reference) { (b, a) } else { (a, b) };
    let _ = cb;
    Some(Pair { new, old, strength: 4, label: None })
}

/// A change claim on a pair, with the formula turned so that the stated size is positive.
pub(super) fn candidate(scene: &Scene<'_>, rule: &'static str, q: usize, claim: Claim, pair: Pair, formulas: (Formula, Formula)) -> Candidate {
    let view = scene.view;
    let unit = view.quantity(pair.new).unit.base;
    let (new, old) = (Bound::new(view, pair.new, unit), Bound::new(view, pair.old, unit));
    let direction = view.change(q).unwrap_or(Direction::Either);
    let (sense, up) = match direction {
        Direction::Up => (Sense::Up, true),
        Direction::Down => (Sense::Down, false),
        Direction::Either => (Sense::None, new.value >= old.value),
    };
    let formula = if up { formulas.0 } else { formulas.1 };
    // A difference is taken the other way round by swapping its operands.
    let operands = if !up && formulas.0 == formulas.1 { vec![old, new] } else { vec![new, old] };
    Candidate { rule, claim, formula, operands, strength: pair.strength, sense }
}

/// Whether the clause of a quantity names a basis (like-for-like, seasonally adjusted) on which its levels are not given.
pub(super) fn on_another_basis(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    (first.max(token.saturating_sub(14))..end.min(token + 12)).any(|at| view.cues(at).has(Cue::Adjusted))
}
