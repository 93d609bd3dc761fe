//! "Leeds has 46 of its staff, Hull 23 and Whitby eight. The payroll, 67 strong, …": the total of the list that was told last, wherever
//! in the paragraph it stands.

use extractor::{Cue, Kind, Per};

use super::announced::{announced, is_definite};
use crate::deduced::concluded;
use crate::listing::listing;
use crate::parts::{adds, is_bracketed, is_joined, is_subset, nouns_differ};
use crate::view::{Few, View};

/// What a total of such a list is worth where nothing calls it one.
const LISTED: i32 = 3;
/// What is further from the parts is of something else.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.34;

/// The same where no word calls it a total.
const SURE: std::ops::RangeInclusive<f64> = 0.9..=1.1;

/// The parts, and how strongly they are bound.
pub(super) fn listed(view: &View<'_>, q: usize) -> Option<(Vec<usize>, i32)> {
    if matches!(view.quantity(q).kind, Kind::Percent | Kind::Duration)
        || adds(view, q)
        || view.quantity(q).hedge.is_bound()
        || is_subset(view, q)
    {
        return None;
    }
    let list = listing(view, q)?;
    let unit = view.quantity(q).unit.base;
    let value = |l: usize| view.value_in(l, unit).or(view.quantity(l).value);
    let total = value(q)?;
    let parts: Few = list.items;
    let rates = |&l: &usize| view.per(l) == view.per(q) || view.per(l) == Per::Nothing;
    if !parts.iter().all(rates) {
        return None;
    }
    let sum: f64 = parts.iter().filter_map(|&l| value(l)).sum();
    if parts
        .iter()
        .any(|&l| value(l) >= Some(total) || is_subset(view, l) && !is_bracketed(view, l))
        || !NEAR.contains(&(sum / total))
    {
        return None;
    }
    let token = view.token(q);
    let told = announced(view, q) > 3;
    let pointing = (view.first_token(token).max(token.saturating_sub(4))..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "that", "these", "those", "all", "both", "leaving", "between",
            ],
        )
    }) || view.first_token(token) == token
        || is_definite(view, q);
    let others = parts.iter().all(|&l| nouns_differ(view, l, q));
    let said = told
        || concluded(view, q)
        || is_joined(view, q)
        || view.cue_before(token, 6, &[Cue::Total]).is_some();
    // Where nothing says so, only what comes near is a total.
    let apt = said || list.counted || pointing && !list.scattered;
    if !apt && (list.scattered || !SURE.contains(&(sum / total))) {
        return None;
    }
    let strength = LISTED - 2 * i32::from(list.scattered)
        + 2 * i32::from(list.counted)
        + 2 * i32::from(said)
        + i32::from(pointing)
        + i32::from(sum > total)
        - i32::from(others)
        - i32::from(list.apart > 1);
    Some((parts.to_vec(), strength))
}
