//! Ratios of other numbers than a part and its whole: votes, rules, what is added.

use extractor::Cue;

use super::own_share::{Told, points};
use crate::candidate::Candidate;
use crate::rules::taken_out;
use crate::view::View;
use crate::words::WordList;

/// Words before the whole within which a body is named.
const NEAR: usize = 3;

/// Whether a ratio is none of the two figures it was bound to.
pub(super) fn is_of_no_sides(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(told) = Told::of(view, candidate) else {
        return false;
    };
    // "three for every ten": a part may be held against its whole, but two sides are held against each other.
    let printed = view.lowered_words(candidate.claim.span);
    let sides = ![" every ", " each ", " in ", " per "]
        .iter()
        .any(|each| printed.contains(each));
    sides && (is_part_and_whole(view, told) || is_a_ruling(view, told))
        || is_a_rule(view, told)
        || is_of_what_is_added(candidate, printed)
}

/// "They went two to one against, with 400 of the 600 opposed" · "the Tories, who had 60 seats in a house of 100": the other side is what
/// the part leaves of the whole.
fn is_part_and_whole(view: &View<'_>, told: Told) -> bool {
    let size = |l: usize| view.quantity(l).value;
    let (part, whole) = if size(told.part) < size(told.whole) {
        (told.part, told.whole)
    } else {
        (told.whole, told.part)
    };
    let [p, w] = [view.token(part), view.token(whole)];
    let house = view.cue_before(w, 1, &[Cue::Of]).is_some_and(|of| {
        (view.first_token(w).max(of.saturating_sub(NEAR))..of).any(|at| {
            view.cues(at).has(Cue::Collective)
                || view.is_one_of(
                    at,
                    words![
                        "house",
                        "chamber",
                        "parliament",
                        "assembly",
                        "council",
                        "board",
                        "panel",
                        "jury",
                    ],
                )
        })
    });
    let here = view.context(part).sentence == view.context(whole).sentence;
    // "of the 60 singers, 40 are women"
    let opens = whole + 1 == part
        && view
            .cue_before(w, 2, &[Cue::Of, Cue::OutOf])
            .is_some_and(|of| of == view.first_token(of) || view.mark(of - 1).is_some());
    here && (opens
        || part < whole && (taken_out(view, part, whole) || house)
        || whole < part
            && whole + 1 == part
            && points(view, p)
            && view.mark(p.saturating_sub(1)) == Some(','))
}

/// "ruled two to one that the 45 men, 30 of them Kenyan, must be freed": a vote, and figures of what was voted on.
fn is_a_ruling(view: &View<'_>, told: Told) -> bool {
    let next = told.at + 1;
    view.is_one_of(next, words!["that", "to"])
        && [told.part, told.whole]
            .iter()
            .all(|&l| view.token(l) > told.at)
}

/// "The rule is one adult for every five children": what is prescribed.
fn is_a_rule(view: &View<'_>, told: Told) -> bool {
    const RULE: WordList = words![
        "rule",
        "rules",
        "limit",
        "law",
        "minimum",
        "maximum",
        "guideline",
        "guidelines",
        "norm",
        "standard",
        "regulations",
        "the rule",
        "the rules",
        "the law",
        "the limit",
        "legal",
    ];
    let first = view.first_token(told.at);
    let before = first.max(told.at.saturating_sub(6))..told.at;
    let outside = [told.part, told.whole]
        .iter()
        .all(|&l| view.first_token(view.token(l)) != first);
    outside && before.into_iter().any(|at| view.is_one_of(at, RULE))
}

/// "one new share for every four held; 200m shares will become 250m": what comes on top is what lies between the two.
fn is_of_what_is_added(candidate: &Candidate, printed: &str) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let added = [
        "new",
        "extra",
        "more",
        "additional",
        "further",
        "bonus",
        "free",
    ];
    let (low, high) = (a.value.min(b.value), a.value.max(b.value));
    let ratio = (high - low) / low;
    printed.split_whitespace().any(|word| added.contains(&word))
        && candidate.claim.stated.low <= ratio
        && ratio <= candidate.claim.stated.high
}
