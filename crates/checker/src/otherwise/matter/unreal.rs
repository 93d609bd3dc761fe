//! Changes that are not told as facts: wished for, foretold, asked, or said to be wrong, beside two levels that are.
//!
//! "the target is to halve them by 2030" · "which had asked for a rise of 20%" · "did crime double? It rose from 400 to 460" · "claimed that
//! prices had doubled; in fact they rose from £30 to £40".

use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// Beginnings of words for what is wished for, foretold or turned down.
const WISHED: WordList = words![
    "asked",
    "asking",
    "reject",
    "wanted",
    "wants",
    "demanded",
    "demanding",
    "sought",
    "seeking",
    "promised",
    "promising",
    "proposed",
    "proposes",
    "offered",
    "hope",
    "hoping",
    "hopes",
    "called for",
    "aims",
    "aimed",
    "goal",
    "pledge",
    "short of",
    "ruled out",
    "refus",
    "turned down",
    "vow",
    "requested",
    "feared",
    "supposed",
    "target is",
    "target of",
    "expected to",
    "plans to",
    "planned to",
    "planning to",
    "predict",
];
/// Words that take back what was said.
const DENIED: WordList = words![
    "in fact",
    "fact",
    "actually",
    "wrong",
    "wrongly",
    "truth",
    "reality",
    "correction",
    "false",
    "falsely",
    "untrue",
    "mistake",
    "nonsense",
];
/// What carries a saying.
const SAID: WordList = words![
    "claimed",
    "claims",
    "said",
    "says",
    "suggested",
    "reported",
    "boasted",
    "insisted",
    "told",
    "believed",
    "stated",
];
/// How many tokens before a change such words stand.
const BEFORE: usize = 5;

/// Whether a change is not told as a fact, or is denied.
pub(super) fn is_no_fact(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let (first, end) = (view.first_token(token), view.end_token(token));
    let near = [a.quantity, b.quantity].iter().any(|&l| {
        let at = view.token(l);
        at > token && at <= token + 4 && view.cues(at - 1).any(&[Cue::From, Cue::To])
    });
    // "Did crime double? It rose …"
    let really = (first..end).any(|t| view.is_one_of(t, words!["really"]));
    let asks = view.mark(end - 1) == Some('?')
        && !really
        && view.is_one_of(
            first,
            words![
                "did", "has", "have", "had", "were", "was", "is", "are", "will", "would", "could",
                "can", "does", "do", "should",
            ],
        );
    if is_denied(view, sentence, token) {
        return true;
    }
    // "the 20% rise": the one just told, unless it fell short of it.
    let meant = token > first && view.is_one_of(token - 1, words!["the", "this", "that"]);
    if meant && !(token > first + 1 && view.is_one_of(token - 2, words!["short of"])) {
        return false;
    }
    let infinitive = view.quantity(q).kind == Kind::Multiple
        && token > first
        && words!["double", "halve", "treble", "triple", "quadruple"].has(view.printed(q))
        && (view
            .cues(token - 1)
            .any(&[Cue::To, Cue::Hypothetical, Cue::Forecast])
            || view.is_one_of(
                token - 1,
                words!["will", "would", "could", "might", "may", "should", "must"],
            ));
    let stop =
        |t: &usize| matches!(view.mark(*t), Some(';' | ':' | '—')) || view.cues(*t).has(Cue::But);
    let from = first.max(token.saturating_sub(BEFORE));
    let wished = (from..token)
        .rev()
        .take_while(|t| !stop(t) && view.at(*t).is_none())
        .any(|t| view.is_word(t) && is_wished(view, t))
        || (token + 1..end.min(token + 4))
            .take_while(|&t| view.at(t).is_none() && view.mark(t).is_none())
            .any(|t| view.is_one_of(t, words!["promised", "planned", "sought", "wanted"]));
    // What is foretold of the levels, too, is no other matter.
    let told = [a.quantity, b.quantity]
        .iter()
        .all(|&l| view.context(l).stance == extractor::Stance::Fact);
    let hence = (first..token).any(|t| view.cues(t).any(&[Cue::Hence, Cue::Equal]));
    asks || told && !near && !hence && (infinitive || wished)
}

/// "asked for", "plans to", "the target is": a word that begins like one of some, or two that are one of them.
fn is_wished(view: &View<'_>, t: usize) -> bool {
    let word = view.lower(t);
    let next = view.lower(t + 1);
    WISHED.iter().any(|wish| match wish.split_once(' ') {
        Some((one, other)) => word == wish || word == one && next.split(' ').next() == Some(other),
        None => word.starts_with(wish),
    })
}

/// "He said waiting lists had halved. They have not", "Correction: an article said that fares had doubled".
fn is_denied(view: &View<'_>, sentence: usize, token: usize) -> bool {
    let (first, end) = (view.first_token(token), view.end_token(token));
    let said = (first..token).any(|t| view.is_one_of(t, SAID));
    let denies = |from: usize, to: usize| {
        (from..to).any(|t| view.is_one_of(t, DENIED) || view.begins(t, words!["in fact"]))
    };
    if denies(first, token) && said {
        return true;
    }
    let next = view.reading.sentences.get(sentence + 1).map(|s| s.tokens);
    // "They have not", "Not so"
    let taken_back = next.is_some_and(|(from, to)| {
        let pronoun = view.is_one_of(
            from,
            words!["it", "they", "that", "this", "not", "no", "he", "she"],
        );
        denies(from, to.min(from + 6))
            || pronoun
                && to - from <= 20
                && (from..to.min(from + 4)).any(|t| view.cues(t).has(Cue::Negation))
    });
    said && (denies(token + 1, end) || taken_back)
}
