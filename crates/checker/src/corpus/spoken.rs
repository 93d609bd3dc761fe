//! Days told from the day of writing: "reopens on Saturday", "yesterday", "Thursday of next week".
//!
//! They are dates of something that happens, as "15 October" is, but which side of the day of writing they lie on is guessed from
//! the verb. So they can corroborate a date, and contradict only one of that week that is told in nearly the same words.

use extractor::{Hedge, Interval, Kind, Unit, UnitId};

use super::aspect::Aspects;
use super::dateline::weekday;
use super::draw::sorted;
use super::fact::{Class, Extent, Fact};
use super::period::{Span, When};
use super::timing::{Memory, Sentence};
use crate::view::View;

/// The spoken days of a sentence, where the document says when it was written.
pub(super) fn days(sentence: &Sentence<'_, '_>, index: usize, memory: &Memory) -> Vec<Fact> {
    let Some(written) = memory.written.filter(|span| span.start == span.end) else {
        return Vec::new();
    };
    let view = sentence.view;
    let (from, to) = view.reading.sentences[index].tokens;
    let told = |at: usize| {
        if let Some(day) = super::dateline::nth_weekday(view, at, to, written) {
            return Some(fact(sentence, index, at, day));
        }
        let days = offset(view, (from, to), at, written.end)?;
        // "Thursday 6 June" is a date already.
        let beside = (at.saturating_sub(1)..(at + 3).min(to)).any(|at| view.at(at).is_some());
        (!beside && (at > from || view.mark(at + 1) != Some(',')))
            .then(|| fact(sentence, index, at, written.end + days))
    };
    (from..to)
        .filter(|&at| view.is_word(at))
        .filter_map(told)
        .collect()
}

/// How many days after the day of writing the word at a token names.
fn offset(view: &View<'_>, (from, to): (usize, usize), at: usize, written: i64) -> Option<i64> {
    let said = view.word(at).rsplit(' ').next().unwrap_or_default();
    match said.to_ascii_lowercase().as_str() {
        "yesterday" => return Some(-1),
        "today" => return Some(0),
        "tomorrow" => return Some(1),
        _ => {}
    }
    let capital = said.starts_with(char::is_uppercase);
    let day = i64::from(weekday(said).filter(|_| capital)?);
    let today = written.rem_euclid(7);
    let phrase: Vec<String> = (at..(at + 4).min(to))
        .filter(|&at| view.is_word(at))
        .map(|at| view.word(at).to_ascii_lowercase())
        .collect();
    if phrase.join(" ").contains("of next week") {
        return Some(7 - today + day);
    }
    let any = |from: usize, to: usize, said: fn(&str) -> bool| {
        (from..to)
            .filter(|&at| view.is_word(at))
            .any(|at| view.word(at).split(' ').any(said))
    };
    // The verb before it, back to a comma; that of the sentence where it opens it; else one right behind it.
    let clause = (from..at)
        .rev()
        .find(|&at| view.mark(at).is_some())
        .map_or(from, |at| at + 1);
    let opens = at <= clause + 1;
    let before = any(clause, at, is_past);
    let past = before || any(at + 1, (at + 4).min(to), is_past) || opens && any(from, to, is_past);
    let past = past && !any(from, to, |word| word == "will");
    let ahead = (day - today).rem_euclid(7);
    Some(match (past, ahead) {
        (_, 0) if past => 0,
        (true, ahead) => ahead - 7,
        (false, 0) => 7,
        (false, ahead) => ahead,
    })
}

fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "was"
                | "were"
                | "had"
                | "took"
                | "ran"
                | "won"
                | "lost"
                | "said"
                | "told"
                | "began"
                | "left"
                | "met"
                | "fell"
                | "rose"
                | "came"
                | "went"
                | "gave"
                | "saw"
                | "heard"
                | "held"
                | "struck"
                | "broke"
        )
}

fn fact(sentence: &Sentence<'_, '_>, index: usize, at: usize, day: i64) -> Fact {
    let view = sentence.view;
    let token = &view.reading.tokens[at];
    let names = sentence
        .words
        .iter()
        .filter(|word| word.name && !word.generic);
    let names = sorted(&mut names.map(|word| word.term));
    let span = Span::days(day, day);
    Fact {
        place: view.place(token.span),
        sentence: view.reading.sentences[index].span,
        printed: view.word(at).into(),
        class: Class::Date,
        kind: Kind::Date,
        unit: Unit::of(UnitId::NONE),
        per: extractor::Per::Nothing,
        hedge: Hedge::None,
        value: day as f64,
        stated: Interval::new(day as f64, day as f64),
        bare: Interval::new(day as f64, day as f64),
        grain: 0.0,
        direction: None,
        head: Box::default(),
        near: sorted(&mut sentence.words.iter().map(|word| word.term)),
        anchors: sentence
            .words
            .iter()
            .filter(|word| !word.name)
            .take(4)
            .map(|word| word.term)
            .collect(),
        far: Box::default(),
        names,
        owner: Box::default(),
        aspects: Aspects::default(),
        marks: Box::default(),
        when: When {
            span: Some(span),
            soft: true,
        },
        base: None,
        passing: false,
        list: 0,
        extent: Extent::Open,
        part: false,
        order: 0,
        whole: 0,
        older: 0,
        pace: UnitId::NONE,
    }
}
