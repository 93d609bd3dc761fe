//! Told in the same way: "4,600 households pay £15 each; in the town 9,000 pay £21", where only the first pair is joined by words.
//!
//! Once a figure is known to follow from others, the next one of its sort nearby, with figures like those around it, most likely
//! follows in the same way. Writers leave out the words that say so, but keep the order.

mod alike;

use document::sort_by_key;
use extractor::{Direction, Kind, Per, Stance, UnitId};

use alike::{is_all_of_it, is_distance, likeness, told_alike};

use crate::candidate::{Bound, Candidate, Claim};
use crate::finding::Finding;
use crate::formula::Formula;
use crate::judge::Ruling;
use crate::parts::is_bare_year;
use crate::search;
use crate::view::View;

/// How strong a binding is that repeats another, before the likeness of the words is weighed.
const ALIKE: i32 = 6;

/// What may follow as others nearby do that agree, for figures of which no finding speaks.
pub(crate) fn propose(view: &View<'_>, rulings: &[Ruling], findings: &[Finding]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let judged = search::judged(findings);
    for ruling in rulings.iter().filter(|ruling| ruling.is_agreement()) {
        let model = &ruling.candidate;
        let Some(own) = model.claim.quantity.filter(|_| is_model(model)) else {
            continue;
        };
        for q in view.around(model.claim.sentence, 1, 2) {
            if q != own
                && !model.stands_on(q)
                && is_claim_like(view, q, own)
                && !search::is_judged(&judged, view.quantity(q).span)
                && let Some(candidate) = repeat(view, model, own, q)
                && !search::follows(view, q)
            {
                found.push(candidate);
            }
        }
    }
    found
}

fn is_model(candidate: &Candidate) -> bool {
    let formula = matches!(
        candidate.formula,
        Formula::Share
            | Formula::RateOf
            | Formula::PercentChange
            | Formula::PercentFall
            | Formula::Quotient
            | Formula::Product
            | Formula::Difference
            | Formula::AnnualGrowth
            | Formula::PercentOf
    );
    let rule = !matches!(
        candidate.rule,
        "direction" | "range" | "restatement" | "table" | "weekday" | "conversion" | "comparison"
    );
    formula && rule && (2..=3).contains(&candidate.operands.len())
}

/// Whether a figure can be the claim of what repeats a claim: of its sort, and asserted.
fn is_claim_like(view: &View<'_>, q: usize, own: usize) -> bool {
    let (a, b) = (view.quantity(q), view.quantity(own));
    let sort = |kind| match kind {
        Kind::Fraction => Kind::Percent,
        Kind::Age => Kind::Duration,
        other => other,
    };
    sort(a.kind) == sort(b.kind)
        && (view.comparable(q, own) || sort(a.kind) == Kind::Percent)
        && a.unit.per == b.unit.per
        && a.value.is_some()
        && view.context(q).stance == Stance::Fact
        && !is_bare_year(view, q)
}

