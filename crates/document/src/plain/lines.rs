//! The lines of a plain text.

use memchr::memchr2_iter;

use crate::silence;

/// A line without the blanks at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where its first character that is not blank stands.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
    /// How many characters of blank are before it.
    pub(super) indent: usize,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end
    }

    /// The text of the line.
    pub(super) fn of<'s>(&self, source: &'s str) -> &'s str {
        &source[self.start..self.end]
    }

    /// Its length in bytes, its indent included.
    pub(super) fn bytes(&self) -> usize {
        self.end - self.start + self.indent
    }

    /// Its length in characters, its indent included.
    pub(super) fn width(&self, source: &str) -> usize {
        self.indent + self.of(source).chars().count()
    }
}

/// The lines of a source, with one blank line for any number of them. LF, CR LF and a lone CR end a line;
/// a form feed parts paragraphs as a blank line does.
pub(super) fn of(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr2_iter(b'\n', b'\r', bytes) {
        let is_second = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
        if !is_second {
            push(&mut lines, source, start, at);
        }
        start = at + 1;
    }
    push(&mut lines, source, start, source.len());
    lines
}

fn push(lines: &mut Vec<Line>, source: &str, start: usize, end: usize) {
    let mut raw = &source[start..end];
    // A remark to this program is no text.
    if raw.trim_start().starts_with("<!--") && silence::is_remark(raw.trim()) {
        raw = "";
    }
    let front = raw.trim_start_matches(is_blank);
    let line = Line {
        start: end - front.len(),
        end: end - front.len() + front.trim_end_matches(is_blank).len(),
        indent: raw[..raw.len() - front.len()]
            .chars()
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum(),
    };
    let after_blank = lines.last().is_some_and(Line::is_blank);
    if raw.starts_with('\u{c}') && !line.is_blank() && !after_blank {
        lines.push(Line {
            start,
            end: start,
            indent: 0,
        });
    }
    if !(line.is_blank() && after_blank) {
        lines.push(line);
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}
