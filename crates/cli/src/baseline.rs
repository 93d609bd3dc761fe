//! Findings that are known: a baseline keeps them quiet, so that only new ones fail a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use report::schema::{CheckReport, Verdict};
use serde::{Deserialize, Serialize};

use crate::output::says;

/// Version of the file's form.
const VERSION: u32 = 1;

/// Known inconsistencies by the paths of their documents. A finding's id stays while its sentence does, so edits
/// elsewhere in the document do not touch it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    version: u32,
    documents: BTreeMap<String, BTreeMap<String, Known>>,
}

/// What a known finding said when it was written down, for whoever reads the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    claim: String,
    message: String,
}

impl Baseline {
    /// The inconsistencies of a report.
    pub(crate) fn of(report: &CheckReport) -> Self {
        let mut documents: BTreeMap<String, BTreeMap<String, Known>> = BTreeMap::new();
        for finding in &report.findings {
            if finding.verdict == Verdict::Inconsistent {
                let known = Known {
                    rule: finding.rule.to_owned(),
                    claim: finding.claim.text.clone(),
                    message: finding.message.clone(),
                };
                let document = documents.entry(finding.document.clone()).or_default();
                document.insert(finding.id.clone(), known);
            }
        }
        Self {
            version: VERSION,
            documents,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it cannot be read, or is no baseline of this version.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| says(&error))?;
        let read: Self =
            serde_json::from_str(&text).map_err(|error| format!("is no baseline: {error}"))?;
        if read.version == VERSION {
            Ok(read)
        } else {
            Err(format!(
                "is a baseline of version {}, and this program writes version {VERSION}",
                read.version
            ))
        }
    }

    /// Takes the known findings out of a report; gives how many there were, and how many of the baseline's are gone
    /// from documents that were checked.
    pub(crate) fn quiet(&self, report: &mut CheckReport) -> (usize, usize) {
        let mut met = BTreeSet::new();
        report.retain(|finding| {
            let known = finding.verdict == Verdict::Inconsistent
                && self
                    .documents
                    .get(&finding.document)
                    .is_some_and(|known| known.contains_key(&finding.id));
            if known {
                met.insert((finding.document.clone(), finding.id.clone()));
            }
            !known
        });
        let checked = report.documents.iter();
        let written: usize = checked
            .filter_map(|document| self.documents.get(&document.path))
            .map(BTreeMap::len)
            .sum();
        (met.len(), written - met.len())
    }
}
