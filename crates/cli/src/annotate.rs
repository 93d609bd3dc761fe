//! A copy of a Word document or an `OpenDocument` text with the findings as comments.

use std::path::{Path, PathBuf};

use document::{Document, Remark, Span};
use report::schema::{CheckReport, Finding, Verdict};

use crate::args::Show;
use crate::formats::write;

/// The name under which comments are made.
const AUTHOR: &str = "Recount";

/// Writes the copy: inconsistencies, and more where it is asked for. Gives what is to be said of it.
///
/// # Errors
/// In words, if there is not one document to annotate, or it cannot be read or written.
pub(crate) fn annotate(
    documents: &[&Document],
    report: &CheckReport,
    show: Option<Show>,
    target: &Path,
) -> Result<Option<String>, String> {
    let [document] = documents else {
        return Err("--annotate takes one Word document or OpenDocument text at a time".to_owned());
    };
    let path = PathBuf::from(&document.path);
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", document.path))?;
    if same(&path, target) {
        return Err(format!(
            "{}: is the draft itself; give the copy another name",
            target.display()
        ));
    }
    let shown = |finding: &&Finding| match finding.verdict {
        Verdict::Inconsistent => true,
        Verdict::Unverifiable => matches!(show, Some(Show::Open | Show::Consistent)),
        Verdict::Consistent => show == Some(Show::Consistent),
    };
    let remarks: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.document == document.path)
        .filter(shown)
        .map(|finding| Remark {
            span: Span::new(finding.claim.start, finding.claim.end),
            lines: report::comment(finding),
        })
        .collect();
    let (copy, lost) = document::annotate(&bytes, AUTHOR, &remarks)
        .map_err(|error| format!("{}: {error}, so it cannot be annotated", document.path))?;
    write(target, &copy).map_err(|error| format!("{}: {error}", target.display()))?;
    Ok((lost > 0).then(|| {
        format!(
            "{}: {lost} findings have no place where the document can hold a comment",
            target.display()
        )
    }))
}

/// Whether two paths lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
