//! Every word that the recogniser knows, in one table built once from `lexicon/*.tsv`.
//!
//! A text is compared with this table word by word, so the table answers with small numbers: a word's
//! [`WordId`] is equal wherever the word stands, and phrases are sequences of such ids. Hyphens and blanks
//! between the words of a phrase count as the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::classes::CLASSES;
pub(crate) use crate::classes::{Class, Classes};
use crate::cue::{self, Cue, Cues};
use crate::phrases::Phrases;
use crate::quantity::Hedge;
use crate::unit_table::{Form, UnitTable};

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
}

/// The whole lexicon.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    words: Vec<Box<str>>,
    /// Open addressing: the hash and id of a word, id 0 where empty.
    slots: Vec<(u32, u16)>,
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
    Cue::Ratio,
];

/// Starts a [`hash_step`] sequence.
pub(crate) const HASH_START: u32 = 0x811c_9dc5;

/// Adds one byte of a word, ASCII letters in either case alike.
pub(crate) const fn hash_step(hash: u32, byte: u8) -> u32 {
    let folded = if byte.is_ascii_uppercase() {
        byte | 0x20
    } else {
        byte
    };
    (hash ^ folded as u32)
        .wrapping_mul(0x0100_0193)
        .rotate_left(5)
}

impl Lexicon {
    /// The id of a word in any case; 0 if it is unknown.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.id_hashed(word, word.bytes().fold(HASH_START, hash_step))
    }

    /// The same where the hash of the word is at hand.
    pub(crate) fn id_hashed(&self, word: &str, hash: u32) -> WordId {
        let mask = self.slots.len() - 1;
        let mut slot = (hash ^ hash >> 15) as usize & mask;
        loop {
            let (known, id) = self.slots[slot];
            if id == 0 {
                return WordId(0);
            }
            if known == hash && self.words[id as usize].eq_ignore_ascii_case(word) {
                return WordId(id);
            }
            slot = (slot + 1) & mask;
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
        for table in [
            include_str!("../../../lexicon/numbers.tsv"),
            include_str!("../../../lexicon/calendar.tsv"),
            include_str!("../../../lexicon/contexts.tsv"),
        ] {
            for row in cue::rows(table) {
                let mut columns = row.split('\t');
                let word = columns.next().unwrap_or_default();
                let id = words.intern(word);
                for name in columns.next().unwrap_or_default().split(' ') {
                    let class = CLASSES.iter().find(|(_, known)| *known == name);
                    let class = class.unwrap_or_else(|| panic!("{word}: no class {name}")).0;
                    words.entries[id.0 as usize].classes.add(class);
                }
                if let Some(value) = columns.next() {
                    words.entries[id.0 as usize].value = value.parse().expect("a number");
                }
            }
        }
        let mut before = Vec::new();
        let mut after = Vec::new();
        for row in cue::rows(include_str!("../../../lexicon/hedges.tsv")) {
            let columns: Vec<&str> = row.split('\t').collect();
            let hedge = Hedge::named(columns[2]).expect("hedges.tsv: a known hedge");
            let ids = words.phrase(columns[0]);
            if columns[1] == "before" {
                words.entries[ids[0].0 as usize]
                    .classes
                    .add(Class::HedgeStart);
                before.push((ids, hedge));
            } else {
                after.push((ids, hedge));
            }
        }
        let mut cues = Vec::new();
        for row in cue::rows(include_str!("../../../lexicon/cues.tsv")) {
            let phrase = row.split('\t').next().unwrap_or_default();
            let ids = words.phrase(phrase);
            let found = cue::cues_of(phrase);
            if found.any(TELLING) {
                words.entries[ids[0].0 as usize].keep = true;
            }
            cues.push((ids, found));
        }
        let (units, forms) = UnitTable::read(&mut words);
        let number = Classes::of(&[
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
            Class::Month,
            Class::Weekday,
        ]);
        for entry in &mut words.entries {
            entry.keep |= entry.classes.meets(number);
        }
        let count = words.entries.len();
        let mut slots = vec![(0, 0); (count * 4).next_power_of_two()];
        let mask = slots.len() - 1;
        for (id, word) in words.spelled.iter().enumerate().skip(1) {
            let hash = word.bytes().fold(HASH_START, hash_step);
            let mut slot = (hash ^ hash >> 15) as usize & mask;
            while slots[slot].1 != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (hash, u16::try_from(id).expect("fewer than 65,536 words"));
        }
        let mut marks = [WordId(0); 128];
        for (byte, mark) in (0u8..).zip(&mut marks) {
            *mark = words
                .ids
                .get(char::from(byte).to_string().as_str())
                .copied()
                .unwrap_or_default();
        }
        Self {
            marks,
            before: Phrases::new(count, before),
            after: Phrases::new(count, after),
            cues: Phrases::new(count, cues),
            entries: words.entries,
            words: words.spelled,
            slots,
            forms: Phrases::new(count, forms),
            units,
        }
    }
}

/// The words met so far while the lexicon is built.
#[derive(Debug)]
pub(crate) struct Words {
    ids: HashMap<Box<str>, WordId>,
    spelled: Vec<Box<str>>,
    entries: Vec<Entry>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            ids: HashMap::new(),
            spelled: vec!["".into()],
            entries: vec![Entry::default()],
        }
    }
}

impl Words {
    /// The id of a word, new if need be.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let word = word.to_ascii_lowercase();
        if let Some(&id) = self.ids.get(word.as_str()) {
            return id;
        }
        let id = WordId(u16::try_from(self.spelled.len()).expect("fewer than 65,536 words"));
        self.ids.insert(word.as_str().into(), id);
        self.spelled.push(word.into());
        self.entries.push(Entry::default());
        id
    }

    /// The ids of a phrase's words and symbols, without blanks and hyphens between words.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        let mut rest = phrase;
        while let Some(first) = rest.chars().next() {
            let len = piece(rest);
            if first != ' ' && !(first == '-' && !ids.is_empty() && rest.len() > len) {
                ids.push(self.intern(&rest[..len]));
            }
            rest = &rest[len..];
        }
        ids
    }

    /// Marks a word as one with which a quantity may start.
    pub(crate) fn open(&mut self, id: WordId) {
        self.entries[id.0 as usize].classes.add(Class::CurrencySign);
    }
}

/// The length of the word or symbol at the start of a text: letters with digits, inner apostrophes and the dots
/// of abbreviations such as "U.S." are one word; anything else stands alone.
fn piece(text: &str) -> usize {
    let word = |c: char| c.is_alphanumeric() || c == '\'';
    let first = text.chars().next().map_or(0, char::len_utf8);
    if !text.starts_with(word) {
        return first;
    }
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    if letter(0) && text[1..].starts_with('.') && letter(2) && !letter(3) {
        let mut end = 3;
        while text[end..].starts_with('.') && letter(end + 1) && !letter(end + 2) {
            end += 2;
        }
        return end;
    }
    text.find(|c| !word(c)).unwrap_or(text.len())
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
