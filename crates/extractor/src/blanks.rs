//! Whether a text parts thousands by blanks: "20 336 murders, 4 233 of them in the north".
//!
//! One such figure by itself may be two ("in Unit 20 336 men"), so the text as a whole decides: it has several of the kind and parts no
//! thousands by commas.

use std::cell::OnceCell;

/// So many figures of the kind tell how the text is written.
const FEW: usize = 2;
/// How the names of months begin: "on May 20 336 people" gives a day and a count.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What a text does, found out when first asked.
pub(crate) struct Blanks<'t> {
    text: &'t str,
    part: OnceCell<bool>,
}

impl<'t> Blanks<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self {
            text,
            part: OnceCell::new(),
        }
    }

    /// Whether the blank behind the digits from `at` parts them from their last three.
    pub(crate) fn part_at(&self, at: usize) -> bool {
        *self.part.get_or_init(|| parts(self.text)) && !is_day(self.text, at)
    }
}

/// Whether a text parts thousands by blanks and never by commas.
fn parts(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let three = |at: usize| (at..at + 3).all(digit) && !digit(at + 3);
    let mut found = 0;
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b',') if three(at + 1) && at - start <= 3 => return false,
            Some(b' ') if three(at + 1) && is_first(bytes, start, at) && !is_day(text, start) => {
                found += 1;
            }
            _ => {}
        }
    }
    found >= FEW
}

/// Whether digits can be the first group of a number: up to three, no nought, and nothing glued before them.
fn is_first(bytes: &[u8], start: usize, end: usize) -> bool {
    let alone = start.checked_sub(1).is_none_or(|before| {
        !matches!(bytes[before], b'.' | b',' | b':' | b'/' | b'-' | b'#')
            && !bytes[before].is_ascii_alphanumeric()
    });
    alone && end - start <= 3 && bytes[start] != b'0'
}

/// Whether the word before a place names a month.
fn is_day(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '.']);
    let from = before
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |last| last + 1);
    let word = before.get(from..).unwrap_or_default();
    let head = word.get(..3).unwrap_or_default();
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(head))
}

#[cfg(test)]
mod tests {
    use super::{Blanks, parts};

    #[test]
    fn a_text_tells_how_it_parts_thousands() {
        assert!(parts("20 336 murders, 4 233 of them in the north"));
        assert!(!parts("20 336 murders"));
        assert!(!parts("20 336 murders, 4 233 thefts and 1,240 fires"));
        assert!(!parts("On May 20 336 people came, on June 4 233."));
        let text = "By May 20 336 of 27 760 had come, and 4 233 had left.";
        let blanks = Blanks::of(text);
        assert!(!blanks.part_at(7));
        assert!(blanks.part_at(17));
    }
}
