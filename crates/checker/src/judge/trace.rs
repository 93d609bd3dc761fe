//! What is made of each binding of a document, for whoever mends a rule.

use document::Span;

use super::evidence::evidence;
use super::weighing::is_weighed;
use super::{Bearing, Outcome, Weighed, agreeing, excuse, group_of, needed};
use crate::candidate::Candidate;
use crate::view::View;
use crate::wording;

/// What is printed for a binding that needs no evidence.
const SURE: i32 = -999;

/// Every binding with its strength, outcome, and the evidence for it and that it needs, for whoever mends a rule.
pub(crate) fn traces(view: &View<'_>, candidates: &[Candidate]) -> Vec<String> {
    let bearing = Bearing::of(candidates);
    candidates
        .chunk_by(|a, b| a.claim.span == b.claim.span)
        .flat_map(|group| {
            let group = group_of(group);
            let lines = group
                .iter()
                .map(|weighed| trace(view, weighed, &group, &bearing));
            lines.collect::<Vec<_>>()
        })
        .collect()
}

fn trace(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
) -> String {
    let (candidate, outcome) = (weighed.candidate, weighed.outcome);
    let plausibility = weighed.plausibility(view);
    let explained = candidate.strength + plausibility;
    let (mut excused, mut speaks) = (None, None);
    if outcome != Outcome::Agrees {
        excused = excuse(view, candidate, explained);
        let needed = needed(view, weighed, (explained, agreeing(group).is_some()));
        let needed = needed.map_or_else(|| "-".to_owned(), |needed| needed.max(SURE).to_string());
        speaks = is_weighed(candidate)
            .then(|| format!("{:+}/{needed}", evidence(view, weighed, group, bearing)));
    }
    let place = |span: Span| {
        let span = view.document.source_span(span);
        format!("{}-{}", span.start, span.end)
    };
    let operands: Vec<String> = candidate
        .operands
        .iter()
        .map(|operand| place(view.quantity(operand.quantity).span))
        .collect();
    format!(
        "{:3} {:+} {:?} {} {} [{}] {} {} {} @{}={:?}({})",
        candidate.strength,
        plausibility,
        outcome,
        speaks.unwrap_or_default(),
        candidate.rule,
        view.words(candidate.claim.span),
        wording::message(view, candidate, true),
        weighed
            .cause(view)
            .map_or_else(String::new, |cause| cause.text(view, candidate)),
        excused.unwrap_or_default(),
        place(candidate.claim.span),
        candidate.formula,
        operands.join(" "),
    )
}
