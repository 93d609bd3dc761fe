//! A total that a list told to be whole contradicts, whatever lies between them: "three sources only: …", "members by branch: …",
//! "there were no other lots".
//!
//! The parts need no slip to be held against the total, but nothing else may be meant: of all figures of the total's document it
//! is the one that is tied to the list best, and no figure of the list's document is the total itself.

use extractor::Hedge;

use super::Corpus;
use super::clues::{is_bound, is_count, level};
use super::comparable::comparable;
use super::fact::{Class, Extent, Fact, shared};
use super::identity::spread;
use super::index::Id;
use super::kin::kin;
use super::parts::alike;
use super::period::Relation;
use super::same::agree;
use super::slip::in_unit;
use super::terms::Term;

/// The same of the only amount of its kind in its document.
const TIED_ALONE: f64 = 0.25;
/// How far the sum may lie from the total, as the logarithm of their quotient.
const APART: f64 = 0.47;
/// How well the total must be tied to a part at least, and where the list's own noun is that of the total.
const TIED: f64 = 1.0;
const TIED_BY_NOUN: f64 = 0.5;

/// The members of the list that contradicts a total.
pub(super) fn refuting(corpus: &Corpus<'_>, id: Id) -> Option<Vec<Id>> {
    let claim = corpus.fact(id);
    let many = matches!(claim.hedge, Hedge::AtLeast | Hedge::MoreThan);
    if !corpus.related.is_few() || is_bound(claim) && !many || claim.passing {
        return None;
    }
    let documents = corpus.related.beside(id.document).iter();
    documents
        .flat_map(|&document| lists(corpus, id, document))
        .find(|list| is_of(corpus, id, list))
}

/// The lists of another document that are told to be whole and of which all members could be parts of the total.
fn lists(corpus: &Corpus<'_>, id: Id, document: u32) -> Vec<Vec<Id>> {
    let mut figures = alike(corpus, id, document);
    figures.retain(|part| corpus.fact(*part).list != 0);
    let of = |part: &Id| corpus.fact(*part).list;
    let lists = figures.chunk_by(|a, b| of(a) == of(b));
    let whole = lists.filter(|list| {
        let first = corpus.fact(list[0]);
        let members = corpus.keys(list[0]).facts.iter();
        let all = members.filter(|fact| fact.list == first.list).count() == list.len();
        all && list.len() >= 2 && (first.extent == Extent::Closed || is_counted(corpus, id, list))
    });
    whole.map(<[Id]>::to_vec).collect()
}

/// "across the three lots", of a list of three lots: the total's sentence says how many parts there are.
fn is_counted(corpus: &Corpus<'_>, id: Id, list: &[Id]) -> bool {
    let claim = corpus.fact(id);
    let told = corpus.keys(id).facts.iter().filter(|fact| {
        fact.sentence == claim.sentence
            && fact.class == Class::Level
            && fact.value.total_cmp(&(list.len() as f64)).is_eq()
    });
    list.len() >= 3
        && told.into_iter().any(|fact| {
            list.iter().any(|part| {
                let part = corpus.fact(*part);
                shared(&fact.head, &part.near) + shared(&fact.head, &part.far) > 0
            })
        })
}

/// Whether the total is that of a list, and another than it comes to.
fn is_of(corpus: &Corpus<'_>, id: Id, list: &[Id]) -> bool {
    let claim = corpus.fact(id);
    let parts = || list.iter().map(|part| corpus.fact(*part));
    let sum: f64 = parts().map(|part| in_unit(part, claim.unit.base)).sum();
    let apart = (sum / claim.value).ln().abs();
    let meets = |fact: &Fact| {
        let value = in_unit(fact, claim.unit.base);
        (value / sum - 1.0).abs() < 0.005
    };
    let could = |fact: &Fact| fact.class == Class::Level && comparable(fact, claim);
    let figures = |id: Id| {
        let facts = (0_u32..).zip(&corpus.keys(id).facts);
        facts.map(move |(fact, it)| (Id { fact, ..id }, it))
    };
    let tie = list_tie(corpus, id, list);
    // Another figure is what the list comes to, or the total stands beside the list.
    let told = corpus
        .keys(id)
        .facts
        .iter()
        .any(|fact| could(fact) && meets(fact))
        || figures(list[0]).any(|(other, fact)| {
            could(fact)
                && agree(fact, claim)
                && fact.when.relation(claim.when) != Relation::Different
                && corpus.keys(list[0]).unknown_owners(fact, corpus.keys(id)) == 0
                && level(corpus, id, other).1 >= tie
        });
    // A time that is only taken from what was said before may be another's.
    let timed =
        parts().all(|part| part.when.soft || part.when.relation(claim.when) != Relation::Different);
    let foreign = corpus.keys(id).unknown_owners(claim, corpus.keys(list[0])) > 0
        && parts().all(|part| shared(&part.names, &claim.names) == 0);
    let clash =
        parts().any(|part| part.aspects.clash(claim.aspects) || is_bound(part) || part.part);
    let noun = claim.head.iter().any(|term| {
        parts().any(|part| {
            [&part.near, &part.far]
                .iter()
                .any(|words| words.binary_search(term).is_ok())
        })
    }) || parts().any(|part| kin(&claim.head, &part.near) > 0);
    let kindred = corpus.related.is_alike(id.document, list[0].document);
    let enough = match (kindred, noun, is_alone(corpus, id)) {
        (true, _, true) => TIED_ALONE,
        (true, true, _) => TIED_BY_NOUN,
        _ => TIED,
    };
    // Of documents that have no name in common, the total must tell how many parts there are.
    let names = &corpus.keys(id).names;
    let share_names = shared(names, &corpus.keys(list[0]).names) > 0;
    let of_one_matter = kindred || share_names || is_counted(corpus, id, list);
    apart < APART
        && apart > 0.02
        && (!is_bound(claim) || sum < claim.stated.low)
        && !some_give(corpus, claim, list)
        && !told
        && timed
        && !clash
        && !foreign
        && of_one_matter
        && tie >= enough
        && !has_rival(corpus, id, list, tie)
}

