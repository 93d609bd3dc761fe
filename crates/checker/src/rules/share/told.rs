//! A share apart from its figures, of the one part and whole that the paragraph takes out of each other in so many words: "43 of the
//! 186 were cancer cases; another 31 went elsewhere. She apologised to those patients, nearly a third of the list."
//!
//! Where several pairs are told, the one that shares most words with the claim is meant. Silent where two do alike, and where what the
//! part leaves of the whole gives the share.

use extractor::{Cue, Kind, Stance, UnitId};

use super::closed::takes_out;
use super::doubt::doubt;
use super::evidence::{Binding, names_whole};
use super::own::Own;
use super::paired::siblings;
use super::tie::{has_moved, part_and_claim};
use super::{is_share, is_vote, like, twice};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::parts::{is_amount, is_elliptical, is_subset};
use crate::topic::related;
use crate::view::{Few, View};

/// What a pair told in so many words is worth, and one of which only size and order tell.
const PLAIN: i32 = 5;
const SIZED: i32 = 2;
/// No binding of this sort is surer.
const MOST: i32 = 7;
/// Doubts take no more than this: what is left of them the evidence weighs.
const DOUBTS: i32 = 3;
/// A paragraph of more amounts tells of too much.
const AMOUNTS: usize = 10;
/// Sentences before and behind the claim that are looked through.
const BACK: usize = 3;
const AHEAD: usize = 2;
/// A share further from what is computed is of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.3..=3.3;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if is_share(view, q)
            && matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
            && view.context(q).stance == Stance::Fact
            && !has_moved(view, q)
            && !is_no_part(view, q)
        {
            out.extend(of_claim(view, q));
        }
    }
}

/// "the remaining fifth", "a mean of 58%", "an average night in the half": a rest, a mark or a time.
fn is_no_part(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let time = token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the"])
        && !view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]);
    let named = [Cue::Average, Cue::Remainder];
    time && view.quantity(q).in_words || view.cue_before(token, 4, &named).is_some()
}

fn of_claim(view: &View<'_>, q: usize) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    let amounts: Few = view
        .around(sentence, BACK, AHEAD)
        .filter(|&l| l != q && is_told(view, l))
        .take(AMOUNTS + 1)
        .collect();
    if amounts.len() < 2 || amounts.len() > AMOUNTS {
        return None;
    }
    let mut best: Option<(i32, [usize; 2])> = None;
    let mut even = false;
    for &part in &amounts {
        for &whole in &amounts {
            let Some(worth) = worth(view, q, [part, whole], &amounts) else {
                continue;
            };
            even = best.is_some_and(|(most, _)| most == worth)
                || even && best.is_some_and(|(most, _)| most > worth);
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, [part, whole]));
                even = false;
            }
        }
    }
    let (worth, pair) = best?;
    let strength = worth.min(MOST) - 2 * i32::from(even);
    let candidate = |formula| Candidate {
        rule: "share",
        claim: Claim::percent(view, q),
        formula,
        operands: operands(view, pair).to_vec(),
        strength,
        sense: Sense::None,
    };
    let found = candidate(Formula::Share);
    let agrees = outcome(&found) == Outcome::Agrees;
    let left = outcome(&candidate(Formula::ShareLeft)) == Outcome::Agrees;
    let fair = FAIR.contains(&(found.value() / found.claim.value));
    (strength > 1 && fair && (agrees || !left)).then_some(found)
}

/// A figure that may be a part or a whole: no year, no "one", "two" or "three" in words.
fn is_told(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && is_amount(view, l)
        && !quantity.hedge.is_bound()
        && !(quantity.in_words && quantity.value < Some(4.0))
}

/// How well a part and a whole are told to be those of a share; `None` where they cannot be.
fn worth(view: &View<'_>, q: usize, [part, whole]: [usize; 2], amounts: &[usize]) -> Option<i32> {
    let sentence = |l: usize| view.context(l).sentence;
    let value = |l: usize| view.value_in(l, view.quantity(whole).unit.base);
    let (some, all) = (
        value(part).or(view.quantity(part).value)?,
        value(whole).or(view.quantity(whole).value)?,
    );
    let bare = is_elliptical(view, part) || is_elliptical(view, whole);
    let fits = like(view, part, whole)
        || bare && view.quantity(part).unit.base != view.quantity(whole).unit.base;
    if part == whole
        || some >= all
        || all < 8.0
        || !fits
        || twice(view, part, whole)
        || is_vote(view, part, whole)
        || siblings(view, part, whole)
        || super::super::rate::opposed(view, part, whole)
        || sentence(part).abs_diff(sentence(whole)) > 1
    {
        return None;
    }
    let together = sentence(part) == sentence(whole);
    // "With 88,000 behind bars, that means a third": the claim's own sentence tells the whole.
    let own_whole = |l: usize| sentence(l) == sentence(q) && l < q && sentence(part) < sentence(q);
    let nearest = amounts.iter().rfind(|&&l| {
        (l < part || own_whole(l)) && like(view, l, part) && view.quantity(l).value > Some(some)
    });
    let named = names_whole(view, q, whole);
    if !named && amounts.iter().any(|&l| names_whole(view, q, l)) {
        return None;
    }
    let plain = together && takes_out(view, q, part, whole)
        || nearest == Some(&whole) && is_subset(view, part);
    let moved = [part, whole].iter().any(|&l| {
        let context = view.context(l);
        matches!(
            context.role,
            extractor::Role::Base | extractor::Role::Reference
        ) || context.time.earlier
            || context.time.later
    });
    if !plain && (moved || nearest != Some(&whole) && !named) {
        return None;
    }
    let own = Own::new(view, q, amounts);
    let here = sentence(part) == sentence(q);
    let shared = shared(view, q, part);
    let binding = Binding {
        q,
        part,
        whole,
        claim: 3,
        name: 0,
    };
    let like_it = amounts.iter().filter(|&&l| like(view, l, part)).count();
    let doubts = doubt(view, &own, binding);
    Some(
        if plain { PLAIN } else { SIZED }
            + shared.min(2)
            + i32::from(like_it == 2)
            + i32::from(here)
            + i32::from(own.points_back())
            + 3 * i32::from(named)
            + part_and_claim(view, &own, part, whole).clamp(-2, 6) / 2
            - i32::from(sentence(part).abs_diff(sentence(q)) > 1)
            - 2 * i32::from(like_it > 4)
            - doubts.min(DOUBTS),
    )
}

/// How many words beside the claim are told of its part, too.
fn shared(view: &View<'_>, q: usize, part: usize) -> i32 {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(9));
    let end = view.end_token(token).min(token + 14);
    let topic = view.topic(part);
    let mut found = 0;
    for at in (first..end).filter(|&at| view.is_word(at)) {
        let stems = view.stems(view.reading.tokens[at].span);
        let common = stems
            .iter()
            .any(|stem| topic.iter().any(|other| related(stem, other)));
        found += i32::from(common && !view.cues(at).any(&[Cue::Of, Cue::Level]));
    }
    found
}

/// Both in the unit that one of them may leave out.
fn operands(view: &View<'_>, [part, whole]: [usize; 2]) -> [Bound; 2] {
    let unit = [part, whole]
        .map(|l| view.quantity(l).unit.base)
        .into_iter()
        .find(|&unit| unit != UnitId::NONE)
        .unwrap_or(UnitId::NONE);
    [part, whole].map(|l| Bound::new(view, l, unit))
}
