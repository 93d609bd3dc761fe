//! The fact-check sheet: every number of a draft in order, with its words in context and what it says.

use std::collections::BTreeMap;
use std::fmt::Write;

use document::one_by_one;

use crate::context::{in_context, visible};
use crate::figure::{ends, figure, with_unit};
use crate::json::json_line;
use crate::schema::{ExtractReport, Quantity};

/// How much of the line to show either side of a number.
pub(crate) const CONTEXT: usize = 40;

/// The sheet for a person. `sources` are the documents' sources in the order of [`ExtractReport::documents`].
#[must_use]
pub fn sheet(report: &ExtractReport, sources: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = report.quantities.as_slice();
    for (document, source) in report.documents.iter().zip(sources) {
        let (here, behind) = rest.split_at(document.quantities);
        rest = behind;
        let rows: Vec<_> = here.iter().map(|quantity| row(quantity, source)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: [usize; 3] = [0, 1, 2].map(|column| width(column).unwrap_or(0));
        let _ = writeln!(out, "{}", visible(&document.path));
        for [line, value, kind, words] in &rows {
            let [a, b, c] = widths;
            let _ = writeln!(out, "  {line:>a$}  {value:>b$}  {kind:c$}  {words}");
        }
        out.push('\n');
    }
    let numbers = report.quantities.len();
    let _ = writeln!(
        out,
        "{} {}",
        figure(numbers as f64),
        if numbers == 1 { "number" } else { "numbers" }
    );
    out
}

/// The sheet for a spreadsheet, with empty columns for the checker's source and initials.
#[must_use]
pub fn csv(report: &ExtractReport, sources: &[&str]) -> String {
    let paths = report
        .documents
        .iter()
        .map(|document| document.path.as_str());
    let sources: BTreeMap<_, _> = one_by_one(paths.zip(sources.iter().copied()));
    let header = [
        "document",
        "line",
        "column",
        "words",
        "context",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "hedge",
        "counted",
        "population",
        "place",
        "period",
        "aspect",
        "stance",
        "attributed",
        "source",
        "initials",
    ];
    let rows = report.quantities.iter().map(|quantity| {
        let source = sources.get(quantity.document.as_str());
        record(quantity, source.copied().unwrap_or_default())
    });
    spreadsheet(&header, rows)
}

/// A header and rows as CSV.
pub(crate) fn spreadsheet(
    header: &[&str],
    rows: impl Iterator<Item = impl AsRef<[String]>>,
) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("memory takes it");
    for row in rows {
        writer.write_record(row.as_ref()).expect("memory takes it");
    }
    let bytes = writer.into_inner().expect("memory takes it");
    String::from_utf8(bytes).expect("made of texts")
}

/// One JSON object in a line of its own for each number.
#[must_use]
pub fn jsonl(report: &ExtractReport) -> String {
    report.quantities.iter().map(json_line).collect()
}

/// Line, value, kind, words in context.
fn row(quantity: &Quantity, source: &str) -> [String; 4] {
    let mut words = in_context(source, &quantity.words, CONTEXT);
    let about = [
        quantity.counted.as_deref(),
        quantity.place.as_deref(),
        quantity.period.as_deref(),
        Some(quantity.stance).filter(|stance| *stance != "fact"),
    ];
    let mut about: Vec<_> = about.into_iter().flatten().map(str::to_owned).collect();
    if let Some(population) = &quantity.population {
        let at = usize::from(quantity.counted.is_some());
        about.insert(at, format!("of {population}"));
    }
    if !about.is_empty() {
        let _ = write!(words, "  ({})", visible(&about.join(", ")));
    }
    [
        quantity
            .words
            .location
            .clone()
            .unwrap_or_else(|| quantity.words.line.to_string()),
        says(quantity),
        quantity.kind.to_owned(),
        words,
    ]
}

/// Hedge, value and unit: "more than 3,200,000", "8.3%", "10 to 15%".
pub(crate) fn says(quantity: &Quantity) -> String {
    let number = match (quantity.value, quantity.kind) {
        (Some(year), "year") => format!("{year}"),
        (None, "range") if is_years(quantity) => format!("{} to {}", quantity.low, quantity.high),
        (Some(value), kind) if kind != "date" && kind != "range" => figure(value),
        (_, "date") => String::new(),
        _ => ends(quantity.low, quantity.high),
    };
    if number.is_empty() {
        return number;
    }
    let number = with_unit(&number, &quantity.unit);
    match quantity.hedge {
        Some(hedge) => format!("{hedge} {number}"),
        None => number,
    }
}

