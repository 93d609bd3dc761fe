//! Stems of words as numbers, for one document.

use crate::quick::QuickMap;
use crate::topic::{stem, stem_into};
use crate::view::View;

/// Stems as numbers, so that frames compare quickly; each word of the document is cut down once.
pub(super) struct Stems {
    known: QuickMap<String, u32>,
    /// For each token the place of its stems in `all`; an end of 0 where it was not looked at yet.
    places: Vec<(u32, u32)>,
    /// The same with words with hyphens as one.
    wholes: Vec<(u32, u32)>,
    all: Vec<u32>,
    scratch: String,
}

/// The stems of "people" and "person", which stand for whoever is counted.
pub(super) const PEOPLE: [u32; 2] = [0, 1];

impl Stems {
    pub(super) fn new() -> Self {
        let mut stems = Self {
            known: QuickMap::default(),
            places: Vec::new(),
            wholes: Vec::new(),
            all: Vec::new(),
            scratch: String::new(),
        };
        let people = [stems.of("people"), stems.of("person")];
        debug_assert_eq!(people, PEOPLE.map(Some), "they are the first two");
        stems
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

    /// Adds the stems of a word token, words with hyphens as one.
    pub(super) fn whole(&mut self, view: &View<'_>, token: usize, out: &mut Vec<u32>) {
        if self.wholes.is_empty() {
            self.wholes.resize(view.reading.tokens.len(), (0, 0));
        }
        if self.wholes[token].1 == 0 {
            self.at(view, token);
            let words = view.lower(token);
            self.wholes[token] = if words.contains('-') {
                let from = self.all.len() as u32;
                for word in words.split_whitespace() {
                    let stem = self.of_small(word);
                    self.all.extend(stem);
                }
                (from, self.all.len() as u32)
            } else {
                self.places[token]
            };
        }
        let (from, to) = self.wholes[token];
        out.extend_from_slice(&self.all[from as usize..to as usize]);
    }

    /// The stems of a word token.
    pub(super) fn at(&mut self, view: &View<'_>, token: usize) -> &[u32] {
        if self.places.is_empty() {
            self.places.resize(view.reading.tokens.len(), (0, 0));
            // No stem stands at place 0, which means "not yet".
            self.all.push(0);
        }
        if self.places[token].1 == 0 {
            let from = self.all.len() as u32;
            for part in view.lower(token).split([' ', '-']) {
                let stem = self.of_small(part);
                self.all.extend(stem);
            }
            self.places[token] = (from, self.all.len() as u32);
        }
        let (from, to) = self.places[token];
        &self.all[from as usize..to as usize]
    }
}
