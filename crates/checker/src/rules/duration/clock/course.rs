//! The one length in hours of a paragraph behind its only two times of day: "Having met at 6.45pm, the committee rose at 11.20pm.
//! Those who sat it out, four and a half hours of it …" · "did not see daylight until 4:20 that afternoon, nine and a half hours later".
//!
//! A clock that tells neither morning nor afternoon is tried as both. Silent where nothing ties the length to the times.

use extractor::{Kind, What};

use super::{DAY, compared, is_shut};
use crate::finding::Finding;
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells more than one course of events.
const SENTENCES: usize = 4;
/// Half a day: what a clock without morning and afternoon leaves open.
const HALF: f64 = DAY / 2.0;
/// Minutes by which a length told to the half hour may be rounded, and one told in whole hours.
const FINE: f64 = 15.0;
const COARSE: f64 = 30.0;
/// Words behind a length that count it from the one time to the other.
const COUNTED: WordList = words![
    "later",
    "on",
    "afterwards",
    "after",
    "of",
    "all told",
    "in all",
    "altogether",
];
/// Words before a length that make it all the time between.
const SPANNING: WordList = words![
    "lasted",
    "lasting",
    "took",
    "taken",
    "taking",
    "whole",
    "full",
    "entire",
    "spent",
    "spanned",
    "those",
    "these",
    "that",
    "marathon",
    "within",
    "after",
    "stretched",
    "waited",
    "making",
];

/// A time of day: its token, and the minutes since midnight that it can stand for.
struct Time {
    token: usize,
    minutes: f64,
    /// Whether it may as well be twelve hours later.
    open: bool,
    /// Whether it is said to be of the day after.
    next: bool,
}

pub(super) fn judge(view: &View<'_>, out: &mut Vec<Finding>) {
    for sentences in view.paragraphs() {
        if sentences.len() > SENTENCES {
            continue;
        }
        // "with a 50-minute break for lunch": what is left out is told before.
        let figures =
            view.in_sentence(sentences.start).start..view.in_sentence(sentences.end - 1).end;
        let mut lengths = figures.filter(|&q| view.quantity(q).kind == Kind::Duration);
        let Some(q) = lengths.next().filter(|&q| is_hours(view, q)) else {
            continue;
        };
        let times: Vec<Time> = sentences.clone().flat_map(|s| times(view, s)).collect();
        let [start, end] = &times[..] else { continue };
        if view.token(q) < end.token {
            continue;
        }
        let judged = |finding: &Finding| finding.claim.span == view.quantity(q).span;
        if !out.iter().any(judged) && is_tied(view, q, end.token) {
            out.extend(judge_one(view, q, start, end));
        }
    }
}

/// "six hours", "four and a half hours", "90 minutes".
fn is_hours(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let day = quantity.unit.base.name();
    quantity.kind == Kind::Duration
        && quantity.ends.is_none()
        && matches!(day, "hour" | "minute")
        && in_minutes(view, q).is_some_and(|minutes| (30.0..DAY).contains(&minutes))
}

fn in_minutes(view: &View<'_>, q: usize) -> Option<f64> {
    let quantity = view.quantity(q);
    let hours = if quantity.unit.base.name() == "hour" {
        60.0
    } else {
        1.0
    };
    quantity.value.map(|value| value * hours)
}

fn judge_one(view: &View<'_>, q: usize, start: &Time, end: &Time) -> Option<Finding> {
    let quantity = view.quantity(q);
    let scale = if quantity.unit.base.name() == "hour" {
        60.0
    } else {
        1.0
    };
    let (low, high) = (
        quantity.interval.low * scale,
        quantity.interval.high * scale,
    );
    let readings = |time: &Time| {
        [
            time.minutes,
            time.minutes + HALF * f64::from(u8::from(time.open)),
        ]
    };
    let stated = in_minutes(view, q)?;
    let nearest = readings(start)
        .iter()
        .flat_map(|from| readings(end).map(|to| to - from))
        // "It came at 5:05. The first of it had been seen at 4:15": told the other way round.
        .flat_map(|length| [length, -length].map(|length| length.rem_euclid(DAY)))
        .flat_map(|length| [length, length + DAY * f64::from(u8::from(end.next))])
        .min_by(|a, b| (a - stated).abs().total_cmp(&(b - stated).abs()))?;
    let off = (low - nearest).max(nearest - high).max(0.0);
    let whole = stated % 60.0 == 0.0;
    let fits = off <= if whole { FINE + 5.0 } else { FINE };
    let fails = off > if whole { COARSE } else { FINE + 5.0 } && off > 0.08 * nearest;
    if !fits && !fails {
        return None;
    }
    Some(compared(view, q, nearest, [start.token, end.token], fits))
}

