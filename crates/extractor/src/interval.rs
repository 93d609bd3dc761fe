//! A set of values between two ends.

/// Closed interval `low <= high`; an end may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
}

impl Interval {
    /// Every value.
    pub const ALL: Self = Self {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
    };

    /// The interval between two values, given in any order.
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        Self {
            low: a.min(b),
            high: a.max(b),
        }
    }

    /// One value.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// `value` with `slack` either way.
    #[must_use]
    pub fn around(value: f64, slack: f64) -> Self {
        Self::new(value - slack, value + slack)
    }
}
