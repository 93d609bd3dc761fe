//! Lists of words that cost the program little more than their letters.
//!
//! In a slice of string slices every word has an address, a length and an entry in the table of what is to be relocated at the start:
//! forty bytes, of a program with some seven thousand such words. Here they stand one behind the other, each led by its length, behind two
//! sets that turn most words down at once: of the letters that they begin with, and of their ends and lengths.

/// A list of words, made by `words!`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordList(&'static [u8]);

/// How many bytes the two sets take, before the words begin.
const LETTERS: usize = 4;
const SHAPES: usize = 8;
const HEAD: usize = LETTERS + SHAPES;

impl WordList {
    /// What [`pack`] made.
    pub(crate) const fn of(packed: &'static [u8]) -> Self {
        Self(packed)
    }

    /// Whether a word is one of these.
    pub(crate) fn has(self, word: &str) -> bool {
        self.may_be(word.as_bytes()) && self.any(word.len(), |other| other == word.as_bytes())
    }

    /// Whether a text begins with one of these.
    pub(crate) fn leads(self, text: &str) -> bool {
        self.may_lead(text) && self.bytes().any(|word| text.as_bytes().starts_with(word))
    }

    /// Whether any word of the list begins with the letter that a text begins with, or one that shares its place.
    pub(crate) fn may_lead(self, text: &str) -> bool {
        let set = self
            .0
            .first_chunk()
            .map_or(0, |set| u32::from_le_bytes(*set));
        let first = text.as_bytes().first();
        first.is_some_and(|&first| set & bit(first) != 0)
    }

    /// Whether any word of the list has the ends and the length of another, or what shares their place.
    fn may_be(self, word: &[u8]) -> bool {
        let shapes = self.0.get(LETTERS..).and_then(<[u8]>::first_chunk);
        let set = shapes.map_or(0, |set| u64::from_le_bytes(*set));
        !word.is_empty() && set & shape(word) != 0
    }

    /// Whether any word of so many bytes passes a test.
    fn any(self, length: usize, test: impl Fn(&[u8]) -> bool) -> bool {
        let mut at = HEAD;
        while let Some(&own) = self.0.get(at) {
            let from = at + 1;
            at = from + usize::from(own);
            if usize::from(own) == length && self.0.get(from..at).is_some_and(&test) {
                return true;
            }
        }
        false
    }

    /// The words, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.bytes()
            .map(|word| std::str::from_utf8(word).unwrap_or_default())
    }

    /// The letters of each word.
    pub(crate) fn bytes(self) -> impl Iterator<Item = &'static [u8]> {
        let mut rest = self.0.get(HEAD..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (&length, letters) = rest.split_first()?;
            let (word, behind) = letters.split_at_checked(usize::from(length))?;
            rest = behind;
            Some(word)
        })
    }
}

/// The place of a first letter in the set; letters 32 apart share one.
const fn bit(letter: u8) -> u32 {
    1 << (letter % 32)
}

/// The place of a word's first and last letter and of its length.
const fn shape(word: &[u8]) -> u64 {
    let (first, last) = (word[0] as usize, word[word.len() - 1] as usize);
    1 << ((first * 7 + last * 3 + word.len() * 13) % 64)
}

/// How many bytes a list takes.
pub(crate) const fn room(list: &[&str]) -> usize {
    let (mut bytes, mut at) = (HEAD, 0);
    while at < list.len() {
        assert!(
            !list[at].is_empty() && list[at].len() < 256,
            "a word has 1 to 255 bytes"
        );
        bytes += 1 + list[at].len();
        at += 1;
    }
    bytes
}

/// The sets, and each word of a list behind its length, in as many bytes as [`room`] says.
pub(crate) const fn pack<const ROOM: usize>(list: &[&str]) -> [u8; ROOM] {
    let mut packed = [0; ROOM];
    let (mut letters, mut shapes) = (0, 0);
    let (mut end, mut at) = (HEAD, 0);
    while at < list.len() {
        let word = list[at].as_bytes();
        letters |= bit(word[0]);
        shapes |= shape(word);
        packed[end] = word.len() as u8;
        copy(word, &mut packed, end + 1);
        end += 1 + word.len();
        at += 1;
    }
    copy(&letters.to_le_bytes(), &mut packed, 0);
    copy(&shapes.to_le_bytes(), &mut packed, LETTERS);
    packed
}

/// Writes some bytes to a place.
const fn copy(bytes: &[u8], into: &mut [u8], place: usize) {
    let mut at = 0;
    while at < bytes.len() {
        into[place + at] = bytes[at];
        at += 1;
    }
}

/// A [`WordList`], put together when the program is built.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::words::room(LIST)] = $crate::words::pack(LIST);
        $crate::words::WordList::of(&PACKED)
    }};
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        const LIST: WordList = words!["the", "those", "per cent", "año"];
        assert!(
            ["the", "those", "per cent", "año"]
                .iter()
                .all(|word| LIST.has(word))
        );
        assert!(
            !["", "t", "th", "thethose", "cent", "añ"]
                .iter()
                .any(|word| LIST.has(word))
        );
        assert_eq!(
            LIST.iter().collect::<Vec<_>>(),
            ["the", "those", "per cent", "año"]
        );
        assert!(!words![].has(""));
    }
}
