//! Columns whose header says how they follow from others: "change", "difference", "share", "spending per visit".

use extractor::{Kind, UnitId};

use super::{cell, holds, in_percent, learn, totals};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::grid::Grid;
use crate::view::View;

/// How many columns away the operands of a computed column may stand: the work grows with the square.
pub(super) const WIDEST: usize = 16;

/// What a header says of its column.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// Later less earlier, or in per cent of the earlier.
    Change,
    /// One column less another.
    Difference,
    /// Each cell in per cent of its column's total.
    Share,
    /// One column divided by another.
    Ratio,
}

pub(super) fn propose(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for column in 2..grid.columns() {
        let header = grid.header(view, column);
        let Some(says) = says(header) else { continue };
        let ways: Vec<Vec<Candidate>> = match says {
            Says::Change => vec![changes(view, grid, column, header)],
            Says::Difference => pairs(column, grid)
                .map(|(a, b)| {
                    rows(view, grid, column, |claim, row| {
                        difference(view, grid, claim, row, a, b)
                    })
                })
                .collect(),
            Says::Share => (column.saturating_sub(WIDEST).max(1)..grid.columns())
                .take(2 * WIDEST)
                .filter(|&other| other != column)
                .map(|other| shares(view, grid, column, other))
                .collect(),
            Says::Ratio => pairs(column, grid)
                .map(|(a, b)| {
                    rows(view, grid, column, |claim, row| {
                        ratio(view, grid, column, claim, row, (a, b))
                    })
                })
                .collect(),
        };
        // Of the ways in which the column may follow, the table shows which one was meant.
        let tried = ways.len();
        let Some(best) = ways
            .into_iter()
            .max_by_key(|found| found.iter().filter(|candidate| holds(candidate)).count())
        else {
            continue;
        };
        let held = best.iter().filter(|candidate| holds(candidate)).count();
        if tried <= 2 || held >= 2 {
            learn(view, best, 5, out);
        }
    }
}

fn says(header: &str) -> Option<Says> {
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    let is = |words: &[&str]| words.contains(&header.trim());
    if has(&["change", "growth", "increase", "+/-", "% rise"])
        || is(&[
            "rise", "fall", "gain", "loss", "drop", "up", "more", "added", "over",
        ])
    {
        Some(Says::Change)
    } else if has(&["difference", "balance", "surplus", "net ", "gap", "margin"]) {
        Some(Says::Difference)
    } else if has(&["share", "% of", "per cent of", "percent of", "proportion"])
        || matches!(header, "%" | "per cent" | "percent" | "percentage")
    {
        Some(Says::Share)
    } else if has(&[" per ", "average", "a head", " each"]) {
        Some(Says::Ratio)
    } else {
        None
    }
}

/// All ordered pairs of the columns that stand before one, not too far.
fn pairs(column: usize, grid: &Grid) -> impl Iterator<Item = (usize, usize)> {
    let columns = column.saturating_sub(WIDEST).max(1)..column.min(grid.columns());
    let others = columns.clone();
    columns.flat_map(move |a| others.clone().filter(move |&b| b != a).map(move |b| (a, b)))
}

/// One candidate for each row of a column that has its operands.
fn rows(
    view: &View<'_>,
    grid: &Grid,
    column: usize,
    compute: impl Fn(Claim, usize) -> Option<Candidate>,
) -> Vec<Candidate> {
    (1..grid.rows.len())
        .filter_map(|row| compute(Claim::of(view, grid.figure(row, column)?), row))
        .collect()
}

fn difference(
    view: &View<'_>,
    grid: &Grid,
    claim: Claim,
    row: usize,
    a: usize,
    b: usize,
) -> Option<Candidate> {
    let (a, b) = (grid.figure(row, a)?, grid.figure(row, b)?);
    view.comparable(a, b).then(|| {
        cell(
            view,
            claim,
            Formula::Difference,
            &[Bound::own(view, a), Bound::own(view, b)],
            6,
        )
    })
}

/// Each column in the unit that its header gives: "Visits (thousands)", "Spending (£ million)".
fn ratio(
    view: &View<'_>,
    grid: &Grid,
    column: usize,
    claim: Claim,
    row: usize,
    (a, b): (usize, usize),
) -> Option<Candidate> {
    let factor = |column: usize| scale(grid.header(view, column));
    let bound = |column: usize| {
        let own = Bound::own(view, grid.figure(row, column)?);
        Some(Bound {
            value: own.value * factor(column),
            ..own
        })
    };
    let claim = claim.scaled(factor(column), claim.unit);
    Some(cell(
        view,
        claim,
        Formula::Quotient,
        &[bound(a)?, bound(b)?],
        6,
    ))
}

/// Thousands and millions as headers print them.
pub(super) fn scale(header: &str) -> f64 {
    let unit = header
        .rsplit_once('(')
        .map_or(header, |(_, unit)| unit)
        .trim_end_matches(')')
        .trim();
    let ends = |words: &[&str]| words.iter().any(|word| unit.ends_with(word));
    if ends(&["thousand", "thousands", "000", "000s"]) {
        1e3
    } else if ends(&["million", "millions", "£m", "$m", "€m"]) || unit == "m" {
        1e6
    } else if ends(&["billion", "billions", "bn"]) {
        1e9
    } else {
        1.0
    }
}

/// Every cell against the total of its column.
fn shares(view: &View<'_>, grid: &Grid, column: usize, other: usize) -> Vec<Candidate> {
    let total = (1..grid.rows.len())
        .rev()
        .find(|&row| totals::label(grid.words(view, row, 0)) > 0)
        .and_then(|row| Some((row, grid.figure(row, other)?)));
    let Some((last, whole)) = total else {
        return Vec::new();
    };
    if view.quantity(whole).kind == Kind::Percent {
        return Vec::new();
    }
    rows(view, grid, column, |claim, row| {
        let part = grid.figure(row, other).filter(|_| row < last)?;
        Some(cell(
            view,
            in_percent(claim),
            Formula::Share,
            &[Bound::own(view, part), Bound::own(view, whole)],
            6,
        ))
    })
}

/// Of the two columns before, in their unit or in per cent.
fn changes(view: &View<'_>, grid: &Grid, column: usize, header: &str) -> Vec<Candidate> {
    if column < 3 {
        return Vec::new();
    }
    let swapped = matches!((grid.header_year(view, column - 2), grid.header_year(view, column - 1)), (Some(a), Some(b)) if a > b);
    let (new, old) = if swapped {
        (column - 2, column - 1)
    } else {
        (column - 1, column - 2)
    };
    rows(view, grid, column, |claim, row| {
        let operands = [
            Bound::own(view, grid.figure(row, new)?),
            Bound::own(view, grid.figure(row, old)?),
        ];
        let percent = claim.unit == UnitId::PERCENT
            || header.contains('%')
            || header.contains("per cent")
            || header.contains("percent");
        Some(if percent {
            cell(
                view,
                in_percent(claim),
                Formula::PercentChange,
                &operands,
                6,
            )
        } else {
            cell(view, claim, Formula::Difference, &operands, 6)
        })
    })
}
