//! SARIF 2.1.0, for code scanning: inconsistencies as results, with rules, operands, fingerprints and fixes.
//!
//! Open and agreeing claims are left out: what shows SARIF shows each result as something to act on.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::json::json as print;
use crate::replacement::replacement;
use crate::schema::{CheckReport, Finding, Severity, Verdict, Words};
use crate::working::working;

/// Where the schema of the format is published.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What may not stand in the path of a URI; `%` too, since a path is not encoded yet.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

/// The report as one SARIF log with one run.
#[must_use]
pub fn sarif(report: &CheckReport) -> String {
    let wrong: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Inconsistent)
        .collect();
    let artifacts: Vec<_> = report
        .documents
        .iter()
        .map(|document| json!({ "location": artifact(&document.path) }))
        .collect();
    print(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": report.tool.name,
                "semanticVersion": report.tool.version,
                "rules": rules(),
            } },
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "results": wrong.iter().map(|finding| result(finding)).collect::<Vec<_>>(),
            "properties": { "summary": report.summary },
        }],
    }))
}

fn rules() -> Vec<Value> {
    let rule = |rule: &checker::Rule| {
        json!({
            "id": rule.id,
            "shortDescription": { "text": rule.summary },
            "help": { "text": rule.page, "markdown": rule.page },
            "defaultConfiguration": { "level": "error" },
        })
    };
    checker::RULES.iter().map(rule).collect()
}

fn result(finding: &Finding) -> Value {
    let index = checker::RULES
        .iter()
        .position(|rule| rule.id == finding.rule);
    let mut text = finding.message.clone();
    let more = [
        ("Working", working(finding)),
        ("Cause", finding.cause.clone()),
        ("Instead", finding.suggestion.clone()),
    ];
    for (name, words) in more {
        if let Some(words) = words {
            text = format!("{text}\n{name}: {words}");
        }
    }
    let operands: Vec<_> = finding
        .operands
        .iter()
        .enumerate()
        .map(|(id, operand)| {
            let mut place = location(&operand.document, &operand.words);
            place["id"] = json!(id);
            place["message"] = json!({ "text": operand.words.text });
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [location(&finding.document, &finding.claim)],
        "relatedLocations": operands,
        "partialFingerprints": { "recountFindingId/v1": finding.id },
    });
    if let Some(fix) = fix(finding) {
        result["fixes"] = json!([fix]);
    }
    result
}

fn fix(finding: &Finding) -> Option<Value> {
    let right = replacement(finding)?;
    let digits = finding.claim.part(right.range.clone());
    Some(json!({
        "description": { "text": format!("Write {}", right.text) },
        "artifactChanges": [{
            "artifactLocation": artifact(&finding.document),
            "replacements": [{
                "deletedRegion": region(&digits),
                "insertedContent": { "text": right.text },
            }],
        }],
    }))
}

fn location(document: &str, words: &Words) -> Value {
    if let Some(place) = &words.location {
        return json!({
            "physicalLocation": { "artifactLocation": artifact(document) },
            "logicalLocations": [{ "fullyQualifiedName": place }],
        });
    }
    let mut region = region(words);
    region["snippet"] = json!({ "text": words.text });
    json!({ "physicalLocation": { "artifactLocation": artifact(document), "region": region } })
}

fn region(words: &Words) -> Value {
    let (line, column) = words.end_place();
    json!({
        "startLine": words.line,
        "startColumn": words.column,
        "endLine": line,
        "endColumn": column,
    })
}

/// A path as a URI; standard input has no place.
fn artifact(path: &str) -> Value {
    json!({ "uri": uri(path) })
}

/// A path with everything escaped that has a meaning in a URI.
pub(crate) fn uri(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
