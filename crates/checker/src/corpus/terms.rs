//! The words of a sentence as small numbers that are equal where the words mean the same.
//!
//! A term is the hash of a word's stem, taken through `lexicon/synonyms.tsv`: *loans*, *lent* and *borrowed* are one. Words that
//! say nothing of what is measured stand there with a dash and give no term. A name is a capitalised word that is not
//! capitalised only for opening its sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use extractor::Kind;

use super::synonyms::SYNONYMS;
use crate::topic::stem_into;
use crate::view::View;

/// What a word means, whatever its form.
pub(crate) type Term = u32;

/// A word of a sentence that says something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) term: Term,
    /// Index of its token.
    pub(crate) token: usize,
    /// Whether it is part of a name.
    pub(crate) name: bool,
    /// Whether it is a name's word that many names share (*Council*, *River*).
    pub(crate) generic: bool,
    /// Whether its name is one that speaks of others' figures (*Ministry of Works*).
    pub(crate) speaker: bool,
}

/// A word as a text gives it, lower case, and its stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) word: Term,
    pub(crate) stem: Term,
}

/// A word list that answers for words, for phrases, and for inflections that it does not hold.
pub(crate) struct Phrases<T> {
    /// By the hash of the words, one after the other.
    found: HashMap<u64, T>,
    /// By the stems; `None` where words of one stem mean different things.
    stemmed: HashMap<u64, Option<T>>,
    /// First words of phrases of several words, with the most words of any.
    openers: HashMap<Term, usize>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Reads the lines `phrase, tab, value` of a table.
    pub(crate) fn read(table: &'static str, value: impl Fn(&'static str) -> T) -> Self {
        let mut list = Self {
            found: HashMap::new(),
            stemmed: HashMap::new(),
            openers: HashMap::new(),
        };
        for line in rows(table) {
            let (phrase, words) = line.split_once('\t').unwrap_or((line, "-"));
            let forms: Vec<Form> = phrase.split(' ').map(form).collect();
            for first in [forms[0].word, forms[0].stem] {
                let longest = list.openers.entry(first).or_insert(1);
                *longest = (*longest).max(forms.len());
            }
            let value = value(words);
            list.found
                .insert(chain(forms.iter().map(|form| form.word)), value);
            let stemmed = list
                .stemmed
                .entry(chain(forms.iter().map(|form| form.stem)));
            stemmed
                .and_modify(|known| *known = known.filter(|known| *known == value))
                .or_insert(Some(value));
        }
        list
    }

    /// Lets a phrase and its inflections mean something, whatever they meant.
    pub(super) fn set(&mut self, forms: &[Form], value: T) {
        for first in [forms[0].word, forms[0].stem] {
            let longest = self.openers.entry(first).or_insert(1);
            *longest = (*longest).max(forms.len());
        }
        let words = chain(forms.iter().map(|form| form.word));
        self.found.insert(words, value);
        let stems = chain(forms.iter().map(|form| form.stem));
        self.stemmed.insert(stems, Some(value));
    }

    /// The value of the longest phrase that opens a sequence of words, and how many of them it takes.
    pub(crate) fn longest(&self, forms: &[Form]) -> Option<(usize, T)> {
        let first = forms.first()?;
        let most = |term: Term| self.openers.get(&term).copied().unwrap_or(0);
        let most = most(first.word).max(most(first.stem)).min(forms.len());
        (1..=most).rev().find_map(|many| {
            let forms = &forms[..many];
            let exact = self
                .found
                .get(&chain(forms.iter().map(|form| form.word)))
                .copied();
            let value = exact.or_else(|| {
                self.stemmed
                    .get(&chain(forms.iter().map(|form| form.stem)))
                    .copied()
                    .flatten()
            })?;
            Some((many, value))
        })
    }
}

/// A word's forms.
pub(crate) fn form(word: &str) -> Form {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut stem = String::new();
    let known = stem_into(bare, &mut stem);
    let lower = bare.to_lowercase();
    let lower = lower.trim_end_matches("’s").trim_end_matches("'s");
    if known {
        country(bare, &mut stem);
    }
    Form {
        word: hash(if word == "&" { word } else { lower }),
        stem: if known { hash(&stem) } else { hash(lower) },
    }
}

/// The lines of a table that are no comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static GENERIC: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::read(
        include_str!("../../../../lexicon/generic-names.tsv"),
        |_| (),
    )
});

static SPEAKERS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../../lexicon/generic-names.tsv"));
    let mut terms: Vec<Term> = table
        .filter_map(|line| line.strip_suffix("\tspeaker"))
        .filter_map(term_of)
        .collect();
    terms.sort_unstable();
    terms
});

/// Words of what happens on a day.
static EVENTS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let mut events: Vec<Term> = rows(include_str!("../../../../lexicon/events.tsv"))
        .filter_map(term_of)
        .collect();
    events.sort_unstable();
    events
});

/// Whether a term is of something that happens on a day.
pub(crate) fn is_event(term: Term) -> bool {
    EVENTS.binary_search(&term).is_ok()
}

/// A word of running text before synonyms are joined, function words too, so that phrases can hold them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raw {
    pub(crate) form: Form,
    pub(crate) token: usize,
    content: bool,
    capital: bool,
    /// Whether it opens its sentence.
    opens: bool,
}

/// The words of a sentence, compounds and cue phrases taken apart.
pub(crate) fn raw_words(view: &View<'_>, sentence: usize, out: &mut Vec<Raw>) {
    out.clear();
    let (from, to) = view.reading.sentences[sentence].tokens;
    for token in from..to {
        let words = match view.mark(token) {
            Some('&') => "&",
            _ if view.is_word(token) => view.word(token),
            _ => match named_fraction(view, token) {
                Some(words) => words,
                None => continue,
            },
        };
        for word in words
            .split([' ', '-', '‑', '/'])
            .filter(|word| !word.is_empty())
        {
            out.push(Raw {
                form: form(word),
                token,
                content: is_content(word),
                capital: word.starts_with(char::is_uppercase),
                opens: out.is_empty(),
            });
        }
    }
}

