//! A copy of a Word document or an `OpenDocument` text with the findings as comments.

use std::path::{Path, PathBuf};

use document::{Document, Format, Remark, Span};
use report::schema::{CheckReport, Finding, Verdict};

use crate::args::Show;
use crate::output::says;
use crate::write::{is_one_of, write};

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
    let bytes =
        std::fs::read(&path).map_err(|error| format!("{}: {}", document.path, says(&error)))?;
    if is_one_of(target, [document.path.as_str()].into_iter()) {
        return Err(format!(
            "{}: is the draft itself; give the copy another name",
            target.display()
        ));
    }
    // A file that has changed since has other places.
    let now = Document::read(&document.path, bytes.clone(), Format::of("", &bytes));
    if now.is_ok_and(|now| now.text != document.text) {
        return Err(format!(
            "{}: has changed since it was read; check it again",
            document.path
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
    write(target, &copy).map_err(|error| format!("{}: {}", target.display(), says(&error)))?;
    Ok((lost > 0).then(|| {
        format!(
            "{}: {lost} findings have no place where the document can hold a comment",
            target.display()
        )
    }))
}
