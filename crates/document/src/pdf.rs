//! PDF: the text of pages, put together from the places of their glyphs.
//!
//! Read are the columns of a page one after the other, tables, headings by their size, lists, footnotes behind the
//! text; paragraphs go on over the ends of columns and pages. What is printed in the margins is furniture. Pictures,
//! forms to fill in and remarks are left alone; encrypted files are refused. The objects are read here rather than by a
//! general parser, since every byte that is unpacked must count against one limit.

mod cmap;
mod columns;
mod content;
mod encoding;
mod file;
mod filter;
mod flow;
mod font;
mod lists;
mod margins;
mod pages;
mod paragraphs;
mod pieces;
mod standard;
mod syntax;
mod tables;
mod words;

use std::collections::HashMap;

use crate::ReadError;
use crate::builder::Extract;
use file::File;
use margins::Sheet;
use pieces::Pieces;

/// A file with more words than this in all is no draft.
const MOST_PIECES: usize = 2_000_000;
/// From this share of unreadable glyphs on, it is told.
const FEW: usize = 50;

/// Whether bytes are a PDF: it says so among the first of them.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// Reads a document; gives also what is to be noted.
pub(crate) fn read(bytes: &[u8]) -> Result<(Extract, Vec<String>), ReadError> {
    if !begins(bytes) {
        return Err(ReadError::Not("a PDF"));
    }
    let file = File::open(bytes)?;
    let mut fonts = HashMap::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut glyphs, mut unknown, mut count) = (0_usize, 0_usize, 0_usize);
    pages::each(&file, |page| {
        let mut pieces = Pieces::default();
        content::glyphs(&file, page, &mut fonts, &mut |glyph| {
            glyphs += 1;
            unknown += usize::from(glyph.words.contains(font::UNKNOWN));
            pieces.add(glyph);
        })?;
        let pieces = pieces.finish();
        count += pieces.len();
        if count > MOST_PIECES {
            return Err(ReadError::TooLarge);
        }
        sheets.push(Sheet {
            number: sheets.len() as u32 + 1,
            height: page.height,
            pieces,
        });
        Ok(())
    })?;
    let mut notes = Vec::new();
    if glyphs == 0 {
        notes.push("holds no text, only pictures; nothing to check".to_owned());
    } else if unknown * FEW > glyphs {
        notes.push(format!(
            "does not say what {unknown} of its {glyphs} characters are; they are read as U+FFFD"
        ));
    }
    if file.is_damaged() {
        notes.push("is damaged in places; what can be read of it is".to_owned());
    }
    Ok((flow::text(sheets), notes))
}

#[cfg(test)]
mod tests;
