//! The stock phrases of `words/furniture.tsv`.

use std::sync::LazyLock;

use super::Class;
use crate::Furniture;

const TABLE: &str = include_str!("../../words/furniture.tsv");

/// The phrases of one kind that are compared in one way, sorted.
struct Phrases(Vec<&'static str>);

impl Phrases {
    fn load(kind: &str, how: &str) -> Self {
        // The rows of a kind stand together.
        let head = format!("\n{kind}\t{how}\t");
        let rows = memchr::memmem::find(TABLE.as_bytes(), head.as_bytes());
        let rows = rows.map_or("", |at| &TABLE[at + 1..]);
        let phrase = |line: &'static str| line.strip_prefix(&head[1..]);
        Self(rows.lines().map_while(phrase).collect())
    }

    /// Whether one of them is the whole of `words`.
    fn is(&self, words: &str) -> bool {
        let lower = || words.bytes().map(|byte| byte.to_ascii_lowercase());
        self.0
            .binary_search_by(|phrase| phrase.bytes().cmp(lower()))
            .is_ok()
    }

    /// Whether `words` start with one of them and go on with another word.
    fn starts(&self, words: &str) -> bool {
        let Some(first) = words.bytes().next().map(|byte| byte.to_ascii_lowercase()) else {
            return false;
        };
        let from = self
            .0
            .partition_point(|phrase| phrase.as_bytes()[0] < first);
        self.0[from..]
            .iter()
            .take_while(|phrase| phrase.as_bytes()[0] == first)
            .any(|phrase| {
                let start = words.as_bytes().get(..phrase.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(phrase.as_bytes()))
                    && !(phrase.ends_with(char::is_alphabetic)
                        && words[phrase.len()..].starts_with(char::is_alphanumeric))
            })
    }

    /// What is left of `words` before the one that they end with.
    fn ends<'w>(&self, words: &'w str) -> Option<&'w str> {
        self.0.iter().find_map(|phrase| {
            let at = words.len().checked_sub(phrase.len())?;
            let end = words.as_bytes().get(at..)?;
            let whole = || !words[..at].ends_with(char::is_alphanumeric);
            (end.eq_ignore_ascii_case(phrase.as_bytes()) && whole()).then(|| &words[..at])
        })
    }
}

macro_rules! phrases {
    ($name:ident, $kind:literal, $how:literal) => {
        static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::load($kind, $how));
    };
}

phrases!(NAVIGATION, "navigation", "is");
phrases!(NAVIGATION_STARTS, "navigation", "starts");
phrases!(NETWORK, "navigation", "network");
phrases!(FILLER, "navigation", "filler");
phrases!(BOILERPLATE, "boilerplate", "is");
phrases!(BOILERPLATE_STARTS, "boilerplate", "starts");
phrases!(BOILERPLATE_HAS, "boilerplate", "has");
phrases!(COMMENTS, "comments", "is");
phrases!(COMMENT_FORM, "comments", "form");
phrases!(NO_NAME, "comment-head", "no-name");
phrases!(CAPTION_STARTS, "caption", "starts");
phrases!(CREDIT, "caption", "credit");
phrases!(ROLE, "byline", "ends");

static CLASSES: LazyLock<[(Phrases, Class); 7]> = LazyLock::new(|| {
    let kinds = [
        ("navigation", Class::Furniture(Furniture::Navigation)),
        ("comment", Class::Furniture(Furniture::Comment)),
        ("comment-head", Class::Furniture(Furniture::CommentHead)),
        ("comment-meta", Class::Furniture(Furniture::Byline)),
        ("byline", Class::Furniture(Furniture::Byline)),
        ("boilerplate", Class::Furniture(Furniture::Boilerplate)),
        ("caption", Class::Caption),
    ];
    kinds.map(|(kind, class)| (Phrases::load(kind, "class"), class))
});

