//! Living with the program: remarks in drafts, `recount.toml`, baselines.
#![allow(
    clippy::disallowed_methods,
    reason = "tests the program with real files"
)]

mod program;

use std::process::{Command, Stdio};

use program::{code, err, folder, out, recount};

const WRONG: &str = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.\n";
const OTHER: &str = "Of 126 berths 63 are rented out; the other 73 stand empty.\n";

#[test]
fn a_remark_in_the_draft_silences_a_finding_and_is_counted() {
    let remark = format!("<!-- recount: ignore multiple: of another year -->\n{WRONG}");
    let folder = folder("remark", &[("a.md", &remark), ("a.txt", &remark)]);
    for file in ["a.md", "a.txt"] {
        let output = recount(&folder, &["check", file]);
        assert_eq!((code(&output), err(&output).as_str()), (0, ""), "{file}");
        assert!(out(&output).ends_with("; 1 silenced\n"), "{}", out(&output));
    }
}

#[test]
fn a_remark_that_silences_nothing_is_told_with_its_place() {
    let text = format!("{WRONG}\n<!-- recount: ignore multiple -->\n\nNothing here.\n");
    let folder = folder("idle", &[("a.md", &text)]);
    let output = recount(&folder, &["check", "a.md"]);
    assert_eq!(code(&output), 1);
    assert_eq!(
        err(&output),
        "recount: a.md:3:1: this remark silences nothing\n"
    );
    assert_eq!(err(&recount(&folder, &["check", "a.md", "--quiet"])), "");
}

#[test]
fn sic_behind_a_figure_silences_it() {
    let folder = folder("sic", &[("a.txt", &OTHER.replace("73", "73 [sic]"))]);
    assert_eq!(code(&recount(&folder, &["check", "a.txt"])), 0);
}

#[test]
fn the_nearest_configuration_above_a_draft_holds_for_it() {
    let folder = folder(
        "config",
        &[
            (
                "recount.toml",
                "exclude = [\"old/\"]\n[rules]\nmultiple = \"off\"\n",
            ),
            ("a.txt", WRONG),
            ("deep/er/b.txt", WRONG),
            ("own/recount.toml", "[rules]\nmultiple = \"note\"\n"),
            ("own/c.txt", WRONG),
            ("old/d.txt", WRONG),
        ],
    );
    for file in ["a.txt", "deep/er/b.txt", "own/c.txt"] {
        assert_eq!(code(&recount(&folder, &["check", file])), 0, "{file}");
    }
    let output = recount(&folder, &["check", ".", "--fail-on", "note"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("note[multiple]") && !out(&output).contains("error["));
    assert!(out(&output).contains("3 documents,"), "{}", out(&output));
    // What a user names is checked.
    let named = out(&recount(&folder, &["check", "old/d.txt"]));
    assert!(named.contains("1 document,"), "{named}");
}

#[test]
fn a_wrong_configuration_fails_the_run_and_the_drafts_are_checked_all_the_same() {
    let folder = folder(
        "wrong-config",
        &[
            ("recount.toml", "[rules]\nmultipel = \"off\"\n"),
            ("a.txt", WRONG),
        ],
    );
    let output = recount(&folder, &["check", "a.txt"]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        err(&output),
        "recount: recount.toml: line 2, column 1: there is no rule `multipel`; did you mean `multiple`?\n"
    );
    assert!(out(&output).contains("error[multiple]"));
}

#[test]
fn a_baseline_keeps_known_findings_quiet_wherever_they_move() {
    let folder = folder("baseline", &[("a.txt", WRONG)]);
    assert_eq!(code(&recount(&folder, &["baseline", "a.txt"])), 0);
    let check = ["check", "a.txt", "--baseline", "recount-baseline.json"];
    let output = recount(&folder, &check);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
    assert!(out(&output).ends_with("; 1 silenced\n"));
    let moved = format!("A new first paragraph.\n\n{OTHER}\n{WRONG}");
    std::fs::write(folder.join("a.txt"), moved).unwrap();
    let output = recount(&folder, &check);
    assert_eq!(code(&output), 1);
    assert!(
        out(&output).contains("error[complement]") && !out(&output).contains("error[multiple]")
    );
    std::fs::write(folder.join("a.txt"), "Mended.\n").unwrap();
    let output = recount(&folder, &check);
    assert_eq!(code(&output), 0);
    assert!(
        err(&output).contains("1 of its findings are there no more"),
        "{}",
        err(&output)
    );
}

#[test]
fn what_is_no_baseline_fails_the_run() {
    let folder = folder("no-baseline", &[("a.txt", WRONG), ("b.json", "{}")]);
    for file in ["b.json", "none.json"] {
        let output = recount(&folder, &["check", "a.txt", "--baseline", file]);
        assert_eq!(code(&output), 2, "{file}");
        assert!(
            err(&output).starts_with(&format!("recount: {file}: ")),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn safe_corrections_are_shown_or_made() {
    let text =
        "We sold 9,512 tickets at the door and 2,833 by post, a total of 12,435.\n\nIt doubled.\n";
    let folder = folder("fix", &[("a.md", text), ("b.txt", WRONG)]);
    let output = recount(&folder, &["check", ".", "--diff"]);
    let expected = "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n\
        -We sold 9,512 tickets at the door and 2,833 by post, a total of 12,435.\n\
        +We sold 9,512 tickets at the door and 2,833 by post, a total of 12,345.\n \n It doubled.\n";
    assert_eq!((code(&output), out(&output).as_str()), (1, expected));
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    assert_eq!(read("a.md"), text);
    let output = recount(&folder, &["check", ".", "--fix"]);
    assert_eq!(read("a.md"), text.replace("12,435", "12,345"));
    assert_eq!(read("b.txt"), WRONG, "words are left to the writer");
    assert_eq!(code(&output), 1, "for b.txt");
    assert!(!out(&output).contains("error[sum]"));
    assert_eq!(code(&recount(&folder, &["check", "a.md"])), 0);
}

#[test]
fn a_draft_is_checked_again_when_it_is_saved() {
    use std::io::{BufRead, BufReader};
    let folder = folder("watch", &[("a.txt", "Nothing here.\n")]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args(["check", "a.txt", "--watch"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    assert!(first.starts_with("1 document, 0 numbers"), "{first}");
    // The watch begins after the first report; a save before it would be missed.
    let saving = std::thread::spawn(move || {
        for n in 0..200 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            let _ = std::fs::write(folder.join("a.txt"), format!("{WRONG}{}\n", " ".repeat(n)));
        }
    });
    let second = lines.next().unwrap().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    drop(saving);
    assert!(second.starts_with("error[multiple]"), "{second}");
}
