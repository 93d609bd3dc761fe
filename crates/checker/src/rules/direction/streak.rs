//! "Earnings rose for the third straight year: $118m in 2020, $131m in 2021, $127m in 2022 and $140m in 2023": a row of levels that is
//! said to go one way all along.
//!
//! The levels are those of the sentence, the next or the one before, three at least, each told of its own time or one straight after
//! the other. Of the last steps, so many as are said, each is held against the word. Silent where a word of contrast, a forecast or a denial
//! stands beside it.

use std::ops::Range;

use extractor::{Cue, Kind};

use super::{than, way};
use crate::calendar::MONTHS;
use crate::candidate::{Bound, Candidate};
use crate::parts::{is_aside, is_bare_year};
use crate::rules::growth::free::{alike, is_level};
use crate::view::{Few, View};
use crate::words::WordList;

/// How far from the words of a row the word that points a way may stand.
const REACH: usize = 12;
/// What a binding is worth of levels that each have a time, and of those that stand without one.
const TIMED: i32 = 9;
const BARE: i32 = 7;

/// Words that say that a change comes again and again, behind their number or before what is counted.
const ROW: WordList = words![
    "consecutive",
    "in a row",
    "in succession",
    "on the bounce",
    "on the trot",
    "running",
    "straight",
    "successive",
];
/// What each of the levels may be of.
const TURNS: WordList = words![
    "autumn", "census", "count", "day", "edition", "election", "month", "quarter", "season",
    "session", "spring", "summer", "term", "week", "winter", "year",
];
/// Words of a time that stand with a level.
const TIMES: WordList = words![
    "afterwards",
    "again",
    "ago",
    "autumn",
    "before",
    "finally",
    "first",
    "following",
    "last",
    "later",
    "latest",
    "new",
    "next",
    "now",
    "quarter",
    "season",
    "spring",
    "started",
    "starting",
    "summer",
    "then",
    "this",
    "week",
    "winter",
    "year",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        if !view.may_begin(
            sentence,
            words![
                "bounce",
                "consecutive",
                "each",
                "every",
                "row",
                "running",
                "straight",
                "succession",
                "successive",
                "trot",
            ],
        ) {
            continue;
        }
        let (from, to) = view.reading.sentences[sentence].tokens;
        let Some((words, times)) = (from..to).find_map(|at| row(view, at)) else {
            continue;
        };
        if let Some(up) = direction(view, &words) {
            out.extend(bind(view, sentence, words, times, up));
        }
    }
}

/// The tokens of "third straight year", "three months running", "in each of the past two years", "every year since", and how often.
fn row(view: &View<'_>, at: usize) -> Option<(Range<usize>, Option<usize>)> {
    let (first, end) = (view.first_token(at), view.end_token(at));
    if view.begins(at, ROW) {
        let number = (first.max(at.saturating_sub(3))..at)
            .rev()
            .find(|&t| view.at(t).is_some())?;
        let last = (at + 1..end.min(at + 4))
            .take_while(|&t| view.is_word(t))
            .find(|&t| {
                is_turn(view, t) || view.is_one_of(t, words!["row", "trot", "bounce", "succession"])
            })
            .unwrap_or(at);
        let turned = (number..=last).any(|t| is_turn(view, t))
            || view
                .at(number)
                .is_some_and(|q| view.quantity(q).kind == Kind::Duration);
        return turned.then(|| (number..last + 1, times(view, view.at(number))));
    }
    if !view.is_one_of(at, words!["each", "every"]) {
        return None;
    }
    // "every year since 2019", "each spring", "in each of the past three years"
    if is_turn(view, at + 1) && at + 1 < end {
        return Some((at..at + 2, None));
    }
    let of = at + 1 < end && view.cues(at + 1).has(Cue::Of);
    let number = (at + 2..end.min(at + 6))
        .find(|&t| view.at(t).is_some())
        .filter(|_| of)?;
    let q = view.at(number)?;
    let turned = view.quantity(q).kind == Kind::Duration || is_turn(view, number + 1);
    turned.then(|| (at..number + 1, times(view, Some(q))))
}

fn is_turn(view: &View<'_>, at: usize) -> bool {
    view.is_word(at)
        && TURNS.iter().any(|turn| {
            view.lower(at)
                .strip_prefix(turn)
                .is_some_and(|rest| matches!(rest, "" | "s" | "es"))
        })
}

/// How often: "three months", "the fourth", and "a third year", which reads like a part of one.
fn times(view: &View<'_>, number: Option<usize>) -> Option<usize> {
    let value = view.quantity(number?).value?;
    let n = if value < 0.6 { 1.0 / value } else { value };
    let whole = (n - n.round()).abs() < 0.01 && (1.5..40.0).contains(&n);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number"
    )]
    whole.then_some(n.round() as usize)
}

