//! What the properties of paragraphs, runs and rows say.

use super::Walk;
use crate::docx::paragraph::OpenTable;
use crate::xml::Element;

impl Walk<'_> {
    pub(super) fn property(&mut self, element: &Element<'_>) {
        let is_on = || {
            let off = ["0", "false", "off"];
            element
                .attribute("val")
                .is_none_or(|value| !off.contains(&value.as_str()))
        };
        match (self.properties[0], element.name()) {
            ("pPr", "pStyle") => self.paragraph.style = element.attribute("val"),
            ("pPr", "numId") => self.paragraph.numbering = element.number("val"),
            ("pPr", "ilvl") => self.paragraph.level = element.number("val").unwrap_or(0),
            ("pPr", "outlineLvl") => {
                self.paragraph.outline = element.number("val").and_then(|n| u8::try_from(n).ok());
            }
            ("rPr", "vanish") => self.look.hidden = is_on(),
            ("rPr", "vertAlign") => {
                self.look.raised = element.attribute("val").as_deref() == Some("superscript");
            }
            ("trPr", "tblHeader") => {
                let on = is_on();
                self.tables
                    .last_mut()
                    .into_iter()
                    .for_each(|t| t.header = on);
            }
            ("trPr", "gridBefore") => {
                let before = element.number("val").unwrap_or(0);
                self.tables
                    .last_mut()
                    .into_iter()
                    .for_each(|t| t.column = before);
            }
            _ => {}
        }
    }

    pub(super) fn table(&mut self, element: &Element<'_>) {
        if element.name() == "tbl" {
            self.end_block();
            self.lists.end();
            self.tables.push(OpenTable {
                number: self.table_count,
                ..OpenTable::default()
            });
            self.table_count += 1;
            return;
        }
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        match element.name() {
            "tblLook" => {
                table.first_row = element.attribute("firstRow").as_deref() == Some("1")
                    || element
                        .attribute("val")
                        .and_then(|bits| u32::from_str_radix(&bits, 16).ok())
                        .is_some_and(|bits| bits & 0x20 != 0);
            }
            "tr" => {
                (table.column, table.header) = (0, false);
                self.row_is_deleted = false;
            }
            "tc" => (table.span, table.merged) = (1, false),
            "gridSpan" => table.span = element.number("val").unwrap_or(1).clamp(1, 1000),
            _ => table.merged = element.attribute("val").as_deref() != Some("restart"),
        }
    }
}
