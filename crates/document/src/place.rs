//! Lines and columns.

use memchr::memchr2_iter;

/// A place as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Characters are counted afresh from the last multiple of this many bytes, so that a text that is one
/// line of many megabytes costs no more than another.
const STEP: usize = 1024;

/// Where the lines of a source start.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    /// The offset of each line's first byte; the first is past a byte order mark.
    starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STEP`] bytes.
    characters: Vec<usize>,
}

impl Lines {
    /// Counts the lines of a source. LF, CR LF and a lone CR end a line.
    pub(crate) fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mark = if source.starts_with('\u{feff}') { 3 } else { 0 };
        let mut starts = vec![mark];
        starts.extend(
            memchr2_iter(b'\n', b'\r', bytes)
                .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
                .map(|at| at + 1),
        );
        let mut before = 0;
        let characters = bytes
            .chunks(STEP)
            .map(|chunk| {
                let here = before;
                before += beginnings(chunk);
                here
            })
            .collect();
        Self { starts, characters }
    }

    /// The place of an offset; one past the end, or inside a byte order mark, is taken as the nearest.
    pub(crate) fn place(&self, source: &str, offset: usize) -> Place {
        let offset = offset.clamp(self.starts[0], source.len().max(self.starts[0]));
        let line = self.starts.partition_point(|&start| start <= offset);
        let (start, bytes) = (self.starts[line - 1], source.as_bytes());
        let characters = if offset - start <= STEP {
            beginnings(&bytes[start..offset])
        } else {
            self.characters_before(bytes, offset) - self.characters_before(bytes, start)
        };
        Place {
            line,
            column: characters + 1,
        }
    }

    fn characters_before(&self, bytes: &[u8], offset: usize) -> usize {
        match self.characters.get(offset / STEP) {
            Some(before) => before + beginnings(&bytes[offset / STEP * STEP..offset]),
            None => match self.characters.last() {
                Some(before) => before + beginnings(&bytes[(self.characters.len() - 1) * STEP..]),
                None => 0,
            },
        }
    }
}

/// How many characters begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    // So few at a time that their number fits into a byte, where many are added at once.
    bytes
        .chunks(128)
        .map(|few| {
            few.iter()
                .map(|&byte| u8::from(byte & 0xC0 != 0x80))
                .fold(0, u8::wrapping_add)
        })
        .map(usize::from)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(source: &str, words: &str) -> (usize, usize) {
        let found = Lines::of(source).place(source, source.find(words).unwrap());
        (found.line, found.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("ab\ncafé £5", "£5"), (2, 6));
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        assert_eq!(place("a\r\nb\rc\nd", "b"), (2, 1));
        assert_eq!(place("a\r\nb\rc\nd", "d"), (4, 1));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(place("\u{feff}abc", "abc"), (1, 1));
        assert_eq!(place("\u{feff}abc", "c"), (1, 3));
    }

    #[test]
    fn long_lines_are_counted_in_steps() {
        let source = format!("x\n{}y", "é".repeat(STEP * 3 + 1));
        assert_eq!(place(&source, "y"), (2, STEP * 3 + 2));
    }

    #[test]
    fn the_end_is_a_place() {
        for length in [0, 1, STEP, STEP * 2] {
            let source = "a".repeat(length);
            let end = Lines::of(&source).place(&source, length);
            assert_eq!(
                end,
                Place {
                    line: 1,
                    column: length + 1
                }
            );
        }
    }
}
