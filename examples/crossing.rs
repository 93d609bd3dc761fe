//! Prints what documents say to each other's figures: `cargo run --example crossing -- FILE FILE …`.
//!
//! For whoever mends the matching: every two figures that could be compared, the most alike first, with the evidence.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example that reads files and prints"
)]

use document::{Document, Format};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut keys = Vec::new();
    for (index, path) in std::env::args().skip(1).enumerate() {
        let bytes = std::fs::read(&path)?;
        let format = Format::of(&path, &bytes);
        let document = Document::read(&path, bytes, format)?;
        let reading = extractor::read(&document);
        keys.push(checker::keys(
            index,
            checker::Article {
                document: &document,
                reading: &reading,
            },
        ));
    }
    for line in checker::evidence(&keys) {
        println!("{line}");
    }
    Ok(())
}
