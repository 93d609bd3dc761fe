//! Days told from the day of writing: "reopens on Saturday", "yesterday", "Thursday of next week".
//!
//! They are dates of something that happens, as "15 October" is, but which side of the day of writing they lie on is guessed from
//! the verb. So they can corroborate a date, and contradict only one of that week that is told in nearly the same words.

use extractor::{Hedge, Interval, Kind, Unit, UnitId};

use super::aspect::Aspects;
use super::dateline::{Nth, nth_weekday, weekday};
use super::draw::sorted;
use super::fact::{Class, Extent, Fact};
use super::noun::{happening, sorts};
use super::period::{Span, When, in_year_of};
use super::timing::{Memory, Sentence};
use super::zone::Zone;
use crate::calendar::day_number;
use crate::view::View;

/// A day that is told without its date, where the document does not say enough to know which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoken {
    /// "on Friday", before or after the day of writing.
    Weekday { day: i64, past: bool, next: bool },
    /// "the last Sunday of March", of a year that is not said.
    Nth(Nth),
}

/// The days that a date covers, its year or the day itself taken from those of the date of another document that is held against
/// it: of "on Friday", where nothing tells when that was written, the Friday nearest to it.
pub(super) fn day_beside(fact: &Fact, other: Option<Span>) -> Option<Span> {
    let other = other.filter(|other| !other.yearless);
    let Some(spoken) = fact.spoken else {
        return fact.when.span.map(|span| in_year_of(span, other));
    };
    let other = other.filter(|other| other.start == other.end)?;
    let day = match (spoken, fact.when.span) {
        (Spoken::Weekday { day, past, next }, Some(written)) => {
            let written = in_year_of(written, Some(other)).end;
            written + from_writing(day, written, past, next)
        }
        (Spoken::Weekday { day, .. }, None) => {
            other.start + (day - other.start + 3).rem_euclid(7) - 3
        }
        (Spoken::Nth(nth), _) => nth.day(i32::try_from(other.year()?).ok()?)?,
    };
    Some(Span::days(day, day))
}

/// Two dates, each told by the other where it does not say all.
pub(super) fn two_days(a: &Fact, b: &Fact) -> Option<(Span, Span)> {
    let plain = |fact: &Fact| fact.when.span.filter(|_| fact.spoken.is_none());
    let (one, two) = day_beside(a, plain(b)).zip(day_beside(b, plain(a)))?;
    // On which side of the day of writing a "Monday" lies is guessed from the verb.
    let guessed = a.is_spoken() != b.is_spoken() && (one.start - two.start).abs() == 7;
    match guessed {
        true if a.is_spoken() => Some((two, two)),
        true => Some((one, one)),
        false => Some((one, two)),
    }
}

/// How many days after the day of writing the day of that name is.
fn from_writing(day: i64, written: i64, past: bool, next: bool) -> i64 {
    let today = written.rem_euclid(7);
    if next {
        return 7 - today + day;
    }
    match (past, (day - today).rem_euclid(7)) {
        (true, 0) => 0,
        (true, ahead) => ahead - 7,
        (false, 0) => 7,
        (false, ahead) => ahead,
    }
}

/// The spoken days of a sentence, told from the day of writing where the document says it.
pub(super) fn days(sentence: &Sentence<'_, '_>, index: usize, memory: &Memory) -> Vec<Fact> {
    let view = sentence.view;
    let written = memory
        .written
        .or(memory.day)
        .filter(|span| span.start == span.end);
    let known = written.filter(|day| !day.yearless);
    let (from, to) = view.reading.sentences[index].tokens;
    let from = from.max(memory.begins);
    let told = |at: usize| {
        let place = view.reading.tokens[at].span;
        let day = |day: i64| Some(Span::days(day, day));
        if let Some((nth, year)) = nth_weekday(view, at, to) {
            let around = memory.last.or(memory.written).and_then(Span::year);
            let year = year.or(around.and_then(|year| i32::try_from(year).ok()));
            return Some(match year.and_then(|year| nth.day(year)) {
                Some(said) => fact(sentence, index, (from, at), (place, day(said), None)),
                None => fact(
                    sentence,
                    index,
                    (from, at),
                    (place, None, Some(Spoken::Nth(nth))),
                ),
            });
        }
        if let Some((span, said)) = feast(view, (from, to), at, memory) {
            return Some(fact(sentence, index, (from, at), (span, day(said), None)));
        }
        // "Thursday 6 June" is a date already.
        let beside = (at.saturating_sub(1)..(at + 3).min(to)).any(|at| {
            let q = view.at(at).map(|q| view.quantity(q).kind);
            q.is_some_and(|kind| matches!(kind, Kind::Date | Kind::Year))
        });
        if beside || at <= from && view.mark(at + 1) == Some(',') {
            return None;
        }
        let said = said(view, (from, to), at)?;
        let told = match (said, written, known) {
            (Said::After(days), _, Some(written)) => (day(written.end + days), None),
            (Said::After(_), _, None) => return None,
            (
                Said::On(Spoken::Weekday {
                    day: name,
                    past,
                    next,
                }),
                _,
                Some(written),
            ) => {
                let written = written.end;
                (day(written + from_writing(name, written, past, next)), None)
            }
            (Said::On(spoken), written, _) => (written, Some(spoken)),
        };
        Some(fact(sentence, index, (from, at), (place, told.0, told.1)))
    };
    (from..to)
        .filter(|&at| view.is_word(at))
        .filter_map(told)
        .collect()
}

