//! Stems of words as numbers, for one document.

use std::cell::RefCell;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::quick::QuickMap;
use crate::topic::{stem, stem_into};
use crate::view::View;

/// Stems as numbers, so that words compare quickly; each word of the document is cut down once.
pub(crate) struct Stems<'a> {
    known: QuickMap<&'a str, u32>,
    /// Stems of words that stand in no sentence of figures: labels of tables, headings.
    others: RefCell<QuickMap<String, u32>>,
    /// The stems of all word tokens, in order; parts of words with hyphens one by one.
    all: Vec<u32>,
    /// Where those of each token begin in `all`; one more for the end.
    starts: Vec<u32>,
    /// The same with words with hyphens as one.
    wholes: Vec<u32>,
    whole_starts: Vec<u32>,
    /// The stem of each token as it stands, of words with hyphens as of one.
    tokens: Vec<Option<&'a str>>,
}

/// The stems of "people" and "person", which stand for whoever is counted.
pub(crate) const PEOPLE: [u32; 2] = [0, 1];

impl<'a> Stems<'a> {
    /// The stems of a document.
    pub(crate) fn new(view: &View<'a>) -> Self {
        let tokens = view.reading.tokens.len();
        let mut stems = Self {
            known: QuickMap::with_capacity_and_hasher(
                tokens / 2 + 2,
                BuildHasherDefault::default(),
            ),
            others: RefCell::default(),
            all: Vec::with_capacity(tokens),
            starts: Vec::with_capacity(tokens + 1),
            wholes: Vec::with_capacity(tokens),
            whole_starts: Vec::with_capacity(tokens + 1),
            tokens: Vec::with_capacity(tokens),
        };
        let people = ["people", "person"].map(|word| stems.of_small(word));
        debug_assert_eq!(people, PEOPLE.map(Some), "they are the first two");
        for token in 0..tokens {
            stems.begin();
            if view.is_word(token) {
                let stem = stem(view.lower(token));
                stems.tokens.push(stem);
                stems.add(view.lower(token), stem);
            } else {
                stems.tokens.push(None);
            }
        }
        stems.begin();
        stems
    }

    /// From here on stems are those of the next token.
    fn begin(&mut self) {
        self.starts.push(self.all.len() as u32);
        self.whole_starts.push(self.wholes.len() as u32);
    }

    /// Adds a token's words, whose stem as they stand is known.
    fn add(&mut self, words: &'a str, stem: Option<&'a str>) {
        let parts = |byte: u8| byte == b' ' || byte == b'-';
        if !words.bytes().any(parts) {
            if let Some(stem) = stem {
                let number = self.number(stem);
                self.all.push(number);
                self.wholes.push(number);
            }
            return;
        }
        for part in words.split(|c: char| u8::try_from(c).is_ok_and(parts)) {
            let stem = self.of_small(part);
            self.all.extend(stem);
        }
        if words.contains('-') {
            for word in words.split_whitespace() {
                let stem = self.of_small(word);
                self.wholes.extend(stem);
            }
        } else {
            let from = self.starts[self.starts.len() - 1] as usize;
            self.wholes.extend_from_slice(&self.all[from..]);
        }
    }

    /// The stem of a word in any case.
    pub(crate) fn of(&self, word: &str) -> Option<u32> {
        let mut small = String::new();
        if !stem_into(word, &mut small) {
            return None;
        }
        if let Some(&known) = self.known.get(small.as_str()) {
            return Some(known);
        }
        let mut others = self.others.borrow_mut();
        let next = (self.known.len() + others.len()) as u32;
        Some(*others.entry(small).or_insert(next))
    }

    /// The stem of a word in small letters.
    fn of_small(&mut self, word: &'a str) -> Option<u32> {
        stem(word).map(|stem| self.number(stem))
    }

    fn number(&mut self, stem: &'a str) -> u32 {
        let next = self.known.len() as u32;
        *self.known.entry(stem).or_insert(next)
    }

    /// The stem of a token's words as they stand, if it is a word and none of function.
    pub(crate) fn of_token(&self, token: usize) -> Option<&'a str> {
        self.tokens[token]
    }

    /// The stems of the words among some tokens, words with hyphens as one.
    pub(crate) fn wholes(&self, tokens: Range<usize>) -> &[u32] {
        let (from, to) = (
            self.whole_starts[tokens.start],
            self.whole_starts[tokens.end],
        );
        &self.wholes[from as usize..to as usize]
    }

    /// The stems of the words among some tokens.
    pub(crate) fn within(&self, tokens: Range<usize>) -> &[u32] {
        let (from, to) = (self.starts[tokens.start], self.starts[tokens.end]);
        &self.all[from as usize..to as usize]
    }
}
