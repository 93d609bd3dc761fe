//! A share said in one document, the part and the whole counted in others.
//!
//! The whole counts what the share is of; the part shares with the claim the words by which it is told from the whole. A list
//! of parts that is said to be all there is gives a whole, too: its sum.

use extractor::{Kind, Per, UnitId};

use super::alike::{times, words};
use super::comparable::comparable;
use super::derive::Derived;
use super::fact::{Class, Extent, Fact, shared};
use super::index::Id;
use super::kin::kin;
use super::shapes::are_one;
use super::{Corpus, terms::Term};
use crate::formula::Formula;

/// The ways to compute a share, if other documents give its part and its whole.
pub(crate) fn ways(corpus: &Corpus<'_>, id: Id, near: &mut Vec<Id>) -> Vec<Derived> {
    let claim = corpus.fact(id);
    if claim.class != Class::Part || !matches!(claim.kind, Kind::Percent | Kind::Fraction) {
        return Vec::new();
    }
    let years = claim.years();
    corpus
        .index
        .near(claim, corpus.keys(id), Class::Level, &years, near);
    let levels: Vec<(Id, i32, bool)> = near
        .iter()
        .filter_map(|&level| usable(corpus, id, level))
        .collect();
    let mut found = Vec::new();
    for &(part, part_score, part_plain) in &levels {
        for &(whole, whole_score, whole_plain) in &levels {
            let (p, w) = (corpus.fact(part), corpus.fact(whole));
            let elsewhere = part.document != id.document || whole.document != id.document;
            if part == whole
                || p.value >= w.value
                || !elsewhere
                || !comparable(p, w)
                || p.per != Per::Nothing
                || w.per != Per::Nothing
                || are_one(p, w)
                || p.aspects.clash(claim.aspects)
            {
                continue;
            }
            let Some((bond, whole_of_all)) = bond(claim, p, w, part.document == whole.document)
            else {
                continue;
            };
            found.push(Derived {
                operands: vec![part, whole],
                formula: Formula::Share,
                claim_factor: if claim.kind == Kind::Fraction {
                    100.0
                } else {
                    1.0
                },
                unit: UnitId::PERCENT,
                // A whole is often counted at no stated time.
                strength: bond + part_score.min(whole_score + 2),
                plain: part_plain && whole_plain && whole_of_all && !claim.passing,
            });
        }
        found.extend(of_its_list(corpus, id, part, part_score));
    }
    found
}

/// Points for names and time of a level that could be part or whole of the claim.
fn usable(corpus: &Corpus<'_>, id: Id, level: Id) -> Option<(Id, i32, bool)> {
    let (claim, fact) = (corpus.fact(id), corpus.fact(level));
    if fact.value <= 0.0 || fact.passing {
        return None;
    }
    let words = words(
        claim,
        corpus.keys(id),
        fact,
        corpus.keys(level),
        &corpus.common,
    )?;
    let times = times(claim.when, fact.when)?;
    let names = if shared(&claim.names, &fact.names) > 0 {
        2
    } else {
        0
    };
    Some((
        level,
        names + times.score,
        words.plain && times.plain && !words.foreign,
    ))
}

/// How the words of claim, part and whole hang together, and whether nothing is said of the whole that the claim does not say.
fn bond(claim: &Fact, part: &Fact, whole: &Fact, together: bool) -> Option<(i32, bool)> {
    let topic: Vec<Term> = claim
        .near
        .iter()
        .copied()
        .filter(|term| claim.names.binary_search(term).is_err())
        .collect();
    let of_whole = shared(&whole.head, &claim.head)
        .max(shared(&whole.head, &topic).min(1))
        .max(kin(&whole.head, &topic).min(1));
    // What tells the part from the whole: words of the claim that the whole's own stretch lacks.
    let telling: Vec<Term> = topic
        .iter()
        .copied()
        .filter(|term| {
            whole.head.binary_search(term).is_err() && claim.head.binary_search(term).is_err()
        })
        .collect();
    let own = shared(&telling, &part.near);
    let unsaid: Vec<Term> = telling
        .iter()
        .copied()
        .filter(|term| part.near.binary_search(term).is_err())
        .collect();
    let loose = shared(&telling, &part.far)
        .max(kin(&unsaid, &part.near))
        .min(2);
    let of_both = shared(&telling, &whole.near);
    let lacking = part
        .near
        .iter()
        .filter(|term| {
            topic.binary_search(term).is_err() && whole.near.binary_search(term).is_err()
        })
        .count();
    let antecedent = part.part && together && part.whole == whole.order;
    let more = whole
        .near
        .iter()
        .filter(|term| {
            topic.binary_search(term).is_err() && whole.names.binary_search(term).is_err()
        })
        .count();
    if of_whole == 0 && !antecedent || own + loose == 0 || own + loose <= of_both {
        return None;
    }
    let linked = antecedent || shared(&part.head, &whole.head) > 0;
    let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
    let strength = 3 + 2 * count(own.min(3)) + count(loose)
        - count(of_both)
        - count(lacking.min(3))
        - count(more.min(3))
        + i32::from(linked) * 2;
    Some((strength, more == 0 || antecedent))
}

/// A part held against the sum of the list that it stands in.
fn of_its_list(corpus: &Corpus<'_>, id: Id, part: Id, score: i32) -> Option<Derived> {
    let (claim, fact) = (corpus.fact(id), corpus.fact(part));
    let list = super::total::members(corpus, part);
    let told = shared(&fact.near, &claim.near);
    if fact.extent < Extent::Whole || list.len() < 3 || told == 0 || part.document == id.document {
        return None;
    }
    let others: Vec<Id> = list
        .iter()
        .copied()
        .filter(|&member| member != part)
        .collect();
    let unlike = others
        .iter()
        .all(|&other| shared(&corpus.fact(other).near, &claim.near) < told);
    let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
    unlike.then(|| Derived {
        operands: std::iter::once(part).chain(others).collect(),
        formula: Formula::RateOf,
        claim_factor: if claim.kind == Kind::Fraction {
            100.0
        } else {
            1.0
        },
        unit: UnitId::PERCENT,
        strength: 3 + 3 * count(told.min(2)) + score,
        plain: !claim.passing,
    })
}
