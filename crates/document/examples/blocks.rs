//! Prints the blocks that a reader makes of a file: kind, place, words.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers"
)]

use recount_document::{Document, Format};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let format = Format::of(&path, &bytes);
        match Document::read(&path, bytes, format) {
            Err(error) => println!("{path}: {error}"),
            Ok(document) => {
                for note in &document.notes {
                    println!("{path}: {note}");
                }
                for block in &document.blocks {
                    let start = document.source_span(block.span).start;
                    let place = document.location(start).map(ToString::to_string);
                    let place = place.unwrap_or_default();
                    println!("{:?} [{place}] {}", block.kind, document.words(block.span));
                }
            }
        }
    }
}
