//! Tables drawn in plain text: with pipes, with tabs, or with columns of blanks.
//!
//! Lines are a table only where that is evident: at least two in a row with cells, and figures in them.

use memchr::memchr2;

use super::lines::Line;
use crate::Span;

/// Lines without figures are given up as a table after this many, so that none is looked at too often.
const TRIED: usize = 16;

/// A table and the number of lines it takes.
pub(super) struct Table {
    pub(super) lines: usize,
    pub(super) header: bool,
    /// Row, column and place of each cell that is not empty.
    pub(super) cells: Vec<(u32, u32, Span)>,
}

/// Whether a line could be a table's row. Cheap, as it is asked of every line.
pub(super) fn may_be_row(source: &str, line: Line) -> bool {
    let text = line.of(source);
    memchr2(b'|', b'\t', text.as_bytes()).is_some() || has_gap(text)
}

/// Whether two blanks stand side by side in a text.
pub(super) fn has_gap(text: &str) -> bool {
    const BLANKS: u64 = 0x2020_2020_2020_2020;
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(eight) = bytes.get(at..at + 8).and_then(<[u8]>::first_chunk) {
        // The high bit of every byte that is a blank.
        let off = u64::from_le_bytes(*eight) ^ BLANKS;
        let blanks = !(((off & LOW) + LOW) | off | LOW);
        if blanks & blanks >> 8 != 0 {
            return true;
        }
        // The last of them may be the first of two.
        at += 7;
    }
    bytes[at.min(bytes.len())..]
        .windows(2)
        .any(|two| two == b"  ")
}

/// The table that starts with the first of these lines.
pub(super) fn read(source: &str, lines: &[Line]) -> Option<Table> {
    let cells: fn(&str, usize) -> Vec<Cell> = if lines.first()?.of(source).contains('|') {
        by_pipes
    } else {
        by_blanks
    };
    let mut rows = Vec::new();
    let mut ruled = false;
    let mut figures = 0;
    let mut taken = 0;
    for line in lines {
        let text = line.of(source);
        if is_rule(text) && taken > 0 {
            ruled |= rows.len() == 1;
        } else {
            let row = cells(text, line.start);
            if row.len() < 2 {
                break;
            }
            figures += usize::from(row.iter().skip(1).any(|cell| is_figure(cell.of(source))));
            rows.push(row);
        }
        taken += 1;
        if rows.len() == TRIED && !ruled && figures * 2 < TRIED {
            return None;
        }
    }
    if rows.len() < 2 || !ruled && figures * 2 < rows.len() {
        return None;
    }
    let header = ruled || is_header(source, &rows);
    let columns = columns(&rows);
    let mut cells = Vec::new();
    for (row, number) in rows.iter().zip(0..) {
        for (at, cell) in row
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.span.is_empty())
        {
            cells.push((number, column(&columns, cell, at), cell.span));
        }
    }
    Some(Table {
        lines: taken,
        header,
        cells,
    })
}

/// A cell and the columns of characters that it covers; none where its place in the row says it all.
#[derive(Debug, Clone, Copy)]
struct Cell {
    span: Span,
    covers: Option<(usize, usize)>,
}

impl Cell {
    fn of<'s>(&self, source: &'s str) -> &'s str {
        &source[self.span.start..self.span.end]
    }
}

/// A line of dashes below a header or around a table.
fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && text.contains(['-', '=', '─', '━'])
        && text.chars().all(|c| {
            matches!(
                c,
                '-' | '=' | '|' | '+' | ':' | ' ' | '\t' | '─' | '━' | '┼'
            )
        })
}

fn by_pipes(text: &str, start: usize) -> Vec<Cell> {
    if !text.contains('|') {
        return Vec::new();
    }
    let inner = text.strip_prefix('|').unwrap_or(text);
    let mut at = start + text.len() - inner.len();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = Vec::new();
    for part in inner.split('|') {
        let is_outside = |c: char| c.is_whitespace() || c == '*';
        let words = part.trim_matches(is_outside);
        let from = if words.is_empty() {
            at
        } else {
            at + part.len() - part.trim_start_matches(is_outside).len()
        };
        cells.push(Cell {
            span: Span::new(from, from + words.len()),
            covers: None,
        });
        at += part.len() + 1;
    }
    cells
}

