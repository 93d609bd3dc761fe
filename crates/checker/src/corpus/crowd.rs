//! Dense documents: where a hundred figures stand side by side, some two are alike by chance, and many more on which the documents
//! agree. What is told in few words contradicts less there.

use super::Corpus;
use super::contradict::Strength;
use super::fact::{Keys, shared};
use super::identity::Likeness;
use super::index::Id;

/// So many figures a document may hold before it is a crowd.
const ROOM: f64 = 16.0;
/// What e times as many take from a contradiction.
const TAKEN: f64 = 0.6;
/// Rare words that two figures of a crowd must share that differ without a slip.
const NAMED: f64 = 1.0;

/// The same after a slip of three digits and more; twice that after any other.
const SLIPPED: f64 = 0.25;

/// How much denser than a plain text the denser of two documents is, as the logarithm of its figures.
pub(super) fn density(a: &Keys, b: &Keys) -> f64 {
    (a.len().max(b.len()) as f64 / ROOM).ln().max(0.0)
}

/// What is left of a contradiction in a crowd; `None` where figures that differ by no slip have few words in common, or something is
/// said of one only: "29% of all deaths", "31% among men".
pub(super) fn thinned(
    strength: Strength,
    like: &Likeness,
    slip: f64,
    density: f64,
) -> Option<Strength> {
    let words = like.near + 0.5 * like.cross + 0.3 * like.head.min(1) as f64;
    let told = match slip {
        slip if slip >= 2.0 => words >= SLIPPED,
        slip if slip > 0.0 => words >= 2.0 * SLIPPED,
        _ => like.near >= NAMED && like.lopsided == 0,
    };
    (density <= 0.0 || told).then_some(Strength {
        alone: strength.alone - TAKEN * density,
        ..strength
    })
}

/// Whether two figures of a crowd tell of groups that each name otherwise: "aged 16 to 24", "aged 75 and over".
pub(super) fn of_two_groups(corpus: &Corpus<'_>, one: Id, two: Id) -> bool {
    let (a, b) = (&corpus.fact(one).marks, &corpus.fact(two).marks);
    !a.is_empty()
        && !b.is_empty()
        && shared(a, b) == 0
        && density(corpus.keys(one), corpus.keys(two)) > 0.0
}
