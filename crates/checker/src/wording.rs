//! How findings are put into words: figures, the working in one line, the suggestion.

mod message;
mod suggestion;

use std::borrow::Cow;
use std::fmt::Write;

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
    } else if matches!(quantity.kind, Kind::Year | Kind::Date) && bound.value < LONGEST {
        Cow::Owned(figure(bound.value))
    } else {
        Cow::Borrowed(operand(view, bound.quantity))
    }
}

/// A year with a smaller value than this stands for the years up to it: "(3.2m / 2.0m)^(1/5)".
const LONGEST: f64 = 300.0;

/// A figure with thousands parted by commas and no more digits than it needs: 1,234 · 8.28 · 0.0041.
pub(crate) fn figure(value: f64) -> String {
    let mut out = String::with_capacity(ROOM);
    write_figure(&mut out, value);
    out
}

/// So much takes a figure with its unit.
const ROOM: usize = 24;

fn write_figure(out: &mut String, value: f64) {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 1000.0 || value == value.trunc() => 0,
        _ if size >= 100.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size == 0.0 => 0,
        _ => (2.0 - size.log10().floor()).clamp(2.0, 8.0) as usize,
    };
    write_grouped(out, value, decimals);
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
    let mut out = String::with_capacity(ROOM);
    write_grouped(&mut out, value, decimals);
    out
}

fn write_grouped(out: &mut String, value: f64, decimals: usize) {
    let from = out.len();
    let size = value.abs();
    // Writing to a text cannot fail; whole numbers need no general algorithm.
    let _ = if size < 1e15 && size.fract() == 0.0 && decimals == 0 {
        write!(out, "{}", size as u64)
    } else {
        write!(out, "{size:.decimals$}")
    };
    let point = out[from..].find('.').map_or(out.len(), |at| from + at);
    let told = out[from..]
        .bytes()
        .any(|digit| matches!(digit, b'1'..=b'9'));
    for at in (from + 1..point)
        .rev()
        .filter(|at| (point - at).is_multiple_of(3))
    {
        out.insert(at, ',');
    }
    if value < 0.0 && told {
        out.insert(from, '−');
    }
}

/// A value with its unit in the short form that messages use, large amounts with a scale word.
pub(crate) fn with_unit(value: f64, unit: UnitId, decimals: Option<usize>) -> String {
    let mut out = String::with_capacity(ROOM);
    let plain = |out: &mut String| match decimals {
        Some(decimals) => write_grouped(out, value, decimals),
        None => write_figure(out, value),
    };
    let scaled = |out: &mut String| match value.abs() {
        size if size >= 1e9 => {
            write_figure(out, (value / 1e7).round() / 100.0);
            out.push_str(" billion");
        }
        size if size >= 1e6 => {
            write_figure(out, (value / 1e4).round() / 100.0);
            out.push_str(" million");
        }
        _ => plain(out),
    };
    match unit {
        UnitId::NONE => scaled(&mut out),
        UnitId::PERCENT => {
            plain(&mut out);
            out.push('%');
        }
        UnitId::POINTS => {
            plain(&mut out);
            out.push_str(" percentage points");
        }
        UnitId::TIMES => {
            plain(&mut out);
            out.push_str(" times");
        }
        _ if unit.is_currency() => {
            out.push_str(&symbol(unit));
            scaled(&mut out);
        }
        _ => {
            scaled(&mut out);
            out.push(' ');
            out.push_str(unit.name());
        }
    }
    out
}

/// What is put before an amount of a currency.
fn symbol(unit: UnitId) -> Cow<'static, str> {
    match unit.main().name() {
        "USD" => Cow::Borrowed("$"),
        "GBP" => Cow::Borrowed("£"),
        "EUR" => Cow::Borrowed("€"),
        code => Cow::Owned(format!("{code} ")),
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
