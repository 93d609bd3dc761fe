//! A row named for two others, "England and Wales", holds a mean of them: it lies between the two.
//!
//! Whether it does is learnt from the table: where nearly every column bears it out, a cell outside the other two cannot be
//! right, and with it one of the three.

use std::collections::HashMap;

use crate::finding::{Computed, Finding, Operand, Value, Verdict};
use crate::grid::Grid;
use crate::view::View;
use extractor::Interval;

/// A cell with the two that it lies between.
struct Between {
    cell: usize,
    ends: [usize; 2],
    low: f64,
    high: f64,
}

pub(super) fn judge(view: &View<'_>, grid: &Grid, out: &mut Vec<Finding>) {
    let found = between(view, grid);
    let holds = |between: &&Between| {
        let value = view.quantity(between.cell).value.unwrap_or(f64::NAN);
        let slack = view.quantity(between.cell).grain * (1.0 + 1e-6);
        (between.low - slack..=between.high + slack).contains(&value)
    };
    let (held, failed): (Vec<&Between>, Vec<&Between>) = found.iter().partition(holds);
    // Counts that add up lie outside nearly everywhere; a mean lies outside nearly nowhere.
    if held.len() < 4 || failed.len() * 4 > held.len() {
        return;
    }
    out.extend(failed.into_iter().map(|between| finding(view, between)));
}

fn finding(view: &View<'_>, between: &Between) -> Finding {
    let quantity = view.quantity(between.cell);
    let unit = quantity.unit.base.name().to_owned();
    let [a, b] = between.ends.map(|end| view.printed(end));
    Finding {
        stated: Some(Value {
            value: quantity.value,
            interval: quantity.interval,
            unit: unit.clone(),
        }),
        computed: Some(Computed {
            value: Value {
                value: None,
                interval: Interval::new(between.low, between.high),
                unit,
            },
            expression: format!("between {a} and {b}"),
        }),
        operands: between
            .ends
            .iter()
            .map(|&end| Operand::of(view, end))
            .collect(),
        ..Finding::plain(
            view,
            "table",
            Verdict::Inconsistent,
            quantity.span,
            view.sentence(between.cell).span,
            format!(
                "{} is not between {a} and {b}, the rows that it joins",
                view.printed(between.cell)
            ),
        )
    }
}

fn between(view: &View<'_>, grid: &Grid) -> Vec<Between> {
    let labels: Vec<String> = (0..grid.rows.len())
        .map(|row| grid.words(view, row, 0).trim().to_owned())
        .collect();
    let filled = |row: usize| (1..grid.columns()).any(|column| grid.figure(row, column).is_some());
    // A row without figures begins the next group.
    let mut group = 0;
    let groups: Vec<usize> = (0..labels.len())
        .map(|row| {
            group += usize::from(row > 0 && !filled(row));
            group
        })
        .collect();
    let mut rows: HashMap<(usize, &str), usize> = HashMap::new();
    for (row, label) in labels.iter().enumerate() {
        rows.entry((groups[row], label)).or_insert(row);
    }
    let mut found = Vec::new();
    for row in 1..labels.len() {
        let Some((first, second)) = labels[row].split_once(" and ") else {
            continue;
        };
        let of = |name| rows.get(&(groups[row], name)).copied();
        let (Some(a), Some(b)) = (of(first), of(second)) else {
            continue;
        };
        for column in 1..grid.columns() {
            let cells = (
                grid.figure(row, column),
                grid.figure(a, column),
                grid.figure(b, column),
            );
            let (Some(cell), Some(a), Some(b)) = cells else {
                continue;
            };
            if let (Some(x), Some(y)) = (view.quantity(a).value, view.quantity(b).value) {
                found.push(Between {
                    cell,
                    ends: [a, b],
                    low: x.min(y),
                    high: x.max(y),
                });
            }
        }
    }
    found
}
