//! Which of two is ahead, told by a verb with the figures of both beside it: "The red cab has outsold the blue, by 610 fares to 870" · "In
//! Ashby 318 bags were filled and in Kemble 276, so Kemble outdid its neighbour".
//!
//! The winner's figure stands first, or the one that its name stands beside. Silent where a third like figure is told, unless the
//! words say that all others are behind.

use extractor::{Cue, Kind, Stance};

use super::outnumber::is_of;
use super::together::together;
use super::told_apart;
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::topic::stem;
use crate::view::{Few, View};
use crate::words::WordList;

/// Beginnings of verbs that put their subject ahead.
const AHEAD: WordList = words![
    "outsold",
    "outsell",
    "outdid",
    "outdo",
    "outearn",
    "outnumber",
    "outperform",
    "outscor",
    "outpoll",
    "outstrip",
    "outspen",
    "outproduc",
    "outdrew",
    "overtak",
    "overtook",
    "surpass",
    "eclips",
];
/// What may be between the subject and its verb.
const BETWEEN: WordList = words![
    "has",
    "have",
    "had",
    "now",
    "again",
    "still",
    "easily",
    "also",
    "comfortably",
    "narrowly",
    "thus",
];
/// Objects that are the other of two.
const OTHER: WordList = words![
    "neighbour",
    "neighbor",
    "rival",
    "other",
    "competitor",
    "counterpart",
    "sister",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, read) in view.reading.sentences.iter().enumerate() {
        if !view.may_begin(sentence, words!["out", "over", "surpass", "eclips"]) {
            continue;
        }
        for at in read.tokens.0..read.tokens.1 {
            let word = if view.is_word(at) { view.lower(at) } else { "" };
            let hyphened = word == "out"
                && view.mark(at + 1) == Some('-')
                && view.is_word(at + 2)
                && AHEAD.iter().any(|verb| {
                    verb.strip_prefix("out")
                        .is_some_and(|tail| view.lower(at + 2).starts_with(tail))
                });
            let joined = word.strip_prefix("out-").is_some_and(|rest| {
                AHEAD.iter().any(|verb| {
                    verb.strip_prefix("out")
                        .is_some_and(|tail| rest.starts_with(tail))
                })
            });
            if !hyphened && !joined && !AHEAD.leads(word) {
                continue;
            }
            let before = at.saturating_sub(4).max(read.tokens.0)..at;
            let denied = before.clone().any(|t| {
                let cues = [
                    Cue::Negation,
                    Cue::Hypothetical,
                    Cue::Forecast,
                    Cue::Earlier,
                ];
                view.cues(t).any(&cues)
                    || view.is_one_of(t, words!["was", "were", "been", "being", "to"])
            });
            let two = behind(view, sentence, at).or_else(|| named(view, sentence, at));
            // "outsold the seconds and the juniors combined"
            if let Some([one, other]) = two.filter(|_| !denied && together(view, at + 1).is_none())
            {
                out.push(told_apart(view, (at, sentence), true, [one, other], 9));
            }
        }
    }
}

fn levels(view: &View<'_>, sentence: usize) -> Few {
    view.in_sentence(sentence)
        .filter(|&q| {
            matches!(
                view.quantity(q).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure
            ) && view.quantity(q).value.is_some()
                && !view.quantity(q).hedge.is_bound()
                && view.context(q).stance == Stance::Fact
        })
        .collect()
}

/// "…, by 610 tonnes to 870": the score behind the verb; of several others the largest, if all are meant.
fn behind(view: &View<'_>, sentence: usize, at: usize) -> Option<[usize; 2]> {
    let all = levels(view, sentence);
    let score: Few = all
        .iter()
        .copied()
        .filter(|&q| view.token(q) > at)
        .collect();
    let (&one, others) = score.split_first()?;
    let (&first, more) = others.split_first()?;
    let (a, b) = (view.token(one), view.token(first));
    let led = view.is_one_of(a - 1, words!["by", "at", "with"])
        || matches!(view.mark(a - 1), Some(':' | '('));
    let set = (a + 1..b).any(|t| view.is_one_of(t, words!["to", "against", "versus", "v"]))
        && !(a + 1..b).any(|t| view.mark(t) == Some(';'));
    let every = (at + 1..a).any(|t| view.is_one_of(t, words!["every", "all", "any", "each"]));
    let like = others.iter().all(|&q| alike(view, q, one));
    if !led
        || !set
        || !like
        || a > at + 16
        || !more.is_empty() && !every
        || all
            .iter()
            .any(|&q| view.token(q) < at && alike(view, q, one))
    {
        return None;
    }
    let largest = others.iter().copied().max_by(|&x, &y| {
        view.quantity(x)
            .value
            .unwrap_or(0.0)
            .total_cmp(&view.quantity(y).value.unwrap_or(0.0))
    })?;
    Some([one, largest])
}

/// "In Ashby 318 …, in Kemble 276, so Kemble outdid its neighbour": the level that the subject stands beside, and the only other.
fn named(view: &View<'_>, sentence: usize, at: usize) -> Option<[usize; 2]> {
    let first = view.first_token(at);
    let subject = (first.max(at.saturating_sub(3))..at)
        .rev()
        .find(|&t| !view.is_one_of(t, BETWEEN))
        .filter(|&t| view.is_word(t))
        .and_then(|t| stem(view.lower(t)))?;
    let mut here = levels(view, sentence);
    here.retain(|&mut q| view.token(q) < at);
    let told = if here.is_empty() {
        let before = sentence
            .checked_sub(1)
            .filter(|&s| view.apart(s, sentence) == Some(1))?;
        levels(view, before)
    } else {
        here
    };
    let &[a, b] = &told[..] else { return None };
    if !alike(view, a, b) {
        return None;
    }
    let (one, other) = match (is_of(view, a, subject, &[]), is_of(view, b, subject, &[])) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let object = (at + 1..view.end_token(at).min(at + 5)).take_while(|&t| view.is_word(t));
    let meant = object.clone().any(|t| {
        view.is_one_of(t, OTHER)
            || stem(view.lower(t)).is_some_and(|noun| is_of(view, other, noun, &[]))
    });
    meant.then_some([one, other])
}
