//! Shares whose own sentence tells the whole: "Of the 640 hives, 12% died", "41% of the 312 homes".

use super::Corpus;
use super::clues::strange;
use super::comparable::comparable;
use super::index::Id;
use super::same::agree;
use super::terms::Term;

/// What a share's own sentence says of two figures as its part and whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It tells no whole.
    Nothing,
    /// The whole is the one that it tells, and the part is what it speaks of.
    Same,
    /// The whole is; whether the part is, is not sure.
    Other,
}

/// What a share's own sentence says of a part and a whole; `None` where it tells another whole.
pub(super) fn told(corpus: &Corpus<'_>, id: Id, part: Id, whole: Id) -> Option<Told> {
    let claim = corpus.fact(id);
    let Some(at) = (claim.whole as usize).checked_sub(1) else {
        return Some(Told::Nothing);
    };
    let (own, fact) = (corpus.keys(id).facts.get(at)?, corpus.fact(whole));
    let is_it = if whole.document == id.document {
        fact.order == claim.whole
    } else {
        comparable(own, fact) && agree(own, fact)
    };
    let same = || says_the_same(corpus, id, part, whole);
    (is_it && part.document != id.document).then(|| if same() { Told::Same } else { Told::Other })
}

/// Whether what a share says of a part of its whole, and not of the whole itself, is said of the part: all of it, or half of it where
/// nothing else is said of that ("walk to school", "cycle to school").
fn says_the_same(corpus: &Corpus<'_>, id: Id, part: Id, whole: Id) -> bool {
    let (claim, whole) = (corpus.fact(id), corpus.fact(whole));
    let own = |term: &&Term| {
        claim.names.binary_search(term).is_err() && whole.head.binary_search(term).is_err()
    };
    let said = claim.near.iter().filter(own).count();
    let is_there = |term: &&Term| corpus.fact(part).near.binary_search(term).is_ok();
    let there = claim.near.iter().filter(own).filter(is_there).count();
    there > 0 && (there == said || 2 * there >= said && strange(corpus, id, part) == 0)
}
