//! `table`: row and column totals, and changes in columns that say so.
//!
//! A total row or column is found by its label; whether it really is one is learnt from the table: a sum that holds in
//! one column must hold in the next. Silent where no column adds up and no slip explains the difference, after "of which",
//! for selected lines, and within the rounding of the parts.

use extractor::{Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::diagnose;
use crate::formula::Formula;
use crate::grid::Grid;
use crate::judge::{Outcome, outcome};
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    for grid in &scene.grids {
        totals_below(scene.view, grid, out);
        totals_beside(scene.view, grid, out);
        change_columns(scene.view, grid, out);
    }
}

/// Whether a label announces a total, and how surely.
fn total_label(label: &str) -> i32 {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    if label.starts_with("total") || label.ends_with("total") || label == "all" || label == "sum" {
        return 6;
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

/// Rows whose label says that they total the rows above, as far as the total before.
fn totals_below(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    let mut from = 1;
    for row in 1..grid.rows.len() {
        let named = total_label(&grid.words(view, row, 0));
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
        learn(view, found, out);
        from = row + 1;
    }
}

/// Columns whose header says that they total the columns before.
fn totals_beside(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for column in 2..grid.columns() {
        let named = total_label(&grid.header(view, column));
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
        learn(view, found, out);
    }
}

/// Columns headed "change": of the two columns before, in their unit or in per cent.
fn change_columns(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for column in 3..grid.columns() {
        let header = grid.header(view, column);
        if !(header.contains("change")
            || header.contains("growth")
            || header.contains("increase")
            || header.contains("+/-"))
        {
            continue;
        }
        let mut found = Vec::new();
        for row in 1..grid.rows.len() {
            let (Some(change), Some(new), Some(old)) = (
                grid.figure(row, column),
                grid.figure(row, column - 1),
                grid.figure(row, column - 2),
            ) else {
                continue;
            };
            let percent = view.quantity(change).kind == Kind::Percent
                || header.contains('%')
                || header.contains("per cent")
                || header.contains("percent");
            let mut claim = Claim::of(view, change);
            if percent {
                claim = claim.scaled(1.0, UnitId::PERCENT);
            }
            let later_last = !header_is_later(view, grid, column - 2, column - 1);
            let (new, old) = if later_last { (new, old) } else { (old, new) };
            found.push(Candidate {
                rule: "table",
                claim,
                formula: if percent {
                    Formula::PercentChange
                } else {
                    Formula::Difference
                },
                operands: vec![Bound::own(view, new), Bound::own(view, old)],
                strength: 6,
                sense: Sense::None,
            });
        }
        learn(view, found, out);
    }
}

/// Whether the first of two columns is headed by the later year.
fn header_is_later(view: &View<'_>, grid: &Grid, first: usize, second: usize) -> bool {
    matches!((grid.header_year(view, first), grid.header_year(view, second)), (Some(a), Some(b)) if a > b)
}

fn sum(view: &View<'_>, total: usize, parts: &[usize], named: i32) -> Candidate {
    let unit = view.quantity(total).unit.base;
    Candidate {
        rule: "table",
        claim: Claim::of(view, total),
        formula: Formula::Sum,
        operands: parts
            .iter()
            .map(|&part| Bound::new(view, part, unit))
            .collect(),
        strength: named,
        sense: Sense::None,
    }
}

/// What holds elsewhere in the same row or column must hold here; a nameable slip counts as much.
fn learn(view: &View<'_>, mut found: Vec<Candidate>, out: &mut Vec<Candidate>) {
    // Printed cells are rounded only to their last printed place: a count's trailing zeros are digits here.
    for candidate in &mut found {
        for bound in &mut candidate.operands {
            let quantity = view.quantity(bound.quantity);
            let half = if quantity.grain < 1.0 {
                quantity.grain / 2.0
            } else {
                0.5
            };
            bound.interval = extractor::Interval::around(bound.value, half);
        }
        let half = if candidate.claim.grain < 1.0 {
            candidate.claim.grain / 2.0
        } else {
            0.5
        };
        candidate.claim.stated = extractor::Interval::around(candidate.claim.value, half);
        candidate.claim.bare = candidate.claim.stated;
    }
    let held = found
        .iter()
        .filter(|candidate| outcome(candidate) == Outcome::Agrees)
        .count();
    let failed = found.len() - held;
    for mut candidate in found {
        let slip = diagnose::cause(view, &candidate).is_some();
        if held > 0 && failed <= held.max(1) {
            candidate.strength += 3;
        }
        if slip {
            candidate.strength += 2;
        }
        if outcome(&candidate) != Outcome::Agrees && held == 0 && !slip {
            candidate.strength = candidate.strength.min(5);
        }
        out.push(candidate);
    }
}
