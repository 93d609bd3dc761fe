//! Tables as grids of quantities, read off the document's cells.

use document::BlockKind;
use extractor::Kind;

use crate::view::View;

/// One table: for each cell its words and, where it holds one figure, the quantity.
pub(crate) struct Grid {
    /// Cells by row, then column; rows may differ in length.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// How many columns its longest row has.
    columns: usize,
}

/// One cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cell {
    /// The block that holds it.
    pub(crate) block: Option<usize>,
    /// Its figure, if it holds exactly one and little else.
    pub(crate) figure: Option<usize>,
}

impl Grid {
    pub(crate) fn figure(&self, row: usize, column: usize) -> Option<usize> {
        self.rows.get(row)?.get(column)?.figure
    }

    pub(crate) const fn columns(&self) -> usize {
        self.columns
    }

    /// The words of a cell in lower case.
    pub(crate) fn words<'a>(&self, view: &View<'a>, row: usize, column: usize) -> &'a str {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .and_then(|cell| cell.block)
            .map_or("", |block| {
                view.lowered_words(view.document.blocks[block].span)
            })
    }

    /// The words above a column: its first cell that holds no figure.
    pub(crate) fn header<'a>(&self, view: &View<'a>, column: usize) -> &'a str {
        self.words(view, 0, column)
    }

    /// The year that heads a column ("2022", "2023-24" by its first).
    pub(crate) fn header_year(&self, view: &View<'_>, column: usize) -> Option<i32> {
        let header = self.header(view, column);
        header
            .split(|c: char| !c.is_ascii_digit())
            .find_map(|digits| {
                digits
                    .parse()
                    .ok()
                    .filter(|year| (1500..2200).contains(year))
            })
    }
}

/// How many places a table may have for each of its cells. A sheet with one figure at its far end is no table, and room for all
/// that is empty between would take the memory of thousands.
const SPREAD: usize = 64;
/// Places that any table may have.
const FREE: usize = 10_000;

/// All tables of a document, in order; those with hardly a cell in them are left empty.
pub(crate) fn grids(view: &View<'_>) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    // The cells of the current table, and the places that it has for them.
    let (mut held, mut room) = (0, 0);
    let mut sentence = 0;
    for (block, place) in view.document.blocks.iter().enumerate() {
        let BlockKind::Cell {
            table, row, column, ..
        } = place.kind
        else {
            continue;
        };
        let (table, row, column) = (table as usize, row as usize, column as usize);
        // Tables are numbered in order, so the last one is the current one.
        while grids.len() <= table {
            grids.push(Grid {
                rows: Vec::new(),
                columns: 0,
            });
            (held, room) = (0, 0);
        }
        let grid = &mut grids[table];
        let known = grid.rows.get(row).map_or(0, Vec::len);
        held += 1;
        room += (row + 1).saturating_sub(grid.rows.len()) + (column + 1).saturating_sub(known);
        if room > held * SPREAD + FREE {
            grid.rows.clear();
            grid.columns = 0;
            room = usize::MAX / 2;
            continue;
        }
        if grid.rows.len() <= row {
            grid.rows.resize_with(row + 1, Vec::new);
        }
        if grid.rows[row].len() <= column {
            grid.rows[row].resize_with(column + 1, Cell::default);
            grid.columns = grid.columns.max(column + 1);
        }
        while sentence < view.reading.sentences.len()
            && view.reading.sentences[sentence].block < block
        {
            sentence += 1;
        }
        let mut figure = None;
        if sentence < view.reading.sentences.len()
            && view.reading.sentences[sentence].block == block
        {
            let inside: Vec<usize> = view
                .in_sentence(sentence)
                .filter(|&q| {
                    view.quantity(q).value.is_some()
                        && !matches!(view.quantity(q).kind, Kind::Date | Kind::Ordinal)
                })
                .collect();
            if let [only] = inside[..] {
                let cell = place.span.len();
                let number = view.quantity(only).span.len();
                if number * 2 > cell
                    && (view.quantity(only).kind != Kind::Year || column > 0 && row > 0)
                {
                    figure = Some(only);
                }
            }
        }
        grid.rows[row][column] = Cell {
            block: Some(block),
            figure,
        };
    }
    grids
}
