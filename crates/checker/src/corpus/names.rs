//! Which words of a document are names: those that it capitalises though they open no sentence, and those that open one and
//! look like no common word.

use extractor::{Cues, cues_of};

use super::terms::{Form, Term, form, is_content, is_generic, is_listed, term_of_form};

/// The stems of words that a document capitalises as names, sorted: those inside its sentences, and those that open one and
/// look like no common word.
pub(crate) fn capitalised(text: &str) -> Vec<Term> {
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
    found.extend(rare.map(|form| form.stem));
    found.sort_unstable();
    found.dedup();
    found
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
        )
    });
    (owner || !endings.iter().any(|ending| bare.ends_with(ending)))
        && !object
        && !is_listed(form)
        && cues_of(&bare.to_lowercase()) == Cues::NONE
}

/// The terms of a document's names without those that many names share: of `capitals`, the stems it capitalises.
pub(crate) fn own_names(text: &str, capitals: &[Term]) -> Vec<Term> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let here = form(word);
        let named = word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase);
        if named && capitals.binary_search(&here.stem).is_ok() && !is_generic(here) {
            found.extend(term_of_form(here));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
