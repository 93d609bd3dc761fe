//! The arithmetic of claims: formulas over nominal values and over intervals.
//!
//! Every formula is monotone in each operand on the values it is used for, so its interval is spanned by its
//! values at the operands' ends.

use extractor::Interval;

/// How a claim follows from its operands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Formula {
    /// 100 × part / whole.
    Share,
    /// 100 × a / (a + b + …).
    RateOf,
    /// 100 × (whole − part) / whole: the share of the rest.
    ShareLeft,
    /// 100 × (new − old) / old.
    PercentChange,
    /// 100 × (old − new) / old, operands still new and old.
    PercentFall,
    /// 100 × rise / (new − rise): the base reconstructed.
    RiseOnBase,
    /// 100 × fall / (new + fall): the base reconstructed.
    FallOnBase,
    /// a / b.
    Quotient,
    /// a − b.
    Difference,
    /// a + b + …
    Sum,
    /// (a + b + …) / n.
    Mean,
    /// a × b.
    Product,
    /// a × b + c × d + …: so many of each kind at the price of the kind.
    Takings,
    /// a × b / 100: so many percent of b.
    PercentOf,
    /// (100 − a)% of b.
    PercentLeft,
    /// a × b / c: what a is if c is b.
    Proportion,
    /// So many per n: n × a / b.
    PerCount(f64),
    /// 100 − a − b − …
    HundredLess,
    /// 1 − a − b − …
    OneLess,
    /// a − b − c − …: the whole less its parts.
    Remainder,
    /// 100 × ((new / old)^(1 / years) − 1).
    AnnualGrowth,
    /// (a − b) / periods: the mean step from one level to another.
    Step,
    /// start × (1 + rate / 100)^periods.
    Compounded,
    /// start × (1 + a / 100)(1 + b / 100) …: what changes one after the other make of a level.
    Chained,
    /// start + step × periods: a level that goes on by the same amount.
    Advanced,
    /// 100 × ((1 + rate / 100)^12 − 1) and the like: rate, periods.
    GrowthOver,
    /// 100 × ((1 + a / 100)(1 + b / 100) … − 1): changes one after the other.
    Successive,
    /// 100 × fall / (100 − fall): the rise that makes up for a fall.
    Regained,
    /// a × factor + offset: a unit conversion.
    Convert {
        /// Units of the claim in one unit of the operand.
        factor: f64,
        /// Added after multiplying, for temperatures.
        offset: f64,
    },
    /// The operand itself, said again.
    Same,
}

impl Formula {
    /// The nominal value.
    pub(crate) fn value(self, x: &[f64]) -> f64 {
        match self {
            Self::Share => 100.0 * x[0] / x[1],
            Self::RateOf => 100.0 * x[0] / x.iter().sum::<f64>(),
            Self::ShareLeft => 100.0 * (x[1] - x[0]) / x[1],
            Self::PercentChange => 100.0 * (x[0] - x[1]) / x[1].abs(),
            Self::PercentFall => 100.0 * (x[1] - x[0]) / x[1].abs(),
            Self::RiseOnBase => 100.0 * x[0] / (x[1] - x[0]),
            Self::FallOnBase => 100.0 * x[0] / (x[1] + x[0]),
            Self::Quotient => x[0] / x[1],
            Self::Difference => x[0] - x[1],
            Self::Sum => x.iter().sum(),
            Self::Mean => x.iter().sum::<f64>() / x.len() as f64,
            Self::Product => x.iter().product(),
            Self::Takings => x.chunks(2).map(|kind| kind.iter().product::<f64>()).sum(),
            Self::PercentOf => x[0] * x[1] / 100.0,
            Self::PercentLeft => (100.0 - x[0]) * x[1] / 100.0,
            Self::Proportion => x[0] * x[1] / x[2],
            Self::PerCount(n) => n * x[0] / x[1],
            Self::HundredLess => 100.0 - x.iter().sum::<f64>(),
            Self::OneLess => 1.0 - x.iter().sum::<f64>(),
            Self::Remainder => x[0] - x[1..].iter().sum::<f64>(),
            Self::Step => (x[0] - x[1]) / x[2],
            Self::AnnualGrowth => 100.0 * ((x[0] / x[1]).powf(1.0 / x[2]) - 1.0),
            Self::Compounded => x[0] * (1.0 + x[1] / 100.0).powf(x[2]),
            Self::Chained => {
                x[0] * x[1..]
                    .iter()
                    .map(|change| 1.0 + change / 100.0)
                    .product::<f64>()
            }
            Self::Advanced => x[0] + x[1] * x[2],
            Self::GrowthOver => 100.0 * ((1.0 + x[0] / 100.0).powf(x[1]) - 1.0),
            Self::Successive => {
                100.0 * (x.iter().map(|change| 1.0 + change / 100.0).product::<f64>() - 1.0)
            }
            Self::Regained => 100.0 * x[0] / (100.0 - x[0]),
            Self::Convert { factor, offset } => x[0] * factor + offset,
            Self::Same => x[0],
        }
    }

