//! The lines of a source that hold some marks, long ones cut down to windows around the marks.
//!
//! Prose often has a whole paragraph in one line. A renderer made for program code shows such a line from
//! the first mark to the last, however far they are apart; so the middle is cut out before it sees them.

use std::ops::Range;

use document::sort_by_key;
use unicode_width::UnicodeWidthChar;

/// What stands for words that were left out.
const GAP: &str = " … ";

/// Lines of a source around some marks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The lines, cut.
    pub(crate) text: String,
    /// The marks in `text`, each with its index among those asked for; a mark over two lines is in two parts.
    pub(crate) marks: Vec<(usize, Range<usize>)>,
}

/// The lines from the first mark to the last, each at most about `width` columns wide.
pub(crate) fn excerpt(source: &str, marks: &[Range<usize>], width: usize) -> Excerpt {
    let first = marks.iter().map(|mark| mark.start).min().unwrap_or(0);
    let last = marks.iter().map(|mark| mark.end).max().unwrap_or(0);
    let start = source[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = source[last..]
        .find('\n')
        .map_or(source.len(), |at| last + at);
    let mut excerpt = Excerpt {
        text: String::new(),
        marks: Vec::new(),
    };
    let mut offset = start;
    for line in source[start..end].split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let here = offset..offset + words.len();
        offset += line.len();
        let parts = parts_within(marks, &here);
        for window in windows(words, &parts, width) {
            cut(&mut excerpt, words, &window, &parts);
        }
        excerpt
            .text
            .truncate(excerpt.text.trim_end_matches(' ').len());
        excerpt.text.push('\n');
    }
    sort_by_key(&mut excerpt.marks, |(index, part)| (*index, part.start));
    excerpt
}

/// Appends one window of a line with the marks in it.
fn cut(excerpt: &mut Excerpt, words: &str, window: &Range<usize>, parts: &[(usize, Range<usize>)]) {
    if window.start > 0 {
        let gap = if excerpt.text.ends_with('\n') || excerpt.text.is_empty() {
            GAP.trim_start()
        } else if excerpt.text.ends_with(GAP) {
            ""
        } else {
            GAP
        };
        excerpt.text.push_str(gap);
    }
    let shift = excerpt.text.len();
    for (index, part) in parts {
        if window.start <= part.start && part.end <= window.end {
            let moved = shift + part.start - window.start..shift + part.end - window.start;
            excerpt.marks.push((*index, moved));
        }
    }
    excerpt.text.push_str(&words[window.clone()]);
    if window.end < words.len() {
        excerpt.text.push_str(GAP);
    }
}

/// The parts of marks that lie in a line, relative to its start.
fn parts_within(marks: &[Range<usize>], line: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let clip = |(index, mark): (usize, &Range<usize>)| {
        let part = mark.start.max(line.start)..mark.end.min(line.end);
        (part.start < part.end).then(|| (index, part.start - line.start..part.end - line.start))
    };
    marks.iter().enumerate().filter_map(clip).collect()
}

/// What to keep of a line: all of it if it is short, else as much around each mark as `width` allows.
fn windows(line: &str, parts: &[(usize, Range<usize>)], width: usize) -> Vec<Range<usize>> {
    let whole = 0..line.len();
    if columns(line) <= width {
        return vec![whole];
    }
    if parts.is_empty() {
        return vec![around(line, &(0..0), width)];
    }
    let tries = (8..=width).rev().step_by(4);
    let kept = tries.map(|context| merged(line, parts, context));
    let fits = |windows: &Vec<Range<usize>>| {
        let kept: usize = windows.iter().map(|w| columns(&line[w.clone()]) + 3).sum();
        kept <= width
    };
    kept.into_iter()
        .find(fits)
        .unwrap_or_else(|| merged(line, parts, 8))
}

/// How many columns of a terminal a text takes: wide characters two, tabs as many as the renderer gives them.
fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

fn column(c: char) -> usize {
    match c {
        '\t' => 4,
        c => c.width().unwrap_or(1),
    }
}

