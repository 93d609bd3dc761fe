//! `share`: a part of a whole is the stated percentage, fraction, *one in N* or rate per so many.
//!
//! Formula: 100 × part / whole (or per 1,000, per 100,000). Part and whole are sought by what licenses them: *of the
//! 7,140*, *of those*, the figure beside the claim, the noun behind the claim's own *of*, a whole that another share of the
//! text stands on. Silent where the claim's population is another's.

mod apposed;
mod closed;
mod comes_to;
mod concluded;
mod doubt;
mod earned;
mod evidence;
mod exhaustion;
mod implied;
mod left;
mod like;
mod linked;
mod noun;
mod others;
mod own;
mod paired;
mod tie;
mod told;
mod whole;

use std::collections::BTreeSet;

use document::sort_by_key;
use extractor::{Cue, Hedge, Kind, Per, Role, UnitId};

use evidence::{fronts, is_base_of_rate, names_whole, of_former, preposition, strength};
pub(super) use like::is_age_bound;
use like::{elliptical, elliptical_whole, is_a_height, is_vote, like, twice};
use linked::linked_part;
use own::Own;
use whole::{of_same_noun, was_left};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense, interval, value};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

/// How far back part and whole are sought, in sentences.
const REACH: usize = 3;

/// How many figures around a claim are considered, the nearest first.
const MOST: usize = 14;

/// A whole is known once a share of it was confirmed by a binding at least this strong.
const SURE: i32 = 8;
/// The same for a share that is printed to a tenth of a per cent.
const SHARP: i32 = 3;

/// What it adds that the whole is known, and that the part stands alone beside its share.
const KNOWN: i32 = 3;
const ALONE: i32 = 2;

/// A share with its part and whole, what ties it to the part, and whether they give it.
struct Found {
    candidate: Candidate,
    tie: i32,
    agrees: bool,
}

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let first = out.len();
    paired::propose(view, out);
    implied::propose(view, out);
    earned::propose(view, out);
    closed::propose(view, out);
    concluded::propose(view, out);
    apposed::propose(view, out);
    whole::propose(view, out);
    told::propose(view, out);
    let mut found = Vec::new();
    for q in 0..view.reading.quantities.len() {
        if is_share(view, q) {
            bind(view, q, &mut found);
        }
    }
    let known: BTreeSet<usize> = found
        .iter()
        .filter(|Found { candidate, .. }| {
            let sharp = candidate.strength >= SHARP && candidate.claim.grain <= 0.1;
            candidate.strength >= SURE || sharp
        })
        .filter(|found| found.agrees)
        .map(|found| found.candidate.operands[1].quantity)
        .collect();
    for Found {
        mut candidate,
        tie,
        agrees,
    } in found
    {
        let [part, whole] = [0, 1].map(|i| candidate.operands[i].quantity);
        if tie > 1 && known.contains(&whole) {
            candidate.strength += KNOWN;
            // "California, with 53, accounts for one in four": the part stands alone beside its share.
            let alone = tie >= 4
                && candidate
                    .claim
                    .quantity
                    .is_some_and(|q| others::stands_alone(view, q, part));
            candidate.strength += ALONE * i32::from(alone);
        }
        if candidate.strength > 0 && !agrees {
            candidate.strength -= 9 * i32::from(paired::siblings(view, part, whole));
        }
        if candidate.strength > 0 {
            out.push(candidate);
        } else if agrees && is_sharp(&candidate.claim) {
            // Sharp figures that agree need little licence.
            candidate.strength = 0;
            out.push(candidate);
        }
    }
    others::doubt_told(view, &mut out[first..]);
}

/// Whether a share is printed to three digits or more.
fn is_sharp(claim: &Claim) -> bool {
    !claim.loose && claim.bare.high - claim.bare.low < 0.012 * claim.value.abs()
}

