//! Words as small numbers while the lexicon is built.

use crate::classes::Class;
use crate::hash::{hash, letters};
use crate::lexicon::{Entry, WordId, places};

/// The words met so far while the lexicon is built. As in the lexicon, the hash of a word stands for it.
#[derive(Debug)]
pub(crate) struct Words {
    /// Open addressing: the ids of the words by their hashes, 0 where empty; at most half full.
    pub(crate) slots: Vec<u16>,
    /// The hash of each.
    pub(crate) hashes: Vec<u64>,
    /// How long each is, in bytes.
    pub(crate) lengths: Vec<u8>,
    pub(crate) entries: Vec<Entry>,
    /// The ids of ASCII marks and letters, of which a hash does not tell all apart.
    pub(crate) marks: [WordId; 128],
}

impl Default for Words {
    fn default() -> Self {
        Self {
            slots: vec![0; 1 << 14],
            hashes: with_first(0),
            lengths: with_first(0),
            entries: with_first(Entry::default()),
            marks: [WordId(0); 128],
        }
    }
}

/// A list with room for the words of the lexicon, and the first of it, which is none of them.
fn with_first<T>(first: T) -> Vec<T> {
    let mut all = Vec::with_capacity(1 << 13);
    all.push(first);
    all
}

impl Words {
    /// The id of a word, new if need be.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let hash = hash(word.as_bytes());
        let [byte @ ..128] = *word.as_bytes() else {
            return self.intern_hashed(hash, word.len());
        };
        let mark = byte.to_ascii_lowercase() as usize;
        if self.marks[mark] == WordId(0) {
            self.marks[mark] = self.add(hash, 1);
            if let (slot, WordId(0)) = self.find(hash) {
                self.slots[slot] = self.marks[mark].0;
            }
        }
        self.marks[mark]
    }

    /// The same of a word of several bytes of which the hash and length are at hand.
    fn intern_hashed(&mut self, hash: u64, len: usize) -> WordId {
        let (slot, known) = self.find(hash);
        if known != WordId(0) {
            return known;
        }
        let id = self.add(hash, len);
        self.slots[slot] = id.0;
        if self.hashes.len() * 2 > self.slots.len() {
            self.widen();
        }
        id
    }

    /// A new word.
    fn add(&mut self, hash: u64, len: usize) -> WordId {
        let id = WordId(u16::try_from(self.hashes.len()).expect("fewer than 65,536 words"));
        self.hashes.push(hash);
        self.lengths.push(len.min(255) as u8);
        self.entries.push(Entry::default());
        id
    }

    /// The slot of a hash, and the id in it: 0 if no word has the hash.
    fn find(&self, hash: u64) -> (usize, WordId) {
        let mask = self.slots.len() - 1;
        let mut slot = places(hash).1 & mask;
        loop {
            let id = self.slots[slot];
            if id == 0 || self.hashes[id as usize] == hash {
                return (slot, WordId(id));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Makes room for twice as many words.
    fn widen(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for id in 1..self.hashes.len() {
            if let (slot, WordId(0)) = self.find(self.hashes[id]) {
                self.slots[slot] = id as u16;
            }
        }
    }

    /// What is said of a word so far.
    pub(crate) fn entry(&mut self, id: WordId) -> &mut Entry {
        &mut self.entries[id.0 as usize]
    }

    /// Lets a word count as another does; of phrases, lets the first word begin what the other's begins.
    pub(crate) fn liken(&mut self, ids: &[WordId], like: &[WordId]) {
        let known = self.entries[like[0].0 as usize];
        let keep = like.iter().any(|id| self.entries[id.0 as usize].keep);
        let rarest = ids.iter().max_by_key(|id| self.lengths[id.0 as usize]);
        let rarest = *rarest.expect("a phrase has a word");
        self.entry(rarest).keep |= keep;
        let first = self.entry(ids[0]);
        if let ([_], [_]) = (ids, like) {
            first.classes = first.classes.and(known.classes);
            first.value = known.value;
        } else if known.classes.has(Class::HedgeStart) {
            first.classes.add(Class::HedgeStart);
        }
    }

    /// Adds the ids of a phrase's words and symbols, without blanks and hyphens between words.
    pub(crate) fn phrase(&mut self, phrase: &str, ids: &mut Vec<WordId>) {
        let begun = ids.len();
        let bytes = phrase.as_bytes();
        let mut at = 0;
        // Nearly all are words of letters with single blanks between them.
        while at < bytes.len() {
            let (len, hash) = letters(bytes, at);
            let end = at + len;
            if !matches!(bytes.get(end), None | Some(b' ')) {
                break;
            }
            match len {
                0 => {}
                1 => ids.push(self.intern(&phrase[at..end])),
                _ => ids.push(self.intern_hashed(hash, len)),
            }
            at = end + 1;
        }
        if at >= bytes.len() {
            return;
        }
        ids.truncate(begun);
        let mut rest = phrase;
        while let Some(first) = rest.chars().next() {
            let len = piece(rest);
            let joins = first == '-' && ids.len() > begun && rest.len() > len;
            if first != ' ' && !joins {
                ids.push(self.intern(&rest[..len]));
            }
            rest = &rest[len..];
        }
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
