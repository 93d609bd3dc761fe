//! `complement`: the other 99%, the remaining 26.
//!
//! Formula: 100 − the named percentages, 1 − the named fraction, or whole − part. Silent where the parts named
//! before are of another whole.

use extractor::{Cue, Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() || view.change(q).is_some() {
            continue;
        }
        let token = view.token(q);
        let named = view.cue_before(token, 3, &[Cue::Remainder]).is_some();
        let fully = matches!(quantity.kind, Kind::Percent) && quantity.value.is_some_and(|value| value > 50.0);
        if !named && !fully {
            continue;
        }
        let sentence = view.context(q).sentence;
        let reach = view.near(sentence, if named { 2 } else { 1 }, 0);
        match quantity.kind {
            Kind::Percent => {
                let parts: Vec<usize> = reach.filter(|&l| l < q && matches!(view.quantity(l).kind, Kind::Percent) && view.quantity(l).value.is_some() && view.change(l).is_none()).collect();
                for from in (0..parts.len()).rev().take(5) {
                    let run = &parts[from..];
                    let same = run.iter().all(|&l| view.context(l).sentence == sentence);
                    let all = from == 0 || view.context(parts[from - 1]).sentence != view.context(parts[from]).sentence;
                    let strength = if named { 5 + 2 * i32::from(same) + 3 * i32::from(all) - i32::from(!same) } else { 3 };
                    out.push(Candidate {
                        rule: "complement",
                        claim: Claim::of(view, q),
                        formula: Formula::HundredLess,
                        operands: run.iter().map(|&l| Bound::own(view, l)).collect(),
                        strength: if named || run.len() == 1 { strength } else { 0 },
                        sense: Sense::None,
                    });
                }
            }
            Kind::Fraction if named => {
                if let Some(part) = reach.filter(|&l| l < q && view.quantity(l).kind == Kind::Fraction).last() {
                    out.push(Candidate {
                        rule: "complement",
                        claim: Claim::of(view, q),
                        formula: Formula::OneLess,
                        operands: vec![Bound::own(view, part)],
                        strength: 8,
                        sense: Sense::None,
                    });
                }
            }
            Kind::Cardinal | Kind::Money | Kind::Measure if named => remainder(scene, q, sentence, out),
            _ => {}
        }
        let _ = UnitId::NONE;
    }
}

/// "Of 850 flats 315 are … and the other 535": a whole before, then its parts, then the rest.
fn remainder(scene: &Scene<'_>, q: usize, sentence: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let levels: Vec<usize> = view
        .near(sentence, 2, 0)
        .filter(|&l| l < q && view.is_level(l) && view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind)
        .collect();
    for (i, &whole) in levels.iter().enumerate() {
        let parts = &levels[i + 1..];
        if parts.is_empty() || parts.len() > 5 || parts.iter().any(|&part| view.quantity(part).value > view.quantity(whole).value) {
            continue;
        }
        let near = view.context(whole).sentence;
        let of = view.cue_before(view.token(whole), 3, &[Cue::Of, Cue::OutOf]).is_some();
        let strength = 7 + i32::from(of) - 2 * i32::try_from(sentence - near).unwrap_or(2) + i32::from(parts.len() == 1 && i == 0) * 2
            - i32::from(i > 0) * 2;
        out.push(Candidate {
            rule: "complement",
            claim: Claim::of(view, q),
            formula: Formula::Remainder,
            operands: std::iter::once(&whole).chain(parts).map(|&l| Bound::new(view, l, view.quantity(q).unit.base)).collect(),
            strength,
            sense: Sense::None,
        });
    }
}
