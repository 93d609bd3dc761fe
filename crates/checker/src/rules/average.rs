//! `average`: a mean, or an amount per head, per unit, a day, each.
//!
//! Formula: total / number, or the mean of a list. The number is a count, or a length of time or measure in the unit
//! that the claim is *per*. Silent for medians and where several totals or numbers fit equally.

use extractor::{Cue, Kind, Per, UnitId};

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
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Duration
                | Kind::Rate
                | Kind::Percent
        );
        if !amount || quantity.value.is_none() || view.change(q).is_some() {
            continue;
        }
        let token = view.token(q);
        let average = view.cue_before(token, 4, &[Cue::Average]).is_some()
            || view.cue_behind(token, 3, &[Cue::Average]).is_some();
        if average {
            list_mean(view, q, out);
            midpoint(view, q, out);
        }
        let each = view.per(q) == Per::Each
            || view.cue_behind(token, 2, &[Cue::Each]).is_some()
            || view.cue_before(token, 3, &[Cue::Each]).is_some();
        if each || average || view.per(q) != Per::Nothing {
            quotients(view, q, average, each, out);
        }
    }
}

/// "scored 61, 74, 68 and 81, an average of 71".
fn list_mean(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    for at in [sentence, sentence.saturating_sub(1)] {
        let like: Vec<usize> = view
            .in_sentence(at)
            .filter(|&l| {
                l != q
                    && l < q
                    && view.is_level(l)
                    && view.comparable(l, q)
                    && view.quantity(l).kind == view.quantity(q).kind
            })
            .collect();
        let count = like.len();
        if count < 2 {
            continue;
        }
        // A count that announces the list ("the three stations") is not of it.
        let unit = view.quantity(q).unit.base;
        for (from, licence) in [(0, 0), (1, -1)] {
            let run = &like[from..];
            if run.len() < 2 || from == 1 && run.len() < 3 && count != 3 {
                continue;
            }
            let announced = from == 1 && view.quantity(like[0]).value == Some(run.len() as f64);
            let listed = run
                .windows(2)
                .all(|pair| view.token(pair[1]) - view.token(pair[0]) <= 4);
            out.push(Candidate {
                rule: "average",
                claim: Claim::of(view, q),
                formula: Formula::Mean,
                operands: run.iter().map(|&l| Bound::new(view, l, unit)).collect(),
                strength: 5
                    + licence
                    + 3 * i32::from(listed && run.len() > 2)
                    + 3 * i32::from(announced)
                    + i32::from(at == sentence),
                sense: Sense::None,
            });
        }
        if at == 0 {
            break;
        }
    }
}

/// "$6.1 billion to $6.3 billion, with a midpoint of $6.4 billion".
fn midpoint(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    for r in view.in_sentence(view.context(q).sentence) {
        let range = view.quantity(r);
        let Some((low, high)) = range.ends.filter(|_| r != q && view.comparable(r, q)) else {
            continue;
        };
        let half = range.grain / 2.0;
        let end = |value: f64| Bound {
            quantity: r,
            value,
            interval: extractor::Interval::around(value, half),
        };
        let named = view
            .cue_before(view.token(q), 4, &[Cue::Average])
            .is_some_and(|at| {
                view.word(at).to_ascii_lowercase().starts_with("mid")
                    || view.word(at).to_ascii_lowercase().starts_with("half")
            });
        out.push(Candidate {
            rule: "average",
            claim: Claim::of(view, q),
            formula: Formula::Mean,
            operands: vec![end(low), end(high)],
            strength: if named { 9 } else { 3 },
            sense: Sense::None,
        });
    }
}

/// Total over number, for every total and number that fit the claim's unit.
fn quotients(view: &View<'_>, q: usize, average: bool, each: bool, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    let sentence = view.context(q).sentence;
    let reach: Vec<usize> = view
        .near(sentence, 2, 0)
        .filter(|&l| {
            l != q
                && l < q + 4
                && view.quantity(l).value.is_some_and(|value| value > 0.0)
                && view.change(l).is_none()
        })
        .collect();
    let totals = reach.iter().copied().filter(|&t| {
        view.comparable(t, q)
            && view.quantity(t).kind != Kind::Percent
            && matches!(
                view.quantity(t).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
            )
            && view.per(t) == Per::Nothing
    });
    for total in totals {
        for &number in &reach {
            if number == total || view.per(number) != Per::Nothing {
                continue;
            }
            let n = view.quantity(number);
            let (unit, fits) = match claim.unit.per {
                Per::Unit(per)
                    if n.unit.base != UnitId::NONE
                        && n.unit.base.dimension() == per.dimension() =>
                {
                    (per, 4)
                }
                Per::Unit(per) if n.unit.base == UnitId::NONE && view.counts_in(number, per) => {
                    (UnitId::NONE, 3)
                }
                Per::Each if n.kind == Kind::Cardinal && n.unit.base == UnitId::NONE => {
                    (UnitId::NONE, 3)
                }
                Per::Nothing
                    if (each || average)
                        && n.kind == Kind::Cardinal
                        && n.unit.base == UnitId::NONE =>
                {
                    (UnitId::NONE, if each { 3 } else { 1 })
                }
                _ => continue,
            };
            if claim.kind == Kind::Cardinal
                && claim.unit.base == UnitId::NONE
                && n.unit.base == UnitId::NONE
                && claim.unit.per == Per::Nothing
                && !each
            {
                continue;
            }
            let total_unit = claim.unit.base;
            let (Some(_), true) = (
                view.value_in(total, total_unit),
                unit == UnitId::NONE || view.value_in(number, unit).is_some(),
            ) else {
                continue;
            };
            let sentences = view.context(total).sentence.abs_diff(sentence)
                + view.context(number).sentence.abs_diff(sentence);
            let rivals = reach
                .iter()
                .filter(|&&l| {
                    l != total
                        && l != number
                        && (view.comparable(l, total) && view.per(l) == Per::Nothing && l > total
                            || view.comparable(l, number) && l > number)
                        && l < q
                })
                .count() as i32;
            out.push(Candidate {
                rule: "average",
                claim: Claim::of(view, q),
                formula: Formula::Quotient,
                operands: vec![
                    Bound::new(view, total, total_unit),
                    Bound::new(view, number, unit),
                ],
                strength: 5 + fits + i32::from(each)
                    - i32::try_from(sentences).unwrap_or(9)
                    - rivals,
                sense: Sense::None,
            });
        }
    }
}
