//! How fast each stage is, in bytes of text a second: `cargo bench --bench stages`. Every stage works on the same 100 articles
//! of about 2 KB, with facts that vary, curly quotes and dashes, read and judged as far as the stage needs.

use checker::Article;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use document::{Document, Format};
use extractor::Reading;

fn main() {
    divan::main();
}

/// An article of five paragraphs; the same number, the same article.
fn text(number: u64) -> String {
    let mut seed = number;
    let mut some = |most: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let paragraph = |_| {
        let (old, rise) = (1_000 + some(90_000), 1 + some(900));
        format!(
            "The council said on Tuesday that it would close two of its {} libraries by next spring. \
                 Nobody at the meeting could say where the readers of the old town were supposed to go instead. \
                 Borrowing rose by {:.1}% to {} books in {}, from {old} the year before. \
                 “We are open to anyone with a plan,” the leader said – “but the roof will not wait for one.” \
                 Repairs would cost £{}.{}m a year, or roughly £{}.50 for each household in the district.\n\n",
            3 + some(30),
            rise as f64 / 10.0,
            old + old * rise / 1000,
            2001 + some(20),
            1 + some(9),
            some(10),
            1 + some(90),
        )
    };
    (0..5).map(paragraph).collect::<Vec<_>>().concat()
}

fn texts() -> Vec<String> {
    (0..100).map(text).collect()
}

fn documents() -> Vec<Document> {
    let read = |text: String| Document::read("a.txt", text.into_bytes(), Format::Plain);
    texts()
        .into_iter()
        .map(|text| read(text).expect("a text"))
        .collect()
}

fn readings(documents: &[Document]) -> Vec<Reading> {
    documents.iter().map(extractor::read).collect()
}

/// Measures something done to each article.
fn measure<T>(bencher: Bencher, stage: impl Fn(Article<'_>) -> T + Sync) {
    let documents = documents();
    let readings = readings(&documents);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for (document, reading) in documents.iter().zip(&readings) {
            black_box(stage(black_box(Article { document, reading })));
        }
    });
}

/// Bytes to blocks.
#[divan::bench]
fn documents_from_bytes(bencher: Bencher) {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for text in &texts {
            let bytes = text.clone().into_bytes();
            black_box(Document::read("a.txt", bytes, Format::Plain).expect("a text"));
        }
    });
}

/// Sentences, words, quantities and their contexts.
#[divan::bench]
fn readings_from_documents(bencher: Bencher) {
    measure(bencher, |article| extractor::read(article.document));
}

/// The bindings that rules propose, each with its trace.
#[divan::bench]
fn bindings_from_readings(bencher: Bencher) {
    measure(bencher, checker::bindings);
}

/// All rules, the judge and the search.
#[divan::bench]
fn findings_from_readings(bencher: Bencher) {
    measure(bencher, |article| checker::check(0, article));
}

/// What a document keeps of itself to be held against others.
#[divan::bench]
fn keys_from_readings(bencher: Bencher) {
    measure(bencher, |article| checker::keys(0, article));
}

/// Findings as reports show them, and those as JSON.
#[divan::bench]
fn json_from_findings(bencher: Bencher) {
    let documents = documents();
    let readings = readings(&documents);
    let articles: Vec<_> = documents
        .iter()
        .zip(&readings)
        .map(|(document, reading)| Article { document, reading })
        .collect();
    let all: Vec<_> = articles
        .iter()
        .map(|&article| checker::check(0, article))
        .collect();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for (article, findings) in articles.iter().zip(&all) {
            let mut findings = findings.clone();
            let told = report::told(&[*article], &mut findings);
            black_box(report::findings_json(&told));
        }
    });
}

/// The list of numbers as JSON.
#[divan::bench]
fn json_from_readings(bencher: Bencher) {
    measure(bencher, report::quantities_json);
}
