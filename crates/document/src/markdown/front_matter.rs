//! The lines of keys and values before an article.

use crate::{BlockKind, Furniture};

/// The top-level fields of YAML or TOML whose values are plain or quoted words on the same line: key,
/// value, and the value's offset.
pub(super) fn fields(text: &str) -> impl Iterator<Item = (&str, &str, usize)> {
    let mut offset = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len();
        let colon = line.find([':', '='])?;
        let key = &line[..colon];
        if key.is_empty() || key.starts_with([' ', '\t', '#', '-']) {
            return None;
        }
        let rest = &line[colon + 1..];
        let value = rest.trim();
        let at = start + colon + 1 + (rest.len() - rest.trim_start().len());
        for quote in ['"', '\''] {
            if let Some(inner) = value
                .strip_prefix(quote)
                .and_then(|value| value.strip_suffix(quote))
            {
                return Some((key.trim(), inner, at + 1));
            }
        }
        (!value.is_empty() && !value.starts_with(['[', '{', '|', '>']))
            .then(|| (key.trim(), value, at))
    })
}

/// Whether a paragraph is a list of labelled lines (`Theme: Economy`), as bulletins begin with, and not
/// prose: each line then stands for itself.
pub(super) fn is_labelled(paragraph: &str) -> bool {
    let mut lines = 0;
    let mut labelled = 0;
    for line in paragraph.lines() {
        lines += 1;
        labelled += usize::from(
            line.split_once(':')
                .is_some_and(|(label, rest)| is_label(label, rest)),
        );
    }
    lines >= 2 && labelled == lines
}

/// What a labelled line is: a few words of metadata, or a sentence with a label before it.
pub(super) fn kind_of_line(line: &str) -> BlockKind {
    let (label, value) = line.split_once(':').unwrap_or(("", line));
    let is_sentence = value.ends_with(['.', '!', '?']) || value.len() > 80;
    // A line with a date may be the byline.
    if is_sentence || label.to_ascii_lowercase().contains("date") {
        BlockKind::Paragraph
    } else {
        BlockKind::Furniture(Furniture::Boilerplate)
    }
}

/// A few words that begin with a capital, before the blank or the line's end.
fn is_label(label: &str, rest: &str) -> bool {
    label.len() <= 32
        && label.starts_with(|c: char| c.is_uppercase())
        && label.split(' ').count() <= 4
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '(' | ')'))
        && (rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_with_their_places() {
        let text = "title: \"Up by 5%\"\ndate: 2024-03-01\ntags: [a, b]\n  nested: no\n";
        let found: Vec<_> = fields(text).collect();
        assert_eq!(
            found,
            [("title", "Up by 5%", 8), ("date", "2024-03-01", 24)]
        );
    }

    #[test]
    fn prose_with_a_colon_is_not_labelled() {
        assert!(is_labelled("Theme: Economy\nLevel 2: Retail\nLevel 3:"));
        assert!(!is_labelled("Theme: Economy\nand more"));
        assert!(!is_labelled(
            "One thing is clear to everybody by now: it fell\nTwo: it rose"
        ));
    }
}
