//! Percentages that are not taken off one hundred together: several with "each", a share of a share, shares of different things.

use extractor::{Cue, Kind, Per};

use crate::candidate::Candidate;
use crate::per::is_for_each;
use crate::topic::{related, stem};
use crate::view::{Few, View};
use crate::words::WordList;

/// How many words behind a share name what it is of.
const NAMED: usize = 5;

/// Whether the words say that what is taken off is not taken off once, or not off the same.
pub(super) fn is_of_no_hundred(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let operands: Few = candidate
        .operands
        .iter()
        .map(|part| part.quantity)
        .collect();
    let percent = |l: usize| matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction);
    if !percent(q) || !operands.iter().all(|&l| percent(l)) {
        return false;
    }
    operands
        .iter()
        .any(|&l| is_for_several(view, l) || is_nested(view, l))
        || operands.iter().any(|&l| are_of_two_things(view, l, q))
        || operands
            .windows(2)
            .any(|two| are_of_two_things(view, two[0], two[1]))
        || has_its_other(view, q, candidate)
        || is_of_both(view, q)
}

/// "The three brothers own 20% each", "Each of the four partners has 15%": as many times as there are of them.
fn is_for_several(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    let first = view.first_token(token).max(token.saturating_sub(8));
    view.per(l) == Per::Each
        || is_for_each(view, l)
        || (first..token)
            .rev()
            .take_while(|&at| view.mark(at).is_none())
            .any(|at| view.is_one_of(at, words!["each", "each of", "both", "apiece"]))
}

/// "60% of revenue, 90% of it from one field", "12% undecided, 60% of those who had made up their minds": of the share before it, or of
/// those that it leaves.
fn is_nested(view: &View<'_>, l: usize) -> bool {
    const IT: WordList = words!["it", "them", "which", "whom", "that", "those"];
    let token = view.token(l);
    let of = token + 1;
    let points = view.cues(of).has(Cue::OfThose)
        || view.cues(of).has(Cue::Of) && view.is_one_of(of + 1, IT)
        || view.is_one_of(of, words!["of it"]);
    points
        && view
            .in_sentence(view.context(l).sentence)
            .any(|before| before < l && view.quantity(before).kind == view.quantity(l).kind)
}

/// The stems of what a share's own "of" names: "60% of the seats".
fn named<'v>(view: &View<'v>, l: usize) -> Vec<&'v str> {
    let token = view.token(l);
    let end = view.end_token(token).min(token + 1 + NAMED);
    let of = token + 1;
    if of >= end || !view.cues(of).has(Cue::Of) {
        return Vec::new();
    }
    let words = of + 1..end;
    let open = |at: &usize| {
        view.is_word(*at)
            && !view.cues(*at).any(&[
                Cue::And,
                Cue::Or,
                Cue::But,
                Cue::Level,
                Cue::On,
                Cue::To,
                Cue::From,
            ])
    };
    let mut nouns = Vec::new();
    for at in words.take_while(open) {
        if view
            .cues(at)
            .any(&[Cue::Total, Cue::Whole, Cue::Collective])
        {
            return Vec::new();
        }
        nouns.extend(stem(view.lower(at)));
    }
    nouns
}

/// "60% of the seats on 45% of the votes", "40% of men and 70% of women": each share names what it is of, and not the same.
fn are_of_two_things(view: &View<'_>, one: usize, other: usize) -> bool {
    if view.context(one).sentence != view.context(other).sentence {
        return false;
    }
    let (one, other) = (named(view, one), named(view, other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|a| other.iter().any(|b| related(a, b)))
}

/// "The top 10% of customers account for 60% of sales, and the remaining 90% for 40%": another share of the sentence makes a hundred
/// with it.
fn has_its_other(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    view.quantity(q).kind == Kind::Percent
        && view
            .in_sentence(claim.sentence)
            .filter(|&l| l < q && view.quantity(l).kind == Kind::Percent)
            .filter(|&l| !candidate.stands_on(l) && !named(view, l).is_empty())
            .filter_map(|l| view.quantity(l).value)
            .any(|other| (other + claim.value - 100.0).abs() < 1e-9)
}

/// "a third had two jobs and a quarter had both": those are counted in the others.
fn is_of_both(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.is_one_of(at, words!["both", "all three", "all of these"]))
}
