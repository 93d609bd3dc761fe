//! Figures that other documents' figures imply: the formula, the verdict, the finding.

use extractor::{Hedge, Interval, UnitId};

use super::fact::Fact;
use super::index::Id;
use super::write::{RULE, listed, operand, printed};
use super::{Corpus, Part};
use crate::finding::{Computed, Finding, Severity, Value, Verdict};
use crate::formula::Formula;
use crate::judge::meets;
use crate::wording::with_unit;

/// One way to compute a claim.
#[derive(Debug, Clone)]
pub(crate) struct Derived {
    /// In the order of the formula.
    pub(crate) operands: Vec<Id>,
    pub(crate) formula: Formula,
    /// How many of the formula's units one of the claim's is: 100 for a fraction held against percent.
    pub(crate) claim_factor: f64,
    /// The unit of the computed value.
    pub(crate) unit: UnitId,
    pub(crate) strength: i32,
    /// Whether nothing marks one of the figures that is not marked in the others.
    pub(crate) plain: bool,
}

/// A claim with the operands that decide it.
#[derive(Debug, Clone)]
pub(crate) struct Verified {
    pub(crate) claim: Id,
    pub(crate) derived: Derived,
    pub(crate) agrees: bool,
}

/// Evidence from which a disagreement is reported …
const STRONG: i32 = 9;
/// … and an agreement.
const WEAK: i32 = 6;
/// An agreeing binding excuses a disagreeing one that is at most this much stronger.
const MARGIN: i32 = 3;

/// All ways in which other documents imply a figure.
pub(crate) fn ways(corpus: &Corpus<'_>, claim: Id, near: &mut Vec<Id>) -> Vec<Derived> {
    let mut found = super::change::ways(corpus, claim, near);
    found.extend(super::share::ways(corpus, claim, near));
    found.extend(super::total::ways(corpus, claim, near));
    found
}

/// The binding that decides, if one is licensed strongly enough: an agreeing one unless a much stronger one disagrees.
pub(crate) fn best(corpus: &Corpus<'_>, claim: Id, mut found: Vec<Derived>) -> Option<Verified> {
    found.retain(|derived| value(corpus, derived).is_finite());
    found.sort_by(|a, b| {
        (-a.strength, !a.plain, &a.operands).cmp(&(-b.strength, !b.plain, &b.operands))
    });
    let fact = corpus.fact(claim);
    let strongest = found.first()?.strength;
    let credit = |derived: &&Derived| derived.strength + precision_bonus(corpus, fact, derived);
    let agreeing = found
        .iter()
        .filter(|derived| agrees(corpus, fact, derived) && is_near(corpus, fact, derived))
        .max_by_key(credit);
    if let Some(derived) =
        agreeing.filter(|derived| credit(derived) + MARGIN >= strongest && credit(derived) >= WEAK)
    {
        return Some(Verified {
            claim,
            derived: derived.clone(),
            agrees: true,
        });
    }
    let derived = &found[0];
    // Two ways that are equally licensed: the text does not say which is meant.
    let rival = found[1..].iter().any(|rival| {
        rival.strength == derived.strength
            && rival.plain
            && (value(corpus, rival) / value(corpus, derived) - 1.0).abs() > 1e-6
    });
    let off = (value(corpus, derived) / (fact.value * derived.claim_factor))
        .ln()
        .abs();
    let likely = off < 4.0_f64.ln()
        || ((off / std::f64::consts::LN_10) - (off / std::f64::consts::LN_10).round()).abs() < 0.02;
    // A part and its whole that stand apart are easily of two things.
    let apart = derived.formula == Formula::Share && !stand_together(corpus, &derived.operands);
    (derived.strength >= STRONG && derived.plain && !rival && likely && !apart).then(|| Verified {
        claim,
        derived: derived.clone(),
        agrees: false,
    })
}

/// Whether a part and its whole stand in one document, the one beside the other.
fn stand_together(corpus: &Corpus<'_>, operands: &[Id]) -> bool {
    let [part, whole] = operands[..] else {
        return true;
    };
    let (a, b) = (corpus.fact(part), corpus.fact(whole));
    part.document == whole.document
        && (a.sentence == b.sentence || a.whole == b.order || part.fact.abs_diff(whole.fact) <= 2)
}

/// Whether a bound is near what it bounds: "less than a third" does not speak of a thousandth.
fn is_near(corpus: &Corpus<'_>, claim: &Fact, derived: &Derived) -> bool {
    let times = value(corpus, derived) / (claim.value * derived.claim_factor);
    times.is_finite() && times.abs().ln().abs() < 0.7
}

/// How unlikely it is that the figures agree by chance.
fn precision_bonus(corpus: &Corpus<'_>, claim: &Fact, derived: &Derived) -> i32 {
    match relative_width(corpus, claim, derived) {
        width if width < 0.015 => 4,
        width if width < 0.06 => 2,
        _ => 0,
    }
}

/// The wider of the computed and the stated interval, relative to its value.
pub(crate) fn relative_width(corpus: &Corpus<'_>, claim: &Fact, derived: &Derived) -> f64 {
    let computed = computed(corpus, derived);
    let relative =
        |interval: Interval, value: f64| (interval.high - interval.low) / value.abs().max(1e-12);
    relative(computed, value(corpus, derived)).max(relative(claim.bare, claim.value))
}

