//! The walk through a part of a Word document: elements become blocks, each word with its place in the XML.

mod blocks;
mod properties;

use super::formatting::Formatting;
use super::mark::{Mark, Run};
use super::paragraph::{OpenLists, OpenTable};
use crate::flat::Flat;
use crate::xml::{Element, Node, Nodes};
use crate::{Location, ReadError, Span};

/// A cell with more bytes than this holds text that was only laid out in a table.
const LONGEST_CELL: usize = 200;

/// Elements whose content is not text of the document as it now stands.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "fldData",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "numberingChange",
    "drawing",
    "pict",
    "object",
    "Fallback",
    "oMath",
    "oMathPara",
    "rt",
    "sdtPr",
    "sdtEndPr",
];

/// Which part is walked through.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Story {
    /// The text.
    Body,
    /// Footnotes or endnotes, each in such an element.
    Notes {
        element: &'static str,
        endnote: bool,
    },
    /// The head or foot of pages.
    Margin(Location),
}

/// A reference to a note.
struct Reference {
    id: String,
    endnote: bool,
    run: usize,
}

#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    numbering: Option<u32>,
    level: u32,
    outline: Option<u8>,
    /// Its end is a tracked deletion, so that the next one goes on with its text.
    joined: bool,
}

/// What is said of the run that is open.
#[derive(Debug, Default, Clone, Copy)]
struct Look {
    hidden: bool,
    raised: bool,
}

/// The state of a walk.
pub(super) struct Walk<'f> {
    formatting: &'f Formatting,
    flat: Flat,
    story: Story,
    /// How many elements of a skipped one are open, and whether text boxes in it count.
    skipped: usize,
    counts_boxes: bool,
    boxes: usize,
    /// The open elements of properties: of a paragraph, of a run, of a row.
    properties: Vec<&'static str>,
    paragraph: Paragraph,
    run: Option<usize>,
    look: Look,
    /// The start tag of the open element of words.
    tag: Option<Span>,
    /// For each open field whether its result has begun.
    fields: Vec<bool>,
    tables: Vec<OpenTable>,
    table_count: u32,
    row_is_deleted: bool,
    lists: OpenLists,
    paragraphs: u32,
    page: u32,
    has_pages: bool,
    /// The page on which the open block begins.
    begun_on: u32,
    runs: Vec<Run>,
    open_marks: Vec<Mark>,
    marks: Vec<Mark>,
    references: Vec<Reference>,
    /// The note that is open: its number, and the run of its mark in the text.
    note: Option<(u32, usize)>,
    /// Where blocks of notes begin, and the runs of their marks in the text.
    pub(super) noted: Vec<(usize, usize)>,
}

impl<'f> Walk<'f> {
    pub(super) fn new(formatting: &'f Formatting) -> Self {
        Self {
            formatting,
            flat: Flat::default(),
            story: Story::Body,
            skipped: 0,
            counts_boxes: false,
            boxes: 0,
            properties: Vec::new(),
            paragraph: Paragraph::default(),
            run: None,
            look: Look::default(),
            tag: None,
            fields: Vec::new(),
            tables: Vec::new(),
            table_count: 0,
            row_is_deleted: false,
            lists: OpenLists::default(),
            paragraphs: 0,
            page: 1,
            has_pages: false,
            begun_on: 1,
            runs: Vec::new(),
            open_marks: Vec::new(),
            marks: Vec::new(),
            references: Vec::new(),
            note: None,
            noted: Vec::new(),
        }
    }

    /// Walks through a part.
    pub(super) fn part(&mut self, part: &str, story: Story) -> Result<(), ReadError> {
        self.has_pages |= part.contains("lastRenderedPageBreak");
        self.story = story;
        let mut nodes = Nodes::of(part);
        while let Some((node, span)) = nodes.next()? {
            match node {
                Node::Start(element) => self.start(&element, span),
                Node::End(name) => self.end(&name, span),
                Node::Text(words) => self.text(&words, span),
            }
        }
        self.fields.clear();
        self.end_block();
        Ok(())
    }

    pub(super) fn finish(self) -> Walked {
        Walked {
            flat: self.flat,
            marks: self.marks,
            runs: self.runs,
            noted: self.noted,
            boxes: self.boxes,
        }
    }

    fn start(&mut self, element: &Element<'_>, span: Span) {
        let name = element.name();
        if self.skipped > 0 {
            self.skipped += 1;
            self.boxes += usize::from(self.counts_boxes && name == "txbxContent");
            return;
        }
        if SKIPPED.contains(&name) {
            if matches!(name, "del" | "moveFrom") {
                match self.properties.first() {
                    Some(&"pPr") => self.paragraph.joined = true,
                    Some(&"trPr") => self.row_is_deleted = true,
                    _ => {}
                }
            }
            self.skipped = 1;
            self.counts_boxes = matches!(name, "drawing" | "pict");
            return;
        }
        match name {
            "pPr" => self.properties.push("pPr"),
            "trPr" => self.properties.push("trPr"),
            "rPr" => {
                self.properties.push("rPr");
                if let Some(run) = self.open_run() {
                    run.properties = span;
                }
            }
            _ if !self.properties.is_empty() => self.property(element),
            "r" => {
                self.run = Some(self.runs.len());
                self.look = Look::default();
                self.runs.push(Run {
                    whole: span,
                    properties: Span::new(span.end, span.end),
                    content: Span::new(span.end, span.end),
                });
            }
            "tbl" | "tr" | "tc" | "gridSpan" | "vMerge" | "tblLook" => self.table(element),
            "footnote" | "endnote" => self.open_note(element),
            _ => self.content(element, span),
        }
    }

