//! What is wrong once is said once.

use std::collections::BTreeMap;

use crate::finding::{Finding, Verdict};

/// Leaves one finding of those that say the same of the same figures.
pub(crate) fn once(findings: &mut Vec<Finding>) {
    once_a_pair(findings);
    once_a_triple(findings);
}

/// Two levels have one change, a part has one share of its whole. Where two claims that differ fail on the very same figures
/// and formula, only one of them can have meant those: the one that stands nearest to them.
fn once_a_pair(findings: &mut Vec<Finding>) {
    type Figures = (&'static str, Vec<usize>);
    let failed = |finding: &Finding| -> Option<(Figures, usize)> {
        if finding.verdict != Verdict::Inconsistent || finding.operands.len() < 2 {
            return None;
        }
        let at = finding
            .operands
            .iter()
            .map(|operand| operand.place.span.start);
        let away = at
            .clone()
            .map(|at| at.abs_diff(finding.claim.span.start))
            .sum();
        Some(((finding.rule, at.collect()), away))
    };
    let mut nearest: BTreeMap<Figures, usize> = BTreeMap::new();
    for (figures, away) in findings.iter().filter_map(failed) {
        let known = nearest.entry(figures).or_insert(away);
        *known = away.min(*known);
    }
    findings.retain(|finding| {
        failed(finding)
            .is_none_or(|(figures, away)| nearest.get(&figures).is_none_or(|&least| away <= least))
    });
}

/// That a number of things at so much each does not make a total need not be said of the total and of each.
fn once_a_triple(findings: &mut Vec<Finding>) {
    let failed =
        |finding: &Finding, rule| finding.rule == rule && finding.verdict == Verdict::Inconsistent;
    let products: Vec<_> = findings
        .iter()
        .filter(|finding| failed(finding, "product"))
        .map(Finding::figures)
        .collect();
    findings
        .retain(|finding| !failed(finding, "average") || !products.contains(&finding.figures()));
}
