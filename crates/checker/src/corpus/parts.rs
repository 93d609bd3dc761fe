//! A total said in one document, its parts one after the other in another: in a sentence, a list, or a line each.
//!
//! What stands between them (dates, shares) does not part them. A sum that is met sharply is hardly met by chance; what speaks
//! against it is how many runs of figures could have met it.

use std::sync::LazyLock;

use extractor::{Hedge, Kind, Per};

use super::closed::list_tie;
use super::clues::{is_bound, level};
use super::comparable::comparable;
use super::derive::{Derived, Verified, agrees, relative_width};
use super::fact::{Class, Extent, Fact, shared};
use super::index::Id;
use super::period::Relation;
use super::slip::{Pen, in_unit, of_value};
use super::terms::{Term, rows, term_of};
use super::total::are_of_one;
use super::{Corpus, same};
use crate::formula::Formula;

/// A run is at most so long.
const LONGEST: usize = 12;
/// Of a document that has more figures only so many are tried.
const LONG: usize = 200;
/// The chance that some run of figures meets the total, up to which a sum is taken for meant, and up to which the words matter less.
const CHANCE: f64 = 0.12;
pub(super) const SMALL_CHANCE: f64 = 0.02;
/// The same of the very figure, in documents of one matter.
const FAIR_CHANCE: f64 = 0.05;
/// How wide a total may be, relative to its value, and how small a part of it.
const SHARP: f64 = 0.025;
const LEAST: f64 = 0.002;
/// How wide it may be where all members of a list come to it exactly.
const LISTED: f64 = 0.12;
/// From how many on something is a total.
const FEW: f64 = 8.0;
/// What comes to more than so many times the total is no run of its parts.
const MOST: f64 = 1.5;
/// How well a part must be tied to the total.
const TIED: f64 = 0.5;

