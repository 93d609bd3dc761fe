//! The walk through a page's tokens.

use html5gum::{StartTag, Token};

use super::article::Region;
use super::element::{self, Shown};
use super::entity;
use super::grid::Grid;
use crate::builder::Builder;
use crate::furniture::Class;
use crate::lists::Lists;
use crate::{BlockKind, Furniture, Span};

/// Of deeper elements only the innermost is kept; nobody nests so deep but in jest.
const DEEPEST: usize = 256;
/// A cell with more bytes than this holds text that was only laid out in a table.
const LONGEST_CELL: usize = 200;

/// What an element says of everything in it.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    hidden: bool,
    furniture: Option<Furniture>,
    region: Region,
    /// What a block here is, where the elements around it say so.
    kind: Option<BlockKind>,
    list: Option<u32>,
    preformatted: bool,
}

struct Element {
    name: Vec<u8>,
    inside: Inside,
}

/// The lists and tables numbered so far; a walk through part of a document goes on from there.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) lists: Lists,
    pub(crate) tables: u32,
}

/// What a walk has found besides blocks.
pub(super) struct Found {
    pub(super) published: Option<String>,
    /// Where each block stands.
    pub(super) regions: Vec<Region>,
    pub(super) numbers: Numbers,
}

/// The state of a walk: the open elements and the open block.
pub(super) struct Walk<'w, 's> {
    source: &'w str,
    builder: &'w mut Builder<'s>,
    stack: Vec<Element>,
    regions: Vec<Region>,
    numbers: Numbers,
    /// The list of an item that has no block yet.
    item: Option<u32>,
    grids: Vec<Grid>,
    articles: u32,
    /// Dates of publication: what the page's head says, and the first time in its text.
    stated: Option<String>,
    shown: Option<String>,
}

impl<'w, 's> Walk<'w, 's> {
    pub(super) fn new(source: &'w str, builder: &'w mut Builder<'s>, numbers: Numbers) -> Self {
        Self {
            source,
            builder,
            stack: Vec::new(),
            regions: Vec::new(),
            numbers,
            item: None,
            grids: Vec::new(),
            articles: 0,
            stated: None,
            shown: None,
        }
    }

    /// Closes the last block.
    pub(super) fn finish(mut self) -> Found {
        self.end_block();
        Found {
            published: self.stated.or(self.shown),
            regions: self.regions,
            numbers: self.numbers,
        }
    }

    pub(super) fn token(&mut self, token: &Token<usize>, span: Span) {
        match token {
            Token::StartTag(tag) => self.start(tag, span),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(_) if !self.inside().hidden => self.text(span),
            _ => {}
        }
    }

    fn inside(&self) -> Inside {
        self.stack
            .last()
            .map_or_else(Inside::default, |element| element.inside)
    }

    fn start(&mut self, tag: &StartTag<usize>, span: Span) {
        let name: &[u8] = &tag.name;
        let shown = element::shown(name);
        self.end_implied(name);
        if shown == Shown::Block {
            self.end_block();
        }
        self.note_date(tag);
        match name {
            b"br" if !self.inside().hidden => self.line_break(span),
            b"sup" if !self.inside().hidden => self.part_from_figure(),
            _ => {}
        }
        if element::is_void(name) {
            return;
        }
        self.stack.truncate(DEEPEST);
        let inside = self.inside_of(tag, shown);
        self.stack.push(Element {
            name: name.to_vec(),
            inside,
        });
    }

