//! How fast texts are read, in bytes a second, and that no text costs more than its length:
//! `cargo bench -p recount-extractor`. Of each pair below the second input is ten times the first.

use divan::Bencher;
use divan::counter::BytesCount;
use document::{Document, Format};
use recount_extractor::read;

fn main() {
    divan::main();
}

/// News-like text: sentences with the figures that news has, among sentences without any.
fn news(sentences: usize) -> String {
    const SENTENCES: [&str; 8] = [
        "The council said on Tuesday that it would close two of its 14 libraries by next spring. ",
        "Nobody at the meeting could say where the readers of the old town were supposed to go instead. ",
        "Borrowing fell by 8.3% to 126,400 books in 2019, from about 138,000 the year before. ",
        "“We are open to anyone with a plan,” the leader said, “but the roof will not wait for one.” ",
        "Repairs would cost £1.2m a year, or roughly £17.50 for each household in the district. ",
        "Campaigners who had queued since the morning, some of them in their coats, were not impressed. ",
        "Nearly two-thirds of the 960 people who answered a survey opposed the cuts. ",
        "The decision comes before the full council, which has backed every such proposal so far. ",
    ];
    (0..sentences)
        .map(|i| SENTENCES[i % SENTENCES.len()])
        .collect()
}

fn measure(bencher: Bencher, text: &str) {
    let bytes = text.as_bytes();
    let document =
        Document::read("a.txt", bytes.to_vec(), Format::of("a.txt", bytes)).expect("a text");
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| read(divan::black_box(&document)));
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn sentences_of_news(bencher: Bencher, sentences: usize) {
    measure(bencher, &news(sentences));
}

#[divan::bench(args = [100_000, 1_000_000])]
fn letters_without_a_blank(bencher: Bencher, letters: usize) {
    measure(bencher, &"x".repeat(letters));
}

#[divan::bench(args = [100_000, 1_000_000])]
fn digits_without_a_blank(bencher: Bencher, digits: usize) {
    measure(bencher, &"7".repeat(digits));
}

#[divan::bench(args = [10_000, 100_000])]
fn numbers_in_one_sentence(bencher: Bencher, numbers: usize) {
    measure(bencher, &"5 and ".repeat(numbers));
}

#[divan::bench(args = [10_000, 100_000])]
fn hedges_in_one_sentence(bencher: Bencher, hedges: usize) {
    measure(bencher, &"more than ".repeat(hedges));
}

#[divan::bench(args = [10_000, 100_000])]
fn words_of_one_number(bencher: Bencher, words: usize) {
    measure(bencher, &"one hundred and ".repeat(words));
}
