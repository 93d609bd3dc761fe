//! Words of one meaning: `lexicon/synonyms.tsv`, and what a newsroom adds to it.

use std::sync::{LazyLock, OnceLock};

use super::terms::{Form, Phrases, Term, form, raw_term};

/// What words and phrases mean; `None` for those that say nothing of what is measured.
pub(super) static SYNONYMS: LazyLock<Phrases<Option<Term>>> = LazyLock::new(|| {
    let mut synonyms = Phrases::read(
        include_str!("../../../../lexicon/synonyms.tsv"),
        |meaning| (meaning != "-").then(|| form(meaning).stem),
    );
    for (phrase, meaning) in ADDED.get_or_init(Vec::new) {
        add(&mut synonyms, phrase, meaning);
    }
    synonyms
});

/// What a newsroom adds.
static ADDED: OnceLock<Vec<(String, String)>> = OnceLock::new();

/// Adds synonyms: words or phrases, each with the word or phrase that it means the same as, or a dash if it says nothing
/// of what is measured.
///
/// # Errors
/// If other synonyms are in force already, or documents were compared without any.
pub fn extend_synonyms(synonyms: Vec<(String, String)>) -> Result<(), Vec<(String, String)>> {
    match ADDED.set(synonyms) {
        Err(again) if ADDED.get() != Some(&again) => Err(again),
        _ => Ok(()),
    }
}

fn add(synonyms: &mut Phrases<Option<Term>>, phrase: &str, meaning: &str) {
    let forms = |phrase: &str| -> Vec<Form> { phrase.split([' ', '-']).map(form).collect() };
    let term = if meaning == "-" {
        None
    } else {
        let means = forms(meaning);
        let known = synonyms.longest(&means);
        match known.filter(|(taken, _)| *taken == means.len()) {
            Some((_, term)) => term,
            None if means.len() == 1 => Some(means[0].stem),
            None => {
                // The phrase itself is one term from now on.
                let term = Some(raw_term(meaning));
                synonyms.set(&means, term);
                term
            }
        }
    };
    synonyms.set(&forms(phrase), term);
}

#[cfg(test)]
mod tests {
    use super::super::terms::{form, term_of};
    use super::*;

    #[test]
    fn added_words_mean_what_they_are_said_to() {
        let mut synonyms = Phrases::read("loans\tlend\n", |meaning| Some(form(meaning).stem));
        add(&mut synonyms, "kindergarteners", "pupils");
        add(&mut synonyms, "items on loan", "loans");
        add(&mut synonyms, "head-office costs", "central overheads");
        add(&mut synonyms, "purportedly", "-");
        let means = |phrase: &str| {
            let forms: Vec<_> = phrase.split(' ').map(form).collect();
            synonyms.longest(&forms)
        };
        assert_eq!(means("kindergarteners"), Some((1, term_of("pupils"))));
        assert_eq!(
            means("items on loan"),
            means("loans").map(|(_, term)| (3, term))
        );
        assert_eq!(means("head office costs").unwrap().0, 3);
        assert_eq!(
            means("head office cost").unwrap().1,
            means("central overheads").unwrap().1
        );
        assert_eq!(means("purportedly"), Some((1, None)));
    }
}
