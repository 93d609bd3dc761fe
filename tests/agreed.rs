//! What a newsroom agrees on in `recount.toml` beyond its rules: tolerances, words, synonyms, units, sources.
#![allow(
    clippy::disallowed_methods,
    reason = "tests the program with real files"
)]

mod program;

use std::process::{Command, Stdio};

use program::{code, err, folder, out, recount};

/// Checks one draft without and with a configuration: the two exit codes.
fn before_and_after(name: &str, draft: &str, config: &str) -> (i32, i32) {
    let folder = folder(name, &[("a.txt", draft)]);
    let before = recount(&folder, &["check", "a.txt"]);
    std::fs::write(folder.join("recount.toml"), config).unwrap();
    let after = recount(&folder, &["check", "a.txt"]);
    assert_eq!(err(&after), "", "{name}");
    (code(&before), code(&after))
}

#[test]
fn a_tolerance_narrows_or_widens_a_band() {
    let draft = "Requests doubled from 1,012 in 2011 to 2,203 in 2013.\n";
    let wide = "[tolerances]\nmultiple = 10\n";
    assert_eq!(before_and_after("wide", draft, wide), (1, 0));
    let draft = "Requests doubled from 1,012 in 2011 to 2,094 in 2013.\n";
    let narrow = "[tolerances]\nmultiple = 1.5\n";
    assert_eq!(before_and_after("narrow", draft, narrow), (0, 1));
}

#[test]
fn a_word_counts_as_a_known_one_does() {
    let draft = "Attendance zoomed 30% to 7,200 from 6,000 a year earlier.\n";
    let words = "[words]\nzoomed = \"soared\"\n";
    assert_eq!(before_and_after("words", draft, words), (0, 1));
    let draft = "The fair drew 8 grand in 2011 and 24 grand in 2012: visits doubled.\n";
    let words = "[words]\ngrand = \"thousand\"\n";
    let folder = folder("numbers", &[("a.txt", draft), ("recount.toml", words)]);
    let sheet = out(&recount(&folder, &["extract", "a.txt", "--format", "csv"]));
    assert!(sheet.contains("24000"), "{sheet}");
}

#[test]
fn a_unit_converts_into_the_known_one_that_it_is_made_of() {
    let draft = "The quay took in 40 wagonloads (1,000 tonnes) on Monday and 40 wagonloads (1,400 tonnes) on Friday.\n";
    let units = "[units.wagonload]\nwords = [\"wagonload\", \"wagonloads\"]\nis = \"25 tonnes\"\n";
    assert_eq!(before_and_after("units", draft, units), (0, 1));
}

#[test]
fn sources_are_read_with_the_drafts_and_synonyms_tell_that_they_speak_of_one_thing() {
    let draft = "# Nurseries\n\nThe city's nurseries took in 4,310 tinies in 2014.\n";
    let source = "# Yearbook\n\nThe city's nurseries took in 4,870 infants in 2014.\n";
    let config = "exclude = [\"papers/\"]\n\n[[source]]\npath = \"papers\"\n\n[synonyms]\ntinies = \"infants\"\n";
    let folder = folder(
        "sources",
        &[
            ("drafts/a.md", draft),
            ("papers/yearbook.md", source),
            ("recount.toml", config),
        ],
    );
    let output = recount(&folder, &["check", "drafts"]);
    assert_eq!((code(&output), err(&output).as_str()), (1, ""));
    let text = out(&output);
    assert!(text.contains("error[cross-document]"), "{text}");
    assert!(text.contains("papers/yearbook.md:3:"), "{text}");
    // Without the synonym nothing says that the two speak of the same children.
    let apart = "[[source]]\npath = \"papers\"\n";
    std::fs::write(folder.join("recount.toml"), apart).unwrap();
    assert_eq!(code(&recount(&folder, &["check", "drafts"])), 0);
    // A source that is named itself is a draft like any other; alone it needs no source.
    let alone = out(&recount(
        &folder,
        &["check", "papers", "--scope", "document"],
    ));
    assert!(alone.starts_with("1 document, 2 numbers"), "{alone}");
    std::fs::write(folder.join("recount.toml"), config).unwrap();
    let inside = out(&recount(&folder.join("drafts"), &["check", "a.md"]));
    assert!(inside.contains("../papers/yearbook.md:3:"), "{inside}");
    let baseline = recount(&folder, &["baseline", "drafts"]);
    assert_eq!(code(&baseline), 0);
    let known = ["check", "drafts", "--baseline", "recount-baseline.json"];
    assert_eq!(code(&recount(&folder, &known)), 0);
}

