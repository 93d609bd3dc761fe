//! The evidence that a part and a whole are what a share speaks of.

use extractor::{Cue, Kind, Role};

use super::doubt::doubt;
use super::exhaustion::{ALONE, exhaustion, only_two};
use super::noun::{named, names_total};
use super::own::Own;
use super::tie::part_and_claim;
use super::{elliptical, like};
use crate::topic::related;
use crate::view::View;

/// A share with a part and a whole, and how they are tied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Binding {
    pub(super) q: usize,
    pub(super) part: usize,
    pub(super) whole: usize,
    /// What ties the share to its part, 0 where nothing does.
    pub(super) claim: i32,
    /// Whether the share's own "of" names the whole: below 0 where it names something else.
    pub(super) name: i32,
}

impl Binding {
    /// The sentences of share, part and whole.
    pub(super) fn sentences(self, view: &View<'_>) -> [usize; 3] {
        [self.q, self.part, self.whole].map(|x| view.context(x).sentence)
    }
}

/// The evidence that `part` and `whole` are what the share `q` speaks of; and of it, what ties the share to the part.
pub(super) fn strength(
    view: &View<'_>,
    own: &Own<'_, '_>,
    part: usize,
    whole: usize,
    amounts: &[usize],
) -> (i32, i32) {
    let q = own.q;
    let (s, sp, sw) = (
        view.context(q).sentence,
        view.context(part).sentence,
        view.context(whole).sentence,
    );
    // A share said first may be worked out in the next sentence, if that names part and whole together.
    let later = sp > s || sw > s;
    // Unless the claim's own sentence has figures for it ("1,100 tonnes of wheat into 860 tonnes of flour, a rate of 78%").
    let here = |l: &usize| view.context(*l).sentence == s;
    if later
        && (sp != sw
            || part_of_whole(view, part, whole, amounts) < 4
            || view.apart(s, sp) != Some(1)
            || amounts.iter().filter(|l| here(l)).count() >= 2)
    {
        return (0, 0);
    }
    let claim = part_and_claim(view, own, part, whole);
    let name = named(view, q, whole, claim);
    let taken = part_of_whole(view, part, whole, amounts);
    // "74,118 entries, of which 1,263 were seen to fall. … Those that fell make up 17 per cent of the total": the claim names
    // the whole, and only one figure was taken out of it.
    let pointed = claim <= 1 && names_total(view, q) && taken >= 4 && part < q && whole < q && {
        !amounts.iter().any(|&l| {
            l != part
                && l != whole
                && like(view, l, part)
                && (part_of_whole(view, l, whole, amounts) >= 4 || l > part)
        })
    };
    let claim = if pointed { 3 } else { claim };
    let binding = Binding {
        q,
        part,
        whole,
        claim,
        name,
    };
    let alone = only_two(view, own, binding, amounts);
    let mut strength = whole_by_itself(view, q, whole)
        + taken
        + claim
        + name
        + alone
        + exhaustion(view, binding, amounts)
        + own.concludes(part)
        + i32::from(own.is_rate())
        - doubt(view, own, binding)
        + rest_told(view, binding, amounts);
    // "to just 450 today, a quarter of its former size"
    let fallen = view.context(whole).role == Role::Base
        && view.context(part).role == Role::Result
        && sp == sw;
    if fallen && of_former(view, q) {
        strength += 4;
    }
    // Without a tie between claim and part any other figure may be the part.
    let rate = s == sp && view.cue_before(view.token(q), 4, &[Cue::Rate]).is_some();
    if claim <= 1 && !rate && alone < ALONE {
        strength = strength.min(5);
    }
    let far = match (s.abs_diff(sp), s.abs_diff(sw)) {
        (0, 0) => 0,
        (0, 1) => 1,
        (1, 0 | 1) => 1,
        (0, _) | (1, 2) => 2,
        _ => 3,
    };
    (strength - far, claim)
}

/// What it is worth that what a part leaves of the whole is told beside it: "1,218 of the 3,480 crates are full …; the other 2,262".
fn rest_told(view: &View<'_>, binding: Binding, amounts: &[usize]) -> i32 {
    let Binding { q, part, whole, .. } = binding;
    let value = |l: usize| {
        view.value_in(l, view.quantity(whole).unit.base)
            .unwrap_or(f64::NAN)
    };
    let rest = value(whole) - value(part);
    let sharp = rest > 20.0 && value(part) > 20.0 && (rest / value(part) - 1.0).abs() > 0.02;
    if binding.claim < 3 || !sharp {
        return 0;
    }
    let sentence = view.context(q).sentence;
    let taken = preposition(view, view.token(whole), &[Cue::Of, Cue::OutOf]);
    let told = |l: usize| {
        l != part
            && l != whole
            && l != q
            && like(view, l, whole)
            && (taken
                || view
                    .cue_before(view.token(l), 3, &[Cue::Remainder])
                    .is_some())
            && view.context(l).sentence.abs_diff(sentence) <= 1
            && (value(l) - rest).abs() <= 1e-9 * rest
    };
    let known = || view.near(sentence, 1, 1).any(told) || amounts.iter().any(|&l| told(l));
    3 * i32::from(known())
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
            && (like(view, l, part) || elliptical(view, part, l))
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
fn fronted<'a>(view: &View<'a>, part: usize) -> Option<Vec<&'a str>> {
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

/// Whether a word beside it calls the claim a rate or share.
pub(super) fn is_rate(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_before(token, 4, &[Cue::Rate, Cue::Share])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Rate]).is_some()
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

/// "Of the 411 seats 9 in 10 were won": the whole opens the sentence and the claim is the next figure.
pub(super) fn fronts(view: &View<'_>, q: usize, whole: usize) -> bool {
    whole + 1 == q
        && view.context(whole).sentence == view.context(q).sentence
        && view.token(q) - view.token(whole) <= 5
        && !(view.token(whole)..view.token(q)).any(|at| view.mark(at).is_some())
        && preposition(view, view.token(whole), &[Cue::Of, Cue::OutOf])
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
        if cues.any(&[Cue::From, Cue::To, Cue::By, Cue::Against, Cue::And])
            || view.is_one_of(at, &["being", "is", "was", "were", "are"])
        {
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

/// "197 prisoners for every 100,000 people": what a rate is per is counted by nobody.
pub(super) fn is_base_of_rate(view: &View<'_>, part: usize) -> bool {
    let before = view.token(part).checked_sub(1);
    before.is_some_and(|at| {
        view.is_one_of(at, &["for every", "for each", "per", "every", "in every"])
    })
}
