//! A place in a list: the busiest of them, second of the four, the deepest fall, 52cm.
//!
//! The list is the run of like figures around the claim, each with its label. The claim's own figure, or the figure of
//! the name it is said of, must hold that place. Silent for lists of fewer than three, and where the name is not found.

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::super::Scene;
use super::after;
use super::lead::with_lead;
use super::named::{is_superlative, with_name};
use super::placed::heads_a_table;
use super::places::Place;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, whole};
use crate::view::View;

/// A place claimed by a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranking {
    pub(super) sentence: usize,
    /// The token of the word.
    pub(super) at: usize,
    /// From 1.
    pub(super) place: usize,
    pub(super) from_top: bool,
    /// How many there are said to be ("of the three").
    pub(super) of: Option<usize>,
}

pub(super) fn propose(scene: &Scene<'_>, places: &[Place], out: &mut Vec<Candidate>) {
    let view = scene.view;
    for &Place {
        sentence,
        at,
        claimed,
    } in places
    {
        let Some((place, from_top)) = claimed else {
            continue;
        };
        let of = (at + 1..view.end_token(at).min(at + 6))
            .filter_map(|token| view.at(token))
            .find(|&q| {
                // "ran ninth of 12"
                let led = view.cue_before(view.token(q), 2, &[Cue::Of, Cue::OutOf]);
                view.is_count(q)
                    && (view.quantity(q).in_words
                        || led.is_some() && view.quantity(q).value < Some(100.0))
            });
        let of = of.and_then(|q| view.quantity(q).value).map(whole);
        let claim = Ranking {
            sentence,
            at,
            place,
            from_top,
            of,
        };
        opposite(view, claim, out);
        after::propose(view, claim, out);
        with_figure(scene, claim, out);
        with_name(scene, claim, out);
    }
}

