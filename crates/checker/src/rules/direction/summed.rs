//! "There were 412 boats in 2019 and there are 388 now. This upturn …" · "It cost 11 euros in May and 9 in June; the dearer bread …":
//! a noun or adjective that sums up which way the two levels before it went.
//!
//! Silent where another level stands with the two, where nothing tells which is the later, and where the word has figures of its own.

use extractor::{Cue, Kind};

use super::order::later;
use super::{is_rate_of_exchange, than, way};
use crate::candidate::Candidate;
use crate::gathered::last_two;
use crate::view::View;
use crate::words::WordList;

/// The two levels and their order are told before the word.
const SUMMED: i32 = 8;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        let sums = view.sentence_has(sentence, &[Cue::ChangeNoun, Cue::Comparative]);
        if !sums || !view.sentence_has(sentence, &[Cue::Rise, Cue::Fall]) {
            continue;
        }
        for at in own.tokens.0 + 1..own.tokens.1 {
            if let Some(up) = sums_up(view, at) {
                out.extend(bind(view, sentence, at, up));
            }
        }
    }
}

/// Whether a word points back to a change that was told, and which way: "its rise", "this steep upturn", "the dearer bread".
fn sums_up(view: &View<'_>, at: usize) -> Option<bool> {
    let cues = view.cues(at);
    let up = way(cues)?;
    let first = view.first_token(at).max(at.saturating_sub(3));
    let behind = (at + 1..view.end_token(at).min(at + 5))
        .take_while(|&t| view.is_word(t) || view.at(t).is_some())
        .any(|t| view.at(t).is_some());
    if behind {
        return None;
    }
    let dear = view.is_one_of(at, words!["dearer", "cheaper", "costlier"]) && view.is_word(at + 1);
    let article = |words: WordList| {
        (first..at)
            .rev()
            .take_while(|&t| view.is_word(t))
            .any(|t| view.is_one_of(t, words))
    };
    let noun = cues.has(Cue::ChangeNoun)
        && !cues.has(Cue::Gap)
        && (article(words!["its", "this", "that", "their"]))
        && !view.is_one_of(at + 1, words!["to", "of", "by", "from"]);
    (noun || dear && !view.cues(at + 1).has(Cue::Against)).then_some(up)
}

fn bind(view: &View<'_>, sentence: usize, at: usize, up: bool) -> Option<Candidate> {
    let money = view.cues(at).has(Cue::Comparative);
    let (a, b) = last_two(view, at, sentence)?;
    if money && view.quantity(a).kind != Kind::Money || is_rate_of_exchange(view, a, b) {
        return None;
    }
    if view.quantity(a).unit.base.is_time() {
        return None;
    }
    let start = view.first_token(view.token(a));
    // Another word that points a way may be what is summed up, or tell of something else.
    let other = (view.token(b) + 1..at).any(|t| {
        way(view.cues(t)).is_some() && view.cues(t).any(&[Cue::ChangeVerb, Cue::ChangeNoun])
            || view.cues(t).any(&[Cue::Negation, Cue::But])
    });
    let between = (start..view.token(b)).any(|t| {
        way(view.cues(t)) == Some(up) && view.cues(t).any(&[Cue::ChangeVerb, Cue::ChangeNoun])
    });
    if other || between {
        return None;
    }
    // "3.90 in January and 3.10 last week"
    let recent = |q: usize| view.context(q).time.recent;
    let order = if recent(b) && !recent(a) {
        Some(true)
    } else {
        later(view, start..at, a, b)
    };
    let (new, old) = if order? { (b, a) } else { (a, b) };
    let span = view.reading.tokens[at].span;
    Some(than::candidate(view, span, sentence, up, new, old, SUMMED))
}
