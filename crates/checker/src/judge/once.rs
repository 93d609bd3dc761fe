//! What is wrong once is said once.

use std::collections::{BTreeMap, BTreeSet};

use document::{Span, one_by_one};
use extractor::Direction;

use super::Ruling;
use crate::candidate::{Candidate, Claim};
use crate::diagnose;
use crate::finding::{Finding, Verdict};
use crate::formula::Formula;
use crate::quick::QuickMap;
use crate::view::{Few, View};

/// An agreement as strong as this is no chance.
const SURE: i32 = 8;
/// An agreement as strong as this says where a figure comes from, if it is as good as exact.
const PLAIN: i32 = 6;
/// How far from a figure of the text what two others give may be, both being rounded.
const NEARLY: f64 = 0.02;
/// A claim bound as strongly as this is of these figures whatever else they give.
const TOLD: i32 = 12;

/// Leaves one finding of those that say the same of the same figures.
pub(crate) fn once(view: &View<'_>, rulings: &[Ruling], findings: &mut Vec<Finding>) {
    once_a_place(findings);
    if findings
        .iter()
        .all(|finding| finding.verdict != Verdict::Inconsistent)
    {
        return;
    }
    once_a_pair(findings);
    once_a_triple(findings);
    once_a_set(findings);
    let right = Agreements::of(rulings);
    let wrong: Vec<&Candidate> = rulings
        .iter()
        .filter(|ruling| !ruling.is_agreement())
        .map(|ruling| &ruling.candidate)
        .collect();
    let excused = wrong
        .into_iter()
        .filter(|wrong| {
            is_accounted_for(&right, wrong)
                || is_told_of_the_same(view, &right, wrong)
                || is_told_in_the_text(&right, wrong)
                || is_told_apart(&right, wrong)
        })
        .map(|wrong| wrong.claim.span);
    let excused: BTreeSet<Span> = one_by_one(excused);
    findings.retain(|finding| {
        finding.verdict != Verdict::Inconsistent || !excused.contains(&finding.claim.span)
    });
}

/// What is said and right, by the quantities that it stands on or states: a long text holds thousands.
struct Agreements<'r>(QuickMap<usize, Vec<&'r Candidate>>);

impl<'r> Agreements<'r> {
    fn of(rulings: &'r [Ruling]) -> Self {
        let mut all: QuickMap<usize, Vec<&Candidate>> = QuickMap::default();
        for ruling in rulings.iter().filter(|ruling| ruling.is_agreement()) {
            let candidate = &ruling.candidate;
            let operands = candidate.operands.iter().map(|operand| operand.quantity);
            for q in operands.chain(candidate.claim.quantity) {
                all.entry(q).or_default().push(candidate);
            }
        }
        Self(all)
    }

    /// Those that a quantity is part of.
    fn on(&self, q: usize) -> impl Iterator<Item = &'r Candidate> {
        self.0.get(&q).into_iter().flatten().copied()
    }
}

/// The two operands of a candidate that has just two, in order.
fn pair(candidate: &Candidate) -> Option<[usize; 2]> {
    let &[one, other] = &candidate.operands[..] else {
        return None;
    };
    let (one, other) = (one.quantity, other.quantity);
    Some([one.min(other), one.max(other)])
}

/// Figures that together make one that is right are accounted for: another formula over some of them was never claimed.
fn is_accounted_for(right: &Agreements<'_>, wrong: &Candidate) -> bool {
    let Some(q) = wrong.claim.quantity.filter(|_| wrong.operands.len() >= 2) else {
        return false;
    };
    right.on(q).any(|right| {
        let off = (right.value() - right.claim.value).abs();
        right.strength >= SURE
            && right.claim.quantity.is_some()
            && right.operands.len() >= 2
            && off <= 0.005 * right.claim.value.abs()
            && wrong
                .operands
                .iter()
                .all(|operand| right.holds(operand.quantity))
    })
}

/// "out for 9 hours 20 minutes; the one before had taken 14 hours 5 minutes, or 4 hours 45 minutes longer": two figures that are
/// compared, and rightly, are not one that is said twice.
fn is_told_apart(right: &Agreements<'_>, wrong: &Candidate) -> bool {
    let [Some(own), Some(other)] = [
        wrong.claim.quantity,
        wrong.operands.first().map(|operand| operand.quantity),
    ] else {
        return false;
    };
    wrong.rule == "restatement"
        && right.on(own).any(|compared| {
            compared.strength >= PLAIN
                && compared.rule != "restatement"
                && compared.operands.len() == 2
                && compared.stands_on(own)
                && compared.stands_on(other)
        })
}

