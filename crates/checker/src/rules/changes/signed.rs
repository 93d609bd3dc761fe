//! Levels that a noun makes gains or losses: from a loss of £2m to a profit of £3m is a rise of £5m.

use crate::view::View;

/// Whether the noun beside a level makes it a gain (true) or a loss (false).
pub(super) fn sign(view: &View<'_>, q: usize) -> Option<bool> {
    let token = view.token(q);
    let behind = token + 1..view.end_token(token).min(token + 4);
    let before = view.first_token(token).max(token.saturating_sub(4))..token;
    behind
        .take_while(|&at| view.at(at).is_none())
        .chain(before.rev().take_while(|&at| view.at(at).is_none()))
        .filter(|&at| view.is_word(at))
        .find_map(|at| match view.lower(at) {
            "loss" | "losses" | "deficit" | "disinvestment" | "outflow" | "outflows"
            | "shortfall" => Some(false),
            "profit" | "profits" | "surplus" | "investment" | "inflow" | "inflows" | "gain" => {
                Some(true)
            }
            _ => None,
        })
}