#[test]
fn what_there_is_not_is_told_with_its_place_and_the_nearest_right_key() {
    let cases = [
        (
            "[tolerances]\nmultipel = 5\n",
            "line 2, column 1: there is no tolerance `multipel`",
            "did you mean `multiple`?",
        ),
        (
            "[tolerances]\nhedge = 80\n",
            "line 2, column 9: a tolerance is a number of per cent from 0 to 50",
            "",
        ),
        (
            "[words]\nzoomed = \"soaredd\"\n",
            "line 2, column 10: `soaredd` is no word that recount listens for",
            "did you mean `soared`?",
        ),
        (
            "[words]\n\"a baker's\" = \"thousand\"\n",
            "line 2, column 1: several words cannot count as `thousand`",
            "",
        ),
        (
            "[units.wagonload]\nwords = [\"wagonload\"]\nis = \"25 tons of coal\"\n",
            "line 3, column 6: there is no unit `tons of coal`",
            "",
        ),
        (
            "[units.wagonload]\nword = [\"wagonload\"]\n",
            "line 2, column 1: unknown field `word`",
            "did you mean `words`?",
        ),
        (
            "[units.kilogram]\nwords = [\"key\"]\n",
            "line 1, column 8: there is a unit `kilogram` already",
            "",
        ),
        (
            "[[source]]\npath = \"papres\"\n",
            "line 2, column 8: there is no file or folder ",
            "papres",
        ),
        (
            "[[source]]\npaht = \"papers\"\n",
            "line 2, column 1: unknown field `paht`",
            "did you mean `path`?",
        ),
        (
            "[synonym]\ntinies = \"infants\"\n",
            "line 1, column 2: unknown field `synonym`",
            "did you mean `synonyms`?",
        ),
    ];
    for (config, place, hint) in cases {
        let folder = folder(
            "wrong",
            &[("a.txt", "Nothing.\n"), ("recount.toml", config)],
        );
        for command in ["check", "extract"] {
            let output = recount(&folder, &[command, "a.txt"]);
            let said = err(&output);
            assert_eq!(code(&output), 2, "{config}");
            let expected = format!("recount: recount.toml: {place}");
            assert!(
                said.starts_with(&expected) && said.trim_end().ends_with(hint),
                "{config}{said}"
            );
        }
    }
}

#[test]
fn files_of_one_run_that_disagree_are_told() {
    let folder = folder(
        "disagree",
        &[
            ("one/recount.toml", "[tolerances]\nmultiple = 2\n"),
            ("one/a.txt", "Nothing.\n"),
            ("two/recount.toml", "[tolerances]\nmultiple = 8\n"),
            ("two/b.txt", "Nothing.\n"),
        ],
    );
    let output = recount(&folder, &["check", "."]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        err(&output),
        "recount: two/recount.toml: `multiple` is something else in another recount.toml of this run; check their drafts apart\n"
    );
    assert_eq!(code(&recount(&folder, &["check", "one"])), 0);
}

#[test]
fn a_change_of_the_configuration_is_seen_while_drafts_are_watched() {
    use std::io::{BufRead, BufReader};
    let draft = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.\n";
    let off = "[rules]\nmultiple = \"off\"\n";
    let folder = folder("watch", &[("drafts/a.txt", draft), ("recount.toml", off)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args(["check", "drafts", "--watch"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    assert!(first.ends_with("; 1 silenced"), "{first}");
    // The watch begins after the first report; a save before it would be missed.
    let saving = std::thread::spawn(move || {
        for n in 0..200 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            let note = off.replace("off", "note") + &"\n".repeat(n);
            let _ = std::fs::write(folder.join("recount.toml"), note);
        }
    });
    let seen = lines.find(|line| line.as_ref().unwrap().contains("[multiple]"));
    child.kill().unwrap();
    child.wait().unwrap();
    drop(saving);
    assert!(seen.unwrap().unwrap().starts_with("note[multiple]"));
}
