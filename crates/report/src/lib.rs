//! From findings to what a person or a program reads.
//!
//! [`check_report`] and [`extract_report`] turn the results of the earlier stages into the report's own
//! types; each format is a function over these. This crate knows nothing of how a finding was made, and
//! prints nothing itself.

mod check;
mod context;
mod excerpt;
mod extract;
mod figure;
mod id;
mod json;
pub mod schema;
mod sheet;
mod text;

pub use check::check_report;
pub use extract::extract_report;
pub use json::json;
pub use sheet::{csv, jsonl, sheet};
pub use text::{Show, TextOptions, text};