/// "27,400 applied for 4,110 places, 6.7 for each, and 14,900 had an offer": what two figures give stands in the text already,
/// and a third that they do not give is of others.
fn is_told_in_the_text(right: &Agreements<'_>, wrong: &Candidate) -> bool {
    let (Some(own), Some(figures)) = (wrong.claim.quantity, pair(wrong)) else {
        return false;
    };
    let given = |right: &Candidate| {
        let third = right.figures().find(|(q, _)| !wrong.stands_on(*q));
        third.is_some_and(|(_, value)| (wrong.value() - value).abs() <= NEARLY * value.abs())
    };
    wrong.strength < TOLD
        && right.on(figures[0]).any(|right| {
            right.strength >= PLAIN
                && right.claim.quantity.is_some()
                && right.operands.len() == 2
                && figures.into_iter().all(|q| right.holds(q))
                && !right.holds(own)
                && given(right)
        })
}

/// Rules of figures that two or more others give.
const DERIVED: [&str; 7] = [
    "share",
    "rate",
    "complement",
    "difference",
    "percent-change",
    "average",
    "percentage-points",
];

/// "66,740 of 142,000, a success rate of 47%; in 2021-22 it was 52%": two figures have one share, one change and one mean. Where that
/// is told and right, another that no slip makes of it is of others.
fn is_told_of_the_same(view: &View<'_>, right: &Agreements<'_>, wrong: &Candidate) -> bool {
    let derived =
        |candidate: &Candidate| candidate.operands.len() >= 2 && DERIVED.contains(&candidate.rule);
    if !derived(wrong) {
        return false;
    }
    let figures = |candidate: &Candidate| {
        let mut all: Few = candidate.operands.iter().map(|o| o.quantity).collect();
        document::sort_by(&mut all, Ord::cmp);
        let formula = match candidate.formula {
            Formula::PercentFall => Formula::PercentChange,
            other => other,
        };
        (candidate.rule, formula, all)
    };
    let way = |claim: &Claim| claim.quantity.and_then(|q| view.change(q));
    let own = figures(wrong);
    let mut same = right
        .on(wrong.operands[0].quantity)
        .filter(|right| derived(right) && figures(right) == own);
    same.any(|right| {
        let turned = matches!(
            (way(&wrong.claim), way(&right.claim)),
            (Some(Direction::Up), Some(Direction::Down))
                | (Some(Direction::Down), Some(Direction::Up))
        );
        let unexplained = || view.is_crowded() && diagnose::cause(view, wrong).is_none();
        // "down 19c for the week and 187c below the 1319c of a year ago"
        let beside = wrong.rule == "difference"
            && wrong.claim.sentence == right.claim.sentence
            && (wrong.strength < TOLD || diagnose::cause(view, wrong).is_none());
        turned || beside || unexplained()
    })
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

/// "46% were pleased, 37% were not and 27% did not know": that some figures do not go together by a rule need not be said of two of
/// them. A claim comes after what it is made of.
fn once_a_set(findings: &mut Vec<Finding>) {
    let failed = |finding: &Finding| finding.verdict == Verdict::Inconsistent;
    let sets: Vec<_> = findings
        .iter()
        .filter(|finding| failed(finding) && finding.operands.len() >= 2)
        .map(|finding| (finding.rule, finding.figures(), finding.claim.span))
        .collect();
    findings.retain(|finding| {
        !failed(finding)
            || sets.iter().all(|(rule, figures, claim)| {
                *rule != finding.rule
                    || *claim <= finding.claim.span
                    || *figures != finding.figures()
            })
    });
}

/// "the quietest of the four, with 940": that a figure has a place among others is said of the word for it, and not again of all up to the
/// figure.
fn once_a_place(findings: &mut Vec<Finding>) {
    let place = |finding: &Finding| {
        let operands = finding
            .operands
            .iter()
            .map(|operand| operand.place.span.start);
        let told = (finding.claim.span.start, operands.collect::<Vec<_>>());
        (finding.rule == "range").then_some(told)
    };
    let mut shortest: BTreeMap<(usize, Vec<usize>), usize> = BTreeMap::new();
    for finding in findings.iter() {
        if let Some(told) = place(finding) {
            let end = finding.claim.span.end;
            let known = shortest.entry(told).or_insert(end);
            *known = end.min(*known);
        }
    }
    findings.retain(|finding| {
        place(finding).is_none_or(|told| shortest.get(&told) == Some(&finding.claim.span.end))
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
