//! `difference`: an increase, gap, lead, margin or spread between two levels.
//!
//! Formula: new − old (or the larger less the smaller where no direction is said). Silent where the two levels
//! are not set side by side by the text.

mod apart;
mod balance;
mod counted;
mod nearest;
mod opened;
mod short;
mod tally;
mod told;
mod traded;

use extractor::{Cue, Direction, Kind, Role, UnitId};

pub(super) use tally::judge;

use super::Scene;
use super::changes::{candidate, pairs_for};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::view::View;

/// From this strength on the words set two levels side by side beyond doubt.
const EXPLICIT: i32 = 11;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let amount = matches!(
            quantity.kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
        );
        if !amount || quantity.value.is_none() || view.is_furniture(q) || is_no_gap(view, q) {
            continue;
        }
        balance::propose(scene, q, out);
        counted::propose(view, q, out);
        tally::propose(view, q, out);
        short::propose(view, q, out);
        traded::propose(view, q, out);
        nearest::propose(view, q, out);
        apart::propose(view, q, out);
        if view.change(q).is_none() {
            told::propose(scene, q, out);
            opened::propose(scene.view, q, out);
            continue;
        }
        let named = if names_a_balance(view, q) && quantity.kind == Kind::Money {
            3
        } else {
            0
        };
        for mut pair in pairs_for(scene, q).iter().copied() {
            pair.strength -= named;
            // "three points above the relegation zone, with one from the last five games": small numbers in words abound.
            let small = |q: usize| {
                let quantity = view.quantity(q);
                quantity.in_words && quantity.value.is_some_and(|value| value <= 10.0)
            };
            if small(q) && (small(pair.new) || small(pair.old)) && pair.strength < EXPLICIT {
                pair.strength -= 4;
            }
            if view.quantity(pair.new).kind != Kind::Percent
                && let Some(claim) = in_unit_of(view, q, pair.new, pair.old)
            {
                out.push(candidate(
                    scene,
                    "difference",
                    q,
                    claim,
                    pair,
                    (Formula::Difference, Formula::Difference),
                ));
            }
        }
        ages(view, q, out);
        margin(scene, q, out);
        range_spread(scene, q, out);
    }
}

/// What only looks like a gap: "the difference between 4,980 arrivals and …", "four more did not appear", "seen in 1835 and 1910, a gap
/// of 75".
fn is_no_gap(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let end_of_one = token > first && view.cues(token - 1).has(Cue::Between);
    let further = token + 2 < end
        && view.is_one_of(token + 1, words!["more", "others"])
        && (view.cues(token + 2).any(&[Cue::Level, Cue::Negation])
            || view.is_one_of(token + 2, words!["did", "had", "have", "has", "will"]));
    let years = || {
        let year = |q: usize| {
            (view.quantity(q).kind == Kind::Year)
                .then(|| view.quantity(q).value)
                .flatten()
        };
        q >= 2
            && view.context(q - 2).sentence == view.context(q).sentence
            && year(q - 1)
                .zip(year(q - 2))
                .is_some_and(|(late, early)| view.quantity(q).value == Some((late - early).abs()))
    };
    end_of_one || further || years()
}

/// The claim in the unit of the levels. Bare levels take the claim's ("39 and 17 …, 22 years between them"), and degrees
/// are those of whatever scale the levels are on.
fn in_unit_of(view: &View<'_>, q: usize, new: usize, old: usize) -> Option<Claim> {
    let claim = Claim::of(view, q);
    let unit = match view.quantity(new).unit.base {
        // "from 5.20 metres to 4.65": the unit is left out, and 140 volunteers are none of it.
        UnitId::NONE if claim.unit != UnitId::NONE || view.context(q).counted.is_some() => {
            view.quantity(old).unit.base
        }
        unit => unit,
    };
    if claim.unit == unit {
        return Some(claim);
    }
    let bare =
        |l: usize| view.quantity(l).unit.base == UnitId::NONE && view.context(l).counted.is_none();
    // "shrink by 350,000 florins, to 1.2 million from 1.45 million"
    let way = view.context(new).sentence == view.context(q).sentence
        && view.context(new).role == Role::Result
        && view.context(old).role == Role::Base;
    if unit == UnitId::NONE {
        if way && bare(new) && bare(old) {
            return Some(claim.scaled(1.0, UnitId::NONE));
        }
        return (bare(new) && bare(old) && !claim.unit.is_currency())
            .then(|| claim.scaled(1.0, UnitId::NONE));
    }
    if claim.unit.name() == "degree" && unit.dimension().name() == "temperature" {
        return Some(claim.scaled(1.0, unit));
    }
    // "the lake held 88 million cubic metres; it has lost 31 million since": the unit is left out.
    if claim.unit == UnitId::NONE
        && view.context(q).counted.is_none()
        && view.context(q).sentence == view.context(new).sentence
        && !view.quantity(q).in_words
    {
        return Some(claim.scaled(1.0, unit));
    }
    if claim.unit == UnitId::NONE || unit.is_currency() {
        return None;
    }
    extractor::convert_difference(1.0, claim.unit, unit).map(|factor| claim.scaled(factor, unit))
}

/// "a loss of £53m": a balance with a name of its own is a level as often as a distance.
fn names_a_balance(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "loss" | "profit" | "saving" | "savings" | "deficit" | "surplus" | "discount"
            )
    })
}

