//! The lines of a plain text.

use memchr::memchr2_iter;

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

/// The lines of a source, blank ones too. LF, CR LF and a lone CR end a line, and so does a form feed.
pub(super) fn of(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr2_iter(b'\n', b'\r', source.as_bytes()) {
        push(&mut lines, source, start, at);
        // The LF of a CR LF would come out as a blank line of its own.
        start = at + 1;
        if source.as_bytes()[at] == b'\n' && at > 0 && source.as_bytes()[at - 1] == b'\r' {
            lines.pop();
        }
    }
    push(&mut lines, source, start, source.len());
    lines
}

fn push(lines: &mut Vec<Line>, source: &str, start: usize, end: usize) {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let raw = &source[start..end];
    let front = raw.trim_start_matches(blank);
    let indent = raw[..raw.len() - front.len()]
        .chars()
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    if raw.starts_with('\u{c}') {
        // A new page parts paragraphs as a blank line does.
        lines.push(Line {
            start,
            end: start,
            indent: 0,
        });
    }
    let start = end - front.len();
    lines.push(Line {
        start,
        end: start + front.trim_end_matches(blank).len(),
        indent,
    });
}
