//! `cross-document`: figures of different documents that speak of one quantity, or imply each other, agree.
//!
//! How two phrases are found to name one quantity stands in [`crate::corpus`].

use extractor::UnitId;

use crate::corpus::{Corpus, write};
use crate::finding::{Finding, Verdict};

pub(super) fn compare(corpus: &Corpus<'_>, out: &mut Vec<Finding>) {
    let verified = write::verified(corpus);
    let mut findings = write::same_figures(corpus, &verified);
    let implied = write::implied_figures(corpus, &verified);
    // A note on two definitions of a share stands beside what it follows from; any other figure that follows from others is none of
    // those that it could be taken for.
    let is_note = |finding: &Finding| finding.verdict == Verdict::Unverifiable;
    let is_share = |finding: &Finding| {
        let stated = finding.stated.as_ref();
        stated.is_some_and(|value| value.unit == UnitId::PERCENT.name())
    };
    let explained: Vec<_> = implied
        .iter()
        .filter(|finding| finding.verdict == Verdict::Consistent)
        .map(|finding| finding.claim)
        .collect();
    findings.retain(|finding| {
        !is_note(finding) || is_share(finding) || !explained.contains(&finding.claim)
    });
    findings.extend(implied);
    out.extend(findings);
}
