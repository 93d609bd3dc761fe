//! `restatement`: the same figure given twice in one document.
//!
//! Two quantities of one unit whose surroundings name the same thing must be one figure: their intervals meet. An
//! agreement needs a distinctive figure or a shared noun; a disagreement needs an anaphor ("the £4.2m penalty") or a
//! headline, and a slip that explains it (digits transposed, a power of ten). Silent for other years, sources, forecasts.

mod agreement;
mod bracketed;
mod bullets;
mod cells;
mod comparable;
mod contradiction;
mod figure;
mod frame;
mod headline;
mod labels;
mod listed;
mod miscopied;
mod misprint;
mod named;
mod rows;
mod same;
mod scorecard;
mod short;
mod title;
mod twin;
mod verbatim;
mod victims;
mod whole;

use extractor::UnitId;

use super::Scene;
use crate::candidate::Candidate;
use crate::quick::QuickMap;
use crate::view::Few;
use figure::{Figure, Sorts, figures};
use frame::Frames;

pub(super) use listed::judge;

/// How many earlier figures of one size are looked at.
const REACH: usize = 60;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let figures = figures(view, &scene.grids);
    let frames = Frames::new(view, &figures);
    let sorts = Sorts::new(view, &figures);
    title::propose(view, &figures, out);
    title::all_of_them(view, &figures, out);
    victims::propose(view, &figures, out);
    verbatim::propose(view, &figures, &frames, out);
    bracketed::propose(view, &figures, out);
    miscopied::propose(view, &scene.grids, &figures, &frames, out);
    let mut in_tables = cells::told(view, &scene.grids, &figures, &frames);
    in_tables.extend(rows::told(view, &scene.grids, &figures, &frames));
    for told in in_tables {
        let (first, last) = (
            &figures[told.prose.min(told.cell)],
            &figures[told.prose.max(told.cell)],
        );
        out.push(if told.agrees {
            agreement::said_again(view, last, first, 9)
        } else {
            agreement::contradicts(view, last, first, 9)
        });
    }
    let mut by_size = BySize::default();
    for (at, figure) in figures.iter().enumerate() {
        let mut best: Option<(i32, &Figure)> = None;
        for (unit, own) in figure.units() {
            for size in own - 1..=own + 1 {
                for earlier in by_size.before(unit, size).take(REACH) {
                    let worded = || same::worded(view, &figures, &frames, at, earlier);
                    let strength = agreement::strength(view, figure, &figures[earlier], worded);
                    if strength > 0 && best.is_none_or(|(known, _)| strength > known) {
                        best = Some((strength, &figures[earlier]));
                    }
                }
            }
        }
        let slips = if frames.has(at) {
            sorts.slips(&figures, at)
        } else {
            Few::new()
        };
        let wrong = same::find(view, &figures, &frames, &sorts, &slips, at);
        let outdone = |other: &Figure, like: same::Likeness| {
            let frame = figure::place(&figures, other.quantity);
            let known = frame.and_then(|other| same::likeness(frames.of(at)?, frames.of(other)?));
            known.is_none_or(|known| known.cover + 5 * known.both < like.cover + 5 * like.both)
        };
        if let Some(wrong) =
            wrong.filter(|wrong| best.is_none_or(|(_, other)| outdone(other, wrong.like)))
        {
            out.push(agreement::contradicts(
                view,
                wrong.claim,
                wrong.other,
                wrong.strength,
            ));
        } else if let Some((strength, other)) = best {
            let place = figure::place(&figures, other.quantity);
            let alike = place.is_some_and(|other| same::alike(&frames, at, other));
            let apart = place.is_some_and(|other| same::told_apart(&frames, at, other));
            let strength = strength
                + match (alike, apart) {
                    (true, _) => 4,
                    // Short figures are often equal by chance: what their words tell apart is no one figure.
                    (false, true) if figure.digits.min(other.digits) < 3 => -3,
                    _ => 0,
                };
            out.push(agreement::said_again(view, figure, other, strength));
        } else {
            let wrong = contradiction::find(view, &figures, &sorts, &slips, at).or_else(|| {
                let (other, strength) = twin::find(view, &figures, &frames, &slips, at)
                    .or_else(|| headline::find(view, &figures, &frames, at))?;
                Some(agreement::said_again(view, figure, other, strength))
            });
            let wrong = wrong.or_else(|| {
                let (claim, other) = misprint::find(view, &figures, &frames, &slips, at)?;
                Some(agreement::contradicts(view, claim, other, 8))
            });
            out.extend(wrong);
            if let Some((claim, other)) =
                scorecard::find(view, &figures, &frames, &sorts, &slips, at)
            {
                out.push(agreement::contradicts(view, claim, other, 8));
            }
            let many = |most| sorts.before(at, figure::REACH).nth(most - 1).is_some();
            if let Some((claim, other)) = short::find(view, &figures, &frames, &slips, many, at) {
                out.push(agreement::contradicts(view, claim, other, 8));
            }
        }
        for (unit, size) in figure.units() {
            by_size.add(unit, size, at);
        }
    }
}

/// Figures by their unit and size: chains, so that most documents take no room of their own for each.
#[derive(Default)]
struct BySize {
    /// The last link of each chain.
    last: QuickMap<(UnitId, i32), u32>,
    /// Figures, each with the link before it.
    links: Vec<(usize, Option<u32>)>,
}

impl BySize {
    fn add(&mut self, unit: UnitId, size: i32, figure: usize) {
        let link = self.links.len() as u32;
        let before = self.last.insert((unit, size), link);
        self.links.push((figure, before));
    }

    /// The figures of a unit and size so far, the last first.
    fn before(&self, unit: UnitId, size: i32) -> impl Iterator<Item = usize> {
        let mut next = self.last.get(&(unit, size)).copied();
        std::iter::from_fn(move || {
            let (figure, before) = self.links[next? as usize];
            next = before;
            Some(figure)
        })
    }
}