/// "won by 1,842 votes, polling 21,407 to her challenger's 20,565": a lead between the two counts that follow or precede.
fn margin(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let token = view.token(q);
    let named = view.change(q) == Some(Direction::Either)
        || view
            .cue_before(token, 6, &[Cue::Margin, Cue::Majority])
            .is_some();
    // "They led 63 people to safety": whom somebody leads is no lead, unless it is told by how much.
    let guided = view.is_one_of(token.saturating_sub(1), words!["led", "leads", "lead"])
        && view.context(q).counted.is_some()
        && view.cue_behind(token, 3, &[Cue::To]).is_some();
    if !named || guided {
        return;
    }
    // "three of the four leads": a whole, and no distance.
    if view.cue_before(token, 2, &[Cue::Of]).is_some() && view.is_one_of(token - 1, words!["the"]) {
        return;
    }
    let sentence = view.context(q).sentence;
    let first = view.near(sentence, 1, 0).start;
    let levels: Vec<usize> = (first..view.in_sentence(sentence).end)
        .filter(|&l| {
            // "Of 90 seats" is the whole of which both have a part.
            let fronted = view.cue_before(view.token(l), 2, &[Cue::Of]).is_some();
            l != q
                && !fronted
                && !is_to_come(view, l)
                && view.is_level(l)
                && (view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
                    || is_elliptical(view, l) && view.quantity(q).unit.base != UnitId::NONE)
        })
        .collect();
    for window in levels.windows(2) {
        let [a, b] = [window[0], window[1]];
        let apart = view.context(a).sentence != view.context(b).sentence;
        if apart && levels.len() > 2 {
            continue;
        }
        let (high, low) = if view.quantity(a).value >= view.quantity(b).value {
            (a, b)
        } else {
            (b, a)
        };
        let inside = view.context(a).sentence == sentence;
        let alone = levels
            .iter()
            .filter(|&&l| view.context(l).sentence == view.context(a).sentence)
            .count()
            == 2;
        let unit = view.quantity(q).unit.base;
        out.push(Candidate {
            rule: "difference",
            claim: Claim::of(view, q),
            formula: Formula::Difference,
            operands: vec![Bound::new(view, high, unit), Bound::new(view, low, unit)],
            strength: 5 + i32::from(inside) + 3 * i32::from(alone) + 2 * i32::from(apart),
            sense: Sense::None,
        });
    }
}

/// "with six of 17 games to play", "who have seven left": what is still to come is no score.
fn is_to_come(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    (token + 1..view.end_token(token).min(token + 6))
        .take_while(|&at| view.mark(at).is_none() && !view.cues(at).has(Cue::And))
        .any(|at| {
            view.cues(at).has(Cue::Remainder) && view.lower(at).starts_with("to ")
                || at == token + 1 && view.is_one_of(at, words!["left"])
        })
}

/// "Mr Grant, 58, is 11 years older than his deputy, who is 47": the two ages of a sentence.
fn ages(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let claim = Claim::of(view, q);
    if view.quantity(q).kind != Kind::Duration || claim.unit.name() != "year" {
        return;
    }
    let older = view.any_word_behind(view.token(q), 2, |word| {
        words!["older", "younger", "senior", "junior", "elder"]
            .iter()
            .any(|known| word.to_ascii_lowercase().contains(known))
    });
    if !older {
        return;
    }
    let found: Vec<usize> = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| {
            l != q
                && (view.quantity(l).kind == Kind::Age || view.is_count(l))
                && view
                    .quantity(l)
                    .value
                    .is_some_and(|age| (1.0..=120.0).contains(&age))
        })
        .collect();
    // "Two were in a hut on Road 9: Ida Moss, 70, and her grandson Lee, 12, the one 58 years older than the other"
    let told: Vec<usize> = found
        .iter()
        .copied()
        .filter(|&l| view.quantity(l).kind == Kind::Age)
        .collect();
    let found = if told.len() == 2 { told } else { found };
    if let &[a, b] = &found[..] {
        // Between birthdays two ages lie up to a year nearer or farther.
        let mut claim = claim;
        claim.stated.low -= 1.0;
        claim.stated.high += 1.0;
        let mut found = told::difference(view, claim, a, b, 8);
        for operand in &mut found.operands {
            operand.interval = extractor::Interval::exact(operand.value);
        }
        out.push(found);
    }
}

/// "ranged from 41 to 88, a spread of 47": the distance between the ends of a range.
fn range_spread(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let contest = view
        .cue_before(view.token(q), 7, &[Cue::Surpass, Cue::Margin])
        .is_some();
    if view.change(q).is_none() || view.change(q) != Some(Direction::Either) && !contest {
        return;
    }
    let sentence = view.context(q).sentence;
    for r in view.in_sentence(sentence) {
        let range = view.quantity(r);
        let Some((low, high)) = range
            .ends
            .filter(|_| range.kind == Kind::Range && range.date.is_none() && view.comparable(r, q))
        else {
            continue;
        };
        let half = range.grain / 2.0;
        let end = |value: f64| Bound {
            quantity: r,
            value,
            interval: extractor::Interval::around(value, half),
        };
        out.push(Candidate {
            rule: "difference",
            claim: Claim::of(view, q),
            formula: Formula::Difference,
            operands: vec![end(high.max(low)), end(low.min(high))],
            strength: 9,
            sense: Sense::None,
        });
    }
}
