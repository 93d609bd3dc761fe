//! A document's text in small letters, made once: what rules compare words with.

/// The text in small letters, each at the place of its capital. The few letters whose small form is longer or shorter
/// in UTF-8 stay as they are.
pub(crate) fn lowered(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = beyond_ascii(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(c) = rest.chars().next() else { break };
        let (before, len) = (out.len(), c.len_utf8());
        // Dashes, quotation marks and signs of currencies have no case.
        if ('\u{2000}'..='\u{20cf}').contains(&c) || ('\u{a0}'..='\u{b4}').contains(&c) {
            out.push(c);
            rest = &rest[len..];
            continue;
        }
        out.extend(c.to_lowercase());
        if out.len() != before + len {
            out.truncate(before);
            out.push(c);
        }
        rest = &rest[len..];
    }
    out.push_str(rest);
    out.make_ascii_lowercase();
    out
}

/// Where the first byte beyond ASCII stands.
fn beyond_ascii(bytes: &[u8]) -> Option<usize> {
    let (eights, rest) = bytes.as_chunks::<8>();
    let found = |few: &[u8]| few.iter().position(|byte| !byte.is_ascii());
    match eights.iter().position(|eight| !eight.is_ascii()) {
        Some(at) => Some(8 * at + found(&eights[at])?),
        None => Some(8 * eights.len() + found(rest)?),
    }
}

#[cfg(test)]
mod tests {
    use super::lowered;

    #[test]
    fn every_letter_keeps_its_place() {
        for text in ["Rose TO 5%", "“ÉCOLE” – 5 µm", "İstanbul, ẞ and Ω: 3 K", ""] {
            let small = lowered(text);
            assert_eq!(small.len(), text.len());
            assert!(
                text.char_indices()
                    .all(|(at, _)| small.is_char_boundary(at))
            );
        }
        assert_eq!(lowered("“ÉCOLE” – Rose"), "“école” – rose");
    }
}
