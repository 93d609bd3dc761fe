//! The text of all pages, from their pieces to blocks.

use std::collections::{HashMap, HashSet};

use super::columns::arranged;
use super::lists::{Marker, marker};
use super::margins::{self, Sheet};
use super::paragraphs::{Column, Line, Paragraph, paragraphs, spacing};
use super::pieces::is_superscript;
use super::tables::{self, Part};
use super::words::{Known, join};
use crate::builder::Extract;
use crate::flat::Flat;
use crate::lists::Lists;
use crate::{BlockKind, Furniture, Location, furniture, plain};

/// A heading is larger than the text by this.
const LARGER: f64 = 1.12;
/// A footnote is smaller than the text by this.
const SMALLER: f64 = 0.93;
/// A heading that is only bold has no more characters.
const LONGEST_HEADING: usize = 120;

/// Part of a column of a page, and where it is.
struct Found {
    column: Column,
    /// How high the page is.
    height: f64,
    part: Part,
}

/// What stands in a document, in reading order.
enum Made {
    Paragraph(Paragraph),
    Table(u32, Vec<Vec<(u32, String)>>),
}

/// The text of pages.
pub(super) fn text(mut sheets: Vec<Sheet>) -> Extract {
    let body = body_size(&sheets);
    margins::mark(&mut sheets, body);
    let mut margin: Vec<(u32, String)> = Vec::new();
    let mut seen = HashSet::new();
    let mut parts: Vec<Found> = Vec::new();
    for sheet in sheets {
        let (outside, inside): (Vec<_>, Vec<_>) =
            sheet.pieces.into_iter().partition(|piece| piece.artifact);
        for piece in outside {
            if seen.insert(margins::shape(&piece.words)) {
                margin.push((sheet.number, piece.words));
            }
        }
        for rows in arranged(inside) {
            let lefts = rows.iter().flatten().map(|piece| piece.left);
            let left = lefts.fold(f64::INFINITY, f64::min);
            let found = tables::parts(rows);
            // Tables may be wider than the text, which wraps at its own edge.
            let lines = found.iter().filter_map(|part| match part {
                Part::Lines(rows) => Some(rows),
                Part::Table(_) => None,
            });
            let rights = lines.flatten().flatten().map(|piece| piece.right);
            let column = Column {
                page: sheet.number,
                left,
                right: rights.fold(0.0, f64::max),
            };
            parts.extend(found.into_iter().map(|part| Found {
                column,
                height: sheet.height,
                part,
            }));
        }
    }
    let (body_text, notes) = flowing(parts, body);
    let mut writer = Writer::new(&body_text, body);
    for made in body_text {
        writer.write(made);
    }
    for note in notes {
        writer.note(&note);
    }
    for (page, words) in margin {
        writer.flat.push(&words);
        let kind = BlockKind::Furniture(Furniture::Boilerplate);
        writer.flat.close(kind, Location::Page(page));
    }
    let mut flat = writer.flat;
    let (text, blocks) = flat.parts();
    let published = furniture::mark(text, blocks);
    if !blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Heading(_)))
    {
        plain::mark_headings(text, blocks);
    }
    flat.finish(published)
}

/// The size in which most characters are printed.
fn body_size(sheets: &[Sheet]) -> f64 {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for piece in sheets.iter().flat_map(|sheet| &sheet.pieces) {
        let size = (piece.size * 4.0).round() as i64;
        *sizes.entry(size).or_default() += piece.words.len();
    }
    let most = sizes.into_iter().max_by_key(|&(size, count)| (count, size));
    most.map_or(0.0, |(size, _)| size as f64 / 4.0)
}

