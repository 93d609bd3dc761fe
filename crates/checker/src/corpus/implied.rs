//! Figures that the figures of related documents imply, whatever the words they stand in: a share from part and whole, a change
//! from two levels, a quotient from its two parts.
//!
//! Each operand is tied to the claim by rare words, names and aspects that both have; the operands are tied to each other by
//! standing together. The more pairs could have given the figure by chance, the more ties it needs.

use extractor::{Direction, Kind, Per, UnitId};

use super::derive::{Derived, Verified, agrees, relative_width, value};
use super::fact::{Class, Fact, lacking, shared};
use super::identity::tie;
use super::index::Id;
use super::kin::kin;
use super::period::{Relation, Span};
use super::{Corpus, change, same};
use crate::formula::Formula;

/// So many figures at most are tried as operands of one claim.
const POOL: usize = 14;
/// Ties from which an agreement is reported …
const AGREEMENT: f64 = 1.5;
/// … and a contradiction.
const CONFLICT: f64 = 5.0;
/// … one by a change, for which two levels at two times are needed.
const CHANGED: f64 = 6.5;
/// How much better tied the operands of a contradiction must be than those of any other way.
const CLEAR: f64 = 0.6;

/// A way to compute a claim, and how well it is tied to it.
struct Way {
    derived: Derived,
    ties: f64,
    /// Whether nothing speaks against the operands being those that are meant.
    plain: bool,
}

/// A level that could be an operand, and its tie to the claim.
type Level = (Id, f64);

/// The operands in related documents that decide a claim.
pub(crate) fn implied(corpus: &Corpus<'_>, id: Id) -> Option<Verified> {
    let claim = corpus.fact(id);
    let shape = shape(claim)?;
    if corpus.related.of(id.document).is_empty() {
        return None;
    }
    let pool = pool(corpus, id, shape);
    let mut ways: Vec<Way> = Vec::new();
    for &one in &pool {
        for &two in &pool {
            let elsewhere = one.0.document != id.document || two.0.document != id.document;
            if one.0 != two.0 && elsewhere {
                ways.extend(way(corpus, id, shape, one, two));
            }
        }
    }
    ways.retain(|way| value(corpus, &way.derived).is_finite());
    ways.sort_by(|a, b| {
        b.ties
            .total_cmp(&a.ties)
            .then_with(|| a.derived.operands.cmp(&b.derived.operands))
    });
    decide(corpus, id, &ways)
}

fn decide(corpus: &Corpus<'_>, id: Id, ways: &[Way]) -> Option<Verified> {
    let claim = corpus.fact(id);
    let best = ways.first()?;
    let verified = |way: &Way, agrees| Verified {
        claim: id,
        derived: way.derived.clone(),
        agrees,
    };
    let agreeing = ways.iter().find(|way| agrees(corpus, claim, &way.derived));
    if let Some(way) = agreeing {
        let width = relative_width(corpus, claim, &way.derived);
        let chance = (1.0 + 2.0 * ways.len() as f64 * width.min(0.5)).ln();
        if way.ties >= AGREEMENT + chance && way.ties + 2.0 >= best.ties {
            return Some(verified(way, true));
        }
        if way.ties + 2.0 >= best.ties {
            return None;
        }
    }
    let computed = value(corpus, &best.derived);
    let rival = ways[1..].iter().any(|way| {
        way.ties + CLEAR > best.ties && (value(corpus, &way.derived) / computed - 1.0).abs() > 0.02
    });
    let off = (computed / (claim.value * best.derived.claim_factor))
        .abs()
        .ln()
        .abs();
    let enough = match claim.class {
        Class::Change => CHANGED,
        _ => CONFLICT,
    };
    let sure = best.plain && best.ties >= enough && !rival && !claim.passing;
    (sure && off < 1.4).then(|| verified(best, false))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Share,
    Change,
    Gap,
    Quotient,
}

