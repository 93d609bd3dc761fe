//! Whether a slip of the pen could make one figure of another, at a glance: nearly all pairs of figures are turned down by a few
//! comparisons of whole numbers, without looking at digits or words.

/// A value as a whole number of its last printed place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    count: u64,
    /// How many digits that number has, less one.
    digits: u32,
    grain: f64,
    /// The power of ten that the grain is.
    place: i32,
}

/// The powers of ten by which whole numbers below 10^12 can differ.
const POWERS: [f64; 22] = [
    1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21,
];

impl Whole {
    /// A value as a whole number of its grain, where that is a power of ten and neither very large or small.
    pub(super) fn of(value: f64, grain: f64) -> Option<Self> {
        let grains = value / grain;
        let whole = grains.round();
        let usable = (1e-6..1e9).contains(&grain) && (1.0..1e12).contains(&whole);
        let power = grain.log10();
        let place = (power - power.round()).abs() < 1e-9;
        let count = whole as u64;
        (usable && place && (grains - whole).abs() < 1e-6).then(|| Self {
            count,
            digits: count.ilog10(),
            grain,
            place: power.round() as i32,
        })
    }

    /// Whether digits that changed places, one digit that is another, or noughts could make one of the other: "756" and "576".
    pub(super) fn may_be_slip_of(self, other: Self) -> bool {
        if self.grain != other.grain {
            return self.may_be_rougher_slip_of(other);
        }
        let (low, high) = if self.count < other.count {
            (self, other)
        } else {
            (other, self)
        };
        // A power of ten, or nearly: "64.1 million" for 641,000.
        let longer = high.digits - low.digits;
        let is_power = || {
            let ratio = high.count as f64 / low.count as f64;
            let powers = &POWERS[longer.saturating_sub(1) as usize..];
            let noughts = |power: &f64| (ratio / power - 1.0).abs() < 0.02;
            powers.iter().take(3).any(noughts)
        };
        high.count == low.count
            || is_slip_by(low.count, high.count, longer, self.grain)
            || high.count >= 4 * low.count && is_power()
    }

    /// The same of two figures of which one is printed to a finer place: "64.1 million" and "641,230".
    fn may_be_rougher_slip_of(self, other: Self) -> bool {
        let (fine, coarse) = if self.grain < other.grain {
            (self, other)
        } else {
            (other, self)
        };
        let places = (coarse.place - fine.place).unsigned_abs();
        if places > 6 || coarse.count > 1_000_000_000_000 {
            return true;
        }
        let finest = POWERS[places as usize] as u64;
        let both = (fine.count, coarse.count * finest);
        if both.0 == both.1 {
            return true;
        }
        let (low, high) = (both.0.min(both.1), both.0.max(both.1));
        let longer = fine.digits.abs_diff(coarse.digits + places) as usize;
        if high >= 4 * low {
            let rough = 0.51 * finest as f64 + 0.011 * high as f64;
            let noughts = |power: &f64| (high as f64 - low as f64 * power).abs() <= rough;
            let powers = &POWERS[longer.saturating_sub(1).max(1)..];
            if powers.iter().take(3).any(noughts) {
                return true;
            }
        }
        // Both to the rougher of the two places, to one or two places more, or to the finer.
        let mut level = finest;
        for step in 0..4 {
            let level_of = if step == 3 { 1 } else { level };
            let coarser = both.1 / level_of;
            let (whole, rest) = (both.0 / level_of, both.0 % level_of);
            let up = whole + u64::from(2 * rest >= level_of && level_of > 1);
            // What lies half way may be rounded either way.
            let down = if 2 * rest == level_of { whole } else { up };
            let grain = coarse.grain * level_of as f64 / finest as f64;
            let slips = |own: u64| {
                let (low, high) = (own.min(coarser), own.max(coarser));
                is_slip(low, high, grain) || step == 0 && is_power(low, high)
            };
            if slips(up) || down != up && slips(down) {
                return true;
            }
            // What is longer by far is no slip of digits.
            if level_of == 1 || longer > 2 {
                return false;
            }
            level = (level / 10).max(1);
        }
        false
    }
}

/// Whether digits that changed places or one digit that is another make one whole number of another that is larger.
fn is_slip(low: u64, high: u64, grain: f64) -> bool {
    low != 0 && is_slip_by(low, high, high.ilog10() - low.ilog10(), grain)
}

