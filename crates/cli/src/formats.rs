//! The formats of `recount check`, and writing several at once.

use std::path::PathBuf;

use document::Document;
use rayon::prelude::*;
use report::TextOptions;
use report::schema::{CheckReport, ExtractReport};

use crate::args::CheckFormat;

/// What the formats are made from.
pub(crate) struct Results<'a> {
    pub(crate) report: &'a CheckReport,
    /// The numbers of the same documents.
    pub(crate) numbers: &'a dyn Fn() -> ExtractReport,
    /// In the report's order.
    pub(crate) documents: &'a [&'a Document],
    pub(crate) text: TextOptions,
}

/// So many findings at a time are written out by one thread.
const AT_ONCE: usize = 64;

/// The results in a format, in pieces.
pub(crate) fn render(format: CheckFormat, results: &Results<'_>) -> Vec<String> {
    let Results {
        report,
        numbers,
        documents,
        text,
    } = results;
    let sources: Vec<_> = documents.iter().map(|document| document.source()).collect();
    let text = match format {
        CheckFormat::Text => report::text(report, &sources, text),
        CheckFormat::Json => {
            let findings = report.findings.par_chunks(AT_ONCE);
            let findings = findings.map(report::findings_json).collect();
            let documents = vec![report::checked_json(&report.documents)];
            return report::check_json(documents, &report.summary, findings);
        }
        CheckFormat::Jsonl => report::finding_lines(report),
        CheckFormat::Sarif => report::sarif(report),
        CheckFormat::Github => report::github(report),
        CheckFormat::Junit => report::junit(report),
        CheckFormat::Markdown => report::markdown(report, &sources),
        CheckFormat::Csv => report::verdicts(report, &numbers(), &sources),
        CheckFormat::Html => report::html(report, &numbers(), documents),
    };
    vec![text]
}

/// A file to write, and the format in which.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) format: CheckFormat,
    pub(crate) path: PathBuf,
}

/// Reads `FORMAT=PATH`.
///
/// # Errors
/// If there is no `=`, no path, or no such format.
pub(crate) fn target(text: &str) -> Result<Target, String> {
    use clap::ValueEnum;
    let (format, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or("expected FORMAT=PATH, such as sarif=recount.sarif")?;
    let format = CheckFormat::from_str(format, false).map_err(|_| {
        let names = CheckFormat::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value);
        let names: Vec<_> = names.map(|value| value.get_name().to_owned()).collect();
        format!(
            "there is no format {format}; there are {}",
            names.join(", ")
        )
    })?;
    Ok(Target {
        format,
        path: PathBuf::from(path),
    })
}
