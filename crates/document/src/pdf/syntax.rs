//! The objects that a PDF is written in, one after the other, whatever bytes come.

use std::borrow::Cow;

use memchr::memchr2;

use crate::{ReadError, sort_by};

/// Objects are nested no deeper than this.
const DEEPEST: usize = 64;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object<'b> {
    /// Nothing, or something that no text depends on.
    Null,
    Number(f64),
    Words(Cow<'b, [u8]>),
    Name(Cow<'b, [u8]>),
    Array(Vec<Object<'b>>),
    Dict(Dict<'b>),
    /// A dictionary with data behind it.
    Stream(Dict<'b>, &'b [u8]),
    /// Another object by its number.
    Reference(u32),
    /// What is to be done with the objects before it.
    Operator(&'b [u8]),
}

impl<'b> Object<'b> {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn array(self) -> Option<Vec<Self>> {
        match self {
            Self::Array(objects) => Some(objects),
            _ => None,
        }
    }

    /// A dictionary, or that of a stream.
    pub(super) fn dict(self) -> Option<Dict<'b>> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            _ => None,
        }
    }
}

/// A dictionary; of entries with one name the last counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dict<'b>(Vec<(Cow<'b, [u8]>, Object<'b>)>);

impl<'b> Dict<'b> {
    fn of(mut entries: Vec<(Cow<'b, [u8]>, Object<'b>)>) -> Self {
        sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        Self(entries)
    }

    pub(super) fn get(&self, name: &[u8]) -> Option<&Object<'b>> {
        let behind = self.0.partition_point(|(key, _)| key.as_ref() <= name);
        let (key, object) = &self.0[behind.checked_sub(1)?];
        (key.as_ref() == name).then_some(object)
    }

    /// Whether an entry is this name.
    pub(super) fn is(&self, name: &[u8], value: &[u8]) -> bool {
        self.get(name).and_then(Object::name) == Some(value)
    }
}

/// A walk through bytes, object by object.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    /// Where the next object is looked for.
    pub(super) at: usize,
    /// Whether two numbers and an R are a reference, as everywhere but in the content of pages.
    references: bool,
}

impl<'b> Lexer<'b> {
    pub(super) fn of_file(bytes: &'b [u8], at: usize) -> Self {
        Self {
            bytes,
            at: at.min(bytes.len()),
            references: true,
        }
    }

