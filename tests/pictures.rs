//! The guide in the README shows the real program: its picture of the terminal is drawn from what the program prints,
//! and this test fails when that has changed. `docs/pictures/make` takes all pictures anew.
#![allow(
    clippy::disallowed_methods,
    reason = "runs the program and reads its pictures"
)]

use std::path::Path;
use std::process::Command;

/// No picture of the guide is larger.
const LARGEST: u64 = 200_000;

fn pictures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures")
}

/// What a terminal shows of a command.
fn drawn(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(pictures())
        .args(args)
        .args(["--color", "always"])
        .output()
        .expect("the program starts");
    let printed = String::from_utf8(output.stdout).expect("it prints text");
    let typed = format!("\u{1b}[1m$ recount {}\u{1b}[0m\n", args.join(" "));
    anstyle_svg::Term::new().render_svg(&(typed + &printed))
}

#[test]
fn the_terminal_is_as_it_is_pictured() {
    let file = pictures().join("terminal.svg");
    let now = drawn(&["check", "market-hall.md"]);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::write(&file, &now).expect("the folder is there");
    }
    let pictured = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        pictured == now,
        "docs/pictures/terminal.svg is out of date: run docs/pictures/make"
    );
    for words in ["error", "open", "only after rounding", "market-hall.md:3:"] {
        assert!(pictured.contains(words), "no {words} in the picture");
    }
}

#[test]
fn pictures_are_small_and_shown() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("it is a text");
    for picture in ["terminal.svg", "page.png"] {
        let size = std::fs::metadata(pictures().join(picture)).map(|file| file.len());
        let size = size.expect("the picture is there");
        assert!(size > 1_000 && size < LARGEST, "{picture}: {size} bytes");
        assert!(
            readme.contains(&format!("(docs/pictures/{picture})")),
            "{picture}"
        );
    }
}
