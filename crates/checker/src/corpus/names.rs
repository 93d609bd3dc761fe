//! Which words of a document are names: those that it capitalises though they open no sentence, and those that open one and
//! look like no common word.

use document::sort_by_key;
use extractor::{Cues, cues_of};

use super::terms::{Form, Term, form, is_content, is_generic, is_listed, term_of_form};

/// The stems of words that a document capitalises as names, sorted: those inside its sentences, and those that open one and
/// look like no common word.
pub(crate) fn capitalised(text: &str) -> Vec<Term> {
    let (mut found, rare) = inside_and_opening(text);
    found.extend(rare);
    found.sort_unstable();
    found.dedup();
    found
}

/// Those of them that are names for sure, sorted: that stand inside a sentence, or open more than one.
pub(crate) fn surely_capitalised(text: &str) -> Vec<Term> {
    let (mut found, mut rare) = inside_and_opening(text);
    rare.sort_unstable();
    found.extend(
        rare.chunk_by(|a, b| a == b)
            .filter(|run| run.len() > 1)
            .map(|run| run[0]),
    );
    found.sort_unstable();
    found.dedup();
    found
}

fn inside_and_opening(text: &str) -> (Vec<Term>, Vec<Term>) {
    let (mut found, mut opening, mut common) = (Vec::new(), Vec::new(), Vec::new());
    let mut opens = true;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if is_content(bare) {
            let here = form(bare);
            let capital = bare.starts_with(char::is_uppercase);
            match (capital, opens) {
                (true, false) => found.push(here.stem),
                (true, true) if may_be_name(bare, here, words.peek()) => opening.push(here),
                (true, true) => {}
                (false, _) => common.push(here.word),
            }
        }
        opens = word.ends_with(['.', '!', '?', ':', '”', '"', '’']);
    }
    common.sort_unstable();
    let rare = opening
        .iter()
        .filter(|form| common.binary_search(&form.word).is_err());
    let rare = rare.map(|form| form.stem).collect();
    (found, rare)
}

/// Whether a word that opens a sentence may be a name: known to no list, no plural, adverb or participle, and not
/// followed as a preposition is.
fn may_be_name(word: &str, form: Form, next: Option<&&str>) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let endings = ["s", "ing", "ed", "ly", "ment", "tion", "ness", "ity"];
    let owner = bare.ends_with("’s") || bare.ends_with("'s");
    let object = next.is_some_and(|next| {
        matches!(
            *next,
            "the"
                | "a"
                | "an"
                | "of"
                | "its"
                | "their"
                | "his"
                | "her"
                | "that"
                | "this"
                | "these"
                | "those"
                | "all"
                // "Gloom in the valley", "Hope for patients"
                | "in"
                | "for"
                | "over"
                | "about"
                | "from"
                | "with"
                | "as"
        )
    });
    (owner || !endings.iter().any(|ending| bare.ends_with(ending)))
        && !object
        && !is_listed(form)
        && cues_of(&bare.to_lowercase()) == Cues::NONE
}

/// The terms of a document's names without those that many names share: of `capitals`, the stems it capitalises.
pub(crate) fn own_names(text: &str, capitals: &[Term]) -> Vec<Term> {
    let mut found: Vec<Term> = own_names_as_said(text, capitals).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The same, each as often as it is said.
fn own_names_as_said(text: &str, capitals: &[Term]) -> impl Iterator<Item = Term> {
    text.split_whitespace().filter_map(|word| {
        let named = word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase);
        let here = named.then(|| form(word))?;
        let own = capitals.binary_search(&here.stem).is_ok() && !is_generic(here);
        own.then(|| term_of_form(here)).flatten()
    })
}

/// At most so many names say what a document is about.
const TOPICS: usize = 6;

/// The names that a document is about: those it says most often, of equally frequent ones the first.
pub(crate) fn topics(text: &str, capitals: &[Term]) -> Vec<Term> {
    let mut counted: Vec<(Term, usize)> = Vec::new();
    for term in own_names_as_said(text, capitals) {
        match counted.iter().position(|entry| entry.0 == term) {
            Some(at) => counted[at].1 += 1,
            None if counted.len() < 64 => counted.push((term, 1)),
            None => {}
        }
    }
    sort_by_key(&mut counted, |entry| std::cmp::Reverse(entry.1));
    counted.truncate(TOPICS);
    counted.into_iter().map(|entry| entry.0).collect()
}
