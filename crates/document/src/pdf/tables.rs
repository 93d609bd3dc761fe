//! Tables, which a PDF prints as words that happen to stand below each other.

use super::columns::Row;
use super::pieces::Piece;
use crate::{sort_by, sort_by_key};

/// Cells hold no more characters than this, on average.
const LONGEST: usize = 32;

/// Part of a column of the page.
#[derive(Debug)]
pub(super) enum Part {
    Lines(Vec<Row>),
    /// The cells of each row: column and words.
    Table(Vec<Vec<(u32, String)>>),
}

/// Tells tables from lines of text.
pub(super) fn parts(rows: Vec<Row>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        if row.len() < 2 {
            lines.push(row);
            continue;
        }
        let mut table = vec![row];
        while rows.peek().is_some_and(|next| continues(&table, next)) {
            table.extend(rows.next());
        }
        // A label or the end of a long cell stands alone in its row; behind the last row it is no part of the table.
        let mut behind = Vec::new();
        while table.last().is_some_and(|row| row.len() < 2) {
            behind.extend(table.pop());
        }
        if let Some(cells) = cells(&table) {
            if !lines.is_empty() {
                parts.push(Part::Lines(std::mem::take(&mut lines)));
            }
            parts.push(Part::Table(cells));
        } else {
            lines.extend(table);
        }
        lines.extend(behind.into_iter().rev());
    }
    if !lines.is_empty() {
        parts.push(Part::Lines(lines));
    }
    parts
}

/// Whether a row may be the next one of a table.
fn continues(table: &[Row], next: &Row) -> bool {
    let last = &table[table.len() - 1];
    let down = last[0].base - next[0].base;
    let near = down < 3.5 * next[0].size.max(last[0].size);
    if next.len() > 1 {
        return near;
    }
    // One row alone, inside of one column: a label, or what did not fit into a cell.
    let columns = columns(&table[table.len().saturating_sub(32)..]);
    let inside =
        |&(left, right): &(f64, f64)| next[0].left > left - 2.0 && next[0].right < right + 12.0;
    near && last.len() > 1 && columns.len() > 1 && columns.iter().any(inside)
}

/// Where the columns of rows run, by the rows with most cells.
fn columns(rows: &[Row]) -> Vec<(f64, f64)> {
    let most = rows.iter().map(Vec::len).max().unwrap_or(0);
    let full = rows.iter().filter(|row| row.len() == most);
    let mut spans: Vec<(f64, f64)> = full
        .flatten()
        .map(|piece| (piece.left, piece.right))
        .collect();
    sort_by(&mut spans, |a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (left, right) in spans {
        match columns.last_mut() {
            Some(last) if left < last.1 + 1.0 => last.1 = last.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    columns
}

/// The cells of rows; none if they are no table.
fn cells(rows: &[Row]) -> Option<Vec<Vec<(u32, String)>>> {
    let columns = columns(rows);
    let pieces = rows.iter().map(Vec::len).sum::<usize>();
    let characters: usize = rows.iter().flatten().map(Piece::characters).sum();
    if rows.len() < 2 || columns.len() < 2 || characters > LONGEST * pieces {
        return None;
    }
    let mut downs: Vec<f64> = rows
        .windows(2)
        .map(|pair| pair[0][0].base - pair[1][0].base)
        .collect();
    sort_by(&mut downs, f64::total_cmp);
    let usual = downs[downs.len() / 2];
    let mut cells: Vec<Vec<(u32, String)>> = Vec::new();
    let mut above: Option<f64> = None;
    for row in rows {
        let base = row[0].base;
        // Lines of one cell stand closer than rows do.
        let goes_on =
            above.is_some_and(|above| above - base < 0.8 * usual) && row.len() < columns.len();
        above = Some(base);
        let mut made = cells.pop_if(|_| goes_on).unwrap_or_default();
        for piece in row {
            let column = nearest(&columns, piece);
            match made.iter_mut().find(|(number, _)| *number == column) {
                Some((_, words)) => {
                    words.push(' ');
                    words.push_str(&piece.words);
                }
                None => made.push((column, piece.words.clone())),
            }
        }
        sort_by_key(&mut made, |(column, _)| *column);
        cells.push(made);
    }
    (cells.iter().filter(|row| row.len() > 1).count() > 1).then_some(cells)
}

/// The column that a piece stands in, or next to.
fn nearest(columns: &[(f64, f64)], piece: &Piece) -> u32 {
    let off = |&(left, right): &(f64, f64)| {
        let overlap = piece.right.min(right) - piece.left.max(left);
        -overlap
    };
    let nearest = columns
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| off(a).total_cmp(&off(b)));
    nearest.map_or(0, |(column, _)| column as u32)
}
