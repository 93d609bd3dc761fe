//! What a quantity is said of, as stems of the content words around it.

use document::Span;
use extractor::UnitId;
use smallvec::SmallVec;

use crate::memo::Heads;
use crate::stems::Stems;
use crate::view::View;

/// Stems of some words: mostly so few that they take no room of their own.
pub(crate) type Listed<'a> = SmallVec<[&'a str; 4]>;

impl<'a> View<'a> {
    /// The content words (stems) around a quantity in its own clause: what is measured.
    pub(crate) fn topic(&self, q: usize) -> &[&'a str] {
        self.memo.topics[q].get_or_init(|| self.words_around(q))
    }

    /// Whether two quantities are said of what has a word in common.
    pub(crate) fn share_topic(&self, a: usize, b: usize) -> bool {
        // Words of one stem begin alike, and sorted numbers are quickly gone through.
        let (mut one, mut other) = (self.heads(a), self.heads(b));
        while let (Some(&(mine, at)), Some(&(theirs, _))) = (one.first(), other.first()) {
            if mine > theirs {
                other = &other[1..];
                continue;
            }
            let stem = self.topic(a)[at as usize];
            let alike = other.iter().take_while(|(head, _)| *head == mine);
            if alike
                .map(|&(_, place)| self.topic(b)[place as usize])
                .any(|word| related(stem, word))
            {
                return true;
            }
            one = &one[1..];
        }
        false
    }

    /// The first four letters of each word of a topic, as a number, with its place; sorted.
    fn heads(&self, q: usize) -> &[(u32, u32)] {
        self.memo.heads[q].get_or_init(|| {
            let head = |stem: &&str| {
                let letters = stem.bytes().chain([0; 4]).take(4);
                letters.fold(0, |head, byte| head << 8 | u32::from(byte))
            };
            let mut heads: Heads = self.topic(q).iter().map(head).zip(0..).collect();
            heads.sort_unstable();
            heads
        })
    }

    fn words_around(&self, q: usize) -> Vec<&'a str> {
        let token = self.token(q);
        let mut stems = Vec::with_capacity(12);
        let known = self.numbered();
        let take = |at: usize, stems: &mut Vec<&'a str>| -> bool {
            if matches!(self.mark(at), Some(';' | ':' | '—' | '(' | ')'))
                || self.at(at).is_some()
                || self.cues(at).has(extractor::Cue::But)
            {
                return false;
            }
            stems.extend(known.of_token(at));
            true
        };
        for at in (self.first_token(token).max(token.saturating_sub(12))..token).rev() {
            if !take(at, &mut stems) {
                break;
            }
        }
        for at in token + 1..self.end_token(token).min(token + 7) {
            if !take(at, &mut stems) {
                break;
            }
        }
        stems
    }

    /// Whether a plain count counts what a rate is per ("homes a hectare" against "36 hectares" read as a count).
    pub(crate) fn counts_in(&self, q: usize, per: UnitId) -> bool {
        let counted = self.counted(q);
        if counted.is_empty() {
            return false;
        }
        let name = per.name();
        let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if name.bytes().all(small) {
            return stem(name).is_some_and(|unit| counted.contains(&unit));
        }
        stem(&name.to_lowercase()).is_some_and(|unit| counted.contains(&unit))
    }

    /// The stems of the noun phrase that a quantity counts; none where it counts nothing by name.
    pub(crate) fn counted(&self, q: usize) -> &[&'a str] {
        self.memo.counted[q].get_or_init(|| {
            let span = self.context(q).counted;
            let mut stems = Vec::new();
            if let Some(span) = span {
                stems_of(self.lowered_words(span), &mut stems);
            }
            stems
        })
    }

    /// The stems of all words of the document, as numbers.
    pub(crate) fn numbered(&self) -> &Stems<'a> {
        self.memo.stems.get_or_init(|| Stems::new(self))
    }

    /// The stems of some words.
    pub(crate) fn stems(&self, span: Span) -> Listed<'a> {
        let mut stems = Listed::new();
        stems_of(self.lowered_words(span), &mut stems);
        stems
    }
}

/// Adds the stems of some words in small letters.
pub(crate) fn stems_of<'a>(words: &'a str, out: &mut impl Extend<&'a str>) {
    // Most are one word of plain letters.
    if words.bytes().all(|byte| (b'!'..0x7f).contains(&byte)) {
        out.extend(stem(words));
    } else {
        out.extend(words.split_whitespace().filter_map(stem));
    }
}

/// Whether two stems are of one word, cut at different places.
pub(crate) fn related(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // Most differ in their first letters.
    match (a.first_chunk::<4>(), b.first_chunk::<4>()) {
        (Some(first), Some(other)) if first == other => {
            let (a, b) = (&a[4..], &b[4..]);
            let common = a.iter().zip(b).take_while(|(x, y)| x == y).count();
            common + 3 >= a.len().min(b.len())
        }
        _ => a == b,
    }
}

