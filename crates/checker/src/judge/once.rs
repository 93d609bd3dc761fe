//! What is wrong once is said once.

use std::collections::BTreeMap;

use document::Span;
use extractor::Direction;

use super::Ruling;
use crate::candidate::{Candidate, Claim};
use crate::diagnose;
use crate::finding::{Finding, Verdict};
use crate::formula::Formula;
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
    if findings
        .iter()
        .all(|finding| finding.verdict != Verdict::Inconsistent)
    {
        return;
    }
    once_a_pair(findings);
    once_a_triple(findings);
    let mut excused = accounted_for(rulings);
    excused.extend(told_already(view, rulings));
    excused.extend(told_of_the_same(view, rulings));
    excused.extend(told_in_the_text(rulings));
    excused.extend(told_apart(rulings));
    findings.retain(|finding| {
        finding.verdict != Verdict::Inconsistent || !excused.contains(&finding.claim.span)
    });
}

/// Figures that together make one that is right are accounted for: another formula over some of them was never claimed.
fn accounted_for(rulings: &[Ruling]) -> Vec<Span> {
    let right: Vec<Vec<_>> = rulings
        .iter()
        .filter(|ruling| ruling.is_agreement() && ruling.candidate.strength >= SURE)
        .filter_map(|ruling| {
            let candidate = &ruling.candidate;
            let off = (candidate.value() - candidate.claim.value).abs();
            let mut all = vec![candidate.claim.quantity?];
            all.extend(candidate.operands.iter().map(|operand| operand.quantity));
            (all.len() >= 3 && off <= 0.005 * candidate.claim.value.abs()).then_some(all)
        })
        .collect();
    let wrong = |ruling: &&Ruling| !ruling.is_agreement() && ruling.candidate.operands.len() >= 2;
    rulings
        .iter()
        .filter(wrong)
        .filter(|ruling| {
            let candidate = &ruling.candidate;
            let within = |all: &Vec<usize>| {
                candidate.claim.quantity.is_some_and(|q| all.contains(&q))
                    && candidate
                        .operands
                        .iter()
                        .all(|operand| all.contains(&operand.quantity))
            };
            right.iter().any(within)
        })
        .map(|ruling| ruling.candidate.claim.span)
        .collect()
}

/// "52% have fibre. … Of 1,600 wells 400 failed, 25%": what two figures give is told beside them; a figure of a sentence before
/// that they do not give is of others.
fn told_already(view: &View<'_>, rulings: &[Ruling]) -> Vec<Span> {
    let pair = |ruling: &Ruling| -> Option<[usize; 2]> {
        let &[one, other] = &ruling.candidate.operands[..] else {
            return None;
        };
        let (one, other) = (one.quantity, other.quantity);
        Some([one.min(other), one.max(other)])
    };
    let beside = |ruling: &Ruling, pair: [usize; 2]| {
        let own = ruling.candidate.claim.sentence;
        pair.map(|q| view.context(q).sentence == own)
    };
    let told: Vec<[usize; 2]> = rulings
        .iter()
        .filter(|ruling| ruling.is_agreement() && ruling.candidate.rule != "direction")
        .filter_map(|ruling| pair(ruling).filter(|&pair| beside(ruling, pair) == [true, true]))
        .collect();
    rulings
        .iter()
        .filter(|ruling| !ruling.is_agreement() && ruling.candidate.strength < TOLD)
        .filter(|ruling| {
            let own = ruling.candidate.claim.sentence;
            pair(ruling).is_some_and(|pair| {
                told.contains(&pair)
                    && pair.iter().all(|&q| view.context(q).sentence > own)
                    && diagnose::cause(view, &ruling.candidate).is_none()
            })
        })
        .map(|ruling| ruling.candidate.claim.span)
        .collect()
}

/// "out for 9 hours 20 minutes; the one before had taken 14 hours 5 minutes, or 4 hours 45 minutes longer": two figures that are
/// compared, and rightly, are not one that is said twice.
fn told_apart(rulings: &[Ruling]) -> Vec<Span> {
    let compared: Vec<&Candidate> = rulings
        .iter()
        .filter(|ruling| ruling.is_agreement() && ruling.candidate.strength >= PLAIN)
        .map(|ruling| &ruling.candidate)
        .filter(|candidate| candidate.operands.len() == 2 && candidate.rule != "restatement")
        .collect();
    rulings
        .iter()
        .filter(|ruling| !ruling.is_agreement() && ruling.candidate.rule == "restatement")
        .map(|ruling| &ruling.candidate)
        .filter(|said| {
            let [Some(own), Some(other)] = [
                said.claim.quantity,
                said.operands.first().map(|o| o.quantity),
            ] else {
                return false;
            };
            compared
                .iter()
                .any(|pair| pair.stands_on(own) && pair.stands_on(other))
        })
        .map(|said| said.claim.span)
        .collect()
}

