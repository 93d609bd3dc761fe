//! Figures that the figures of related documents imply, whatever the words they stand in: a share from part and whole, a change
//! or gap from two levels, a quotient from its two parts, a product from its factors.
//!
//! Each operand is tied to the claim by rare words, names and aspects that both have; the operands are tied to each other by
//! standing together ([`super::clues`]). The more pairs could have given the figure by chance, the more ties it needs.

use std::sync::LazyLock;

use extractor::{Kind, Per, UnitId};

use super::clues::{Bond, Level, WEIGHTS, bond, is_count, level};
use super::derive::{Derived, Verified, agrees, relative_width, value};
use super::fact::{Class, Fact, shared};
use super::index::Id;
use super::kin::kin;
use super::terms::{Term, term_of};
use super::{Corpus, change, same};
use crate::formula::Formula;

/// So many figures at most are tried as operands of one claim.
const POOL: usize = 14;

/// Of a document that has more figures only so many are tried.
const LONG: usize = 1_000;

/// A way to compute a claim, and how well it is tied to it.
struct Way {
    derived: Derived,
    bond: Bond,
}

/// What a claim could be computed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Share,
    Change,
    Gap,
    Quotient,
    Product,
}

/// All ways to compute a claim from figures of its own and the related documents, the best tied first.
fn ways(corpus: &Corpus<'_>, id: Id) -> Vec<Way> {
    let claim = corpus.fact(id);
    let mut ways: Vec<Way> = Vec::new();
    if corpus.related.beside(id.document).is_empty() {
        return ways;
    }
    for shape in shapes(claim) {
        let pool = pool(corpus, id, shape);
        for &one in &pool {
            for &two in &pool {
                let elsewhere = one.0.document != id.document || two.0.document != id.document;
                if one.0 != two.0 && elsewhere {
                    ways.extend(way(corpus, id, shape, one, two));
                }
            }
        }
    }
    ways.retain(|way| value(corpus, &way.derived).is_finite());
    ways.sort_by(|a, b| {
        b.bond
            .odds
            .total_cmp(&a.bond.odds)
            .then_with(|| a.derived.operands.cmp(&b.derived.operands))
    });
    ways
}

/// Words for a figure that is the gap between two others.
static GAPS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let words = [
        "majority",
        "margin",
        "lead",
        "deficit",
        "surplus",
        "shortfall",
        "gap",
        "difference",
        "profit",
        "loss",
        "overspend",
        "overrun",
        "ahead",
        "rest",
        "remaining",
        "backlog",
    ];
    let mut found: Vec<Term> = words.into_iter().filter_map(term_of).collect();
    found.sort_unstable();
    found
});

/// Words for a figure that is so much for each of something.
static MEANS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let mut found: Vec<Term> = ["average", "mean", "each", "typical"]
        .into_iter()
        .filter_map(term_of)
        .collect();
    found.sort_unstable();
    found
});

