//! The target of `recount.toml`: what is broken is told with its place, what is not can be lived with.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::chance::{Chance, broken};
use crate::config::Config;
use crate::target::Target;

/// What a file may say, for the most part.
const SAYS: &str = r#"exclude = ["old/", "*.bak", "!keep.md", "[a-z]*", "**/x/**"]

[rules]
sum = "off"
share = "note"
weekday = "error"

[[source]]
path = "."

[tolerances]
hedge = 12.5
fraction = 0
nearly-above = 50.0

[words]
roughly-speaking = "about"
punters = "people"
"shy of a" = "nearly"
zwei = "two"
umpteen = "twelve"

[synonyms]
"asylum requests" = "applications for asylum"
takings = "revenue"

[units.bushel]
words = ["bushel", "bushels"]
symbols = ["bu"]
is = "27.2 kilograms"

[units.crate]
words = ["crate", "crates"]
"#;

/// Bits of such files.
const BITS: &[&str] = &[
    "=",
    "\"",
    "'''",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    ".",
    "\n",
    "#",
    "\\",
    "\\u0000",
    "\u{feff}",
    "é",
    "𝟘",
    "1e999",
    "-0.0",
    "nan",
    "inf",
    "-1",
    "99999999999999999999",
    "true",
    "1979-05-27",
    "[rules]\n",
    "[words]\n",
    "[units.a]\n",
    "\"about\"",
    "\"\"",
    "\" \"",
    "\"%\"",
    "is = \"0 grams\"\n",
    "is = \"1e308 kilometres\"\n",
    "is = \"nan metres\"\n",
    "a.b.c.d.e = ",
    "\"[\"",
    "\"\\\\\"",
    "\"{a,\"",
    "\"of\" = \"per cent\"\n",
    "\"a\" = \"the\"\n",
    "\"-\" = \"to\"\n",
    "\"5\" = \"million\"\n",
    "\".\" = \"and\"\n",
    "million = \"two\"\n",
];

/// A text that a file which is no nonsense must leave checkable.
const DRAFT: &str = "Roughly 5 bu of rye, umpteen crates and 13,800 punters: takings rose 12% to £56m from £50m, shy of a third.\n";

pub(crate) fn target() -> Target {
    let folder = std::env::temp_dir().join(format!("recount-fuzz-{}", std::process::id()));
    Target {
        name: "config",
        ending: "toml",
        make: Box::new(made),
        hold: Box::new(move |bytes| hold(bytes, &folder)),
    }
}

fn made(chance: &mut Chance) -> Vec<u8> {
    let mut text = String::new();
    for line in SAYS.split_inclusive('\n') {
        match chance.below(80) {
            0 => {}
            1 => text.push_str(&line.repeat(2)),
            2 => {
                let at = chance.below(line.len());
                text.push_str(&line[..at]);
                text.push_str(chance.pick(BITS));
                text.push_str(&line[at..]);
            }
            3 => {
                let key = line.split('=').next().unwrap_or_default();
                text.extend([key, "= ", chance.pick(BITS), "\n"]);
            }
            _ => text.push_str(line),
        }
    }
    if chance.below(3) == 0 {
        broken(text.into_bytes(), &[], chance)
    } else {
        text.into_bytes()
    }
}

/// Says whether the file can be used.
fn hold(bytes: &[u8], folder: &Path) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    match Config::parse(text, Path::new(env!("CARGO_MANIFEST_DIR"))) {
        Err(what) => {
            assert!(what.starts_with("line "), "a place is told: {what}");
            false
        }
        Ok(config) => {
            let _ = (config.level("sum"), config.excludes(Path::new("README.md")));
            run(text, folder);
            true
        }
    }
}

/// A process has one lexicon, so each file that adds to it is tried by one of its own.
fn run(text: &str, folder: &Path) {
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text);
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| write("recount.toml", text))
        .and_then(|()| write("a.txt", DRAFT));
    written.expect("a folder for drafts");
    let done = Command::new(program())
        // Sources are left out: they may be anything on this machine.
        .args(["check", "--quiet", "--scope", "document", "a.txt"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    let done = done.expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        matches!(done.status.code(), Some(0..=2)) && !said.contains("panicked"),
        "{}: {said}",
        done.status
    );
}

/// The program beside this one.
fn program() -> PathBuf {
    let here = std::env::current_exe().expect("this program lies somewhere");
    let folder = here.ancestors().nth(2).expect("in a folder of its kind");
    folder.join(format!("recount{}", std::env::consts::EXE_SUFFIX))
}