pub(crate) fn value(corpus: &Corpus<'_>, derived: &Derived) -> f64 {
    let values: Vec<f64> = derived
        .operands
        .iter()
        .map(|&id| in_common_unit(corpus, derived, id).0)
        .collect();
    derived.formula.value(&values)
}

fn computed(corpus: &Corpus<'_>, derived: &Derived) -> Interval {
    let intervals: Vec<Interval> = derived
        .operands
        .iter()
        .map(|&id| in_common_unit(corpus, derived, id).1)
        .collect();
    derived.formula.interval(&intervals)
}

/// Value and bare interval of an operand in the unit of the first.
fn in_common_unit(corpus: &Corpus<'_>, derived: &Derived, id: Id) -> (f64, Interval) {
    let (fact, unit) = (corpus.fact(id), corpus.fact(derived.operands[0]).unit.base);
    let apart = fact.unit.base.dimension() != unit.dimension();
    let to = |value: f64| {
        if fact.unit.base == unit || apart {
            Some(value)
        } else {
            extractor::convert(value, fact.unit.base, unit)
        }
    };
    let ends = to(fact.bare.low).zip(to(fact.bare.high));
    let interval = ends.map_or(fact.bare, |(low, high)| Interval::new(low, high));
    (to(fact.value).unwrap_or(f64::NAN), interval)
}

pub(crate) fn agrees(corpus: &Corpus<'_>, claim: &Fact, derived: &Derived) -> bool {
    let factor = derived.claim_factor;
    let scaled = |interval: Interval| Interval {
        low: interval.low * factor,
        high: interval.high * factor,
    };
    let computed = computed(corpus, derived);
    let (value, grain) = (claim.value * factor, claim.grain * factor);
    // A last digit cut off instead of rounded.
    let cut = claim.hedge == Hedge::None
        && grain < value.abs() * 0.2
        && meets(Interval::new(value, value + grain), computed);
    meets(scaled(claim.stated), computed) || cut
}

/// The verdict as a finding, where it lies on a draft.
pub(crate) fn finding(corpus: &Corpus<'_>, verified: &Verified) -> Option<Finding> {
    let Verified {
        claim,
        derived,
        agrees,
    } = verified;
    if corpus.part(*claim) == Part::Source {
        return None;
    }
    let fact = corpus.fact(*claim);
    let operands: Vec<&Fact> = derived.operands.iter().map(|&id| corpus.fact(id)).collect();
    let texts: Vec<String> = operands.iter().map(|fact| printed(fact)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let value = value(corpus, derived);
    let expression = derived.formula.expression(&texts);
    let result = with_unit(value, derived.unit, decimals(value, derived.unit));
    let here = printed(fact);
    let (verdict, severity, message, suggestion) = if *agrees {
        let message = format!(
            "{here} follows from {} in other documents: {expression} is {result}",
            listed(&names(&operands))
        );
        (Verdict::Consistent, Severity::Note, message, None)
    } else {
        let message = format!("{expression} in other documents is {result}, not {here}");
        (
            Verdict::Inconsistent,
            Severity::Error,
            message,
            Some(result),
        )
    };
    let factor = derived.claim_factor;
    Some(Finding {
        rule: RULE,
        verdict,
        severity,
        claim: fact.place,
        sentence: fact.sentence,
        stated: Some(Value {
            value: Some(fact.value * factor),
            interval: Interval::new(fact.stated.low * factor, fact.stated.high * factor),
            unit: derived.unit.name().to_owned(),
        }),
        computed: Some(Computed {
            value: Value {
                value: Some(value),
                interval: computed(corpus, derived),
                unit: derived.unit.name().to_owned(),
            },
            expression,
        }),
        operands: operands.iter().map(|fact| operand(fact)).collect(),
        cause: None,
        message,
        suggestion,
    })
}

fn names(operands: &[&Fact]) -> Vec<String> {
    operands.iter().map(|fact| printed(fact)).collect()
}

/// One decimal for shares and multiples, none for a whole number.
fn decimals(value: f64, unit: UnitId) -> Option<usize> {
    let small = matches!(unit, UnitId::PERCENT | UnitId::TIMES | UnitId::POINTS);
    (small && (value - value.round()).abs() > 1e-9).then_some(1)
}

/// The ways to compute a claim, one a line.
pub(crate) fn trace(corpus: &Corpus<'_>, id: Id, near: &mut Vec<Id>) -> Vec<String> {
    let claim = corpus.fact(id);
    let line = |derived: &Derived| {
        let operands: Vec<&str> = derived
            .operands
            .iter()
            .map(|&id| &*corpus.fact(id).printed)
            .collect();
        let outcome = if agrees(corpus, claim, derived) {
            "agree"
        } else {
            "differ"
        };
        let plain = if derived.plain { "plain" } else { "marked" };
        format!(
            "{} {plain} {outcome} [{}] {}",
            derived.strength,
            claim.printed,
            derived.formula.expression(&operands)
        )
    };
    ways(corpus, id, near).iter().map(line).collect()
}
