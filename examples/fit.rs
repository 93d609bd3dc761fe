//! Fits the weights of the clues that speak for and against a disagreement: `cargo run --release --example fit`.
//!
//! Reads the labelled texts of `fixtures/benchmark/` and writes `lexicon/weights.tsv`. A row is a disagreement that the rules propose
//! and nothing excuses; it is right if it speaks of a figure that is labelled as wrong. The weights are those of a logistic
//! regression that pays for each weight (L1), so that clues which tell little have none; found one weight after the other with
//! a trust region (Genkin, Lewis and Madigan 2007, *Large-scale Bayesian logistic regression for text categorization*).
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example that reads and writes files and prints"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::ops::Range;

use checker::Article;
use document::{Document, Format};
use rayon::prelude::*;
use serde::Deserialize;

/// The sets, each with what its rows count. Texts of freer wording tell more of texts that nobody has seen, and those with the
/// figures of real news most; against those `passages` and `voices`, which are few, must weigh enough that mistakes told in so many words
/// are still shown. `papers` and `bulletins` are only scored: in the fit they gained nothing where nothing was read.
const SETS: &[(&str, f64)] = &[
    ("articles", 1.0),
    ("beside", 1.0),
    ("clean", 1.0),
    ("dense", 3.0),
    ("desks", 3.0),
    ("fresh", 3.0),
    ("paragraphs", 1.0),
    ("passages", 4.0),
    ("retold", 5.0),
    ("templates", 1.0),
    ("voices", 3.0),
];
/// What the texts of the rules' pages count: written to set traps, and few.
const PAGES: f64 = 5.0;
/// What a weight costs, in units of the loss.
const PRICE: f64 = 10.0;
/// A clue that fewer rows have gets no weight.
const RARE: usize = 12;
const SWEEPS: usize = 60;

/// A line of a set: a text with labels, a right and a wrong text, or a right text with what could be wrong in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Labelled {
        text: String,
        labels: Vec<Label>,
    },
    Pair {
        right: String,
        wrong: String,
    },
    Slips {
        text: String,
        #[serde(default)]
        wrong: Vec<Slip>,
    },
}

#[derive(Deserialize)]
struct Label {
    verdict: String,
    claim: String,
    /// In characters of the text.
    claim_start: usize,
}

#[derive(Deserialize)]
struct Slip {
    right: String,
    wrong: String,
}

/// A text, and where it is wrong.
struct Sample {
    text: String,
    wrong: Vec<Range<usize>>,
    weight: f64,
}

/// A disagreement: its clues, whether it is right, and what it counts.
struct Row {
    clues: Vec<String>,
    right: bool,
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut samples = Vec::new();
    for &(set, weight) in SETS {
        let path = format!("fixtures/benchmark/{set}.jsonl");
        let all = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in all.lines() {
            add(&mut samples, serde_json::from_str(line)?, weight)?;
        }
    }
    add_pages(&mut samples)?;
    let rows: Vec<Row> = samples.par_iter().flat_map_iter(rows).collect();
    let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, row) in (0..).zip(&rows) {
        for clue in &row.clues {
            let column = found.entry(clue).or_default();
            if column.last() != Some(&at) {
                column.push(at);
            }
        }
    }
    found.retain(|_, rows| rows.len() >= RARE);
    let columns: Vec<&[u32]> = found.values().map(Vec::as_slice).collect();
    let weights = fit(&rows, &columns);
    let mut table = String::from(
        "# What speaks for (above nought) and against a disagreement: rule (* for any), clue, what was found, and hundredths of the\n\
         # logarithm of the odds. Written by `cargo run --release --example fit`; see crates/checker/src/judge/evidence.rs.\n",
    );
    let mut lines: Vec<(Vec<&str>, i64)> = Vec::new();
    for (clue, weight) in found.keys().zip(&weights) {
        let weight = (weight * 100.0).round();
        if weight != 0.0 {
            lines.push((clue.split('\t').collect(), weight as i64));
        }
    }
    lines.sort();
    for (clue, weight) in &lines {
        writeln!(table, "{}\t{weight}", clue.join("\t"))?;
    }
    std::fs::write("lexicon/weights.tsv", table)?;
    let right = rows.iter().filter(|row| row.right).count();
    println!(
        "{} texts, {} disagreements, {right} of them right, {} clues, {} weights",
        samples.len(),
        rows.len(),
        columns.len(),
        lines.len()
    );
    Ok(())
}

fn add(samples: &mut Vec<Sample>, line: Line, weight: f64) -> Result<(), Box<dyn Error>> {
    match line {
        Line::Labelled { text, labels } => {
            let byte = |at: usize| {
                text.char_indices()
                    .nth(at)
                    .map_or(text.len(), |(byte, _)| byte)
            };
            let wrong = labels
                .iter()
                .filter(|label| label.verdict == "inconsistent");
            let wrong = wrong
                .map(|label| {
                    let start = byte(label.claim_start);
                    start..start + label.claim.len()
                })
                .collect();
            samples.push(Sample {
                text,
                wrong,
                weight,
            });
        }
        Line::Pair { right, wrong } => {
            let at = 0..right.len();
            push_slip(samples, &right, at, &wrong, weight);
            push_right(samples, right, weight);
        }
        Line::Slips { text, wrong } => {
            for slip in &wrong {
                let at = text.find(&slip.right).ok_or("a slip is not in its text")?;
                push_slip(
                    samples,
                    &text,
                    at..at + slip.right.len(),
                    &slip.wrong,
                    weight,
                );
            }
            push_right(samples, text, weight);
        }
    }
    Ok(())
}