/// What the word at a token names.
enum Said {
    /// A day so many after that of writing.
    After(i64),
    On(Spoken),
}

fn said(view: &View<'_>, (from, to): (usize, usize), at: usize) -> Option<Said> {
    let said = view.word(at).rsplit(' ').next().unwrap_or_default();
    match said.to_ascii_lowercase().as_str() {
        "yesterday" => return Some(Said::After(-1)),
        "today" => return Some(Said::After(0)),
        "tomorrow" => return Some(Said::After(1)),
        _ => {}
    }
    let capital = said.starts_with(char::is_uppercase);
    let day = i64::from(weekday(said).filter(|_| capital)?);
    let phrase: Vec<String> = (at..(at + 4).min(to))
        .filter(|&at| view.is_word(at))
        .map(|at| view.word(at).to_ascii_lowercase())
        .collect();
    let next = phrase.join(" ").contains("of next week");
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
    Some(Said::On(Spoken::Weekday { day, past, next }))
}

/// Days of the year that have a name, and how many behind the first of their month they are.
const FEASTS: [(&str, u8, u8); 7] = [
    ("new year's day", 1, 1),
    ("valentine's day", 2, 14),
    ("halloween", 10, 31),
    ("christmas eve", 12, 24),
    ("christmas day", 12, 25),
    ("boxing day", 12, 26),
    ("new year's eve", 12, 31),
];

/// "New Year's Eve in 2022", "two days before Christmas 2016": its place and the day.
fn feast(
    view: &View<'_>,
    (from, to): (usize, usize),
    at: usize,
    memory: &Memory,
) -> Option<(document::Span, i64)> {
    let first = view.word(at);
    if !first.starts_with(['N', 'V', 'H', 'C', 'B']) || at > from && view.at(at - 1).is_some() {
        return None;
    }
    let words: Vec<&str> = (at..(at + 3).min(to))
        .take_while(|&at| view.is_word(at))
        .map(|at| view.word(at))
        .collect();
    let phrase = words.join(" ").to_lowercase().replace('’', "'");
    let named = FEASTS.iter().find(|feast| phrase.starts_with(feast.0));
    let many = named.map_or(1, |feast| feast.0.split(' ').count());
    let before = (at >= from + 2 && view.is_word(at - 1) && view.lower(at - 1) == "before")
        .then(|| view.at(at - 2))
        .flatten()
        .map(|q| view.quantity(q))
        .filter(|quantity| quantity.unit.base.name() == "day");
    let (month, day) = match (named, before) {
        (Some(feast), _) => (feast.1, feast.2),
        (None, Some(_)) if phrase.starts_with("christmas") => (12, 25),
        _ => return None,
    };
    let year = (at + many..(at + many + 3).min(to))
        .find_map(|at| view.quantity(view.at(at)?).date?.year)
        .or_else(|| i32::try_from(memory.last.or(memory.written)?.year()?).ok())?;
    let start = before.map_or(view.reading.tokens[at].span.start, |days| days.span.start);
    let end = view.reading.tokens[at + many - 1].span.end;
    let back = before.and_then(|days| days.value).unwrap_or(0.0) as i64;
    Some((
        document::Span { start, end },
        day_number(year, month, day) - back,
    ))
}

/// "its owner said on Tuesday": the day on which someone spoke, or something was made known, not the one on which it happened.
fn is_of_speaking(view: &View<'_>, from: usize, at: usize) -> bool {
    let verb = (from..at)
        .rev()
        .find(|&at| !view.is_word(at) || !matches!(view.word(at), "on" | "late" | "early"));
    verb.is_some_and(|at| {
        view.is_one_of(
            at,
            words![
                "said",
                "says",
                "told",
                "announced",
                "reported",
                "estimated",
                "released",
                "published",
                "confirmed",
                "warned",
                "added",
                "showed",
            ],
        )
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

fn fact(
    sentence: &Sentence<'_, '_>,
    index: usize,
    (from, at): (usize, usize),
    (place, day, spoken): (document::Span, Option<Span>, Option<Spoken>),
) -> Fact {
    let view = sentence.view;
    let names = sentence
        .words
        .iter()
        .filter(|word| word.name && !word.generic);
    let names = sorted(&mut names.map(|word| word.term));
    let zone = Zone {
        quantity: 0,
        from,
        to: view.reading.sentences[index].tokens.1,
    };
    let told = sentence.words.iter().filter(|word| word.token >= from);
    let value = day.map_or(0.0, |day| day.start as f64);
    Fact {
        place: view.place(place),
        sentence: view.reading.sentences[index].span,
        printed: view.document.words(place).into(),
        class: Class::Date,
        kind: Kind::Date,
        unit: Unit::of(UnitId::NONE),
        per: extractor::Per::Nothing,
        hedge: Hedge::None,
        value,
        stated: Interval::new(value, value),
        bare: Interval::new(value, value),
        grain: 0.0,
        direction: None,
        head: happening(view, sentence.raw, sentence.words, at, &zone),
        near: sorted(&mut told.clone().map(|word| word.term)),
        anchors: told
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
            span: day,
            soft: true,
        },
        base: None,
        passing: is_of_speaking(view, from, at),
        list: 0,
        extent: Extent::Open,
        part: false,
        order: 0,
        whole: 0,
        older: 0,
        pace: UnitId::NONE,
        sorts: sorts(sentence.raw, at, &zone, Class::Date),
        spoken,
    }
}
