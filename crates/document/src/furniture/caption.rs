//! Captions of pictures, by the credits in them.

use std::sync::LazyLock;

use regex::Regex;

use super::{date, phrases};

/// Captions may run over several lines.
pub(super) const LONGEST: usize = 400;

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"^(?:figure|fig\.|table|chart|graph|exhibit|map)\s+[A-Z]?\d{1,2}(?:\.\d{1,2})?[a-z]?\s*(?u-i:[:.–—-])\s+\S",
    )
});
static CREDIT_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"\S\s*\(?(?-i:Image|Photo|Picture|Photograph)(?: credit| by)?:\s*(?u-i:[A-Z@©](?:[^.!?:]|\.[^ ])+?\.?)(?:\s*\((?u-i:[^)]*)\)\.?)?\)?$",
    )
});

/// Whether a line is a caption: it opens as one, has a number as one, or ends with a credit.
pub(super) fn is_caption(line: &str) -> bool {
    phrases::caption(line)
        || may_be_numbered(line) && NUMBERED.is_match(line)
        || ends_with_agency(line)
        || line.contains(": ")
            && ["Image", "Photo", "Picture"]
                .iter()
                .any(|word| line.contains(word))
            && CREDIT_AT_END.is_match(line)
}

/// A cheap look at whether a line can be a numbered caption.
fn may_be_numbered(line: &str) -> bool {
    let opens = |word: &str| {
        let start = line.as_bytes().get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    ["fig", "table", "chart", "graph", "exhibit", "map"]
        .into_iter()
        .any(opens)
        && date::has_figure(line)
}

/// Whether a line stands for a picture whose caption follows.
pub(super) fn is_embedding(line: &str) -> bool {
    line.len() <= 60 && line.to_ascii_lowercase().starts_with("embed from ")
}

/// An agency's name behind a sentence or a photographer's name: `At the gate. Reuters`, `(Ann Lee/AP)`.
fn ends_with_agency(line: &str) -> bool {
    let end = line.trim_end_matches(['.', ')', ']']);
    phrases::before_credit(end).is_some_and(|before| {
        let before = before.trim_end().trim_end_matches("via").trim_end();
        before.ends_with(['.', '!', '?', '”', '"', '/', '|', '(', '[', '©'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_make_captions() {
        for line in [
            "Boats wait at the north quay. Reuters",
            "The quay on Monday (Ann Lee/AP)",
            "Photo: Ann Lee",
            "Embed from Getty Images",
            "The north quay. Image: Ann Lee.",
            "Ann LeeImage: Harbour Board.",
            "Figure 2: Boats moved, 2012 to 2014",
        ] {
            assert!(is_caption(line), "{line}");
        }
    }

    #[test]
    fn sentences_about_agencies_are_none() {
        for line in [
            "The board said 40 boats had moved, according to Reuters.",
            "It told AFP.",
            "Table 2 shows 40 boats.",
            "He posted a photo: 40 people saw it within an hour, she said.",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
