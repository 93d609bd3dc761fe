//! A finding as a comment beside the words that it concerns, for files that can hold comments.

use crate::schema::{Finding, Severity, Verdict};
use crate::working::working;

/// What to say of a finding, a paragraph each: the message, the working, the cause and what would be right.
#[must_use]
pub fn comment(finding: &Finding) -> Vec<String> {
    let kind = match (finding.verdict, finding.severity) {
        (Verdict::Consistent, _) => "agrees",
        (Verdict::Unverifiable, _) => "open",
        (Verdict::Inconsistent, Severity::Error) => "error",
        (Verdict::Inconsistent, Severity::Warning) => "warning",
        (Verdict::Inconsistent, Severity::Note) => "note",
    };
    let said = [
        ("Working", working(finding)),
        ("Cause", finding.cause.clone()),
        ("Instead", finding.suggestion.clone()),
    ];
    let mut lines = vec![format!("{} ({kind}, {})", finding.message, finding.rule)];
    lines.extend(
        said.into_iter()
            .filter_map(|(name, words)| Some(format!("{name}: {}", words?))),
    );
    lines
}
