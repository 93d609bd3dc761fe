//! From the extractor's readings to the list of every number that was read.

use std::borrow::Cow;

use checker::Article;
use document::{Document, Span};
use extractor::{About, Context, Hedge, Kind, Per, Role, Stance, Unit, UnitId, about};

use crate::figure::figure;
use crate::id::one_space;
use crate::schema::{ExtractEntry, ExtractReport, Quantity, SCHEMA_VERSION, TOOL, Words};

/// The report on all quantities of some documents, in the documents' order.
#[must_use]
pub fn extract_report(articles: &[Article<'_>]) -> ExtractReport {
    let quantities = articles.iter().flat_map(|&article| numbers(article));
    ExtractReport {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        documents: extract_entries(articles),
        quantities: quantities.map(Quantity::from).collect(),
    }
}

/// How many quantities were read in each of some documents.
#[must_use]
pub fn extract_entries(articles: &[Article<'_>]) -> Vec<ExtractEntry> {
    let entry = |article: &Article<'_>| ExtractEntry {
        path: article.document.path.clone(),
        quantities: article.reading.quantities.len(),
    };
    articles.iter().map(entry).collect()
}

/// A [`Quantity`] that borrows its words from the document.
pub(crate) struct Number<'a> {
    pub(crate) document: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) text: &'a str,
    pub(crate) location: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) value: Option<f64>,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) unit: Cow<'static, str>,
    pub(crate) hedge: Option<&'static str>,
    pub(crate) counted: Option<Cow<'a, str>>,
    pub(crate) population: Option<Cow<'a, str>>,
    pub(crate) place: Option<Cow<'a, str>>,
    pub(crate) period: Option<Cow<'a, str>>,
    pub(crate) aspect: Option<&'static str>,
    pub(crate) stance: &'static str,
    pub(crate) attributed: bool,
}

impl From<Number<'_>> for Quantity {
    fn from(number: Number<'_>) -> Self {
        Self {
            document: number.document.to_owned(),
            words: Words {
                start: number.start,
                end: number.end,
                line: number.line,
                column: number.column,
                text: number.text.to_owned(),
                location: number.location,
            },
            kind: number.kind,
            value: number.value,
            low: number.low,
            high: number.high,
            unit: number.unit.into_owned(),
            hedge: number.hedge,
            counted: number.counted.map(Cow::into_owned),
            population: number.population.map(Cow::into_owned),
            place: number.place.map(Cow::into_owned),
            period: number.period.map(Cow::into_owned),
            aspect: number.aspect,
            stance: number.stance,
            attributed: number.attributed,
        }
    }
}

/// All quantities of a document, in order.
pub(crate) fn numbers(article: Article<'_>) -> impl Iterator<Item = Number<'_>> {
    let Article { document, reading } = article;
    let all = reading.quantities.iter().zip(&reading.contexts);
    all.zip(about(document, reading))
        .map(move |((quantity, context), about)| convert(document, quantity, context, &about))
}

fn convert<'a>(
    document: &'a Document,
    quantity: &extractor::Quantity,
    context: &Context,
    about: &About,
) -> Number<'a> {
    // Cents are printed as cents, although they are held in dollars.
    let printed = |value: f64| quantity.printed(value);
    let (low, high) = match quantity.ends {
        Some((first, last)) => (printed(first.min(last)), printed(first.max(last))),
        None => (
            printed(quantity.interval.low),
            printed(quantity.interval.high),
        ),
    };
    let said = |span: Option<Span>| span.map(|span| one_space(document.words(span)));
    let span = document.source_span(quantity.core);
    let place = document.place(span.start);
    Number {
        document: &document.path,
        start: span.start,
        end: span.end,
        line: place.line,
        column: place.column,
        text: &document.source()[span.start..span.end],
        location: document.location(span.start).map(ToString::to_string),
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
            Some(year) => Cow::Owned([&*words, " (", &year.to_string(), ")"].concat()),
            None => words,
        }),
        aspect: aspect(quantity, context, about),
        stance: stance(context.stance),
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
fn unit(unit: Unit) -> Cow<'static, str> {
    let base = match unit.base {
        UnitId::PERCENT => "%",
        UnitId::POINTS => "points",
        UnitId::TIMES => "times",
        base => base.name(),
    };
    let per = match unit.per {
        Per::Nothing => return Cow::Borrowed(base),
        Per::Unit(per) => ["per ", per.name()].concat(),
        Per::Count(count) => format!("per {}", figure(f64::from(count))),
        Per::Each => "each".to_owned(),
    };
    Cow::Owned(if base.is_empty() {
        per
    } else {
        [base, " ", &per].concat()
    })
}