/// The texts of the rules' pages: of what a page accepts nothing may be shown, of what it flags only what is marked.
fn add_pages(samples: &mut Vec<Sample>) -> Result<(), Box<dyn Error>> {
    let mut pages: Vec<_> = std::fs::read_dir("fixtures/rules")?.collect::<Result<_, _>>()?;
    pages.sort_by_key(std::fs::DirEntry::path);
    for page in pages {
        let page = std::fs::read_to_string(page.path())?;
        for section in page.split("\n## ") {
            if !section.starts_with("Flags") && !section.starts_with("Accepts") {
                continue;
            }
            for block in section.split("```text\n").skip(1) {
                let block = block.split("```").next().unwrap_or_default();
                samples.push(marked(block));
            }
        }
    }
    Ok(())
}

/// A text whose wrong figures are marked with `^` in the lines below theirs.
fn marked(block: &str) -> Sample {
    let (mut text, mut wrong) = (String::new(), Vec::new());
    let mut last = 0;
    for line in block.lines() {
        let (blank, mark) = line.split_at(line.len() - line.trim_start().len());
        if !mark.starts_with('^') {
            last = text.len();
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let byte = |column: usize| {
            let above = &text[last..];
            let at = above.char_indices().nth(column);
            last + at.map_or(above.len(), |(byte, _)| byte)
        };
        let from = blank.chars().count();
        let marks = mark.chars().take_while(|c| *c == '^').count();
        wrong.push(byte(from)..byte(from + marks));
    }
    Sample {
        text,
        wrong,
        weight: PAGES,
    }
}

fn push_right(samples: &mut Vec<Sample>, text: String, weight: f64) {
    let wrong = Vec::new();
    samples.push(Sample {
        text,
        wrong,
        weight,
    });
}

/// A text in which other words stand at a place: wrong are the words that differ.
fn push_slip(samples: &mut Vec<Sample>, text: &str, at: Range<usize>, words: &str, weight: f64) {
    let right = text[at.clone()].as_bytes();
    let same = |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| {
        a.zip(b).take_while(|(x, y)| x == y).count()
    };
    let head = same(&mut right.iter().copied(), &mut words.bytes());
    let tail = same(&mut right.iter().rev().copied(), &mut words.bytes().rev());
    let tail = tail.min(words.len().min(right.len()) - head);
    let wrong = format!("{}{words}{}", &text[..at.start], &text[at.end..]);
    let bytes = wrong.as_bytes();
    let (mut from, mut to) = (at.start + head, at.start + words.len() - tail);
    while from > 0 && !bytes[from - 1].is_ascii_whitespace() {
        from -= 1;
    }
    while to < bytes.len() && !bytes[to].is_ascii_whitespace() {
        to += 1;
    }
    let span = from..to;
    samples.push(Sample {
        text: wrong,
        wrong: vec![span],
        weight,
    });
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
                clues: weighing.clues,
                right,
                weight: sample.weight,
            });
        }
    }
    rows
}

/// The weight of each column of rows.
fn fit(rows: &[Row], columns: &[&[u32]]) -> Vec<f64> {
    let mut weights = vec![0.0; columns.len()];
    let mut regions = vec![1.0_f64; columns.len()];
    let mut sums = vec![0.0_f64; rows.len()];
    for sweep in 0..SWEEPS {
        let mut most = 0.0_f64;
        for ((column, weight), region) in columns.iter().zip(&mut weights).zip(&mut regions) {
            let (mut slope, mut bend) = (0.0, 0.0);
            for &at in *column {
                let (row, sum) = (&rows[at as usize], sums[at as usize]);
                let chance = 1.0 / (1.0 + (-sum).exp());
                slope += row.weight * (chance - f64::from(u8::from(row.right)));
                let off = sum.abs() - *region;
                let most = if off <= 0.0 {
                    0.25
                } else {
                    1.0 / (2.0 + off.exp() + (-off).exp())
                };
                bend += row.weight * most;
            }
            let step = step(*weight, slope, bend).clamp(-*region, *region);
            *region = (2.0 * step.abs()).max(*region / 2.0);
            if step != 0.0 {
                *weight += step;
                for &at in *column {
                    sums[at as usize] += step;
                }
            }
            most = most.max(step.abs());
        }
        println!("sweep {sweep}: moved by {most:.4} at most");
        if most < 0.002 {
            break;
        }
    }
    weights
}

/// Where a weight had better go, given how the loss slopes and bends there, and what the weight costs.
fn step(weight: f64, slope: f64, bend: f64) -> f64 {
    let toward = |price: f64| -(slope + price) / bend;
    let (up, down) = (toward(PRICE), toward(-PRICE));
    if weight > 0.0 || weight == 0.0 && up > 0.0 {
        up.max(-weight)
    } else if weight < 0.0 || down < 0.0 {
        down.min(-weight)
    } else {
        0.0
    }
}
