//! Stand-in until the scanner arrives: every run of digits is a count.

use document::{Document, Span};

use crate::{Hedge, Interval, Kind, Quantity, Reading, Unit};

/// Reads a document.
#[must_use]
pub fn read(document: &Document) -> Reading {
    let mut quantities = Vec::new();
    let mut from = 0;
    for run in document.text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        let span = Span::new(from, from + digits.len());
        from += run.len();
        if let Ok(value) = digits.parse::<f64>() {
            quantities.push(Quantity {
                span,
                number: span,
                kind: Kind::Cardinal,
                value: Some(value),
                interval: Interval::exact(value),
                bare: Interval::exact(value),
                grain: 1.0,
                ends: None,
                hedge: Hedge::None,
                unit: Unit::NONE,
                date: None,
                in_words: false,
            });
        }
    }
    Reading {
        quantities,
        ..Reading::default()
    }
}
