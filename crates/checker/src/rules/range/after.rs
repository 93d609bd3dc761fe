//! "Avon had the highest rate of use, with 90%. In contrast only 79% of adults in Tyne …" · "the highest rates (over 90%) … The
//! group with the lowest rate (82%)": a first or last place with its figure, and the figures of the next sentence.
//!
//! Shown where all of them bear the place out: no words say that they are all there are.

use extractor::{Cue, Kind, Role};

use super::named::is_superlative;
use super::rank::{Ranking, is_alike, push};
use crate::parts::is_bare_year;
use crate::view::View;

/// How many tokens behind the word its figure may stand.
const REACH: usize = 14;
/// A binding that no grammar licenses: shown, never flagged.
const SHOWN: i32 = 4;

/// The figures of the sentence behind a claim of the first or last place.
pub(super) fn propose(view: &View<'_>, claim: Ranking, out: &mut Vec<crate::candidate::Candidate>) {
    if claim.place != 1 || !is_superlative(view, claim.at) {
        return;
    }
    let end = view.reading.sentences[claim.sentence].tokens.1;
    let figure = (claim.at + 1..end.min(claim.at + REACH))
        .filter_map(|token| view.at(token))
        .find(|&q| measures(view, q));
    let Some(mine) = figure else { return };
    let crossed = (claim.at + 1..view.token(mine)).any(|at| {
        matches!(view.mark(at), Some(';' | ':')) || view.cues(at).any(&[Cue::But, Cue::Against])
    });
    let next = claim.sentence + 1;
    if crossed || next >= view.reading.sentences.len() || !follows(view, claim.sentence, next) {
        return;
    }
    let change = |q: usize| matches!(view.context(q).role, Role::Change(_));
    let others: Vec<usize> = view
        .in_sentence(next)
        .filter(|&q| measures(view, q) && is_alike(view, q, mine))
        .collect();
    let of_one = |&q: &usize| change(q) == change(mine) || names_the_same(view, claim, mine, q);
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let borne_out = others.iter().all(|&q| {
        if claim.from_top {
            value(q) < value(mine)
        } else {
            value(q) > value(mine)
        }
    });
    // Their own words say on which side of it they lie: "only 79%", "a smaller rise", "the lowest".
    let other_side = if claim.from_top { Cue::Fall } else { Cue::Rise };
    let opposite = if claim.from_top {
        Cue::Least
    } else {
        Cue::Superlative
    };
    let (from, to) = view.reading.sentences[next].tokens;
    let told = (from..to).any(|at| {
        view.cues(at).has(opposite)
            || view.cues(at).has(Cue::Comparative) && view.cues(at).has(other_side)
            || claim.from_top && view.is_one_of(at, words!["only", "just"])
            || view.is_one_of(
                at,
                words!["in contrast", "by contrast", "conversely", "contrast"],
            )
    });
    if others.is_empty() || !borne_out || !others.iter().all(of_one) || !(told || others.len() >= 3)
    {
        return;
    }
    push(view, claim, mine, None, &others, SHOWN, out);
}

/// Whether a sentence goes on with what the one before told: in its paragraph, or opening the next.
fn follows(view: &View<'_>, sentence: usize, next: usize) -> bool {
    let block = |at: usize| view.reading.sentences[at].block;
    block(next) == block(sentence) || block(next) == block(sentence) + 1
}

fn measures(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Percent | Kind::Money | Kind::Measure | Kind::Rate | Kind::Cardinal | Kind::Duration
    ) && quantity.value.is_some()
        && !quantity.in_words
        && !is_bare_year(view, q)
}

/// Whether a word between the place and its figure stands in the sentence of the other figure.
fn names_the_same(view: &View<'_>, claim: Ranking, mine: usize, other: usize) -> bool {
    let (from, to) = view.sentence(other).tokens;
    let told = view.numbered().wholes(from..to);
    let named = view.numbered().wholes(claim.at + 1..view.token(mine));
    named.iter().any(|stem| told.contains(stem))
}
