//! The program as its users meet it: exit codes, error lines, order, formats.
#![allow(
    clippy::disallowed_methods,
    reason = "tests the program with real files"
)]

mod program;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use program::{code, err, folder, out, recount};

const WRONG: &str = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.\n";
const RIGHT: &str = "Of 5,824 crimes only 49 led to a sentence, about 1%.\n";

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn exit_code_says_whether_something_is_wrong() {
    let folder = folder("exit", &[("wrong.txt", WRONG), ("right.txt", RIGHT)]);
    assert_eq!(code(&recount(&folder, &["check", "right.txt"])), 0);
    assert_eq!(code(&recount(&folder, &["check", "wrong.txt"])), 1);
    assert_eq!(code(&recount(&folder, &["check", "."])), 1);
    assert_eq!(
        code(&recount(&folder, &["check", ".", "--fail-on", "error"])),
        1
    );
    assert_eq!(
        code(&recount(&folder, &["check", ".", "--fail-on", "never"])),
        0
    );
    assert_eq!(code(&recount(&folder, &["extract", "."])), 0);
}

#[test]
fn bad_arguments_fail_the_run() {
    let folder = folder("arguments", &[]);
    for args in [
        &["check"][..],
        &["chekc", "."],
        &["check", ".", "--format", "yaml"],
        &["check", ".", "--output", "sarif"],
        &["check", ".", "--output", "yaml=a.yaml"],
        &["explain", "no-such-rule"],
    ] {
        let output = recount(&folder, args);
        assert_eq!((code(&output), output.stdout.len()), (2, 0), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn each_bad_input_gets_one_line_and_the_rest_is_checked() {
    let folder = folder(
        "bad",
        &[
            ("good.txt", RIGHT),
            ("empty.txt", ""),
            ("none/picture.svg", "<svg/>"),
        ],
    );
    std::fs::write(
        folder.join("bytes.txt"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
    )
    .unwrap();
    let bad = ["missing.txt", "empty.txt", "none", "bytes.txt"];
    for name in bad {
        let output = recount(&folder, &["check", name]);
        assert_eq!(code(&output), 2, "{name}");
        let said = err(&output);
        assert!(
            said.starts_with(&format!("recount: {name}: ")) && said.lines().count() == 1,
            "{said}"
        );
    }
    let output = recount(
        &folder,
        &[
            "check", "--format", "json", "good.txt", bad[0], bad[1], bad[2], bad[3],
        ],
    );
    assert_eq!((code(&output), err(&output).lines().count()), (2, 4));
    assert_eq!(json(&output)["documents"][0]["path"], "good.txt");
}

#[test]
fn an_output_that_cannot_be_written_fails_the_run() {
    let folder = folder("output", &[("a.txt", WRONG)]);
    let output = recount(&folder, &["check", "a.txt", "--output", "json=none/a.json"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).starts_with("recount: none/a.json: "));
    assert!(out(&output).contains("error[multiple]"));
}

#[test]
fn an_empty_file_in_a_folder_is_mentioned_but_fails_nothing() {
    let folder = folder("empty", &[("a.txt", RIGHT), ("b.txt", "")]);
    let output = recount(&folder, &["check", "."]);
    assert_eq!((code(&output), err(&output).lines().count()), (0, 1));
}

#[test]
fn undecodable_bytes_are_noted_and_the_rest_is_read() {
    let folder = folder("bytes", &[]);
    std::fs::write(folder.join("a.txt"), b"Bad \xff byte. Up 9%.\n").unwrap();
    let output = recount(&folder, &["extract", "a.txt", "--format", "json"]);
    assert_eq!(code(&output), 0);
    assert!(
        err(&output).starts_with("recount: a.txt: "),
        "{}",
        err(&output)
    );
    assert_eq!(json(&output)["quantities"][0]["text"], "9%");
    assert!(
        recount(&folder, &["--quiet", "extract", "a.txt"])
            .stderr
            .is_empty()
    );
}

#[test]
fn order_of_arguments_and_threads_do_not_show() {
    let many: Vec<_> = (0..40)
        .map(|n| (format!("{n}.md"), format!("# {n}\n\n{WRONG}\n{RIGHT}")))
        .collect();
    let files: Vec<_> = many
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let folder = folder("order", &files);
    let check = |args: &[&str]| {
        let output = recount(&folder, &[&["check"], args].concat());
        (output.stdout, output.stderr)
    };
    for format in ["text", "json"] {
        let one = check(&["--format", format, "--threads", "1", "."]);
        assert_eq!(one, check(&["--format", format, "--threads", "2", "."]));
        assert_eq!(
            one,
            check(&["--format", format, ".", "3.md", "./1.md", "3.md"])
        );
    }
    assert_eq!(check(&["7.md", "3.md"]), check(&["3.md", "7.md"]));
}

#[test]
fn a_folder_is_walked_without_hidden_ignored_and_foreign_files() {
    let files = [
        ("b/two.md", RIGHT),
        ("a.txt", RIGHT),
        ("page.HTML", "<p>Up 9%.</p>"),
        (".hidden.txt", RIGHT),
        ("skip.txt", RIGHT),
        (".ignore", "skip.txt\n"),
        ("data.csv", "1,2\n"),
    ];
    let folder = folder("walk", &files);
    let paths = |args: &[&str]| -> Vec<String> {
        let report = json(&recount(
            &folder,
            &[&["check", "--format", "json"], args].concat(),
        ));
        let documents = report["documents"].as_array().unwrap();
        documents
            .iter()
            .map(|document| document["path"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(paths(&["."]), ["a.txt", "b/two.md", "page.HTML"]);
    assert_eq!(paths(&["data.csv", "skip.txt", "."]).len(), 5);
}

#[test]
fn standard_input_is_a_document() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .args(["check", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(WRONG.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 1);
    assert_eq!(json(&output)["findings"][0]["document"], "-");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let long = RIGHT.repeat(5000);
    let folder = folder("pipe", &[("a.txt", &long)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args(["extract", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (0, String::new()));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = folder("colour", &[("a.txt", WRONG)]);
    let coloured = |args: &[&str]| {
        out(&recount(&folder, &[&["check", "a.txt"], args].concat())).contains('\u{1b}')
    };
    assert!(!coloured(&[]) && !coloured(&["--color", "never"]));
    assert!(coloured(&["--color", "always"]));
}

#[test]
fn show_and_quiet_say_how_much_to_print() {
    let folder = folder("show", &[("a.txt", &format!("{WRONG}\n{RIGHT}"))]);
    let text = |args: &[&str]| out(&recount(&folder, &[&["check", "a.txt"], args].concat()));
    assert!(text(&[]).contains("error[multiple]") && !text(&[]).contains("agrees["));
    assert!(text(&["--show", "consistent"]).contains("agrees[share]"));
    assert_eq!(text(&["--show", "consistent"]), text(&["--show", "all"]));
    assert!(text(&[]).ends_with("open\n"));
    let quiet = text(&["--quiet"]);
    assert!(quiet.contains("error[multiple]") && !quiet.contains("1 document"));
}

#[test]
fn offsets_cut_the_words_out_of_the_source() {
    let source = "# Título\r\n\r\n**Requests** _doubled_ from 13,800 in 2011 to 36,000 in 2013 – “really”.\r\n";
    let folder = folder("offsets", &[("a.md", source)]);
    for (args, list) in [
        (&["extract", "a.md", "--format", "json"], "quantities"),
        (&["check", "a.md", "--format", "json"], "findings"),
    ] {
        let report = json(&recount(&folder, args));
        let nodes = report[list].as_array().unwrap();
        assert!(!nodes.is_empty());
        for node in nodes {
            let words = node.get("claim").unwrap_or(node);
            let at = |name: &str| usize::try_from(words[name].as_u64().unwrap()).unwrap();
            assert_eq!(words["text"], source[at("start")..at("end")]);
            assert_eq!(at("line"), 3);
            let before = source[..at("start")].rfind('\n').unwrap() + 1;
            assert_eq!(
                at("column"),
                source[before..at("start")].chars().count() + 1
            );
        }
    }
}

#[test]
fn ids_stay_while_the_sentence_does() {
    let moved = format!(
        "A new first paragraph with 7 words.\n\n{}",
        WRONG.replace(" to ", "\nto  ")
    );
    let folder = folder("ids", &[("a.md", WRONG), ("b.md", &moved)]);
    let id = |file| {
        json(&recount(&folder, &["check", file, "--format", "json"]))["findings"][0]["id"].clone()
    };
    assert_eq!(id("a.md"), id("b.md"));
    assert_eq!(id("a.md").as_str().unwrap().len(), 8);
}

#[test]
fn rules_explain_and_completions_print_something() {
    let folder = folder("words", &[]);
    let rules = out(&recount(&folder, &["rules"]));
    assert_eq!(rules.lines().count(), checker::RULES.len());
    for rule in checker::RULES {
        assert_eq!(out(&recount(&folder, &["explain", rule.id])), rule.page);
    }
    assert!(out(&recount(&folder, &["completions", "bash"])).contains("recount"));
    let listed = json(&recount(&folder, &["rules", "--format", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), checker::RULES.len());
    assert_eq!(listed[0]["page"], checker::RULES[0].page);
    let man = out(&recount(&folder, &["man"]));
    assert!(
        man.contains(".TH recount") && man.contains("fail\\-on"),
        "{man}"
    );
}

#[test]
fn a_disagreement_lies_on_the_draft_and_quotes_its_source() {
    let draft = "The orchard trust in Ambleford planted 4,180 apple trees in 2020.\n";
    let source =
        "Annual report. In 2020 the orchard trust in Ambleford planted 4,810 apple trees.\n";
    let folder = folder(
        "roles",
        &[("a-draft.md", draft), ("papers/z-report.md", source)],
    );
    let equals = out(&recount(&folder, &["check", "a-draft.md", "papers"]));
    assert!(equals.contains("--> papers/z-report.md:1:"), "{equals}");
    let roles = recount(&folder, &["check", "a-draft.md", "--source", "papers"]);
    assert_eq!(code(&roles), 1);
    let text = out(&roles);
    assert!(text.contains("--> a-draft.md:1:"), "{text}");
    assert!(text.contains("papers/z-report.md:1:"), "{text}");
    assert!(text.contains(source.trim()), "the source's words: {text}");
}