    /// What is inside of an element: what its parent says, changed by its name, classes and attributes.
    fn inside_of(&mut self, tag: &StartTag<usize>, shown: Shown) -> Inside {
        let mut inside = self.inside();
        let name: &[u8] = &tag.name;
        let attribute = |name: &[u8]| {
            tag.attributes
                .get(name)
                .map(|value| String::from_utf8_lossy(&value.value).to_lowercase())
        };
        inside.hidden |= shown == Shown::Never
            || tag.attributes.contains_key(&b"hidden"[..])
            || attribute(b"style")
                .is_some_and(|style| style.replace(' ', "").contains("display:none"));
        match name {
            // A link that stands raised is a footnote's mark.
            b"a" if self.stack.last().is_some_and(|outer| outer.name == b"sup") => {
                inside.hidden = true;
            }
            b"main" => inside.region.main = true,
            b"article" if inside.region.article.is_none() => {
                inside.region.article = Some(self.articles);
                self.articles += 1;
            }
            // The page's title names the site too; the heading is in the body.
            b"title" => inside.hidden = true,
            b"h1" => inside.kind = Some(BlockKind::Heading(1)),
            b"h2" => inside.kind = Some(BlockKind::Heading(2)),
            b"h3" => inside.kind = Some(BlockKind::Heading(3)),
            b"h4" => inside.kind = Some(BlockKind::Heading(4)),
            b"h5" => inside.kind = Some(BlockKind::Heading(5)),
            b"h6" => inside.kind = Some(BlockKind::Heading(6)),
            b"blockquote" => inside.kind = Some(BlockKind::Quote),
            b"figcaption" | b"caption" => inside.kind = Some(BlockKind::Caption),
            b"pre" => inside.preformatted = true,
            // The line ends with the element around the code.
            b"code" if inside.preformatted => {
                self.stack
                    .last_mut()
                    .into_iter()
                    .for_each(|outer| outer.inside.furniture = Some(Furniture::Code));
            }
            b"ul" | b"ol" | b"menu" | b"dir" => inside.list = Some(self.numbers.lists.begin()),
            b"li" => self.item = inside.list,
            b"table" => {
                self.grids.truncate(DEEPEST);
                self.grids.push(Grid::new(self.numbers.tables));
                self.numbers.tables += 1;
            }
            b"tr" => self.grids.last_mut().into_iter().for_each(Grid::next_row),
            b"td" | b"th" => {
                let number = |name| {
                    attribute(name)
                        .and_then(|value| value.trim().parse().ok())
                        .unwrap_or(1)
                };
                let (columns, rows) = (number(b"colspan"), number(b"rowspan"));
                if let Some(grid) = self.grids.last_mut() {
                    let (row, column) = grid.next_cell(columns, rows);
                    inside.kind = Some(BlockKind::Cell {
                        table: grid.number,
                        row,
                        column,
                        header: name == b"th",
                    });
                }
            }
            _ => {}
        }
        let is_top = matches!(name, b"html" | b"body" | b"main" | b"article");
        let classes = [attribute(b"class"), attribute(b"id")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        if let Some(class) = element::furniture_of_classes(&classes).filter(|_| !is_top) {
            match class {
                Class::Caption => inside.kind = Some(BlockKind::Caption),
                Class::Furniture(new) => inside.furniture = Some(combine(inside.furniture, new)),
            }
        } else if let Some(new) = element::furniture_of_name(name) {
            inside.furniture = Some(combine(inside.furniture, new));
        }
        inside
    }

    /// Ends the elements whose end tags may be left out before this start tag.
    fn end_implied(&mut self, name: &[u8]) {
        let (ended, kept) = element::ends(name);
        let from = self
            .stack
            .iter()
            .rposition(|element| kept.contains(&element.name.as_slice()));
        let inner = &self.stack[from.map_or(0, |at| at + 1)..];
        if let Some(at) = inner
            .iter()
            .position(|element| ended.contains(&element.name.as_slice()))
        {
            let depth = self.stack.len() - inner.len() + at;
            self.end_block();
            self.stack.truncate(depth);
        }
    }

    fn end(&mut self, name: &[u8]) {
        let Some(at) = self.stack.iter().rposition(|element| element.name == name) else {
            return;
        };
        if self.stack[at..]
            .iter()
            .any(|element| element::shown(&element.name) == Shown::Block)
        {
            self.end_block();
        }
        let tables = self.stack[at..]
            .iter()
            .filter(|element| element.name == b"table")
            .count();
        self.grids.truncate(self.grids.len().saturating_sub(tables));
        self.stack.truncate(at);
    }

    /// Takes text over: runs of blanks become one, references become characters.
    fn text(&mut self, span: Span) {
        let preformatted = self.inside().preformatted;
        let text = &self.source[span.start..span.end];
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let rest = &text[at..];
            let start = span.start + at;
            if first == '&' {
                let (decoded, length) =
                    entity::at_start(rest).unwrap_or_else(|| ("&".to_owned(), 1));
                self.builder
                    .replace(&decoded, Span::new(start, start + length));
                at += length;
                continue;
            }
            let is_space = |c: char| c.is_ascii_whitespace() && !preformatted;
            let length = if is_space(first) {
                rest.find(|c| !is_space(c))
            } else {
                rest.find(|c| is_space(c) || c == '&')
            };
            let length = length.unwrap_or(rest.len());
            if !is_space(first) {
                self.builder.copy(Span::new(start, start + length));
            } else if !self.builder.open().is_empty() && !self.builder.open().ends_with([' ', '\n'])
            {
                self.builder.replace(" ", Span::new(start, start + length));
            }
            at += length;
        }
    }

