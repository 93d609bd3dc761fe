//! JSON for other programs.
//!
//! The reports on large archives are written out field by field, as fast as memory takes them; a test holds that against
//! what [`serde_json`] makes of the same types. Everything else is left to it.

mod check;
mod extract;
mod value;

use serde::Serialize;

pub use check::{check_json, checked_json, findings_json};
pub use extract::{extract_json, quantities_json, read_json};

/// An object of few fields, indented, with a line break at its end.
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

/// Writes a field that is not the first of its object: `field!(out, 6, "line", whole, words.line)`. The number of blanks
/// before it is part of the one text that is copied.
macro_rules! field {
    ($out:expr, $blanks:literal, $key:literal, $write:expr, $value:expr) => {{
        $out.push_str(concat!(",\n", $blanks, "\"", $key, "\": "));
        $write($out, $value);
    }};
}
/// The first field of an object.
macro_rules! first {
    ($out:expr, $blanks:literal, $key:literal, $write:expr, $value:expr) => {{
        $out.push_str(concat!("\n", $blanks, "\"", $key, "\": "));
        $write($out, $value);
    }};
}
/// The fields of words, behind another field.
macro_rules! words {
    ($out:expr, $blanks:literal, $words:expr) => {{
        let words = $words;
        $crate::json::field!($out, $blanks, "start", whole, words.start);
        $crate::json::field!($out, $blanks, "end", whole, words.end);
        $crate::json::field!($out, $blanks, "line", whole, words.line);
        $crate::json::field!($out, $blanks, "column", whole, words.column);
        $crate::json::field!($out, $blanks, "text", string, words.text.as_ref());
        if let Some(location) = &words.location {
            $crate::json::field!($out, $blanks, "location", string, location);
        }
    }};
}
pub(crate) use {field, first, words};

/// The beginning of a report.
fn head(out: &mut String, report: &crate::schema::Tool) {
    out.push_str("{\n  \"schema_version\": ");
    value::whole(out, crate::schema::SCHEMA_VERSION as usize);
    out.push_str(",\n  \"tool\": {");
    first!(out, "    ", "name", value::string, report.name);
    field!(out, "    ", "version", value::string, report.version);
    out.push_str("\n  },\n  \"documents\": ");
}

/// The documents of a report, one behind the other, each with the fields that are written of it.
fn entries<T>(documents: &[T], fields: impl Fn(&mut String, &T)) -> String {
    let mut out = String::with_capacity(128 * documents.len());
    for (at, document) in documents.iter().enumerate() {
        out.push_str(if at == 0 { "    {" } else { ",\n    {" });
        fields(&mut out, document);
        out.push_str("\n    }");
    }
    out
}

/// The head of a report with its documents, and what leads to another array.
fn documents(documents: Vec<String>, next: &str) -> (Vec<String>, String) {
    let mut out = String::with_capacity(128);
    head(&mut out, &crate::schema::TOOL);
    let mut all = array(out, documents);
    let mut out = all.pop().unwrap_or_default();
    out.push_str(next);
    (all, out)
}

/// An array behind what leads to it, of pieces that hold elements.
fn array(mut before: String, pieces: Vec<String>) -> Vec<String> {
    let mut all = Vec::with_capacity(2 * pieces.len() + 2);
    let mut any = false;
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        before.push_str(if any { ",\n" } else { "[\n" });
        all.extend([std::mem::take(&mut before), piece]);
        any = true;
    }
    before.push_str(if any { "\n  ]" } else { "[]" });
    all.push(before);
    all
}
