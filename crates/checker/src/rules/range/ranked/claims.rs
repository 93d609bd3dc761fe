//! The words that give a place: "the second quickest", "third of the five", "runner-up", "lost the most", "more than any other".

use extractor::{Cue, Kind, UnitId};
use smallvec::SmallVec;

use super::super::field::of;
use super::super::held;
use super::super::named::is_superlative;
use super::super::places::may_place;
use super::super::rank::place;
use super::around::{beyond, but, from_below, is_denied, is_of_another, since};
use super::is_apart;
use super::words::{CLOSING, EITHER, HEAT, LENGTH, NO_PLACE, NONE, PLACED, PRICE, SPEED, WEIGHT};
use crate::parts::whole;
use crate::view::View;

/// Which end of a field is its first place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Either,
}

/// A place that words claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) sentence: usize,
    /// The token of the word.
    pub(super) at: usize,
    /// From 1.
    pub(super) place: usize,
    pub(super) way: Way,
    /// How many there are said to be.
    pub(super) of: Option<usize>,
    /// "isn't the shortest".
    pub(super) denied: bool,
    /// Where the words that name whom it is said of begin, if behind it: "more than Ash did".
    pub(super) behind: Option<usize>,
    /// "the largest employer": of what stands behind, which the figures may not be of.
    pub(super) of_another: bool,
    /// How much speaks for a field that is told nowhere: "ever", "in Europe".
    pub(super) beyond: i32,
    /// "since 2019".
    pub(super) since: Option<i32>,
    sort: Sort,
}

/// What a word measures by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Any,
    Price,
    Length,
    Weight,
    Heat,
    Speed,
}

impl Said {
    /// Whether figures of a kind and unit can be what a word measures.
    pub(super) fn measures(&self, kind: Kind, unit: UnitId) -> bool {
        let bare = unit == UnitId::NONE && kind == Kind::Cardinal;
        let money = kind == Kind::Money;
        match self.sort {
            Sort::Any => true,
            Sort::Price => money || bare,
            Sort::Length => !money && kind != Kind::Percent,
            Sort::Weight => !money && kind != Kind::Duration,
            Sort::Heat => !money && kind != Kind::Duration && kind != Kind::Percent,
            Sort::Speed => !money,
        }
    }

    /// The way in which figures of a kind are placed: the fastest has the shortest time and the highest speed.
    pub(super) fn way_in(&self, kind: Kind) -> Way {
        match (self.sort, kind, self.way) {
            (Sort::Speed, Kind::Duration, Way::Up) => Way::Down,
            (Sort::Speed, Kind::Duration, Way::Down) => Way::Up,
            (Sort::Speed, Kind::Cardinal, _) => Way::Either,
            (_, _, way) => way,
        }
    }
}

/// The places that a sentence claims.
pub(super) fn claims(view: &View<'_>, sentence: usize) -> SmallVec<[Said; 4]> {
    let ordinal = |q: usize| view.quantity(q).kind == Kind::Ordinal;
    let mut found = SmallVec::new();
    let cued = view.sentence_has(
        sentence,
        &[Cue::Superlative, Cue::Least, Cue::Rank, Cue::Comparative],
    );
    if !cued
        && !view.in_sentence(sentence).any(ordinal)
        && !view.may_begin(sentence, words!["bottom", "rear"])
    {
        return found;
    }
    let (first, end) = view.reading.sentences[sentence].tokens;
    for at in first..end {
        let Some((place, way, behind)) = claim(view, at, (first, end)) else {
            continue;
        };
        let since = since(view, at, end);
        if since.is_none() && is_apart(view, at, view.at(at).is_some()) {
            continue;
        }
        let word = worded(view, at, end);
        let sort = sort(word);
        let way = if EITHER.has(word) { Way::Either } else { way };
        found.push(Said {
            sentence,
            at,
            place: place + but(view, at, end),
            way,
            of: of(view, at),
            denied: behind.is_none()
                && !view.cues(at).has(Cue::Comparative)
                && is_denied(view, at, first),
            behind,
            of_another: behind.is_none() && is_of_another(view, at, end),
            beyond: beyond(view, at, end),
            since,
            sort,
        });
    }
    found
}