/// Cells parted by tabs or by at least two blanks; two blanks between sentences part nothing.
fn by_blanks(text: &str, start: usize) -> Vec<Cell> {
    let tabbed = text.contains('\t');
    let mut cells: Vec<Cell> = Vec::new();
    let mut at = 0;
    let mut width = 0;
    while at <= text.len() {
        let rest = &text[at..];
        let length = if tabbed {
            rest.find('\t')
        } else {
            rest.find("  ")
        }
        .unwrap_or(rest.len());
        let part = &rest[..length];
        let words = part.trim();
        let from = at + part.len() - part.trim_start().len();
        let from = if words.is_empty() { at } else { from };
        let covers = (!tabbed).then(|| {
            let first = width + text[at..from].chars().count();
            (first, first + words.chars().count())
        });
        let span = Span::new(start + from, start + from + words.len());
        match cells.last_mut() {
            Some(last) if !tabbed && is_sentence_end(&text[..at], words) => {
                last.span.end = span.end;
                last.covers = last
                    .covers
                    .zip(covers)
                    .map(|((first, _), (_, end))| (first, end));
            }
            _ if tabbed || !words.is_empty() => cells.push(Cell { span, covers }),
            _ => {}
        }
        let gap = if tabbed {
            1
        } else {
            rest[length..].len() - rest[length..].trim_start().len()
        };
        width += part.chars().count()
            + rest[length..][..gap.min(rest.len() - length)]
                .chars()
                .count();
        at += length + gap.max(1);
    }
    cells
}

fn is_sentence_end(before: &str, words: &str) -> bool {
    let gap = before.len() - before.trim_end().len();
    gap <= 2
        && before
            .trim_end()
            .ends_with(['.', '!', '?', ':', '"', '”', ')'])
        && words.starts_with(char::is_alphabetic)
}

/// Where columns lie: the stretches of characters that any row's cells cover, each cell's joined to those
/// above and below it. Empty where the rows' own order says more.
fn columns(rows: &[Vec<Cell>]) -> Vec<(usize, usize)> {
    let mut covered: Vec<(usize, usize)> = rows
        .iter()
        .flatten()
        .filter_map(|cell| cell.covers)
        .collect();
    covered.sort_unstable();
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (start, end) in covered {
        match columns.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => columns.push((start, end)),
        }
    }
    let most = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns.len() == most {
        columns
    } else {
        Vec::new()
    }
}

fn column(columns: &[(usize, usize)], cell: &Cell, at: usize) -> u32 {
    let place = cell
        .covers
        .and_then(|(start, _)| columns.iter().rposition(|column| column.0 <= start));
    let place = if columns.is_empty() {
        at
    } else {
        place.unwrap_or(at)
    };
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A first row without figures other than years, above one with figures.
fn is_header(source: &str, rows: &[Vec<Cell>]) -> bool {
    let figures = |row: &[Cell], years: bool| {
        let figures =
            |cell: &&Cell| is_figure(cell.of(source)) && (years || !is_year(cell.of(source)));
        row.iter().skip(1).filter(figures).count()
    };
    figures(&rows[0], false) == 0 && rows[1..].iter().any(|row| figures(row, true) > 0)
}

/// A cell that holds a figure and little else.
fn is_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches([
        '$', '£', '€', '¥', '(', '-', '+', '−', '–', '*', '<', '>', '~', ' ',
    ]);
    bare.starts_with(|c: char| c.is_ascii_digit()) && cell.split_whitespace().count() <= 2
}

fn is_year(cell: &str) -> bool {
    cell.get(..2)
        .is_some_and(|century| century == "19" || century == "20")
        && cell.bytes().take_while(u8::is_ascii_digit).count() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a text's first lines, row by row, with their columns.
    fn table(source: &str) -> Option<(bool, String)> {
        let lines = super::super::lines::of(source);
        let table = read(source, &lines)?;
        let mut rows = String::new();
        let mut last = 0;
        for (row, column, span) in table.cells {
            let gap = if row == last { " " } else { " / " };
            let words = &source[span.start..span.end];
            rows = format!("{rows}{gap}{column}:{words}");
            last = row;
        }
        Some((table.header, rows.trim_start().to_owned()))
    }

    #[test]
    fn pipes_make_a_table() {
        let drawn = "| Port | 2023 |\n|---|---:|\n| Orby | |\n| Wick | 40 |\nThat is all.";
        assert_eq!(
            table(drawn),
            Some((true, "0:Port 1:2023 / 0:Orby / 0:Wick 1:40".to_owned()))
        );
        assert_eq!(table("Home | News | Sport\nJobs | Cars | Help"), None);
    }

    #[test]
    fn columns_of_blanks_make_a_table() {
        let drawn =
            "Port         2022    2023\nOrby          415     390\nWick Haven            £1,640\n";
        assert_eq!(
            table(drawn),
            Some((
                true,
                "0:Port 1:2022 2:2023 / 0:Orby 1:415 2:390 / 0:Wick Haven 2:£1,640".to_owned()
            ))
        );
    }

    #[test]
    fn tabs_make_a_table() {
        assert_eq!(
            table("Port\t2022\t2023\nOrby\t\t390\n"),
            Some((true, "0:Port 1:2022 2:2023 / 0:Orby 2:390".to_owned()))
        );
    }

    #[test]
    fn two_blanks_between_sentences_do_not() {
        assert_eq!(
            table("It rose.  40 came and\nthen went.  Some 50 left\nand stayed away.  It was 7"),
            None
        );
    }
}
