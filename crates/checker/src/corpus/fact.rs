//! What stays of a document when it is forgotten: for each figure that another document could speak of, a compact key.
//!
//! A key holds the value, the terms of the words that say what is measured (nearest first), the names, the aspects and the time.
//! Nothing of the text stays but the figure as printed.

use document::Span as Words;
use extractor::{Direction, Hedge, Interval, Kind, Per, Unit, UnitId};

use super::aspect::Aspects;
use super::index::Id;
use super::period::{Span, When};
use super::spoken::Spoken;
use super::terms::Term;
use crate::finding::Place;

/// What kind of statement a figure makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A count, amount or measure at some time.
    Level,
    /// A part of a whole: a percentage or fraction that is no change.
    Part,
    /// The size of a change.
    Change,
    /// A date of something.
    Date,
}

/// How surely nothing else belongs to a list of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Extent {
    /// Nothing is said of it.
    Open,
    /// Words beside it may say so ("made up of", "all").
    Whole,
    /// It is told in so many words: "three sources only: …", "by branch: …", "there were no others".
    Closed,
}

/// A figure with all that tells what it is of.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) place: Place,
    /// Its sentence in the document's text.
    pub(crate) sentence: Words,
    /// The figure as printed, with its unit.
    pub(crate) printed: Box<str>,
    pub(crate) class: Class,
    pub(crate) kind: Kind,
    pub(crate) unit: Unit,
    /// What it is counted per, its own words or those around it ("each").
    pub(crate) per: Per,
    pub(crate) hedge: Hedge,
    /// Nominal value; of a date its first day.
    pub(crate) value: f64,
    /// The values the words stand for.
    pub(crate) stated: Interval,
    /// The same without the hedge.
    pub(crate) bare: Interval,
    /// One unit of the last printed place.
    pub(crate) grain: f64,
    /// Which way it changes, for a change.
    pub(crate) direction: Option<Direction>,
    /// Terms of what is counted ("taxi-licence applications"), of a share the whole, of a date the words that govern it.
    pub(crate) head: Box<[Term]>,
    /// Terms of its own stretch of the sentence, those of `head` among them.
    pub(crate) near: Box<[Term]>,
    /// The terms that stand nearest to it, counted nouns first: it is filed under them.
    pub(crate) anchors: Box<[Term]>,
    /// Terms of the rest of the sentence.
    pub(crate) far: Box<[Term]>,
    /// Names of its sentence, or of an earlier one if it has none.
    pub(crate) names: Box<[Term]>,
    /// The names that stand before it: whose figure it is.
    pub(crate) owner: Box<[Term]>,
    pub(crate) aspects: Aspects,
    /// Numbers and letters that tell one thing of a kind from the next: "Terminal B", "aged 16 to 24", "line 3".
    pub(crate) marks: Box<[Term]>,
    pub(crate) when: When,
    /// The time a change starts from.
    pub(crate) base: Option<Span>,
    /// Whether it is said of another time than its sentence ("down from 3,700"), or rose to its value by then.
    pub(crate) passing: bool,
    /// Which list of figures it is part of, counted from 1 in its document; 0 if of none.
    pub(crate) list: u32,
    /// How surely that list is whole.
    pub(crate) extent: Extent,
    /// Whether it is said to be a part of something ("of them", "of the prisoners, 388 …").
    pub(crate) part: bool,
    /// Its own number in the document, from 1.
    pub(crate) order: u32,
    /// The number of the figure that it is said to be a part of, 0 if none.
    pub(crate) whole: u32,
    /// The number of the earlier level that its document sets beside it ("down from 4,680", "(2019: 212)"), 0 if none.
    pub(crate) older: u32,
    /// The unit of time that it is counted by ("a day", "daily"); no unit where none is said.
    pub(crate) pace: UnitId,
    /// Of a date the sorts of what may have happened then by the words around it, the nearest first.
    pub(crate) sorts: Box<[Term]>,
    /// How a day is told that only another document's date may tell.
    pub(crate) spoken: Option<Spoken>,
}

impl Fact {
    /// Whether it is a day told from the day of writing: "on Sunday".
    pub(crate) fn is_spoken(&self) -> bool {
        self.class == Class::Date && self.kind == Kind::Date && self.order == 0
    }

    /// Whether nothing but the day of the week is said: "on Friday", in a text that does not say when it was written.
    pub(crate) fn is_weekday(&self) -> bool {
        matches!(self.spoken, Some(Spoken::Weekday { .. }))
    }

    /// Whether it stands in a table: apart from the words that tell what it is of.
    pub(crate) fn is_cell(&self) -> bool {
        self.order != 0 && self.sentence.end <= self.place.span.start
    }

    /// The years in which its partner may be filed.
    pub(crate) fn years(&self) -> Vec<i64> {
        self.when.span.and_then(Span::year).into_iter().collect()
    }
}

/// What stays of one document.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Terms of all its words, sorted.
    pub(crate) words: Box<[Term]>,
    /// Terms of the names in it that are its own, sorted.
    pub(crate) names: Box<[Term]>,
    /// Those of them that surely are names: a word that only opens a sentence may be none.
    pub(crate) sure: Box<[Term]>,
    /// The names that it is about, the most frequent first.
    pub(crate) topics: Box<[Term]>,
    /// In how many figures' own stretches each of their terms stands, sorted.
    pub(crate) spread: Box<[(Term, u16)]>,
    /// The day on which it was written.
    pub(crate) written: Option<Span>,
    /// The figures, in the order of the text.
    pub(crate) facts: Vec<Fact>,
}

impl Keys {
    /// How many of the names that own a figure of this document, and surely are names, another never uses.
    pub(crate) fn unknown_owners(&self, fact: &Fact, other: &Keys) -> usize {
        let sure = |name: &&Term| self.sure.binary_search(name).is_ok();
        let unknown = |name: &&Term| other.words.binary_search(name).is_err();
        fact.owner.iter().filter(sure).filter(unknown).count()
    }

    /// How many figures another document could speak of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

/// A figure with what tells how it may be used, in one line.
pub(crate) fn trace(fact: &Fact, id: Id) -> String {
    format!(
        "FACT\t{}\t{}..{}\t{:?}\t{:?}\t{:?}\t{} per {:?}\t{:?}\tpart {} of {} older {}\tlist {} {:?}\tpassing {}\twords {}+{}+{}\t{:?}",
        id.document,
        fact.place.span.start,
        fact.place.span.end,
        fact.printed,
        fact.class,
        fact.kind,
        fact.unit.base.name(),
        fact.per,
        fact.direction,
        fact.part,
        fact.whole,
        fact.older,
        fact.list,
        fact.extent,
        fact.passing,
        fact.head.len(),
        fact.near.len(),
        fact.far.len(),
        fact.when,
    )
}

/// How many terms two sorted lists share.
pub(crate) fn shared(a: &[Term], b: &[Term]) -> usize {
    a.iter()
        .filter(|term| b.binary_search(term).is_ok())
        .count()
}

/// How many terms of the first list the second lacks.
pub(crate) fn lacking(a: &[Term], b: &[Term]) -> usize {
    a.len() - shared(a, b)
}
