//! The evidence that a part and a whole are what a share speaks of.

use extractor::{Cue, Hedge, Kind, Role, Stance};

use super::like;
use super::noun::{named, subject};
use crate::topic::related;
use crate::view::View;

/// The evidence that `part` and `whole` are what the share `q` speaks of.
pub(super) fn strength(
    view: &View<'_>,
    q: usize,
    part: usize,
    whole: usize,
    amounts: &[usize],
) -> i32 {
    let (s, sp, sw) = (
        view.context(q).sentence,
        view.context(part).sentence,
        view.context(whole).sentence,
    );
    // A share said first may be worked out in the next sentence, if that names part and whole together.
    let later = sp > s || sw > s;
    if later
        && (sp != sw
            || part_of_whole(view, part, whole, amounts) < 4
            || view.apart(s, sp) != Some(1))
    {
        return 0;
    }
    let claim = part_and_claim(view, q, part, whole);
    let mut strength = whole_by_itself(view, q, whole)
        + part_of_whole(view, part, whole, amounts)
        + claim
        + named(view, q, whole, claim);
    // "A year before it was 42 per cent": another time than the counts'.
    let (time, one, other) = (
        view.context(q).time,
        view.context(part).time,
        view.context(whole).time,
    );
    let then = |t: extractor::Time| t.earlier && t.year.is_none();
    let years = |t: extractor::Time| time.year.is_some() && t.year.is_some() && time.year != t.year;
    if then(time) && !then(one) && !then(other) || years(one) || years(other) {
        strength -= 5;
    }
    if then(one) != then(other) {
        strength -= 3;
    }
    if view.context(q).role == Role::Reference {
        strength -= 3;
    }
    // What is foretold or imagined may be confirmed, hardly refuted.
    if view.context(q).stance != Stance::Fact {
        strength -= 3;
    }
    // "to just 450 today, a quarter of its former size"
    let fallen = view.context(whole).role == Role::Base
        && view.context(part).role == Role::Result
        && sp == sw;
    if fallen && view.cue_behind(view.token(q), 4, &[Cue::Earlier]).is_some() {
        strength += 4;
    }
    if amounts.iter().filter(|&&l| like(view, l, part)).count() == 2 {
        strength += 2 + i32::from(claim >= 4 && part < q && sp == s);
    }
    // "at 5.5%": a rate of interest or tax, not a share.
    let token = view.token(q);
    // "achieved a rate above 50%": a threshold, not a share of those who passed it.
    let bounded = matches!(
        view.quantity(q).hedge,
        Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost
    );
    if bounded
        && view
            .cue_before(token, 1, &[Cue::Rate, Cue::Share])
            .is_some()
    {
        strength -= 5;
    }
    // "of which 4,203 were of males": a part of something larger.
    if whole < q
        && view
            .cue_before(view.token(whole), 2, &[Cue::OfThose])
            .is_some_and(|at| view.word(at).to_ascii_lowercase().ends_with("which"))
    {
        strength -= 4;
    }
    if token > view.first_token(token)
        && view.word(token - 1).eq_ignore_ascii_case("at")
        && claim < 5
    {
        strength -= 8;
    }
    // "twice the national rate of 10.4%": a rate of somewhere else.
    let measured = (view.first_token(token).max(token.saturating_sub(6))..token).any(|at| {
        view.at(at)
            .is_some_and(|l| view.quantity(l).kind == Kind::Multiple)
    });
    if measured {
        strength -= 5;
    }
    if view
        .cue_before(token, 4, &[Cue::Rate, Cue::Share])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Rate]).is_some()
    {
        strength += 1;
    }
    // Without a tie between claim and part any other figure may be the part.
    let rate = view.cue_before(view.token(q), 4, &[Cue::Rate]).is_some();
    if claim <= 1 && !(rate && s == sp) {
        strength = strength.min(5);
    }
    strength
        - match (s.abs_diff(sp), s.abs_diff(sw)) {
            (0, 0) => 0,
            (0, 1) => 1,
            (1, 0 | 1) => 1,
            (0, _) => 2,
            _ => 3,
        }
}

/// "of the 7,140", "out of 76", best of all behind the claim's own "of"; "a total of".
fn whole_by_itself(view: &View<'_>, q: usize, whole: usize) -> i32 {
    let whole_at = view.token(whole);
    let of = preposition(view, whole_at, &[Cue::Of, Cue::OutOf]);
    let own = names_whole(view, q, whole);
    let total = view.cue_behind(whole_at, 4, &[Cue::Total]).is_some()
        || view.cue_before(whole_at, 4, &[Cue::Total]).is_some();
    if own {
        6
    } else {
        3 * i32::from(of) + 2 * i32::from(total && !of)
    }
}

