//! What speaks for two figures being those that a claim of another document is computed from.
//!
//! Each clue is a number with a weight; the weights were fitted on labelled groups of documents and are kept here, where they can be
//! read. The sum is about the logarithm of the odds that the figures are those that are meant.

use extractor::{Kind, UnitId};

use super::Corpus;
use super::comparable::comparable;
use super::fact::{Class, Fact, lacking, shared};
use super::identity::tie;
use super::index::Id;
use super::kin::kin;
use super::period::{Relation, Span};
use super::ratio::is_named;
use super::shapes::Shape;
use super::terms::Term;
use super::told::{Told, told};

/// The clues of a way to compute a claim, in the order of [`WEIGHTS`].
pub(crate) type Clues = [f64; WEIGHTS.len()];

/// Names of the clues, for those who look at them, and their weights.
pub(crate) const WEIGHTS: [(&str, f64); 25] = [
    // The better and the worse of the operands' ties to the claim.
    ("first", 0.15),
    ("least", 0.6),
    // The operands stand in one sentence, near each other, in one document.
    ("sentence", 1.2),
    ("near", 0.15),
    ("document", 1.4),
    // "… of whom 1,770": the one is said to be a part of the other.
    ("antecedent", 1.9),
    // Operands that may be of another time.
    ("time_other", -0.4),
    // The operands count the same; the claim speaks of what the first counts, the second.
    ("noun", 0.35),
    ("head", 0.4),
    ("head_second", 0.4),
    // Of a change: the levels follow one another, the older is of the time that the change starts from.
    ("ordered", 1.8),
    ("leaves", 0.75),
    // One operand stands in the claim's own document.
    ("own", -1.5),
    // Words of the operands that the claim's document never uses.
    ("odd", -0.3),
    // Two members of a list, bounds instead of levels.
    ("list", -0.9),
    ("bounded", -1.4),
    // Levels of a change that count differently, or of which one is defined more narrowly; an aspect that the claim has otherwise.
    ("unlike", -1.2),
    ("clash", -0.6),
    // The operands follow one another without any other figure between them.
    ("beside", 0.5),
    // The part of the claim's words that one operand or the other has.
    ("cover", 1.0),
    // Operands that are known to be of the claim's time.
    ("timed", 0.3),
    // Words of the claim that tell the first operand from the second, and are told of it.
    ("telling", 0.3),
    // A ratio whose name says which two figures it is of.
    ("named", 2.5),
    // "41% of the 312 homes": the claim's own sentence tells the whole.
    ("told", 3.0),
    // A part that its document says is one of the whole, told by the claim's own words.
    ("part_told", 1.2),
];

/// The odds before any clue: of all shapes, and of those that are met by chance most often.
const BEFORE: f64 = -4.9;
const BEFORE_REST: f64 = -1.7;
const BEFORE_PRODUCT: f64 = -0.3;

/// What is known of two levels as operands of a claim.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bond {
    pub(crate) clues: Clues,
    /// About the logarithm of the odds that they are meant.
    pub(crate) odds: f64,
    /// Whether a contradiction may rest on them.
    pub(crate) firm: bool,
    /// What speaks against that: the shape and where they stand, something that marks one, names that the other does not know.
    pub(crate) against: [bool; 3],
    /// Whether an operand may be of another time than the claim.
    pub(crate) other_time: bool,
    /// Whether an agreement may.
    pub(crate) fit: bool,
    /// The worse of the operands' ties to the claim.
    pub(crate) least: f64,
}

impl Bond {
    /// One of the clues.
    pub(crate) fn clue(&self, name: &str) -> f64 {
        let at = WEIGHTS.iter().position(|it| it.0 == name);
        at.map_or(0.0, |at| self.clues[at])
    }
}

/// A level that could be an operand, and its tie to the claim.
pub(crate) type Level = (Id, f64);

