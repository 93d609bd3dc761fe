//! What the cells of tables are of: the words of their rows and columns.

use crate::grid::Grid;
use crate::view::View;

/// For each quantity that stands in a table, the stems of its row and its column.
pub(super) fn labels(view: &View<'_>, grids: &[Grid]) -> Vec<Option<Vec<u32>>> {
    let mut labels: Vec<Option<Vec<u32>>> = vec![None; view.reading.quantities.len()];
    let stems = |words: &str| -> Vec<u32> {
        let words = words.split_whitespace();
        words.filter_map(|word| view.numbered().of(word)).collect()
    };
    for grid in grids {
        let mut headers: Vec<Option<Vec<u32>>> = vec![None; grid.columns()];
        for row in 0..grid.rows.len() {
            let mut label = None;
            for (column, header) in headers.iter_mut().enumerate() {
                if let Some(q) = grid.figure(row, column) {
                    let label = label.get_or_insert_with(|| stems(grid.words(view, row, 0)));
                    let header = header.get_or_insert_with(|| stems(grid.header(view, column)));
                    labels[q] = Some(label.iter().chain(&*header).copied().collect());
                }
            }
        }
    }
    labels
}
