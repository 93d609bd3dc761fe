//! Which like figures can be parts of a total: no part of a part, no base, no distance, no price of one.

use extractor::{Cue, Per, Role};

use crate::parts::{adds, is_amount, is_elliptical, is_like, is_multiplied, is_subset, is_whole};
use crate::per::divisor;
use crate::view::View;

/// A like figure that can be a part of a total: no part of a part, and not the base or reference of another.
pub(super) fn is_part(view: &View<'_>, l: usize, total: usize) -> bool {
    is_amount(view, l)
        && (is_like(view, l, total)
            || is_due_for(view, l, total)
            || is_elliptical(view, total) && is_like(view, total, l))
        && can_add(view, l, total)
        && !(is_subset(view, l) && !closes_list(view, l) && !in_parallel_brackets(view, l, total))
}

/// "252, 203, 161 and 98 of them": the pronoun belongs to the whole list.
fn closes_list(view: &View<'_>, l: usize) -> bool {
    let bare = |q: usize| view.is_count(q) && view.context(q).counted.is_none();
    l >= 2
        && view.cue_behind(view.token(l), 1, &[Cue::OfThose]).is_some()
        && (l - 2..l)
            .all(|before| bare(before) && view.context(before).sentence == view.context(l).sentence)
        && view.token(l) - view.token(l - 1) <= 2
}

/// "the yards at Holm (430 workers) and Skaill (285) employ 725": each figure in brackets of its own.
fn in_parallel_brackets(view: &View<'_>, l: usize, total: usize) -> bool {
    let own = |q: usize| {
        let at = view.token(q);
        at > view.first_token(at) && view.mark(at - 1) == Some('(') && is_like(view, q, total)
    };
    let sentence = view.context(l).sentence;
    sentence == view.context(total).sentence
        && own(l)
        && view
            .in_sentence(sentence)
            .filter(|&q| q != total && own(q))
            .count()
            >= 2
        && view.in_sentence(sentence).all(|q| {
            q == total || own(q) || !is_like(view, q, total) || view.quantity(q).value.is_none()
        })
}

/// A figure that can be added to others for a total, whatever it is a part of.
pub(super) fn can_add(view: &View<'_>, l: usize, total: usize) -> bool {
    is_amount(view, l)
        && (is_like(view, l, total)
            || is_due_for(view, l, total)
            || is_elliptical(view, total) && is_like(view, total, l))
        && *view.memo.added[l].get_or_init(|| is_added(view, l))
        && !is_aside(view, l, total)
        && (divisor(view, l).is_none() || view.per(total) != extractor::Per::Nothing)
}

/// Whether a figure can be added to others, whatever the total: no base, no whole or multiple of others, no price or distance.
fn is_added(view: &View<'_>, l: usize) -> bool {
    let stands_by_itself = !matches!(view.context(l).role, Role::Base | Role::Reference)
        && !is_whole(view, l)
        && !is_multiplied(view, l);
    stands_by_itself
        && view.cue_before(view.token(l), 2, &[Cue::Average]).is_none()
        && view.cue_before(view.token(l), 4, &[Cue::Against]).is_none()
        && !is_priced(view, l)
        && !is_distance(view, l)
        && !announces(view, l)
        && !(view.quantity(l).in_words
            && view.quantity(l).value <= Some(12.0)
            && view.is_one_of(view.token(l).saturating_sub(1), words!["the"])
            && view.cue_before(view.token(l), 2, &[Cue::Of]).is_some())
}

/// "These three add up to 239": how many parts there are.
fn announces(view: &View<'_>, l: usize) -> bool {
    view.quantity(l).in_words
        && view.quantity(l).value <= Some(12.0)
        && view.is_one_of(
            view.token(l).saturating_sub(1),
            words!["these", "those", "all", "both"],
        )
}

/// "The town's two cinemas sold 84,300 and 51,900 tickets": a small number in words is no part of a total of thousands.
fn is_aside(view: &View<'_>, l: usize, total: usize) -> bool {
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    view.quantity(l).in_words
        && !view.quantity(total).in_words
        && size(l) <= 12.0
        && size(total) >= 1000.0
}

/// "47 more women than men", "5,500 dinners ahead": how far two figures lie apart, no part.
fn is_distance(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    let ahead = (token + 1..view.end_token(token).min(token + 3))
        .any(|at| view.is_one_of(at, words!["ahead", "behind", "apart", "adrift", "clear"]));
    let more = view.is_one_of(token + 1, words!["more", "fewer", "less"]) && !adds(view, l);
    ahead || more
}

/// "Rent is £840, food £310 and fares £125: £1,275 a month": the total names the time that holds for its parts.
fn is_due_for(view: &View<'_>, l: usize, total: usize) -> bool {
    let (token, own) = (view.token(total), view.context(total).sentence);
    let timed = matches!(view.per(total), Per::Unit(unit) if unit.is_time());
    let led = token > view.first_token(token)
        && (matches!(view.mark(token - 1), Some(':' | '—'))
            || view
                .cue_before(token, 3, &[Cue::Making, Cue::Total])
                .is_some());
    timed
        && led
        && view.per(l) == Per::Nothing
        && view.context(l).sentence == own
        && view.quantity(l).kind == view.quantity(total).kind
        && view.comparable(l, total)
}

/// "at $1.10", "is worth $33m": the price or value of something, not an amount in a list.
fn is_priced(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let says = |at: usize, word: &str| view.is_word(at) && view.lower(at) == word;
    token > first
        && (says(token - 1, "at")
            || says(token - 1, "worth")
                && token > first + 1
                && view.cues(token - 2).has(Cue::Level))
}
