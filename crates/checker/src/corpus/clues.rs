//! What speaks for two figures being those that a claim of another document is computed from.
//!
//! Each clue is a number with a weight; the weights were fitted on labelled groups of documents and are kept here, where they can be
//! read. The sum is about the logarithm of the odds that the figures are those that are meant.

use extractor::{Hedge, Kind, UnitId};

use super::fact::{Class, Fact, lacking, shared};
use super::identity::tie;
use super::implied::Shape;
use super::index::Id;
use super::kin::kin;
use super::period::{Relation, Span};
use super::terms::Term;
use super::{Corpus, same};

/// The clues of a way to compute a claim, in the order of [`WEIGHTS`].
pub(crate) type Clues = [f64; WEIGHTS.len()];

/// Names of the clues, for those who look at them, and their weights.
pub(crate) const WEIGHTS: [(&str, f64); 28] = [
    ("first", 1.0),
    ("second", 0.7),
    ("least", 0.0),
    ("sentence", 0.8),
    ("near", 0.4),
    ("document", 0.2),
    ("antecedent", 0.8),
    ("time", 0.4),
    ("time_soft", 0.2),
    ("time_other", -0.5),
    ("noun", 0.4),
    ("noun_other", -0.4),
    ("head", 0.4),
    ("head_second", 0.4),
    ("ordered", 0.3),
    ("arrives", 0.6),
    ("leaves", 0.6),
    ("passing", -0.2),
    ("clash", -1.0),
    ("own", -0.2),
    ("odd", -0.2),
    ("foreign", -0.5),
    ("kin", 0.2),
    ("list", 0.2),
    ("apart", -0.3),
    ("claim_odd", -0.3),
    ("bounded", -0.5),
    ("lopsided", -0.3),
];

/// A level that could be an operand, and its tie to the claim.
pub(crate) type Level = (Id, f64);

/// The clues for two levels; `None` where something rules out that they are meant.
pub(crate) fn clues(
    corpus: &Corpus<'_>,
    id: Id,
    shape: Shape,
    one: Level,
    two: Level,
) -> Option<Clues> {
    let (claim, a, b) = (corpus.fact(id), corpus.fact(one.0), corpus.fact(two.0));
    let together = one.0.document == two.0.document;
    let sentence = together && a.sentence == b.sentence;
    let times = [time(claim, a)?, time(claim, b)?];
    let changes = matches!(shape, Shape::Change | Shape::Gap);
    let (ordered, arrives, leaves) = if changes {
        between(claim, a, b)?
    } else {
        (0.0, 0.0, 0.0)
    };
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let few = |count: usize, most: usize| count.min(most) as f64;
    let heads = (
        !a.head.is_empty() && !b.head.is_empty(),
        shared(&a.head, &b.head),
        kin(&a.head, &b.head),
    );
    let of_claim = |fact: &Fact| {
        few(shared(&fact.head, &claim.near), 1) + 0.5 * few(kin(&fact.head, &claim.near), 1)
    };
    let in_claim = corpus.keys(id);
    let strange = |fact: &Fact, of: Id| {
        if of.document == id.document {
            0
        } else {
            lacking(&fact.near, &in_claim.words)
        }
    };
    let foreign = |fact: &Fact, of: Id| {
        lacking(&fact.owner, &in_claim.words) + lacking(&claim.owner, &corpus.keys(of).words)
    };
    let own = |of: Id| usize::from(of.document == id.document);
    let count = |wanted: f64| {
        times
            .iter()
            .filter(|time| (**time - wanted).abs() < 0.01)
            .count()
    };
    Some([
        one.1.clamp(-1.0, 3.0),
        two.1.clamp(-1.0, 3.0),
        one.1.min(two.1).clamp(-1.0, 2.0),
        flag(sentence),
        flag(together && !sentence && one.0.fact.abs_diff(two.0.fact) <= 2),
        flag(together),
        flag(together && a.part && a.whole == b.order),
        if changes { 0.0 } else { few(count(1.0), 2) },
        if changes { 0.0 } else { few(count(0.5), 2) },
        few(count(-1.0), 2),
        if heads.1 > 0 {
            1.0
        } else {
            0.5 * few(heads.2, 1)
        },
        flag(heads.0 && heads.1 + heads.2 == 0),
        of_claim(a),
        of_claim(b),
        ordered,
        arrives,
        leaves,
        flag(a.passing && own(one.0) == 0) + flag(b.passing && own(two.0) == 0 && !changes),
        flag(a.aspects.clash(claim.aspects)) + flag(b.aspects.clash(claim.aspects) && !changes),
        few(own(one.0) + own(two.0), 1),
        few(strange(a, one.0), 4)
            + if sentence {
                0.0
            } else {
                few(strange(b, two.0), 4)
            },
        few(foreign(a, one.0) + foreign(b, two.0), 3),
        few(kin(&a.near, &claim.near), 2),
        flag(together && a.list != 0 && a.list == b.list),
        few(lacking(&a.head, &b.near).min(lacking(&b.head, &a.near)), 2),
        few(unknown(claim, corpus, [one.0, two.0]), 4),
        flag(is_bound(a)) + flag(is_bound(b)),
        few(
            claim
                .aspects
                .lopsided(a.aspects)
                .min(claim.aspects.lopsided(b.aspects)),
            2,
        ),
    ])
}

