//! Dates and times of day in the lines above articles and comments.

use regex::Regex;

use super::written;

const DATE: &str = r"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?(?:MONTH\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+MONTH,?\s+\d{4})|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))";
const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";
const TIME: &str = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:[A-Z]{2,4}\b|Z))?|\d{1,2}\s?[ap]\.?m\b\.?)";

/// A pattern in which `DATE` and `TIME` stand for any date and time of day. Letters of ASCII are those of either case: what looks into
/// Unicode, such as `.` or a dash in a class, stands in `(?u-i:…)`.
pub(super) fn pattern(pattern: &str) -> Regex {
    let date = format!("(?-u:{DATE})").replace("MONTH", MONTH);
    let pattern = pattern
        .replace("DATE", &date)
        .replace("TIME", &format!("(?-u:{TIME})"));
    // Digits and blanks of all scripts would make the automata many times larger.
    let pattern = pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"(?u-i:[ \t\u{a0}])")
        .replace(r"\S", r"(?u-i:\S)")
        .replace(r"\b", r"(?-u:\b)");
    Regex::new(&format!("(?i-u:{pattern})")).expect("a constant pattern")
}

/// The first date in a line.
pub(super) fn find(line: &str) -> Option<&str> {
    if !may_hold_one(line) {
        return None;
    }
    (0..line.len())
        .filter(|&at| at == 0 || !is_word(line.as_bytes()[at - 1]))
        .find_map(|at| Some(&line[at..written::dates(line, at).next()?]))
}

/// Whether a line is a date, with or without a time, and nothing else.
pub(super) fn is_moment(line: &str) -> bool {
    line.len() <= 60 && may_hold_one(line) && {
        let on = written::word(line, 0, "on").map(|on| written::blanks(line, on));
        let on = on.filter(|&(_, some)| some).map(|(at, _)| at);
        [Some(0), on]
            .into_iter()
            .flatten()
            .flat_map(|at| written::dates(line, at))
            .any(|end| end == line.len() || is_time(line, end))
    }
}

/// Whether what is left of a line is a time of day, behind a comma, "at" or a mark.
fn is_time(line: &str, at: usize) -> bool {
    let at = written::mark(line, at, &[',']).unwrap_or(at);
    let at = written::blanks(line, at).0;
    let marks = ['@', '-', '|', '–', '—', '·', '•'];
    let led = written::word(line, at, "at").or_else(|| written::mark(line, at, &marks));
    let at = written::blanks(line, led.unwrap_or(at)).0;
    written::times(line, at).contains(&line.len())
}

/// Whether a date stands at a place of a line, or a time of day and then a date.
pub(super) fn is_due(line: &str, at: usize) -> bool {
    let behind = |time: usize| {
        let at = written::mark(line, time, &[',']).unwrap_or(time);
        written::blanks(line, at).0
    };
    let times = written::times(line, at).into_iter().map(behind);
    times
        .chain([at])
        .any(|at| written::dates(line, at).next().is_some())
}

/// Whether a line holds a date and a time of day.
pub(super) fn has_moment(line: &str) -> bool {
    find(line).is_some() && (0..line.len()).any(|at| !written::times(line, at).is_empty())
}

/// Whether a line holds one of some words, in either case.
pub(super) fn says(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let mut places = line.as_bytes().windows(word.len());
        places.any(|place| place.eq_ignore_ascii_case(word.as_bytes()))
    })
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
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

    /// Lines put together of all that dates and times are written with, right and nearly right.
    fn lines() -> Vec<String> {
        let days = [
            "",
            "Mon ",
            "tues, ",
            "Wednesday,\u{a0}",
            "Thur ",
            "Sat\t",
            "Sundays ",
        ];
        let dates = [
            "March 4, 2013",
            "4 Mar. 2013",
            "sept 04th 2013",
            "May 4 13",
            "12 June, 2013",
            "Jan. 123, 2013",
            "3rd  OCTOBER 20134",
            "2013-03-04",
            "4/3/2013",
            "04.3.13",
            "4.13.2013.1",
            "4/3/1",
            "Sepember 1st,2013",
            "Decem 5, 2013",
            "14 July2013",
        ];
        let times = [
            "",
            " at 11:16 am",
            ", 10.05",
            " @ 9 p.m.",
            " - 12:30:15 GMT",
            "T10:00Z",
            " · 7pm",
            "at7:5",
            " | 1:00 a.m. CEST.",
            ", 23:59 pm z",
            " 10:05 AB_",
            " — 8 amx",
            " 123:45",
            " was cold",
            ":",
            " (10:05)",
            ",, 10:05",
            " 10:05ABCDE",
            " 6:30PMEST",
        ];
        let leads = [
            "",
            "on ",
            "On\t",
            "by Ann on ",
            "x",
            "Published: ",
            "Updated at ",
            "first posted on 10:05, ",
            "last modified – 9 am ",
            "date",
            "Release date|",
            "originally updated 5:15 pm,",
            "dated ",
            "é",
            "published on at ",
        ];
        let mut all = Vec::new();
        for lead in leads {
            for day in days {
                for date in dates {
                    for time in times {
                        all.push(format!("{lead}{day}{date}{time}"));
                    }
                }
            }
        }
        all
    }

    #[test]
    fn dates_and_times_are_read_as_their_patterns_say() {
        let first = pattern(r"\bDATE");
        let moment = pattern(r"^(?:on\s+)?DATE(?:,?\s*(?:at|@|(?u-i:[-|–—·•]))?\s*TIME)?$");
        let time = pattern("TIME");
        let dated = pattern(
            r"^(?:(?:first |originally |last )?(?:published|updated|posted|modified)|release date|publication date|date)(?: on| at)?\s*(?u-i:[:|–—-])?\s*(?:TIME,?\s*)?DATE",
        );
        let mut met = [0; 3];
        for line in lines() {
            let found = first.find(&line).map(|found| found.as_str());
            assert_eq!(find(&line), found, "{line}");
            let both = found.is_some() && time.is_match(&line);
            assert_eq!(has_moment(&line), both, "{line}");
            let whole = line.len() <= 60 && moment.is_match(&line);
            assert_eq!(is_moment(&line), whole, "{line}");
            let said = dated.is_match(&line);
            assert_eq!(super::super::byline::is_dated(&line), said, "{line}");
            for (count, is) in met.iter_mut().zip([found.is_some(), whole, said]) {
                *count += usize::from(is);
            }
        }
        assert!(met.iter().all(|&count| count > 400), "{met:?}");
    }
}
