//! A text put together from the parts of a file that is no text itself: its text is its source.
//!
//! A reader pushes words and closes blocks. The rows of a table become lines, with tabs between the cells, so
//! that a line shown to a person is a row.

use crate::builder::Extract;
use crate::origin::Origin;
use crate::{Block, BlockKind, Location, Span};

/// A text in the making.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    text: String,
    blocks: Vec<Block>,
    locations: Vec<(usize, Location)>,
    open: String,
}

/// A block that was closed: its words are `open` of the words that were pushed, and stand at `start` now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closed {
    /// The part of the open words that was kept.
    pub(crate) open: Span,
    /// Where it starts in the text.
    pub(crate) start: usize,
}

impl Flat {
    /// Appends words to the open block.
    pub(crate) fn push(&mut self, words: &str) {
        self.open.push_str(words);
    }

    /// The open block's words so far.
    pub(crate) fn open(&self) -> &str {
        &self.open
    }

    /// What the last closed block is.
    pub(crate) fn last_kind(&self) -> Option<BlockKind> {
        self.blocks.last().map(|block| block.kind)
    }

    /// Closes the open block without the blanks at its ends; one of blanks alone is dropped.
    pub(crate) fn close(&mut self, kind: BlockKind, location: Location) -> Option<Closed> {
        let words = self.open.trim();
        if words.is_empty() {
            self.open.clear();
            return None;
        }
        let before = self.open.len() - self.open.trim_start().len();
        if let Some(last) = self.blocks.last() {
            self.text.push_str(between(last.kind, kind));
        }
        let start = self.text.len();
        self.text.push_str(words);
        let closed = Closed {
            open: Span::new(before, before + words.len()),
            start,
        };
        self.blocks.push(Block {
            kind,
            span: Span::new(start, self.text.len()),
        });
        self.locations.push((start, location));
        self.open.clear();
        Some(closed)
    }

    /// The text, its blocks to be changed, before it is finished.
    pub(crate) fn parts(&mut self) -> (&str, &mut Vec<Block>) {
        (&self.text, &mut self.blocks)
    }

    pub(crate) fn finish(self, published: Option<String>) -> Extract {
        Extract {
            text: self.text,
            blocks: self.blocks,
            origin: Origin::Same,
            published,
            locations: self.locations,
        }
    }
}

/// What parts two blocks.
fn between(above: BlockKind, below: BlockKind) -> &'static str {
    match (above, below) {
        (
            BlockKind::Cell { table, row, .. },
            BlockKind::Cell {
                table: next,
                row: lower,
                ..
            },
        ) if table == next => {
            if row == lower {
                "\t"
            } else {
                "\n"
            }
        }
        _ => "\n\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lines_and_blanks_are_nothing() {
        let mut flat = Flat::default();
        let cell = |row, column| BlockKind::Cell {
            table: 0,
            row,
            column,
            header: false,
        };
        for (words, kind) in [
            (" Title ", BlockKind::Heading(1)),
            ("  ", BlockKind::Paragraph),
            ("Year", cell(0, 0)),
            ("Visits", cell(0, 1)),
            ("2012", cell(1, 0)),
        ] {
            flat.push(words);
            flat.close(kind, Location::Header);
        }
        assert_eq!(flat.finish(None).text, "Title\n\nYear\tVisits\n2012");
    }
}
