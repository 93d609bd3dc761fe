//! "Output fell to 410 tonnes from 436 in 2019, the highest since 2011": what has just fallen is no high since before the fall.
//!
//! The word must be said of the later of two levels that the text sets side by side, and the time it is said to hold since
//! must lie before that of the earlier one.

use extractor::{Cue, Kind};

use super::{is_fact, than};
use crate::candidate::Candidate;
use crate::pairs::Pair;
use crate::rules::Scene;
use crate::view::View;
use crate::words::WordList;

/// A pair must be set side by side at least this strongly.
const ORDERED: i32 = 8;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if !view.may_begin(sentence, words!["since"]) {
            continue;
        }
        let (from, to) = own.tokens;
        for at in from..to {
            let Some(high) = side(view, at) else { continue };
            let Some((since, year)) = since(view, at, to) else {
                continue;
            };
            let mut pairs = scene.pairs.iter().filter(|pair| {
                fits(view, pair, sentence, at, year) && same_thing(view, pair, at, since)
            });
            if let (Some(pair), None) = (pairs.next(), pairs.next()) {
                out.push(than::candidate(
                    view,
                    view.reading.tokens[at].span,
                    sentence,
                    high,
                    pair.new,
                    pair.old,
                    9,
                ));
            }
        }
    }
}

/// Whether a word says that a level is the highest, or the lowest.
fn side(view: &View<'_>, at: usize) -> Option<bool> {
    if !view.is_word(at) {
        return None;
    }
    match view.lower(at) {
        "highest" | "largest" | "greatest" | "biggest" => Some(true),
        "lowest" | "smallest" | "fewest" => Some(false),
        _ => None,
    }
}

/// The word "since" and its year: "the lowest vacancy rate since 1992".
fn since(view: &View<'_>, at: usize, to: usize) -> Option<(usize, i32)> {
    let since = (at + 1..to.min(at + 8))
        .take_while(|&t| view.is_word(t))
        .find(|&t| view.lower(t) == "since")?;
    let year = (since + 1..to.min(since + 4)).find_map(|t| view.at(t))?;
    let quantity = view.quantity(year);
    matches!(quantity.kind, Kind::Year | Kind::Date).then_some(())?;
    Some((since, quantity.date?.year?))
}

/// Whether the word speaks of a pair: in its sentence, or pointing back to it from the next; the earlier level of a time
/// that the word covers.
fn fits(view: &View<'_>, pair: &Pair, sentence: usize, at: usize, since: i32) -> bool {
    let own = view.context(pair.new).sentence;
    let back = own + 1 == sentence
        && view.sentence(pair.new).block == view.reading.sentences[sentence].block
        && points_back(view, pair, sentence, at);
    let apposed = at >= 2
        && view.is_word(at - 1)
        && view.lower(at - 1) == "the"
        && matches!(view.mark(at - 2), Some(',' | '—' | '–' | '('));
    let here = own == sentence && apposed && view.token(pair.new) < at && view.token(pair.old) < at;
    let covered = view
        .context(pair.old)
        .time
        .year
        .is_some_and(|year| year > since);
    pair.strength >= ORDERED
        && pair.label.is_none()
        && view.context(pair.old).sentence == own
        && (here || back)
        && covered
        && view.is_level(pair.new)
        && view.is_level(pair.old)
        && is_fact(view, pair)
}

/// Whether the words between "highest" and "since" name the measure of the pair, and no change of it: "the largest fall since
/// 1992" is another matter.
fn same_thing(view: &View<'_>, pair: &Pair, at: usize, since: usize) -> bool {
    let (from, to) = view.reading.sentences[view.context(pair.new).sentence].tokens;
    let told: Vec<&str> = (from..to.min(view.token(pair.new).max(view.token(pair.old))))
        .filter(|&t| view.is_word(t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect();
    (at + 1..since).all(|t| {
        !view
            .cues(t)
            .any(&[Cue::ChangeNoun, Cue::ChangeVerb, Cue::Comparative])
            && (GENERAL.has(view.lower(t))
                || view
                    .stems(view.reading.tokens[t].span)
                    .iter()
                    .all(|stem| told.contains(stem)))
    })
}

/// Names of any level.
const GENERAL: WordList = words![
    "figure",
    "level",
    "number",
    "point",
    "proportion",
    "rate",
    "reading",
    "share",
    "total",
    "value",
];

/// "This is the lowest rate since 1992" · "The rate is the lowest since 1992", of a rate in the sentence before.
fn points_back(view: &View<'_>, pair: &Pair, sentence: usize, at: usize) -> bool {
    let (first, _) = view.reading.sentences[sentence].tokens;
    if !view.is_word(first) || at - first > 12 {
        return false;
    }
    if matches!(view.lower(first), "this" | "that" | "it") {
        return true;
    }
    // All the words of its subject, and at least two, are in the sentence of the pair.
    let stems = |tokens: std::ops::Range<usize>| -> Vec<&str> {
        tokens
            .filter(|&t| view.is_word(t))
            .flat_map(|t| view.stems(view.reading.tokens[t].span))
            .collect()
    };
    let Some(verb) = (first..at).find(|&t| view.cues(t).has(Cue::Level)) else {
        return false;
    };
    let subject = stems(first..verb);
    let (from, to) = view.reading.sentences[view.context(pair.new).sentence].tokens;
    let told = stems(from..to);
    subject.len() >= 2 && subject.iter().all(|stem| told.contains(stem))
}
