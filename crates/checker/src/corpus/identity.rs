//! What two figures of different documents have in common, and what sets them apart: the features by which
//! [`super::same`] decides whether they are of one quantity.

use super::fact::{Class, Fact, Keys, lacking, shared};
use super::kin::kin;
use super::period::Relation;
use super::spoken::two_days;
use super::terms::Term;

/// What speaks for and against two figures being of one quantity.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that may set two figures apart"
)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Likeness {
    /// Shared terms of their own stretches, each weighed by how few other figures of its document have it.
    pub(crate) near: f64,
    /// Terms of the one's own stretch among the rest of the other's sentence, weighed in the same way.
    pub(crate) cross: f64,
    /// Terms shared by the rests of the sentences.
    pub(crate) far: usize,
    /// Terms of the own stretches that are no shared terms but of one field.
    pub(crate) kin: usize,
    /// Shared terms of what is counted; of those that are not shared, the ones of one field.
    pub(crate) head: usize,
    pub(crate) head_kin: usize,
    /// Terms of what the first counts that the second's document does not know, and the reverse.
    pub(crate) strange: (usize, usize),
    /// Terms of what either counts that the other's own sentence lacks.
    pub(crate) apart: (usize, usize),
    /// Names that both sentences have; names that both documents have.
    pub(crate) names: usize,
    pub(crate) topic: usize,
    /// Names that own a figure and that the other document does not know.
    pub(crate) foreign: (usize, usize),
    /// Names that own the one and that the other's sentence lacks, where it has names of its own.
    pub(crate) owners: (usize, usize),
    /// Whether each is told of names that the other's document never uses: "Fenwick ward … 8,012", "Marbeck ward … 8,102".
    pub(crate) elsewhere: bool,
    pub(crate) relation: Relation,
    /// Whether one of the times is only taken from what was said before.
    pub(crate) soft: bool,
    /// Whether both are levels, both changes, and so on.
    pub(crate) same_class: bool,
    /// Axes of aspects that only one names, and that both name alike.
    pub(crate) lopsided: usize,
    pub(crate) aspects: usize,
    /// Terms of either's own stretch that the other's sentence lacks, those of one field left out.
    pub(crate) odd: (usize, usize),
    /// Whether they name different values on an axis of aspects.
    pub(crate) clash: bool,
    /// Whether both times are known and differ, one of them only taken from what was said before.
    pub(crate) parted: bool,
    /// The same where both are said in their sentences, and overlap.
    pub(crate) apart_in_time: bool,
    /// Whether the marks that tell one of a kind from the next are the same.
    pub(crate) marks: bool,
}

/// In how many figures of its document a term stands.
pub(super) fn spread(keys: &Keys, term: Term) -> f64 {
    let at = keys.spread.binary_search_by_key(&term, |entry| entry.0);
    at.map_or(1.0, |at| f64::from(keys.spread[at].1.max(1)))
}

fn rarity(term: Term, in_a: &Keys, in_b: &Keys) -> f64 {
    1.0 / (spread(in_a, term) * spread(in_b, term)).sqrt()
}

/// The rarity of the terms that two lists share, names left out.
fn weigh(of: &[Term], other: &[Term], names: &[Term], in_a: &Keys, in_b: &Keys) -> f64 {
    let shared = of
        .iter()
        .filter(|term| other.binary_search(term).is_ok())
        .filter(|term| names.binary_search(term).is_err());
    shared.map(|&term| rarity(term, in_a, in_b)).sum()
}

/// How many of the unshared terms of a figure's stretch the other's sentence lacks, names and words of one field left out.
fn odd(rest: &[Term], other_rest: &[Term], fact: &Fact, other: &Fact) -> usize {
    let strange = |term: &&Term| {
        [&other.far, &fact.names]
            .iter()
            .all(|list| list.binary_search(term).is_err())
    };
    let strange: Vec<Term> = rest.iter().filter(strange).copied().collect();
    strange.len() - kin(&strange, other_rest)
}

fn unshared(a: &[Term], b: &[Term]) -> Vec<Term> {
    a.iter()
        .copied()
        .filter(|term| b.binary_search(term).is_err())
        .collect()
}

