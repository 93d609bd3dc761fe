//! Hours between two times of day: "opens at 9am and shuts at 5pm, eight hours in all".

mod course;
mod net;
mod paragraph;
mod times;

use extractor::{Hedge, Kind, UnitId, What};

use self::times::minutes;
use super::is_property;
use crate::finding::{Finding, Verdict};
use crate::otherwise::is_called_wrong;
use crate::rules::Scene;
use crate::view::View;
use crate::words::WordList;

/// Minutes in a day.
const DAY: f64 = 24.0 * 60.0;
/// Half of them: what a clock without morning and afternoon leaves open.
const HALF: f64 = DAY / 2.0;

pub(in crate::rules) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    let Some(minute) = UnitId::named("minute") else {
        return;
    };
    for sentence in 0..view.reading.sentences.len() {
        let lengths: Vec<(usize, f64)> = view
            .in_sentence(sentence)
            .filter(|&q| view.quantity(q).kind == Kind::Duration)
            .filter_map(|q| {
                let quantity = view.quantity(q);
                Some((
                    q,
                    extractor::convert(quantity.value?, quantity.unit.base, minute)?,
                ))
            })
            .filter(|(_, minutes)| (30.0..DAY).contains(minutes))
            .collect();
        let [(q, stated)] = lengths[..] else { continue };
        if view.quantity(q).hedge != Hedge::None {
            continue;
        }
        let (first, _) = view.reading.sentences[sentence].tokens;
        let here = times(view, sentence);
        let opens = view.token(q) <= first + 1;
        let before = sentence
            .checked_sub(1)
            .filter(|&at| opens && here.is_empty() && view.apart(at, sentence) == Some(1));
        let followed = follows(view, q, sentence, &here);
        let [(start, from), (end, to)] = followed.map_or_else(
            || before.map_or(here, |sentence| times(view, sentence)),
            Vec::from,
        )[..] else {
            continue;
        };
        if are_two_of_a_kind(view, start, end) {
            continue;
        }
        let tied = before.is_some()
            || end < view.token(q) && (followed.is_some() || is_tied(view, q, end))
            || is_of_a_course(view, q, [start, end]);
        out.extend(compare(view, q, stated, [(start, from), (end, to)], tied));
    }
    paragraph::judge(view, minute, out);
    course::judge(view, out);
    out.retain(|finding| {
        finding.rule != "duration"
            || finding.verdict == Verdict::Consistent
            || !is_excused(view, finding)
    });
}

/// Whether a finding tells of hours that are not all between two times of day.
fn is_excused(view: &View<'_>, finding: &Finding) -> bool {
    let sentence = view
        .reading
        .sentences
        .iter()
        .position(|sentence| sentence.span == finding.sentence);
    sentence.is_some_and(|sentence| {
        view.in_sentence(sentence)
            .find(|&q| view.quantity(q).span == finding.claim.span)
            .is_some_and(|q| net::is_net(view, q) || is_called_wrong(view, sentence, view.token(q)))
    })
}

/// "They set out at 7.40am. The last of them was home at 4.10pm, eight and a half hours later": the time right before such a length,
/// and the one before that.
fn follows(
    view: &View<'_>,
    q: usize,
    sentence: usize,
    here: &[(usize, f64)],
) -> Option<[(usize, f64); 2]> {
    let token = view.token(q);
    let later = view.is_one_of(token + 1, words!["later"])
        && token > 0
        && view.mark(token - 1) == Some(',');
    let &(own, at) = here.last().filter(|_| later)?;
    let beside = own < token && token - own <= 3;
    let first = match here {
        [first, _] => Some(*first),
        [_] => {
            let before = sentence.checked_sub(1)?;
            let alone = view.apart(before, sentence) == Some(1)
                && !view
                    .in_sentence(before)
                    .any(|l| view.quantity(l).kind == Kind::Duration);
            match times(view, before)[..] {
                [first] if alone => Some(first),
                _ => None,
            }
        }
        _ => None,
    };
    first.filter(|_| beside).map(|first| [first, (own, at)])
}

