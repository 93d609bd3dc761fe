//! The published JSON Schemas are those of the types.
#![allow(
    clippy::disallowed_methods,
    reason = "reads the schemas of the repository, and writes them where asked to"
)]

use std::path::Path;

use schemars::generate::SchemaSettings;

use super::{CheckReport, ExtractReport, Words};

/// The schema of a type as it is serialised.
fn schema<T: schemars::JsonSchema>() -> String {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let schema = generator.into_root_schema_for::<T>();
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain data");
    text.push('\n');
    text
}

#[test]
fn published_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    let update = std::env::var_os("UPDATE_SCHEMA").is_some();
    for (name, schema) in [
        ("check-1.json", schema::<CheckReport>()),
        ("extract-1.json", schema::<ExtractReport>()),
    ] {
        let file = folder.join(name);
        if update {
            std::fs::write(&file, &schema).expect("the folder is there");
        }
        let published = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            published == schema,
            "schema/{name} is out of date: run UPDATE_SCHEMA=1 cargo test -p recount-report schema"
        );
    }
}

#[test]
fn the_end_of_words_is_counted_as_their_start_is() {
    let words = |text: &str| Words {
        start: 10,
        end: 10 + text.len(),
        line: 3,
        column: 5,
        text: text.to_owned(),
    };
    assert_eq!(words("£9.50").end_place(), (3, 10));
    assert_eq!(words("9\r\nper cent").end_place(), (4, 9));
    assert_eq!(words("9\n\nx").end_place(), (5, 2));
    let part = words("about £9.50").part(18..22);
    assert_eq!(
        (part.text.as_str(), part.line, part.column),
        ("9.50", 3, 12)
    );
}
