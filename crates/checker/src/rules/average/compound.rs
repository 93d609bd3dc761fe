//! Rates whose unit is made of two: miles to the gallon, litres per 100 kilometres.

use extractor::{Per, UnitId};

use super::quotient;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_joined};
use crate::view::View;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let unit = view.quantity(q).unit.base;
    if unit != UnitId::NONE
        && let Some((above, below)) = unit.name().split_once(" per ")
        && let (Some(above), Some(below)) = (UnitId::named(above), UnitId::named(below))
        && unit.dimension().name() != "speed"
    {
        let Some([total, number]) = both(view, q, above, below) else {
            return;
        };
        let strength = strength(view, q, [total, number]);
        let operands = [
            Bound::new(view, total, above),
            Bound::new(view, number, below),
        ];
        out.push(quotient(view, q, operands[0], operands[1], strength));
        return;
    }
    if let Per::Count(count) = view.per(q)
        && let Some(below) = behind(view, q)
        && unit != UnitId::NONE
        && let Some([total, number]) = both(view, q, unit, below)
    {
        out.push(Candidate {
            rule: "average",
            claim: Claim::of(view, q),
            formula: Formula::PerCount(f64::from(count)),
            operands: vec![
                Bound::new(view, total, unit),
                Bound::new(view, number, below),
            ],
            strength: strength(view, q, [total, number]),
            sense: Sense::None,
        });
    }
}

/// The unit in "9 litres per 100 km".
fn behind(view: &View<'_>, q: usize) -> Option<UnitId> {
    let token = view.token(q) + 1;
    if token >= view.end_token(token - 1) || !view.is_word(token) {
        return None;
    }
    let word = view.lower(token);
    match word {
        "km" | "kilometers" => UnitId::named("kilometre"),
        "kg" => UnitId::named("kilogram"),
        word => UnitId::named(word).or_else(|| UnitId::named(word.trim_end_matches('s'))),
    }
}

/// The one figure in each of two units around a rate.
fn both(view: &View<'_>, q: usize, above: UnitId, below: UnitId) -> Option<[usize; 2]> {
    let one = |unit: UnitId| {
        let mut found = view.around(view.context(q).sentence, 1, 0).filter(|&l| {
            l != q
                && is_amount(view, l)
                && view.per(l) == Per::Nothing
                && view.quantity(l).unit.base != UnitId::NONE
                && view.quantity(l).unit.base.dimension() == unit.dimension()
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    Some([one(above)?, one(below)?])
}

fn strength(view: &View<'_>, q: usize, operands: [usize; 2]) -> i32 {
    let sentence = view.context(q).sentence;
    let here = operands
        .iter()
        .filter(|&&l| view.context(l).sentence == sentence)
        .count();
    let comma = view
        .mark(view.token(q).saturating_sub(1))
        .is_some_and(|mark| matches!(mark, ',' | '—' | '(' | ':'));
    5 + 2 * i32::from(here == 2) + 2 * i32::from(is_joined(view, q) || comma)
}
