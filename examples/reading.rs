//! Prints how a text is read, token by token: `cargo run --example reading -- FILE`.
//!
//! For whoever mends the lexicon or a rule: each quantity with its kind, value, interval, unit and role, each word
//! with its cues; then every binding that the rules propose.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example that reads a file and prints"
)]

use document::{Document, Format};
use extractor::{Cue, What};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: reading FILE")?;
    let bytes = std::fs::read(&path)?;
    let format = Format::of(&path, &bytes);
    let document = Document::read(&path, bytes, format)?;
    let reading = extractor::read(&document);
    for sentence in &reading.sentences {
        println!("--- {:?}", document.blocks[sentence.block].kind);
        for token in &reading.tokens[sentence.tokens.0..sentence.tokens.1] {
            let words = document.words(token.span);
            match token.what {
                What::Quantity(q) => {
                    let quantity = &reading.quantities[q];
                    let context = &reading.contexts[q];
                    println!(
                        "  {q:3} [{words}] {:?} {:?} {}..{} {} {:?} {:?} {:?}{}{}",
                        quantity.kind,
                        quantity.value.or(quantity.ends.map(|ends| ends.0)),
                        quantity.interval.low,
                        quantity.interval.high,
                        quantity.unit.base.name(),
                        quantity.unit.per,
                        quantity.hedge,
                        context.role,
                        context
                            .time
                            .year
                            .map_or(String::new(), |year| format!(" @{year}")),
                        if context.time.earlier { " earlier" } else { "" },
                    );
                }
                What::Word(cues) => {
                    let names: Vec<&str> = Cue::ALL
                        .iter()
                        .filter(|(cue, _)| cues.has(*cue))
                        .map(|(_, name)| *name)
                        .collect();
                    println!("      {words} {}", names.join(","));
                }
                What::Mark(mark) => println!("      {mark}"),
                What::Reference => println!("      <{words}>"),
            }
        }
    }
    println!("--- bindings");
    for binding in checker::bindings(checker::Article {
        document: &document,
        reading: &reading,
    }) {
        println!("{binding}");
    }
    Ok(())
}