fn compare(
    view: &View<'_>,
    q: usize,
    stated: f64,
    [(start, from), (end, to)]: [(usize, f64); 2],
    tied: bool,
) -> Option<Finding> {
    let real = (to - from).rem_euclid(DAY);
    let off = (real - stated).abs();
    let whole = from % 30.0 == 0.0 && to % 30.0 == 0.0;
    // A clock without morning and afternoon: from 10.20 to 1.32.
    let half = ((to - from).rem_euclid(DAY / 2.0) - stated).abs();
    let told = |at: usize| {
        let words = [view.lower(at), view.lower(at + 1)];
        let mut words = words.iter();
        words.any(|word| word.contains("am") || word.contains("pm") || word.contains(".m"))
    };
    if half <= 15.0 && off > 15.0 && !(told(start) && told(end)) {
        return Some(compared(view, q, stated, [start, end], true));
    }
    let grain = grain(stated);
    let fits = off <= grain;
    // Nobody rounds between full hours, nor by more than an hour; nor what is told to the minute.
    let coarse = match (whole, stated % 60.0 == 0.0) {
        (true, true) => 31.0,
        (true, false) => 30.0,
        (false, _) => 60.0,
    };
    let fails = tied && off >= if grain < QUARTER { 2.0 * grain } else { coarse };
    if !(fits || fails) {
        return None;
    }
    Some(compared(view, q, real, [start, end], fits))
}

/// By how many minutes a length may be rounded: told to the half hour, to the quarter, or finer.
fn grain(minutes: f64) -> f64 {
    if minutes % 30.0 == 0.0 {
        QUARTER
    } else if minutes % 15.0 == 0.0 {
        QUARTER / 2.0
    } else {
        QUARTER / 3.0
    }
}

/// A quarter of an hour, by which a length told to the half hour may be rounded.
const QUARTER: f64 = 15.0;

/// What is said of a length between the times of two tokens.
fn compared(view: &View<'_>, q: usize, real: f64, ends: [usize; 2], fits: bool) -> Finding {
    finding(view, q, real, ends.map(|at| view.word(at)), fits)
}

/// Whether nothing follows a length in its part of the sentence but what it is of.
fn is_shut(view: &View<'_>, token: usize) -> bool {
    token + 1 >= view.end_token(token) || view.mark(token + 1).is_some()
}

/// What is said of a length between two times, as they are printed.
fn finding(view: &View<'_>, q: usize, real: f64, [start, end]: [&str; 2], fits: bool) -> Finding {
    let length = as_length(real);
    let (verdict, tail) = if fits {
        (Verdict::Consistent, String::new())
    } else {
        (Verdict::Inconsistent, format!(", not {}", view.printed(q)))
    };
    let message = format!("from {start} to {end} is {length}{tail}");
    Finding {
        suggestion: (!fits).then_some(length),
        ..Finding::plain(
            view,
            "duration",
            verdict,
            view.quantity(q).span,
            view.sentence(q).span,
            message,
        )
    }
}

/// "8 hours", "2h 25min", "55 minutes".
fn as_length(minutes: f64) -> String {
    if minutes % 60.0 == 0.0 && minutes > 60.0 {
        format!("{} hours", minutes / 60.0)
    } else if minutes < 120.0 {
        format!("{minutes} minutes")
    } else {
        format!("{}h {:02}min", (minutes / 60.0).floor(), minutes % 60.0)
    }
}

/// What may stand between a mark and the hours that sum up what is before it.
const SUMMING: WordList = words![
    "a", "an", "the", "or", "that", "is", "which", "makes", "making", "some", "just", "exactly",
    "full", "whole", "total", "of", "in", "all", "another", "lasting", "it", "was", "so", "thus",
    "for", "after", "within", "only", "good",
];