    /// Whether it grows with its first operand, and whether with the others, where that is known of these operands down to the
    /// last bit: then two of their ends give the least and the greatest value.
    fn trend(self, x: &[Interval]) -> Option<(bool, bool)> {
        let usable = |interval: &Interval| {
            interval.low <= interval.high && interval.low.is_finite() && interval.high.is_finite()
        };
        let positive = || x.iter().all(|interval| interval.low > 0.0);
        match self {
            _ if x.len() > 8 || !x.iter().all(usable) => None,
            Self::Sum | Self::Mean => Some((true, true)),
            Self::Product if positive() => Some((true, true)),
            Self::Difference | Self::Remainder => Some((true, false)),
            Self::Quotient | Self::Share | Self::PerCount(_) if positive() => Some((true, false)),
            Self::PercentOf if positive() => Some((true, true)),
            // Of a rise both the difference and what it is divided by tell the same way.
            Self::PercentChange if positive() && x[0].low >= x[1].high => Some((true, false)),
            _ => None,
        }
    }

    /// The least and the greatest value of two operands where its [trend](Self::trend) is known, as most formulas have them.
    fn of_two(self, a: Interval, b: Interval) -> Option<Interval> {
        let usable = a.low <= a.high
            && b.low <= b.high
            && a.low.is_finite()
            && a.high.is_finite()
            && b.low.is_finite()
            && b.high.is_finite();
        if !usable {
            return None;
        }
        let positive = a.low > 0.0 && b.low > 0.0;
        let (low, high) = match self {
            Self::Sum => (a.low + b.low, a.high + b.high),
            Self::Difference | Self::Remainder => (a.low - b.high, a.high - b.low),
            Self::Product if positive => (a.low * b.low, a.high * b.high),
            Self::Quotient if positive => (a.low / b.high, a.high / b.low),
            Self::Share if positive => (100.0 * a.low / b.high, 100.0 * a.high / b.low),
            Self::PercentOf if positive => (a.low * b.low / 100.0, a.high * b.high / 100.0),
            Self::PercentChange if positive && a.low >= b.high => (
                100.0 * (a.low - b.high) / b.high,
                100.0 * (a.high - b.low) / b.low,
            ),
            _ => return None,
        };
        Some(Interval { low, high })
    }

    /// The values it can take when each operand lies in its interval.
    pub(crate) fn interval(self, x: &[Interval]) -> Interval {
        if let [a, b] = x
            && let Some(interval) = self.of_two(*a, *b)
        {
            return interval;
        }
        if let Some((first, others)) = self.trend(x) {
            let (mut least, mut most) = ([0.0; 8], [0.0; 8]);
            for (i, interval) in x.iter().enumerate() {
                let grows = if i == 0 { first } else { others };
                (least[i], most[i]) = if grows {
                    (interval.low, interval.high)
                } else {
                    (interval.high, interval.low)
                };
            }
            return Interval {
                low: self.value(&least[..x.len()]),
                high: self.value(&most[..x.len()]),
            };
        }
        let mut low = f64::INFINITY;
        let mut high = f64::NEG_INFINITY;
        let mut take = |value: f64| {
            if !value.is_nan() {
                low = low.min(value);
                high = high.max(value);
            }
        };
        // The two ends of an exact operand are one.
        let exact = |interval: &Interval| interval.low.to_bits() == interval.high.to_bits();
        if let [a] = x {
            take(self.value(&[a.low]));
            if !exact(a) {
                take(self.value(&[a.high]));
            }
        } else if let [a, b] = x {
            let (wide_a, wide_b) = (!exact(a), !exact(b));
            take(self.value(&[a.low, b.low]));
            if wide_a {
                take(self.value(&[a.high, b.low]));
            }
            if wide_b {
                take(self.value(&[a.low, b.high]));
            }
            if wide_a && wide_b {
                take(self.value(&[a.high, b.high]));
            }
        } else if x.len() <= 4 {
            let mut at = [0.0; 4];
            let wide = (0..x.len())
                .filter(|&i| !exact(&x[i]))
                .fold(0_u32, |wide, i| wide | 1 << i);
            for corner in (0..1_u32 << x.len()).filter(|corner| corner & !wide == 0) {
                for (i, interval) in x.iter().enumerate() {
                    at[i] = if corner >> i & 1 == 0 {
                        interval.low
                    } else {
                        interval.high
                    };
                }
                take(self.value(&at[..x.len()]));
            }
        } else {
            let mut at = vec![0.0; x.len()];
            // Long operand lists occur only in sums, means, remainders, shares of sums and successive changes: monotone, and beyond the first
            // operand in one direction.
            for first_high in [false, true] {
                for rest_high in [false, true] {
                    for (i, interval) in x.iter().enumerate() {
                        let up = if i == 0 { first_high } else { rest_high };
                        at[i] = if up { interval.high } else { interval.low };
                    }
                    take(self.value(&at));
                }
            }
        }
        if low > high {
            Interval::ALL
        } else {
            Interval { low, high }
        }
    }

