//! From bytes to blocks of text.
//!
//! A [`Document`] holds the text that the later stages read, cut into [`Block`]s, and the way back: every
//! position in [`Document::text`] leads to its place in [`Document::source`], the text as it was read.
//! This crate knows nothing of numbers.

mod span;
mod stub;

pub use span::Span;
pub use stub::{Format, Place, ReadError};

/// One source text with its blocks.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// The text that the later stages read: markup is gone, each block's text is contiguous.
    pub text: String,
    /// The blocks in reading order. They do not overlap.
    pub blocks: Vec<Block>,
    /// The date of publication where the format says it (front matter, `<time>`), as written there.
    pub published: Option<String>,
    /// What was noticed while reading, such as undecodable bytes: one sentence each, without the path.
    pub notes: Vec<String>,
    origin: Origin,
}

/// How [`Document::text`] came out of the source.
#[derive(Debug, Clone)]
enum Origin {
    /// The text is the source.
    Same,
    /// The text is made of pieces of the source, sorted by `text`.
    Pieces { source: String, pieces: Vec<Piece> },
}

/// A run of text that stands in the source as it is.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it starts in the text.
    text: usize,
    /// Where it stands in the source.
    source: Span,
}

/// A paragraph, heading, cell … with the place of its text in [`Document::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words in [`Document::text`].
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A title or section heading; level 1 is the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list. Items with the same number belong to one list; nested lists have their own.
    ListItem(u32),
    /// Quoted text set off as a block.
    Quote,
    /// A picture's or table's caption.
    Caption,
    /// One cell of a table; row 0 is the first row, header or not.
    Cell {
        /// Which table of the document, from 0.
        table: u32,
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
        /// Whether the format marks it as a header.
        header: bool,
    },
    /// Text that is not the article: nothing in it is a claim of the author's.
    Furniture(Furniture),
}

/// Kinds of text around an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Furniture {
    /// Who wrote it and when.
    Byline,
    /// Links, share buttons, forms, "previous post".
    Navigation,
    /// A reader's comment: people state figures there, but not the author.
    Comment,
    /// The line above a comment that names its author and time.
    CommentHead,
    /// Copyright lines, cookie notices and the like.
    Boilerplate,
    /// Program code.
    Code,
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

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }
}
