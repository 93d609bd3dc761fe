//! The way in: bytes become a document.

use crate::builder::Extract;
use crate::place::Lines;
use crate::{Document, Format, Remark, decode, docx, html, markdown, plain, silence};

/// Why bytes are no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are of a kind that holds no readable text.
    #[error("is not text but {0}")]
    NotText(&'static str),
    /// The bytes are something else than the format that was asked for.
    #[error("is not {0}")]
    Not(&'static str),
    /// A part of the file is missing, cut off or broken.
    #[error("is damaged or cut off")]
    Damaged,
    /// It can be read with a password alone.
    #[error("is protected with a password; save it without one")]
    Protected,
    /// It unpacks to more than any draft.
    #[error("unpacks to more than any draft, so it is not read")]
    TooLarge,
    /// It is nested deeper than any draft.
    #[error("is nested deeper than any draft, so it is not read")]
    TooDeep,
    /// It declares or uses entities, which no office program writes.
    #[error("uses XML entities of its own, which are never read")]
    Entities,
}

impl Document {
    /// Reads the bytes of a file in a format.
    ///
    /// # Errors
    ///
    /// Only where the bytes are no document of that format at all.
    pub fn read(path: &str, bytes: Vec<u8>, format: Format) -> Result<Self, ReadError> {
        if format == Format::Docx {
            decode::refuse_other_kinds(&bytes, &[b"PK\x03\x04"])?;
            let read = docx::read(&bytes)?;
            return Ok(assemble(path, read.extract, read.notes));
        }
        let (source, notes) = decode::decode(bytes)?;
        let extract = match format {
            Format::Html => html::read(source),
            Format::Markdown => markdown::read(source),
            _ => plain::read(source),
        };
        Ok(assemble(path, extract, notes))
    }
}

/// A copy of a Word document with remarks as comments by `author`, all else untouched; and how many of them
/// found no place in it.
///
/// # Errors
///
/// If the bytes are no Word document.
pub fn annotate(
    bytes: &[u8],
    author: &str,
    remarks: &[Remark],
) -> Result<(Vec<u8>, usize), ReadError> {
    docx::annotate(bytes, author, remarks)
}

fn assemble(path: &str, extract: Extract, notes: Vec<String>) -> Document {
    let mut document = Document {
        path: path.to_owned(),
        text: extract.text,
        blocks: extract.blocks,
        published: extract.published,
        notes,
        silences: Vec::new(),
        locations: extract.locations,
        origin: extract.origin,
        lines: Lines::of(""),
    };
    document.lines = Lines::of(document.source());
    document.silences = silence::silences(document.source(), &document.blocks, |block| {
        document.source_span(block.span).end
    });
    document
}