/// Whether a figure can stand for an operand: of its kind, and in a unit that compares unless only the ratio counts.
fn is_operand_like(view: &View<'_>, q: usize, operand: usize, any_unit: bool) -> bool {
    let (a, b) = (view.quantity(q), view.quantity(operand));
    let level = |kind| matches!(kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    (a.kind == b.kind && view.comparable(q, operand) || any_unit && level(a.kind) && level(b.kind))
        && a.value.is_some()
        && (a.unit.per == b.unit.per || a.unit.per == Per::Nothing)
        && is_bare_year(view, q) == is_bare_year(view, operand)
}

/// Whether only the ratio of the operands counts, whatever their unit.
fn is_of_ratio(candidate: &Candidate) -> bool {
    matches!(
        candidate.formula,
        Formula::Share | Formula::RateOf | Formula::PercentChange | Formula::PercentFall
    ) || candidate.rule == "multiple"
}

/// `q` as the claim of what `model` does for `own`.
fn repeat(view: &View<'_>, model: &Candidate, own: usize, q: usize) -> Option<Candidate> {
    let fresh = whole(view, model, own, q).or_else(|| stand_ins(view, model, own, q))?;
    let mut operands: Vec<Bound> = model
        .operands
        .iter()
        .zip(&fresh)
        .map(|(&bound, fresh)| fresh.map_or(Some(bound), |l| stand_in(view, bound, l)))
        .collect::<Option<_>>()?;
    let all = fresh.iter().all(Option::is_some);
    let levels: Vec<usize> = operands.iter().map(|operand| operand.quantity).collect();
    if is_of_ratio(model)
        && !levels
            .windows(2)
            .all(|pair| view.comparable(pair[0], pair[1]) && view.per(pair[0]) == view.per(pair[1]))
    {
        return None;
    }
    let formula = match (model.formula, view.change(q)) {
        (Formula::PercentChange | Formula::PercentFall, Some(Direction::Up)) => {
            Formula::PercentChange
        }
        (Formula::PercentChange | Formula::PercentFall, Some(Direction::Down)) => {
            Formula::PercentFall
        }
        (formula, _) => formula,
    };
    if is_turned(formula, model, &operands) {
        if !all {
            return None;
        }
        operands.swap(0, 1);
    }
    let claim = if model.claim.unit == UnitId::PERCENT {
        Claim::percent(view, q)
    } else {
        Claim::of(view, q)
    };
    let counts = levels.iter().all(|&l| view.is_count(l)) && view.is_count(q);
    if counts && matches!(formula, Formula::Product | Formula::Quotient) {
        return None;
    }
    if formula == Formula::Difference && model.rule == "difference" && !is_distance(view, q) {
        return None;
    }
    let part = model.formula == Formula::Share && fresh[0].is_some();
    if !all && !part {
        return None;
    }
    let strength = ALIKE
        + 2
        + likeness(view, own, q)
        + if all {
            told_alike(view, model, own, q, &fresh) + i32::from(is_all_of_it(view, model, q))
        } else {
            0
        };
    Some(Candidate {
        rule: model.rule,
        claim,
        formula,
        operands,
        strength,
        sense: model.sense,
    })
}

/// Whether the smaller stands where the model has the larger.
fn is_turned(formula: Formula, model: &Candidate, operands: &[Bound]) -> bool {
    let (new, old) = (operands[0].value, operands[1].value);
    match formula {
        Formula::Share | Formula::Difference => {
            (new < old) != (model.operands[0].value < model.operands[1].value)
        }
        Formula::PercentChange => new < old,
        Formula::PercentFall => new > old,
        _ => false,
    }
}

/// The figures beside `q` that stand to it in order and sort as all operands of the model stand to its claim.
fn whole(view: &View<'_>, model: &Candidate, own: usize, q: usize) -> Option<Vec<Option<usize>>> {
    let mut order: Vec<usize> = model.operands.iter().map(|bound| bound.quantity).collect();
    order.push(own);
    document::sort_by(&mut order, Ord::cmp);
    let years = order
        .iter()
        .any(|&l| is_bare_year(view, l) || view.quantity(l).kind == Kind::Year);
    let figures: Vec<usize> = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| is_figure(view, l, years))
        .collect();
    let at = figures.iter().position(|&l| l == q)?;
    let place = order.iter().position(|&l| l == own)?;
    let first = at.checked_sub(place)?;
    let found = figures.get(first..first + order.len())?;
    if found.iter().any(|l| order.contains(l)) {
        return None;
    }
    // It begins where the sentence does, or right behind the model.
    if first > 0 && !order.contains(&figures[first - 1]) {
        return None;
    }
    let ratio = is_of_ratio(model);
    let fits = order.iter().zip(found).all(|(&l, &f)| {
        if l == own {
            f == q
        } else {
            is_operand_like(view, f, l, ratio)
        }
    });
    fits.then(|| {
        model
            .operands
            .iter()
            .map(|bound| {
                let place = order.iter().position(|&l| l == bound.quantity);
                place.map(|place| found[place])
            })
            .collect()
    })
}

/// A figure that tells how much or how many, or a year where the model has years.
fn is_figure(view: &View<'_>, q: usize, years: bool) -> bool {
    let quantity = view.quantity(q);
    quantity.value.is_some()
        && match quantity.kind {
            Kind::Ordinal | Kind::Date | Kind::Range => false,
            Kind::Year => years,
            _ => years || !is_bare_year(view, q),
        }
}

/// The figures near `q` that stand where the operands of the model stand near its own claim. `None` if there are none, or more
/// than the model has.
fn stand_ins(
    view: &View<'_>,
    model: &Candidate,
    own: usize,
    q: usize,
) -> Option<Vec<Option<usize>>> {
    let here = view.in_sentence(view.context(q).sentence);
    // What stands between the model and the claim, or on the claim's other side up to the next figure of its sort.
    let free = |l: &usize| *l != own && !model.stands_on(*l) && !is_claim_like(view, *l, own);
    let before = here.clone().filter(|&l| l < q).rev().take_while(free);
    let behind = here.clone().filter(|&l| l > q).take_while(free);
    let mut fresh = vec![None; model.operands.len()];
    let any_unit = is_of_ratio(model);
    take(view, model, (own, true), before, any_unit, &mut fresh)?;
    take(view, model, (own, false), behind, any_unit, &mut fresh)?;
    fresh.iter().any(Option::is_some).then_some(fresh)
}

/// Puts figures, the nearest first, in the places of the operands on one side of the model's claim, the nearest first.
fn take(
    view: &View<'_>,
    model: &Candidate,
    (own, before): (usize, bool),
    figures: impl Iterator<Item = usize>,
    any_unit: bool,
    fresh: &mut [Option<usize>],
) -> Option<()> {
    let mut order: Vec<usize> = (0..model.operands.len())
        .filter(|&i| (model.operands[i].quantity < own) == before)
        .collect();
    sort_by_key(&mut order, |&i| model.operands[i].quantity.abs_diff(own));
    let mut places = order.into_iter();
    for l in figures {
        let like = |i: &usize| is_operand_like(view, l, model.operands[*i].quantity, any_unit);
        if (0..model.operands.len()).any(|i| like(&i)) {
            // One more than the model has: it is told in another way.
            fresh[places.find(like)?] = Some(l);
        }
    }
    Some(())
}

/// A figure in the place of another, in the same unit and sign.
fn stand_in(view: &View<'_>, bound: Bound, l: usize) -> Option<Bound> {
    let old = Bound::own(view, bound.quantity);
    let new = Bound::own(view, l);
    let factor = bound.value / old.value;
    if view.quantity(l).unit.base == view.quantity(bound.quantity).unit.base {
        (factor.is_finite() && factor > 0.0).then(|| new.scaled(factor))
    } else {
        Some(new)
    }
}
