//! Which figure of a field a place is said of.

use std::ops::Range;

use extractor::{Cue, Kind};

use super::claims::Said;
use crate::holdings::Holdings;
use crate::view::View;

/// The figure, and what its naming is worth.
pub(super) fn holder(view: &View<'_>, field: &Holdings, said: &Said) -> Option<(usize, i32)> {
    let (first, end) = view.reading.sentences[said.sentence].tokens;
    let at = said.at;
    if let Some(own) = led_to(view, field, said) {
        return Some((own, 3));
    }
    let stop = |t: &usize| matches!(view.mark(*t), Some(';' | ':'));
    let from = (first..at).rev().find(stop).map_or(first, |t| t + 1);
    let to = (at + 1..end).find(stop).unwrap_or(end);
    let last = field.figures.iter().map(|&l| view.token(l) + 1).max()?;
    let told = field.tokens.start
        ..field
            .tokens
            .end
            .min(if at >= last { last } else { usize::MAX });
    if told.contains(&at) {
        return None;
    }
    let outside = |range: Range<usize>| -> Range<usize> {
        let (start, end) = (told.start, told.end);
        if start <= range.start && end > range.start {
            end.min(range.end)..range.end
        } else if start > range.start && start < range.end {
            range.start..start
        } else {
            range
        }
    };
    let comma = |from: usize| {
        (from..to)
            .find(|&t| view.mark(t) == Some(','))
            .unwrap_or(to)
    };
    if let Some(behind) = said.behind {
        return only(&field.called(view, outside(behind..comma(behind)))).map(|one| (one, 3));
    }
    let before = outside(from..at);
    before_it(view, field, before.clone())
        .or_else(|| by_number(view, field, before).map(|one| (one, 2)))
        .or_else(|| behind_it(view, field, (at, to), said, outside))
        .or_else(|| pronoun(view, field, said, from))
}

/// "Elm is the busiest of the three, with 1,480 calls. Ash had 1,730": the one figure of the place's own clause, before those of the
/// others.
fn led_to(view: &View<'_>, field: &Holdings, said: &Said) -> Option<usize> {
    let [own, next, ..] = field.figures[..] else {
        return None;
    };
    let (from, to, then) = (said.at, view.token(own), view.token(next));
    let shut = |t: usize| matches!(view.mark(t), Some(';' | ':'));
    let parted = view.context(next).sentence != said.sentence || (to..then).any(shut);
    (said.behind.is_none()
        && view.context(own).sentence == said.sentence
        && from < to
        && parted
        && !(from..to).any(shut))
    .then_some(own)
}

/// "The smallest of the litter, Esk, will be the first" · "Second, then, was Ironbridge" · "highest in April": a place that opens its
/// clause has its holder behind it.
fn behind_it(
    view: &View<'_>,
    field: &Holdings,
    (at, to): (usize, usize),
    said: &Said,
    outside: impl Fn(Range<usize>) -> Range<usize>,
) -> Option<(usize, i32)> {
    let first = view.reading.sentences[said.sentence].tokens.0;
    let opens = (first.max(at.saturating_sub(4))..at)
        .rev()
        .take_while(|&t| !matches!(view.mark(t), Some(',' | ';' | ':')))
        .all(|t| {
            view.mark(t).is_some()
                || view.is_one_of(
                    t,
                    words![
                        "the",
                        "a",
                        "as",
                        "but",
                        "and",
                        "by far",
                        "far",
                        "easily",
                        "so",
                        "comfortably",
                        "much",
                    ],
                )
        });
    let placed = view.is_one_of(
        at + 1,
        words!["in", "at", "for", "on", "being", "is", "was"],
    );
    if !opens && !placed {
        return None;
    }
    let end = |from: usize| {
        (from..to)
            .find(|&t| view.mark(t) == Some(',') || view.cues(t).any(&[Cue::And, Cue::But]))
            .unwrap_or(to)
    };
    let mut start = at + 1;
    for worth in [2, 2, 1] {
        let close = end(start.min(to));
        let found = only(&field.called(view, outside(start.min(close)..close)));
        if found.is_some() {
            return found.map(|one| (one, worth));
        }
        if !opens || view.mark(close) != Some(',') {
            return None;
        }
        start = (close + 1).min(to);
    }
    None
}

fn only(found: &[usize]) -> Option<usize> {
    match found {
        [one] => Some(*one),
        _ => None,
    }
}

/// The name that stands last before the place, phrase by phrase.
fn before_it(view: &View<'_>, field: &Holdings, before: Range<usize>) -> Option<(usize, i32)> {
    let (mut end, mut start) = (before.end, before.end);
    let mut worth = 3;
    while start > before.start {
        start -= 1;
        let and = view.cues(start).any(&[Cue::And, Cue::But]);
        if !and && view.mark(start) != Some(',') && start > before.start {
            continue;
        }
        let told = field.called(view, start..end);
        match told[..] {
            [one] => {
                // "Ash and Birch are the largest": of both.
                let other = start.saturating_sub(4).max(before.start)..start;
                let joined = and
                    && !field.called(view, other.clone()).is_empty()
                    && !other.clone().any(|t| {
                        view.cues(t)
                            .any(&[Cue::Superlative, Cue::Least, Cue::Level])
                            || view.at(t).is_some()
                    });
                return (!joined).then_some((one, worth));
            }
            [] => {
                end = start;
                worth = (worth - 1).max(1);
            }
            _ => return None,
        }
    }
    None
}

/// "The second, about a dog run, had the smallest crowd" · "the present price is the lowest": a figure by its number in the list.
fn by_number(view: &View<'_>, field: &Holdings, before: Range<usize>) -> Option<usize> {
    let mut found = None;
    for t in before.clone().skip(1) {
        let place = if view.is_one_of(
            t,
            words!["last", "latest", "final", "present", "current", "newest"],
        ) {
            Some(field.figures.len())
        } else if view.is_one_of(t, words!["first", "opening", "earliest"]) {
            Some(1)
        } else {
            view.at(t)
                .filter(|&q| view.quantity(q).kind == Kind::Ordinal)
                .and_then(|q| view.quantity(q).value.map(crate::parts::whole))
        };
        let Some(place) = place.filter(|_| {
            view.is_one_of(
                t - 1,
                words!["the", "this", "its", "their", "his", "her", "our"],
            )
        }) else {
            continue;
        };
        if found.is_some_and(|known| known != place) {
            return None;
        }
        found = Some(place);
    }
    field.figures.get(found?.checked_sub(1)?).copied()
}

/// "It was the largest of the four": the one name of the sentence before.
fn pronoun(view: &View<'_>, field: &Holdings, said: &Said, from: usize) -> Option<(usize, i32)> {
    let points = (from..said.at).any(|t| {
        view.is_one_of(
            t,
            words![
                "it", "that", "this", "he", "she", "they", "its", "his", "her", "their",
            ],
        )
    });
    let before = said
        .sentence
        .checked_sub(1)
        .filter(|&s| points && view.apart(s, said.sentence) == Some(1))?;
    let (first, end) = view.reading.sentences[before].tokens;
    if first < field.tokens.end && end > field.tokens.start {
        return None;
    }
    only(&field.called(view, first..end)).map(|one| (one, 1))
}
