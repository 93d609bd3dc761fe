//! "Water cost us £540 and there are thirty-six plots. Each holder therefore owes £18": an amount for each one, and the only total and the
//! only number of its paragraph that come near it.
//!
//! No grammar joins the three: words say of one that it is so much each, and of all the pairs of a total and a number around just one
//! gives about as much. Silent where another pair comes as near, where the words that name what is counted are of no number, and
//! where a rule has bound the amount already.

use extractor::{Cue, Kind, Per, Stance, UnitId};

use super::{comes_of, is_total, number};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_bare_year, is_clock_hour, share_a_noun};
use crate::per::{Divisor, divisor};
use crate::precision::is_of_noughts;
use crate::view::{Few, View};

/// What it is worth that no other pair comes near.
const WORTH: i32 = 4;
/// How near a pair must come to be one that is meant, and how near no other may.
const NEAR: std::ops::RangeInclusive<f64> = 0.45..=2.2;
const ABOUT: std::ops::RangeInclusive<f64> = 0.4..=2.5;
/// From this strength on a rule has told what an amount is of.
const BOUND: i32 = 4;
/// How many candidates back an amount may have been bound.
const RECENT: usize = 400;

pub(super) fn propose(view: &View<'_>, figures: &[usize], out: &mut Vec<Candidate>) {
    for &q in figures {
        if let Some(each) = each(view, q)
            && !out
                .iter()
                .rev()
                .take(RECENT)
                .any(|other| is_of_three(other) && other.holds(q))
        {
            out.extend(bind(view, figures, q, &each));
        }
    }
}

/// Whether a candidate already makes a figure one of a number, an amount each and a total.
fn is_of_three(candidate: &Candidate) -> bool {
    candidate.strength >= BOUND
        && matches!(
            candidate.formula,
            Formula::Quotient | Formula::Product | Formula::RateOf
        )
}

/// What an amount is one of: by its own words, or by those before it in its clause.
fn each<'a>(view: &View<'a>, q: usize) -> Option<Divisor<'a>> {
    let quantity = view.quantity(q);
    let fits = is_usable(view, q)
        && matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Cardinal)
        && !is_bare_year(view, q);
    if !fits {
        return None;
    }
    if let Some(found) = divisor(view, q) {
        return Some(found.clone());
    }
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(10));
    (first..token)
        .rev()
        .take_while(|&t| {
            view.at(t).is_none() && !matches!(view.mark(t), Some(';' | ':' | '(' | ')'))
        })
        .any(|t| {
            view.cues(t).has(Cue::Each)
                || view.is_one_of(t, words!["per"])
                || view.is_word(t) && view.begins(t, words!["each", "every"])
        })
        .then_some(Divisor::Each)
}

fn is_usable(view: &View<'_>, q: usize) -> bool {
    is_amount(view, q)
        && view.change(q).is_none()
        && matches!(view.context(q).stance, Stance::Fact | Stance::Forecast)
        && !view.quantity(q).hedge.is_bound()
        && !view.is_furniture(q)
        && !is_clock_hour(view, q)
}

fn bind(view: &View<'_>, figures: &[usize], q: usize, each: &Divisor<'_>) -> Option<Candidate> {
    let claim = view.quantity(q).value?;
    let usable = |l: usize| l != q && is_usable(view, l) && divisor(view, l).is_none();
    let totals: Few = figures
        .iter()
        .copied()
        .filter(|&t| usable(t) && (is_total(view, t, q) || is_count_of_all(view, t, q)))
        .collect();
    let numbers: Vec<(usize, UnitId, i32)> = figures
        .iter()
        .filter(|&&n| usable(n))
        .filter_map(|&n| number(view, n, each).map(|(unit, fits)| (n, unit, fits)))
        .collect();
    let best = numbers.iter().map(|found| found.2).max()?;
    let mut near: Option<(usize, usize, UnitId)> = None;
    for &t in &totals {
        for &(n, unit, fits) in &numbers {
            if n == t || fits < best.min(5) {
                continue;
            }
            let total = Bound::new(view, t, view.quantity(q).unit.base).value;
            let off = total / Bound::new(view, n, unit).value / claim;
            if !ABOUT.contains(&off) && !is_of_noughts(off) {
                continue;
            }
            if near.is_some() {
                return None;
            }
            near = Some((t, n, unit));
        }
    }
    let (t, n, unit) = near?;
    let money = view.quantity(q).unit.base;
    let apart = |l: usize| view.context(l).sentence.abs_diff(view.context(q).sentence) as i32;
    let strength = WORTH + 2 * i32::from(best > 4) + i32::from(apart(t).max(apart(n)) == 0)
        - i32::from(apart(t).max(apart(n)) > 1);
    let candidate = |rule, claim, formula, operands| Candidate {
        rule,
        claim,
        formula,
        operands,
        strength,
        sense: Sense::None,
    };
    let found = if t > q && t > n && comes_of(view, t) {
        let operands = vec![Bound::new(view, n, unit), Bound::new(view, q, money)];
        candidate("product", Claim::of(view, t), Formula::Product, operands)
    } else {
        let operands = vec![Bound::new(view, t, money), Bound::new(view, n, unit)];
        let claim = Claim::of(view, q).rounded();
        candidate("average", claim, Formula::Quotient, operands)
    };
    let off = found.value() / found.claim.value;
    (NEAR.contains(&off) || is_of_noughts(off)).then_some(found)
}

/// "Fourteen lifeguards with 35 hours each": a total in plain numbers of what an amount each has no unit of.
fn is_count_of_all(view: &View<'_>, total: usize, each: usize) -> bool {
    view.is_count(each)
        && view.is_count(total)
        && view.per(total) == Per::Nothing
        && view.quantity(total).value > view.quantity(each).value
        && (view.counted(each).is_empty()
            || view.counted(total).is_empty()
            || share_a_noun(view.counted(each), view.counted(total)))
}
