//! Every word that the recogniser knows, in one table built once from `lexicon/*.tsv`.
//!
//! A text is compared with this table word by word, so the table answers with small numbers: a word's
//! [`WordId`] is equal wherever the word stands, and phrases are sequences of such ids. Hyphens and blanks
//! between the words of a phrase count as the same.

use std::sync::LazyLock;

use crate::additions::{add_words, additions};
use crate::classes::CLASSES;
pub(crate) use crate::classes::{Class, Classes};
use crate::cue::{self, Cue, Cues};
use crate::hash::hash;
pub(crate) use crate::interned::Words;
use crate::names::Names;
use crate::phrases::{List, Phrases};
use crate::quantity::Hedge;
use crate::unit_table::{Form, Place, UnitTable};

/// A word or symbol of the lexicon; 0 is any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WordId(pub(crate) u16);

/// What the lexicon says of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    /// Its classes.
    pub(crate) classes: Classes,
    /// Its value, denominator, or number in the calendar.
    pub(crate) value: f64,
    /// Whether a sentence with it is worth a closer look.
    pub(crate) keep: bool,
    /// Whether it can be part of a number or date.
    pub(crate) counts: bool,
    /// Whether a cue phrase begins with it.
    pub(crate) cue: bool,
}

/// The whole lexicon.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    /// Open addressing: the ids of the words by their hashes, 0 where empty.
    slots: Vec<u16>,
    /// The hash of each word.
    hashes: Vec<u64>,
    /// Bits of the known hashes: a small table that tells most unknown words at once.
    sieve: Box<[u64; 1024]>,
    /// The ids of ASCII marks.
    marks: [WordId; 128],
    /// Hedges before a number.
    pub(crate) before: Phrases<Hedge>,
    /// Hedges behind a number.
    pub(crate) after: Phrases<Hedge>,
    /// Cue phrases.
    pub(crate) cues: Phrases<Cues>,
    /// Units and currencies.
    pub(crate) units: UnitTable,
    /// The ways to write them.
    pub(crate) forms: Phrases<Form>,
}

/// The lexicon, built when it is first needed.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// Cue classes that make a sentence worth keeping although it has no number in it.
pub(crate) const TELLING: &[Cue] = &[
    Cue::Rise,
    Cue::Fall,
    Cue::ChangeVerb,
    Cue::ChangeNoun,
    Cue::Comparative,
    Cue::Gap,
    Cue::Margin,
    Cue::Majority,
    Cue::Minority,
    Cue::Superlative,
    Cue::Least,
    Cue::Rank,
    Cue::Surpass,
    Cue::Ratio,
];

impl Lexicon {
    /// The id of a word in any case; 0 if it is unknown.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.id_hashed(hash(word.as_bytes()))
    }

    /// The same where the hash of the word is at hand. Its 64 bits stand for the word.
    #[inline]
    pub(crate) fn id_hashed(&self, hash: u64) -> WordId {
        let (bit, mut slot) = places(hash);
        if self.sieve[bit / 64] >> (bit % 64) & 1 == 0 {
            return WordId(0);
        }
        loop {
            let id = self.slots[slot & (self.slots.len() - 1)];
            if id == 0 || self.hashes[id as usize] == hash {
                return WordId(id);
            }
            slot += 1;
        }
    }

    /// The id of an ASCII mark.
    pub(crate) fn mark(&self, mark: u8) -> WordId {
        self.marks[mark as usize & 127]
    }

    /// What is known of a word.
    pub(crate) fn entry(&self, id: WordId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    fn build() -> Self {
        let mut words = Words::default();
        read_classes(&mut words);
        let (mut before, mut after) = read_hedges(&mut words);
        let mut cues = read_cues(&mut words);
        let (units, mut forms) = UnitTable::read(&mut words);
        add_words(&mut words, &mut before, &mut after, &mut cues, &mut forms);
        for (ids, form) in forms.iter() {
            if form.place == Place::Word && units.row(form.unit).dimension == "time" {
                // "for a week" is a duration without a number.
                words.entry(ids[0]).counts = true;
            }
        }
        for (ids, _) in cues.iter() {
            words.entry(ids[0]).cue = true;
        }
        for entry in &mut words.entries {
            entry.counts |= entry.classes.meets(COUNTING);
            entry.keep |= entry.counts;
        }
        Self {
            sieve: sieve(&words),
            slots: words.slots,
            hashes: words.hashes,
            marks: words.marks,
            before: Phrases::new(before),
            after: Phrases::new(after),
            cues: Phrases::new(cues),
            forms: Phrases::new(forms),
            units,
            entries: words.entries,
        }
    }
}

