//! How time and memory grow with an archive: `cargo bench --bench archive`.
//!
//! Archives of 1,000, 10,000 and 100,000 generated stories are read, checked, and held against each other. Each story is
//! forgotten once its keys are taken. Prints seconds, microseconds a story, and the peak of memory (Linux) for each figure
//! that was held against others.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures and prints"
)]

use std::time::Instant;

use checker::Article;
use document::{Document, Format};
use rayon::prelude::*;

fn main() {
    let before = peak();
    for stories in [1_000, 10_000, 100_000] {
        let start = Instant::now();
        let keys: Vec<_> = (0..stories).into_par_iter().map(keys_of).collect();
        let figures: usize = keys.iter().map(checker::Keys::len).sum();
        let read = start.elapsed();
        let findings = checker::compare(&keys, &[]);
        let time = start.elapsed().as_secs_f64();
        let bytes = (peak() - before) as f64 / figures as f64;
        println!(
            "{stories} stories, {figures} figures, {} findings: {time:.2} s ({:.2} s to read), {:.0} µs a story, peak {bytes:.0} bytes a figure",
            findings.len(),
            read.as_secs_f64(),
            time * 1e6 / f64::from(stories),
        );
    }
}

/// Reads and checks one story, and keeps its keys alone.
fn keys_of(number: u32) -> checker::Keys {
    let text = story(number);
    let document = Document::read(
        &format!("{number:06}.txt"),
        text.into_bytes(),
        Format::of("a.txt", b""),
    )
    .expect("it is text");
    let reading = extractor::read(&document);
    let article = Article {
        document: &document,
        reading: &reading,
    };
    let index = number as usize;
    std::hint::black_box(checker::check(index, article));
    checker::keys(index, article)
}

/// A story of its own town and year, on one of a few subjects; every tenth tells again what the one before told.
fn story(number: u32) -> String {
    const SYLLABLES: [&str; 16] = [
        "bar", "cot", "den", "fel", "gar", "hol", "kel", "lin", "mor", "nor", "pel", "ros", "sel",
        "tor", "ves", "wyn",
    ];
    let told = number - u32::from(number % 10 == 9);
    let mixed = told.wrapping_mul(2_654_435_761);
    let pick = |shift: u32| SYLLABLES[(mixed >> shift) as usize % SYLLABLES.len()];
    let town: String = [pick(0), pick(7), pick(13)].concat();
    let (first, rest) = town.split_at(1);
    let town = first.to_uppercase() + rest;
    let year = 1990 + mixed % 33;
    let count = 1_000 + (mixed >> 5) % 90_000;
    let money = 1 + (mixed >> 9) % 900;
    let share = 5 + (mixed >> 11) % 60;
    let (what, verb) = [
        ("visitors", "welcomed"),
        ("pupils", "taught"),
        ("patients", "treated"),
        ("passengers", "carried"),
    ][(mixed >> 3) as usize % 4];
    format!(
        "The town of {town} {verb} {count} {what} in {year}, the council said. That was {share}% more than it had planned. \
         Repairs to the old bridge in {town} cost £{money}.4 million in {year}. Of the {what}, {} came by train. \
         The council of {town} met on 3 March {year} and will meet again. About {share} per cent of the households in {town} \
         paid their rates late in {year}, and {} of its 212 streets were swept every week.\n",
        count / 7,
        20 + share,
    )
}

/// The most memory that the process has held, in bytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
