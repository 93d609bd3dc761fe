//! Excel workbooks: each sheet's cells as they are shown, formulas by their last value.

mod shown;
mod styles;

use crate::ReadError;
use crate::archive::Archive;
use crate::builder::Extract;
use crate::relations::{main_part, relations};
use crate::sheet::{Cell, Sheets};
use crate::xml::{Element, Node, Nodes};
use styles::Styles;

/// Reads a workbook; gives also what is to be noted.
pub(crate) fn read(bytes: &[u8]) -> Result<(Extract, Vec<String>), ReadError> {
    let mut archive = Archive::open(bytes)?;
    let not = ReadError::Not("an Excel workbook");
    let main = main_part(&mut archive)?.ok_or(not.clone())?;
    let book = archive.text(&main)?.ok_or(not)?;
    let parts = relations(&mut archive, &main)?;
    let mut part = |kind: &str| match parts.iter().find(|part| part.kind == kind) {
        Some(found) => Ok(archive.text(&found.part)?.unwrap_or_default()),
        None => Ok(String::new()),
    };
    let strings = strings(&part("sharedStrings")?)?;
    let styles = Styles::read(&part("styles")?, &book)?;
    let (listed, hidden) = listed(&book)?;
    let mut sheets = Sheets::default();
    for (name, id) in &listed {
        let Some(part) = parts.iter().find(|part| part.id == *id) else {
            continue;
        };
        let text = archive.text(&part.part)?.unwrap_or_default();
        sheets.begin((listed.len() > 1).then_some(name));
        sheet(&text, &strings, &styles, &mut sheets)?;
    }
    let notes = match hidden {
        0 => Vec::new(),
        1 => vec!["has a hidden sheet, which is not read".to_owned()],
        hidden => vec![format!("has {hidden} hidden sheets, which are not read")],
    };
    Ok((sheets.finish().finish(None), notes))
}

/// The names of the sheets and of their relationships; and how many more are hidden.
fn listed(book: &str) -> Result<(Vec<(String, String)>, usize), ReadError> {
    let (mut found, mut hidden) = (Vec::new(), 0);
    let mut nodes = Nodes::of(book);
    while let Some((node, _)) = nodes.next()? {
        let Node::Start(element) = node else { continue };
        if element.name() == "sheet" {
            if element
                .attribute("state")
                .is_some_and(|state| state != "visible")
            {
                hidden += 1;
            } else {
                let attribute = |name| element.attribute(name).unwrap_or_default();
                found.push((attribute("name"), attribute("id")));
            }
        }
    }
    Ok((found, hidden))
}

/// The strings that cells share.
fn strings(part: &str) -> Result<Vec<String>, ReadError> {
    let (mut found, mut inside, mut skipped) = (Vec::new(), false, false);
    let mut nodes = Nodes::of(part);
    while let Some((node, _)) = nodes.next()? {
        match node {
            Node::Start(element) => match element.name() {
                "si" => found.push(String::new()),
                "rPh" => skipped = true,
                "t" => inside = true,
                _ => {}
            },
            Node::End(name) => match &*name {
                "rPh" => skipped = false,
                "t" => inside = false,
                _ => {}
            },
            Node::Text(words) if inside && !skipped => {
                found
                    .last_mut()
                    .into_iter()
                    .for_each(|s: &mut String| s.push_str(&words));
            }
            Node::Text(_) => {}
        }
    }
    Ok(found)
}

/// A cell that is open.
struct Open {
    column: u32,
    kind: String,
    style: usize,
    value: String,
}

fn sheet(
    part: &str,
    strings: &[String],
    styles: &Styles,
    sheets: &mut Sheets,
) -> Result<(), ReadError> {
    let mut row = 0;
    let mut next_row = 0;
    let mut cells: Vec<Cell> = Vec::new();
    let mut open: Option<Open> = None;
    let mut inside = false;
    let mut nodes = Nodes::of(part);
    while let Some((node, _)) = nodes.next()? {
        match node {
            Node::Start(element) => match element.name() {
                "row" => {
                    row = element
                        .number("r")
                        .map_or(next_row, |row| row.saturating_sub(1));
                }
                "c" => {
                    open = Some(opened(
                        &element,
                        cells.last().map_or(0, |(column, _)| column + 1),
                    ));
                }
                "v" | "t" => inside = true,
                _ => {}
            },
            Node::Text(words) if inside => {
                if let Some(cell) = &mut open {
                    cell.value.push_str(&words);
                }
            }
            Node::Text(_) => {}
            Node::End(name) => match &*name {
                "v" | "t" => inside = false,
                "c" => cells.extend(
                    open.take()
                        .map(|cell| (cell.column, words(cell, strings, styles))),
                ),
                "row" => {
                    sheets.row(row, std::mem::take(&mut cells))?;
                    next_row = row.saturating_add(1);
                }
                _ => {}
            },
        }
    }
    Ok(())
}

fn opened(element: &Element<'_>, next: u32) -> Open {
    let column = element.attribute("r").and_then(|address| column(&address));
    Open {
        column: column.unwrap_or(next),
        kind: element.attribute("t").unwrap_or_default(),
        style: element.number("s").unwrap_or(0) as usize,
        value: String::new(),
    }
}

/// The column of an address, from 0: 27 of "AB7".
fn column(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters
        .take(4)
        .fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    number.checked_sub(1)
}

/// What a cell shows.
fn words(cell: Open, strings: &[String], styles: &Styles) -> String {
    match cell.kind.as_str() {
        "s" => {
            let index: Option<usize> = cell.value.trim().parse().ok();
            index
                .and_then(|index| strings.get(index))
                .cloned()
                .unwrap_or_default()
        }
        "" | "n" => match cell.value.trim().parse::<f64>() {
            Ok(value) => styles.shown(value, cell.style),
            Err(_) => cell.value,
        },
        "b" => (if cell.value == "1" { "TRUE" } else { "FALSE" }).to_owned(),
        _ => cell.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_from_their_letters() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("AB7"), Some(27));
        assert_eq!(column("7"), None);
    }
}
