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
    /// Key and running number of a fact, sorted; without those of keys that very many share.
    entries: Box<[Entry]>,
    /// The keys that very many share, sorted …
    common: Box<[u32]>,
    /// … and their facts by key and year.
    dated: Box<[Entry]>,
    /// The running number of each document's first fact.
    firsts: Vec<u32>,
}

/// A key and the running number of a fact.
type Entry = (u32, u32);

/// A key that more facts share than this says nothing.
const COMMON: usize = 96;
/// At most so many names of a fact and its document make keys.
const NAMES: usize = 4;

impl Index {
    pub(crate) fn new(corpus: &[Keys]) -> Self {
        let mut firsts = Vec::with_capacity(corpus.len());
        let mut number = 0;
        // All that is filed is counted first: a list that grows takes up to twice its room.
        let mut room = 0;
        for keys in corpus {
            firsts.push(number);
            for fact in &keys.facts {
                pairs(fact, keys, |_| room += 1);
                number += 1;
            }
        }
        let mut entries = Vec::with_capacity(room);
        each_fact(corpus, |fact, keys, number| {
            pairs(fact, keys, |pair| {
                entries.push((key(filed(fact), pair, None), number));
            });
        });
        entries.sort_unstable();
        let common: Box<[u32]> = entries
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|run| run.len() > COMMON)
            .map(|run| run[0].0)
            .collect();
        entries.retain(|entry| common.binary_search(&entry.0).is_err());
        entries.shrink_to_fit();
        let mut dated = Vec::new();
        each_fact(corpus, |fact, keys, number| {
            let span = fact.when.span.filter(|_| fact.class != Class::Date);
            let Some(year) = span.and_then(Span::year).filter(|_| !common.is_empty()) else {
                return;
            };
            pairs(fact, keys, |pair| {
                let class = filed(fact);
                if common.binary_search(&key(class, pair, None)).is_ok() {
                    dated.push((key(class, pair, Some(year)), number));
                }
            });
        });
        dated.sort_unstable();
        Self {
            entries: entries.into(),
            common,
            dated: dated.into(),
            firsts,
        }
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
            let undated = key(class, pair, None);
            if self.common.binary_search(&undated).is_err() {
                let all = under(&self.entries, undated);
                found.extend(all.iter().map(|entry| self.id(entry.1)));
                return;
            }
            for &year in years {
                let some = under(&self.dated, key(class, pair, Some(year)));
                if some.len() <= COMMON {
                    found.extend(some.iter().map(|entry| self.id(entry.1)));
                }
            }
        });
        found.sort_unstable();
        found.dedup();
    }

    fn id(&self, number: u32) -> Id {
        let document = self.firsts.partition_point(|first| *first <= number) - 1;
        Id {
            document: document as u32,
            fact: number - self.firsts[document],
        }
    }
}

/// Each fact of a corpus with its document's keys and its running number.
fn each_fact<'k>(corpus: &'k [Keys], mut take: impl FnMut(&'k Fact, &'k Keys, u32)) {
    let facts = corpus
        .iter()
        .flat_map(|keys| keys.facts.iter().map(move |fact| (fact, keys)));
    for (number, (fact, keys)) in (0_u32..).zip(facts) {
        take(fact, keys, number);
    }
}

/// The entries of a key, one more at most than say anything.
fn under(entries: &[Entry], key: u32) -> &[Entry] {
    let from = entries.partition_point(|entry| entry.0 < key);
    let many = entries[from..]
        .iter()
        .take(COMMON + 1)
        .take_while(|entry| entry.0 == key)
        .count();
    &entries[from..from + many]
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
