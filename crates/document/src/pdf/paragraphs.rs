//! Lines become paragraphs: a paragraph ends where the next line keeps its distance, is indented, is of another size,
//! or would have had room for its first word on the line before.

use super::columns::Row;
use super::lists::marker;
use super::words::{Known, join};
use crate::sort_by;

/// A column of a page, and where its text begins and ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) page: u32,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) words: String,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) page: u32,
    /// How far from its column's edge it begins.
    pub(super) left: f64,
    /// How far up it begins.
    pub(super) base: f64,
    /// Whether its last line is full, so that it may go on elsewhere.
    pub(super) full: bool,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Whether it is an item of a list whose bullets are no words.
    pub(super) is_item: bool,
}

/// A line of running text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) words: String,
    left: f64,
    right: f64,
    base: f64,
    pub(super) size: f64,
    bold: bool,
}

impl Line {
    pub(super) fn of(row: &Row) -> Self {
        let longest = row.iter().max_by(|a, b| a.width().total_cmp(&b.width()));
        let words: Vec<_> = row.iter().map(|piece| piece.words.as_str()).collect();
        Self {
            words: words.join(" "),
            left: row
                .iter()
                .map(|piece| piece.left)
                .fold(f64::INFINITY, f64::min),
            right: row.iter().map(|piece| piece.right).fold(0.0, f64::max),
            base: longest.map_or(0.0, |piece| piece.base),
            size: longest.map_or(0.0, |piece| piece.size),
            bold: row.iter().all(|piece| piece.bold),
        }
    }

    fn is_of_size(&self, other: &Self) -> bool {
        (self.size - other.size).abs() < 0.06 * self.size.max(other.size)
    }

    /// How wide the first of its words is, about.
    fn first_word(&self) -> f64 {
        let first = self.words.split(' ').next().unwrap_or_default();
        let all = self.words.chars().count().max(1);
        (self.right - self.left) * first.chars().count() as f64 / all as f64
    }
}

/// How far lines of one paragraph are apart, in sizes: what most full lines keep to the next.
pub(super) fn spacing(lines: &[Vec<Line>]) -> f64 {
    let mut downs: Vec<f64> = Vec::new();
    for lines in lines {
        let right = right(lines);
        for pair in lines.windows(2) {
            let down = (pair[0].base - pair[1].base) / pair[0].size.max(1.0);
            let full = pair[0].right > right - 4.0 * pair[0].size;
            if full && pair[0].is_of_size(&pair[1]) && (0.8..4.0).contains(&down) {
                downs.push(down);
            }
        }
    }
    sort_by(&mut downs, f64::total_cmp);
    *downs.get(downs.len() / 2).unwrap_or(&1.3)
}

fn right(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.right).fold(0.0, f64::max)
}

/// The paragraphs of lines that stand below each other in a column.
pub(super) fn paragraphs(
    lines: &[Line],
    column: Column,
    spacing: f64,
    known: &Known,
) -> Vec<Paragraph> {
    let right = column.right;
    let mut made: Vec<Paragraph> = Vec::new();
    // Where the words behind a marker begin is found by the second line.
    let mut first: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map(|above| &lines[above]);
        let goes_on = above.is_some_and(|above| goes_on(above, line, first, right, spacing));
        if let Some(paragraph) = made.last_mut().filter(|_| goes_on) {
            join(&mut paragraph.words, &line.words, known);
            paragraph.bold &= line.bold;
            paragraph.lines += 1;
            paragraph.full = is_full(line, right);
        } else {
            first = Some(line);
            made.push(Paragraph {
                words: line.words.clone(),
                size: line.size,
                bold: line.bold,
                page: column.page,
                left: line.left - column.left,
                base: line.base,
                full: is_full(line, right),
                lines: 1,
                is_item: false,
            });
        }
    }
    made
}

fn is_full(line: &Line, right: f64) -> bool {
    line.right > right - 6.0 * line.size
}

/// Whether a line goes on with the paragraph of the line above it, which begins with the line `first`.
fn goes_on(above: &Line, line: &Line, first: Option<&Line>, right: f64, spacing: f64) -> bool {
    let down = (above.base - line.base) / above.size.max(line.size).max(1.0);
    let ended = above
        .words
        .trim_end()
        .ends_with(['.', '!', '?', ':', '”', '"', '…']);
    // What is raised in a line may push the next one down.
    let open = !ended && is_full(above, right) && line.words.starts_with(char::is_lowercase);
    let farthest = spacing * if open { 1.5 } else { 1.18 } + 0.05;
    if !above.is_of_size(line) || !(0.0..=farthest).contains(&down) {
        return false;
    }
    if above.bold != line.bold && ended | (above.bold && first.is_some_and(|first| first.bold)) {
        return false;
    }
    let is_item = marker(&line.words).is_some();
    if is_item && (ended || first.is_some_and(|first| marker(&first.words).is_some())) {
        return false;
    }
    if first.is_some_and(|first| marker(&first.words).is_some()) && line.left > above.left + 1.0 {
        return true;
    }
    // There was room for the next word, so it was not wanted there.
    let cut = above.words.ends_with(['-', '\u{ad}', '\u{2010}']);
    let room = !cut && right - above.right > line.first_word() + 1.75 * line.size;
    let indented = line.left > above.left + 0.8 * line.size;
    let hangs = first.is_some_and(|first| std::ptr::eq(first, above)) && !ended;
    !room && (!indented || hangs)
}
