//! `conversion`: the same measure in two units, temperatures, a currency with its stated rate.
//!
//! Formula: the constant of the unit table; for a currency, the rate that the text states. The looser of the two
//! figures sets the tolerance. Silent for currencies without a rate and for units of different dimensions.

use extractor::{Cue, Interval, Kind, Per};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() || q == 0 {
            continue;
        }
        if matches!(quantity.kind, Kind::Measure | Kind::Rate | Kind::Duration) {
            measure(view, q, out);
        }
        if quantity.kind == Kind::Money {
            by_stated_rate(view, q, out);
        }
    }
}

/// "12 miles (19km)".
fn measure(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let (other, claim) = (view.quantity(q - 1), view.quantity(q));
    if view.context(q - 1).sentence != view.context(q).sentence
        || other.value.is_none()
        || other.unit.per != claim.unit.per && !matches!(claim.unit.per, Per::Unit(_))
    {
        return;
    }
    let (from, to) = (other.unit.base, claim.unit.base);
    if from == to
        || from.dimension() != to.dimension()
        || from.is_currency()
        || other.unit.per != claim.unit.per
    {
        return;
    }
    let gap = view.token(q) - view.token(q - 1);
    let bracket = matches!(view.mark(view.token(q) - 1), Some('(' | '[' | '/'));
    let or = view
        .cue_before(view.token(q), 1, &[Cue::Or, Cue::Equal])
        .is_some();
    if gap > 3 || !(bracket || or) {
        return;
    }
    let Some(factor) = extractor::convert_difference(1.0, from, to) else {
        return;
    };
    let Some(zero) = extractor::convert(0.0, from, to) else {
        return;
    };
    // A rise of 2C is one of 3.6F: the offset does not apply to differences.
    let offset = if is_difference(view, q - 1) {
        0.0
    } else {
        zero
    };
    // A conversion is as coarse as either figure: whole tens stand for their neighbours.
    let slack = |q: usize| {
        let quantity = view.quantity(q);
        let value = quantity.value.unwrap_or(0.0);
        let grain = coarse(value, quantity.grain);
        Interval::new(
            quantity.bare.low.min(value - grain / 2.0),
            quantity.bare.high.max(value + grain / 2.0),
        )
    };
    let mut stated = Claim::of(view, q);
    stated.bare = slack(q);
    stated.stated = Interval {
        low: stated.stated.low.min(stated.bare.low),
        high: stated.stated.high.max(stated.bare.high),
    };
    let operand = Bound {
        quantity: q - 1,
        value: other.value.unwrap_or(f64::NAN),
        interval: slack(q - 1),
    };
    out.push(Candidate {
        rule: "conversion",
        claim: stated,
        formula: Formula::Convert { factor, offset },
        operands: vec![operand],
        strength: if bracket { 10 } else { 7 },
        sense: Sense::None,
    });
}

/// One unit of the last non-zero digit, so that 60 miles for 100 km and 10,400 for 10,363 are fine.
fn coarse(value: f64, grain: f64) -> f64 {
    let mut unit = if grain > 0.0 { grain } else { 1.0 };
    while value != 0.0 && (value / (unit * 10.0)).fract() == 0.0 && unit < value.abs() {
        unit *= 10.0;
    }
    unit
}

/// Whether a temperature is a rise, a fall or a distance.
fn is_difference(view: &View<'_>, q: usize) -> bool {
    view.change(q).is_some()
        || view
            .cue_before(view.token(q), 3, &[Cue::ChangeNoun, Cue::Gap, Cue::By])
            .is_some()
}

/// "£40m, or $50m at an exchange rate of $1.25 to the pound" · "with a pound buying €1.20, the £60m fee is worth €72m".
fn by_stated_rate(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let to = view.quantity(q).unit.base;
    let money: Vec<usize> = view
        .near(sentence, 1, 0)
        .filter(|&m| view.quantity(m).kind == Kind::Money && view.quantity(m).value.is_some())
        .collect();
    for &rate in &money {
        if rate == q || view.quantity(rate).unit.base != to || !rate_words(view, rate) {
            continue;
        }
        for &amount in &money {
            let from = view.quantity(amount).unit.base;
            if amount == rate
                || amount == q
                || from == to
                || view.quantity(q).value == view.quantity(rate).value
                || view.context(amount).sentence != sentence
            {
                continue;
            }
            out.push(Candidate {
                rule: "conversion",
                claim: Claim::of(view, q),
                formula: Formula::Product,
                operands: vec![Bound::own(view, amount), Bound::own(view, rate)],
                strength: 9,
                sense: Sense::None,
            });
        }
    }
}

/// Whether an amount is an exchange rate: beside "exchange rate", "to the pound", "a pound buying".
fn rate_words(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let text = |from: usize, to: usize| {
        (from..to)
            .filter(|&at| view.is_word(at))
            .map(|at| view.word(at).to_lowercase())
            .collect::<Vec<_>>()
    };
    let before = text(view.first_token(token).max(token.saturating_sub(6)), token);
    let behind = text(token + 1, view.end_token(token).min(token + 5));
    before
        .iter()
        .any(|word| word == "exchange" || word == "buying" || word == "buys" || word == "bought")
        || behind.windows(2).any(|pair| {
            (pair[0] == "the" || pair[0] == "a" || pair[0] == "to" || pair[0] == "per")
                && CURRENCY_WORDS.contains(&pair[1].as_str())
        })
}

const CURRENCY_WORDS: &[&str] = &[
    "pound", "dollar", "euro", "yen", "franc", "rupee", "krona", "krone", "peso", "yuan", "rand",
    "zloty", "lira", "rouble", "real",
];