/// The parts in another document that decide a total.
pub(crate) fn of_parts(corpus: &Corpus<'_>, id: Id) -> Option<Verified> {
    let claim = corpus.fact(id);
    let amount = matches!(claim.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    if claim.class != Class::Level || !amount || claim.per != Per::Nothing || claim.value < FEW {
        return None;
    }
    // Among many documents some run meets any figure of few digits.
    if !corpus.related.is_few() && same::digits(claim) < 4 {
        return None;
    }
    let mut agreeing: Option<(f64, Derived)> = None;
    let mut refuting: Option<Derived> = None;
    for &document in corpus.related.beside(id.document) {
        let figures = alike(corpus, id, document);
        if let Some((chance, derived)) = met(corpus, id, document, &figures)
            && agreeing.as_ref().is_none_or(|known| chance < known.0)
        {
            agreeing = Some((chance, derived));
        }
        refuting = refuting.or_else(|| {
            refuted(corpus, id, &figures).or_else(|| {
                super::slipped::slipped(corpus, id, &figures).map(|run| total(claim, run))
            })
        });
    }
    let verified = |derived, agrees| Verified {
        claim: id,
        derived,
        agrees,
    };
    agreeing
        .map(|(_, derived)| verified(derived, true))
        .or_else(|| {
            refuting
                .filter(|list| {
                    let lines = &list.operands;
                    is_complete(corpus, lines)
                        || are_of_one(corpus, lines)
                        || are_apart(corpus, lines) && list_tie(corpus, id, lines) >= WELL_TIED
                })
                .map(|derived| verified(derived, false))
        })
        .or_else(|| {
            let closed = super::closed::refuting(corpus, id)?;
            Some(verified(total(claim, &closed), false))
        })
}

/// The run of figures of a document that comes to the total, and how likely it does so by chance; of several the least likely one.
fn met(corpus: &Corpus<'_>, id: Id, document: u32, figures: &[Id]) -> Option<(f64, Derived)> {
    let claim = corpus.fact(id);
    if is_bound(claim) {
        return None;
    }
    let (runs, lists) = (runs(corpus, claim, figures), lists(corpus, figures));
    let mut found: Vec<(f64, f64, (bool, bool), Derived)> = Vec::new();
    for &(run, sum) in &runs {
        let derived = total(claim, run);
        // The very figure: hardly another would be met by chance, however roughly the parts are told.
        let very = (sum - claim.value).abs() < 1e-6 * claim.value;
        // "1.1, 0.8 and 0.5 million", of 2.4 million: a whole list that comes to it.
        let exact = very && is_list(corpus, run);
        let width = if very {
            claim.grain / claim.value
        } else {
            relative_width(corpus, claim, &derived)
        };
        let width = width.max(1.0 / claim.value);
        let sharp = if exact { LISTED } else { SHARP };
        let near = (sum / claim.value - 1.0).abs() <= width;
        if near && width < sharp && agrees(corpus, claim, &derived) {
            let tied = if exact {
                list_tie(corpus, id, run)
            } else {
                let bonds = run.iter().map(|&part| level(corpus, id, part).1);
                bonds.fold(f64::MIN, f64::max)
            };
            found.push((width, tied, (very, exact), derived));
        }
    }
    let related = corpus.related.is_alike(id.document, document);
    let sure = found
        .into_iter()
        .filter_map(|(width, tied, (very, exact), derived)| {
            let chance = width * if exact { lists } else { runs.len() } as f64;
            let tie = list_tie(corpus, id, &derived.operands);
            let of_one = tied > 0.0 || related || tie > 0.0;
            let fair = very && related && (exact || tie >= TIED);
            let small = if fair { FAIR_CHANCE } else { SMALL_CHANCE };
            let sure = chance < CHANCE && tied >= TIED || chance < small && of_one;
            sure.then_some((chance, derived))
        });
    sure.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// How many lists the figures stand in.
pub(super) fn lists(corpus: &Corpus<'_>, figures: &[Id]) -> usize {
    figures
        .chunk_by(|a, b| corpus.fact(*a).list == corpus.fact(*b).list)
        .count()
}

/// The runs of figures that could be the parts of a total, each with its sum.
pub(super) fn runs<'f>(
    corpus: &Corpus<'_>,
    claim: &Fact,
    figures: &'f [Id],
) -> Vec<(&'f [Id], f64)> {
    let mut found = Vec::new();
    for from in 0..figures.len() {
        let mut sum = 0.0;
        for to in from..figures.len().min(from + LONGEST) {
            sum += in_unit(corpus.fact(figures[to]), claim.unit.base);
            if sum > MOST * claim.value {
                break;
            }
            let run = &figures[from..=to];
            if to > from
                && is_whole(corpus, figures, from, to)
                && !is_more(corpus, run)
                && !has_a_part(corpus, run)
            {
                found.push((run, sum));
            }
        }
    }
    found
}

/// Whether a run is one list, none of its members left out.
pub(super) fn is_list(corpus: &Corpus<'_>, run: &[Id]) -> bool {
    let list = corpus.fact(run[0]).list;
    let members = corpus.keys(run[0]).facts.iter();
    list != 0
        && run.iter().all(|&part| corpus.fact(part).list == list)
        && members.filter(|fact| fact.list == list).count() == run.len()
}

/// "1,406 spaces, 62 of them in the shade": a whole and its part are no parts of a total.
fn has_a_part(corpus: &Corpus<'_>, run: &[Id]) -> bool {
    let whole = |part: &Id| corpus.fact(*part).whole;
    let is = |of: u32, it: &Id| of != 0 && corpus.fact(*it).order == of;
    run.iter()
        .any(|part| run.iter().any(|it| is(whole(part), it)))
}

/// Whether a run goes beyond a list of which it is told that nothing else belongs to it.
fn is_more(corpus: &Corpus<'_>, run: &[Id]) -> bool {
    let list = |part: &Id| corpus.fact(*part).list;
    run.iter().any(|part| {
        corpus.fact(*part).extent == Extent::Closed && run.iter().any(|it| list(it) != list(part))
    })
}

/// Whether a run stands in one sentence, or is of whole sentences: none of its first or last one's figures is left out.
fn is_whole(corpus: &Corpus<'_>, figures: &[Id], from: usize, to: usize) -> bool {
    let sentence = |at: usize| corpus.fact(figures[at]).sentence;
    let opens = from == 0 || sentence(from - 1) != sentence(from);
    let ends = to + 1 == figures.len() || sentence(to + 1) != sentence(to);
    sentence(from) == sentence(to) || opens && ends
}

fn total(claim: &Fact, parts: &[Id]) -> Derived {
    Derived {
        operands: parts.to_vec(),
        formula: Formula::Sum,
        claim_factor: 1.0,
        unit: claim.unit.base,
        strength: 0,
        plain: true,
    }
}

/// The levels of a document that could be parts of a total, in the order of the text.
pub(super) fn alike(corpus: &Corpus<'_>, id: Id, document: u32) -> Vec<Id> {
    let claim = corpus.fact(id);
    let facts = &corpus.documents[document as usize].facts;
    let fits = |fact: &Fact| {
        fact.class == Class::Level
            && fact.value >= LEAST * claim.value
            && fact.hedge == Hedge::None
            && fact.per == Per::Nothing
            && fact.kind == claim.kind
            && comparable(claim, fact)
    };
    (0_u32..)
        .zip(facts)
        .take(LONG)
        .filter(|(_, fact)| fits(fact))
        .map(|(fact, _)| Id { document, fact })
        .collect()
}

/// A list of three or more, or one that is said to be whole, which comes to another total: one that a slip of the pen turns into
/// the total that is said.
fn refuted(corpus: &Corpus<'_>, id: Id, figures: &[Id]) -> Option<Derived> {
    let claim = corpus.fact(id);
    let related = corpus.related.of(id.document);
    if is_bound(claim) {
        return None;
    }
    if let Some(lines) = lines(corpus, figures)
        .into_iter()
        .filter(|_| !claim.passing && corpus.related.is_few())
        .find(|lines| {
            corpus.related.is_alike(id.document, lines[0].document)
                && is_refuted_by(corpus, id, lines, false)
        })
    {
        return Some(total(claim, lines));
    }
    let list_of = |part: &Id| corpus.fact(*part).list;
    let mut lists = figures.chunk_by(|a, b| list_of(a) != 0 && list_of(a) == list_of(b));
    lists
        .find(|list| {
            let first = corpus.fact(list[0]);
            let members = corpus.keys(list[0]).facts.iter();
            let all = members.filter(|fact| fact.list == first.list).count() == list.len();
            let whole = first.extent >= Extent::Whole || is_complete(corpus, list);
            let enough = whole || list.len() >= 3 && !claim.passing;
            all && enough
                && related.binary_search(&list[0].document).is_ok()
                && is_refuted_by(corpus, id, list, whole)
        })
        .map(|list| total(claim, list))
}

/// Whether each figure has a sentence of its own, in which its label takes the place of a noun: "In flats: 468."
fn are_apart(corpus: &Corpus<'_>, list: &[Id]) -> bool {
    list.windows(2)
        .all(|two| corpus.fact(two[0]).sentence != corpus.fact(two[1]).sentence)
}

/// Three and more figures that stand one behind the other, alone in a sentence each: "In hostels: 1,312. In flats: 468. Rough: 245."
fn lines<'f>(corpus: &Corpus<'_>, figures: &'f [Id]) -> Vec<&'f [Id]> {
    let sentence = |id: &Id| corpus.fact(*id).sentence;
    let alone = |id: &Id| {
        let (facts, at) = (&corpus.keys(*id).facts, id.fact as usize);
        let other = |fact: &&Fact| fact.class != Class::Date;
        let before = facts[..at].iter().rev().find(other);
        let behind = facts[at + 1..].iter().find(other);
        [before, behind]
            .iter()
            .flatten()
            .all(|other| other.sentence != sentence(id))
    };
    let runs = figures.chunk_by(|a, b| b.fact - a.fact == 1 && alone(a) && alone(b));
    let mut found = Vec::new();
    for run in runs.filter(|run| run.len() >= 3 && run.len() <= LONGEST) {
        found.extend(
            (0..run.len() - 2)
                .flat_map(|from| (from + 3..=run.len()).map(move |to| &run[from..to])),
        );
    }
    found
}

/// Words of the total, its names among them, that must stand with the parts; what else must speak for the parts being meant.
const WORDS: usize = 2;
const SIGNS: usize = 2;
/// The tie to its parts of a total that needs no two words.
const WELL_TIED: f64 = 1.5;
/// How far a list that is whole may be from its total without a slip of the pen, relative to it.
const NEAR: f64 = 0.1;

/// The sets of words that tell all parts of a whole.
static WHOLES: LazyLock<Vec<Vec<Term>>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../../lexicon/wholes.tsv"));
    table
        .map(|row| row.split(' ').filter_map(term_of).collect())
        .collect()
});

