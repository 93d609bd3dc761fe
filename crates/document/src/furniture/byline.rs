//! Lines that say who wrote an article and when.

use std::sync::LazyLock;

use regex::Regex;

use super::{date, phrases, written};

static READING: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(r"^(?:reading time:?\s*)?\d{1,2}[- ]min(?:ute)?s?(?: read| reading time)?$")
});
/// What may stand before the first four of [`DATING`].
const LEADS: [&str; 4] = ["", "first ", "originally ", "last "];
/// Words before a date of publication.
const DATING: [&str; 7] = [
    "published",
    "updated",
    "posted",
    "modified",
    "release date",
    "publication date",
    "date",
];
const OPENINGS: [&str; 7] = [
    "by ",
    "written by ",
    "posted by ",
    "reported by ",
    "reporting by ",
    "story by ",
    "words by ",
];

/// Whether a line names the author (`by Ann Lee on May 3, 2014`) or the date of publication.
pub(super) fn is_byline(line: &str) -> bool {
    line.len() <= 160
        && (has_author(line)
            || date::is_moment(line)
            || date::may_hold_one(line) && is_dated(line)
            || date::has_figure(line) && says_minutes(line) && READING.is_match(line))
}

/// Whether a line opens with the date of publication: "Last updated at 10:05, 3 May 2014".
pub(super) fn is_dated(line: &str) -> bool {
    let led = |lead: &str| written::word(line, 0, lead);
    let said = |(at, word): (usize, &&str)| {
        let leads = if at < 4 { &LEADS[..] } else { &LEADS[..1] };
        let mut ends = leads.iter().filter_map(|lead| led(lead));
        ends.find_map(|end| written::word(line, end, word))
    };
    let Some(end) = DATING.iter().enumerate().find_map(said) else {
        return false;
    };
    let behind = |end: usize| {
        let at = written::blanks(line, end).0;
        let at = written::mark(line, at, &[':', '|', '–', '—', '-']).unwrap_or(at);
        written::blanks(line, at).0
    };
    let plain = [" on", " at"].map(|word| written::word(line, end, word));
    let mut ends = plain.into_iter().flatten().chain([end]);
    ends.any(|end| date::is_due(line, behind(end)))
}

/// A cheap look at whether a line speaks of minutes.
fn says_minutes(line: &str) -> bool {
    date::says(line, &["min"])
}

/// Whether a line is a name with a journalist's role: `Ann Lee, political editor`.
pub(super) fn is_role(line: &str) -> bool {
    line.len() <= 80
        && phrases::before_role(line).is_some_and(|name| {
            let words = || name.split_whitespace();
            (2..=6).contains(&words().count()) && words().all(is_name) && !date::has_figure(line)
        })
}

/// `by` and names in capitals; what else such lines hold is a date, a desk or a paper.
fn has_author(line: &str) -> bool {
    let Some(opening) = OPENINGS.iter().find(|opening| {
        line.as_bytes()
            .get(..opening.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
    }) else {
        return false;
    };
    let date = date::find(line);
    let rest = line[opening.len()..].trim_end_matches('.');
    let names = match date {
        Some(date) => rest.split(date).next().unwrap_or(rest),
        None => rest,
    };
    let mut words = names.split_whitespace();
    words
        .next()
        .is_some_and(|word| is_name(word) && !is_time(word))
        && words.all(|word| is_name(word) || is_small(word))
        && (date.is_some() || !date::has_figure(line) && names.split_whitespace().count() >= 2)
        && (date.is_some() || !line.ends_with(['.', ':', '?', '!']))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// `By Friday` opens a sentence.
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches(',').to_ascii_lowercase();
    word.ends_with("day")
        || [
            "january", "february", "march", "april", "may", "june", "july", "august",
        ]
        .contains(&word.as_str())
        || ["september", "october", "november", "december", "the"].contains(&word.as_str())
}

/// Words between names.
fn is_small(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    !word.contains(char::is_alphanumeric)
        || [
            "al", "and", "at", "bin", "da", "de", "del", "der", "di", "du", "for", "from", "ibn",
            "in", "la", "le", "of", "on", "the", "ul", "van", "von", "with",
        ]
        .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_and_dates_are_bylines() {
        for line in [
            "by Ann Lee on May 3, 2014",
            "By Ann van der Lee and Bo Ek, The Post",
            "BY ANN LEE",
            "Updated: 3 May 2014, 10:05",
            "Saturday, May 3, 2014",
            "4 min read",
            "Published on 2014-05-03",
        ] {
            assert!(is_byline(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_begin_with_by_are_not() {
        for line in [
            "By Friday the toll had reached 40",
            "By 2030 half of all cars will be electric",
            "By Region",
            "By Monday, Ann Lee had won",
            "By May 2014 Ann Lee led by 5 points",
            "By way of comparison",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn roles_follow_names() {
        assert!(is_role("Ann Lee, Political Editor"));
        assert!(!is_role("Council loses its last reporter"));
        assert!(!is_role("Editor"));
    }
}
