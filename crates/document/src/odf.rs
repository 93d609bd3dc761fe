//! `OpenDocument` texts and spreadsheets.
//!
//! Paragraphs, headings, lists, tables and notes are read; what was deleted while changes were tracked stands apart
//! in these files and is left out. Comments, drawings and text boxes are left alone. Of a spreadsheet's cells the
//! words count that they show.

mod annotate;
mod looks;
mod marks;
mod walk;

pub(crate) use annotate::annotate;

use crate::archive::Archive;
use crate::builder::Extract;
use crate::{BlockKind, ReadError, furniture, plain};
use walk::Walk;

/// What kind of document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Text,
    Sheet,
}

/// Reads a document; gives also what is to be noted.
pub(crate) fn read(bytes: &[u8], wanted: Wanted) -> Result<(Extract, Vec<String>), ReadError> {
    let mut archive = Archive::open(bytes)?;
    if let Some(manifest) = archive.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(ReadError::Protected);
    }
    let not = ReadError::Not(match wanted {
        Wanted::Text => "an OpenDocument text",
        Wanted::Sheet => "an OpenDocument spreadsheet",
    });
    let content = archive.text("content.xml")?.ok_or(not)?;
    let walked = Walk::through(&content)?;
    let notes = match walked.boxes {
        0 => Vec::new(),
        1 => vec!["has a text box, which is not read".to_owned()],
        boxes => vec![format!("has {boxes} text boxes, which are not read")],
    };
    let mut flat = walked.flat;
    let mut published = None;
    if wanted == Wanted::Text {
        let (text, blocks) = flat.parts();
        published = furniture::mark(text, blocks);
        if !blocks
            .iter()
            .any(|block| matches!(block.kind, BlockKind::Heading(_)))
        {
            plain::mark_headings(text, blocks);
        }
    }
    Ok((flat.finish(published), notes))
}

/// Whether an archive is an `OpenDocument`, and of which kind.
pub(crate) fn kind(archive: &mut Archive<'_>) -> Option<Wanted> {
    let kind = archive.text("mimetype").ok().flatten()?;
    let kind = kind
        .trim()
        .strip_prefix("application/vnd.oasis.opendocument.")?;
    match kind.split('-').next()? {
        "text" => Some(Wanted::Text),
        "spreadsheet" => Some(Wanted::Sheet),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
