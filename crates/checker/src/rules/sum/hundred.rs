//! Shares of one whole, listed to the end: "46% were pleased, 37% were not and 17% did not know".

use extractor::{Cue, Kind, Per, Role, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_bracketed, is_linked};
use crate::view::View;
use crate::words::WordList;

/// How far from 100 a list may add up before it is no list of all shares.
const REACH: f64 = 20.0;

/// Shares of one divided whole that are more than it are wrong, however far the last of them is from the rest.
const DIVIDED: i32 = 15;

/// So are those of one choice.
const CHOSEN: i32 = 11;

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
        let one = sum > 100.5 && !is_beside(view, shares[0], last) && is_one_choice(view, sentence);
        let exclusive = is_exclusive(view, sentence)
            || one
            || sum > 100.5 && !is_beside(view, shares[0], last) && is_vote(view, &shares);
        let aside = is_bracketed(view, last);
        if others.len() < 2 - usize::from(exclusive)
            || others.iter().any(|&q| is_bracketed(view, q) != aside)
            || shares.iter().all(|&q| is_rate_of_its_own(view, q))
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
        // "62, 24 and 11 per cent, with the £75,000 outstanding met from reserves": what is missing is told.
        let behind = view.token(last)..view.end_token(view.token(last));
        if sum < 100.0
            && behind
                .into_iter()
                .any(|at| view.cues(at).has(Cue::Remainder))
        {
            continue;
        }
        let strength = if sum > 100.5 && is_divided(view, sentence, &shares) {
            DIVIDED
        } else if one {
            CHOSEN
        } else if exclusive || !aside && closes(view, last) {
            8
        } else if aside {
            continue;
        } else {
            4
        };
        out.extend(left_of_hundred(view, &shares, strength));
    }
}

/// The last of some shares as what the others leave of a hundred.
pub(super) fn left_of_hundred(
    view: &View<'_>,
    shares: &[usize],
    strength: i32,
) -> Option<Candidate> {
    let (&last, others) = shares.split_last()?;
    Some(Candidate {
        rule: "sum",
        claim: Claim::percent(view, last),
        formula: Formula::HundredLess,
        operands: others
            .iter()
            .map(|&q| Bound::new(view, q, UnitId::PERCENT))
            .collect(),
        strength,
        sense: Sense::None,
    })
}

/// "The employment rate was 75.8%, the unemployment rate 3.9%": each of another whole.
fn is_rate_of_its_own(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(3));
    (first..token).any(|at| view.is_one_of(at, words!["rate"]))
}

/// Whether the words say that nothing is left out and nothing counted twice: "its entire output", "one main reason each",
/// "nothing else".
fn is_exclusive(view: &View<'_>, sentence: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let says = |at: usize, words: WordList| at < end && view.is_one_of(at, words);
    // Most words do not even begin like one.
    let begins = |at: usize| {
        let first = view.lower(at).as_bytes().first();
        matches!(first, Some(b'e' | b'w' | b's' | b'n' | b'o' | b'c'))
    };
    (first..end).filter(|&at| begins(at)).any(|at| {
        says(
            at,
            words!["entire", "entirely", "wholly", "exclusively", "solely"],
        ) || says(at, words!["nothing", "nobody", "none"]) && says(at + 1, words!["else"])
            || says(at, words!["no"]) && says(at + 1, words!["other", "others"])
            || says(at, words!["one"]) && says(at + 1, words!["main", "single"])
            || says(at, words!["only"]) && says(at + 1, words!["three", "four", "two"])
            || says(at, words!["counted"]) && says(at + 1, words!["once"])
    })
}

/// "voted 61% for the merger and 49% against".
fn is_vote(view: &View<'_>, shares: &[usize]) -> bool {
    let behind = |q: usize, words: WordList| view.begins(view.token(q) + 1, words);
    matches!(shares, &[yes, no] if behind(yes, words!["for", "in favour", "in favor"]) && behind(no, words!["against"]))
}

