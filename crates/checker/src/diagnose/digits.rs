//! Slips of the pen between two numbers: noughts, digits that changed places, one digit.

use super::POWERS;

/// The slip of the pen that turns one value into another, both printed to `grain`, if there is one.
pub(crate) fn slip(stated: f64, right: f64, grain: f64) -> Option<&'static str> {
    let grain = if grain > 0.0 { grain } else { 1.0 };
    let near = |a: f64, b: f64| (a - b).abs() <= grain / 2.0 + 1e-9 * b.abs();
    // What is neither five times the other nor a fifth of it is no thousandfold.
    let (low, high) = (stated.min(right), stated.max(right));
    let alike = low >= grain && high < 5.0 * low;
    if !alike
        && POWERS[2..]
            .iter()
            .any(|(factor, _)| near(stated, right * factor) || near(stated * factor, right))
    {
        return Some("power of ten");
    }
    // Digits that change places leave a number as long as it was.
    if stated.max(right) > 10.5 * stated.min(right) {
        return None;
    }
    // Of two whole numbers of grains the finer places are noughts, which nobody swaps.
    let (a, b) = (stated / grain, right / grain);
    if is_whole(a) && is_whole(b) {
        return transposed(rounded(a), rounded(b)).then_some("digits transposed");
    }
    let finer = [1.0, 1.0 / 10.0, 1.0 / 100.0];
    finer
        .iter()
        .map(|part| grain * part)
        .any(|grain| transposed(rounded(stated / grain), rounded(right / grain)))
        .then_some("digits transposed")
}

/// A number without what stands behind its point, a half away from nought. Processors of every age do this at once.
pub(crate) fn rounded(value: f64) -> f64 {
    if (0.0..4e15).contains(&value) {
        let below = (value as u64) as f64;
        if value - below >= 0.5 {
            below + 1.0
        } else {
            below
        }
    } else {
        value.round()
    }
}

/// Whether a number has nothing behind its point.
fn is_whole(value: f64) -> bool {
    if value.abs() < 9e15 {
        (value as i64) as f64 == value
    } else {
        value.fract() == 0.0
    }
}

/// Whether two whole numbers have the same digits, two neighbours of them swapped.
pub(super) fn transposed(a: f64, b: f64) -> bool {
    if a == b || a < 10.0 || b < 1.0 || a > 1e15 || b > 1e15 {
        return false;
    }
    // Numbers of the same digits leave the same rest by nine.
    if (rounded(a) as i64 - rounded(b) as i64) % 9 != 0 {
        return false;
    }
    let (a, b) = (Digits::of(a), Digits::of(b));
    let (a, b) = (a.as_slice(), b.as_slice());
    if a.len() != b.len() {
        return false;
    }
    let mut off = (0..a.len()).filter(|&i| a[i] != b[i]);
    let (Some(first), Some(second), None) = (off.next(), off.next(), off.next()) else {
        return false;
    };
    second - first <= 2 && a[first] == b[second] && a[second] == b[first]
}

/// A whole number with two neighbouring digits swapped, in each way that leaves it as long as it was.
pub(super) fn swaps(whole: f64) -> impl Iterator<Item = f64> {
    let whole = rounded(whole);
    let usable = (10.0..1e12).contains(&whole);
    let places = if usable { (whole as u64).ilog10() } else { 0 };
    (0..places).filter_map(move |place| {
        let (low, high) = (10_u64.pow(place), 10_u64.pow(place + 1));
        let n = whole as u64;
        let (right, left) = (n / low % 10, n / high % 10);
        let leads = place + 1 == places && right == 0;
        let mended = n - left * high - right * low + right * high + left * low;
        (left != right && !leads).then_some(mended as f64)
    })
}

/// Whether two whole numbers of three digits or more differ in one digit, or by one digit too many or too few. By chance
/// that is so for fewer than 3 in 100 pairs.
pub(crate) fn one_digit_off(a: f64, b: f64) -> bool {
    if a < 100.0 || b < 10.0 || a > 1e15 || b > 1e15 {
        return false;
    }
    let (x, y) = (rounded(a) as u64, rounded(b) as u64);
    match x.ilog10().abs_diff(y.ilog10()) {
        // The difference of two that differ in one digit has one digit and noughts.
        0 => {
            let mut off = x.abs_diff(y);
            while off >= 10 && off.is_multiple_of(10) {
                off /= 10;
            }
            if off >= 10 {
                return false;
            }
        }
        // Without the digit too many both end alike, unless it is the last.
        1 => {
            let (long, short) = (x.max(y), x.min(y));
            if long % 10 != short % 10 && long / 10 != short {
                return false;
            }
        }
        _ => return false,
    }
    let (a, b) = (Digits::of(a), Digits::of(b));
    let (a, b) = (a.as_slice(), b.as_slice());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    match a.len() as i64 - b.len() as i64 {
        0 => rest_a.get(1..) == rest_b.get(1..),
        1 => rest_a.get(1..) == Some(rest_b) && b.len() >= 3,
        -1 => rest_b.get(1..) == Some(rest_a),
        _ => false,
    }
}

/// Whether two values, printed to `grain`, have the same digits but for one, of two or more.
pub(crate) fn one_place_off(a: f64, b: f64, grain: f64) -> bool {
    let grain = if grain > 0.0 { grain } else { 1.0 };
    let (a, b) = (rounded(a / grain), rounded(b / grain));
    if !(10.0..1e15).contains(&a) || !(10.0..1e15).contains(&b) {
        return false;
    }
    let (a, b) = (Digits::of(a), Digits::of(b));
    let (a, b) = (a.as_slice(), b.as_slice());
    a.len() == b.len() && a.iter().zip(b).filter(|(x, y)| x != y).count() == 1
}

/// The decimal digits of a whole number below 10^16, without a trip through text.
struct Digits {
    digits: [u8; 20],
    first: usize,
}

impl Digits {
    fn of(value: f64) -> Self {
        let mut digits = [0; 20];
        let mut first = digits.len();
        let mut rest = value.round().abs() as u64;
        loop {
            first -= 1;
            digits[first] = (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                return Self { digits, first };
            }
        }
    }

    fn as_slice(&self) -> &[u8] {
        &self.digits[self.first..]
    }
}