/// Whether a length is set off behind the times, or counted from them by its words.
fn is_tied(view: &View<'_>, q: usize, end: usize) -> bool {
    let token = view.token(q);
    let (first, last) = (view.first_token(token), view.end_token(token));
    let counted = token + 1 < last && view.is_one_of(token + 1, COUNTED);
    let opened = token > first && matches!(view.mark(token - 1), Some(',' | '—' | '–' | '(' | ':'));
    let spanning = (first.max(token.saturating_sub(3))..token)
        .any(|at| view.is_word(at) && view.is_one_of(at, SPANNING));
    let shut = is_shut(view, token);
    // "It failed at 11.40pm and came back at 2.10am. For three hours the ward ran on batteries."
    let fronted = token == first + 1
        && view.is_one_of(first, words!["for"])
        && view.first_token(end) != first;
    if fronted {
        return token - end <= 12;
    }
    let same = view.first_token(end) == first;
    let near = if same {
        token - end <= 8
    } else {
        token - end <= 30
    };
    // "over those nine hours tea is brought twice": what points back needs nothing more.
    let pointing = (first.max(token.saturating_sub(2))..token)
        .any(|at| view.is_one_of(at, words!["those", "these"]))
        || token > first + 1
            && view.is_one_of(token - 1, words!["of"])
            && view.is_one_of(token - 2, words!["wait", "delay", "closure", "gap"]);
    if pointing {
        return token - end <= 30;
    }
    // "The film lasted two hours": in a sentence of its own a verb has a subject of its own.
    near && (opened || spanning && same) && (counted || shut)
}

/// The times of day of a sentence.
fn times(view: &View<'_>, sentence: usize) -> Vec<Time> {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let named = view.may_begin(sentence, words!["noon", "midday", "midnight"]);
    (first..end)
        .filter_map(|at| {
            if named && view.is_one_of(at, words!["noon", "midday", "midnight"]) {
                let minutes = if view.is_one_of(at, words!["midnight"]) {
                    0.0
                } else {
                    HALF
                };
                return Some(Time {
                    token: at,
                    minutes,
                    open: false,
                    next: false,
                });
            }
            if view.reading.tokens[at].what != What::Reference {
                return None;
            }
            let next = if at + 1 < end { view.word(at + 1) } else { "" };
            let word = view.word(at);
            let minutes = super::spoken(word).or_else(|| super::minutes(word, next))?;
            let told = [view.lower(at), next]
                .iter()
                .any(|word| word.contains("am") || word.contains("pm") || word.contains(".m"));
            let later = (at + 1..end.min(at + 4))
                .take_while(|&t| view.is_word(t))
                .any(|t| view.is_one_of(t, words!["afternoon", "evening", "night"]));
            let early = (at + 1..end.min(at + 4))
                .take_while(|&t| view.is_word(t))
                .any(|t| view.is_one_of(t, words!["morning"]));
            let minutes = if later && !told && minutes < HALF {
                minutes + HALF
            } else {
                minutes
            };
            let padded = view.word(at).starts_with('0');
            Some(Time {
                token: at,
                minutes,
                open: !told && !later && !early && !padded && minutes <= HALF + 59.0,
                next: (at + 1..end.min(at + 4))
                    .any(|t| view.is_one_of(t, words!["next", "following"])),
            })
        })
        .collect()
}
