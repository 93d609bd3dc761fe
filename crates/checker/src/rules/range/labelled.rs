//! A place held by a name in a list of labelled figures: "Ash 31, Birch 58, Cedar 44: Cedar came second" · "£3m for roads, £5m
//! for parks and £4m for schools, which leaves roads third".
//!
//! In such a list every figure has its label on the same side, and nothing else is told. The words behind the list name one
//! of the labels, and a place. Silent where they name a time, or deny it.

use extractor::{Cue, Kind};

use super::super::Scene;
use super::lead::lead;
use super::named::goes_beyond;
use super::rank::{Ranking, push};
use crate::candidate::Candidate;
use crate::parts::{is_amount, whole};
use crate::view::View;
use crate::words::WordList;

/// How many figures such a list has.
const SIZES: std::ops::RangeInclusive<usize> = 3..=9;
/// How many sentences the list may stand before its claim.
const BACK: usize = 2;
/// How many tokens the claim has at most, from the end of the list or the start of its sentence.
const CLAIM: usize = 16;

/// Words that speak of another time than that of the list.
pub(super) const OTHER_TIMES: WordList = words![
    "last",
    "previous",
    "previously",
    "next",
    "former",
    "formerly",
    "once",
    "usually",
    "normally",
    "before",
    "again",
    "ago",
    "historically",
    "traditionally",
];

/// A list of figures with the stems that label each of them alone.
pub(super) struct Labelled<'a> {
    pub(super) figures: Vec<usize>,
    pub(super) labels: Vec<Vec<&'a str>>,
    /// One past its last token.
    pub(super) end: usize,
}

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        if view.quantity(q).kind == Kind::Ordinal {
            out.extend(placed(view, q));
        }
    }
    for sentence in 0..view.reading.sentences.len() {
        if view.sentence_has(sentence, &[Cue::Superlative, Cue::Least]) {
            located(view, sentence, out);
        }
    }
}

/// "January £46, April £47, July £44. Prices were highest in April and lowest in July": the label stands behind the superlative, with
/// nothing else told.
fn located(view: &View<'_>, sentence: usize, out: &mut Vec<Candidate>) {
    let (first, end) = view.reading.sentences[sentence].tokens;
    for at in first..end {
        let (top, least) = (
            view.cues(at).has(Cue::Superlative),
            view.cues(at).has(Cue::Least),
        );
        let said = top != least
            && view.is_one_of(
                at,
                words![
                    "highest", "lowest", "fewest", "greatest", "dearest", "cheapest",
                ],
            )
            && view.is_one_of(at + 1, words!["in", "at", "for", "among", "on"])
            && at > first
            && (view.cues(at - 1).any(&[Cue::Level, Cue::And])
                || view.is_one_of(at - 1, words!["were", "was"]));
        if !said {
            continue;
        }
        let Some(list) = before(view, sentence, at) else {
            continue;
        };
        let stop = (at + 2..end.min(at + 5))
            .find(|&t| {
                view.mark(t).is_some()
                    || view.cues(t).any(&[Cue::And, Cue::But])
                    || view.at(t).is_some()
            })
            .unwrap_or(end.min(at + 5));
        let other_time = (first..end).any(|t| {
            view.is_one_of(t, OTHER_TIMES) || view.cues(t).any(&[Cue::Negation, Cue::Earlier])
        });
        let own = list
            .figures
            .iter()
            .all(|&l| view.context(l).sentence < sentence);
        if let Some(mine) = list
            .named(view, at + 2, stop)
            .filter(|_| own && !other_time)
        {
            let ranking = Ranking {
                sentence,
                at,
                place: 1,
                from_top: top,
                of: None,
            };
            push(view, ranking, mine, Some(mine), &list.figures, 8, out);
        }
    }
}

/// The list of a sentence or of those before it, nearest first.
pub(super) fn before<'a>(view: &View<'a>, sentence: usize, at: usize) -> Option<Labelled<'a>> {
    let block = view.reading.sentences[sentence].block;
    (sentence.saturating_sub(BACK)..=sentence)
        .rev()
        .take_while(|&s| view.reading.sentences[s].block == block)
        .find_map(|s| list(view, s, at))
}

