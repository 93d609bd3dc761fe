//! Levels of one quantity for two times, as the words around each tell: "£61,000 in June and £68,000 in September" · "In May it was 24%, in
//! June 31".

use std::ops::Range;

use extractor::{Cue, Kind, Role, Stance};

use super::when::{self, When};
use super::worth::REACH;
use crate::pairs::{alike, is_in_passing};
use crate::parts::{is_amount, is_bare_year, is_elliptical, is_few, nouns_differ};
use crate::rules::Scene;
use crate::rules::direction::is_rate_of_exchange;
use crate::rules::direction::two::is_taken_out;
use crate::topic::related;
use crate::view::{Few, View};
use crate::words::WordList;

/// How strongly a pair of the rules of change is told by grammar, and how certain its order is then.
const GRAMMAR: i32 = 9;

pub(super) const TOLD: i32 = 4;

/// Two levels of one quantity, in order of time.
pub(super) struct Held {
    pub(super) new: usize,
    pub(super) old: usize,
    /// How certain the order is: see [`When::order`].
    pub(super) order: i32,
}

/// A level that is told: no date or place, none of a change, no length of time that only says how long ago.
pub(super) fn is_told(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let kind = matches!(
        quantity.kind,
        Kind::Cardinal
            | Kind::Money
            | Kind::Measure
            | Kind::Percent
            | Kind::Rate
            | Kind::Duration
            | Kind::Fraction
    );
    let token = view.token(q);
    let changed = matches!(view.context(q).role, Role::Change(_)) && !is_amount(view, q);
    let ago = || {
        let behind = (token + 1..view.end_token(token).min(token + 3)).any(|t| view.begins(t, AGO));
        let timed = quantity.kind == Kind::Duration;
        (timed || quantity.in_words) && behind
            || timed && view.is_one_of(token.wrapping_sub(1), STRETCH)
    };
    let joined = view.mark(token + 1) == Some('-') && token + 1 < view.end_token(token);
    kind && quantity.value.is_some()
        && !quantity.hedge.is_bound()
        && !is_bare_year(view, q)
        && !matches!(
            view.context(q).stance,
            Stance::Negated | Stance::Hypothetical
        )
        && !changed
        && !is_in_passing(view, q)
        && !ago()
        && !joined
}

/// Behind a number: how long ago or later something else was.
const AGO: WordList = words![
    "ago",
    "earlier",
    "later",
    "on,",
    "previously",
    "since",
    "old",
];

/// Before a length of time: over which something else was.
const STRETCH: WordList = words![
    "over", "in", "for", "within", "last", "past", "next", "previous", "the", "to", "first",
    "every", "after", "during",
];

/// All pairs of levels of one quantity of which words tell which is the later.
pub(super) fn pairs(scene: &Scene<'_>, levels: &[usize]) -> Vec<Held> {
    let view = scene.view;
    let mut found = Vec::new();
    for (place, &a) in levels.iter().enumerate() {
        for &b in &levels[place + 1..] {
            let apart = view.context(b).sentence - view.context(a).sentence;
            if apart > REACH
                || !is_one_quantity(view, levels, a, b)
                || is_rate_of_exchange(view, a, b)
            {
                continue;
            }
            let told = scene
                .pairs_near(view.context(a).sentence, REACH)
                .iter()
                .filter(|pair| pair.label.is_none() && pair.strength >= 6)
                .find(|pair| (pair.new, pair.old) == (a, b) || (pair.new, pair.old) == (b, a));
            if let Some(pair) = told.filter(|pair| pair.strength >= GRAMMAR) {
                let (new, old) = (pair.new, pair.old);
                found.push(Held {
                    new,
                    old,
                    order: TOLD,
                });
                continue;
            }
            let ordered = when(view, a, levels, b).order(when(view, b, levels, a));
            let (later, order) = match (told, ordered) {
                (_, Some((later, order))) if order > when::TENSE => (later, order),
                (Some(pair), _) => (pair.new == b, 2),
                _ if apart == 0 && is_held_against(view, a, b) => (false, 3),
                _ if apart == 0 && is_held_against(view, b, a) => (true, 3),
                (None, Some(ordered)) if apart > 0 => ordered,
                _ => continue,
            };
            let (new, old) = if later { (b, a) } else { (a, b) };
            found.push(Held { new, old, order });
        }
    }
    // What grammar sets side by side is of no other pair.
    let told: Few = found
        .iter()
        .filter(|pair| pair.order == TOLD)
        .flat_map(|pair| [pair.new, pair.old])
        .collect();
    found.retain(|pair| {
        pair.order == TOLD || !told.contains(&pair.new) && !told.contains(&pair.old)
    });
    found
}

/// Whether the second of two is a base or reference, whatever its unit.
fn is_held_against(view: &View<'_>, new: usize, old: usize) -> bool {
    let role = |q: usize| matches!(view.context(q).role, Role::Base | Role::Reference);
    role(old) && !role(new)
}