/// Whether each word is that of another part.
fn assigned(whole: &[Term], list: &[Id], called: &impl Fn(&Id, &Term) -> bool) -> bool {
    let Some((term, rest)) = whole.split_first() else {
        return list.is_empty();
    };
    (0..list.len()).any(|at| {
        let others: Vec<Id> = list[..at].iter().chain(&list[at + 1..]).copied().collect();
        called(&list[at], term) && assigned(rest, &others, called)
    })
}

/// Whether the parts are called by words that leave no other: gold, silver and bronze.
fn is_complete(corpus: &Corpus<'_>, list: &[Id]) -> bool {
    let called = |part: &Id, term: &Term| {
        let fact = corpus.fact(*part);
        [&fact.head, &fact.near]
            .iter()
            .any(|words| words.binary_search(term).is_ok())
    };
    WHOLES
        .iter()
        .any(|whole| whole.len() == list.len() && assigned(whole, list, &called))
}

fn is_refuted_by(corpus: &Corpus<'_>, id: Id, list: &[Id], whole: bool) -> bool {
    let claim = corpus.fact(id);
    let parts = || list.iter().map(|part| corpus.fact(*part));
    let one_time = parts().all(|part| {
        part.when.relation(claim.when) != Relation::Different && !is_bound(part) && !part.part
    });
    let sum: f64 = parts().map(|part| in_unit(part, claim.unit.base)).sum();
    let pen = match of_value(claim, sum) {
        Some(Pen::Transposed) => 2,
        Some(Pen::Digit) if same::digits(claim) >= 4 && list.len() >= 3 => 2,
        Some(Pen::Digit) if same::digits(claim) >= 3 => 1,
        _ if whole && sum > claim.value * (1.0 - NEAR) && sum < claim.value * (1.0 + NEAR) => 0,
        _ => return false,
    };
    let told = |term: &Term| {
        parts().any(|part| {
            [&part.near, &part.far]
                .iter()
                .any(|list| list.binary_search(term).is_ok())
        })
    };
    let own = |term: &&Term| claim.names.binary_search(term).is_err();
    let words = claim
        .near
        .iter()
        .chain(claim.far.iter())
        .filter(own)
        .filter(|term| told(term))
        .count();
    let named = parts().any(|part| shared(&part.names, &claim.names) > 0);
    // The noun of a list may be said once, before it: "Homes completed: …".
    let noun = claim.head.iter().any(told);
    one_time
        && (words + usize::from(named) >= WORDS || list_tie(corpus, id, list) >= WELL_TIED)
        && pen + usize::from(noun) + usize::from(whole) >= SIGNS
}
