//! A document's blocks as the page shows them, with the marks in them.

use std::borrow::Cow;

use document::{Block, BlockKind, Document, Furniture, Span};

use super::marks::Mark;

/// A part of a draft.
pub(super) enum Node<'a> {
    /// A heading with its level, 4 to 6, below the page's own.
    Heading(u8, Vec<Piece<'a>>),
    Paragraph(Vec<Piece<'a>>),
    List(Vec<Vec<Piece<'a>>>),
    Quote(Vec<Piece<'a>>),
    Caption(Vec<Piece<'a>>),
    Table(Vec<Vec<Cell<'a>>>),
    /// Who wrote it and when.
    Byline(Vec<Piece<'a>>),
    /// Text around the article, in which nothing is checked: what it is, and its paragraphs.
    Around(&'static str, Vec<Vec<Piece<'a>>>),
    Code(Vec<Piece<'a>>),
}

/// A cell of a table.
pub(super) struct Cell<'a> {
    pub(super) header: bool,
    /// How many columns before it hold nothing.
    pub(super) gap: u32,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A run of text, or the start or the end of a mark.
pub(super) enum Piece<'a> {
    Text(Cow<'a, str>),
    /// A mark that holds no other.
    Link(&'a Mark),
    /// A mark that holds others.
    Group(&'a Mark),
    /// A number that no finding speaks of.
    Number,
    EndLink,
    End,
}

/// The parts of a document in their order.
pub(super) fn nodes<'a>(document: &'a Document, marks: &'a [Mark]) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    let mut last = None;
    let mut row = (0, 0);
    for block in &document.blocks {
        let pieces = block_pieces(document, block, marks);
        let goes_on = last.is_some_and(|last| go_together(last, block.kind));
        match (block.kind, nodes.last_mut().filter(|_| goes_on)) {
            (BlockKind::ListItem(_), Some(Node::List(items))) => items.push(pieces),
            (BlockKind::Cell { .. }, Some(Node::Table(rows))) => {
                add_cell(rows, &mut row, block.kind, pieces);
            }
            (BlockKind::Furniture(_), Some(Node::Around(_, texts))) => texts.push(pieces),
            (kind, _) => nodes.push(match kind {
                BlockKind::Heading(level) => {
                    Node::Heading(level.saturating_add(3).clamp(4, 6), pieces)
                }
                BlockKind::Paragraph => Node::Paragraph(pieces),
                BlockKind::ListItem(_) => Node::List(vec![pieces]),
                BlockKind::Quote => Node::Quote(pieces),
                BlockKind::Caption => Node::Caption(pieces),
                BlockKind::Cell { row: first, .. } => {
                    row = (first, 0);
                    let mut rows = vec![Vec::new()];
                    add_cell(&mut rows, &mut row, kind, pieces);
                    Node::Table(rows)
                }
                BlockKind::Furniture(Furniture::Byline) => Node::Byline(pieces),
                BlockKind::Furniture(Furniture::Code) => Node::Code(pieces),
                BlockKind::Furniture(furniture) => Node::Around(name(furniture), vec![pieces]),
            }),
        }
        last = Some(block.kind);
    }
    nodes
}

/// Whether a block goes on with what the one before it began.
fn go_together(before: BlockKind, here: BlockKind) -> bool {
    match (before, here) {
        (BlockKind::ListItem(a), BlockKind::ListItem(b)) => a == b,
        (BlockKind::Cell { table: a, .. }, BlockKind::Cell { table: b, .. }) => a == b,
        (BlockKind::Furniture(a), BlockKind::Furniture(b)) => name(a) == name(b),
        _ => false,
    }
}

const fn name(furniture: Furniture) -> &'static str {
    match furniture {
        Furniture::Byline => "Byline",
        Furniture::Code => "Code",
        Furniture::Navigation => "Navigation",
        Furniture::Comment | Furniture::CommentHead => "Readers’ comments",
        Furniture::Boilerplate => "Notices",
    }
}

/// Adds a cell; `at` is the row and the column behind the last one.
fn add_cell<'a>(
    rows: &mut Vec<Vec<Cell<'a>>>,
    at: &mut (u32, u32),
    kind: BlockKind,
    pieces: Vec<Piece<'a>>,
) {
    let BlockKind::Cell {
        row,
        column,
        header,
        ..
    } = kind
    else {
        return;
    };
    if row != at.0 {
        rows.push(Vec::new());
        *at = (row, 0);
    }
    let cell = Cell {
        header,
        gap: column.saturating_sub(at.1),
        pieces,
    };
    at.1 = column.saturating_add(1);
    if let Some(row) = rows.last_mut() {
        row.push(cell);
    }
}

fn block_pieces<'a>(document: &'a Document, block: &Block, marks: &'a [Mark]) -> Vec<Piece<'a>> {
    let first = marks.partition_point(|mark| mark.span.end <= block.span.start);
    let here = &marks[first..];
    let here = &here[..here.partition_point(|mark| mark.span.start < block.span.end)];
    let mut pieces = Vec::new();
    add_pieces(document, block.span, here, &mut pieces);
    pieces
}

fn add_pieces<'a>(
    document: &'a Document,
    span: Span,
    marks: &'a [Mark],
    pieces: &mut Vec<Piece<'a>>,
) {
    let mut at = span.start;
    let text = |start: usize, end: usize, pieces: &mut Vec<Piece<'a>>| {
        if start < end {
            pieces.push(Piece::Text(shown(document.words(Span::new(start, end)))));
        }
    };
    for mark in marks {
        let (start, end) = (mark.span.start.max(at), mark.span.end.min(span.end));
        text(at, start, pieces);
        let (begin, finish) = if mark.number == 0 {
            (Piece::Number, Piece::End)
        } else if mark.inner.is_empty() {
            (Piece::Link(mark), Piece::EndLink)
        } else {
            (Piece::Group(mark), Piece::End)
        };
        pieces.push(begin);
        add_pieces(document, Span::new(start, end), &mark.inner, pieces);
        pieces.push(finish);
        at = end;
    }
    text(at, span.end, pieces);
}

/// Words without control characters, which a page must not hold.
fn shown(words: &str) -> Cow<'_, str> {
    let foreign = |c: char| c.is_control() && !c.is_whitespace();
    if words.contains(foreign) {
        Cow::Owned(words.replace(foreign, "\u{fffd}"))
    } else {
        Cow::Borrowed(words)
    }
}
