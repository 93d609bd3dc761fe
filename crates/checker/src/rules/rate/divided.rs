//! "12,160 backed the tram and 7,340 opposed it, a margin of 63% to 37%": two counts, and the two shares that they divide the whole
//! into, in the same order.
//!
//! Silent where the shares do not make up a hundred, and where they fit the counts the other way round.

use extractor::{Direction, Kind};

use super::outcome_among;
use crate::candidate::{Candidate, Claim};
use crate::judge::{Outcome, outcome};
use crate::view::View;

/// Order and sum leave hardly another meaning.
const TOLD: i32 = 12;
/// The shares stand so many tokens behind the counts at most.
const REACH: usize = 10;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for second in 3..view.reading.quantities.len() {
        let Some(counts) = counts(view, second) else {
            continue;
        };
        let [a, b] = counts;
        let rate_of = |q: usize, x: usize, y: usize| {
            outcome_among(view, Claim::percent(view, q), [x, y], TOLD)
        };
        let turned = outcome(&rate_of(second, a, b)) == Outcome::Agrees
            && outcome(&rate_of(second - 1, b, a)) == Outcome::Agrees;
        if !turned {
            out.extend([rate_of(second - 1, a, b), rate_of(second, b, a)]);
        }
    }
}

/// The two counts before the second of two shares that divide a whole.
fn counts(view: &View<'_>, second: usize) -> Option<[usize; 2]> {
    let (a, b, first) = (second - 3, second - 2, second - 1);
    let sentence = view.context(second).sentence;
    let together = (a..second).all(|q| view.context(q).sentence == sentence);
    (together
        && divide(view, first, second)
        && [a, b].iter().all(|&q| view.is_count(q))
        && view.comparable(a, b)
        && view.token(first) - view.token(b) <= REACH)
        .then_some([a, b])
}

/// Whether a percentage is one of two that divide a whole.
pub(super) fn is_side(view: &View<'_>, q: usize) -> bool {
    q > 0 && divide(view, q - 1, q)
        || q + 1 < view.reading.quantities.len() && divide(view, q, q + 1)
}

/// "63% to 37%": two shares beside each other that make up a hundred.
fn divide(view: &View<'_>, first: usize, second: usize) -> bool {
    let share = |q: usize| {
        let quantity = view.quantity(q);
        // "a margin of 63% to 37%" is no distance.
        let moves = matches!(view.change(q), Some(Direction::Up | Direction::Down));
        let plain = quantity.kind == Kind::Percent && !moves;
        quantity.value.filter(|_| plain)
    };
    let (Some(one), Some(other)) = (share(first), share(second)) else {
        return false;
    };
    let (from, to) = (view.token(first), view.token(second));
    let joined = |at: usize| {
        view.is_one_of(at, words!["to", "against", "versus", "v", "and"]) || view.mark(at).is_some()
    };
    (99.0..=101.0).contains(&(one + other)) && to - from <= 2 && (from + 1..to).all(joined)
}
