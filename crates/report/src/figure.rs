//! Figures as a reader likes them: thousands separated, no more digits than tell something.

use std::fmt::Write;

use crate::schema::Value;

/// A number with thousands separators; four significant digits unless more stand before the point.
pub(crate) fn figure(number: f64) -> String {
    if number.is_infinite() {
        return if number > 0.0 { "∞" } else { "-∞" }.to_owned();
    }
    let size = number.abs();
    let before = if size >= 1.0 {
        size.log10().floor()
    } else {
        0.0
    };
    let decimals = if number.fract() == 0.0 {
        0.0
    } else {
        (3.0 - before).max(0.0)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let decimals = decimals as usize + if size < 0.1 && size > 0.0 { 3 } else { 0 };
    let plain = format!("{size:.decimals$}");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if number < 0.0 {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        let _ = write!(text, ".{fraction}");
    }
    text
}

/// The interval of a value in words, with its unit: "2.56 to 2.65 times", "below 1,348", "12%".
pub(crate) fn interval(value: &Value) -> String {
    with_unit(&ends(value.low, value.high), &value.unit)
}

/// An interval in words.
pub(crate) fn ends(low: f64, high: f64) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) if figure(low) == figure(high) => figure(low),
        (true, true) => format!("{} to {}", figure(low), figure(high)),
        (true, false) => format!("{} or more", figure(low)),
        (false, true) => format!("{} or less", figure(high)),
        (false, false) => "any value".to_owned(),
    }
}

/// A figure with its unit behind it.
pub(crate) fn with_unit(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{ends, figure};

    #[test]
    fn figures_read_well() {
        let cases = [
            (2.608_695_6, "2.609"),
            (36_000.0, "36,000"),
            (-1_234_567.0, "-1,234,567"),
            (1260.4, "1,260"),
            (0.5, "0.5"),
            (0.012_345, "0.012345"),
            (999_999.9, "1,000,000"),
            (0.0, "0"),
        ];
        for (number, text) in cases {
            assert_eq!(figure(number), text);
        }
    }

    #[test]
    fn intervals_are_said_in_words() {
        assert_eq!(ends(8.25, 8.35), "8.25 to 8.35");
        assert_eq!(ends(126.0, 126.0), "126");
        assert_eq!(ends(40_000.0, f64::INFINITY), "40,000 or more");
        assert_eq!(ends(f64::NEG_INFINITY, 5.0), "5 or less");
    }
}
