//! Archives that are read, checked and written one document at a time: the report is that of a run which holds all at once.
#![allow(
    clippy::disallowed_methods,
    reason = "runs the program on files of its own"
)]

mod program;

use std::fmt::Write;
use std::path::Path;

use program::{code, err, folder, out, recount};

/// The report of a check as it is written document by document, and as it is where a file is wanted besides.
fn both(folder: &Path, what: &[&str], format: &str) -> [(String, i32, String); 2] {
    let aside = format!("{format}=aside");
    let shown = ["check", "--scope", "document", "--format", format];
    let one_by_one = recount(folder, &[&shown, what].concat());
    let at_once = recount(folder, &[&shown, what, &["--output", &aside]].concat());
    let kept = std::fs::read_to_string(folder.join("aside")).unwrap();
    assert_eq!(kept, out(&at_once));
    [one_by_one, at_once].map(|output| (out(&output), code(&output), err(&output)))
}

#[test]
fn one_document_at_a_time_gives_the_same_report() {
    let files = [
        ("b.md", "# Sales\n\nSales rose 12% from £50m to £60m.\n"),
        ("a/z.txt", "Of 5,824 asked, 466 agreed: 9%.\n"),
        ("c.txt", "Nothing to see.\n"),
        (
            "d.md",
            "<!-- recount: ignore -->\nOf 500 asked, 40 agreed: 9%.\n\n<!-- recount: ignore sums -->\nNone.\n",
        ),
        ("empty.txt", ""),
        (
            "e.txt",
            "Three of four doors were shut. Of 500 asked, 40 agreed: 8%.\n",
        ),
        ("recount.toml", "[rules]\nshare = \"note\"\n"),
    ];
    let folder = folder("same", &files);
    for format in ["json", "jsonl"] {
        for threads in ["1", "3"] {
            let [one_by_one, at_once] = both(&folder, &[".", "--threads", threads], format);
            assert!(one_by_one.0.contains("e.txt"), "{}", one_by_one.0);
            assert_eq!(one_by_one, at_once);
        }
        let none = both(&folder, &["c.txt"], format);
        assert_eq!(none[0], none[1]);
    }
}

#[test]
fn an_archive_that_is_longer_than_a_part_is_read_as_a_whole_one_is() {
    let padding = "So they said, and nobody had a word to say against it. ".repeat(80);
    let mut lines = String::new();
    for number in 0..1_100 {
        let text = match number % 50 {
            7 => format!(
                "Of {} asked, {} agreed: 9%. ",
                500 + number,
                40 + number % 7
            ),
            _ => String::new(),
        };
        let id = number % 1_000;
        let _ = writeln!(lines, r#"{{"id": "{id}", "text": "{text}{padding}"}}"#);
        if number == 600 {
            lines.push_str("no text\n\n");
        }
    }
    assert!(lines.len() > 4 << 20, "it is one part only");
    let folder = folder("long", &[("all.jsonl", &lines)]);
    let [one_by_one, at_once] = both(&folder, &["all.jsonl"], "json");
    assert!(
        one_by_one.0.contains("all.jsonl#7@1010"),
        "names are given once"
    );
    assert_eq!(one_by_one.0, at_once.0);
    assert_eq!(one_by_one.1, at_once.1);
    assert!(
        one_by_one.2.contains("line 602 holds no text"),
        "{}",
        one_by_one.2
    );
    // From a pipe it is read in parts as well.
    let piped = std::process::Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args(["check", "-", "--input-format", "jsonl"])
        .args(["--scope", "document", "--format", "json"])
        .stdin(std::fs::File::open(folder.join("all.jsonl")).unwrap())
        .output()
        .unwrap();
    let named = one_by_one.0.replace("\"all.jsonl#", "\"-#");
    assert!(out(&piped) == named, "{}", err(&piped));
    assert_eq!(err(&piped), one_by_one.2.replace("all.jsonl:", "-:"));
}
