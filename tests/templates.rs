//! Scores the checker on many grammars: `fixtures/benchmark/templates.jsonl` has short sentences, `plain.jsonl` the sentences that news
//! says most things in, `paragraphs.jsonl` short paragraphs that spread a computation over several, each with figures that are right and
//! with figures that are wrong.
//!
//! Labelled passages show what writers do; these show which ways of saying one thing are read and which are not. To see the
//! table: `cargo test --test templates -- --nocapture`; with `RECOUNT_MISSES=1` also the texts that went amiss.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "asks the environment whether to list misses; the table is for whoever runs it"
)]

mod pipeline;

use std::collections::BTreeMap;

use report::schema::Verdict;
use serde::Deserialize;

#[derive(Deserialize)]
struct Template {
    kind: String,
    right: String,
    wrong: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    /// Wrong texts that got an inconsistent finding.
    errors: f64,
    /// Right texts that got a consistent finding and no inconsistent one.
    agreements: f64,
    /// Right texts that got an inconsistent finding.
    alarms: usize,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    all: usize,
    errors: usize,
    agreements: usize,
    alarms: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    sentences: Floors,
    plain: Floors,
    paragraphs: Floors,
}

#[test]
fn most_grammars_are_read() {
    let floors: All =
        toml::from_str(include_str!("../fixtures/benchmark/template-floors.toml")).expect("floors");
    score(
        include_str!("../fixtures/benchmark/templates.jsonl"),
        &floors.sentences,
    );
    score(
        include_str!("../fixtures/benchmark/plain.jsonl"),
        &floors.plain,
    );
    score(
        include_str!("../fixtures/benchmark/paragraphs.jsonl"),
        &floors.paragraphs,
    );
}

fn score(templates: &str, floors: &Floors) {
    let misses = std::env::var_os("RECOUNT_MISSES").is_some();
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for line in templates.lines() {
        let template: Template = serde_json::from_str(line).expect("a template a line");
        let [right, wrong] = [&template.right, &template.wrong].map(|text| verdicts(text));
        let alarm = right.contains(&Verdict::Inconsistent);
        let found = wrong.contains(&Verdict::Inconsistent);
        if misses && alarm {
            println!("alarm   {:12} {}", template.kind, template.right);
        }
        if misses && !found {
            println!("missed  {:12} {}", template.kind, template.wrong);
        }
        let tally = kinds.entry(template.kind).or_default();
        tally.all += 1;
        tally.errors += usize::from(found);
        tally.agreements += usize::from(!alarm && right.contains(&Verdict::Consistent));
        tally.alarms += usize::from(alarm);
    }
    let mut total = Tally::default();
    for (kind, tally) in &kinds {
        show(kind, *tally);
        total.all += tally.all;
        total.errors += tally.errors;
        total.agreements += tally.agreements;
        total.alarms += tally.alarms;
    }
    show("all", total);
    let rate = |good: usize| good as f64 / total.all as f64;
    assert!(rate(total.errors) >= floors.errors, "errors: {floors:?}");
    assert!(
        rate(total.agreements) >= floors.agreements,
        "agreements: {floors:?}"
    );
    assert!(total.alarms <= floors.alarms, "alarms: {floors:?}");
}

fn verdicts(text: &str) -> Vec<Verdict> {
    let report = pipeline::check(&pipeline::read("template.md", text));
    report.findings.iter().map(|found| found.verdict).collect()
}

fn show(kind: &str, tally: Tally) {
    let part = |good: usize| 100.0 * good as f64 / tally.all as f64;
    println!(
        "{kind:14} {:4} texts  errors found {:5.1}%  agreements {:5.1}%  alarms {}",
        tally.all,
        part(tally.errors),
        part(tally.agreements),
        tally.alarms
    );
}
