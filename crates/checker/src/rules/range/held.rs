//! A place that words give to one of several named figures: "The basses form the second biggest section" · "No trade drank more than
//! drivers did" · "the clock fetched more than anything else".
//!
//! The figures and whose they are, see [`Holdings`]; the claim names exactly one of them. Silent where the place is in a larger field
//! ("in Europe"), of another time, denied, or of another measure than the list.

use std::ops::{Range, RangeInclusive};

use document::BlockKind;
use extractor::{Cue, Kind, UnitId};
use smallvec::SmallVec;

use super::field::of;
use super::labelled::OTHER_TIMES;
use super::lead::lead;
use super::named::{goes_beyond, is_superlative};
use super::places::Place;
use super::rank::{Ranking, push};
use crate::calendar::MONTHS;
use crate::candidate::Candidate;
use crate::holdings::Holdings;
use crate::parts::is_few;
use crate::view::View;
use crate::words::WordList;

/// The figures may be told so many sentences before the claim.
const BACK: usize = 2;
/// A list with a sentence or item for each figure is no longer than this.
const RUN: usize = 9;

pub(super) fn propose(view: &View<'_>, places: &[Place], out: &mut Vec<Candidate>) {
    for place in places {
        let Some((rank, from_top)) = place.claimed.or_else(|| closes(view, place.at)) else {
            continue;
        };
        let vague = view.is_one_of(
            place.at,
            words![
                "best", "worst", "finest", "greatest", "latest", "oldest", "youngest", "newest",
                "earliest", "first", "last", "most", "least",
            ],
        );
        // "the largest source but one"
        let but = (place.at + 1..view.end_token(place.at).min(place.at + 4))
            .find(|&t| view.is_one_of(t, words!["but"]))
            .map_or(0, |t| match view.lower(t + 1) {
                "one" => 1,
                "two" => 2,
                _ => 0,
            });
        let claim = Ranking {
            sentence: place.sentence,
            at: place.at,
            place: rank + but,
            from_top,
            of: of(view, place.at),
        };
        // "the death rate in the second of them": which, not in what place.
        let which = view.at(place.at).is_some()
            && view.cues(place.at + 1).any(&[Cue::Of, Cue::OfThose])
            && !(place.at.saturating_sub(3)..place.at)
                .any(|t| view.cues(t).any(&[Cue::Level, Cue::Making]) || view.mark(t) == Some(','));
        if !vague && !which && is_superlative(view, place.at) {
            bind(view, claim, place.at + 1, out);
        }
    }
    for sentence in 0..view.reading.sentences.len() {
        if view.sentence_has(sentence, &[Cue::Comparative, Cue::Surpass]) {
            compared(view, sentence, out);
        }
    }
}

/// "came third in all", "in second place".
fn closes(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let q = view.at(at)?;
    let value = view.quantity(q).value.map(crate::parts::whole)?;
    let place = view.is_one_of(at + 1, words!["place", "spot", "position"]);
    let verb = at > view.first_token(at)
        && view.is_one_of(
            at - 1,
            words![
                "ranks", "ranked", "placed", "came", "comes", "finished", "finishes", "stands",
                "lies",
            ],
        );
    (place || verb).then_some((value, true))
}

/// "No trade drank more than drivers did" · "The clock fetched more than anything else": the first place, told by a comparative.
fn compared(view: &View<'_>, sentence: usize, out: &mut Vec<Candidate>) {
    let (first, end) = view.reading.sentences[sentence].tokens;
    for at in first..end {
        let cues = view.cues(at);
        if !cues.has(Cue::Comparative) || view.at(at).is_some() {
            continue;
        }
        let up = match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
            (true, false) => true,
            (false, true) => false,
            _ => continue,
        };
        let Some(than) = (at + 1..end.min(at + 5))
            .find(|&t| view.is_one_of(t, words!["than"]) || view.lower(t).ends_with(" than"))
            .or_else(|| view.lower(at).ends_with(" than").then_some(at))
        else {
            continue;
        };
        let none = (first.max(at.saturating_sub(7))..at).any(|t| {
            view.is_one_of(
                t,
                words![
                    "nobody", "none", "nowhere", "no", "nothing", "no one", "neither",
                ],
            )
        });
        let any = view.is_one_of(than + 1, ANY);
        let claim = Ranking {
            sentence,
            at,
            place: 1,
            from_top: up,
            of: of(view, than),
        };
        let others = || view.is_one_of(than + 2, words!["other", "else", "others", "of", "one"]);
        if none != any && (none || others()) {
            bind(view, claim, than + 1, out);
        }
    }
}

