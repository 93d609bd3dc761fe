//! The page of `recount check --format html`: that it holds every finding and every word, and asks for nothing.
//! What it does in a browser is tried by `tests/page/check.mjs`.
#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

mod pipeline;

use std::path::Path;

use checker::Article;
use document::Document;
use extractor::Reading;
use report::schema::{CheckReport, Verdict};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of some folders of the repository, read in the order of their names.
fn fixtures(folders: &[&str]) -> Vec<(Document, Reading)> {
    let mut files = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
        files.extend(entries.map(|entry| entry.expect("it can be read").path()));
    }
    files.sort();
    files
        .iter()
        .map(|file| {
            let mut text = std::fs::read_to_string(file).expect("a fixture can be read");
            if file
                .parent()
                .is_some_and(|folder| folder.ends_with("rules"))
            {
                text = cases(&text);
            }
            let name = file.strip_prefix(root()).expect("it was found there");
            pipeline::read(&name.to_string_lossy().replace('\\', "/"), &text)
        })
        .collect()
}

/// A rule's page with its cases as running text: as code they would be none of the author's claims.
fn cases(page: &str) -> String {
    let is_text = |line: &&str| !line.starts_with("```") && !line.trim_start().starts_with('^');
    let lines: Vec<_> = page.lines().filter(is_text).collect();
    lines.join("\n")
}

fn page(read: &[(Document, Reading)]) -> (CheckReport, String) {
    let articles: Vec<Article<'_>> = read.iter().map(pipeline::article).collect();
    let findings: Vec<_> = articles
        .iter()
        .enumerate()
        .flat_map(|(index, &article)| checker::check(index, article))
        .collect();
    let report = report::check_report(&articles, &findings);
    let documents: Vec<_> = read.iter().map(|(document, _)| document).collect();
    let page = report::html(&report, &report::extract_report(&articles), &documents);
    (report, page)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

/// The text between tags, its entities decoded.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, behind)| behind));
    }
    let decoded = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ];
    decoded
        .iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

fn between<'a>(text: &'a str, before: &str, behind: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect("it begins");
    rest.split_once(behind).expect("it ends").0
}

#[test]
fn every_finding_has_its_card_and_its_words_are_marked() {
    let read = fixtures(&[
        "fixtures/reports",
        "fixtures/rules",
        "fixtures/texts/invented",
        "seeds",
    ]);
    let (report, page) = page(&read);
    let wrong = report
        .findings
        .iter()
        .filter(|f| f.verdict == Verdict::Inconsistent);
    assert!(
        wrong.count() > 50,
        "the pages of the rules are full of errors"
    );
    for (number, finding) in (1..).zip(&report.findings) {
        let card = between(&page, &format!(" id=\"f{number}\" "), "</li>");
        assert!(
            card.contains(&escaped(&finding.message)),
            "{}",
            finding.message
        );
        let mark = between(card, "href=\"#", "\"");
        let opening = page.split_once(&format!(" id=\"{mark}\" "));
        let (before, behind) = opening.unwrap_or_else(|| panic!("{mark} is not there"));
        let (attributes, marked) = behind.split_once('>').expect("the tag ends");
        let listed = between(attributes, "data-f=\"", "\"");
        assert!(
            listed.split(' ').any(|f| f == number.to_string()),
            "{attributes}"
        );
        if finding.verdict == Verdict::Inconsistent {
            assert!(before.ends_with("class=\"n wrong\""), "{}", finding.message);
        }
        let first = finding
            .claim
            .text
            .split_whitespace()
            .next()
            .unwrap_or_default();
        let shown = words(marked.get(..2000).unwrap_or(marked));
        assert!(
            shown.contains(first.trim_matches(['*', '_'])),
            "{first} is not in {shown}"
        );
        for operand in card.split("class=\"op\"").skip(1) {
            let target = between(operand, "href=\"#", "\"");
            assert!(
                page.contains(&format!(" id=\"{target}\" ")),
                "{target} is not there"
            );
        }
    }
}

#[test]
fn every_word_of_a_draft_is_shown_once() {
    let read = fixtures(&[
        "fixtures/reports",
        "fixtures/rules",
        "fixtures/texts/invented",
        "seeds",
    ]);
    let (_, page) = page(&read);
    for (number, (document, _)) in (1..).zip(&read) {
        let draft = between(&page, &format!(" id=\"d{number}\""), "</article>");
        let (_, draft) = draft.split_once("<article").expect("a draft is an article");
        let shown = words(draft);
        let shown: String = shown.split_whitespace().collect();
        let blocks = document.blocks.iter();
        let text: String = blocks
            .flat_map(|block| document.words(block.span).split_whitespace())
            .collect();
        let furniture =
            ["Navigation", "Readers’comments", "Notices"].map(|name| format!("{name},notchecked"));
        let shown = furniture
            .iter()
            .fold(shown, |shown, name| shown.replace(name, ""));
        assert_eq!(shown, text, "{}", document.path);
    }
}

#[test]
fn a_draft_is_text_and_never_markup() {
    let hostile = "</article><script>alert(1)</script> <img src=x onerror=alert(1)> \" ' & \u{1} &amp; \
                   Requests doubled from 13,800 <b>in</b> 2011 to 36,000 in 2013.";
    let (_, page) = page(&[pipeline::read("a\"><script>.txt", hostile)]);
    let text = between(&page, "<article", "</article>");
    assert!(
        text.contains("&#60;script&#62;") && text.contains("&#38;amp;"),
        "{text}"
    );
    assert!(text.contains('\u{fffd}') && !text.contains('\u{1}'));
    assert!(words(text).contains("<b>in</b>"), "{text}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<img").count(), 0);
    assert_eq!(page.matches("</article>").count(), 1);
}

#[test]
fn the_page_asks_for_nothing() {
    let (_, page) = page(&fixtures(&["fixtures/reports"]));
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(
        policy.starts_with("default-src &#39;none&#39;; style-src &#39;sha256-"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"));
    let own = page.replace("http://www.w3.org/2000/svg", "");
    for foreign in [
        "http:",
        "https:",
        "//cdn",
        "@import",
        " src=",
        " style=",
        " onclick=",
        "innerHTML",
        "fetch(",
    ] {
        assert!(!own.contains(foreign), "{foreign}");
    }
    assert_eq!(own.matches("url(").count(), own.matches("url(#").count());
    assert!(page.contains("Nothing leaves this machine."));
}

#[test]
fn the_page_is_as_it_was() {
    let (_, page) = page(&fixtures(&["fixtures/reports"]));
    let body = between(&page, "<body>", "<script>");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots/formats"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("html", body));
}
