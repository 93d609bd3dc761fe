//! A total and its parts in different places: an item each under the total ("The north took in 12,400 … The south took in 9,300"),
//! or one list in a sentence whose sum an earlier paragraph gave.
//!
//! Nothing joins the two, so only the figures can: the sum must be the total to its last place, and the words must name one
//! thing. Such a sum is shown where it agrees, and nothing is said where it does not.

use document::BlockKind;
use extractor::{Cue, Kind, Role, Stance};

use crate::parts::{is_amount, is_asserted, is_bracketed, is_linked};
use crate::view::View;

/// A total of items stands at most so many sentences before the first and behind the last.
const AHEAD: usize = 30;
const BEHIND: usize = 6;
/// How many sentences open a text.
const OPENING: usize = 3;
/// More parts than these are no list that somebody adds up.
const MOST: usize = 12;

/// Every total with its parts, and the strength of the binding.
pub(super) fn found(view: &View<'_>) -> Vec<(usize, Vec<usize>, i32)> {
    let mut found = Vec::new();
    for list in lists(view) {
        // Of items the first few may have a total of their own; a list in a sentence has one.
        let one = view.context(list[0]).sentence == view.context(list[1]).sentence;
        for end in (if one { list.len() } else { 2 })..=list.len() {
            let parts = &list[..end];
            let whole = end == list.len();
            if let Some((total, strength)) = total(view, parts, whole) {
                found.push((total, parts.to_vec(), strength));
            }
        }
    }
    found
}

/// The lists of like figures: runs in a sentence, and one figure of each item.
fn lists(view: &View<'_>) -> Vec<Vec<usize>> {
    let mut lists = Vec::new();
    let sentences = view.reading.sentences.len();
    for sentence in (0..sentences).filter(|&at| view.in_sentence(at).len() > 1) {
        let figures: Vec<usize> = view
            .in_sentence(sentence)
            .filter(|&q| can_be_part(view, q) && !is_change(view, q))
            .collect();
        for run in figures.chunk_by(|&a, &b| are_like(view, a, b) && is_linked(view, a, b)) {
            // Two make a headline's figure: "grants eleven people clemency" over "seven pardons and four commutations".
            let titled = run.len() == 2 && is_opening(view, sentence);
            if (3..=MOST).contains(&run.len()) || titled {
                lists.push(run.to_vec());
            }
        }
    }
    let mut at = 0;
    while at < sentences {
        let kind =
            |sentence: usize| view.document.blocks[view.reading.sentences[sentence].block].kind;
        let BlockKind::ListItem(list) = kind(at) else {
            at += 1;
            continue;
        };
        let end = (at..sentences)
            .find(|&next| !matches!(kind(next), BlockKind::ListItem(n) if n == list))
            .unwrap_or(sentences);
        lists.extend(items(view, at, end, false));
        lists.extend(items(view, at, end, true));
        at = end;
    }
    lists
}

/// Whether a sentence is one of the first under the headline.
fn is_opening(view: &View<'_>, sentence: usize) -> bool {
    sentence <= OPENING && view.reading.sentences[sentence].block > 0
}

/// Whether a figure stands in the headline over the first sentences.
fn heads(view: &View<'_>, total: usize, part: usize) -> bool {
    view.sentence(total).block == 0 && is_opening(view, view.context(part).sentence)
}

/// The figure of each item that tells where it went, or else its level; or by how much it changed.
fn items(view: &View<'_>, from: usize, to: usize, changes: bool) -> Option<Vec<usize>> {
    let mut parts: Vec<usize> = Vec::new();
    let mut at = from;
    while at < to {
        let block = view.reading.sentences[at].block;
        let next = (at..to)
            .find(|&next| view.reading.sentences[next].block != block)
            .unwrap_or(to);
        let own = view.in_sentence(at).start..view.in_sentence(next - 1).end;
        let like = |&q: &usize| {
            can_be_part(view, q)
                && is_change(view, q) == changes
                && parts.first().is_none_or(|&first| are_like(view, first, q))
        };
        let arrived = || {
            own.clone()
                .filter(like)
                .find(|&q| view.context(q).role == Role::Result)
        };
        let part = (!changes).then(arrived).flatten();
        match part.or_else(|| own.clone().find(like)) {
            Some(part) => parts.push(part),
            // A list of which one item gives no figure is no list of parts.
            None => break,
        }
        at = next;
    }
    let one_way = parts
        .windows(2)
        .all(|pair| view.change(pair[0]) == view.change(pair[1]));
    ((2..=MOST).contains(&parts.len()) && one_way).then_some(parts)
}

