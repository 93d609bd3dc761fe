//! The walk through a document's content.

use super::looks::Looks;
use super::marks::{Mark, Marks};
use crate::flat::Flat;
use crate::lists::Lists;
use crate::sheet::Sheets;
use crate::xml::{Element, Node, Nodes};
use crate::{BlockKind, Location, ReadError, Span};

/// Elements whose content is not text of the document as it now stands.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "annotation",
    "sequence-decls",
    "forms",
    "frame",
    "custom-shape",
    "rect",
    "note-citation",
    "ruby-text",
    "hidden-text",
    "calculation-settings",
    "shapes",
    "named-expressions",
    "database-ranges",
    "g",
    "index-title-template",
    "event-listeners",
    "content-validations",
    "dde-links",
    "object",
    "plugin",
];
/// A cell or row with content is repeated no oftener than so.
const MOST_REPEATED: u32 = 256;
/// A cell with more bytes than this holds text that was only laid out in a table.
const LONGEST_CELL: usize = 200;

/// What a walk has made.
pub(super) struct Walked {
    pub(super) flat: Flat,
    pub(super) boxes: usize,
    /// Where the words of a text stand.
    pub(super) marks: Vec<Mark>,
}

#[derive(Debug, Default)]
struct Table {
    number: u32,
    row: u32,
    repeated: u32,
    header: bool,
    column: u32,
    span: u32,
    /// Column, words and where they stand.
    cells: Vec<(u32, String, Marks)>,
}

/// A note that is open: where it begins, the words around its mark, and its own.
struct Note {
    start: usize,
    around: (String, Marks),
    endnote: bool,
    words: Vec<String>,
}

#[derive(Default)]
pub(super) struct Walk {
    looks: Looks,
    words: String,
    /// Where these words stand.
    open: Marks,
    marks: Vec<Mark>,
    /// How many elements of a skipped one are open.
    skipped: usize,
    boxes: usize,
    /// For each open paragraph or heading what its style makes of it.
    paragraphs: Vec<Option<BlockKind>>,
    /// For each open list its number, and whether its open item has a block already.
    open_lists: Vec<(u32, bool)>,
    lists: Lists,
    /// For each open span whether its words are raised.
    spans: Vec<bool>,
    tables: Vec<Table>,
    table_count: u32,
    note: Option<Note>,
    notes: Vec<(bool, String, Span)>,
    paragraph: u32,
    page: u32,
    has_pages: bool,
    /// The rows of a spreadsheet; none in a text.
    sheets: Option<Sheets>,
    several: bool,
    flat: Flat,
}

impl Walk {
    pub(super) fn through(content: &str) -> Result<Walked, ReadError> {
        let mut walk = Self {
            has_pages: content.contains("soft-page-break"),
            page: 1,
            several: content.matches("</table:table>").nth(1).is_some(),
            ..Self::default()
        };
        let mut nodes = Nodes::of(content);
        while let Some((node, place)) = nodes.next()? {
            match node {
                Node::Start(element) => walk.start(&element, place),
                Node::End(name) => walk.end(&name, place)?,
                Node::Text(words) => walk.text(&words, place),
            }
        }
        walk.end_notes();
        Ok(Walked {
            flat: match walk.sheets {
                Some(sheets) => sheets.finish(),
                None => walk.flat,
            },
            boxes: walk.boxes,
            marks: walk.marks,
        })
    }

