//! The figures that could be the same as one, with all that tells whether they are: for whoever mends the matching, or fits the
//! weights of [`super::oneness`] anew.

use document::sort_by;

use super::Corpus;
use super::contradict::strength;
use super::fact::Fact;
use super::index::Id;
use super::oneness::{clues, is_ruled_out};
use super::pick::{Candidate, candidate, next_best};

/// A fact's candidates in each other document, the best first, each on a line.
pub(crate) fn trace(corpus: &Corpus<'_>, id: Id) -> Vec<String> {
    let documents = u32::try_from(corpus.documents.len()).unwrap_or(0);
    let others = (0..documents).filter(|&document| document != id.document);
    others
        .flat_map(|document| of_document(corpus, id, document))
        .collect()
}

fn of_document(corpus: &Corpus<'_>, id: Id, document: u32) -> Vec<String> {
    let fact = corpus.fact(id);
    let facts = u32::try_from(corpus.documents[document as usize].facts.len()).unwrap_or(0);
    let mut candidates: Vec<Candidate> = (0..facts)
        .filter_map(|fact| candidate(corpus, id, Id { document, fact }))
        .collect();
    sort_by(&mut candidates, |a, b| {
        b.rank.total_cmp(&a.rank).then(a.id.cmp(&b.id))
    });
    let Some(others) = candidates.get(1..) else {
        return Vec::new();
    };
    let next = next_best(corpus, fact, others);
    let at = |id: Id, fact: &Fact| format!("{} {} {:?}", id.document, id.fact, fact.place.span);
    let line = |found: &Candidate| {
        let other = corpus.fact(found.id);
        let ahead = (found.rank - next, candidates.len());
        let (of, like) = ((id, found.id), (&found.like, found.slip));
        format!(
            "PICK\t{}\t{}\t{} / {}\tagrees {}\trank {:.2} next {next:.2} score {:.2} slip {:.1}\tstrength {:?}\t{:?}\t{:?} {:?}\truled out {}\t{:?}",
            at(id, fact),
            at(found.id, other),
            fact.printed,
            other.printed,
            found.agrees,
            found.rank,
            found.score,
            found.slip,
            strength(found, fact, other, ahead),
            found.like,
            fact.class,
            fact.kind,
            is_ruled_out(fact, other, &found.like, found.slip),
            clues(corpus, of, like, ahead),
        )
    };
    candidates.iter().map(line).collect()
}