/// What a claim could be computed as.
fn shape(claim: &Fact) -> Option<Shape> {
    let percent = claim.kind == Kind::Percent;
    let gap = matches!(claim.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && claim.direction.is_some()
        && claim.value >= 3.0;
    match claim.class {
        Class::Part if percent => Some(Shape::Share),
        Class::Change if percent || claim.kind == Kind::Multiple => Some(Shape::Change),
        Class::Change | Class::Level if gap => Some(Shape::Gap),
        Class::Level if claim.per != Per::Nothing => Some(Shape::Quotient),
        _ => None,
    }
}

/// The levels of the claim's own and the related documents that are tied to it best.
fn pool(corpus: &Corpus<'_>, id: Id, shape: Shape) -> Vec<Level> {
    let claim = corpus.fact(id);
    let documents = corpus
        .related
        .of(id.document)
        .iter()
        .copied()
        .chain([id.document]);
    let mut found: Vec<Level> = Vec::new();
    for document in documents {
        let facts = &corpus.documents[document as usize].facts;
        for (number, fact) in (0_u32..).zip(facts) {
            let other = Id {
                document,
                fact: number,
            };
            let fits = fact.class == Class::Level
                && fact.value > 0.0
                && other != id
                && fact.kind != Kind::Duration
                && (shape != Shape::Gap
                    || fact.unit.base.dimension() == claim.unit.base.dimension());
            if fits {
                let tie = tie(
                    claim,
                    corpus.keys(id),
                    fact,
                    corpus.keys(other),
                    &corpus.common,
                );
                found.push((other, tie));
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(POOL);
    found
}

fn way(corpus: &Corpus<'_>, id: Id, shape: Shape, one: Level, two: Level) -> Option<Way> {
    let (claim, a, b) = (corpus.fact(id), corpus.fact(one.0), corpus.fact(two.0));
    let beside = together(corpus, one.0, two.0);
    let (formula, factor, unit, bond) = match shape {
        Shape::Share => {
            if a.value >= b.value || !same::comparable(a, b) || a.aspects.clash(claim.aspects) {
                return None;
            }
            let (x, y) = (time(claim, a)?, time(claim, b)?);
            let part = if beside > 0.0 && a.part && a.whole == b.order {
                0.8
            } else {
                0.0
            };
            (Formula::Share, 1.0, claim.unit.base, x + y + part)
        }
        Shape::Change => {
            let (formula, factor, unit) = change::formula(claim)?;
            (formula, factor, unit, two_levels(claim, a, b)?)
        }
        Shape::Gap => {
            if a.value <= b.value || !same::comparable(a, b) {
                return None;
            }
            (
                Formula::Difference,
                1.0,
                claim.unit.base,
                two_levels(claim, a, b).or_else(|| at_one_time(claim, a, b))?,
            )
        }
        Shape::Quotient => {
            let formula = quotient(claim, a, b)?;
            let bond = time(claim, a)? + time(claim, b)? + 0.5;
            (formula, 1.0, claim.unit.base, bond)
        }
    };
    let own = |level: &Level, fact: &Fact| level.0.document != id.document || !fact.passing;
    Some(Way {
        ties: one.1.min(3.0) + 0.7 * two.1.min(3.0) + beside + bond,
        plain: (shape != Shape::Change || claim.when.span.is_some() && !claim.when.soft)
            && claim.kind != Kind::Multiple
            && one.1 > 0.6
            && two.1 > 0.3
            && own(&one, a)
            && own(&two, b)
            && (!a.when.soft || !b.when.soft || beside > 0.0),
        derived: Derived {
            operands: vec![one.0, two.0],
            formula,
            claim_factor: factor,
            unit,
            strength: 0,
            plain: true,
        },
    })
}

/// How a figure that is counted per something follows from two levels; `None` where they are not of the right kinds.
fn quotient(claim: &Fact, a: &Fact, b: &Fact) -> Option<Formula> {
    let levels = a.per == Per::Nothing && b.per == Per::Nothing;
    let of_claim = a.unit.base.dimension() == claim.unit.base.dimension();
    let counted = |fact: &Fact| {
        fact.unit.base == UnitId::NONE
            && shared(&fact.head, &claim.near) + kin(&fact.head, &claim.near) > 0
    };
    let (right, formula) = match claim.per {
        Per::Unit(unit) => (b.unit.base == unit, Formula::Quotient),
        Per::Each => (counted(b) && a.unit.base != UnitId::NONE, Formula::Quotient),
        Per::Count(many) => (
            counted(b) && a.value < b.value,
            Formula::PerCount(f64::from(many)),
        ),
        Per::Nothing => return None,
    };
    (levels && of_claim && right && a.unit.base == claim.unit.base).then_some(formula)
}

/// Points for two figures that stand together.
fn together(corpus: &Corpus<'_>, one: Id, two: Id) -> f64 {
    let (a, b) = (corpus.fact(one), corpus.fact(two));
    match (one.document == two.document, a.sentence == b.sentence) {
        (true, true) => 0.8,
        (true, false) => 0.4,
        _ => 0.0,
    }
}

/// Points for the time of an operand against that of the claim; `None` where they differ.
fn time(claim: &Fact, fact: &Fact) -> Option<f64> {
    match fact.when.relation(claim.when) {
        Relation::Different if claim.when.soft || fact.when.soft => Some(-0.5),
        // A part of the time: "colonies in autumn", of a loss over the winter.
        Relation::Different => {
            let spans = claim.when.span.zip(fact.when.span);
            spans.is_some_and(|(a, b)| a.meets(b)).then_some(-0.3)
        }
        Relation::Unknown => Some(0.0),
        Relation::Compatible => Some(0.2),
        Relation::Same => Some(0.4),
    }
}

/// Points for two levels being those that a change leads to and from; `None` where they cannot be.
fn two_levels(claim: &Fact, new: &Fact, old: &Fact) -> Option<f64> {
    if !same::comparable(new, old) || new.aspects.clash(old.aspects) || new.passing && old.passing {
        return None;
    }
    let measured = !matches!(claim.kind, Kind::Percent | Kind::Multiple);
    if measured && new.unit.base.dimension() != claim.unit.base.dimension() {
        return None;
    }
    let times = new.value / in_same_unit(old, new);
    if claim.kind == Kind::Percent && !(0.1..=5.0).contains(&times) {
        return None;
    }
    let noun = match (shared(&new.head, &old.head), kin(&new.head, &old.head)) {
        (1.., _) => 0.8,
        (_, 1..) => 0.4,
        _ if new.head.is_empty() || old.head.is_empty() => 0.0,
        _ if new.sentence == old.sentence => -0.2,
        _ => return None,
    };
    // "company insolvencies", "personal insolvencies": of another kind.
    let apart = lacking(&new.head, &old.near).min(lacking(&old.head, &new.near));
    let words = 0.3 * shared(&new.near, &old.near).min(3) as f64 - 0.6 * apart.min(2) as f64;
    let (x, y) = (new.when.span?, old.when.span?);
    if x.end <= y.end || x.yearless != y.yearless {
        return None;
    }
    let ends = |at: Span, span: Span| {
        at.relation(span) >= Relation::Compatible || (at.end - span.end).abs() <= 1
    };
    let arrives = match claim.when.span {
        Some(span) if ends(x, span) => 0.6,
        Some(_) if !claim.when.soft => return None,
        _ => 0.0,
    };
    let base = claim
        .base
        .or_else(|| claim.when.span.map(Span::year_before));
    let leaves = match base {
        Some(base) if ends(y, base) => 0.6,
        Some(_) if claim.base.is_some() => return None,
        _ if (x.end - y.end - 365).abs() <= 2 => 0.3,
        _ => -0.3,
    };
    Some(noun + words + arrives + leaves)
}

/// A figure's value in the unit of another.
fn in_same_unit(fact: &Fact, other: &Fact) -> f64 {
    extractor::convert(fact.value, fact.unit.base, other.unit.base).unwrap_or(fact.value)
}

/// Points for two levels whose gap at one time is claimed; `None` where there is none.
fn at_one_time(claim: &Fact, a: &Fact, b: &Fact) -> Option<f64> {
    let gap = claim.direction == Some(Direction::Either) && claim.class == Class::Level
        || claim.direction == Some(Direction::Either);
    let one_list = a.list != 0 && a.list == b.list || a.sentence == b.sentence;
    (gap && one_list && a.when.relation(b.when) >= Relation::Unknown).then_some(0.3)
}
