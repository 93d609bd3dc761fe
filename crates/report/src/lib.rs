//! From findings to what a person or a program reads.
//!
//! [`check_report`] and [`extract_report`] turn the results of the earlier stages into the report's own
//! types; each format is a function over these. This crate knows nothing of how a finding was made, and
//! prints nothing itself.

mod check;
mod extract;
mod id;
mod json;
pub mod schema;

pub use check::check_report;
pub use extract::extract_report;
pub use json::json;
