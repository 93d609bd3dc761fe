//! From bytes to blocks of text.
//!
//! A [`Document`] holds the text that the later stages read, cut into [`Block`]s, and the way back: every
//! position in [`Document::text`] leads to its place in [`Document::source`], the text as it was read.
//! This crate knows nothing of numbers.

mod archive;
mod archived;
mod block;
mod builder;
mod decode;
mod delimited;
mod docx;
mod eml;
mod flat;
mod format;
mod furniture;
mod html;
mod lists;
mod location;
mod markdown;
mod odf;
mod origin;
mod pdf;
mod place;
mod plain;
mod read;
mod relations;
mod sheet;
mod silence;
mod sorting;
mod span;
#[cfg(test)]
mod testing;
mod xlsx;
mod xml;

pub use archived::{Archive, Fields};
pub use block::{Block, BlockKind, Furniture};
pub use docx::Remark;
pub use format::Format;
pub use location::Location;
pub use origin::WaysIn;
pub use place::Place;
pub use read::{ReadError, annotate, read_all};
pub use silence::{Order, Silence};
pub use sorting::{one_by_one, sort_by, sort_by_key};
pub use span::Span;

use origin::Origin;
use place::Lines;

/// One source text with its blocks.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// How much of the path is the file's; behind it an archive's document is named.
    file: usize,
    /// The text that the later stages read: markup is gone, each block's text is contiguous.
    pub text: String,
    /// The blocks in reading order. They do not overlap, and none is empty.
    pub blocks: Vec<Block>,
    /// The date of publication where the document says it (front matter, `<time>`, the line under a
    /// title), as written there.
    pub published: Option<String>,
    /// What was noticed while reading, such as undecodable bytes: one sentence each, without the path.
    pub notes: Vec<String>,
    /// Remarks that silence findings, in order.
    pub silences: Vec<Silence>,
    /// Where blocks stand in a file that has no lines of its own, by the start of each in the text.
    locations: Vec<(usize, Location)>,
    origin: Origin,
    lines: Lines,
}

impl Document {
    /// The text as it was read, decoded to UTF-8; the report's offsets count its bytes.
    #[must_use]
    pub fn source(&self) -> &str {
        match &self.origin {
            Origin::Same => &self.text,
            Origin::Pieces { source, .. } => source,
        }
    }

    /// The path of the file that holds it, which an archive's documents share.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.path[..self.file]
    }

    /// The words of a span of [`Document::text`].
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Where a span of [`Document::text`] stands in [`Document::source`].
    #[must_use]
    pub fn source_span(&self, text_span: Span) -> Span {
        self.origin.source_span(text_span, self.text.len())
    }

    /// The way from places in [`Document::source`] into [`Document::text`].
    #[must_use]
    pub fn ways_in(&self) -> WaysIn {
        self.origin.ways_in(self.text.len())
    }

    /// The line and column of an offset into [`Document::source`].
    #[must_use]
    pub fn place(&self, source_offset: usize) -> Place {
        self.lines.place(self.source(), source_offset)
    }

    /// Where an offset into [`Document::source`] stands in the file itself, if that is no text with lines: a
    /// paragraph, a cell.
    #[must_use]
    pub fn location(&self, source_offset: usize) -> Option<&Location> {
        let behind = self
            .locations
            .partition_point(|(start, _)| *start <= source_offset);
        Some(&self.locations[behind.checked_sub(1)?].1)
    }
}
