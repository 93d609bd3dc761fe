//! Whether a line goes on in the next one.
//!
//! Text comes hard-wrapped, with blank lines between its paragraphs, or with each paragraph as one long
//! line. Which it is shows in the lengths: a line was wrapped where the next word did not fit on it.

use super::lines::Line;

/// Nobody wraps lines at more characters than this.
const WIDEST: usize = 120;
/// Nobody wraps lines at fewer.
const NARROWEST: usize = 40;

/// Whether the text has long lines for paragraphs, so that every line stands for itself.
pub(super) fn is_unwrapped(lines: &[Line]) -> bool {
    let total: usize = lines.iter().map(Line::bytes).sum();
    let long: usize = lines
        .iter()
        .map(Line::bytes)
        .filter(|&bytes| bytes > WIDEST * 3 / 2)
        .sum();
    long > total / 2
}

/// The width that a chunk of lines may be wrapped at, by its longest line.
pub(super) fn width(source: &str, chunk: &[Line]) -> Option<usize> {
    if chunk.len() < 2 || chunk.iter().any(|line| line.bytes() > WIDEST * 4) {
        return None;
    }
    let words = chunk.iter().filter(|line| line.of(source).contains(' '));
    let widest = words.map(|line| line.width(source)).max()?;
    (NARROWEST..=WIDEST).contains(&widest).then_some(widest)
}

/// Whether line `at` of a chunk goes on from the line before: its first word did not fit there, or would
/// have left no more than a ragged edge.
pub(super) fn joins(source: &str, chunk: &[Line], at: usize, width: Option<usize>) -> bool {
    let Some(previous) = at.checked_sub(1) else {
        return false;
    };
    // A line that begins in lower case goes on with a sentence that the line before has not ended.
    let open = !chunk[previous]
        .of(source)
        .trim_end()
        .ends_with(['.', '!', '?', ':', ';', '…']);
    if open && chunk[at].of(source).starts_with(char::is_lowercase) {
        return true;
    }
    let Some(width) = width else {
        return false;
    };
    let word = chunk[at]
        .of(source)
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    chunk[previous].width(source) + 1 + word + width / 8 > width
}
