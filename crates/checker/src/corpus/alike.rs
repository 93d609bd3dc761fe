//! How surely two facts of different documents speak of one quantity: evidence for, less evidence against.
//!
//! Another time, another value on an axis of aspects, or another name that the other document does not know rule it out. What the
//! words of both share speaks for it; a modifier of what is counted that the other document never uses speaks against it.

use extractor::Kind;

use super::fact::{Class, Fact, Keys, lacking, shared};
use super::kin::kin;
use super::period::{Relation, When};
use super::same::slip_bonus;
use super::terms::Term;

/// The evidence that two facts are of one quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Evidence {
    /// The sum of the evidence.
    pub(crate) score: i32,
    /// Whether nothing marks the one that is not marked in the other: only then can they contradict each other.
    pub(crate) plain: bool,
    /// Whether one may be of something that the other document does not name.
    pub(crate) foreign: bool,
    /// Whether both are known to be of one time, and counts of one noun.
    pub(crate) timed: bool,
}

impl Evidence {
    pub(crate) const fn new(score: i32, plain: bool) -> Self {
        Self {
            score,
            plain,
            foreign: false,
            timed: false,
        }
    }
}

/// Points for a term that both have in their own stretch of the sentence …
const NEAR: usize = 2;
/// … of at most so many.
const NEAR_MOST: usize = 5;