/// "27,400 applied for 4,110 places, 6.7 for each, and 14,900 had an offer": what two figures give stands in the text already,
/// and a third that they do not give is of others.
fn told_in_the_text(rulings: &[Ruling]) -> Vec<Span> {
    let all = |ruling: &Ruling| -> Option<[usize; 3]> {
        let &[one, other] = &ruling.candidate.operands[..] else {
            return None;
        };
        let mut all = [
            ruling.candidate.claim.quantity?,
            one.quantity,
            other.quantity,
        ];
        all.sort_unstable();
        Some(all)
    };
    let right: Vec<_> = rulings
        .iter()
        .filter(|ruling| ruling.is_agreement() && ruling.candidate.strength >= PLAIN)
        .filter_map(|ruling| Some((all(ruling)?, &ruling.candidate)))
        .collect();
    let given = |wrong: &Candidate, right: &Candidate| {
        let third = right.figures().find(|(q, _)| !wrong.stands_on(*q));
        third.is_some_and(|(_, value)| (wrong.value() - value).abs() <= NEARLY * value.abs())
    };
    rulings
        .iter()
        .filter(|ruling| !ruling.is_agreement() && ruling.candidate.strength < TOLD)
        .filter(|ruling| {
            let wrong = &ruling.candidate;
            wrong.operands.len() == 2
                && right.iter().any(|(figures, right)| {
                    wrong.operands.iter().all(|o| figures.contains(&o.quantity))
                        && wrong.claim.quantity.is_some_and(|q| !figures.contains(&q))
                        && given(wrong, right)
                })
        })
        .map(|ruling| ruling.candidate.claim.span)
        .collect()
}

/// "66,740 of 142,000, a success rate of 47%; in 2021-22 it was 52%": two figures have one share, one change and one mean. Where that
/// is told and right, another that no slip makes of it is of others.
fn told_of_the_same(view: &View<'_>, rulings: &[Ruling]) -> Vec<Span> {
    let figures = |ruling: &Ruling| {
        let candidate = &ruling.candidate;
        let mut all: Few = candidate.operands.iter().map(|o| o.quantity).collect();
        all.sort_unstable();
        let formula = match candidate.formula {
            Formula::PercentFall => Formula::PercentChange,
            other => other,
        };
        (candidate.rule, formula, all)
    };
    let derived = |ruling: &&Ruling| {
        matches!(
            ruling.candidate.rule,
            "share"
                | "rate"
                | "complement"
                | "difference"
                | "percent-change"
                | "average"
                | "percentage-points"
        ) && ruling.candidate.operands.len() >= 2
    };
    if rulings.iter().filter(derived).all(Ruling::is_agreement) {
        return Vec::new();
    }
    let told: Vec<_> = rulings
        .iter()
        .filter(derived)
        .filter(|ruling| ruling.is_agreement())
        .map(|ruling| (figures(ruling), ruling.candidate.claim))
        .collect();
    let way = |claim: &Claim| claim.quantity.and_then(|q| view.change(q));
    rulings
        .iter()
        .filter(derived)
        .filter(|ruling| !ruling.is_agreement())
        .filter(|ruling| {
            let claim = &ruling.candidate.claim;
            let own = figures(ruling);
            let mut same = told.iter().filter(|(known, _)| *known == own);
            same.any(|(_, right)| {
                let turned = matches!(
                    (way(claim), way(right)),
                    (Some(Direction::Up), Some(Direction::Down))
                        | (Some(Direction::Down), Some(Direction::Up))
                );
                let unexplained =
                    || view.is_crowded() && diagnose::cause(view, &ruling.candidate).is_none();
                // "down 19c for the week and 187c below the 1319c of a year ago"
                let beside =
                    ruling.candidate.rule == "difference" && claim.sentence == right.sentence;
                turned || beside || unexplained()
            })
        })
        .map(|ruling| ruling.candidate.claim.span)
        .collect()
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
