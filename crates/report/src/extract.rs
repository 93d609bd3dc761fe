//! From the extractor's readings to the list of every number that was read.

use checker::Article;
use document::{Document, Span};
use extractor::{
    About, Context, Hedge, Kind, Per, Reading, Role, Stance, Unit, UnitId, about, contexts,
};

use crate::check::words;
use crate::figure::figure;
use crate::id::one_space;
use crate::schema::{ExtractEntry, ExtractReport, Quantity, SCHEMA_VERSION, TOOL};

/// The report on all quantities of some documents, in the documents' order.
#[must_use]
pub fn extract_report(articles: &[Article<'_>]) -> ExtractReport {
    let entry = |article: &Article<'_>| ExtractEntry {
        path: article.document.path.clone(),
        quantities: article.reading.quantities.len(),
    };
    let quantities = articles.iter().flat_map(|article| {
        let contexts = contexts(article.document, article.reading);
        let all = article.reading.quantities.iter().enumerate();
        all.map(move |(at, quantity)| {
            convert(
                article.document,
                article.reading,
                quantity,
                contexts.get(at),
            )
        })
    });
    ExtractReport {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        documents: articles.iter().map(entry).collect(),
        quantities: quantities.collect(),
    }
}

fn convert(
    document: &Document,
    reading: &Reading,
    quantity: &extractor::Quantity,
    context: Option<&Context>,
) -> Quantity {
    // Cents are printed as cents, although they are held in dollars.
    let printed = |value: f64| quantity.printed(value);
    let (low, high) = match quantity.ends {
        Some((first, last)) => (printed(first.min(last)), printed(first.max(last))),
        None => (
            printed(quantity.interval.low),
            printed(quantity.interval.high),
        ),
    };
    let about = context.map(|context| about(document, reading, context));
    let about = about.unwrap_or_default();
    let said = |span: Option<Span>| span.map(|span| one_space(document.words(span)));
    Quantity {
        document: document.path.clone(),
        words: words(document, quantity.core),
        kind: kind(quantity.kind),
        value: quantity.value.or_else(|| middle(quantity)).map(printed),
        low,
        high,
        unit: unit(Unit {
            base: quantity.printed_in.unwrap_or(quantity.unit.base),
            ..quantity.unit
        }),
        hedge: hedge(quantity.hedge),
        counted: said(about.noun),
        population: said(about.population),
        place: said(about.place),
        period: said(about.period).map(|words| match about.year {
            Some(year) => format!("{words} ({year})"),
            None => words,
        }),
        aspect: context.and_then(|context| aspect(quantity, context, &about)),
        stance: context.map_or("fact", |context| stance(context.stance)),
        attributed: about.attributed,
    }
}

/// What a number tells of what it counts; nothing for a date.
fn aspect(
    quantity: &extractor::Quantity,
    context: &Context,
    about: &About,
) -> Option<&'static str> {
    if quantity.date.is_some() || matches!(quantity.kind, Kind::Date | Kind::Year) {
        return None;
    }
    Some(match (quantity.kind, context.role) {
        (Kind::Ordinal, _) => "rank",
        (_, Role::Change(_)) => "change",
        (Kind::Percent | Kind::Fraction, _) if about.population.is_some() => "share",
        (Kind::Fraction, _) => "share",
        _ => "level",
    })
}

const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Fact => "fact",
        Stance::Negated => "negated",
        Stance::Hypothetical => "hypothetical",
        Stance::Forecast => "forecast",
    }
}

/// The middle of a range of amounts in digits. Years have none, nor has "dozens".
fn middle(quantity: &extractor::Quantity) -> Option<f64> {
    let amounts = quantity.date.is_none() && !quantity.in_words;
    let (first, last) = quantity.ends.filter(|_| amounts)?;
    Some(f64::midpoint(first, last))
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

/// A unit by name: "kilometre", "USD per month", "per 1,000", "USD each".
fn unit(unit: Unit) -> String {
    let base = match unit.base {
        UnitId::PERCENT => "%",
        UnitId::POINTS => "points",
        UnitId::TIMES => "times",
        base => base.name(),
    };
    let per = match unit.per {
        Per::Nothing => String::new(),
        Per::Unit(per) => format!("per {}", per.name()),
        Per::Count(count) => format!("per {}", figure(f64::from(count))),
        Per::Each => "each".to_owned(),
    };
    let parts: Vec<_> = [base, &per]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}