    /// The formula with the operands as the text prints them.
    pub(crate) fn expression(self, x: &[&str]) -> String {
        let group = |items: &[&str], sign: &str| items.join(sign);
        match self {
            Self::Share | Self::Quotient => format!("{} / {}", x[0], x[1]),
            Self::RateOf => format!("{} / ({})", x[0], group(x, " + ")),
            Self::ShareLeft => format!("({} − {}) / {}", x[1], x[0], x[1]),
            Self::PercentChange => format!("({} − {}) / {}", x[0], x[1], x[1]),
            Self::PercentFall => format!("({} − {}) / {}", x[1], x[0], x[1]),
            Self::RiseOnBase => format!("{} / ({} − {})", x[0], x[1], x[0]),
            Self::FallOnBase => format!("{} / ({} + {})", x[0], x[1], x[0]),
            Self::Difference | Self::Remainder => group(x, " − "),
            Self::Sum => group(x, " + "),
            Self::Mean => format!("({}) / {}", group(x, " + "), x.len()),
            Self::Product => group(x, " × "),
            Self::Takings => x
                .chunks(2)
                .map(|kind| kind.join(" × "))
                .collect::<Vec<_>>()
                .join(" + "),
            Self::PercentOf => format!("{} of {}", x[0], x[1]),
            Self::PercentLeft => format!("(100% − {}) of {}", x[0], x[1]),
            Self::Proportion => format!("{} × {} / {}", x[0], x[1], x[2]),
            Self::PerCount(n) => format!("{} / {} per {}", x[0], x[1], crate::wording::figure(n)),
            Self::HundredLess => format!("100 − {}", group(x, " − ")),
            Self::OneLess => format!("1 − {}", group(x, " − ")),
            Self::Step => format!("({} − {}) / {}", x[0], x[1], x[2]),
            Self::AnnualGrowth => format!("({} / {})^(1/{}) − 1", x[0], x[1], x[2]),
            Self::Compounded => format!("{} × (1 + {})^{}", x[0], x[1], x[2]),
            Self::Chained => format!("{} × (1 + {})", x[0], group(&x[1..], ")(1 + ")),
            Self::Advanced => format!("{} + {} × {}", x[0], x[1], x[2]),
            Self::GrowthOver => format!("(1 + {})^{} − 1", x[0], x[1]),
            Self::Successive => format!("(1 + {}) − 1", group(x, ")(1 + ")),
            Self::Regained => format!("{} / (100% − {})", x[0], x[0]),
            Self::Convert { .. } | Self::Same => x[0].to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A positive interval, as counts and amounts have.
    fn interval() -> impl Strategy<Value = Interval> {
        (1.0..1e6_f64, 0.0..0.2_f64)
            .prop_map(|(low, width)| Interval::new(low, low * (1.0 + width)))
    }

    const FORMULAS: [Formula; 9] = [
        Formula::Share,
        Formula::RateOf,
        Formula::PercentChange,
        Formula::PercentFall,
        Formula::Quotient,
        Formula::Difference,
        Formula::Sum,
        Formula::Mean,
        Formula::Product,
    ];

    proptest! {
        /// A value computed from operands inside their intervals lies inside the computed interval.
        #[test]
        fn an_interval_holds_every_value(a in interval(), b in interval(), s in 0.0..1.0_f64, t in 0.0..1.0_f64) {
            let at = |i: Interval, part: f64| i.low + part * (i.high - i.low);
            for formula in FORMULAS {
                let value = formula.value(&[at(a, s), at(b, t)]);
                let computed = formula.interval(&[a, b]);
                let slack = 1e-9 * value.abs().max(1.0);
                prop_assert!(computed.low - slack <= value && value <= computed.high + slack, "{formula:?}");
            }
        }

        /// What is told of two operands at once is what their ends give.
        #[test]
        fn two_operands_have_their_ends(a in interval(), b in interval()) {
            for formula in FORMULAS {
                if let Some(two) = formula.of_two(a, b) {
                    let (first, others) = formula.trend(&[a, b]).expect("its trend is known");
                    let end = |of: Interval, low: bool| if low { of.low } else { of.high };
                    prop_assert_eq!(two.low, formula.value(&[end(a, first), end(b, others)]));
                    prop_assert_eq!(two.high, formula.value(&[end(a, !first), end(b, !others)]));
                }
            }
        }

        /// Exact operands give an exact result, and wider ones never a narrower.
        #[test]
        fn wider_operands_give_wider_results(a in interval(), b in interval()) {
            for formula in FORMULAS {
                let exact = formula.interval(&[Interval::exact(a.low), Interval::exact(b.low)]);
                let value = formula.value(&[a.low, b.low]);
                prop_assert!(exact.low == value && exact.high == value);
                let wide = formula.interval(&[a, b]);
                prop_assert!(wide.low <= exact.low && exact.high <= wide.high, "{formula:?}");
            }
        }

        /// A sum of many is what adding one by one gives.
        #[test]
        fn long_sums_are_sums(parts in prop::collection::vec(interval(), 5..12)) {
            let sum = Formula::Sum.interval(&parts);
            let low: f64 = parts.iter().map(|part| part.low).sum();
            let high: f64 = parts.iter().map(|part| part.high).sum();
            prop_assert!((sum.low - low).abs() <= 1e-9 * low && (sum.high - high).abs() <= 1e-9 * high);
        }
    }
}
