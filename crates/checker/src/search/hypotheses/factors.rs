//! Products, and totals shared out.

use extractor::{Cue, Interval, Kind, Per, UnitId};

use super::{Bounds, Family, How, Nearby, Tried};
use crate::candidate::{Bound, Claim};
use crate::formula::Formula;

/// The levels in units that can be the claim's.
fn comparable(near: &Nearby<'_, '_>) -> impl Iterator<Item = usize> {
    let levels = near.levels.iter().copied();
    levels.filter(|&q| near.view.comparable(q, near.claim))
}

/// So many at so much each, and so many per cent of something.
pub(super) fn products(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let claim = Claim::of(view, near.claim);
    let quantity = view.quantity(near.claim);
    let told = near.says(&[Cue::Making, Cue::Equal, Cue::Total, Cue::Worth]);
    let amounts: Bounds = comparable(near).map(|q| near.in_unit(q)).collect();
    let how = |family, prior, formula| How {
        family,
        prior,
        rule: "product",
        formula,
    };
    for &n in near.levels.iter().filter(|_| !amounts.is_empty()) {
        let (kind, count) = (view.quantity(n).kind, view.is_count(n));
        if !count && !matches!(kind, Kind::Percent | Kind::Fraction) {
            continue;
        }
        let number = Bound::own(view, n);
        for &bound in amounts.iter().filter(|amount| amount.quantity != n) {
            let amount = bound.quantity;
            let other = view.quantity(amount);
            let per = other.unit.per;
            if count && (other.kind == quantity.kind || per != Per::Nothing) {
                let prior = match (per, told) {
                    _ if is_priced(near, n, amount) => 0.4,
                    (Per::Nothing, true) => 0.1,
                    (Per::Nothing, false) => 0.02,
                    _ => 0.3,
                };
                // Of two counts each is as good a factor as the other: once is enough.
                let twice = view.is_count(amount) && amount < n;
                let multiplied = bound.value < claim.value;
                if !twice && multiplied && per != Per::Count(1) {
                    let how = how(Family::Product, prior, Formula::Product);
                    near.push(how, &claim, &[number, bound], out);
                }
            }
            if matches!(kind, Kind::Percent | Kind::Fraction)
                && other.kind == quantity.kind
                && per == Per::Nothing
                && view.change(n).is_none()
            {
                let percent = if kind == Kind::Fraction { 100.0 } else { 1.0 };
                let scaled = Bound {
                    value: number.value * percent,
                    interval: Interval::new(
                        number.interval.low * percent,
                        number.interval.high * percent,
                    ),
                    ..number
                };
                let how = how(Family::PercentOf, 0.2, Formula::PercentOf);
                near.push(how, &claim, &[scaled, bound], out);
            }
        }
    }
}

/// "Subscriptions of £60 from 850 members", "210 seats at £9": a number and an amount that one preposition joins.
fn is_priced(near: &Nearby<'_, '_>, n: usize, amount: usize) -> bool {
    let view = near.view;
    let (first, last) = (n.min(amount), n.max(amount));
    let (from, to) = (view.token(first), view.token(last));
    first + 1 == last
        && last < near.claim
        && view.quantity(amount).kind != Kind::Cardinal
        && view.context(first).sentence == view.context(last).sentence
        && to - from <= 6
        && !(from + 1..to).any(|at| view.mark(at).is_some())
        && (from + 1..to).any(|at| view.is_one_of(at, words!["at", "from", "for", "paying", "of"]))
}

/// A total shared out.
pub(super) fn each(near: &Nearby<'_, '_>, out: &mut Tried) {
    let view = near.view;
    let quantity = view.quantity(near.claim);
    let said = quantity.unit.per != Per::Nothing || near.says(&[Cue::Average, Cue::Each, Cue::Per]);
    let prior = if said { 0.5 } else { 0.03 };
    let claim = Claim::of(view, near.claim);
    let fits = |n: usize| {
        let base = view.quantity(n).unit.base;
        let fits = match quantity.unit.per {
            Per::Unit(unit) => base != UnitId::NONE && base.dimension() == unit.dimension(),
            _ => view.is_count(n),
        };
        fits && view.per(n) == Per::Nothing
    };
    let unit = match quantity.unit.per {
        Per::Unit(unit) => unit,
        _ => UnitId::NONE,
    };
    let numbers = near.levels.iter().copied().filter(|&n| fits(n));
    let numbers: Bounds = numbers.map(|n| Bound::new(view, n, unit)).collect();
    if numbers.is_empty() {
        return;
    }
    let formula = match quantity.unit.per {
        Per::Count(n) => Formula::PerCount(f64::from(n)),
        _ => Formula::Quotient,
    };
    let how = How {
        family: Family::Each,
        prior,
        rule: "average",
        formula,
    };
    for total in comparable(near) {
        if view.per(total) != Per::Nothing || view.quantity(total).kind == Kind::Percent {
            continue;
        }
        let whole = near.in_unit(total);
        // NaN is no total.
        if whole.value > claim.value {
            for &number in numbers.iter().filter(|number| number.quantity != total) {
                near.push(how, &claim, &[whole, number], out);
            }
        }
    }
}
