//! How a stated change finds the pair of levels it speaks of; shared by the rules of change.

use extractor::{Cue, Direction, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::{Pair, alike, is_operand};
use crate::rules::Scene;
use crate::view::View;

/// How many levels around a claim are considered where the text does not order them.
const MOST: usize = 10;

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
    unordered(view, claim, sentence, &mut found);
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
    // A claim alone in its sentence speaks of the sentence before.
    let alone = !view.in_sentence(sentence).any(|q| q != claim && is_operand(view, q) && view.change(q).is_none());
    Some(match (apart, one_inside, before) {
        (1, true, _) => 0,
        (1, false, true) => -2 + 2 * i32::from(alone),
        (1, false, false) => -3,
        _ => -4 + i32::from(alone),
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

/// Levels that merely stand together: which is the base follows from the direction claimed.
fn unordered(view: &View<'_>, claim: usize, sentence: usize, found: &mut Vec<Pair>) {
    let block = view.reading.sentences[sentence].block;
    let back = (1..=2).take_while(|&n| sentence >= n && view.reading.sentences[sentence - n].block == block).last().unwrap_or(0);
    let mut levels: Vec<usize> = view.near(sentence, back, 0).filter(|&q| q != claim && is_operand(view, q) && (view.is_level(q) || view.quantity(claim).kind == extractor::Kind::Points)).collect();
    if levels.len() > MOST {
        levels.sort_by_key(|&q| view.distance(q, claim));
        levels.truncate(MOST);
        levels.sort_unstable();
    }
    for (i, &a) in levels.iter().enumerate() {
        for &b in &levels[i + 1..] {
            if !alike(view, a, b) || found.iter().any(|pair| (pair.new, pair.old) == (a, b) || (pair.new, pair.old) == (b, a)) {
                continue;
            }
            let alike_levels = levels.iter().filter(|&&q| alike(view, q, a)).count();
            let between = levels.iter().filter(|&&q| q > a && q < b && alike(view, q, a)).count() as i32;
            let (sa, sb) = (view.context(a).sentence, view.context(b).sentence);
            let places = match (sentence - sa, sentence - sb) {
                (0, 0) => 4,
                (1, 0) => 2,
                (1, 1) => 1,
                _ => -1,
            };
            let strength = places + i32::from(alike_levels == 2) * 2 - 2 * between + i32::from(than(view, claim, b)) * 3;
            if strength <= 0 {
                continue;
            }
            let (new, old) = by_direction(view, claim, a, b);
            found.push(Pair { new, old, strength, label: None });
        }
    }
}

/// "48 metres taller than the spire, which reaches 184 metres": the level behind "than" is the base.
fn than(view: &View<'_>, claim: usize, level: usize) -> bool {
    view.context(claim).sentence == view.context(level).sentence
        && claim < level
        && (view.token(claim) + 1..view.token(level).min(view.token(claim) + 4)).any(|at| view.cues(at).any(&[Cue::Against, Cue::On]))
}

fn by_direction(view: &View<'_>, claim: usize, a: usize, b: usize) -> (usize, usize) {
    let (x, y) = (view.quantity(a).value, view.quantity(b).value);
    let reference = |q: usize| matches!(view.context(q).role, Role::Base | Role::Reference) || view.context(q).time.earlier;
    match view.change(claim) {
        _ if reference(a) && !reference(b) => (b, a),
        _ if reference(b) && !reference(a) => (a, b),
        Some(Direction::Up) if y >= x => (b, a),
        Some(Direction::Down) if y <= x => (b, a),
        Some(Direction::Up | Direction::Down) => (a, b),
        _ => if y >= x { (b, a) } else { (a, b) },
    }
}

/// A change claim on a pair, with the formula turned so that the stated size is positive.
pub(super) fn candidate(scene: &Scene<'_>, rule: &'static str, q: usize, claim: Claim, pair: Pair, formulas: (Formula, Formula)) -> Candidate {
    let view = scene.view;
    let unit = view.quantity(pair.new).unit.base;
    let unit = if unit == extractor::UnitId::NONE { view.quantity(pair.old).unit.base } else { unit };
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
