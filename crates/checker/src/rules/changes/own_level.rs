//! The level that a change is told beside.

use extractor::{Cue, Kind, Role};

use super::alone;
use crate::otherwise::own_base;
use crate::pairs::Pair;
use crate::view::View;

/// The level that a change in apposition follows: "output was 443,000 tonnes in August, up 5.8%".
pub(super) fn level_before(view: &View<'_>, claim: usize) -> Option<usize> {
    let token = view.token(claim);
    let first = view.first_token(token).max(token.saturating_sub(9));
    let before = (first..token).rev().find_map(|at| view.at(at))?;
    let at = view.token(before);
    // A comma and the change right behind it.
    let comma = (at + 1..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(',' | '(')))?;
    let level = view.is_level(before)
        && !matches!(view.quantity(before).kind, Kind::Percent | Kind::Duration)
        && !view.is_count(before);
    let plain = (at + 1..comma).all(|at| view.is_word(at) && !view.cues(at).has(Cue::And));
    (level && plain && token - comma <= 3).then_some(before)
}

/// The level that a change in so many words follows: "taken by just 2,360, a fall of 17%".
pub(super) fn apposed_to(view: &View<'_>, claim: usize) -> Option<usize> {
    let token = view.token(claim);
    let first = view.first_token(token);
    let noun = token.checked_sub(2).filter(|&noun| noun > first + 2)?;
    let named = view.cues(noun).has(Cue::ChangeNoun) && view.is_one_of(token - 1, words!["of"]);
    let comma = noun - 2;
    let article = view.is_one_of(noun - 1, words!["a", "an"]) && view.mark(comma) == Some(',');
    if !named || !article {
        return None;
    }
    (first.max(comma.saturating_sub(3))..comma)
        .rev()
        .find_map(|at| view.at(at))
        .filter(|&level| view.is_level(level) && view.quantity(level).kind != Kind::Percent)
}

/// The level right behind a change: "shrank by 59% to 66,317".
pub(super) fn arrives_at(view: &View<'_>, claim: usize) -> Option<usize> {
    let at = view.token(claim);
    let to = (at + 1..view.end_token(at).min(at + 3)).find(|&t| view.cues(t).has(Cue::To))?;
    (to + 1..view.end_token(at).min(to + 4))
        .find_map(|t| view.at(t))
        .filter(|&q| view.is_level(q))
}

/// "Costs were up 1% at £2.3bn": where the level that a change led to stands right behind it.
pub(super) fn is_at(view: &View<'_>, claim: usize) -> bool {
    let at = view.token(claim) + 1;
    let level = |q: usize| {
        let kind = view.quantity(q).kind;
        view.is_level(q)
            && kind != Kind::Percent
            && (kind == Kind::Money || view.context(q).counted.is_none())
    };
    view.quantity(claim).kind == Kind::Percent
        && at + 1 < view.end_token(at - 1)
        && view.is_one_of(at, words!["at"])
        && view.at(at + 1).is_some_and(level)
}

/// "slipped to 91% from 93%, leaving it 4 points short of the 95% target": whether a change is held against the one level, and the other
/// is what a verb came from.
pub(super) fn is_left_behind(view: &View<'_>, claim: usize, pair: &Pair) -> bool {
    pair.label.is_none()
        && view.context(pair.new).role == Role::Base
        && view.context(pair.old).role != Role::Result
        && own_base(view, claim) == Some(pair.old)
}

/// What a pair is worth whose earlier level is told by nothing.
pub(super) const LOOSE: i32 = 4;

/// "Tickets go up by 50 cents to £8.50; those for students stay at £4" · "… rose to 405 tonnes. Other stocks fell by 66 to 253": a
/// verb of its own arrives at the one level, and no word makes the other what it came from.
pub(super) fn is_loose_base(view: &View<'_>, pair: Pair) -> bool {
    let (new, old) = (view.context(pair.new), view.context(pair.old));
    let behind = pair.old > pair.new
        && new.sentence == old.sentence
        && old.role == Role::Level
        && !old.time.earlier
        && old.time.year.is_none();
    pair.label.is_none() && (behind || alone::are_two_outcomes(view, &pair))
}
