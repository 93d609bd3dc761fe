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

/// The stem of one word; none of a function word.
pub(crate) fn stems_of(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    push_stem(word, &mut stems);
    stems
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
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    stem.extend(word.chars().flat_map(char::to_lowercase));
    if stem.len() < 3 || FUNCTION_WORDS.contains(&stem.as_str()) {
        return false;
    }
    if let Some(cut) = stem.strip_suffix("’s").or_else(|| stem.strip_suffix("'s")) {
        stem.truncate(cut.len());
    }
    for ending in [
        "ations", "ation", "ions", "ion", "ings", "ing", "ments", "ment", "ers", "er", "ors", "or",
        "ies", "ied", "als", "al", "es", "ed", "s", "y", "e",
    ] {
        if stem.len() >= ending.len() + 3 && stem.ends_with(ending) {
            stem.truncate(stem.len() - ending.len());
            break;
        }
    }
    true
}

/// Words that say nothing of what is measured.
const FUNCTION_WORDS: &[&str] = &[
    "the",
    "and",
    "for",
    "with",
    "from",
    "that",
    "this",
    "these",
    "those",
    "were",
    "was",
    "are",
    "had",
    "has",
    "have",
    "been",
    "who",
    "which",
    "when",
    "than",
    "more",
    "less",
    "about",
    "nearly",
    "almost",
    "over",
    "under",
    "just",
    "some",
    "its",
    "their",
    "his",
    "her",
    "our",
    "they",
    "year",
    "years",
    "last",
    "each",
    "other",
    "into",
    "onto",
    "per",
    "cent",
    "percent",
    "according",
    "said",
    "says",
    "but",
    "not",
    "only",
    "all",
    "any",
    "out",
    "off",
    "own",
    "while",
    "also",
    "there",
    "will",
    "would",
    "could",
    "can",
    "may",
    "before",
    "after",
    "earlier",
    "later",
    "now",
    "compared",
    "against",
    "between",
    "within",
    "during",
    "since",
    "until",
    "through",
    "them",
    "whom",
    "whose",
    "did",
    "does",
    "being",
    "such",
];