/// Whether two levels can be of one quantity: of one measure and size, neither taken out of the other, their nouns not different.
pub(super) fn is_one_quantity(view: &View<'_>, levels: &[usize], a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    let (Some(one), Some(other)) = (x.value, y.value) else {
        return false;
    };
    let near = one.abs().min(other.abs()) * 4.0 >= one.abs().max(other.abs());
    if !near
        || is_part(view, levels, a)
        || is_part(view, levels, b)
        || !is_of_one_measure(view, levels, a, b)
    {
        return false;
    }
    if !view.is_count(a) || !view.is_count(b) {
        return true;
    }
    let (mine, theirs) = (view.counted(a), view.counted(b));
    if !mine.is_empty() && !theirs.is_empty() {
        return !nouns_differ(view, a, b);
    }
    // "four lanes … 17 calls": a few of something are of nothing else.
    let few = |q: usize| is_few(view, q) && view.context(q).counted.is_some();
    let elided = is_bare(view, b) && view.context(a).sentence == view.context(b).sentence;
    if (few(a) || few(b)) && !elided || !is_bare(view, b) && theirs.is_empty() && !mine.is_empty() {
        return false;
    }
    // A bare count goes with the last that is of what its words name.
    let names = |q: usize, noun: &[&str]| {
        let token = view.token(q);
        (view.first_token(token).max(token.saturating_sub(6))..token)
            .rev()
            .take_while(|&t| view.at(t).is_none() && view.mark(t).is_none())
            .flat_map(|t| view.stems(view.reading.tokens[t].span))
            .any(|word| noun.iter().any(|stem| related(word, stem)))
    };
    mine.is_empty()
        || !theirs.is_empty()
        || names(b, mine)
        || !levels
            .iter()
            .any(|&c| c != a && c != b && names(b, view.counted(c)))
}

/// Whether two figures are of one measure; a bare one takes the unit of the last before it that has one.
fn is_of_one_measure(view: &View<'_>, levels: &[usize], a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    if x.kind == y.kind {
        return alike(view, a, b);
    }
    let bare = is_bare(view, b) && (!is_few(view, b) || closes(view, b));
    let last = levels
        .iter()
        .copied()
        .filter(|&q| q < b)
        .rev()
        .find(|&q| !view.is_count(q));
    bare && !view.is_count(a)
        && (last == Some(a)
            || view.context(a).sentence == view.context(b).sentence && alike(view, a, b))
}

/// "against 58 last October": a number that counts nothing by name.
fn is_bare(view: &View<'_>, q: usize) -> bool {
    let next = view.token(q) + 1;
    is_elliptical(view, q)
        || view.is_count(q)
            && next < view.end_token(next - 1)
            && (view.is_one_of(next, words!["last", "this", "in", "on", "by", "at"])
                || view.cues(next).any(&[Cue::Earlier, Cue::Later]))
}

/// A part of a count told before; "2,140 of them" that nobody counted before is none.
fn is_part(view: &View<'_>, levels: &[usize], q: usize) -> bool {
    let those = view
        .cue_behind(view.token(q), 1, &[Cue::OfThose])
        .is_some_and(|_| {
            !levels
                .iter()
                .any(|&l| l < q && view.quantity(l).value > view.quantity(q).value)
        });
    is_taken_out(view, q) && !those
}

/// Whether nothing stands right behind a figure that it could count.
fn closes(view: &View<'_>, q: usize) -> bool {
    let next = view.token(q) + 1;
    next >= view.end_token(next - 1) || view.mark(next).is_some() || !view.cues(next).is_plain()
}

/// When a level holds: by the words of its part of the sentence, or by those that open the sentence.
fn when(view: &View<'_>, q: usize, levels: &[usize], other: usize) -> When {
    let own = part(view, q, levels, other);
    let found = When::of(view, q, own.clone());
    let first = view.first_token(own.start);
    if found.is_told() || own.start == first {
        return found;
    }
    let end = view.end_token(first).min(first + OPENING);
    let opens = (first..end)
        .find(|&at| view.mark(at).is_some() || view.at(at).is_some_and(|l| levels.contains(&l)));
    let opening = When::of(view, q, first..opens.unwrap_or(end));
    if opening.is_told() { opening } else { found }
}

/// How many tokens of a sentence may tell when all of it holds.
const OPENING: usize = 7;

/// The tokens that go with a level: its sentence up to its neighbours of the kind, cut at the strongest mark between.
fn part(view: &View<'_>, q: usize, levels: &[usize], other: usize) -> Range<usize> {
    let token = view.token(q);
    let (mut from, mut to) = (view.first_token(token), view.end_token(token));
    for &l in levels {
        let t = view.token(l);
        if l == q
            || t < from
            || t >= to
            || l != other && !is_one_quantity(view, levels, l.min(q), l.max(q))
        {
            continue;
        }
        if t < token {
            from = cut(view, t, token);
        } else {
            to = cut(view, token, t);
            break;
        }
    }
    from..to.max(token + 1)
}

/// Where the words of one level end and those of the next begin.
fn cut(view: &View<'_>, one: usize, other: usize) -> usize {
    let parts = |at: usize| match view.mark(at) {
        Some('(' | ')') => 5,
        Some(';' | ':') => 4,
        Some(',' | '—' | '–') => 3,
        _ if view
            .cues(at)
            .any(&[Cue::And, Cue::But, Cue::Against, Cue::From]) =>
        {
            2
        }
        _ => i32::from(
            view.begins(
                at,
                words![
                    "in place of",
                    "instead of",
                    "as opposed to",
                    "rather than",
                    "turned into",
                    "became",
                    "becoming",
                    "gave way to",
                ],
            ) || view.is_one_of(
                at,
                words![
                    "to", "after", "when", "where", "while", "whereas", "than", "versus", "before",
                    "now",
                ],
            ),
        ),
    };
    let strongest = (one + 1..other).map(parts).max().unwrap_or(0);
    if strongest == 0 {
        return other;
    }
    (one + 1..other)
        .find(|&at| parts(at) == strongest)
        .unwrap_or(other)
}