/// The word of a place that says what is measured: "largest" of "second-largest".
fn worded<'a>(view: &View<'a>, at: usize, end: usize) -> &'a str {
    let next = if view.mark(at + 1) == Some('-') {
        at + 2
    } else {
        at + 1
    };
    if view.at(at).is_some() && next < end && view.is_word(next) {
        view.lower(next)
    } else {
        view.lower(at)
    }
}

fn sort(word: &str) -> Sort {
    let lists = [
        (PRICE, Sort::Price),
        (LENGTH, Sort::Length),
        (WEIGHT, Sort::Weight),
        (HEAT, Sort::Heat),
        (SPEED, Sort::Speed),
    ];
    let found = lists.iter().find(|(list, _)| list.has(word));
    found.map_or(Sort::Any, |(_, sort)| *sort)
}

/// The place of a token, from which end, and where its holder is named if behind it.
fn claim(
    view: &View<'_>,
    at: usize,
    (first, end): (usize, usize),
) -> Option<(usize, Way, Option<usize>)> {
    let way = |top: bool| if top { Way::Up } else { Way::Down };
    if let Some(q) = view.at(at) {
        let ordinal = view.quantity(q);
        if ordinal.kind != Kind::Ordinal {
            return None;
        }
        // "the death rate in the second of them": which, not in what place.
        let which = view.cues(at + 1).any(&[Cue::Of, Cue::OfThose])
            && at > first + 1
            && view.is_one_of(at - 1, words!["the"])
            && !view.cues(at - 2).any(&[Cue::Level, Cue::Making, Cue::Rank])
            && !PLACED.has(view.lower(at - 2));
        if which {
            return None;
        }
        if let Some((place, top)) = place(view, at, end) {
            return Some((place, way(top && !from_below(view, at, end)), None));
        }
        let place = ordinal.value.map(whole).filter(|&place| place > 1)?;
        return is_place(view, at, (first, end))
            .then(|| (place, way(!from_below(view, at, end)), None));
    }
    if !view.is_word(at) {
        return None;
    }
    let cues = view.cues(at);
    if view.is_one_of(at, words!["runner-up", "runners-up"]) {
        return Some((2, Way::Up, None));
    }
    // "lost the most", "sold the fewest"
    if view.is_one_of(at, words!["most", "fewest", "least"])
        && at > first
        && view.is_one_of(at - 1, words!["the"])
    {
        let closed = at + 1 >= end
            || view.mark(at + 1).is_some()
            || view
                .cues(at + 1)
                .any(&[Cue::Of, Cue::OfThose, Cue::And, Cue::But])
            || view.is_one_of(at, words!["fewest"]);
        return closed.then(|| (1, way(view.is_one_of(at, words!["most"])), None));
    }
    if let Some(found) = compared(view, at, (first, end)) {
        return Some(found);
    }
    if is_rear(view, at, first) {
        return Some((1, Way::Down, None));
    }
    let placed = may_place(view, at)
        && cues.any(&[Cue::Superlative, Cue::Least])
        && is_superlative(view, at)
        && !view.is_one_of(at, NO_PLACE);
    let (place, top) = place(view, at, end).filter(|_| placed)?;
    // "the next largest"
    let next = at > first && view.is_one_of(at - 1, words!["next"]);
    (!next).then(|| (place, way(top), None))
}

