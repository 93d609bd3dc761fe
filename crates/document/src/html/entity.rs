//! Character references, with their length in the source.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// The longest reference has 33 characters.
const LONGEST: usize = 40;

/// What the reference at the start of `text`, which begins with `&`, stands for, and how long it is.
pub(super) fn at_start(text: &str) -> Option<(String, usize)> {
    let name = text[1..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    if name == 0 || name > LONGEST {
        return None;
    }
    let closed = text.as_bytes().get(1 + name) == Some(&b';');
    let written = &text[..1 + name + usize::from(closed)];
    let mut decoded = String::new();
    // With spans, which nobody asks for here, so that there is one tokenizer in the program and not two.
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for Ok(token) in Tokenizer::new_with_emitter(written, emitter) {
        if let Token::String(value) = token {
            decoded += &String::from_utf8_lossy(&value.value);
        }
    }
    if decoded == written || decoded.is_empty() {
        return None;
    }
    // Old references need no semicolon: what follows `&copy` in `&copy2014` stands for itself.
    let mut decoded_length = decoded.chars().next().map_or(0, char::len_utf8);
    let rest = |length: usize| &decoded[length..];
    if !written.ends_with(rest(decoded_length)) {
        decoded_length = decoded.len();
    }
    let length = written.len() - rest(decoded_length).len();
    decoded.truncate(decoded_length);
    Some((decoded, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_with_their_length() {
        for (text, decoded, length) in [
            ("&amp; more", "&", 5),
            ("&pound;5", "£", 7),
            ("&#8217;s", "’", 7),
            ("&copy2014", "©", 5),
            ("&semi;", ";", 6),
            ("&nGt;", "≫\u{20d2}", 5),
        ] {
            assert_eq!(at_start(text), Some((decoded.to_owned(), length)), "{text}");
        }
        for text in ["& more", "&zzz;", "&"] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
