//! A rate that the text states: "£40m, or $50m at $1.25 to the pound" · "with a euro at $1.10, the fine of €30m is worth
//! $33m" · "2.4 million litres. At 3.8 litres to the US gallon that is 630,000 gallons".

use extractor::{Cue, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// How many sentences back the amount or the rate may stand.
const BACK: usize = 2;

/// So many of one unit for one of another.
struct Rate {
    quantity: usize,
    /// The unit of the number, if it is said ("7.2 to the dollar" says none).
    unit: Option<UnitId>,
    per: UnitId,
}

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    if !matches!(claim.kind, Kind::Money | Kind::Measure) || claim.value == Some(1.0) {
        return;
    }
    let near = || {
        view.around(view.context(q).sentence, BACK, 1)
            .filter(|&m| view.quantity(m).value.is_some())
    };
    // Only an amount in another unit is converted; "60 crowns" has none that is known, and stands right before.
    let amount = |m: usize| {
        let quantity = view.quantity(m);
        let known = matches!(quantity.kind, Kind::Money | Kind::Measure);
        let local = claim.kind == Kind::Money && is_of_some_coin(view, m, q);
        m < q && (known || local) && quantity.unit.base != claim.unit.base
    };
    if !near().any(amount) {
        return;
    }
    let near: Vec<usize> = near().collect();
    for rate in near
        .iter()
        .filter(|&&m| m != q)
        .filter_map(|&m| rate(view, m, q))
    {
        let to = claim.unit.base;
        let fitting: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&m| amount(m) && m != rate.quantity && fits(view, m, to, &rate))
            .collect();
        let others: Vec<usize> = fitting
            .iter()
            .copied()
            .filter(|&m| linked(view, m, q, rate.quantity))
            .collect();
        let said = others
            .iter()
            .max_by_key(|&&m| (view.context(m).sentence, m));
        let alone = || sole(view, &fitting, q, &near, rate.quantity);
        let Some(amount) = said.copied().or_else(alone) else {
            continue;
        };
        let multiply = alike(view.quantity(amount).unit.base, rate.per);
        // "1,800 francs a kilo is equal to about $3,100 a tonne"
        let times = match (view.per(amount), view.per(q)) {
            (own, other) if own == other => Some(1.0),
            (Per::Unit(own), Per::Unit(other)) => extractor::convert(1.0, other, own),
            (Per::Nothing, _) | (_, Per::Nothing) => Some(1.0),
            _ => None,
        };
        let Some(times) = times else { continue };
        let (a, r) = (Bound::own(view, amount), Bound::own(view, rate.quantity));
        let a = a.scaled(times);

        out.push(Candidate {
            rule: "conversion",
            claim: Claim::of(view, q),
            formula: if multiply {
                Formula::Product
            } else {
                Formula::Quotient
            },
            operands: vec![a, r],
            strength: match others.len() {
                0 => 5,
                1 => 9,
                _ => 6,
            },
            sense: Sense::None,
        });
    }
}

/// The one amount near by that the rate leads to the claim from, where the claim is the only one in its own unit: "The cheque is for
/// N62 million. At 1,550 naira to the dollar the gift is worth some $40,000".
fn sole(
    view: &View<'_>,
    fitting: &[usize],
    claim: usize,
    near: &[usize],
    rate: usize,
) -> Option<usize> {
    let unit = view.quantity(claim).unit.base;
    let like = |&&m: &&usize| {
        m != claim && m != rate && view.quantity(m).unit.base == unit && view.is_level(m)
    };
    let money = unit.is_currency() && near.iter().find(like).is_none();
    let mut before = fitting.iter();
    let one = before.next().copied().filter(|_| before.next().is_none());
    one.filter(|_| money)
}

/// "60 crowns a night (at 12 crowns to the pound, £5)", "900 rials, about £36 at 25 to the pound": a plain number with a noun, before
/// all else that the sentence tells ahead of the claim.
fn is_of_some_coin(view: &View<'_>, m: usize, claim: usize) -> bool {
    let token = view.token(m);
    let noun = token + 1 < view.end_token(token)
        && view.is_word(token + 1)
        && view.lower(token + 1).ends_with('s');
    view.is_count(m)
        && noun
        && m < claim
        && claim - m <= 2
        && view.context(m).sentence == view.context(claim).sentence
}

/// Whether the text says that an amount comes to the claim: "£700,000, or $840,000", "is worth $33m"; or the claim's own
/// sentence gives the rate and nothing else to convert: "At 3.8 litres to the US gallon that is about 630,000 gallons".
fn linked(view: &View<'_>, amount: usize, claim: usize, rate: usize) -> bool {
    let sentence = view.context(claim).sentence;
    let (from, to) = (view.token(amount), view.token(claim));
    if view.context(amount).sentence == sentence {
        let words = &[Cue::Or, Cue::Equal, Cue::Worth, Cue::Level, Cue::Making];
        let set_off = |at: usize| matches!(view.mark(at), Some('('));
        // "36,000 francs, £32,000 at the day's rate of £0.89 to the franc"
        let apposed = view.mark(to - 1) == Some(',') && to - from <= 3 && rate > claim;
        // "the fund books it in sterling as £2.09m, at 87p to the euro"
        let apposed = apposed || view.is_one_of(to - 1, words!["as"]) && rate > claim;
        return view.between(from, to, words) || (from + 1..to).any(set_off) || apposed;
    }
    let unit = |q: usize| view.quantity(q).unit.base;
    let rival = |m: usize| {
        unit(m).is_currency() && unit(claim).is_currency()
            || unit(m).dimension() == unit(claim).dimension()
    };
    // What stands behind the claim is what it is held against: "that is £7m, well under the £9m hoped for".
    let alone = !view
        .in_sentence(sentence)
        .any(|m| m != rate && m < claim && rival(m));
    view.context(rate).sentence == sentence && alone
}

