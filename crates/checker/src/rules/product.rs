//! `product`: N times X is Y; so many percent of Y is X.
//!
//! Formula: number × amount each, or percent × whole / 100. Silent where nothing says that the one is *each* or
//! *per* the other.

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
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
        );
        if !amount
            || quantity.value.is_none()
            || view.change(q).is_some()
            || view.per(q) == Per::Each
        {
            continue;
        }
        times_each(view, q, out);
        percent_of(view, q, out);
    }
}

/// "18 wards of 32 beds each, 756 beds in total".
fn times_each(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let announced = view
        .cue_before(token, 5, &[Cue::Making, Cue::Total, Cue::Equal, Cue::Worth])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Total]).is_some();
    let reach: Vec<usize> = view
        .near(sentence, 1, 0)
        .filter(|&l| {
            l < q
                && view.quantity(l).value.is_some_and(|value| value > 0.0)
                && view.change(l).is_none()
        })
        .collect();
    for &each in &reach {
        let unit = view.quantity(each);
        if !view.comparable(each, q)
            || !matches!(
                unit.kind,
                Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
            )
        {
            continue;
        }
        let at = view.token(each);
        let marked = view.per(each) != Per::Nothing
            || view.cue_behind(at, 3, &[Cue::Each]).is_some()
            || view.cue_before(at, 12, &[Cue::Each]).is_some()
            || view.cue_before(at, 3, &[Cue::Average]).is_some();
        for &number in &reach {
            let n = view.quantity(number);
            let plain = n.kind == Kind::Cardinal && n.unit.base == UnitId::NONE;
            let fits = match unit.unit.per {
                Per::Unit(per) => {
                    n.unit.base.dimension() == per.dimension() && n.unit.base != UnitId::NONE
                        || plain && view.counts_in(number, per)
                }
                _ => plain,
            };
            if number == each || !fits || view.per(number) != Per::Nothing {
                continue;
            }
            if q == number
                || view.comparable(number, q)
                    && view.quantity(q).unit.base == UnitId::NONE
                    && !marked
            {
                continue;
            }
            let factor = if let Per::Unit(per) = unit.unit.per {
                per
            } else {
                UnitId::NONE
            };
            let number_bound = if plain {
                Bound::own(view, number)
            } else {
                Bound::new(view, number, factor)
            };
            let priced = view.cue_before(at, 3, &[Cue::Worth]).is_some();
            let sentences = view.context(each).sentence.abs_diff(sentence)
                + view.context(number).sentence.abs_diff(sentence);
            let rivals = i32::try_from(
                reach
                    .iter()
                    .filter(|&&l| l != each && l != number && l > each.min(number))
                    .count(),
            )
            .unwrap_or(9);
            let strength =
                3 + 3 * i32::from(marked) + 2 * i32::from(priced) + 3 * i32::from(announced)
                    - i32::try_from(sentences).unwrap_or(9)
                    - rivals.min(3);
            if marked || priced {
                out.push(Candidate {
                    rule: "product",
                    claim: Claim::of(view, q),
                    formula: Formula::Product,
                    operands: vec![
                        number_bound,
                        Bound::new(view, each, view.quantity(q).unit.base),
                    ],
                    strength,
                    sense: Sense::None,
                });
            }
        }
    }
}

/// "Thirty per cent of the 1,450, or 535".
fn percent_of(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    for p in view.in_sentence(sentence) {
        let percent = view.quantity(p);
        if p >= q
            || !matches!(percent.kind, Kind::Percent | Kind::Fraction)
            || percent.value.is_none()
            || view.change(p).is_some()
        {
            continue;
        }
        for w in view.in_sentence(sentence) {
            let whole = view.quantity(w);
            if w == q
                || w == p
                || w > q
                || whole.value.is_none()
                || !view.comparable(w, q)
                || whole.kind != view.quantity(q).kind
                || whole.value <= view.quantity(q).value
            {
                continue;
            }
            let of = w > p
                && view.cue_before(view.token(w), 3, &[Cue::Of]).is_some()
                && view.token(w) - view.token(p) <= 5;
            let or = view
                .cue_before(view.token(q), 2, &[Cue::Or, Cue::Equal])
                .is_some();
            if !of || !or {
                continue;
            }
            let mut share = Bound::own(view, p);
            if percent.kind == Kind::Fraction {
                share.value *= 100.0;
                share.interval = extractor::Interval::new(
                    share.interval.low * 100.0,
                    share.interval.high * 100.0,
                );
            }
            out.push(Candidate {
                rule: "product",
                claim: Claim::of(view, q),
                formula: Formula::PercentOf,
                operands: vec![share, Bound::own(view, w)],
                strength: 10,
                sense: Sense::None,
            });
        }
    }
}
