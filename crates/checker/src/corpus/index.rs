//! An index of facts by what they measure, of whom, and in which year.
//!
//! A fact is filed under pairs of its terms, or a term and a name, each with its year and without. Two facts that could be one
//! figure share such a pair. A pair that very many facts share says nothing and is passed over, so that time stays
//! proportional to the number of facts.

use super::fact::{Class, Fact, Keys};
use super::period::Span;
use super::terms::Term;
use extractor::Kind;

/// A fact: its document and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id {
    pub(crate) document: u32,
    pub(crate) fact: u32,
}

/// All facts of a corpus by key.
pub(crate) struct Index {
    /// Key and running number of a fact, sorted.
    entries: Vec<(u32, u32)>,
    /// The running number of each document's first fact.
    firsts: Vec<u32>,
}

/// A key that more facts share than this says nothing.
const COMMON: usize = 96;
/// At most so many names of a fact and its document make keys.
const NAMES: usize = 4;

impl Index {
    pub(crate) fn new(corpus: &[Keys]) -> Self {
        let mut entries = Vec::new();
        let mut firsts = Vec::with_capacity(corpus.len());
        let mut number = 0;
        for keys in corpus {
            firsts.push(number);
            for fact in &keys.facts {
                let year = fact
                    .when
                    .span
                    .filter(|_| fact.class != Class::Date)
                    .and_then(Span::year);
                pairs(fact, keys, |pair| {
                    entries.push((key(filed(fact), pair, None), number));
                    if let Some(year) = year {
                        entries.push((key(filed(fact), pair, Some(year)), number));
                    }
                });
                number += 1;
            }
        }
        entries.sort_unstable();
        Self { entries, firsts }
    }

    /// The facts of a class that share a pair of terms with a fact, at most as many as can matter, sorted. Of pairs that
    /// very many share, only those of the given years.
    pub(crate) fn near(
        &self,
        fact: &Fact,
        keys: &Keys,
        class: Class,
        years: &[i64],
        found: &mut Vec<Id>,
    ) {
        found.clear();
        pairs(fact, keys, |pair| {
            let all = self.under(key(class, pair, None));
            if all.len() <= COMMON {
                found.extend(all.iter().map(|entry| self.id(entry.1)));
                return;
            }
            for &year in years {
                let some = self.under(key(class, pair, Some(year)));
                if some.len() <= COMMON {
                    found.extend(some.iter().map(|entry| self.id(entry.1)));
                }
            }
        });
        found.sort_unstable();
        found.dedup();
    }

    fn under(&self, key: u32) -> &[(u32, u32)] {
        let from = self.entries.partition_point(|entry| entry.0 < key);
        let many = self.entries[from..]
            .iter()
            .take(COMMON + 1)
            .take_while(|entry| entry.0 == key)
            .count();
        &self.entries[from..from + many]
    }

    fn id(&self, number: u32) -> Id {
        let document = self.firsts.partition_point(|first| *first <= number) - 1;
        Id {
            document: document as u32,
            fact: number - self.firsts[document],
        }
    }
}

/// The class under which a fact is filed: "added 64,000 jobs" may be the same figure as "64,000 jobs were added".
pub(crate) fn filed(fact: &Fact) -> Class {
    let amount = matches!(fact.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    if fact.class == Class::Change && amount {
        Class::Level
    } else {
        fact.class
    }
}

/// The pairs of terms under which a fact is filed: a name with a term, and two terms.
fn pairs(fact: &Fact, keys: &Keys, mut take: impl FnMut((Term, Term))) {
    // What the document as a whole is of, with the unit of the figure: documents on one matter.
    let unit = fact
        .unit
        .base
        .dimension()
        .name()
        .bytes()
        .fold(7_u32, |hash, byte| hash.wrapping_mul(31) ^ u32::from(byte));
    for &name in &keys.topics {
        take((name, unit));
    }
    for (at, &term) in fact.anchors.iter().enumerate() {
        let own = fact
            .names
            .iter()
            .chain(keys.topics.iter().filter(|name| !fact.names.contains(name)));
        for &name in own.take(NAMES) {
            take((name.min(term), name.max(term)));
        }
        for &other in &fact.anchors[at + 1..] {
            take((term.min(other), term.max(other)));
        }
    }
}

fn key(class: Class, pair: (Term, Term), year: Option<i64>) -> u32 {
    let parts = [
        class as u32,
        pair.0,
        pair.1,
        year.map_or(u32::MAX, |year| year as u32),
    ];
    parts
        .iter()
        .flat_map(|part| part.to_le_bytes())
        .fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}
