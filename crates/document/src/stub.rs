//! Stand-in until the readers of the formats arrive: every document is one plain paragraph.

use crate::{Block, BlockKind, Document, Origin, Span};

/// Formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
}

/// Why bytes are no document.
#[derive(Debug, thiserror::Error)]
#[error("not a text")]
pub struct ReadError;

impl Format {
    /// The format by the path's ending, then by its first bytes; `None` if this crate does not read it.
    #[must_use]
    pub fn of(path: &str, _bytes: &[u8]) -> Option<Self> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known = ["", "txt", "md", "markdown", "html", "htm"];
        known.contains(&ending).then_some(Self::Text)
    }
}

/// Where a position stands; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// If the bytes are no document of the format.
    pub fn read(path: &str, bytes: &[u8], _format: Format) -> Result<Self, ReadError> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let span = Span::new(0, text.len());
        Ok(Self {
            path: path.to_owned(),
            text,
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                span,
            }],
            published: None,
            notes: Vec::new(),
            origin: Origin::Same,
        })
    }

    /// The place in the source.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        match &self.origin {
            Origin::Same => span,
            Origin::Pieces { pieces, .. } => pieces.first().map_or(span, |piece| {
                Span::new(piece.text.max(piece.source.start), piece.source.end)
            }),
        }
    }

    /// The line and column of a byte of the source.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let before = &self.source()[..offset];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            line: before.matches('\n').count() + 1,
            column: before[line..].chars().count() + 1,
        }
    }
}
