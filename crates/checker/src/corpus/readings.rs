//! Two shares that differ, each right of its own whole: which counts would give the one that is claimed.

use super::Corpus;
use super::comparable::comparable;
use super::fact::{Class, Fact, shared};
use super::index::Id;
use super::period::Relation;

/// A part and a whole whose share is the claimed one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) part: Id,
    pub(crate) whole: Id,
    /// In percent.
    pub(crate) share: f64,
}

/// At most so many readings are told.
const MOST: usize = 3;

/// The parts and wholes of the corpus under which a share holds: counts of the same time with the same outcome as the
/// claim, against counts of what it is a share of.
pub(crate) fn readings(corpus: &Corpus<'_>, id: Id, other: Id, near: &mut Vec<Id>) -> Vec<Reading> {
    let claim = corpus.fact(id);
    let factor = if claim.kind == extractor::Kind::Fraction {
        100.0
    } else {
        1.0
    };
    let years = claim.years();
    let mut levels = Vec::new();
    for fact in [id, other] {
        corpus.index.near(
            corpus.fact(fact),
            corpus.keys(fact),
            Class::Level,
            &years,
            near,
        );
        levels.extend(near.iter().copied());
    }
    levels.sort_unstable();
    levels.dedup();
    levels.retain(|&level| {
        let fact = corpus.fact(level);
        !fact.passing
            && fact.value >= 10.0
            && fact.when.relation(claim.when) >= Relation::Compatible
    });
    let is_part = |fact: &Fact| fact.aspects.common(claim.aspects) > 0;
    let is_whole = |fact: &Fact| !is_part(fact) && shared(&fact.near, &claim.near) >= 1;
    let mut found = Vec::new();
    for &part in levels.iter().filter(|&&level| is_part(corpus.fact(level))) {
        for &whole in levels.iter().filter(|&&level| is_whole(corpus.fact(level))) {
            let (p, w) = (corpus.fact(part), corpus.fact(whole));
            let share = 100.0 * p.value / w.value;
            let holds = claim.stated.low * factor <= share && share <= claim.stated.high * factor;
            let told = found
                .iter()
                .any(|other: &Reading| (other.share - share).abs() < 1e-9);
            if comparable(p, w) && holds && !told && found.len() < MOST {
                found.push(Reading { part, whole, share });
            }
        }
    }
    found
}
