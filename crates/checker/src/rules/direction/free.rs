//! "Footfall declined in October, when 118,000 shoppers were counted, compared with 131,000 in September": a word of change
//! that stands by itself in the sentence of a pair.
//!
//! Silent where another word points a way, where the word has an object ("raised prices"), and where the sentence holds
//! other levels of the kind.

use extractor::{Cue, Kind};

use super::{arrives_elsewhere, governing, is_fact, than, way};
use crate::candidate::Candidate;
use crate::pairs::{Pair, alike};
use crate::rules::Scene;
use crate::view::View;

/// A pair must be set side by side at least this strongly.
const ORDERED: i32 = 8;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for pair in &scene.pairs {
        let sentence = view.context(pair.new).sentence;
        if arrives_elsewhere(view, pair)
            || pair.strength < ORDERED
            || pair.label.is_some()
            || view.context(pair.old).sentence != sentence
            || !view.is_level(pair.new)
            || !view.is_level(pair.old)
            || !is_fact(view, pair)
            || governing(view, pair).is_some()
        {
            continue;
        }
        if let Some((at, up)) = word(view, sentence, pair).filter(|&(at, _)| {
            // More time is less speed: only a verb tells which is meant.
            view.cues(at).has(Cue::ChangeVerb)
                || view.quantity(pair.new).unit.base.dimension().name() != "time"
        }) {
            let span = view.reading.tokens[at].span;
            out.push(than::candidate(
                view,
                span,
                sentence,
                up,
                pair.new,
                pair.old,
                pair.strength - 1,
            ));
        }
    }
}

/// The one word before the end of the pair that points a way, and whether that is up.
fn word(view: &View<'_>, sentence: usize, pair: &Pair) -> Option<(usize, bool)> {
    let (from, _) = view.reading.sentences[sentence].tokens;
    let (a, b) = (view.token(pair.new), view.token(pair.old));
    let others = view.in_sentence(sentence).any(|q| {
        view.change(q).is_some()
            || q != pair.new
                && q != pair.old
                && view.is_level(q)
                && view.quantity(q).kind != Kind::Duration
                && alike(view, q, pair.new)
    });
    if others {
        return None;
    }
    let mut found = None;
    for at in from..a.max(b) {
        let cues = view.cues(at);
        let Some(up) = way(cues) else { continue };
        if cues.has(Cue::Against) && !cues.any(&[Cue::Comparative, Cue::ChangeVerb]) && at + 1 == b
        {
            continue;
        }
        if found.is_some()
            || !is_free(view, at)
            || than::is_a_judgement(view.word(at))
            || than::is_denied(view, at)
        {
            return None;
        }
        found = Some((at, up));
    }
    let (at, up) = found?;
    let parted = (at.min(a)..at.max(a))
        .any(|t| view.mark(t) == Some(';') || view.cues(t).any(&[Cue::But, Cue::And]));
    (!parted).then_some((at, up))
}

/// Whether a verb has no object, and whether a comparative has its "than".
fn is_free(view: &View<'_>, at: usize) -> bool {
    let cues = view.cues(at);
    let end = view.end_token(at);
    if cues.has(Cue::Comparative) {
        // "Fewer houses were begun, 2,415 …, as against 2,190"
        let opens = at == view.first_token(at)
            && matches!(view.lower(at), "more" | "fewer" | "less")
            && (at + 2..end.min(at + 6)).any(|t| {
                view.cues(t).has(Cue::Level)
                    || view.is_word(t) && view.word(t).to_ascii_lowercase().ends_with("ed")
            });
        // "There were fewer calls last winter, the log shows: 173 …, compared with 158"
        let first = view.first_token(at);
        let there = at >= first + 2
            && matches!(view.lower(at), "more" | "fewer" | "less")
            && view.cues(at - 1).has(Cue::Level)
            && view.is_one_of(at - 2, words!["there"]);
        return opens || there || (at + 1..end.min(at + 6)).any(|t| view.cues(t).has(Cue::Against));
    }
    let plain = cues.has(Cue::ChangeVerb) || matches!(view.lower(at), "up" | "down");
    let next = at + 1;
    plain
        && (next >= end
            || view.mark(next).is_some()
            || view
                .cues(next)
                .any(&[Cue::Earlier, Cue::Later, Cue::From, Cue::To, Cue::On])
            || view.is_word(next) && {
                let word = view.lower(next);
                word.ends_with("ly")
                    || matches!(
                        word,
                        "in" | "at"
                            | "during"
                            | "over"
                            | "last"
                            | "this"
                            | "since"
                            | "between"
                            | "again"
                            | "when"
                    )
            })
}