/// The text in reading order, and its footnotes. A paragraph that a column or page cuts in two is one again.
fn flowing(parts: Vec<Found>, body: f64) -> (Vec<Made>, Vec<Paragraph>) {
    let mut known = Known::default();
    let mut all = Vec::new();
    for Found { part, .. } in &parts {
        if let Part::Lines(rows) = part {
            let lines: Vec<_> = rows.iter().map(Line::of).collect();
            for line in &lines {
                known.note(&line.words);
            }
            all.push(lines);
        }
    }
    let spacing = spacing(&all);
    let mut lines = all.into_iter();
    let mut made: Vec<Made> = Vec::new();
    let mut notes = Vec::new();
    for Found {
        column,
        height,
        part,
    } in parts
    {
        let cells = match part {
            Part::Table(cells) => {
                made.push(Made::Table(column.page, cells));
                continue;
            }
            Part::Lines(_) => lines.next().unwrap_or_default(),
        };
        let mut first = true;
        for paragraph in paragraphs(&cells, column, spacing, &known) {
            if is_footnote(&paragraph, body, height) {
                notes.push(paragraph);
                continue;
            }
            let last = match made.last_mut() {
                Some(Made::Paragraph(last)) if std::mem::take(&mut first) => Some(last),
                _ => None,
            };
            match last.filter(|last| is_cut(last, &paragraph)) {
                Some(last) => {
                    join(&mut last.words, &paragraph.words, &known);
                    last.full = paragraph.full;
                }
                None => made.push(Made::Paragraph(paragraph)),
            }
        }
    }
    mark_items(&mut made);
    (made, notes)
}

/// Browsers draw their bullets: short paragraphs that are indented alike, one after the other, are items too.
fn mark_items(made: &mut [Made]) {
    let single = |made: &Made| match made {
        Made::Paragraph(paragraph) if paragraph.lines == 1 => Some(paragraph.left),
        _ => None,
    };
    let mut at = 1;
    while at < made.len() {
        let left = single(&made[at]);
        let alike = |next: &&Made| {
            let pair = left.zip(single(next));
            pair.is_some_and(|(left, next)| (left - next).abs() < 1.0)
        };
        let run = made[at..].iter().take_while(alike).count();
        let indented = match &made[at - 1] {
            Made::Paragraph(above) => left.is_some_and(|left| left > above.left + 1.5 * above.size),
            Made::Table(..) => false,
        };
        if run > 1 && indented {
            for item in &mut made[at..at + run] {
                if let Made::Paragraph(item) = item {
                    item.is_item = true;
                }
            }
        }
        at += run.max(1);
    }
}

/// Small print at the foot of a page that begins with a mark.
fn is_footnote(paragraph: &Paragraph, body: f64, height: f64) -> bool {
    let marked = paragraph
        .words
        .starts_with(|c: char| is_superscript(c) || matches!(c, '*' | '†' | '‡'));
    paragraph.base < height * 0.5 && marked && paragraph.size < body * SMALLER
}

/// Whether the first paragraph of a column goes on with the last one of the column before.
fn is_cut(last: &Paragraph, next: &Paragraph) -> bool {
    let alike = (last.size - next.size).abs() < 0.06 * last.size && last.bold == next.bold;
    let ended = last
        .words
        .ends_with(['.', '!', '?', ':', '”', '"', '…', ')']);
    alike && !ended && last.full && marker(&next.words).is_none()
}

/// Writes blocks.
struct Writer {
    flat: Flat,
    /// The sizes of headings, the largest first.
    sizes: Vec<i64>,
    body: f64,
    lists: Lists,
    /// The open lists: how far to the right their items stand, their numbers, and the number of the last item.
    open: Vec<(f64, u32, u32)>,
    paragraph: u32,
    tables: u32,
}

impl Writer {
    fn new(made: &[Made], body: f64) -> Self {
        let mut writer = Self {
            flat: Flat::default(),
            sizes: Vec::new(),
            body,
            lists: Lists::default(),
            open: Vec::new(),
            paragraph: 0,
            tables: 0,
        };
        for paragraph in made.iter().filter_map(|made| match made {
            Made::Paragraph(paragraph) => Some(paragraph),
            Made::Table(..) => None,
        }) {
            if writer.is_heading(paragraph) {
                writer.sizes.push(Self::size(paragraph));
            }
        }
        crate::sort_by(&mut writer.sizes, |a, b| b.cmp(a));
        writer.sizes.dedup();
        writer
    }

