//! From bound claims to verdicts.
//!
//! All candidates of one claim, whatever rule proposed them, are judged together: a figure that one strongly
//! licensed derivation explains is not flagged by another.

mod borne;
mod doubt;
mod evidence;
mod needed;
mod once;
mod outcome;
mod sharp;
mod trace;
mod weigh;
mod weighing;

use document::{Span, sort_by_key};
use smallvec::SmallVec;

use crate::candidate::Candidate;
use crate::diagnose;
use crate::exhaustion::exhaustion;
use crate::finding::{Computed, Finding, Operand, Severity, Value, Verdict};
use crate::formula::Formula;
use crate::otherwise::{follows_otherwise, has_alibi};
use crate::precedent;
use crate::precision;
use crate::view::View;
use crate::wording;
pub(crate) use borne::Bearing;
use doubt::{chance, is_explained, is_of_the_rest, is_turned};
use needed::{is_shown, needed};
pub(crate) use once::once;
use outcome::LEAST;
pub(crate) use outcome::{Outcome, meets, outcome, outcome_of};
pub(crate) use trace::traces;
use weigh::{
    Weighed, divides_by_a_part, divides_by_a_sibling, is_of_one_block, is_of_one_paragraph,
    is_on_bounds, is_only_cut_off, says_something,
};
pub use weighing::Weighing;
use weighing::is_weighed;
pub(crate) use weighing::weighings;

/// From this strength on the words license a disagreement; less needs much evidence.
pub(crate) const STRONG: i32 = 8;
/// An agreement is reported if its binding is at least this strong.
const WEAK: i32 = 4;
/// An agreement to the last place is reported from here on if no disagreement is.
const NEAR: i32 = 1;
/// An agreeing binding excuses a disagreeing one that is at most this much stronger.
const MARGIN: i32 = 3;
/// More disagreements than this of one claim are not looked at.
const MOST: usize = 12;
/// A binding as strong as this is explicit grammar: no other mention of the figure speaks against it.
const GRAMMAR: i32 = 11;

/// What is said of a claim, and by which of its candidates.
#[derive(Debug, Clone)]
pub(crate) struct Ruling {
    pub(crate) candidate: Candidate,
    verdict: Verdict,
    severity: Severity,
}

impl Ruling {
    pub(crate) fn agrees(candidate: Candidate) -> Self {
        Self {
            candidate,
            verdict: Verdict::Consistent,
            severity: Severity::Note,
        }
    }

    /// [`Finding::figures`] of its finding.
    pub(crate) fn figures(&self, view: &View<'_>) -> Vec<Span> {
        let operands = self.candidate.operands.iter();
        let spans = operands.map(|operand| view.quantity(operand.quantity).span);
        let mut all: Vec<Span> = spans.chain([self.candidate.claim.span]).collect();
        document::sort_by(&mut all, Ord::cmp);
        all
    }

    /// Whether evidence alone speaks for a disagreement, and no words: a figure that follows in another way was never meant so.
    pub(crate) fn is_weak(&self) -> bool {
        let candidate = &self.candidate;
        !self.is_agreement() && candidate.strength < STRONG && is_weighed(candidate)
    }

    pub(crate) fn is_agreement(&self) -> bool {
        self.verdict == Verdict::Consistent
    }

    pub(crate) fn finding(&self, view: &View<'_>) -> Finding {
        finding(view, &self.candidate, self.verdict, self.severity)
    }
}

/// Weighs what stands around the candidates of one document, and sorts them by claim.
pub(crate) fn settle(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| says_something(view, candidate));
    for candidate in &mut *candidates {
        precision::settle(view, candidate);
        candidate.strength +=
            exhaustion(view, candidate) - 4 * i32::from(is_on_bounds(view, candidate));
    }
    precedent::settle(view, candidates);
    sort(candidates);
}

fn sort(candidates: &mut [Candidate]) {
    sort_by_key(candidates, |candidate| {
        (candidate.claim.span, -candidate.strength, candidate.rule)
    });
}

/// Judges the settled candidates of a document: at most one ruling a claim.
pub(crate) fn judge(view: &View<'_>, bearing: &Bearing<'_>) -> Vec<Ruling> {
    judge_claims(view, bearing.candidates, bearing)
}

