//! What speaks for and against a disagreement, beside the strength of its binding: a scorecard.
//!
//! The rules say which figures a claim may stand on, and how surely. Whether a disagreement with those is a slip of the writer or of
//! the binding shows in much that no rule asks for: how far apart the figures stand, how many others of their kind stand about, how
//! far off the claim is, which words are beside it. Each such clue has a weight in `lexicon/weights.tsv`, fitted by
//! `cargo run --release --example fit` on labelled passages, and the sum of them is the evidence. It never computes or
//! excuses anything: it only tells whether what disagrees is shown: what is bound weakly if much speaks for it, what is bound strongly
//! unless much speaks against it.

mod clues;
mod words;

use std::fmt;
use std::hash::Hasher;
use std::sync::LazyLock;

use super::Weighed;
use super::borne::Bearing;
use crate::quick::{Quick, QuickMap};
use crate::view::View;
pub(super) use clues::clues;

/// A clue: what is looked at, of which rule (of any, if empty), and what was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clue<'a> {
    pub(crate) rule: &'static str,
    pub(crate) name: &'static str,
    pub(crate) found: Found<'a>,
}

/// What was found of a clue.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found<'a> {
    Count(i32),
    Pair(i32, i32),
    Word(&'a str),
}

impl fmt::Display for Clue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = if self.rule.is_empty() { "*" } else { self.rule };
        write!(f, "{rule}\t{}\t", self.name)?;
        match self.found {
            Found::Count(count) => write!(f, "{count}"),
            Found::Pair(one, other) => write!(f, "{one}/{other}"),
            Found::Word(word) => f.write_str(word),
        }
    }
}

impl Clue<'_> {
    fn key(&self) -> u64 {
        let mut hasher = Quick::default();
        // Without their lengths "to" and "too" are one.
        let mut say = |words: &str| {
            hasher.write_usize(words.len());
            hasher.write(words.as_bytes());
        };
        say(self.rule);
        say(self.name);
        match self.found {
            Found::Word(word) => say(word),
            Found::Count(count) => hasher.write_u32(count.cast_unsigned()),
            Found::Pair(one, other) => {
                hasher.write_u32(one.cast_unsigned());
                hasher.write_u64(u64::from(other.cast_unsigned()) | 1 << 40);
            }
        }
        hasher.finish()
    }
}

/// The columns of `lexicon/weights.tsv`: rule (`*` for any), clue, what was found, weight in hundredths.
static WEIGHTS: LazyLock<QuickMap<u64, i32>> = LazyLock::new(|| {
    let rows = include_str!("../../../../lexicon/weights.tsv").lines();
    rows.filter(|row| !row.starts_with('#'))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            let (rule, name) = (columns.next()?, columns.next()?);
            let (found, weight) = (columns.next()?, columns.next()?);
            let clue = Clue {
                rule: if rule == "*" { "" } else { rule },
                name,
                found: parsed(found),
            };
            Some((clue.key(), weight.parse().ok()?))
        })
        .collect()
});

fn parsed(found: &str) -> Found<'_> {
    if let Ok(count) = found.parse() {
        return Found::Count(count);
    }
    let pair = found.split_once('/');
    match pair.map(|(one, other)| (one.parse(), other.parse())) {
        Some((Ok(one), Ok(other))) => Found::Pair(one, other),
        _ => Found::Word(found),
    }
}

/// The evidence that a binding which disagrees is a slip of the writer, in hundredths of the natural logarithm of the odds.
pub(super) fn evidence(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
) -> i32 {
    let mut sum = 0;
    clues(view, weighed, group, bearing, &mut |clue: Clue<'_>| {
        sum += WEIGHTS.get(&clue.key()).copied().unwrap_or(0);
    });
    sum
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;

    #[test]
    fn every_row_of_the_table_has_a_weight_of_its_own() {
        let table = include_str!("../../../../lexicon/weights.tsv");
        let rows = table.lines().filter(|row| !row.starts_with('#'));
        assert_eq!(WEIGHTS.len(), rows.count());
        assert!(WEIGHTS.len() > 100);
    }
}
