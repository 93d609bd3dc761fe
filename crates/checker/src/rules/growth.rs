//! `growth`: compound and annualised growth, successive changes.
//!
//! Formulas: (new / old)^(1 / years) − 1; start × (1 + rate)^periods; (1 + rate)^n − 1; (1 + a)(1 + b) … − 1. Silent
//! unless the text says that growth is compounded, yearly, cumulative or with interest added.

mod annual;
mod periods;
mod repeated;
mod successive;
mod told;

use extractor::{Cue, Direction, Hedge, Interval, Kind, Per, UnitId};

use periods::periods;
pub(super) use repeated::is_repeated;

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::view::{View, YEAR};

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
            Kind::Money | Kind::Cardinal => compounded(view, q, out),
            _ => {}
        }
    }
    successive::propose(view, out);
    repeated::propose(view, out);
}

fn push(
    out: &mut Vec<Candidate>,
    claim: Claim,
    formula: Formula,
    operands: Vec<Bound>,
    strength: i32,
) {
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

/// "$1,000 for three years at 5% a year … will end up with $1,158" · "a town of 80,000 that grows 3% every year".
fn compounded(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let here = || view.in_sentence(sentence);
    let Some(rate) = here()
        .find(|&r| view.quantity(r).kind == Kind::Percent && view.quantity(r).value.is_some())
    else {
        return;
    };
    let alone = here()
        .filter(|&r| view.quantity(r).kind == Kind::Percent)
        .count()
        == 1;
    if !alone {
        return;
    }
    let interest = says(view, sentence, bears_interest);
    // "£1,000 left at 5% for two years grows to £1,102.50"
    let lent = view.is_word(view.token(rate).saturating_sub(1))
        && view.lower(view.token(rate) - 1) == "at"
        && says(view, sentence, is_lent);
    let repeated = each_of_some(view, rate).is_some();
    if !interest && !lent && !repeated && period(view, rate) != Some(*YEAR) {
        return;
    }
    let start = |m: &usize| {
        *m < q
            && is_amount(view, *m)
            && view.quantity(*m).kind == view.quantity(q).kind
            && view.comparable(*m, q)
            && view.quantity(*m).value > Some(12.0)
    };
    let starts: Vec<usize> = here().filter(start).collect();
    let [start] = starts[..] else { return };
    let Some((time, years)) = term(view, rate) else {
        return;
    };
    // The figure must be what becomes of the start: "will be worth", "is", "grows to"; not another sum beside it.
    let becomes = (view.first_token(token).max(token.saturating_sub(5))..token).any(|at| {
        view.cues(at).any(&[Cue::Worth, Cue::To, Cue::Level])
            || view.is_word(at)
                && matches!(
                    view.lower(at),
                    "with"
                        | "have"
                        | "has"
                        | "become"
                        | "becomes"
                        | "owe"
                        | "owes"
                        | "reach"
                        | "reaches"
                        | "be"
                        | "ends"
                        | "ending"
                        | "ends up"
                        | "then"
                )
    });
    // "£65,000 that it would by then contain": nothing else there that could become of it.
    let others =
        here().filter(|&l| l != start && l != q && view.quantity(l).kind == view.quantity(q).kind);
    let explicit = (repeated || interest && says(view, sentence, compounds)) && others.count() == 0;
    let becomes = becomes || explicit;
    let part = view.cue_behind(view.token(start), 2, &[Cue::Of]).is_some()
        && view.token(q) - view.token(start) <= 4;
    if !becomes || part || view.quantity(q).hedge == Hedge::AtLeast {
        return;
    }
    push(
        out,
        Claim::of(view, q),
        Formula::Compounded,
        vec![
            Bound::own(view, start),
            exact_if(interest || lent || repeated, Bound::own(view, rate)),
            Bound {
                quantity: time,
                value: years,
                interval: Interval::exact(years),
            },
        ],
        8,
    );
}

/// A rate that is agreed and not measured is what it is printed as.
fn exact_if(agreed: bool, rate: Bound) -> Bound {
    let interval = if agreed {
        Interval::exact(rate.value)
    } else {
        rate.interval
    };
    Bound { interval, ..rate }
}

/// For how long a rate holds: the length of time of its sentence, or "in each of the next three".
fn term(view: &View<'_>, rate: usize) -> Option<(usize, f64)> {
    let told = each_of_some(view, rate).and_then(|n| Some((n, view.quantity(n).value?)));
    let length = || {
        let time = view
            .in_sentence(view.context(rate).sentence)
            .find(|&d| view.quantity(d).kind == Kind::Duration && d != rate)?;
        Some((time, view.value_in(time, *YEAR)?))
    };
    told.or_else(length).filter(|&(_, years)| years >= 2.0)
}

/// "by 10 per cent in each of the next three": how often a rate is applied, where the unit is left out.
fn each_of_some(view: &View<'_>, rate: usize) -> Option<usize> {
    let token = view.token(rate);
    let each = view.cue_behind(token, 2, &[Cue::Each])?;
    let n = (each + 1..view.end_token(token).min(each + 5)).find_map(|at| view.at(at))?;
    let led = view.is_one_of(
        view.token(n) - 1,
        &["next", "last", "past", "following", "coming", "first"],
    );
    (led && view.is_count(n)).then_some(n)
}

/// Words that say that what is added bears interest itself.
fn compounds(word: &str) -> bool {
    matches!(
        word,
        "compound"
            | "compounded"
            | "compounding"
            | "annually"
            | "yearly"
            | "capital"
            | "reinvested"
    )
}

/// Words of money that grows by itself.
fn bears_interest(word: &str) -> bool {
    matches!(
        word,
        "interest"
            | "compound"
            | "compounded"
            | "compounding"
            | "return"
            | "deposit"
            | "deposited"
            | "invested"
            | "savings"
            | "bond"
            | "loan"
            | "borrowed"
    )
}

/// Words of what is left somewhere at a rate.
fn is_lent(word: &str) -> bool {
    matches!(
        word,
        "left"
            | "lent"
            | "saved"
            | "placed"
            | "put"
            | "grow"
            | "grows"
            | "grew"
            | "growing"
            | "owes"
            | "owe"
            | "banked"
    )
}

/// Whether a word of a sentence passes a test.
fn says(view: &View<'_>, sentence: usize, test: impl Fn(&str) -> bool) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| view.is_word(at) && test(view.lower(at)))
}
