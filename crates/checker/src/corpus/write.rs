//! From matched facts to findings.

use std::collections::BTreeMap;
use std::fmt::Write;

use extractor::UnitId;

use super::derive::{Verified, best, ways};
use super::fact::{Class, Fact};
use super::implied::implied;
use super::index::Id;
use super::parts::of_parts;
use super::readings::readings;
use super::same::{Match, Pair, digits, interval_in, pairs};
use super::weigh::weigh_contradictions;
use super::{Corpus, Part};
use crate::finding::{Computed, Finding, Operand, Severity, Value, Verdict};

/// Findings on figures that two documents give.
pub(crate) fn same_figures(corpus: &Corpus<'_>, implied: &[Verified]) -> Vec<Finding> {
    let mut all: BTreeMap<(Id, u32), Pair> = BTreeMap::new();
    let mut near = Vec::new();
    for id in corpus.ids() {
        for pair in pairs(corpus, id, &mut near) {
            all.insert((id, pair.other.document), pair);
        }
    }
    weigh_contradictions(corpus, &mut all, implied);
    // What a figure follows from is another figure.
    for verified in implied.iter().filter(|verified| verified.agrees) {
        for &operand in &verified.derived.operands {
            for (one, two) in [(verified.claim, operand), (operand, verified.claim)] {
                let slip = |pair: &Pair| pair.what == Match::Conflict && pair.rank >= SLIPPED;
                let differs =
                    |pair: &Pair| pair.other == two && pair.what != Match::Agree && !slip(pair);
                if all.get(&(one, two.document)).is_some_and(differs) {
                    all.remove(&(one, two.document));
                }
            }
        }
    }
    // What its parts refute is not the figure of something else miswritten as well.
    for verified in implied.iter().filter(|verified| !verified.agrees) {
        let there = verified.derived.operands.iter().map(|it| it.document);
        for document in there.filter(|&document| document != verified.claim.document) {
            let key = (verified.claim, document);
            if all
                .get(&key)
                .is_some_and(|pair| pair.what == Match::Conflict)
            {
                all.remove(&key);
            }
        }
    }
    // Each must be the other's best partner in its document.
    let mutual = |pair: &&Pair| {
        all.get(&(pair.other, pair.claim.document))
            .is_some_and(|back| back.other == pair.claim && back.what == pair.what)
    };
    let mut by_claim: BTreeMap<(Id, u8), Vec<&Pair>> = BTreeMap::new();
    for pair in all
        .values()
        .filter(mutual)
        .filter(|pair| lies_on(corpus, pair.claim, pair.other))
    {
        let order = match pair.what {
            Match::Conflict => 0,
            Match::Agree => 1,
            Match::Narrower => 2,
        };
        by_claim.entry((pair.claim, order)).or_default().push(pair);
    }
    let findings = by_claim.values().map(|pairs| {
        let mut finding = finding(corpus, pairs);
        if pairs[0].what == Match::Narrower && corpus.fact(pairs[0].claim).class == Class::Part {
            tell_readings(corpus, pairs[0], &mut finding, &mut near);
        }
        finding
    });
    findings.collect()
}

/// A partner so good that it is none of a figure's operands, however well it would do.
const SLIPPED: f64 = 5.0;

/// So many digits are hardly met by chance by what some figures of many documents give.
const SHARP: usize = 3;

/// The figures that other documents' figures decide. Among many documents some always hold figures that would give another one than
/// is said, and others that make it up: there only a slip of the pen contradicts, and only figures that are sharp enough agree.
pub(crate) fn verified(corpus: &Corpus<'_>) -> Vec<Verified> {
    let few = corpus.related.is_few();
    let sure = |verified: &Verified| {
        few || verified.agrees && digits(corpus.fact(verified.claim)) >= SHARP
    };
    let mut near = Vec::new();
    let decided = corpus.ids().filter_map(|id| {
        let found = best(corpus, id, ways(corpus, id, &mut near)).filter(sure);
        // An agreement of figures that are marked otherwise gives way to a contradiction by those that are meant.
        let loose = |found: &Verified| found.agrees && !found.derived.plain;
        if found.as_ref().is_some_and(|found| !loose(found)) {
            return found;
        }
        let other = implied(corpus, id);
        other
            .clone()
            .filter(|other| !other.agrees)
            .or(found)
            .or_else(|| other.filter(sure))
            .or_else(|| of_parts(corpus, id).filter(sure))
    });
    decided.collect()
}