    /// Two line breaks in a row part paragraphs, as on old pages.
    fn line_break(&mut self, span: Span) {
        if self.builder.open().trim_end_matches(' ').ends_with('\n') {
            self.end_block();
        } else {
            self.builder.replace("\n", span);
        }
    }

    /// A footnote mark must not grow onto a figure: 63<sup>2</sup> is not 632.
    fn part_from_figure(&mut self) {
        if self
            .builder
            .open()
            .ends_with(|c: char| c.is_ascii_digit() || c == '%')
        {
            self.builder.insert(" ");
        }
    }

    fn end_block(&mut self) {
        let inside = self.inside();
        let length = self.builder.open().trim().len();
        let mut kind = inside.kind.unwrap_or(BlockKind::Paragraph);
        let item = if length > 0 { self.item.take() } else { None };
        if let (Some(list), BlockKind::Paragraph) = (item, kind) {
            kind = BlockKind::ListItem(list);
        }
        if matches!(kind, BlockKind::Cell { .. }) {
            let is_laid_out = length > LONGEST_CELL || self.builder.last_kind() == Some(kind);
            kind = if is_laid_out {
                BlockKind::Paragraph
            } else {
                kind
            };
        }
        if let Some(furniture) = inside.furniture {
            kind = BlockKind::Furniture(furniture);
        }
        if self.builder.close(kind) {
            self.regions.push(inside.region);
        }
    }

    /// Keeps the date of publication, if the tag says it.
    fn note_date(&mut self, tag: &StartTag<usize>) {
        let attribute = |name: &[u8]| {
            tag.attributes
                .get(name)
                .map(|value| String::from_utf8_lossy(&value.value))
        };
        match tag.name.as_slice() {
            b"meta" => {
                let names = [
                    "article:published_time",
                    "date",
                    "datepublished",
                    "dc.date",
                    "dc.date.issued",
                    "pubdate",
                    "publish-date",
                ];
                let name = [&b"property"[..], b"name", b"itemprop"]
                    .into_iter()
                    .find_map(attribute);
                if name.is_some_and(|name| names.contains(&name.to_ascii_lowercase().as_str()))
                    && self.stated.is_none()
                {
                    self.stated = attribute(b"content").map(|content| content.trim().to_owned());
                }
            }
            b"time"
                if self.inside().furniture != Some(Furniture::Comment) && self.shown.is_none() =>
            {
                self.shown = attribute(b"datetime")
                    .map(|date| date.trim().to_owned())
                    .filter(|date| !date.is_empty());
            }
            _ => {}
        }
    }
}

/// A comment's parts are told apart inside of it, and nothing else is.
fn combine(outer: Option<Furniture>, inner: Furniture) -> Furniture {
    match (outer, inner) {
        (
            Some(Furniture::Comment),
            Furniture::CommentHead | Furniture::Byline | Furniture::Navigation,
        )
        | (Some(Furniture::Byline), Furniture::CommentHead) => inner,
        (Some(outer), _) => outer,
        (None, inner) => inner,
    }
}
