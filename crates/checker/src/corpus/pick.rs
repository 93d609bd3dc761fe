//! Which figure of another document is the same one: the one that fits best, and clearly better than any other there.
//!
//! Likeness of words, names and times is weighed together with the values. Sharp figures that are equal need little else. A slip
//! that people make (digits transposed, noughts) shows that the same figure was meant. Without one a contradiction needs much
//! likeness, one time, and nothing said of either that the other does not know.

use extractor::{Kind, UnitId};

use super::Corpus;
use super::comparable::{can_match, comparable};
use super::contradict::{Agreed, CONFLICT as ENOUGH, Strength, are_near, strength};
use super::crowd::{density, thinned};
use super::days::{self, is_dated, is_of_writing, same_day};
use super::fact::{Class, Fact};
use super::identity::{Likeness, likeness};
use super::index::Id;
use super::oneness::{may_suffice, odds};
use super::period::Relation;
use super::same::{Match, Pair, agree, close, digits, interval_in};
use super::sharp::{is_rare, rarely, sharpness};
use super::slip::slip;

/// Likeness and digits from which an agreement is reported …
const AGREEMENT: f64 = 0.1;
/// … likeness and slip from which a slip is …
const SLIP: f64 = 2.0;
/// … and likeness alone from which any other contradiction is.
const CONFLICT: f64 = 4.0;
/// How much less alike the next best must be, after a slip and without one.
const CLEAR_SLIP: f64 = 0.2;
const CLEAR: f64 = 2.5;

/// What it adds to the strength of a contradiction that there is no other figure with such a unit.
const SOLE: f64 = 0.6;
const SOLE_SHARE: f64 = 0.3;

/// What the logarithm of their quotient takes from the rank of two figures that differ, from where on.
const FAR: f64 = 0.6;
const NEAR: f64 = 1.0;

/// A figure of another document that could be the same.
pub(crate) struct Candidate {
    pub(super) id: Id,
    pub(crate) like: Likeness,
    pub(crate) score: f64,
    pub(crate) slip: f64,
    equal: bool,
    pub(super) agrees: bool,
    /// By which the best is found.
    pub(super) rank: f64,
}

/// A fact's partner among those of one document, if one is sure enough.
/// `may_contradict` says whether more than their being checked together speaks for the documents being about one matter.
pub(crate) fn by_identity(
    corpus: &Corpus<'_>,
    id: Id,
    run: &[Id],
    may_contradict: bool,
) -> Option<Pair> {
    let fact = corpus.fact(id);
    let mut candidates: Vec<Candidate> = run
        .iter()
        .filter_map(|&other| candidate(corpus, id, other))
        .collect();
    candidates.sort_by(|a, b| b.rank.total_cmp(&a.rank).then(a.id.cmp(&b.id)));
    let next = next_best(corpus, fact, candidates.get(1..)?);
    let best = &candidates[0];
    let other = corpus.fact(best.id);
    let pair = |what, strength| {
        Some(Pair {
            claim: id,
            other: best.id,
            what,
            rank: best.rank,
            strength,
            instead: None,
        })
    };
    // The only figure with such a unit that either document gives.
    let only = candidates.len() == 1
        && !matches!(fact.unit.base, UnitId::NONE | UnitId::PERCENT)
        && best.equal
        && (may_contradict || best.like.loosely_related())
        && best.rank >= AGREEMENT;
    if best.agrees || only {
        return pair(Match::Agree, Strength::SURE);
    }
    // Of the many cells of a table some have the digits of any figure.
    let vague = best.like.head == 0 || best.like.near < 1.0;
    if vague && (fact.is_cell() || other.is_cell()) {
        return None;
    }
    // What agrees with something there is no contradiction to anything else there.
    // But a slip in the same words is not explained by what agrees in none of them.
    let slipped = best.slip >= 1.5 && best.like.head > 0;
    let explains = |found: &Candidate| {
        let better = slipped && found.like.head == 0 && found.score + IN_OTHER_WORDS < best.score;
        found.agrees && !better
    };
    let explained = candidates.iter().any(explains);
    let rival = candidates
        .get(1)
        .map_or(f64::MIN, |next| next.score + next.slip);
    let ahead = best.score + best.slip - rival;
    let conflict = !explained
        && may_contradict
        && fact.class == other.class
        && fact.class != Class::Date
        && !best.like.clash
        && !best.like.are_strangers()
        && !best.like.elsewhere
        && best.like.related()
        && (is_slip(best, fact, other) && ahead >= CLEAR_SLIP
            || is_conflict(best, fact, other) && ahead >= CLEAR);
    let few = corpus.related.is_few();
    let density = density(corpus.keys(id), corpus.keys(best.id));
    let ahead = (best.rank - next, candidates.len());
    let whole = run.len() == corpus.keys(best.id).facts.len();
    let odds = if few && whole && !explained {
        let alike = may_contradict && !best.like.elsewhere;
        odds(corpus, (id, best.id), (&best.like, best.slip), ahead, alike)
    } else {
        f64::NEG_INFINITY
    };
    if conflict && few && density <= 0.0 {
        return pair(
            Match::Conflict,
            Strength {
                odds,
                ..Strength::SURE
            },
        );
    }
    let strength = strength(best, fact, other, ahead).filter(|_| !explained);
    let strength = strength.and_then(|found| thinned(found, &best.like, best.slip, density));
    let weighed = strength
        .map(|found| {
            weighed(
                corpus,
                (fact, candidates.len()),
                best,
                found,
                may_contradict,
            )
        })
        .filter(|found| found.alone + Agreed::MOST >= ENOUGH);
    if fact.class == Class::Date {
        // Of many documents, or where a day agrees, nobody asks for the likeliest.
        let likeliest = (few && whole && !explained)
            .then(|| days::likeliest(corpus, id, &candidates, may_contradict))
            .flatten();
        return days::partner(id, &candidates, weighed, likeliest);
    }
    match weighed {
        Some(found) => pair(Match::Conflict, Strength { odds, ..found }),
        None if may_suffice(odds) => pair(Match::Conflict, Strength::likely(odds)),
        None => None,
    }
}

