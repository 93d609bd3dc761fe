//! Digits as they are grouped and pointed in print: 1,234,567.8, 12,34,567, 1 234 567, 1.234.567,89.

use crate::blanks::Blanks;

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Numeral {
    /// Its value.
    pub(crate) value: f64,
    /// Digits behind the decimal point.
    pub(crate) places: u8,
    /// Digits before it.
    pub(crate) digits: u8,
    /// Whether its thousands are set apart.
    pub(crate) grouped: bool,
    /// Whether it is no number but a version or address: 192.168.1.2.
    pub(crate) dotted: bool,
}

/// Reads the number that starts at `at`, where a digit stands, and tells where it ends.
pub(crate) fn read(text: &str, at: usize, end: usize, blanks: &Blanks<'_>) -> (Numeral, usize) {
    let bytes = &text.as_bytes()[..end];
    let mut value = 0.0;
    let mut place = run(bytes, at, &mut value);
    let first = place - at;
    let mut digits = first;
    let mut numeral = Numeral::default();
    if first <= 3
        && let Some(separator) = separator(bytes, place)
    {
        let mut groups = 0;
        while let Some(next) = group(bytes, place, separator) {
            place = run(bytes, next, &mut value);
            digits += 3;
            groups += 1;
        }
        let blank_needs_proof = separator == b" "
            && groups == 1
            && !bytes[..place].ends_with(b"000")
            && !blanks.part_at(at);
        if blank_needs_proof || (separator == b"." && groups < 2 && !comma_decimals(bytes, place)) {
            value = 0.0;
            place = run(bytes, at, &mut value);
            digits = first;
        } else {
            numeral.grouped = groups > 0;
        }
        if groups == 0
            && first <= 2
            && separator == b","
            && let Some(next) = indian(bytes, place)
        {
            value = bytes[at..next]
                .iter()
                .copied()
                .filter(u8::is_ascii_digit)
                .fold(0.0, digit);
            digits = bytes[at..next]
                .iter()
                .filter(|b| b.is_ascii_digit())
                .count();
            place = next;
            numeral.grouped = true;
        }
        if numeral.grouped && separator == b"." && bytes.get(place) == Some(&b',') {
            place = decimals(bytes, place, &mut value, &mut numeral.places);
        }
    }
    if bytes.get(place) == Some(&b'.') && is_digit(bytes, place + 1) && !numeral.dotted {
        place = decimals(bytes, place, &mut value, &mut numeral.places);
        while bytes.get(place) == Some(&b'.') && is_digit(bytes, place + 1) {
            numeral.dotted = true;
            place = run(bytes, place + 1, &mut value);
        }
    }
    numeral.value = value;
    numeral.digits = u8::try_from(digits).unwrap_or(u8::MAX);
    (numeral, place)
}

/// Reads a number that starts with its decimal point: ".08".
pub(crate) fn point(text: &str, at: usize, end: usize) -> (Numeral, usize) {
    let bytes = &text.as_bytes()[..end];
    let mut numeral = Numeral::default();
    let mut value = 0.0;
    let end = decimals(bytes, at, &mut value, &mut numeral.places);
    numeral.value = value;
    (numeral, end)
}

/// Ten to a power.
pub(crate) fn ten(power: i32) -> f64 {
    // Each of these is the nearest to what it stands for, and so are those that are worked out.
    const FEW: [f64; 13] = [
        1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6,
    ];
    match usize::try_from(power + 6) {
        Ok(at) if at < FEW.len() => FEW[at],
        _ => 10f64.powi(power),
    }
}

/// How many zeros a whole number ends with.
pub(crate) fn trailing_zeros(value: f64) -> i32 {
    let value = value.abs();
    if value.fract() != 0.0 || value == 0.0 || value > 1e18 {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and below 2^63"
    )]
    let mut rest = value as u64;
    let mut zeros = 0;
    while rest.is_multiple_of(10) {
        rest /= 10;
        zeros += 1;
    }
    zeros
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn digit(value: f64, byte: u8) -> f64 {
    value * 10.0 + f64::from(byte - b'0')
}

