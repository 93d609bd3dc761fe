//! The report of `recount check` as JSON.

use super::value::{Last, maybe, maybe_name, name, number_or_null, string, whole};
use super::{entries, field, first, words};
use crate::schema::{
    Agreement, DocumentEntry, Finding, Operand, Severity, Summary, Value, Verdict,
};

/// A report as one JSON object, indented, with a line break at its end; `documents` and `findings` are what
/// [`checked_json`] and [`findings_json`] made of them, in pieces.
#[must_use]
pub fn check_json(documents: Vec<String>, summary: &Summary, findings: Vec<String>) -> Vec<String> {
    let (mut all, out) = super::documents(documents, ",\n  \"findings\": ");
    all.extend(super::array(out, findings));
    let mut out = String::from(",\n  \"summary\": {");
    first!(&mut out, "    ", "documents", whole, summary.documents);
    field!(&mut out, "    ", "quantities", whole, summary.quantities);
    field!(&mut out, "    ", "checked", whole, summary.checked);
    field!(&mut out, "    ", "claims", whole, summary.claims);
    field!(&mut out, "    ", "consistent", whole, summary.consistent);
    field!(&mut out, "    ", "right", whole, summary.right);
    let rounded = summary.right_after_rounding;
    field!(&mut out, "    ", "right_after_rounding", whole, rounded);
    field!(
        &mut out,
        "    ",
        "inconsistent",
        whole,
        summary.inconsistent
    );
    field!(
        &mut out,
        "    ",
        "unverifiable",
        whole,
        summary.unverifiable
    );
    field!(&mut out, "    ", "silenced", whole, summary.silenced);
    out.push_str("\n  }\n}\n");
    all.push(out);
    all
}

/// Some documents of a report, one behind the other, with commas between them.
#[must_use]
pub fn checked_json(documents: &[DocumentEntry]) -> String {
    entries(documents, |out, document| {
        first!(out, "      ", "path", string, &document.path);
        field!(out, "      ", "quantities", whole, document.quantities);
        field!(out, "      ", "checked", whole, document.checked);
        field!(out, "      ", "claims", whole, document.claims);
    })
}

/// Some findings of a report, one behind the other, with commas between them.
#[must_use]
pub fn findings_json(findings: &[Finding]) -> String {
    let mut out = String::with_capacity(1600 * findings.len());
    for (at, finding) in findings.iter().enumerate() {
        out.push_str(if at == 0 { "    {" } else { ",\n    {" });
        finding_json(&mut out, finding);
        out.push_str("\n    }");
    }
    out
}

fn finding_json(out: &mut String, finding: &Finding) {
    first!(out, "      ", "id", string, &finding.id);
    field!(out, "      ", "rule", name, finding.rule);
    let verdict = match finding.verdict {
        Verdict::Inconsistent => "inconsistent",
        Verdict::Unverifiable => "unverifiable",
        Verdict::Consistent => "consistent",
    };
    field!(out, "      ", "verdict", name, verdict);
    let agreement = finding.agreement.map(|agreement| match agreement {
        Agreement::Right => "right",
        Agreement::RightAfterRounding => "right-after-rounding",
    });
    field!(out, "      ", "agreement", maybe_name, agreement);
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    field!(out, "      ", "severity", name, severity);
    field!(out, "      ", "document", string, &finding.document);
    out.push_str(",\n      \"claim\": {");
    let claim = &finding.claim;
    first!(out, "        ", "start", whole, claim.start);
    field!(out, "        ", "end", whole, claim.end);
    field!(out, "        ", "line", whole, claim.line);
    field!(out, "        ", "column", whole, claim.column);
    field!(out, "        ", "text", string, &claim.text);
    if let Some(location) = &claim.location {
        field!(out, "        ", "location", string, location);
    }
    out.push_str("\n      },\n      \"stated\": ");
    match &finding.stated {
        Some(value) => {
            out.push('{');
            value_json(out, value);
            out.push_str("\n      }");
        }
        None => out.push_str("null"),
    }
    out.push_str(",\n      \"computed\": ");
    match &finding.computed {
        Some(computed) => {
            out.push('{');
            value_json(out, &computed.value);
            field!(out, "        ", "expression", string, &computed.expression);
            out.push_str("\n      }");
        }
        None => out.push_str("null"),
    }
    out.push_str(",\n      \"operands\": ");
    if finding.operands.is_empty() {
        out.push_str("[]");
    } else {
        for (at, operand) in finding.operands.iter().enumerate() {
            out.push_str(if at == 0 {
                "[\n        {"
            } else {
                ",\n        {"
            });
            operand_json(out, operand);
            out.push_str("\n        }");
        }
        out.push_str("\n      ]");
    }
    field!(out, "      ", "cause", maybe, finding.cause.as_deref());
    field!(out, "      ", "message", string, &finding.message);
    let suggestion = finding.suggestion.as_deref();
    field!(out, "      ", "suggestion", maybe, suggestion);
}

