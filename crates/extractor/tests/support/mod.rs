//! Reads a text and tells in short what it holds.

#![allow(dead_code, reason = "no test uses all of it")]

use document::{Document, Format};
use recount_extractor::{Hedge, Per, Quantity, Reading, read};

pub(crate) fn reading(text: &str) -> (Document, Reading) {
    let bytes = text.as_bytes().to_vec();
    let document =
        Document::read("a.txt", bytes, Format::of("a.txt", text.as_bytes())).expect("a text");
    let reading = read(&document);
    (document, reading)
}

/// A quantity in short: its kind, hedge, value or ends, unit, and what it is per.
pub(crate) fn short(quantity: &Quantity) -> String {
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let hedge = match quantity.hedge {
        Hedge::None => String::new(),
        hedge => format!(" {hedge:?}"),
    };
    let value = match (quantity.ends, quantity.value) {
        (Some((first, last)), _) => format!(" {first}..{last}"),
        (None, Some(value)) => format!(" {value}"),
        (None, None) => String::new(),
    };
    let unit = match quantity.unit.base.name() {
        "" => String::new(),
        name => format!(" {name}"),
    };
    let per = match quantity.unit.per {
        Per::Nothing => String::new(),
        Per::Unit(unit) => format!(" / {}", unit.name()),
        Per::Count(count) => format!(" / {count}"),
        Per::Each => " each".to_owned(),
    };
    format!("{kind}{hedge}{value}{unit}{per}")
}

#[track_caller]
pub(crate) fn holds(text: &str, expected: &[&str]) {
    let (_, reading) = reading(text);
    let found: Vec<String> = reading.quantities.iter().map(short).collect();
    assert_eq!(found, expected, "{text}");
}
