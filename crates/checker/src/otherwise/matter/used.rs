//! Operands that the text uses for another figure: a total that was shared out among others, a level that is only measured against, a level
//! that a change right behind another one is not of.

use extractor::{Cue, Direction, Kind, UnitId};

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::{is_amount, is_elliptical, is_few};
use crate::per::divisor;
use crate::view::View;
use crate::words::WordList;

/// How many sentences around a claim tell what else its operands give.
const REACH: usize = 2;
/// How far off a figure may be that a total gives elsewhere, and how far it must lie from the claim.
const CLOSE: f64 = 0.006;
const APART: f64 = 0.02;
/// What others get of a total is of the size of the claim.
const ALIKE: f64 = 3.0;

/// "£171m was shared out, £600,000 a grant, whereas the earlier 297 averaged £540,000" · "costs 7.6p from one and 8p from the other": the total
/// gives another amount of its sentence, with a number that is told.
pub(super) fn is_shared_among_others(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[total, number] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    if candidate.formula != Formula::Quotient || claim.unit == UnitId::NONE {
        return false;
    }
    let sentence = view.context(total.quantity).sentence;
    view.in_sentence(sentence).any(|other| {
        let quantity = view.quantity(other);
        let each = divisor(view, other).is_some() || divisor(view, q).is_none();
        let value = view.value_in(other, claim.unit).unwrap_or(f64::NAN);
        let apart = (value / claim.value - 1.0).abs() > APART;
        let alike = (1.0 / ALIKE..ALIKE).contains(&(value / claim.value));
        let among = total.value / value;
        let fits = |value: f64| (among / value - 1.0).abs() <= CLOSE;
        let told = |l: usize| {
            l != other
                && !is_few(view, l)
                && view.quantity(l).unit.base == UnitId::NONE
                && is_amount(view, l)
                && view.quantity(l).value.is_some_and(fits)
        };
        other != q
            && !candidate.stands_on(other)
            && apart
            && quantity.kind == view.quantity(q).kind
            && quantity.unit.base == view.quantity(q).unit.base
            && (fits(number.value)
                || each && alike && view.around(claim.sentence, REACH, 0).any(told))
    })
}

/// "handled 24.6 million passengers, 92 per cent of the record 26.7 million of 2019. Long haul, at 5.9 million, made up 24 per cent": the
/// whole is what that of another time is measured against, and of that other the share is right.
pub(super) fn is_of_what_is_measured(view: &View<'_>, candidate: &Candidate) -> bool {
    let (Formula::Share, &[part, whole]) = (candidate.formula, &candidate.operands[..]) else {
        return false;
    };
    let claim = &candidate.claim;
    let w = whole.quantity;
    let sentence = view.context(w).sentence;
    // "18.4 million tonnes, 92 per cent of the record 20 million": the unit is said once.
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let like = |l: usize| view.comparable(l, w) || is_elliptical(view, w);
    let compared = |level: usize| {
        let share = 100.0 * value(level) / value(w);
        view.in_sentence(sentence).any(|p| {
            let quantity = view.quantity(p);
            let fits = |told: f64| {
                let told = match view.change(p) {
                    Some(Direction::Up) => 100.0 + told,
                    Some(Direction::Down) => 100.0 - told,
                    _ => told,
                };
                (told - share).abs() <= quantity.grain
            };
            quantity.kind == Kind::Percent && quantity.value.is_some_and(fits)
        })
    };
    sentence != claim.sentence
        && view.in_sentence(sentence).any(|level| {
            let share = 100.0 * value(part.quantity) / value(level);
            level != w
                && level != part.quantity
                && like(level)
                && is_amount(view, level)
                && claim.prints(share)
                && compared(level)
        })
}

/// "27.8 per cent of the market, a gain of 0.4 points, ahead of Fairley's with 14.9 and Wainfleet with 14.3": of the level right before it.
pub(super) fn is_of_the_level_before(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const ARTICLE: WordList = words!["a", "an"];
    const BEFORE: usize = 9;
    let token = view.token(q);
    let first = view.first_token(token);
    let noun = token.checked_sub(2).filter(|&at| {
        at > first + 2
            && view.is_one_of(token - 1, words!["of"])
            && view.is_word(at)
            && view.cues(at).any(&[Cue::ChangeNoun, Cue::Rise, Cue::Fall])
    });
    let comma = noun.and_then(|noun| {
        (noun - 2..noun).find(|&at| view.is_one_of(at, ARTICLE) && view.mark(at - 1) == Some(','))
    });
    let level = comma.and_then(|article| {
        (first.max(article.saturating_sub(BEFORE))..article - 1)
            .rev()
            .take_while(|&at| view.mark(at).is_none_or(|mark| mark != ','))
            .find_map(|at| view.at(at))
    });
    level.is_some_and(|level| {
        let kind = view.quantity(level).kind;
        let like = match view.quantity(q).kind {
            Kind::Points => kind == Kind::Percent,
            own => kind == own && view.comparable(level, q),
        };
        like && !candidate.stands_on(level)
    })
}
