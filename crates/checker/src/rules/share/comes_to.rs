//! Shares that their clause or sentence comes to: "…, which is 30%", "which puts coverage at 65%", "At 24.3%, the share is …".

use extractor::{Cue, Kind};

use super::tie::explicit;
use crate::view::View;

/// So many tokens may stand between a part and the share that its clause concludes with.
const CLAUSE: usize = 18;

/// "29,998 got away on time, a punctuality rate of 74%", "561 waited, which is 30%", "528,000 had it, which puts coverage at 65%", "so that
/// four in five were hostile": the share stands at the end of a clause that says what its part amounts to.
pub(super) fn concluded(view: &View<'_>, q: usize, part: usize, whole: usize) -> i32 {
    let (from, to) = (view.token(part), view.token(q));
    let share = matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction);
    if !share || part > q || to - from > CLAUSE {
        return 0;
    }
    if put_at(view, q) {
        // "91 chicks survived and 26 died, which puts survival at 78%" is of both.
        return if explicit(view, part, whole) && !is_left(view, part) {
            5
        } else {
            0
        };
    }
    let comma = (from + 1..to)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| view.mark(at) == Some(','));
    let Some(comma) = comma else { return 0 };
    let rate = view.is_one_of(comma + 1, words!["a", "an"])
        && view.quantity(q).kind == Kind::Percent
        && view
            .cue_before(to, 5, &[Cue::Rate])
            .is_some_and(|rate| rate > comma);
    // "which covers 43%", "which represents a third": a verb and nothing else.
    let covers = to == comma + 3
        && view.is_one_of(comma + 1, words!["which"])
        && view.is_word(to - 1)
        && !view.cues(to - 1).any(&[
            Cue::ChangeVerb,
            Cue::On,
            Cue::From,
            Cue::To,
            Cue::By,
            Cue::Level,
        ]);
    if rate || covers || to == comma + 2 && view.is_one_of(comma + 1, words!["which is", "that is"])
    {
        5
    } else if view.is_one_of(comma + 1, words!["so", "so that"]) && to <= comma + 3 {
        3
    } else {
        0
    }
}

/// "which leaves 435 and puts approval at 70%": what is left is no part of what was approved.
fn is_left(view: &View<'_>, part: usize) -> bool {
    let token = view.token(part);
    (view.first_token(token).max(token.saturating_sub(2))..token)
        .any(|at| view.is_word(at) && view.lower(at).starts_with("leav"))
}

/// "which puts coverage at 65%", "That puts approval at 64%": what the figures before come to.
pub(super) fn put_at(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.is_one_of(token - 1, words!["at"])
        && (view.first_token(token).max(token.saturating_sub(5))..token)
            .any(|at| view.is_one_of(at, words!["puts", "put", "putting"]))
}

/// "At 24.3%, the share is more than double …": the sentence opens with a figure that the one before gives.
pub(super) fn is_opening(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token == view.first_token(token) + 1
        && view.is_one_of(token - 1, words!["at"])
        && view.mark(token + 1) == Some(',')
}
