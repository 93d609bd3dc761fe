//! The same figure in two documents: it must agree.

use extractor::{Hedge, Interval, Kind, UnitId};

use super::Corpus;
use super::alike::{Evidence, same};
use super::comparable::{can_match, comparable};
use super::contradict::{Strength, are_near_years};
use super::crowd::density;
use super::fact::{Class, Fact, Keys, shared};
use super::index::{Id, filed};
use super::period::Span;
use super::pick::by_identity;
use super::spoken::two_days;
use super::write::printed;
use crate::judge::meets;

/// Evidence from which a disagreement is reported.
const CONFLICT: i32 = 10;
/// Evidence from which an agreement is reported, that of its digits included.
const AGREEMENT: i32 = 7;
/// Evidence from which two figures that differ without contradiction are worth a note.
const NARROWER: i32 = 6;

/// What two figures of one quantity say to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// They agree.
    Agree,
    /// They contradict each other.
    Conflict,
    /// They differ without contradiction: something marks the one that is not marked in the other.
    Narrower,
}

/// A fact with its best partner in another document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) claim: Id,
    pub(crate) other: Id,
    pub(crate) what: Match,
    /// How good a partner the other is, among those of several documents.
    pub(crate) rank: f64,
    /// Of a contradiction how sure it is.
    pub(crate) strength: Strength,
    /// What the fact is to be paired with instead if a contradiction is not sure enough: a figure defined otherwise.
    pub(crate) instead: Option<Id>,
}

/// All pairs of a fact with facts of earlier documents.
pub(crate) fn pairs(corpus: &Corpus<'_>, id: Id, near: &mut Vec<Id>) -> Vec<Pair> {
    let fact = corpus.fact(id);
    if !can_match(fact) {
        return Vec::new();
    }
    corpus
        .index
        .near(fact, corpus.keys(id), filed(fact), &fact.years(), near);
    let mut found: Vec<Pair> = Vec::new();
    let related = corpus.related.alike(id.document);
    for run in near.chunk_by(|a, b| a.document == b.document) {
        let document = run[0].document;
        if document == id.document {
            continue;
        }
        let pair = related
            .binary_search(&document)
            .is_err()
            .then(|| by_identity(corpus, id, run, true))
            .flatten();
        let known = pair.filter(|pair| !pair.strength.is_only_likely());
        found.extend(known.or_else(|| by_evidence(corpus, id, run)));
    }
    // Of a document on the same matter every figure may be the one.
    for &document in corpus.related.beside(id.document) {
        let facts = corpus.documents[document as usize].facts.len();
        let all: Vec<Id> = (0..u32::try_from(facts).unwrap_or(0))
            .map(|fact| Id { document, fact })
            .collect();
        let one_matter = related.binary_search(&document).is_ok();
        let found_there = found
            .iter()
            .position(|pair| pair.other.document == document);
        let open = found_there.is_none_or(|at| found[at].what == Match::Narrower);
        let Some(mut pair) = by_identity(corpus, id, &all, one_matter) else {
            continue;
        };
        // What is only likely a contradiction gives way to anything known.
        let weak = pair.what == Match::Conflict && !pair.strength.is_sure();
        if open || one_matter && !weak {
            pair.instead = found_there.map(|at| found[at].other);
            found.retain(|other| other.other.document != document);
            found.push(pair);
        }
    }
    found
}

/// A fact's partner in one document, by what the words of both share.
fn by_evidence(corpus: &Corpus<'_>, id: Id, run: &[Id]) -> Option<Pair> {
    let mut partners: Vec<(Id, Evidence, bool)> = run
        .iter()
        .filter_map(|&other| {
            partner(corpus, id, other).map(|(evidence, agrees)| (other, evidence, agrees))
        })
        .collect();
    partners.sort_by_key(|&(other, evidence, agrees)| {
        (-(evidence.score + 3 * i32::from(agrees)), other)
    });
    let &(other, evidence, agrees) = partners.first()?;
    let rival = partners.get(1).map(|rival| rival.1.score);
    decide(corpus, id, other, evidence, agrees, rival)
}

fn decide(
    corpus: &Corpus<'_>,
    claim: Id,
    other: Id,
    evidence: Evidence,
    agrees: bool,
    rival: Option<i32>,
) -> Option<Pair> {
    let (a, b) = (corpus.fact(claim), corpus.fact(other));
    let pair = |what| {
        Some(Pair {
            claim,
            other,
            what,
            rank: f64::from(evidence.score),
            strength: Strength::SURE,
            instead: None,
        })
    };
    if agrees {
        return (evidence.score + digits_bonus(a, b) >= AGREEMENT)
            .then(|| pair(Match::Agree))
            .flatten();
    }
    let clear = rival.is_none_or(|rival| rival < evidence.score);
    if evidence.plain {
        let far = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs();
        let slip = slip_bonus(a, b);
        let dates = a.class == Class::Date;
        let likely = dates && are_near_years(a, b) || !dates && (far < 4.0_f64.ln() || slip > 0);
        let strong = evidence.score + slip >= CONFLICT;
        // A member of a list and the whole of it.
        let part = |part: &Fact, whole: &Fact| {
            part.list != 0 && whole.list == 0 && slip == 0 && far > 0.5 && part.value < whole.value
        };
        let parted = part(a, b) || part(b, a);
        // Among many figures two are told in nearly the same words by chance.
        let crowded = slip == 0 && density(corpus.keys(claim), corpus.keys(other)) > 0.0;
        return (clear && strong && likely && !parted && !crowded)
            .then(|| pair(Match::Conflict))
            .flatten();
    }
    let figures = a.class == Class::Part || a.class == Class::Level && a.value.min(b.value) >= 10.0;
    let open = evidence.timed && figures;
    (open && evidence.score >= NARROWER)
        .then(|| pair(Match::Narrower))
        .flatten()
}

