//! Scores the checker against hand-labelled passages and holds the figures to `fixtures/benchmark/floors.toml`.
//!
//! Thirteen sets: `passages.jsonl`, labelled passages; `voices.jsonl`, the same by another hand in four voices, long ones
//! among them; `fresh.jsonl`, by ten more hands, which hardly a rule was mended for, and the weights of clues were fitted on;
//! `desks.jsonl`, by nine hands on as many beats; `papers.jsonl`, by five hands on as many sorts of papers, most operands a clause or a sentence away; `retold.jsonl`, real news full of figures in other words, with what errors it had;
//! `clean.jsonl`, texts in which nothing is wrong; `traps.jsonl`, the same by eleven hands, each after one sort of claim or beat; `dense.jsonl`, short ones full of figures that follow from others, rightly, in ways that
//! are easily misread; `bulletins.jsonl`, the same by two more hands, in plain news prose and in long sentences; `ways.jsonl`, by three hands, claims of
//! direction, comparison and rank that mostly hold no figure, lengths of time and growth; `beats.jsonl`, by nine hands on as many beats, a seventh of
//! it right texts that invite an alarm; `briefs.jsonl`, news in brief, all right, by one hand. Each line is a text with labels: a claim, its verdict,
//! the operands that it stands on. A passage is checked alone; a label is matched with the findings that touch its claim. To see the table:
//! `cargo test --test benchmark -- --nocapture`; with `RECOUNT_MISSES=1` also every miss and false alarm.
#![allow(
    clippy::disallowed_methods,
    reason = "asks the environment whether to list misses"
)]

mod pipeline;

use std::collections::BTreeMap;
use std::ops::Range;

use report::schema::{Finding, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
struct Passage {
    id: String,
    text: String,
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    kind: String,
    verdict: Truth,
    claim: String,
    /// In characters of the text.
    claim_start: usize,
    #[serde(default)]
    operands: Vec<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Truth {
    Consistent,
    Inconsistent,
    /// Counts neither way.
    Borderline,
}

/// Floors, and figures that are held against them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    /// Inconsistent labels that got an inconsistent finding.
    error_recall: f64,
    /// Inconsistent findings that touch an inconsistent label.
    error_precision: f64,
    /// Consistent labels that got a consistent finding and no inconsistent one.
    verify_recall: f64,
    /// Passages without labels that got no inconsistent finding.
    silence: f64,
    /// Inconsistent findings that touch no inconsistent label, for every 100 passages.
    alarms_per_100: f64,
}

/// Good ones out of all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    good: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, good: bool) {
        self.good += usize::from(good);
        self.all += 1;
    }

    fn rate(self) -> f64 {
        if self.all == 0 {
            1.0
        } else {
            self.good as f64 / self.all as f64
        }
    }
}

#[derive(Default)]
struct Score {
    /// By kind of claim: errors found, consistent claims verified.
    kinds: BTreeMap<String, [Tally; 2]>,
    flagged: Tally,
    quiet: Tally,
    alarms: usize,
    passages: usize,
    misses: Vec<String>,
}

/// The sets, each with its name in `floors.toml`.
const SETS: [(&str, &str); 13] = [
    (
        "passages",
        include_str!("../fixtures/benchmark/passages.jsonl"),
    ),
    ("voices", include_str!("../fixtures/benchmark/voices.jsonl")),
    ("fresh", include_str!("../fixtures/benchmark/fresh.jsonl")),
    ("desks", include_str!("../fixtures/benchmark/desks.jsonl")),
    ("papers", include_str!("../fixtures/benchmark/papers.jsonl")),
    ("retold", include_str!("../fixtures/benchmark/retold.jsonl")),
    ("clean", include_str!("../fixtures/benchmark/clean.jsonl")),
    ("traps", include_str!("../fixtures/benchmark/traps.jsonl")),
    ("dense", include_str!("../fixtures/benchmark/dense.jsonl")),
    (
        "bulletins",
        include_str!("../fixtures/benchmark/bulletins.jsonl"),
    ),
    ("ways", include_str!("../fixtures/benchmark/ways.jsonl")),
    ("beats", include_str!("../fixtures/benchmark/beats.jsonl")),
    ("briefs", include_str!("../fixtures/benchmark/briefs.jsonl")),
];

