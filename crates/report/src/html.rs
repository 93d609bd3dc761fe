//! One self-contained page: every draft with its numbers marked, beside a list of the findings.
//!
//! The page asks for nothing: its style and its script stand in it, and its policy lets these two run by their
//! hashes and nothing else. Every text is escaped by the template. Without its script the page still shows all
//! and its links still lead; the script adds the filters and the working beside the words.

mod card;
mod coverage;
mod marks;
mod text;

use std::borrow::Borrow;

use askama::Template;
use base64::Engine;
use document::{Document, sort_by_key};
use sha2::{Digest, Sha256};

use card::{Group, groups};
use coverage::{Bar, Coverage};
use marks::marks;
use text::{Node, Piece, nodes};

use crate::figure::figure;
use crate::schema::{CheckReport, ExtractReport, Finding, Severity, Verdict};
use crate::summary::several;

const STYLE: &str = include_str!("../templates/page.css");
const SCRIPT: &str = include_str!("../templates/page.js");

/// The page. `read` holds the numbers of the same documents, `documents` are those of the report, in its order.
#[must_use]
pub fn html(report: &CheckReport, read: &ExtractReport, documents: &[&Document]) -> String {
    let marks = marks(report, read, documents);
    let groups = groups(report, &marks);
    let rules = rules(report);
    let drafts: Vec<_> = documents
        .iter()
        .zip(&marks.documents)
        .zip(&groups)
        .enumerate()
        .map(|(index, ((document, marked), group))| Draft {
            number: index + 1,
            path: &document.path,
            open: documents.len() <= FEW || group.wrong > 0,
            tally: group.tally(),
            bars: marked.coverage.bars(BAR_OF_DRAFT),
            coverage: marked.coverage,
            nodes: nodes(document, &marked.marks),
        })
        .collect();
    let coverage = marks.documents.iter().map(|marked| marked.coverage).sum();
    let mut listed: Vec<_> = groups
        .iter()
        .filter(|group| !group.cards.is_empty())
        .collect();
    sort_by_key(&mut listed, |group| group.wrong == 0);
    let page = Page {
        policy: policy(),
        headline: headline(&report.findings),
        report,
        coverage,
        bars: Coverage::bars(&coverage, BAR),
        groups: listed,
        rules,
        drafts,
    };
    page.to_string()
}

/// So many drafts are all shown unfolded; of more, only those in which something is wrong.
const FEW: usize = 5;

/// Widths of the charts, in their own units.
const BAR: f64 = 640.0;
const BAR_OF_DRAFT: f64 = 120.0;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    policy: String,
    headline: String,
    report: &'a CheckReport,
    coverage: Coverage,
    bars: Vec<Bar>,
    /// Drafts with findings, those in which something is wrong first.
    groups: Vec<&'a Group<'a>>,
    /// Rules with a finding, in the order of the table, each with how many.
    rules: Vec<(&'static str, usize)>,
    drafts: Vec<Draft<'a>>,
}

impl Page<'_> {
    const STYLE: &'static str = STYLE;
    const SCRIPT: &'static str = SCRIPT;

    fn several(count: impl Borrow<usize>, one: &str, many: &str) -> String {
        several(*count.borrow(), one, many)
    }

    fn figure(count: usize) -> String {
        figure(count as f64)
    }
}

struct Draft<'a> {
    /// From 1.
    number: usize,
    path: &'a str,
    open: bool,
    tally: String,
    coverage: Coverage,
    bars: Vec<Bar>,
    nodes: Vec<Node<'a>>,
}

/// What was found, in one sentence without a full stop.
fn headline(findings: &[Finding]) -> String {
    let count = |severity| {
        let wrong = findings
            .iter()
            .filter(|f| f.verdict == Verdict::Inconsistent);
        wrong.filter(|f| f.severity == severity).count()
    };
    let parts = [
        (count(Severity::Error), "cannot be right", "cannot be right"),
        (count(Severity::Warning), "is imprecise", "are imprecise"),
        (count(Severity::Note), "misleads", "mislead"),
    ];
    let mut text = String::new();
    for (count, one, many) in parts.into_iter().filter(|part| part.0 > 0) {
        if text.is_empty() {
            text = several(count, "figure", "figures");
        } else {
            text.push_str(", ");
            text.push_str(&figure(count as f64));
        }
        text.push(' ');
        text.push_str(if count == 1 { one } else { many });
    }
    if text.is_empty() {
        text.push_str("No figure is contradicted");
    }
    text
}

fn rules(report: &CheckReport) -> Vec<(&'static str, usize)> {
    let count = |id| report.findings.iter().filter(|f| f.rule == id).count();
    let rules = checker::RULES.iter().map(|rule| (rule.id, count(rule.id)));
    rules.filter(|(_, count)| *count > 0).collect()
}

/// What the page may do: run its own style and script, show the icon that stands in it, and nothing else.
fn policy() -> String {
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        hash(STYLE),
        hash(SCRIPT),
    )
}