/// Findings on those.
pub(crate) fn implied_figures(corpus: &Corpus<'_>, implied: &[Verified]) -> Vec<Finding> {
    let findings = implied.iter();
    findings
        .filter_map(|verified| super::derive::finding(corpus, verified))
        .collect()
}

/// Whether a finding on the two lies on the first: on the draft rather than its source, else on the later.
pub(crate) fn lies_on(corpus: &Corpus<'_>, claim: Id, other: Id) -> bool {
    match (corpus.part(claim), corpus.part(other)) {
        (Part::Source, _) => false,
        (Part::Draft, Part::Source) => true,
        (Part::Draft, Part::Draft) => claim.document > other.document,
    }
}

fn finding(corpus: &Corpus<'_>, pairs: &[&Pair]) -> Finding {
    let claim = corpus.fact(pairs[0].claim);
    let others: Vec<&Fact> = pairs.iter().map(|pair| corpus.fact(pair.other)).collect();
    let said: Vec<String> = others.iter().map(|fact| printed(fact)).collect();
    let there = listed(&said);
    let here = printed(claim);
    let (verdict, severity, message) = match pairs[0].what {
        Match::Conflict => (
            Verdict::Inconsistent,
            Severity::Error,
            format!("{here} here, {there} in another document"),
        ),
        Match::Agree => (
            Verdict::Consistent,
            Severity::Note,
            format!("{here} is corroborated by {there} in another document"),
        ),
        Match::Narrower => (
            Verdict::Unverifiable,
            Severity::Note,
            format!(
                "{here} here, {there} in another document: both can be right if one is defined more narrowly"
            ),
        ),
    };
    let unit = claim.unit.base;
    let dated = claim.class == Class::Date;
    Finding {
        rule: RULE,
        verdict,
        severity,
        claim: claim.place,
        sentence: claim.sentence,
        stated: (!dated).then(|| value_of(claim, unit)),
        computed: (!dated).then(|| Computed {
            value: value_of(others[0], unit),
            expression: said[0].clone(),
        }),
        operands: others.iter().map(|fact| operand(fact)).collect(),
        cause: None,
        message,
        suggestion: None,
    }
}

/// Adds to a note on two shares the counts under which either holds.
fn tell_readings(corpus: &Corpus<'_>, pair: &Pair, finding: &mut Finding, near: &mut Vec<Id>) {
    for (share, other) in [(pair.claim, pair.other), (pair.other, pair.claim)] {
        let found = readings(corpus, share, other, near);
        let said: Vec<String> = found
            .iter()
            .map(|reading| {
                let (part, whole) = (corpus.fact(reading.part), corpus.fact(reading.whole));
                format!(
                    "{} of {} is {:.1}%",
                    printed(part),
                    printed(whole),
                    reading.share
                )
            })
            .collect();
        if !said.is_empty() {
            let share = printed(corpus.fact(share));
            let _ = write!(finding.message, "; {share} holds where {}", listed(&said));
        }
        let used = found
            .iter()
            .flat_map(|reading| [reading.part, reading.whole]);
        for operand in used.map(|id| operand(corpus.fact(id))) {
            if !finding.operands.contains(&operand) {
                finding.operands.push(operand);
            }
        }
    }
}

/// The rule that all these findings are of.
pub(crate) const RULE: &str = "cross-document";

/// A figure as printed, in one line.
pub(crate) fn printed(fact: &Fact) -> String {
    fact.printed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// "a", "a and b", "a, b and c".
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(crate) fn operand(fact: &Fact) -> Operand {
    Operand {
        place: fact.place,
        value: (fact.class != Class::Date).then_some(fact.value),
    }
}

/// A fact's value in some unit.
pub(crate) fn value_of(fact: &Fact, unit: UnitId) -> Value {
    let value = if fact.unit.base == unit {
        Some(fact.value)
    } else {
        extractor::convert(fact.value, fact.unit.base, unit)
    };
    Value {
        value,
        interval: interval_in(fact, unit),
        unit: unit.name().to_owned(),
    }
}

impl Corpus<'_> {
    /// All facts in the order of documents and text.
    pub(crate) fn ids(&self) -> impl Iterator<Item = Id> {
        self.documents
            .iter()
            .enumerate()
            .flat_map(|(document, keys)| {
                (0..keys.facts.len()).map(move |fact| Id {
                    document: u32::try_from(document).unwrap_or(u32::MAX),
                    fact: u32::try_from(fact).unwrap_or(u32::MAX),
                })
            })
    }
}
