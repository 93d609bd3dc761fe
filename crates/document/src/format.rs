//! Which format a file is in.

use crate::archive::Archive;
use crate::relations::main_part;
use crate::{odf, pdf};

/// A format that [`Document::read`](crate::Document::read) understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text without markup.
    Plain,
    /// Markdown with tables, footnotes and front matter.
    Markdown,
    /// A web page or a part of one.
    Html,
    /// A Word document.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// A PDF with text in it.
    Pdf,
    /// An Excel workbook.
    Xlsx,
    /// An `OpenDocument` spreadsheet.
    Ods,
    /// Values parted by commas, semicolons or tabs.
    Csv,
    /// Values parted by tabs.
    Tsv,
    /// An e-mail.
    Eml,
    /// An archive of texts, one JSON object a line.
    Jsonl,
}

impl Format {
    /// Every format by the endings of its files; the first is also its name.
    pub const ENDINGS: &[(Self, &[&str])] = &[
        (Self::Plain, &["txt", "text"]),
        (
            Self::Markdown,
            &["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"],
        ),
        (Self::Html, &["html", "htm", "xhtml", "xht", "shtml"]),
        (Self::Docx, &["docx", "docm", "dotx"]),
        (Self::Odt, &["odt", "ott"]),
        (Self::Pdf, &["pdf"]),
        (Self::Xlsx, &["xlsx", "xlsm"]),
        (Self::Ods, &["ods", "ots"]),
        (Self::Csv, &["csv"]),
        (Self::Tsv, &["tsv", "tab"]),
        (Self::Eml, &["eml"]),
        (Self::Jsonl, &["jsonl", "ndjson"]),
    ];

    /// Judges archives by their parts, a PDF by how it begins, all else by the path's ending, and where that says
    /// nothing, by the first bytes.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        if let Some(format) = of_archive(bytes) {
            return format;
        }
        if bytes.trim_ascii_start().starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        match Self::of_ending(path) {
            // What is named for an archive and is none is read as what it is.
            Some(Self::Docx | Self::Odt | Self::Xlsx | Self::Ods)
                if !bytes.starts_with(ARCHIVE) =>
            {
                Self::Plain
            }
            Some(Self::Pdf) if !pdf::begins(bytes) => Self::Plain,
            Some(format) => format,
            None if opens_like_a_page(bytes) => Self::Html,
            None => Self::Plain,
        }
    }

    /// The format that a path's ending names.
    #[must_use]
    pub fn of_ending(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (_, ending) = name.rsplit_once('.')?;
        Self::named(&ending.to_ascii_lowercase())
    }

    /// The format of an ending.
    #[must_use]
    pub fn named(ending: &str) -> Option<Self> {
        let found = Self::ENDINGS
            .iter()
            .find(|(_, endings)| endings.contains(&ending));
        found.map(|(format, _)| *format)
    }
}

/// How an archive begins.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// What an archive holds, by its parts, whatever it is named.
fn of_archive(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(ARCHIVE) {
        return None;
    }
    let mut archive = Archive::open(bytes).ok()?;
    match odf::kind(&mut archive) {
        Some(odf::Wanted::Text) => return Some(Format::Odt),
        Some(odf::Wanted::Sheet) => return Some(Format::Ods),
        None => {}
    }
    let main = main_part(&mut archive).ok()??;
    if main.starts_with("word/") {
        Some(Format::Docx)
    } else if main.starts_with("xl/") {
        Some(Format::Xlsx)
    } else {
        None
    }
}

/// Whether the first tag is one that only web pages begin with.
fn opens_like_a_page(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    [
        &b"<!doctype html"[..],
        b"<html",
        b"<head",
        b"<body",
        b"<article",
        b"<main",
    ]
    .iter()
    .any(|tag| {
        bytes
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_before_the_content() {
        assert_eq!(Format::of("a/b.MD", b"<html>"), Format::Markdown);
        assert_eq!(Format::of("b.htm", b"plain"), Format::Html);
        assert_eq!(Format::of("b.txt", b"<html>"), Format::Plain);
    }

    #[test]
    fn content_decides_where_the_ending_does_not() {
        assert_eq!(Format::of("-", b"\n<!DOCTYPE HTML><p>"), Format::Html);
        assert_eq!(Format::of("a.b/draft", b"# Title"), Format::Plain);
    }
}