/// "came last", "at the bottom of the list", "brings up the rear", "props up the table".
fn is_rear(view: &View<'_>, at: usize, first: usize) -> bool {
    if at == first {
        return false;
    }
    let verbs = words![
        "came",
        "comes",
        "finished",
        "finishes",
        "placed",
        "ranked",
        "ranks",
        "was",
        "is",
        "trailed in",
        "lies",
        "lay",
        "stands",
    ];
    let last = view.is_one_of(at, words!["last", "bottom"])
        && view.is_one_of(at - 1, verbs)
        && (at + 1 >= view.end_token(at)
            || view.mark(at + 1).is_some()
            || view.is_one_of(at + 1, words!["of", "in", "among", "with", "and", "on"]));
    let rear = view.is_one_of(at, words!["rear"])
        && (first.max(at.saturating_sub(3))..at).any(|t| {
            view.is_one_of(
                t,
                words![
                    "brings",
                    "brought",
                    "bringing",
                    "brings up",
                    "brought up",
                    "bringing up",
                ],
            )
        });
    last || rear
}

/// "third of the five", "in second place", "now third,", "Marseille the fourth": an ordinal that is a place by its neighbours.
fn is_place(view: &View<'_>, at: usize, (first, end): (usize, usize)) -> bool {
    let shut = at + 1 >= end
        || view.mark(at + 1).is_some_and(|mark| mark != '-')
        || view.is_one_of(at + 1, CLOSING)
        || view
            .cues(at + 1)
            .any(&[Cue::Of, Cue::And, Cue::But, Cue::OfThose]);
    // "That leaves Preston second only to Durham"
    let named = view.is_one_of(at + 1, words!["place", "spot", "position"])
        || view.begins(at + 1, words!["only to"]);
    if !shut {
        return false;
    }
    if at == first || at == first + 1 && view.mark(first).is_some() {
        // "Third on that list by weight, poultry …"
        return view.is_one_of(
            at + 1,
            words!["on", "among", "only", "only to", "behind", "overall", "in"],
        ) || view.cues(at + 1).any(&[Cue::Of, Cue::OfThose]) && of(view, at).is_some();
    }
    let led = view.is_one_of(at - 1, PLACED)
        || view.cues(at - 1).any(&[Cue::And, Cue::Rank])
        || view.mark(at - 1) == Some(',');
    // "raise the second", "on the second": a day, a turn; but "Marseille the fourth".
    let turn = view.is_one_of(at - 1, words!["the"])
        && !(at > first + 1
            && view.is_word(at - 2)
            && view.word(at - 2).starts_with(char::is_uppercase));
    led && !turn || named
}

/// "hiring more than any other", "no trade drank more than drivers", "only Elm took more than Ash".
fn compared(
    view: &View<'_>,
    at: usize,
    (first, end): (usize, usize),
) -> Option<(usize, Way, Option<usize>)> {
    let cues = view.cues(at);
    if !cues.has(Cue::Comparative) {
        return None;
    }
    let way = match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
        (true, false) => Way::Up,
        (false, true) => Way::Down,
        _ => return None,
    };
    let than = (at..end.min(at + 5))
        .find(|&t| view.is_one_of(t, words!["than"]) || view.lower(t).ends_with(" than"))?;
    let none = (first.max(at.saturating_sub(8))..at).any(|t| view.is_one_of(t, NONE));
    let any = view.is_one_of(than + 1, held::ANY);
    let others = than + 2 >= end
        || view.mark(than + 2).is_some()
        || view.is_one_of(
            than + 2,
            words!["other", "else", "others", "of", "one", "the", "rest"],
        );
    if any && !none {
        return others.then_some((1, way, None));
    }
    if any {
        return None;
    }
    if none {
        return Some((1, way, Some(than + 1)));
    }
    // One name between "only" and the verb: "only the harvest brought in more than Remembrance Sunday did".
    let only =
        (first.max(at.saturating_sub(8))..at).find(|&t| view.is_one_of(t, words!["only"]))?;
    let opens = only == first
        || view.mark(only - 1).is_some()
        || view.is_one_of(
            only - 1,
            words!["that", "thinks", "says", "and", "but", "with"],
        );
    (opens && !view.is_one_of(only + 1, words!["a", "one", "the same"])).then_some((
        2,
        way,
        Some(than + 1),
    ))
}
