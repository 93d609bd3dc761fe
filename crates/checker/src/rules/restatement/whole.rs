//! Whether a slip of the pen could make one figure of another, at a glance: nearly all pairs of figures are turned down by a few
//! comparisons of whole numbers, without looking at digits or words.

/// A value as a whole number of its last printed place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    count: u64,
    /// How many digits that number has, less one.
    digits: u32,
    grain: f64,
}

/// The powers of ten by which whole numbers below 10^12 can differ.
const POWERS: [f64; 14] = [
    1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
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
        })
    }

    /// Whether digits that changed places, one digit that is another, or noughts could make one of the other: "756" and "576".
    pub(super) fn may_be_slip_of(self, other: Self) -> bool {
        if self.grain != other.grain {
            return true;
        }
        let (low, high) = if self.count < other.count {
            (self, other)
        } else {
            (other, self)
        };
        let longer = high.digits - low.digits;
        let off = high.count - low.count;
        let is_slip = match longer {
            // Of numbers below a hundred two digits change places, or the first is another; the last is a step of a series.
            _ if high.count < 100 && self.grain <= 1.0 => {
                longer == 0
                    && off > 0
                    && (off.is_multiple_of(9) || off >= 20 && off.is_multiple_of(10))
            }
            // One digit off leaves one digit and noughts, two that changed places nine or 99 times that.
            0 => is_round(off) || off.is_multiple_of(9) && is_swap(off / 9),
            // Without the digit too many both end alike, unless it is the last.
            1 => high.count % 10 == low.count % 10 || high.count / 10 == low.count,
            _ => false,
        };
        // A power of ten, or nearly: "64.1 million" for 641,000.
        let ratio = high.count as f64 / low.count as f64;
        let noughts = |power: &f64| (ratio / power - 1.0).abs() < 0.02;
        let powers = &POWERS[longer.saturating_sub(1) as usize..];
        is_slip || ratio >= 4.0 && powers.iter().take(3).any(noughts)
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

/// Whether a number is one digit, once or twice, and noughts.
fn is_swap(number: u64) -> bool {
    is_round(number) || number.is_multiple_of(11) && is_round(number / 11)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Whole;
    use crate::diagnose::{one_digit_off, slip};

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

        /// Nor those that people make.
        #[test]
        fn slips_are_seen(a in 10_u32..100_000, place in 0_u32..4, digit in 0_u32..10) {
            let power = 10_u32.pow(place);
            let changed = (a - a / power % 10 * power + digit * power).max(1);
            let swapped = a / 100 * 100 + a % 10 * 10 + a / 10 % 10;
            let of = |number: u32| Whole::of(f64::from(number.max(1)), 1.0).unwrap();
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
