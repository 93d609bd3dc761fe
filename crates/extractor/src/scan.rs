//! From text to lexemes: words, numerals and marks, one sentence at a time.
//!
//! The scanner walks the bytes once. It joins what belongs to one word ("Contreras's", "U.S.", "km2") and one
//! numeral ("1,234.5"), and decides where a sentence ends: a full stop that follows an abbreviation, stands inside
//! a number or is followed by a small letter ends none, and a single line break is a blank.

use document::Span;

use crate::blanks::Blanks;
use crate::hash::{hash_at, letters};
use crate::lexeme::{Lex, Lexeme, grouped, is_vulgar};
use crate::lexicon::{Class, Classes, LEXICON, Lexicon, WordId};
use crate::numeral::{self, Numeral};
use crate::sentence_end::{ends_at_acronym, ends_at_stop};

/// No sentence is longer, nor does any hold more numbers: rules look at each with every other. A list of figures without a
/// stop is cut, so that none costs more than its length; a writer's sentence has far fewer.
const LONGEST: usize = 4096;
const MOST_NUMBERS: usize = 64;

/// Reads one block sentence by sentence.
pub(crate) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    lexicon: &'static Lexicon,
    /// Whether no blank stands before the next lexeme.
    glued: bool,
    /// Whether the sentence just read holds anything worth a closer look.
    pub(crate) telling: bool,
    /// Whether it holds anything that may start a quantity, and how many such words and numerals.
    pub(crate) numeric: bool,
    /// The classes of all its words.
    pub(crate) classes: Classes,
    numbers: usize,
    blanks: &'t Blanks<'t>,
}

impl<'t> Scanner<'t> {
    /// A scanner over a block's text.
    pub(crate) fn new(text: &'t str, block: Span, blanks: &'t Blanks<'t>) -> Self {
        Self {
            text,
            at: block.start,
            end: block.end,
            lexicon: &LEXICON,
            glued: false,
            telling: false,
            numeric: false,
            classes: Classes::default(),
            numbers: 0,
            blanks,
        }
    }

    /// Reads the next sentence into `lexemes`; false at the end of the block.
    pub(crate) fn sentence(&mut self, lexemes: &mut Vec<Lexeme>) -> bool {
        lexemes.clear();
        self.telling = false;
        self.numeric = false;
        self.classes = Classes::default();
        self.numbers = 0;
        self.glued = false;
        let bytes = &self.text.as_bytes()[..self.end];
        while let Some(&byte) = bytes.get(self.at) {
            let full = lexemes.len() >= LONGEST || self.numbers >= MOST_NUMBERS;
            if byte == b' ' && !full {
                self.at += 1;
                self.glued = false;
                continue;
            }
            if byte.is_ascii_whitespace() {
                let breaks = byte == b'\n' && !lexemes.is_empty() && self.blank_line();
                self.at += 1;
                self.glued = false;
                if breaks || full {
                    return true;
                }
                continue;
            }
            // Where no blank comes, the cut is made anywhere.
            if lexemes.len() >= 2 * LONGEST || self.numbers >= MOST_NUMBERS + 16 {
                return true;
            }
            let start = self.at;
            if byte.is_ascii_alphabetic() {
                let (len, hash) = letters(bytes, start);
                if bytes.get(start + len) == Some(&b' ') {
                    // Most words.
                    self.at += len;
                    let id = self.lexicon.id_hashed(hash);
                    self.push(start, Lex::Word, id, lexemes);
                    let full = lexemes.len() >= LONGEST || self.numbers >= MOST_NUMBERS;
                    self.at += usize::from(!full);
                    self.glued = full;
                    continue;
                }
                self.word(start, (len, hash), lexemes);
                // "U.S." has taken in its dot.
                if bytes[self.at - 1] == b'.' && ends_at_acronym(&self.text[self.at..self.end]) {
                    return true;
                }
                continue;
            }
            self.lexeme(byte, lexemes);
            if matches!(byte, b'.' | b'!' | b'?') || bytes[start..self.at] == *"…".as_bytes() {
                self.closers(lexemes);
                if ends_at_stop(self.text, lexemes, &self.text[self.at..self.end]) {
                    return true;
                }
            }
        }
        !lexemes.is_empty()
    }