    fn start(&mut self, element: &Element<'_>, place: Span) {
        let name = element.name();
        if self.skipped > 0 {
            self.skipped += 1;
            self.boxes += usize::from(name == "text-box");
            return;
        }
        if SKIPPED.contains(&name) {
            self.skipped = 1;
            return;
        }
        match name {
            "style" | "text-properties" => self.looks.note(element),
            "spreadsheet" => self.sheets = Some(Sheets::default()),
            "p" | "h" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let level = element.number("outline-level").unwrap_or(1);
                let kind = match name {
                    "h" => Some(BlockKind::Heading(level.clamp(1, 9) as u8)),
                    _ => self.looks.kind(&style),
                };
                self.paragraphs.push(kind);
            }
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                self.spans.push(self.looks.is_raised(&style));
            }
            "s" => {
                let count = element.number("c").unwrap_or(1).min(100) as usize;
                self.words.push_str(&" ".repeat(count));
            }
            "tab" => self.words.push('\t'),
            "line-break" => self.words.push('\n'),
            "soft-page-break" => self.page += 1,
            "list" => self.open_lists.push((self.lists.begin(), false)),
            "list-item" => self
                .open_lists
                .last_mut()
                .into_iter()
                .for_each(|(_, begun)| *begun = false),
            "note" => {
                self.note = Some(Note {
                    start: place.start,
                    around: (
                        std::mem::take(&mut self.words),
                        std::mem::take(&mut self.open),
                    ),
                    endnote: element.attribute("note-class").as_deref() == Some("endnote"),
                    words: Vec::new(),
                });
            }
            "table" | "table-row" | "table-header-rows" | "table-cell" | "covered-table-cell" => {
                self.table(element);
            }
            _ => {}
        }
    }

    fn table(&mut self, element: &Element<'_>) {
        let repeated = |name: &str| element.number(name).unwrap_or(1).max(1);
        match element.name() {
            "table" => {
                self.tables.push(Table {
                    number: self.table_count,
                    ..Table::default()
                });
                self.table_count += 1;
                let name = element.attribute("name").filter(|_| self.several);
                if let Some(sheets) = &mut self.sheets {
                    sheets.begin(name.as_deref());
                }
            }
            name => {
                let Some(table) = self.tables.last_mut() else {
                    return;
                };
                match name {
                    "table-header-rows" => table.header = true,
                    "table-row" => {
                        table.repeated = repeated("number-rows-repeated");
                        table.column = 0;
                    }
                    _ => table.span = repeated("number-columns-repeated"),
                }
            }
        }
    }

    fn end(&mut self, name: &str, place: Span) -> Result<(), ReadError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" => {
                self.spans.pop();
            }
            "list" => {
                self.open_lists.pop();
            }
            "note" => {
                if let Some(note) = self.note.take() {
                    (self.words, self.open) = note.around;
                    let whole = Span::new(note.start, place.end);
                    self.notes
                        .push((note.endnote, note.words.join("\n"), whole));
                }
            }
            "table-header-rows" => self
                .tables
                .last_mut()
                .into_iter()
                .for_each(|t| t.header = false),
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row()?,
            "table" => {
                self.tables.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, words: &str, place: Span) {
        if self.skipped > 0 || self.paragraphs.is_empty() {
            return;
        }
        let is_digit = |c: char| c.is_ascii_digit();
        // A footnote mark set by hand must not grow onto a figure: 63 with a raised 2 is not 632.
        if self.spans.contains(&true)
            && words.starts_with(is_digit)
            && self.words.ends_with(|c| is_digit(c) || c == '%')
        {
            self.words.push(' ');
        }
        let as_written = words.len() == place.len();
        let mut at = place.start;
        for piece in words.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let start = self.words.len();
            let bare = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.words.push_str(bare);
            if bare.len() < piece.len() && !self.words.ends_with([' ', '\t', '\n']) {
                self.words.push(' ');
            }
            let written = self.words.len() - start;
            let xml = if as_written {
                Span::new(at, at + written)
            } else {
                place
            };
            self.open.add(Span::new(start, self.words.len()), xml);
            at += piece.len();
        }
    }

    fn end_paragraph(&mut self) {
        let kind = self.paragraphs.pop().flatten();
        let in_cell = !self.tables.is_empty();
        if let Some(note) = &mut self.note {
            note.words.push(std::mem::take(&mut self.words));
            self.open = Marks::default();
        } else if in_cell {
            self.words.push('\n');
        } else if !self.words.trim().is_empty() {
            let kind = kind.unwrap_or_else(|| match self.open_lists.last_mut() {
                Some((list, begun @ false)) => {
                    *begun = true;
                    BlockKind::ListItem(*list)
                }
                _ => BlockKind::Paragraph,
            });
            self.paragraph += 1;
            let location = Location::Paragraph {
                number: self.paragraph,
                page: self.has_pages.then_some(self.page),
            };
            let words = std::mem::take(&mut self.words);
            let open = std::mem::take(&mut self.open);
            self.close(&words, &open, kind, location);
        } else {
            self.words.clear();
            self.open = Marks::default();
        }
    }

    /// Closes a block of words, and notes where they stand.
    fn close(&mut self, words: &str, open: &Marks, kind: BlockKind, location: Location) {
        self.flat.push(words);
        if let Some(closed) = self.flat.close(kind, location) {
            self.marks.extend(open.moved(closed.open, closed.start));
        }
    }

    fn end_cell(&mut self) {
        let words = std::mem::take(&mut self.words);
        let open = std::mem::take(&mut self.open);
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if !words.trim().is_empty() {
            let columns = table.column..table.column.saturating_add(table.span.min(MOST_REPEATED));
            table
                .cells
                .extend(columns.map(|column| (column, words.clone(), open.clone())));
        }
        table.column = table.column.saturating_add(table.span);
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let cells = std::mem::take(&mut table.cells);
        let times = if cells.is_empty() {
            1
        } else {
            table.repeated.min(MOST_REPEATED)
        };
        let (number, first, header) = (table.number, table.row, table.header);
        table.row = first.saturating_add(table.repeated);
        for row in (0..times).map(|time| first.saturating_add(time)) {
            if let Some(sheets) = &mut self.sheets {
                let cells = cells.iter();
                let cells = cells.map(|(column, words, _)| (*column, words.trim().to_owned()));
                sheets.row(row, cells.collect())?;
                continue;
            }
            for (column, words, open) in &cells {
                let kind = match words.trim().len() {
                    LONGEST_CELL.. => BlockKind::Paragraph,
                    _ => BlockKind::Cell {
                        table: number,
                        row,
                        column: *column,
                        header: header || row == 0,
                    },
                };
                let location = Location::TableCell {
                    table: number + 1,
                    row: row + 1,
                    column: column + 1,
                    page: None,
                };
                self.close(words, open, kind, location);
            }
        }
        Ok(())
    }

    /// Notes stand behind the text, as they do on paper.
    fn end_notes(&mut self) {
        let (mut footnotes, mut endnotes) = (0, 0);
        for (endnote, words, place) in std::mem::take(&mut self.notes) {
            let count = if endnote {
                &mut endnotes
            } else {
                &mut footnotes
            };
            *count += 1;
            let location = if endnote {
                Location::Endnote(*count)
            } else {
                Location::Footnote(*count)
            };
            let whole = Marks::whole(words.len(), place);
            self.close(&words, &whole, BlockKind::Paragraph, location);
        }
    }
}
