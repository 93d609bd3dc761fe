//! `growth`: compound and annualised growth, successive changes.
//!
//! Formulas: (new / old)^(1 / years) − 1; start × (1 + rate)^periods; (1 + rate)^n − 1; (1 + a)(1 + b) … − 1. Silent
//! unless the text says that growth is compounded, yearly, cumulative or with interest added.

mod annual;
mod compounded;
pub(super) mod free;
mod pace;
mod periods;
mod repeated;
mod step;
mod successive;
mod told;

use extractor::{Cue, Direction, Interval, Kind, Per, UnitId};

use periods::periods;
pub(crate) use repeated::is_repeated;

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() || view.is_furniture(q) {
            continue;
        }
        match quantity.kind {
            Kind::Percent => {
                annual::annual_rate(scene, q, out);
                rate_over(view, q, out);
            }
            Kind::Multiple => rate_over(view, q, out),
            Kind::Money | Kind::Cardinal => compounded::propose(view, q, out),
            _ => {}
        }
    }
    successive::propose(view, out);
    repeated::propose(view, out);
    pace::propose(view, out);
    free::propose(view, out);
}

fn push(
    out: &mut Vec<Candidate>,
    claim: Claim,
    formula: Formula,
    mut operands: Vec<Bound>,
    strength: i32,
) {
    // "sells for $3,400 today. Six years ago it went for $850": growth that is said leads to the larger.
    if formula == Formula::AnnualGrowth
        && claim.value > 0.0
        && operands[0].value < operands[1].value
    {
        operands.swap(0, 1);
        let turned = formula.value(&[operands[0].value, operands[1].value, operands[2].value]);
        let slack = claim.grain.max(0.05 * claim.value);
        if (turned - claim.value).abs() > slack {
            operands.swap(0, 1);
        }
    }
    out.push(Candidate {
        rule: "growth",
        claim,
        formula,
        operands,
        strength,
        sense: Sense::None,
    });
}

/// The length of time that a percentage is said to hold for each of: "7% a year", "1.0% every month", "in every quarter".
fn period(view: &View<'_>, q: usize) -> Option<UnitId> {
    if let Per::Unit(unit) = view.per(q) {
        return unit.is_time().then_some(unit);
    }
    let token = view.token(q);
    for at in token + 1..view.end_token(token).min(token + 7) {
        if view.mark(at).is_some() {
            break;
        }
        let every = view.is_word(at)
            && matches!(
                view.lower(at),
                "each" | "every" | "annually" | "yearly" | "monthly" | "per" | "a"
            );
        if !every {
            continue;
        }
        // "in each of the past three years": the unit of the length of time behind.
        let unit = (at..view.end_token(token).min(at + 6)).find_map(|next| {
            if let Some(d) = view.at(next) {
                let unit = view.quantity(d).unit.base;
                return (view.quantity(d).kind == Kind::Duration && unit.is_time()).then_some(unit);
            }
            let word = view.is_word(next).then(|| view.lower(next))?;
            match word {
                "annually" | "yearly" => UnitId::named("year"),
                "monthly" => UnitId::named("month"),
                "quarter" => UnitId::named("quarter year"),
                "years" | "straight years" => UnitId::named("year"),
                "months" => UnitId::named("month"),
                "quarters" => UnitId::named("quarter year"),
                "year" | "month" | "week" | "day" => UnitId::named(word),
                _ => None,
            }
        });
        if unit.is_some() {
            return unit;
        }
    }
    let before = (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .take_while(|&at| view.is_word(at));
    before
        .filter(|&at| view.is_word(at))
        .find_map(|at| match view.lower(at) {
            "annual" | "yearly" => UnitId::named("year"),
            "monthly" => UnitId::named("month"),
            _ => None,
        })
}

/// A fall of so much as a growth: below nought.
fn falling(claim: Claim) -> Claim {
    Claim {
        stated: negated(claim.stated),
        bare: negated(claim.bare),
        value: -claim.value,
        ..claim
    }
}

fn negated(interval: Interval) -> Interval {
    Interval {
        low: -interval.high,
        high: -interval.low,
    }
}

/// "With prices rising 1.0% every month, annual inflation would compound to nearly 13%" · "grew 4% in each of the past
/// three years, a cumulative 12%" · "after a decade of 7% a year it has almost doubled".
fn rate_over(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let rates = |r: &usize| {
        *r != q
            && view.quantity(*r).kind == Kind::Percent
            && view.quantity(*r).value.is_some()
            && view.quantity(*r).value
                < view.quantity(q).value.map(|v| {
                    if view.quantity(q).kind == Kind::Multiple {
                        100.0 * v
                    } else {
                        v
                    }
                })
    };
    for rate in view.in_sentence(sentence).filter(|&r| r < q).filter(rates) {
        let Some(unit) = period(view, rate) else {
            continue;
        };
        let Some((periods, from, spelt)) = periods(view, q, rate, unit) else {
            continue;
        };
        let total = view
            .cue_before(token, 6, &[Cue::Compound, Cue::Total, Cue::Making])
            .is_some()
            || (view.first_token(token)..view.end_token(token))
                .any(|at| view.is_word(at) && is_cumulative(view.word(at)));
        let multiple = view.quantity(q).kind == Kind::Multiple;
        let strength = 4 + 2 * i32::from(spelt) + 3 * i32::from(total) + 2 * i32::from(multiple);
        let claim = Claim::of(view, q);
        // A multiple in per cent of growth: doubled is 100% more.
        let more = |interval: Interval| Interval {
            low: (interval.low - 1.0) * 100.0,
            high: (interval.high - 1.0) * 100.0,
        };
        let claim = if multiple {
            Claim {
                stated: more(claim.stated),
                bare: more(claim.bare),
                value: (claim.value - 1.0) * 100.0,
                unit: UnitId::PERCENT,
                ..claim
            }
        } else {
            claim
        };
        let mut operand = Bound::own(view, rate);
        if view.change(rate) == Some(Direction::Down) {
            operand = Bound {
                value: -operand.value,
                interval: negated(operand.interval),
                ..operand
            };
        }
        push(
            out,
            claim,
            Formula::GrowthOver,
            vec![
                operand,
                Bound {
                    quantity: from,
                    value: periods,
                    interval: Interval::exact(periods),
                },
            ],
            strength,
        );
    }
}

fn is_cumulative(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "cumulative"
            | "cumulatively"
            | "compound"
            | "compounded"
            | "compounds"
            | "overall"
            | "altogether"
            | "adds up to"
            | "in total"
    )
}

/// Whether a word of a sentence passes a test.
fn says(view: &View<'_>, sentence: usize, test: impl Fn(&str) -> bool) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| view.is_word(at) && test(view.lower(at)))
}
