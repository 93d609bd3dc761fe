//! From the checker's findings to the report that every format prints.

use std::collections::HashMap;

use checker::Article;
use document::{Document, Span, sort_by_key};

use crate::agreement::agreement;
use crate::id;
use crate::schema::{
    CheckReport, Computed, DocumentEntry, Finding, Operand, SCHEMA_VERSION, Severity, Summary,
    TOOL, Value, Verdict, Words,
};

/// The report on documents and the findings in them. The documents keep their order; findings are sorted.
#[must_use]
pub fn check_report(articles: &[Article<'_>], findings: &[checker::Finding]) -> CheckReport {
    let mut of_each = vec![Vec::new(); articles.len()];
    for finding in findings {
        of_each[finding.claim.document].push(finding.clone());
    }
    let told = of_each.iter_mut().map(|findings| told(articles, findings));
    let told: Vec<Vec<Finding>> = told.collect();
    report_of(articles, &of_each, told)
}

/// The findings in one document, in the order of their places, as reports show them. Their texts are moved, not copied.
#[must_use]
pub fn told(articles: &[Article<'_>], findings: &mut [checker::Finding]) -> Vec<Finding> {
    sort_by_key(findings, |finding| (finding.claim, finding.rule));
    let mut seen = HashMap::new();
    findings
        .iter_mut()
        .map(|finding| convert(articles, finding, &mut seen))
        .collect()
}

/// The report on documents, where [`told`] is at hand for each.
#[must_use]
pub fn report_of(
    articles: &[Article<'_>],
    findings: &[Vec<checker::Finding>],
    told: Vec<Vec<Finding>>,
) -> CheckReport {
    let checked = checked(articles, findings);
    let documents: Vec<_> = articles
        .iter()
        .zip(findings)
        .zip(checked)
        .map(|((article, findings), checked)| DocumentEntry {
            path: article.document.path.clone(),
            quantities: article.reading.quantities.len(),
            checked,
            claims: findings.len(),
        })
        .collect();
    let mut report = CheckReport {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        summary: Summary {
            documents: documents.len(),
            quantities: documents.iter().map(|document| document.quantities).sum(),
            checked: documents.iter().map(|document| document.checked).sum(),
            ..Summary::default()
        },
        documents,
        findings: told.into_iter().flatten().collect(),
    };
    report.count();
    report
}

/// For each document how many of its quantities some verdict stands on, as its claim or as an operand.
fn checked(articles: &[Article<'_>], findings: &[Vec<checker::Finding>]) -> Vec<usize> {
    let mut met: Vec<Vec<bool>> = articles
        .iter()
        .map(|article| vec![false; article.reading.quantities.len()])
        .collect();
    let judged = findings
        .iter()
        .flatten()
        .filter(|finding| finding.verdict != checker::Verdict::Unverifiable);
    for finding in judged {
        let operands = finding.operands.iter().map(|operand| operand.place);
        for place in operands.chain([finding.claim]) {
            let quantities = &articles[place.document].reading.quantities;
            let first =
                quantities.partition_point(|quantity| quantity.span.end <= place.span.start);
            for (quantity, met) in quantities[first..]
                .iter()
                .zip(&mut met[place.document][first..])
            {
                if quantity.span.start >= place.span.end {
                    break;
                }
                *met = true;
            }
        }
    }
    met.iter()
        .map(|met| met.iter().filter(|&&met| met).count())
        .collect()
}

/// The words of a span of [`Document::text`], placed in the source.
pub(crate) fn words(document: &Document, span: Span) -> Words {
    let span = document.source_span(span);
    let place = document.place(span.start);
    Words {
        start: span.start,
        end: span.end,
        line: place.line,
        column: place.column,
        text: document.source()[span.start..span.end].to_owned(),
        location: document.location(span.start).map(ToString::to_string),
    }
}

/// How often a rule, sentence and claim were met in a document, by their hash.
type Seen = HashMap<u32, u32>;

fn convert(articles: &[Article<'_>], finding: &mut checker::Finding, seen: &mut Seen) -> Finding {
    let document = articles[finding.claim.document].document;
    let claim = words(document, finding.claim.span);
    let said = id::told(finding.rule, document.words(finding.sentence), &claim.text);
    let met = seen.entry(said).or_insert(0);
    let occurrence = *met;
    *met += 1;
    let verdict = verdict(finding.verdict);
    let stated = finding.stated.take().map(value);
    let computed = finding.computed.take().map(|computed| Computed {
        value: value(computed.value),
        expression: computed.expression,
    });
    Finding {
        id: id::finding_id(said, occurrence),
        rule: finding.rule,
        verdict,
        agreement: agreement(verdict, stated.as_ref(), computed.as_ref()),
        severity: severity(finding.severity),
        document: document.path.clone(),
        claim,
        stated,
        computed,
        operands: finding
            .operands
            .iter()
            .map(|o| operand(articles, o))
            .collect(),
        cause: finding.cause.take(),
        message: std::mem::take(&mut finding.message),
        suggestion: finding.suggestion.take(),
    }
}

fn operand(articles: &[Article<'_>], operand: &checker::Operand) -> Operand {
    let document = articles[operand.place.document].document;
    Operand {
        document: document.path.clone(),
        words: words(document, operand.place.span),
        value: operand.value,
    }
}

fn value(value: checker::Value) -> Value {
    Value {
        value: value.value,
        low: value.interval.low,
        high: value.interval.high,
        unit: value.unit,
    }
}

const fn verdict(verdict: checker::Verdict) -> Verdict {
    match verdict {
        checker::Verdict::Inconsistent => Verdict::Inconsistent,
        checker::Verdict::Consistent => Verdict::Consistent,
        checker::Verdict::Unverifiable => Verdict::Unverifiable,
    }
}

const fn severity(severity: checker::Severity) -> Severity {
    match severity {
        checker::Severity::Note => Severity::Note,
        checker::Severity::Warning => Severity::Warning,
        checker::Severity::Error => Severity::Error,
    }
}
