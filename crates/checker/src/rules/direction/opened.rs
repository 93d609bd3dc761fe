//! "Burglaries are climbing, says the watch: 112 of them this year, compared with 139 in the last" · "House sales slowed again. There
//! were 318 of them in the autumn, after 297 in the summer": a clause that says which way something went before anything is
//! measured, and the two levels of one kind that are told first behind it.
//!
//! Silent where a third level of the kind stands with the two, where words of contrast or another way come between, and where
//! nothing tells which is the later.

use extractor::{Cue, Kind};

use super::order::later;
use super::two::{is_aside, is_named_by, is_pair, is_preposition, is_taken_out, is_topic_of};
use super::{is_fact, is_rate_of_exchange, than, way};
use crate::candidate::Candidate;
use crate::pairs::Pair;
use crate::rules::Scene;
use crate::view::{Few, View};
use crate::words::WordList;

/// The two levels and their order are told behind the word.
const TOLD: i32 = 8;
/// How many candidates back the same two may have been held together.
const RECENT: usize = 400;
/// Words that open a clause of its own.
const SUBORDINATE: WordList = words![
    "as", "when", "while", "after", "before", "since", "until", "who", "whom", "which", "if",
    "because", "where", "whose", "despite", "whether",
];

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if !view.sentence_has(sentence, &[Cue::Rise, Cue::Fall]) {
            continue;
        }
        let Some((word, up)) = opening(view, own.tokens) else {
            continue;
        };
        let Some((a, b)) = first_two(view, word, sentence) else {
            continue;
        };
        let linked = [a, b].iter().any(|&q| is_named_by(view, word, q))
            || [a, b].iter().all(|&q| is_topic_of(view, word, q))
            || headline(view, own.tokens.0)
            || continues(view, a);
        if !linked || turns(view, word, up, view.token(b)) || is_rate_of_exchange(view, a, b) {
            continue;
        }
        let Some((new, old)) = ordered(scene, a, b) else {
            continue;
        };
        let known = out.iter().rev().take(RECENT).any(|other| {
            other.rule == "direction"
                && other.strength >= TOLD
                && other
                    .operands
                    .iter()
                    .all(|o| o.quantity == a || o.quantity == b)
        });
        if !known {
            let span = view.reading.tokens[word].span;
            out.push(than::candidate(view, span, sentence, up, new, old, TOLD));
        }
    }
}

/// The word of the sentence's first clause that says by itself which way its subject went, before anything is measured.
fn opening(view: &View<'_>, (first, end): (usize, usize)) -> Option<(usize, bool)> {
    for at in first..end {
        let measured = view.at(at).is_some_and(|q| is_measured(view, q));
        let denied =
            view.cues(at)
                .any(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast, Cue::But]);
        if measured || denied || view.is_one_of(at, SUBORDINATE) {
            return None;
        }
        if let Some(up) = way(view.cues(at))
            && stands_alone(view, first, at, end)
        {
            return Some((at, up));
        }
    }
    None
}

/// Whether a verb has no object, and whether a comparative stands behind its verb.
pub(super) fn stands_alone(view: &View<'_>, first: usize, at: usize, end: usize) -> bool {
    let cues = view.cues(at);
    let next = at + 1;
    if at == first
        || than::is_a_judgement(view.word(at))
        || cues.any(&[Cue::Transfer, Cue::Surpass])
    {
        return false;
    }
    let linked = view.cues(at - 1).has(Cue::Level)
        || view.is_one_of(
            at - 1,
            words![
                "was",
                "were",
                "is",
                "are",
                "been",
                "be",
                "become",
                "becoming",
                "became",
                "getting",
                "growing",
                "got",
                "on the way",
                "way",
            ],
        );
    let goes_on = next >= end
        || view.mark(next).is_some_and(|mark| mark != '-')
        || view.cues(next).any(&[Cue::Earlier, Cue::Later])
        || view.is_one_of(
            next,
            words![
                "in", "at", "during", "over", "since", "between", "again", "when", "on", "this",
                "last", "for", "as", "and", "across", "among", "under",
            ],
        )
        || view.is_word(next) && view.lower(next).ends_with("ly");
    if view.is_one_of(at, words!["up", "down"]) {
        return linked && goes_on || goes_on && view.is_word(at - 1) && headline(view, first);
    }
    if cues.has(Cue::Comparative) {
        let adjective = view.is_one_of(at, words!["more", "less"])
            && view.is_word(next)
            && (next + 1 >= end || view.mark(next + 1).is_some());
        return linked && (goes_on || adjective || view.cues(next).has(Cue::Against));
    }
    let to = view.is_one_of(at - 1, words!["to", "a", "an", "the", "its", "their"]);
    let arrives = view.cues(next).has(Cue::To) && view.at(next + 1).is_some();
    // "Rain fell on 12 days"
    let weather = view.is_one_of(at - 1, words!["rain", "snow", "hail", "sleet", "ash"]);
    cues.has(Cue::ChangeVerb) && (goes_on || arrives) && !to && !weather
}

