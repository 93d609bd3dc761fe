//! Figures that the figures of related documents imply, whatever the words they stand in: a share from part and whole, a change
//! or gap from two levels, a quotient from its two parts, a product from its factors.
//!
//! Each operand is tied to the claim by rare words, names and aspects that both have; the operands are tied to each other by
//! standing together ([`super::clues`]). The more pairs could have given the figure by chance, the more ties it needs.

use extractor::Kind;

use super::Corpus;
use super::clues::{Bond, Level, WEIGHTS, bond, level};
use super::derive::{Derived, Verified, agrees, relative_width, value};
use super::fact::{Class, Fact};
use super::index::Id;
use super::refute::{APART, refuting};
use super::shapes::{Shape, formula, shapes};

/// So many figures at most are tried as operands of one claim.
const POOL: usize = 14;

/// Of a document that has more figures only so many are tried.
pub(super) const LONG: usize = 1_000;

/// A way to compute a claim, and how well it is tied to it.
pub(super) struct Way {
    pub(super) derived: Derived,
    pub(super) bond: Bond,
    pub(super) shape: Shape,
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
            let points = claim.kind == Kind::Points;
            let class = if points { Class::Part } else { Class::Level };
            let fits = (fact.class == class
                || shape == Shape::Portion && is_amount_of(claim, fact))
                && fact.order != 0
                && fact.value > 0.0
                && other != id
                && (fact.kind != Kind::Duration || may_last(fact, shape))
                && (!matches!(shape, Shape::Gap | Shape::Rest)
                    || points && fact.kind == Kind::Percent
                    || fact.unit.base.dimension() == claim.unit.base.dimension())
                && (shape != Shape::Product || fact.value < claim.value || fact.unit != claim.unit);
            if fits {
                found.push(level(corpus, id, other));
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(POOL);
    found
}

/// Whether a figure says by how much something went the way that a claim says it went.
fn is_amount_of(claim: &Fact, fact: &Fact) -> bool {
    fact.class == Class::Change
        && fact.direction == claim.direction
        && matches!(fact.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
}

/// Whether a length of time may be an operand: "33.2 minutes in June 2023" of a change; "for six years" is hardly one.
fn may_last(fact: &Fact, shape: Shape) -> bool {
    shape == Shape::Quotient
        || shape == Shape::Change && fact.when.span.is_some() && !fact.when.soft
}

/// Two levels as a way to compute a claim in some shape.
pub(super) fn way(
    corpus: &Corpus<'_>,
    id: Id,
    shape: Shape,
    one: Level,
    two: Level,
) -> Option<Way> {
    let (claim, a, b) = (corpus.fact(id), corpus.fact(one.0), corpus.fact(two.0));
    let (formula, factor, unit) = formula(shape, claim, a, b)?;
    if shape == Shape::Rest && !stand_together(a, b, one.0, two.0) {
        return None;
    }
    // A gap that shrinks goes from the greater to the smaller.
    let falls = shape == Shape::Gap && claim.direction == Some(extractor::Direction::Down);
    let bond = if falls {
        bond(corpus, id, shape, two, one)?
    } else {
        bond(corpus, id, shape, one, two)?
    };
    Some(Way {
        bond,
        shape,
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

/// Whether a whole and its part stand in one document, the one beside the other.
fn stand_together(whole: &Fact, part: &Fact, one: Id, two: Id) -> bool {
    one.document == two.document
        && (part.whole == whole.order
            || whole.sentence == part.sentence
            || one.fact.abs_diff(two.fact) <= 2)
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
            "WAY\t{}\t{}\t{:?}\t{}\t{:.4}\t{:.4}\t{}\t{}\t{} firm={} shape={} unsound={} marked={} foreign={} pass={}",
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
            way.shape as u8,
            u8::from(way.bond.against[0]),
            u8::from(way.bond.against[1]),
            u8::from(way.bond.against[2]),
            u8::from(claim.passing),
        )
    };
    let mut lines: Vec<String> = ways.iter().map(line).collect();
    let credit = credit(corpus, claim, &ways);
    if let Err(why) = refuting(
        corpus,
        id,
        &ways,
        credit.map_or(f64::NEG_INFINITY, |it| it.1),
    ) {
        lines.push(format!("KEPT\t{}\t{why}", place(id)));
    }
    lines
}

/// Odds from which an agreement is reported, that of its digits included.
pub(super) const AGREEMENT: f64 = -3.5;
/// The same of shapes that two figures seldom meet by chance, other than shares and rests.
const OF_SHAPE: f64 = -4.5;
/// The same, and the tie of each operand, where more than a few documents are checked together.
const AMONG_MANY: f64 = -0.5;
const TIED: f64 = 0.8;
/// How much an agreement that is so sharp, or so wide, adds to the odds: about the logarithm of the odds against chance.
fn sharpness(width: f64) -> f64 {
    -(width.max(0.004) / 0.1).ln()
}

/// The operands in other documents that decide a claim.
pub(crate) fn implied(corpus: &Corpus<'_>, id: Id) -> Option<Verified> {
    let ways = ways(corpus, id);
    let claim = corpus.fact(id);
    let verified = |way: &Way, agrees| Verified {
        claim: id,
        derived: way.derived.clone(),
        agrees,
    };
    let agreeing = credit(corpus, claim, &ways);
    let credit = agreeing.map_or(f64::NEG_INFINITY, |agreeing| agreeing.1);
    if let Ok(way) = refuting(corpus, id, &ways, credit) {
        return Some(verified(way, false));
    }
    let (way, odds) = agreeing?;
    let few = corpus.related.is_few();
    let enough = match way.shape {
        Shape::Share | Shape::Rest => AGREEMENT,
        Shape::Change | Shape::Gap | Shape::Portion | Shape::Quotient | Shape::Product => OF_SHAPE,
    };
    (odds >= enough && (few || odds >= AMONG_MANY && way.bond.least >= TIED))
        .then(|| verified(way, true))
}

/// The best of the ways that agree with a claim, and its odds with what its sharpness adds.
fn credit<'w>(corpus: &Corpus<'_>, claim: &Fact, ways: &'w [Way]) -> Option<(&'w Way, f64)> {
    // A bound is met by much.
    let bound = claim.stated.low.is_infinite() || claim.stated.high.is_infinite();
    let odds = |way: &Way| {
        let width = relative_width(corpus, claim, &way.derived);
        // A whole number is met by chance the more often, the smaller it is.
        let whole = if claim.value.fract() == 0.0 {
            1.0 / claim.value.abs().max(1.0)
        } else {
            0.0
        };
        way.bond.odds
            + sharpness(if bound {
                // "Less than a third", of 31.5%: hardly chosen where the figure is far.
                width.max(BOUND * off(corpus, claim, &way.derived))
            } else {
                width.max(whole)
            })
    };
    ways.iter()
        // What is left of a whole by chance is above most figures.
        .filter(|way| !bound || !matches!(way.shape, Shape::Rest | Shape::Product))
        .filter(|way| way.bond.fit && agrees(corpus, claim, &way.derived))
        .map(|way| (way, odds(way)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// How wide a bound is taken to be, as a multiple of how far what it bounds is from it.
const BOUND: f64 = 4.0;

/// How far what is computed lies from what is said, as the logarithm of their quotient.
pub(super) fn off(corpus: &Corpus<'_>, claim: &Fact, derived: &Derived) -> f64 {
    let off = (value(corpus, derived) / (claim.value * derived.claim_factor))
        .abs()
        .ln()
        .abs();
    if off.is_finite() { off } else { APART }
}
