//! What `recount.toml` adds to the lexicon: tolerances of the bands, words, synonyms, units.
//!
//! Documents of a run are held against each other in one vocabulary. So what the files of one run add holds for all of
//! it, and two files that disagree are an error.

use std::collections::BTreeMap;
use std::fmt::Debug;

use extractor::{Additions, Bands, Known, NewUnit, known, known_units, known_words};
use serde::Deserialize;
use toml::Spanned;

use crate::config::{nearest, with_hint};

/// A table whose keys the user chooses.
pub(crate) type Table<T> = BTreeMap<Spanned<String>, Spanned<T>>;

/// A unit as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    is: Option<Spanned<String>>,
}

/// What one file or all files of a run add.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Vocabulary {
    /// Bands by their names, as shares.
    tolerances: BTreeMap<String, f64>,
    words: BTreeMap<String, String>,
    synonyms: BTreeMap<String, String>,
    units: BTreeMap<String, NewUnit>,
}

/// A band among all.
type Band = fn(&mut Bands) -> &mut f64;

/// The bands by the names that they have in the file.
const BANDS: [(&str, Band); 7] = [
    ("exactly", |bands| &mut bands.exactly),
    ("fraction", |bands| &mut bands.fraction),
    ("hedge", |bands| &mut bands.hedge),
    ("multiple", |bands| &mut bands.multiple),
    ("nearly-above", |bands| &mut bands.nearly_above),
    ("out-of", |bands| &mut bands.out_of),
    ("rounded", |bands| &mut bands.rounded),
];

/// The widest that a band can be, in per cent.
const WIDEST: f64 = 50.0;

/// What is the matter, with the byte where it stands.
type Wrong = (usize, String);

impl Vocabulary {
    /// Reads the tables of one file.
    ///
    /// # Errors
    /// If one says something that there is not.
    pub(crate) fn of(
        tolerances: &Table<f64>,
        words: &Table<String>,
        synonyms: &Table<String>,
        units: &Table<Unit>,
    ) -> Result<Self, Wrong> {
        let share = |(name, percent)| tolerance(name, percent);
        let word = |(new, like)| counts_as(new, like);
        let synonym = |(phrase, meaning)| Ok((phrase_of(phrase)?, phrase_of(meaning)?));
        let unit =
            |(name, unit): (&Spanned<String>, &Spanned<Unit>)| new_unit(name, unit.get_ref());
        Ok(Self {
            tolerances: all(tolerances.iter().map(share))?,
            words: all(words.iter().map(word))?,
            synonyms: all(synonyms.iter().map(synonym))?,
            units: all(units.iter().map(unit))?,
        })
    }

    /// Takes over what another file adds; gives what it disagrees on.
    pub(crate) fn join(&mut self, other: &Self) -> Vec<String> {
        let mut wrong = Vec::new();
        unite(&mut self.tolerances, &other.tolerances, &mut wrong);
        unite(&mut self.words, &other.words, &mut wrong);
        unite(&mut self.synonyms, &other.synonyms, &mut wrong);
        unite(&mut self.units, &other.units, &mut wrong);
        wrong
    }

    /// Makes it hold for this run.
    ///
    /// # Errors
    /// If another holds already, as it does when a file changes while drafts are watched.
    pub(crate) fn hold(self) -> Result<(), String> {
        let mut bands = Bands::default();
        for (name, band) in BANDS {
            if let Some(share) = self.tolerances.get(name) {
                *band(&mut bands) = *share;
            }
        }
        let additions = Additions {
            words: self.words.into_iter().collect(),
            units: self.units.into_values().collect(),
            bands,
        };
        let synonyms = self.synonyms.into_iter().collect();
        let done =
            extractor::extend(additions).is_ok() && checker::extend_synonyms(synonyms).is_ok();
        done.then_some(()).ok_or_else(|| {
            "its tolerances, words, synonyms or units have changed: start again to have them hold".to_owned()
        })
    }
}

/// What a table says, unless something in it is wrong.
fn all<T>(
    said: impl Iterator<Item = Result<(String, T), Wrong>>,
) -> Result<BTreeMap<String, T>, Wrong> {
    let mut all = BTreeMap::new();
    for entry in said {
        let (name, value) = entry?;
        all.insert(name, value);
    }
    Ok(all)
}