fn can_be_part(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && (is_amount(view, q) || is_change(view, q))
        && !is_bracketed(view, q)
        && !quantity.hedge.is_bound()
        && is_asserted(view, q)
}

fn is_change(view: &View<'_>, q: usize) -> bool {
    matches!(view.context(q).role, Role::Change(_))
}

fn are_like(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    x.unit == y.unit && x.kind == y.kind
}

/// The figure near a list that is the sum of its parts, and is said of the same.
fn total(view: &View<'_>, parts: &[usize], whole: bool) -> Option<(usize, i32)> {
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let (from, to) = (view.context(first).sentence, view.context(last).sentence);
    let of = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let sum: f64 = parts.iter().map(|&part| of(part)).sum();
    let rounding: f64 = parts
        .iter()
        .map(|&part| view.quantity(part).grain / 2.0)
        .sum();
    let start = view.in_sentence(from.saturating_sub(AHEAD)).start;
    let until = (to + BEHIND).min(view.reading.sentences.len() - 1);
    let ahead = (start..view.in_sentence(from).start).rev();
    let behind = view.in_sentence(to).end..view.in_sentence(until).end;
    ahead.chain(behind).find_map(|q| {
        let quantity = view.quantity(q);
        let off = (of(q) - sum).abs();
        let known = are_like(view, q, first)
            && !view.is_furniture(q)
            && view.context(q).stance != Stance::Negated
            && !quantity.hedge.is_bound()
            && off <= 1e-9 + (rounding + quantity.grain / 2.0).min(0.002 * sum);
        if !known {
            return None;
        }
        // "the sum of proven and probable reserves": the words call it one.
        let called = is_called_a_sum(view, view.context(q).sentence);
        let exact = off <= 1e-6 * sum;
        let digits = (sum / quantity.grain.max(rounding)).log10();
        let alike = shares_a_word(view, q, parts);
        let strength = match (called, whole && exact, digits) {
            (true, true, _) => 7,
            (true, _, 1.5..) => 5,
            (_, true, 2.9..) => 6,
            (_, true, 1.0..) if parts.len() > 2 || heads(view, q, first) => 4,
            _ => return None,
        };
        alike.then_some((q, strength))
    })
}

/// Whether a sentence, or the one that it points back to, calls a figure a sum or total.
fn is_called_a_sum(view: &View<'_>, sentence: usize) -> bool {
    let says = |sentence: usize| {
        let (from, to) = view.reading.sentences[sentence].tokens;
        view.sentence_has(sentence, &[Cue::Total])
            || (from..to)
                .any(|at| view.is_one_of(at, words!["sum", "sum of", "the sum of", "plus"]))
    };
    let before = sentence
        .checked_sub(1)
        .filter(|&before| view.apart(before, sentence) == Some(1));
    says(sentence) || before.is_some_and(says)
}

/// Whether a word beside the total stands in the sentences of most of its parts.
fn shares_a_word(view: &View<'_>, total: usize, parts: &[usize]) -> bool {
    let mut told: Vec<u32> = Vec::new();
    let token = view.token(total);
    let near =
        view.first_token(token).max(token.saturating_sub(12))..view.end_token(token).min(token + 8);
    told.extend_from_slice(view.numbered().wholes(near));
    let has = |&&part: &&usize| {
        let (from, to) = view.sentence(part).tokens;
        let words = view.numbered().wholes(from..to);
        told.iter().any(|stem| words.contains(stem))
    };
    4 * parts.iter().filter(has).count() >= 3 * parts.len()
}
