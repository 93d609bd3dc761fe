//! Words of direction that turn round at once, stand for a place, or lead to a level whose partner went its own way.

use extractor::Cue;

use super::own_share::Told;
use crate::candidate::Candidate;
use crate::view::View;

/// How many tokens apart two directions stand of one course.
const NEAR: usize = 5;
/// How many tokens before a level the word may stand that says where it came from.
const FROM: usize = 9;

/// Whether a word of direction is of a course that goes both ways, of a place, or of one level alone.
pub(super) fn is_of_another_course(view: &View<'_>, candidate: &Candidate) -> bool {
    Told::of(view, candidate).is_some_and(|told| {
        is_a_place(view, told)
            || is_after_its_opposite(view, told)
            || has_left_otherwise(view, told)
    })
}

/// "humpbacks off the cape", "down the coast".
fn is_a_place(view: &View<'_>, Told { at, .. }: Told) -> bool {
    view.is_one_of(at, words!["off", "down", "up"])
        && view.is_word(at + 1)
        && view.is_one_of(at + 1, words!["the", "its", "their", "our"])
        && view.at(at + 2).is_none()
}

/// "will rise before it falls: to 3.5% from 2.8%".
fn is_after_its_opposite(view: &View<'_>, Told { at, .. }: Told) -> bool {
    let first = view.first_token(at).max(at.saturating_sub(NEAR));
    let Some(own) = view.way(at) else {
        return false;
    };
    let turns = |t: usize| view.is_one_of(t, words!["before", "then", "and then", "until"]);
    (first..at).any(turns)
        && (first..at)
            .take_while(|&t| view.at(t).is_none())
            .any(|t| view.way(t).is_some_and(|way| way != own))
}

/// "Catch-up lifted the total to 8.1m, and here the decline was only 4 percent, from 8.4m": the other level left in a clause that says the
/// opposite.
fn has_left_otherwise(view: &View<'_>, Told { at, part, whole }: Told) -> bool {
    let Some(own) = view.way(at) else {
        return false;
    };
    let [first, last] = [part.min(whole), part.max(whole)];
    let (near, far) = (view.token(first), view.token(last));
    let start = far.saturating_sub(FROM).max(near + 1);
    at < near
        && view.context(first).sentence == view.context(last).sentence
        && view.cue_before(far, 2, &[Cue::From]).is_some()
        && (near..start.max(near + 3)).any(|t| view.cues(t).any(&[Cue::And, Cue::But]))
        && (start..far).any(|t| view.way(t).is_some_and(|way| way != own))
}
