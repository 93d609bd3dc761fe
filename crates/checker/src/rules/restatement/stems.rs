//! Stems of words as numbers, for one document.

use std::collections::HashMap;

use crate::topic::stem_into;
use crate::view::View;

/// Stems as numbers, so that frames compare quickly; each word of the document is cut down once.
pub(super) struct Stems {
    known: HashMap<String, u32>,
    /// For each token the place of its stems in `all`; an end of 0 where it was not looked at yet.
    places: Vec<(u32, u32)>,
    all: Vec<u32>,
    scratch: String,
}

/// The stems of "people" and "person", which stand for whoever is counted.
pub(super) const PEOPLE: [u32; 2] = [0, 1];

impl Stems {
    pub(super) fn new() -> Self {
        let mut stems = Self {
            known: HashMap::new(),
            places: Vec::new(),
            all: Vec::new(),
            scratch: String::new(),
        };
        let people = [stems.of("people"), stems.of("person")];
        debug_assert_eq!(people, PEOPLE.map(Some), "they are the first two");
        stems
    }

    pub(super) fn of(&mut self, word: &str) -> Option<u32> {
        if !stem_into(word, &mut self.scratch) {
            return None;
        }
        if let Some(&known) = self.known.get(self.scratch.as_str()) {
            return Some(known);
        }
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(self.scratch.clone(), next);
        Some(next)
    }

    /// Adds the stems of a word token, words with hyphens as one.
    pub(super) fn whole(&mut self, view: &View<'_>, token: usize, out: &mut Vec<u32>) {
        let words = view.word(token);
        if words.contains('-') {
            out.extend(words.split_whitespace().filter_map(|word| self.of(word)));
        } else {
            out.extend_from_slice(self.at(view, token));
        }
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
            for part in view.word(token).split([' ', '-']) {
                if let Some(stem) = self.of(part) {
                    self.all.push(stem);
                }
            }
            self.places[token] = (from, self.all.len() as u32);
        }
        let (from, to) = self.places[token];
        &self.all[from as usize..to as usize]
    }
}
