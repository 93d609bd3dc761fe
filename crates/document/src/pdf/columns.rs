//! The order in which the pieces of a page are read: column by column.
//!
//! Two columns of prose are told from two columns of a table by their lines: prose fills its column, line for line.

use super::lists::marker;
use super::pieces::{Piece, raised};
use crate::sort_by;

/// Columns have at least so many lines.
const FEWEST_LINES: usize = 3;
/// Columns are nested no deeper.
const DEEPEST: usize = 6;
/// So many places are tried for a gap between columns.
const MOST_TRIED: usize = 24;

/// Pieces that stand in one line, from left to right.
pub(super) type Row = Vec<Piece>;

/// The parts of a page in reading order, each with its rows from the top down.
pub(super) fn arranged(pieces: Vec<Piece>) -> Vec<Vec<Row>> {
    let mut parts = Vec::new();
    let rows = with_marks(rows(pieces)).into_iter().flat_map(with_bullets);
    arrange(rows.collect(), 0, &mut parts);
    parts
}

/// Rows with the marks of footnotes before their words, where they are printed so high that they seem a row of their own.
fn with_marks(rows: Vec<Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let is_mark = |above: &mut Row| {
            let [mark] = above.as_slice() else {
                return false;
            };
            let (first, up) = (&row[0], mark.base - row[0].base);
            mark.characters() < 3
                && mark.words.bytes().all(|byte| byte.is_ascii_digit())
                && mark.size < 0.9 * first.size
                && (0.0..0.8 * first.size).contains(&up)
                && (0.0..4.0 * first.size).contains(&(first.left - mark.left))
        };
        if let Some(mark) = joined.pop_if(is_mark).and_then(|mut above| above.pop()) {
            row[0].words = format!("{} {}", raised(&mark.words), row[0].words);
            row[0].left = mark.left;
        }
        joined.push(row);
    }
    joined
}

/// A row whose bullets and item numbers stand with their words, however far off they are printed.
fn with_bullets(row: Row) -> Row {
    let mut joined: Row = Vec::with_capacity(row.len());
    for piece in row {
        let first = joined.len() == 1;
        match joined.last_mut() {
            Some(bullet)
                // A dash amid a table is a cell.
                if (first || bullet.words == "•")
                    && marker(&format!("{} ", bullet.words)).is_some_and(|(_, rest)| rest.is_empty())
                    && piece.left - bullet.right < 4.0 * piece.size =>
            {
                bullet.words.push(' ');
                bullet.words.push_str(&piece.words);
                bullet.right = piece.right;
                bullet.size = piece.size;
                bullet.base = piece.base;
                bullet.bold = piece.bold;
            }
            _ => joined.push(piece),
        }
    }
    joined
}

fn arrange(pieces: Vec<Piece>, depth: usize, parts: &mut Vec<Vec<Row>>) {
    if pieces.is_empty() {
        return;
    }
    let rows = rows(pieces);
    let gap = if depth < DEEPEST {
        best_gap(&rows)
    } else {
        None
    };
    let Some((gap, bands)) = gap else {
        parts.push(rows);
        return;
    };
    let mut bands = bands.into_iter().peekable();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for (index, row) in rows.into_iter().enumerate() {
        while bands.peek().is_some_and(|band| band.end <= index) {
            bands.next();
        }
        if bands.peek().is_some_and(|band| band.start <= index) {
            if !across.is_empty() {
                arrange(std::mem::take(&mut across), depth + 1, parts);
            }
            for piece in row {
                if piece.left < gap {
                    &mut left
                } else {
                    &mut right
                }
                .push(piece);
            }
        } else {
            for side in [&mut left, &mut right] {
                arrange(std::mem::take(side), depth + 1, parts);
            }
            across.extend(row);
        }
    }
    for rest in [left, right, across] {
        arrange(rest, depth + 1, parts);
    }
}

/// Pieces by their lines, from the top down.
fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    sort_by(&mut pieces, |a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row[0].is_level(&piece) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        sort_by(row, |a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Where a gap runs between two columns, and the rows along which it does.
fn best_gap(rows: &[Row]) -> Option<(f64, Vec<std::ops::Range<usize>>)> {
    let mut edges: Vec<f64> = rows.iter().flatten().map(|piece| piece.left).collect();
    sort_by(&mut edges, f64::total_cmp);
    let first = *edges.first()?;
    // Where many pieces begin, a column may.
    let mut tried: Vec<(usize, f64)> = Vec::new();
    for edge in edges {
        match tried.last_mut() {
            Some((count, start)) if edge - *start < 3.0 => *count += 1,
            _ => tried.push((1, edge)),
        }
    }
    tried.retain(|&(_, edge)| edge - first > 40.0);
    sort_by(&mut tried, |a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    tried.truncate(MOST_TRIED);
    let gaps = tried.into_iter().map(|(_, edge)| {
        let bands = bands(rows, edge);
        let count: usize = bands.iter().map(ExactSizeIterator::len).sum();
        (count, edge, bands)
    });
    // Of several the leftmost: what is right of it is looked at again.
    let best = gaps
        .filter(|(count, _, _)| *count > 0)
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))?;
    Some((best.1 - 1.0, best.2))
}

/// The stretches of rows that no piece crosses at an edge, with prose on either side of it.
fn bands(rows: &[Row], edge: f64) -> Vec<std::ops::Range<usize>> {
    let crosses = |piece: &Piece| piece.left < edge - 1.0 && piece.right > edge - 3.0;
    let mut bands = Vec::new();
    let mut start = 0;
    for end in 0..=rows.len() {
        if end < rows.len() && !rows[end].iter().any(crosses) {
            continue;
        }
        let band = &rows[start..end];
        let (left, right): (Vec<&Piece>, Vec<&Piece>) = band
            .iter()
            .flatten()
            .partition(|piece| piece.left < edge - 1.0);
        if are_columns(&left, &right) {
            bands.push(start..end);
        }
        start = end + 1;
    }
    bands
}

/// Whether pieces to the left and to the right of a gap are two columns: both are prose, or one is, and one was drawn
/// before the other, which no table is.
fn are_columns(left: &[&Piece], right: &[&Piece]) -> bool {
    let last = left.iter().map(|piece| piece.order).max();
    let first = right.iter().map(|piece| piece.order).min();
    let apart = last < first && left.len().min(right.len()) >= FEWEST_LINES;
    let prose = (is_prose(left), is_prose(right));
    prose == (true, true) || apart && (prose.0 || prose.1)
}

/// Whether pieces are the lines of a column.
fn is_prose(pieces: &[&Piece]) -> bool {
    if pieces.len() < FEWEST_LINES {
        return false;
    }
    let left = pieces
        .iter()
        .map(|piece| piece.left)
        .fold(f64::INFINITY, f64::min);
    let right = pieces.iter().map(|piece| piece.right).fold(0.0, f64::max);
    let full = pieces
        .iter()
        .filter(|piece| piece.width() > 0.6 * (right - left));
    let characters: usize = pieces.iter().map(|piece| piece.characters()).sum();
    full.count() * 2 >= pieces.len() && characters >= 16 * pieces.len()
}
