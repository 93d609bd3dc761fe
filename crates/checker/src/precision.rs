//! How exactly a list is printed: figures that are added or set against each other are rounded alike.
//!
//! "paint $210,000, a riser $85,000, inspection $15,000": the second is printed to the thousand, so the first is not rounded
//! to ten thousand. That holds where the nought more is one; "up from 12,000 to 14,312" may well start from a round number.

use extractor::{Hedge, Interval, Kind};

use crate::candidate::{Bound, Candidate, interval};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

/// How many times coarser the one may be printed for the other to tell how.
const ALIKE: f64 = 10.5;

/// So rarely roundings add up further.
const CORNER: f64 = 0.005;

/// Narrows the operands of a list to the precision of its finest figure, and widens a claim that is computed and not counted.
pub(crate) fn settle(view: &View<'_>, candidate: &mut Candidate) {
    let computed = matches!(candidate.formula, Formula::PerCount(_) | Formula::Mean)
        || candidate.formula == Formula::Quotient && matches!(candidate.rule, "average" | "rate");
    // "one for every 2,000" is told by the number behind.
    let told = candidate.claim.grain < 0.2 * candidate.claim.value;
    if computed && told && candidate.claim.quantity.is_some() {
        candidate.claim = candidate.claim.rounded();
    }
    // "30 pills at 40p": a price in the smallest coins is no rounded figure.
    if candidate.formula == Formula::Product {
        for operand in &mut candidate.operands {
            if is_in_coins(view, operand) {
                operand.interval = Interval::exact(operand.value);
            }
        }
    }
    let listed = matches!(
        candidate.formula,
        Formula::Sum
            | Formula::Mean
            | Formula::Difference
            | Formula::Remainder
            | Formula::PercentChange
            | Formula::PercentFall
    );
    if !listed || candidate.rule == "duration" {
        return;
    }
    if is_priced(view, candidate) {
        for operand in &mut candidate.operands {
            operand.interval = Interval::exact(operand.value);
        }
        return;
    }
    let finest = candidate
        .operands
        .iter()
        .filter_map(|operand| half(view, operand).or_else(|| coin(view, operand)))
        .fold(f64::INFINITY, f64::min);
    let coins = candidate
        .operands
        .iter()
        .any(|operand| coin(view, operand).is_some());
    for operand in &mut candidate.operands {
        let alike = |own: f64| {
            own <= finest * ALIKE || coins && is_money(view, operand) && operand.value < PRICE
        };
        if half(view, operand).is_some_and(|own| own > finest && alike(own)) {
            operand.interval = Interval::new(operand.value - finest, operand.value + finest);
        }
    }
    if matches!(candidate.formula, Formula::Sum | Formula::Mean) {
        leave_corners(view, candidate);
    }
}

/// "£1.9m, £1.1m, £0.4m and £0.6m, a total of £4.2m": that all parts were rounded down, each by as much as can be, is possible and
/// does not happen. What is left out is the chance of so far a sum of as many roundings.
fn leave_corners(view: &View<'_>, candidate: &mut Candidate) {
    let width = |operand: &Bound| operand.interval.high - operand.interval.low;
    let operands = &candidate.operands;
    let plain = operands
        .iter()
        .all(|operand| view.quantity(operand.quantity).hedge == Hedge::None);
    let most = operands.iter().map(width).fold(0.0, f64::max);
    let rough = |operand: &Bound| width(operand) * 4.0 >= most;
    let widths = || operands.iter().filter(|operand| rough(operand)).map(width);
    let (count, all, least) = (
        widths().count(),
        widths().sum::<f64>(),
        widths().fold(f64::INFINITY, f64::min),
    );
    if !plain || count < 2 || most <= 0.0 {
        return;
    }
    // The chance that roundings are off by all that they can be but t is t^n / n! over their widths.
    let share = (1..)
        .zip(widths())
        .fold(CORNER, |share, (n, width)| share * f64::from(n) * width);
    let corner = share.powf(1.0 / count as f64).min(least);
    let kept = 1.0 - 2.0 * corner / all;
    let narrowed = operands.iter().map(|operand| {
        let half = width(operand) / 2.0 * if rough(operand) { kept } else { 1.0 };
        Bound {
            interval: Interval::around(operand.value, half),
            ..*operand
        }
    });
    let narrowed: Vec<Bound> = narrowed.collect();
    let stated = candidate.claim.stated;
    if meets(stated, candidate.interval()) && !meets(stated, interval(candidate.formula, &narrowed))
    {
        candidate.operands = narrowed;
    }
}

/// "from £8 to £10, up 20 per cent": two prices in whole coins are what they are printed as where the change is that of the new one.
fn is_priced(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let price = |operand: &Bound| {
        let quantity = view.quantity(operand.quantity);
        quantity.kind == Kind::Money && operand.value < PRICE && half(view, operand).is_some()
    };
    let near = |value: f64| (value - claim.value).abs() <= claim.grain / 2.0;
    let change = 100.0 * (new.value - old.value).abs();
    matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    ) && !claim.loose
        && price(&new)
        && price(&old)
        && near(change / new.value)
        && !near(change / old.value)
}

/// Half the smallest coin of a price that is told to it: "£2.40". Beside such a one "£3" is no rounded figure.
fn coin(view: &View<'_>, operand: &Bound) -> Option<f64> {
    let quantity = view.quantity(operand.quantity);
    let cents = view
        .words(quantity.number)
        .split_once('.')
        .is_some_and(|(_, cents)| {
            cents.len() == 2 && cents.bytes().all(|byte| byte.is_ascii_digit())
        });
    let half = (operand.interval.high - operand.interval.low) / 2.0;
    (cents
        && is_money(view, operand)
        && quantity.hedge == Hedge::None
        && (half - CENT / 2.0).abs() < 1e-9)
        .then_some(half)
}

/// "40p", "75 cents".
fn is_in_coins(view: &View<'_>, operand: &Bound) -> bool {
    let quantity = view.quantity(operand.quantity);
    let printed = view.words(quantity.span);
    let coins = ["p", "c", "¢", " pence", " cents"].iter().any(|coin| {
        printed
            .strip_suffix(coin)
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    });
    coins && is_money(view, operand) && quantity.hedge == Hedge::None
}

fn is_money(view: &View<'_>, operand: &Bound) -> bool {
    view.quantity(operand.quantity).kind == Kind::Money
}

/// The smallest coin, and what a price is below that is told in coins.
const CENT: f64 = 0.01;
const PRICE: f64 = 1000.0;

/// Half the printed place of a whole number with noughts at its end, without a hedge or a scale in words.
fn half(view: &View<'_>, operand: &Bound) -> Option<f64> {
    let quantity = view.quantity(operand.quantity);
    let digits = view
        .words(quantity.number)
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',');
    let plain = digits && quantity.hedge == Hedge::None && quantity.value == Some(operand.value);
    let half = (operand.interval.high - operand.interval.low) / 2.0;
    (plain && half > 0.0).then_some(half)
}

/// Whether noughts too many or too few are all that a figure is off by: it is ten, a hundred or a thousand times another, or that part.
pub(crate) fn is_of_noughts(times: f64) -> bool {
    /// In powers of ten.
    const OFF: f64 = 0.01;
    let power = times.log10();
    (power - power.round()).abs() < OFF && (1.0..=3.0).contains(&power.round().abs())
}