/// A contradiction's strength, with what the other candidates and the documents say to it.
fn weighed(
    corpus: &Corpus<'_>,
    (fact, candidates): (&Fact, usize),
    best: &Candidate,
    mut strength: Strength,
    may_contradict: bool,
) -> Strength {
    // The only figures with such a unit that either document gives.
    if candidates == 1 && best.slip > 0.0 {
        strength.alone += match fact.unit.base {
            UnitId::NONE => 0.0,
            UnitId::PERCENT => SOLE_SHARE,
            _ => SOLE,
        };
    }
    // Where nothing but their being checked together speaks for one matter, other figures must.
    if !may_contradict {
        strength.alone -= 1.0;
    }
    if !may_contradict || best.like.elsewhere {
        strength.support = strength.support.max(1);
    }
    // Among many documents, two that are of one matter agree on something.
    if !corpus.related.is_few() {
        strength.support = strength.support.max(OF_MANY);
    }
    strength
}

/// The rank of the next best, of days only such as could be the same: months away lies another.
pub(super) fn next_best(corpus: &Corpus<'_>, fact: &Fact, others: &[Candidate]) -> f64 {
    let could =
        |other: &Candidate| fact.class != Class::Date || are_near(fact, corpus.fact(other.id));
    let next = others.iter().find(|other| could(other));
    next.map_or(-1.0, |next| next.rank.max(-1.0))
}

pub(super) fn candidate(corpus: &Corpus<'_>, id: Id, other: Id) -> Option<Candidate> {
    let (a, b) = (corpus.fact(id), corpus.fact(other));
    // "A tenth more" and "9.8%": whether a percentage is a change is not always said.
    let percent = a.kind == Kind::Percent && b.kind == Kind::Percent;
    let mistaken = is_other_unit(a, b);
    if !can_match(a) || !can_match(b) || !(percent || mistaken || comparable(a, b)) {
        return None;
    }
    let dates = a.class == Class::Date;
    if dates && !(is_dated(a) && is_dated(b)) {
        return None;
    }
    // The day of writing is of nothing that happens: it may corroborate a day.
    let written = |fact: &Fact| dates && fact.when.soft && !fact.is_spoken();
    if (written(a) || written(b)) && !same_day(a, b) {
        return None;
    }
    let like = likeness(a, corpus.keys(id), b, corpus.keys(other), &corpus.common)?;
    let mut score = like.score();
    let equal = if dates {
        same_day(a, b)
    } else {
        !mistaken && agree(a, b) && close(a, b)
    };
    if mistaken && like.near < OF_ONE || !mistaken && !equal && !comparable(a, b) {
        return None;
    }
    if !equal && (like.clash || like.apart_in_time && !dates) {
        return None;
    }
    // That two days differ is no sign of two happenings, where it is what is asked.
    if dates && !equal && like.parted && !like.soft {
        score += PARTED;
    }
    // What happened before is seldom told as of the day of writing.
    if dates && !equal && (is_of_writing(corpus, id, other) || is_of_writing(corpus, other, id)) {
        score -= ON_WRITING;
    }
    // Of equal figures it matters less that one is told with less detail.
    if equal {
        score += 0.2 * like.lopsided as f64;
    }
    // Of many documents some two always hold figures that a slip would make of each other.
    let strangers = like.near.max(like.cross) < A_WORD && like.head + like.names == 0;
    let few = corpus.related.is_few();
    // That two tell of one year says nothing, unless of one thing.
    let vague = dates && (like.head == 0 || like.near < OF_ONE);
    let chance = match few {
        false if strangers => f64::INFINITY,
        false if digits(a).min(digits(b)) < 3 => OF_TWO_DIGITS,
        _ => 0.0,
    };
    let slip = if equal || dates {
        0.0
    } else {
        (slip(a, b) - chance).max(0.0)
    };
    // Of the days of the week one in seven is meant by chance.
    let undated = |fact: &Fact| fact.when.span.is_none() && fact.is_weekday();
    let sharp = match (dates, a.passing || b.passing) {
        (true, _) if undated(a) || undated(b) => WEEKDAY,
        (true, true) => DAY,
        (true, false) => DAY + 0.4,
        (false, _) => sharpness(a, b),
    };
    if (like.clash || like.apart_in_time && !dates) && sharp < 1.2 {
        return None;
    }
    let kindred = corpus.related.is_alike(id.document, other.document);
    let agrees = equal
        && (kindred
            || like.loosely_related()
            || few && like.score() >= 0.0 && score + sharp >= SHARED)
        && score + sharp >= AGREEMENT
        && (few || !strangers && !vague && score + sharp >= AMONG_MANY);
    let agrees =
        agrees || few && equal && !dates && is_rare(a, b) && score >= rarely(a, b, kindred);
    Some(Candidate {
        id: other,
        like,
        score,
        slip,
        equal,
        agrees,
        // Neither equal nor a slip: the farther apart, the less likely one figure.
        rank: score
            + if equal {
                sharp + 1.0
            } else if slip > 0.0 || dates {
                slip
            } else {
                -FAR * (apart(a, b) - NEAR).clamp(0.0, 3.0)
            },
    })
}