/// Whether an amount of money or a measure is the only one in its document that could be of what it is of, but for much greater and
/// smaller ones.
fn is_alone(corpus: &Corpus<'_>, id: Id) -> bool {
    let claim = corpus.fact(id);
    let rival = |fact: &Fact| {
        fact.class == Class::Level
            && fact.place != claim.place
            && comparable(fact, claim)
            && (in_unit(fact, claim.unit.base) / claim.value).ln().abs() < 2.0 * APART
    };
    !is_count(claim) && !corpus.keys(id).facts.iter().any(rival)
}

/// "The north and the coast between them": whether some of the parts come to the total.
pub(super) fn some_give(corpus: &Corpus<'_>, claim: &Fact, list: &[Id]) -> bool {
    let value = |part: &Id| in_unit(corpus.fact(*part), claim.unit.base);
    let meets = |sum: f64| {
        [claim.stated, claim.bare]
            .iter()
            .any(|of| of.low <= sum && sum <= of.high)
    };
    list.len() > 2
        && (0..list.len()).any(|from| {
            let runs = (from + 2..=list.len()).filter(|to| to - from < list.len());
            let mut others = list[from + 1..].iter();
            runs.into_iter()
                .any(|to| meets(list[from..to].iter().map(value).sum()))
                || others.any(|other| meets(value(&list[from]) + value(other)))
        })
}

/// How surely a figure is of what the members of a list are of: the words, names and time that it has in common with any of them,
/// each word the rarer in the figure's own document, the more.
pub(super) fn list_tie(corpus: &Corpus<'_>, id: Id, list: &[Id]) -> f64 {
    let (claim, keys) = (corpus.fact(id), corpus.keys(id));
    let parts = || list.iter().map(|part| corpus.fact(*part));
    let told = |term: &&Term| corpus.common.binary_search(term).is_err();
    let own = |term: &&Term| claim.names.binary_search(term).is_err() && told(term);
    let near = |term: &Term| parts().any(|part| part.near.binary_search(term).is_ok());
    let far = |term: &Term| parts().any(|part| part.far.binary_search(term).is_ok());
    let rarity = |term: &Term| 1.0 / spread(keys, *term).sqrt();
    let words: f64 = claim
        .near
        .iter()
        .filter(own)
        .map(|term| match (near(term), far(term)) {
            (true, _) => rarity(term),
            (false, true) => BESIDE * rarity(term),
            (false, false) => 0.0,
        })
        .sum();
    let beside = claim.far.iter().filter(own).filter(|term| near(term));
    let beside: f64 = beside.map(|term| BESIDE * rarity(term)).sum();
    let fields = parts().map(|part| kin(&claim.near, &part.near)).max();
    let names = claim.names.iter().filter(told);
    let names = names.filter(|name| parts().any(|part| part.names.binary_search(name).is_ok()));
    let timed = parts().any(|part| {
        !part.when.soft && !claim.when.soft && part.when.relation(claim.when) == Relation::Same
    });
    words
        + beside.min(1.0)
        + 0.4 * fields.unwrap_or(0).min(2) as f64
        + 0.3 * names.count().min(2) as f64
        + if timed { 0.4 } else { 0.0 }
}

/// What a word says that stands in the rest of the one's sentence.
const BESIDE: f64 = 0.6;

/// Whether another figure of the total's document may as well be that of the list.
fn has_rival(corpus: &Corpus<'_>, id: Id, list: &[Id], tie_of_claim: f64) -> bool {
    let claim = corpus.fact(id);
    let facts = &corpus.keys(id).facts;
    (0_u32..).zip(facts).any(|(number, fact)| {
        let other = Id { fact: number, ..id };
        let greatest = list.iter().map(|part| corpus.fact(*part).value);
        other != id
            && fact.class == Class::Level
            && comparable(fact, claim)
            && fact.value > greatest.fold(f64::MIN, f64::max)
            && (in_unit(fact, claim.unit.base) / claim.value).ln().abs() < 2.0 * APART
            && !fact.passing
            && list_tie(corpus, other, list) >= tie_of_claim
    })
}

/// The lists that are told to be whole and how well a figure is tied to each: for whoever mends the matching.
pub(super) fn trace(corpus: &Corpus<'_>, id: Id) -> Vec<String> {
    let claim = corpus.fact(id);
    if claim.class != Class::Level {
        return Vec::new();
    }
    let line = |list: &Vec<Id>| {
        let sum: f64 = list.iter().map(|part| corpus.fact(*part).value).sum();
        format!(
            "LIST\t{}\t{}\t{:.3}\ttie {:.2}\trival {}\t{}",
            claim.printed,
            sum,
            (sum / claim.value).ln(),
            list_tie(corpus, id, list),
            has_rival(corpus, id, list, list_tie(corpus, id, list)),
            is_of(corpus, id, list)
        )
    };
    let documents = corpus.related.beside(id.document).iter();
    documents
        .flat_map(|&document| lists(corpus, id, document))
        .map(|list| line(&list))
        .collect()
}
