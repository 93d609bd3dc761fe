//! Pairs of levels that the text sets side by side: the later against the earlier, the one against the other.
//!
//! Every rule of change (percent, points, difference, multiple, direction) stands on such a pair. A pair is found
//! once, whatever is claimed of it, by what licenses it: *from … to*, *compared with*, *a year earlier*, two years.

use extractor::{Cue, Kind, Role, Stance};

use crate::grid::Grid;
use crate::view::View;

/// Two comparable levels of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The later level, or the one that is compared.
    pub(crate) new: usize,
    /// The earlier level, or the one that it is compared with.
    pub(crate) old: usize,
    /// How strongly the text sets them side by side.
    pub(crate) strength: i32,
    /// The block that labels them, where they are cells of one table row: a claim must name it.
    pub(crate) label: Option<usize>,
}

/// All pairs of a document, in the order of their `old`.
pub(crate) fn pairs(view: &View<'_>, grids: &[Grid]) -> Vec<Pair> {
    let mut found = Vec::new();
    for grid in grids {
        in_rows(view, grid, &mut found);
    }
    for old in 0..view.reading.quantities.len() {
        if !view.is_level(old) {
            continue;
        }
        let sentence = view.context(old).sentence;
        for new in view.near(sentence, 1, 1) {
            if new == old || !view.is_level(new) || !view.comparable(new, old) || view.per(new) != view.per(old) {
                continue;
            }
            let strength = strength(view, new, old);
            if strength > 0 {
                found.push(Pair { new, old, strength, label: None });
            }
        }
    }
    found
}

/// Two cells of one row under the headers of two years.
fn in_rows(view: &View<'_>, grid: &Grid, found: &mut Vec<Pair>) {
    for old in 1..grid.columns() {
        for new in 1..grid.columns() {
            let (Some(before), Some(after)) = (grid.header_year(view, old), grid.header_year(view, new)) else { continue };
            if before >= after {
                continue;
            }
            for row in 1..grid.rows.len() {
                let label = grid.rows[row].first().and_then(|cell| cell.block);
                if let (Some(new), Some(old), Some(_)) = (grid.figure(row, new), grid.figure(row, old), label) {
                    found.push(Pair { new, old, strength: 8 - i32::from(after - before > 1), label });
                }
            }
        }
    }
}

fn strength(view: &View<'_>, new: usize, old: usize) -> i32 {
    let (a, b) = (view.context(new), view.context(old));
    let same = a.sentence == b.sentence;
    let adjacent_block = view.reading.sentences[a.sentence].block == view.reading.sentences[b.sentence].block;
    if matches!(a.role, Role::Base | Role::Reference) || a.time.earlier && !matches!(b.role, Role::Base) {
        return 0;
    }
    if !same && !adjacent_block {
        return 0;
    }
    let near = view.token(new).abs_diff(view.token(old));
    let before = new < old;
    // Another level of the same kind between the two makes it less likely that they belong together.
    let (first, last) = (new.min(old), new.max(old));
    let blocked = (first + 1..last).filter(|&q| view.is_level(q) && view.comparable(q, new)).count() as i32;
    let licence = match b.role {
        Role::Base if same && a.role == Role::Result => 11 - i32::from(near > 12),
        Role::Base if same && before => {
            let change = view.between(view.token(new), view.token(old), &[Cue::ChangeVerb, Cue::ChangeNoun, Cue::Rise, Cue::Fall])
                || (first + 1..last).any(|q| matches!(view.context(q).role, Role::Change(_)));
            if change { 10 } else { 7 }
        }
        Role::Base if same => 5,
        Role::Base if before => 6,
        Role::Reference if same && before => 9,
        Role::Reference if same => 6,
        Role::Reference if before => 7,
        _ if b.time.earlier && same => 8,
        _ if b.time.earlier => 6,
        _ => match (a.time.year, b.time.year) {
            (Some(x), Some(y)) if x > y => if same { 8 } else { 5 },
            _ => return 0,
        },
    };
    let forecast = i32::from(a.stance == Stance::Forecast || b.stance == Stance::Forecast) * 2;
    let mixed = i32::from(view.quantity(new).kind == Kind::Percent && view.quantity(old).kind != Kind::Percent) * 5;
    (licence - 3 * blocked - forecast - mixed).max(0)
}
