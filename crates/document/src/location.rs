//! Where words stand in a file that has no lines of its own.

use std::fmt;
use std::sync::Arc;

/// A place as the reader of an office file sees it. All numbers count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// A paragraph of running text; empty ones are not counted.
    Paragraph {
        /// Which paragraph of the text.
        number: u32,
        /// The page on which the file's program last printed it, where the file says so.
        page: Option<u32>,
    },
    /// A cell of a table in running text.
    TableCell {
        /// Which table of the text.
        table: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
        /// The page on which it is printed, where the file says so.
        page: Option<u32>,
    },
    /// A footnote.
    Footnote(u32),
    /// An endnote.
    Endnote(u32),
    /// The line repeated at the top of pages.
    Header,
    /// The line repeated at the foot of pages.
    Footer,
    /// A cell of a spreadsheet.
    SheetCell {
        /// The sheet's name; none where the file has but one.
        sheet: Option<Arc<str>>,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// A page of a file that knows only pages.
    Page(u32),
    /// A line of a file that holds one document a line.
    Line(usize),
    /// A named field of a message: its subject.
    Field(&'static str),
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph { number, page: None } => write!(f, "paragraph {number}"),
            Self::Paragraph {
                number,
                page: Some(page),
            } => write!(f, "page {page}, paragraph {number}"),
            Self::TableCell {
                table,
                row,
                column,
                page,
            } => {
                if let Some(page) = page {
                    write!(f, "page {page}, ")?;
                }
                write!(f, "table {table}, row {row}, column {column}")
            }
            Self::Footnote(number) => write!(f, "footnote {number}"),
            Self::Endnote(number) => write!(f, "endnote {number}"),
            Self::Header => f.write_str("page header"),
            Self::Footer => f.write_str("page footer"),
            Self::SheetCell { sheet, row, column } => {
                if let Some(sheet) = sheet {
                    write!(f, "{sheet}!")?;
                }
                write!(f, "{}{row}", letters(*column))
            }
            Self::Page(page) => write!(f, "page {page}"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Field(name) => f.write_str(name),
        }
    }
}

/// A spreadsheet column's name: A to Z, then AA.
fn letters(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column;
    while rest > 0 {
        name.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    name.reverse();
    name.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let cell = |column, sheet: Option<&str>| {
            Location::SheetCell {
                sheet: sheet.map(Arc::from),
                row: 7,
                column,
            }
            .to_string()
        };
        assert_eq!(cell(1, None), "A7");
        assert_eq!(cell(26, None), "Z7");
        assert_eq!(cell(28, Some("Costs")), "Costs!AB7");
        assert_eq!(cell(703, None), "AAA7");
    }
}
