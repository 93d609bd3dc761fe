//! What speaks for and against a disagreement, beside the strength of its binding: a scorecard.
//!
//! The rules say which figures a claim may stand on, and how surely. Whether a disagreement with those is a slip of the writer or of
//! the binding shows in much that no rule asks for: how far apart the figures stand, how many others of their kind stand about, how
//! far off the claim is, which words are beside it. Each such clue has a weight in `lexicon/weights.tsv`, fitted by
//! `cargo run --release --example fit` on labelled passages, and the sum of them is the evidence. It never computes or
//! excuses anything: it only tells whether what disagrees is shown: what is bound weakly if much speaks for it, what is bound strongly
//! unless much speaks against it.

mod clues;
mod places;
mod words;

use std::fmt;
use std::sync::LazyLock;

use super::Weighed;
use super::borne::Bearing;
use crate::quick::QuickMap;
use crate::view::View;
pub(super) use clues::clues;

/// A clue: what is looked at, of which rule (of any, if empty), and what was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clue<'a> {
    pub(crate) rule: Name,
    pub(crate) name: Name,
    pub(crate) found: Found<'a>,
}

/// The name of a rule or a clue, with a number for it: known when built of those that are written out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name {
    text: &'static str,
    number: u64,
}

/// A name with its number.
const fn name(text: &'static str) -> Name {
    Name {
        text,
        number: short(text),
    }
}

/// Any rule.
const ANY: Name = name("");

/// What was found of a clue.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found<'a> {
    Count(i32),
    Pair(i32, i32),
    Word(&'a str),
    /// A word of the text, with its number in the table of weights.
    Said(&'a str, u32),
}

impl fmt::Display for Clue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = if self.rule.text.is_empty() {
            "*"
        } else {
            self.rule.text
        };
        write!(f, "{rule}\t{}\t", self.name.text)?;
        match self.found {
            Found::Count(count) => write!(f, "{count}"),
            Found::Pair(one, other) => write!(f, "{one}/{other}"),
            Found::Word(word) | Found::Said(word, _) => f.write_str(word),
        }
    }
}

impl Clue<'_> {
    /// What tells this clue from every other in the table; none where its word stands nowhere in it.
    fn key(&self, known: &QuickMap<&'static str, u32>) -> Option<u64> {
        let found = match self.found {
            Found::Count(count) => u64::from(count.cast_unsigned()),
            Found::Pair(one, other) => {
                1 << 56
                    | u64::from(one.cast_unsigned() & 0xff_ffff) << 32
                    | u64::from(other.cast_unsigned())
            }
            Found::Word(word) => 2 << 56 | u64::from(*known.get(word)?),
            Found::Said(_, UNKNOWN) => return None,
            Found::Said(_, word) => 2 << 56 | u64::from(word),
        };
        Some(spread(of_both(self.rule, self.name) ^ found))
    }
}

/// A word that no weight is of.
const UNKNOWN: u32 = u32::MAX;

/// A name of few letters as a number: its length, and how it begins, goes on in the middle and ends.
#[inline]
const fn short(name: &str) -> u64 {
    let name = name.as_bytes();
    match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            let middle = name[name.len() / 2] as u64;
            (first as u64 | (last as u64) << 32) ^ middle << 24 ^ (name.len() as u64) << 56
        }
        _ => match name {
            [first, .., last] => *first as u64 | (*last as u64) << 8 | (name.len() as u64) << 16,
            _ => 0,
        },
    }
}

const fn spread(number: u64) -> u64 {
    let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ spread >> 32
}

/// The table of weights: its words, numbered, and the weights by their clues.
struct Weights {
    words: QuickMap<&'static str, u32>,
    /// A bit for each rule and name of which a word has a weight, by the word's number: most have none beside most claims.
    told: Vec<u64>,
    /// The key of each clue beside its weight, at the place that the key's first bits tell or the next free one behind it.
    by_clue: Vec<(u64, i32)>,
}

/// A number for a rule and a name.
const fn of_both(rule: Name, name: Name) -> u64 {
    spread(rule.number ^ name.number.rotate_left(24))
}

/// One of 64 bits for a rule and a name.
const fn bit(rule: Name, name: Name) -> u64 {
    1 << (of_both(rule, name) >> 58)
}

/// How many places the table of weights has: more than twice as many as it has rows.
const PLACES: usize = 1 << 12;

impl Weights {
    /// The number of a word, [`UNKNOWN`] if no weight is of it.
    fn word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The [bits](bit) of all rules and names of which a word has a weight, given by its number.
    fn told(&self, word: u32) -> u64 {
        self.told.get(word as usize).copied().unwrap_or_default()
    }

    fn of(&self, clue: &Clue<'_>) -> i32 {
        let key = clue.key(&self.words);
        key.map_or(0, |key| self.by_clue[self.place(key)].1)
    }

    /// Where the weight of a key stands, or would.
    fn place(&self, key: u64) -> usize {
        let mut at = key as usize % PLACES;
        while self.by_clue[at].0 != key && self.by_clue[at].0 != 0 {
            at = (at + 1) % PLACES;
        }
        at
    }
}

/// The columns of `lexicon/weights.tsv`: rule (`*` for any), clue, what was found, weight in hundredths.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights {
        words: QuickMap::default(),
        told: Vec::new(),
        by_clue: vec![(0, 0); PLACES],
    };
    let rows = include_str!("../../../../lexicon/weights.tsv").lines();
    for row in rows.filter(|row| !row.starts_with('#')) {
        let mut columns = row.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (rule, clue, found, weight) = (column(), column(), column(), column());
        let found = parsed(found);
        let clue = Clue {
            rule: if rule == "*" { ANY } else { name(rule) },
            name: name(clue),
            found,
        };
        if let Found::Word(word) = found {
            let next = weights.words.len() as u32;
            let number = *weights.words.entry(word).or_insert(next);
            if number == next {
                weights.told.push(0);
            }
            weights.told[number as usize] |= bit(clue.rule, clue.name);
        }
        if let (Some(key), Ok(weight)) = (clue.key(&weights.words), weight.parse()) {
            let place = weights.place(key);
            weights.by_clue[place] = (key, weight);
        }
    }
    weights
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
    let weights = &*WEIGHTS;
    let mut sum = 0;
    clues::<false>(view, weighed, group, bearing, &mut |clue: Clue<'_>| {
        sum += weights.of(&clue);
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
        let weights = WEIGHTS.by_clue.iter().filter(|(key, _)| *key != 0).count();
        assert_eq!(weights, rows.count());
        assert!((100..WEIGHTS.by_clue.len() / 2).contains(&weights));
    }
}
