//! Scores the checker on texts in which figures of other matters stand beside those that belong together:
//! `fixtures/benchmark/articles.jsonl` has whole articles, `beside.jsonl` short passages, all right, written for this by people who did
//! not see the code, each with a list of its derived figures as they could have gone wrong.
//!
//! Here stands the question that decides whether an editor keeps the tool on: how often is a text that is right called wrong? To see the table: `cargo test --test articles -- --nocapture`;
//! with `RECOUNT_MISSES=1` also each alarm and each wrong figure that passed.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "asks the environment whether to list misses; the table is for whoever runs it"
)]

mod pipeline;

use std::collections::BTreeMap;

use rayon::prelude::*;
use report::schema::{Finding, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    wrong: Vec<Slip>,
}

/// A piece of an article, unique in it, and the same piece with its figure gone wrong.
#[derive(Deserialize)]
struct Slip {
    kind: String,
    right: String,
    wrong: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    /// Wrong figures that a finding speaks of, of all.
    errors: f64,
    /// Findings against texts that are right: the one figure that must not rise.
    alarms: usize,
    /// Figures confirmed in texts that are right, per text.
    agreements: f64,
}

/// What one article gave.
struct Outcome {
    alarms: Vec<String>,
    agreements: usize,
    slips: Vec<(String, bool, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    articles: Floors,
    passages: Floors,
    halves: Halves,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Halves {
    /// Contradictions between two pieces of a text that is right; must not rise.
    conflicts: usize,
    /// Figures of the one that the other corroborates.
    agreements: usize,
}

#[test]
fn texts_that_are_right_pass() {
    let floors: Both =
        toml::from_str(include_str!("../fixtures/benchmark/article-floors.toml")).expect("floors");
    all(
        include_str!("../fixtures/benchmark/articles.jsonl"),
        &floors.articles,
    );
    all(
        include_str!("../fixtures/benchmark/beside.jsonl"),
        &floors.passages,
    );
}

/// A text that is right, cut in two at the end of a sentence, gives two documents of one matter that are right.
#[test]
fn pieces_of_a_text_do_not_contradict_each_other() {
    let floors: Both =
        toml::from_str(include_str!("../fixtures/benchmark/article-floors.toml")).expect("floors");
    let articles: Vec<Article> = include_str!("../fixtures/benchmark/articles.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("an article a line"))
        .collect();
    let misses = std::env::var_os("RECOUNT_MISSES").is_some();
    let cut: Vec<(usize, usize)> = articles
        .par_iter()
        .flat_map_iter(|article| [1, 2, 3, 4].map(|fifth| (article, fifth)))
        .map(|(article, fifth)| {
            let text = &article.text;
            let from = text.ceil_char_boundary(text.len() * fifth / 5);
            let Some(at) = text[from..].find(". ").map(|at| from + at + 2) else {
                return (0, 0);
            };
            let pieces = [("one.md", &text[..at]), ("two.md", &text[at..])];
            let read = pieces.map(|(name, text)| pipeline::read(name, text));
            let report = pipeline::check_all(&read);
            let of = |verdict| {
                let findings = report.findings.iter();
                findings.filter(move |it| it.rule == "cross-document" && it.verdict == verdict)
            };
            for finding in of(Verdict::Inconsistent).filter(|_| misses) {
                println!("alarm   {}: {}", article.id, finding.message);
            }
            (
                of(Verdict::Inconsistent).count(),
                of(Verdict::Consistent).count(),
            )
        })
        .collect();
    let (conflicts, agreements) = cut
        .iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!(
        "{} cuts  conflicts {conflicts}  agreements {agreements}",
        cut.len()
    );
    assert!(
        conflicts <= floors.halves.conflicts,
        "conflicts: {floors:?}"
    );
    assert!(
        agreements >= floors.halves.agreements,
        "agreements: {floors:?}"
    );
}

fn all(texts: &str, floors: &Floors) {
    let articles: Vec<Article> = texts
        .lines()
        .map(|line| serde_json::from_str(line).expect("an article a line"))
        .collect();
    let outcomes: Vec<Outcome> = articles.par_iter().map(score).collect();
    let misses = std::env::var_os("RECOUNT_MISSES").is_some();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut alarms, mut agreements) = (0, 0);
    for outcome in outcomes {
        alarms += outcome.alarms.len();
        agreements += outcome.agreements;
        for alarm in outcome.alarms.iter().filter(|_| misses) {
            println!("alarm   {alarm}");
        }
        for (kind, found, slip) in outcome.slips {
            if misses && !found {
                println!("missed  {kind:10} {slip}");
            }
            let (hits, all) = kinds.entry(kind).or_default();
            *hits += usize::from(found);
            *all += 1;
        }
    }
    for (kind, (hits, all)) in &kinds {
        println!("{kind:10} {hits:4} of {all:4}");
    }
    let (hits, all) = kinds
        .values()
        .fold((0, 0), |(hits, all), one| (hits + one.0, all + one.1));
    let (errors, confirmed) = (
        hits as f64 / all as f64,
        agreements as f64 / articles.len() as f64,
    );
    println!(
        "{} texts  errors found {errors:.3}  agreements a text {confirmed:.2}  alarms {alarms}",
        articles.len()
    );
    assert!(errors >= floors.errors, "errors: {floors:?}");
    assert!(confirmed >= floors.agreements, "agreements: {floors:?}");
    assert!(alarms <= floors.alarms, "alarms: {floors:?}");
}

fn score(article: &Article) -> Outcome {
    let findings = check(&article.text);
    let wrong = |finding: &&Finding| finding.verdict == Verdict::Inconsistent;
    let alarms = findings
        .iter()
        .filter(wrong)
        .map(|finding| format!("{} {}: {}", article.id, finding.rule, finding.message))
        .collect();
    let agreements = findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Consistent)
        .count();
    let slips = article
        .wrong
        .iter()
        .map(|slip| {
            let start = article
                .text
                .find(&slip.right)
                .expect("a piece of its article");
            let end = start + slip.right.len();
            let text = [&article.text[..start], &slip.wrong, &article.text[end..]].concat();
            let piece = start..start + slip.wrong.len();
            let found = check(&text).iter().filter(wrong).any(|finding| {
                let claim = (finding.claim.start, finding.claim.end);
                let operands = finding
                    .operands
                    .iter()
                    .map(|node| (node.words.start, node.words.end));
                operands
                    .chain([claim])
                    .any(|(from, to)| from < piece.end && to > piece.start)
            });
            (
                slip.kind.clone(),
                found,
                format!("{} {}", article.id, slip.wrong),
            )
        })
        .collect();
    Outcome {
        alarms,
        agreements,
        slips,
    }
}

fn check(text: &str) -> Vec<Finding> {
    pipeline::check(&pipeline::read("article.md", text)).findings
}
