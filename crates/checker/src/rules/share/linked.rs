//! The part that "or" or a bracket ties a share to.

use extractor::Cue;

use super::evidence::preposition;
use super::{is_amount, like};
use crate::view::View;

/// "122, or 15%": the figure to which "or" or a bracket ties the claim.
pub(super) fn linked_part(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let tie = (view.first_token(token).max(token.saturating_sub(2))..token)
        .any(|at| view.cues(at).has(Cue::Or));
    if !tie {
        return said_behind(view, q);
    }
    let before = (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .find_map(|at| view.at(at))?;
    // "49 of the 94, or 52 per cent": the whole stands between.
    let at = view.token(before);
    // "1,200 voters, of whom 696, or 58 percent" takes the part out by a pronoun.
    let pronoun = at > view.first_token(at) && view.cues(at - 1).has(Cue::OfThose);
    if before > 0 && !pronoun && preposition(view, at, &[Cue::Of, Cue::OutOf]) {
        let part = before - 1;
        let near =
            view.context(part).sentence == view.context(q).sentence && at - view.token(part) <= 5;
        return (near && is_amount(view, part)).then_some(part);
    }
    Some(taken_among(view, before).unwrap_or(before)).filter(|&part| is_amount(view, part))
}

/// "make up 19.6%, or 137,900": the count that a share is given in, too.
fn said_behind(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let or = token + 2;
    let set_off = or + 1 < view.end_token(token)
        && view.mark(token + 1) == Some(',')
        && view.cues(or).has(Cue::Or);
    let count = view.at(or + 1).filter(|_| set_off)?;
    let closed = view.mark(view.token(count) + 1).is_some()
        || view.token(count) + 1 >= view.end_token(token);
    (closed && is_amount(view, count) && view.is_count(count)).then_some(count)
}

/// "18 aces among the 90 points, or 20%", "failed 21 times in 84 tests, or a quarter": the smaller figure just before, if a
/// preposition leads from it to this one.
fn taken_among(view: &View<'_>, whole: usize) -> Option<usize> {
    let part = whole.checked_sub(1)?;
    let (from, to) = (view.token(part), view.token(whole));
    let near = view.context(part).sentence == view.context(whole).sentence && to - from <= 6;
    let led = (from + 1..to).any(|at| view.is_one_of(at, words!["among", "in", "from", "out of"]));
    let plain = (from + 1..to).all(|at| view.is_word(at));
    (near
        && led
        && plain
        && like(view, part, whole)
        && view.quantity(part).value < view.quantity(whole).value)
        .then_some(part)
}
