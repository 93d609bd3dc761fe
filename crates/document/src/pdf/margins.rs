//! What is printed in the margins of pages: their numbers, and lines that come again on page after page.

use crate::sort_by;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::pieces::Piece;

/// What stands in the outer part of a page, of its height, may be in its margin.
const MARGIN: f64 = 0.13;
/// What stands farther out than this in a smaller size was printed there by a browser.
const EDGE: f64 = 0.06;
/// So many lines at either end of a page are looked at.
const LINES: usize = 3;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^0-9A-Za-z]*(?i-u:page|seite|p\.|pg\.)?\s*[0-9]{1,4}\s*(?:(?i-u:of|/|von)\s*[0-9]{1,4})?[^0-9A-Za-z]*$")
        .expect("the pattern is valid")
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?i-u:page)\s+[0-9]{1,4}(?-u:\b)").expect("the pattern is valid")
});

/// The pieces of a page.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) number: u32,
    pub(super) height: f64,
    pub(super) pieces: Vec<Piece>,
}

/// Marks what is printed in margins as no part of the text; `body` is the size that most words have.
pub(super) fn mark(sheets: &mut [Sheet], body: f64) {
    let mut pages: HashMap<(bool, String), HashSet<u32>> = HashMap::new();
    let ends: Vec<_> = sheets.iter().map(ends).collect();
    for (sheet, ends) in sheets.iter().zip(&ends) {
        for end in ends {
            let key = (end.top, shape(&end.words));
            pages.entry(key).or_default().insert(sheet.number);
        }
    }
    // A chapter's title stands on the chapter's pages alone.
    let often = (sheets.len() / 5).clamp(2, 3);
    for (sheet, ends) in sheets.iter_mut().zip(ends) {
        // From the edge inwards: behind a line of the text there is no margin.
        for top in [true, false] {
            for end in ends.iter().filter(|end| end.top == top) {
                let again = pages
                    .get(&(top, shape(&end.words)))
                    .is_some_and(|pages| pages.len() >= often);
                let small = end.outside < EDGE && end.size < 0.9 * body;
                let numbered = end.outside < 0.09 && NUMBERED.is_match(&end.words);
                if !(end.alone && (again || NUMBER.is_match(&end.words)) || numbered || small) {
                    break;
                }
                for &piece in &end.pieces {
                    sheet.pieces[piece].artifact = true;
                }
            }
        }
    }
}

/// A line near the upper or lower edge of a page.
struct End {
    top: bool,
    words: String,
    pieces: Vec<usize>,
    size: f64,
    /// How far from the edge it stands, of the page's height.
    outside: f64,
    /// Whether it keeps a distance from what is inwards of it.
    alone: bool,
}

fn ends(sheet: &Sheet) -> Vec<End> {
    let mut order: Vec<usize> = (0..sheet.pieces.len())
        .filter(|&index| !sheet.pieces[index].artifact)
        .collect();
    sort_by(&mut order, |&a, &b| {
        sheet.pieces[b].base.total_cmp(&sheet.pieces[a].base)
    });
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        match rows.last_mut() {
            Some(row) if sheet.pieces[row[0]].is_level(&sheet.pieces[index]) => row.push(index),
            _ => rows.push(vec![index]),
        }
    }
    let base = |row: &[usize]| sheet.pieces[row[0]].base;
    let end = |at: usize, top: bool| {
        let mut pieces = rows[at].clone();
        sort_by(&mut pieces, |&a, &b| {
            sheet.pieces[a].left.total_cmp(&sheet.pieces[b].left)
        });
        let words: Vec<_> = pieces
            .iter()
            .map(|&piece| sheet.pieces[piece].words.as_str())
            .collect();
        let size = sheet.pieces[pieces[0]].size;
        let inwards = if top {
            rows.get(at + 1)
        } else {
            at.checked_sub(1).map(|at| &rows[at])
        };
        let from_edge = if top {
            sheet.height - base(&rows[at])
        } else {
            base(&rows[at])
        };
        End {
            top,
            words: words.join(" "),
            size,
            outside: from_edge / sheet.height.max(1.0),
            alone: inwards.is_none_or(|row| (base(row) - base(&rows[at])).abs() > 1.6 * size),
            pieces,
        }
    };
    let count = rows.len();
    let upper = (0..count.min(LINES)).map(|at| end(at, true));
    let lower = (0..count.min(LINES)).map(|at| end(count - 1 - at, false));
    upper
        .chain(lower)
        .filter(|end| end.outside < MARGIN)
        .collect()
}

/// Words without what changes from page to page.
pub(super) fn shape(words: &str) -> String {
    let mut shape = String::with_capacity(words.len());
    for character in words.chars() {
        if !character.is_ascii_digit() {
            shape.push(character);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}
