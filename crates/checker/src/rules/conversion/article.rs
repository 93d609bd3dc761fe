//! Amounts with their worth in another currency: one article implies one rate.
//!
//! "HK$80m ($10.2m)" here and "HK$390m ($5m)" there cannot both be right. The rate is the median of the other pairs of
//! the same two currencies, and may differ by 3%. A lone pair is silent, unless a missing scale word puts it thousands off.

use document::sort_by;
use extractor::{Cue, Interval, Kind, Role, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::parts::times_differ;
use crate::view::View;
use crate::words::WordList;

/// An amount and, in a bracket behind it, its worth.
struct Pair {
    amount: usize,
    worth: usize,
}

/// How far one article's rates may differ: days pass between its sources.
const DRIFT: f64 = 0.03;
/// Words that part the times of two amounts.
const TIMES: WordList = words![
    "now",
    "then",
    "today",
    "at the time",
    "at that time",
    "would be",
];
/// Currencies of which one has been worth 0.3 to 3.3 of each other for decades.
const NEAR_PARITY: WordList = words!["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let pairs = pairs(view);
    for (at, pair) in pairs.iter().enumerate() {
        if unit(view, pair.amount) == unit(view, pair.worth) {
            out.push(said_again(view, pair));
            continue;
        }
        let mut rates: Vec<f64> = pairs
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .filter_map(|(_, other)| implied(view, pair, other))
            .collect();
        sort_by(&mut rates, f64::total_cmp);
        match rates[..] {
            [] => out.extend(scale_missing(view, pair)),
            [only] => out.push(by_rate(view, pair, only, 5)),
            _ => {
                let median = rates[rates.len() / 2];
                let agreed = rates
                    .iter()
                    .filter(|rate| (*rate / median - 1.0).abs() <= 2.0 * DRIFT)
                    .count();
                out.push(by_rate(
                    view,
                    pair,
                    median,
                    if agreed * 3 >= rates.len() * 2 && agreed >= 2 {
                        9
                    } else {
                        4
                    },
                ));
            }
        }
    }
}

fn unit(view: &View<'_>, q: usize) -> UnitId {
    view.quantity(q).unit.base
}

/// "£40m ($51m)", "RMB 500m ($70m; £55m)".
fn pairs(view: &View<'_>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for worth in 1..view.reading.quantities.len() {
        let amount = worth - 1;
        let money = |q: usize| {
            view.quantity(q).kind == Kind::Money
                && view.quantity(q).value.is_some_and(|value| value > 0.0)
        };
        if !money(worth)
            || !money(amount)
            || view.context(worth).sentence != view.context(amount).sentence
        {
            continue;
        }
        let (from, to) = (view.token(amount), view.token(worth));
        if to - from == 2 && matches!(view.mark(to - 1), Some('(' | '[')) {
            let closed = to + 1 < view.end_token(to)
                && matches!(view.mark(to + 1), Some(')' | ']' | ';' | ','));
            if closed || unit(view, amount) != unit(view, worth) {
                pairs.push(Pair { amount, worth });
            }
        } else if let Some(last) = pairs.last().filter(|last| {
            last.worth == amount
                && to - from == 2
                && matches!(view.mark(to - 1), Some(';' | ',' | '/'))
        }) {
            pairs.push(Pair {
                amount: last.amount,
                worth,
            });
        }
    }
    pairs
}

/// Units of the worth for one of the amount that another pair implies; none if it is of other currencies or another year.
fn implied(view: &View<'_>, pair: &Pair, other: &Pair) -> Option<f64> {
    let years = (
        view.context(pair.amount).time.year,
        view.context(other.amount).time.year,
    );
    if matches!(years, (Some(a), Some(b)) if a != b)
        || are_of_two_times(view, pair.amount, other.amount)
    {
        return None;
    }
    let value = |q: usize| view.quantity(q).value;
    let rate = value(other.worth)? / value(other.amount)?;
    let units = (unit(view, other.amount), unit(view, other.worth));
    if units == (unit(view, pair.amount), unit(view, pair.worth)) {
        Some(rate)
    } else if units == (unit(view, pair.worth), unit(view, pair.amount)) {
        Some(1.0 / rate)
    } else {
        None
    }
}

/// "rose from $80 (£43) in 2008 to $100 (£75)", "£100 ($200) in 2008; it now costs £150 ($200)": each of two amounts of two times is worth
/// what it was then.
fn are_of_two_times(view: &View<'_>, amount: usize, other: usize) -> bool {
    let role = |l: usize| view.context(l).role;
    let moved = |l: usize| matches!(role(l), Role::Base | Role::Reference);
    let same = view.context(amount).sentence == view.context(other).sentence;
    let (low, high) = (amount.min(other), amount.max(other));
    let now = || {
        (view.token(low)..view.token(high))
            .any(|at| view.cues(at).any(&[Cue::Later, Cue::Earlier]) || view.begins(at, TIMES))
    };
    times_differ(view, amount, other)
        || same && (now() || role(amount) != role(other) && (moved(amount) || moved(other)))
}

fn by_rate(view: &View<'_>, pair: &Pair, rate: f64, strength: i32) -> Candidate {
    let own = Bound::own(view, pair.amount);
    let interval = Interval::new(
        own.interval.low * (1.0 - DRIFT),
        own.interval.high * (1.0 + DRIFT),
    );
    Candidate {
        rule: "conversion",
        claim: Claim::of(view, pair.worth),
        formula: Formula::Convert {
            factor: rate,
            offset: 0.0,
        },
        operands: vec![Bound { interval, ..own }],
        strength,
        sense: Sense::None,
    }
}

/// "$13.5 (£7m)": no rate that the two have ever had reaches that far.
fn scale_missing(view: &View<'_>, pair: &Pair) -> Option<Candidate> {
    let near = |q: usize| NEAR_PARITY.has(unit(view, q).name());
    let own = Bound::own(view, pair.amount);
    let ratio = view.quantity(pair.worth).value? / own.value;
    let far = near(pair.amount) && near(pair.worth) && !(0.02..50.0).contains(&ratio);
    let interval = Interval::new(own.value * 0.3, own.value * 3.3);
    far.then(|| Candidate {
        strength: 15,
        operands: vec![Bound { interval, ..own }],
        ..by_rate(view, pair, 1.0, 15)
    })
}

/// "£1,088 billion (£1.1 trillion)": the same amount, rounded.
fn said_again(view: &View<'_>, pair: &Pair) -> Candidate {
    let same = meets(
        view.quantity(pair.amount).bare,
        view.quantity(pair.worth).bare,
    );
    Candidate {
        formula: Formula::Same,
        operands: vec![Bound::own(view, pair.amount)],
        ..by_rate(view, pair, 1.0, if same { 6 } else { 4 })
    }
}