/// Which place a word claims, from 1, and whether counted from the top.
pub(super) fn place(view: &View<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    let cues = view.cues(at);
    if let Some(q) = view.at(at) {
        let ordinal = view.quantity(q);
        let behind = if view.mark(at + 1) == Some('-') {
            at + 2
        } else {
            at + 1
        };
        if ordinal.kind != Kind::Ordinal {
            return None;
        }
        let named = behind < end
            && view
                .cues(behind)
                .any(&[Cue::Of, Cue::Superlative, Cue::Least, Cue::OfThose]);
        if !named && !is_placed(view, at) && !is_apposed(view, at) && !takes_place(view, at) {
            return None;
        }
        return Some((
            whole(ordinal.value?),
            !(named && view.cues(behind).has(Cue::Least)),
        ));
    }
    let from_top = match (cues.has(Cue::Superlative), cues.has(Cue::Least)) {
        _ if heads_a_table(view, at) => true,
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    // "second-largest": the word behind the ordinal is part of its place.
    let ordinal = at > 0
        && (view.mark(at - 1) == Some('-')
            || view
                .at(at - 1)
                .is_some_and(|q| view.quantity(q).kind == Kind::Ordinal));
    (!ordinal).then_some((1, from_top))
}

/// "Petrie, second among the four" · "Mr Bunt, third on this roll": the place in apposition to its name.
fn is_apposed(view: &View<'_>, at: usize) -> bool {
    at > view.first_token(at)
        && view.mark(at - 1) == Some(',')
        && view.is_one_of(at + 1, words!["among", "on", "in"])
        && view.is_one_of(at + 2, words!["the", "this", "that", "them", "these"])
}

/// "took second place".
fn takes_place(view: &View<'_>, at: usize) -> bool {
    at > view.first_token(at)
        && view.is_one_of(
            at - 1,
            words![
                "took", "takes", "taking", "claimed", "secured", "earned", "in",
            ],
        )
        && view.is_one_of(at + 1, words!["place", "spot"])
}

/// "Germany finished second", "the coast came third": a place behind its verb.
pub(super) fn is_placed(view: &View<'_>, at: usize) -> bool {
    at > view.first_token(at)
        && view.is_word(at - 1)
        && matches!(
            view.lower(at - 1),
            "came"
                | "come"
                | "comes"
                | "coming"
                | "finished"
                | "finishes"
                | "finishing"
                | "placed"
                | "ranked"
                | "ranks"
                | "lay"
                | "lies"
                | "stand"
                | "stood"
                | "stands"
        )
        && (at + 1 >= view.end_token(at)
            || view.mark(at + 1).is_some()
            || view.cues(at + 1).any(&[Cue::And, Cue::But])
            || view.is_one_of(
                at + 1,
                words!["with", "behind", "to", "among", "was", "were", "is", "are"],
            ))
}

/// The like figures around a claim: of its sentence, of the list or table before it, or of the two sentences before.
pub(super) fn list(scene: &Scene<'_>, sentence: usize, like: impl Fn(usize) -> bool) -> Vec<usize> {
    let view = scene.view;
    // "17 of them have done it, the youngest at 16": how many there are is none of their figures.
    let counted =
        |q: usize| view.is_count(q) && view.cue_behind(view.token(q), 1, &[Cue::OfThose]).is_some();
    let level = |&q: &usize| {
        is_amount(view, q) && like(q) && !counted(q) && !view.quantity(q).hedge.is_bound()
    };
    let from = |first: usize| -> Vec<usize> {
        (view.in_sentence(first).start..view.in_sentence(sentence).end)
            .filter(level)
            .collect()
    };
    let kind = |at: usize| view.document.blocks[view.reading.sentences[at].block].kind;
    let listed = |at: usize| {
        matches!(
            kind(at),
            document::BlockKind::ListItem(_) | document::BlockKind::Cell { .. }
        )
    };
    let rows = (0..sentence).rev().take_while(|&at| listed(at)).count();
    let here = from(sentence);
    if here.len() >= 3 {
        return here;
    }
    if rows >= 3 {
        return from(sentence - rows);
    }
    let block = view.reading.sentences[sentence].block;
    let inside = |at: &usize| view.reading.sentences[*at].block == block;
    let found = [sentence.saturating_sub(1), sentence.saturating_sub(2)]
        .into_iter()
        .filter(inside)
        .map(|at| (at, from(at)))
        .find(|(_, found)| found.len() >= 3);
    let Some((start, found)) = found else {
        return Vec::new();
    };
    with_lead(view, start, found)
}

/// Whether a figure can stand in one list with another.
pub(super) fn is_alike(view: &View<'_>, l: usize, q: usize) -> bool {
    let bare = |q: usize| {
        view.is_count(q) && view.context(q).counted.is_none() && !view.quantity(q).in_words
    };
    let units = view.comparable(l, q)
        && view.quantity(l).kind == view.quantity(q).kind
        && view.per(l) == view.per(q);
    units
        || view.context(l).sentence == view.context(q).sentence
            && (bare(l) || bare(q))
            && view.per(l) == view.per(q)
            && !view.quantity(l).in_words
}

/// "highest on the coast (81.4 years) and lowest inland (74.0 years)": the one must exceed the other.
fn opposite(view: &View<'_>, claim: Ranking, out: &mut Vec<Candidate>) {
    let end = view.reading.sentences[claim.sentence].tokens.1;
    let figure = |at: usize| {
        (at + 1..end.min(at + 9))
            .filter_map(|token| view.at(token))
            .find(|&q| is_amount(view, q) && !view.quantity(q).in_words)
    };
    let other = if claim.from_top {
        Cue::Least
    } else {
        Cue::Superlative
    };
    let first = view.reading.sentences[claim.sentence].tokens.0;
    let against = (first..end)
        .find(|&at| at != claim.at && view.cues(at).has(other) && is_superlative(view, at));
    let (Some(mine), Some(theirs)) = (figure(claim.at), against.and_then(figure)) else {
        return;
    };
    if mine != theirs
        && claim.place == 1
        && is_superlative(view, claim.at)
        && is_alike(view, mine, theirs)
    {
        push(view, claim, mine, None, &[theirs], 7, out);
    }
}

/// "The deepest fall, 52cm" · "the Tarn was the highest at 6.8": the figure beside the word holds the place.
fn with_figure(scene: &Scene<'_>, claim: Ranking, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let end = view.reading.sentences[claim.sentence].tokens.1;
    let figure = (claim.at + 1..end.min(claim.at + 8))
        .filter_map(|token| view.at(token))
        .find(|&q| is_amount(view, q) && !view.quantity(q).in_words);
    // "the last meeting", "last Friday": an order in time.
    let Some(q) = figure.filter(|_| !view.is_one_of(claim.at, words!["last", "latest"])) else {
        return;
    };
    let before = view.token(q) - 1;
    let apposed = matches!(view.mark(before), Some(',' | '(' | '—'))
        || view.is_word(before) && matches!(view.lower(before), "at" | "with" | "on");
    let crossed = (claim.at + 1..view.token(q))
        .any(|token| matches!(view.mark(token), Some(';' | ':')))
        || view.between(claim.at, view.token(q), &[Cue::And, Cue::But, Cue::Against]);
    if !apposed || crossed {
        return;
    }
    let all = list(scene, claim.sentence, |l| is_alike(view, l, q));
    // The figure itself may be one of the list, said again.
    let value = view.quantity(q).value;
    let named = all
        .iter()
        .copied()
        .find(|&l| l != q && view.quantity(l).value == value);
    let others: Vec<usize> = all
        .into_iter()
        .filter(|&l| l != q && (l < q || view.context(l).sentence == claim.sentence))
        .collect();
    let size = others.len() + usize::from(named.is_none());
    let counted = claim.of.map_or(0, |n| if n == size { 3 } else { -3 });
    // Nothing else is told: "came second, with 380 to Ash's 410, Elm's 520 and Fir's 300".
    let told = view
        .in_sentence(claim.sentence)
        .filter(|&l| view.token(l) != claim.at && l != q);
    let alone = view.at(claim.at).is_some() && others.len() >= 3 && told.eq(others.iter().copied());
    if others.len() >= 3 || claim.of == Some(size) && size >= 3 {
        push(
            view,
            claim,
            q,
            named,
            &others,
            6 + 2 * i32::from(named.is_some() || alone) + counted,
            out,
        );
    }
}

pub(super) fn push(
    view: &View<'_>,
    claim: Ranking,
    mine: usize,
    same: Option<usize>,
    list: &[usize],
    strength: i32,
    out: &mut Vec<Candidate>,
) {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let outdone = |l: usize| {
        if claim.from_top {
            value(l) > value(mine)
        } else {
            value(l) < value(mine)
        }
    };
    let above = list
        .iter()
        .filter(|&&l| Some(l) != same && outdone(l))
        .count();
    let ties = list
        .iter()
        .filter(|&&l| Some(l) != same && l != mine && value(l) == value(mine))
        .count();
    let real = (above + 1) as f64;
    let stated = Interval::exact(claim.place as f64);
    let span = view.reading.tokens[claim.at].span;
    let span = if view.token(mine) > claim.at && view.context(mine).sentence == claim.sentence {
        span.cover(view.quantity(mine).span)
    } else {
        span
    };
    let mut operands = vec![Bound {
        quantity: mine,
        value: real,
        interval: Interval::new(real, real + ties as f64),
    }];
    operands.extend(
        list.iter()
            .filter(|&&l| l != mine)
            .map(|&l| Bound::own(view, l)),
    );
    out.push(Candidate {
        rule: "range",
        claim: Claim {
            span,
            sentence: claim.sentence,
            quantity: None,
            stated,
            bare: stated,
            value: claim.place as f64,
            grain: 0.0,
            hedge: Hedge::None,
            unit: UnitId::NONE,
            loose: true,
        },
        formula: Formula::Same,
        operands,
        strength,
        sense: Sense::None,
    });
}