fn value_json(out: &mut String, value: &Value) {
    let mut last = Last::default();
    let mut number = |out: &mut String, value| last.number_or_null(out, value);
    first!(out, "        ", "value", number, value.value);
    field!(out, "        ", "low", number, Some(value.low));
    field!(out, "        ", "high", number, Some(value.high));
    field!(out, "        ", "unit", string, &value.unit);
}

fn operand_json(out: &mut String, operand: &Operand) {
    first!(out, "          ", "document", string, &operand.document);
    words!(out, "          ", &operand.words);
    field!(out, "          ", "value", number_or_null, operand.value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{CheckReport, Computed, SCHEMA_VERSION, TOOL, Words};

    fn words(text: &str, location: Option<&str>) -> Words {
        Words {
            start: 10,
            end: 10 + text.len(),
            line: 3,
            column: 5,
            text: text.to_owned(),
            location: location.map(str::to_owned),
        }
    }

    fn value(value: Option<f64>, high: f64) -> Value {
        Value {
            value,
            low: 0.125,
            high,
            unit: "percent".to_owned(),
        }
    }

    fn findings() -> Vec<Finding> {
        let operand = |text: &str, location| Operand {
            document: "a \"b\".txt".to_owned(),
            words: words(text, location),
            value: Some(44_821.0),
        };
        let full = Finding {
            id: "0a1b2c3d".to_owned(),
            rule: "share",
            verdict: Verdict::Consistent,
            agreement: Some(Agreement::RightAfterRounding),
            severity: Severity::Warning,
            document: "a \"b\".txt".to_owned(),
            claim: words("9,5\n%", Some("page 2")),
            stated: Some(value(Some(9.5), f64::INFINITY)),
            computed: Some(Computed {
                value: value(None, 86.796_367_774_034_5),
                expression: "a / b".to_owned(),
            }),
            operands: vec![operand("5", None), operand("7", Some("B7"))],
            cause: Some("why".to_owned()),
            message: "so".to_owned(),
            suggestion: Some("10%".to_owned()),
        };
        let bare = Finding {
            verdict: Verdict::Inconsistent,
            agreement: None,
            severity: Severity::Error,
            claim: words("x", None),
            stated: None,
            computed: None,
            operands: Vec::new(),
            cause: None,
            suggestion: None,
            ..full.clone()
        };
        vec![full, bare]
    }

    #[test]
    fn a_report_is_written_as_its_type_says() {
        for many in 0..=2 {
            let report = CheckReport {
                schema_version: SCHEMA_VERSION,
                tool: TOOL,
                documents: vec![
                    DocumentEntry {
                        path: "ü.txt".to_owned(),
                        quantities: 3,
                        checked: 2,
                        claims: 1,
                    };
                    many
                ],
                findings: findings()[..many].to_vec(),
                summary: Summary {
                    documents: 1,
                    quantities: 2,
                    checked: 3,
                    claims: 4,
                    consistent: 5,
                    right: 6,
                    right_after_rounding: 7,
                    inconsistent: 8,
                    unverifiable: 9,
                    silenced: 10,
                },
            };
            let pieces = report.findings.chunks(1).map(findings_json).collect();
            let documents = report.documents.chunks(1).map(checked_json).collect();
            let text = check_json(documents, &report.summary, pieces).concat();
            assert_eq!(text, crate::json(&report));
        }
    }
}
