//! Whether a claim that agrees does so as printed, or only once allowed for rounding.

use crate::schema::{Agreement, Computed, Value, Verdict};

/// Ends that differ by less, as a share of the larger, are the same.
const SAME: f64 = 1e-9;

/// How well a claim agrees. It is right if what its operands give as printed is what the claim stands for; it is right
/// only after rounding if it takes the intervals around the operands for the two to meet.
pub(crate) fn agreement(
    verdict: Verdict,
    stated: Option<&Value>,
    computed: Option<&Computed>,
) -> Option<Agreement> {
    if verdict != Verdict::Consistent {
        return None;
    }
    let (Some(stated), Some(computed)) = (stated, computed) else {
        return Some(Agreement::Right);
    };
    let computed = &computed.value;
    let within = match computed.value {
        Some(value) => holds(stated, value),
        None => holds(stated, computed.low) && holds(stated, computed.high),
    };
    Some(if within {
        Agreement::Right
    } else {
        Agreement::RightAfterRounding
    })
}

fn holds(stated: &Value, value: f64) -> bool {
    let slack = SAME * value.abs().max(1.0);
    stated.low <= value + slack && value - slack <= stated.high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(value: Option<f64>, low: f64, high: f64) -> Value {
        Value {
            value,
            low,
            high,
            unit: "%".to_owned(),
        }
    }

    fn how(stated: &Value, computed: Value) -> Option<Agreement> {
        let computed = Computed {
            value: computed,
            expression: String::new(),
        };
        agreement(Verdict::Consistent, Some(stated), Some(&computed))
    }

    #[test]
    fn a_figure_that_takes_rounded_operands_to_agree_is_told_apart() {
        let eight = value(Some(8.3), 8.25, 8.35);
        let right = Some(Agreement::Right);
        assert_eq!(how(&eight, value(Some(8.28), 8.1, 8.4)), right);
        assert_eq!(how(&eight, value(Some(8.25), 8.1, 8.4)), right);
        let rounded = Some(Agreement::RightAfterRounding);
        assert_eq!(how(&eight, value(Some(8.2), 8.1, 8.4)), rounded);
        assert_eq!(how(&eight, value(None, 8.26, 8.3)), right);
        assert_eq!(how(&eight, value(None, 8.26, 8.4)), rounded);
        assert_eq!(agreement(Verdict::Unverifiable, Some(&eight), None), None);
    }
}
