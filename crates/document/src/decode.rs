//! Bytes become text, with a note wherever that is not plain UTF-8.
//!
//! UTF-8 is taken as it is, so that offsets into the text are offsets into the file. What is broken in it
//! is replaced byte by byte for the same reason. UTF-16 and Windows-1252 are decoded; offsets then count
//! in the decoded text, lines and columns are those of the file.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr_iter, memmem};

use crate::ReadError;
use crate::place::Lines;

/// Stands for a byte that is no UTF-8: one byte long, so that offsets stay right.
const BROKEN: u8 = 0x1A;
/// How many bytes tell UTF-16 and binary data from text.
const HEAD: usize = 8192;

/// What old versions of office programs wrote.
const OLD: &str = "an old office document; save it as .docx or .xlsx";
/// A part of such a file that holds a document under a password: its name, in UTF-16.
const PASSWORD: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

/// The openings of files that people mistake for text.
const KINDS: [(&[u8], &str); 11] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", OLD),
    (b"{\\rtf", "an RTF document; save it as .docx"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "compressed data"),
    (b"BZh", "compressed data"),
    (b"\xFD7zXZ", "compressed data"),
    (b"\x7FELF", "a program"),
];

/// Decodes a file's bytes. Gives the text and what is to be noted about it.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<String>), ReadError> {
    refuse_other_kinds(&bytes, &[])?;
    if let Some((encoding, _)) = Encoding::for_bom(&bytes)
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        return Ok(utf16(encoding, &bytes, ""));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(encoding) = looks_like_utf16(head) {
        return Ok(utf16(encoding, &bytes, ", as its zero bytes show"));
    }
    let zeros = memchr_iter(0, head).count();
    if zeros * 1000 > head.len() {
        return Err(ReadError::NotText("binary data"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let notes = if text
                .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
                .is_empty()
            {
                vec!["is empty".to_owned()]
            } else {
                Vec::new()
            };
            Ok((text, notes))
        }
        Err(error) => not_utf8(error.into_bytes()),
    }
}

/// Refuses bytes that open as files of another kind do than those that open so.
pub(crate) fn refuse_other_kinds(bytes: &[u8], but: &[&[u8]]) -> Result<(), ReadError> {
    let found = KINDS.iter().find(|(opening, _)| bytes.starts_with(opening));
    match found {
        // Word puts documents with a password into the archives of old office files.
        Some((_, OLD)) if memmem::find(bytes, PASSWORD).is_some() => Err(ReadError::Protected),
        Some((opening, kind)) if !but.contains(opening) => Err(ReadError::NotText(kind)),
        _ => Ok(()),
    }
}

fn utf16(encoding: &'static Encoding, bytes: &[u8], reason: &str) -> (String, Vec<String>) {
    let (text, _, broken) = encoding.decode(bytes);
    let mut notes = vec![format!(
        "is in {}{reason}; offsets count in its UTF-8 form",
        encoding.name()
    )];
    if broken {
        notes.push(format!(
            "holds units that are not {}; they are read as U+FFFD",
            encoding.name()
        ));
    }
    if text.trim().is_empty() {
        notes.push("is empty".to_owned());
    }
    (text.into_owned(), notes)
}

/// Every other byte of Western text in UTF-16 is zero.
fn looks_like_utf16(head: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, head)?;
    let units = head.len() / 2;
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let mostly = |zeros: usize| units >= 4 && zeros * 10 > units * 7;
    match (mostly(even), mostly(odd)) {
        (false, true) if even * 20 < units => Some(UTF_16LE),
        (true, false) if odd * 20 < units => Some(UTF_16BE),
        _ => None,
    }
}

fn not_utf8(mut bytes: Vec<u8>) -> Result<(String, Vec<String>), ReadError> {
    if looks_like_windows_1252(&bytes) {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        let note = "is not UTF-8; read as Windows-1252, and offsets count in its UTF-8 form";
        return Ok((text.into_owned(), vec![note.to_owned()]));
    }
    let broken = mark_broken(&mut bytes);
    let (Some(&first), Ok(text)) = (broken.first(), String::from_utf8(bytes)) else {
        return Err(ReadError::NotText("binary data"));
    };
    if broken.len() >= 32 && broken.len() * 4 > text.len() {
        return Err(ReadError::NotText(
            "binary data or an encoding other than UTF-8, UTF-16 and Windows-1252",
        ));
    }
    let place = Lines::of(&text).place(&text, first);
    let note = match broken.len() {
        1 => format!(
            "holds 1 byte that is not UTF-8, in line {}, column {}",
            place.line, place.column
        ),
        count => {
            format!(
                "holds {count} bytes that are not UTF-8, the first in line {}, column {}",
                place.line, place.column
            )
        }
    };
    Ok((text, vec![note]))
}

