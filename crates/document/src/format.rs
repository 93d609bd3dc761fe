//! Which format a file is in.

use crate::archive::Archive;
use crate::docx;

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
}

impl Format {
    /// Judges archives by their parts, all else by the path's ending, and where that says nothing, by the first bytes.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        if let Some(format) = of_archive(bytes) {
            return format;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Self::Html,
            "txt" | "text" => Self::Plain,
            "docx" | "docm" | "dotx" if bytes.starts_with(ARCHIVE) => Self::Docx,
            _ if opens_like_a_page(bytes) => Self::Html,
            _ => Self::Plain,
        }
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
    docx::is_word(&mut archive).then_some(Format::Docx)
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
