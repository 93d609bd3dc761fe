//! Rows and columns whose label says that they total the others.

use extractor::{Interval, Kind};

use super::{cell, holds, learn};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::grid::Grid;
use crate::view::View;

/// A label that says nothing but "total".
const PLAIN: i32 = 6;

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
pub(super) fn below(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    let mut from = 1;
    let labels: Vec<i32> = (0..grid.rows.len())
        .map(|row| label(&grid.words(view, row, 0)))
        .collect();
    for row in 1..grid.rows.len() {
        let named = labels[row];
        if named == 0 {
            continue;
        }
        let first = if row > from + 1 { from } else { 1 };
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
        let only = named == PLAIN && labels.iter().filter(|named| **named > 0).count() == 1;
        let adds =
            only && found.len() == 1 && grid.columns() == 2 && additive(&grid.header(view, 1));
        let alone = if adds && found.iter().all(plausible) {
            8
        } else {
            5
        };
        learn(view, found, alone, out);
        from = row + 1;
    }
}

/// Columns that total the columns before.
pub(super) fn beside(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for column in 2..grid.columns() {
        let header = grid.header(view, column);
        let played = header == "played"
            && (1..column).all(|c| {
                matches!(
                    grid.header(view, c).as_str(),
                    "won" | "drawn" | "lost" | "tied"
                )
            });
        let named = if played { PLAIN } else { label(&header) };
        if named == 0 {
            continue;
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
