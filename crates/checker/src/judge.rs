//! From bound claims to verdicts.
//!
//! All candidates of one claim, whatever rule proposed them, are judged together: a figure that one strongly
//! licensed derivation explains is not flagged by another.

use std::collections::BTreeMap;

use approx::relative_eq;
use extractor::{Hedge, Interval};

use crate::candidate::{Candidate, Sense};
use crate::diagnose;
use crate::exhaustion::exhaustion;
use crate::finding::{Computed, Finding, Operand, Severity, Value, Verdict};
use crate::formula::Formula;
use crate::view::View;
use crate::wording;

/// A disagreement is reported only if its binding is at least this strong.
const STRONG: i32 = 8;
/// An agreement is reported if its binding is at least this strong.
const WEAK: i32 = 4;
/// An agreement to the last place is reported from here on if no disagreement is.
const NEAR: i32 = 1;
/// An agreeing binding excuses a disagreeing one that is at most this much stronger.
const MARGIN: i32 = 3;
/// A binding as strong as this is explicit grammar: no other mention of the figure speaks against it.
const GRAMMAR: i32 = 11;
/// "More than N" of something above this many times N is true but says little.
const FAR: f64 = 1.5;
/// What a named human error adds to the strength of a disagreeing binding.
const EXPLAINED: i32 = 3;

/// What tells a difference from none, above the noise of floating point.
const LEAST: f64 = 1e-9;

/// How a computed value stands to the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The intervals meet.
    Agrees,
    /// They meet once the claim's last digit is read as cut off instead of rounded.
    Truncated,
    /// They meet without the hedge, or on its wrong side within its reach.
    HedgeOnly,
    /// They do not meet.
    Disagrees,
}

