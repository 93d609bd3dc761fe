//! Names for findings that survive edits elsewhere in the text.
//!
//! An id hangs on the rule, the words of the claim's sentence and the words of the claim, never on their
//! place: a baseline still knows a finding after its paragraph has moved. Two findings that share all three
//! (the sentence stands twice, or says "1%" twice) are told apart by their order in the document, so an id
//! is unique within a document, not across documents.

use std::borrow::Cow;

/// Eight hex digits: FNV-1a (32 bits) over rule, sentence, claim and occurrence (from 0, as four bytes, the
/// lowest first), the three texts with every run of blanks as one space, and a zero byte after each. `told` is what
/// [`told`] made of the three texts.
pub(crate) fn finding_id(told: u32, occurrence: u32) -> String {
    let hash = occurrence.to_le_bytes().into_iter().fold(told, fnv1a);
    let mut id = String::with_capacity(8);
    for at in (0..8).rev() {
        id.push(char::from(
            b"0123456789abcdef"[(hash >> (4 * at) & 15) as usize],
        ));
    }
    id
}

/// The hash of rule, sentence and claim: what tells findings of one document apart, but for their order.
pub(crate) fn told(rule: &str, sentence: &str, claim: &str) -> u32 {
    [rule, sentence, claim]
        .iter()
        .fold(START, |hash, text| fnv1a(spaced(hash, text), 0))
}

/// The hash with the words of a text more, one space between them.
fn spaced(hash: u32, text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut hash, mut at, mut due, mut any) = (hash, 0, false, false);
    while at < bytes.len() {
        // Most bytes are letters, signs and digits of ASCII, and what is no blank goes in as it is.
        if !due {
            let from = at;
            while let Some(&byte @ b'!'..=b'~') = bytes.get(at) {
                hash = fnv1a(hash, byte);
                at += 1;
            }
            any |= at > from;
            // One space between two words.
            if let Some([b' ', b'!'..=b'~']) = bytes.get(at..at + 2)
                && any
            {
                hash = fnv1a(hash, b' ');
                at += 1;
                continue;
            }
            if at >= bytes.len() {
                break;
            }
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        let len = c.len_utf8();
        if c.is_whitespace() {
            due = any;
        } else {
            if due {
                hash = fnv1a(hash, b' ');
                due = false;
            }
            any = true;
            hash = bytes[at..at + len].iter().copied().fold(hash, fnv1a);
        }
        at += len;
    }
    hash
}

/// Whether no other blanks stand in a text than single spaces between its words.
fn is_single_spaced(text: &str) -> bool {
    // Nearly all texts are of ASCII alone, of which what is below a space is a blank or might be one.
    let mut blank = true;
    for &byte in text.as_bytes() {
        let space = byte == b' ';
        if space && blank || !(b' '..0x7f).contains(&byte) {
            return !text.starts_with(' ')
                && !text.ends_with(' ')
                && !text.contains("  ")
                && !text.contains(|c: char| c != ' ' && c.is_whitespace());
        }
        blank = space;
    }
    !blank || text.is_empty()
}

/// The words of a text with one space between them.
pub(crate) fn one_space(text: &str) -> Cow<'_, str> {
    if is_single_spaced(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

const START: u32 = 0x811c_9dc5;

const fn fnv1a(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::{START, fnv1a, told};

    fn finding_id(rule: &str, sentence: &str, claim: &str, occurrence: u32) -> String {
        super::finding_id(told(rule, sentence, claim), occurrence)
    }

    #[test]
    fn hash_is_the_published_one() {
        assert_eq!("foobar".bytes().fold(START, fnv1a), 0xbf9c_f968);
    }

    #[test]
    fn blanks_do_not_count_but_words_and_order_do() {
        let id = finding_id("share", "It rose\n to  9%.", "9%", 0);
        assert_eq!(id, finding_id("share", "It rose to 9%.", "9%", 0));
        assert_ne!(id, finding_id("share", "It rose to 9%.", "9%", 1));
        assert_ne!(id, finding_id("share", "It fell to 9%.", "9%", 0));
        assert_ne!(id, finding_id("sum", "It rose to 9%.", "9%", 0));
    }
}
