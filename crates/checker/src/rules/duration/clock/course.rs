//! The one length in hours of a paragraph behind its only two times of day: "Having met at 6.45pm, the committee rose at 11.20pm.
//! Those who sat it out, four and a half hours of it …" · "did not see daylight until 4:20 that afternoon, nine and a half hours later".
//!
//! A clock that tells neither morning nor afternoon is tried as both. Silent where nothing ties the length to the times.

use extractor::{Cue, Kind};

use super::times::{Time, times};
use super::{DAY, HALF, QUARTER, compared, is_shut};
use crate::finding::Finding;
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells more than one course of events.
const SENTENCES: usize = 4;
/// Minutes by which a length told in whole hours may be rounded.
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
        let days = days(start, end);
        let long = in_minutes(view, q).is_some_and(|minutes| minutes >= DAY);
        let goes_on = || {
            let (first, end) = view.sentence(q).tokens;
            (first..end).any(|at| view.is_one_of(at, GOES_ON))
        };
        if view.token(q) < end.token || long && (days.is_none_or(|days| days == 0.0) || !goes_on())
        {
            continue;
        }
        if super::are_two_of_a_kind(view, start.token, end.token) {
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
        && in_minutes(view, q).is_some_and(|minutes| (30.0..WEEK * DAY).contains(&minutes))
}

/// Days in a week.
const WEEK: f64 = 7.0;

/// How many days lie between two times whose weekdays are both told.
fn days(start: &Time, end: &Time) -> Option<f64> {
    let (one, other) = start.weekday.zip(end.weekday)?;
    Some((other as f64 - one as f64).rem_euclid(WEEK))
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
    let over = days(start, end).map(|days| days * DAY);
    let lengths = readings(start)
        .into_iter()
        .flat_map(|from| readings(end).map(|to| to - from));
    let nearest = over.map(|over| {
        let lengths = lengths.clone().map(|length| length + over);
        lengths.min_by(|a, b| (a - stated).abs().total_cmp(&(b - stated).abs()))
    });
    let nearest = nearest.flatten().or_else(|| {
        lengths
            // "It came at 5:05. The first of it had been seen at 4:15": told the other way round.
            .flat_map(|length| [length, -length].map(|length| length.rem_euclid(DAY)))
            .flat_map(|length| [length, length + DAY * f64::from(u8::from(end.next))])
            .min_by(|a, b| (a - stated).abs().total_cmp(&(b - stated).abs()))
    })?;
    let off = (low - nearest).max(nearest - high).max(0.0);
    let whole = stated % 60.0 == 0.0;
    let grain = super::grain(stated);
    let fits = off <= if whole { QUARTER + 5.0 } else { grain };
    let fails =
        off > if whole { COARSE } else { grain + 5.0 } && (grain < QUARTER || off > 0.08 * nearest);
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
    let same = is_same(view, end, first);
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
            && view.is_one_of(token - 2, words!["wait", "delay", "closure", "gap"])
            && !(first.max(token.saturating_sub(5))..token)
                .any(|at| view.is_one_of(at, words!["with"]));
    if pointing {
        return token - end <= 30;
    }
    // "It left Leeds at 11.25am and reached Carlisle at 2.05pm. The journey took …"
    let course = !is_same(view, end, first)
        && token > first + 2
        && view.is_one_of(
            first,
            words!["the", "that", "their", "his", "her", "our", "its"],
        )
        && (first + 1..token).any(|at| view.is_one_of(at, COURSES))
        && view.is_one_of(token - 1, words!["took", "lasted", "takes", "lasts"])
        && shut;
    if course || super::is_of_its_kind(view, token, end) {
        return token - end <= 30;
    }
    // "…; the descent took six hours": of its own subject.
    let own_subject = (end + 1..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(',' | ';' | ':')))
        .is_some_and(|mark| {
            view.is_one_of(
                mark + 1,
                words!["the", "a", "an", "his", "her", "their", "its"],
            ) && !(mark + 1..token).any(|at| view.is_one_of(at, COURSES))
        });
    if same && spanning && own_subject {
        return false;
    }
    // "The film lasted two hours": in a sentence of its own a verb has a subject of its own.
    near && (opened || spanning && same) && (counted || shut)
}

fn is_same(view: &View<'_>, at: usize, first: usize) -> bool {
    view.first_token(at) == first
}

/// Whether a sentence is about what happened between two times told before: "It took …", "The journey lasted …".
pub(super) fn is_of_the_course(view: &View<'_>, first: usize, token: usize) -> bool {
    // "It took four hours to count the first box": of a part.
    let end = view.end_token(token);
    let of_another = view.cues(token + 1).has(Cue::To)
        && token + 1 < end
        && (token + 2..end.min(token + 6)).any(|at| {
            view.at(at).is_some() || view.is_one_of(at, words!["first", "last", "each", "half"])
        });
    let pointed = view.is_one_of(first, ITSELF) && !of_another;
    let named = view.is_one_of(
        first,
        words!["the", "that", "their", "his", "her", "our", "its"],
    ) && (first + 1..token).any(|at| view.is_one_of(at, COURSES));
    token > first && (pointed || named)
}

/// What points back to that, or who spent it.
const ITSELF: WordList = words![
    "it",
    "this",
    "that",
    "they",
    "all",
    "so",
    "those",
    "passengers",
    "travellers",
    "travelers",
    "riders",
];

/// What goes on day and night.
const GOES_ON: WordList = words![
    "shut",
    "closed",
    "closure",
    "outage",
    "blackout",
    "siege",
    "strike",
    "vigil",
    "blockade",
    "curfew",
    "stranded",
    "trapped",
    "missing",
    "standoff",
    "sit-in",
    "without",
    "occupation",
    "lasted",
    "began",
];

/// What begins at the one time and ends at the other.
const COURSES: WordList = words![
    "journey", "crossing", "trip", "voyage", "passage", "drive", "ride", "outage", "closure",
    "blackout", "cut", "wait", "delay", "siege", "standoff", "hearing", "meeting", "session",
    "sitting", "shift", "search", "run",
];
