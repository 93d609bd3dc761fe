//! Three figures that multiply, and nothing else told with them: "each of the 26 courts will hold three sittings a week for 12 weeks; the
//! 936 sittings" · "20 lorries went on 12 days, every lorry with 15 tonnes. That makes 3,600 tonnes".
//!
//! A word for each of something must stand among them, and the claim be of the unit of one of them. What is far from the product was
//! never meant to be it.

use extractor::{Cue, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_aside, is_asserted};
use crate::view::View;

/// How far what is claimed may be from the product, and still be meant to be it.
const FAIR: std::ops::RangeInclusive<f64> = 0.8..=1.25;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 3..view.reading.quantities.len() {
        let claim = view.quantity(q);
        let kind = matches!(
            claim.kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
        );
        if kind
            && claim.value > Some(20.0)
            && is_amount(view, q)
            && is_asserted(view, q)
            && view.per(q) == Per::Nothing
        {
            out.extend(bind(view, q));
        }
    }
}

fn bind(view: &View<'_>, q: usize) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    let told = |&l: &usize| l < q && !is_year(view, l);
    let mut factors: Vec<usize> = view.in_sentence(sentence).filter(told).take(4).collect();
    let mut from = sentence;
    if factors.len() < 3 {
        from = sentence.checked_sub(1).filter(|&at| {
            view.reading.sentences[at].block == view.reading.sentences[sentence].block
        })?;
        factors = view
            .in_sentence(from)
            .filter(told)
            .chain(factors)
            .take(4)
            .collect();
    }
    let &[a, b, c] = &factors[..] else {
        return None;
    };
    let usable = |&l: &usize| {
        is_amount(view, l)
            && is_asserted(view, l)
            && view.quantity(l).value > Some(1.0)
            && view.quantity(l).kind != Kind::Percent
            && !view.quantity(l).hedge.is_bound()
    };
    let claim = Claim::of(view, q);
    let unit = |l: usize| view.quantity(l).unit.base;
    // The unit of the claim is that of one factor; another may be so long.
    let own = factors.iter().filter(|&&l| unit(l) == claim.unit).count();
    let foreign = factors
        .iter()
        .filter(|&&l| unit(l) != claim.unit && unit(l) != UnitId::NONE && !unit(l).is_time())
        .count();
    let units = foreign == 0 && own >= 1 && (claim.unit == UnitId::NONE || own == 1);
    let each = factors
        .iter()
        .any(|&l| matches!(view.per(l), Per::Each | Per::Unit(_)))
        || (from..=sentence).any(|at| view.sentence_has(at, &[Cue::Each]));
    if !units || !each || !factors.iter().all(usable) {
        return None;
    }
    let operands: Vec<Bound> = [a, b, c].map(|l| Bound::own(view, l)).to_vec();
    let product: f64 = operands.iter().map(|operand| operand.value).product();
    let token = view.token(q);
    let named = view
        .cue_before(token, 4, &[Cue::Total, Cue::Making, Cue::Equal, Cue::Hence])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Total]).is_some()
        || token > view.first_token(token)
            && view.is_one_of(token - 1, words!["the", "those", "these"]);
    FAIR.contains(&(claim.value / product)).then(|| Candidate {
        rule: "product",
        claim,
        formula: Formula::Product,
        operands,
        strength: 6 + 2 * i32::from(named),
        sense: Sense::None,
    })
}

fn is_year(view: &View<'_>, l: usize) -> bool {
    is_aside(view, l) && !(view.quantity(l).in_words && view.quantity(l).kind == Kind::Cardinal)
}
