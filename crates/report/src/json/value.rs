//! Numbers and texts as JSON writes them, onto the end of a text.

use std::fmt::Write;
use std::ops::Range;

/// A text in quotes, escaped where need be.
pub(super) fn string(out: &mut String, text: &str) {
    out.push('"');
    if is_plain(text.as_bytes()) {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\u{8}' => out.push_str("\\b"),
                '\u{c}' => out.push_str("\\f"),
                c if c < ' ' => write!(out, "\\u{:04x}", u32::from(c)).expect("a String takes all"),
                c => out.push(c),
            }
        }
    }
    out.push('"');
}

/// Whether JSON holds a text as it is: no control character, quote or backslash is in it.
fn is_plain(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = 0x80 * ONES;
    // Whether any byte is below a small number: its high bit is set, and below the first such byte no other is.
    let below = |eight: u64, limit: u64| eight.wrapping_sub(limit * ONES) & !eight & HIGH;
    let (eights, rest) = text.as_chunks();
    let special = |eight: &[u8; 8]| {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| below(eight ^ (u64::from(byte) * ONES), 1);
        below(eight, 0x20) | is(b'"') | is(b'\\') != 0
    };
    let plain = |byte: &u8| *byte >= 0x20 && *byte != b'"' && *byte != b'\\';
    !eights.iter().any(special) && rest.iter().all(plain)
}

/// A name that the program gives, which holds nothing to be escaped.
pub(super) fn name(out: &mut String, name: &'static str) {
    out.push('"');
    out.push_str(name);
    out.push('"');
}

/// Such a name, or null.
pub(super) fn maybe_name(out: &mut String, name: Option<&'static str>) {
    match name {
        Some(name) => self::name(out, name),
        None => out.push_str("null"),
    }
}

/// A text, or null.
pub(super) fn maybe(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => string(out, text),
        None => out.push_str("null"),
    }
}

/// A whole number.
pub(super) fn whole(out: &mut String, number: usize) {
    // The digits of all numbers below a hundred.
    const PAIRS: &str = "0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899";
    let mut pairs = [0; 10];
    let mut first = pairs.len();
    let mut rest = number;
    while rest >= 100 {
        first -= 1;
        pairs[first] = rest % 100;
        rest /= 100;
    }
    out.push_str(&PAIRS[2 * rest + usize::from(rest < 10)..2 * rest + 2]);
    for &pair in &pairs[first..] {
        out.push_str(&PAIRS[2 * pair..2 * pair + 2]);
    }
}

/// A number, or null.
pub(super) fn number_or_null(out: &mut String, number: Option<f64>) {
    match number {
        Some(number) => self::number(out, number),
        None => out.push_str("null"),
    }
}

/// Writes numbers of which many are the same: most numbers of a text stand for themselves and nothing else, so that their
/// bounds are copied.
#[derive(Default)]
pub(super) struct Last {
    written: Option<u64>,
    place: Range<usize>,
}

impl Last {
    /// A number, or null.
    pub(super) fn number_or_null(&mut self, out: &mut String, number: Option<f64>) {
        let bits = number.map(f64::to_bits);
        if bits.is_some() && bits == self.written {
            out.extend_from_within(self.place.clone());
            return;
        }
        let from = out.len();
        number_or_null(out, number);
        self.written = bits;
        self.place = from..out.len();
    }
}

/// A number as the fewest digits that stand for it, one of them behind the point; null at infinity.
pub(super) fn number(out: &mut String, number: f64) {
    if !number.is_finite() {
        out.push_str("null");
        return;
    }
    let size = number.abs();
    // Of numbers of so few digits, no two decimals stand for the same.
    if size < 1e11 {
        if number.is_sign_negative() {
            out.push('-');
        }
        for (factor, places) in [(1.0, 1), (100.0, 2), (10_000.0, 4)] {
            let scaled = (size * factor + 0.5) as u64;
            if scaled as f64 / factor == size {
                let unit = factor as u64;
                whole(out, (scaled / unit) as usize);
                decimals(out, scaled % unit, places, unit);
                return;
            }
        }
        if number.is_sign_negative() {
            out.pop();
        }
    }
    out.push_str(&serde_json::to_string(&number).expect("it is finite"));
}

/// The digits behind the point, without the noughts at their end but for one.
fn decimals(out: &mut String, part: u64, places: usize, unit: u64) {
    out.push('.');
    if unit == 1 {
        out.push('0');
        return;
    }
    let from = out.len();
    let (mut part, mut unit) = (part, unit);
    for _ in 0..places {
        unit /= 10;
        out.push(char::from(b'0' + (part / unit) as u8));
        part %= unit;
    }
    while out.len() > from + 1 && out.ends_with('0') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_other_writers_of_json() {
        let mut numbers = vec![
            0.0,
            -0.0,
            1.0,
            -2.5,
            86.7,
            86.65,
            0.1,
            0.05,
            0.015,
            1e-4,
            1e-5,
            1e10,
            1e11,
            1e15,
            1e16,
            1e17,
            1.5e300,
            123_456_789_012.5,
            0.1 + 0.2,
            86.796_367_774_034_5,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
        ];
        // Some of every size, and decimals of up to five places.
        let mut seed = 7_u64;
        for _ in 0..20_000 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            numbers.push(f64::from_bits(seed));
            let few = (seed >> 40) as f64;
            numbers.extend([1.0, 10.0, 100.0, 1e3, 1e4, 1e5].map(|unit| few / unit));
            numbers.push(few * 9_871.0 / 100.0);
        }
        for number in numbers.into_iter().filter(|number| number.is_finite()) {
            let mut out = String::new();
            super::number(&mut out, number);
            assert_eq!(out, serde_json::to_string(&number).unwrap());
        }
    }

    #[test]
    fn texts_are_escaped() {
        for text in [
            "",
            "“5%”",
            "a \"b\" \\ c",
            "\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}",
        ] {
            let mut out = String::new();
            string(&mut out, text);
            assert_eq!(out, serde_json::to_string(text).unwrap());
        }
    }
}
