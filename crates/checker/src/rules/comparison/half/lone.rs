//! More or less than half, told at some distance from the only part and whole that a passage sets side by side: "Of the 1,140 replies 702
//! came from farms. Growers thus made up the bulk" · "Six of the nine bids failed. Most of them …".
//!
//! Of several parts of one whole it is of the one that its clause names. No grammar says that it is of them: shown where it agrees, and
//! where much else speaks for it.

use extractor::{Cue, Hedge, Kind};

use super::{CONCLUDING, Half, is_taken_out, is_wanted, share};
use crate::candidate::Candidate;
use crate::parts::is_aside;
use crate::topic::related;
use crate::view::{Few, View};

/// How many sentences before and behind the figures may be told.
const BACK: usize = 2;
const AHEAD: usize = 1;
/// What is named or concluded, and what only stands nearby.
const NAMED: i32 = 6;
const NEAR: i32 = 4;
/// A smaller part is hardly called most of it by mistake.
const LEAST: f64 = 0.2;
/// More figures tell of more than one whole.
const MOST: usize = 9;

pub(super) fn bind(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let all: Few = view
        .around(sentence, BACK, AHEAD)
        .filter(|&q| Some(q) != half.quantity && is_counted(view, q))
        .collect();
    let (first, end) = (view.first_token(half.from), view.end_token(half.from));
    let denied = (first..half.from)
        .chain(half.to..end.min(half.to + 4))
        .any(|t| {
            view.cues(t).any(&[
                Cue::Negation,
                Cue::Hypothetical,
                Cue::Forecast,
                Cue::Earlier,
            ])
        });
    // "bulk carrier", "what worried them most"
    let led = half.from > first && view.is_word(half.from - 1);
    let loose = half.quantity.is_none()
        && match view.lower(half.from) {
            "bulk" => !led,
            "most" => {
                led && !view.cues(half.to).any(&[Cue::Of, Cue::OfThose])
                    && view.mark(half.to).is_some()
            }
            _ => false,
        };
    // "a majority of 2,059", "most of the 240", "more than half of the patients, 71 of them": it has a figure of its own.
    let measured = (half.to..end.min(half.to + 8)).any(|t| view.at(t).is_some())
        || half.from > first
            && (view.at(half.from - 1).is_some() || view.cues(half.from - 1).has(Cue::By));
    let nearly = half
        .quantity
        .is_some_and(|q| view.quantity(q).hedge == Hedge::Nearly);
    let concluded = (first..end).any(|t| {
        view.is_word(t) && view.begins(t, CONCLUDING)
            || view.is_one_of(t, words!["then", "thus", "therefore"])
    });
    if measured || nearly {
        return None;
    }
    if !(2..=MOST).contains(&all.len()) || denied || loose || is_wanted(view, half.from) {
        return None;
    }
    let parted = parted(view, &all);
    let whole = parted.first()?.1;
    if parted.iter().any(|&(_, other)| other != whole) {
        return None;
    }
    let told = topic(view, half);
    let named: Few = parted
        .iter()
        .map(|&(part, _)| part)
        .filter(|&part| names(view, part, &told))
        .collect();
    let of_any = concluded || is_of_any(view, half, &all);
    let (part, strength) = match (&named[..], &parted[..]) {
        (&[part], _) => (part, if of_any { NAMED } else { NEAR }),
        _ if !of_any => return None,
        ([], &[(part, _)]) if concluded => (part, NAMED - 1),
        ([], &[(part, _)]) => (part, NEAR),
        _ => return None,
    };
    let mut found = share(view, sentence, half, [part, whole]);
    found.strength = strength;
    Some(found)
}