/// The bond of two levels to a claim; `None` where something rules out that they are meant.
pub(crate) fn bond(
    corpus: &Corpus<'_>,
    id: Id,
    shape: Shape,
    one: Level,
    two: Level,
) -> Option<Bond> {
    let (claim, a, b) = (corpus.fact(id), corpus.fact(one.0), corpus.fact(two.0));
    let changes = matches!(shape, Shape::Change | Shape::Gap);
    let clash = a.aspects.clash(claim.aspects)
        || !changes && shape != Shape::Rest && b.aspects.clash(claim.aspects);
    let together = one.0.document == two.0.document;
    let sentence = together && a.sentence == b.sentence;
    let told = match shape {
        Shape::Share => told(corpus, id, one.0, two.0)?,
        _ => Told::Nothing,
    };
    let unsaid = told == Told::Other;
    let told = told != Told::Nothing;
    let times = [time(claim, a)?, time(claim, b)?];
    let (ordered, leaves) = if changes {
        between(claim, a, b)?
    } else {
        (0.0, 0.0)
    };
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let few = |count: usize, most: usize| count.min(most) as f64;
    let of_claim = |fact: &Fact| {
        few(shared(&fact.head, &claim.near), 1) + 0.5 * few(kin(&fact.head, &claim.near), 1)
    };
    let beside = |of: &Id| of.document == id.document && !told;
    let own = flag([one.0, two.0].iter().any(beside));
    let others = times.iter().filter(|time| **time < 0.0).count();
    let noun = match (shared(&a.head, &b.head), kin(&a.head, &b.head)) {
        (0, 0) => 0.0,
        (0, _) => 0.5,
        _ => 1.0,
    };
    let unlike = are_unlike(a, b, noun > 0.0 || sentence);
    let (head, head_second) = (of_claim(a), of_claim(b));
    let least = one.1.min(two.1).clamp(-1.0, 2.0);
    let bounded = flag(is_bound(a)) + flag(is_bound(b));
    let named =
        matches!(shape, Shape::Share | Shape::Quotient) && is_named(corpus, claim, one.0, two.0);
    let antecedent = together && a.part && a.whole == b.order;
    let telling = telling(claim, a, b);
    let part_told = antecedent
        && shape == Shape::Share
        && (telling > 1 || telling > 0 && (noun > 0.0 || head_second >= 1.0));
    let found: Clues = [
        one.1.clamp(-1.0, 3.0),
        least,
        flag(sentence),
        flag(together && !sentence && one.0.fact.abs_diff(two.0.fact) <= 2),
        flag(together),
        flag(antecedent || shape == Shape::Portion),
        few(others, 2),
        noun,
        head,
        head_second,
        ordered,
        leaves,
        own,
        // The words of a ratio's two figures need not be those of its name.
        match (named, sentence) {
            (true, _) => 0.0,
            (false, true) => few(strange(corpus, id, one.0), 4),
            (false, false) => {
                few(strange(corpus, id, one.0), 4) + few(strange(corpus, id, two.0), 4)
            }
        },
        // Levels of two times are no members of a list.
        flag(together && a.list != 0 && a.list == b.list && ordered <= 0.0),
        bounded,
        flag(changes && unlike),
        flag(clash),
        flag(together && one.0.fact.abs_diff(two.0.fact) == 1),
        cover(claim, a, b),
        few(times.iter().filter(|time| **time >= 0.5).count(), 2),
        few(telling, 2),
        flag(named),
        flag(told),
        flag(part_told),
    ];
    let odds = odds(shape, &found);
    // Whether a contradiction may rest on them.
    // A cut that is announced ("would shed 25% of its staff") is the one that is told beside its level.
    let aside = claim.passing && !told && shape != Shape::Portion;
    let marked = clash || changes && unlike || bounded + own > 0.0 || aside;
    let sound = match shape {
        Shape::Rest | Shape::Product | Shape::Portion => together,
        // Levels of two documents are easily of two measures.
        Shape::Change | Shape::Gap => ordered + leaves >= 1.4 && (together || noun >= 1.0),
        // "4,100 fishing boats and 2,200 sailing boats" are no whole and its part.
        Shape::Share if sentence && are_side_by_side(a, b) => named,
        Shape::Share if told => !unsaid,
        Shape::Share | Shape::Quotient => together || named,
    };
    let foreign = is_foreign(corpus, id, one.0, changes) || is_foreign(corpus, id, two.0, changes);
    Some(Bond {
        clues: found,
        odds,
        firm: sound && !marked && !foreign,
        against: [!sound, marked, foreign],
        other_time: !changes && shape != Shape::Portion && !part_told && others > 0,
        fit: bounded <= 0.0 && (together || own > 0.0 || told || changes && ordered + leaves > 1.5),
        least,
    })
}

/// The sum of the clues.
fn odds(shape: Shape, found: &Clues) -> f64 {
    let before = match shape {
        Shape::Rest => BEFORE_REST,
        Shape::Product => BEFORE_PRODUCT,
        Shape::Share | Shape::Change | Shape::Gap | Shape::Portion | Shape::Quotient => 0.0,
    };
    let weighed = found.iter().zip(WEIGHTS);
    let sum: f64 = weighed.map(|(clue, (_, weight))| clue * weight).sum();
    BEFORE + before + sum
}

/// Whether each of two figures of a sentence counts something of its own, and neither is said to be a part of the other.
fn are_side_by_side(part: &Fact, whole: &Fact) -> bool {
    lacking(&part.head, &whole.head).min(lacking(&whole.head, &part.head)) > 0
        && !(part.part && part.whole == whole.order)
}

