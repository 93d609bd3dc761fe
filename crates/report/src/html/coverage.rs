//! What became of the numbers that were read, counted and as a bar.

use std::iter::Sum;

/// What became of a number, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// It cannot be right, or is imprecise or misleading.
    Wrong,
    /// It follows from others, one of which is missing.
    Open,
    /// It follows from others only once allowed for rounding.
    Rounded,
    /// It follows from others.
    Right,
    /// Others were worked out from it.
    Used,
    /// Nothing could be held against it.
    Unchecked,
}

impl State {
    const ALL: [Self; 6] = [
        Self::Wrong,
        Self::Open,
        Self::Rounded,
        Self::Right,
        Self::Used,
        Self::Unchecked,
    ];

    /// The class by which the style knows it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Open => "open",
            Self::Rounded => "rounded",
            Self::Right => "right",
            Self::Used => "used",
            Self::Unchecked => "none",
        }
    }
}

/// How many numbers are in each state.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Coverage([usize; State::ALL.len()]);

impl Coverage {
    /// Counts a number.
    pub(super) fn count(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    pub(super) fn wrong(&self) -> usize {
        self.0[State::Wrong as usize]
    }

    pub(super) fn open(&self) -> usize {
        self.0[State::Open as usize]
    }

    pub(super) fn rounded(&self) -> usize {
        self.0[State::Rounded as usize]
    }

    pub(super) fn right(&self) -> usize {
        self.0[State::Right as usize]
    }

    pub(super) fn used(&self) -> usize {
        self.0[State::Used as usize]
    }

    pub(super) fn unchecked(&self) -> usize {
        self.0[State::Unchecked as usize]
    }

    pub(super) fn all(&self) -> usize {
        self.0.iter().sum()
    }

    /// Numbers that were held against others, or others against them.
    pub(super) fn checked(&self) -> usize {
        self.all() - self.unchecked()
    }

    /// The same as a share of all, in whole per cent; 0 of none.
    pub(super) fn percent(&self) -> usize {
        (100 * self.checked() + self.all() / 2)
            .checked_div(self.all())
            .unwrap_or(0)
    }

    /// The states as parts of one bar. A state that occurs at all can be seen.
    pub(super) fn bars(&self, width: f64) -> Vec<Bar> {
        let least = width / 100.0;
        let floor = |count: usize| if count > 0 { least } else { 0.0 };
        let spare = width - self.0.iter().map(|&count| floor(count)).sum::<f64>();
        let mut x = 0.0;
        let mut bars = Vec::new();
        for state in State::ALL {
            let count = self.0[state as usize];
            if count > 0 {
                let width = floor(count) + spare * count as f64 / self.all() as f64;
                let class = state.class();
                bars.push(Bar { x, width, class });
                x += width;
            }
        }
        bars
    }
}

impl Sum for Coverage {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| {
            Self(std::array::from_fn(|state| sum.0[state] + one.0[state]))
        })
    }
}

/// One part of a bar, in the chart's own units.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    x: f64,
    width: f64,
    pub(super) class: &'static str,
}

impl Bar {
    pub(super) fn x(&self) -> String {
        format!("{:.1}", self.x)
    }

    pub(super) fn width(&self) -> String {
        format!("{:.1}", self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::{Coverage, State};

    fn coverage(counts: [usize; 6]) -> Coverage {
        Coverage(counts)
    }

    #[test]
    fn bars_fill_the_width_and_hide_nothing() {
        let bars = coverage([1, 0, 0, 20, 0, 99_979]).bars(600.0);
        assert_eq!(bars.len(), 3);
        assert_eq!((bars[0].class, bars[2].class), ("wrong", "none"));
        assert!(bars[0].width >= 6.0);
        let end = bars[2].x + bars[2].width;
        assert!((end - 600.0).abs() < 1e-9, "{end}");
        assert!(coverage([0; 6]).bars(600.0).is_empty());
    }

    #[test]
    fn coverage_is_what_took_part() {
        let mut counted = coverage([1, 1, 1, 1, 4, 7]);
        counted.count(State::Unchecked);
        assert_eq!(
            (counted.checked(), counted.all(), counted.percent()),
            (8, 16, 50)
        );
        assert_eq!(coverage([0; 6]).percent(), 0);
    }
}
