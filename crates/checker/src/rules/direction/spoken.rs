//! "A slimmer pile of unpaid bills: £61,000 was owed in June and £68,000 in September" · "Waits have lengthened. The typical one was 39
//! minutes a year ago; it is 47 now": a word that says which way something went, however it is said, and the two levels of one
//! quantity, told for two times, that its passage holds.
//!
//! What no grammar joins is weighed: whether the two times are dates or only tenses, whether the word names what is measured, how far
//! it stands from the levels, and which other pairs it could be of. Where two pairs would do and go different ways, it is silent.

pub(in crate::rules) mod form;
mod pair;
mod when;
pub(in crate::rules) mod word;
mod worth;

use extractor::Cue;
use smallvec::SmallVec;

use self::form::{Form, clause, form, points};
use self::pair::{Held, is_told, pairs};
use self::word::{Way, points_up, said};
use self::worth::worth;
use super::than;
use crate::candidate::{Bound, Candidate};
use crate::rules::Scene;
use crate::view::{Few, View};

/// Passages of more levels tell of more than one change.
const MOST: usize = 14;

/// How many candidates back the word may have been bound.
const RECENT: usize = 400;

/// The least that is proposed, and the most: no grammar joins the word and the levels.
const LEAST: i32 = 4;
const TOP: i32 = 7;
/// What it adds that the word itself leads to the later level.
const LED: i32 = 3;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for paragraph in view.paragraphs() {
        let (from, to) = (paragraph.start, paragraph.end);
        let figures = view.in_sentence(from).start..view.in_sentence(to - 1).end;
        if figures.len() < 2 {
            continue;
        }
        let levels: Few = figures.filter(|&q| is_told(view, q)).collect();
        if !(2..=MOST).contains(&levels.len()) {
            continue;
        }
        let mut held: Option<Vec<Held>> = None;
        'paragraph: for sentence in from..to {
            let (first, end) = view.reading.sentences[sentence].tokens;
            for at in first..end {
                let Some(way) = said(view, at).filter(|&way| points(view, at, way)) else {
                    continue;
                };
                let held = held.get_or_insert_with(|| pairs(scene, &levels));
                if held.is_empty() {
                    break 'paragraph;
                }
                let span = view.reading.tokens[at].span;
                let known = out
                    .iter()
                    .rev()
                    .take(RECENT)
                    .any(|other| other.rule == "direction" && other.claim.span.overlaps(span));
                if !known {
                    out.extend(bind(view, sentence, at, way, held, &levels));
                }
            }
        }
    }
}

/// How the word is bound to the pair that most speaks for.
fn bind(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    way: Way,
    held: &[Held],
    levels: &[usize],
) -> Option<Candidate> {
    let own = own_level(view, at, levels);
    let bound: SmallVec<[(i32, bool, &Held); 8]> = held
        .iter()
        .filter(|pair| own.is_none_or(|own| own == pair.new || own == pair.old))
        .filter_map(|pair| {
            let up = direction(view, at, way, pair)?;
            let led = LED * i32::from(own == Some(pair.new));
            let worth = worth(view, sentence, at, pair, levels)?.sum() + led;
            Some((worth, agrees(view, pair, up), pair))
        })
        .collect();
    let &(mut worth, agrees, pair) = bound.iter().rev().max_by_key(|(worth, ..)| *worth)?;
    // Where another pair would do as well and goes the other way, only what agrees is told.
    let doubted =
        |&(other, as_told, _): &(i32, bool, &Held)| as_told != agrees && other + 1 >= worth;
    if bound.iter().any(doubted) {
        if !agrees {
            return None;
        }
        worth -= 2;
    }
    let up = direction(view, at, way, pair)?;
    if !agrees && contradicted(view, at, pair, !up) {
        worth -= 3;
    }
    if worth < LEAST {
        return None;
    }
    let span = view.reading.tokens[at].span;
    let mut found = than::candidate(view, span, sentence, up, pair.new, pair.old, worth.min(TOP));
    found.operands = Bound::both(view, pair.new, pair.old).to_vec();
    Some(found)
}

/// "numbers have slid, to 51 in October": the level that the word itself leads to.
fn own_level(view: &View<'_>, at: usize, levels: &[usize]) -> Option<usize> {
    let end = view.end_token(at).min(at + 5);
    let to = (at + 1..end).find(|&t| view.cues(t).has(Cue::To))?;
    let set = (at + 1..to)
        .all(|t| view.mark(t) == Some(',') || view.cues(t).any(&[Cue::Later, Cue::Earlier]));
    let level = (to + 1..end.max(to + 3)).find_map(|t| view.at(t))?;
    (set && levels.contains(&level)).then_some(level)
}

/// Whether the levels go the way that the word says.
fn agrees(view: &View<'_>, pair: &Held, up: bool) -> bool {
    let [new, old] = Bound::both(view, pair.new, pair.old);
    new.value.total_cmp(&old.value).is_eq() || (new.value > old.value) == up
}

/// Whether the word says that the pair goes up.
fn direction(view: &View<'_>, at: usize, way: Way, pair: &Held) -> Option<bool> {
    let clause = clause(view, at);
    let told = |q: usize| {
        let token = view.token(q);
        view.first_token(token)..view.end_token(token)
    };
    let up = points_up(
        view,
        way,
        pair.new,
        &[clause, told(pair.new), told(pair.old)],
    )?;
    Some(up != is_of_the_old(view, at, pair))
}

/// "Turnout was 34%; four years ago it had been livelier, at 41": said of the earlier level, against the later one before it.
fn is_of_the_old(view: &View<'_>, at: usize, pair: &Held) -> bool {
    let (new, old) = (view.token(pair.new), view.token(pair.old));
    let end = view.end_token(at);
    new < at
        && old > at
        && old < end.min(at + 6)
        && form(view, at) == Form::Predicate
        && (at + 1..old)
            .all(|t| view.mark(t) == Some(',') || view.is_one_of(t, words!["at", "with"]))
}

/// Whether another word beside the levels says the contrary: then that one is said of them.
fn contradicted(view: &View<'_>, word: usize, pair: &Held, up: bool) -> bool {
    let (a, b) = (
        view.token(pair.new.min(pair.old)),
        view.token(pair.new.max(pair.old)),
    );
    (view.first_token(a)..view.end_token(b))
        .filter(|&t| t != word)
        .any(|t| {
            said(view, t)
                .filter(|&way| points(view, t, way))
                .and_then(|way| direction(view, t, way, pair))
                == Some(up)
        })
}
