//! The evidence that a part and a whole are what a share speaks of.

use extractor::{Cue, Kind, Role};

use super::doubt::doubt;
use super::exhaustion::{ALONE, exhaustion, only_two};
use super::noun::names_total;
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
pub(super) fn strength<'a>(
    view: &View<'a>,
    own: &Own<'_, 'a>,
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
            || part_of_whole(view, own, part, whole, amounts) < 4
            || view.apart(s, sp) != Some(1)
            || amounts.iter().filter(|l| here(l)).count() >= 2)
    {
        return (0, 0);
    }
    let claim = part_and_claim(view, own, part, whole);
    let name = own.named(whole).worth(claim);
    let taken = part_of_whole(view, own, part, whole, amounts);
    // "74,118 entries, of which 1,263 were seen to fall. … Those that fell make up 17 per cent of the total": the claim names
    // the whole, and only one figure was taken out of it.
    let pointed = claim <= 1 && taken >= 4 && part < q && whole < q && names_total(view, q) && {
        !amounts.iter().any(|&l| {
            l != part
                && l != whole
                && like(view, l, part)
                && (part_of_whole(view, own, l, whole, amounts) >= 4 || l > part)
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
    let mut strength = whole_by_itself(view, own, whole)
        + taken
        + claim
        + name
        + alone
        + exhaustion(view, binding, amounts)
        + own.concludes(part)
        + i32::from(own.is_rate())
        - doubt(view, own, binding)
        + rest_told(view, own, binding, amounts);
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
fn rest_told(view: &View<'_>, own: &Own<'_, '_>, binding: Binding, amounts: &[usize]) -> i32 {
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
    let taken = own.taken(whole);
    let told = |l: usize| {
        l != part
            && l != whole
            && l != q
            && (value(l) - rest).abs() <= 1e-9 * rest
            && like(view, l, whole)
            && (taken
                || view
                    .cue_before(view.token(l), 3, &[Cue::Remainder])
                    .is_some())
            && view.context(l).sentence.abs_diff(sentence) <= 1
    };
    let known = || view.near(sentence, 1, 1).any(told) || amounts.iter().any(|&l| told(l));
    3 * i32::from(known())
}

/// "of the 7,140", "out of 76", best of all behind the claim's own "of"; "a total of".
fn whole_by_itself(view: &View<'_>, own: &Own<'_, '_>, whole: usize) -> i32 {
    let whole_at = view.token(whole);
    if names_whole(view, own.q, whole) {
        return 6;
    }
    if own.taken(whole) {
        return 3;
    }
    let total = view.cue_behind(whole_at, 4, &[Cue::Total]).is_some()
        || view.cue_before(whole_at, 4, &[Cue::Total]).is_some();
    2 * i32::from(total)
}

/// "P of the W" · "Of the W, P" · "W …, P of them".
fn part_of_whole<'a>(
    view: &View<'a>,
    own: &Own<'_, 'a>,
    part: usize,
    whole: usize,
    amounts: &[usize],
) -> i32 {
    let (part_at, whole_at) = (view.token(part), view.token(whole));
    let same = view.context(part).sentence == view.context(whole).sentence;
    let of = own.taken(whole);
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
    let words = own.part(part, || PartWords::of(view, own, part, amounts));
    if words.introduced {
        return -4;
    }
    let bigger_before = words.bigger_before == Some(whole);
    if words.refers && whole < part {
        return if bigger_before { 6 } else { 2 };
    }
    // "Of the finishers, 9,430": the noun behind "of" names the whole.
    if let Some(noun) = &words.fronted
        && whole < part
    {
        let mut topic = view.topic(whole).iter();
        if topic.any(|stem| noun.iter().any(|other| related(stem, other))) {
            return 5;
        }
    }
    if of && same && whole < part && whole_at <= view.first_token(part_at) + 12 {
        // Siblings ("Of the W, P1 were … and P2 …") share their whole.
        return 4;
    }
    i32::from(same) + i32::from(bigger_before)
}

/// What the words around a part say whatever its whole.
pub(super) struct PartWords<'a> {
    /// "among 94 with brain damage": what a preposition introduces is itself a whole.
    introduced: bool,
    /// The nearest larger amount of its kind before it.
    bigger_before: Option<usize>,
    /// "94 of them"
    refers: bool,
    fronted: Option<Vec<&'a str>>,
}

impl<'a> PartWords<'a> {
    fn of(view: &View<'a>, own: &Own<'_, '_>, part: usize, amounts: &[usize]) -> Self {
        let part_at = view.token(part);
        let opens = || {
            let at = (view.first_token(part_at)..part_at)
                .rev()
                .find(|&at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
            at.is_some_and(|at| {
                let first = at == view.first_token(at);
                view.cues(at).has(Cue::OutOf)
                    || first
                    || view.mark(at - 1).is_some()
                    || view.cues(at - 1).any(&[Cue::And, Cue::But, Cue::Against])
            })
        };
        let introduced =
            own.taken(part) && opens() && view.cue_before(part_at, 3, &[Cue::OfThose]).is_none();
        // What the whole is merely compared with is not the whole.
        let bigger_before = amounts.iter().rev().find(|&&l| {
            l < part
                && view.quantity(l).value > view.quantity(part).value
                && (like(view, l, part) || elliptical(view, part, l))
                && view.context(l).role != Role::Reference
                && !view.context(l).time.earlier
        });
        Self {
            introduced,
            bigger_before: bigger_before.copied(),
            refers: view.cue_behind(part_at, 3, &[Cue::OfThose]).is_some()
                || view.cue_before(part_at, 7, &[Cue::OfThose]).is_some(),
            fronted: fronted(view, part),
        }
    }
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
            || view.is_one_of(at, words!["being", "is", "was", "were", "are"])
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
        view.is_one_of(
            at,
            words!["for every", "for each", "per", "every", "in every"],
        )
    })
}