/// Whether the rate leads from an amount to the claim's unit.
fn fits(view: &View<'_>, amount: usize, to: UnitId, rate: &Rate) -> bool {
    let from = view.quantity(amount).unit.base;
    let named = |unit: UnitId| rate.unit.is_none_or(|own| alike(own, unit));
    // "at 12 crowns to the pound": into pounds, from what the rate does not know.
    if from == UnitId::NONE {
        return rate.unit.is_none() && to.is_currency() && to == rate.per;
    }
    !alike(from, to) && (alike(from, rate.per) && named(to) || alike(to, rate.per) && named(from))
}

/// The same unit, the American and British one of a name, or francs of which nobody says whose they are.
fn alike(a: UnitId, b: UnitId) -> bool {
    let francs = |unit: UnitId| unit.name().to_ascii_lowercase().ends_with("franc");
    a == b
        || a.is_currency() && b.is_currency() && francs(a) && francs(b)
        || !a.is_currency()
            && a != UnitId::NONE
            && (a.name().ends_with(b.name()) || b.name().ends_with(a.name()))
            && b != UnitId::NONE
}

fn rate(view: &View<'_>, q: usize, claim: usize) -> Option<Rate> {
    let quantity = view.quantity(q);
    let unit = (quantity.unit.base != UnitId::NONE).then_some(quantity.unit.base);
    if !matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Cardinal) {
        return None;
    }
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let word = |at: usize| {
        if at < end && view.is_word(at) {
            view.lower(at)
        } else {
            ""
        }
    };
    // "$1.25 to the pound", "3.8 litres to the US gallon", "12 crowns to the pound".
    let noun = usize::from(unit.is_none() && word(token + 1).ends_with('s'));
    let to = token + 1 + noun;
    if matches!(word(to), "to" | "per" | "for") {
        for at in to + 1..(to + 4).min(end) {
            if let Some(per) = unit_word(word(at)) {
                return Some(Rate {
                    quantity: q,
                    unit,
                    per,
                });
            }
        }
        if let Some(per) = unit_word(word(to).trim_start_matches("to the ")) {
            return Some(Rate {
                quantity: q,
                unit,
                per,
            });
        }
    }
    // "one franc at $1.12", "€1 to 83p", "£1 = €1.16"
    let one = (first.max(token.saturating_sub(3))..token)
        .rev()
        .find_map(|at| view.at(at))
        .filter(|&one| {
            view.quantity(one).kind == Kind::Money && view.quantity(one).value == Some(1.0)
        });
    if let (Some(one), Kind::Money) = (one, quantity.kind) {
        let per = view.quantity(one).unit.base;
        return (Some(per) != unit).then_some(Rate {
            quantity: q,
            unit,
            per,
        });
    }
    let from = first.max(token.saturating_sub(6));
    let mut before = (from..token).map(word);
    // "a euro at $1.10", "one pound bought $1.40".
    let priced = before.clone().any(|word| {
        matches!(
            word,
            "at" | "buying" | "buys" | "bought" | "worth" | "fetched" | "fetches"
        )
    });
    if priced && quantity.kind == Kind::Money {
        let named = (from + 1..token).find_map(|at| {
            matches!(word(at - 1), "a" | "one" | "the" | "each")
                .then(|| currency(word(at)))
                .flatten()
        });
        if let Some(per) = named.filter(|per| Some(*per) != unit) {
            return Some(Rate {
                quantity: q,
                unit,
                per,
            });
        }
    }
    // "an exchange rate of $1.25": for one of the currency that is not the claim's.
    if before.any(|word| word.split(' ').any(|word| word == "exchange"))
        && unit == Some(view.quantity(claim).unit.base)
    {
        let per = view
            .near(view.context(q).sentence, 1, 0)
            .map(|m| view.quantity(m).unit.base)
            .find(|base| base.is_currency() && Some(*base) != unit)?;
        return Some(Rate {
            quantity: q,
            unit,
            per,
        });
    }
    None
}

fn unit_word(word: &str) -> Option<UnitId> {
    currency(word)
        .or_else(|| UnitId::named(word))
        .filter(|unit| *unit != UnitId::NONE && !unit.is_time())
}

/// The currency that a word names.
fn currency(word: &str) -> Option<UnitId> {
    let code = match word {
        "pound" | "sterling" => "GBP",
        "dollar" | "greenback" => "USD",
        "euro" => "EUR",
        "yen" => "JPY",
        "franc" => "CHF",
        "rupee" => "INR",
        "yuan" => "CNY",
        "rouble" | "ruble" => "RUB",
        "zloty" => "PLN",
        "rand" => "ZAR",
        "lira" => "TRY",
        "loonie" => "CAD",
        _ => return None,
    };
    UnitId::named(code)
}
