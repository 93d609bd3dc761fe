//! "A record 1,874 cyclists took part; the previous best was 1,926" · "a record field: 1,840 runners. (In 2022 there were
//! 2,015.)": nothing before it was larger.

use extractor::{Cue, Kind};

use super::than::{candidate, is_denied, is_previous_best};
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::view::View;

/// How many tokens from its figure a word for a record may stand.
const REACH: usize = 8;

pub(super) fn propose(view: &View<'_>, sentence: usize, out: &mut Vec<Candidate>) {
    for new in view.in_sentence(sentence) {
        let token = view.token(new);
        if !view.is_level(new) {
            continue;
        }
        let Some(word) = word(view, new).filter(|_| !is_denied(view, token)) else {
            continue;
        };
        for old in view.near(sentence, 0, 1) {
            if old == new
                || !view.is_level(old)
                || !alike(view, new, old)
                || view
                    .apart(sentence, view.context(old).sentence)
                    .is_none_or(|a| a > 1)
            {
                continue;
            }
            let t = view.token(old);
            let previous = (view.first_token(t).max(t.saturating_sub(8))..t)
                .rev()
                .take_while(|&at| {
                    view.at(at)
                        .is_none_or(|q| matches!(view.quantity(q).kind, Kind::Year | Kind::Date))
                })
                .any(|at| view.is_word(at) && is_previous_best(view.word(at)));
            let strength = if previous {
                9
            } else if is_before(view, new, old) {
                8
            } else {
                continue;
            };
            let span = view.reading.tokens[word.min(token)]
                .span
                .cover(view.reading.tokens[word.max(token)].span);
            out.push(candidate(view, span, sentence, true, new, old, strength));
        }
    }
}

/// The word that calls a figure a record: right before it, before a colon, in apposition behind it.
fn word(view: &View<'_>, new: usize) -> Option<usize> {
    let token = view.token(new);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let is_record = |at: usize| {
        let before = view.lower(at).strip_suffix("record");
        view.is_word(at) && before.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    let article = |at: usize| {
        at > first && matches!(view.lower(at - 1), "a" | "the") || view.lower(at).starts_with("a ")
    };
    if token > first && is_record(token - 1) {
        return Some(token - 1);
    }
    // "It was a record field: 1,840"
    if token > first && view.mark(token - 1) == Some(':') {
        return (first.max(token.saturating_sub(REACH))..token)
            .take_while(|&at| view.at(at).is_none())
            .find(|&at| is_record(at) && article(at) && !is_low(view, at));
    }
    // "…, a record" · "…, a tonnage never before attained"
    let comma = (token + 1..end.min(token + 7))
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| view.mark(at) == Some(','))?;
    (comma + 1..end.min(comma + 6))
        .take_while(|&at| view.is_word(at))
        .find(|&at| {
            is_record(at) && article(at) && at + 1 < end && view.mark(at + 1).is_some()
                || view.lower(at) == "before" && view.lower(at - 1) == "never"
                || view.lower(at) == "never before"
        })
}

/// "a record low": nothing was smaller.
fn is_low(view: &View<'_>, at: usize) -> bool {
    view.is_word(at + 1)
        && matches!(
            view.lower(at + 1),
            "low" | "lows" | "loss" | "fall" | "deficit"
        )
}

/// Whether a larger figure is told of a year before that of the record, where there is no third of the kind.
fn is_before(view: &View<'_>, new: usize, old: usize) -> bool {
    let (a, b) = (view.context(new), view.context(old));
    let Some(year) = b.time.year else {
        return false;
    };
    let low = is_low(view, view.token(new).saturating_sub(1));
    let larger = view.quantity(old).value > view.quantity(new).value;
    let forecast = view
        .cues(view.token(old).saturating_sub(1))
        .any(&[Cue::Forecast, Cue::Hypothetical]);
    larger && !low && !forecast && a.time.year.is_none_or(|own| year < own) && a.stance == b.stance
}
