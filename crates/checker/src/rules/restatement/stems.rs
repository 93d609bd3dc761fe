//! Stems of words as numbers, for one document.

use std::ops::Range;

use crate::quick::QuickMap;
use crate::topic::{stem, stem_into};
use crate::view::View;

/// Stems as numbers, so that frames compare quickly; each word of the document is cut down once.
pub(super) struct Stems {
    known: QuickMap<String, u32>,
    /// The stems of all word tokens, in order; parts of words with hyphens one by one.
    all: Vec<u32>,
    /// Where those of each token begin in `all`; one more for the end.
    starts: Vec<u32>,
    /// The same with words with hyphens as one.
    wholes: Vec<u32>,
    whole_starts: Vec<u32>,
    scratch: String,
}

/// The stems of "people" and "person", which stand for whoever is counted.
pub(super) const PEOPLE: [u32; 2] = [0, 1];

impl Stems {
    /// The stems of a document.
    pub(super) fn new(view: &View<'_>) -> Self {
        let tokens = view.reading.tokens.len();
        let mut stems = Self {
            known: QuickMap::default(),
            all: Vec::with_capacity(tokens),
            starts: Vec::with_capacity(tokens + 1),
            wholes: Vec::with_capacity(tokens),
            whole_starts: Vec::with_capacity(tokens + 1),
            scratch: String::new(),
        };
        let people = [stems.of("people"), stems.of("person")];
        debug_assert_eq!(people, PEOPLE.map(Some), "they are the first two");
        for token in 0..tokens {
            stems.begin();
            if view.is_word(token) {
                stems.add(view.lower(token));
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

    fn add(&mut self, words: &str) {
        let parts = |byte: u8| byte == b' ' || byte == b'-';
        if !words.bytes().any(parts) {
            let stem = self.of_small(words);
            self.all.extend(stem);
            self.wholes.extend(stem);
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
    pub(super) fn of(&mut self, word: &str) -> Option<u32> {
        let mut small = std::mem::take(&mut self.scratch);
        let known = stem_into(word, &mut small).then(|| self.number(&small));
        self.scratch = small;
        known
    }

    /// The stem of a word in small letters.
    fn of_small(&mut self, word: &str) -> Option<u32> {
        stem(word).map(|stem| self.number(stem))
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(&known) = self.known.get(stem) {
            return known;
        }
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(stem.to_owned(), next);
        next
    }

    /// The stems of the words among some tokens, words with hyphens as one.
    pub(super) fn wholes(&self, tokens: Range<usize>) -> &[u32] {
        let (from, to) = (
            self.whole_starts[tokens.start],
            self.whole_starts[tokens.end],
        );
        &self.wholes[from as usize..to as usize]
    }

    /// The stems of the words among some tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[u32] {
        let (from, to) = (self.starts[tokens.start], self.starts[tokens.end]);
        &self.all[from as usize..to as usize]
    }
}
