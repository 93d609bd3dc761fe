//! Workflow commands, which GitHub shows as annotations on a pull request.
//!
//! GitHub takes ten errors, ten warnings and ten notices of a step and drops the rest without a word. So the worst come
//! first, and what is over ten is printed as a plain line of the log.

use std::fmt::Write;

use crate::schema::{CheckReport, Finding, Severity, Verdict, Words};
use crate::summary::{counts, several};
use crate::working::working;

/// How many annotations of one level GitHub shows for one step of a job.
const SHOWN: usize = 10;

/// The report as workflow commands, one a line, and the counts.
#[must_use]
pub fn github(report: &CheckReport) -> String {
    let mut out = String::new();
    let mut over = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of = report
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Inconsistent && f.severity == severity);
        for (index, finding) in of.enumerate() {
            if index < SHOWN {
                out.push_str(&command(finding));
            } else {
                over += 1;
                out.push_str(&plain(finding));
            }
        }
    }
    if over > 0 {
        let findings = several(over, "finding is", "findings are");
        let _ = writeln!(
            out,
            "{findings} in the log only: GitHub shows {SHOWN} of a level"
        );
    }
    let _ = writeln!(out, "{}", counts(&report.summary));
    out
}

fn command(finding: &Finding) -> String {
    let mut message = finding.message.clone();
    let more = [
        ("working", &working(finding)),
        ("cause", &finding.cause),
        ("instead", &finding.suggestion),
    ];
    for (name, words) in more {
        if let Some(words) = words {
            message = format!("{message}\n{name}: {words}");
        }
    }
    if let Some(location) = &finding.claim.location {
        message = format!("{location}: {message}");
    }
    format!(
        "::{} file={}{},title={}::{}\n",
        name(finding.severity),
        property(&finding.document),
        lines(&finding.claim),
        property(&format!("recount {}", finding.rule)),
        data(&message),
    )
}

/// The lines that an annotation stands at; none in a file without lines.
fn lines(claim: &Words) -> String {
    if claim.location.is_some() {
        return String::new();
    }
    let (line, column) = claim.end_place();
    // A column range is taken only where both ends are in one line.
    let columns = if line == claim.line {
        format!(",col={},endColumn={column}", claim.column)
    } else {
        String::new()
    };
    format!(",line={},endLine={line}{columns}", claim.line)
}

fn plain(finding: &Finding) -> String {
    // A line of the log that begins with two colons would be a command.
    let text = format!(
        "{} {} [{}] {}",
        name(finding.severity),
        finding.claim.at(&finding.document),
        finding.rule,
        finding.message,
    );
    text.replace(['\r', '\n'], " ") + "\n"
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// The text of a command: line ends and the sign that escapes them are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a command's property: what parts properties is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{SCHEMA_VERSION, Summary, TOOL};

    fn finding(number: usize, severity: Severity) -> Finding {
        Finding {
            id: format!("{number:08x}"),
            rule: "sum",
            verdict: Verdict::Inconsistent,
            agreement: None,
            severity,
            document: "a.md".to_owned(),
            claim: Words {
                start: number,
                end: number + 1,
                line: number,
                column: 1,
                text: "9".to_owned(),
                location: None,
            },
            stated: None,
            computed: None,
            operands: Vec::new(),
            cause: None,
            message: format!("number {number}"),
            suggestion: None,
        }
    }

    #[test]
    fn of_each_level_ten_are_annotated_and_the_rest_is_in_the_log() {
        // The mildest stand first in the text.
        let levels = [Severity::Note, Severity::Warning, Severity::Error];
        let findings = (0..36).map(|n| finding(n + 1, levels[n / 12]));
        let report = CheckReport {
            schema_version: SCHEMA_VERSION,
            tool: TOOL,
            documents: Vec::new(),
            findings: findings.collect(),
            summary: Summary::default(),
        };
        let out = github(&report);
        let begin = |what: &str| out.lines().filter(|line| line.starts_with(what)).count();
        for level in ["error", "warning", "notice"] {
            assert_eq!(begin(&format!("::{level} ")), 10, "{out}");
            assert_eq!(begin(&format!("{level} a.md:")), 2, "{out}");
        }
        let first = out.lines().next().unwrap_or_default();
        assert!(first.starts_with("::error file=a.md,line=25,"), "{first}");
        assert!(out.contains("6 findings are in the log only"), "{out}");
        assert!((1..=36).all(|n| out.contains(&format!("number {n}"))));
    }
}