/// Whether a quantity states a share as a fact.
fn is_share(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let kind = matches!(quantity.kind, Kind::Percent | Kind::Fraction)
        || quantity.kind == Kind::Rate && matches!(quantity.unit.per, Per::Count(_));
    if !kind {
        return false;
    }
    // "not even half", "fell short of half", "can 30 be called half of 80?": what it is not.
    let at = view.token(q);
    let spoken = quantity.kind == Kind::Fraction && quantity.in_words;
    let asks = spoken && view.mark(view.end_token(at) - 1) == Some('?');
    let first = view.first_token(at);
    let wanted = spoken && quantity.hedge.is_bound() && super::comparison::is_wanted(view, at);
    if asks || wanted || spoken && at > first && super::comparison::denies(view, first, at) {
        return false;
    }
    // "95% CI 0.69 to 0.88"
    let next = view.token(q) + 1;
    if next < view.end_token(view.token(q))
        && view.is_word(next)
        && matches!(view.word(next), "CI" | "confidence")
    {
        return false;
    }
    // "half a point behind the winner"
    if spoken && view.is_one_of(next, words!["a", "an"]) && view.is_word(next + 1) {
        return false;
    }
    // "one in six or seven" is no one share; "the farmers, on 19%, took 29 seats" is of the votes.
    let loose = view.cues(next).has(Cue::Or) && view.at(next + 1).is_some();
    let polled = next > view.first_token(next - 1) + 1
        && view.is_one_of(next - 2, words!["on"])
        && quantity.kind == Kind::Percent
        && view.mark(next) == Some(',');
    // "since a peak of 75%", "want 9% over two years": levels and rises.
    let over = is_a_height(view, at)
        || view.is_one_of(next, words!["over"])
            && view
                .at(next + 1)
                .is_some_and(|l| view.quantity(l).kind == Kind::Duration);
    // "half of what it was in 2010"
    let former = view.cues(next).has(Cue::Of)
        && view.is_one_of(next + 1, words!["what"])
        && view.is_one_of(next + 2, words!["it", "they", "he", "she"]);
    !loose
        && !over
        && !former
        && !polled
        && quantity.value.is_some()
        && (quantity.kind == Kind::Rate
            || quantity.unit.per == Per::Nothing
            || quantity.unit.per == Per::Each)
        && (view.change(q).is_none() || apposed::equals_part_of(view, at))
        && !matches!(view.context(q).role, Role::Base)
}

/// The candidates of one claim, the impossible ones left out.
fn bind(view: &View<'_>, q: usize, found: &mut Vec<Found>) {
    let quantity = view.quantity(q);
    let sentence = view.context(q).sentence;
    let (claim, formula) = match quantity.unit.per {
        Per::Count(n) => (Claim::of(view, q), Formula::PerCount(f64::from(n))),
        _ => (Claim::percent(view, q), Formula::Share),
    };
    let mut amounts: Vec<usize> = view
        .near(sentence, REACH, 1)
        .filter(|&l| l != q && is_amount(view, l))
        .collect();
    if amounts.len() > MOST {
        sort_by_key(&mut amounts, |&l| view.distance(l, q));
        amounts.truncate(MOST);
        amounts.sort_unstable();
    }
    amounts.extend(of_same_noun(view, sentence, &amounts));
    amounts.sort_unstable();
    amounts.dedup();
    // "67% of the £459.7m lost", "Of the 411 seats 9 in 10 were won": the claim names its whole by a figure.
    let own = amounts
        .iter()
        .copied()
        .find(|&w| names_whole(view, q, w) || fronts(view, q, w));
    let linked = linked_part(view, q);
    let has_moved = tie::has_moved(view, q);
    let words = Own::new(view, q, &amounts);
    for &whole in &amounts {
        if own.is_some_and(|own| own != whole) || was_left(view, q, whole) {
            continue;
        }
        let size = view.value_in(whole, view.quantity(whole).unit.base);
        let value = view.quantity(whole).value.unwrap_or(0.0);
        let taken = words.taken(whole);
        for &part in &amounts {
            // "raised its rate to 7.25% from 6.5%, a move that only two of 23 expected": a level that moved.
            let aside = part > q || view.context(part).sentence != sentence;
            if aside && has_moved
                || part == whole
                || view.value_in(part, view.quantity(whole).unit.base) > size
                || view.quantity(part).value == view.quantity(whole).value && claim.value < 95.0
            {
                continue;
            }
            let moved = is_moved(view, part, whole);
            let fits = match formula {
                // What is counted per so many is rare.
                Formula::PerCount(_) => view.quantity(part).value.unwrap_or(0.0) * 5.0 < value,
                // Decimals of a per cent do not come of two or three.
                _ => value >= 4.0 || quantity.grain >= 1.0 || quantity.kind == Kind::Fraction,
            };
            let base = matches!(formula, Formula::PerCount(_)) && is_base_of_rate(view, part);
            if !fits || base || view.any_word_behind(view.token(part), 1, |word| word == "more") {
                continue;
            }
            if !taken && (super::rate::opposed(view, part, whole) || is_vote(view, part, whole)) {
                // Granted against denied: neither is the whole of the other.
                continue;
            }
            if linked.is_some_and(|linked| linked != part) || moved && !of_former(view, q) {
                continue;
            }
            if !(like(view, part, whole)
                || elliptical(view, part, whole)
                || elliptical_whole(view, q, part, whole))
                || twice(view, part, whole)
            {
                continue;
            }
            // "lost just 11 of 75 bouts, a winning rate of 85 per cent"
            // "the remaining fifth, some 2,300 tonnes": the rest itself.
            let apposed = part == q + 1 && view.token(part) - view.token(q) <= 4;
            let rest = super::rate::of_the_rest(view, q, part)
                || view
                    .cue_before(view.token(q), 2, &[Cue::Remainder])
                    .is_some()
                    && !apposed
                || left::leaves_who_did_not(view, &claim, q, [part, whole]);
            let formula = if formula == Formula::Share && rest {
                Formula::ShareLeft
            } else {
                formula
            };
            found.extend(weigh(
                view,
                &words,
                (&claim, formula),
                [part, whole],
                &amounts,
            ));
        }
    }
}

