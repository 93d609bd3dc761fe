//! `sum`: parts add to the stated total.
//!
//! Formula: the parts added up. A total is announced (*in total*, *altogether*, *making*, *together the three*);
//! its parts are the run of like quantities before it, or behind a colon or *made up of*. Silent after *including*,
//! *mainly* and the like, and where nothing says that the list is whole.

use extractor::{Cue, Kind, Role};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let amount = matches!(
            quantity.kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration | Kind::Percent
        );
        if !amount || quantity.value.is_none() || view.change(q).is_some() {
            continue;
        }
        let announced = announced(view, q);
        if announced == 0 {
            continue;
        }
        let sentence = view.context(q).sentence;
        if view.sentence_has(sentence, &[Cue::Including]) {
            continue;
        }
        for (parts, licence) in part_runs(view, q, sentence) {
            out.push(Candidate {
                rule: "sum",
                claim: Claim::of(view, q),
                formula: Formula::Sum,
                operands: parts
                    .iter()
                    .map(|&part| Bound::new(view, part, quantity.unit.base))
                    .collect(),
                strength: announced + licence,
                sense: Sense::None,
            });
        }
    }
}

/// How clearly a quantity is announced as a total.
fn announced(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    if view.cue_behind(token, 4, &[Cue::Total]).is_some()
        || view.cue_before(token, 5, &[Cue::Total]).is_some()
    {
        return 6;
    }
    if view.cue_before(token, 4, &[Cue::Making]).is_some() {
        return 4;
    }
    // "48 cases: 30 … and 18 …" announces its parts.
    if (token + 1..view.end_token(token).min(token + 7)).any(|at| view.mark(at) == Some(':')) {
        return 3;
    }
    0
}

/// Runs of like quantities that may be the parts of a total, each with how well it is licensed.
fn part_runs(view: &View<'_>, total: usize, sentence: usize) -> Vec<(Vec<usize>, i32)> {
    let like = |l: &usize| {
        let l = *l;
        l != total
            && view.is_level(l)
            && view.comparable(l, total)
            && view.quantity(l).kind == view.quantity(total).kind
            && view.per(l) == view.per(total)
            && !matches!(view.context(l).role, Role::Base | Role::Reference)
            && view.quantity(l).value.is_some_and(|value| {
                value < view.quantity(total).value.unwrap_or(f64::INFINITY) * 20.0
            })
    };
    let mut runs = Vec::new();
    let before: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| l < total)
        .filter(like)
        .collect();
    let behind: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| l > total)
        .filter(like)
        .collect();
    let mut add = |run: &[usize], licence: i32| {
        if run.len() >= 2 {
            runs.push((run.to_vec(), licence + i32::from(run.len() > 2)));
        }
    };
    add(&before, 3);
    add(&behind, 2);
    // The nearest parts alone: an unlike first figure (a whole, a year's count) does not belong to the list.
    for skip in 1..before.len().saturating_sub(1).min(4) {
        add(&before[skip..], 1);
    }
    for take in (2..behind.len()).rev().take(3) {
        add(&behind[..take], 1);
    }
    if sentence > 0
        && view.reading.sentences[sentence - 1].block == view.reading.sentences[sentence].block
    {
        let previous: Vec<usize> = view.in_sentence(sentence - 1).filter(like).collect();
        if before.is_empty() {
            add(&previous, 3);
            for skip in 1..previous.len().saturating_sub(1).min(4) {
                add(&previous[skip..], 1);
            }
        } else {
            let both: Vec<usize> = previous.iter().chain(&before).copied().collect();
            add(&both, 1);
        }
    }
    runs
}
