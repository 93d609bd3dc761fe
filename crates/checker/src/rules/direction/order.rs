//! Which of two levels is the later, by the words that stand with each: "used to be", "this time", "becoming", two years.

use extractor::{Cue, Kind, Role};

use super::way;
use crate::calendar::MONTHS;
use crate::view::View;
use crate::words::WordList;

/// Words that make the level beside them the earlier, wherever they stand.
const OLD: WordList = words![
    "once",
    "previous",
    "comparable",
    "former",
    "formerly",
    "then",
    "originally",
    "initially",
    "preceding",
];
/// Words that make the level behind them the earlier.
const OLD_AHEAD: WordList = words![
    "used to",
    "instead of",
    "rather than",
    "having been",
    "had been",
    "had cost",
    "began",
    "begun",
    "started",
    "opened at",
    "inherited",
    "as opposed to",
    "paid",
    "where there were",
    "where there was",
];
/// Words that make it the later, wherever they stand.
const NEW: WordList = words![
    "now",
    "today",
    "this",
    "latest",
    "nowadays",
    "most recent",
    "by the end",
];
/// Words that make the level behind them the later.
const NEW_AHEAD: WordList = words![
    "will",
    "closed",
    "turned into",
    "became",
    "become",
    "becoming",
    "has since",
    "have since",
    "ended",
    "finished",
];

/// Whether the second of two levels is the later, by the words that belong to each.
pub(super) fn later(
    view: &View<'_>,
    tokens: std::ops::Range<usize>,
    a: usize,
    b: usize,
) -> Option<bool> {
    let (one, other) = (view.token(a), view.token(b));
    let (mut a_old, mut b_old) = (false, false);
    let (mut years, mut ordinals, mut months) = ([None, None], [None, None], [None, None]);
    for t in tokens {
        let second = if t < one {
            if view.memo.sentence_of(t) != view.memo.sentence_of(one) {
                continue;
            }
            false
        } else if t > other {
            if view.memo.sentence_of(t) != view.memo.sentence_of(other) {
                continue;
            }
            true
        } else {
            belongs_to_second(view, one, t, other)
        };
        if let Some(q) = view.at(t) {
            let quantity = view.quantity(q);
            match quantity.kind {
                Kind::Year => years[usize::from(second)] = quantity.value,
                Kind::Ordinal => ordinals[usize::from(second)] = quantity.value,
                _ => {}
            }
            continue;
        }
        if !view.is_word(t) {
            continue;
        }
        if let Some(month) = MONTHS.iter().position(|name| view.word(t) == *name) {
            months[usize::from(second)] = Some(month);
        }
        let cues = view.cues(t);
        let after =
            view.lower(t) == "after" && (view.at(t + 1).is_some() || view.at(t + 2).is_some());
        let old_ahead = cues.has(Cue::From)
            || cues.has(Cue::Against) && !cues.any(&[Cue::Rise, Cue::Fall])
            || after
            || view.begins(t, OLD_AHEAD);
        let new_ahead = view.begins(t, NEW_AHEAD);
        // What stands before its figure, stands before the second if it stands behind the first.
        let second = second || (old_ahead || new_ahead) && t > one;
        let old = old_ahead || cues.has(Cue::Earlier) || view.begins(t, OLD);
        let new = new_ahead || cues.has(Cue::Later) || view.begins(t, NEW);
        // "since then", "by then" say nothing of either.
        if old && !new {
            (a_old, b_old) = (a_old || !second, b_old || second);
        } else if new && !old {
            (a_old, b_old) = (a_old || second, b_old || !second);
        }
    }
    if view.context(b).role == Role::Result && view.context(b).sentence == view.context(a).sentence
    {
        a_old = true;
    }
    // "are down to 86; the 2022 figure was 94"
    if view.context(a).role == Role::Result && view.context(b).role == Role::Level {
        b_old = true;
    }
    if let [Some(1.0), Some(2.0)] = ordinals {
        a_old = true;
    }
    // "in my first year … last year": both are past, and the first of them lies before the other.
    if let [Some(1.0), None] = ordinals {
        a_old = a_old || b_old;
    }
    if let [Some(x), Some(y)] = years {
        (a_old, b_old) = (a_old || x < y, b_old || x > y);
    }
    let pointed = |q: usize, other: usize| {
        (view.first_token(q)..q).any(|t| {
            view.cues(t).any(&[Cue::Surpass, Cue::Against])
                && way(view.cues(t)).is_some()
                && q - t <= 5
        }) && other != q
    };
    (a_old, b_old) = (a_old || pointed(one, other), b_old || pointed(other, one));
    match (a_old, b_old) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) => None,
        (false, false) => match (is_past(view, one), is_past(view, other)) {
            (Some(true), Some(false)) => Some(true),
            (Some(false), Some(true)) => Some(false),
            _ => by_months(months).filter(|_| years == [None, None]),
        },
    }
}

/// "96 in July and 118 in June": months of one year, if less than half a year lies between.
fn by_months(months: [Option<usize>; 2]) -> Option<bool> {
    let [Some(one), Some(other)] = months else {
        return None;
    };
    (one != other && one.abs_diff(other) < 6).then_some(one < other)
}

/// The tense of the verb before a figure: "they were 336, they are 278".
fn is_past(view: &View<'_>, token: usize) -> Option<bool> {
    (view.first_token(token).max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&t| view.is_word(t))
        .find_map(|t| {
            if view.is_one_of(t, words!["was", "were", "had", "did"]) {
                Some(true)
            } else {
                view.is_one_of(t, words!["is", "are", "has", "have"])
                    .then_some(false)
            }
        })
}

/// Whether a token between two figures goes with the second: behind the mark or word that parts them.
fn belongs_to_second(view: &View<'_>, one: usize, t: usize, other: usize) -> bool {
    let parts = |at: usize| {
        view.mark(at).is_some_and(|mark| mark != '-')
            || view
                .cues(at)
                .any(&[Cue::And, Cue::But, Cue::Against, Cue::From, Cue::To])
            || view.is_one_of(
                at,
                words![
                    "after",
                    "where",
                    "when",
                    "having",
                    "which",
                    "instead of",
                    "rather than",
                    "now",
                ],
            )
    };
    match (one + 1..=t).find(|&at| parts(at)) {
        Some(_) => true,
        None => !(t + 1..other).any(parts) && other - t < t - one,
    }
}
