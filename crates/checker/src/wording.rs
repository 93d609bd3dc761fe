//! How findings are put into words: figures, the working in one line, the suggestion.

mod message;
mod suggestion;

use std::borrow::Cow;

use extractor::{Kind, UnitId};

use crate::candidate::Bound;
use crate::view::View;

pub(crate) use message::message;
pub(crate) use suggestion::suggestion;

/// An operand as printed, without its hedge.
pub(crate) fn operand<'a>(view: &View<'a>, q: usize) -> &'a str {
    let quantity = view.quantity(q);
    view.words(quantity.span)
        .trim_start_matches(|c: char| c.is_whitespace())
        .trim_end_matches([',', '.'])
}

/// An operand as printed; a single end of a range by its value alone.
pub(crate) fn end_or_operand<'a>(view: &View<'a>, bound: &Bound) -> Cow<'a, str> {
    let quantity = view.quantity(bound.quantity);
    let (part, whole) = (bound.interval, quantity.interval);
    if quantity.kind == Kind::Range && part.high - part.low < (whole.high - whole.low) / 2.0 {
        Cow::Owned(with_unit(bound.value, quantity.unit.base, None))
    } else {
        Cow::Borrowed(operand(view, bound.quantity))
    }
}

/// A figure with thousands parted by commas and no more digits than it needs: 1,234 · 8.28 · 0.0041.
pub(crate) fn figure(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 1000.0 || value == value.trunc() => 0,
        _ if size >= 100.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size == 0.0 => 0,
        _ => (2.0 - size.log10().floor()).clamp(2.0, 8.0) as usize,
    };
    grouped(value, decimals)
}

/// A value rounded to three significant figures.
pub(crate) fn three_figures(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10_f64.powf(value.abs().log10().floor() - 2.0);
    (value / unit).round() * unit
}

/// A figure with a fixed number of decimals and thousands parted by commas.
pub(crate) fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(text.len() + text.len() / 3 + 1);
    if value < 0.0 && text.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// A value with its unit in the short form that messages use, large amounts with a scale word.
pub(crate) fn with_unit(value: f64, unit: UnitId, decimals: Option<usize>) -> String {
    let plain = |value: f64| decimals.map_or_else(|| figure(value), |d| grouped(value, d));
    let scaled = |value: f64| match value.abs() {
        size if size >= 1e9 => format!("{} billion", figure((value / 1e7).round() / 100.0)),
        size if size >= 1e6 => format!("{} million", figure((value / 1e4).round() / 100.0)),
        _ => plain(value),
    };
    match unit {
        UnitId::NONE => scaled(value),
        UnitId::PERCENT => format!("{}%", plain(value)),
        UnitId::POINTS => format!("{} percentage points", plain(value)),
        UnitId::TIMES => format!("{} times", plain(value)),
        _ if unit.is_currency() => format!("{}{}", symbol(unit), scaled(value)),
        _ => format!("{} {}", scaled(value), unit.name()),
    }
}

/// What is put before an amount of a currency.
fn symbol(unit: UnitId) -> String {
    match unit.main().name() {
        "USD" => "$".to_owned(),
        "GBP" => "£".to_owned(),
        "EUR" => "€".to_owned(),
        code => format!("{code} "),
    }
}

/// Decimals of the writer's own precision.
pub(crate) fn decimals(grain: f64) -> usize {
    if grain >= 1.0 || grain <= 0.0 {
        0
    } else {
        (-grain.log10()).round().clamp(0.0, 8.0) as usize
    }
}
