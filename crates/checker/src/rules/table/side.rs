//! A table seen by its rows or by its columns, its figures read once for all relations that are tried.

use extractor::{Kind, UnitId};

use super::named::Head;
use super::{as_printed, columns::WIDEST, totals};
use crate::candidate::Bound;
use crate::grid::Grid;
use crate::view::View;

/// Figures of tables up to this size are read once for all relations.
const MOST: usize = 20_000;

/// A table seen by its rows, or by its columns.
pub(super) struct Side<'a> {
    grid: &'a Grid,
    turned: bool,
    /// What the headers say of their fields, from field 0 on.
    pub(super) heads: Vec<Head>,
    /// Whether a line is a total of others, from line 0 on.
    pub(super) totals: Vec<bool>,
    /// Whether any figures of a field are no percentages, from field 0 on.
    pub(super) amounts: Vec<bool>,
    /// The figures of all lines, field by field; none of a table of very many.
    cells: Vec<Option<Figure>>,
}

/// A figure of a table as printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    pub(super) own: Bound,
    pub(super) is_plain: bool,
}

impl<'a> Side<'a> {
    /// A table by its rows, or turned by its columns; none where it has too many fields.
    pub(super) fn of(view: &View<'_>, grid: &'a Grid, turned: bool) -> Option<Self> {
        let mut side = Self {
            grid,
            turned,
            heads: Vec::new(),
            totals: Vec::new(),
            amounts: Vec::new(),
            cells: Vec::new(),
        };
        if side.fields().len() > WIDEST {
            return None;
        }
        let words = |place: usize, by_row: bool| {
            if by_row {
                grid.words(view, place, 0)
            } else {
                grid.words(view, 0, place)
            }
        };
        side.heads = (0..side.fields().end)
            .map(|field| Head::of(words(field, turned)))
            .collect();
        side.totals = (0..side.lines().end)
            .map(|line| totals::label(words(line, !turned)) > 0)
            .collect();
        let amount = |q: usize| view.quantity(q).kind != Kind::Percent;
        side.amounts = (0..side.fields().end)
            .map(|field| {
                let mut figures = side.lines().filter_map(|line| side.figure(line, field));
                figures.any(amount)
            })
            .collect();
        let (lines, fields) = (side.lines().end, side.fields().end);
        if lines * fields <= MOST {
            let places = (0..lines).flat_map(|line| (0..fields).map(move |field| (line, field)));
            let found = places.map(|(line, field)| side.found(view, line, field));
            side.cells = found.collect();
        }
        Some(side)
    }

    /// A figure as printed.
    pub(super) fn cell(&self, view: &View<'_>, line: usize, field: usize) -> Option<Figure> {
        if self.cells.is_empty() {
            return self.found(view, line, field);
        }
        self.cells[line * self.heads.len() + field]
    }

    fn found(&self, view: &View<'_>, line: usize, field: usize) -> Option<Figure> {
        let q = self.figure(line, field)?;
        Some(Figure {
            own: as_printed(view, Bound::own(view, q)),
            is_plain: view.quantity(q).kind != Kind::Percent,
        })
    }

    pub(super) fn figure(&self, line: usize, field: usize) -> Option<usize> {
        if self.turned {
            self.grid.figure(field, line)
        } else {
            self.grid.figure(line, field)
        }
    }

    /// Whether a figure of a field is in per cent.
    pub(super) fn is_percent(&self, view: &View<'_>, q: usize, field: usize) -> bool {
        view.quantity(q).unit.base == UnitId::PERCENT || self.heads[field].percent
    }

    /// Whether any figures of a field are not in per cent, and whether any are.
    pub(super) fn percents(&self, view: &View<'_>, field: usize) -> [bool; 2] {
        let mut any = [false; 2];
        for q in self.lines().filter_map(|line| self.figure(line, field)) {
            any[usize::from(self.is_percent(view, q, field))] = true;
        }
        any
    }

    pub(super) fn lines(&self) -> std::ops::Range<usize> {
        1..self.count(self.turned)
    }

    pub(super) fn fields(&self) -> std::ops::Range<usize> {
        1..self.count(!self.turned)
    }

    fn count(&self, columns: bool) -> usize {
        if columns {
            self.grid.columns()
        } else {
            self.grid.rows.len()
        }
    }
}