fn shapes(claim: &Fact) -> Vec<Shape> {
    let percent = claim.kind == Kind::Percent;
    let amount = matches!(claim.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    let mut found = Vec::new();
    match claim.class {
        Class::Part if percent => found.push(Shape::Share),
        Class::Change if percent || matches!(claim.kind, Kind::Multiple | Kind::Fraction) => {
            found.push(Shape::Change);
        }
        _ => {}
    }
    let gap =
        claim.direction.is_some() || claim.class == Class::Level && shared(&claim.near, &GAPS) > 0;
    if amount && gap && claim.value >= 3.0 {
        found.push(Shape::Gap);
    }
    if claim.class == Class::Level && (amount || claim.kind == Kind::Rate) {
        let mean = amount && shared(&claim.near, &MEANS) > 0;
        if claim.per != Per::Nothing || mean {
            found.push(Shape::Quotient);
        }
        if amount && claim.per == Per::Nothing && claim.value >= 10.0 {
            found.push(Shape::Product);
        }
    }
    found
}

/// The levels of the claim's own and the related documents that are tied to it best.
fn pool(corpus: &Corpus<'_>, id: Id, shape: Shape) -> Vec<Level> {
    let claim = corpus.fact(id);
    let documents = corpus
        .related
        .beside(id.document)
        .iter()
        .copied()
        .chain([id.document]);
    let mut found: Vec<Level> = Vec::new();
    for document in documents {
        let facts = &corpus.documents[document as usize].facts;
        for (number, fact) in (0_u32..).zip(facts).take(LONG) {
            let other = Id {
                document,
                fact: number,
            };
            let fits = fact.class == Class::Level
                && fact.value > 0.0
                && other != id
                && (fact.kind != Kind::Duration || shape == Shape::Quotient)
                && (shape != Shape::Gap
                    || fact.unit.base.dimension() == claim.unit.base.dimension())
                && (shape != Shape::Product || fact.value < claim.value);
            if fits {
                found.push(level(corpus, id, other));
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(POOL);
    found
}

fn way(corpus: &Corpus<'_>, id: Id, shape: Shape, one: Level, two: Level) -> Option<Way> {
    let (claim, a, b) = (corpus.fact(id), corpus.fact(one.0), corpus.fact(two.0));
    let (formula, factor, unit) = match shape {
        Shape::Share => {
            if a.value >= b.value || !same::comparable(a, b) {
                return None;
            }
            (Formula::Share, 1.0, UnitId::PERCENT)
        }
        Shape::Change => {
            let times = a.value / in_same_unit(b, a);
            if claim.kind == Kind::Percent && !(0.1..=5.0).contains(&times) {
                return None;
            }
            change::formula(claim)?
        }
        Shape::Gap => {
            // What is next to nothing is no part of a gap.
            let taken = in_same_unit(b, a);
            if a.value <= taken || taken < 0.02 * a.value || !same::comparable(a, b) {
                return None;
            }
            (Formula::Difference, 1.0, claim.unit.base)
        }
        Shape::Quotient => (quotient(claim, a, b)?, 1.0, claim.unit.base),
        Shape::Product => {
            if !is_count(a) || b.per == Per::Nothing || b.unit.base != claim.unit.base {
                return None;
            }
            (Formula::Product, 1.0, claim.unit.base)
        }
    };
    // A gap that shrinks goes from the greater to the smaller.
    let falls = shape == Shape::Gap && claim.direction == Some(extractor::Direction::Down);
    let bond = if falls {
        bond(corpus, id, shape, two, one)?
    } else {
        bond(corpus, id, shape, one, two)?
    };
    Some(Way {
        bond,
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
        Per::Each => (
            is_count(b) && a.unit.base != UnitId::NONE,
            Formula::Quotient,
        ),
        Per::Count(many) => (
            is_count(b) && a.value < b.value,
            Formula::PerCount(f64::from(many)),
        ),
        Per::Nothing => (
            counted(b) && is_count(b) && a.value > b.value,
            Formula::Quotient,
        ),
    };
    (levels && of_claim && right && a.unit.base == claim.unit.base).then_some(formula)
}

/// A figure's value in the unit of another.
fn in_same_unit(fact: &Fact, other: &Fact) -> f64 {
    extractor::convert(fact.value, fact.unit.base, other.unit.base).unwrap_or(fact.value)
}

/// The ways to compute a claim with their clues, one a line.
pub(crate) fn trace(corpus: &Corpus<'_>, id: Id) -> Vec<String> {
    let claim = corpus.fact(id);
    let place = |id: Id| {
        let span = corpus.fact(id).place.span;
        format!("{} {}..{}", id.document, span.start, span.end)
    };
    let ways = ways(corpus, id);
    let line = |way: &Way| {
        let operands: Vec<String> = way.derived.operands.iter().map(|&id| place(id)).collect();
        let clues: Vec<String> = way
            .bond
            .clues
            .iter()
            .zip(WEIGHTS)
            .map(|(clue, (name, _))| format!("{name}={clue:.2}"))
            .collect();
        format!(
            "WAY\t{}\t{}\t{:?}\t{}\t{:.4}\t{:.4}\t{}\t{}\t{} firm={}",
            place(id),
            operands.join(","),
            way.derived.formula,
            agrees(corpus, claim, &way.derived),
            relative_width(corpus, claim, &way.derived),
            (value(corpus, &way.derived) / (claim.value * way.derived.claim_factor))
                .abs()
                .ln(),
            ways.len(),
            way.bond.odds,
            clues.join(" "),
            u8::from(way.bond.firm),
        )
    };
    ways.iter().map(line).collect()
}

/// Odds from which an agreement is reported, that of its digits included.
const AGREEMENT: f64 = -2.6;
/// The same, and the tie of each operand, where more than a few documents are checked together.
const AMONG_MANY: f64 = -0.5;
const TIED: f64 = 0.8;
/// How much better than any other way the one must be that a contradiction rests on, and how far the figures may lie apart.
const CLEAR: f64 = 0.5;
const APART: f64 = 1.2;

/// How much an agreement that is so sharp, or so wide, adds to the odds: about the logarithm of the odds against chance.
fn sharpness(width: f64) -> f64 {
    -(width.max(0.004) / 0.1).ln()
}

/// The operands in other documents that decide a claim.
pub(crate) fn implied(corpus: &Corpus<'_>, id: Id) -> Option<Verified> {
    let ways = ways(corpus, id);
    let claim = corpus.fact(id);
    // A bound is met by much.
    let bound = claim.stated.low.is_infinite() || claim.stated.high.is_infinite();
    let odds = |way: &Way| {
        let width = relative_width(corpus, claim, &way.derived);
        way.bond.odds + sharpness(if bound { width.max(1.0) } else { width })
    };
    let verified = |way: &Way, agrees| Verified {
        claim: id,
        derived: way.derived.clone(),
        agrees,
    };
    let agreeing = ways
        .iter()
        .filter(|way| way.bond.fit && agrees(corpus, claim, &way.derived))
        .map(|way| (way, odds(way)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((way, odds)) = agreeing {
        let few = corpus.related.is_few();
        if odds >= AGREEMENT && (few || odds >= AMONG_MANY && way.bond.least >= TIED) {
            return Some(verified(way, true));
        }
        if odds >= AGREEMENT - 1.0 {
            return None;
        }
    }
    let best = ways.first().filter(|way| way.bond.firm)?;
    let computed = value(corpus, &best.derived);
    let rival = ways[1..].iter().any(|way| {
        way.bond.odds + CLEAR > best.bond.odds
            && (value(corpus, &way.derived) / computed - 1.0).abs() > 0.02
    });
    let off = (computed / (claim.value * best.derived.claim_factor))
        .abs()
        .ln();
    let one_matter = best.derived.operands.iter().all(|operand| {
        let related = corpus.related.of(id.document);
        related.binary_search(&operand.document).is_ok()
    });
    // "Almost half, 48%": the sharper of the two is the one to be told.
    let sharper = corpus.keys(id).facts.iter().any(|fact| {
        fact.sentence == claim.sentence
            && fact.place != claim.place
            && fact.class == claim.class
            && fact.kind == claim.kind
            && same::agree(fact, claim)
            && same::digits(fact) > same::digits(claim)
    });
    (!rival && !sharper && one_matter && off.abs() < APART && !within(corpus, id))
        .then(|| verified(best, false))
}

/// Whether figures of the claim's own document give it.
fn within(corpus: &Corpus<'_>, id: Id) -> bool {
    let claim = corpus.fact(id);
    let facts = corpus.keys(id).facts.len();
    let own: Vec<Level> = (0..u32::try_from(facts).unwrap_or(0))
        .map(|fact| Id { fact, ..id })
        .filter(|&other| other != id && corpus.fact(other).class == Class::Level)
        .take(24)
        .map(|other| level(corpus, id, other))
        .collect();
    shapes(claim).into_iter().any(|shape| {
        own.iter().any(|&one| {
            own.iter().filter(|two| two.0 != one.0).any(|&two| {
                way(corpus, id, shape, one, two)
                    .is_some_and(|way| agrees(corpus, claim, &way.derived))
            })
        })
    })
}
