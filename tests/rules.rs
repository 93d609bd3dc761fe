//! Runs the pages in `fixtures/rules/`: each is a rule's documentation and its test at once.
//!
//! A fenced `text`, `markdown` or `html` block is a document, or several that are checked together, each begun by a line
//! `=== path`. Under one of its lines, a line of carets says
//! what must be found in the words above them, and what its message, cause or suggestion must contain:
//!
//! ```text
//! Requests doubled from 13,800 to 36,000.
//!          ^^^^^^^ multiple: 2.6 times
//! ```
//!
//! Without a further word the finding is an error; `warning` or `note` after the rule's name stand for a
//! milder inconsistency, `consistent` and `unverifiable` for the other verdicts. Every inconsistency needs its
//! note. The other verdicts are compared only in blocks that have a note of the same verdict and rule.

mod pipeline;

use std::fmt::{self, Display};
use std::ops::Range;

use report::schema::{Finding, Severity, Verdict};

#[test]
fn every_page_holds() {
    let mut faults = Vec::new();
    for rule in checker::RULES {
        for case in cases(rule.page) {
            let page = format!("fixtures/rules/{}.md", rule.id);
            faults.extend(
                judge(&case)
                    .into_iter()
                    .map(|fault| format!("{page}:{fault}")),
            );
        }
    }
    let count = faults.len();
    assert!(
        faults.is_empty(),
        "{count} notes or findings without their match\n\n{}",
        faults.join("\n")
    );
}

/// A block of a page: documents that are checked together.
struct Case {
    /// File ending of its format.
    ending: &'static str,
    documents: Vec<Text>,
}

/// One document of a case.
#[derive(Default)]
struct Text {
    path: String,
    /// Without the notes.
    words: String,
    /// For each line of the text, which line of the page it is.
    lines: Vec<usize>,
    notes: Vec<Note>,
}

/// What a line of carets says.
struct Note {
    /// Line of the page on which the note stands.
    line: usize,
    /// The words of the text.
    span: Range<usize>,
    kind: Kind,
    words: String,
}

/// What a note and a finding are compared by, besides their place.
#[derive(PartialEq)]
struct Kind {
    rule: String,
    /// `error`, `warning`, `note`, `consistent` or `unverifiable`.
    verdict: &'static str,
}

impl Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.verdict {
            "error" => f.write_str(&self.rule),
            verdict => write!(f, "{} {verdict}", self.rule),
        }
    }
}

const VERDICTS: [&str; 5] = ["error", "warning", "note", "consistent", "unverifiable"];

fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut open: Option<Case> = None;
    for (index, line) in page.lines().enumerate() {
        let ending = match line.trim_end() {
            "```text" => Some("txt"),
            "```markdown" => Some("md"),
            "```html" => Some("html"),
            _ => None,
        };
        match (&mut open, ending) {
            (None, Some(ending)) => {
                open = Some(Case {
                    ending,
                    documents: Vec::new(),
                });
            }
            (Some(_), _) if line.trim_end() == "```" => cases.extend(open.take()),
            (Some(case), _) => add_line(case, line, index + 1),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    cases
}

fn add_line(case: &mut Case, line: &str, number: usize) {
    if let Some(path) = line.strip_prefix("=== ") {
        case.documents.push(Text {
            path: path.to_owned(),
            ..Text::default()
        });
        return;
    }
    if case.documents.is_empty() {
        case.documents.push(Text {
            path: format!("case.{}", case.ending),
            ..Text::default()
        });
    }
    let at = case.documents.len() - 1;
    let document = &mut case.documents[at];
    if line.trim_start().starts_with('^') {
        let note = note(&document.words, line, number);
        let note = note.unwrap_or_else(|| panic!("line {number} is no note: {line}"));
        document.notes.push(note);
    } else {
        document.words.push_str(line);
        document.words.push('\n');
        document.lines.push(number);
    }
}

/// Reads a line of carets; its columns are characters of the last line of `text`.
fn note(text: &str, line: &str, number: usize) -> Option<Note> {
    let carets = line.trim_start();
    let column = line.len() - carets.len();
    let rest = carets.trim_start_matches('^');
    let width = carets.len() - rest.len();
    let above = text
        .trim_end_matches('\n')
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let byte = |column| {
        text[above..]
            .char_indices()
            .nth(column)
            .map(|(at, _)| above + at)
    };
    let (name, words) = rest.trim_start().split_once(':')?;
    let (rule, verdict) = name.split_once(' ').unwrap_or((name, "error"));
    Some(Note {
        line: number,
        span: byte(column)?..byte(column + width)?,
        kind: Kind {
            rule: checker::RULES
                .iter()
                .find(|known| known.id == rule)?
                .id
                .to_owned(),
            verdict: VERDICTS.into_iter().find(|known| *known == verdict)?,
        },
        words: words.trim().to_owned(),
    })
}

/// What is wrong between the notes of a case and the findings in it, each with its line of the page.
fn judge(case: &Case) -> Vec<String> {
    let read = case.documents.iter();
    let read: Vec<_> = read
        .map(|text| pipeline::read(&text.path, &text.words))
        .collect();
    let report = pipeline::check_all(&read);
    let notes = || {
        let documents = case.documents.iter();
        documents.flat_map(|text| text.notes.iter().map(move |note| (text, note)))
    };
    let mut met = Vec::new();
    let mut faults = Vec::new();
    for (text, note) in notes() {
        let answer = |finding: &Finding| finding.document == text.path && answers(finding, note);
        match report.findings.iter().position(answer) {
            Some(finding) => met.push(finding),
            None => faults.push(format!(
                "{}: no finding: “{}” {}: {}",
                note.line,
                &text.words[note.span.clone()],
                note.kind,
                note.words
            )),
        }
    }
    let wanted = |finding: &Finding| {
        finding.verdict == Verdict::Inconsistent
            || notes().any(|(_, note)| note.kind == kind(finding))
    };
    let surplus = report.findings.iter().enumerate();
    let surplus = surplus.filter(|(index, finding)| wanted(finding) && !met.contains(index));
    faults.extend(surplus.map(|(_, finding)| {
        let text = case
            .documents
            .iter()
            .find(|text| text.path == finding.document);
        let line = text.map_or(0, |text| text.lines[finding.claim.line - 1]);
        let words = &finding.claim.text;
        format!(
            "{line}: no note: “{words}” {}: {}",
            kind(finding),
            said(finding)
        )
    }));
    faults
}

fn answers(finding: &Finding, note: &Note) -> bool {
    let start = finding.claim.start;
    let first_line = finding.claim.text.lines().next().unwrap_or_default();
    let end = start + first_line.trim_end().len();
    kind(finding) == note.kind && (start..end) == note.span && said(finding).contains(&note.words)
}

fn kind(finding: &Finding) -> Kind {
    Kind {
        rule: finding.rule.to_owned(),
        verdict: match (finding.verdict, finding.severity) {
            (Verdict::Consistent, _) => "consistent",
            (Verdict::Unverifiable, _) => "unverifiable",
            (Verdict::Inconsistent, Severity::Error) => "error",
            (Verdict::Inconsistent, Severity::Warning) => "warning",
            (Verdict::Inconsistent, Severity::Note) => "note",
        },
    }
}

/// Message, cause and suggestion in one line.
fn said(finding: &Finding) -> String {
    let parts = [
        Some(&finding.message),
        finding.cause.as_ref(),
        finding.suggestion.as_ref(),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join("; ")
}

#[test]
fn notes_and_findings_must_match_both_ways() {
    let page = |note: &str| {
        format!("```text\nRequests doubled from 13,800 in 2011 to 36,000 in 2013.\n{note}```\n")
    };
    let faults = |note: &str| judge(&cases(&page(note))[0]);
    assert_eq!(faults("         ^^^^^^^ multiple: 2.6 times\n"), [""; 0]);
    assert!(faults("")[0].starts_with("2: no note: “doubled” multiple: "));
    let both = faults("         ^^^^^^^ multiple: 3 times\n");
    assert!(
        both[0].starts_with("3: no finding: “doubled” multiple: 3 times"),
        "{both:?}"
    );
    assert_eq!(both.len(), 2);
    assert_eq!(
        faults("         ^^^^^^ multiple: 2.6 times\n").len(),
        2,
        "the carets are one short"
    );
    assert_eq!(
        faults("         ^^^^^^^ multiple warning: 2.6 times\n").len(),
        2
    );
}
