//! What names each figure of a list: the words that the strongest mark between it and its neighbours leaves it.

use extractor::{Cue, Kind};
use smallvec::SmallVec;

use super::{Label, REACH};
use crate::parts::is_bare_year;
use crate::sides::side;
use crate::view::View;

/// How strongly a token parts what stands before it from what stands behind.
fn parts(view: &View<'_>, at: usize) -> u8 {
    match view.mark(at) {
        // "Ash: 31": the mark stands between a figure and its name.
        Some(':') if view.at(at + 1).is_some_and(|q| !is_dated(view, q)) => return 0,
        Some(';' | ':') => return 3,
        Some(',' | '—' | '–' | '|' | '/' | '·') => return 2,
        _ => {}
    }
    let joins = view.cues(at).any(&[Cue::And, Cue::But, Cue::Against]);
    u8::from(joins || view.is_one_of(at, words!["while", "whereas"]))
}

/// The names of each figure, and the tokens that they span.
pub(super) fn labels(
    view: &View<'_>,
    figures: &[usize],
) -> (SmallVec<[Label; 8]>, std::ops::Range<usize>) {
    let mut before: SmallVec<[Label; 8]> = SmallVec::new();
    let mut behind: SmallVec<[Label; 8]> = SmallVec::new();
    before.resize(figures.len(), Label::new());
    behind.resize(figures.len(), Label::new());
    let start = |q: usize| view.token(q);
    let (first, last) = (figures[0], figures[figures.len() - 1]);
    let opening = start(first)
        .saturating_sub(REACH)
        .max(view.first_token(start(first)));
    let opens = (opening..start(first))
        .rev()
        .find(|&at| parts(view, at) == 3)
        .map_or(opening, |at| at + 1);
    let other = |t: &usize| view.at(*t).is_some_and(|q| !is_dated(view, q));
    // What stands beyond a figure of another kind is said of that.
    let ahead = |from: usize, to: usize| (from..to).rev().find(other).map_or(from, |t| t + 1)..to;
    let after = |from: usize, to: usize| from..(from..to).find(other).unwrap_or(to);
    // What stands before the last mark is the heading of all.
    let within = start(first) + 1..start(figures[1]);
    let inner_mark = within.map(|t| parts(view, t)).max().unwrap_or(2).max(2);
    let opens = (opens..start(first))
        .rev()
        .find(|&at| parts(view, at) >= inner_mark)
        .map_or(opens, |at| at + 1);
    names(view, ahead(opens, start(first)), &mut before[0]);
    for (at, pair) in figures.windows(2).enumerate() {
        let (from, to) = (start(pair[0]) + 1, start(pair[1]));
        if view.context(pair[0]).sentence != view.context(pair[1]).sentence {
            names(view, after(from, view.end_token(from - 1)), &mut behind[at]);
            names(view, ahead(view.first_token(to), to), &mut before[at + 1]);
            continue;
        }
        let strongest = (from..to).map(|t| parts(view, t)).max().unwrap_or(0);
        if strongest == 0 {
            names(view, ahead(from, to), &mut before[at + 1]);
            continue;
        }
        // "2014 had 15.9 and 2026, to date, has 16.4": a conjunction right behind a figure ends what is said of it.
        let ends = view.cues(from).any(&[Cue::And, Cue::But]);
        let cuts = || {
            (from..to).filter(|&t| {
                if ends {
                    t == from
                } else {
                    parts(view, t) == strongest
                }
            })
        };
        let (one, last_cut) = (cuts().next().unwrap_or(from), cuts().last().unwrap_or(from));
        names(view, after(from, one), &mut behind[at]);
        // "Ash, 31, Birch, 58"
        let last_cut = if last_cut + 1 == to { one } else { last_cut };
        names(view, ahead(last_cut, to), &mut before[at + 1]);
    }
    let close = view.end_token(start(last)).min(start(last) + REACH);
    let closes = (start(last) + 1..close)
        .find(|&at| parts(view, at) > 1 || view.cues(at).has(Cue::And))
        .unwrap_or(close);
    names(
        view,
        after(start(last) + 1, closes),
        &mut behind[figures.len() - 1],
    );
    let inner = figures.len() - 1;
    let leads = before[1..].iter().any(is_named);
    let follows = behind[..inner].iter().any(is_named);
    // "In the quarter sopranos numbered 17, altos 21": where all names lead, what follows the last is no name, and the other way round.
    if leads && !follows {
        behind[inner].clear();
    }
    if follows && !leads {
        before[0].clear();
    }
    let end = if is_named(&behind[inner]) {
        closes
    } else {
        start(last) + 1
    };
    let from = if is_named(&before[0]) {
        opens
    } else {
        start(first)
    };
    let both = before
        .into_iter()
        .zip(behind)
        .map(|(mut label, other)| {
            label.extend(other);
            label
        })
        .collect();
    (both, from..end)
}

/// Whether a label has a word: "against" alone is a side, and names nothing.
pub(super) fn is_named(label: &Label) -> bool {
    label.iter().any(|name| !(SIDE..PROPER).contains(name))
}

/// Whether a number names a time or place and measures nothing.
fn is_dated(view: &View<'_>, q: usize) -> bool {
    matches!(
        view.quantity(q).kind,
        Kind::Year | Kind::Date | Kind::Ordinal
    ) || is_bare_year(view, q)
}

/// Numbers above all stems stand for sides that words are of.
pub(super) const SIDE: u64 = 1 << 37;
/// Numbers above those stand for words in capitals.
pub(super) const PROPER: u64 = 1 << 39;
/// Numbers above those stand for years, dates and ordinals.
pub(super) const DATED: u64 = 1 << 40;

pub(super) fn names(view: &View<'_>, tokens: std::ops::Range<usize>, out: &mut Label) {
    if tokens.is_empty() {
        return;
    }
    for at in tokens.clone() {
        // "makes" is no maker.
        let verb = view
            .cues(at)
            .any(&[Cue::Making, Cue::Level, Cue::Attribution])
            || view.lower(at).ends_with("makes")
            || view.lower(at).ends_with("making");
        if !verb && view.is_word(at) {
            let stems = view.numbered().wholes(at..at + 1);
            out.extend(stems.iter().map(|&stem| u64::from(stem)));
            let word = view.lower(at);
            out.extend(side(word).map(|side| SIDE + side.number()));
            if view.word(at).starts_with(char::is_uppercase) {
                out.extend(stems.iter().map(|&stem| PROPER + u64::from(stem)));
            }
        }
    }
    for q in tokens.filter_map(|at| view.at(at)) {
        let quantity = view.quantity(q);
        if is_dated(view, q) {
            let value = quantity.value.map_or_else(
                || {
                    view.printed(q)
                        .bytes()
                        .fold(7, |sum, byte| sum * 31 % (1 << 32) + u64::from(byte))
                },
                |value| value.to_bits() >> 20,
            );
            out.push(DATED + value);
        }
    }
}
