//! Dates and times of day as they are written, read where they stand: a pattern would take longer to build than most articles to
//! check.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// What days of the week begin with, the longer first; "day" may follow.
const WEEKDAYS: [&str; 11] = [
    "mon", "tues", "tue", "wednes", "wed", "thurs", "thu", "fri", "satur", "sat", "sun",
];

/// The ends of the dates that can be read at a place: "Mon, March 4th, 2013", "4 Mar 2013", "2013-03-04", "4/3/13".
pub(super) fn dates(line: &str, at: usize) -> impl Iterator<Item = usize> {
    let spoken = spoken(line, at);
    let iso = || {
        let year = digits(line, at, 4)?;
        let month = digits(line, mark(line, year, &['-'])?, 2)?;
        digits(line, mark(line, month, &['-'])?, 2)
    };
    let parted = || {
        let between = |at: usize| mark(line, at, &['.', '/']);
        one_or_two(line, between(one_or_two(line, at)?)?).and_then(between)
    };
    let written = spoken.or_else(iso);
    let year = if written.is_none() { parted() } else { None };
    let years = year.into_iter().flat_map(|year| {
        let long = digits(line, year, 4);
        long.into_iter().chain(digits(line, year, 2))
    });
    written.into_iter().chain(years)
}

/// A date with the name of its month.
fn spoken(line: &str, at: usize) -> Option<usize> {
    let weekday = WEEKDAYS.iter().find_map(|name| {
        let end = word(line, at, name)?;
        let end = word(line, end, "day").unwrap_or(end);
        some_blanks(line, mark(line, end, &[',']).unwrap_or(end))
    });
    let day = weekday.unwrap_or(at);
    let year = |end: usize| {
        let end = mark(line, end, &[',']).unwrap_or(end);
        digits(line, some_blanks(line, end)?, 4)
    };
    if let Some(end) = month(line, day) {
        return year(day_of_month(line, some_blanks(line, end)?)?);
    }
    year(month(line, some_blanks(line, day_of_month(line, day)?)?)?)
}

/// "4", "04", "4th".
fn day_of_month(line: &str, at: usize) -> Option<usize> {
    let end = one_or_two(line, at)?;
    let ordinal = ["st", "nd", "rd", "th"];
    Some(
        ordinal
            .iter()
            .find_map(|end_of| word(line, end, end_of))
            .unwrap_or(end),
    )
}

/// The name of a month, in full or its first three letters (of September also four), with or without a point.
fn month(line: &str, at: usize) -> Option<usize> {
    let name = MONTHS
        .iter()
        .find(|name| word(line, at, &name[..3]).is_some())?;
    let full = word(line, at, name);
    let short = || {
        let known = if *name == "september" {
            word(line, at, "sept")
        } else {
            None
        };
        known.unwrap_or(at + 3)
    };
    let end = full.unwrap_or_else(short);
    Some(mark(line, end, &['.']).unwrap_or(end))
}

/// The ends of the times of day that can be read at a place: "11:16", "10.05.30 pm GMT", "9 a.m.".
pub(super) fn times(line: &str, at: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let Some(hour) = one_or_two(line, at) else {
        return ends;
    };
    // Of two digits the first alone is no hour: what follows it is neither a mark nor a letter.
    let minutes = mark(line, hour, &[':', '.']).and_then(|at| digits(line, at, 2));
    if let Some(minutes) = minutes {
        ends.push(minutes);
        ends.extend(mark(line, minutes, &[':']).and_then(|at| digits(line, at, 2)));
        for at in 0..ends.len() {
            ends.extend(half_of_day(line, ends[at]).into_iter().flatten());
        }
        for at in 0..ends.len() {
            ends.extend(zone(line, ends[at]).into_iter().flatten());
        }
    }
    ends.extend(half_of_day(line, hour).into_iter().flatten());
    ends
}

/// " am", "p.m.": its ends.
fn half_of_day(line: &str, at: usize) -> [Option<usize>; 2] {
    let letter = |at| word(line, at, "a").or_else(|| word(line, at, "p"));
    let end = || {
        let end = letter(blank(line, at).unwrap_or(at))?;
        let end = word(line, mark(line, end, &['.']).unwrap_or(end), "m")?;
        (!goes_on(line, end)).then_some(end)
    };
    let end = end();
    [end, end.and_then(|end| mark(line, end, &['.']))]
}

/// " GMT", "Z": its ends.
fn zone(line: &str, at: usize) -> [Option<usize>; 2] {
    let from = blank(line, at).unwrap_or(at);
    let letters = line.as_bytes()[from..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let end = from + letters;
    let name = (2..=4).contains(&letters) && !goes_on(line, end);
    [name.then_some(end), word(line, from, "z")]
}

/// Whether a word goes on at a place.
fn goes_on(line: &str, at: usize) -> bool {
    let next = line.as_bytes().get(at);
    next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Some letters at a place, in either case, given in small ones.
pub(super) fn word(line: &str, at: usize, letters: &str) -> Option<usize> {
    let end = at + letters.len();
    let found = line.as_bytes().get(at..end)?;
    found
        .eq_ignore_ascii_case(letters.as_bytes())
        .then_some(end)
}

/// One of some marks at a place.
pub(super) fn mark(line: &str, at: usize, marks: &[char]) -> Option<usize> {
    let mark = line.get(at..)?.chars().next()?;
    marks.contains(&mark).then_some(at + mark.len_utf8())
}

/// A blank at a place, also one that does not break.
fn blank(line: &str, at: usize) -> Option<usize> {
    mark(line, at, &[' ', '\t', '\u{a0}'])
}

/// One past the blanks at a place, and whether there is any.
pub(super) fn blanks(line: &str, at: usize) -> (usize, bool) {
    let mut end = at;
    while let Some(next) = blank(line, end) {
        end = next;
    }
    (end, end > at)
}

fn some_blanks(line: &str, at: usize) -> Option<usize> {
    let (end, some) = blanks(line, at);
    some.then_some(end)
}

/// So many digits at a place, whatever follows.
fn digits(line: &str, at: usize, many: usize) -> Option<usize> {
    let found = line.as_bytes().get(at..at + many)?;
    found.iter().all(u8::is_ascii_digit).then_some(at + many)
}

/// One or two digits at a place.
fn one_or_two(line: &str, at: usize) -> Option<usize> {
    digits(line, at, 2).or_else(|| digits(line, at, 1))
}