fn judge_claims(view: &View<'_>, candidates: &[Candidate], bearing: &Bearing<'_>) -> Vec<Ruling> {
    candidates
        .chunk_by(|a, b| a.claim.span == b.claim.span)
        .filter_map(|group| judge_claim(view, group, bearing))
        .collect()
}

/// Judges claims on which nothing was said once more, with candidates that came later.
pub(crate) fn reconsider(
    view: &View<'_>,
    bearing: &Bearing<'_>,
    mut late: Vec<Candidate>,
) -> Vec<Ruling> {
    if late.is_empty() {
        return Vec::new();
    }
    for candidate in &mut late {
        precision::settle(view, candidate);
    }
    let spans: Vec<_> = late.iter().map(|candidate| candidate.claim.span).collect();
    let earlier = bearing
        .candidates
        .iter()
        .filter(|candidate| spans.contains(&candidate.claim.span));
    late.extend(earlier.cloned());
    sort(&mut late);
    judge_claims(view, &late, bearing)
}

/// The bindings of one claim, weighed.
type Group<'c> = SmallVec<[Weighed<'c>; 8]>;

fn group_of(candidates: &[Candidate]) -> Group<'_> {
    // A yearly rate over several years is no change from the first to the last, even where the figures agree.
    let yearly = candidates.iter().any(|candidate| {
        candidate.formula == Formula::AnnualGrowth && candidate.strength >= STRONG
    });
    let changes = |candidate: &Candidate| {
        matches!(
            candidate.formula,
            Formula::PercentChange | Formula::PercentFall
        )
    };
    candidates
        .iter()
        .filter(|candidate| !yearly || !changes(candidate))
        .map(Weighed::of)
        .collect()
}

/// The binding that agrees best with its claim, with its strength and what agreeing so closely adds.
fn agreeing<'g, 'c>(group: &'g [Weighed<'c>]) -> Option<(&'g Weighed<'c>, i32)> {
    let best = group.first()?.candidate;
    group
        .iter()
        .filter(|weighed| {
            weighed.outcome == Outcome::Agrees
                && (weighed.candidate.strength >= STRONG || !weighed.is_far_beyond())
                && (best.strength < GRAMMAR || !weighed.is_of_another_size())
        })
        .map(|weighed| (weighed, weighed.candidate.strength + weighed.bonus()))
        .max_by_key(|&(_, credit)| credit)
}