/// Words for all others.
pub(super) const ANY: WordList = words![
    "any",
    "anything",
    "anyone",
    "anybody",
    "anywhere",
    "everything",
    "everyone",
    "everybody",
    "all",
    "every",
    "either",
];

fn is_denied(view: &View<'_>, claim: Ranking, from: usize, to: usize) -> bool {
    let mut near = claim.at.saturating_sub(8).max(from)..to.min(claim.at + 6);
    let led = (claim.at.saturating_sub(2).max(from)..claim.at).any(|t| {
        view.is_one_of(t, words!["from", "between", "to"]) || view.lower(t).ends_with(" from")
    });
    led || near.any(|t| {
        view.cues(t)
            .any(&[Cue::Hypothetical, Cue::Forecast, Cue::Earlier])
            || view.is_one_of(t, OTHER_TIMES) && !view.is_one_of(t.saturating_sub(1), words!["the"])
            || view.cues(claim.at).any(&[Cue::Superlative, Cue::Least])
                && view.cues(t).has(Cue::Negation)
            || view.is_one_of(t, words!["among"]) && t < claim.at
    })
}

/// The sentences that may tell the list of a claim, one by one and together.
fn tries(view: &View<'_>, own: usize) -> SmallVec<[RangeInclusive<usize>; 6]> {
    let block = |s: usize| view.reading.sentences[s].block;
    let item = |s: usize| matches!(view.document.blocks[block(s)].kind, BlockKind::ListItem(_));
    let mut found: SmallVec<[RangeInclusive<usize>; 6]> = SmallVec::new();
    found.push(own..=own);
    let back = (1..=BACK)
        .take_while(|&back| own >= back && block(own - back) == block(own))
        .count();
    found.extend((1..=back).map(|b| own - b..=own - b));
    let run = (0..own)
        .rev()
        .take(RUN)
        .take_while(|&s| (block(s) == block(own) || item(s)) && !view.in_sentence(s).is_empty())
        .count();
    if run > 1 {
        found.push(own - run..=own - 1);
    }
    if back > 0 {
        found.push(own - 1..=own);
    }
    // "Rain was heaviest in Kars. Kars had 81mm, Van 104 and Agri 77."
    let next = own + 1;
    if next < view.reading.sentences.len()
        && block(next) == block(own)
        && view.in_sentence(own).all(|q| is_few(view, q))
        && !view.sentence_has(own, &[Cue::Earlier, Cue::Later])
        && !names_a_month(view, own)
    {
        found.push(next..=next);
    }
    found
}

/// "deepest in Kars in January": of a time that the list may not be of.
fn names_a_month(view: &View<'_>, sentence: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    (first + 1..end).any(|at| MONTHS.contains(&view.word(at)))
}

fn bind(view: &View<'_>, claim: Ranking, behind: usize, out: &mut Vec<Candidate>) {
    let own = claim.sentence;
    let (first, end) = view.reading.sentences[own].tokens;
    let stop = |t: &usize| matches!(view.mark(*t), Some(';' | ':'));
    let from = (first..claim.at).rev().find(stop).map_or(first, |t| t + 1);
    let to = (claim.at + 1..end).find(stop).unwrap_or(end);
    if is_denied(view, claim, from, to) {
        return;
    }
    for sentences in tries(view, own) {
        let start = *sentences.start();
        let Some(mut list) = Holdings::of(view, sentences) else {
            continue;
        };
        // "led by insurers with $41.8bn. Funds have $29.5bn, banks $33.7bn": the first item may have a sentence of its own.
        if let Some(first) = lead(view, start, &list.figures)
            && view.quantity(first).unit.base != UnitId::NONE
            && let Some(more) = Holdings::of(view, start - 1..=start)
            && more.figures.len() == list.figures.len() + 1
        {
            list = more;
        }
        if list.figures.len() < 3 || list.tokens.contains(&claim.at) {
            continue;
        }
        if claim.of.is_some_and(|n| n != list.figures.len()) {
            continue;
        }
        let pointed = start > own && {
            let first = view.reading.sentences[start].tokens.0;
            // "It brought 92mm, March 61mm and May 44mm": each is named before its figure.
            let named = |&l: &usize| {
                let before = view.token(l) - 1;
                view.is_word(before) && view.word(before).starts_with(char::is_uppercase)
            };
            view.is_one_of(first, words!["it", "they", "she", "he", "that", "this"])
                && list.figures.len() > 2
                && list.figures[1..].iter().all(named)
        };
        let mine = if pointed {
            Some(list.figures[0])
        } else {
            holder(view, &list, claim, (from, to), behind)
        };
        let Some(mine) = mine else { continue };
        let wide = claim.of.is_none()
            && view.cues(claim.at).any(&[Cue::Superlative, Cue::Least])
            && goes_beyond(view, claim.at)
            && !view.is_one_of(claim.at + 1, words!["in", "at", "for", "among", "on"]);
        let strength = if claim.of.is_some() {
            9
        } else if wide {
            5
        } else {
            8
        };
        push(view, claim, mine, Some(mine), &list.figures, strength, out);
        return;
    }
}

