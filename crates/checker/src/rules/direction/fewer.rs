//! "Fewer people came to the fair than in 2023: 8,100 against 7,600" · "conceded fewer this time round, 31 goals as opposed to 27 in
//! the year before": a comparative, the time it looks back to, and behind a colon or comma the two counts, the later one first.
//!
//! Silent where another level stands before the two, and where words make the first of them the earlier.

use extractor::{Cue, Stance};

use super::order::later;
use super::{than, way};
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::view::{Few, View};

/// Grammar names both counts and their order.
const NAMED: i32 = 9;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if view.may_begin(sentence, words!["fewer", "more", "less"])
            && view.in_sentence(sentence).len() >= 2
        {
            out.extend(bind(view, sentence, own.tokens));
        }
    }
}

fn bind(view: &View<'_>, sentence: usize, (first, end): (usize, usize)) -> Option<Candidate> {
    let levels: Few = view
        .in_sentence(sentence)
        .filter(|&q| view.is_level(q) && view.context(q).stance == Stance::Fact)
        .take(2)
        .collect();
    let &[new, old] = &levels[..] else {
        return None;
    };
    let (one, other) = (view.token(new), view.token(old));
    let word = (first..one.min(first + 6))
        .find(|&at| view.is_one_of(at, words!["fewer", "more", "less"]))?;
    let up = way(view.cues(word))?;
    // "fewer than half", "more and more"
    let led =
        view.is_word(word + 1) && !view.cues(word + 1).any(&[Cue::Against, Cue::And, Cue::Of]);
    let back = (word + 1..one).any(|at| {
        view.cues(at).has(Cue::Against) && at + 1 < one
            || view.is_one_of(
                at,
                words!["this time", "this year", "this season", "this summer"],
            )
            || view.is_one_of(at, words!["this"])
                && view.is_one_of(
                    at + 1,
                    words![
                        "time", "year", "season", "term", "month", "spring", "winter",
                    ],
                )
    });
    let set = one > first && matches!(view.mark(one - 1), Some(':' | ',' | '—' | '–' | '('));
    let against = (one + 1..other)
        .any(|at| view.cues(at).has(Cue::Against) || view.begins(at, words!["as opposed to"]))
        && !(one + 1..other)
            .any(|at| view.cues(at).any(&[Cue::But, Cue::And]) || view.mark(at) == Some(';'));
    let denied = (first..one).any(|at| {
        view.cues(at)
            .any(&[Cue::Negation, Cue::But, Cue::Hypothetical])
    });
    let parted = (word..one).any(|at| view.mark(at) == Some(';'));
    if !led || !back || !set || !against || denied || parted || !alike(view, new, old) {
        return None;
    }
    if later(view, first..end, new, old) == Some(true) {
        return None;
    }
    let span = view.reading.tokens[word].span;
    Some(than::candidate(view, span, sentence, up, new, old, NAMED))
}