/// By how much less alike a figure that agrees must be to be another than the one that a slip changed.
const IN_OTHER_WORDS: f64 = 0.5;
/// What it takes from the likeness of two days that differ that the one is that of writing.
const ON_WRITING: f64 = 1.0;
/// What it takes from likeness that two times differ.
const PARTED: f64 = 0.5;

/// How unlikely it is that two days are one by chance; the more so of days on which something happens.
const DAY: f64 = 1.5;
const WEEKDAY: f64 = 0.0;

/// Likeness and digits from which an agreement shows by itself that two of a few documents are of one matter.
const SHARED: f64 = 2.4;
/// Likeness and digits from which, among many documents, an agreement is told.
const AMONG_MANY: f64 = 2.5;
/// What one word in common says at least; two figures that share less are no two tellings of one.
const A_WORD: f64 = 0.3;
/// On how many other figures two of many documents must agree before one of theirs contradicts another.
const OF_MANY: usize = 3;
/// What a slip of two digits says less among many documents.
const OF_TWO_DIGITS: f64 = 0.7;

/// The rarity of shared words from which a number in two units is of one thing.
const OF_ONE: f64 = 0.7;

/// Whether two measures are one number in units of two dimensions: "412,000 tonnes of oil", "412,000 litres of oil".
fn is_other_unit(a: &Fact, b: &Fact) -> bool {
    let measures = a.kind == Kind::Measure && b.kind == Kind::Measure && a.class == b.class;
    measures
        && a.unit.base.dimension() != b.unit.base.dimension()
        && a.value.total_cmp(&b.value).is_eq()
        && digits(a) >= 3
}

/// How far two values lie apart, as the logarithm of their quotient.
fn apart(a: &Fact, b: &Fact) -> f64 {
    let apart = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs();
    if apart.is_finite() { apart } else { 3.0 }
}

fn is_slip(best: &Candidate, a: &Fact, b: &Fact) -> bool {
    let foreign = best.like.foreign.0 + best.like.foreign.1;
    // Two digits may well be another two in the other order.
    let sure = best.slip >= 1.5 || best.slip > 0.0 && best.score >= 2.0;
    sure && best.score + best.slip >= SLIP
        && best.like.lopsided <= 1
        && foreign <= 1
        && !(a.passing && b.passing)
        && !a.aspects.develops()
        && !b.aspects.develops()
}

fn is_conflict(best: &Candidate, a: &Fact, b: &Fact) -> bool {
    let like = &best.like;
    let foreign = like.foreign.0 + like.foreign.1;
    let near = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs() < 1.0;
    let settled = !a.aspects.develops() && !b.aspects.develops();
    let counts = a.class != Class::Part && a.value.min(b.value) >= 10.0;
    best.score >= CONFLICT
        && like.relation == Relation::Same
        && !like.soft
        && near
        && settled
        && counts
        && !a.passing
        && !b.passing
        && a.part == b.part
        && like.marks
        && like.lopsided == 0
        && like.topic >= 1
        && foreign == 0
        && like.odd.0 + like.odd.1 <= 2
        && like.apart.0.min(like.apart.1) == 0
        && !super::same::bounds_meet(a, b)
}
