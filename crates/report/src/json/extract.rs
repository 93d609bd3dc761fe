//! The report of `recount extract` as JSON.

use checker::Article;

use super::value::{Last, maybe, maybe_name, name, string, whole};
use super::{entries, field, first, words};
use crate::extract::{Number, numbers};
use crate::schema::ExtractEntry;

/// A report as one JSON object, indented, with a line break at its end; `documents` and `quantities` are what [`read_json`]
/// and [`quantities_json`] made of them, in pieces.
#[must_use]
pub fn extract_json(documents: Vec<String>, quantities: Vec<String>) -> Vec<String> {
    let (mut all, out) = super::documents(documents, ",\n  \"quantities\": ");
    all.extend(super::array(out, quantities));
    all.push("\n}\n".to_owned());
    all
}

/// Some documents of a report, one behind the other, with commas between them.
#[must_use]
pub fn read_json(documents: &[ExtractEntry]) -> String {
    entries(documents, |out, document| {
        first!(out, "      ", "path", string, &document.path);
        field!(out, "      ", "quantities", whole, document.quantities);
    })
}

/// The quantities of one document, one behind the other, with commas between them.
#[must_use]
pub fn quantities_json(article: Article<'_>) -> String {
    let mut out = String::with_capacity(480 * article.reading.quantities.len());
    let mut path = String::new();
    string(&mut path, &article.document.path);
    for (at, number) in numbers(article).enumerate() {
        out.push_str(if at == 0 { "    {" } else { ",\n    {" });
        number_json(&mut out, &path, &number);
        out.push_str("\n    }");
    }
    out
}

/// The fields of a number; `path` is that of its document in quotes.
fn number_json(out: &mut String, path: &str, quantity: &Number<'_>) {
    first!(out, "      ", "document", String::push_str, path);
    words!(out, "      ", quantity);
    field!(out, "      ", "kind", name, quantity.kind);
    let mut last = Last::default();
    let mut value = |out: &mut String, value| last.number_or_null(out, value);
    field!(out, "      ", "value", value, quantity.value);
    field!(out, "      ", "low", value, Some(quantity.low));
    field!(out, "      ", "high", value, Some(quantity.high));
    field!(out, "      ", "unit", string, &quantity.unit);
    field!(out, "      ", "hedge", maybe_name, quantity.hedge);
    field!(out, "      ", "counted", maybe, quantity.counted.as_deref());
    let population = quantity.population.as_deref();
    field!(out, "      ", "population", maybe, population);
    field!(out, "      ", "place", maybe, quantity.place.as_deref());
    field!(out, "      ", "period", maybe, quantity.period.as_deref());
    field!(out, "      ", "aspect", maybe_name, quantity.aspect);
    field!(out, "      ", "stance", name, quantity.stance);
    let attributed = if quantity.attributed { "true" } else { "false" };
    field!(out, "      ", "attributed", String::push_str, attributed);
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use super::*;

    #[test]
    fn a_report_is_written_as_its_type_says() {
        let texts = [
            ("a.md", "# Nothing\n\nNone here."),
            (
                "b.md",
                "About 5% of the 452\nseats in \"Leeds\" went in 2012, said Ann.\n\n- 3 to 5 cats\n- £1.2m a year\n",
            ),
            (
                "c.html",
                "<p>Some 9&nbsp;500 caf\u{e9}s (up 3.5% on last year) \u{2013} 1/3 of all</p>",
            ),
        ];
        let documents = texts.map(|(path, text)| {
            let format = Format::of(path, text.as_bytes());
            Document::read(path, text.as_bytes().to_vec(), format).unwrap()
        });
        let readings = documents.each_ref().map(extractor::read);
        let articles: Vec<Article<'_>> = documents
            .iter()
            .zip(&readings)
            .map(|(document, reading)| Article { document, reading })
            .collect();
        for many in 0..=articles.len() {
            let articles = &articles[..many];
            let report = crate::extract_report(articles);
            let pieces = articles.iter().map(|&article| quantities_json(article));
            let documents = report.documents.chunks(2).map(read_json).collect();
            let text = extract_json(documents, pieces.collect()).concat();
            assert_eq!(text, crate::json(&report));
        }
    }
}
