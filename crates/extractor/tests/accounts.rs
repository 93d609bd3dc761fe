//! Brackets in tables: minus where the table is one of accounts, else nothing.

use document::{Document, Format};
use recount_extractor::read;

/// The figures of a table in Markdown, as printed and as read.
fn figures(table: &str) -> Vec<(String, f64)> {
    let document = Document::read("a.md", table.as_bytes().to_vec(), Format::Markdown).unwrap();
    let reading = read(&document);
    reading
        .quantities
        .iter()
        .filter_map(|q| Some((document.words(q.span).to_owned(), q.value?)))
        .collect()
}

fn holds(table: &str, expected: &[(&str, f64)]) {
    let found = figures(table);
    let found: Vec<(&str, f64)> = found
        .iter()
        .map(|(words, v)| (words.as_str(), *v))
        .collect();
    assert_eq!(found, expected, "{table}");
}

#[test]
fn costs_and_deficits_are_negative() {
    holds(
        "| Harbour | This year |\n|---|---|\n| Revenue | 48 |\n| Wages | (31) |\n| Left | 17 |\n",
        &[("48", 48.0), ("(31)", -31.0), ("17", 17.0)],
    );
    holds(
        "| Pier | £m | Change |\n|---|---|---|\n| East | (1.4) | 12% |\n| West | 2.6 | (8)% |\n| North | 3 | (5%) |\n",
        &[
            ("(1.4)", -1.4),
            ("12%", 12.0),
            ("2.6", 2.6),
            ("(8)%", -8.0),
            ("3", 3.0),
            ("(5%)", -5.0),
        ],
    );
}

#[test]
fn other_brackets_are_none() {
    // Standard errors stand below their figures, without a label.
    holds(
        "| Effect on income | Value |\n|---|---|\n| Schooling | 0.31 |\n| | (0.12) |\n",
        &[("0.31", 0.31), ("0.12", 0.12)],
    );
    // Shares beside counts.
    holds(
        "| Answer | Visitors | Share |\n|---|---|---|\n| Yes | 120 | (60%) |\n| No | 80 | (40%) |\n",
        &[("120", 120.0), ("60%", 60.0), ("80", 80.0), ("40%", 40.0)],
    );
    holds(
        "| Item | Cost | Share |\n|---|---|---|\n| Rope | £120 | (60%) |\n| Tar | £80 | (40%) |\n",
        &[("£120", 120.0), ("60%", 60.0), ("£80", 80.0), ("40%", 40.0)],
    );
}
