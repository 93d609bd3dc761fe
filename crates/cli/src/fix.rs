//! Safe corrections put into the drafts themselves, or shown as a diff.

use document::{Document, sort_by_key};
use report::replacement;
use report::schema::CheckReport;
use similar::TextDiff;

use crate::names;
use crate::output::say;
use crate::write::written;

/// A draft with its safe corrections made.
pub(crate) struct Fixed<'a> {
    document: &'a Document,
    text: String,
    /// How many figures were corrected.
    pub(crate) figures: usize,
}

/// The drafts in which something can safely be corrected. Standard input and files that are no UTF-8 text are left as
/// they are, and said to be.
pub(crate) fn fixed<'a>(
    documents: impl Iterator<Item = &'a Document>,
    report: &CheckReport,
) -> Vec<Fixed<'a>> {
    let mut findings = report.findings.as_slice();
    let mut all = Vec::new();
    for document in documents {
        let here = findings.partition_point(|finding| finding.document <= document.path);
        let (mine, rest) = findings.split_at(here);
        findings = rest;
        let mut changes: Vec<_> = mine.iter().filter_map(replacement).collect();
        sort_by_key(&mut changes, |change| change.range.start);
        changes.dedup_by(|next, kept| next.range.start < kept.range.end);
        if changes.is_empty() {
            continue;
        }
        // Offsets count bytes of the text as it was decoded: they are those of the file only if nothing had to be.
        if std::fs::read(names::path(&document.path)).ok().as_deref()
            != Some(document.source().as_bytes())
        {
            say(format_args!(
                "{}: is no UTF-8 text file, so nothing is corrected in it",
                document.path
            ));
            continue;
        }
        let mut text = document.source().to_owned();
        for change in changes.iter().rev() {
            text.replace_range(change.range.clone(), &change.text);
        }
        all.push(Fixed {
            document,
            text,
            figures: changes.len(),
        });
    }
    all
}

impl Fixed<'_> {
    /// Writes the draft; says so if that fails.
    pub(crate) fn write(&self) -> bool {
        written(&names::path(&self.document.path), &self.text)
    }

    /// What would change, as a unified diff.
    pub(crate) fn diff(&self) -> String {
        let path = &self.document.path;
        TextDiff::from_lines(self.document.source(), &self.text)
            .unified_diff()
            .header(&format!("a/{path}"), &format!("b/{path}"))
            .to_string()
    }
}
