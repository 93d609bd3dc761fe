//! Tables as text: values parted by commas, semicolons or tabs, quoted where need be (RFC 4180).
//!
//! Read here rather than by a crate because each value must lead back to its bytes in the file.

use std::sync::Arc;

use crate::builder::{Builder, Extract};
use crate::{BlockKind, Location, Span};

/// What may part values, the likeliest first.
const COMMON: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many lines are looked at to tell what parts values.
const LOOKED_AT: usize = 20;

/// Reads a table; `between` parts values, or the lines tell what does.
pub(crate) fn read(source: String, between: Option<u8>) -> Extract {
    let between = between.unwrap_or_else(|| guessed(&source));
    let mut builder = Builder::new(&source);
    let mut locations = Vec::new();
    let mark = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let (mut at, mut line, mut row, mut column, mut table) = (mark, 0, 0, 0, 0);
    let mut row_is_empty = true;
    while at < source.len() {
        let value = value(&source, at, between);
        builder.value(&source, value.words, value.quoted);
        let kind = BlockKind::Cell {
            table,
            row,
            column,
            header: row == 0,
        };
        if builder.close(kind) {
            row_is_empty = false;
            let sheet: Option<Arc<str>> = None;
            let location = Location::SheetCell {
                sheet,
                row: line + 1,
                column: column + 1,
            };
            locations.push((value.words.start, location));
        }
        at = value.end;
        column += 1;
        if value.ends_row {
            (line, column) = (line + 1, 0);
            // An empty row ends a table.
            if row_is_empty {
                table += u32::from(row > 0);
                row = 0;
            } else {
                row += 1;
            }
            row_is_empty = true;
        }
    }
    let built = builder.finish();
    let mut extract = built.join(source, None);
    extract.locations = locations;
    extract
}

impl Builder<'_> {
    /// Takes a value over, doubled quotes within quotes as one.
    fn value(&mut self, source: &str, words: Span, quoted: bool) {
        let mut start = words.start;
        while let Some(found) = source[start..words.end].find("\"\"").filter(|_| quoted) {
            self.copy(Span::new(start, start + found + 1));
            start += found + 2;
        }
        self.copy(Span::new(start, words.end));
    }
}

/// A value in the source.
struct Value {
    /// Its words without the quotes around them.
    words: Span,
    quoted: bool,
    /// Where the next value begins.
    end: usize,
    ends_row: bool,
}

fn value(source: &str, at: usize, between: u8) -> Value {
    let bytes = source.as_bytes();
    let quoted = bytes[at] == b'"';
    let mut end = at + usize::from(quoted);
    let mut words = None;
    if quoted {
        while let Some(found) = memchr::memchr(b'"', &bytes[end..]).map(|found| end + found) {
            if bytes.get(found + 1) == Some(&b'"') {
                end = found + 2;
                continue;
            }
            words = Some(Span::new(at + 1, found));
            end = found + 1;
            break;
        }
    }
    // A quote that nothing closes is a character as any other.
    let from = if words.is_some() { end } else { at };
    let stop = memchr::memchr3(between, b'\n', b'\r', &bytes[from..])
        .map_or(bytes.len(), |found| from + found);
    let ends_row = bytes.get(stop) != Some(&between);
    let next = match &bytes[stop..] {
        [b'\r', b'\n', ..] => stop + 2,
        [] => stop,
        _ => stop + 1,
    };
    Value {
        words: words.unwrap_or(Span::new(at, stop)),
        quoted: words.is_some(),
        end: next,
        ends_row,
    }
}

/// What parts the values: that which stands equally often in most of the first lines.
fn guessed(source: &str) -> u8 {
    let lines: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LOOKED_AT)
        .collect();
    let score = |&between: &u8| {
        let counts: Vec<usize> = lines.iter().map(|line| unquoted(line, between)).collect();
        let first = counts.first().copied().unwrap_or(0);
        let alike = counts
            .iter()
            .filter(|&&count| count == first && count > 0)
            .count();
        (alike, first)
    };
    // Of equals the first wins.
    COMMON.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

fn unquoted(line: &str, between: u8) -> usize {
    let mut inside = false;
    line.bytes()
        .filter(|&byte| {
            inside ^= byte == b'"';
            !inside && byte == between
        })
        .count()
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Document, Format};

    fn read(source: &str, format: Format) -> Document {
        Document::read("a", source.as_bytes().to_vec(), format).unwrap()
    }

    fn cells(document: &Document) -> Vec<(u32, u32, u32, &str)> {
        let cell = |block: &crate::Block| match block.kind {
            BlockKind::Cell {
                table, row, column, ..
            } => (table, row, column, document.words(block.span)),
            other => panic!("{other:?}"),
        };
        document.blocks.iter().map(cell).collect()
    }

    #[test]
    fn values_lead_back_to_their_place() {
        let source = "Pier,\"2,012\"\r\n\"North \"\"A\"\"\",\"4,100\"\r\n,\r\nSouth,7";
        let document = read(source, Format::Csv);
        assert_eq!(
            cells(&document),
            [
                (0, 0, 0, "Pier"),
                (0, 0, 1, "2,012"),
                (0, 1, 0, "North \"A\""),
                (0, 1, 1, "4,100"),
                (1, 0, 0, "South"),
                (1, 0, 1, "7"),
            ]
        );
        let figure = document.source_span(document.blocks[3].span);
        assert_eq!(&source[figure.start..figure.end], "4,100");
        assert_eq!(document.location(figure.start).unwrap().to_string(), "B2");
    }

    #[test]
    fn what_parts_values_is_told_by_the_lines() {
        assert_eq!(cells(&read("a;b\n1,5;2,5\n", Format::Csv))[2].3, "1,5");
        assert_eq!(cells(&read("a\tb\n1,5\t2\n", Format::Tsv))[2].3, "1,5");
        assert_eq!(
            cells(&read("a \"b,c\n", Format::Csv)),
            [(0, 0, 0, "a \"b"), (0, 0, 1, "c")]
        );
    }
}