/// The evidence that a fact of another document is the same figure, and whether it agrees.
fn partner(corpus: &Corpus<'_>, id: Id, other: Id) -> Option<(Evidence, bool)> {
    let (a, b) = (corpus.fact(id), corpus.fact(other));
    if !can_match(b) || !comparable(a, b) {
        return None;
    }
    let mut evidence = same(a, corpus.keys(id), b, corpus.keys(other), &corpus.common)?;
    // The only figure of its kind in both: there is no other that could be meant.
    if alone(a, b, corpus.keys(other)) && alone(b, a, corpus.keys(id)) {
        evidence.score += 2;
    }
    // "grew by 81,200 jobs" and "81,200 jobs were added" can be one figure, but only equal ones are known to be.
    if a.class != b.class {
        evidence.plain = false;
        evidence.score -= 2;
    }
    // A day told from the day of writing ("on Saturday") contradicts none.
    let spoken = |fact: &Fact| fact.class == Class::Date && fact.when.soft;
    if spoken(a) || spoken(b) {
        evidence.plain = false;
    }
    let both = agree(a, b);
    let agrees = both && close(a, b);
    let far = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs();
    if !agrees && a.class == Class::Level && far > 4.0_f64.ln() && slip_bonus(a, b) == 0 {
        evidence.score -= 4;
    }
    // "More than 40" of something far above 40 neither agrees nor contradicts.
    if !agrees && (both || meets(a.stated, interval_in(b, a.unit.base))) {
        evidence = Evidence::new(evidence.score - 5, false);
    }
    Some((evidence, agrees))
}

/// Whether a fact is the only one of its document that could be the same figure as another.
fn alone(other: &Fact, fact: &Fact, keys: &Keys) -> bool {
    let counts = fact.class == Class::Level && fact.unit.base == UnitId::NONE;
    let rivals = keys.facts.iter().filter(|rival| comparable(other, rival));
    rivals
        .filter(|rival| !counts || shared(&rival.head, &fact.head) > 0)
        .count()
        == 1
}

/// Two equal figures of many digits are seldom equal by chance.
fn digits_bonus(a: &Fact, b: &Fact) -> i32 {
    let equal = a.value.total_cmp(&b.value).is_eq();
    match digits(a).min(digits(b)) {
        4.. if equal => 3,
        3.. => 2,
        2 => 1,
        _ => -1,
    }
}

/// The value interval of a fact in the unit of another.
pub(crate) fn interval_in(fact: &Fact, unit: UnitId) -> Interval {
    let to = |value: f64| {
        if fact.unit.base == unit || value.is_infinite() {
            Some(value)
        } else {
            extractor::convert(value, fact.unit.base, unit)
        }
    };
    match (to(fact.stated.low), to(fact.stated.high)) {
        (Some(low), Some(high)) => Interval::new(low, high),
        _ => fact.stated,
    }
}

/// Whether two facts can both be right.
pub(crate) fn agree(a: &Fact, b: &Fact) -> bool {
    if a.class == Class::Date {
        // Two days are one or two.
        let day = |span: Span| span.start == span.end && !span.yearless;
        let differ = two_days(a, b).is_some_and(|(a, b)| day(a) && day(b) && a.start != b.start);
        return !differ && a.when.relation(b.when) >= super::period::Relation::Compatible;
    }
    let there = interval_in(b, a.unit.base);
    let cut = |fact: &Fact, interval: Interval| {
        // A last digit cut off instead of rounded.
        let up = fact.value + fact.grain;
        // Of "six novels" nothing is cut off.
        let counted = fact.kind == Kind::Cardinal && fact.grain == 1.0;
        if fact.hedge == Hedge::None
            && !counted
            && fact.grain > 0.0
            && fact.unit.base == a.unit.base
            && fact.grain < fact.value.abs() * 0.2
        {
            Interval::new(interval.low, interval.high.max(up))
        } else {
            interval
        }
    };
    let far = |bound: &Fact, value: f64| {
        matches!(bound.hedge, Hedge::MoreThan | Hedge::AtLeast) && value > 1.5 * bound.value
    };
    if far(a, b.value) || far(b, a.value) {
        return false;
    }
    meets(cut(a, a.stated), cut(b, there))
}