/// "ROAD CASUALTIES UP IN LAST QUARTER": a line in capitals has no verb of its own.
fn headline(view: &View<'_>, first: usize) -> bool {
    (first..first + 3)
        .all(|t| view.is_word(t) && view.word(t).bytes().all(|byte| !byte.is_ascii_lowercase()))
}

/// "There were 318, after 297": a sentence that goes on without a subject of its own.
fn continues(view: &View<'_>, q: usize) -> bool {
    let first = view.first_token(view.token(q));
    view.is_one_of(first, words!["there"]) && view.cues(first + 1).has(Cue::Level)
}

/// The first two levels behind the word, of one kind, in its own sentence or the one behind; none if a third stands with them.
fn first_two(view: &View<'_>, word: usize, sentence: usize) -> Option<(usize, usize)> {
    let measured = |s: usize| -> Few {
        view.in_sentence(s)
            .filter(|&q| view.token(q) > word && is_measured(view, q))
            .collect()
    };
    let mut levels = measured(sentence);
    if levels.len() < 2 {
        let next = sentence + 1;
        let follows = next < view.reading.sentences.len() && view.apart(sentence, next) == Some(1);
        if !follows {
            return None;
        }
        levels.extend(measured(next));
    }
    let (&a, &b) = (levels.first()?, levels.get(1)?);
    let kind = |q: usize| (view.quantity(q).kind, view.quantity(q).unit.base);
    let third = levels.iter().skip(2).any(|&q| kind(q) == kind(a));
    let taken = is_part(view, word, a) || is_part(view, word, b);
    (!third && !taken && is_pair(view, a, b)).then_some((a, b))
}

/// What is no date, place or length of time, nor a part of a word: "half-year".
pub(super) fn is_measured(view: &View<'_>, q: usize) -> bool {
    let kind = view.quantity(q).kind;
    let joined = kind == Kind::Fraction && view.mark(view.token(q) + 1) == Some('-');
    !is_aside(view, q) && !joined && kind != Kind::Duration
}

/// "112 of them", where no whole was told: what is counted, and no part.
fn is_part(view: &View<'_>, word: usize, q: usize) -> bool {
    let named = view.cue_behind(view.token(q), 1, &[Cue::OfThose]).is_some()
        && (word..view.token(q)).all(|t| view.at(t).is_none());
    is_taken_out(view, q) && !named
}

/// Whether another word between says the contrary, or turns to something else.
fn turns(view: &View<'_>, word: usize, up: bool, end: usize) -> bool {
    (word + 1..end).any(|t| {
        let cues = view.cues(t);
        cues.any(&[Cue::But, Cue::Negation, Cue::Hypothetical, Cue::Forecast])
            || way(cues) == Some(!up) && !is_preposition(view, t)
            // "Costs fell, and sales went from 310 to 355"
            || view.mark(t) == Some(',') && view.cues(t + 1).has(Cue::And)
    })
}

/// The later of the two and the earlier: by the words that stand with each, or as the rules of change hold them together.
pub(super) fn ordered(scene: &Scene<'_>, a: usize, b: usize) -> Option<(usize, usize)> {
    let view = scene.view;
    // What stands behind the second in a clause of its own tells of something else.
    let end = view.end_token(view.token(b));
    let close = (view.token(b)..end).find(|&t| matches!(view.mark(t), Some(',' | ';')));
    let tokens = view.first_token(view.token(a))..close.unwrap_or(end);
    let pair = |new: usize, old: usize| Pair {
        new,
        old,
        strength: TOLD,
        label: None,
    };
    let dated = [a, b].iter().all(|&q| view.context(q).time.year.is_some());
    let held = view
        .cue_before(view.token(b), 3, &[Cue::Against])
        .is_some_and(|at| at > view.token(a) && way(view.cues(at)).is_none());
    if held && !dated {
        return Some((a, b)).filter(|_| is_fact(view, &pair(a, b)));
    }
    match later(view, tokens, a, b) {
        Some(true) => Some((b, a)),
        Some(false) => Some((a, b)),
        None => scene
            .pairs
            .iter()
            .find(|pair| (pair.new, pair.old) == (a, b) || (pair.new, pair.old) == (b, a))
            .filter(|pair| pair.strength >= 6)
            .map(|pair| (pair.new, pair.old)),
    }
    .filter(|&(new, old)| is_fact(view, &pair(new, old)))
}