/// Windows with so many columns of context around each part, joined where they nearly touch.
fn merged(line: &str, parts: &[(usize, Range<usize>)], context: usize) -> Vec<Range<usize>> {
    let mut windows: Vec<_> = parts
        .iter()
        .map(|(_, part)| around(line, part, context))
        .collect();
    sort_by_key(&mut windows, |window| window.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.start <= last.end + 6 => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    merged
}

/// A part of a line with up to `context` columns either side, cut between words where there are any.
pub(crate) fn around(line: &str, part: &Range<usize>, context: usize) -> Range<usize> {
    let before = &line[..part.start];
    let start = within(before.char_indices().rev(), context)
        .last()
        .map_or(part.start, |(at, _)| at);
    let start = match line[start..part.start].find(char::is_whitespace) {
        Some(blank) if start > 0 => {
            let rest = &line[start + blank..part.start];
            part.start - rest.trim_start().len()
        }
        _ => start,
    };
    let after = &line[part.end..];
    let end = within(after.char_indices(), context)
        .last()
        .map_or(part.end, |(at, c)| part.end + at + c.len_utf8());
    let end = match line[part.end..end].rfind(char::is_whitespace) {
        Some(blank) if end < line.len() => part.end + after[..blank].trim_end().len(),
        _ => end,
    };
    start..end
}

/// The first characters that take so many columns together.
fn within(
    characters: impl Iterator<Item = (usize, char)>,
    most: usize,
) -> impl Iterator<Item = (usize, char)> {
    characters.scan(0, move |taken, (at, c)| {
        *taken += column(c);
        (*taken <= most).then_some((at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::{columns, excerpt};

    fn shown(source: &str, words: &[&str], width: usize) -> (String, Vec<String>) {
        let marks: Vec<_> = words
            .iter()
            .map(|word| source.find(word).map(|at| at..at + word.len()).unwrap())
            .collect();
        let excerpt = excerpt(source, &marks, width);
        let cut = excerpt
            .marks
            .iter()
            .map(|(_, part)| excerpt.text[part.clone()].to_owned());
        let cut = cut.collect();
        (excerpt.text, cut)
    }

    #[test]
    fn short_lines_stay_whole() {
        let (text, marks) = shown("one\r\ntwo 2 and 3\nfour\n", &["2", "3"], 80);
        assert_eq!(
            (text.as_str(), marks),
            ("two 2 and 3\n", vec!["2".to_owned(), "3".to_owned()])
        );
    }

    #[test]
    fn far_marks_are_brought_together() {
        let filler = "word ".repeat(100);
        let source = format!("{filler}from 13,800 {filler}to 36,000 {filler}");
        let (text, marks) = shown(&source, &["13,800", "36,000"], 60);
        assert_eq!(marks, ["13,800", "36,000"]);
        assert!(text.chars().count() < 70, "{text}");
        assert!(text.starts_with("… ") && text.ends_with(" …\n"), "{text}");
    }

    #[test]
    fn a_line_without_blanks_is_cut_between_characters() {
        let source = format!("{}7{}", "é".repeat(300), "é".repeat(300));
        let (text, marks) = shown(&source, &["7"], 40);
        assert_eq!(marks, ["7"]);
        assert!(text.chars().count() <= 46, "{text}");
    }

    #[test]
    fn wide_characters_and_tabs_take_their_columns() {
        let source = format!("{}7{}", "数".repeat(300), "字".repeat(300));
        let (text, marks) = shown(&source, &["7"], 40);
        assert_eq!(marks, ["7"]);
        assert!(columns(text.trim_end()) <= 46, "{text}");
        let source = format!("{}7 of 9{}", "a\t".repeat(60), "\tb".repeat(60));
        let (text, _) = shown(&source, &["7", "9"], 60);
        assert!(columns(text.trim_end()) <= 66, "{text}");
    }

    #[test]
    fn a_mark_over_two_lines_is_in_two_parts() {
        let (_, marks) = shown("rose from 5\npercent to 7", &["5\npercent"], 80);
        assert_eq!(marks, ["5", "percent"]);
    }
}