/// Judges all candidates of one document: at most one finding a claim.
pub(crate) fn judge(view: &View<'_>, mut candidates: Vec<Candidate>) -> Vec<Finding> {
    candidates
        .retain(|candidate| candidate.value().is_finite() && !candidate.claim.stated.low.is_nan());
    for candidate in &mut candidates {
        candidate.strength += exhaustion(view, candidate);
    }
    candidates.sort_by(|a, b| {
        (a.claim.span, -a.strength, a.rule).cmp(&(b.claim.span, -b.strength, b.rule))
    });
    let mut findings = Vec::new();
    for group in candidates.chunk_by(|a, b| a.claim.span == b.claim.span) {
        findings.extend(judge_claim(view, group));
    }
    once_a_pair(&mut findings);
    findings
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

fn judge_claim(view: &View<'_>, group: &[Candidate]) -> Option<Finding> {
    // A yearly rate over several years is no change from the first to the last, even where the figures agree.
    let yearly = group.iter().any(|candidate| {
        candidate.formula == Formula::AnnualGrowth && candidate.strength >= STRONG
    });
    let kept: Vec<Candidate> = group
        .iter()
        .filter(|candidate| {
            !yearly
                || !matches!(
                    candidate.formula,
                    Formula::PercentChange | Formula::PercentFall
                )
        })
        .cloned()
        .collect();
    let group = &kept[..];
    let best = &group[0];
    let agreeing = group
        .iter()
        .filter(|candidate| {
            outcome(candidate) == Outcome::Agrees
                && (candidate.strength >= STRONG || !far_beyond(candidate))
        })
        .max_by_key(|candidate| candidate.strength + precision_bonus(candidate));
    if let Some(right) = agreeing {
        let credit = right.strength + precision_bonus(right);
        // That a figure is given twice does not make it follow from what its own words hold it against.
        let refuted = right.rule == "restatement"
            && group.iter().take_while(|c| c.strength >= GRAMMAR).any(|c| {
                outcome(c) == Outcome::Disagrees && c.strength + plausibility(view, c) >= GRAMMAR
            });
        if credit + MARGIN >= best.strength && credit >= WEAK && !refuted {
            return Some(finding(view, right, Verdict::Consistent, Severity::Note));
        }
    }
    let explained = |candidate: &Candidate| candidate.strength + plausibility(view, candidate);
    let shown = group
        .iter()
        .take(12)
        .filter(|candidate| outcome(candidate) != Outcome::Agrees)
        .max_by_key(|candidate| (explained(candidate), candidate.strength));
    if let Some(shown) = shown.filter(|shown| explained(shown) >= STRONG) {
        let severity = match outcome(shown) {
            Outcome::Truncated | Outcome::HedgeOnly => Severity::Warning,
            _ => Severity::Error,
        };
        return Some(finding(view, shown, Verdict::Inconsistent, severity));
    }
    // Nothing speaks against it, and the very figure comes out: that is hardly chance.
    agreeing
        .filter(|right| right.strength >= NEAR && (is_exact(right) || is_sharp(right)))
        .map(|right| finding(view, right, Verdict::Consistent, Severity::Note))
}

/// Whether the stated figure, given to two places or more, is the computed one to its last printed place.
fn is_exact(candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let off = (candidate.value() - claim.value).abs();
    !claim.loose
        && claim.hedge == Hedge::None
        && claim.value.abs() >= 10.0 * claim.grain
        && off <= claim.grain / 2.0
        && relative_width(candidate) < 0.12
}

/// Whether narrow figures agree: less than that would hold of many by chance.
fn is_sharp(candidate: &Candidate) -> bool {
    precision_bonus(candidate) >= 2
}

/// One binding with its strength and outcome, for whoever mends a rule.
pub(crate) fn trace(view: &View<'_>, candidate: &Candidate) -> String {
    format!(
        "{:3} {:+} {:?} {} [{}] {} {}",
        candidate.strength,
        plausibility(view, candidate),
        outcome(candidate),
        candidate.rule,
        view.words(candidate.claim.span),
        wording::message(view, candidate, true),
        diagnose::cause(view, candidate).unwrap_or_default(),
    )
}

/// What the size of a disagreement says of its binding. A human error that reproduces the stated figure is evidence that
/// these operands were meant; a figure that is off by a factor which nothing explains more likely belongs to others.
fn plausibility(view: &View<'_>, candidate: &Candidate) -> i32 {
    let claim = &candidate.claim;
    if !claim.loose && diagnose::cause(view, candidate).is_some() {
        // A cause says much only where few figures would have fitted it; a yearly rate is less sharp than its levels.
        let claimed = if candidate.formula == Formula::AnnualGrowth {
            0.12
        } else {
            0.06
        };
        let sharp = (claim.bare.high - claim.bare.low) < claimed * claim.value.abs()
            && relative_width(candidate) < 0.2;
        // Points called per cent: the difference is the very figure.
        let points = candidate.rule == "percentage-points" && claim.value >= 5.0;
        return if sharp {
            EXPLAINED
        } else {
            1 + i32::from(points)
        };
    }
    let width = relative_width(candidate);
    let ratio = (candidate.value() / claim.value).abs().ln().abs();
    // Noughts too many or too few are told from chance by less sharp figures than other slips are.
    let noughts = (ratio / std::f64::consts::LN_10).round();
    if !claim.loose
        && (1.0..=2.0).contains(&noughts)
        && (ratio - noughts * std::f64::consts::LN_10).abs() <= width.min(0.25)
    {
        let near = (ratio - noughts * std::f64::consts::LN_10).abs() <= 0.06;
        return if width < 0.12 && near { EXPLAINED } else { 0 };
    }
    match ratio {
        r if r.is_nan() || candidate.claim.value == 0.0 => 0,
        // "2,100 of the 84,000 objects, a quarter": noughts lost before the share was put into words.
        r if r > 4.0_f64.ln()
            && claim.loose
            && candidate.strength > 11
            && (1.0..=2.0).contains(&noughts)
            && (ratio - noughts * std::f64::consts::LN_10).abs() < 0.05 =>
        {
            -4
        }
        r if r > 4.0_f64.ln() => -6,
        r if r > 2.5_f64.ln() => -2,
        _ => 0,
    }
}

/// Whether a bound ("more than 40") holds only because the value lies far beyond it: true of almost any operands.
fn far_beyond(candidate: &Candidate) -> bool {
    let bound = matches!(
        candidate.claim.hedge,
        Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost
    );
    let ratio = candidate.value() / candidate.claim.value;
    bound && !(1.0 / FAR..=FAR).contains(&ratio)
}

/// How unlikely it is that the figures agree by chance: narrow intervals that meet are evidence by themselves.
fn precision_bonus(candidate: &Candidate) -> i32 {
    // The same figure elsewhere is soon found by chance: its surroundings must tell.
    if candidate.formula == Formula::Same && candidate.rule == "restatement" {
        return 0;
    }
    let claim = &candidate.claim;
    // Words for a share or multiple are wide, but a value at their very middle is no more likely by chance than a sharp one.
    let off = (candidate.value() / claim.value - 1.0).abs();
    let central = matches!(claim.hedge, Hedge::None | Hedge::Exactly | Hedge::About) && off < 0.01;
    match relative_width(candidate) {
        r if r < 0.004 => 5,
        r if r < 0.015 => 4,
        r if r < 0.06 => 2,
        _ if central => 2,
        _ => 0,
    }
}

/// The wider of the stated and the computed interval, each relative to its own value: a power of ten too many makes
/// neither of them wide.
fn relative_width(candidate: &Candidate) -> f64 {
    let computed = candidate.interval();
    let relative = |low: f64, high: f64, value: f64| (high - low) / value.abs().max(1e-12);
    let claim = &candidate.claim;
    relative(computed.low, computed.high, candidate.value()).max(relative(
        claim.bare.low,
        claim.bare.high,
        claim.value,
    ))
}

/// How the computed value stands to the stated one.
pub(crate) fn outcome(candidate: &Candidate) -> Outcome {
    let computed = candidate.interval();
    let claim = &candidate.claim;
    // No difference is no rise: 5% and 6% meet at 5.5 at most.
    let level = candidate.rule == "direction"
        && claim.value.is_nan()
        && match candidate.sense {
            Sense::Up => computed.high <= LEAST,
            Sense::Down => computed.low >= -LEAST,
            Sense::None => false,
        };
    if meets(claim.stated, computed) && !level {
        return Outcome::Agrees;
    }
    if claim.hedge == Hedge::None && claim.grain > 0.0 && !claim.loose {
        let cut = Interval::new(
            claim.value,
            claim.value + claim.grain * claim.value.signum(),
        );
        // A count is counted, not cut off.
        let counted = claim.grain >= 1.0 && computed.low == computed.high;
        if !counted && meets(cut, computed) && claim.grain < claim.value.abs() * 0.2 {
            return Outcome::Truncated;
        }
    }
    if claim.hedge != Hedge::None && claim.hedge != Hedge::Exactly {
        let reach = Interval::around(claim.value, claim.value.abs() * 0.1);
        if meets(reach, computed) {
            return Outcome::HedgeOnly;
        }
    }
    Outcome::Disagrees
}

/// Whether two intervals share a value, up to rounding in the last bits.
pub(crate) fn meets(a: Interval, b: Interval) -> bool {
    let touch = |x: f64, y: f64| x <= y || relative_eq!(x, y, max_relative = 1e-9, epsilon = 1e-12);
    touch(a.low, b.high) && touch(b.low, a.high)
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
    let cause = if wrong {
        diagnose::cause(view, candidate)
    } else {
        None
    };
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
