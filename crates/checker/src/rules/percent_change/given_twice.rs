//! "robberies rose by 9.4% or 188 to 2,188": a change given both ways and, in the same breath, the level that it led to. The level
//! less the change is what the percentage is of.
//!
//! Both ways and the level stand together, so nothing else can be meant. Silent where the level before is printed too (the pair of levels
//! then tells more), and where the clause names another basis.

use extractor::{Cue, Direction, Kind, Role, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::precedent::CERTAIN;
use crate::rules::changes::on_another_basis;
use crate::view::View;

/// So many tokens away at most the level begins.
const REACH: usize = 7;

/// The change of `q`, a percentage beside its amount.
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    if view.quantity(q).kind != Kind::Percent || on_another_basis(view, q) {
        return;
    }
    let Some(amount) = other_way(view, q) else {
        return;
    };
    let Some(level) = arrived_at(view, q.max(amount), amount) else {
        return;
    };
    let formula = match way(view, q, amount) {
        Some(Direction::Down) => Formula::FallOnBase,
        Some(Direction::Up) => Formula::RiseOnBase,
        _ => return,
    };
    let unit = view.quantity(level).unit.base;
    let own = matches!(view.quantity(amount).unit.base, UnitId::POINTS)
        || unit == UnitId::NONE && view.quantity(amount).unit.base != UnitId::NONE;
    let change = if own {
        Bound::own(view, amount)
    } else {
        Bound::new(view, amount, unit)
    };
    out.push(Candidate {
        rule: "percent-change",
        claim: Claim::percent(view, q),
        formula,
        operands: vec![change, Bound::own(view, level)],
        strength: CERTAIN,
        sense: Sense::None,
    });
}

/// Which way a change goes that is given both ways: said of either, or of the change before, "fraud rose by 3%, theft by 9.4% or 188".
fn way(view: &View<'_>, q: usize, amount: usize) -> Option<Direction> {
    let told = |change: usize| match view.change(change) {
        Some(Direction::Either) | None => None,
        way => way,
    };
    let by = view.token(q.min(amount)).wrapping_sub(1);
    let goes_on = || view.is_word(by) && view.cues(by).has(Cue::By);
    let earlier = || {
        let mut all = view.in_sentence(view.context(q).sentence).start..q;
        all.rfind(|&other| told(other).is_some()).and_then(told)
    };
    told(q)
        .or_else(|| told(amount))
        .or_else(|| goes_on().then(earlier)?)
}

/// The amount that a percentage is given beside: "9.4% or 188", "188, or 9.4%", "188 (9.4%)".
fn other_way(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let ors = |from: usize, to: usize| {
        let joined = |at: usize| view.mark(at) == Some(',') || view.is_one_of(at, words!["or"]);
        (from..to).all(joined) && (from..to).any(|at| view.is_one_of(at, words!["or"]))
    };
    let behind = (token + 2..end.min(token + 4)).find_map(|at| view.at(at));
    let before = (first.max(token.saturating_sub(6))..token)
        .rev()
        .find_map(|at| view.at(at));
    let is_amount = |a: &usize| {
        matches!(
            view.quantity(*a).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Points
        )
    };
    let behind = behind.filter(|&a| is_amount(&a) && ors(token + 1, view.token(a)));
    behind.or_else(|| {
        before.filter(|&a| {
            let mut from = view.token(a) + 1;
            // "188 offences a day, or 9.4%": what the amount counts.
            while from < token && view.is_word(from) && !view.is_one_of(from, words!["or"]) {
                from += 1;
            }
            let bracket = from + 1 == token && view.mark(from) == Some('(');
            is_amount(&a) && (ors(from, token) || bracket)
        })
    })
}

/// The level that the two ways of a change lead to: "…, to 2,188", "… to finish at 4,001".
fn arrived_at(view: &View<'_>, last: usize, amount: usize) -> Option<usize> {
    let token = view.token(last);
    let end = view.end_token(token).min(token + 1 + REACH);
    let level = (token + 1..end).find_map(|at| view.at(at))?;
    let to = view.token(level);
    let plain = |at: usize| view.is_word(at) || matches!(view.mark(at), Some(',' | ')'));
    let arrives = (token + 1..to).all(plain)
        && !(token + 1..to).any(|at| view.cues(at).any(&[Cue::From, Cue::And, Cue::Against]))
        && (view.context(level).role == Role::Result
            || view.cue_before(to, 2, &[Cue::To]).is_some()
            || view.is_one_of(to - 1, words!["at"]));
    let size = |q: usize| view.quantity(q).value.unwrap_or(0.0);
    let (a, l) = (view.quantity(amount), view.quantity(level));
    let points = a.kind == Kind::Points && l.kind != Kind::Percent;
    let bare = l.kind == Kind::Cardinal && l.unit.base == UnitId::NONE && a.kind != Kind::Money;
    let alike = points || bare || view.comparable(level, amount);
    // "… to 2,188 from 2,000": the level before is printed.
    let from = (to + 1..view.end_token(to).min(to + 6)).any(|at| view.cues(at).has(Cue::From));
    (arrives && alike && !from && view.is_level(level) && size(level) > size(amount))
        .then_some(level)
}
