//! JSON for other programs.

use serde::Serialize;

/// A report as one JSON object, indented, with a line break at its end.
///
/// # Panics
/// Never: the report's types hold nothing that JSON cannot.
#[must_use]
pub fn json(report: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("report types are plain data");
    text.push('\n');
    text
}

/// One object in one line.
pub(crate) fn json_line(object: &impl Serialize) -> String {
    let mut text = serde_json::to_string(object).expect("report types are plain data");
    text.push('\n');
    text
}
