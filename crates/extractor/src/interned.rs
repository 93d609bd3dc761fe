//! Words as small numbers while the lexicon is built.

use crate::classes::Class;
use crate::hash::hash;
use crate::lexicon::{Entry, WordId, places};

/// The words met so far while the lexicon is built. As in the lexicon, the hash of a word stands for it.
#[derive(Debug)]
pub(crate) struct Words {
    /// Open addressing: the hash and id of a word, id 0 where empty; at most half full.
    pub(crate) slots: Vec<(u64, WordId)>,
    /// The hash and length of each.
    pub(crate) spelled: Vec<(u64, usize)>,
    pub(crate) entries: Vec<Entry>,
    /// The ids of ASCII marks and letters, of which a hash does not tell all apart.
    pub(crate) marks: [WordId; 128],
}

impl Default for Words {
    fn default() -> Self {
        Self {
            slots: vec![(0, WordId(0)); 1 << 14],
            spelled: vec![(0, 0)],
            entries: vec![Entry::default()],
            marks: [WordId(0); 128],
        }
    }
}

impl Words {
    /// The id of a word, new if need be.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let hash = hash(word.as_bytes());
        let mark = match word.as_bytes() {
            [byte @ ..128] => Some(byte.to_ascii_lowercase() as usize),
            _ => None,
        };
        let known = mark.map_or_else(|| self.find(hash).1, |mark| self.marks[mark]);
        if known != WordId(0) {
            return known;
        }
        let id = WordId(u16::try_from(self.spelled.len()).expect("fewer than 65,536 words"));
        if let Some(mark) = mark {
            self.marks[mark] = id;
        }
        self.spelled.push((hash, word.len()));
        self.entries.push(Entry::default());
        self.file(hash, id);
        if self.spelled.len() * 2 > self.slots.len() {
            self.widen();
        }
        id
    }

    /// The slot of a hash, and the id in it: 0 if no word has the hash.
    fn find(&self, hash: u64) -> (usize, WordId) {
        let mask = self.slots.len() - 1;
        let mut slot = places(hash).1 & mask;
        loop {
            let (known, id) = self.slots[slot];
            if known == hash || id == WordId(0) {
                return (slot, id);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Files a word under its hash, unless another has it.
    fn file(&mut self, hash: u64, id: WordId) {
        if let (slot, WordId(0)) = self.find(hash) {
            self.slots[slot] = (hash, id);
        }
    }

    /// Makes room for twice as many words.
    fn widen(&mut self) {
        self.slots = vec![(0, WordId(0)); self.slots.len() * 2];
        for id in 1..self.spelled.len() {
            self.file(self.spelled[id].0, WordId(id as u16));
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
        let rarest = ids.iter().max_by_key(|id| self.spelled[id.0 as usize].1);
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
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
        if phrase.bytes().all(plain) {
            let words = phrase.split_ascii_whitespace();
            ids.extend(words.map(|word| self.intern(word)));
            return;
        }
        let begun = ids.len();
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
