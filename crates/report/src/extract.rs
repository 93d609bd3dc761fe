//! From the extractor's readings to the list of every number that was read.

use checker::Article;
use document::Document;
use extractor::{Hedge, Kind, Unit, UnitId};

use crate::check::words;
use crate::schema::{ExtractEntry, ExtractReport, Quantity, SCHEMA_VERSION, TOOL};

/// The report on all quantities of some documents, in the documents' order.
#[must_use]
pub fn extract_report(articles: &[Article<'_>]) -> ExtractReport {
    let entry = |article: &Article<'_>| ExtractEntry {
        path: article.document.path.clone(),
        quantities: article.reading.quantities.len(),
    };
    let quantities = articles.iter().flat_map(|article| {
        let all = article.reading.quantities.iter();
        all.map(|quantity| convert(article.document, quantity))
    });
    ExtractReport {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        documents: articles.iter().map(entry).collect(),
        quantities: quantities.collect(),
    }
}

fn convert(document: &Document, quantity: &extractor::Quantity) -> Quantity {
    // Cents are printed as cents, although they are held in dollars.
    let printed = |value: f64| quantity.printed(value);
    let (low, high) = match quantity.ends {
        Some((first, last)) => (printed(first.min(last)), printed(first.max(last))),
        None => (printed(quantity.interval.low), printed(quantity.interval.high)),
    };
    Quantity {
        document: document.path.clone(),
        words: words(document, quantity.span),
        kind: kind(quantity.kind),
        value: quantity.value.map(printed),
        low,
        high,
        unit: unit(quantity.printed_in.map_or(quantity.unit, Unit::of)).to_owned(),
        hedge: hedge(quantity.hedge),
        counted: None,
        period: None,
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cardinal => "cardinal",
        Kind::Ordinal => "ordinal",
        Kind::Percent => "percent",
        Kind::Points => "points",
        Kind::Money => "money",
        Kind::Measure => "measure",
        Kind::Multiple => "multiple",
        Kind::Fraction => "fraction",
        Kind::Ratio => "ratio",
        Kind::Rate => "rate",
        Kind::Range => "range",
        Kind::Date => "date",
        Kind::Year => "year",
        Kind::Duration => "duration",
        Kind::Age => "age",
    }
}

const fn hedge(hedge: Hedge) -> Option<&'static str> {
    match hedge {
        Hedge::None => None,
        Hedge::Exactly => Some("exactly"),
        Hedge::Nearly => Some("nearly"),
        Hedge::About => Some("about"),
        Hedge::JustOver => Some("just over"),
        Hedge::MoreThan => Some("more than"),
        Hedge::AtLeast => Some("at least"),
        Hedge::AtMost => Some("at most"),
        Hedge::LessThan => Some("less than"),
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit.base {
        UnitId::PERCENT => "%",
        UnitId::POINTS => "points",
        UnitId::TIMES => "times",
        base => base.name(),
    }
}
