//! Every format of `recount check` over the same drafts: as snapshots, against the published schemas, and that none
//! leaves a finding out.
#![allow(
    clippy::disallowed_methods,
    reason = "runs the program and reads the schemas"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// All formats but the page, of which `tests/page.rs` takes the snapshot, without its style and script.
const FORMATS: &[&str] = &[
    "text", "json", "jsonl", "sarif", "github", "junit", "markdown", "csv",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(root())
        .args(["check", "fixtures/reports"])
        .args(arguments)
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(1), "the drafts hold errors");
    String::from_utf8(output.stdout).expect("reports are text")
}

fn check(format: &str) -> String {
    run(&["--format", format])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn wrong(report: &Value) -> Vec<Value> {
    let findings = report["findings"].as_array().expect("a list").clone();
    findings
        .into_iter()
        .filter(|finding| finding["verdict"] == "inconsistent")
        .collect()
}

/// A report as its snapshot holds it: SARIF without the rules' pages, which have tests of their own.
fn shown(format: &str, report: String) -> String {
    if format != "sarif" {
        return report;
    }
    let mut log = json(&report);
    let rules = log.pointer_mut("/runs/0/tool/driver/rules");
    for rule in rules.and_then(Value::as_array_mut).expect("a list") {
        let help = rule.as_object_mut().and_then(|rule| rule.remove("help"));
        assert!(help.is_some(), "each rule has its page");
    }
    report::json(&log)
}

#[test]
fn formats_are_as_they_were() {
    for format in FORMATS {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root().join("snapshots/formats"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(*format, shown(format, check(format))));
    }
}

#[test]
fn no_format_leaves_an_inconsistent_finding_out() {
    let findings = wrong(&json(&check("json")));
    assert!(findings.len() >= 4);
    for format in FORMATS.iter().chain(&["html"]) {
        let report = check(format).replace("%25", "%");
        // What is escaped differs from format to format; digits never are.
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let all = digits(&report);
        for finding in &findings {
            let message = finding["message"].as_str().expect("a text");
            let rule = finding["rule"].as_str().expect("a text");
            assert!(
                all.contains(&digits(message)) && report.contains(rule),
                "{format} lacks: {message}"
            );
        }
    }
}

#[test]
fn published_schemas_are_those_of_the_types() {
    let update = std::env::var_os("UPDATE_SCHEMA").is_some();
    for (name, schema) in [
        ("check-1.json", report::check_schema()),
        ("extract-1.json", report::extract_schema()),
    ] {
        let file = root().join("schema").join(name);
        if update {
            std::fs::write(&file, &schema).expect("the folder is there");
        }
        let published = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            published == schema,
            "schema/{name} is out of date: run UPDATE_SCHEMA=1 cargo test --test formats"
        );
    }
}

#[test]
fn json_fits_its_published_schema() {
    let extract = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(root())
        .args(["extract", "fixtures", "seeds", "--format", "json"])
        .output()
        .expect("the program starts");
    let extract = String::from_utf8(extract.stdout).expect("reports are text");
    for (schema, output) in [("check-1.json", check("json")), ("extract-1.json", extract)] {
        let schema = std::fs::read_to_string(root().join("schema").join(schema));
        fits(&json(&schema.expect("it is published")), &json(&output));
    }
}

#[test]
fn sarif_fits_the_official_schema() {
    let schema = std::fs::read_to_string(official_schema()).expect("the package ships it");
    let mut schema = json(&schema);
    // Two of its patterns have a bracket too many, which only lax engines take; no output has these fields.
    for place in [
        "/definitions/run/properties/language",
        "/definitions/toolComponent/properties/language",
    ] {
        let field = schema.pointer_mut(place).and_then(Value::as_object_mut);
        field.expect("the schema has the field").remove("pattern");
    }
    let report = json(&check("sarif"));
    fits(&schema, &report);
    let results = report["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), wrong(&json(&check("json"))).len());
    assert!(results.iter().any(|result| result.get("fixes").is_some()));
    let uri = "fixtures/reports/signs,%20100%25%20odd.txt";
    assert!(results.iter().any(|result| {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    }));
}

fn fits(schema: &Value, output: &Value) {
    let validator = jsonschema::validator_for(schema).expect("it is a schema");
    let errors: Vec<_> = validator
        .iter_errors(output)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Where cargo keeps the package that ships the official schema.
fn official_schema() -> PathBuf {
    let version = Command::new("rustc").arg("-vV").output();
    let version = version.expect("cargo runs the tests").stdout;
    let version = String::from_utf8_lossy(&version);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    // Packages for other platforms need not be there.
    let metadata = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", host.expect("rustc names it")])
        .output()
        .expect("cargo runs the tests");
    let metadata = json(&String::from_utf8_lossy(&metadata.stdout));
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages
        .iter()
        .find(|package| package["name"] == "serde-sarif")
        .expect("it is a dependency");
    let manifest = package["manifest_path"].as_str().expect("a path");
    Path::new(manifest)
        .with_file_name("src")
        .join("schema.json")
}

#[test]
fn several_formats_are_written_at_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outputs");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let target = |format: &str| format!("{format}={}", folder.join(format).display());
    let text = run(&["--output", &target("sarif"), "--output", &target("csv")]);
    assert_eq!(text, check("text"));
    for format in ["sarif", "csv"] {
        let written = std::fs::read_to_string(folder.join(format)).expect("it was written");
        assert_eq!(written, check(format));
    }
    let left: Vec<_> = std::fs::read_dir(&folder).expect("it is there").collect();
    assert_eq!(left.len(), 2, "no unfinished file is left behind");
}
