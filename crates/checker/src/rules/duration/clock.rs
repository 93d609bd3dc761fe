//! Hours between two times of day: "opens at 9am and shuts at 5pm, eight hours in all".

mod course;
mod net;
mod paragraph;

use extractor::{Hedge, Kind, UnitId, What};

use super::is_property;
use crate::finding::{Finding, Verdict};
use crate::otherwise::is_called_wrong;
use crate::rules::Scene;
use crate::view::View;
use crate::words::WordList;

/// Minutes in a day.
const DAY: f64 = 24.0 * 60.0;

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
    let fits = off <= 15.0;
    // Nobody rounds between full hours, nor by more than an hour.
    let fails = tied && off >= if whole { 30.0 } else { 60.0 };
    if !(fits || fails) {
        return None;
    }
    Some(compared(view, q, real, [start, end], fits))
}

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

/// Verbs that stand behind a mark with hours of their own.
const OWN_VERBS: WordList = words![
    "giving", "gives", "gave", "leaving", "leaves", "left", "took", "takes", "taking", "needs",
    "needed", "allowing", "allows", "wait", "sleep", "slept", "spent",
];

/// Whether a length sums up the times before it: set off by a mark, or pointing back.
fn is_tied(view: &View<'_>, q: usize, end: usize) -> bool {
    let token = view.token(q);
    let pointing = view.is_word(token - 1)
        && matches!(
            view.lower(token - 1),
            "those" | "these" | "is" | "makes" | "making" | "full" | "lasting" | "or"
        );
    // "until 3pm; the anaesthetic took two hours to wear off": another verb is of something else.
    let set = (end + 1..token)
        .find(|&at| matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '–' | '(')))
        .is_some_and(|mark| !(mark + 1..token).any(|at| view.is_one_of(at, OWN_VERBS)));
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
    (pointing || set) && !apart
}

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

fn minutes(word: &str, next: &str) -> Option<f64> {
    let lower = word.to_ascii_lowercase().replace(' ', "");
    let after = next.to_ascii_lowercase();
    let half = |letter: &str| {
        lower.trim_end_matches('.').ends_with(&format!("{letter}m"))
            || lower.contains(&format!("{letter}.m"))
            || after.starts_with(&format!("{letter}m"))
            || after.starts_with(&format!("{letter}.m"))
    };
    let (am, pm) = (half("a"), half("p"));
    let digits = lower
        .find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
        .map_or(&lower[..], |end| &lower[..end])
        .trim_end_matches('.');
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse::<u32>().ok()?),
        None if am || pm => (digits, 0),
        _ => return None,
    };
    let hour = hour.parse::<u32>().ok()?;
    let hour = match (am, pm) {
        (_, true) if hour < 12 => hour + 12,
        (true, _) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then(|| f64::from(hour * 60 + minute))
}

/// "ten to seven", "half past three", "twenty past six": minutes since midnight or noon.
fn spoken(words: &str) -> Option<f64> {
    const HOURS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    const HANDS: [(&str, f64); 7] = [
        ("five", 5.0),
        ("ten", 10.0),
        ("quarter", 15.0),
        ("twenty", 20.0),
        ("twenty-five", 25.0),
        ("half", 30.0),
        ("twenty five", 25.0),
    ];
    let (hand, hour, past) = match words.split_once(" to ") {
        Some((hand, hour)) => (hand, hour, false),
        None => words
            .split_once(" past ")
            .map(|(hand, hour)| (hand, hour, true))?,
    };
    let named = |name: &str| name.eq_ignore_ascii_case(hand);
    let &(_, minutes) = HANDS.iter().find(|(name, _)| named(name))?;
    let hour = HOURS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(hour))? as f64
        + 1.0;
    let told = hour * 60.0 + if past { minutes } else { -minutes };
    Some(told.rem_euclid(DAY / 2.0))
}

#[cfg(test)]
mod tests {
    use super::{minutes, spoken};

    #[test]
    fn times_of_day_are_read() {
        assert_eq!(minutes("9am", ""), Some(540.0));
        assert_eq!(minutes("07.40", "and"), Some(460.0));
        assert_eq!(minutes("6.30", "pm"), Some(1110.0));
        assert_eq!(minutes("12:15 a.m.", ""), Some(15.0));
        assert_eq!(minutes("3", "and"), None);
        assert_eq!(spoken("ten to seven"), Some(410.0));
        assert_eq!(spoken("half past twelve"), Some(30.0));
    }
}