    /// Something within a run.
    fn content(&mut self, element: &Element<'_>, span: Span) {
        let Some(run) = self.run else { return };
        match element.name() {
            "t" => self.tag = Some(span),
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let code = element.attribute("char").unwrap_or_default();
                let code = u32::from_str_radix(&code, 16).unwrap_or_default();
                // Above are places in a font of signs, whose meaning only the font knows.
                if let Some(sign) = char::from_u32(code).filter(|_| (1..0xE000).contains(&code)) {
                    self.push(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "lastRenderedPageBreak" => self.page += 1,
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => {
                    self.fields.last_mut().into_iter().for_each(|f| *f = true);
                }
                _ => {
                    self.fields.pop();
                }
            },
            name @ ("footnoteReference" | "endnoteReference") => {
                self.references.push(Reference {
                    id: element.attribute("id").unwrap_or_default(),
                    endnote: name == "endnoteReference",
                    run,
                });
            }
            _ => {}
        }
    }

    fn open_note(&mut self, element: &Element<'_>) {
        let Story::Notes {
            element: own,
            endnote,
        } = self.story
        else {
            return;
        };
        if own != element.name() {
            return;
        }
        let id = element.attribute("id").unwrap_or_default();
        let mut of_kind = self.references.iter().filter(|r| r.endnote == endnote);
        let found = of_kind.position(|reference| reference.id == id);
        let run = self
            .references
            .iter()
            .find(|r| r.endnote == endnote && r.id == id)
            .map(|reference| reference.run);
        match (found, run) {
            (Some(position), Some(run)) => self.note = Some((position as u32 + 1, run)),
            // Separators, and notes whose mark was deleted.
            _ => self.skipped = 1,
        }
    }

    fn end(&mut self, name: &str, span: Span) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "pPr" | "trPr" => self.properties.clear(),
            "rPr" => {
                self.properties.pop();
                if let Some(run) = self.open_run() {
                    run.properties.end = span.end;
                    run.content.start = span.end;
                }
            }
            _ if !self.properties.is_empty() => {}
            "t" => self.tag = None,
            "r" => {
                if let Some(run) = self.run.take() {
                    self.runs[run].content.end = span.start;
                    self.runs[run].whole.end = span.end;
                }
            }
            "p" if self.paragraph.joined => self.paragraph = Paragraph::default(),
            "p" => self.end_block(),
            "tc" => {
                self.end_block();
                if let Some(table) = self.tables.last_mut() {
                    table.column = (table.column + table.span).min(10_000);
                }
            }
            "tr" => {
                let gone = std::mem::take(&mut self.row_is_deleted);
                if let Some(table) = self.tables.last_mut() {
                    table.row += u32::from(!gone);
                }
            }
            "tbl" => {
                self.end_block();
                self.tables.pop();
            }
            "footnote" | "endnote" => {
                self.end_block();
                self.note = None;
            }
            _ => {}
        }
    }

    fn open_run(&mut self) -> Option<&mut Run> {
        if self.properties.first() == Some(&"pPr") {
            return None;
        }
        self.run.map(|run| &mut self.runs[run])
    }

    fn text(&mut self, words: &str, span: Span) {
        let (Some(tag), Some(run)) = (self.tag, self.run) else {
            return;
        };
        if self.skipped > 0 {
            return;
        }
        let is_digit = |c: char| c.is_ascii_digit();
        // A footnote mark set by hand must not grow onto a figure: 63 with a raised 2 is not 632.
        if self.look.raised
            && words.starts_with(is_digit)
            && self.flat.open().ends_with(|c| is_digit(c) || c == '%')
        {
            self.push(" ");
        }
        let start = self.flat.open().len();
        if words.contains(['\n', '\r', '\t']) {
            self.push(&words.replace(['\n', '\r', '\t'], " "));
        } else {
            self.push(words);
        }
        let text = Span::new(start, self.flat.open().len());
        if self.story == Story::Body && !text.is_empty() {
            self.open_marks.push(Mark {
                text,
                xml: span,
                tag,
                run,
            });
        }
    }

    fn push(&mut self, words: &str) {
        if self.look.hidden || self.row_is_deleted || self.fields.contains(&false) {
            return;
        }
        if self.flat.open().trim_start().is_empty() {
            self.begun_on = self.page;
        }
        self.flat.push(words);
    }
}

/// What a walk has made.
pub(super) struct Walked {
    pub(super) flat: Flat,
    pub(super) marks: Vec<Mark>,
    pub(super) runs: Vec<Run>,
    pub(super) noted: Vec<(usize, usize)>,
    pub(super) boxes: usize,
}
