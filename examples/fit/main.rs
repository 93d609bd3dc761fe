//! Fits what speaks for and against a disagreement: `cargo run --release --example fit`.
//!
//! Reads the labelled texts of `fixtures/` and writes `lexicon/trees.tsv` and `lexicon/weights.tsv`. A row is a disagreement that the rules
//! propose and nothing excuses; it is right if it speaks of a figure that is labelled as wrong.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example that reads and writes files and prints"
)]

mod samples;
mod trees;
mod words;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use checker::Article;
use document::{Document, Format};
use rayon::prelude::*;
use samples::Sample;

/// A disagreement: what speaks for and against it, whether it is right, and what it counts.
pub(crate) struct Row {
    words: Vec<String>,
    names: Vec<(&'static str, String)>,
    numbers: Vec<(&'static str, i32)>,
    right: bool,
    weight: f64,
}

const OF_WORDS: &str = "\
# What words beside a claim and its operands say for (above nought) and against a disagreement: rule (* for any), place, word, and hundredths
# of the logarithm of the odds. Written by `cargo run --release --example fit`; see crates/checker/src/judge/evidence.rs.
";
const OF_TREES: &str = "\
# What is counted of a disagreement, weighed. Trees: four questions, by their places among those below, the first telling the lowest bit of a
# leaf's number, and what each leaf says in hundredths of the logarithm of the odds. Questions: one a row. Written by
# `cargo run --release --example fit`; see crates/checker/src/judge/evidence.rs.
";

fn main() -> Result<(), Box<dyn Error>> {
    let samples = samples::read()?;
    let rows: Vec<Row> = samples.par_iter().flat_map_iter(rows).collect();
    let (words, trees) = rayon::join(|| words::weights(&rows), || trees::trees(&rows));
    let mut weights = OF_WORDS.to_owned();
    for (word, weight) in &words {
        writeln!(weights, "{word}\t{weight}")?;
    }
    fs::write("lexicon/weights.tsv", weights)?;
    fs::write(
        "lexicon/trees.tsv",
        OF_TREES.to_owned() + &trees.join("\n") + "\n",
    )?;
    println!(
        "{} texts, {} disagreements, {} of them right, {} words, {} trees",
        samples.len(),
        rows.len(),
        rows.iter().filter(|row| row.right).count(),
        words.len(),
        trees.iter().filter(|row| row.contains('\t')).count()
    );
    Ok(())
}

/// The disagreements of a text, but for those that stand on what is wrong: they are right and wrong at once.
fn rows(sample: &Sample) -> Vec<Row> {
    let bytes = sample.text.as_bytes().to_vec();
    let Ok(document) = Document::read("text.md", bytes, Format::Markdown) else {
        return Vec::new();
    };
    let reading = extractor::read(&document);
    let article = Article {
        document: &document,
        reading: &reading,
    };
    let touches = |span: document::Span| {
        let mut wrong = sample.wrong.iter();
        wrong.any(|range| span.start < range.end && range.start < span.end)
    };
    let mut rows = Vec::new();
    for weighing in checker::weighings(article) {
        let right = touches(document.source_span(weighing.claim));
        let operands = || {
            weighing
                .operands
                .iter()
                .map(|&span| document.source_span(span))
        };
        if right || !operands().any(touches) {
            rows.push(Row {
                words: weighing.words,
                names: weighing.names,
                numbers: weighing.numbers,
                right,
                weight: sample.weight,
            });
        }
    }
    rows
}