    pub(super) fn of_content(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            references: false,
        }
    }

    /// The next object; none at the end, or where a bracket closes that nothing has opened.
    pub(super) fn next(&mut self) -> Result<Option<Object<'b>>, ReadError> {
        self.object(0)
    }

    fn object(&mut self, depth: usize) -> Result<Option<Object<'b>>, ReadError> {
        if depth > DEEPEST {
            return Err(ReadError::TooDeep);
        }
        self.skip_blanks();
        let Some(&first) = self.bytes.get(self.at) else {
            return Ok(None);
        };
        let object = match first {
            b'/' => Object::Name(self.name()),
            b'(' => Object::Words(self.literal()),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Object::Dict(self.entries(depth)?)
            }
            b'<' => Object::Words(Cow::Owned(self.hexadecimal())),
            b'[' => {
                self.at += 1;
                Object::Array(self.items(depth)?)
            }
            b']' | b'>' | b')' => return Ok(None),
            b'{' | b'}' => {
                self.at += 1;
                Object::Null
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number_or_reference(),
            _ => match self.word() {
                b"null" | b"true" | b"false" => Object::Null,
                word => Object::Operator(word),
            },
        };
        Ok(Some(object))
    }

    /// Skips a bracket that nothing has opened; says whether there was one.
    pub(super) fn skip_stray(&mut self) -> bool {
        let stray = self.at < self.bytes.len();
        self.at += usize::from(stray);
        stray
    }

    pub(super) fn skip_blanks(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if is_blank(byte) {
                self.at += 1;
            } else if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else {
                break;
            }
        }
    }

    /// The characters up to the next blank or bracket.
    fn word(&mut self) -> &'b [u8] {
        let rest = &self.bytes[self.at..];
        let ends = |&byte: &u8| is_blank(byte) || is_delimiter(byte);
        let end = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn name(&mut self) -> Cow<'b, [u8]> {
        self.at += 1;
        let word = self.word();
        if !word.contains(&b'#') {
            return Cow::Borrowed(word);
        }
        let mut name = Vec::with_capacity(word.len());
        let mut at = 0;
        while at < word.len() {
            let code = word.get(at + 1..at + 3).filter(|_| word[at] == b'#');
            if let Some(&[high, low]) = code
                && let (Some(high), Some(low)) = (digit(high), digit(low))
            {
                name.push(high << 4 | low);
                at += 3;
            } else {
                name.push(word[at]);
                at += 1;
            }
        }
        Cow::Owned(name)
    }

    fn number_or_reference(&mut self) -> Object<'b> {
        let number = self.number();
        let whole = number >= 0.0 && number.fract() == 0.0 && number <= f64::from(u32::MAX);
        if !(self.references && whole) {
            return Object::Number(number);
        }
        let behind = self.at;
        self.skip_blanks();
        if self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.number();
            self.skip_blanks();
            if self.bytes.get(self.at) == Some(&b'R') && self.word() == b"R" {
                return Object::Reference(number as u32);
            }
        }
        self.at = behind;
        Object::Number(number)
    }

    fn number(&mut self) -> f64 {
        let (mut value, mut scale, mut negative) = (0.0, 0.0, false);
        let start = self.at;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' if scale == 0.0 => value = value * 10.0 + f64::from(byte - b'0'),
                b'0'..=b'9' => {
                    value += f64::from(byte - b'0') * scale;
                    scale /= 10.0;
                }
                b'-' if self.at == start => negative = true,
                b'.' if scale == 0.0 => scale = 0.1,
                b'+' | b'-' | b'.' => {}
                _ => break,
            }
            self.at += 1;
        }
        if negative { -value } else { value }
    }

    /// Words in round brackets, which may hold brackets in pairs.
    fn literal(&mut self) -> Cow<'b, [u8]> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let plain = rest
            .iter()
            .position(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r'));
        if let Some(end) = plain.filter(|&end| rest[end] == b')') {
            self.at += end + 1;
            return Cow::Borrowed(&rest[..end]);
        }
        let mut words = Vec::new();
        let mut open = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b')' if open == 0 => break,
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    words.extend(self.escaped());
                    continue;
                }
                b'\r' => {
                    self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n'));
                    words.push(b'\n');
                    continue;
                }
                _ => {}
            }
            words.push(byte);
        }
        Cow::Owned(words)
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' | b'f' => Some(b' '),
            b'\n' => None,
            b'\r' => {
                self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n'));
                None
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(&next @ b'0'..=b'7') => code = code * 8 + u32::from(next - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                Some(code as u8)
            }
            other => Some(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let digits: Vec<_> = rest[..end].iter().copied().filter_map(digit).collect();
        let pairs = digits.chunks(2);
        pairs
            .map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0))
            .collect()
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Object<'b>>, ReadError> {
        let mut items = Vec::new();
        loop {
            let before = self.at;
            match self.object(depth + 1)? {
                // What is no object ends an array that nothing closes.
                Some(Object::Operator(_)) => {
                    self.at = before;
                    break;
                }
                Some(object) => items.push(object),
                None => {
                    self.at += usize::from(self.bytes.get(self.at) == Some(&b']'));
                    break;
                }
            }
        }
        Ok(items)
    }

    fn entries(&mut self, depth: usize) -> Result<Dict<'b>, ReadError> {
        let mut entries = Vec::new();
        loop {
            self.skip_blanks();
            if self.bytes.get(self.at) != Some(&b'/') {
                let closes = self.bytes[self.at..].starts_with(b">>");
                self.at += if closes { 2 } else { 0 };
                break;
            }
            let name = self.name();
            let before = self.at;
            match self.object(depth + 1)? {
                Some(Object::Operator(_)) => {
                    self.at = before;
                    break;
                }
                Some(object) => entries.push((name, object)),
                None => {}
            }
        }
        Ok(Dict::of(entries))
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}
