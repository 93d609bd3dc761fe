//! A place that words give to one of the figures told around, however those are told: in a list, sentence by sentence, as items: "Osei
//! is the second quickest by these numbers" · "Third on that list by weight, poultry gets the headlines" · "Only Elm took more than Ash".
//!
//! What speaks for a field and its holder is added up: as many figures as the words count, a name right before the place, nothing that
//! makes the field another one. What is weak is for the judge's scorecard.

mod around;
mod claims;
mod holder;
mod threshold;
mod words;

use std::ops::RangeInclusive;

use document::BlockKind;
use extractor::{Cue, Hedge, Interval, Kind, UnitId};
use smallvec::SmallVec;

use claims::{Said, Way, claims};
use holder::holder;

use super::lead::lead;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::holdings::Holdings;
use crate::view::{Few, View};

/// So many sentences before a claim may tell its field, and so many items.
const BACK: usize = 4;
const RUN: usize = 9;
/// What a place is worth of which nothing but nearness speaks, and at most.
const NEAR: i32 = 4;
const MOST: i32 = 10;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        for said in claims(view, sentence) {
            bind(view, said, out);
        }
        threshold::propose(view, sentence, out);
    }
}

/// The sentences that may tell the field of a claim: each by itself, then several together.
fn tries(view: &View<'_>, own: usize) -> SmallVec<[RangeInclusive<usize>; 12]> {
    let sentences = &view.reading.sentences;
    let block = |s: usize| sentences[s].block;
    let item = |s: usize| matches!(view.document.blocks[block(s)].kind, BlockKind::ListItem(_));
    let back = (1..=BACK.min(own))
        .take_while(|&back| block(own - back) == block(own))
        .count();
    let mut found: SmallVec<[RangeInclusive<usize>; 12]> = SmallVec::new();
    found.push(own..=own);
    found.extend((1..=back).map(|b| own - b..=own - b));
    let before = own - back;
    let items = (0..before)
        .rev()
        .take(RUN)
        .take_while(|&s| item(s) && !view.in_sentence(s).is_empty())
        .count();
    if items > 1 {
        found.push(before - items..=before - 1);
    }
    found.extend((2..=back).map(|b| own - b..=own - 1));
    found.extend((1..=back).map(|b| own - b..=own));
    // "Elm is the busiest of the three, with 1,480 calls. Ash had 1,730 and Oak 912": the others' stand behind.
    let behind = (own + 1..sentences.len().min(own + 3)).take_while(|&s| block(s) == block(own));
    found.extend(behind.map(|s| own..=s));
    // "The smallest of the litter is Esk": a heading, and a list below it.
    if back == 0 && own + 1 < sentences.len() && block(own + 1) == block(own) {
        found.push(own + 1..=own + 1);
    }
    found
}

fn bind(view: &View<'_>, said: Said, out: &mut Vec<Candidate>) {
    let mut best: Option<Candidate> = None;
    for sentences in tries(view, said.sentence) {
        for field in Holdings::every(view, sentences) {
            let Some(found) = place_in(view, &said, &field) else {
                continue;
            };
            let rank = |one: &Candidate| (one.strength, one.operands.len());
            if best.as_ref().is_none_or(|known| rank(known) < rank(&found)) {
                best = Some(found);
            }
        }
    }
    out.extend(best);
}

/// The claim against a field, if it names its holder there.
fn place_in(view: &View<'_>, said: &Said, field: &Holdings) -> Option<Candidate> {
    let all = &field.figures;
    let model = view.quantity(all[0]);
    if !said.measures(model.kind, model.unit.base) {
        return None;
    }
    if let Some(since) = said.since {
        return place_since(view, said, field, since);
    }
    let (mine, told) = holder(view, field, said).filter(|_| said.place <= all.len())?;
    let counted = match said.of {
        Some(of) if of == all.len() => 3,
        Some(_) => return None,
        None => 0,
    };
    // "In 2018 Elm was second": of another time than the figures.
    let first = view.first_token(said.at);
    let year = (first..said.at).filter_map(|t| view.at(t)).find_map(|q| {
        let date = view.quantity(q).date?;
        date.year
            .filter(|_| matches!(view.quantity(q).kind, Kind::Year | Kind::Date))
    });
    if year.is_some_and(|year| view.context(mine).time.year != Some(year)) {
        return None;
    }
    // "71 points … Coleford took 58, Hemsby 55 and Marl 49": the first of them may have a sentence of its own.
    if counted <= 0 && lead(view, view.context(all[0]).sentence, all).is_some() {
        return None;
    }
    let at = |l: usize| view.context(l).sentence;
    let together = all.iter().all(|&l| at(l) == at(all[0]))
        || all.windows(2).all(|two| at(two[0]) != at(two[1]));
    let near = together && said.sentence.abs_diff(at(all[all.len() - 1])) <= 1;
    let strength = NEAR + told + counted + i32::from(near) + i32::from(field.is_labelled())
        - if counted > 0 { 0 } else { said.beyond }
        - 2 * i32::from(said.of_another);
    let strength = strength.clamp(2, MOST);
    candidate(view, said, mine, all, strength)
}

