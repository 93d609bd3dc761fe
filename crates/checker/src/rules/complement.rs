//! `complement`: the other 99%, the remaining 26, leaving 12.
//!
//! Formula: 100 − the named percentages, 1 − the named fraction, whole − parts, or (100 − p)% of the whole. Silent where
//! the parts named before are of another whole.

use extractor::{Cue, Hedge, Kind};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() || view.change(q).is_some() {
            continue;
        }
        let named = names_the_rest(view, q);
        match quantity.kind {
            Kind::Percent => percentages(view, q, named, out),
            Kind::Fraction if named > 0 => fraction(view, q, named, out),
            Kind::Cardinal | Kind::Money | Kind::Measure if named > 0 => {
                remainder(view, q, named, out);
                part_first(view, q, named, out);
                percent_left(view, q, named, out);
            }
            _ => {}
        }
    }
}

/// How clearly a quantity is called the rest: "the other 26", "12 are left", "leaving 40".
fn names_the_rest(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    if view.cue_before(token, 3, &[Cue::Remainder]).is_some() {
        return 4;
    }
    let leaving = view.cue_before(token, 4, &[Cue::Making]).is_some_and(|at| {
        let word = view.word(at).to_ascii_lowercase();
        word.starts_with("leav") || word == "left"
    });
    let behind = view
        .cue_behind(token, 2, &[Cue::Remainder])
        .is_some_and(|at| at == token + 1 || !view.word(at).contains("to "));
    if leaving || behind { 3 } else { 0 }
}

fn percentages(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let parts: Vec<usize> = view
        .near(sentence, if named > 0 { 2 } else { 1 }, 0)
        .filter(|&l| {
            l < q
                && view.quantity(l).kind == Kind::Percent
                && view.quantity(l).value.is_some()
                && view.change(l).is_none()
        })
        .collect();
    for from in (0..parts.len()).rev().take(6) {
        let run = &parts[from..];
        let first = view.context(run[0]).sentence;
        let all = from == 0 || view.context(parts[from - 1]).sentence != first;
        let strength = if named > 0 {
            named + 2 + 3 * i32::from(all) - i32::try_from(sentence - first).unwrap_or(2)
        } else if run.len() == 1 && shares_topic(view, q, run[0]) {
            3
        } else {
            continue;
        };
        out.push(candidate(
            view,
            q,
            Formula::HundredLess,
            run.iter().map(|&l| Bound::own(view, l)).collect(),
            strength,
        ));
    }
}

/// Whether the sentence of one quantity shares content words with that of another or the one before it.
fn shares_topic(view: &View<'_>, a: usize, b: usize) -> bool {
    let near = view.stems(view.sentence(a).span);
    let other = view.context(b).sentence;
    let mut stems = view.stems(view.sentence(b).span);
    if other > 0 {
        stems.extend(view.stems(view.reading.sentences[other - 1].span));
    }
    let shared = stems.iter().filter(|stem| near.contains(stem)).count();
    // "fully 99%" says by itself that it completes something.
    let enough = if view.quantity(a).hedge == Hedge::Exactly {
        1
    } else {
        2
    };
    shared >= enough
}

fn fraction(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    if let Some(part) = view
        .near(view.context(q).sentence, 1, 0)
        .rfind(|&l| l < q && view.quantity(l).kind == Kind::Fraction)
    {
        out.push(candidate(
            view,
            q,
            Formula::OneLess,
            vec![Bound::own(view, part)],
            named + 4,
        ));
    }
}

/// "Of 850 flats 315 are … and the other 535": a whole, its parts, then the rest.
fn remainder(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let unit = view.quantity(q).unit.base;
    let levels: Vec<usize> = view
        .near(sentence, if named > 3 { 4 } else { 2 }, 0)
        .filter(|&l| {
            l < q
                && view.is_level(l)
                && (view.comparable(l, q) || crate::pairs::alike(view, l, q))
                && (view.quantity(l).kind == view.quantity(q).kind
                    || view.context(l).counted.is_none())
        })
        .collect();
    for (i, &whole) in levels.iter().enumerate() {
        // A whole said again is no part of itself.
        let parts: Vec<usize> = levels[i + 1..]
            .iter()
            .copied()
            .filter(|&l| view.quantity(l).value != view.quantity(whole).value)
            .collect();
        let too_big = |&part: &usize| view.quantity(part).value >= view.quantity(whole).value;
        if parts.is_empty() || parts.len() > 6 || parts.iter().any(too_big) {
            continue;
        }
        let near = view.context(whole).sentence;
        let of = view
            .cue_before(view.token(whole), 3, &[Cue::Of, Cue::OutOf])
            .is_some();
        // What stands before the whole in its own sentence may be the real whole.
        let rivals = levels[..i]
            .iter()
            .filter(|&&l| view.context(l).sentence == near)
            .count();
        let strength = named
            + 3
            + (1 + i32::from(near == sentence)) * i32::from(of)
            + i32::from(parts.len() == 1)
            - i32::try_from(sentence - near).unwrap_or(2)
            - 2 * i32::from(rivals > 0)
            + i32::from(near == sentence);
        let operands = std::iter::once(whole)
            .chain(parts)
            .map(|l| Bound::new(view, l, unit))
            .collect();
        out.push(candidate(view, q, Formula::Remainder, operands, strength));
    }
}

/// "Twelve of the 20 bells were melted down; the other 18 still ring": the whole stands behind its part.
fn part_first(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    if named < 4 {
        return;
    }
    let sentence = view.context(q).sentence;
    let unit = view.quantity(q).unit.base;
    let reach: Vec<usize> = view
        .near(sentence, 1, 0)
        .filter(|&l| l < q && view.is_level(l) && view.comparable(l, q))
        .collect();
    let Some(pair) = reach.windows(2).last() else {
        return;
    };
    let (part, whole) = (pair[0], pair[1]);
    let (a, b) = (view.token(part), view.token(whole));
    let of = b - a <= 5
        && (a + 1..b).all(|at| view.is_word(at))
        && (a + 1..b).any(|at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
    if of
        && view.context(part).sentence == view.context(whole).sentence
        && view.quantity(part).value < view.quantity(whole).value
    {
        out.push(candidate(
            view,
            q,
            Formula::Remainder,
            vec![Bound::new(view, whole, unit), Bound::new(view, part, unit)],
            named + 5,
        ));
    }
}

/// "Of 178,400 packages 24 per cent went unsold, so 135,600 found buyers".
fn percent_left(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let inside: Vec<usize> = view.in_sentence(sentence).filter(|&l| l < q).collect();
    let percent = inside.iter().copied().find(|&l| {
        view.quantity(l).kind == Kind::Percent
            && view.quantity(l).value.is_some()
            && view.change(l).is_none()
    });
    let whole = inside.iter().copied().find(|&l| {
        view.is_level(l) && view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
    });
    if let (Some(percent), Some(whole)) = (percent, whole) {
        out.push(candidate(
            view,
            q,
            Formula::PercentLeft,
            vec![
                Bound::own(view, percent),
                Bound::new(view, whole, view.quantity(q).unit.base),
            ],
            named + 2,
        ));
    }
}

fn candidate(
    view: &View<'_>,
    q: usize,
    formula: Formula,
    operands: Vec<Bound>,
    strength: i32,
) -> Candidate {
    Candidate {
        rule: "complement",
        claim: Claim::of(view, q),
        formula,
        operands,
        strength,
        sense: Sense::None,
    }
}
