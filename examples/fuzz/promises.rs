//! What is promised of every text: words are cut right, intervals run upwards, findings lie in order, every format can be written.

use checker::Article;
use document::{Document, Format};
use extractor::Reading;
use report::schema::CheckReport;
use report::{Show, TextOptions};

pub(crate) use crate::pipeline::Read;

/// A text, read as a file of that name.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Option<Read> {
    let format = Format::of(name, bytes);
    let document = Document::read(name, bytes.to_vec(), format).ok()?;
    let reading = extractor::read(&document);
    Some((document, reading))
}

/// Checks drafts alone and against each other, and holds what comes of it to what is promised.
pub(crate) fn hold(drafts: &[Read]) {
    for (document, reading) in drafts {
        quantities(document, reading);
    }
    let articles: Vec<_> = drafts.iter().map(crate::pipeline::article).collect();
    let report = crate::pipeline::check_all(drafts);
    claims(drafts, &report);
    formats(drafts, &articles, &report);
}

/// Spans cut words, and intervals run upwards.
fn quantities(document: &Document, reading: &Reading) {
    for quantity in &reading.quantities {
        let words = document.text.get(quantity.span.start..quantity.span.end);
        assert!(
            words.is_some_and(|words| !words.is_empty()),
            "a quantity has words"
        );
        assert!(
            quantity.span.contains(quantity.number),
            "its number is in it"
        );
        let interval = quantity.interval;
        assert!(
            interval.low <= interval.high,
            "{words:?} stands for {interval:?}"
        );
        assert!(
            !quantity.value.is_some_and(f64::is_nan),
            "{words:?} is a number"
        );
    }
}

/// Claims are the words that stand there, and lie in order.
fn claims(drafts: &[Read], report: &CheckReport) {
    for finding in &report.findings {
        let document = drafts
            .iter()
            .find(|(read, _)| read.path == finding.document);
        let source = document.map_or("", |(read, _)| read.source());
        let claim = &finding.claim;
        assert_eq!(
            source.get(claim.start..claim.end),
            Some(claim.text.as_str()),
            "a claim is what stands there"
        );
        assert!(!finding.message.is_empty(), "a finding says something");
    }
    let place = |at: usize| {
        let finding = &report.findings[at];
        let draft = drafts
            .iter()
            .position(|(read, _)| read.path == finding.document);
        (draft, finding.claim.start, finding.claim.end)
    };
    assert!(
        (1..report.findings.len()).all(|at| place(at - 1) <= place(at)),
        "findings are in order"
    );
}

/// Every format can be written.
fn formats(drafts: &[Read], articles: &[Article<'_>], report: &CheckReport) {
    let numbers = report::extract_report(articles);
    let documents: Vec<_> = drafts.iter().map(|(document, _)| document).collect();
    let sources: Vec<_> = documents.iter().map(|document| document.source()).collect();
    let options = TextOptions {
        show: Show::Consistent,
        summary: true,
        colour: true,
        width: 60,
        links: None,
    };
    let json = report::json(report);
    let back: Result<serde_json::Value, _> = serde_json::from_str(&json);
    assert!(back.is_ok(), "the report is JSON");
    for text in [
        report::text(report, &sources, &options),
        report::finding_lines(report),
        report::sarif(report),
        report::github(report),
        report::junit(report),
        report::markdown(report, &sources),
        report::verdicts(report, &numbers, &sources),
        report::html(report, &numbers, &documents),
        report::json(&numbers),
        report::sheet(&numbers, &sources),
        report::csv(&numbers, &sources),
        report::jsonl(&numbers),
    ] {
        drop(text);
    }
    for finding in &report.findings {
        drop((report::comment(finding), report::replacement(finding)));
    }
}