/// "the highest since 2019": of figures with their years, those behind that year.
fn place_since(view: &View<'_>, said: &Said, field: &Holdings, since: i32) -> Option<Candidate> {
    let year = |l: usize| view.context(l).time.year;
    if !field.figures.iter().all(|&l| year(l).is_some()) {
        return None;
    }
    let last = *field.figures.iter().max_by_key(|&&l| year(l))?;
    let mine = holder(view, field, said).map_or(last, |(mine, _)| mine);
    let within: Few = field
        .figures
        .iter()
        .copied()
        .filter(|&l| year(l) > Some(since) && year(l) <= year(mine))
        .collect();
    let enough = within.len() > 1 && field.figures.iter().any(|&l| year(l) <= Some(since));
    enough.then(|| candidate(view, said, mine, &within, NEAR + 4))?
}

fn candidate(
    view: &View<'_>,
    said: &Said,
    mine: usize,
    field: &[usize],
    strength: i32,
) -> Option<Candidate> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let above = |l: &&usize| value(**l) > value(mine);
    let below = |l: &&usize| value(**l) < value(mine);
    let top = field.iter().filter(above).count();
    let bottom = field.iter().filter(below).count();
    let ties = field.len() - top - bottom - 1;
    let place = |ahead: usize| {
        let real = (ahead + 1) as f64;
        (real, Interval::new(real, real + ties as f64))
    };
    let stated = if said.denied {
        Interval::new(said.place as f64 + 1.0, field.len() as f64)
    } else {
        Interval::exact(said.place as f64)
    };
    let meets = |interval: Interval| interval.low <= stated.high && stated.low <= interval.high;
    let way = said.way_in(view.quantity(mine).kind);
    // The worst may be the least, though it mostly is the most.
    if way == Way::Either && !meets(place(top).1) && meets(place(bottom).1) {
        return None;
    }
    let (real, interval) = if way == Way::Down {
        place(bottom)
    } else {
        place(top)
    };
    let mut operands = vec![Bound {
        quantity: mine,
        value: real,
        interval,
    }];
    let others = field.iter().filter(|&&l| l != mine);
    operands.extend(others.map(|&l| Bound::own(view, l)));
    Some(Candidate {
        rule: "range",
        claim: Claim {
            span: view.reading.tokens[said.at].span,
            sentence: said.sentence,
            quantity: None,
            stated,
            bare: stated,
            value: said.place as f64,
            grain: 0.0,
            hedge: Hedge::None,
            unit: UnitId::NONE,
            loose: true,
        },
        formula: crate::formula::Formula::Same,
        operands,
        strength,
        sense: Sense::None,
    })
}

/// Whether a claim's own clause makes it one of another time, of what may be, or of several.
fn is_apart(view: &View<'_>, at: usize, ordinal: bool) -> bool {
    let first = view.first_token(at);
    let from = (first.max(at.saturating_sub(8))..at)
        .rev()
        .find(|&t| view.mark(t).is_some_and(|mark| mark != '-'))
        .map_or(first.max(at.saturating_sub(8)), |t| t + 1);
    let to = (at + 1..view.end_token(at).min(at + 6))
        .find(|&t| view.mark(t).is_some_and(|mark| mark != '-'))
        .unwrap_or(view.end_token(at).min(at + 6));
    // "his best of the summer", "her highest score of the series": among those that are not told.
    let own = !ordinal
        && at > first
        && view.is_one_of(at - 1, words!["his", "her", "their", "its", "my"])
        && (at + 1..to).any(|t| view.lower(t).starts_with("of"));
    let other = |t: usize| {
        view.cues(t).any(&[Cue::Hypothetical, Cue::Forecast])
            || view.cues(t).has(Cue::Earlier) && !view.is_one_of(t, words!["then", "before"])
            || view.is_one_of(
                t,
                words![
                    "once",
                    "formerly",
                    "previously",
                    "usually",
                    "traditionally",
                    "historically",
                    "next",
                ],
            )
    };
    let one_of = (from..at).any(|t| {
        view.is_one_of(t, words!["between", "one of the", "most of the"])
            || view.is_one_of(t, words!["one"]) && view.cues(t + 1).has(Cue::Of)
            || view.at(t).is_some_and(|q| {
                view.quantity(q).kind != Kind::Ordinal && view.cues(t + 1).has(Cue::Of)
            })
    });
    // "counting down from the busiest"
    let article = usize::from(at > first && view.is_one_of(at - 1, words!["the"]));
    let before = at.wrapping_sub(1 + article);
    let led = !ordinal
        && at > first + article
        && (view.is_one_of(before, words!["from", "to", "at"])
            || view.lower(before).ends_with(" from"));
    // "is among the largest"; but "the largest among the four".
    let several = (from..at).any(|t| view.is_one_of(t, words!["among"]));
    own || one_of || led || several || (from..to).any(other)
}
