//! What a newsroom adds to the lexicon: words that count as known ones do, units of its own, bands as wide as it
//! agreed on.
//!
//! A process has one lexicon, since its documents are held against each other. So additions are made once, before
//! anything is read.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use crate::cue::{Cues, rows};
use crate::lexicon::{WordId, Words};
use crate::meaning::Bands;
use crate::phrases::List;
use crate::quantity::Hedge;
use crate::unit_table::{Form, columns, parts};

/// Additions to the lexicon.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Additions {
    /// New words and phrases, each with the known word or phrase that it counts as.
    pub words: Vec<(String, String)>,
    /// New units.
    pub units: Vec<NewUnit>,
    /// How wide the bands are.
    pub bands: Bands,
}

/// A unit that the lexicon lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct NewUnit {
    /// Its name in reports.
    pub name: String,
    /// Words for it, in any case.
    pub words: Vec<String>,
    /// Symbols for it behind digits; case counts.
    pub symbols: Vec<String>,
    /// How many of a known unit, by its name, it is; `None` if it measures something of its own.
    pub is: Option<(f64, String)>,
}

/// Where the lexicon holds a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// In a list of phrases: hedges, cues, units, currencies. Several words can count as such a one.
    AsPhrase,
    /// In a list of single words: numbers, the calendar, contexts. One word alone can count as such a one.
    AsWord,
}

static ADDITIONS: OnceLock<Additions> = OnceLock::new();

/// Adds to the lexicon.
///
/// # Errors
/// If other additions are in force already, or something was read without any.
pub fn extend(additions: Additions) -> Result<(), Additions> {
    match ADDITIONS.set(additions) {
        Err(again) if ADDITIONS.get() != Some(&again) => Err(again),
        _ => Ok(()),
    }
}

/// The additions in force. From the first call on there can be no others.
pub(crate) fn additions() -> &'static Additions {
    ADDITIONS.get_or_init(Additions::default)
}

/// Lets the added words mean what the words mean that they count as.
pub(crate) fn add_words(
    words: &mut Words,
    before: &mut List<Hedge>,
    after: &mut List<Hedge>,
    cues: &mut List<Cues>,
    forms: &mut List<Form>,
) {
    let (mut ids, mut like_ids) = (Vec::new(), Vec::new());
    for (phrase, like) in &additions().words {
        ids.clear();
        like_ids.clear();
        words.phrase(phrase, &mut ids);
        words.phrase(like, &mut like_ids);
        words.liken(&ids, &like_ids);
        before.put_first(&ids, meant(before, &like_ids));
        after.put_first(&ids, meant(after, &like_ids));
        cues.put_first(&ids, meant(cues, &like_ids));
        let known = meant(forms, &like_ids).into_iter();
        let written = known.map(|form| Form {
            text: phrase,
            ..form
        });
        forms.put_first(&ids, written);
    }
}

/// What a phrase means.
fn meant<T: Copy>(list: &List<T>, phrase: &[WordId]) -> Vec<T> {
    let known = list.iter().filter(|(known, _)| *known == phrase);
    known.map(|(_, what)| *what).collect()
}

/// Where the lexicon as it comes holds a word or phrase in lower case, if anywhere.
#[must_use]
pub fn known(phrase: &str) -> Option<Known> {
    static ALL: LazyLock<HashMap<&str, Known>> = LazyLock::new(|| {
        let mut all = HashMap::new();
        for (word, known) in known_words() {
            // Lists of phrases come first, and what is in both counts as in those.
            all.entry(word).or_insert(known);
        }
        all
    });
    ALL.get(phrase).copied()
}

/// Every word and phrase of the lexicon as it comes.
pub fn known_words() -> impl Iterator<Item = (&'static str, Known)> {
    let phrases = [
        include_str!("../../../lexicon/hedges.tsv"),
        include_str!("../../../lexicon/cues.tsv"),
    ];
    let single = [
        include_str!("../../../lexicon/numbers.tsv"),
        include_str!("../../../lexicon/calendar.tsv"),
        include_str!("../../../lexicon/contexts.tsv"),
    ];
    let first = |table| rows(table).map(|row| row.split('\t').next().unwrap_or_default());
    let units = known_units().flat_map(|unit| unit.words);
    let money = rows(include_str!("../../../lexicon/currencies.tsv")).flat_map(|row| {
        let columns = columns(row);
        parts(columns[3]).chain(parts(columns[4]))
    });
    let measured = units.chain(money.filter(|form| !form.starts_with('?')));
    phrases
        .into_iter()
        .flat_map(first)
        .chain(measured)
        .map(|word| (word, Known::AsPhrase))
        .chain(
            single
                .into_iter()
                .flat_map(first)
                .map(|word| (word, Known::AsWord)),
        )
}

/// A unit of the lexicon as it comes.
#[derive(Debug, Clone)]
pub struct KnownUnit {
    /// Its name.
    pub name: &'static str,
    /// The words for it.
    pub words: Vec<&'static str>,
    /// Its symbols.
    pub symbols: Vec<&'static str>,
}

/// Every unit of the lexicon as it comes, currencies left out.
pub fn known_units() -> impl Iterator<Item = KnownUnit> {
    rows(include_str!("../../../lexicon/units.tsv")).map(|row| {
        let columns = columns(row);
        KnownUnit {
            name: columns[0],
            words: parts(columns[4])
                .filter(|form| !form.starts_with('?'))
                .collect(),
            symbols: parts(columns[5]).chain(parts(columns[6])).collect(),
        }
    })
}
