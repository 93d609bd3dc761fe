//! Tables from the codes of a font to the words that they stand for.

use std::collections::HashMap;

use super::syntax::{Lexer, Object};
use crate::ReadError;

/// No table has more entries.
const MOST_ENTRIES: usize = 200_000;

/// A table.
#[derive(Debug, Default)]
pub(super) struct CMap {
    words: HashMap<u32, Box<str>>,
    /// How many entries were made, one over another too.
    made: usize,
    /// Whether codes of one byte are told of.
    pub(super) one_byte: bool,
}

impl CMap {
    pub(super) fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut map = Self::default();
        let mut operands: Vec<Object<'_>> = Vec::new();
        let mut lexer = Lexer::of_content(data);
        loop {
            match lexer.next()? {
                Some(Object::Operator(operator)) => {
                    match operator {
                        b"endcodespacerange" => {
                            let mut codes = operands.iter().filter_map(bytes);
                            map.one_byte |= codes.any(|code| code.len() == 1);
                        }
                        b"endbfchar" => map.characters(&operands),
                        b"endbfrange" => map.ranges(&operands),
                        _ => {}
                    }
                    operands.clear();
                }
                Some(object) => operands.push(object),
                None if lexer.skip_stray() => {}
                None => return Ok(map),
            }
        }
    }

    /// The words of a code.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.words.get(&code).map(AsRef::as_ref)
    }

    fn put(&mut self, code: u32, words: &[u8], up: u32) {
        self.made += 1;
        if self.made <= MOST_ENTRIES {
            self.words.insert(code, utf16(words, up).into());
        }
    }

    fn characters(&mut self, operands: &[Object<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let (Some(from), Some(words)) = (bytes(&pair[0]), bytes(&pair[1])) {
                self.put(code(from), words, 0);
            }
        }
    }

    fn ranges(&mut self, operands: &[Object<'_>]) {
        for range in operands.chunks_exact(3) {
            if self.made > MOST_ENTRIES {
                return;
            }
            let (Some(from), Some(to)) = (bytes(&range[0]), bytes(&range[1])) else {
                continue;
            };
            let (from, to) = (code(from), code(to).min(0xFFFF));
            match &range[2] {
                Object::Words(words) => {
                    for code in from..=to.min(from.saturating_add(0xFFFF)) {
                        self.put(code, words, code - from);
                    }
                }
                Object::Array(each) => {
                    for (code, words) in (from..=to).zip(each) {
                        self.put(code, bytes(words).unwrap_or_default(), 0);
                    }
                }
                _ => {}
            }
        }
    }
}

fn bytes<'o>(object: &'o Object<'_>) -> Option<&'o [u8]> {
    match object {
        Object::Words(words) => Some(words),
        _ => None,
    }
}

/// The number that up to four bytes are.
pub(super) fn code(bytes: &[u8]) -> u32 {
    let bytes = bytes.iter().take(4);
    bytes.fold(0, |code, &byte| code << 8 | u32::from(byte))
}

/// Words in UTF-16, the last unit so much higher.
fn utf16(words: &[u8], up: u32) -> String {
    let mut units: Vec<u16> = words
        .chunks(2)
        .take(64)
        .map(|unit| code(unit) as u16)
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(up as u16);
    }
    String::from_utf16_lossy(&units)
}
