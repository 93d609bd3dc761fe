//! The rows of a spreadsheet become tables: an empty row ends one, and a line of text above one is no row of it.

use std::sync::Arc;

use crate::flat::Flat;
use crate::{BlockKind, Location, ReadError};

/// No more cells are read of one file.
const MOST_CELLS: usize = 2_000_000;

/// A cell: its column from 0, and what it shows.
pub(crate) type Cell = (u32, String);

/// The sheets of a file in the making.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    flat: Flat,
    name: Option<Arc<str>>,
    tables: u32,
    cells: usize,
    /// The rows of the open table with their numbers from 0.
    open: Vec<(u32, Vec<Cell>)>,
}

impl Sheets {
    /// Begins a sheet; its name is told only where there are several.
    pub(crate) fn begin(&mut self, name: Option<&str>) {
        self.end_table();
        self.name = name.map(Arc::from);
    }

    /// Takes a row, the ones left out being empty.
    pub(crate) fn row(&mut self, number: u32, mut cells: Vec<Cell>) -> Result<(), ReadError> {
        cells.retain(|(_, words)| !words.trim().is_empty());
        let last = self.open.last().map(|(last, _)| *last);
        if cells.is_empty() || last.is_some_and(|last| last + 1 != number) {
            self.end_table();
        }
        if cells.is_empty() {
            return Ok(());
        }
        self.cells += cells.len();
        if self.cells > MOST_CELLS {
            return Err(ReadError::TooLarge);
        }
        self.open.push((number, cells));
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Flat {
        self.end_table();
        self.flat
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.open);
        let is_line = |(_, cells): &&(u32, Vec<Cell>)| cells.len() == 1;
        let above = rows.iter().take_while(is_line).count();
        // A single column of figures is a table all the same.
        let above = if above == rows.len() {
            let is_text = |cell: &Cell| cell.1.contains(' ');
            rows.iter()
                .take_while(|(_, cells)| is_text(&cells[0]))
                .count()
        } else {
            above
        };
        let left = rows[above..]
            .iter()
            .flat_map(|(_, cells)| cells)
            .map(|(column, _)| *column)
            .min();
        let (table, left) = (self.tables, left.unwrap_or(0));
        self.tables += u32::from(above < rows.len());
        for (index, (number, cells)) in rows.into_iter().enumerate() {
            for (column, words) in cells {
                let kind = if index >= above {
                    BlockKind::Cell {
                        table,
                        row: (index - above) as u32,
                        column: column - left,
                        header: index == above,
                    }
                } else if words.ends_with('.') {
                    BlockKind::Paragraph
                } else {
                    BlockKind::Caption
                };
                self.flat.push(&words);
                let location = Location::SheetCell {
                    sheet: self.name.clone(),
                    row: number + 1,
                    column: column + 1,
                };
                self.flat.close(kind, location);
            }
        }
    }
}