/// The figures of a sentence before a token, each with its label.
fn list<'a>(view: &View<'a>, sentence: usize, at: usize) -> Option<Labelled<'a>> {
    let figures: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&q| view.token(q) < at && !is_aside(view, q))
        .collect();
    let first = *figures.first()?;
    let same = |&q: &usize| {
        is_amount(view, q)
            && (view.comparable(q, first)
                || view.quantity(q).unit.base == extractor::UnitId::NONE
                || view.quantity(first).unit.base == extractor::UnitId::NONE)
    };
    if !SIZES.contains(&figures.len()) || !figures.iter().all(same) {
        return None;
    }
    // The list may have begun there.
    if lead(view, sentence, &figures).is_some() {
        return None;
    }
    let (labels, end) = behind(view, &figures).or_else(|| ahead(view, &figures))?;
    let shared = |stem: &str| labels.iter().filter(|label| label.contains(&stem)).count() > 1;
    let labels = labels
        .iter()
        .map(|label| label.iter().copied().filter(|stem| !shared(stem)).collect())
        .collect();
    Some(Labelled {
        figures,
        labels,
        end,
    })
}

/// Dates, places and small numbers in words are no figures of a list.
fn is_aside(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Year | Kind::Date | Kind::Ordinal)
        || quantity.in_words && quantity.value <= Some(12.0)
        || crate::parts::is_bare_year(view, q)
}

fn separates(view: &View<'_>, at: usize) -> bool {
    matches!(view.mark(at), Some(',' | ';')) || view.cues(at).has(Cue::And)
}

/// "12 at Bath, 15 at Derby", "12 (Bath), 15 (Derby)": the words behind each figure, and where the last of them end.
fn behind<'a>(view: &View<'a>, figures: &[usize]) -> Option<(Vec<Vec<&'a str>>, usize)> {
    let mut labels = Vec::new();
    let mut longest = 0;
    for pair in figures.windows(2) {
        let (from, to) = (view.token(pair[0]) + 1, view.token(pair[1]));
        let cut = (from..to).find(|&t| separates(view, t))?;
        // Nothing stands between the separator and the next figure: "12 at Bath, 15 at Derby".
        let next = (cut..to).filter(|&t| !separates(view, t));
        if next.count() > 0 {
            return None;
        }
        longest = longest.max(cut - from);
        labels.push(stems(view, from, cut));
    }
    let from = view.token(*figures.last()?) + 1;
    let stop = view.end_token(from - 1).min(from + longest);
    let end = (from..stop)
        .find(|&t| separates(view, t) || matches!(view.mark(t), Some(':' | '—' | '–' | '.')))
        .unwrap_or(stop);
    labels.push(stems(view, from, end));
    let found = labels.iter().all(|label| !label.is_empty());
    found.then_some((labels, end))
}

/// "Hull 12, Leith 15", "Hull (12) and Leith (15)": the words before each figure.
fn ahead<'a>(view: &View<'a>, figures: &[usize]) -> Option<(Vec<Vec<&'a str>>, usize)> {
    let mut labels = Vec::new();
    let mut from = view.first_token(view.token(figures[0]));
    for (n, &q) in figures.iter().enumerate() {
        let to = view.token(q);
        let start = if n == 0 {
            (from..to)
                .rev()
                .find(|&t| matches!(view.mark(t), Some(':' | ';' | '—' | '–')))
                .map_or(from, |t| t + 1)
        } else {
            (from..to).find(|&t| separates(view, t))? + 1
        };
        labels.push(stems(view, start, to));
        from = to + 1;
    }
    let end = view.token(*figures.last()?) + 1;
    let found = labels.iter().all(|label| !label.is_empty());
    found.then_some((labels, end))
}

fn stems<'a>(view: &View<'a>, from: usize, to: usize) -> Vec<&'a str> {
    (from..to)
        .filter(|&t| view.is_word(t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect()
}

impl<'a> Labelled<'a> {
    /// The stems that label a figure of the list.
    pub(super) fn label(&self, figure: usize) -> Option<Vec<&'a str>> {
        let at = self.figures.iter().position(|&l| l == figure)?;
        self.labels.get(at).cloned()
    }

    /// The one figure whose label some words name, if they name no other's.
    pub(super) fn named(&self, view: &View<'_>, from: usize, to: usize) -> Option<usize> {
        let told = stems(view, from, to);
        let holds = |label: &Vec<&str>| label.iter().any(|stem| told.contains(stem));
        let mut holders = (self.figures.iter().zip(&self.labels)).filter(|(_, label)| holds(label));
        let (&mine, _) = holders.next()?;
        holders.next().is_none().then_some(mine)
    }
}

