//! Ratios that have a name: a turnout is of votes and electors, an occupancy of guests and beds, a rate per head of people.
//!
//! `lexicon/ratios.tsv` lists them. A name says by itself which two counts give the figure, though it shares no word with either.

use std::collections::HashMap;
use std::sync::LazyLock;

use extractor::Per;

use super::Corpus;
use super::fact::{Class, Fact, shared};
use super::index::Id;
use super::kin::kin;
use super::terms::{Term, rows, term_of};
use super::total::members;

/// The words of a ratio's part and of its whole, sorted.
type Ratio = (Vec<Term>, Vec<Term>);

fn terms(words: &str) -> Vec<Term> {
    let mut found: Vec<Term> = words.split(' ').filter_map(term_of).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The ratios by their names.
static RATIOS: LazyLock<HashMap<Term, Ratio>> = LazyLock::new(|| {
    rows(include_str!("../../../../lexicon/ratios.tsv"))
        .filter_map(|row| {
            let (name, parts) = row.split_once('\t')?;
            let (part, whole) = parts.split_once('\t')?;
            Some((term_of(name)?, (terms(part), terms(whole))))
        })
        .collect()
});

/// What a count per head is of.
static HEADS: LazyLock<Vec<Term>> =
    LazyLock::new(|| terms("births children households inhabitants people population residents"));

/// Whether a share or quotient is called by a name, or counted by a measure, that tells which two figures give it, those are
/// the two, and no other of their documents could be.
pub(super) fn is_named(corpus: &Corpus<'_>, claim: &Fact, one: Id, two: Id) -> bool {
    let (part, whole) = (corpus.fact(one), corpus.fact(two));
    // "Votes cast: Ruddock 9,806; Finch 8,115; …": no candidate's votes are the turnout.
    if part.list != 0 && part.list != whole.list && members(corpus, one).len() >= 3 {
        return false;
    }
    let mut names = claim.near.iter().filter_map(|term| RATIOS.get(term));
    let called = names.any(|(parts, wholes)| {
        has(part, parts)
            && has(whole, wholes)
            && (!has(whole, parts) || !has(part, wholes))
            && !rivals(corpus, one, parts)
                .any(|rival| rival.value > part.value && rival.value < whole.value)
            && rivals(corpus, two, wholes).all(|rival| has(rival, parts))
    });
    if called {
        return true;
    }
    let of_heads = match claim.per {
        Per::Count(_) => true,
        Per::Each => has(claim, &HEADS),
        Per::Nothing | Per::Unit(_) => false,
    };
    let counted = || shared(&part.head, &claim.near) + kin(&part.head, &claim.near) > 0;
    of_heads
        && has(whole, &HEADS)
        && !has(part, &HEADS)
        && counted()
        && rivals(corpus, two, &HEADS).all(|rival| rival.value < whole.value)
}

/// Whether some words are said of a figure.
fn has(fact: &Fact, words: &[Term]) -> bool {
    shared(&fact.near, words) + shared(&fact.head, words) > 0
}

/// The other levels of a figure's document of which such words are said, with other values.
fn rivals<'c>(corpus: &'c Corpus<'_>, id: Id, words: &'c [Term]) -> impl Iterator<Item = &'c Fact> {
    let fact = corpus.fact(id);
    let facts = corpus.keys(id).facts.iter();
    facts.filter(move |other| {
        other.class == Class::Level
            && other.kind == fact.kind
            && other.value.total_cmp(&fact.value).is_ne()
            && has(other, words)
    })
}