/// What stands between the numbers of a fraction that names its things: "residents in" of "two residents in five".
fn named_fraction<'v>(view: &View<'v>, token: usize) -> Option<&'v str> {
    let q = view
        .at(token)
        .filter(|&q| view.quantity(q).kind == Kind::Fraction)?;
    // What stands before the first number is a hedge.
    let mut words = view.printed(q).split(' ');
    let first = words.find(|word| word.eq_ignore_ascii_case("one") || is_content(word))?;
    let rest = view.printed(q);
    let rest = rest.get(rest.find(first)? + first.len()..)?.trim_start();
    rest.rsplit_once(' ').map(|(between, _)| between)
}

/// Whether a word says anything by itself.
pub(crate) fn is_content(word: &str) -> bool {
    stem_into(word, &mut String::new())
}

/// The terms of those words. `names` are the stems that the document capitalises inside its sentences.
pub(crate) fn terms(raw: &[Raw], names: &[Term], out: &mut Vec<Word>) {
    out.clear();
    let forms: Vec<Form> = raw.iter().map(|word| word.form).collect();
    let mut at = 0;
    while at < raw.len() {
        let word = raw[at];
        let next = raw.get(at + 1);
        let beside =
            next.is_some_and(|next| next.capital && next.content && next.token <= word.token + 1);
        let name = word.capital
            && word.content
            && (!word.opens || beside || names.binary_search(&word.form.stem).is_ok());
        let (taken, term) = match SYNONYMS.longest(&forms[at..]) {
            Some((taken, term)) => (taken, term),
            None => (1, word.content.then_some(word.form.stem)),
        };
        if let Some(term) = term {
            out.push(Word {
                term,
                token: word.token,
                name,
                generic: GENERIC.longest(&forms[at..=at]).is_some(),
                speaker: false,
            });
        }
        at += taken;
    }
    for run in out.chunk_by_mut(|a, b| a.name && b.name && b.token <= a.token + 2) {
        let speaks = |word: &Word| SPEAKERS.binary_search(&word.term).is_ok();
        let speaker = run[0].name && run.iter().any(speaks);
        for word in run {
            word.speaker = speaker;
        }
    }
}

/// A capitalised word without the ending that makes a country a nationality: *Mexico* and *Mexicans* are one.
fn country(word: &str, stem: &mut String) {
    let capital = word
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(char::is_uppercase);
    let endings = ["ian", "an", "ese", "ish", "i", "o", "a"];
    let ending = endings
        .iter()
        .find(|ending| capital && stem.len() >= ending.len() + 4 && stem.ends_with(*ending));
    if let Some(ending) = ending {
        stem.truncate(stem.len() - ending.len());
    }
}

/// The terms of all content words of a text, sorted.
pub(crate) fn vocabulary(text: &str) -> Vec<Term> {
    let forms: Vec<(Form, bool)> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '/' | '—' | '–'))
        .filter(|word| word.contains(char::is_alphabetic))
        .map(|word| (form(word), is_content(word)))
        .collect();
    let words: Vec<Form> = forms.iter().map(|form| form.0).collect();
    let mut found = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (taken, term) = SYNONYMS
            .longest(&words[at..])
            .unwrap_or_else(|| (1, forms[at].1.then_some(words[at].stem)));
        found.extend(term);
        at += taken;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Some words as they stand, as a term.
pub(crate) fn raw_term(words: &str) -> Term {
    hash(&words.to_lowercase())
}

/// Whether many names share a word.
pub(crate) fn is_generic(form: Form) -> bool {
    GENERIC.longest(&[form]).is_some()
}

/// Whether the synonyms hold a word.
pub(crate) fn is_listed(form: Form) -> bool {
    SYNONYMS.longest(&[form]).is_some()
}

/// The term of one word; none of one that says nothing.
pub(crate) fn term_of_form(form: Form) -> Option<Term> {
    match SYNONYMS.longest(&[form]) {
        Some((_, term)) => term,
        None => Some(form.stem),
    }
}

/// A word's or phrase's term, synonyms joined.
pub(crate) fn term_of(words: &str) -> Option<Term> {
    let forms: Vec<Form> = words.split(' ').map(form).collect();
    match SYNONYMS.longest(&forms) {
        Some((_, term)) => term,
        None => forms.first().map(|form| form.stem),
    }
}

/// FNV-1a, 32 bits.
fn hash(text: &str) -> Term {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// FNV-1a, 64 bits, over a sequence of words.
fn chain(words: impl Iterator<Item = Term>) -> u64 {
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_are_one_term() {
        assert_eq!(term_of("loans"), term_of("borrowed"));
        assert_eq!(term_of("A & E"), term_of("emergency department"));
        assert_eq!(term_of("Mexico"), term_of("Mexicans"));
        assert_ne!(term_of("received"), term_of("decided"));
        assert_eq!(
            term_of("reported"),
            None,
            "it says nothing of what is measured"
        );
    }

    #[test]
    fn no_synonym_stands_for_a_word_that_has_one_itself() {
        let table = include_str!("../../../../lexicon/synonyms.tsv");
        let pairs: Vec<_> = rows(table).filter_map(|row| row.split_once('\t')).collect();
        for (phrase, meaning) in &pairs {
            let again = pairs.iter().find(|(other, _)| other == meaning);
            assert_eq!(again, None, "{phrase}");
        }
    }
}
