//! A total said in one document, its parts listed in another.

use super::Corpus;
use super::alike::{Evidence, times, words};
use super::closed::some_give;
use super::clues::{is_bound, is_count};
use super::comparable::comparable;
use super::derive::Derived;
use super::fact::{Class, Extent, shared};
use super::index::Id;
use super::kin::kin;
use crate::formula::Formula;

/// The members of the list that a fact stands in, in order; none if it stands in none.
pub(crate) fn members(corpus: &Corpus<'_>, id: Id) -> Vec<Id> {
    let list = corpus.fact(id).list;
    let facts = &corpus.keys(id).facts;
    let range = 0..if list == 0 { 0 } else { facts.len() };
    range
        .filter(|&at| facts[at].list == list)
        .map(|at| Id {
            fact: u32::try_from(at).unwrap_or(u32::MAX),
            ..id
        })
        .collect()
}

/// The ways to compute a total, if another document lists its parts.
pub(crate) fn ways(corpus: &Corpus<'_>, id: Id, near: &mut Vec<Id>) -> Vec<Derived> {
    let claim = corpus.fact(id);
    if claim.class != Class::Level || claim.list != 0 && claim.part || claim.value < 3.0 {
        return Vec::new();
    }
    let years = claim.years();
    corpus
        .index
        .near(claim, corpus.keys(id), Class::Level, &years, near);
    let mut found: Vec<Derived> = Vec::new();
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for &first in near.iter().filter(|level| level.document != id.document) {
        let list = (first.document, corpus.fact(first).list);
        if list.1 == 0 || seen.contains(&list) {
            continue;
        }
        seen.push(list);
        found.extend(of_list(corpus, id, &members(corpus, first)));
    }
    found
}

/// How small a part of a total may be.
const LEAST: f64 = 0.002;

/// Whether not each figure of a list counts another noun: "21 goals in 38 games".
pub(super) fn are_of_one(corpus: &Corpus<'_>, list: &[Id]) -> bool {
    let head = |at: &Id| &corpus.fact(*at).head;
    let named = list.iter().filter(|at| !head(at).is_empty()).count();
    let alike = |one: &Id| {
        let mut others = list.iter().filter(|two| *two != one);
        others.any(|two| shared(head(one), head(two)) + kin(head(one), head(two)) > 0)
    };
    named < 2 || list.iter().any(alike)
}

/// The sum of a list as a way to compute a total.
fn of_list(corpus: &Corpus<'_>, id: Id, list: &[Id]) -> Option<Derived> {
    let claim = corpus.fact(id);
    let fits = |&member: &Id| {
        let fact = corpus.fact(member);
        comparable(claim, fact)
            && fact.value < claim.value
            && fact.value >= LEAST * claim.value
            && (fact.value.fract() == 0.0 || claim.value.fract() != 0.0 || !is_count(fact))
            && !is_bound(fact)
    };
    if list.len() < 2 || !list.iter().all(fits) {
        return None;
    }
    let evidence: Vec<Evidence> = list
        .iter()
        .filter_map(|&member| {
            let fact = corpus.fact(member);
            let words = words(
                claim,
                corpus.keys(id),
                fact,
                corpus.keys(member),
                &corpus.common,
            )?;
            let times = times(claim.when, fact.when)?;
            // A part may well have a name of its own.
            Some(Evidence::new(
                words.score + times.score,
                words.plain && times.plain,
            ))
        })
        .collect();
    if evidence.len() < list.len() {
        return None;
    }
    let best = evidence.iter().max()?;
    let first = corpus.fact(list[0]);
    // The counted noun of the total must be that of the parts, which may say it once.
    let noun = list
        .iter()
        .filter(|&&member| shared(&corpus.fact(member).head, &claim.head) > 0)
        .count();
    let bare = claim.head.is_empty()
        || list
            .iter()
            .all(|&member| corpus.fact(member).head.is_empty());
    // Parts that are more than their total contradict it, be there others or not.
    let whole = first.extent >= Extent::Whole;
    let sum: f64 = list.iter().map(|&member| corpus.fact(member).value).sum();
    let exact = (sum / claim.value - 1.0).abs() < 0.005;
    if noun == 0 && !bare && !(exact && list.len() >= 2) {
        return None;
    }
    Some(Derived {
        operands: list.to_vec(),
        formula: Formula::Sum,
        claim_factor: 1.0,
        unit: claim.unit.base,
        strength: best.score + if noun > 0 { 3 } else { 0 } + i32::from(whole) * 2,
        plain: evidence.iter().any(|member| member.plain)
            && (whole || sum > 1.005 * claim.value)
            && !claim.passing
            && !claim.part
            && list.len() >= 3
            && !some_give(corpus, claim, list)
            && are_of_one(corpus, list)
            && (sum / claim.value).ln().abs() < if whole { 0.4 } else { 0.15 },
    })
}