/// The stem of a content word in small letters, crude but the same for "granted", "grants" and "grant"; none of a
/// function word.
pub(crate) fn stem(word: &str) -> Option<&str> {
    let bytes = word.as_bytes();
    // Most words have nothing to trim.
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut stem = if plain(bytes.first()) && plain(bytes.last()) {
        word
    } else {
        word.trim_matches(|c: char| !c.is_alphanumeric())
    };
    if stem.len() < 3 || is_function_word(stem) {
        return None;
    }
    if let Some(cut) = stem.strip_suffix("’s").or_else(|| stem.strip_suffix("'s")) {
        stem = cut;
    }
    Some(&stem[..stem.len() - ending(stem)])
}
/// Writes the stem of a word in any case over `out`; false, and nothing to use, for a function word.
pub(crate) fn stem_into(word: &str, out: &mut String) -> bool {
    out.clear();
    if word.is_ascii() {
        out.push_str(word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
        out.make_ascii_lowercase();
    } else {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    let Some(len) = stem(out).map(str::len) else {
        return false;
    };
    // Nothing is left to trim, so that the stem is the beginning.
    out.truncate(len);
    true
}

/// How long the ending is that a stem goes without; three letters stay at least.
fn ending(stem: &str) -> usize {
    let most = stem.len().saturating_sub(3);
    match stem.as_bytes() {
        [.., b'a', b't', b'i', b'o', b'n', b's'] if most >= 6 => 6,
        [.., b'm', b'e', b'n', b't', b's'] if most >= 5 => 5,
        [.., b'i', b'o', b'n', b's'] | [.., b'i', b'n', b'g', b's'] if most >= 4 => 4,
        [.., b'e' | b'o', b'r', b's'] | [.., b'i', b'e', b's'] | [.., b'a', b'l', b's']
            if most >= 3 =>
        {
            3
        }
        [.., b'e', b's'] if most >= 2 => 2,
        [.., b'a', b't', b'i', b'o', b'n'] if most >= 5 => 5,
        [.., b'm', b'e', b'n', b't'] if most >= 4 => 4,
        [.., b'i', b'o', b'n'] | [.., b'i', b'n', b'g'] | [.., b'i', b'e', b'd'] if most >= 3 => 3,
        [.., b'e' | b'o', b'r'] | [.., b'e', b'd'] | [.., b'a', b'l'] if most >= 2 => 2,
        [.., b's' | b'y' | b'e'] if most >= 1 => 1,
        _ => 0,
    }
}

/// Whether a word says nothing of what is measured.
fn is_function_word(word: &str) -> bool {
    match FUNCTION_WORDS.get(word.len()) {
        Some(words) => {
            let bytes = word.as_bytes();
            let second = bytes.get(1).copied().unwrap_or_default();
            HINTS[word.len()] >> hint(bytes[0], second) & 1 == 1 && words.contains(&packed(word))
        }
        None => word == "according",
    }
}

/// A bit for the first two letters of each word of a length: most words have others.
const HINTS: [u64; 9] = {
    let mut hints = [0; 9];
    let mut len = 2;
    while len < hints.len() {
        let mut at = 0;
        while at < FUNCTION_WORDS[len].len() {
            let word = FUNCTION_WORDS[len][at];
            let first = (word >> (8 * (len - 1))) as u8;
            let second = (word >> (8 * (len - 2))) as u8;
            hints[len] |= 1 << hint(first, second);
            at += 1;
        }
        len += 1;
    }
    hints
};

const fn hint(first: u8, second: u8) -> u8 {
    (first.wrapping_mul(5) ^ second) & 63
}

/// The bytes of a word of up to eight as one number.
const fn packed(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut number = 0;
    let mut at = 0;
    while at < bytes.len() {
        number = number << 8 | bytes[at] as u64;
        at += 1;
    }
    number
}

/// The numbers of some words.
const fn all<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut numbers = [0; N];
    let mut at = 0;
    while at < N {
        numbers[at] = packed(words[at]);
        at += 1;
    }
    numbers
}

/// Words of up to eight letters that say nothing of what is measured, by their length.
const FUNCTION_WORDS: [&[u64]; 9] = [
    &[],
    &[],
    &[],
    &all([
        "the", "and", "for", "was", "are", "had", "has", "who", "its", "his", "her", "our", "per",
        "but", "not", "all", "any", "out", "off", "own", "can", "may", "now", "did",
    ]),
    &all([
        "with", "from", "that", "this", "were", "have", "been", "when", "than", "more", "less",
        "over", "just", "some", "they", "year", "last", "each", "into", "onto", "cent", "said",
        "says", "only", "also", "will", "them", "whom", "does", "such",
    ]),
    &all([
        "these", "those", "which", "about", "under", "their", "years", "other", "while", "there",
        "would", "could", "after", "later", "since", "until", "whose", "being",
    ]),
    &all(["nearly", "almost", "before", "within", "during"]),
    &all(["percent", "earlier", "against", "between", "through"]),
    &all(["compared"]),
];
