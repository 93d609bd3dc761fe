//! The way in: bytes become a document.

use crate::builder::Extract;
use crate::place::Lines;
use crate::{Document, Format, decode, html, markdown, plain, silence};

/// Why bytes are no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are of a kind that holds no readable text.
    #[error("is not text but {0}")]
    NotText(&'static str),
}

impl Document {
    /// Reads the bytes of a file in a format.
    ///
    /// # Errors
    ///
    /// Only where the bytes are no text at all.
    pub fn read(path: &str, bytes: Vec<u8>, format: Format) -> Result<Self, ReadError> {
        let (source, notes) = decode::decode(bytes)?;
        let extract = match format {
            Format::Plain => plain::read(source),
            Format::Html => html::read(source),
            Format::Markdown => markdown::read(source),
        };
        Ok(assemble(path, extract, notes))
    }
}

fn assemble(path: &str, extract: Extract, notes: Vec<String>) -> Document {
    let mut document = Document {
        path: path.to_owned(),
        text: extract.text,
        blocks: extract.blocks,
        published: extract.published,
        notes,
        silences: Vec::new(),
        origin: extract.origin,
        lines: Lines::of(""),
    };
    document.lines = Lines::of(document.source());
    document.silences = silence::silences(document.source(), &document.blocks, |block| {
        document.source_span(block.span).end
    });
    document
}