/// A share with its part and whole, weighed; none where nothing can make up for what speaks against it.
fn weigh<'a>(
    view: &View<'a>,
    own: &Own<'_, 'a>,
    (claim, formula): (&Claim, Formula),
    [part, whole]: [usize; 2],
    amounts: &[usize],
) -> Option<Found> {
    let operands = operands(view, part, whole);
    let agrees = meets(claim.stated, interval(formula, &operands));
    // Whatever speaks for it.
    let refuted = || {
        is_apart(view, formula, [part, whole], own.taken(whole))
            || is_round(view, claim, formula, &operands)
    };
    if !agrees && refuted() {
        return None;
    }
    let (strength, tie) = strength(view, own, part, whole, amounts);
    let most = strength + if tie > 1 { KNOWN + ALONE } else { 0 };
    if most <= 0 && !(agrees && is_sharp(claim)) {
        return None;
    }
    let candidate = Candidate {
        rule: if matches!(formula, Formula::PerCount(_)) {
            "rate"
        } else {
            "share"
        },
        claim: *claim,
        formula,
        operands: operands.to_vec(),
        strength,
        sense: Sense::None,
    };
    Some(Found {
        candidate,
        tie,
        agrees,
    })
}

/// "rose to 2,898 from 2,520, or 15%": the one is where the other came from.
fn is_moved(view: &View<'_>, part: usize, whole: usize) -> bool {
    let roles = [part, whole].map(|l| view.context(l).role);
    matches!(
        roles,
        [Role::Result, Role::Base] | [Role::Base, Role::Result]
    )
}

/// Both in the unit of the part, which a part may leave to the whole.
fn operands(view: &View<'_>, part: usize, whole: usize) -> [Bound; 2] {
    let named = if elliptical(view, part, whole) {
        whole
    } else {
        part
    };
    let unit = view.quantity(named).unit.base;
    [Bound::own(view, part), Bound::new(view, whole, unit)]
}

fn is_amount(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    quantity.value.is_some_and(|value| value > 0.0)
        && (matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
            || quantity.kind == Kind::Duration
                && preposition(view, view.token(q), &[Cue::Of, Cue::OutOf]))
        && !matches!(view.per(q), Per::Each | Per::Count(_))
        && !is_age_bound(view, q)
        && !crate::parts::is_bare_year(view, q)
        && !matches!(quantity.hedge, Hedge::LessThan | Hedge::AtMost)
        && !(quantity.hedge != Hedge::None
            && quantity.value < Some(100.0)
            && quantity.unit.base == UnitId::NONE
            && view.context(q).counted.is_none()
            && view.cue_behind(view.token(q), 1, &[Cue::Of]).is_none())
}

/// "Four of five who fell ill, 78%": small numbers in words are a rounding of the percentage that follows.
fn is_round(view: &View<'_>, claim: &Claim, formula: Formula, operands: &[Bound; 2]) -> bool {
    let small = operands.iter().all(|operand| {
        let quantity = view.quantity(operand.quantity);
        quantity.in_words && quantity.value <= Some(10.0)
    });
    small && (value(formula, operands) - claim.value).abs() <= 6.0
}

/// Two figures that stand side by side, neither of them taken out of the other: they may be confirmed, not refuted.
fn is_apart(view: &View<'_>, formula: Formula, [part, whole]: [usize; 2], out_of: bool) -> bool {
    let token = view.token(part);
    // "decided 812 in time and 203 after it"; "240 nurses, and 168 are filled" is of them.
    let verb = view
        .cues(token + 1)
        .any(&[Cue::Level, Cue::Outcome, Cue::Refusal]);
    let beside = part > whole
        && token > 0
        && view.cues(token - 1).has(Cue::And)
        && !verb
        && view.context(part).sentence == view.context(whole).sentence;
    // "or 2,240 a day, and filled 70% of its 32,000 seats": what comes in a day is no part of all.
    let rate = formula == Formula::Share
        && view.per(part) != view.per(whole)
        && view.quantity(part).kind != Kind::Money;
    beside && !out_of || rate
}
