//! Holds what must stay true of the repository itself: names, sizes, order, and that documents do not lie.
#![allow(
    clippy::disallowed_methods,
    reason = "reads the repository and runs the program"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// No file of code is longer.
const LONGEST: usize = 400;

/// Files among the rules that several rules share and that are no rule themselves.
const SHARED_BY_RULES: &[&str] = &["changes"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).expect("it is a text of this repository")
}

/// Files below a folder of the repository with an ending, by their paths from its root, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut folders = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        let paths: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        folders.extend(paths.iter().filter(|path| path.is_dir()).cloned());
        let files = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == ending));
        let relative = files.filter_map(|path| path.strip_prefix(root()).ok());
        found.extend(relative.map(|path| path.to_string_lossy().replace('\\', "/")));
    }
    found.sort();
    found
}

#[test]
fn a_rule_has_one_name() {
    let table: BTreeSet<_> = checker::RULES
        .iter()
        .map(|rule| rule.id.to_owned())
        .collect();
    assert_eq!(table.len(), checker::RULES.len(), "two rules share a name");
    let stem = |path: &str| {
        Path::new(path)
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned()
    };
    let pages: BTreeSet<_> = files("fixtures/rules", "md")
        .iter()
        .map(|path| stem(path))
        .collect();
    assert_eq!(pages, table, "pages in fixtures/rules against the table");
    let folder = "crates/checker/src/rules/";
    let code = files(folder, "rs");
    let code = code
        .iter()
        .map(|path| path[folder.len()..].split(['/', '.']).next().unwrap());
    let code = code.filter(|name| !SHARED_BY_RULES.contains(name));
    let code: BTreeSet<_> = code.map(|name| name.replace('_', "-")).collect();
    assert_eq!(code, table, "files in {folder} against the table");
}

#[test]
fn a_rules_page_is_headed_by_its_name_and_shows_both_sides() {
    const SECTIONS: [&str; 6] = [
        "Why it matters",
        "Formula",
        "When it stays silent",
        "Flags",
        "Accepts",
        "Known gaps",
    ];
    for rule in checker::RULES {
        let id = rule.id;
        assert_eq!(rule.page.lines().next(), Some(format!("# {id}").as_str()));
        let sections: Vec<_> = rule
            .page
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        let gaps = sections.len() == SECTIONS.len();
        assert!(
            sections == SECTIONS[..5 + usize::from(gaps)],
            "{id}: {SECTIONS:?}, not {sections:?}"
        );
    }
}

#[test]
fn no_file_is_too_long() {
    let folders = ["crates", "tests", "examples"];
    for file in folders.iter().flat_map(|folder| files(folder, "rs")) {
        let lines = text(&file).lines().count();
        assert!(lines <= LONGEST, "{file} has {lines} lines");
    }
}

#[test]
fn word_lists_are_sorted_and_unique() {
    for file in files("lexicon", "tsv") {
        let table = text(&file);
        let rows = table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows: Vec<Vec<_>> = rows.map(|row| row.split('\t').collect()).collect();
        for pair in rows.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{file}: {:?} stands before {:?}",
                pair[0],
                pair[1]
            );
        }
    }
}

#[test]
fn paths_in_the_documents_exist() {
    for document in files(".", "md").iter().filter(|path| !path.contains('/')) {
        let page = text(document);
        for words in page.split('`').skip(1).step_by(2) {
            let is_path =
                words.contains('/') && !words.contains([' ', '<', '*', '…', ':', '\n', '$']);
            if is_path && !words.starts_with('/') {
                assert!(
                    root().join(words).exists(),
                    "{document} names {words}, which is not there"
                );
            }
        }
    }
}

/// In a `console` block of a page at the root, what stands under `$ recount …` or `$ cargo run -- …` is what that
/// command prints. A line of three dots stands for any lines.
#[test]
fn examples_print_what_they_say() {
    for document in files(".", "md").iter().filter(|path| !path.contains('/')) {
        let page = text(document);
        for block in page.split("```console\n").skip(1) {
            let block = block.split("```").next().unwrap_or_default();
            for example in format!("\n{block}").split("\n$ ").skip(1) {
                let (command, shown) = example.split_once('\n').unwrap_or((example, ""));
                let args = command
                    .strip_prefix("recount ")
                    .or(command.strip_prefix("cargo run -- "));
                if let Some(args) = args {
                    compare(document, command, args, shown);
                }
            }
        }
    }
}

fn compare(document: &str, command: &str, args: &str, shown: &str) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_recount"));
    let output = program
        .current_dir(root())
        .args(args.split_whitespace())
        .output();
    let printed = String::from_utf8(output.expect("it runs").stdout).expect("it prints text");
    let shown = format!("{}\n", shown.trim());
    let pieces: Vec<_> = shown.split("\n...\n").map(str::trim).collect();
    let mut rest = printed.trim();
    for (index, piece) in pieces.iter().enumerate() {
        let at = rest.find(piece).filter(|&at| index > 0 || at == 0);
        let at = at.unwrap_or_else(|| {
            panic!("{document}: `{command}` does not print\n{piece}\nbut\n{printed}")
        });
        rest = &rest[at + piece.len()..];
    }
    let open_end = pieces.last() == Some(&"");
    assert!(
        rest.is_empty() || open_end,
        "{document}: `{command}` also prints\n{rest}"
    );
}

#[test]
fn every_crate_keeps_the_lints() {
    let manifests = files("crates", "toml");
    assert!(!manifests.is_empty());
    for manifest in manifests {
        assert!(
            text(&manifest).contains("[lints]\nworkspace = true"),
            "{manifest}"
        );
    }
    let libraries = ["document", "extractor", "checker", "report"];
    for file in libraries
        .iter()
        .flat_map(|name| files(&format!("crates/{name}/src"), "rs"))
    {
        assert!(
            !text(&file).contains("clippy::disallowed"),
            "{file} lifts a ban of clippy.toml"
        );
    }
}

#[test]
fn every_dependency_says_why() {
    let manifest = text("Cargo.toml");
    let mut reason = false;
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && line.contains(" = ") {
            let ours = line.contains("path = ") || line.contains(".workspace = true");
            assert!(reason || ours, "no reason beside {line}");
        }
        reason = line.starts_with('#');
    }
    for manifest in files("crates", "toml") {
        let text = text(&manifest);
        let behind = text
            .split_once("dependencies]")
            .map_or("", |(_, behind)| behind);
        let dependencies = behind.split("[[").next().unwrap_or(behind);
        for line in dependencies.lines().filter(|line| line.contains('=')) {
            let here = line.contains("workspace = true");
            assert!(here || line.contains("[\"dep:"), "{manifest}: {line}");
        }
    }
}