fn unite<T: Clone + PartialEq + Debug>(
    all: &mut BTreeMap<String, T>,
    more: &BTreeMap<String, T>,
    wrong: &mut Vec<String>,
) {
    for (name, value) in more {
        match all.get(name) {
            Some(other) if other != value => wrong.push(format!(
                "`{name}` is something else in another recount.toml of this run; check their drafts apart"
            )),
            _ => {
                all.insert(name.clone(), value.clone());
            }
        }
    }
}

/// A band's name and its width as a share.
fn tolerance(name: &Spanned<String>, percent: &Spanned<f64>) -> Result<(String, f64), Wrong> {
    let names = || BANDS.iter().map(|(name, _)| *name);
    if !names().any(|known| known == name.get_ref()) {
        let list: Vec<_> = names().collect();
        let what = format!(
            "there is no tolerance `{}`; there are {}",
            name.get_ref(),
            list.join(", ")
        );
        let what = with_hint(&what, nearest(name.get_ref(), names()));
        return Err((name.span().start, what));
    }
    let share = *percent.get_ref();
    if (0.0..=WIDEST).contains(&share) {
        Ok((name.get_ref().clone(), share / 100.0))
    } else {
        let what = format!("a tolerance is a number of per cent from 0 to {WIDEST}");
        Err((percent.span().start, what))
    }
}

/// A new word and the known one that it counts as.
fn counts_as(new: &Spanned<String>, like: &Spanned<String>) -> Result<(String, String), Wrong> {
    let (word, like_word) = (phrase_of(new)?, phrase_of(like)?);
    match known(&like_word) {
        Some(Known::AsPhrase) => Ok((word, like_word)),
        Some(Known::AsWord) if !word.contains([' ', '-']) => Ok((word, like_word)),
        Some(Known::AsWord) => {
            let what = format!("several words cannot count as `{like_word}`; one can");
            Err((new.span().start, what))
        }
        None => {
            let what = format!("`{like_word}` is no word that recount listens for");
            let what = with_hint(
                &what,
                nearest(&like_word, known_words().map(|(word, _)| word)),
            );
            Err((like.span().start, what))
        }
    }
}

/// Words in lower case with single blanks.
fn phrase_of(words: &Spanned<String>) -> Result<String, Wrong> {
    let phrase: Vec<_> = words.get_ref().split_whitespace().collect();
    if phrase.is_empty() {
        return Err((words.span().start, "a word is missing".to_owned()));
    }
    Ok(phrase.join(" ").to_lowercase())
}

fn new_unit(name: &Spanned<String>, unit: &Unit) -> Result<(String, NewUnit), Wrong> {
    let at = name.span().start;
    let name = name.get_ref();
    if known_units().any(|unit| unit.name == name) {
        return Err((at, format!("there is a unit `{name}` already")));
    }
    let forms = unit.words.iter().chain(&unit.symbols);
    if unit.words.len() + unit.symbols.len() == 0
        || forms.clone().any(|form| form.trim().is_empty())
    {
        return Err((
            at,
            format!("`{name}` needs words or symbols that it is written with"),
        ));
    }
    let is = unit.is.as_ref().map(known_amount).transpose()?;
    let made = NewUnit {
        name: name.clone(),
        words: unit.words.clone(),
        symbols: unit.symbols.clone(),
        is,
    };
    Ok((name.clone(), made))
}

/// How many of which known unit "2,500 cubic metres" are.
fn known_amount(is: &Spanned<String>) -> Result<(f64, String), Wrong> {
    let at = is.span().start;
    let (many, of) = is
        .get_ref()
        .trim()
        .split_once(' ')
        .unwrap_or((is.get_ref(), ""));
    let many: Option<f64> = many.replace(',', "").parse().ok();
    let Some(many) = many.filter(|many| many.is_finite() && *many > 0.0) else {
        let what = format!(
            "`{}` is not so many of a unit, such as \"100 kilograms\"",
            is.get_ref()
        );
        return Err((at, what));
    };
    let of = of.trim();
    let units: Vec<_> = known_units().collect();
    let called = |unit: &&extractor::KnownUnit| {
        unit.name == of || unit.words.contains(&of) || unit.symbols.contains(&of)
    };
    if let Some(unit) = units.iter().find(called) {
        return Ok((many, unit.name.to_owned()));
    }
    let names = units
        .iter()
        .flat_map(|unit| unit.words.iter().copied().chain([unit.name]));
    let what = format!("there is no unit `{of}`");
    Err((at, with_hint(&what, nearest(of, names))))
}