/// What a class or id of a page's element says.
pub(super) fn class(name: &str) -> Option<Class> {
    CLASSES
        .iter()
        .find_map(|(names, class)| names.is(name).then_some(*class))
}

/// Whether a line is a link, a button or a form's label: a stock phrase, or a row of networks' names.
pub(super) fn navigation(line: &str) -> bool {
    let bare = bare(line);
    NAVIGATION.is(bare)
        || NAVIGATION_STARTS.starts(line) && line.len() <= 120 && !line.ends_with('.')
        || line.len() <= 120 && is_row_of_networks(line)
}

/// Whether a line is the names of share buttons.
fn is_row_of_networks(line: &str) -> bool {
    let mut networks = 0;
    let words = line
        .split_whitespace()
        .map(bare)
        .filter(|word| !word.is_empty());
    for word in words {
        if NETWORK.is(word) {
            networks += 1;
        } else if !FILLER.is(word) {
            return false;
        }
    }
    networks > 0
}

/// Whether a line is about the page and not of it: copyright, sources, cookies.
pub(super) fn boilerplate(line: &str) -> bool {
    BOILERPLATE.is(bare(line))
        || BOILERPLATE_STARTS.starts(line)
        || line.len() <= super::LONGEST_LINE && {
            let lower = line.to_ascii_lowercase();
            BOILERPLATE_HAS
                .0
                .iter()
                .any(|phrase| lower.contains(phrase))
        }
}

/// Whether a line names a file to be had, with its size: `XLS format (28.5 Kb)`.
pub(super) fn is_download(line: &str) -> bool {
    let size = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
        .map(|(_, size)| size);
    let size = size.map(|size| {
        size.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
    });
    let unit = size.and_then(|size| size.get(..2)).unwrap_or_default();
    line.len() <= 80
        && ["kb", "mb", "gb"]
            .iter()
            .any(|size| unit.eq_ignore_ascii_case(size))
}

/// Whether a line is the heading of the comments.
pub(super) fn comments(line: &str) -> bool {
    COMMENTS.is(bare(line))
}

/// Whether a line belongs to the form for a new comment, or to what stands below it.
pub(super) fn is_comment_form(line: &str) -> bool {
    COMMENT_FORM.starts(line)
}

/// Whether a word can be no part of a commenter's name.
pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAME.is(word.trim_end_matches([',', '.']))
}

/// Whether a line starts as only captions and credits do.
pub(super) fn caption(line: &str) -> bool {
    CAPTION_STARTS.starts(line)
}

/// What stands before the picture agency that a line ends with.
pub(super) fn before_credit(line: &str) -> Option<&str> {
    CREDIT.ends(line)
}

/// What stands before the journalist's role that a line ends with.
pub(super) fn before_role(line: &str) -> Option<&str> {
    ROLE.ends(line)
}

/// A line without the signs around its words.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_lower_case() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort words/furniture.tsv");
        assert!(rows.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(
            rows.iter()
                .all(|row| row.to_ascii_lowercase() == **row && row.split('\t').count() == 3)
        );
    }

    #[test]
    fn stock_phrases_are_whole_lines() {
        for line in [
            "Share this:",
            "» Next post",
            "Facebook | Twitter | Email",
            "Related: a tale",
        ] {
            assert!(navigation(line), "{line}");
        }
        for line in [
            "Share this bread with 40 people.",
            "Home of 300 people",
            "More from fees than from grants.",
        ] {
            assert!(!navigation(line), "{line}");
        }
    }

    #[test]
    fn downloads_have_a_size() {
        assert!(is_download("XLS format (28.5 Kb)"));
        assert!(is_download("The tables (297 Kb Pdf)"));
        assert!(!is_download("The boats (40)"));
    }

    #[test]
    fn copyright_law_is_no_copyright_line() {
        assert!(boilerplate("© 2024 The Post. All rights reserved."));
        assert!(boilerplate("Copyright 2024 The Post"));
        assert!(!boilerplate("Copyright law covers 12 cases."));
    }
}
