//! What begins or ends on a date, and what the words beside a length say of the time it takes.

use std::collections::HashMap;
use std::sync::LazyLock;

use extractor::{Cue, Kind};

use crate::view::View;
use crate::words::WordList;

/// Whether something begins or ends on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) begins: bool,
    pub(super) ends: bool,
    /// Whether somebody is born or dies.
    pub(super) life: Option<Life>,
}

/// The two ends of a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Birth,
    Death,
}

/// What is told of a date that no such word stands beside.
const NOTHING: Told = Told {
    begins: false,
    ends: false,
    life: None,
};

/// How far before a date, and behind it, what happened may be told.
const BEFORE: usize = 12;
const BEHIND: usize = 7;

/// Words by whether they begin and whether they end something.
static WORDS: LazyLock<HashMap<&'static str, Told>> = LazyLock::new(|| {
    include_str!("../../../../../../lexicon/spans.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, which)| {
            let told = Told {
                begins: which.contains("begin"),
                ends: which.contains("end"),
                life: match word {
                    "born" | "birth" | "baptised" | "hatched" => Some(Life::Birth),
                    "died" | "dies" | "death" | "dead" | "killed" => Some(Life::Death),
                    _ => None,
                },
            };
            (word, told)
        })
        .collect()
});

/// What the nearest telling word before a date says, else the nearest behind it.
pub(super) fn told(view: &View<'_>, q: usize) -> Told {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let dated = |t: usize| {
        view.at(t)
            .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year))
    };
    let word = |t: usize| {
        let last = view.lower(t).rsplit(' ').next().unwrap_or_default();
        view.is_word(t).then(|| WORDS.get(last)).flatten().copied()
    };
    let stop = |t: &usize| !dated(*t) && !matches!(view.mark(*t), Some(';' | ':'));
    let before = (first.max(token.saturating_sub(BEFORE))..token)
        .rev()
        .take_while(stop)
        .find_map(|t| word(t).map(|told| (token - t, told)));
    // "In 1904 the line was opened, and in 1912 …": a date that opens its clause has its verb behind it.
    let opens = token > first
        && (token - 1 == first
            || view.mark(token - 2).is_some()
            || view.cues(token - 2).has(Cue::And))
        && view.is_one_of(token - 1, words!["in", "on", "by", "and"]);
    let behind = (token + 1..end.min(token + BEHIND))
        .take_while(|t| {
            stop(t) && (opens || view.mark(*t) != Some(',') && !view.cues(*t).has(Cue::And))
        })
        .find_map(|t| word(t).map(|told| (t - token, told)));
    let nearer = match (before, behind) {
        (Some((_, _)), Some((_, told))) if opens => Some(told),
        (Some((near, told)), Some((nearer, other))) => {
            Some(if nearer + 4 < near { other } else { told })
        }
        (one, other) => one.or(other).map(|(_, told)| told),
    };
    let since = token > first && view.is_one_of(token - 1, words!["since", "from"]);
    let until =
        token > first && view.is_one_of(token - 1, words!["until", "till", "to", "through"]);
    let told = nearer.unwrap_or(NOTHING);
    match (since, until) {
        (true, _) => Told {
            begins: true,
            ..NOTHING
        },
        (_, true) => Told {
            ends: true,
            ..NOTHING
        },
        _ => told,
    }
}

/// Words behind a length that count it from something else, or make it a rule.
const ELSEWHERE: WordList = words![
    "ago",
    "late",
    "earlier",
    "older",
    "younger",
    "behind",
    "ahead",
    "early",
    "more",
    "less",
    "longer",
    "shorter",
    "too",
    "away",
    "each",
    "apiece",
    "per",
    "above",
    "jail",
    "prison",
    "imprisonment",
    "old",
    "overdue",
    "notice",
    "faster",
    "slower",
    "quicker",
    "or more",
    "or less",
    "at most",
    "apart",
    "warranty",
    "contract",
    "lease",
    "loan",
    "mortgage",
    "bond",
    "guarantee",
    "deadline",
    "limit",
    "ban",
    "sentence",
];
/// Words before it that do.
const RULES: WordList = words![
    "every",
    "each",
    "per",
    "within",
    "another",
    "next",
    "about every",
    "than",
    "additional",
    "extra",
    "further",
    "under",
    "minimum",
    "maximum",
    "up to",
    "least",
    "average",
    "averaged",
    "averaging",
    "typically",
    "usually",
    "normally",
];
/// Words before it that make it time that passed.
const PASSED: WordList = words![
    "for",
    "after",
    "over",
    "in",
    "of",
    "lasted",
    "lasting",
    "took",
    "taken",
    "taking",
    "spent",
    "those",
    "these",
    "the",
    "his",
    "her",
    "its",
    "their",
    "my",
    "our",
    "whole",
    "full",
    "all",
    "nearly",
    "almost",
    "some",
    "was",
    "made",
    "makes",
    "making",
    "means",
    "been",
    "ending",
    "ended",
    "ends",
    "during",
    "throughout",
    "a",
    "that",
    "intervening",
    "served",
    "serving",
    "waited",
    "endured",
    "survived",
    "ran",
    "stretched",
    "spanned",
    "spanning",
    "then",
    "thus",
    "exactly",
];

/// What the words beside a length are worth; `None` where they make it another length.
pub(super) fn worth(view: &View<'_>, q: usize) -> Option<i32> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let behind = (token + 1..end.min(token + 3)).take_while(|&t| view.is_word(t));
    if behind.clone().any(|t| view.is_one_of(t, ELSEWHERE)) {
        return None;
    }
    let before = first.max(token.saturating_sub(3))..token;
    if before.clone().any(|t| view.is_one_of(t, RULES)) {
        return None;
    }
    let led = token > first && view.is_one_of(token - 1, PASSED);
    let span = before.clone().any(|t| {
        super::super::told::spanning(view, token) || view.cues(t).any(&[Cue::Making, Cue::Hence])
    });
    let opens = token <= first + 1 || view.mark(token - 1).is_some();
    let later = super::super::told::later(view, token);
    let counted = behind.clone().any(|t| {
        view.is_one_of(
            t,
            words![
                "after", "before", "of", "in", "on", "between", "since", "it", "she", "he", "they",
                "that", "spent",
            ],
        )
    });
    let shut = token + 1 >= end || view.mark(token + 1).is_some();
    let sum = i32::from(led)
        + i32::from(span)
        + i32::from(opens && shut)
        + i32::from(later || counted || shut);
    Some(sum.min(3))
}
