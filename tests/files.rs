//! The files that people really have: the same article gives the same findings in each, and findings go back into
//! Word as comments. How the files were made is told in `fixtures/formats/README.md`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "runs the program on real files, and says what could not be tried"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats")
}

fn recount(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(fixtures())
        .args(args)
        .output()
        .unwrap()
}

/// What is found in a file, without its places: verdict, rule, claim and message, sorted.
fn findings(file: &str) -> Vec<[String; 4]> {
    let output = recount(&["check", file, "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{file}: {}", String::from_utf8_lossy(&output.stderr)));
    let words = |value: &Value| {
        let words: Vec<_> = value.as_str().unwrap().split_whitespace().collect();
        words.join(" ")
    };
    let mut found: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            [
                words(&finding["verdict"]),
                words(&finding["rule"]),
                words(&finding["claim"]["text"]),
                words(&finding["message"]),
            ]
        })
        .collect();
    found.sort();
    found
}

/// The files of the article in a name's every format.
fn files(stem: &str) -> Vec<String> {
    const NOT_READ: &[&str] = &["sh", "py", "json"];
    let mut names: Vec<_> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(stem))
        .filter(|name| !NOT_READ.iter().any(|ending| name.ends_with(ending)))
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_article_gives_the_same_findings_in_every_file() {
    for (stem, model, wrong) in [("ferry", "ferry.md", 4), ("fares", "fares.csv", 2)] {
        let expected = findings(model);
        let count = expected.iter().filter(|f| f[0] == "inconsistent").count();
        assert_eq!(count, wrong, "{model}");
        let names = files(stem);
        assert!(names.len() > 3, "{names:?}");
        for name in names {
            assert_eq!(findings(&name), expected, "{name}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_keeps_no_other_from_being_checked() {
    let folder = folder("hostile");
    let whole = std::fs::read(fixtures().join("ferry-pandoc.docx")).unwrap();
    let sheet = std::fs::read(fixtures().join("fares-openpyxl.xlsx")).unwrap();
    // A PDF as it is when it takes a password, and one that was cut off.
    let paper = std::fs::read(fixtures().join("ferry-chromium.pdf")).unwrap();
    let root = paper
        .windows(6)
        .rposition(|bytes| bytes == b"/Root ")
        .unwrap();
    let locked = [&paper[..root], b"/Encrypt 9 0 R ", &paper[root..]].concat();
    // An archive that says that a part of it has 4 GiB.
    let name = whole
        .windows(17)
        .rposition(|bytes| bytes == b"word/document.xml")
        .unwrap();
    let mut claims = whole.clone();
    claims[name - 46 + 24..name - 46 + 28].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    let mut password = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    password.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for (name, bytes) in [
        ("claims.docx", claims.as_slice()),
        ("cut.docx", &whole[..whole.len() / 2]),
        ("cut.pdf", &paper[..paper.len() / 2]),
        ("locked.pdf", &locked),
        ("good.docx", &whole),
        ("password.docx", &password),
        ("picture.docx", b"\x89PNG\r\n\x1a\n"),
        ("sheet.docx", &sheet),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args([
            "check",
            ".",
            "--show",
            "inconsistent",
            "--scope",
            "document",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "recount: claims.docx: unpacks to more than any draft, so it is not read\n\
         recount: cut.docx: is damaged or cut off\n\
         recount: cut.pdf: is damaged or cut off\n\
         recount: locked.pdf: is encrypted; save it without a password or restrictions\n\
         recount: password.docx: is protected with a password; save it without one\n\
         recount: picture.docx: is not text but a picture\n"
    );
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("good.docx: paragraph 2"), "{out}");
    // A workbook is one, whatever it is named.
    assert!(out.contains("sheet.docx: C4"), "{out}");
}

#[test]
fn a_format_can_be_named_and_standard_input_has_any() {
    let piped = |file: &str, args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_recount"))
            .args(["check", "-"])
            .args(args)
            .stdin(std::fs::File::open(fixtures().join(file)).unwrap())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(piped("ferry-edited.docx", &[]).contains(" --> -: paragraph 2"));
    assert!(piped("ferry-columns.pdf", &[]).contains(" --> -: page 1, paragraph 2"));
    assert!(piped("fares-libreoffice.ods", &[]).contains(" --> -: C4"));
    assert!(piped("fares.tsv", &["--input-format", "tsv"]).contains(" --> -: C4"));
    let output = recount(&["check", "ferry.md", "--input-format", "wps"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("there is no format wps")
    );
}

#[test]
fn each_line_of_an_archive_is_a_document() {
    let folder = folder("archive");
    let lines = [
        r#"{"key": "b", "story": "Requests doubled from 13,800 to 36,000."}"#,
        r#"{"key": "a", "story": "Of 5,824 asked, 466 agreed: 8%."}"#,
        r#"{"key": "c"}"#,
    ];
    let file = folder.join("all.jsonl");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let args = [
        "check",
        file.to_str().unwrap(),
        "--text-field",
        "story",
        "--id-field",
        "key",
        "--format",
        "json",
    ];
    let output = recount(&args);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths: Vec<_> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["path"].as_str().unwrap())
        .collect();
    let named = |id: &str| {
        format!(
            "{}#{id}",
            file.display().to_string().trim_start_matches("./")
        )
    };
    assert_eq!(paths, [named("a"), named("b")]);
    let wrong = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["verdict"] == "inconsistent")
        .unwrap();
    assert_eq!(wrong["document"], named("b"));
    assert_eq!(wrong["claim"]["location"], "line 1");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.ends_with("line 3 holds no text, so it is not read\n"),
        "{said}"
    );
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn annotated(draft: &str, folder: &Path) -> PathBuf {
    let copy = folder.join(draft);
    let output = recount(&["check", draft, "--annotate", copy.to_str().unwrap()]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    copy
}

#[test]
fn a_copy_with_comments_says_the_same_as_the_draft() {
    let folder = folder("annotated");
    for draft in [
        "ferry-edited.docx",
        "ferry-pandoc.docx",
        "ferry-libreoffice.docx",
        "ferry-libreoffice.odt",
        "ferry-pandoc.odt",
    ] {
        let copy = annotated(draft, &folder);
        assert_eq!(findings(copy.to_str().unwrap()), findings(draft), "{draft}");
        let again = recount(&[
            "check",
            copy.to_str().unwrap(),
            "--annotate",
            copy.to_str().unwrap(),
        ]);
        assert_eq!(
            again.status.code(),
            Some(2),
            "a draft is never written over"
        );
    }
    let output = recount(&[
        "check",
        "ferry.md",
        "--annotate",
        folder.join("a.docx").to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
}

/// A file as `LibreOffice` turns it into another format; none where it is not there.
fn converted(file: &Path, format: &str, folder: &Path) -> Option<String> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", format, "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .ok()?;
    assert!(done.status.success());
    let ending = format.split(':').next().unwrap();
    Some(
        std::fs::read_to_string(folder.join(file.with_extension(ending).file_name().unwrap()))
            .unwrap(),
    )
}

#[test]
fn libreoffice_shows_the_comments_at_their_words() {
    for draft in ["ferry-edited.docx", "ferry-libreoffice.odt"] {
        let work = folder(&format!("libreoffice-{draft}"));
        let copy = annotated(draft, &work);
        let Some(flat) = converted(&copy, "fodt", &work) else {
            println!(
                "SKIPPED: soffice is not there, so comments were not looked at in LibreOffice"
            );
            return;
        };
        for (words, said) in [
            ("doubled", "36,000 is 2.6 times 13,800, not double"),
            ("36,400", "12,300 + 23,700 is 36,000, not 36,400"),
            ("12%", "310 of 4,430 is 7.0%, not 12%"),
        ] {
            let comment = flat
                .find(said)
                .unwrap_or_else(|| panic!("{draft}: no comment says {said:?}"));
            let start = flat[..comment].rfind("<office:annotation ").unwrap();
            let behind = start + flat[start..].find("</office:annotation>").unwrap();
            assert!(flat[start..behind].contains("<dc:creator>Recount</dc:creator>"));
            let anchored = &flat[behind + "</office:annotation>".len()..];
            let anchored = &anchored[..anchored.find("<office:annotation-end").unwrap()];
            assert_eq!(without_tags(anchored), words, "{draft}: {said}");
        }
        // All else is as it was.
        let folder = work.join("before");
        std::fs::create_dir_all(&folder).unwrap();
        let before = converted(&fixtures().join(draft), "txt:Text", &folder).unwrap();
        let after = converted(&copy, "txt:Text", &work).unwrap();
        assert_eq!(after, before, "{draft}");
    }
}

fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    for piece in xml.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
    }
    text
}
