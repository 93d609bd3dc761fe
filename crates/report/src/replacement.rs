//! What can stand in the place of a wrong figure: the right one, written as the writer wrote the wrong one.

use std::ops::Range;

use crate::schema::{Finding, Verdict};

/// Words of a source to change, and what to put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes of the source that the new words replace: digits alone, never their unit, hedge or scale.
    pub range: Range<usize>,
    /// The digits that would be right.
    pub text: String,
}

/// What one printed unit may stand for: "5.6" and "5.6m" and "5.6 lakh".
const SCALES: [f64; 7] = [1.0, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12];

/// The safe correction of a finding, where there is one.
///
/// It is safe only if the claim is one figure in digits and its operands leave one value at the writer's own
/// precision: both ends of the computed interval round to the same digits. There is none for words ("doubled"), for
/// hedged figures, whose hedge might no longer fit, and where the scale word would have to change.
#[must_use]
pub fn replacement(finding: &Finding) -> Option<Replacement> {
    let (stated, computed) = (finding.stated.as_ref()?, finding.computed.as_ref()?);
    let value = &computed.value;
    if finding.verdict != Verdict::Inconsistent || value.unit != stated.unit {
        return None;
    }
    let text = &finding.claim.text;
    let digits = only_number(text)?;
    // A hedge before the figure ("nearly", "more than") might not fit the new one.
    if text[..digits.start].bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let printed = &text[digits.clone()];
    let decimals = printed.split_once('.').map_or(0, |(_, rest)| rest.len());
    let mantissa: f64 = printed.replace(',', "").parse().ok()?;
    let scale = stated.value? / mantissa;
    let scale = SCALES
        .into_iter()
        .find(|known| (scale / known - 1.0).abs() < 1e-9)?;
    let grouped = printed.contains(',') || mantissa < 1000.0;
    let written = |value: f64| write(value / scale, decimals, grouped);
    let right = written(value.low);
    let fits = right == written(value.high) && right != printed && value.low > 0.0;
    // "0.0 million" and "12,000 million" are not what anybody writes.
    let size = value.low / scale;
    let sized = size >= 1.0 / 10_f64.powi(decimals as i32) && (scale == 1.0 || size < 1000.0);
    (fits && sized).then(|| Replacement {
        range: finding.claim.start + digits.start..finding.claim.start + digits.end,
        text: right,
    })
}

/// The one number in digits that a text holds; `None` if it holds none or several.
fn only_number(text: &str) -> Option<Range<usize>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..]
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .map_or(text.len(), |length| start + length);
    let end = start + text[start..end].trim_end_matches([',', '.']).len();
    let alone = !text[end..].contains(|c: char| c.is_ascii_digit());
    alone.then_some(start..end)
}

fn write(value: f64, decimals: usize, grouped: bool) -> String {
    let plain = format!("{value:.decimals$}");
    if !grouped {
        return plain;
    }
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut text = String::with_capacity(plain.len() + plain.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::replacement;
    use crate::schema::{Computed, Finding, Severity, Value, Verdict, Words};

    fn corrected(text: &str, stated: f64, low: f64, high: f64) -> Option<String> {
        let value = |value: f64, low: f64, high: f64| Value {
            value: Some(value),
            low,
            high,
            unit: String::new(),
        };
        let finding = Finding {
            id: "00000000".to_owned(),
            rule: "share",
            verdict: Verdict::Inconsistent,
            agreement: None,
            severity: Severity::Error,
            document: "a.txt".to_owned(),
            claim: Words {
                start: 10,
                end: 10 + text.len(),
                line: 1,
                column: 11,
                text: text.to_owned(),
                location: None,
            },
            stated: Some(value(stated, stated, stated)),
            computed: Some(Computed {
                value: value(f64::midpoint(low, high), low, high),
                expression: String::new(),
            }),
            operands: Vec::new(),
            cause: None,
            message: String::new(),
            suggestion: None,
        };
        let right = replacement(&finding)?;
        let mut new = text.to_owned();
        new.replace_range(right.range.start - 10..right.range.end - 10, &right.text);
        Some(new)
    }

    #[test]
    fn the_right_figure_is_written_as_the_wrong_one_was() {
        assert_eq!(corrected("9.0%", 9.0, 8.28, 8.29).unwrap(), "8.3%");
        assert_eq!(
            corrected("£1.2bn", 1.2e9, 1.41e9, 1.42e9).unwrap(),
            "£1.4bn"
        );
        assert_eq!(
            corrected("9,512 votes", 9512.0, 12_345.0, 12_345.0).unwrap(),
            "12,345 votes"
        );
        assert_eq!(corrected("1512", 1512.0, 1521.0, 1521.0).unwrap(), "1521");
    }

    #[test]
    fn what_is_not_certain_is_not_offered() {
        assert_eq!(corrected("9.0%", 9.0, 8.2, 8.4), None, "two values fit");
        assert_eq!(corrected("doubled", 2.0, 2.6, 2.6), None, "words");
        assert_eq!(corrected("nearly 40%", 40.0, 41.2, 41.2), None, "hedge");
        assert_eq!(
            corrected("£1.2m", 1.2e6, 1.2e9, 1.2e9),
            None,
            "another scale"
        );
        assert_eq!(
            corrected("5 ft 11 in", 71.0, 70.0, 70.0),
            None,
            "two numbers"
        );
    }
}
