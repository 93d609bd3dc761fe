//! Feeds the program with what nobody writes: `cargo run --example fuzz -- SECONDS [TARGET…]`.
//!
//! All targets at once, each for so many seconds: every reader with broken files (`docx`, `pdf`, …), the extractor and the
//! checker with texts put together of words that they listen for (`text`, `drafts`), the configuration (`config`). What
//! makes one panic, break a promise or take too long is written to `target/fuzz`, and the run fails; put it into
//! `crates/document/tests/found` (files) or `tests/found` (texts, configurations) with the mending. Made by chance from a
//! fixed start, without looking at which code is reached, so that it runs on any toolchain; depth comes from its taking
//! archives and streams apart before it breaks them, and from words that rules know.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers and CI"
)]

mod chance;
#[path = "../../crates/cli/src/config.rs"]
#[allow(dead_code, reason = "only the reading of one file is of interest")]
mod config;
mod configs;
#[path = "../../tests/pipeline/mod.rs"]
#[allow(dead_code, reason = "tests look at other ends of it")]
mod pipeline;
mod promises;
mod readers;
mod target;
mod texts;
#[path = "../../crates/cli/src/vocabulary.rs"]
#[allow(dead_code, reason = "what is read is not made to hold")]
mod vocabulary;

use std::time::{Duration, Instant};

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds = args
        .next()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(60);
    let named: Vec<String> = args.collect();
    let deadline = Instant::now() + Duration::from_secs(seconds);
    target::keep_panics();
    let targets: Vec<_> = readers::targets()
        .chain(texts::targets())
        .chain([configs::target()])
        .filter(|target| named.is_empty() || named.iter().any(|named| named == target.name))
        .map(|target| std::thread::spawn(move || target.feed(deadline)))
        .collect();
    let failed = targets
        .into_iter()
        .flat_map(|target| {
            target
                .join()
                .unwrap_or_else(|_| vec!["a target itself failed".to_owned()])
        })
        .inspect(|what| println!("FAILED {what}"))
        .count();
    std::process::exit(i32::from(failed > 0));
}
