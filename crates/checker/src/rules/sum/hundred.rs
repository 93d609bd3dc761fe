//! Shares of one whole, listed to the end: "46% were pleased, 37% were not and 17% did not know".

use extractor::{Cue, Kind, Per, Role, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_bracketed, is_linked};
use crate::view::View;

/// How far from 100 a list may add up before it is no list of all shares.
const REACH: f64 = 20.0;

/// The last share of a list is what the others leave of 100; flagged only if its words close the list.
pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        let share = |&q: &usize| {
            let quantity = view.quantity(q);
            quantity.kind == Kind::Percent
                && quantity.unit.per == Per::Nothing
                && quantity.value.is_some()
                && view.change(q).is_none()
                && !matches!(view.context(q).role, Role::Base | Role::Reference)
        };
        let shares: Vec<usize> = view.in_sentence(sentence).filter(share).collect();
        let Some((&last, others)) = shares.split_last() else {
            continue;
        };
        let sum: f64 = shares.iter().filter_map(|&q| view.quantity(q).value).sum();
        let exclusive = is_exclusive(view, sentence)
            || sum > 100.5 && is_one_choice(view, sentence) && !is_beside(view, shares[0], last);
        let aside = is_bracketed(view, last);
        if others.len() < 2 - usize::from(exclusive)
            || others.iter().any(|&q| is_bracketed(view, q) != aside)
            || !shares.windows(2).all(|pair| {
                is_linked(view, pair[0], pair[1])
                    || view.between(view.token(pair[0]), view.token(pair[1]), &[Cue::Or])
            })
        {
            continue;
        }
        if (sum - 100.0).abs() > REACH {
            continue;
        }
        let strength = if exclusive || !aside && closes(view, last) {
            8
        } else if aside {
            continue;
        } else {
            4
        };
        out.push(Candidate {
            rule: "sum",
            claim: Claim::percent(view, last),
            formula: Formula::HundredLess,
            operands: others
                .iter()
                .map(|&q| Bound::new(view, q, UnitId::PERCENT))
                .collect(),
            strength,
            sense: Sense::None,
        });
    }
}

/// Whether the words say that nothing is left out and nothing counted twice: "its entire output", "one main reason each",
/// "nothing else".
fn is_exclusive(view: &View<'_>, sentence: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let says = |at: usize, words: &[&str]| at < end && view.is_one_of(at, words);
    (first..end).any(|at| {
        says(
            at,
            &["entire", "entirely", "wholly", "exclusively", "solely"],
        ) || says(at, &["nothing", "nobody", "none"]) && says(at + 1, &["else"])
            || says(at, &["no"]) && says(at + 1, &["other", "others"])
            || says(at, &["one"]) && says(at + 1, &["main", "single"])
            || says(at, &["only"]) && says(at + 1, &["three", "four", "two"])
    })
}

/// "asked to name one main means of travel", "their single biggest reason", "could tick one answer only": everybody counts once, so that
/// the shares are no more than all. The sentence, or the one before, says so.
fn is_one_choice(view: &View<'_>, sentence: usize) -> bool {
    let before = sentence
        .checked_sub(1)
        .filter(|&at| view.apart(at, sentence) == Some(1));
    [Some(sentence), before].into_iter().flatten().any(|at| {
        let (first, end) = view.reading.sentences[at].tokens;
        (first..end).any(|t| {
            let single = matches!(view.lower(t), "single" | "main" | "one" | "chief" | "sole");
            single
                && (t + 1..end.min(t + 4))
                    .take_while(|&next| view.mark(next).is_none())
                    .any(|next| CHOICES.contains(&view.lower(next)))
        })
    })
}

/// "30 per cent also said they would move": of another answer than the one choice.
fn is_beside(view: &View<'_>, first: usize, last: usize) -> bool {
    let end = view.end_token(view.token(last)).min(view.token(last) + 4);
    (view.token(first)..end)
        .any(|t| view.mark(t) == Some(';') || view.is_one_of(t, &["also", "too"]))
}

/// What one is asked to choose.
const CHOICES: &[&str] = &[
    "reason",
    "answer",
    "preference",
    "choice",
    "option",
    "means",
    "favourite",
    "favorite",
    "candidate",
    "party",
    "cause",
    "priority",
    "vote",
    "worry",
    "concern",
];

/// Whether a share is that of whoever is left: "did not know", "undecided", "the rest", "had no view".
fn closes(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    // "18% in the south and the rest elsewhere": the rest is another's, and no figure tells it.
    let behind = (token + 1..view.end_token(token).min(token + 7))
        .find(|&at| view.cues(at).has(Cue::And))
        .unwrap_or(view.end_token(token).min(token + 7));
    (view.first_token(token).max(token.saturating_sub(4))..behind)
        .filter(|&at| view.is_word(at))
        .any(|at| view.cues(at).has(Cue::Remainder) || view.cues(at).has(Cue::Undecided))
}
