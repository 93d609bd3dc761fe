//! Shares of others than the whole that is told beside them: "of those in use", "among the men", "residents, who were 81% in favour".

use std::collections::BTreeSet;

use document::one_by_one;
use extractor::{Cue, Kind};

use super::evidence::Binding;
use super::{is_amount, like};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::topic::{related, stem};
use crate::view::View;

/// What is taken from a binding whose part and whole have another share.
const DOUBT: i32 = 9;

/// "23 of 28 beds: 92 per cent of those in use and 82 per cent of those on the books": a part and its whole have one share, and another
/// "of …" is of others.
pub(super) fn doubt_told(view: &View<'_>, found: &mut [Candidate]) {
    let pair = |candidate: &Candidate| {
        (candidate.formula == Formula::Share).then(|| {
            let [part, whole] = [0, 1].map(|i| candidate.operands[i].quantity);
            (part, whole)
        })
    };
    let told = found
        .iter()
        .filter(|candidate| !candidate.claim.loose && outcome(candidate) == Outcome::Agrees)
        .filter_map(pair);
    let told: BTreeSet<(usize, usize)> = one_by_one(told);
    for candidate in found {
        let named = candidate.claim.quantity.is_some_and(|q| {
            let behind = view.token(q) + 1;
            behind < view.end_token(behind - 1) && view.cues(behind).any(&[Cue::Of, Cue::OfThose])
        });
        if named
            && pair(candidate).is_some_and(|pair| told.contains(&pair))
            && outcome(candidate) != Outcome::Agrees
        {
            candidate.strength -= DOUBT;
        }
    }
}

/// Whether the words of a share say that it is of others than the whole.
pub(super) fn has_its_own_whole(view: &View<'_>, binding: Binding) -> bool {
    is_of_those_who(view, binding) || is_among_others(view, binding) || is_theirs(view, binding)
}

/// "Of every 100 eggs 82 hatch and 57 chicks fledge: seven in ten of those that hatch": the words behind the share are those of another
/// figure than the whole.
fn is_of_those_who(view: &View<'_>, binding: Binding) -> bool {
    let those = view.token(binding.q) + 1;
    let end = view.end_token(those - 1);
    let relative = those < end
        && view.cues(those).has(Cue::OfThose)
        && those + 2 < end
        && view.is_one_of(those + 1, words!["who", "that", "which"]);
    let Some(verb) = relative.then(|| stem(view.lower(those + 2))).flatten() else {
        return false;
    };
    let does = |l: usize| {
        let at = view.token(l);
        (at + 1..view.end_token(at).min(at + 4))
            .take_while(|&t| view.is_word(t))
            .filter_map(|t| stem(view.lower(t)))
            .any(|own| related(own, verb))
    };
    let sentence = view.context(binding.q).sentence;
    !does(binding.whole)
        && view
            .near(sentence, 1, 0)
            .any(|l| l != binding.whole && l < binding.q && does(l))
}

/// "of those 667 a quarter, 174, are young; among the men it is 12 per cent": a group that opens the share's clause and is not that of
/// the whole.
fn is_among_others(view: &View<'_>, binding: Binding) -> bool {
    let token = view.token(binding.q);
    let first = view.first_token(token);
    let opens = (first..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(';' | ',' | ':' | '—')))
        .map_or(first, |mark| mark + 1);
    if !view.is_one_of(opens, words!["among", "amongst"]) || view.token(binding.whole) >= opens {
        return false;
    }
    let noun = opens + 1 + usize::from(view.is_one_of(opens + 1, words!["the", "those", "all"]));
    let Some(name) = (view.is_word(noun) && view.at(noun).is_none())
        .then(|| stem(view.lower(noun)))
        .flatten()
    else {
        return false;
    };
    !view
        .topic(binding.whole)
        .iter()
        .any(|other| related(name, other))
}

/// "578 came from residents, who were 81 per cent in favour": a share of those who stand right before it, no part of more.
fn is_theirs(view: &View<'_>, binding: Binding) -> bool {
    let token = view.token(binding.q);
    let who = (view.first_token(token)..token)
        .rev()
        .take(3)
        .find(|&at| view.is_one_of(at, words!["who"]));
    let be = token > 0 && view.cues(token - 1).has(Cue::Level);
    let of = view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]);
    who.is_some_and(|who| {
        be && !of
            && (view.first_token(token)..who)
                .rev()
                .find_map(|at| view.at(at))
                == Some(binding.part)
    })
}

/// Whether a part is the only amount of its kind in the claim's sentence, and the claim its only share.
pub(super) fn stands_alone(view: &View<'_>, q: usize, part: usize) -> bool {
    let sentence = view.context(q).sentence;
    view.context(part).sentence == sentence
        && view.in_sentence(sentence).all(|l| {
            l == q
                || l == part
                || !(matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction)
                    || is_amount(view, l) && like(view, l, part))
        })
}