/// Adds the digits from `at` on to a value and tells where they end.
fn run(bytes: &[u8], at: usize, value: &mut f64) -> usize {
    let len = bytes[at..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    *value = bytes[at..at + len].iter().copied().fold(*value, digit);
    at + len
}

/// Adds the digits behind a decimal point.
fn decimals(bytes: &[u8], point: usize, value: &mut f64, places: &mut u8) -> usize {
    let mut whole = *value;
    let end = run(bytes, point + 1, &mut whole);
    let len = end - point - 1;
    *places = u8::try_from(len).unwrap_or(u8::MAX);
    if len <= 15 {
        // Dividing by an exact power of ten keeps 8.3 the same as the literal 8.3.
        *value = whole / ten(i32::from(*places));
    } else {
        let fraction = bytes[point + 1..point + 16]
            .iter()
            .copied()
            .fold(0.0, digit);
        *value += fraction / 1e15;
    }
    end
}

/// What parts the thousands at a place, if anything does.
fn separator(bytes: &[u8], at: usize) -> Option<&'static [u8]> {
    const SEPARATORS: [&[u8]; 7] = [
        b",",
        b".",
        b" ",
        b"\xc2\xa0",
        b"\xe2\x80\xaf",
        b"\xe2\x80\x89",
        b"'",
    ];
    SEPARATORS
        .into_iter()
        .find(|s| bytes[at..].starts_with(s) && is_digit(bytes, at + s.len()))
}

/// The start of a group of exactly three digits behind a separator.
fn group(bytes: &[u8], at: usize, separator: &[u8]) -> Option<usize> {
    let start = at + separator.len();
    (bytes[at..].starts_with(separator)
        && (start..start + 3).all(|i| is_digit(bytes, i))
        && !is_digit(bytes, start + 3))
    .then_some(start)
}

/// Whether a comma with one or two digits follows, which proves that the points before it part thousands.
fn comma_decimals(bytes: &[u8], at: usize) -> bool {
    let len = bytes[at..]
        .iter()
        .skip(1)
        .take(3)
        .take_while(|b| b.is_ascii_digit())
        .count();
    bytes.get(at) == Some(&b',') && (1..=2).contains(&len)
}

/// The end of Indian groups, two digits each and three at the last: ,34,567.
fn indian(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut pairs = 0;
    loop {
        if bytes.get(at) != Some(&b',') {
            return None;
        }
        let len = bytes[at + 1..]
            .iter()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count();
        match len {
            2 => pairs += 1,
            3 if pairs > 0 => return Some(at + 4),
            _ => return None,
        }
        at += 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (f64, usize) {
        let (numeral, end) = read(text, 0, text.len(), &Blanks::of(text));
        (numeral.value, end)
    }

    #[test]
    fn groups_and_points() {
        assert_eq!(value("1,234,567"), (1_234_567.0, 9));
        assert_eq!(value("12,34,567.89"), (1_234_567.89, 12));
        assert_eq!(value("1 414 021 100 "), (1_414_021_100.0, 13));
        assert_eq!(value("40\u{202f}000"), (40_000.0, 8));
        assert_eq!(value("1.234.567,89"), (1_234_567.89, 12));
        assert_eq!(value("1.111,11, 5"), (1111.11, 8));
        assert_eq!(value("4.800"), (4.8, 5));
        assert_eq!(value("2012, 300"), (2012.0, 4));
        assert_eq!(value("22,24,26,31."), (22.0, 2));
        assert_eq!(value("45 200 people"), (45.0, 2));
    }

    #[test]
    fn an_address_is_no_number() {
        assert!(
            read("192.168.1.2", 0, 11, &Blanks::of("192.168.1.2"))
                .0
                .dotted
        );
    }

    #[test]
    fn powers_of_ten_are_those_that_are_worked_out() {
        for power in -30..=30 {
            assert_eq!(ten(power).to_bits(), 10f64.powi(power).to_bits());
        }
    }

    #[test]
    fn trailing_zeros_are_counted() {
        assert_eq!(trailing_zeros(13_800.0), 2);
        assert_eq!(trailing_zeros(0.0), 0);
    }
}
