//! "Each carrier was limited to 80 ballots. Under the new law that number drops to six" · "36 cases were reported. On Thursday the
//! number of cases rose to 58": a level that a verb arrives at, and the one that the sentence before told.
//!
//! Shown where it agrees: that the earlier level is the one it went from is told by no grammar.

use extractor::{Cue, Kind, Role, Stance};

use super::{than, verb_before};
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::parts::is_bare_year;
use crate::view::View;
use crate::words::WordList;

/// How many sentences before it may tell the level it went from.
const BACK: usize = 2;
/// A binding that no grammar licenses: shown, never flagged.
const SHOWN: i32 = 4;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for new in 0..view.reading.quantities.len() {
        if view.context(new).role != Role::Result || !is_plain(view, new) {
            continue;
        }
        let token = view.token(new);
        let Some((word, up)) = verb_before(view, token) else {
            continue;
        };
        let sentence = view.context(new).sentence;
        let like = |&q: &usize| {
            q != new
                && is_plain(view, q)
                && alike(view, q, new)
                && matches!(
                    view.context(q).role,
                    Role::Level | Role::Result | Role::Base
                )
        };
        // Another level of the sentence is the one it went from.
        if view.in_sentence(sentence).any(|q| like(&q)) {
            continue;
        }
        let before = (1..=BACK)
            .take_while(|&back| sentence >= back)
            .map(|back| sentence - back)
            .filter(|&at| view.apart(at, sentence).is_some())
            .find(|&at| view.in_sentence(at).any(|q| like(&q)));
        let Some(before) = before else { continue };
        let levels: Vec<usize> = view.in_sentence(before).filter(like).collect();
        let [old] = levels[..] else { continue };
        if !is_of_the_same(view, word, before, sentence) {
            continue;
        }
        let span = view.reading.tokens[word].span;
        out.push(than::candidate(view, span, sentence, up, new, old, SHOWN));
    }
}

fn is_plain(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Rate | Kind::Fraction
    ) && quantity.value.is_some()
        && quantity.hedge.is_neutral()
        && view.context(q).stance == Stance::Fact
        && !is_bare_year(view, q)
}

/// Whether the subject of the verb points back ("that number", "it"), or is named in full by the sentence before.
fn is_of_the_same(view: &View<'_>, word: usize, before: usize, sentence: usize) -> bool {
    let first = view.reading.sentences[sentence].tokens.0;
    let start = (first..word)
        .rev()
        .find(|&at| view.mark(at).is_some() || view.at(at).is_some())
        .map_or(first, |at| at + 1);
    let subject = start..word;
    let pronoun =
        |at: usize| view.is_one_of(at, words!["that", "this", "it", "they", "these", "those"]);
    let points = subject.clone().rev().take(3).any(pronoun)
        && !subject.clone().any(|at| view.cues(at).has(Cue::Of));
    let (from, to) = view.reading.sentences[before].tokens;
    let told = view.numbered().wholes(from..to);
    let named: Vec<u32> = subject
        .filter(|&at| view.is_word(at) && !GENERAL.has(view.lower(at)))
        .flat_map(|at| view.numbered().wholes(at..at + 1).to_vec())
        .collect();
    points || !named.is_empty() && named.iter().all(|stem| told.contains(stem))
}

/// Nouns for any measure.
const GENERAL: WordList = words![
    "number",
    "numbers",
    "the number",
    "figure",
    "figures",
    "total",
    "the total",
    "count",
    "tally",
];
