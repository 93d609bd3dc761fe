//! Times of day as texts tell them: "9am", "07.40", "6.30 pm", "0615", "6 in the morning", "ten to seven", "noon"; with the weekday behind.

use extractor::{UnitId, What};

use super::{DAY, HALF};
use crate::calendar::WEEKDAYS;
use crate::view::View;

/// A time of day: its token, and the minutes since midnight that it can stand for.
pub(super) struct Time {
    pub(super) token: usize,
    pub(super) minutes: f64,
    /// Whether it may as well be twelve hours later.
    pub(super) open: bool,
    /// Whether it is said to be of the day after.
    pub(super) next: bool,
    /// The day of the week that stands behind it.
    pub(super) weekday: Option<usize>,
}

/// The times of day of a sentence.
pub(super) fn times(view: &View<'_>, sentence: usize) -> Vec<Time> {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let named = view.may_begin(sentence, words!["noon", "midday", "midnight"]);
    let clocked = tells_the_clock(view, first, end);
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
                    weekday: weekday(view, at),
                });
            }
            let next = if at + 1 < end { view.word(at + 1) } else { "" };
            let word = view.word(at);
            let minutes = if view.reading.tokens[at].what == What::Reference {
                spoken(word)
                    .or_else(|| minutes(word, next))
                    .or_else(|| four_digits(word))
                    .or_else(|| bare_hour(view, at))?
            } else {
                let led = at > first
                    && view.is_one_of(
                        at - 1,
                        words!["at", "from", "to", "until", "till", "by", "the"],
                    );
                Some(at)
                    .filter(|_| led && clocked)
                    .and_then(|_| four_digits(word).or_else(|| minutes(word, "")))?
            };
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
                weekday: weekday(view, at),
            })
        })
        .collect()
}

/// "0615": hours and minutes without a mark.
fn four_digits(word: &str) -> Option<f64> {
    let number: u32 = word.parse().ok().filter(|_| word.len() == 4)?;
    let (hour, minute) = (number / 100, number % 100);
    (hour < 24 && minute < 60).then(|| f64::from(hour * 60 + minute))
}

/// "6 in the morning", "seven at night": an hour that words make one.
fn bare_hour(view: &View<'_>, at: usize) -> Option<f64> {
    let hour: u32 = view
        .word(at)
        .parse()
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    let of_day = view.begins(
        at + 1,
        words![
            "in the morning",
            "in the afternoon",
            "in the evening",
            "at night",
            "that morning",
            "that afternoon",
            "that evening"
        ],
    );
    of_day.then(|| f64::from(hour % 12 * 60))
}

/// "sails at 0615 and docks at 1340", "the 8.12 … at 9.27": whether numbers of a sentence that could be times of day are: the first has a
/// nought in front, or each has two digits behind its point and stands behind *at*, *from* or *until*.
fn tells_the_clock(view: &View<'_>, first: usize, end: usize) -> bool {
    let led =
        |at: usize| at > first && view.is_one_of(at - 1, words!["at", "from", "until", "till"]);
    let padded = (first..end).any(|at| {
        let word = view.word(at);
        word.starts_with('0') && four_digits(word).is_some() && led(at)
    });
    let pointed = (first..end)
        .filter(|&at| {
            let word = view.word(at);
            word.contains('.') && minutes(word, "").is_some() && led(at) && !measures(view, at)
        })
        .count();
    padded || pointed == 2
}

/// "at 11.25 metres": of a measure.
fn measures(view: &View<'_>, at: usize) -> bool {
    view.at(at).is_some_and(|q| {
        view.quantity(q).unit.base != UnitId::NONE || view.context(q).counted.is_some()
    })
}

/// The weekday right behind a time: "5am on Monday".
fn weekday(view: &View<'_>, at: usize) -> Option<usize> {
    let end = view.end_token(at).min(at + 5);
    (at + 1..end)
        .take_while(|&t| {
            view.is_one_of(t, words!["on", "am", "pm", "a.m", "p.m"])
                || view.mark(t) == Some('.')
                || weekday_named(view, t).is_some()
        })
        .find_map(|t| weekday_named(view, t))
}

fn weekday_named(view: &View<'_>, at: usize) -> Option<usize> {
    WEEKDAYS.iter().position(|name| view.word(at) == *name)
}

/// The minutes since midnight that a word tells, with the word behind it: "6.30", "pm".
pub(super) fn minutes(word: &str, next: &str) -> Option<f64> {
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
