//! The JSON Schemas of the reports, derived from their types; built only where they are asked for.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::json::json;
use crate::schema::{CheckReport, ExtractReport};

/// The schema of what `recount check --format json` prints.
#[must_use]
pub fn check_schema() -> String {
    schema::<CheckReport>()
}

/// The schema of what `recount extract --format json` prints.
#[must_use]
pub fn extract_schema() -> String {
    schema::<ExtractReport>()
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    json(&settings.into_generator().into_root_schema_for::<T>())
}
