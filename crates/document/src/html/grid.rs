//! Rows and columns of a table whose cells may span several of them.

/// No table is as wide as a careless `colspan` can claim.
const WIDEST: u32 = 1000;

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) number: u32,
    /// The current row, once there is one.
    row: Option<u32>,
    column: u32,
    /// For each column, how many more rows a cell from above takes.
    taken: Vec<u32>,
}

impl Grid {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    pub(super) fn next_row(&mut self) {
        if self.row.is_some() {
            for taken in &mut self.taken {
                *taken = taken.saturating_sub(1);
            }
        }
        self.row = Some(self.row.map_or(0, |row| row + 1));
        self.column = 0;
    }

    /// The row and column of the next cell, which takes so many columns and rows.
    pub(super) fn next_cell(&mut self, columns: u32, rows: u32) -> (u32, u32) {
        let row = *self.row.get_or_insert(0);
        while self
            .taken
            .get(self.column as usize)
            .is_some_and(|&taken| taken > 0)
        {
            self.column += 1;
        }
        let column = self.column;
        self.column = (column + columns.clamp(1, WIDEST)).min(WIDEST * 2);
        if rows > 1 {
            self.taken
                .resize(self.taken.len().max(self.column as usize), 0);
            // It counts down at the start of each row below.
            self.taken[column as usize..self.column as usize].fill(rows);
        }
        (row, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanning_cells_push_others_aside() {
        let mut grid = Grid::new(0);
        grid.next_row();
        assert_eq!(grid.next_cell(1, 2), (0, 0));
        assert_eq!(grid.next_cell(2, 1), (0, 1));
        assert_eq!(grid.next_cell(1, 1), (0, 3));
        grid.next_row();
        assert_eq!(grid.next_cell(1, 1), (1, 1));
        grid.next_row();
        assert_eq!(grid.next_cell(u32::MAX, u32::MAX), (2, 0));
    }
}