/// Which way the row goes: the nearest word of its clause that points one.
fn direction(view: &View<'_>, words: &Range<usize>) -> Option<bool> {
    let (first, end) = (view.first_token(words.start), view.end_token(words.start));
    let before = first.max(words.start.saturating_sub(REACH))..words.start;
    let behind = words.end..end.min(words.end + REACH);
    let denied = before.clone().chain(behind.clone()).any(|t| {
        view.cues(t)
            .any(&[Cue::Negation, Cue::Forecast, Cue::Hypothetical, Cue::But])
            || view.is_one_of(t, words!["bar", "except", "had"])
    });
    if denied {
        return None;
    }
    let points = |t: usize| {
        let cues = view.cues(t);
        way(cues).filter(|_| cues.any(&[Cue::ChangeVerb, Cue::ChangeNoun, Cue::Comparative]))
    };
    // "up by 400 each year", "more than 90 every week": the size of a step, or a level.
    let figure = |t: usize| view.at(t).is_some_and(|q| view.is_magnitude(q));
    let inside = words.clone().find_map(points);
    inside
        .or_else(|| {
            before
                .rev()
                .take_while(|&t| !figure(t) && !matches!(view.mark(t), Some(';' | ':')))
                .find_map(points)
        })
        .or_else(|| {
            behind
                .take_while(|&t| !figure(t) && !matches!(view.mark(t), Some(';' | ':')))
                .find_map(points)
        })
}

/// The words, held against the step that bears them out least.
fn bind(
    view: &View<'_>,
    sentence: usize,
    words: Range<usize>,
    times: Option<usize>,
    up: bool,
) -> Option<Candidate> {
    let sentences = &view.reading.sentences;
    let beside = [
        Some(sentence),
        sentence.checked_add(1),
        sentence.checked_sub(1),
    ];
    let (levels, dated) = beside
        .into_iter()
        .flatten()
        .filter(|&s| {
            s < sentences.len()
                && (s == sentence || sentences[s].block == sentences[sentence].block)
        })
        .find_map(|s| series(view, s, &words))?;
    let steps = levels.len() - 1;
    let shown = times.map_or(steps, |n| n.min(steps));
    let against = |pair: &[usize]| {
        let [old, new] = [pair[0], pair[1]];
        let (new, old) = (Bound::beside(view, new, old), Bound::beside(view, old, new));
        let change = (new.value - old.value) / old.value;
        if up { change } else { -change }
    };
    let pair = levels
        .windows(2)
        .skip(steps - shown)
        .min_by(|a, b| against(a).total_cmp(&against(b)))?;
    let span = view.reading.tokens[words.start]
        .span
        .cover(view.reading.tokens[words.end - 1].span);
    let strength = if dated { TIMED } else { BARE };
    Some(than::candidate(
        view, span, sentence, up, pair[1], pair[0], strength,
    ))
}

/// Three levels or more of one measure in the order of their times, and whether each is told with its own.
fn series(view: &View<'_>, sentence: usize, words: &Range<usize>) -> Option<(Few, bool)> {
    let item = |l: &usize| {
        let level = is_level(view, *l)
            || view.quantity(*l).kind == Kind::Percent
                && view.is_level(*l)
                && !is_bare_year(view, *l)
                && !is_aside(view, *l)
                && view.sentence_has(sentence, &[Cue::Rate]);
        level && !words.contains(&view.token(*l))
    };
    let all: Few = view.in_sentence(sentence).filter(item).collect();
    let &first = all.first()?;
    let levels: Few = all
        .iter()
        .copied()
        .filter(|&l| alike(view, first, l))
        .collect();
    if levels.len() < 3 || levels.len() < all.len() {
        return None;
    }
    let year = |l: usize| view.context(l).time.year;
    let years: Option<Few> = levels
        .iter()
        .map(|&l| year(l).and_then(|y| usize::try_from(y).ok()))
        .collect();
    if let Some(years) = years {
        let rising = years.windows(2).all(|pair| pair[0] < pair[1]);
        let falling = years.windows(2).all(|pair| pair[0] > pair[1]);
        if rising {
            return Some((levels, true));
        }
        if falling {
            return Some((levels.into_iter().rev().collect(), true));
        }
    }
    let gaps: Few = levels
        .windows(2)
        .map(|pair| gap(view, pair))
        .collect::<Option<Few>>()?;
    Some((levels, gaps.iter().all(|&timed| timed == 1)))
}

/// Between two levels: one if a word of time or of change leads from the one to the other, nought if nothing stands there but a mark.
fn gap(view: &View<'_>, pair: &[usize]) -> Option<usize> {
    let between = view.token(pair[0]) + 1..view.token(pair[1]);
    let timed = between.clone().any(|t| {
        view.cues(t).any(&[Cue::ChangeVerb, Cue::To])
            || view.is_one_of(t, TIMES)
            || view.is_word(t) && MONTHS.contains(&view.word(t))
            || view.at(t).is_some_and(|q| {
                matches!(
                    view.quantity(q).kind,
                    Kind::Year | Kind::Date | Kind::Ordinal | Kind::Duration
                )
            })
    });
    if timed {
        return Some(1);
    }
    between
        .into_iter()
        .all(|t| !view.is_word(t) || view.cues(t).has(Cue::And))
        .then_some(0)
}