/// The one figure of a list that the words beside a claim name: those it is said of, else those it is said in.
fn holder(
    view: &View<'_>,
    list: &Holdings,
    claim: Ranking,
    (from, to): (usize, usize),
    behind: usize,
) -> Option<usize> {
    let at = claim.at;
    let outside = |range: Range<usize>| -> Range<usize> {
        let (start, end) = (list.tokens.start, list.tokens.end);
        if start <= range.start && end > range.start {
            end.min(range.end)..range.end
        } else if start > range.start && start < range.end {
            range.start..start
        } else {
            range
        }
    };
    let comma = (at + 1..to)
        .find(|&t| view.mark(t) == Some(','))
        .unwrap_or(to);
    if !list.is_labelled() {
        return by_number(view, list, phrase(view, from..at));
    }
    // "No trade drank more than drivers did"
    if behind > at + 1 && !view.is_one_of(behind, ANY) {
        return list.named(view, outside(behind..comma.max(behind)));
    }
    // "highest in April"
    if view.is_one_of(at + 1, words!["in", "at", "for", "on"])
        && let Some(named) = list.named(view, outside(at + 2..comma.min(at + 6).max(at + 2)))
    {
        return Some(named);
    }
    let before = outside(from..at);
    let (mut end, mut start) = (before.end, before.end);
    // The words nearest before it, phrase by phrase.
    while start > before.start {
        start -= 1;
        let and = view.cues(start).any(&[Cue::And, Cue::But]);
        if !and && view.mark(start) != Some(',') && start > before.start {
            continue;
        }
        let told = list.all_named(view, start..end);
        match told[..] {
            [one] => {
                // "Ash and Birch are the largest": of both.
                let joined = and
                    && !list
                        .all_named(view, start.saturating_sub(4).max(before.start)..start)
                        .is_empty()
                    && !(start.saturating_sub(4)..start)
                        .any(|t| view.cues(t).any(&[Cue::Superlative, Cue::Least]));
                return (!joined).then_some(one);
            }
            [] => end = start,
            _ => return None,
        }
    }
    if let Some(one) = by_number(view, list, phrase(view, before)) {
        return Some(one);
    }
    // "The Textile let in 148,000, and as the second busiest of the four it hopes …": the only one told in the sentence.
    let own = |&&l: &&usize| view.context(l).sentence == claim.sentence;
    let mut here = list.figures.iter().filter(own);
    if let (Some(&one), None) = (here.next(), here.next())
        && view.token(one) < at
        && at - view.token(one) <= 8
        && claim.of.is_some()
    {
        return Some(one);
    }
    let words = outside(at + 1..comma);
    (!words.is_empty())
        .then(|| list.named(view, words))
        .flatten()
}

/// The words right before a claim, up to a mark or conjunction.
fn phrase(view: &View<'_>, tokens: Range<usize>) -> Range<usize> {
    let from = tokens
        .clone()
        .rev()
        .find(|&t| view.mark(t).is_some() || view.cues(t).any(&[Cue::And, Cue::But]))
        .map_or(tokens.start, |t| t + 1);
    from..tokens.end
}

/// "the last is the lowest", "the second season was the leanest": a figure by its number in the list.
fn by_number(view: &View<'_>, list: &Holdings, subject: Range<usize>) -> Option<usize> {
    let mut numbers = subject
        .clone()
        .skip(1)
        .filter(|&t| view.is_one_of(t - 1, words!["the"]))
        .filter_map(|t| {
            if view.is_one_of(t, words!["last", "latest", "final"]) {
                return Some(list.figures.len());
            }
            if view.is_one_of(t, words!["first"]) {
                return Some(1);
            }
            let ordinal = view
                .at(t)
                .filter(|&q| view.quantity(q).kind == Kind::Ordinal)?;
            view.quantity(ordinal).value.map(crate::parts::whole)
        });
    let number = numbers.next()?;
    let alone = numbers.next().is_none() && subject.clone().all(|t| view.mark(t).is_none());
    list.figures
        .get(number.checked_sub(1)?)
        .copied()
        .filter(|_| alone)
}
