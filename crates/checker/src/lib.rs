//! From readings to findings. This crate knows nothing of formats, files and terminals.
//!
//! A rule sees one document as a `View`, proposes `Candidate`s (a claim, its operands, a formula, the strength of
//! the binding), and the judge decides over all candidates of a claim together.

#[macro_use]
mod words;

mod analogy;
mod calendar;
mod candidate;
mod conclusion;
mod corpus;
mod deduced;
mod diagnose;
mod dump;
mod exhaustion;
mod finding;
mod formula;
mod gathered;
mod grid;
mod holdings;
mod judge;
mod listing;
mod lower;
mod memo;
mod open;
mod otherwise;
mod pairs;
mod parts;
mod per;
mod precedent;
mod precision;
mod quick;
mod rules;
mod score;
mod search;
mod sides;
mod silence;
mod stems;
mod topic;
mod triples;
mod view;
mod wording;

use document::{Document, Span, sort_by_key};
use extractor::Reading;

pub use corpus::{Keys, Part, compare, evidence, extend_synonyms, keys};
pub use dump::{Dump, dumps};
pub use finding::{Computed, Finding, Operand, Place, Severity, Value, Verdict};
pub use judge::Weighing;
pub use rules::{RULES, Rule};
pub use silence::{Silenced, silence};

use candidate::Candidate;
use judge::Ruling;
use lower::lowered;
use memo::unasked;
use rules::{Look, Scene};
use view::View;

/// A document with its reading.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// The document.
    pub document: &'a Document,
    /// What the extractor read in it.
    pub reading: &'a Reading,
}

impl<'a> Article<'a> {
    /// The same document with another reading, where there is one.
    fn with(self, reading: Option<&'a Reading>) -> Self {
        Self {
            reading: reading.unwrap_or(self.reading),
            ..self
        }
    }
}

/// Judges every claim of one document, save in what is [data](dumps). Findings carry `index` as their document and are
/// sorted by span and rule.
#[must_use]
pub fn check(index: usize, article: Article<'_>) -> Vec<Finding> {
    let left = dump::without(article);
    let article = article.with(left.as_ref());
    if article.reading.quantities.is_empty() {
        return Vec::new();
    }
    let lowered = lowered(&article.document.text);
    let view = View::new(index, article, &lowered);
    let (mut candidates, mut findings) = propose(&view);
    judge::settle(&view, &mut candidates);
    let bearing = judge::Bearing::of(&candidates);
    let mut rulings = judge::judge(&view, &bearing);
    findings.extend(rulings.iter().map(|ruling| ruling.finding(&view)));
    judge::once(&view, &rulings, &mut findings);
    let found = search_doubted(&view, &mut rulings, &mut findings);
    findings.extend(found.iter().map(|ruling| ruling.finding(&view)));
    let followed = !found.is_empty();
    rulings.extend(found);
    let repeated = analogy::propose(&view, &rulings, &findings);
    let repeated = judge::reconsider(&view, &bearing, repeated);
    findings.extend(repeated.iter().map(|ruling| ruling.finding(&view)));
    if followed || !repeated.is_empty() {
        judge::once(&view, &rulings, &mut findings);
    }
    // Text around the article may bear a figure out, but nothing in it is a claim of the author's, save its date.
    findings.retain(|finding| {
        finding.verdict != Verdict::Inconsistent
            || !view.around_article(finding.claim.span)
            || finding.rule == "weekday" && view.is_byline(finding.claim.span)
    });
    let open = open::open(&view, &findings);
    findings.extend(open);
    sort_by_key(&mut findings, |finding| (finding.claim, finding.rule));
    findings
}

/// What a search finds, also for figures of which only evidence says that they are wrong: where it finds how they follow, that is
/// taken back.
fn search_doubted(
    view: &View<'_>,
    rulings: &mut Vec<Ruling>,
    findings: &mut Vec<Finding>,
) -> Vec<Ruling> {
    let weak = rulings.iter().filter(|ruling| ruling.is_weak());
    let weak: Vec<Span> = weak.map(|ruling| ruling.candidate.claim.span).collect();
    let is_doubted = |finding: &mut Finding| {
        finding.verdict == Verdict::Inconsistent && weak.contains(&finding.claim.span)
    };
    let doubted: Vec<Finding> = findings.extract_if(.., is_doubted).collect();
    let found = search::search(view, findings);
    let follows = |span: Span| {
        let mut found = found.iter();
        found.any(|ruling| ruling.candidate.claim.span.overlaps(span))
    };
    rulings.retain(|ruling| !ruling.is_weak() || !follows(ruling.candidate.claim.span));
    findings.extend(
        doubted
            .into_iter()
            .filter(|finding| !follows(finding.claim.span)),
    );
    found
}

/// Every binding that the rules propose for a document, one a line with its strength: for whoever mends a rule.
#[must_use]
pub fn bindings(article: Article<'_>) -> Vec<String> {
    settled(article, judge::traces)
}

/// Every disagreement of a document that evidence decides of, with what speaks for and against it: for the fit of the evidence.
#[must_use]
pub fn weighings(article: Article<'_>) -> Vec<Weighing> {
    settled(article, judge::weighings)
}

/// What is made of all that the rules propose for a document, weighed.
fn settled<T>(article: Article<'_>, make: impl FnOnce(&View<'_>, &[Candidate]) -> T) -> T {
    let left = dump::without(article);
    let article = article.with(left.as_ref());
    let lowered = lowered(&article.document.text);
    let view = View::new(0, article, &lowered);
    let (mut candidates, _) = propose(&view);
    judge::settle(&view, &mut candidates);
    make(&view, &candidates)
}

fn propose<'a>(view: &'a View<'a>) -> (Vec<Candidate>, Vec<Finding>) {
    let grids = grid::grids(view);
    let mut rows = pairs::in_rows(view, &grids);
    sort_by_key(&mut rows, |pair| view.context(pair.new).sentence);
    let scene = Scene {
        view,
        pairs: pairs::pairs(view),
        rows,
        grids,
        changes: unasked(view.reading.quantities.len()),
    };
    let mut candidates = Vec::with_capacity(view.reading.quantities.len());
    let mut findings = Vec::new();
    for rule in RULES {
        match rule.look {
            Look::Propose(propose) => propose(&scene, &mut candidates),
            Look::Judge(judge) => judge(&scene, &mut findings),
            Look::Compare(_) => {}
            Look::Both(propose, judge) => {
                propose(&scene, &mut candidates);
                judge(&scene, &mut findings);
            }
        }
    }
    deduced::propose(view, &mut candidates);
    gathered::propose(view, &mut candidates);
    (candidates, findings)
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use crate::{Article, Verdict, check};

    fn wrong(source: &str) -> usize {
        let read = Document::read("a.md", source.as_bytes().to_vec(), Format::Markdown);
        let document = read.unwrap();
        let reading = extractor::read(&document);
        let article = Article {
            document: &document,
            reading: &reading,
        };
        let findings = check(0, article);
        let wrong = findings
            .iter()
            .filter(|f| f.verdict == Verdict::Inconsistent);
        wrong.count()
    }

    #[test]
    fn only_what_the_author_says_is_called_wrong() {
        let claim = "Of 126 berths 63 are rented out; the other 73 stand empty.";
        assert_eq!(wrong(claim), 1);
        assert_eq!(wrong(&format!("```rust\n// {claim}\n```\n")), 0);
    }
}