/// The features of two facts; `None` where something rules out that they are one.
pub(crate) fn likeness(
    a: &Fact,
    in_a: &Keys,
    b: &Fact,
    in_b: &Keys,
    common: &[Term],
) -> Option<Likeness> {
    let relation = if a.class == Class::Date {
        two_days(a, b).map_or(Relation::Unknown, |(a, b)| a.relation(b))
    } else {
        a.when.relation(b.when)
    };
    let soft = a.when.soft || b.when.soft;
    // A quarter of the year, the last day of it: one figure may be told with more or less of its time.
    let within = a
        .when
        .span
        .zip(b.when.span)
        .is_some_and(|(a, b)| a.meets(b));
    let parted = relation == Relation::Different;
    if parted && !soft && !within && a.class != Class::Date {
        return None;
    }
    let weigh = |of: &[Term], other: &[Term]| weigh(of, other, &a.names, in_a, in_b);
    let near = weigh(&a.near, &b.near);
    let cross = weigh(&a.near, &b.far) + weigh(&a.far, &b.near);
    let (rest_a, rest_b) = (unshared(&a.near, &b.near), unshared(&b.near, &a.near));
    let head = shared(&a.head, &b.head);
    let (heads_a, heads_b) = (unshared(&a.head, &b.head), unshared(&b.head, &a.head));
    let told = |term: &&Term| common.binary_search(term).is_err();
    let known = |names: &[Term], other: &Keys| {
        let names = names.iter().filter(told);
        names
            .filter(|name| other.words.binary_search(name).is_ok())
            .count()
    };
    let apart = |heads: &[Term], other: &Fact| {
        let missing = |term: &&Term| {
            [&other.near, &other.far]
                .iter()
                .all(|list| list.binary_search(term).is_err())
        };
        let missing: Vec<Term> = heads.iter().filter(missing).copied().collect();
        missing.len() - kin(&missing, &other.near)
    };
    Some(Likeness {
        near,
        cross,
        far: shared(&a.far, &b.far),
        kin: kin(&rest_a, &rest_b),
        head,
        head_kin: kin(&heads_a, &heads_b),
        strange: (
            lacking(&heads_a, &in_b.words),
            lacking(&heads_b, &in_a.words),
        ),
        apart: (apart(&heads_a, b), apart(&heads_b, a)),
        names: a
            .names
            .iter()
            .filter(told)
            .filter(|name| b.names.binary_search(name).is_ok())
            .count(),
        topic: known(&in_a.names, in_b).max(known(&in_b.names, in_a)),
        foreign: (
            lacking(&a.owner, &in_b.words),
            lacking(&b.owner, &in_a.words),
        ),
        owners: (of_others(a, b), of_others(b, a)),
        elsewhere: is_unknown(&a.names, in_b) && is_unknown(&b.names, in_a),
        relation: match relation {
            Relation::Different => Relation::Unknown,
            other => other,
        },
        soft,
        same_class: a.class == b.class,
        odd: (odd(&rest_a, &rest_b, a, b), odd(&rest_b, &rest_a, b, a)),
        clash: a.aspects.clash(b.aspects),
        parted,
        apart_in_time: parted && !soft,
        lopsided: a.aspects.lopsided(b.aspects),
        aspects: a.aspects.common(b.aspects),
        marks: a.marks == b.marks,
    })
}

/// Whether there are names, and another document uses none of them.
fn is_unknown(names: &[Term], other: &Keys) -> bool {
    !names.is_empty() && lacking(names, &other.words) == names.len()
}

/// How many names own a figure and are none of the other's, which has others.
fn of_others(fact: &Fact, other: &Fact) -> usize {
    if other.owner.is_empty() {
        return 0;
    }
    let unknown = |name: &&Term| {
        [&other.names, &other.near, &other.far]
            .iter()
            .all(|list| list.binary_search(name).is_err())
    };
    fact.owner.iter().filter(unknown).count()
}

/// How surely a level is of what a claim of another kind is of: rare words, names, aspects that both have.
pub(crate) fn tie(
    claim: &Fact,
    in_claim: &Keys,
    fact: &Fact,
    in_fact: &Keys,
    common: &[Term],
) -> f64 {
    let weigh = |of: &[Term], other: &[Term]| weigh(of, other, &claim.names, in_claim, in_fact);
    let near = weigh(&claim.near, &fact.near);
    let cross = weigh(&claim.near, &fact.far) + weigh(&claim.far, &fact.near);
    let rest = (
        unshared(&claim.near, &fact.near),
        unshared(&fact.near, &claim.near),
    );
    let told = |term: &&Term| common.binary_search(term).is_err();
    let names = claim
        .names
        .iter()
        .filter(told)
        .filter(|name| fact.names.binary_search(name).is_ok())
        .count();
    let foreign = in_claim.unknown_owners(claim, in_fact) + in_fact.unknown_owners(fact, in_claim);
    near + 0.6 * cross.min(2.0)
        + 0.4 * kin(&rest.0, &rest.1).min(2) as f64
        + 0.4 * claim.aspects.common(fact.aspects).min(2) as f64
        + 0.3 * names.min(2) as f64
        - 0.6 * foreign.min(2) as f64
}

impl Likeness {
    /// The evidence in one number: 1 is a rare word that both figures share.
    pub(crate) fn score(&self) -> f64 {
        let most = |count: usize, most: usize| count.min(most) as f64;
        let words = self.near.min(4.0)
            + 0.6 * self.cross.min(2.0)
            + 0.25 * most(self.far, 2)
            + 0.4 * most(self.kin, 2)
            + 0.6 * most(self.head, 2)
            + 0.3 * most(self.head_kin, 2);
        let soft = if self.soft { 0.5 } else { 1.0 };
        let time = match self.relation {
            Relation::Same => soft,
            Relation::Compatible => 0.3,
            _ if self.parted => -0.5,
            _ => 0.0,
        };
        let against = 0.4 * self.lopsided as f64
            + 0.5 * most(self.apart.0.min(self.apart.1), 3)
            + 0.3 * (most(self.strange.0, 1) + most(self.strange.1, 1))
            + 0.7 * most(self.foreign.0 + self.foreign.1, 2)
            + if self.clash { 1.0 } else { 0.0 }
            + if self.same_class { 0.0 } else { 0.8 };
        words + 0.4 * most(self.aspects, 2) + 0.3 * most(self.names, 2) + time - against
    }

    /// Whether two figures that differ are of two things: each owned by a name that the other's document does not know, or not one
    /// word is said of both.
    pub(crate) fn are_strangers(&self) -> bool {
        self.foreign.0.min(self.foreign.1) > 0
            || self.near + self.cross <= 0.0 && self.head + self.kin + self.names == 0
    }

    /// Whether the documents have a name in common, or the figures' own words do without.
    pub(crate) fn related(&self) -> bool {
        self.topic >= 1 || self.near >= 1.5
    }

    /// The same as far as agreements need it: equal figures show by themselves that one matter is meant.
    pub(crate) fn loosely_related(&self) -> bool {
        self.related() || self.near + 0.6 * self.cross.min(2.0) >= 1.5
    }
}