/// Whether what agrees with a claim excuses all that disagrees.
fn is_borne_out(
    view: &View<'_>,
    group: &[Weighed<'_>],
    (right, credit): (&Weighed<'_>, i32),
) -> bool {
    let best = group[0].candidate;
    // That a figure is given twice does not make it follow from what its own words hold it against.
    let refuted = right.candidate.rule == "restatement"
        && group
            .iter()
            .take_while(|c| c.candidate.strength >= GRAMMAR)
            .any(|c| {
                c.outcome == Outcome::Disagrees
                    && c.candidate.strength + c.plausibility(view) >= GRAMMAR
            });
    credit + MARGIN >= best.strength && credit >= WEAK && !refuted
}

fn judge_claim(view: &View<'_>, group: &[Candidate], bearing: &Bearing<'_>) -> Option<Ruling> {
    let group = group_of(group);
    let agreeing = agreeing(&group);
    if agreeing.is_some_and(|right| is_borne_out(view, &group, right)) {
        // What only excuses the figure is not shown as what it follows from.
        let solid = |weighed: &Weighed<'_>| {
            let strength = weighed.candidate.strength;
            (strength >= GRAMMAR || !weighed.is_hollow(view))
                && (strength >= WEAK || is_of_one_paragraph(view, weighed.candidate))
        };
        let credit = |weighed: &&Weighed<'_>| weighed.candidate.strength + weighed.bonus();
        return group
            .iter()
            .filter(|weighed| weighed.outcome == Outcome::Agrees && solid(weighed))
            .filter(|weighed| weighed.candidate.strength >= STRONG || !weighed.is_far_beyond())
            .max_by_key(credit)
            .filter(|weighed| credit(weighed) >= WEAK)
            .map(|weighed| Ruling::agrees(weighed.candidate.clone()));
    }
    if agreeing.is_some() && is_only_cut_off(&group) {
        return None;
    }
    let shown = group
        .iter()
        .take(MOST)
        .filter(|weighed| weighed.outcome != Outcome::Agrees)
        .filter_map(|weighed| {
            let strength = weighed.candidate.strength;
            let explained = strength + weighed.plausibility(view);
            let bound = (explained, agreeing.is_some());
            let shown = is_shown(view, weighed, &group, bearing, bound)
                && excuse(view, weighed.candidate, explained).is_none();
            shown.then(|| {
                (
                    weighed,
                    (explained, weighed.cause(view).is_some(), strength),
                )
            })
        })
        .max_by_key(|&(_, order)| order);
    if (shown.is_some() || agreeing.is_some()) && is_explained(view, &group) {
        return None;
    }
    if let Some((shown, _)) = shown {
        let severity = match shown.outcome {
            Outcome::Truncated | Outcome::HedgeOnly => Severity::Warning,
            _ => Severity::Error,
        };
        return Some(Ruling {
            candidate: shown.candidate.clone(),
            verdict: Verdict::Inconsistent,
            severity,
        });
    }
    // Nothing speaks against it, and the very figure comes out: that is hardly chance.
    agreeing
        .filter(|(right, _)| {
            right.candidate.strength >= NEAR
                && (right.is_exact()
                    || right.bonus() >= SHARP && right.candidate.formula != Formula::Sum)
                && !right.is_hollow(view)
                && (right.candidate.strength >= WEAK || is_of_one_paragraph(view, right.candidate))
        })
        .map(|(right, _)| Ruling::agrees(right.candidate.clone()))
}

/// From this bonus on narrow figures agree: less than that would hold of many by chance.
const SHARP: i32 = 2;

/// What excuses a disagreement, by name.
fn excuse(view: &View<'_>, candidate: &Candidate, explained: i32) -> Option<&'static str> {
    if follows_otherwise(view, candidate) {
        Some("(follows otherwise)")
    } else if divides_by_a_part(view, candidate) {
        Some("(divides by a part)")
    } else if divides_by_a_sibling(view, candidate) {
        Some("(of a sibling's whole)")
    } else if is_of_the_rest(view, candidate) {
        Some("(of the rest)")
    } else if is_turned(view, candidate) {
        Some("(the other way)")
    } else if has_alibi(view, candidate, chance(view, candidate, explained)) {
        Some("(alibi)")
    } else {
        None
    }
}

/// The formula with the operands as the text prints them.
fn expression(view: &View<'_>, candidate: &Candidate) -> String {
    let operands: Vec<_> = candidate
        .operands
        .iter()
        .map(|operand| wording::end_or_operand(view, operand))
        .collect();
    let operands: Vec<&str> = operands.iter().map(AsRef::as_ref).collect();
    candidate.formula.expression(&operands)
}

/// Writes one candidate up as a finding.
pub(crate) fn finding(
    view: &View<'_>,
    candidate: &Candidate,
    verdict: Verdict,
    severity: Severity,
) -> Finding {
    let wrong = verdict == Verdict::Inconsistent;
    let unit = candidate.claim.unit.name().to_owned();
    let cause = wrong
        .then(|| diagnose::cause(view, candidate))
        .flatten()
        .map(|cause| cause.text(view, candidate));
    Finding {
        rule: candidate.rule,
        verdict,
        severity,
        claim: view.place(candidate.claim.span),
        sentence: view.reading.sentences[candidate.claim.sentence].span,
        stated: Some(Value {
            value: Some(candidate.claim.value).filter(|value| value.is_finite()),
            interval: candidate.claim.stated,
            unit: unit.clone(),
        }),
        computed: Some(Computed {
            value: Value {
                value: Some(candidate.value()),
                interval: candidate.interval(),
                unit,
            },
            expression: expression(view, candidate),
        }),
        operands: candidate
            .operands
            .iter()
            .map(|operand| Operand::of(view, operand.quantity))
            .collect(),
        message: wording::message(view, candidate, wrong),
        suggestion: if wrong {
            wording::suggestion(view, candidate)
        } else {
            None
        },
        cause,
    }
}
