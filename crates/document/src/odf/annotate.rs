//! A copy of an `OpenDocument` text with comments at the very words that they speak of, and nothing else changed.
//!
//! A comment is an element among the words, with another one where they end. What stands in a note is spoken of at the
//! note's mark. No time is written, so that the same findings give the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::marks::Mark;
use super::walk::Walk;
use crate::archive::{Archive, rewritten};
use crate::xml::escaped;
use crate::{ReadError, Remark, Span};

/// The part with the text.
const CONTENT: &str = "content.xml";
/// Declared with each comment, whatever the document itself calls them.
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// The document with comments; gives also how many remarks found no place.
pub(crate) fn annotate(
    bytes: &[u8],
    author: &str,
    remarks: &[Remark],
) -> Result<(Vec<u8>, usize), ReadError> {
    let mut archive = Archive::open(bytes)?;
    let content = archive
        .text(CONTENT)?
        .ok_or(ReadError::Not("an OpenDocument text"))?;
    let marks = Walk::through(&content)?.marks;
    // What ends at a place stands before what begins there.
    let mut insertions: BTreeMap<(usize, bool), String> = BTreeMap::new();
    let mut lost = 0;
    for (number, remark) in remarks.iter().enumerate() {
        let Some((from, to)) = anchor(&marks, remark.span) else {
            lost += 1;
            continue;
        };
        let name = free_name(&content, number);
        let begin = insertions.entry((from, true)).or_default();
        let _ = write!(
            begin,
            "<office:annotation {NAMES} office:name=\"{name}\"><dc:creator>{}</dc:creator>",
            escaped(author)
        );
        for line in &remark.lines {
            let _ = write!(begin, "<text:p>{}</text:p>", escaped(line));
        }
        begin.push_str("</office:annotation>");
        let end = insertions.entry((to, false)).or_default();
        let _ = write!(
            end,
            "<office:annotation-end {NAMES} office:name=\"{name}\"/>"
        );
    }
    let mut out = String::with_capacity(content.len() + remarks.len() * 512);
    let mut done = 0;
    for ((place, _), words) in insertions {
        out.push_str(&content[done..place]);
        out.push_str(&words);
        done = place;
    }
    out.push_str(&content[done..]);
    let changed = BTreeMap::from([(CONTENT.to_owned(), out)]);
    Ok((rewritten(bytes, &changed)?, lost))
}

/// The places in the XML between which some words of the text stand.
fn anchor(marks: &[Mark], span: Span) -> Option<(usize, usize)> {
    let first = marks.partition_point(|mark| mark.text.end <= span.start);
    let behind = marks.partition_point(|mark| mark.text.start < span.end);
    let marks = marks.get(first..behind)?;
    let (first, last) = (marks.first()?, marks.last()?);
    let from = span.start.max(first.text.start);
    let from = first.part(Span::new(from, first.text.end)).start;
    let to = span.end.min(last.text.end);
    let to = last.part(Span::new(last.text.start, to)).end;
    (from < to).then_some((from, to))
}

/// A name that no comment of the document has.
fn free_name(content: &str, number: usize) -> String {
    let mut name = format!("recount-{}", number + 1);
    while content.contains(&format!("\"{name}\"")) {
        name.push('x');
    }
    name
}
