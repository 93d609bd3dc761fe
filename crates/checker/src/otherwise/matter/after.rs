//! Lengths of time counted from an event that no date beside them is told of, or back from the first date: "20 years after her death",
//! "in 1990, after ten years of war".

use extractor::{Cue, Kind};

use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Who has been spoken of.
const PRONOUNS: WordList = words!["he", "she", "they", "it", "i", "we", "who", "which"];
/// What has a beginning of its own: "after 18 months of scandal".
const TROUBLES: WordList = words![
    "war",
    "scandal",
    "scandals",
    "drought",
    "protest",
    "protests",
    "loss",
    "losses",
    "decline",
    "talks",
    "negotiation",
    "negotiations",
    "violence",
    "unrest",
    "delay",
    "delays",
    "wrangling",
    "illness",
    "debate",
    "fighting",
    "recession",
    "austerity",
    "turmoil",
    "speculation",
    "rumours",
    "rumors",
    "conflict",
    "strikes",
    "criticism",
    "controversy",
    "deadlock",
    "uncertainty",
    "campaigning",
    "lobbying",
    "pressure",
    "trouble",
    "chaos",
    "infighting",
];
/// What a place or a firm goes on in, behind "after 50 years in".
const GOING: WordList = words![
    "business",
    "operation",
    "service",
    "production",
    "use",
    "existence",
    "trade",
    "print",
    "office",
    "power",
    "charge",
    "total",
    "all",
];
/// Verbs that begin a thing, and nobody's stay at a place.
const FOUNDED: WordList = words![
    "founded",
    "formed",
    "established",
    "born",
    "built",
    "incorporated",
    "created",
    "launched",
    "opened",
    "co-founded",
    "invented",
];

/// "reissued in 1990, 20 years after her death": counted from an event that no date beside it is told of.
pub(super) fn is_of_an_event(view: &View<'_>, token: usize, start: usize) -> bool {
    const BEGINNINGS: WordList = words![
        "founding",
        "foundation",
        "birth",
        "opening",
        "formation",
        "launch",
        "creation",
        "start",
        "establishment",
        "beginning",
        "inception",
        "arrival",
        "election",
        "appointment",
    ];
    let end = view.end_token(token);
    // "must wait until 2090, 91 years after the last"
    let last = view.is_one_of(token + 1, words!["after", "since"])
        && (view.is_one_of(token + 2, words!["the last", "the previous"])
            || view.is_one_of(token + 2, words!["the"])
                && view.is_one_of(token + 3, words!["last", "previous"]))
        && (token + 3..end.min(token + 5)).any(|at| view.mark(at).is_some());
    if last {
        return true;
    }
    let counted = view.is_one_of(token + 1, words!["after", "before"])
        && view.is_one_of(
            token + 2,
            words!["his", "her", "its", "their", "my", "our", "whose"],
        );
    if !counted || token + 3 >= end {
        return false;
    }
    let event = || (token + 3..end.min(token + 6)).take_while(|&at| view.is_word(at));
    let dated = (token + 3..end.min(token + 15))
        .take_while(|&at| view.mark(at).is_none())
        .filter_map(|at| view.at(at))
        .any(|l| matches!(view.quantity(l).kind, Kind::Date | Kind::Year));
    let told = |at: usize| {
        let (from, to) = (view.first_token(start).min(view.first_token(token)), end);
        stem(view.lower(at)).is_some_and(|noun| {
            (from..to)
                .filter(|&t| view.is_word(t) && !(token..token + 6).contains(&t))
                .filter_map(|t| stem(view.lower(t)))
                .any(|other| related(noun, other))
        })
    };
    !dated && !event().any(|at| told(at) || view.is_one_of(at, BEGINNINGS))
}

/// Where the "after" that leads a length stands: "after ten years of war", "after a lull of ten days".
fn led_by_after(view: &View<'_>, token: usize) -> Option<usize> {
    let first = view.first_token(token);
    (first.max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.is_one_of(at, words!["after", "following"]))
}

/// "In 1990, after ten years of war, it got a king, who reigned until 1995", "was widowed in 1990, after 12 years, and married again in
/// 1995", "widowed after 20 years, she died in 2020": counted back from the first date, or from what has none.
pub(super) fn is_counted_back(view: &View<'_>, token: usize, [start, end]: [usize; 2]) -> bool {
    let Some(after) = led_by_after(view, token) else {
        return false;
    };
    let first = view.first_token(token);
    let inside = first <= start && start < after && token < end && end < view.end_token(token);
    let at_start = (start + 1..after).all(|at| view.mark(at).is_some());
    let own_verb = after > start + 2
        && view.is_word(after - 1)
        && !view.cues(after - 1).any(&[Cue::And, Cue::But])
        && view.mark(token + 1) == Some(',')
        && view.is_one_of(token + 2, PRONOUNS);
    inside && (at_start || own_verb)
}

/// "resigned in July 2023 after 18 months of scandal", "founded in 1900, moved in 1950 after 30 years at Park Lane": of what began later
/// than the first date.
pub(super) fn is_of_what_it_follows(view: &View<'_>, token: usize, [start, _]: [usize; 2]) -> bool {
    if led_by_after(view, token).is_none() {
        return false;
    }
    let end = view.end_token(token);
    let behind = token + 2 < end;
    let noun =
        |words: WordList| (token + 2..end.min(token + 5)).any(|at| view.is_one_of(at, words));
    let trouble = behind && view.is_one_of(token + 1, words!["of"]) && noun(TROUBLES);
    let from = view.first_token(start).max(start.saturating_sub(3));
    let founded = (from..start).any(|at| view.is_one_of(at, FOUNDED));
    let placed = behind
        && view.is_one_of(token + 1, words!["at", "in", "on"])
        && view.is_word(token + 2)
        && !noun(GOING);
    trouble || founded && placed
}
