//! How many periods a rate runs for.

use extractor::{Cue, Kind, UnitId};

use super::says;
use crate::view::View;

/// "three annual rises of 8 per cent", "four yearly cuts of 5%".
fn counts_changes(view: &View<'_>, n: usize, rate: usize) -> bool {
    let (from, to) = (view.token(n), view.token(rate));
    view.quantity(n).kind == Kind::Cardinal
        && to > from
        && to - from <= 5
        && view.cues(to - 1).has(Cue::Of)
        && view.cues(to - 2).has(Cue::ChangeNoun)
        && (from + 1..to).all(|at| view.is_word(at))
        && (from + 1..to).any(|at| {
            view.is_one_of(
                at,
                words![
                    "annual",
                    "yearly",
                    "successive",
                    "consecutive",
                    "monthly",
                    "quarterly",
                    "straight",
                ],
            )
        })
}

/// How many periods a rate runs for, the quantity that says so, and whether the text spells it out.
pub(super) fn periods(
    view: &View<'_>,
    q: usize,
    rate: usize,
    unit: UnitId,
) -> Option<(f64, usize, bool)> {
    let sentence = view.context(q).sentence;
    let whole = |n: f64| (n >= 1.9 && (n - n.round()).abs() < 0.05).then_some(n.round());
    let named = |word: &str| says(view, sentence, |known| known == word);
    // "Three annual rises of 8 per cent": so many of them.
    if let Some(n) = rate
        .checked_sub(1)
        .filter(|&n| counts_changes(view, n, rate))
    {
        return Some((whole(view.quantity(n).value?)?, n, true));
    }
    for d in view
        .in_sentence(sentence)
        .filter(|&d| view.quantity(d).kind == Kind::Duration)
    {
        let n = match (unit.name(), view.quantity(d).unit.base.name()) {
            ("month", "year") => view.quantity(d).value? * 12.0,
            ("quarter year", "year") => view.quantity(d).value? * 4.0,
            _ => extractor::convert(view.quantity(d).value?, view.quantity(d).unit.base, unit)?,
        };
        if let Some(n) = whole(n) {
            return Some((n, d, true));
        }
    }
    // "in each of three straight years"
    let counted = view.in_sentence(sentence).find_map(|n| {
        let token = view.token(n);
        let run = ["straight", "consecutive", "successive", "running"];
        let after =
            (token + 1..view.end_token(token).min(token + 4)).take_while(|&at| view.is_word(at));
        let said = after.clone().any(|at| run.contains(&view.lower(at)))
            && after.clone().any(|at| {
                view.lower(at)
                    .starts_with(unit.name().split(' ').next().unwrap_or("?"))
            });
        let count = view.quantity(n);
        (n != rate && n != q && count.kind == Kind::Cardinal && said)
            .then(|| count.value.and_then(whole).map(|value| (value, n, true)))
            .flatten()
    });
    if counted.is_some() {
        return counted;
    }
    let annual = named("annual")
        || named("annualised")
        || named("annualized")
        || named("annually")
        || named("year");
    match unit.name() {
        "month" if annual => Some((12.0, rate, true)),
        "quarter year" if annual => Some((4.0, rate, true)),
        _ => None,
    }
}