    fn size(paragraph: &Paragraph) -> i64 {
        (paragraph.size * 2.0).round() as i64
    }

    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let short = paragraph.words.chars().count() <= LONGEST_HEADING;
        let bold = paragraph.bold && short && !paragraph.words.ends_with(['.', ':', ',']);
        let larger =
            paragraph.size > LARGER * self.body && (short || paragraph.size > 1.5 * self.body);
        let has_words = paragraph
            .words
            .chars()
            .filter(|c| c.is_alphabetic())
            .count()
            > 2;
        has_words && (larger || bold && paragraph.size > SMALLER * self.body)
    }

    fn write(&mut self, made: Made) {
        match made {
            Made::Table(page, rows) => {
                self.open.clear();
                for (row, cells) in rows.into_iter().enumerate() {
                    for (column, words) in cells {
                        self.cell(page, row as u32, column, &words);
                    }
                }
                self.tables += 1;
            }
            Made::Paragraph(paragraph) => {
                let (kind, words) = self.kind(&paragraph);
                self.put(kind, words, paragraph.page);
            }
        }
    }

    fn note(&mut self, paragraph: &Paragraph) {
        let words = paragraph
            .words
            .trim_start_matches(is_superscript)
            .trim_start();
        self.put(BlockKind::Paragraph, words, paragraph.page);
    }

    fn put(&mut self, kind: BlockKind, words: &str, page: u32) {
        self.flat.push(words);
        let location = Location::Paragraph {
            number: self.paragraph + 1,
            page: Some(page),
        };
        if self.flat.close(kind, location).is_some() {
            self.paragraph += 1;
        }
    }

    fn cell(&mut self, page: u32, row: u32, column: u32, words: &str) {
        self.flat.push(words);
        let kind = BlockKind::Cell {
            table: self.tables,
            row,
            column,
            header: row == 0,
        };
        let location = Location::TableCell {
            table: self.tables + 1,
            row: row + 1,
            column: column + 1,
            page: Some(page),
        };
        self.flat.close(kind, location);
    }

    fn kind<'p>(&mut self, paragraph: &'p Paragraph) -> (BlockKind, &'p str) {
        if self.is_heading(paragraph) {
            self.open.clear();
            let size = Self::size(paragraph);
            let level = self
                .sizes
                .iter()
                .take_while(|&&larger| larger > size)
                .count();
            return (BlockKind::Heading(level.min(8) as u8 + 1), &paragraph.words);
        }
        let unmarked = paragraph
            .is_item
            .then_some((Marker::Bullet, paragraph.words.as_str()));
        let Some((mark, words)) = marker(&paragraph.words).or(unmarked) else {
            self.open.clear();
            return (BlockKind::Paragraph, &paragraph.words);
        };
        // Lists that stand farther to the right end where one farther to the left goes on.
        while self
            .open
            .last()
            .is_some_and(|(left, _, _)| *left > paragraph.left + 4.0)
        {
            self.open.pop();
        }
        let there = self
            .open
            .last_mut()
            .filter(|(left, _, _)| *left > paragraph.left - 4.0);
        let number = match mark {
            Marker::Bullet => 0,
            Marker::Number(number) => number,
        };
        if let Some((_, list, last)) =
            there.filter(|(_, _, last)| number == 0 || number == *last + 1)
        {
            *last = number;
            return (BlockKind::ListItem(*list), words);
        }
        if number > 1 {
            return (BlockKind::Paragraph, &paragraph.words);
        }
        let list = self.lists.begin();
        self.open.push((paragraph.left, list, number));
        (BlockKind::ListItem(list), words)
    }
}
