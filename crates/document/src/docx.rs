//! Word documents, as Word, Google Docs, `LibreOffice` and converters write them.
//!
//! Paragraphs, headings, lists, tables, footnotes and endnotes are read; tracked insertions count and deletions
//! do not; of a field its result is text; page headers and footers are furniture. Text boxes, drawings and
//! comments are left alone.

mod annotate;
mod formatting;
mod mark;
mod package;
mod paragraph;
mod walk;

pub use annotate::Remark;
pub(crate) use annotate::annotate;

use crate::archive::Archive;
use crate::builder::Extract;
use crate::{BlockKind, Furniture, Location, ReadError, furniture, plain};
use formatting::Formatting;
use mark::{Mark, Run};
use package::Package;
use walk::{Story, Walk};

/// What was read of a document.
pub(crate) struct Read {
    pub(crate) extract: Extract,
    pub(crate) notes: Vec<String>,
    way: Way,
}

/// The way back from the text into the XML.
struct Way {
    main: String,
    package: Package,
    /// Words as they stand in the main part, in the order of the text.
    marks: Vec<Mark>,
    runs: Vec<Run>,
    /// Where blocks of notes begin in the text, and the runs of their marks in the main part.
    noted: Vec<(usize, usize)>,
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let package = Package::open(&mut archive)?;
    let main = archive
        .text(&package.main)?
        .ok_or(ReadError::Not("a Word document"))?;
    let styles = package.text(&mut archive, "styles")?.unwrap_or_default();
    let formatting = Formatting::read(&styles)?;
    let mut walk = Walk::new(&formatting);
    walk.part(&main, Story::Body)?;
    for (kind, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        if let Some(part) = package.text(&mut archive, kind)? {
            let endnote = kind == "endnotes";
            walk.part(&part, Story::Notes { element, endnote })?;
        }
    }
    for (kind, location) in [("header", Location::Header), ("footer", Location::Footer)] {
        for name in package.all(kind) {
            if let Some(part) = archive.text(name)? {
                walk.part(&part, Story::Margin(location.clone()))?;
            }
        }
    }
    let mut walked = walk.finish();
    let (text, blocks) = walked.flat.parts();
    let published = furniture::mark(text, blocks);
    // Drafts whose title is only printed larger say so by its place.
    if !blocks
        .iter()
        .any(|b| matches!(b.kind, BlockKind::Heading(_)))
    {
        plain::mark_headings(text, blocks);
    }
    let mut notes = Vec::new();
    match walked.boxes {
        0 => {}
        1 => notes.push("has a text box, which is not read".to_owned()),
        boxes => notes.push(format!("has {boxes} text boxes, which are not read")),
    }
    if !blocks
        .iter()
        .any(|b| b.kind != BlockKind::Furniture(Furniture::Boilerplate))
    {
        notes.push("is empty".to_owned());
    }
    let extract = walked.flat.finish(published);
    let way = Way {
        main,
        package,
        marks: walked.marks,
        runs: walked.runs,
        noted: walked.noted,
    };
    Ok(Read {
        extract,
        notes,
        way,
    })
}

#[cfg(test)]
mod tests;
