//! Puts a document's text together from pieces of its source.
//!
//! A reader of a format with markup walks through the source and says, run by run, what the text takes
//! over as it stands, what it replaces, and where blocks end. Pieces and blocks come out of that.

use crate::origin::{Origin, Piece};
use crate::plain::{self, Part};
use crate::{Block, BlockKind, Location, Span};

/// What a reader has made of a source: everything of a document but its path and its line index.
pub(crate) struct Extract {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    pub(crate) origin: Origin,
    pub(crate) published: Option<String>,
    /// Where blocks stand in a file without lines, by the start of each in the source.
    pub(crate) locations: Vec<(usize, Location)>,
}

/// A finished text with its blocks and the pieces that lead back.
pub(crate) struct Built {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    pieces: Vec<Piece>,
}

impl Built {
    /// Joins the text to the source that it was built from.
    pub(crate) fn join(self, source: String, published: Option<String>) -> Extract {
        let origin = Origin::Pieces {
            source,
            pieces: self.pieces,
        };
        Extract {
            text: self.text,
            blocks: self.blocks,
            origin,
            published,
            locations: Vec::new(),
        }
    }
}

/// A text in the making.
pub(crate) struct Builder<'s> {
    source: &'s str,
    text: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
    /// Where the open block starts.
    start: usize,
}

impl<'s> Builder<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
            blocks: Vec::new(),
            start: 0,
        }
    }

    /// Takes a stretch of the source over as it stands.
    pub(crate) fn copy(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(&self.source[span.start..span.end]);
        if let Some(last) = self.pieces.last_mut()
            && last.source.end == span.start
            && at - last.text == last.source.len()
        {
            last.source.end = span.end;
        } else {
            self.pieces.push(Piece {
                text: at,
                source: span,
            });
        }
    }

    /// Writes `text` for a stretch of the source; takes it over where they are the same.
    pub(crate) fn replace(&mut self, text: &str, span: Span) {
        if &self.source[span.start..span.end] == text {
            self.copy(span);
        } else if !text.is_empty() {
            self.pieces.push(Piece {
                text: self.text.len(),
                source: span,
            });
            self.text.push_str(text);
        }
    }

    /// Writes text that does not stand in the source.
    pub(crate) fn insert(&mut self, text: &str) {
        let at = self.pieces.last().map_or(0, |piece| piece.source.end);
        self.replace(text, Span::new(at, at));
    }

    /// The text of the open block so far.
    pub(crate) fn open(&self) -> &str {
        &self.text[self.start..]
    }

    /// What the last closed block is.
    pub(crate) fn last_kind(&self) -> Option<BlockKind> {
        self.blocks.last().map(|block| block.kind)
    }

    /// Closes the open block as `kind`, without the blanks at its ends. Says whether there was anything.
    pub(crate) fn close(&mut self, kind: BlockKind) -> bool {
        let open = self.open();
        let start = self.start + (open.len() - open.trim_start().len());
        let end = start + open.trim().len();
        let touched = !open.is_empty();
        if start < end {
            self.blocks.push(Block {
                kind,
                span: Span::new(start, end),
            });
        }
        if touched {
            self.insert("\n\n");
        }
        self.start = self.text.len();
        start < end
    }

    /// Closes the open block as one block for each of its lines.
    pub(crate) fn close_by_line(&mut self, kind: fn(&str) -> BlockKind) {
        let mut start = self.start;
        let open = self.open().to_owned();
        for line in open.split_inclusive('\n') {
            let from = start + (line.len() - line.trim_start().len());
            if !line.trim().is_empty() {
                self.blocks.push(Block {
                    kind: kind(line.trim()),
                    span: Span::new(from, from + line.trim().len()),
                });
            }
            start += line.len();
        }
        self.insert("\n\n");
        self.start = self.text.len();
    }

    /// Closes the open block as the tables drawn in it and the lines around them, if it holds any; the first table has
    /// the number `table`. Gives how many there were.
    pub(crate) fn close_tables(&mut self, kind: BlockKind, table: u32) -> u32 {
        let mut tables = 0;
        for part in plain::parts(self.open()) {
            let shifted = |span: Span| Span::new(self.start + span.start, self.start + span.end);
            match part {
                Part::Lines(span) => self.blocks.push(Block {
                    kind,
                    span: shifted(span),
                }),
                Part::Table(has_header, cells) => {
                    let blocks = cells.into_iter().map(|(row, column, span)| Block {
                        kind: BlockKind::Cell {
                            table: table + tables,
                            row,
                            column,
                            header: has_header && row == 0,
                        },
                        span: shifted(span),
                    });
                    self.blocks.extend(blocks);
                    tables += 1;
                }
            }
        }
        if tables > 0 {
            self.insert("\n\n");
            self.start = self.text.len();
        }
        tables
    }

    pub(crate) fn finish(self) -> Built {
        Built {
            text: self.text,
            blocks: self.blocks,
            pieces: self.pieces,
        }
    }
}
