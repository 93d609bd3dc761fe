//! Rows and columns whose label says that they total the others.

use extractor::{Interval, Kind, UnitId};

use super::{cell, holds, learn};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::grid::Grid;
use crate::view::View;

/// A label that says nothing but "total".
const PLAIN: i32 = 6;
/// How many totals of one table reach back to its start. Longer rows of them total nothing, and the work would grow
/// with the square.
const MOST: usize = 16;

/// Whether a label announces a total, and how surely.
pub(super) fn label(label: &str) -> i32 {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    if label.starts_with("total") || label.ends_with("total") || label == "all" || label == "sum" {
        return PLAIN;
    }
    let all = label.starts_with("all ")
        || label.contains("total")
        || label.starts_with("overall")
        || label.starts_with("combined");
    let whole = matches!(
        label,
        "year"
            | "full year"
            | "half year"
            | "whole year"
            | "both"
            | "altogether"
            | "together"
            | "annual"
            | "first half"
            | "second half"
    );
    if whole {
        5
    } else if all {
        3
    } else {
        0
    }
}

/// Rows that total the rows above, as far as the total before.
pub(super) fn below(
    view: &View<'_>,
    grid: &Grid,
    rounds: &dyn Fn() -> bool,
    out: &mut Vec<Candidate>,
) {
    let (mut from, mut grand) = (1, 0);
    let labels: Vec<i32> = (0..grid.rows.len())
        .map(|row| label(grid.words(view, row, 0)))
        .collect();
    for row in 1..grid.rows.len() {
        let named = labels[row];
        if named == 0 {
            continue;
        }
        let first = if row > from + 1 {
            from
        } else {
            grand += 1;
            if grand > MOST {
                continue;
            }
            1
        };
        let mut found = Vec::new();
        for column in 1..grid.columns() {
            let Some(total) = grid.figure(row, column) else {
                continue;
            };
            if view.quantity(total).kind == Kind::Percent {
                continue;
            }
            let parts: Vec<usize> = (first..row)
                .filter_map(|part| grid.figure(part, column))
                .collect();
            let whole = parts.len()
                == (first..row)
                    .filter(|&part| grid.rows[part].len() > 1)
                    .count();
            if parts.len() >= 2 && whole && parts.iter().all(|&part| view.comparable(part, total)) {
                found.push(sum(view, total, &parts, named));
            }
        }
        counted(view, grid, rounds, &mut found);
        let only = named == PLAIN && labels.iter().filter(|named| **named > 0).count() == 1;
        let adds =
            only && found.len() == 1 && grid.columns() == 2 && additive(grid.header(view, 1));
        let alone = if adds && found.iter().all(plausible) {
            8
        } else {
            5
        };
        learn(view, found, alone, out);
        from = row + 1;
    }
}

/// A first row that totals all rows below it, and rows of means.
pub(super) fn above(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    let labels: Vec<&str> = (0..grid.rows.len())
        .map(|row| grid.words(view, row, 0))
        .collect();
    let other = |row: usize| label(labels[row]) == 0 && !is_mean(labels[row]);
    let figures = |rows: std::ops::Range<usize>, column: usize| -> Option<Vec<usize>> {
        rows.map(|row| grid.figure(row, column)).collect()
    };
    let last = grid.rows.len();
    if last > 3 && label(labels[1]) > 0 && (2..last).all(other) {
        let found = (1..grid.columns()).filter_map(|column| {
            let total = grid.figure(1, column)?;
            let parts = figures(2..last, column)?;
            let adds = view.quantity(total).kind != Kind::Percent
                && parts.iter().all(|&part| view.comparable(part, total));
            adds.then(|| sum(view, total, &parts, label(labels[1])))
        });
        learn(view, found.collect(), 5, out);
    }
    for row in (3..last).filter(|&row| is_mean(labels[row])).take(MOST) {
        let found = (1..grid.columns()).filter_map(|column| {
            let claim = Claim::of(view, grid.figure(row, column)?);
            let parts = figures(1..row, column)?;
            let operands: Vec<Bound> = parts
                .iter()
                .map(|&part| Bound::new(view, part, claim.unit))
                .collect();
            Some(cell(view, claim, Formula::Mean, &operands, PLAIN))
        });
        let alone = if (1..row).all(other) { 8 } else { 5 };
        let found: Vec<Candidate> = found.collect();
        let alone = if found.iter().all(plausible_mean) {
            alone
        } else {
            5
        };
        learn(view, found, alone, out);
    }
}

