//! Markdown for a comment on a pull request.

use std::fmt::Write;

use crate::context::in_context;
use crate::schema::{CheckReport, Finding, Severity, Verdict};
use crate::summary::counts;
use crate::working::working;

/// How much of the line to show either side of a claim.
const CONTEXT: usize = 60;

/// The report as Markdown: what cannot be right by document, open claims folded away, the counts. `sources` are the
/// documents' sources in the order of [`CheckReport::documents`].
#[must_use]
pub fn markdown(report: &CheckReport, sources: &[&str]) -> String {
    let mut out = String::from("## Recount\n\n");
    let wrong = report.summary.inconsistent;
    let title = match wrong {
        0 => "No figure contradicts another.".to_owned(),
        1 => "**1 figure cannot be right.**".to_owned(),
        several => format!("**{several} figures cannot be right.**"),
    };
    let _ = writeln!(out, "{title} {}.", counts(&report.summary));
    section(&mut out, report, sources, Verdict::Inconsistent);
    if report.summary.unverifiable > 0 {
        let _ = write!(
            out,
            "\n<details>\n<summary>{} left open: a figure is missing</summary>\n",
            report.summary.unverifiable
        );
        section(&mut out, report, sources, Verdict::Unverifiable);
        out.push_str("\n</details>\n");
    }
    out
}

fn section(out: &mut String, report: &CheckReport, sources: &[&str], verdict: Verdict) {
    for (document, source) in report.documents.iter().zip(sources) {
        let mut findings = report
            .findings
            .iter()
            .filter(|finding| finding.verdict == verdict && finding.document == document.path)
            .peekable();
        if findings.peek().is_some() {
            let _ = writeln!(out, "\n### {}\n", code(&document.path));
        }
        for finding in findings {
            item(out, finding, source);
        }
    }
}

fn item(out: &mut String, finding: &Finding, source: &str) {
    let kind = match (finding.verdict, finding.severity) {
        (Verdict::Unverifiable, _) => "open",
        (_, Severity::Error) => "error",
        (_, Severity::Warning) => "warning",
        (_, Severity::Note) => "note",
    };
    let _ = writeln!(
        out,
        "- **{kind}** {}, {}: {}",
        finding.claim.spot(),
        code(finding.rule),
        escaped(&finding.message)
    );
    let words = in_context(source, &finding.claim, CONTEXT);
    let _ = writeln!(out, "  > {}", escaped(&words));
    let notes = [
        ("Working", working(finding)),
        ("Cause", finding.cause.clone()),
        ("Instead", finding.suggestion.clone()),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .filter_map(|(name, note)| Some(format!("{name}: {}", escaped(&note?))))
        .collect();
    if !notes.is_empty() {
        let _ = writeln!(out, "\n  {}", notes.join(" · "));
    }
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '@' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A text as code; a backtick in it is parted from those around it.
fn code(text: &str) -> String {
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}
