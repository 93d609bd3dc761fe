//! A range drawn from the figures before it: "11, 14, 19, 16 and 12, that is between 11 and 19". Its ends are the least and
//! the greatest of them.

use extractor::{Cue, Hedge, Interval, Kind};

use super::covers::end_of;
use crate::candidate::Candidate;
use crate::parts::{is_elliptical, is_linked};
use crate::view::View;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        let Some((low, high)) = range
            .ends
            .filter(|&(low, high)| range.kind == Kind::Range && range.date.is_none() && low < high)
        else {
            continue;
        };
        if range.hedge == Hedge::None && concludes(view, r) {
            out.extend(of_list(view, r, low, high));
        }
    }
}

/// "so a range of", "that is between", "ranging from": the range follows from what was said.
fn concludes(view: &View<'_>, r: usize) -> bool {
    let token = view.token(r);
    (view.first_token(token).max(token.saturating_sub(6))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .any(|at| {
            view.cues(at).any(&[Cue::Spread, Cue::Equal])
                || view.is_word(at)
                    && matches!(
                        view.lower(at),
                        "so" | "thus"
                            | "hence"
                            | "therefore"
                            | "that"
                            | "ranging"
                            | "ranged"
                            | "range"
                    )
        })
}

fn of_list(view: &View<'_>, r: usize, low: f64, high: f64) -> Option<Candidate> {
    let mut list: Vec<usize> = Vec::new();
    for l in view
        .in_sentence(view.context(r).sentence)
        .filter(|&l| l < r)
    {
        let quantity = view.quantity(l);
        let like = quantity.value.is_some()
            && (view.comparable(l, r) || is_elliptical(view, l) || is_elliptical(view, r));
        if !like || list.last().is_some_and(|&last| !is_linked(view, last, l)) {
            list.clear();
        }
        if like {
            list.push(l);
        }
    }
    if list.len() < 3 {
        return None;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let least = *list
        .iter()
        .min_by(|&&a, &&b| value(a).total_cmp(&value(b)))?;
    let most = *list
        .iter()
        .max_by(|&&a, &&b| value(a).total_cmp(&value(b)))?;
    let (end, real) = if (value(least) - low).abs() > 1e-9 {
        (low, least)
    } else {
        (high, most)
    };
    // Ends of which neither is in the list belong to something else.
    if (value(least) - low).abs() > 1e-9 && (value(most) - high).abs() > 1e-9 {
        return None;
    }
    Some(end_of(
        view,
        r,
        Interval::exact(end),
        (real, value(real)),
        9,
    ))
}
