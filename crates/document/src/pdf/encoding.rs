//! What the codes of simple fonts stand for where no table says so: the encodings that PDF knows, and the names of
//! glyphs.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// Names and characters.
static GLYPHS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    include_str!("../../words/glyphs.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The upper half of Adobe's standard encoding from 0xA1 on, a blank for what it leaves out.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

/// An encoding that PDF knows by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Standard,
    Windows,
    Macintosh,
}

impl Known {
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::Windows),
            b"MacRomanEncoding" => Some(Self::Macintosh),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of a code.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let byte = [code];
        let of = |encoding: &'static Encoding| {
            encoding.decode_without_bom_handling(&byte).0.chars().next()
        };
        let character = match (self, code) {
            (Self::Windows, _) => of(WINDOWS_1252)?,
            (Self::Macintosh, _) => of(MACINTOSH)?,
            (Self::Standard, 0x27) => '’',
            (Self::Standard, 0x60) => '‘',
            (Self::Standard, 0x20..=0x7E) => char::from(code),
            (Self::Standard, 0xA1..) => STANDARD
                .chars()
                .nth(usize::from(code - 0xA1))
                .filter(|&c| c != ' ')?,
            _ => return None,
        };
        (!character.is_control()).then_some(character)
    }
}

/// What a glyph's name stands for.
pub(super) fn of_name(name: &str) -> Option<String> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then(|| letter.to_string());
    }
    if let Some(words) = GLYPHS.get(name) {
        return Some((*words).to_owned());
    }
    // A point parts off the variant: "seven.tnum".
    if let Some((plain, _)) = name.split_once('.').filter(|(plain, _)| !plain.is_empty()) {
        return of_name(plain);
    }
    let digits = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))?;
    if !(4..=6).contains(&digits.len()) {
        return None;
    }
    let code = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_known_by_their_names() {
        for (name, words) in [
            ("A", "A"),
            ("eacute", "é"),
            ("sterling", "£"),
            ("seven.tnum", "7"),
            ("f_f_i", "ffi"),
            ("uni20AC", "€"),
        ] {
            assert_eq!(of_name(name).as_deref(), Some(words), "{name}");
        }
        assert_eq!(of_name("g27"), None);
    }

    #[test]
    fn encodings_differ_above_ascii() {
        assert_eq!(Known::Windows.character(0xA3), Some('£'));
        assert_eq!(Known::Macintosh.character(0xA3), Some('£'));
        assert_eq!(Known::Macintosh.character(0xDB), Some('€'));
        assert_eq!(Known::Standard.character(0xB1), Some('–'));
        assert_eq!(Known::Standard.character(0xFB), Some('ß'));
        assert_eq!(Known::Standard.character(0xD0), Some('—'));
    }
}
