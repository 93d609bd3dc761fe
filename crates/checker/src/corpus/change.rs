//! A change said in one document, the levels it leads from and to in others.
//!
//! The two levels must be of what the change is of, one at the time it starts from and one at the time it arrives at. For what is
//! counted on a day (*soldiers on 31 December*) a change over a year goes from the last day before it to its own last day.

use extractor::{Direction, Kind, UnitId};

use super::Corpus;
use super::alike::{Evidence, heads, words};
use super::comparable::comparable;
use super::derive::Derived;
use super::fact::{Class, Fact};
use super::index::Id;
use super::period::{Relation, Span};
use crate::formula::Formula;

/// What a change of two levels is computed by, and how many of the claim's units make one of the formula's.
pub(crate) fn formula(claim: &Fact) -> Option<(Formula, f64, UnitId)> {
    let down = claim.direction == Some(Direction::Down);
    Some(match claim.kind {
        Kind::Percent if down => (Formula::PercentFall, 1.0, UnitId::PERCENT),
        Kind::Percent => (Formula::PercentChange, 1.0, UnitId::PERCENT),
        Kind::Fraction if down => (Formula::PercentFall, 100.0, UnitId::PERCENT),
        Kind::Fraction => (Formula::PercentChange, 100.0, UnitId::PERCENT),
        Kind::Multiple => (Formula::Quotient, 1.0, UnitId::TIMES),
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Points => {
            (Formula::Difference, 1.0, claim.unit.base)
        }
        _ => return None,
    })
}

/// The ways to compute a change, if other documents give its levels.
pub(crate) fn ways(corpus: &Corpus<'_>, id: Id, near: &mut Vec<Id>) -> Vec<Derived> {
    let claim = corpus.fact(id);
    let change = claim.class == Class::Change;
    let Some((span, (formula, factor, unit))) =
        claim.when.span.filter(|_| change).zip(formula(claim))
    else {
        return Vec::new();
    };
    let base = claim.base.unwrap_or_else(|| span.year_before());
    let years: Vec<i64> = [span.year(), base.year()].into_iter().flatten().collect();
    let class = if claim.kind == Kind::Points {
        Class::Part
    } else {
        Class::Level
    };
    corpus
        .index
        .near(claim, corpus.keys(id), class, &years, near);
    let (mut news, mut olds) = (Vec::new(), Vec::new());
    for &level in near.iter() {
        let Some(evidence) = evidence(corpus, id, level, unit, class) else {
            continue;
        };
        let fact = corpus.fact(level);
        let Some(at) = fact
            .when
            .span
            .filter(|_| !fact.when.soft || level.document != id.document)
        else {
            continue;
        };
        let stock = |end: i64| at.start == at.end && (at.end - end).abs() <= 1;
        if at.relation(span) >= Relation::Compatible && at.end == span.end || stock(span.end) {
            news.push((level, evidence));
        } else if at.relation(base) == Relation::Same
            || claim.base.is_none() && stock(span.start - 1)
            || stock(base.end)
        {
            olds.push((level, evidence));
        }
    }
    let mut found = Vec::new();
    for &(new, a) in &news {
        for &(old, b) in &olds {
            let (x, y) = (corpus.fact(new), corpus.fact(old));
            let apart = new.document != id.document || old.document != id.document;
            let Some(between) = apart.then(|| pair(corpus, new, old)).flatten() else {
                continue;
            };
            let order =
                if formula == Formula::Difference && claim.direction == Some(Direction::Down) {
                    vec![old, new]
                } else {
                    vec![new, old]
                };
            let implied = i32::from(claim.base.is_none());
            found.push(Derived {
                operands: order,
                formula,
                claim_factor: factor,
                unit,
                strength: a.score.min(b.score).min(between.score)
                    - implied
                    - i32::from(claim.when.soft) * 2,
                plain: a.plain
                    && b.plain
                    && between.plain
                    && !claim.passing
                    && !x.passing
                    && !y.passing
                    && x.part == y.part,
            });
        }
    }
    found
}

/// How surely a level is one of those that the change is of.
fn evidence(
    corpus: &Corpus<'_>,
    id: Id,
    level: Id,
    unit: UnitId,
    class: Class,
) -> Option<Evidence> {
    let (claim, fact) = (corpus.fact(id), corpus.fact(level));
    let measured = !matches!(
        claim.kind,
        Kind::Percent | Kind::Fraction | Kind::Multiple | Kind::Points
    );
    let other = measured && fact.unit.base.dimension() != unit.dimension();
    if other || fact.value <= 0.0 || fact.class != class {
        return None;
    }
    let words = words(
        claim,
        corpus.keys(id),
        fact,
        corpus.keys(level),
        &corpus.common,
    )?;
    let noun = if measured {
        heads(claim, corpus.keys(id), fact, corpus.keys(level))
    } else {
        Evidence::new(0, true)
    };
    Some(Evidence {
        score: words.score + noun.score,
        plain: words.plain && noun.plain && !words.foreign,
        foreign: words.foreign,
        timed: false,
    })
}

/// How surely two levels are of one measure at two times.
fn pair(corpus: &Corpus<'_>, new: Id, old: Id) -> Option<Evidence> {
    let (a, b) = (corpus.fact(new), corpus.fact(old));
    if new == old || !comparable(a, b) {
        return None;
    }
    let words = words(a, corpus.keys(new), b, corpus.keys(old), &corpus.common)?;
    let heads = heads(a, corpus.keys(new), b, corpus.keys(old));
    (heads.score >= 0).then_some(Evidence {
        score: words.score + heads.score + 2,
        plain: words.plain && heads.plain && !words.foreign,
        foreign: words.foreign,
        timed: false,
    })
}

/// The same stretch of time a year before.
impl Span {
    pub(crate) fn year_before(self) -> Self {
        let earlier = |day: i64| (day as f64 - 365.2425).round() as i64;
        Self {
            start: earlier(self.start),
            end: earlier(self.end),
            ..self
        }
    }
}