fn is_mean(label: &str) -> bool {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        label,
        "mean" | "average" | "avg" | "arithmetic mean" | "simple average"
    )
}

/// Whether a mean that no slip explains at least lies among its parts.
fn plausible_mean(mean: &Candidate) -> bool {
    let value = mean.claim.value;
    mean.operands.iter().any(|part| part.value <= value)
        && mean.operands.iter().any(|part| part.value >= value)
}

/// Columns that total the columns before.
pub(super) fn beside(
    view: &View<'_>,
    grid: &Grid,
    rounds: &dyn Fn() -> bool,
    out: &mut Vec<Candidate>,
) {
    let mut totals = 0;
    for column in 2..grid.columns() {
        let header = grid.header(view, column);
        let played = header == "played"
            && (1..column)
                .take(MOST)
                .all(|c| matches!(grid.header(view, c), "won" | "drawn" | "lost" | "tied"));
        let named = if played { PLAIN } else { label(header) };
        if named == 0 {
            continue;
        }
        totals += 1;
        if totals > MOST {
            break;
        }
        let mut found = Vec::new();
        for row in 1..grid.rows.len() {
            let Some(total) = grid.figure(row, column) else {
                continue;
            };
            let parts: Vec<usize> = (1..column)
                .filter_map(|part| grid.figure(row, part))
                .collect();
            if parts.len() >= 2
                && parts.len() == column - 1
                && parts.iter().all(|&part| view.comparable(part, total))
            {
                found.push(sum(view, total, &parts, named));
            }
        }
        counted(view, grid, rounds, &mut found);
        if played {
            found.iter_mut().for_each(exactly);
        }
        let alone = if played && found.iter().all(plausible) {
            8
        } else {
            5
        };
        learn(view, found, alone, out);
    }
}

fn sum(view: &View<'_>, total: usize, parts: &[usize], named: i32) -> Candidate {
    let unit = view.quantity(total).unit.base;
    let operands: Vec<Bound> = parts
        .iter()
        .map(|&part| Bound::new(view, part, unit))
        .collect();
    cell(view, Claim::of(view, total), Formula::Sum, &operands, named)
}

/// Whole numbers of a table that, as its document, nowhere speaks of rounding, thousands or millions are counts, and counts add up exactly;
/// where all but one total do, the one is not a matter of rounding.
fn counted(view: &View<'_>, grid: &Grid, rounds: &dyn Fn() -> bool, found: &mut [Candidate]) {
    let whole = |bound: &Bound| bound.value.fract() == 0.0 && bound.value.abs() < 10_000.0;
    let exact = |total: &Candidate| total.value() == total.claim.value;
    let failed = found.iter().filter(|total| !exact(total)).count();
    let counts = found.iter().all(|total| {
        total.operands.iter().all(whole)
            && total.claim.unit == UnitId::NONE
            && total.claim.grain <= 1.0
    });
    let headers = || (0..grid.columns()).any(|column| says_rounding(grid.header(view, column)));
    if failed == 1 && found.len() >= 3 && counts && !headers() && !rounds() {
        found.iter_mut().for_each(exactly);
    }
}

/// Whether any text of a document that is no cell speaks of units larger than one or of rounding.
pub(super) fn speaks_of_rounding(view: &View<'_>) -> bool {
    view.document.blocks.iter().any(|block| {
        !matches!(block.kind, document::BlockKind::Cell { .. })
            && says_rounding(&view.words(block.span).to_lowercase())
    })
}

fn says_rounding(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "000", "thousand", "million", "billion", "£m", "$m", "€m", "bn", "%", "round", "not sum",
        "index",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// Matches are counted, never rounded.
fn exactly(total: &mut Candidate) {
    for part in &mut total.operands {
        part.interval = Interval::exact(part.value);
    }
}

/// Whether a total that no slip explains is still near its parts' sum and above each part.
fn plausible(total: &Candidate) -> bool {
    let near = (total.value() / total.claim.value - 1.0).abs() < 0.15;
    holds(total)
        || near
            && total
                .operands
                .iter()
                .all(|part| part.value < total.claim.value)
}

/// Whether figures under a header can be added at all.
fn additive(header: &str) -> bool {
    ![
        "average", "mean", "median", "rate", "price", "per ", "index", "age", "%", "share", "year",
        "rank", "score",
    ]
    .iter()
    .any(|word| header.contains(word))
}
