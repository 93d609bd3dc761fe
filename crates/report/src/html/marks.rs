//! Which words of the drafts are marked, and as what.
//!
//! Claims, the operands that they were worked out from, and all other numbers are laid over the text. Where one
//! lies within another they are nested; where two overlap otherwise they are one mark.

use std::collections::{BTreeMap, HashMap};

use document::{Document, Span};

use super::coverage::{Coverage, State};
use crate::schema::{Agreement, CheckReport, ExtractReport, Finding, Verdict, Words};

/// The marks of all documents.
pub(super) struct Marks {
    /// In the order of the report's documents.
    pub(super) documents: Vec<Marked>,
    /// In the order of the report's findings.
    pub(super) anchors: Vec<Anchors>,
}

/// The marks of one document.
#[derive(Debug)]
pub(super) struct Marked {
    /// Sorted, apart from each other.
    pub(super) marks: Vec<Mark>,
    pub(super) coverage: Coverage,
}

/// Where a finding's words are marked, by the marks' numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchors {
    pub(super) claim: usize,
    /// In the order of the finding's operands.
    pub(super) operands: Vec<usize>,
}

/// Marked words.
#[derive(Debug)]
pub(super) struct Mark {
    /// In [`Document::text`].
    pub(super) span: Span,
    /// From 1 over all documents; 0 for a number that no finding speaks of.
    pub(super) number: usize,
    /// Marks within it.
    pub(super) inner: Vec<Mark>,
    said: Said,
}

/// What the findings say of some words. Findings are counted from 1.
#[derive(Debug, Default)]
struct Said {
    /// Findings whose claim the words are.
    claims: Vec<usize>,
    /// Findings that were worked out from the words, and as which of their operands.
    uses: Vec<(usize, usize)>,
    /// What the gravest of the claims came to.
    verdict: Option<State>,
}

impl Mark {
    pub(super) fn state(&self) -> State {
        match self.said.verdict {
            Some(state) => state,
            None if self.said.uses.is_empty() => State::Unchecked,
            None => State::Used,
        }
    }

    /// The first of the findings that speak of it; 0 where none does.
    pub(super) fn first(&self) -> usize {
        let uses = self.said.uses.iter().map(|(finding, _)| *finding);
        self.said
            .claims
            .iter()
            .copied()
            .chain(uses)
            .next()
            .unwrap_or(0)
    }

    /// The findings that speak of it, its own claims first, with a space between them.
    pub(super) fn listed(&self) -> String {
        let mut findings = self.said.claims.clone();
        for (finding, _) in &self.said.uses {
            if !findings.contains(finding) {
                findings.push(*finding);
            }
        }
        let findings: Vec<_> = findings.iter().map(usize::to_string).collect();
        findings.join(" ")
    }

    fn is_plain(&self) -> bool {
        self.state() == State::Unchecked
    }

    fn absorb(&mut self, other: Self) {
        self.span = self.span.cover(other.span);
        self.said.claims.extend(other.said.claims);
        self.said.uses.extend(other.said.uses);
        self.said.verdict = graver(self.said.verdict, other.said.verdict);
        self.inner.extend(other.inner);
    }
}

/// Marks every number, claim and operand of some documents.
pub(super) fn marks(report: &CheckReport, read: &ExtractReport, documents: &[&Document]) -> Marks {
    let index: HashMap<_, _> = documents
        .iter()
        .enumerate()
        .map(|(index, document)| (document.path.as_str(), index))
        .collect();
    let ways: Vec<_> = documents
        .iter()
        .map(|document| document.ways_in())
        .collect();
    let place = |path: &str, words: &Words| {
        let index = *index.get(path)?;
        let span = ways[index].text_span(Span::new(words.start, words.end))?;
        Some((index, span))
    };
    let mut said: Vec<BTreeMap<_, Said>> = documents.iter().map(|_| BTreeMap::new()).collect();
    let mut numbers: Vec<Vec<Span>> = documents.iter().map(|_| Vec::new()).collect();
    for quantity in &read.quantities {
        if let Some((index, span)) = place(&quantity.document, &quantity.words) {
            said[index].entry(order(span)).or_default();
            numbers[index].push(span);
        }
    }
    for (number, finding) in (1..).zip(&report.findings) {
        if let Some((index, span)) = place(&finding.document, &finding.claim) {
            let said = said[index].entry(order(span)).or_default();
            said.claims.push(number);
            said.verdict = graver(said.verdict, Some(state(finding)));
        }
        for (nth, operand) in finding.operands.iter().enumerate() {
            if let Some((index, span)) = place(&operand.document, &operand.words) {
                let said = said[index].entry(order(span)).or_default();
                said.uses.push((number, nth));
            }
        }
    }
    let mut anchors: Vec<_> = report
        .findings
        .iter()
        .map(|finding| Anchors {
            claim: 0,
            operands: vec![0; finding.operands.len()],
        })
        .collect();
    let mut last = 0;
    let documents = said
        .into_iter()
        .zip(numbers)
        .map(|(said, numbers)| {
            let marks = said.into_iter().map(|((start, end), said)| Mark {
                span: Span::new(start, end.0),
                number: 0,
                inner: Vec::new(),
                said,
            });
            let mut marks = nest(marks);
            number(&mut marks, &mut last, &mut anchors);
            let mut coverage = Coverage::default();
            for span in numbers {
                coverage.count(state_at(&marks, span));
            }
            Marked { marks, coverage }
        })
        .collect();
    Marks { documents, anchors }
}

