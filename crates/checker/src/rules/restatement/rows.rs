//! Prose beside a table whose columns are no periods: "the Wye valley, with £762 million" against "| Wye valley | 3.02 | 262 |".
//!
//! A sentence that names one row is of that row, but of which column, only its figures tell. So the table must be spoken of
//! elsewhere: other sentences give the very figures of the rows that they name, one of them of the same kind and column. Then a
//! figure that is in no cell of its row, and a slip of just one, is that one miswritten.

use extractor::Kind;

use super::cells::{MOST_ROWS, Row, Told, around, only_label, rows};
use super::figure::{self, Figure};
use super::frame::Frames;
use crate::diagnose::{one_place_off, slip};
use crate::grid::Grid;
use crate::view::View;

/// So many figures of the prose must be in the rows that they name.
const SPOKEN_OF: usize = 3;

/// A figure of the prose beside a cell of the row that its sentence names.
struct Beside {
    prose: usize,
    cell: usize,
    column: usize,
    agrees: bool,
}

/// The figures of the prose that miswrite a cell.
pub(super) fn told(
    view: &View<'_>,
    grids: &[Grid],
    figures: &[Figure],
    frames: &Frames<'_, '_>,
) -> Vec<Told> {
    let mut found = Vec::new();
    for grid in grids.iter().filter(|grid| grid.rows.len() <= MOST_ROWS) {
        let all = in_rows(view, grid, figures, frames);
        let (right, wrong): (Vec<_>, Vec<_>) = all.into_iter().partition(|beside| beside.agrees);
        if right.len() < SPOKEN_OF || wrong.len() > 1 + right.len() / 4 {
            continue;
        }
        let kind = |at: usize| view.quantity(figures[at].quantity).kind;
        let wrong = wrong.into_iter().filter(|wrong| {
            let like = |right: &&Beside| {
                right.column == wrong.column && kind(right.prose) == kind(wrong.prose)
            };
            right.iter().any(|right| like(&right))
        });
        found.extend(wrong.map(|wrong| Told {
            prose: wrong.prose,
            cell: wrong.cell,
            agrees: false,
            slips: true,
        }));
    }
    found
}

fn in_rows(
    view: &View<'_>,
    grid: &Grid,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
) -> Vec<Beside> {
    let rows = rows(view, grid);
    let first = rows.first().and_then(|row| grid.figure(row.at, 1));
    let Some(at) = first.map(|cell| view.context(cell).sentence) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut named: Option<(usize, Option<usize>)> = None;
    for prose in around(view, figures, at) {
        let figure = &figures[prose];
        if !frames.has(prose) || figure.digits < 2 || !view.is_magnitude(figure.quantity) {
            continue;
        }
        let own = view.context(figure.quantity).sentence;
        let row = match named {
            Some((known, row)) if known == own => row,
            _ => row_named(view, &rows, own),
        };
        named = Some((own, row));
        found.extend(row.and_then(|row| beside(view, grid, row, figures, prose)));
    }
    found
}

/// The row whose label a sentence names, if it is the only one of that label and the only one named.
fn row_named(view: &View<'_>, rows: &[Row], sentence: usize) -> Option<usize> {
    let text = view.lowered_words(view.reading.sentences[sentence].span);
    let label = only_label(rows, text)?;
    let mut named = rows.iter().filter(|row| row.label == label);
    let row = named.next()?;
    named.next().is_none().then_some(row.at)
}

/// The cell of a row that a figure is, or the only one that it miswrites.
fn beside(
    view: &View<'_>,
    grid: &Grid,
    row: usize,
    figures: &[Figure],
    prose: usize,
) -> Option<Beside> {
    let own = printed(view, figures[prose].quantity)?;
    let cells = || {
        (1..grid.columns()).filter_map(|column| {
            let cell = grid.figure(row, column)?;
            Some((column, cell, printed(view, cell)?))
        })
    };
    let place = |(column, cell, _): (usize, usize, (f64, usize)), agrees: bool| {
        Some(Beside {
            prose,
            cell: figure::place(figures, cell)?,
            column,
            agrees,
        })
    };
    if let Some(found) = cells().find(|(_, _, other)| *other == own) {
        return place(found, true);
    }
    let mut slips = cells().filter(|&(_, cell, (value, places))| {
        let counts = view.quantity(cell).kind != Kind::Year && places == own.1;
        let one = one_place_off(value, own.0, 1.0) && (value - own.0).abs() >= 9.5;
        counts && own.0.min(value) >= 100.0 && (one || slip(own.0, value, 1.0).is_some())
    });
    let found = slips.next()?;
    slips.next().is_none().then(|| place(found, false))?
}

/// The digits of a figure as a whole number, and how many stand behind its point.
pub(super) fn printed(view: &View<'_>, q: usize) -> Option<(f64, usize)> {
    let words = view.words(view.quantity(q).number);
    let places = words.split_once('.').map_or(0, |(_, behind)| {
        behind.bytes().take_while(u8::is_ascii_digit).count()
    });
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    Some((digits.parse().ok()?, places))
}
