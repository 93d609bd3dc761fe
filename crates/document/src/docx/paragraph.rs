//! The numbers that paragraphs of lists and tables carry.

use std::collections::BTreeMap;

use crate::lists::Lists;

/// The lists that are open, by numbering and level.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    numbers: Lists,
    open: BTreeMap<(u32, u32), u32>,
}

impl OpenLists {
    /// The list of an item; lists inside of the item before it end.
    pub(super) fn item(&mut self, numbering: u32, level: u32) -> u32 {
        self.open.retain(|&(_, open), _| open <= level);
        let numbers = &mut self.numbers;
        *self
            .open
            .entry((numbering, level))
            .or_insert_with(|| numbers.begin())
    }

    /// Other text ends all lists.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }
}

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) number: u32,
    /// The row, from 0, and whether it repeats on each page as a header.
    pub(super) row: u32,
    pub(super) header: bool,
    /// The column, from 0, and how many the cell takes.
    pub(super) column: u32,
    pub(super) span: u32,
    /// Whether the cell goes on from the one above.
    pub(super) merged: bool,
    /// Whether its first row is printed as a header.
    pub(super) first_row: bool,
}
