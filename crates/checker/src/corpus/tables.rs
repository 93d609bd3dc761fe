//! Cells of tables as figures: of what the words of their row and column say, in the year that heads either.
//!
//! A row is taken for a sentence, and the words before the table for what it is all about. Silent where a header gives a unit or
//! a scale that the cell does not have: it may be of that cell, or of some other.

use document::{BlockKind, Furniture};
use extractor::{CalendarDate, Per, UnitId};

use super::aspect::Aspects;
use super::clause::{class, value};
use super::draw::{in_percent, sorted};
use super::fact::{Class, Extent, Fact};
use super::names::own_names;
use super::period::{When, span_of};
use super::terms::{Term, vocabulary};
use crate::grid::Grid;
use crate::view::View;

/// Of a table only so many rows and columns are read, and of a document so many cells.
const ROWS: usize = 60;
const COLUMNS: usize = 12;
const CELLS: usize = 240;

/// What a table stands under.
struct Caption {
    far: Vec<Term>,
    names: Vec<Term>,
    year: Option<i32>,
}

/// The cells of a document's tables, numbered behind its other figures. `capitals` are the stems it capitalises as names.
pub(super) fn cells(
    view: &View<'_>,
    grids: &[Grid],
    capitals: &[Term],
    topics: &[Term],
    known: usize,
) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for grid in grids {
        let Some(first) = grid.rows.iter().flatten().find_map(|cell| cell.block) else {
            continue;
        };
        let caption = caption(view, capitals, topics, first);
        for row in 1..grid.rows.len().min(ROWS) {
            for column in 1..grid.columns().min(COLUMNS) {
                if found.len() < CELLS {
                    let number = known + found.len() + 1;
                    found.extend(cell(view, capitals, grid, (row, column), &caption, number));
                }
            }
        }
    }
    found
}

/// The heading or paragraph right before a table.
fn caption(view: &View<'_>, capitals: &[Term], topics: &[Term], first: usize) -> Caption {
    let before = view.document.blocks[..first].iter().rev();
    let text = before
        .take(3)
        .find(|block| {
            !matches!(
                block.kind,
                BlockKind::Furniture(Furniture::Byline) | BlockKind::Cell { .. }
            )
        })
        .map_or("", |block| view.document.words(block.span));
    let mut names = own_names(text, capitals);
    if names.is_empty() {
        names = topics.to_vec();
    }
    Caption {
        far: vocabulary(text),
        names,
        year: year_in(text),
    }
}

/// The one year that a text names.
fn year_in(text: &str) -> Option<i32> {
    let mut years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1900..2100).contains(year));
    years
        .next()
        .filter(|first| years.all(|year| year == *first))
}

/// Whether words give a unit, a scale or a divisor.
fn scales(words: &str) -> bool {
    words.contains(['£', '$', '€', '%', '‰'])
        || words.contains("000")
        || words.split(|c: char| !c.is_alphabetic()).any(|word| {
            matches!(
                word,
                "million"
                    | "millions"
                    | "thousand"
                    | "thousands"
                    | "billion"
                    | "m"
                    | "bn"
                    | "mn"
                    | "per"
                    | "rate"
                    | "index"
                    | "share"
            )
        })
}

fn cell(
    view: &View<'_>,
    capitals: &[Term],
    grid: &Grid,
    (row, column): (usize, usize),
    caption: &Caption,
    number: usize,
) -> Option<Fact> {
    let q = grid.figure(row, column)?;
    let quantity = view.quantity(q);
    let class = class(view, q).filter(|class| matches!(class, Class::Level | Class::Part))?;
    let block = |row: usize, column: usize| grid.rows.get(row)?.get(column)?.block;
    let words = |block: Option<usize>| {
        block.map_or("", |at| view.document.words(view.document.blocks[at].span))
    };
    let (label, header) = (block(row, 0), block(0, column));
    let (said, above) = (words(label), words(header));
    let unit = quantity.unit.base != UnitId::NONE;
    if !unit && (scales(&said.to_lowercase()) || scales(&above.to_lowercase()))
        || grid
            .figure(0, column)
            .is_some_and(|at| view.quantity(at).date.is_none())
    {
        return None;
    }
    let head = [above, said]
        .into_iter()
        .map(vocabulary)
        .find(|terms| !terms.is_empty())?;
    let both = format!("{said} {above}");
    let near = sorted(&mut vocabulary(&both).into_iter());
    let far = caption.far.iter().copied();
    let year = year_in(above).or_else(|| year_in(said));
    let span = year.or(caption.year).and_then(|year| {
        span_of(CalendarDate {
            year: Some(year),
            ..CalendarDate::default()
        })
    });
    let mut names = own_names(&both, capitals);
    names.extend(&caption.names);
    let (nominal, stated, bare) = value(view, q, class)?;
    Some(in_percent(Fact {
        place: view.place(quantity.span),
        sentence: view.document.blocks[label?].span,
        printed: view.printed(q).into(),
        class,
        kind: quantity.kind,
        unit: quantity.unit,
        per: Per::Nothing,
        hedge: quantity.hedge,
        value: nominal,
        stated,
        bare,
        grain: quantity.grain,
        direction: None,
        anchors: near.iter().copied().take(6).collect(),
        head: sorted(&mut head.into_iter()),
        far: sorted(&mut far.filter(|term| near.binary_search(term).is_err())),
        near,
        names: sorted(&mut names.into_iter()),
        owner: Box::default(),
        aspects: Aspects::default(),
        marks: Box::default(),
        when: When {
            span,
            soft: year.is_none(),
        },
        base: None,
        passing: false,
        list: 0,
        extent: Extent::Open,
        part: false,
        order: u32::try_from(number).unwrap_or(u32::MAX),
        whole: 0,
        older: 0,
        pace: UnitId::NONE,
        sorts: Box::default(),
        spoken: None,
    }))
}
