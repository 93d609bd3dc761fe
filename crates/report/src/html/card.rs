//! The list of findings: one card each, grouped by draft.

use super::coverage::State;
use super::marks::{Marks, state};
use crate::figure::interval;
use crate::id::one_space;
use crate::schema::{Agreement, CheckReport, Finding, Severity, Verdict};
use crate::summary::several;
use crate::working::working;

/// The findings of one draft.
pub(super) struct Group<'a> {
    /// The draft's number in the page, from 1.
    pub(super) number: usize,
    pub(super) path: &'a str,
    pub(super) cards: Vec<Card<'a>>,
    pub(super) wrong: usize,
    open: usize,
    rounded: usize,
}

impl Group<'_> {
    /// How many claims of the draft are what: "1 wrong, 2 open, 3 right".
    pub(super) fn tally(&self) -> String {
        let right = self.cards.len() - self.wrong - self.open - self.rounded;
        let counts = [
            (self.wrong, "wrong"),
            (self.open, "open"),
            (self.rounded, "right after rounding"),
            (right, "right"),
        ];
        let counts: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| several(count, what, what))
            .collect();
        if counts.is_empty() {
            "no claims".to_owned()
        } else {
            counts.join(", ")
        }
    }
}

/// One finding.
pub(super) struct Card<'a> {
    /// From 1 over all findings.
    pub(super) number: usize,
    pub(super) finding: &'a Finding,
    pub(super) class: &'static str,
    pub(super) verdict: &'static str,
    pub(super) claim: String,
    /// The number of the claim's mark.
    pub(super) mark: usize,
    pub(super) working: Option<String>,
    pub(super) stated: Option<String>,
    pub(super) operands: Vec<Operand<'a>>,
}

/// A figure that a claim was worked out from.
pub(super) struct Operand<'a> {
    pub(super) words: String,
    /// The number of its mark.
    pub(super) mark: usize,
    /// The draft in which it stands, where that is another than the claim's.
    pub(super) elsewhere: Option<&'a str>,
}

/// The groups of all drafts, in the report's order.
pub(super) fn groups<'a>(report: &'a CheckReport, marks: &Marks) -> Vec<Group<'a>> {
    let mut cards = report
        .findings
        .iter()
        .zip(&marks.anchors)
        .zip(1..)
        .map(|((finding, anchors), number)| Card {
            number,
            finding,
            class: state(finding).class(),
            verdict: verdict(finding),
            claim: short(&finding.claim.text),
            mark: anchors.claim,
            working: working(finding),
            stated: finding.stated.as_ref().map(interval),
            operands: finding
                .operands
                .iter()
                .zip(&anchors.operands)
                .map(|(operand, &mark)| Operand {
                    words: short(&operand.words.text),
                    mark,
                    elsewhere: Some(operand.document.as_str())
                        .filter(|&path| path != finding.document),
                })
                .collect(),
        })
        .peekable();
    let mut groups = Vec::new();
    for (document, number) in report.documents.iter().zip(1..) {
        let mut here = Vec::new();
        while let Some(card) = cards.next_if(|card| card.finding.document == document.path) {
            here.push(card);
        }
        let count = |verdict| here.iter().filter(|c| c.finding.verdict == verdict).count();
        groups.push(Group {
            number,
            path: &document.path,
            wrong: count(Verdict::Inconsistent),
            open: count(Verdict::Unverifiable),
            rounded: here
                .iter()
                .filter(|c| state(c.finding) == State::Rounded)
                .count(),
            cards: here,
        });
    }
    groups
}

const fn verdict(finding: &Finding) -> &'static str {
    match (finding.verdict, finding.severity) {
        _ if matches!(finding.agreement, Some(Agreement::RightAfterRounding)) => {
            "Right after rounding"
        }
        (Verdict::Consistent, _) => "Right",
        (Verdict::Unverifiable, _) => "Open",
        (Verdict::Inconsistent, Severity::Error) => "Wrong",
        (Verdict::Inconsistent, Severity::Warning) => "Imprecise",
        (Verdict::Inconsistent, Severity::Note) => "Misleading",
    }
}

/// Words in one line, cut where they run on.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = one_space(text);
    match text.char_indices().nth(LONGEST) {
        None => text.into_owned(),
        Some((cut, _)) => format!("{} …", text[..cut].trim_end()),
    }
}
