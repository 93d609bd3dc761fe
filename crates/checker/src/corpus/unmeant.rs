//! Operands that are not those of a claim, however well they are tied to it: levels of two times that are taken for part and
//! whole, figures that stand beside what they give, levels of which the claim says nothing.

use extractor::Kind;

use super::Corpus;
use super::crowd::{density, of_two_groups};
use super::derive::{Derived, agrees};
use super::fact::{Class, Fact};
use super::implied::Way;
use super::index::Id;
use super::shapes::{Shape, formula, shapes};

/// Why the operands of a way are not those of a claim; `computed` is what they give.
pub(super) fn unmeant(
    corpus: &Corpus<'_>,
    id: Id,
    way: &Way,
    computed: f64,
) -> Option<&'static str> {
    if is_of_two_times(corpus, corpus.fact(id), way, computed) {
        Some("of two times")
    } else if is_of_other_group(corpus, id, way) {
        Some("of another group")
    } else if is_untied(corpus, id, way) {
        Some("untied")
    } else {
        is_told_there(corpus, id, way).then_some("told there")
    }
}

/// Whether the operands are no part and whole ("rose from 321 to 517", or of more than a hundred in a hundred), or the claim goes
/// the other way than what is computed: "nearly twice", of what fell.
fn is_of_two_times(corpus: &Corpus<'_>, claim: &Fact, way: &Way, computed: f64) -> bool {
    let [one, two] = way.derived.operands[..] else {
        return false;
    };
    let (a, b) = (corpus.fact(one), corpus.fact(two));
    let times = || {
        let differ = a
            .when
            .span
            .zip(b.when.span)
            .is_some_and(|(a, b)| !a.overlaps(b));
        let paired = one.document == two.document
            && (a.older == b.order && a.older != 0 || b.older == a.order && b.older != 0);
        differ && !a.when.soft && !b.when.soft || paired
    };
    match way.shape {
        Shape::Share => claim.value > 100.0 || times(),
        Shape::Change => claim.kind == Kind::Multiple && (claim.value > 1.0) != (computed > 1.0),
        _ => false,
    }
}

/// Whether the operands already stand beside what they give, which is another figure: "of 6.4 million, 3.0 million (47%)", "up from
/// 38,417 to 43,027, or 12%".
fn is_told_there(corpus: &Corpus<'_>, id: Id, way: &Way) -> bool {
    let [one, two] = way.derived.operands[..] else {
        return false;
    };
    let facts = &corpus.keys(one).facts;
    let (low, high) = (
        one.fact.min(two.fact) as usize,
        one.fact.max(two.fact) as usize,
    );
    if one.document != two.document || one.document == id.document || high - low > BESIDE {
        return false;
    }
    let (a, b) = (corpus.fact(one), corpus.fact(two));
    let from = low.saturating_sub(BESIDE);
    facts[from..facts.len().min(high + BESIDE + 1)]
        .iter()
        .any(|fact| {
            matches!(fact.class, Class::Part | Class::Change)
                && shapes(fact).into_iter().any(|shape| {
                    [(a, b, [one, two]), (b, a, [two, one])]
                        .into_iter()
                        .any(|(a, b, operands)| {
                            formula(shape, fact, a, b).is_some_and(
                                |(formula, claim_factor, unit)| {
                                    let derived = Derived {
                                        operands: operands.to_vec(),
                                        formula,
                                        claim_factor,
                                        unit,
                                        strength: 0,
                                        plain: true,
                                    };
                                    agrees(corpus, fact, &derived)
                                },
                            )
                        })
                })
        })
}

/// So many figures at most stand between two and what they give.
const BESIDE: usize = 3;

/// Whether the levels of a change, in a crowd of figures, have next to nothing to do with what the claim says of itself.
fn is_untied(corpus: &Corpus<'_>, id: Id, way: &Way) -> bool {
    let clue = |name| way.bond.clue(name);
    let unnamed = clue("cover") <= 0.0 && clue("noun") <= 0.0;
    matches!(way.shape, Shape::Change | Shape::Gap)
        && density(corpus.keys(id), corpus.keys(way.derived.operands[0])) > 0.0
        && (way.bond.least < UNTIED
            || unnamed && (way.bond.least < 2.0 * UNTIED || clue("odd") >= 3.0))
}

/// The tie of its levels to a claim below which a change is of something else.
const UNTIED: f64 = 0.25;

/// Whether an operand is of a group that the claim names otherwise.
fn is_of_other_group(corpus: &Corpus<'_>, id: Id, way: &Way) -> bool {
    let mut operands = way.derived.operands.iter();
    operands.any(|&operand| of_two_groups(corpus, id, operand))
}