/// "P of the W" · "Of the W, P" · "W …, P of them".
fn part_of_whole(view: &View<'_>, part: usize, whole: usize, amounts: &[usize]) -> i32 {
    let (part_at, whole_at) = (view.token(part), view.token(whole));
    let same = view.context(part).sentence == view.context(whole).sentence;
    let of = preposition(view, whole_at, &[Cue::Of, Cue::OutOf]);
    if of
        && same
        && part < whole
        && whole_at - part_at <= 6
        && (part_at + 1..whole_at).all(|at| {
            view.is_word(at)
                && !view
                    .cues(at)
                    .any(&[Cue::On, Cue::By, Cue::From, Cue::Earlier, Cue::Against])
                && !matches!(view.word(at), "in" | "for" | "with" | "at")
        })
        && !owned_by_share(view, part_at, whole_at)
    {
        return 5;
    }
    // "among 94 with brain damage": what a preposition introduces is itself a whole.
    let at = (view.first_token(part_at)..part_at)
        .rev()
        .find(|&at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
    let opens = at.is_some_and(|at| {
        let first = at == view.first_token(at);
        view.cues(at).has(Cue::OutOf)
            || first
            || view.mark(at - 1).is_some()
            || view.cues(at - 1).any(&[Cue::And, Cue::But, Cue::Against])
    });
    let introduced = opens
        && preposition(view, part_at, &[Cue::Of, Cue::OutOf])
        && view.cue_before(part_at, 3, &[Cue::OfThose]).is_none();
    if introduced {
        return -4;
    }
    // What the whole is merely compared with is not the whole.
    let bigger_before = amounts.iter().rev().find(|&&l| {
        l < part
            && like(view, l, part)
            && view.quantity(l).value > view.quantity(part).value
            && view.context(l).role != Role::Reference
            && !view.context(l).time.earlier
    });
    let refers = view.cue_behind(part_at, 3, &[Cue::OfThose]).is_some()
        || view.cue_before(part_at, 7, &[Cue::OfThose]).is_some();
    if refers && whole < part {
        return if bigger_before == Some(&whole) { 6 } else { 2 };
    }
    // "Of the finishers, 9,430": the noun behind "of" names the whole.
    if let Some(noun) = fronted(view, part) {
        let shared = view
            .topic(whole)
            .iter()
            .filter(|stem| noun.iter().any(|other| related(stem, other)))
            .count();
        if shared > 0 && whole < part {
            return 5;
        }
    }
    if of && same && whole < part && whole_at <= view.first_token(part_at) + 12 {
        // Siblings ("Of the W, P1 were … and P2 …") share their whole.
        return 4;
    }
    i32::from(same) + i32::from(bigger_before == Some(&whole))
}

/// The stems of the noun in "Of the finishers, 9,430".
fn fronted(view: &View<'_>, part: usize) -> Option<Vec<String>> {
    let token = view.token(part);
    let first = view.first_token(token);
    let of = (first.max(token.saturating_sub(7))..token)
        .find(|&at| view.cues(at).any(&[Cue::Of, Cue::OfThose]))?;
    let capital = view.word(of).starts_with(char::is_uppercase);
    let mut stems = Vec::new();
    for at in of..token {
        if view.at(at).is_some() {
            return None;
        }
        if view.is_word(at) && at > of {
            stems.extend(view.stems(view.reading.tokens[at].span));
        }
    }
    (capital && !stems.is_empty()).then_some(stems)
}

/// The claim beside the part: "1,150 of its 23,000 jobs, or 5 percent" · "1,372 (72.0%)" · "That is a third".
fn part_and_claim(view: &View<'_>, q: usize, part: usize, whole: usize) -> i32 {
    if view.context(part).sentence != view.context(q).sentence {
        let token = view.token(q);
        let first = view.first_token(token);
        let points_back = token <= first + 6
            && (first..token.min(first + 4)).any(|at| {
                view.cues(at).has(Cue::Equal)
                    || view.is_word(at)
                        && matches!(view.word(at), "That" | "This" | "That’s" | "That's" | "It")
            });
        let topic = view.topic(part);
        let shared = subject(view, q)
            .iter()
            .filter(|stem| topic.iter().any(|other| related(stem, other)))
            .count();
        let points_back =
            points_back && view.context(part).sentence + 1 == view.context(q).sentence;
        return 4 * i32::from(points_back) + i32::try_from(shared.min(2)).unwrap_or(2) * 2;
    }
    // "1,372 (72.0%)" · "7,300 more arrivals than departures (61% of the growth)": a share in brackets is of the figure before.
    let token = view.token(q);
    if view.mark(token.saturating_sub(1)) == Some('(') {
        let before = (view.first_token(token).max(token.saturating_sub(9))..token)
            .rev()
            .find_map(|at| view.at(at));
        return match before {
            Some(before) if before == part => 6,
            Some(before) if before == whole => 2,
            Some(_) => -6,
            None => 0,
        };
    }
    let (from, to) = (
        view.token(part).min(view.token(q)),
        view.token(part).max(view.token(q)),
    );
    // A colon before the claim itself explains; any other parts the two.
    if (from + 1..to).any(|at| {
        view.mark(at) == Some(';') || view.mark(at) == Some(':') && at + 3 < view.token(q)
    }) {
        return 1;
    }
    // "where the party got 24%, it won 24 seats": another clause.
    let clause = view.token(q) < view.token(part)
        && (from + 1..to).any(|at| view.mark(at) == Some(','))
        && (from + 1..to).any(|at| {
            view.is_word(at)
                && matches!(
                    view.word(at),
                    "it" | "they" | "he" | "she" | "which" | "who"
                )
        });
    if clause {
        return 0;
    }
    if (from + 1..to).any(|at| view.cues(at).has(Cue::But)) {
        return 0;
    }
    let amounts = (from + 1..to)
        .filter_map(|at| view.at(at))
        .filter(|&l| l != whole && view.quantity(l).kind != Kind::Ordinal && is_counting(view, l))
        .count();
    if amounts > 0 {
        return 0;
    }
    let linked = (from + 1..to)
        .any(|at| view.cues(at).any(&[Cue::Or, Cue::Equal]) || view.mark(at) == Some('('));
    let another = (from + 1..to)
        .filter_map(|at| view.at(at))
        .any(|l| l == whole);
    // A claim before its part is tied to it by "or", brackets, a whole between them, or not at all.
    let ahead = view.token(q) < view.token(part);
    let owned = view
        .cue_behind(view.token(part), 3, &[Cue::OfThose])
        .is_some();
    let parted = (from + 1..to).any(|at| {
        view.cues(at).any(&[Cue::And, Cue::From])
            || view.is_word(at) && view.word(at).eq_ignore_ascii_case("from")
    });
    if ahead && !linked && !owned && (parted || !names_whole(view, q, whole) && to - from > 4) {
        return 0;
    }
    match to - from {
        d if linked && d <= 12 => 5,
        d if d <= 4 => 4,
        d if d <= 9 || another => 3,
        _ => 1,
    }
}

fn is_counting(view: &View<'_>, q: usize) -> bool {
    !matches!(view.quantity(q).kind, Kind::Year | Kind::Date | Kind::Age)
}

/// Whether a claim's own "of" leads to a figure.
pub(super) fn names_whole(view: &View<'_>, q: usize, whole: usize) -> bool {
    let (claim_at, whole_at) = (view.token(q), view.token(whole));
    whole > q
        && whole_at - claim_at <= 8
        && view
            .cue_behind(claim_at, 1, &[Cue::Of, Cue::OutOf])
            .is_some()
        && preposition(view, whole_at, &[Cue::Of, Cue::OutOf])
}

/// "a quarter of its former size"
pub(super) fn of_former(view: &View<'_>, q: usize) -> bool {
    view.cue_behind(view.token(q), 4, &[Cue::Earlier]).is_some()
}

/// Whether a preposition governs a quantity, articles and possessives passed over ("of the committee's 12").
pub(super) fn preposition(view: &View<'_>, token: usize, wanted: &[Cue]) -> bool {
    let first = view.first_token(token);
    for at in (first.max(token.saturating_sub(4))..token).rev() {
        if !view.is_word(at) {
            return false;
        }
        let cues = view.cues(at);
        if cues.any(wanted) || cues.has(Cue::OfThose) && at + 1 == token {
            return true;
        }
        if cues.any(&[Cue::From, Cue::To, Cue::By, Cue::Against, Cue::And]) {
            return false;
        }
    }
    false
}

/// Whether a share stands between two tokens, which then owns the "of" between them.
fn owned_by_share(view: &View<'_>, a: usize, b: usize) -> bool {
    (a + 1..b).any(|at| {
        view.at(at)
            .is_some_and(|q| matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction))
    })
}
