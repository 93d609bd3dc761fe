//! Which documents tell of one matter: those that share the names they are about. Of a few documents that are checked together
//! any may corroborate another.

use document::sort_by_key;

use super::fact::{Class, Keys, shared};
use super::same::digits;
use super::terms::Term;

/// A name, or pair of names, that more documents share than this tells none of them apart.
const COMMON: usize = 12;
/// Of so few documents checked together each is held against all.
const FEW: usize = 8;
/// A document is held against so many related ones at most.
const MOST: usize = 12;

/// Two documents are about one matter from so many equal figures of three digits on; one of four counts for two.
const SAME: usize = 2;

/// For each document those that share a telling name with it, in order.
pub(crate) struct Related {
    of: Vec<Box<[u32]>>,
    /// Where there are few documents, for each those too that use the same words.
    in_words: Option<Vec<Box<[u32]>>>,
    /// Where there are few documents, for each all others.
    beside: Option<Vec<Box<[u32]>>>,
}

impl Related {
    pub(crate) fn new(documents: &[Keys]) -> Self {
        let mut entries: Vec<(u64, u32)> = Vec::new();
        for (number, keys) in (0_u32..).zip(documents) {
            signs(&keys.topics, |sign| entries.push((sign, number)));
        }
        entries.sort_unstable();
        entries.dedup();
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); documents.len()];
        for run in entries.chunk_by(|a, b| a.0 == b.0) {
            if run.len() < 2 || run.len() > COMMON {
                continue;
            }
            for &(_, one) in run {
                let others = run.iter().map(|entry| entry.1);
                of[one as usize].extend(others.filter(|&other| other != one));
            }
        }
        let few = documents.len() <= FEW;
        if few {
            kindred(documents, &mut of, |a, b| sharing(a, b) >= SAME);
        }
        // Of a few documents checked together those are likely of one matter that use the same words.
        let in_words = few.then(|| {
            let mut of = of.clone();
            kindred(documents, &mut of, speak_alike);
            of.into_iter().map(most_shared).collect()
        });
        let of = of.into_iter().map(most_shared).collect();
        Self {
            of,
            in_words,
            beside: few.then(|| others(documents.len())),
        }
    }

    /// The documents in which a figure of one may stand again: the related ones, of a few documents all.
    pub(crate) fn beside(&self, document: u32) -> &[u32] {
        let all = self.beside.as_ref().unwrap_or(&self.of);
        &all[document as usize]
    }

    /// Whether so few documents are checked together that any may corroborate another.
    pub(crate) fn is_few(&self) -> bool {
        self.beside.is_some()
    }

    /// The documents that are about the same, by their names, figures or words.
    pub(crate) fn alike(&self, document: u32) -> &[u32] {
        let alike = self.in_words.as_ref().unwrap_or(&self.of);
        &alike[document as usize]
    }

    /// Whether another document is about the same, by its names, figures or words.
    pub(crate) fn is_alike(&self, document: u32, other: u32) -> bool {
        self.alike(document).binary_search(&other).is_ok()
    }

    /// The documents that are about the same, by their names or figures.
    pub(crate) fn of(&self, document: u32) -> &[u32] {
        &self.of[document as usize]
    }
}

/// Adds documents that `joined` says are about one matter, whatever names they give it.
fn kindred(documents: &[Keys], of: &mut [Vec<u32>], joined: impl Fn(&Keys, &Keys) -> bool) {
    for one in 0..documents.len() {
        for two in one + 1..documents.len() {
            if joined(&documents[one], &documents[two]) {
                of[one].extend(u32::try_from(two));
                of[two].extend(u32::try_from(one));
            }
        }
    }
}

/// The part of the words of the shorter of two documents that the other has too, from which they speak of one matter.
const SAME_WORDS: f64 = 0.15;

fn speak_alike(a: &Keys, b: &Keys) -> bool {
    let least = a.words.len().min(b.words.len());
    least > 0 && shared(&a.words, &b.words) as f64 >= SAME_WORDS * least as f64
}

/// How much the equal figures of two documents show that they are about one matter: the more digits, the more.
fn sharing(a: &Keys, b: &Keys) -> usize {
    let figures = |keys: &Keys| {
        let figures = keys.facts.iter().filter(|fact| fact.class != Class::Date);
        let mut figures: Vec<(u64, u16, usize)> = figures
            .map(|fact| (fact.value.to_bits(), fact.unit.base.0, digits(fact)))
            .filter(|figure| figure.2 >= 3)
            .collect();
        figures.sort_unstable();
        figures.dedup();
        figures
    };
    let (a, b) = (figures(a), figures(b));
    let equal = a.iter().filter(|figure| b.binary_search(figure).is_ok());
    equal.map(|figure| if figure.2 >= 4 { 2 } else { 1 }).sum()
}

/// For each of so many documents all others.
fn others(documents: usize) -> Vec<Box<[u32]>> {
    let documents = u32::try_from(documents).unwrap_or(0);
    let others = |one: u32| (0..documents).filter(|&other| other != one).collect();
    (0..documents).map(others).collect()
}

/// The documents met most often, at most [`MOST`], sorted.
fn most_shared(mut met: Vec<u32>) -> Box<[u32]> {
    met.sort_unstable();
    let mut counted: Vec<(usize, u32)> = met
        .chunk_by(|a, b| a == b)
        .map(|run| (run.len(), run[0]))
        .collect();
    sort_by_key(&mut counted, |&(count, document)| {
        (std::cmp::Reverse(count), document)
    });
    counted.truncate(MOST);
    let mut found: Vec<u32> = counted.into_iter().map(|entry| entry.1).collect();
    found.sort_unstable();
    found.into()
}

/// Each name, and each two together.
fn signs(topics: &[Term], mut take: impl FnMut(u64)) {
    for (at, &one) in topics.iter().enumerate() {
        take(u64::from(one));
        for &two in &topics[at + 1..] {
            take(u64::from(one.min(two)) << 32 | u64::from(one.max(two)));
        }
    }
}
