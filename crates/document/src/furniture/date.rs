//! Dates and times of day in the lines above articles and comments.

use std::sync::LazyLock;

use regex::Regex;

const DATE: &str = r"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?(?:MONTH\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+MONTH,?\s+\d{4})|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))";
const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";
const TIME: &str = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:[A-Z]{2,4}\b|Z))?|\d{1,2}\s?[ap]\.?m\b\.?)";

/// A pattern in which `DATE` and `TIME` stand for any date and time of day, in either case.
pub(super) fn pattern(pattern: &str) -> Regex {
    let date = format!("(?-u:{DATE})").replace("MONTH", MONTH);
    let pattern = pattern
        .replace("DATE", &date)
        .replace("TIME", &format!("(?-u:{TIME})"));
    // Digits and blanks of all scripts would make the automata many times larger.
    let pattern = pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"(?u:[ \t\u{a0}])")
        .replace(r"\b", r"(?-u:\b)");
    Regex::new(&format!("(?i:{pattern})")).expect("a constant pattern")
}

static FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bDATE"));
static MOMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:on\s+)?DATE(?:,?\s*(?:at|@|[-|–—·•])?\s*TIME)?$"));

/// The first date in a line.
pub(super) fn find(line: &str) -> Option<&str> {
    may_hold_one(line)
        .then(|| FIRST.find(line).map(|found| found.as_str()))
        .flatten()
}

/// Whether a line is a date, with or without a time, and nothing else.
pub(super) fn is_moment(line: &str) -> bool {
    line.len() <= 60 && may_hold_one(line) && MOMENT.is_match(line)
}

/// A cheap look at whether a line can hold a date: four digits of a year, or figures on both sides of two points or strokes.
/// Where nothing does, no pattern need be built.
pub(super) fn may_hold_one(line: &str) -> bool {
    let bytes = line.as_bytes();
    let year = bytes
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit));
    let parted = |three: &&[u8]| {
        three[0].is_ascii_digit() && matches!(three[1], b'.' | b'/') && three[2].is_ascii_digit()
    };
    year || bytes.windows(3).filter(parted).take(2).count() == 2
}

/// Whether there is a digit at all; most lines are done with here.
pub(super) fn has_figure(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_however_they_are_written() {
        for (line, date) in [
            ("by Ann on November 13, 2013", "November 13, 2013"),
            ("Published: Tue 4 Mar 2014 10:02", "Tue 4 Mar 2014"),
            ("updated 2024-03-01T10:00", "2024-03-01"),
            ("on 3/11/2014", "3/11/2014"),
        ] {
            assert_eq!(find(line), Some(date));
        }
        assert_eq!(find("May 40 people come in 2014"), None);
    }

    #[test]
    fn a_moment_is_nothing_but_a_date_and_a_time() {
        assert!(is_moment("Wednesday, July 24, 2019"));
        assert!(is_moment("April 1, 2017 at 11:16 am"));
        assert!(!is_moment("April 1, 2017 was cold"));
    }
}
