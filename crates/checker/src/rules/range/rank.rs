//! A place in a list: the busiest of them, second of the four, the deepest fall, 52cm.
//!
//! The list is the run of like figures around the claim, each with its name. The claim's own figure, or the figure of
//! the name it is said of, must hold that place. Silent for lists of fewer than three, and where the name is not found.

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        for at in sentence.tokens.0..sentence.tokens.1 {
            let cues = view.cues(at);
            let Some((place, from_top)) = place(view, at, sentence.tokens.1) else { continue };
            if !cues.any(&[Cue::Superlative, Cue::Least]) && view.at(at).is_none() {
                continue;
            }
            with_figure(scene, index, at, place, from_top, out);
            with_name(scene, index, at, place, from_top, out);
        }
    }
}

/// Which place a word claims, from 1, and whether counted from the top.
fn place(view: &View<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    let cues = view.cues(at);
    if let Some(q) = view.at(at) {
        let ordinal = view.quantity(q);
        let of_list = at + 1 < end && (view.cues(at + 1).any(&[Cue::Of, Cue::Superlative, Cue::Least, Cue::OfThose]) || view.mark(at + 1) == Some('-'));
        if ordinal.kind != Kind::Ordinal || !of_list {
            return None;
        }
        let least = at + 1 < end && view.cues(at + 1).has(Cue::Least);
        return Some((ordinal.value? as usize, !least));
    }
    match (cues.has(Cue::Superlative), cues.has(Cue::Least)) {
        (true, false) => Some((1, true)),
        (false, true) => Some((1, false)),
        _ => None,
    }
}

/// The like figures around a claim: of its sentence, of the list or table before it, or of the two sentences before.
fn list(scene: &Scene<'_>, sentence: usize, like: impl Fn(usize) -> bool) -> Vec<usize> {
    let view = scene.view;
    let level = |&q: &usize| view.is_level(q) && !view.is_furniture(q) && like(q);
    let from = |first: usize| -> Vec<usize> { (view.in_sentence(first).start..view.in_sentence(sentence).end).filter(level).collect() };
    let kind = |at: usize| view.document.blocks[view.reading.sentences[at].block].kind;
    let listed = |at: usize| matches!(kind(at), document::BlockKind::ListItem(_) | document::BlockKind::Cell { .. });
    let rows = (0..sentence).rev().take_while(|&at| listed(at)).count();
    let here = from(sentence);
    if here.len() >= 3 {
        return here;
    }
    if rows >= 3 {
        return from(sentence - rows);
    }
    [sentence.saturating_sub(1), sentence.saturating_sub(2)].into_iter().map(from).find(|found| found.len() >= 3).unwrap_or_default()
}

/// "The deepest fall, 52cm": the figure in apposition holds the place.
fn with_figure(scene: &Scene<'_>, sentence: usize, at: usize, place: usize, from_top: bool, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let end = view.reading.sentences[sentence].tokens.1;
    let Some(q) = (at + 1..end.min(at + 6)).find_map(|token| view.at(token)) else { return };
    if !view.is_level(q) || !matches!(view.mark(view.token(q) - 1), Some(',' | '(' | '—')) {
        return;
    }
    let unit = view.quantity(q).unit;
    let all = list(scene, sentence, |l| view.comparable(l, q) && view.quantity(l).unit.per == unit.per && view.quantity(l).kind == view.quantity(q).kind);
    // The figure itself is one of the list, said again.
    let value = view.quantity(q).value;
    let named = all.iter().copied().find(|&l| l != q && view.quantity(l).value == value);
    let others: Vec<usize> = all.into_iter().filter(|&l| l != q).collect();
    if others.len() >= 3 {
        push(view, sentence, at, q, named, &others, place, from_top, 6 + 2 * i32::from(named.is_some()), out);
    }
}

/// "Eastquay, the busiest of them" · "Corran, second of the four": the figure of the name holds the place.
fn with_name(scene: &Scene<'_>, sentence: usize, at: usize, place: usize, from_top: bool, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let (first, end) = view.reading.sentences[sentence].tokens;
    let of_list = (at + 1..end.min(at + 4)).any(|token| view.cues(token).any(&[Cue::OfThose, Cue::Of]) && !matches!(view.at(token + 1), Some(q) if view.quantity(q).kind == Kind::Percent));
    if !of_list {
        return;
    }
    let names: Vec<&str> = (first.max(at.saturating_sub(6))..at).filter(|&token| view.is_word(token)).map(|token| view.word(token)).filter(|word| word.starts_with(char::is_uppercase)).collect();
    let Some(name) = names.last() else { return };
    let all = list(scene, sentence, |l| matches!(view.quantity(l).kind, Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent) && !(view.context(l).sentence == sentence && view.token(l) > at && view.quantity(l).in_words));
    let found: Vec<usize> = all.iter().copied().filter(|&l| owner(scene, l).as_deref() == Some(*name)).collect();
    let [mine] = found[..] else { return };
    let like: Vec<usize> = all.into_iter().filter(|&l| view.comparable(l, mine) && view.quantity(l).kind == view.quantity(mine).kind && owner(scene, l).is_some()).collect();
    if like.len() >= 3 {
        push(view, sentence, at, mine, Some(mine), &like, place, from_top, 9, out);
    }
}

/// The name a figure belongs to: the label of its row, or the last capitalised word before it in its clause.
fn owner(scene: &Scene<'_>, q: usize) -> Option<String> {
    let view = scene.view;
    for grid in &scene.grids {
        for cells in &grid.rows {
            if cells.iter().any(|cell| cell.figure == Some(q)) {
                let block = cells.first()?.block?;
                return view.words(view.document.blocks[block].span).split_whitespace().last().map(str::to_owned);
            }
        }
    }
    let token = view.token(q);
    let first = view.first_token(token);
    let before = (first..token).rev().take_while(|&at| view.at(at).is_none() && !matches!(view.mark(at), Some(';' | ':')));
    let behind = (token + 1..view.end_token(token).min(token + 6)).take_while(|&at| view.at(at).is_none() && view.mark(at).is_none());
    before
        .chain(behind)
        .filter(|&at| view.is_word(at))
        .map(|at| view.word(at))
        .find(|word| word.starts_with(char::is_uppercase) && word.len() > 2)
        .map(str::to_owned)
}

#[allow(clippy::too_many_arguments, reason = "one call site each, all of them parts of one claim")]
fn push(view: &View<'_>, sentence: usize, at: usize, mine: usize, same: Option<usize>, list: &[usize], place: usize, from_top: bool, strength: i32, out: &mut Vec<Candidate>) {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let above = list.iter().filter(|&&l| Some(l) != same && if from_top { value(l) > value(mine) } else { value(l) < value(mine) }).count();
    let ties = list.iter().filter(|&&l| Some(l) != same && l != mine && value(l) == value(mine)).count();
    let real = above + 1;
    let claimed = place as f64;
    let span = view.reading.tokens[at].span;
    let span = if view.token(mine) > at && view.context(mine).sentence == sentence { span.cover(view.quantity(mine).span) } else { span };
    let mut operands = vec![Bound { quantity: mine, value: real as f64, interval: Interval::new(real as f64, (real + ties) as f64) }];
    operands.extend(list.iter().filter(|&&l| l != mine).map(|&l| Bound::own(view, l)));
    out.push(Candidate {
        rule: "range",
        claim: Claim {
            span,
            sentence,
            quantity: None,
            stated: Interval::exact(claimed),
            bare: Interval::exact(claimed),
            value: claimed,
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
