//! `impossible`: a fall of more than 100%, more than 100% of a population, a part larger than its whole.
//!
//! Silent where a quantity can turn negative (profit to loss), and where more than 100% is a matter of course (capacity,
//! targets, debt to income).

use extractor::{Cue, Direction, Interval, Kind, Stance};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::finding::{Finding, Operand, Place, Severity, Verdict};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.kind == Kind::Percent
            && quantity.bare.low > 100.0
            && view.context(q).stance != Stance::Negated
        {
            falls_below_nothing(view, q, out);
        }
    }
}

/// "fell by 120%", "discounts of up to 150 per cent".
fn falls_below_nothing(view: &View<'_>, q: usize, out: &mut Vec<Finding>) {
    let down = view.change(q) == Some(Direction::Down);
    let sentence = view.context(q).sentence;
    let (from, to) = view.reading.sentences[sentence].tokens;
    let signed = (from..to).any(|at| view.is_word(at) && can_be_negative(view.word(at)));
    if !down || signed {
        return;
    }
    let message = format!(
        "{} is more than all of it: nothing can fall by more than 100%",
        view.printed(q)
    );
    out.push(finding(view, q, Vec::new(), message));
}

/// Names of quantities that have a sign: they can fall by more than their whole.
fn can_be_negative(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "profit"
            | "profits"
            | "loss"
            | "losses"
            | "earnings"
            | "deficit"
            | "surplus"
            | "balance"
            | "income"
            | "cash"
            | "line"
            | "margin"
            | "margins"
            | "temperature"
            | "temperatures"
            | "flow"
            | "flows"
            | "equity"
            | "worth"
            | "ebitda"
            | "trade"
            | "net"
            | "result"
            | "results"
            | "investment"
    )
}

/// "14 of the committee's 12 members": a part larger than the whole it is taken from.
pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for part in 0..view.reading.quantities.len().saturating_sub(1) {
        let whole = part + 1;
        if !view.is_count(part)
            || !view.is_count(whole)
            || view.context(part).sentence != view.context(whole).sentence
        {
            continue;
        }
        let (a, b) = (view.token(part), view.token(whole));
        let of = (a + 1..b).any(|at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
        let first_of = a + 1 < b && view.cues(a + 1).any(&[Cue::Of, Cue::OutOf]);
        let near = b - a <= 5 && (a + 1..b).all(|at| view.is_word(at));
        let determined = (a + 1..b).any(|at| {
            matches!(
                view.word(at).to_ascii_lowercase().as_str(),
                "the" | "its" | "their" | "these" | "those" | "our" | "his" | "her"
            )
        });
        if !of
            || !first_of
            || !near
            || !determined && view.quantity(part).value <= view.quantity(whole).value
        {
            continue;
        }
        out.push(part_within(view, part, whole));
    }
}

/// The part must not pass its whole: the whole has to lie at or above it.
fn part_within(view: &View<'_>, part: usize, whole: usize) -> Candidate {
    let claim = Claim::of(view, part);
    Candidate {
        rule: "impossible",
        claim: Claim {
            stated: Interval {
                low: claim.stated.low,
                high: f64::INFINITY,
            },
            loose: true,
            grain: 0.0,
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound::own(view, whole)],
        strength: 9,
        sense: Sense::None,
    }
}

fn finding(view: &View<'_>, q: usize, operands: Vec<Operand>, message: String) -> Finding {
    Finding {
        rule: "impossible",
        verdict: Verdict::Inconsistent,
        severity: Severity::Error,
        claim: Place {
            document: view.index,
            span: view.quantity(q).span,
        },
        sentence: view.sentence(q).span,
        stated: None,
        computed: None,
        operands,
        cause: None,
        message,
        suggestion: None,
    }
}