/// Whether a length sums up the times before it: set off by a mark, or pointing back.
fn is_tied(view: &View<'_>, q: usize, end: usize) -> bool {
    let token = view.token(q);
    let pointing = view.is_word(token - 1)
        && matches!(
            view.lower(token - 1),
            "those" | "these" | "is" | "makes" | "making" | "full" | "lasting" | "or"
        );
    // "until 3pm; the anaesthetic took two hours to wear off", "until 4.30pm, having heard evidence for five hours": another verb or
    // noun is of something else.
    let set = (end + 1..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '–' | '(')))
        .is_some_and(|mark| (mark + 1..token).all(|at| view.is_one_of(at, SUMMING)));
    let apart = token - end > 6
        || view.any_word_behind(token, 3, |word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "later"
                    | "earlier"
                    | "before"
                    | "after"
                    | "late"
                    | "early"
                    | "a"
                    | "each"
                    | "per"
                    | "away"
                    | "drive"
            )
        });
    (pointing || set) && !apart || is_of_its_kind(view, token, end)
}

/// "Trains left at 8.15 and at 9.40": two times of like things, and no beginning and end.
fn are_two_of_a_kind(view: &View<'_>, start: usize, end: usize) -> bool {
    (start + 1..end).all(|at| {
        view.is_one_of(
            at,
            words!["and", "or", "at", "am", "pm", "a.m", "p.m", "again"],
        ) || view.mark(at) == Some('.')
    }) && (start + 1..end).any(|at| view.is_one_of(at, words!["and", "or"]))
}

/// "…, an outage of 13 hours": what happened from the one time to the other is named behind them, with its length.
fn is_of_its_kind(view: &View<'_>, token: usize, end: usize) -> bool {
    let first = view.first_token(token);
    let named = (first + 2..token)
        .rev()
        .take(4)
        .find(|&at| view.is_one_of(at, words!["a", "an"]) && view.mark(at - 1) == Some(','));
    end > first
        && token - end <= KIND
        && view.is_one_of(token - 1, words!["of"])
        && named.is_some_and(|at| at > end && at + 2 < token)
        && is_shut(view, token)
}

/// So many tokens at most from the second time to such a length.
const KIND: usize = 12;

/// "The two-hour show starts at 7.30pm and ends at 10.30pm", "It began at 7.30pm and lasted two hours, ending at 10.30pm": the length of
/// what begins at the one and ends at the other.
fn is_of_a_course(view: &View<'_>, q: usize, [start, end]: [usize; 2]) -> bool {
    const BEGINS: WordList = words![
        "start", "starts", "started", "begin", "begins", "began", "opens", "opened", "starting",
    ];
    const ENDS: WordList = words![
        "end",
        "ends",
        "ended",
        "finish",
        "finishes",
        "finished",
        "closes",
        "closed",
        "ending",
        "finishing",
        "closing",
    ];
    let token = view.token(q);
    let led = |at: usize, words: WordList| {
        (view.first_token(at).max(at.saturating_sub(3))..at).any(|at| view.is_one_of(at, words))
    };
    let ends = led(start, BEGINS) && led(end, ENDS);
    let whole = is_property(view, q) && token < start && start - token <= 6
        || (start..end).contains(&token)
            && view.is_one_of(token - 1, words!["lasted", "lasts", "runs", "ran"]);
    ends && whole
}

/// The times of day of a sentence, in minutes, with their tokens: "9am", "07.40", "6.30 pm".
fn times(view: &View<'_>, sentence: usize) -> Vec<(usize, f64)> {
    let (first, end) = view.reading.sentences[sentence].tokens;
    (first..end)
        .filter(|&at| view.reading.tokens[at].what == What::Reference)
        .filter_map(|at| {
            let next = if at + 1 < end { view.word(at + 1) } else { "" };
            Some((at, minutes(view.word(at), next)?))
        })
        .collect()
}