#[test]
fn figures_stay_above_their_floors() {
    let floors: BTreeMap<String, Figures> =
        toml::from_str(include_str!("../fixtures/benchmark/floors.toml")).expect("a table a set");
    let mut fallen = Vec::new();
    for (set, lines) in SETS {
        let mut score = Score::default();
        for line in lines.lines() {
            let passage: Passage = serde_json::from_str(line).expect("a passage a line");
            add(&mut score, &passage);
        }
        let figures = figures(&score);
        show(set, &score, &figures);
        fallen.extend(below(set, &figures, &floors[set]));
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

/// The figures that fell past their floors.
fn below(set: &str, figures: &Figures, floors: &Figures) -> Vec<String> {
    [
        (figures.error_recall, floors.error_recall, "error_recall"),
        (
            figures.error_precision,
            floors.error_precision,
            "error_precision",
        ),
        (figures.verify_recall, floors.verify_recall, "verify_recall"),
        (figures.silence, floors.silence, "silence"),
        (
            -figures.alarms_per_100,
            -floors.alarms_per_100,
            "alarms_per_100",
        ),
    ]
    .into_iter()
    .filter(|(figure, floor, _)| figure < floor)
    .map(|(figure, floor, name)| {
        format!(
            "{set}: {name} is {:.4}, past its floor {:.4}",
            figure.abs(),
            floor.abs()
        )
    })
    .collect()
}

/// Checks a passage and counts what came of its labels.
fn add(score: &mut Score, passage: &Passage) {
    let text = passage.text.as_str();
    let report = pipeline::check(&pipeline::read(&format!("{}.md", passage.id), text));
    score.passages += 1;
    for label in &passage.labels {
        let wanted = match label.verdict {
            Truth::Consistent => Verdict::Consistent,
            Truth::Inconsistent => Verdict::Inconsistent,
            Truth::Borderline => continue,
        };
        let hit = |verdict| {
            let mut of = report.findings.iter().filter(|f| f.verdict == verdict);
            of.any(|finding| touches(label, finding, text))
        };
        let wrong = wanted == Verdict::Inconsistent;
        let good = hit(wanted) && (wrong || !hit(Verdict::Inconsistent));
        let tallies = score.kinds.entry(label.kind.clone()).or_default();
        tallies[usize::from(!wrong)].add(good);
        if !good {
            let what = if wrong { "error" } else { "right" };
            score.misses.push(format!(
                "missed  {} {} {what}: {}",
                passage.id, label.kind, label.claim
            ));
        }
    }
    let mut loud = false;
    for finding in report
        .findings
        .iter()
        .filter(|f| f.verdict == Verdict::Inconsistent)
    {
        let on = |truth| {
            let mut of = passage.labels.iter().filter(|label| label.verdict == truth);
            of.any(|label| touches(label, finding, text))
        };
        if on(Truth::Inconsistent) {
            score.flagged.add(true);
        } else if !on(Truth::Borderline) {
            score.flagged.add(false);
            score.alarms += 1;
            loud = true;
            let (rule, message) = (finding.rule, &finding.message);
            score
                .misses
                .push(format!("alarm   {} {rule}: {message}", passage.id));
        }
    }
    if passage.labels.is_empty() {
        score.quiet.add(!loud);
    }
}

/// Whether a finding speaks of a label's claim: its own claim touches it, or else the finding's claim is one of
/// the label's operands and one of the finding's operands is the label's claim.
fn touches(label: &Label, finding: &Finding, text: &str) -> bool {
    let start = text
        .char_indices()
        .nth(label.claim_start)
        .map_or(text.len(), |(at, _)| at);
    let claim = start..start + label.claim.len();
    let own = finding.claim.start..finding.claim.end;
    let mut operands = finding.operands.iter().map(|o| o.words.start..o.words.end);
    overlap(&own, &claim)
        || (operands.any(|operand| overlap(&operand, &claim))
            && label.operands.iter().any(|words| {
                let mut places = text.match_indices(words.as_str());
                places.any(|(at, _)| overlap(&own, &(at..at + words.len())))
            }))
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn figures(score: &Score) -> Figures {
    let sum = |which: usize| {
        let all = score.kinds.values().map(|tallies| tallies[which]);
        all.fold(Tally::default(), |a, b| Tally {
            good: a.good + b.good,
            all: a.all + b.all,
        })
    };
    Figures {
        error_recall: sum(0).rate(),
        error_precision: score.flagged.rate(),
        verify_recall: sum(1).rate(),
        silence: score.quiet.rate(),
        alarms_per_100: 100.0 * score.alarms as f64 / score.passages as f64,
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the table is for whoever runs the benchmark"
)]
fn show(set: &str, score: &Score, figures: &Figures) {
    println!("== {set}, {} passages", score.passages);
    println!("{:<16}{:>16}{:>16}", "kind", "errors found", "verified");
    for (kind, [errors, right]) in &score.kinds {
        let (a, b, c, d) = (errors.good, errors.all, right.good, right.all);
        println!("{kind:<16}{a:>9} /{b:>4} {c:>9} /{d:>4}");
    }
    if std::env::var_os("RECOUNT_MISSES").is_some() {
        score.misses.iter().for_each(|miss| println!("{miss}"));
    }
    println!("{figures:#.3?}");
}
