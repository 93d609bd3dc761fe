//! How findings are put into words: figures, the working in one line, the suggestion.

use extractor::{Kind, UnitId};

use crate::candidate::{Candidate, Sense};
use crate::formula::Formula;
use crate::view::View;

/// An operand as printed, without its hedge.
pub(crate) fn operand<'a>(view: &View<'a>, q: usize) -> &'a str {
    let quantity = view.quantity(q);
    view.words(quantity.span)
        .trim_start_matches(|c: char| c.is_whitespace())
        .trim_end_matches([',', '.'])
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

/// The working in one line.
pub(crate) fn message(view: &View<'_>, candidate: &Candidate, wrong: bool) -> String {
    let value = candidate.value();
    let x = |i: usize| operand(view, candidate.operands[i].quantity);
    let unit = candidate.claim.unit;
    let result = shown(candidate);
    let tail = if wrong {
        format!(", not {}", stated(view, candidate))
    } else {
        String::new()
    };
    let change = match candidate.sense {
        Sense::Down => "a fall of ",
        Sense::Up => "a rise of ",
        Sense::None => "",
    };
    let up = |value: f64| if value < 0.0 { "rise" } else { "fall" };
    match candidate.formula {
        Formula::Share | Formula::ShareLeft => format!("{} of {} is {result}{tail}", x(0), x(1)),
        Formula::RateOf => format!("{} of {} + {} is {result}{tail}", x(0), x(0), x(1)),
        Formula::PercentChange if candidate.sense == Sense::Up && value < 0.0 => {
            format!(
                "from {} to {} is a fall of {}{tail}",
                x(1),
                x(0),
                with_unit(-value, unit, None)
            )
        }
        Formula::PercentChange => format!("from {} to {} is a rise of {result}{tail}", x(1), x(0)),
        Formula::PercentFall if value < 0.0 => {
            format!(
                "from {} to {} is a {} of {}{tail}",
                x(1),
                x(0),
                up(value),
                with_unit(-value, unit, None)
            )
        }
        Formula::PercentFall => format!("from {} to {} is a fall of {result}{tail}", x(1), x(0)),
        Formula::Quotient if unit == UnitId::TIMES => {
            format!("{} is {} {}{tail}", x(0), result, x(1))
        }
        Formula::Difference => format!("{} and {} are {result} apart{tail}", x(0), x(1)),
        _ => {
            let texts: Vec<&str> = candidate
                .operands
                .iter()
                .map(|bound| operand(view, bound.quantity))
                .collect();
            format!(
                "{} is {change}{result}{tail}",
                candidate.formula.expression(&texts)
            )
        }
    }
}

/// The computed value as messages print it.
fn shown(candidate: &Candidate) -> String {
    let value = candidate.value();
    match candidate.claim.unit {
        UnitId::TIMES => {
            let size = if value >= 10.0 {
                grouped(value, 0)
            } else if value >= 0.1 {
                grouped(value, 1)
            } else {
                figure(value)
            };
            let size =
                if (0.95..1.0).contains(&value) || (1.0..1.05).contains(&value) || value < 1.0 {
                    figure(value)
                } else {
                    size
                };
            format!("{size} times")
        }
        unit => {
            let more = if candidate.claim.grain > 0.0 && candidate.claim.grain < 1.0 {
                decimals(candidate.claim.grain) + 1
            } else {
                1
            };
            let exact = (value - value.round()).abs() < 1e-9;
            with_unit(
                value,
                unit,
                if exact || value.abs() >= 1000.0 {
                    None
                } else {
                    Some(more.min(6))
                },
            )
        }
    }
}

/// The claim as the writer put it, for "not …".
fn stated<'a>(view: &View<'a>, candidate: &Candidate) -> &'a str {
    let words = candidate
        .claim
        .quantity
        .map_or_else(|| view.words(candidate.claim.span), |q| view.printed(q));
    match words.to_ascii_lowercase().as_str() {
        "doubled" | "double" | "doubling" | "doubles" => "double",
        "tripled" | "trebled" | "triple" | "tripling" => "triple",
        "halved" | "halving" => "half",
        "quadrupled" | "quadruple" => "four times",
        _ => words,
    }
}

/// The figure or wording that would be right, at the writer's own precision.
pub(crate) fn suggestion(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let value = candidate.value();
    let claim = &candidate.claim;
    let kind = claim.quantity.map(|q| view.quantity(q).kind);
    if kind == Some(Kind::Multiple) {
        return multiple(value);
    }
    if claim.loose {
        return Some(fraction(
            value
                / if claim.unit == UnitId::PERCENT {
                    100.0
                } else {
                    1.0
                },
        ));
    }
    if value < 0.0 {
        return None;
    }
    Some(match claim.unit {
        UnitId::NONE | UnitId::PERCENT | UnitId::POINTS | UnitId::TIMES => {
            let places = if claim.grain > 1.0 && value >= claim.grain {
                0
            } else {
                decimals(claim.grain)
            };
            let rounded = if claim.grain > 1.0 && value >= claim.grain {
                (value / claim.grain).round() * claim.grain
            } else {
                value
            };
            with_unit(rounded, claim.unit, (value < 1e6).then_some(places))
        }
        unit => {
            let grain = if claim.grain > 0.0 { claim.grain } else { 1.0 };
            with_unit(
                (value / grain).round() * grain,
                unit,
                (value < 1e6).then(|| decimals(grain)),
            )
        }
    })
}

/// "more than doubled", "nearly tripled": the wording that is true of a multiple.
fn multiple(value: f64) -> Option<String> {
    const NAMES: &[(f64, &str)] = &[(2.0, "doubled"), (3.0, "tripled"), (4.0, "quadrupled")];
    if value <= 0.0 {
        return None;
    }
    if value < 1.0 {
        return Some(match value {
            v if v < 0.475 => "more than halved".to_owned(),
            v if v <= 0.525 => "halved".to_owned(),
            v => format!("fell by {}%", grouped(100.0 * (1.0 - v), 0)),
        });
    }
    for &(n, name) in NAMES.iter().rev() {
        if value >= n * 1.05 && value < n + 0.9 {
            return Some(format!("more than {name}"));
        }
        if (n * 0.95..=n * 1.05).contains(&value) {
            return Some(name.to_owned());
        }
        if value >= n - 0.1 * n && value < n {
            return Some(format!("nearly {name}"));
        }
    }
    if value < 2.0 {
        return Some(format!("rose by {}%", grouped(100.0 * (value - 1.0), 0)));
    }
    Some(format!(
        "{} times",
        grouped(value, usize::from(value < 10.0))
    ))
}

/// The simple fraction or percentage that is nearest.
fn fraction(value: f64) -> String {
    const NAMES: &[(f64, &str)] = &[
        (0.1, "a tenth"),
        (0.125, "an eighth"),
        (1.0 / 6.0, "a sixth"),
        (0.2, "a fifth"),
        (0.25, "a quarter"),
        (1.0 / 3.0, "a third"),
        (0.4, "two-fifths"),
        (0.5, "half"),
        (0.6, "three-fifths"),
        (2.0 / 3.0, "two-thirds"),
        (0.75, "three-quarters"),
        (0.8, "four-fifths"),
        (0.9, "nine-tenths"),
    ];
    NAMES
        .iter()
        .find(|(known, _)| (value - known).abs() <= known * 0.03)
        .map_or_else(
            || format!("{}%", figure((value * 1000.0).round() / 10.0)),
            |(_, name)| format!("{name} ({}%)", figure((value * 1000.0).round() / 10.0)),
        )
}
