//! `cross-document`: figures of different documents that speak of one quantity, or imply each other, agree.
//!
//! How two phrases are found to name one quantity stands in [`crate::corpus`].

use crate::corpus::{Corpus, write};
use crate::finding::{Finding, Verdict};

pub(super) fn compare(corpus: &Corpus<'_>, out: &mut Vec<Finding>) {
    let verified = write::verified(corpus);
    let mut findings = write::same_figures(corpus, &verified);
    let implied = write::implied_figures(corpus, &verified);
    // A note on two definitions of a share says more than that one of them comes out.
    let noted: Vec<_> = findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Unverifiable)
        .map(|finding| finding.claim)
        .collect();
    findings.extend(implied.into_iter().filter(|finding| {
        finding.verdict != Verdict::Consistent || !noted.contains(&finding.claim)
    }));
    out.extend(findings);
}
