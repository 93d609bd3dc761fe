//! Which contradictions stand, when all that documents say to each other is known.
//!
//! On other figures the documents must agree, where a contradiction alone is not sure enough. Documents that agree on nothing and
//! contradict each other more than once are of two matters. A figure that contradicts two documents, which contradict each other,
//! too, is the figure of one of them at most.

use std::collections::BTreeMap;

use super::Corpus;
use super::contradict::Agreed;
use super::derive::Verified;
use super::fact::Class;
use super::index::Id;
use super::same::{Match, Pair, agree, digits};

/// Each figure's partner in each other document.
pub(super) type Pairs = BTreeMap<(Id, u32), Pair>;
/// Figures on which each two documents agree.
type Agreements = BTreeMap<(u32, u32), Agreed>;

/// So many contradictions, and no agreement, are those of two matters.
const OF_TWO_MATTERS: usize = 2;

/// Drops the contradictions that are not sure enough, also with the other figures on which their documents agree.
pub(super) fn weigh_contradictions(corpus: &Corpus<'_>, all: &mut Pairs, implied: &[Verified]) {
    let agreed = agreements(corpus, all, implied);
    let mut weak = Vec::new();
    for (&key, pair) in contradictions(all) {
        let back = all.get(&(pair.other, pair.claim.document));
        let between = (pair.claim.document, pair.other.document);
        let agreed = told(&agreed, between);
        if !back.is_some_and(|back| pair.strength.suffices(back.strength, agreed)) {
            weak.push((key, *pair));
        }
    }
    for (key, pair) in weak {
        all.remove(&key);
        if let Some(other) = pair.instead {
            let what = Match::Narrower;
            all.insert(
                key,
                Pair {
                    other,
                    what,
                    ..pair
                },
            );
        }
    }
    let others = of_two_matters(all, &agreed);
    let lesser = of_another_document(corpus, all);
    for key in others.iter().chain(&lesser) {
        all.remove(key);
    }
}

fn contradictions(all: &Pairs) -> impl Iterator<Item = (&(Id, u32), &Pair)> {
    all.iter().filter(|(_, pair)| pair.what == Match::Conflict)
}

/// What either of two documents sees of their agreements.
fn told(agreed: &Agreements, between: (u32, u32)) -> Agreed {
    let told = |between: (u32, u32)| agreed.get(&between).copied().unwrap_or_default();
    told(between).or(told((between.1, between.0)))
}

/// The contradictions between documents that contradict each other more than once and agree on nothing: a ward's poll and
/// another ward's, of which some figures have the same digits.
fn of_two_matters(all: &Pairs, agreed: &Agreements) -> Vec<(Id, u32)> {
    let mut between: BTreeMap<(u32, u32), Vec<(Id, u32)>> = BTreeMap::new();
    for (&key, pair) in contradictions(all) {
        let back = all.get(&(pair.other, pair.claim.document));
        if back.is_some_and(|back| back.other == pair.claim && back.what == Match::Conflict) {
            let documents = (pair.claim.document, pair.other.document);
            between.entry(documents).or_default().push(key);
        }
    }
    let none = |between: (u32, u32)| {
        let agreed = told(agreed, between);
        agreed.figures + agreed.implied == 0
    };
    let mut found = Vec::new();
    for (documents, keys) in between {
        if keys.len() >= OF_TWO_MATTERS && none(documents) {
            found.extend(keys);
        }
    }
    found
}

/// The contradictions of a figure to other documents than the one that has its best partner, where that contradicts theirs, too.
fn of_another_document(corpus: &Corpus<'_>, all: &Pairs) -> Vec<(Id, u32)> {
    let mut of: BTreeMap<Id, Vec<&Pair>> = BTreeMap::new();
    for (_, pair) in contradictions(all) {
        of.entry(pair.claim).or_default().push(pair);
    }
    let mut found = Vec::new();
    for pairs in of.values().filter(|pairs| pairs.len() > 1) {
        let best = pairs.iter().max_by(|a, b| a.rank.total_cmp(&b.rank));
        let Some(best) = best.map(|best| corpus.fact(best.other)) else {
            continue;
        };
        let others = pairs
            .iter()
            .filter(|pair| !agree(best, corpus.fact(pair.other)));
        found.extend(others.map(|pair| (pair.claim, pair.other.document)));
    }
    found
}

/// The figures on which documents agree, told or implied.
fn agreements(corpus: &Corpus<'_>, all: &Pairs, implied: &[Verified]) -> Agreements {
    let mut agreed: Agreements = BTreeMap::new();
    let told = |verified: &&Verified| verified.agrees && digits(corpus.fact(verified.claim)) >= 2;
    for verified in implied.iter().filter(told) {
        let claim = verified.claim.document;
        let mut others: Vec<u32> = verified
            .derived
            .operands
            .iter()
            .map(|operand| operand.document)
            .filter(|&document| document != claim)
            .collect();
        others.dedup();
        for other in others {
            agreed.entry((claim, other)).or_default().implied += 1;
            agreed.entry((other, claim)).or_default().implied += 1;
        }
    }
    for pair in all.values().filter(|pair| pair.what == Match::Agree) {
        let back = all.get(&(pair.other, pair.claim.document));
        let fact = corpus.fact(pair.claim);
        let day = fact.when.span.is_some_and(|span| span.start == span.end);
        if (fact.class != Class::Date || day) && back.is_some_and(|back| back.other == pair.claim) {
            let digits = digits(fact).min(digits(corpus.fact(pair.other)));
            let between = (pair.claim.document, pair.other.document);
            let agreed = agreed.entry(between).or_default();
            agreed.figures += 1;
            agreed.sharp += usize::from(digits >= 3);
        }
    }
    agreed
}
