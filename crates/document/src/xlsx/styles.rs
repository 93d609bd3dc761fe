//! How the cells of a workbook are formatted.

use std::collections::BTreeMap;

use super::shown::{general, shown};
use crate::ReadError;
use crate::xml::{Node, Nodes};

/// The formats that every workbook has, by their numbers.
const BUILT_IN: &[(u32, &str)] = &[
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (5, "$#,##0"),
    (6, "$#,##0"),
    (7, "$#,##0.00"),
    (8, "$#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (14, "d/m/yyyy"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm"),
    (19, "h:mm:ss"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "d/m/yyyy h:mm"),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
    (41, "#,##0"),
    (42, "$#,##0"),
    (43, "#,##0.00"),
    (44, "$#,##0.00"),
];

/// The formats of a workbook's cells.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// For each style of a cell the number of its format.
    cells: Vec<u32>,
    codes: BTreeMap<u32, String>,
    /// Whether days are counted from 1904.
    since_1904: bool,
}

impl Styles {
    pub(super) fn read(part: &str, book: &str) -> Result<Self, ReadError> {
        let codes = BUILT_IN
            .iter()
            .map(|(number, code)| (*number, (*code).to_owned()));
        let mut styles = Self {
            codes: codes.collect(),
            since_1904: book.contains("date1904=\"1\"") || book.contains("date1904=\"true\""),
            ..Self::default()
        };
        let mut of_cells = false;
        let mut nodes = Nodes::of(part);
        while let Some((node, _)) = nodes.next()? {
            match node {
                Node::Start(element) => match element.name() {
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells => styles.cells.push(element.number("numFmtId").unwrap_or(0)),
                    "numFmt" => {
                        if let (Some(number), Some(code)) =
                            (element.number("numFmtId"), element.attribute("formatCode"))
                        {
                            styles.codes.insert(number, code);
                        }
                    }
                    _ => {}
                },
                Node::End(name) if name == "cellXfs" => of_cells = false,
                _ => {}
            }
        }
        Ok(styles)
    }

    /// A number as a cell of a style shows it.
    pub(super) fn shown(&self, value: f64, style: usize) -> String {
        let code = self
            .cells
            .get(style)
            .and_then(|number| self.codes.get(number));
        match code {
            Some(code) => shown(value, code, self.since_1904),
            None => general(value),
        }
    }
}
