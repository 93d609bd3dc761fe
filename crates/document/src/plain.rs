//! Plain text: blocks by blank lines, indents, line lengths and bullets.

mod headings;
mod items;
mod lines;
mod table;
mod wrap;

use crate::builder::Extract;
use crate::origin::Origin;
use crate::{Block, BlockKind, Span, furniture};
pub(crate) use headings::{mark as mark_headings, mark_capitals};
use items::OpenLists;
use lines::Line;

/// Reads a plain text; its text is its source.
pub(crate) fn read(source: String) -> Extract {
    let mut blocks = blocks(&source);
    let published = furniture::mark(&source, &mut blocks);
    headings::mark(&source, &mut blocks);
    Extract {
        text: source,
        blocks,
        origin: Origin::Same,
        published,
        locations: Vec::new(),
    }
}

fn blocks(source: &str) -> Vec<Block> {
    let lines = lines::of(source);
    let mut cutter = Cutter {
        source,
        blocks: Vec::new(),
        lists: OpenLists::default(),
        tables: 0,
    };
    let unwrapped = wrap::is_unwrapped(&lines);
    for chunk in lines.split(Line::is_blank) {
        let width = if unwrapped {
            None
        } else {
            wrap::width(source, chunk)
        };
        cutter.chunk(chunk, width);
    }
    cutter.blocks
}

/// Cuts chunks, that is, lines without a blank one between, into blocks.
struct Cutter<'s> {
    source: &'s str,
    blocks: Vec<Block>,
    lists: OpenLists,
    tables: u32,
}

impl Cutter<'_> {
    fn chunk(&mut self, chunk: &[Line], width: Option<usize>) {
        let mut at = 0;
        while at < chunk.len() {
            at = self.block(chunk, at, width);
        }
    }

    /// Cuts the table that starts with the first of these lines, if one does; gives its length in lines.
    fn table(&mut self, lines: &[Line]) -> Option<usize> {
        let table = table::may_be_row(self.source, lines[0])
            .then(|| table::read(self.source, lines))
            .flatten()?;
        for (row, column, span) in table.cells {
            let kind = BlockKind::Cell {
                table: self.tables,
                row,
                column,
                header: table.header && row == 0,
            };
            self.blocks.push(Block { kind, span });
        }
        self.tables += 1;
        Some(table.lines)
    }

    /// Cuts the block that starts at line `at`; gives the line after it.
    fn block(&mut self, chunk: &[Line], at: usize, width: Option<usize>) -> usize {
        let alone =
            |line: usize| width.is_some() && furniture::stands_alone(chunk[line].of(self.source));
        let line = chunk[at];
        if let Some(table) = self.table(&chunk[at..]) {
            return at + table;
        }
        let item = self.lists.item(self.source, line);
        let mut end = at + 1;
        let mut cut = alone(at);
        while end < chunk.len() {
            // Furniture stands alone, but it may be wrapped too.
            let goes_on = !cut || chunk[end].of(self.source).starts_with(char::is_lowercase);
            let joins = goes_on && wrap::joins(self.source, chunk, end, width) && !alone(end);
            let marker = self.lists.peek(self.source, chunk[end]);
            let is_item = marker.is_some_and(|marker| !(marker.is_doubtful() && joins));
            let is_inside = item.is_some() && chunk[end].indent > line.indent;
            if is_item || !joins && !is_inside || is_table(self.source, &chunk[end..]) {
                break;
            }
            cut = false;
            end += 1;
        }
        let (kind, start) = if let Some((list, text)) = item {
            (BlockKind::ListItem(list), text)
        } else {
            self.lists.paragraph(line);
            unquoted(self.source, line).map_or((BlockKind::Paragraph, line.start), |start| {
                (BlockKind::Quote, start)
            })
        };
        self.blocks.push(Block {
            kind,
            span: Span::new(start, chunk[end - 1].end),
        });
        end
    }
}

/// A part of a text that may hold tables drawn with blanks.
pub(crate) enum Part {
    /// Running lines.
    Lines(Span),
    /// A table: whether its first row is a header; row, column and place of each cell that is not empty.
    Table(bool, Vec<(u32, u32, Span)>),
}

/// The tables drawn in a text without blank lines, and what stands before, between and behind them; nothing if it holds
/// none.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    if !text.contains(['\t']) && !table::has_gap(text) {
        return Vec::new();
    }
    let lines = lines::of(text);
    let mut parts = Vec::new();
    let (mut at, mut from) = (0, 0);
    let mut any = false;
    let running = |from: usize, to: usize| {
        let (start, end) = (lines.get(from)?.start, lines.get(to.checked_sub(1)?)?.end);
        let words = text.get(start..end)?;
        let trimmed = words.trim();
        let start = start + (words.len() - words.trim_start().len());
        (!trimmed.is_empty()).then(|| Part::Lines(Span::new(start, start + trimmed.len())))
    };
    while at < lines.len() {
        let table = table::may_be_row(text, lines[at])
            .then(|| table::read(text, &lines[at..]))
            .flatten();
        if let Some(table) = table {
            parts.extend(running(from, at));
            at += table.lines;
            parts.push(Part::Table(table.header, table.cells));
            from = at;
            any = true;
        } else {
            at += 1;
        }
    }
    parts.extend(running(from, lines.len()));
    if any { parts } else { Vec::new() }
}

/// Where the words of a line start that is marked as quoted, as in letters: `> so be it`.
fn unquoted(source: &str, line: Line) -> Option<usize> {
    let words = line
        .of(source)
        .strip_prefix('>')?
        .trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    (!words.trim().is_empty()).then(|| line.end - words.len())
}

/// Whether a table starts with the first of these lines.
fn is_table(source: &str, lines: &[Line]) -> bool {
    let rows = lines
        .iter()
        .take(2)
        .filter(|line| table::may_be_row(source, **line));
    rows.count() == 2 && table::read(source, &lines[..lines.len().min(8)]).is_some()
}

#[cfg(test)]
mod tests;
