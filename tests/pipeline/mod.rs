//! The whole pipeline in one call, for tests that look at its ends.

use checker::Article;
use document::{Document, Format};
use extractor::Reading;
use report::schema::CheckReport;

/// A document, read.
pub(crate) type Read = (Document, Reading);

/// Reads a text as a file of that name would be read.
pub(crate) fn read(path: &str, text: &str) -> Read {
    let format = Format::of(path, text.as_bytes());
    let document = Document::read(path, text.as_bytes().to_vec(), format).expect("it is text");
    let reading = extractor::read(&document);
    (document, reading)
}

/// The article of a document.
pub(crate) fn article((document, reading): &Read) -> Article<'_> {
    Article { document, reading }
}

/// Checks one document by itself.
#[allow(dead_code, reason = "not every test looks at a document alone")]
pub(crate) fn check(read: &Read) -> CheckReport {
    let article = article(read);
    report::check_report(&[article], &checker::check(0, article))
}

/// Checks documents by themselves and against each other.
#[allow(dead_code, reason = "not every test looks at several documents")]
pub(crate) fn check_all(read: &[Read]) -> CheckReport {
    let articles: Vec<_> = read.iter().map(article).collect();
    let each = articles.iter().enumerate();
    let mut findings: Vec<_> = each
        .flat_map(|(index, &article)| checker::check(index, article))
        .collect();
    let each = articles.iter().enumerate();
    let keys: Vec<_> = each
        .map(|(index, &article)| checker::keys(index, article))
        .collect();
    findings.extend(checker::compare(&keys, &[]));
    report::check_report(&articles, &findings)
}
