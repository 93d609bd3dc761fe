//! A figure of the prose that a slip of the pen makes of a cell: "1,132,250 homes" above the row "Homes reached | 1,162,250".
//!
//! So many digits come about by chance so rarely that the column need not be known: of all figures of four digits and more in
//! articles that are right, none is one digit, or two that changed places, away from just one cell, and in no cell itself, if its
//! sentence has a word of that cell's row.

use super::agreement::contradicts;
use super::figure::{self, Figure};
use super::frame::{Frame, Frames};
use super::rows::printed;
use crate::candidate::Candidate;
use crate::grid::Grid;
use crate::quick::QuickMap;
use crate::view::View;

/// The fewest digits.
const DIGITS: usize = 4;
/// How surely the two are one.
const STRENGTH: i32 = 9;

/// A cell: its table, its row, and its place among the figures.
type Cell = (usize, usize, usize);

/// Proposes that figures of the prose are the only cell that a slip makes of them.
pub(super) fn propose(
    view: &View<'_>,
    grids: &[Grid],
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    out: &mut Vec<Candidate>,
) {
    let cells = cells(view, grids, figures);
    if cells.is_empty() {
        return;
    }
    for (at, figure) in figures.iter().enumerate() {
        if !frames.has(at) || !view.is_magnitude(figure.quantity) {
            continue;
        }
        let Some((digits, places)) = printed(view, figure.quantity) else {
            continue;
        };
        let digits = digits as u64;
        if !(1_000..1_000_000_000_000).contains(&digits) || cells.contains_key(&(digits, places)) {
            continue;
        }
        let mut found = slips(digits).filter_map(|slip| cells.get(&(slip, places)).copied());
        if let (Some((grid, row, cell)), None) = (found.next(), found.next())
            && may_be_one(view, figure, &figures[cell])
            && frames
                .of(at)
                .is_some_and(|frame| names(view, &grids[grid], row, frame))
        {
            let cell = &figures[cell];
            let (last, first) = if cell.quantity < figure.quantity {
                (figure, cell)
            } else {
                (cell, figure)
            };
            out.push(contradicts(view, last, first, STRENGTH));
        }
    }
}

/// The cells of all tables by their digits and how many of those stand behind a point.
fn cells(view: &View<'_>, grids: &[Grid], figures: &[Figure]) -> QuickMap<(u64, usize), Cell> {
    let mut cells = QuickMap::default();
    for (number, grid) in grids.iter().enumerate() {
        for row in 0..grid.rows.len() {
            let found = (1..grid.columns()).filter_map(|column| grid.figure(row, column));
            for q in found {
                if let (Some((digits, places)), Some(place)) =
                    (printed(view, q), figure::place(figures, q))
                {
                    let key = (digits as u64, places);
                    cells.entry(key).or_insert((number, row, place));
                }
            }
        }
    }
    cells
}

/// Whether a figure of the prose may be a cell, by all but one or two of its digits.
fn may_be_one(view: &View<'_>, prose: &Figure, cell: &Figure) -> bool {
    view.is_magnitude(cell.quantity)
        && prose.digits.max(cell.digits) >= DIGITS
        && !(prose.recurs && cell.recurs)
        && (0.1..10.0).contains(&(prose.value / cell.value))
}

/// Whether a sentence has a word of a row's label.
fn names(view: &View<'_>, grid: &Grid, row: usize, frame: &Frame) -> bool {
    let stems = view.numbered();
    let label = grid.words(view, row, 0).split_whitespace();
    let mut words = label.filter(|word| word.contains(char::is_alphabetic));
    words.any(|word| {
        stems
            .of(word)
            .is_some_and(|stem| frame.all.binary_search(&stem).is_ok())
    })
}

/// What slips make of a number: two neighbouring digits in the other order, one digit another. The last is as soon a step of a series.
fn slips(number: u64) -> impl Iterator<Item = u64> {
    let length = number.ilog10();
    let digit = move |place: u32| number / 10_u64.pow(place) % 10;
    let changed = (1..=length).flat_map(move |place| {
        let (own, power) = (digit(place), 10_u64.pow(place));
        let least = u64::from(place == length);
        let others = (least..10).filter(move |&other| other != own);
        others.map(move |other| number - own * power + other * power)
    });
    let swapped = (0..length).filter_map(move |place| {
        let (low, high, power) = (digit(place), digit(place + 1), 10_u64.pow(place));
        let fits = low != high && (low > 0 || place + 1 < length);
        fits.then(|| number + high * power + low * 10 * power - low * power - high * 10 * power)
    });
    changed.chain(swapped)
}
