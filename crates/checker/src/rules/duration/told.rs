//! The words beside a length of time that say that it lies between two dates.

use extractor::{Cue, Kind};

use super::moment::Moment;
use crate::view::View;
use crate::words::WordList;

/// A length that starts or ends with its dates: "lasted six years", "ending 47 years of digging".
const SPANNING: WordList = words![
    "lasted",
    "lasting",
    "lasts",
    "spanned",
    "spanning",
    "spent",
    "served",
    "serving",
    "ending",
    "ended",
    "closing",
    "capping",
    "those",
    "these",
    "took",
    "reigned",
    "ruled",
    "ran",
    "covering",
    "making",
    "marked",
    "marks",
    "marking",
    "celebrated",
    "celebrates",
    "celebrating",
    "completed",
    "completes",
    "completing",
    "notched",
    "clocked",
    "stretched",
    "stretching",
    "endured",
    "survived",
    "stood",
    "toiled",
    "reign",
    "spell",
    "stretch",
    "span",
    "waited",
    "lay",
    "remained",
    "stayed",
    "busy",
    "closure",
    "break",
    "gap",
    "shutdown",
    "absence",
    "made",
    "office",
    "helm",
    "throne",
];

/// Participles without "-ed" of what goes on for some time.
const BEEN: WordList = words![
    "been", "lain", "stood", "sat", "run", "kept", "spent", "held", "hung", "slept", "gone", "led",
    "sung", "taught", "sought", "fought",
];

/// "it had been travelling for six years": the past perfect counts from the one date to the other.
pub(super) fn had_been(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(7));
    let led = token > first
        && view.is_word(token - 1)
        && view.word(token - 1).eq_ignore_ascii_case("for");
    led && (first..token).any(|at| {
        let word = view.lower(at);
        let past = word == "had been"
                // "We'd been staring at it for five years"
                || word == "been" && at > first && view.lower(at - 1).ends_with('d')
                || word == "had"
                    && view.is_word(at + 1)
                    && (view.lower(at + 1).ends_with("ed") || view.is_one_of(at + 1, BEEN));
        view.is_word(at) && past && is_told_of(view, q, at)
    })
}

/// Whether who "had been" so long is whom the dates were told of: a pronoun, or a noun of the sentence before.
fn is_told_of(view: &View<'_>, q: usize, had: usize) -> bool {
    let first = view.first_token(had);
    let subject = (first..had).rev().find(|&at| view.is_word(at));
    let Some(subject) = subject else {
        return true;
    };
    if view.lower(subject).ends_with("'d")
        || view.lower(subject).ends_with("’d")
        || view.is_one_of(
            subject,
            words!["it", "they", "he", "she", "we", "i", "both", "then", "who"],
        )
    {
        return true;
    }
    let before = view.context(q).sentence.checked_sub(1);
    before.is_none_or(|before| {
        let told = view.stems(view.reading.sentences[before].span);
        let own = view.stems(view.reading.tokens[subject].span);
        own.iter().any(|stem| told.contains(stem))
    })
}

/// "it needed until 2023, fourteen years, to see its first": the length in apposition to the later date.
pub(super) fn set_off(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    let shut = token + 1 >= end
        || matches!(
            view.mark(token + 1),
            Some(',' | ')' | '—' | '.' | ';' | ':')
        );
    let opened = token > first && matches!(view.mark(token - 1), Some(',' | '(' | '—'));
    let dated = token > first + 1
        && view
            .at(token - 2)
            .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year));
    shut && opened && dated
}

/// "opened in 1871 and shut in 1996, after 135 years": the length ends its sentence behind the second date.
pub(super) fn concludes(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    let closed = (token + 1..end).all(|at| view.mark(at).is_some())
        || view.mark(token + 1) == Some(',')
        || token + 1 < end
            && view.is_word(token + 1)
            && matches!(view.lower(token + 1), "in" | "of" | "at" | "as");
    let after = token > first
        && view.is_word(token - 1)
        && view.word(token - 1).eq_ignore_ascii_case("after");
    let set_off = token > first + 1 && matches!(view.mark(token - 2), Some(',' | '—'));
    // Nothing but the date it is counted to may stand before the comma.
    let dated = token > first + 2
        && view
            .at(token - 3)
            .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year));
    // "flowered again in 2023 after 102 years"
    let told = (first..token)
        .filter_map(|at| view.at(at))
        .filter(|&d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year))
        .count();
    let at_once = told == 2
        && view
            .at(token - 2)
            .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year));
    closed && after && (set_off && dated || at_once)
}

/// "We first admitted the public in 1911; in 2024 we celebrated 113 years": the later date stands beside the length.
pub(super) fn concluded_later(view: &View<'_>, q: usize, here: &[Moment]) -> bool {
    here.first()
        .is_some_and(|own| view.distance(own.quantity, q) <= 8)
}

/// "A drop of 27 per cent in twelve years": a sentence that sums up the change told before.
pub(super) fn told_again(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let opens = (first..token.min(first + 3)).any(|at| view.cues(at).has(Cue::ChangeNoun));
    opens && token > first && matches!(view.lower(token - 1), "in" | "over")
}

/// Whether a word beside it makes it a time that passed.
pub(super) fn placed(view: &View<'_>, token: usize) -> bool {
    let words = |range: std::ops::Range<usize>, list: &[&str]| {
        range
            .into_iter()
            .any(|at| view.is_word(at) && list.contains(&view.lower(at)))
    };
    words(
        view.first_token(token).max(token.saturating_sub(2))..token,
        &["over", "for", "in", "of", "after", "those"],
    ) || words(
        token + 1..view.end_token(token).min(token + 2),
        &["later", "late", "on", "of", "after"],
    )
}

/// "30 years later", "ten years on", "the 40 years afterwards".
pub(super) fn later(view: &View<'_>, token: usize) -> bool {
    let end = view.end_token(token).min(token + 2);
    (token + 1..end).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "later" | "on" | "afterwards" | "afterward" | "thereafter" | "hence"
            )
    }) || token + 1 < view.end_token(token)
        && view.is_word(token + 1)
        && (matches!(
            view.lower(token + 1),
            "earlier" | "previously" | "beforehand"
        ) || view.word(token + 1).eq_ignore_ascii_case("before")
            && (token + 2 >= view.end_token(token) || view.mark(token + 2).is_some()))
}

/// Whether a word just before (or "of …" just behind) says that the length fills a stretch of time.
pub(super) fn spanning(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token).max(token.saturating_sub(3));
    (first..token).any(|at| view.is_one_of(at, SPANNING))
}

/// "lasts five years": what is said in the present of all of a kind.
pub(super) fn holds_always(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token).max(token.saturating_sub(3));
    (first..token).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "lasts" | "spans" | "takes" | "stretches" | "runs"
            )
    })
}