fn points(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The evidence of words and names alone, whatever the values, kinds and times.
pub(crate) fn words(
    a: &Fact,
    in_a: &Keys,
    b: &Fact,
    in_b: &Keys,
    common: &[Term],
) -> Option<Evidence> {
    if a.aspects.clash(b.aspects) {
        return None;
    }
    let mut score = 0;
    let both_name = a.names.iter().filter(|name| {
        [&b.names, &a.near, &b.near]
            .iter()
            .all(|list| list.binary_search(name).is_ok())
    });
    let near = shared(&a.near, &b.near) - both_name.count();
    let cross = shared(&a.near, &b.far) + shared(&a.far, &b.near);
    score += points(NEAR * near.min(NEAR_MOST))
        + points(cross.min(3))
        + points(shared(&a.far, &b.far).min(2));
    let rest = |of: &[Term], other: &[Term]| -> Vec<Term> {
        let unshared = of.iter().filter(|term| other.binary_search(term).is_err());
        unshared.copied().collect()
    };
    score += points(kin(&rest(&a.near, &b.near), &rest(&b.near, &a.near)).min(2));
    let named = names(a, in_a, b, in_b, common);
    score += named.score;
    score += points(a.aspects.common(b.aspects));
    let lopsided = a.aspects.lopsided(b.aspects);
    score -= 2 * points(lopsided);
    Some(Evidence {
        score,
        plain: lopsided == 0 && (a.marks == b.marks || a.marks.is_empty() || b.marks.is_empty()),
        foreign: named.foreign,
        timed: false,
    })
}

/// Points for shared names. Where the sentence of one opens with a name that the other document does not know, the two may well
/// speak of different things.
fn names(a: &Fact, in_a: &Keys, b: &Fact, in_b: &Keys, often: &[Term]) -> Evidence {
    let foreign = lacking(&a.owner, &in_b.words) + lacking(&b.owner, &in_a.words);
    // A name may open its sentence, where its capital says nothing.
    let told = |names: &[Term], fact: &Fact| {
        let said = |name: &&Term| {
            [&fact.names, &fact.near, &fact.far]
                .iter()
                .any(|list| list.binary_search(name).is_ok())
        };
        let rare = |name: &&Term| often.binary_search(name).is_err();
        names.iter().filter(rare).filter(said).count()
    };
    let known = |names: &[Term], other: &Keys| {
        names
            .iter()
            .filter(|name| {
                often.binary_search(name).is_err() && other.words.binary_search(name).is_ok()
            })
            .count()
    };
    let common = told(&a.names, b).max(told(&b.names, a));
    let around = match known(&in_a.names, in_b).max(known(&in_b.names, in_a)) {
        0 => 0,
        1 => 2,
        _ => 3,
    };
    let score = match common {
        0 => around,
        1 => 3,
        _ => 4,
    };
    let apart = common == 0 && around == 0 && !in_a.names.is_empty() && !in_b.names.is_empty();
    Evidence {
        score: score - points(foreign.min(2)),
        plain: true,
        foreign: foreign > 0 || apart,
        timed: false,
    }
}

/// What the counted noun phrases say: the same noun, none given, or another.
pub(crate) fn heads(a: &Fact, in_a: &Keys, b: &Fact, in_b: &Keys) -> Evidence {
    let modifiers = |fact: &Fact, other: &Keys| {
        fact.kind == Kind::Cardinal && fact.head.len() > 1 && lacking(&fact.head, &other.words) > 0
    };
    let strange = modifiers(a, in_b) || modifiers(b, in_a);
    let common = shared(&a.head, &b.head);
    if a.class == Class::Date {
        return Evidence::new(3 * points(common.min(1)), common > 0);
    }
    let bare = a.head.is_empty() && b.head.is_empty();
    let crossed = shared(&a.head, &b.near) + shared(&b.head, &a.near) > 0;
    let one = a.head.is_empty() != b.head.is_empty();
    let score = match (common, crossed) {
        (1.., _) => 3,
        (_, true) if one => 2,
        (_, true) => 0,
        _ if bare || one => 0,
        _ if kin(&a.head, &b.head) > 0 => 1,
        _ => -2,
    };
    Evidence::new(
        score - 2 * i32::from(strange),
        !strange && (common > 0 || bare || one && (crossed || a.kind != Kind::Cardinal)),
    )
}

/// Points for the times; `None` where they differ.
pub(crate) fn times(a: When, b: When) -> Option<Evidence> {
    let soft = a.soft || b.soft;
    let both_soft = a.soft && b.soft;
    let (score, plain) = match a.relation(b) {
        Relation::Different if both_soft => (-1, false),
        Relation::Different if soft => (-2, false),
        Relation::Different => return None,
        Relation::Unknown if a.span.is_none() && b.span.is_none() => (1, true),
        Relation::Unknown => (-1, true),
        Relation::Compatible => (1, true),
        Relation::Same if soft => (2, true),
        Relation::Same => (3, true),
    };
    Some(Evidence::new(score, plain))
}

/// The whole evidence that two levels, two shares, two changes or two dates are one figure said twice.
pub(crate) fn same(
    a: &Fact,
    in_a: &Keys,
    b: &Fact,
    in_b: &Keys,
    common: &[Term],
) -> Option<Evidence> {
    let words = words(a, in_a, b, in_b, common)?;
    let heads = heads(a, in_a, b, in_b);
    let times = if a.class == Class::Date {
        Evidence::new(1, true)
    } else {
        times(a.when, b.when)?
    };
    // Words of either that the other's sentence does not have: where both have some, they may well speak of two things.
    let topic = |fact: &Fact, other: &Fact| {
        let strange = |term: &&Term| {
            [&other.near, &other.far, &fact.names]
                .iter()
                .all(|list| list.binary_search(term).is_err())
        };
        fact.near.iter().filter(strange).count()
    };
    let (of_a, of_b) = (topic(a, b), topic(b, a));
    let percent = matches!(a.kind, Kind::Percent | Kind::Fraction);
    // A slip that people make shows that the same figure was meant. Without one the words of the one must all be said of the
    // other, and be enough to say something; whose share a percentage is, they cannot tell so surely.
    let few = a.near.len().min(b.near.len()) < 3;
    let one_thing =
        slip_bonus(a, b) > 0 && of_a.min(of_b) <= 1 || of_a.min(of_b) == 0 && !few && !percent;
    // The dead and injured are counted as they are found.
    let settled = !a.aspects.develops() && !b.aspects.develops() || times.score >= 3;
    let figures = !a.passing && !b.passing && a.part == b.part;
    Some(Evidence {
        score: words.score + heads.score + times.score,
        foreign: words.foreign,
        timed: times.score >= 1
            && a.when.span.is_some()
            && (heads.score >= 2 || a.class == Class::Part),
        plain: words.plain
            && !words.foreign
            && heads.plain
            && times.plain
            && one_thing
            && settled
            && figures,
    })
}
