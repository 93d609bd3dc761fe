//! Golden files: whole texts at three stages, so that a diff shows which stage changed.
//!
//! `snapshots/assertions` holds what was read, `snapshots/findings` what was judged, `snapshots/report` what is
//! shown. A snapshot says what the program does, not what is true.
#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

mod pipeline;

use std::fmt::Write;
use std::path::Path;

use report::schema::{CheckReport, Verdict};
use report::{Show, TextOptions};

#[test]
fn texts_at_three_stages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = root.join("fixtures/texts");
    insta::glob!(&texts, "**/*.*", |file| {
        let path = file.strip_prefix(&texts).expect("it was found there");
        let name = path.to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(file).expect("a fixture can be read");
        let read = pipeline::read(&name, &text);
        let source = read.0.source();
        let extract = report::extract_report(&[pipeline::article(&read)]);
        let check = pipeline::check(&read);
        let stages = [
            ("assertions", report::sheet(&extract, &[source])),
            ("findings", findings(&check)),
            ("report", report::text(&check, &[source], &OPTIONS)),
        ];
        let folder = path.parent().unwrap_or(Path::new(""));
        let stem = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy();
        for (stage, shown) in stages {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(root.join("snapshots").join(stage).join(folder));
            settings.set_prepend_module_to_snapshot(false);
            settings.remove_snapshot_suffix();
            settings.set_omit_expression(true);
            settings.remove_input_file();
            settings.bind(|| insta::assert_snapshot!(stem.as_ref(), shown));
        }
    });
}

const OPTIONS: TextOptions = TextOptions {
    show: Show::Consistent,
    summary: true,
    colour: false,
    width: 100,
    links: None,
};

/// Each finding in a line or two: verdict, rule, place, words, what they were computed from.
fn findings(report: &CheckReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let verdict = match finding.verdict {
            Verdict::Consistent => "consistent",
            Verdict::Inconsistent => "INCONSISTENT",
            Verdict::Unverifiable => "unverifiable",
        };
        let (line, column) = (finding.claim.line, finding.claim.column);
        let words = finding
            .claim
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let _ = writeln!(out, "{line}:{column} {verdict} {}: “{words}”", finding.rule);
        if let Some(computed) = &finding.computed {
            let _ = writeln!(out, "    {}", computed.expression);
        }
    }
    out
}