/// Sorts by start, of the same start the longest first.
fn order(span: Span) -> (usize, std::cmp::Reverse<usize>) {
    (span.start, std::cmp::Reverse(span.end))
}

fn graver(a: Option<State>, b: Option<State>) -> Option<State> {
    a.into_iter().chain(b).min()
}

/// What a finding makes of its claim.
pub(super) const fn state(finding: &Finding) -> State {
    match finding.verdict {
        Verdict::Consistent if matches!(finding.agreement, Some(Agreement::RightAfterRounding)) => {
            State::Rounded
        }
        Verdict::Inconsistent => State::Wrong,
        Verdict::Unverifiable => State::Open,
        Verdict::Consistent => State::Right,
    }
}

/// Puts each mark into the one that holds it. They come sorted by [`order`].
fn nest(sorted: impl IntoIterator<Item = Mark>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for mark in sorted {
        match marks
            .last_mut()
            .filter(|last| mark.span.start < last.span.end)
        {
            None => marks.push(mark),
            Some(last) if last.is_plain() || mark.span.end > last.span.end => last.absorb(mark),
            // A number within a claim is the claim's.
            Some(_) if mark.is_plain() => {}
            Some(last) => last.inner.push(mark),
        }
    }
    for mark in &mut marks {
        mark.inner = nest(std::mem::take(&mut mark.inner));
    }
    marks
}

/// Numbers the marks that findings speak of, in the order of the text.
fn number(marks: &mut [Mark], last: &mut usize, anchors: &mut [Anchors]) {
    for mark in marks {
        if !mark.is_plain() {
            *last += 1;
            mark.number = *last;
            for &finding in &mark.said.claims {
                anchors[finding - 1].claim = *last;
            }
            for &(finding, nth) in &mark.said.uses {
                anchors[finding - 1].operands[nth] = *last;
            }
        }
        number(&mut mark.inner, last, anchors);
    }
}

/// What became of the number at a place: what the innermost mark that holds it says.
fn state_at(marks: &[Mark], span: Span) -> State {
    let behind = marks.partition_point(|mark| mark.span.start <= span.start);
    let holding = behind.checked_sub(1).map(|at| &marks[at]);
    match holding.filter(|mark| mark.span.contains(span)) {
        None => State::Unchecked,
        Some(mark) => match state_at(&mark.inner, span) {
            State::Unchecked => mark.state(),
            state => state,
        },
    }
}

#[cfg(test)]
mod tests {
    use document::Span;

    use super::{Mark, Said, State, nest, state_at};

    fn mark(start: usize, end: usize, verdict: Option<State>, uses: &[(usize, usize)]) -> Mark {
        Mark {
            span: Span::new(start, end),
            number: 0,
            inner: Vec::new(),
            said: Said {
                claims: Vec::new(),
                uses: uses.to_vec(),
                verdict,
            },
        }
    }

    #[test]
    fn operands_within_a_claim_are_marks_of_their_own() {
        // "fell 2012 from 43 to 28": the claim, a year in it, its two operands.
        let marks = nest([
            mark(0, 23, Some(State::Wrong), &[]),
            mark(5, 9, None, &[]),
            mark(15, 17, None, &[(1, 0)]),
            mark(21, 23, None, &[(1, 1)]),
            mark(30, 32, None, &[]),
        ]);
        assert_eq!((marks.len(), marks[0].inner.len()), (2, 2));
        let state = |start, end| state_at(&marks, Span::new(start, end));
        assert_eq!(state(5, 9), State::Wrong);
        assert_eq!(state(15, 17), State::Used);
        assert_eq!(state(30, 32), State::Unchecked);
    }

    #[test]
    fn what_overlaps_is_one_mark_with_the_gravest_verdict() {
        let marks = nest([
            mark(0, 8, Some(State::Right), &[]),
            mark(4, 12, Some(State::Open), &[]),
        ]);
        assert_eq!(marks.len(), 1);
        assert_eq!(
            (marks[0].span, marks[0].state()),
            (Span::new(0, 12), State::Open)
        );
    }

    #[test]
    fn a_claim_within_a_number_marks_the_whole_number() {
        let marks = nest([mark(0, 12, None, &[]), mark(7, 12, Some(State::Right), &[])]);
        assert_eq!(marks.len(), 1);
        assert_eq!((marks[0].span.end, marks[0].state()), (12, State::Right));
        assert!(marks[0].inner.is_empty());
    }
}
