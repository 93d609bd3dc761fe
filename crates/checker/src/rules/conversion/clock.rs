//! Times of day in two zones: "at 9:54 a.m. ET (1354 UTC)".
//!
//! A zone that is named fixes the hours, summer time or not; "local time" fixes only the minutes, to a quarter of an hour.
//! Times of day are no quantities, so this reads the text itself.

use document::{BlockKind, Span};

use crate::finding::{Finding, Verdict};
use crate::rules::Scene;
use crate::view::View;

/// Zones by their letters, with their minutes ahead of UTC in winter and summer.
const ZONES: &[(&str, &[i32])] = &[
    ("ET", &[-300, -240]),
    ("EST", &[-300]),
    ("EDT", &[-240]),
    ("CT", &[-360, -300]),
    ("CDT", &[-300]),
    ("MT", &[-420, -360]),
    ("PT", &[-480, -420]),
    ("PST", &[-480]),
    ("PDT", &[-420]),
    ("BST", &[60]),
    ("GMT", &[0]),
    ("CET", &[60, 120]),
    ("CEST", &[120]),
    ("EET", &[120, 180]),
    ("IST", &[330, 60, 120, 180]),
    ("JST", &[540]),
    ("AEST", &[600]),
];

pub(in crate::rules) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    // Most texts tell no time of the world.
    let told = view.document.text.contains("UTC");
    for block in view.document.blocks.iter().filter(|_| told) {
        if matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Quote
        ) {
            let text = view.words(block.span);
            for (at, _) in text.match_indices("UTC") {
                out.extend(compare(view, block.span, text, at));
            }
        }
    }
}

/// The bracket that ends in or holds "UTC", against the time before it.
fn compare(view: &View<'_>, block: Span, text: &str, utc: usize) -> Option<Finding> {
    let open = text[..utc].rfind('(').filter(|open| utc - open < 40)?;
    let inside = &text[open + 1..utc];
    let before = &text[text[..open]
        .char_indices()
        .rev()
        .nth(60)
        .map_or(0, |(at, _)| at)..open];
    let local = times(before, false).into_iter().next_back();
    let Some((world, _)) = times(inside, true).into_iter().next_back() else {
        return no_time(view, block, open + 1, inside, local.is_some());
    };
    let (local, rest) = local?;
    let zone = rest.split_whitespace().find_map(|word| {
        ZONES
            .iter()
            .find(|(name, _)| *name == word.trim_matches(','))
    });
    let ahead = (local - world).rem_euclid(DAY);
    let fits = |offset: i32| offset.rem_euclid(DAY) == ahead;
    let right = zone.map_or(ahead % 15 == 0, |(_, offsets)| {
        offsets.iter().copied().any(fits)
    });
    let span = Span::new(block.start + open + 1, block.start + utc + "UTC".len());
    let named = zone.map_or("local time", |(name, _)| name);
    let ahead = if ahead > DAY / 2 { ahead - DAY } else { ahead };
    let sign = if ahead < 0 { '−' } else { '+' };
    let hours = format!("{sign}{}:{:02}", ahead.abs() / 60, ahead.abs() % 60);
    let verb = if right { "is" } else { "is never" };
    Some(finding(
        view,
        span,
        right,
        format!("{named} {verb} UTC {hours}"),
    ))
}

/// "(3154 UTC)": four digits that are no time of day. Behind a time of day no other number is one either, unless it may be an
/// hour: "7:15 p.m. (185 UTC)".
fn no_time(
    view: &View<'_>,
    block: Span,
    start: usize,
    inside: &str,
    behind_a_time: bool,
) -> Option<Finding> {
    let digits = inside.trim();
    let number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.parse::<f64>().is_ok();
    let hour = digits.split('.').next().and_then(|hour| hour.parse().ok());
    let hour = hour.is_some_and(|hour: u32| hour <= 24);
    let four = number && (digits.len() == 4 || behind_a_time && !hour);
    let span = Span::new(
        block.start + start,
        block.start + start + inside.trim_end().len(),
    );
    four.then(|| finding(view, span, false, format!("{digits} is no time of day")))
}

fn finding(view: &View<'_>, span: Span, right: bool, message: String) -> Finding {
    let verdict = if right {
        Verdict::Consistent
    } else {
        Verdict::Inconsistent
    };
    Finding::plain(view, "conversion", verdict, span, span, message)
}

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// The times of day in a text, in minutes, each with the text behind it: "9:54 a.m.", "19:00", "midnight". Three or four bare
/// digits are one only where a bracket holds little else: before it, they may be a year.
fn times(text: &str, bare: bool) -> Vec<(i32, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..]
        .find(|c: char| c.is_ascii_alphanumeric())
        .map(|skip| at + skip)
    {
        let end = text[start..]
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == ':'))
            .map_or(text.len(), |length| start + length);
        let rest = &text[end..];
        let word = &text[start..end];
        found.extend(time(word, rest, bare).map(|minutes| (minutes, rest)));
        at = end;
    }
    found
}

fn time(word: &str, rest: &str, bare: bool) -> Option<i32> {
    let lower = rest.trim_start().to_ascii_lowercase();
    let joined = word
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| {
            word.strip_suffix("am")
                .map(|word| (word, 'a'))
                .or_else(|| word.strip_suffix("pm").map(|word| (word, 'p')))
        })
        .flatten();
    let half = |letter: char| {
        joined.is_some_and(|(_, own)| own == letter)
            || lower.starts_with(&format!("{letter}.m"))
            || lower.starts_with(&format!("{letter}m"))
    };
    let word = joined.map_or(word, |(word, _)| word);
    match word.to_ascii_lowercase().as_str() {
        "midnight" => return Some(0),
        "noon" => return Some(DAY / 2),
        _ => {}
    }
    let (hour, minute) = match word.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        None if bare && matches!(word.len(), 3 | 4) && word.is_ascii() => {
            let (hour, minute) = word.split_at(word.len() - 2);
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        None if half('a') || half('p') => (word.parse().ok()?, 0),
        _ => return None,
    };
    let hour: i32 = match (half('a'), half('p')) {
        (false, true) if hour < 12 => hour + 12,
        (true, false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn times_of_day_are_read() {
        let minutes = |text| {
            times(text, true)
                .into_iter()
                .map(|(minutes, _)| minutes)
                .collect::<Vec<_>>()
        };
        assert_eq!(minutes("at 9:54 a.m. ET"), [594]);
        assert_eq!(minutes("8 pm, 7:37pm, at midnight"), [1200, 1177, 0]);
        assert_eq!(minutes("0300 UTC Monday, 12:30 a.m."), [180, 30]);
        assert_eq!(minutes("with 12 men in 2 rows"), [] as [i32; 0]);
    }
}