/// Replaces each byte that is not part of UTF-8; gives their offsets.
fn mark_broken(bytes: &mut [u8]) -> Vec<usize> {
    let mut broken = Vec::new();
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(&bytes[at..]) {
        let start = at + error.valid_up_to();
        at = error
            .error_len()
            .map_or(bytes.len(), |length| start + length);
        bytes[start..at].fill(BROKEN);
        broken.extend(start..at);
    }
    broken
}

/// Whether every byte above ASCII makes sense in Windows-1252 where it stands, and none is part of a
/// longer UTF-8 character, as in a file that was UTF-8 before something broke it.
fn looks_like_windows_1252(bytes: &[u8]) -> bool {
    let mut at = 0;
    let mut above = 0;
    while let Some(offset) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
        let here = at + offset;
        let before = here.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let after = bytes.get(here + 1).copied().unwrap_or(b' ');
        if !makes_sense(before, bytes[here], after) || starts_character(&bytes[here..]) {
            return false;
        }
        at = here + 1;
        above += 1;
    }
    // Alphabets other than the Latin one would be letters above ASCII throughout.
    above * 4 <= bytes.len()
        && bytes
            .iter()
            .all(|&byte| byte >= b' ' || byte.is_ascii_whitespace())
}

fn starts_character(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4)];
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() > 0,
    }
}

/// Quotes, dashes, currencies and signs stand anywhere; an accented letter stands next to a letter.
fn makes_sense(before: u8, byte: u8, after: u8) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0xC0;
    match byte {
        0x80
        | 0x82
        | 0x84
        | 0x85
        | 0x91..=0x97
        | 0x99
        | 0xA0
        | 0xA1
        | 0xA3
        | 0xA5
        | 0xA7
        | 0xA9
        | 0xAB
        | 0xAE
        | 0xB0..=0xB3
        | 0xB7
        | 0xBB..=0xBF
        | 0xD7
        | 0xF7 => true,
        0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F | 0xC0..=0xFD => {
            letter(before) || letter(after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        decode(bytes.to_vec()).unwrap()
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(
            read("\u{feff}café".as_bytes()),
            ("\u{feff}café".to_owned(), vec![])
        );
        for empty in ["", "\u{feff}", " \n"] {
            assert_eq!(read(empty.as_bytes()).1, ["is empty"]);
        }
    }

    #[test]
    fn broken_bytes_keep_their_offsets() {
        let (text, notes) = read(b"caf\xC3\xA9 5\nof \xFF\xFE 40");
        assert_eq!(text, "café 5\nof \u{1a}\u{1a} 40");
        assert_eq!(
            notes,
            ["holds 2 bytes that are not UTF-8, the first in line 2, column 4"]
        );
        let (text, notes) = read(b"up 5\xE2\x80");
        assert_eq!(text, "up 5\u{1a}\u{1a}");
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn windows_1252_is_told_by_its_signs() {
        let (text, notes) = read(b"\x93Caf\xE9s took \xA35m \x96 twice\x94");
        assert_eq!(text, "“Cafés took £5m – twice”");
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn utf16_is_decoded_with_and_without_a_mark() {
        let bytes = |text: &str, mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect()
        };
        assert_eq!(read(&bytes("café 5", true)).0, "café 5");
        assert_eq!(
            read(&bytes("Only 49 of 5,824", false)).0,
            "Only 49 of 5,824"
        );
        assert_eq!(read(b"\xFE\xFF\x00a\x00b").0, "ab");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"%PDF-1.7 text"[..],
            b"\x89PNG\r\n",
            b"a\0b\0\0c\x01\x02\x03",
            &[0x80; 64],
        ] {
            assert!(decode(bytes.to_vec()).is_err(), "{bytes:?}");
        }
    }
}