/// Whether what the half is of is nothing new: it names none, points back, or says a word that stands with the figures.
fn is_of_any(view: &View<'_>, half: &Half, all: &[usize]) -> bool {
    let end = view.end_token(half.from);
    let of = view.lower(half.to - 1).ends_with(" of") || view.cues(half.to).has(Cue::Of);
    if !of {
        return true;
    }
    let phrase: Few = (half.to..end.min(half.to + 5))
        .take_while(|&t| view.is_word(t))
        .collect();
    let pointed = phrase
        .iter()
        .any(|&t| view.is_one_of(t, words!["them", "those", "these", "it", "this", "that"]));
    let mut stems = phrase
        .iter()
        .flat_map(|&t| view.stems(view.reading.tokens[t].span));
    pointed
        || stems.any(|stem| {
            all.iter().any(|&q| {
                let words = view.counted(q).iter().chain(view.topic(q));
                words.into_iter().any(|other| related(stem, other))
            })
        })
}

pub(super) fn is_counted(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && quantity.value.is_some()
        && quantity.hedge.is_neutral()
        && !is_aside(view, q)
}

/// All parts that are taken out of a whole in so many words, or of a list that adds up to one of the figures.
pub(super) fn parted(view: &View<'_>, all: &[usize]) -> Vec<(usize, usize)> {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let like = |a: usize, b: usize| {
        let (x, y) = (view.quantity(a), view.quantity(b));
        x.kind == y.kind && x.unit.base == y.unit.base
    };
    let mut found = Vec::new();
    for &whole in all {
        for &part in all {
            let (p, w) = (view.token(part), view.token(whole));
            // "0.8 of metal (including six scooters)"
            let whole_number = |q: usize| value(q).fract() == 0.0;
            if whole_number(whole) && !whole_number(part) && view.is_count(whole) {
                continue;
            }
            let inside = view.context(part).sentence == view.context(whole).sentence;
            if inside
                && like(part, whole)
                && value(part) < value(whole)
                && value(part) > LEAST * value(whole)
                && (is_taken_out(view, p, w, false) || is_opened(view, part, whole))
            {
                found.push((part, whole));
            }
        }
    }
    if found.is_empty() {
        for (place, &whole) in all.iter().enumerate() {
            let list = &all[place + 1..];
            let sum: f64 = list.iter().map(|&q| value(q)).sum();
            if list.len() >= 2
                && list.iter().all(|&q| like(q, whole))
                && (sum - value(whole)).abs() < 1e-6 * sum
            {
                found.extend(list.iter().map(|&part| (part, whole)));
            }
        }
    }
    found
}

/// "Of the 1,140 replies … 702 came from farms", "with 418 members voting … backed by 213".
fn is_opened(view: &View<'_>, part: usize, whole: usize) -> bool {
    let w = view.token(whole);
    let first = view.first_token(w);
    view.token(part) > w
        && w - first <= 3
        && (view.cues(first).any(&[Cue::Of, Cue::OutOf])
            || view.is_one_of(first, words!["among", "with", "from"]))
}

/// The stems of what the half is said to be or do.
fn topic<'a>(view: &View<'a>, half: &Half) -> Vec<&'a str> {
    let (first, end) = (view.first_token(half.from), view.end_token(half.from));
    let stop = |t: &usize| view.mark(*t).is_some_and(|mark| mark != '-' && mark != ',');
    let from = (first..half.from).rev().find(stop).map_or(first, |t| t + 1);
    let to = (half.to..end).find(stop).unwrap_or(end);
    (from..half.from)
        .chain(half.to..to)
        .filter(|&t| view.is_word(t) && !view.cues(t).any(&[Cue::Attribution, Cue::Level]))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect()
}

/// Whether a word right beside a part is one of those.
fn names(view: &View<'_>, part: usize, told: &[&str]) -> bool {
    let token = view.token(part);
    (token + 1..view.end_token(token).min(token + 7))
        .take_while(|&t| {
            view.at(t).is_none()
                && view.mark(t).is_none_or(|mark| mark == '-')
                && !view.cues(t).has(Cue::And)
        })
        .filter(|&t| view.is_word(t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .any(|stem| told.iter().any(|other| related(stem, other)))
}
