//! The way in: bytes become a document.

use crate::builder::Extract;
use crate::place::Lines;
use crate::{
    BlockKind, Document, Fields, Format, Location, Remark, archived, decode, delimited, docx, eml,
    html, markdown, odf, pdf, plain, silence, sort_by_key, xlsx,
};

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
    /// It is encrypted, whether or not it takes a password to look at it.
    #[error("is encrypted; save it without a password or restrictions")]
    Encrypted,
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
    /// Reads the bytes of a file in a format. Of an archive only the first document is given; [`read_all`] gives
    /// all of them.
    ///
    /// # Errors
    ///
    /// Only where the bytes are no document of that format at all.
    pub fn read(path: &str, bytes: Vec<u8>, format: Format) -> Result<Self, ReadError> {
        let own: &[&[u8]] = match format {
            Format::Docx | Format::Odt | Format::Xlsx | Format::Ods => &[b"PK\x03\x04"],
            Format::Pdf => &[b"%PDF-"],
            _ => &[],
        };
        decode::refuse_other_kinds(&bytes, own)?;
        let (extract, notes) = match format {
            Format::Docx => {
                let read = docx::read(&bytes)?;
                (read.extract, read.notes)
            }
            Format::Odt => odf::read(&bytes, odf::Wanted::Text)?,
            Format::Ods => odf::read(&bytes, odf::Wanted::Sheet)?,
            Format::Pdf => pdf::read(&bytes)?,
            Format::Xlsx => xlsx::read(&bytes)?,
            Format::Eml => {
                let (mut extract, notes) = eml::read(&bytes)?;
                number_paragraphs(&mut extract);
                (extract, notes)
            }
            Format::Jsonl => {
                let all = archived::read(path, bytes, &Fields::default())?;
                return all.into_iter().next().ok_or(ReadError::Damaged);
            }
            Format::Plain | Format::Markdown | Format::Html | Format::Csv | Format::Tsv => {
                let (source, notes) = decode::decode(bytes)?;
                let extract = match format {
                    Format::Html => html::read(source),
                    Format::Markdown => markdown::read(source),
                    Format::Csv => delimited::read(source, None),
                    Format::Tsv => delimited::read(source, Some(b'\t')),
                    _ => plain::read(source),
                };
                (extract, notes)
            }
        };
        Ok(assemble(path, extract, notes))
    }
}

/// Reads the bytes of a file that may hold several documents, each named for its place in it, sorted by name.
///
/// # Errors
///
/// Only where the bytes are no document of that format at all.
pub fn read_all(
    path: &str,
    bytes: Vec<u8>,
    format: Format,
    fields: &Fields,
) -> Result<Vec<Document>, ReadError> {
    match format {
        Format::Jsonl => archived::read(path, bytes, fields),
        _ => Ok(vec![Document::read(path, bytes, format)?]),
    }
}

/// Gives the paragraphs of a file without lines their numbers; its title has none.
fn number_paragraphs(extract: &mut Extract) {
    let mut number = 0;
    for (index, block) in extract.blocks.iter().enumerate() {
        let start = extract
            .origin
            .source_span(block.span, extract.text.len())
            .start;
        let location = if index == 0 && matches!(block.kind, BlockKind::Heading(_)) {
            Location::Field("subject")
        } else {
            number += 1;
            Location::Paragraph { number, page: None }
        };
        extract.locations.push((start, location));
    }
    sort_by_key(&mut extract.locations, |(start, _)| *start);
}

/// A copy of a Word document or an `OpenDocument` text with remarks as comments by `author`, all else untouched; and
/// how many of them found no place in it.
///
/// # Errors
///
/// If the bytes are neither.
pub fn annotate(
    bytes: &[u8],
    author: &str,
    remarks: &[Remark],
) -> Result<(Vec<u8>, usize), ReadError> {
    match Format::of("", bytes) {
        Format::Odt => odf::annotate(bytes, author, remarks),
        _ => docx::annotate(bytes, author, remarks),
    }
}

/// A document of what a reader has made.
pub(crate) fn assemble(path: &str, extract: Extract, notes: Vec<String>) -> Document {
    let mut document = Document {
        path: path.to_owned(),
        file: path.len(),
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
