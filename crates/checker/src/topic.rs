//! What a quantity is said of, as stems of the content words around it.

use document::Span;
use extractor::UnitId;

use crate::view::View;

impl View<'_> {
    /// The content words (stems) around a quantity in its own clause: what is measured.
    pub(crate) fn topic(&self, q: usize) -> Vec<String> {
        let token = self.token(q);
        let mut stems = Vec::new();
        let take = |at: usize, stems: &mut Vec<String>| -> bool {
            if matches!(self.mark(at), Some(';' | ':' | '—' | '(' | ')'))
                || self.at(at).is_some()
                || self.cues(at).has(extractor::Cue::But)
            {
                return false;
            }
            if self.is_word(at) {
                push_stem(self.word(at), stems);
            }
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
        let mut unit = Vec::new();
        push_stem(per.name(), &mut unit);
        !unit.is_empty()
            && self
                .context(q)
                .counted
                .is_some_and(|span| self.stems(span).contains(&unit[0]))
    }

    /// The stems of some words.
    pub(crate) fn stems(&self, span: Span) -> Vec<String> {
        let mut stems = Vec::new();
        for word in self.words(span).split_whitespace() {
            push_stem(word, &mut stems);
        }
        stems
    }
}

/// Whether two stems are of one word, cut at different places.
pub(crate) fn related(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 4 && common + 3 >= a.len().min(b.len())
}

/// The stem of a content word, crude but the same for "granted", "grants" and "grant"; function words are left out.
fn push_stem(word: &str, stems: &mut Vec<String>) {
    let mut stem = String::new();
    if stem_into(word, &mut stem) {
        stems.push(stem);
    }
}

/// Writes the stem of one word over `stem`; false, and nothing to use, for a function word.
pub(crate) fn stem_into(word: &str, stem: &mut String) -> bool {
    stem.clear();
    if word.is_ascii() {
        let edge = |c: char| !c.is_ascii_alphanumeric();
        stem.push_str(word.trim_matches(edge));
        stem.make_ascii_lowercase();
    } else {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        stem.extend(word.chars().flat_map(char::to_lowercase));
    }
    if stem.len() < 3 || is_function_word(stem) {
        return false;
    }
    if let Some(cut) = stem.strip_suffix("’s").or_else(|| stem.strip_suffix("'s")) {
        stem.truncate(cut.len());
    }
    stem.truncate(stem.len() - ending(stem));
    true
}

/// How long the ending is that a stem goes without; three letters stay at least.
fn ending(stem: &str) -> usize {
    let endings: &[&str] = match stem.as_bytes().last() {
        Some(b's') => &[
            "ations", "ions", "ings", "ments", "ers", "ors", "ies", "als", "es", "s",
        ],
        Some(b'n') => &["ation", "ion"],
        Some(b'g') => &["ing"],
        Some(b't') => &["ment"],
        Some(b'r') => &["er", "or"],
        Some(b'd') => &["ied", "ed"],
        Some(b'l') => &["al"],
        Some(b'y') => &["y"],
        Some(b'e') => &["e"],
        _ => &[],
    };
    endings
        .iter()
        .find(|ending| stem.len() >= ending.len() + 3 && stem.ends_with(**ending))
        .map_or(0, |ending| ending.len())
}

/// Whether a word says nothing of what is measured.
fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS
        .get(word.len())
        .is_some_and(|words| words.contains(&word))
}

/// Words that say nothing of what is measured, by their length.
const FUNCTION_WORDS: [&[&str]; 10] = [
    &[],
    &[],
    &[],
    &[
        "the", "and", "for", "was", "are", "had", "has", "who", "its", "his", "her", "our", "per",
        "but", "not", "all", "any", "out", "off", "own", "can", "may", "now", "did",
    ],
    &[
        "with", "from", "that", "this", "were", "have", "been", "when", "than", "more", "less",
        "over", "just", "some", "they", "year", "last", "each", "into", "onto", "cent", "said",
        "says", "only", "also", "will", "them", "whom", "does", "such",
    ],
    &[
        "these", "those", "which", "about", "under", "their", "years", "other", "while", "there",
        "would", "could", "after", "later", "since", "until", "whose", "being",
    ],
    &["nearly", "almost", "before", "within", "during"],
    &["percent", "earlier", "against", "between", "through"],
    &["compared"],
    &["according"],
];
