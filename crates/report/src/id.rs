//! Names for findings that survive edits elsewhere in the text.
//!
//! An id hangs on the rule, the words of the claim's sentence and the words of the claim, never on their
//! place: a baseline still knows a finding after its paragraph has moved. Two findings that share all three
//! (the sentence stands twice, or says "1%" twice) are told apart by their order in the document, so an id
//! is unique within a document, not across documents.

/// Eight hex digits: FNV-1a (32 bits) over rule, sentence, claim and occurrence (from 0, as four bytes, the
/// lowest first), the three texts with every run of blanks as one space, and a zero byte after each.
pub(crate) fn finding_id(rule: &str, sentence: &str, claim: &str, occurrence: u32) -> String {
    let texts = [rule, sentence, claim].map(one_space);
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    format!("{:08x}", fnv1a(bytes.chain(occurrence.to_le_bytes())))
}

/// The words of a text with one space between them.
pub(crate) fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::{finding_id, fnv1a};

    #[test]
    fn hash_is_the_published_one() {
        assert_eq!(fnv1a("foobar".bytes()), 0xbf9c_f968);
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
