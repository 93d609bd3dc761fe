//! The fact-check sheet with verdicts: every number and every claim of the drafts in order, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use document::{one_by_one, sort_by_key};

use crate::context::in_context;
use crate::json::json_line;
use crate::schema::{Agreement, CheckReport, ExtractReport, Finding, Quantity, Verdict, Words};
use crate::sheet::{CONTEXT, finite, harmless, says, spreadsheet};
use crate::working::working;

/// One JSON object in a line of its own for each finding.
#[must_use]
pub fn finding_lines(report: &CheckReport) -> String {
    report.findings.iter().map(json_line).collect()
}

/// The sheet for a spreadsheet. `read` holds the numbers of the same documents; those that nothing was held against
/// have a line too. `sources` are the documents' sources in the order of [`CheckReport::documents`].
#[must_use]
pub fn verdicts(report: &CheckReport, read: &ExtractReport, sources: &[&str]) -> String {
    let header = [
        "document",
        "line",
        "column",
        "words",
        "context",
        "verdict",
        "severity",
        "rule",
        "stated",
        "computed low",
        "computed high",
        "unit",
        "working",
        "message",
        "cause",
        "instead",
        "id",
        "source",
        "initials",
    ];
    let paths = report
        .documents
        .iter()
        .map(|document| document.path.as_str());
    let sources: BTreeMap<_, _> = one_by_one(paths.zip(sources.iter().copied()));
    let source = |path: &str| sources.get(path).copied().unwrap_or_default();
    let mut used = BTreeSet::new();
    for finding in &report.findings {
        used.extend(
            finding
                .operands
                .iter()
                .map(|o| (o.document.as_str(), o.words.start)),
        );
    }
    let mut claims: BTreeMap<&str, Vec<&Words>> = BTreeMap::new();
    for finding in &report.findings {
        claims
            .entry(&finding.document)
            .or_default()
            .push(&finding.claim);
    }
    let judged = |quantity: &Quantity| {
        let claims = claims.get(quantity.document.as_str());
        let words = &quantity.words;
        claims.is_some_and(|claims| {
            let behind = claims.partition_point(|claim| claim.start < words.end);
            claims[..behind]
                .iter()
                .rev()
                .take(8)
                .any(|claim| claim.end > words.start)
        })
    };
    let order: BTreeMap<_, _> = report
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| (document.path.as_str(), index))
        .collect();
    let mut rows: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            let row = judged_row(finding, source(&finding.document));
            (
                (order.get(finding.document.as_str()), finding.claim.start),
                row,
            )
        })
        .collect();
    rows.extend(
        read.quantities
            .iter()
            .filter(|q| !judged(q))
            .map(|quantity| {
                let operand = used.contains(&(quantity.document.as_str(), quantity.words.start));
                let row = unjudged_row(quantity, operand, source(&quantity.document));
                (
                    (order.get(quantity.document.as_str()), quantity.words.start),
                    row,
                )
            }),
    );
    sort_by_key(&mut rows, |(place, _)| *place);
    spreadsheet(&header, rows.into_iter().map(|(_, row)| row))
}

fn judged_row(finding: &Finding, source: &str) -> Vec<String> {
    let verdict = match finding.verdict {
        _ if finding.agreement == Some(Agreement::RightAfterRounding) => "right after rounding",
        Verdict::Consistent => "right",
        Verdict::Inconsistent => "wrong",
        Verdict::Unverifiable => "open",
    };
    let severity = match finding.severity {
        crate::schema::Severity::Note => "note",
        crate::schema::Severity::Warning => "warning",
        crate::schema::Severity::Error => "error",
    };
    let computed = finding.computed.as_ref();
    let stated = finding.stated.as_ref();
    let mut row = place(&finding.document, &finding.claim, source);
    row.extend([
        verdict.to_owned(),
        severity.to_owned(),
        finding.rule.to_owned(),
        stated
            .and_then(|s| s.value)
            .map_or_else(String::new, finite),
        computed.map_or_else(String::new, |c| finite(c.value.low)),
        computed.map_or_else(String::new, |c| finite(c.value.high)),
        computed.map_or_else(String::new, |c| c.value.unit.clone()),
        harmless(&working(finding).unwrap_or_default()),
        harmless(&finding.message),
        harmless(finding.cause.as_deref().unwrap_or_default()),
        harmless(finding.suggestion.as_deref().unwrap_or_default()),
        finding.id.clone(),
        String::new(),
        String::new(),
    ]);
    row
}

/// A number that is no claim: another was computed from it, or nothing could be held against it.
fn unjudged_row(quantity: &Quantity, operand: bool, source: &str) -> Vec<String> {
    let mut row = place(&quantity.document, &quantity.words, source);
    let verdict = if operand { "used" } else { "unchecked" };
    row.extend([
        verdict.to_owned(),
        String::new(),
        String::new(),
        quantity.value.map_or_else(|| says(quantity), finite),
        String::new(),
        String::new(),
        quantity.unit.clone(),
    ]);
    row.resize(19, String::new());
    row
}

fn place(document: &str, words: &Words, source: &str) -> Vec<String> {
    vec![
        harmless(document),
        words
            .location
            .clone()
            .unwrap_or_else(|| words.line.to_string()),
        words.column.to_string(),
        harmless(&words.text),
        harmless(&in_context(source, words, CONTEXT)),
    ]
}