/// Whether two figures can both be right, be they near each other or not.
pub(crate) fn bounds_meet(a: &Fact, b: &Fact) -> bool {
    agree(a, b) || meets(a.stated, interval_in(b, a.unit.base))
}

/// Whether two figures that can both be right are near enough to support each other: "around 8,000" does not 8,800.
pub(crate) fn close(a: &Fact, b: &Fact) -> bool {
    if a.class == Class::Date {
        return true;
    }
    let there = interval_in(b, a.unit.base);
    let middle = if b.unit.base == a.unit.base {
        b.value
    } else {
        f64::midpoint(there.low, there.high)
    };
    let holds = |interval: Interval, value: f64| interval.low <= value && value <= interval.high;
    let (less, more) = (a.value.min(middle), a.value.max(middle));
    let apart = (less / more - 1.0).abs();
    (holds(a.stated, middle)
        || holds(there, a.value)
        || holds(a.bare, middle)
        || is_cut(a, b)
        || is_cut(b, a))
        && (apart < 0.06
            || a.stated.low.is_infinite()
            || a.stated.high.is_infinite()
            || there.high.is_infinite()
            || there.low.is_infinite())
}

/// Whether the first measure is the second told less finely, what is less than one of its units left out: "nine minutes" of 9 minutes
/// 12 seconds.
fn is_cut(coarse: &Fact, fine: &Fact) -> bool {
    let told = coarse.kind == Kind::Duration && coarse.unit.base == fine.unit.base;
    let more = fine.value - coarse.value;
    told && coarse.hedge == Hedge::None
        && fine.grain < 0.2 * coarse.grain
        && more > -0.5 * coarse.grain
        && more < 0.5 * coarse.grain
}

/// Significant digits of the printed value, at most six.
pub(crate) fn digits(fact: &Fact) -> usize {
    if fact.class == Class::Date {
        return 3;
    }
    let value = fact.value.abs();
    if value == 0.0 || !value.is_finite() {
        return 1;
    }
    let mut digits = (value / 10_f64.powf(value.log10().floor() - 5.0)).round() as u64;
    let mut count = 6;
    while digits.is_multiple_of(10) && count > 1 {
        digits /= 10;
        count -= 1;
    }
    count
}

/// Noughts too many or too few: the same digits, of which there must be more than one unless it is money.
fn is_power_of_ten(a: &Fact, b: &Fact) -> bool {
    let power = (a.value / b.value).abs().log10();
    let told = a.kind == Kind::Money || digits(a).min(digits(b)) >= 2;
    told && power.abs() > 0.5 && (power - power.round()).abs() < 0.001
}

/// The same number with another unit: 450,000 barrels, 450,000 cubic metres.
fn is_other_unit(a: &Fact, b: &Fact) -> bool {
    a.unit.base != b.unit.base && a.value.total_cmp(&b.value).is_eq()
}

/// A slip that people make (noughts, digits transposed, the unit) is evidence that the same figure was meant.
pub(crate) fn slip_bonus(a: &Fact, b: &Fact) -> i32 {
    let transposed = || {
        let sorted = |fact: &Fact| {
            let mut digits: Vec<char> = fact.printed.chars().filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        a.printed != b.printed && sorted(a) == sorted(b) && digits(a) >= 2
    };
    match a.class {
        Class::Date => 0,
        _ if is_other_unit(a, b) => 3,
        _ if is_power_of_ten(a, b) || transposed() => 2,
        _ => 0,
    }
}

/// Each fact of other documents that can be compared with a fact, one a line, with what speaks for and against it.
pub(crate) fn trace(corpus: &Corpus<'_>, id: Id) -> Vec<String> {
    let a = corpus.fact(id);
    let earlier = corpus.ids().filter(|other| other.document < id.document);
    let figure = |id: Id, fact: &Fact| {
        format!(
            "{} {}..{} {} {:?} {:?} {}",
            id.document,
            fact.place.span.start,
            fact.place.span.end,
            printed(fact),
            fact.class,
            fact.kind,
            if fact.passing { "passing" } else { "present" },
        )
    };
    let line = |other: Id| {
        let (b, in_a, in_b) = (corpus.fact(other), corpus.keys(id), corpus.keys(other));
        if !can_match(a) || !can_match(b) || !comparable(a, b) {
            return None;
        }
        let like = super::identity::likeness(a, in_a, b, in_b, &corpus.common)?;
        Some(format!(
            "{}\t{}\t{:.2}\t{}\t{}\t{:.1}\t{} {} {:.4} {} {} {} {} {} {}\t{like:?}",
            figure(id, a),
            figure(other, b),
            like.score(),
            agree(a, b),
            close(a, b),
            super::slip::slip(a, b),
            digits(a).min(digits(b)),
            a.near.len().min(b.near.len()),
            (a.value / interval_in(b, a.unit.base).low).abs().ln().abs(),
            bounds_meet(a, b),
            a.part == b.part,
            a.aspects.develops() || b.aspects.develops(),
            a.value.min(b.value),
            a.unit.base.name(),
            a.near.len().max(b.near.len()),
        ))
    };
    earlier.filter_map(line).collect()
}