    /// Reads the lexeme that starts here, with anything but a letter of ASCII.
    fn lexeme(&mut self, byte: u8, out: &mut Vec<Lexeme>) {
        let start = self.at;
        if byte.is_ascii_digit() {
            let (numeral, end) = numeral::read(self.text, start, self.end, self.blanks);
            self.number(numeral, end, out);
        } else if byte == b'.' && self.opens_decimal() {
            let (numeral, end) = numeral::point(self.text, start, self.end);
            self.number(numeral, end, out);
        } else if byte.is_ascii() {
            self.at += 1;
            let id = self.lexicon.mark(byte);
            self.push(start, Lex::Mark(char::from(byte)), id, out);
        } else {
            self.other(start, out);
        }
    }

    fn number(&mut self, numeral: Numeral, end: usize, out: &mut Vec<Lexeme>) {
        let start = self.at;
        self.at = end;
        self.telling = true;
        self.numeric = true;
        self.numbers += 1;
        self.push(start, Lex::Number, WordId(0), out);
        if let Some(last) = out.last_mut() {
            last.numeral = numeral;
        }
    }

    /// A lexeme that starts with a character beyond ASCII; invisible ones and wide blanks give none.
    fn other(&mut self, start: usize, out: &mut Vec<Lexeme>) {
        let c = self.text[start..].chars().next().unwrap_or(' ');
        let mark = match c {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
                self.at += c.len_utf8();
                self.glued = false;
                return;
            }
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {
                self.at += c.len_utf8();
                return;
            }
            '‐'..='―' => '-',
            '’' | '‘' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '£' | '€' => c,
            _ if c.is_alphabetic() => {
                let bytes = &self.text.as_bytes()[..self.end];
                self.word(start, letters(bytes, start), out);
                return;
            }
            _ => c,
        };
        self.at += c.len_utf8();
        let id = self.lexicon.id(&self.text[start..self.at]);
        if is_vulgar(mark) {
            self.numeric = true;
            self.telling = true;
        }
        self.push(start, Lex::Mark(mark), id, out);
    }

    /// Adds the lexeme from `start` up to here.
    #[inline]
    fn push(&mut self, start: usize, kind: Lex, id: WordId, out: &mut Vec<Lexeme>) {
        let entry = self.lexicon.entry(id);
        if id != WordId(0) {
            self.telling |= entry.keep;
            self.numeric |= entry.counts;
            self.numbers += usize::from(entry.counts);
            self.classes = self.classes.and(entry.classes);
        }
        if self.glued
            && let Some(last) = out.last_mut()
        {
            last.tight = true;
        }
        out.push(Lexeme {
            span: Span::new(start, self.at),
            kind,
            id,
            classes: entry.classes,
            cue: entry.cue,
            glued: self.glued,
            tight: false,
            numeral: Numeral {
                value: entry.value,
                ..Numeral::default()
            },
        });
        self.glued = true;
    }

    /// Whether a point starts a number: ".08", but not "sales.12" or "...5".
    fn opens_decimal(&self) -> bool {
        let bytes = &self.text.as_bytes()[..self.end];
        let free = self.at == 0
            || matches!(
                bytes[self.at - 1],
                b' ' | b'\n' | b'(' | b'$' | b'-' | b'/' | b'\t'
            );
        free && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
    }

    /// A word: letters, then letters, digits and inner apostrophes; or an abbreviation with dots.
    /// Its first letters of ASCII are known.
    fn word(&mut self, start: usize, (len, hash): (usize, u64), out: &mut Vec<Lexeme>) {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut hash = hash;
        let mut at = start + len;
        if bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
            while self.letter(at) {
                at += self.text[at..].chars().next().map_or(1, char::len_utf8);
                at += letters(bytes, at).0;
            }
            hash = hash_at(bytes, start, at);
        }
        self.at = at;
        let id = match bytes.get(at) {
            Some(b' ') => self.lexicon.id_hashed(hash),
            Some(b'\'') if self.letter(at + 1) => self.apostrophe(start, hash, 1),
            Some(0xe2) if bytes[at..].starts_with("’".as_bytes()) && self.letter(at + 3) => {
                self.apostrophe(start, hash, 3)
            }
            Some(b'.') if at == start + 1 && self.letter(at + 1) && !self.letter(at + 2) => {
                self.dotted(start)
            }
            Some(b':' | b'.' | b'@') if let Some(end) = self.address(start) => {
                self.at = end;
                self.push(start, Lex::Address, WordId(0), out);
                return;
            }
            Some(byte) if byte.is_ascii_digit() || *byte == 0xc2 => {
                self.with_digits(start, out);
                return;
            }
            _ => self.lexicon.id_hashed(hash),
        };
        self.push(start, Lex::Word, id, out);
    }

    /// A word that goes on behind an apostrophe: "didn't" if the lexicon has it, else the word before it.
    fn apostrophe(&mut self, start: usize, hash: u64, mark: usize) -> WordId {
        let middle = self.at;
        let bytes = &self.text.as_bytes()[..self.end];
        let tail = bytes[middle + mark..]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let end = middle + mark + tail;
        let mut id = WordId(0);
        if tail > 0 {
            self.at = end;
            let mut buffer = [0u8; 24];
            let len = middle - start + 1 + tail;
            if len <= buffer.len() {
                buffer[..middle - start].copy_from_slice(&bytes[start..middle]);
                buffer[middle - start] = b'\'';
                buffer[middle - start + 1..len].copy_from_slice(&bytes[middle + mark..end]);
                id = std::str::from_utf8(&buffer[..len])
                    .map_or(WordId(0), |word| self.lexicon.id(word));
            }
        }
        if id == WordId(0) {
            id = self.lexicon.id_hashed(hash);
        }
        id
    }

    /// An abbreviation of single letters with dots: "U.S.", "a.m."; its last dot belongs to it.
    fn dotted(&mut self, start: usize) -> WordId {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut at = start + 1;
        while bytes.get(at) == Some(&b'.')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
            && !self.letter(at + 2)
        {
            at += 2;
        }
        self.at = at;
        let id = self.lexicon.id(&self.text[start..at]);
        if bytes.get(at) == Some(&b'.') {
            self.at = at + 1;
        }
        id
    }

    /// Letters with digits behind them: a unit ("km2"), a currency before its amount ("Rs500"), else a name ("A380").
    fn with_digits(&mut self, start: usize, out: &mut Vec<Lexeme>) {
        let letters = self.at;
        let rest = &self.text[letters..self.end];
        let len = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let id = self.lexicon.id(&self.text[start..letters + len]);
        // "R500" is an amount, "R0" a name.
        let bytes = self.text.as_bytes();
        let one_digit = letters == start + 1
            && len == 1
            && !(matches!(bytes.get(letters + 1), Some(b'.' | b','))
                && bytes.get(letters + 2).is_some_and(u8::is_ascii_digit));
        let prefix = id == WordId(0)
            && !one_digit
            && self.lexicon.units.is_prefix(&self.text[start..letters]);
        if len == 0 || prefix {
            let id = self.lexicon.id(&self.text[start..letters]);
            self.push(start, Lex::Word, id, out);
            return;
        }
        // "N3,000": an amount in a currency that is not known by that letter, and no N3 with a nought behind it.
        self.at = grouped(bytes, letters + len);
        self.telling = true;
        self.numeric = true;
        self.push(start, Lex::Word, id, out);
        if let Some(last) = out.last_mut() {
            last.classes.add(Class::Coded);
            self.classes.add(Class::Coded);
        }
    }

    /// The end of a web or e-mail address that starts at `start`.
    fn address(&self, start: usize) -> Option<usize> {
        let word = &self.text[start..self.at];
        let rest = &self.text[self.at..self.end];
        let is_web =
            rest.starts_with("://") || (rest.starts_with('.') && word.eq_ignore_ascii_case("www"));
        if !is_web && !rest.starts_with('@') {
            return None;
        }
        let blank = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | ']' | '”');
        let len = rest.find(blank).unwrap_or(rest.len());
        let trimmed = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        (trimmed.len() > 3).then_some(self.at + trimmed.len())
    }

    fn letter(&self, at: usize) -> bool {
        match self.text.as_bytes()[..self.end].get(at) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
            Some(_) => self
                .text
                .get(at..)
                .and_then(|t| t.chars().next())
                .is_some_and(char::is_alphabetic),
            None => false,
        }
    }

    /// Takes in closing quotes and brackets behind a full stop.
    fn closers(&mut self, lexemes: &mut Vec<Lexeme>) {
        while self.at < self.end {
            let rest = &self.text[self.at..self.end];
            let Some(c) = rest
                .chars()
                .next()
                .filter(|c| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '.' | '!' | '?'))
            else {
                return;
            };
            let start = self.at;
            self.at += c.len_utf8();
            let plain = match c {
                '”' => '"',
                '’' => '\'',
                _ => c,
            };
            let id = self.lexicon.id(&self.text[start..self.at]);
            self.push(start, Lex::Mark(plain), id, lexemes);
        }
    }

    /// Whether the line break here is followed by another before any text.
    fn blank_line(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at + 1..self.end];
        rest.iter()
            .take_while(|b| b.is_ascii_whitespace())
            .any(|&b| b == b'\n')
    }
}

#[cfg(test)]
mod tests;
