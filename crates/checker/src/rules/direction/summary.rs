//! "There was a small drop in the average age of rowers. The average age of … was 24.4, an increase from 23.8": a sentence that sums
//! up which way something went, before those that give the levels.
//!
//! All pairs of levels that the next sentences give of it must go the other way, two of them at least, before they contradict it:
//! one may be an exception. Silent where a word of contrast says so.

use extractor::Cue;

use super::{is_fact, than, way};
use crate::candidate::Candidate;
use crate::pairs::Pair;
use crate::rules::Scene;
use crate::view::View;
use crate::words::WordList;

/// How many sentences behind it tell of the same.
const AHEAD: usize = 3;
/// A pair must be set side by side at least this strongly.
const ORDERED: i32 = 8;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        let (from, to) = own.tokens;
        let Some((word, up)) = opening(view, from, to) else {
            continue;
        };
        let subject = subject(view, word, to);
        if subject.is_empty() || contrasts(view, sentence) {
            continue;
        }
        let told: Vec<(&Pair, usize)> = scene
            .pairs
            .iter()
            .filter(|pair| {
                let at = view.context(pair.new).sentence;
                (sentence + 1..=sentence + AHEAD).contains(&at)
                    && view.reading.sentences[at].block == own.block
                    && view.context(pair.old).sentence == at
                    && pair.strength >= ORDERED
                    && pair.label.is_none()
                    && view.is_level(pair.new)
                    && view.is_level(pair.old)
                    && is_fact(view, pair)
                    && !contrasts(view, at)
            })
            .map(|pair| (pair, shared(view, pair, &subject)))
            .filter(|(_, shared)| *shared >= 1)
            .collect();
        let against = told
            .iter()
            .filter(|(pair, _)| rises(view, pair) == Some(!up))
            .count();
        let with = told
            .iter()
            .filter(|(pair, _)| rises(view, pair) == Some(up))
            .count();
        let close = told.iter().all(|(_, shared)| *shared >= 2);
        let shown = told.iter().find(|(pair, _)| rises(view, pair).is_some());
        let strength = match (with, against) {
            (0, 2..) if close => 9,
            (1.., 0) => 6,
            _ => continue,
        };
        if let Some((pair, _)) = shown {
            let span = view.reading.tokens[word].span;
            out.push(than::candidate(
                view, span, sentence, up, pair.new, pair.old, strength,
            ));
        }
    }
}

/// "There was a …", "There has been a …" and the noun of change, with its way.
fn opening(view: &View<'_>, from: usize, to: usize) -> Option<(usize, bool)> {
    let there = from < to && view.is_word(from) && view.lower(from) == "there";
    if !there {
        return None;
    }
    let word = (from + 1..to.min(from + 7)).find(|&at| view.cues(at).has(Cue::ChangeNoun))?;
    let figure = (from..word).any(|at| view.at(at).is_some());
    let denied = (from..word).any(|at| view.cues(at).has(Cue::Negation));
    (!figure && !denied).then_some(())?;
    way(view.cues(word)).map(|up| (word, up))
}

/// The stems of what went so: behind "in", up to the next mark, verb or figure.
fn subject<'a>(view: &View<'a>, word: usize, to: usize) -> Vec<&'a str> {
    let start = word + 1;
    if start >= to || !view.is_word(start) || view.lower(start) != "in" {
        return Vec::new();
    }
    (start + 1..to.min(start + 9))
        .take_while(|&at| {
            view.is_word(at)
                && !view
                    .cues(at)
                    .any(&[Cue::Level, Cue::ChangeVerb, Cue::Against])
        })
        .filter(|&at| !GENERAL.has(view.lower(at)))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .take(4)
        .collect()
}

/// Names of any measure.
const GENERAL: WordList = words![
    "average",
    "figure",
    "figures",
    "level",
    "levels",
    "number",
    "numbers",
    "percentage",
    "proportion",
    "rate",
    "rates",
    "share",
    "total",
    "the number",
    "the total",
];

/// How many of the stems the sentence of a pair has.
fn shared(view: &View<'_>, pair: &Pair, subject: &[&str]) -> usize {
    let (from, to) = view.sentence(pair.new).tokens;
    let told: Vec<&str> = (from..to)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect();
    subject.iter().filter(|stem| told.contains(stem)).count()
}

fn contrasts(view: &View<'_>, sentence: usize) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| {
        view.cues(at).has(Cue::But)
            || view.is_word(at)
                && matches!(
                    view.lower(at),
                    "however"
                        | "although"
                        | "despite"
                        | "except"
                        | "only"
                        | "though"
                        | "apart from"
                        | "whereas"
                )
    })
}

/// Whether the later level of a pair lies above the earlier; none where they may be equal.
fn rises(view: &View<'_>, pair: &Pair) -> Option<bool> {
    let (new, old) = (view.quantity(pair.new).bare, view.quantity(pair.old).bare);
    if view.quantity(pair.new).unit != view.quantity(pair.old).unit {
        return None;
    }
    if new.low >= old.high {
        Some(true)
    } else if new.high <= old.low {
        Some(false)
    } else {
        None
    }
}
