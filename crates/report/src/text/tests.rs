use super::{Show, TextOptions, text};
use crate::schema::{
    Agreement, CheckReport, Computed, DocumentEntry, Finding, Operand, SCHEMA_VERSION, Severity,
    Summary, TOOL, Value, Verdict, Words,
};

const OPTIONS: TextOptions = TextOptions {
    show: Show::Consistent,
    summary: true,
    colour: false,
    width: 100,
    links: None,
};

fn words(source: &str, text: &str) -> Words {
    let start = source.find(text).unwrap();
    let before = &source[..start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    Words {
        start,
        end: start + text.len(),
        line: before.matches('\n').count() + 1,
        column: before[line..].chars().count() + 1,
        text: text.to_owned(),
        location: None,
    }
}

fn value(value: f64, low: f64, high: f64) -> Value {
    let unit = "times".to_owned();
    Value {
        value: Some(value),
        low,
        high,
        unit,
    }
}

fn finding(source: &str, verdict: Verdict) -> Finding {
    let operand = |text: &str, value| Operand {
        document: "a.txt".to_owned(),
        words: words(source, text),
        value: Some(value),
    };
    Finding {
        id: "00000000".to_owned(),
        rule: "multiple",
        verdict,
        agreement: None,
        severity: Severity::Error,
        document: "a.txt".to_owned(),
        claim: words(source, "doubled"),
        stated: Some(value(2.0, 1.9, 2.1)),
        computed: Some(Computed {
            value: value(2.6087, 2.56, 2.65),
            expression: "36,000 / 13,800".to_owned(),
        }),
        operands: vec![operand("13,800", 13_800.0), operand("36,000", 36_000.0)],
        cause: None,
        message: "36,000 is 2.6 times 13,800, not double".to_owned(),
        suggestion: Some("more than doubled".to_owned()),
    }
}

fn report(findings: Vec<Finding>) -> CheckReport {
    CheckReport {
        schema_version: SCHEMA_VERSION,
        tool: TOOL,
        documents: vec![DocumentEntry {
            path: "a.txt".to_owned(),
            quantities: 4,
            checked: 3,
            claims: 1,
        }],
        summary: Summary {
            documents: 1,
            quantities: 4,
            checked: 3,
            claims: 1,
            inconsistent: 1,
            ..Summary::default()
        },
        findings,
    }
}

#[test]
fn an_inconsistency_is_drawn_under_its_words() {
    let source = "Asylum\n\nRequests doubled from 13,800 in 2011 to 36,000 in 2013.\n";
    let report = report(vec![finding(source, Verdict::Inconsistent)]);
    insta::assert_snapshot!(text(&report, &[source], &OPTIONS), @r"
    error[multiple]: 36,000 is 2.6 times 13,800, not double
     --> a.txt:3:10
      |
    3 | Requests doubled from 13,800 in 2011 to 36,000 in 2013.
      |          ^^^^^^^      ------            ------
      |          |
      |          stated: 1.9 to 2.1 times
      |
      = working: 36,000 / 13,800 gives 2.56 to 2.65 times
      = instead: more than doubled

    What these rules hold: recount explain multiple
    To let a figure stand: [sic] behind it, or <!-- recount: ignore multiple: why --> before its paragraph
    1 document, 4 numbers read, 3 of them checked, 1 claim: 0 consistent, 1 inconsistent, 0 open
    ");
}

#[test]
fn a_long_line_is_cut_but_its_columns_are_the_sources() {
    let filler = "A word is a word. ".repeat(30);
    let source = format!("{filler}Requests doubled from 13,800 {filler} to 36,000. {filler}");
    let report = report(vec![finding(&source, Verdict::Inconsistent)]);
    insta::assert_snapshot!(text(&report, &[&source], &OPTIONS), @r"
    error[multiple]: 36,000 is 2.6 times 13,800, not double
     --> a.txt:1:550
      |
    1 | … a word. Requests doubled from 13,800 A word is a … is a word.  to 36,000. A word is a …
      |                    ^^^^^^^      ------                              ------
      |                    |
      |                    stated: 1.9 to 2.1 times
      |
      = working: 36,000 / 13,800 gives 2.56 to 2.65 times
      = instead: more than doubled

    What these rules hold: recount explain multiple
    To let a figure stand: [sic] behind it, or <!-- recount: ignore multiple: why --> before its paragraph
    1 document, 4 numbers read, 3 of them checked, 1 claim: 0 consistent, 1 inconsistent, 0 open
    ");
}

#[test]
fn open_and_agreeing_claims_take_two_lines() {
    let source = "Requests doubled\nfrom 13,800 in 2011 to 36,000 in 2013.";
    let report = report(vec![
        finding(source, Verdict::Consistent),
        finding(source, Verdict::Unverifiable),
    ]);
    insta::assert_snapshot!(text(&report, &[source], &OPTIONS), @r"
    open[multiple]: 36,000 is 2.6 times 13,800, not double
     --> a.txt:1:10: Requests [doubled]

    agrees[multiple]: 36,000 is 2.6 times 13,800, not double
     --> a.txt:1:10: Requests [doubled]
      = working: 36,000 / 13,800 gives 2.56 to 2.65 times

    1 document, 4 numbers read, 3 of them checked, 1 claim: 0 consistent, 1 inconsistent, 0 open
    ");
}

#[test]
fn places_are_links_where_the_terminal_shows_them() {
    let source = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.";
    let verdicts = [Verdict::Inconsistent, Verdict::Unverifiable];
    let report = report(verdicts.map(|verdict| finding(source, verdict)).to_vec());
    let options = TextOptions {
        links: Some(|path| Some(format!("/desk/100% {path}"))),
        ..OPTIONS
    };
    let link = "--> \u{1b}]8;;file:///desk/100%25%20a.txt\u{1b}\\a.txt:1:10\u{1b}]8;;\u{1b}\\";
    assert_eq!(text(&report, &[source], &options).matches(link).count(), 2);
    assert!(!text(&report, &[source], &OPTIONS).contains('\u{1b}'));
}

#[test]
fn a_claim_that_agrees_only_after_rounding_is_told_apart() {
    let source = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.";
    let rounded = Finding {
        agreement: Some(Agreement::RightAfterRounding),
        ..finding(source, Verdict::Consistent)
    };
    let mut report = report(vec![rounded]);
    report.count();
    let shown = text(&report, &[source], &OPTIONS);
    assert!(
        shown.starts_with("agrees after rounding[multiple]: "),
        "{shown}"
    );
    assert!(
        shown.ends_with("1 claim: 1 consistent (1 only after rounding), 0 inconsistent, 0 open\n"),
        "{shown}"
    );
}