/// The same where it is known how many digits the larger has more.
fn is_slip_by(low: u64, high: u64, longer: u32, grain: f64) -> bool {
    let off = high - low;
    if off == 0 || low == 0 {
        return false;
    }
    match longer {
        // Of numbers below a hundred two digits change places, or the first is another; the last is a step of a series.
        longer if high < 100 && grain <= 1.0 => {
            longer == 0 && (off.is_multiple_of(9) || off >= 20 && off.is_multiple_of(10))
        }
        // One digit off leaves one digit and noughts, two that changed places nine or 99 times that.
        0 => is_round(off) || off.is_multiple_of(9) && is_swap(off / 9),
        // Without the digit too many both end alike, unless it is the last.
        1 => high % 10 == low % 10 || high / 10 == low,
        _ => false,
    }
}

/// Whether a number is one digit and noughts.
fn is_round(number: u64) -> bool {
    let mut number = number;
    while number >= 10 && number.is_multiple_of(10) {
        number /= 10;
    }
    number < 10
}

/// Whether one whole number is ten, a hundred … times another.
fn is_power(low: u64, high: u64) -> bool {
    low > 0 && high > low && high.is_multiple_of(low) && {
        let times = high / low;
        times.is_multiple_of(10) && is_round(times) && 10_u64.pow(times.ilog10()) == times
    }
}

/// Whether a number is one digit, once or twice, and noughts.
fn is_swap(number: u64) -> bool {
    is_round(number) || number.is_multiple_of(11) && is_round(number / 11)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Whole;
    use crate::diagnose::{one_digit_off, one_place_off, rounded, slip};

    proptest! {
        /// No slip that the closer look finds is turned down.
        #[test]
        fn no_slip_is_passed_over(a in 1_u32..200_000, b in 1_u32..200_000, place in 0_usize..4) {
            let grain = [0.01, 0.1, 1.0, 10.0][place];
            let (x, y) = (f64::from(a) * grain, f64::from(b) * grain);
            let (one, other) = (Whole::of(x, grain).unwrap(), Whole::of(y, grain).unwrap());
            let found = slip(x, y, grain).is_some() || one_digit_off(f64::from(a), f64::from(b));
            prop_assert!(!found || one.may_be_slip_of(other), "{x} {y}");
        }

        /// Nor where the two are printed to different places.
        #[test]
        fn no_rough_slip_is_passed_over(
            a in 1_u32..30_000, b in 1_u32..30_000, places in (0_usize..7, 0_usize..7), near in 0_u32..4,
        ) {
            let grains = [0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0];
            let (one, other) = (grains[places.0], grains[places.1]);
            // Every so often the one is a slip of the other.
            let b = match near {
                0 => b,
                1 => (a / 100 * 100 + a % 10 * 10 + a / 10 % 10).max(1),
                2 => a + 300,
                _ => (f64::from(a) * one / other).round().clamp(1.0, 1e6) as u32,
            };
            let (x, y) = (f64::from(a) * one, f64::from(b) * other);
            let (fine, coarse) = (one.min(other), one.max(other));
            let to = |grain: f64| (rounded(x / grain), rounded(y / grain));
            let ((p, q), (r, s)) = (to(coarse), to(fine.min(1.0)));
            let off = (x - y).abs() / coarse;
            let found = slip(x, y, fine).is_some()
                || slip(x, y, coarse).is_some()
                || slip(p, q, 1.0).is_some()
                || slip(p * coarse, q * coarse, coarse).is_some()
                || one_digit_off(r, s)
                || one_digit_off(p, q) && (p - q).abs() >= 10.0
                || (19.5..99.5).contains(&off) && one_place_off(x, y, coarse);
            let (one, other) = (Whole::of(x, one).unwrap(), Whole::of(y, other).unwrap());
            prop_assert!(!found || one.may_be_slip_of(other), "{x} {y} {one:?} {other:?}");
        }

        /// Nor those that people make.
        #[test]
        fn slips_are_seen(a in 10_u32..100_000, place in 0_u32..4, digit in 0_u32..10) {
            let power = 10_u32.pow(place);
            let changed = (a - a / power % 10 * power + digit * power).max(1);
            let swapped = a / 100 * 100 + a % 10 * 10 + a / 10 % 10;
            let of = |number: u32| Whole::of(f64::from(number.max(1)), 1.0).unwrap();
            let swapped = if swapped == a { a * 10 } else { swapped };
            for other in [a * 10, a * 100, a * 1000, a * 10 + digit, swapped] {
                prop_assert!(of(a).may_be_slip_of(of(other)), "{a} {other}");
            }
            // A nought before the other digits is not written; the last digit of two is a step of a series.
            let is_step = a < 100 && changed.abs_diff(a) < 20;
            let is_written = a >= power && changed.ilog10() == a.ilog10() && !is_step;
            prop_assert!(!is_written || of(a).may_be_slip_of(of(changed)), "{a} {changed}");
        }
    }
}
