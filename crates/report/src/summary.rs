//! The counts over all documents, in words.

use crate::figure::figure;
use crate::schema::Summary;

/// The counts in one line: "5 documents, 135 numbers read, 27 of them checked, 19 claims: 14 consistent (2 only after rounding), 1 inconsistent, 4 open".
pub(crate) fn counts(summary: &Summary) -> String {
    let silenced = if summary.silenced > 0 {
        format!("; {} silenced", figure(summary.silenced as f64))
    } else {
        String::new()
    };
    let rounded = if summary.right_after_rounding > 0 {
        let rounded = figure(summary.right_after_rounding as f64);
        format!(" ({rounded} only after rounding)")
    } else {
        String::new()
    };
    format!(
        "{}, {}, {} of them checked, {}: {} consistent{rounded}, {} inconsistent, {} open{silenced}",
        several(summary.documents, "document", "documents"),
        several(summary.quantities, "number read", "numbers read"),
        figure(summary.checked as f64),
        several(summary.claims, "claim", "claims"),
        figure(summary.consistent as f64),
        figure(summary.inconsistent as f64),
        figure(summary.unverifiable as f64),
    )
}

/// A count with its noun.
pub(crate) fn several(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", figure(count as f64))
}
