//! Slips that people make with a figure: digits transposed, noughts too many or too few, the number kept and its unit changed.

use extractor::{Kind, UnitId};

use super::fact::Fact;
use super::same::interval_in;

/// How much a slip that turns one figure into the other speaks for both being the same one; 0 where there is none. The more
/// digits, the less by chance.
pub(crate) fn slip(a: &Fact, b: &Fact) -> f64 {
    if let Some(slip) = by_clock(a, b) {
        return slip;
    }
    let by_digits = |count: usize, two: f64| match count {
        0 | 1 => 0.0,
        2 => two,
        3 => 2.0,
        _ => 2.5,
    };
    if a.unit.base != b.unit.base {
        let named = a.unit.base != UnitId::NONE && b.unit.base != UnitId::NONE;
        let digits = figures(a.value).len().min(figures(b.value).len());
        if a.value.total_cmp(&b.value).is_eq() {
            return match digits {
                _ if !named => 0.0,
                // "Five months" and "five years": one digit is met by chance.
                1 => ONE,
                _ => 2.0,
            };
        }
        if named && digits >= 2 && is_misconverted(a, b) {
            return if digits == 2 { 1.5 } else { 2.0 };
        }
    }
    let other = in_unit(b, a.unit.base);
    let (one, two) = (figures(a.value), figures(other));
    let count = one.len().min(two.len());
    let power = (a.value / other).abs().log10();
    // The one that is given with more digits, rounded as the other is.
    let (short_one, short_two) = (rounded(a.value, count), rounded(other, count));
    let exact = one.len() == two.len();
    let less = if exact { 0.0 } else { 0.5 };
    if short_one == short_two {
        let noughts = [1.0, 2.0, 3.0, 6.0]
            .iter()
            .any(|n| (power.abs() - n).abs() < if exact { 0.001 } else { 0.01 });
        return if noughts {
            // "3 million", "30 million": of one digit the noughts tell less.
            let one = if exact && count == 1 { ONE } else { 0.0 };
            by_digits(count, 1.5).max(one) - less
        } else {
            0.0
        }
        .max(0.0);
    }
    // Words have no digits that could change places.
    let in_words = |fact: &Fact| !fact.printed.contains(|c: char| c.is_ascii_digit());
    if power.abs() >= 1.0 || in_words(a) || in_words(b) {
        return 0.0;
    }
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    // Noughts at the end are digits, too: 3,108 and 3,180.
    let longest = one.len().max(two.len());
    let (full_one, full_two) = (padded(&one, longest), padded(&two, longest));
    let alike = a.value.abs().log10().floor() - other.abs().log10().floor();
    let places = alike.abs() < 0.5;
    let transposed = |x: &[u8], y: &[u8]| sorted(x) == sorted(y) && are_beside(x, y);
    if places && transposed(&full_one, &full_two) && (exact || differ(&full_one, &full_two) == 2) {
        return by_digits(longest, TWO);
    }
    if transposed(&short_one, &short_two) && !exact && count >= 3 {
        return by_digits(count, TWO) - less;
    }
    match longest {
        4.. if places && differ(&full_one, &full_two) == 1 => ONE_OF_FOUR,
        _ => 0.0,
    }
}

/// Whether a number is kept with another unit, but for its noughts ("1,200 pounds", "1.2 tonnes"), or converted the wrong way
/// ("43 miles" of 27 kilometres).
fn is_misconverted(a: &Fact, b: &Fact) -> bool {
    let noughts = |ratio: f64, near: f64| {
        let power = ratio.abs().log10();
        power.abs() < 6.5 && (power - power.round()).abs() < near
    };
    if noughts(a.value / b.value, 0.0005) {
        return a.kind == Kind::Measure && b.kind == Kind::Measure;
    }
    let Some(factor) = extractor::convert(1.0, a.unit.base, b.unit.base) else {
        return false;
    };
    // How far rounding lets the two numbers be off.
    let rounding = (a.grain / a.value).abs() + (b.grain / b.value).abs();
    let metric = noughts(factor, 0.0005);
    let measures = a.kind == Kind::Measure && b.kind == Kind::Measure;
    measures && !metric && rounding < 0.1 && noughts(a.value / (b.value * factor), rounding / 4.0)
}

