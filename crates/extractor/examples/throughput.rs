//! How fast a text is read: `cargo run --release --example throughput FILE`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example reads, measures and prints"
)]

use std::time::Instant;

use document::{Document, Format};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a readable file");
        let size = bytes.len();
        let document = Document::read(&path, bytes, Format::of(&path, b"")).expect("a document");
        // The best of several runs: the others waited for the machine.
        let run = || {
            let start = Instant::now();
            let reading = recount_extractor::read(&document);
            (start.elapsed().as_secs_f64(), reading.quantities.len())
        };
        let (seconds, quantities) = (0..7)
            .map(|_| run())
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .expect("seven runs");
        let rate = size as f64 / 1e6 / seconds;
        println!("{path}: {rate:.0} MB/s, {seconds:.3} s, {quantities} quantities");
    }
}
