//! Words as small numbers while the lexicon is built.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::classes::Class;
use crate::hash::hash;
use crate::lexicon::{Entry, WordId};

/// Hashes the words of the lexicon, which nobody chooses to collide.
#[derive(Debug, Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(5) ^ hash(bytes);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The words met so far while the lexicon is built.
#[derive(Debug)]
pub(crate) struct Words {
    ids: HashMap<Box<str>, WordId, BuildHasherDefault<Quick>>,
    /// The hash and length of each.
    pub(crate) spelled: Vec<(u64, usize)>,
    pub(crate) entries: Vec<Entry>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            ids: HashMap::with_capacity_and_hasher(8192, BuildHasherDefault::default()),
            spelled: vec![(0, 0)],
            entries: vec![Entry::default()],
        }
    }
}

impl Words {
    /// The id of a word, new if need be.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let small = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
        if let Some(&id) = self.ids.get(&*small) {
            return id;
        }
        let id = WordId(u16::try_from(self.spelled.len()).expect("fewer than 65,536 words"));
        self.spelled.push((hash(small.as_bytes()), small.len()));
        self.ids.insert(small.into(), id);
        self.entries.push(Entry::default());
        id
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

    /// The id of a one-character word; 0 if there is none.
    pub(crate) fn known(&self, mark: char) -> WordId {
        let mut buffer = [0; 4];
        self.ids
            .get(&*mark.encode_utf8(&mut buffer))
            .copied()
            .unwrap_or_default()
    }

    /// The ids of a phrase's words and symbols, without blanks and hyphens between words.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
        if phrase.bytes().all(plain) {
            let words = phrase.split(' ').filter(|word| !word.is_empty());
            return words.map(|word| self.intern(word)).collect();
        }
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
