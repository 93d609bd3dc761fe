//! Documents held against each other.
//!
//! Each document is read, checked and forgotten; its [`Keys`] stay. [`compare`] finds, through an index, figures of different
//! documents that speak of one quantity or imply each other, and says whether they agree.

mod alike;
mod aspect;
mod candidates;
mod change;
mod clause;
mod closed;
mod clues;
mod comparable;
mod contradict;
mod crowd;
mod dateline;
mod days;
mod derive;
mod draw;
mod extent;
mod fact;
mod identity;
mod implied;
mod index;
mod kin;
mod links;
mod list;
mod listing;
mod names;
mod noun;
mod oneness;
mod opposed;
mod parts;
mod period;
mod pick;
mod ratio;
mod readings;
mod refute;
mod related;
mod same;
mod shapes;
mod share;
mod sharp;
mod slip;
mod slipped;
mod spoken;
mod synonyms;
mod tables;
mod terms;
mod timing;
mod told;
mod total;
mod unmeant;
mod weigh;
pub(crate) mod write;
mod zone;

use document::sort_by;

use crate::Article;
use crate::dump;
use crate::finding::Finding;
use crate::lower::lowered;
use crate::rules::{Look, RULES};
use crate::view::View;
use fact::Fact;
use index::{Id, Index};
use related::Related;

pub use fact::Keys;
pub use synonyms::extend_synonyms;
pub(crate) use terms::term_of;

/// The part a document plays among those checked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Findings lie on it.
    Draft,
    /// Drafts are held against it, and it is taken for right.
    Source,
}

/// What is held against each other.
pub(crate) struct Corpus<'a> {
    documents: &'a [Keys],
    parts: &'a [Part],
    index: Index,
    related: Related,
    /// Names that so many documents share that they tell none apart, sorted.
    common: Vec<terms::Term>,
}

impl Corpus<'_> {
    pub(crate) fn fact(&self, id: Id) -> &Fact {
        &self.documents[id.document as usize].facts[id.fact as usize]
    }

    pub(crate) fn keys(&self, id: Id) -> &Keys {
        &self.documents[id.document as usize]
    }

    pub(crate) fn part(&self, id: Id) -> Part {
        self.parts
            .get(id.document as usize)
            .copied()
            .unwrap_or(Part::Draft)
    }
}

/// Names of more than four documents and more than one in twenty.
fn common_names(documents: &[Keys]) -> Vec<terms::Term> {
    let mut all: Vec<terms::Term> = documents
        .iter()
        .flat_map(|keys| keys.names.iter().copied())
        .collect();
    all.sort_unstable();
    let most = (documents.len() / 20).max(4);
    all.chunk_by(|a, b| a == b)
        .filter(|run| run.len() > most)
        .map(|run| run[0])
        .collect()
}

/// What of a document can be held against others, when the document itself is forgotten. Places carry `index` as their document.
#[must_use]
pub fn keys(index: usize, article: Article<'_>) -> Keys {
    let left = dump::without(article);
    let article = article.with(left.as_ref());
    let lowered = lowered(&article.document.text);
    draw::keys(&View::new(index, article, &lowered))
}

/// Every two figures of different documents that could be compared, one a line with the evidence: for whoever mends the matching.
#[must_use]
pub fn evidence(documents: &[Keys]) -> Vec<String> {
    let corpus = Corpus {
        documents,
        parts: &[],
        index: Index::new(documents),
        related: Related::new(documents),
        common: common_names(documents),
    };
    let mut near = Vec::new();
    let lines: Vec<String> = corpus
        .ids()
        .flat_map(|id| {
            let mut lines = vec![fact::trace(corpus.fact(id), id)];
            lines.extend(same::trace(&corpus, id));
            lines.extend(candidates::trace(&corpus, id));
            lines.extend(derive::trace(&corpus, id, &mut near));
            lines.extend(implied::trace(&corpus, id));
            lines.extend(closed::trace(&corpus, id));
            lines
        })
        .collect();
    lines
}

/// What different documents say to each other's figures. `parts` gives each document's part; findings lie on drafts, and where
/// both are drafts on the later one. Sorted by place and rule.
#[must_use]
pub fn compare(documents: &[Keys], parts: &[Part]) -> Vec<Finding> {
    let corpus = Corpus {
        documents,
        parts,
        index: Index::new(documents),
        related: Related::new(documents),
        common: common_names(documents),
    };
    let mut findings = Vec::new();
    for rule in RULES {
        if let Look::Compare(compare) = rule.look {
            compare(&corpus, &mut findings);
        }
    }
    sort_by(&mut findings, |a, b| {
        (a.claim, a.rule, a.verdict).cmp(&(b.claim, b.rule, b.verdict))
    });
    findings
}