/// Classes of words that make a sentence worth a search for quantities.
const COUNTING: Classes = Classes::of(&[
    Class::Digit,
    Class::Nil,
    Class::Teen,
    Class::Tens,
    Class::Hundred,
    Class::Scale,
    Class::Dozen,
    Class::PluralScale,
    Class::Ordinal,
    Class::Fraction,
    Class::Multiple,
    Class::Decade,
    Class::Month,
    Class::Weekday,
    Class::Couple,
]);

fn read_classes(words: &mut Words) {
    let known = Names::new(CLASSES.iter().map(|(_, name)| *name));
    for table in [
        include_str!("../../../lexicon/numbers.tsv"),
        include_str!("../../../lexicon/calendar.tsv"),
        include_str!("../../../lexicon/contexts.tsv"),
    ] {
        for row in cue::rows(table) {
            let (word, columns) = cue::cut(row, b'\t');
            let (names, value) = cue::cut(columns, b'\t');
            let id = words.intern(word);
            for name in cue::names(names) {
                let class = known.find(name);
                let class = CLASSES[class.unwrap_or_else(|| panic!("{row}: no such class"))].0;
                words.entry(id).classes.add(class);
            }
            if !value.is_empty() {
                words.entry(id).value = value.parse().expect("a number");
            }
        }
    }
}

fn read_hedges(words: &mut Words) -> (List<Hedge>, List<Hedge>) {
    let mut before = List::default();
    let mut after = List::default();
    for row in cue::rows(include_str!("../../../lexicon/hedges.tsv")) {
        let mut columns = row.split('\t');
        let mut column = || columns.next().expect("hedges.tsv: three columns");
        let (phrase, place) = (column(), column());
        let hedge = Hedge::named(column()).expect("hedges.tsv: a known hedge");
        if place == "before" {
            let first = before.add(words, phrase, hedge)[0];
            words.entry(first).classes.add(Class::HedgeStart);
        } else {
            after.add(words, phrase, hedge);
        }
    }
    (before, after)
}

fn read_cues(words: &mut Words) -> List<Cues> {
    let mut cues = List::default();
    let changed = !additions().words.is_empty();
    for (phrase, found) in cue::phrases() {
        let found = if changed { cue::cues_of(phrase) } else { found };
        let ids = cues.add(words, phrase, found);
        if found.any(TELLING) {
            // The longest word is the rarest: "majority" tells of "a majority", "a" would of every sentence.
            let longest = ids.iter().max_by_key(|id| words.lengths[id.0 as usize]);
            let longest = *longest.expect("a phrase has a word");
            words.entry(longest).keep = true;
        }
    }
    cues
}

/// The bits of all words.
fn sieve(words: &Words) -> Box<[u64; 1024]> {
    let mut sieve = Box::new([0u64; 1024]);
    for &hash in words.hashes.iter().skip(1) {
        let (bit, _) = places(hash);
        sieve[bit / 64] |= 1 << (bit % 64);
    }
    sieve
}

/// Where a hash has its bit in the sieve, and its first slot.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
pub(crate) const fn places(hash: u64) -> (usize, usize) {
    let mixed = hash ^ hash >> 32;
    (mixed as usize & 0xffff, (mixed >> 8) as usize & 0x00ff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let million = LEXICON.id("Million");
        assert!(LEXICON.entry(million).classes.has(Class::Scale));
        assert_eq!(LEXICON.id("MILLION"), million);
        assert_eq!(LEXICON.id("millionaire"), WordId(0));
    }

    #[test]
    fn tables_are_sorted_and_unique() {
        for table in [
            include_str!("../../../lexicon/numbers.tsv"),
            include_str!("../../../lexicon/calendar.tsv"),
            include_str!("../../../lexicon/contexts.tsv"),
            include_str!("../../../lexicon/currencies.tsv"),
            include_str!("../../../lexicon/units.tsv"),
        ] {
            let keys: Vec<&str> = cue::rows(table)
                .filter_map(|row| row.split('\t').next())
                .collect();
            assert!(
                keys.is_sorted_by(|a, b| a < b),
                "{:?}",
                keys.windows(2).find(|w| w[0] >= w[1])
            );
        }
        let hedges: Vec<&str> = cue::rows(include_str!("../../../lexicon/hedges.tsv")).collect();
        assert!(hedges.is_sorted_by(|a, b| a < b));
    }
}