/// Whether a level or the claim is owned by names that the other's document never uses. A change and a level that have a name in
/// common may well say more of it: "the docks of Tarvos in Kelland", of the port of Tarvos.
fn is_foreign(corpus: &Corpus<'_>, id: Id, of: Id, changes: bool) -> bool {
    let (claim, fact) = (corpus.fact(id), corpus.fact(of));
    let here = corpus.keys(of).unknown_owners(fact, corpus.keys(id));
    let there = corpus.keys(id).unknown_owners(claim, corpus.keys(of));
    let known = changes && here.min(there) == 0 && shared(&claim.names, &fact.names) > 0;
    here + there > 0 && !known
}

/// How many words of a figure the claim's document never uses; none where it is the same document.
pub(super) fn strange(corpus: &Corpus<'_>, claim: Id, of: Id) -> usize {
    if of.document == claim.document {
        0
    } else {
        lacking(&corpus.fact(of).near, &corpus.keys(claim).words)
    }
}

/// Whether two levels are of two measures ("1,395 refused" and "9,206 received"), `alike` saying whether they count the same or
/// stand in one sentence; not those that their document sets side by side.
fn are_unlike(a: &Fact, b: &Fact, alike: bool) -> bool {
    let named = !a.head.is_empty() && !b.head.is_empty();
    let paired = are_paired(a, b) || are_paired(b, a);
    !paired && (named && !alike || a.aspects.lopsided(b.aspects) > 0)
}

/// The part of the claim's words, names left out, that stand with one operand or the other.
fn cover(claim: &Fact, a: &Fact, b: &Fact) -> f64 {
    let own = |term: &&Term| claim.names.binary_search(term).is_err();
    let words = claim.near.iter().filter(own).count();
    let told = |term: &&Term| {
        [&a.near, &b.near]
            .iter()
            .any(|list| list.binary_search(term).is_ok())
    };
    let found = claim.near.iter().filter(own).filter(told).count();
    if words == 0 {
        0.0
    } else {
        found as f64 / words as f64
    }
}

/// How many of the claim's words stand with the first operand and not with the second.
fn telling(claim: &Fact, a: &Fact, b: &Fact) -> usize {
    let has = |fact: &Fact, term: &Term| fact.near.binary_search(term).is_ok();
    let words = claim.near.iter();
    words
        .filter(|term| claim.names.binary_search(term).is_err())
        .filter(|term| has(a, term) && !has(b, term))
        .count()
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
            if !spans.is_some_and(|(a, b)| a.overlaps(b)) {
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

/// Of the two levels of a change: whether the one is known to come before the other (1; −1 where both are known to be of one day),
/// whether the change leaves from the other (1; −1 where another time is said); `None` where they cannot be.
fn between(claim: &Fact, new: &Fact, old: &Fact) -> Option<(f64, f64)> {
    // A whole and a part of it are no two levels of one thing.
    let paired = are_paired(new, old);
    // A level that stands beside its own earlier one is set against no other, where no time is said.
    let apart = new.older != 0 && !paired && new.place.document == old.place.document;
    if apart && claim.base.is_none() {
        return None;
    }
    let of_whole = new.place.document == old.place.document
        && (old.whole == new.order || new.whole == old.order);
    if !paired && (!comparable(new, old) || new.aspects.clash(old.aspects) || of_whole) {
        return None;
    }
    let measured = !matches!(
        claim.kind,
        Kind::Percent | Kind::Multiple | Kind::Fraction | Kind::Points
    );
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
        Some((x, y)) if x == y && !new.when.soft && !old.when.soft => -1.0,
        // "51 units (previous report: 62)"
        _ if old.passing && !new.passing => 0.5,
        _ if new.passing && !old.passing => -0.5,
        _ => 0.0,
    };
    let ends = |at: Span, span: Span| {
        at.relation(span) >= Relation::Compatible || (at.end - span.end).abs() <= 1
    };
    let ordered = if paired { 1.0 } else { ordered };
    let base = claim
        .base
        .or_else(|| claim.when.span.map(Span::year_before));
    let leaves: f64 = match (base, old_at) {
        (Some(base), Some(at)) if ends(at, base) => 1.0,
        (Some(_), Some(_)) if claim.base.is_some() && !old.when.soft => -1.0,
        (Some(_), Some(_)) => -0.3,
        _ => 0.0,
    };
    let leaves: f64 = if paired && claim.base.is_none() {
        leaves.max(PAIRED)
    } else {
        leaves
    };
    Some((ordered, leaves))
}

/// How surely a change of which no base is said leaves from the level that stands beside the other.
const PAIRED: f64 = 0.75;

/// Whether the document of two levels sets the one beside the other, as the later and the earlier of one measure.
fn are_paired(new: &Fact, old: &Fact) -> bool {
    new.place.document == old.place.document && new.older != 0 && new.older == old.order
}

/// "no more than 400 million": no level that something was at.
pub(crate) fn is_bound(fact: &Fact) -> bool {
    fact.hedge.is_bound()
}

/// Whether a fact is a bare count.
pub(crate) fn is_count(fact: &Fact) -> bool {
    fact.kind == Kind::Cardinal && fact.unit.base == UnitId::NONE
}
