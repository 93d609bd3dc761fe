//! From findings to what a person or a program reads.
//!
//! [`check_report`] and [`extract_report`] turn the results of the earlier stages into the report's own
//! types; each format is a function over these. This crate knows nothing of how a finding was made, and
//! prints nothing itself.

mod agreement;
mod check;
mod comment;
mod context;
mod excerpt;
mod extract;
mod figure;
mod github;
mod html;
mod id;
mod json;
mod junit;
mod markdown;
#[cfg(feature = "schema")]
mod published;
mod replacement;
mod sarif;
pub mod schema;
mod sheet;
mod summary;
mod text;
mod verdicts;
mod working;

pub use check::{check_report, report_of, told};
pub use comment::comment;
pub use extract::{extract_entries, extract_report};
pub use github::github;
pub use html::html;
pub use json::{
    check_json, checked_json, extract_json, findings_json, json, quantities_json, read_json,
};
pub use junit::junit;
pub use markdown::markdown;
#[cfg(feature = "schema")]
pub use published::{check_schema, extract_schema};
pub use replacement::{Replacement, replacement};
pub use sarif::sarif;
pub use sheet::{csv, jsonl, sheet};
pub use text::{Place, Show, TextOptions, text};
pub use verdicts::{finding_lines, verdicts};