/// A level's tie to a claim.
pub(crate) fn level(corpus: &Corpus<'_>, id: Id, other: Id) -> Level {
    let (claim, fact) = (corpus.fact(id), corpus.fact(other));
    (
        other,
        tie(
            claim,
            corpus.keys(id),
            fact,
            corpus.keys(other),
            &corpus.common,
        ),
    )
}

/// How the time of an operand stands to that of the claim: 1 the same, 0.5 perhaps, 0 unknown, −1 perhaps another; `None` where
/// it surely is another.
fn time(claim: &Fact, fact: &Fact) -> Option<f64> {
    let changes = claim.class == Class::Change;
    let soft = claim.when.soft || fact.when.soft;
    Some(match fact.when.relation(claim.when) {
        // A part of the time: "colonies in autumn", of a loss over the winter.
        Relation::Different if soft || changes => -1.0,
        Relation::Different => {
            let spans = claim.when.span.zip(fact.when.span);
            if !spans.is_some_and(|(a, b)| a.meets(b)) {
                return None;
            }
            -1.0
        }
        Relation::Unknown => 0.0,
        Relation::Compatible => 0.5,
        Relation::Same if soft => 0.5,
        Relation::Same => 1.0,
    })
}

/// Of the two levels of a change: whether the one is known to come before the other (1), whether the change arrives at the one and
/// leaves from the other (1), both −1 where another time is said; `None` where they cannot be.
fn between(claim: &Fact, new: &Fact, old: &Fact) -> Option<(f64, f64, f64)> {
    if !same::comparable(new, old) || new.aspects.clash(old.aspects) {
        return None;
    }
    let measured = !matches!(claim.kind, Kind::Percent | Kind::Multiple | Kind::Fraction);
    if measured && new.unit.base.dimension() != claim.unit.base.dimension() {
        return None;
    }
    let (new_at, old_at) = (new.when.span, old.when.span);
    let ordered = match new_at.zip(old_at) {
        Some((x, y)) if x.yearless == y.yearless && x.end != y.end => {
            let soft = new.when.soft || old.when.soft;
            match (x.end > y.end, soft) {
                (true, false) => 1.0,
                (true, true) => 0.5,
                (false, true) => -0.5,
                (false, false) => return None,
            }
        }
        // "51 units (previous report: 62)"
        _ if old.passing && !new.passing => 0.5,
        _ if new.passing && !old.passing => -0.5,
        _ => 0.0,
    };
    let ends = |at: Span, span: Span| {
        at.relation(span) >= Relation::Compatible || (at.end - span.end).abs() <= 1
    };
    let arrives = match (claim.when.span, new_at) {
        (Some(span), Some(at)) if ends(at, span) => 1.0,
        (Some(_), Some(_)) if !claim.when.soft && !new.when.soft => -1.0,
        (Some(_), Some(_)) => -0.5,
        _ => 0.0,
    };
    let base = claim
        .base
        .or_else(|| claim.when.span.map(Span::year_before));
    let leaves = match (base, old_at) {
        (Some(base), Some(at)) if ends(at, base) => 1.0,
        (Some(_), Some(_)) if claim.base.is_some() && !old.when.soft => -1.0,
        (Some(_), Some(_)) => -0.3,
        _ => 0.0,
    };
    Some((ordered, arrives, leaves))
}

/// How many words of the claim's own stretch the documents of its operands never use.
fn unknown(claim: &Fact, corpus: &Corpus<'_>, operands: [Id; 2]) -> usize {
    let known = |term: &Term| {
        operands
            .iter()
            .any(|&id| corpus.keys(id).words.binary_search(term).is_ok())
    };
    claim.near.iter().filter(|term| !known(term)).count()
}

/// "no more than 400 million": no level that something was at.
fn is_bound(fact: &Fact) -> bool {
    let hedge = fact.hedge;
    matches!(
        hedge,
        Hedge::AtMost | Hedge::AtLeast | Hedge::LessThan | Hedge::MoreThan
    )
}

/// Whether a fact is a bare count.
pub(crate) fn is_count(fact: &Fact) -> bool {
    fact.kind == Kind::Cardinal && fact.unit.base == UnitId::NONE
}

/// The sum of the weighed clues.
pub(crate) fn odds(clues: &Clues) -> f64 {
    clues
        .iter()
        .zip(WEIGHTS)
        .map(|(clue, (_, weight))| clue * weight)
        .sum()
}