/// An ordinal behind a list of labelled figures, with one of the labels.
fn placed(view: &View<'_>, q: usize) -> Option<Candidate> {
    let (at, sentence) = (view.token(q), view.context(q).sentence);
    let (first, end) = view.reading.sentences[sentence].tokens;
    let place = view.quantity(q).value.map(whole)?;
    let list = before(view, sentence, at)?;
    let from = list.end.max(first);
    // "Alder, second from top, has gained the most in two years": the clause of the place tells nothing else.
    let apposed = at > first && view.mark(at - 1) == Some(',');
    let end = (at + 1..end)
        .find(|&t| apposed && view.mark(t) == Some(','))
        .unwrap_or(end);
    let told = from..end;
    let quiet = told.clone().all(|t| {
        view.at(t).is_none_or(|other| other == q)
            && !view.cues(t).any(&[
                Cue::Negation,
                Cue::Hypothetical,
                Cue::Forecast,
                Cue::Earlier,
                Cue::But,
            ])
    });
    let other_time = told.clone().any(|t| view.is_one_of(t, OTHER_TIMES));
    if !quiet || other_time || told.len() > CLAIM || !(2..=list.figures.len()).contains(&place) {
        return None;
    }
    let from_top = reads_from_top(view, at, end)?;
    if from_top && counts_down(view, &list, at) {
        return None;
    }
    let mine = list.named(view, from, end)?;
    let ranking = Ranking {
        sentence,
        at,
        place,
        from_top,
        of: None,
    };
    let mut found = Vec::new();
    push(
        view,
        ranking,
        mine,
        Some(mine),
        &list.figures,
        8,
        &mut found,
    );
    // "third-largest in the world": there may be more above it than are told.
    let beyond = goes_beyond(view, at) && !view.is_one_of(at + 1, words!["in", "for", "on"]);
    found.pop().map(|found| Candidate {
        strength: found.strength - 4 * i32::from(beyond),
        ..found
    })
}

/// Whether a place is counted from the top; none where the ordinal gives no place ("the second quarter").
fn reads_from_top(view: &View<'_>, at: usize, end: usize) -> Option<bool> {
    let hyphen = usize::from(view.mark(at + 1) == Some('-'));
    let next = at + 1 + hyphen;
    if next < end && view.cues(next).any(&[Cue::Superlative, Cue::Least]) {
        return Some(!view.cues(next).has(Cue::Least));
    }
    if next + 1 < end && hyphen == 0 && view.cues(next).has(Cue::From) {
        let side = next + 1 + usize::from(view.is_one_of(next + 1, words!["the"]));
        if view.is_one_of(side, words!["top", "bottom"]) {
            return Some(view.lower(side) == "top");
        }
    }
    let sorted = next < end && view.is_word(next) && {
        let word = view.lower(next);
        word == "most" || word.len() > 5 && word.ends_with("est")
    };
    let closes = next >= end
        || view.mark(next).is_some_and(|mark| mark != '-')
        || view.is_one_of(
            next,
            words![
                "in", "for", "on", "by", "place", "spot", "among", "overall", "with", "of",
                "behind",
            ],
        );
    // "by the second week" is no place, nor is "every second".
    // "Second was Finch."
    let opens = at == view.first_token(at)
        && view.is_one_of(
            next,
            words!["was", "were", "is", "are", "came", "comes", "among"],
        );
    let article = at > view.first_token(at)
        && view.is_one_of(
            at - 1,
            words!["the", "a", "every", "its", "their", "his", "her"],
        );
    (sorted || hyphen == 0 && (closes || opens) && !article).then_some(true)
}

/// Where less is better, the first place is not that of the greatest.
fn counts_down(view: &View<'_>, list: &Labelled<'_>, at: usize) -> bool {
    let first = list.figures[0];
    let timed = matches!(
        view.quantity(first).unit.base.name(),
        "second" | "minute" | "hour"
    );
    let (from, _) = view.sentence(first).tokens;
    timed
        || (from..view.end_token(at)).any(|t| {
            view.is_one_of(
                t,
                words![
                    "strokes",
                    "shots",
                    "par",
                    "faults",
                    "penalties",
                    "conceded",
                    "golf",
                    "golfers",
                    "errors",
                    "cheapest",
                ],
            )
        })
}