/// The same for two times that are told as a clock tells them ("2:17:43"), of which the digits are what is mistaken.
fn by_clock(a: &Fact, b: &Fact) -> Option<f64> {
    let digits =
        |fact: &Fact| -> Vec<u8> { fact.printed.bytes().filter(u8::is_ascii_digit).collect() };
    let told = |fact: &Fact| fact.kind == Kind::Duration && fact.printed.contains(':');
    let (one, two) = (digits(a), digits(b));
    if !told(a) || !told(b) || one.len() != two.len() || one.len() < 3 {
        return None;
    }
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    Some(match differ(&one, &two) {
        1 => ONE_OF_FOUR,
        2 if sorted(&one) == sorted(&two) => 2.0,
        _ => 0.0,
    })
}

/// Whether two digits change places, or three that stand side by side; 46,120 is no slip of 12,640.
fn are_beside(one: &[u8], two: &[u8]) -> bool {
    let mut differing = (0..one.len().min(two.len())).filter(|&at| one[at] != two[at]);
    let first = differing.next();
    let (others, last) = differing.fold((0, first), |(count, _), at| (count + 1, Some(at)));
    match others {
        0 | 1 => true,
        2 => first
            .zip(last)
            .is_some_and(|(first, last)| last - first == 2),
        _ => false,
    }
}

/// What noughts behind a single digit say.
const ONE: f64 = 0.7;
/// What two digits in the other order say.
const TWO: f64 = 1.5;
/// What one digit that is another says, of so many.
const ONE_OF_FOUR: f64 = 1.2;

/// Digits with noughts behind them.
fn padded(digits: &[u8], length: usize) -> Vec<u8> {
    let mut digits = digits.to_vec();
    digits.resize(length, b'0');
    digits
}

/// How many digits of two are not the same.
fn differ(one: &[u8], two: &[u8]) -> usize {
    one.iter().zip(two).filter(|(a, b)| a != b).count()
}

/// What a slip of the pen makes of a computed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pen {
    /// Two neighbouring digits change places.
    Transposed,
    /// One digit is another.
    Digit,
    /// Noughts too many or too few.
    Noughts,
    /// The change is divided by the level that it leads to.
    Base,
}

/// The slip that turns a computed value into the one that is said, at the precision in which it is said.
pub(crate) fn of_value(fact: &Fact, computed: f64) -> Option<Pen> {
    let grain = if fact.grain > 0.0 { fact.grain } else { 1.0 };
    let digits = |value: f64| format!("{:.0}", (value / grain).abs()).into_bytes();
    let power = (computed / fact.value).abs().log10();
    if power.abs() > 0.5 && power.abs() < 9.5 && (power - power.round()).abs() < 0.005 {
        return Some(Pen::Noughts);
    }
    if power.abs() > 1.0 || !power.is_finite() {
        return None;
    }
    let (one, two) = (digits(fact.value), digits(computed));
    if one.len() != two.len() || one.len() < 2 {
        return None;
    }
    let differing: Vec<usize> = (0..one.len()).filter(|&at| one[at] != two[at]).collect();
    match differing[..] {
        [_] => Some(Pen::Digit),
        // "1,906", "1,609": over a third digit only where there are more.
        [x, y]
            if (y == x + 1 || y == x + 2 && one.len() >= 4)
                && one[x] == two[y]
                && one[y] == two[x] =>
        {
            Some(Pen::Transposed)
        }
        _ => None,
    }
}

/// The first digits of a value, so many, the last of them rounded.
fn rounded(value: f64, count: usize) -> Vec<u8> {
    let most = count.clamp(1, 6) - 1;
    let printed = format!("{:.*e}", most, value.abs());
    let digits = printed.split('e').next().unwrap_or_default();
    digits.bytes().filter(u8::is_ascii_digit).collect()
}

/// A figure's value in some unit.
pub(crate) fn in_unit(fact: &Fact, unit: UnitId) -> f64 {
    if fact.unit.base == unit {
        fact.value
    } else {
        let interval = interval_in(fact, unit);
        extractor::convert(fact.value, fact.unit.base, unit)
            .unwrap_or(f64::midpoint(interval.low, interval.high))
    }
}

/// The significant digits of a value, at most six, noughts at its end left out.
fn figures(value: f64) -> Vec<u8> {
    let printed = format!("{:.5e}", value.abs());
    let digits = printed.split('e').next().unwrap_or_default();
    let digits = digits.bytes().filter(u8::is_ascii_digit);
    let mut digits: Vec<u8> = digits.collect();
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noughts_at_the_end_are_no_figures() {
        assert_eq!(figures(1_200.0), b"12");
        assert_eq!(figures(0.125), b"125");
        assert_eq!(figures(1_204_331.0), b"120433");
    }
}