/// "Pensions take 45% of the budget, roads 38% and schools 27%": words make the shares those of one whole, each of another part. None
/// is told of a whole, place or time of its own.
fn is_divided(view: &View<'_>, sentence: usize, shares: &[usize]) -> bool {
    let (first, _) = view.reading.sentences[sentence].tokens;
    let (from, to) = (view.token(shares[0]), view.token(shares[shares.len() - 1]));
    let whole = (from..to).any(|t| {
        view.cues(t).has(Cue::Of)
            && view.any_word_behind(t, 3, |word| matches!(word, "vote" | "votes"))
    });
    let divides = whole
        || (first..from).any(|t| {
            view.is_one_of(t, DIVIDING)
                || view.is_one_of(t, words!["make", "makes", "made"])
                    && view.is_one_of(t + 1, words!["up"])
                || view.is_one_of(t, words!["make up", "makes up", "made up"])
        });
    let own = |&q: &usize| {
        let behind = view.token(q) + 1;
        behind < view.end_token(behind - 1)
            && view.is_one_of(
                behind,
                words![
                    "of", "in", "among", "at", "on", "for", "during", "by", "from",
                ],
            )
    };
    let beside = |t: usize| {
        view.is_one_of(
            t,
            words!["also", "too", "each", "both", "while", "whereas", "but"],
        ) || view
            .at(t)
            .is_some_and(|q| !shares.contains(&q) && !view.quantity(q).in_words)
    };
    divides && !shares[1..].iter().any(own) && !(from..to).any(beside)
}

/// Words that divide a whole among its parts.
const DIVIDING: WordList = words![
    "split",
    "divided",
    "shares",
    "breakdown",
    "comprised",
    "comprises",
    "consisted",
    "consists",
    "composition",
    "take",
    "takes",
    "took",
    "spends",
    "spent",
    "goes",
    "went",
];

/// "spends 14p of each pound on rent, 9p on heat and 81p on staff": pennies that are more than the pound.
pub(super) fn of_a_pound(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        if !view.sentence_has(sentence, &[Cue::Each]) {
            continue;
        }
        let small = |&q: &usize| {
            view.quantity(q).kind == Kind::Money
                && view.quantity(q).value.is_some_and(|value| value < 1.0)
                && view.change(q).is_none()
        };
        let parts: Vec<usize> = view.in_sentence(sentence).filter(small).collect();
        let [first, .., last] = parts[..] else {
            continue;
        };
        let pound = (view.token(first)..view.token(last)).any(|t| {
            view.cues(t).has(Cue::Of)
                && view.cues(t + 1).has(Cue::Each)
                && view.is_one_of(t + 2, words!["pound", "dollar", "euro"])
        });
        let sum: f64 = parts.iter().filter_map(|&q| view.quantity(q).value).sum();
        let one = parts.windows(2).all(|two| is_linked(view, two[0], two[1]));
        if parts.len() < 3 || !pound || !one || !(1.0..1.2).contains(&sum) {
            continue;
        }
        let others = &parts[..parts.len() - 1];
        out.push(Candidate {
            rule: "sum",
            claim: Claim::of(view, last),
            formula: Formula::OneLess,
            operands: others.iter().map(|&q| Bound::own(view, q)).collect(),
            strength: 11,
            sense: Sense::None,
        });
    }
}

/// "asked to name one main means of travel", "their single biggest reason", "could tick one answer only": everybody counts once, so that
/// the shares are no more than all. The sentence, or one beside it, says so.
fn is_one_choice(view: &View<'_>, sentence: usize) -> bool {
    let before = sentence
        .checked_sub(1)
        .filter(|&at| view.apart(at, sentence) == Some(1));
    let behind = Some(sentence + 1)
        .filter(|&at| at < view.reading.sentences.len() && view.apart(sentence, at) == Some(1));
    [Some(sentence), before, behind]
        .into_iter()
        .flatten()
        .any(|at| {
            let (first, end) = view.reading.sentences[at].tokens;
            (first..end).any(|t| {
                let single = matches!(view.lower(t), "single" | "main" | "one" | "chief" | "sole")
                    || view.lower(t).ends_with(" one");
                // "as their single main fuel": whatever it is that one has but one of.
                let named = matches!(view.lower(t), "single" | "sole")
                    && view.is_one_of(
                        t + 1,
                        words!["main", "biggest", "chief", "favourite", "favorite"],
                    )
                    && t + 1 < end;
                named
                    || single
                        && (t + 1..end.min(t + 4))
                            .take_while(|&next| view.mark(next).is_none())
                            .any(|next| CHOICES.has(view.lower(next)))
            })
        })
}

/// "30 per cent also said they would move": of another answer than the one choice.
fn is_beside(view: &View<'_>, first: usize, last: usize) -> bool {
    let end = view.end_token(view.token(last)).min(view.token(last) + 4);
    (view.token(first)..end)
        .any(|t| view.mark(t) == Some(';') || view.is_one_of(t, words!["also", "too"]))
}

/// What one is asked to choose.
const CHOICES: WordList = words![
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
