//! Which of two outcomes a rate is of: a failure rate beside the count of those who passed is the share of the rest.

use extractor::{Cue, Direction, Role};

use super::outcome;
use crate::view::View;

/// Whether a rate is named for the outcome that its part did not have.
pub(in crate::rules) fn of_the_rest(view: &View<'_>, q: usize, part: usize) -> bool {
    let Some(good) = of_name(view, q) else {
        return false;
    };
    // "were down to 39 by graduation": those who are left.
    let remains = view.context(part).role == Role::Result
        && view.cue_before(view.token(part), 3, &[Cue::Fall]).is_some();
    if remains {
        return !good;
    }
    let near = |at: usize| view.token(part).abs_diff(at) <= 4;
    outcome(view, part)
        .is_some_and(|outcome| !outcome.both && outcome.good != good && near(outcome.at))
}

/// Whether the name of a rate is that of a favourable outcome, where it says so: "a vacancy rate of 30%", "turnout".
fn of_name(view: &View<'_>, q: usize) -> Option<bool> {
    let token = view.token(q);
    let at = view
        .cue_before(token, 6, &[Cue::Rate])
        .or_else(|| view.cue_behind(token, 4, &[Cue::Rate]))?;
    // A change of a rate is no rate.
    if view.change(q) == Some(Direction::Either) {
        return None;
    }
    let first = view.first_token(token);
    let named = (first.max(at.saturating_sub(1))..=at)
        .rev()
        .find(|&at| view.cues(at).has(Cue::Outcome) != view.cues(at).has(Cue::Refusal));
    if let Some(at) = named {
        return Some(view.cues(at).has(Cue::Outcome));
    }
    let word = view.lower(at);
    (!word.starts_with("rate")).then_some(true)
}
