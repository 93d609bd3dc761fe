//! What a document is made of.

use crate::Span;

/// A paragraph, heading, cell … with the place of its text in [`Document::text`](crate::Document::text).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words in [`Document::text`](crate::Document::text).
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
    /// Only an item's first paragraph is one, so that the items can be counted.
    ListItem(u32),
    /// Quoted text set off as a block.
    Quote,
    /// A picture's or table's caption.
    Caption,
    /// One cell of a table; row 0 is the first row, header or not. Empty cells are no blocks.
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