/// Whether a range runs from year to year, which are printed without separators.
fn is_years(quantity: &Quantity) -> bool {
    let year = |end: f64| end.fract() == 0.0 && (1000.0..2200.0).contains(&end);
    quantity.unit.is_empty()
        && year(quantity.low)
        && year(quantity.high)
        && !quantity.words.text.contains(',')
}

fn record(quantity: &Quantity, source: &str) -> [String; 20] {
    [
        harmless(&quantity.document),
        quantity
            .words
            .location
            .clone()
            .unwrap_or_else(|| quantity.words.line.to_string()),
        quantity.words.column.to_string(),
        harmless(&quantity.words.text),
        harmless(&in_context(source, &quantity.words, CONTEXT)),
        quantity.kind.to_owned(),
        quantity.value.map_or_else(String::new, finite),
        finite(quantity.low),
        finite(quantity.high),
        quantity.unit.clone(),
        quantity.hedge.unwrap_or_default().to_owned(),
        harmless(quantity.counted.as_deref().unwrap_or_default()),
        harmless(quantity.population.as_deref().unwrap_or_default()),
        harmless(quantity.place.as_deref().unwrap_or_default()),
        harmless(quantity.period.as_deref().unwrap_or_default()),
        quantity.aspect.unwrap_or_default().to_owned(),
        quantity.stance.to_owned(),
        if quantity.attributed { "yes" } else { "" }.to_owned(),
        String::new(),
        String::new(),
    ]
}

/// A number for a cell; what is infinite is left empty.
pub(crate) fn finite(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// A cell that a spreadsheet takes for text: one that begins like a formula gets an apostrophe before it.
pub(crate) fn harmless(text: &str) -> String {
    let mut chars = text.chars();
    let formula = match chars.next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{csv, jsonl, sheet};
    use crate::schema::{ExtractEntry, ExtractReport, Quantity, SCHEMA_VERSION, TOOL, Words};

    const SOURCE: &str = "More than 3.2 million came,\n8.3%, \"or so\", of them from the north.\n";

    fn report() -> ExtractReport {
        let quantity = |start: usize, text: &str, line, column, kind, value: f64, hedge| Quantity {
            document: "a.txt".to_owned(),
            words: Words {
                start,
                end: start + text.len(),
                line,
                column,
                text: text.to_owned(),
                location: None,
            },
            kind,
            value: Some(value),
            low: value,
            high: if hedge == Some("more than") {
                f64::INFINITY
            } else {
                value
            },
            unit: if kind == "percent" { "%" } else { "" }.to_owned(),
            hedge,
            counted: None,
            population: None,
            place: None,
            period: None,
            aspect: Some("level"),
            stance: "fact",
            attributed: false,
        };
        ExtractReport {
            schema_version: SCHEMA_VERSION,
            tool: TOOL,
            documents: vec![ExtractEntry {
                path: "a.txt".to_owned(),
                quantities: 2,
            }],
            quantities: vec![
                quantity(
                    0,
                    "More than 3.2 million",
                    1,
                    1,
                    "cardinal",
                    3.2e6,
                    Some("more than"),
                ),
                quantity(28, "8.3%", 2, 1, "percent", 8.3, None),
            ],
        }
    }

    #[test]
    fn sheet_has_a_line_for_each_number() {
        insta::assert_snapshot!(sheet(&report(), &[SOURCE]), @r#"
        a.txt
          1  more than 3,200,000  cardinal  [More than 3.2 million] came,
          2                 8.3%  percent   [8.3%], "or so", of them from the north.

        2 numbers
        "#);
    }

    #[test]
    fn csv_has_columns_to_fill_in() {
        insta::assert_snapshot!(csv(&report(), &[SOURCE]), @r#"
        document,line,column,words,context,kind,value,low,high,unit,hedge,counted,population,place,period,aspect,stance,attributed,source,initials
        a.txt,1,1,More than 3.2 million,"[More than 3.2 million] came,",cardinal,3200000,3200000,,,more than,,,,,level,fact,,,
        a.txt,2,1,8.3%,"[8.3%], ""or so"", of them from the north.",percent,8.3,8.3,8.3,%,,,,,,level,fact,,,
        "#);
    }

    #[test]
    fn jsonl_has_a_line_for_each_number() {
        let lines = jsonl(&report());
        assert_eq!(lines.lines().count(), 2);
        assert!(lines.starts_with("{\"document\":\"a.txt\",\"start\":0,"));
        assert!(lines.contains("\"high\":null"));
    }
}
