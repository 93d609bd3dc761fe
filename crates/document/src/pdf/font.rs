//! Fonts: which words a code stands for, and how wide its glyph is.

use std::collections::HashMap;

use memchr::memmem;

use super::cmap::{CMap, code};
use super::encoding::{self, Known};
use super::file::File;
use super::standard;
use super::syntax::{Dict, Lexer, Object};
use crate::ReadError;

/// Stands for a glyph of which nothing says what it means.
pub(super) const UNKNOWN: &str = "\u{fffd}";
/// No table of widths has more entries.
const MOST_WIDTHS: usize = 70_000;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    widths: Widths,
    /// How wide a unit of the widths is, in units of the size.
    unit: f64,
    pub(super) bold: bool,
}

/// How codes are cut out of a string and what they stand for.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple(Vec<Option<Box<str>>>),
    /// Two bytes each, unless the table says one.
    Composite(CMap),
    /// Two bytes each, which are Unicode.
    Unicode,
}

#[derive(Debug)]
enum Widths {
    /// From a first code on.
    Listed(u32, Vec<f64>, f64),
    /// Single codes, and one for all others.
    Sparse(HashMap<u32, f64>, f64),
    /// Those of a font that every viewer has.
    Standard(standard::Face),
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict<'_>) -> Result<Self, ReadError> {
        let map = match file.entry(dict, b"ToUnicode")? {
            Object::Stream(inner, data) => Some(CMap::read(&file.data(&inner, data)?)?),
            _ => None,
        };
        let name = file.entry(dict, b"BaseFont")?;
        let name = String::from_utf8_lossy(name.name().unwrap_or_default()).into_owned();
        let heavy = ["Bold", "Black", "Heavy", "Semibold", "Demi"];
        let bold = heavy.iter().any(|word| name.contains(word));
        if dict.is(b"Subtype", b"Type0") {
            return Self::composite(file, dict, map, bold);
        }
        let descriptor = file.inner(dict, b"FontDescriptor")?;
        let widths = match file.entry(dict, b"Widths")? {
            Object::Array(listed) => {
                let first = file.number(dict, b"FirstChar")?.unwrap_or_default();
                let missing = file.number(&descriptor, b"MissingWidth")?;
                let listed: Result<Vec<_>, _> = listed
                    .iter()
                    .take(256)
                    .map(|width| Ok(file.resolve(width)?.number().unwrap_or_default()))
                    .collect();
                Widths::Listed(first as u32, listed?, missing.unwrap_or_default())
            }
            _ => Widths::Standard(standard::Face::named(&name, bold)),
        };
        // Fonts that are drawn by the page's own means have a measure of their own.
        let unit = match file.entry(dict, b"FontMatrix")?.array() {
            Some(matrix) if dict.is(b"Subtype", b"Type3") => {
                matrix.first().and_then(Object::number).unwrap_or(0.001)
            }
            _ => 0.001,
        };
        let codes = Codes::Simple(simple(file, dict, &descriptor, map.as_ref())?);
        Ok(Self {
            codes,
            widths,
            unit,
            bold,
        })
    }

    fn composite(
        file: &File<'_>,
        dict: &Dict<'_>,
        map: Option<CMap>,
        bold: bool,
    ) -> Result<Self, ReadError> {
        let below = file.entry(dict, b"DescendantFonts")?.array();
        let below = match below.as_ref().and_then(|fonts| fonts.first()) {
            Some(font) => file.resolve(font)?.dict().unwrap_or_default(),
            None => Dict::default(),
        };
        let all = file.number(&below, b"DW")?.unwrap_or(1000.0);
        let mut widths = HashMap::new();
        let listed = file.entry(&below, b"W")?.array().unwrap_or_default();
        let mut at = 0;
        while let (Some(first), Some(next)) = (listed.get(at), listed.get(at + 1)) {
            let first = file.resolve(first)?.number().unwrap_or_default() as u32;
            match file.resolve(next)? {
                Object::Array(each) => {
                    for (code, width) in (first..=0xFFFF).zip(&each) {
                        let width = file.resolve(width)?.number().unwrap_or(all);
                        widths.insert(code, width);
                    }
                    at += 2;
                }
                last => {
                    let last = last.number().unwrap_or_default() as u32;
                    let width = listed.get(at + 2).map(|width| file.resolve(width));
                    let width = width.transpose()?.and_then(|width| width.number());
                    file.spend(last.min(0xFFFF).saturating_sub(first) as usize)?;
                    for code in first..=last.min(0xFFFF) {
                        widths.insert(code, width.unwrap_or(all));
                    }
                    at += 3;
                }
            }
            if widths.len() > MOST_WIDTHS {
                return Err(ReadError::TooLarge);
            }
        }
        let encoding = file.entry(dict, b"Encoding")?;
        let encoding = encoding.name().unwrap_or_default();
        let is_unicode = ["UCS2", "UTF16"]
            .iter()
            .any(|name| memmem::find(encoding, name.as_bytes()).is_some());
        let codes = match map {
            None if is_unicode => Codes::Unicode,
            map => Codes::Composite(map.unwrap_or_default()),
        };
        Ok(Self {
            codes,
            widths: Widths::Sparse(widths, all),
            unit: 0.001,
            bold,
        })
    }

    /// Gives each glyph of a string: its words, its width in units of the size, and whether it is the blank that may be
    /// widened.
    pub(super) fn glyphs(&self, string: &[u8], mut each: impl FnMut(&str, f64, bool)) {
        let mut rest = string;
        while !rest.is_empty() {
            let length = match &self.codes {
                Codes::Simple(_) => 1,
                Codes::Composite(map) if map.one_byte => 1,
                _ => 2,
            };
            let (bytes, behind) = rest.split_at(length.min(rest.len()));
            rest = behind;
            let code = code(bytes);
            let width = self.widths.of(code) * self.unit;
            let blank = length == 1 && code == 32;
            match &self.codes {
                Codes::Simple(words) => {
                    let words = words.get(code as usize).and_then(Option::as_deref);
                    each(words.unwrap_or(UNKNOWN), width, blank);
                }
                Codes::Composite(map) => each(map.get(code).unwrap_or(UNKNOWN), width, blank),
                Codes::Unicode => {
                    let character = char::from_u32(code).unwrap_or('\u{fffd}');
                    each(character.encode_utf8(&mut [0; 4]), width, blank);
                }
            }
        }
    }
}

impl Widths {
    fn of(&self, code: u32) -> f64 {
        match self {
            Self::Listed(first, widths, missing) => {
                let at = code.checked_sub(*first).map(|at| at as usize);
                *at.and_then(|at| widths.get(at)).unwrap_or(missing)
            }
            Self::Sparse(widths, all) => *widths.get(&code).unwrap_or(all),
            Self::Standard(face) => face.width(code as u8),
        }
    }
}

/// The words of each code of a simple font: by its own table, else by the names of its glyphs, else by its encoding.
fn simple(
    file: &File<'_>,
    dict: &Dict<'_>,
    descriptor: &Dict<'_>,
    map: Option<&CMap>,
) -> Result<Vec<Option<Box<str>>>, ReadError> {
    let encoding = file.entry(dict, b"Encoding")?;
    let mut base = encoding.name().and_then(Known::named);
    let mut names: HashMap<u8, String> = HashMap::new();
    let mut built_in = base.is_none();
    if let Some(encoding) = encoding.dict() {
        let below = file.entry(&encoding, b"BaseEncoding")?;
        base = below.name().and_then(Known::named);
        built_in = base.is_none();
        let mut code = 0_u8;
        let differences = file.entry(&encoding, b"Differences")?.array();
        for object in differences.unwrap_or_default() {
            match file.resolve(&object)? {
                Object::Number(next) => code = next as u8,
                Object::Name(name) => {
                    names.insert(code, String::from_utf8_lossy(&name).into_owned());
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
    }
    if built_in && let Object::Stream(inner, data) = file.entry(descriptor, b"FontFile")? {
        let program = file.data(&inner, data)?;
        for (code, name) in own_names(&program)? {
            names.entry(code).or_insert(name);
        }
    }
    let base = base.unwrap_or(if dict.is(b"Subtype", b"TrueType") {
        Known::Windows
    } else {
        Known::Standard
    });
    let words = (0..=255_u8).map(|code| {
        if let Some(words) = map.and_then(|map| map.get(u32::from(code))) {
            return Some(words.into());
        }
        match names.get(&code) {
            Some(name) => encoding::of_name(name).map(String::into_boxed_str),
            None => base.character(code).map(|c| c.to_string().into()),
        }
    });
    Ok(words.collect())
}

/// The names that a Type 1 font gives to its own codes, in the part of it that is text: "dup 65 /A put".
fn own_names(program: &[u8]) -> Result<Vec<(u8, String)>, ReadError> {
    let end = memmem::find(program, b"eexec").unwrap_or(program.len());
    let Some(start) = memmem::find(&program[..end], b"/Encoding") else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    let mut lexer = Lexer::of_content(&program[start..end]);
    let mut last: [Object<'_>; 2] = [Object::Null, Object::Null];
    loop {
        match lexer.next()? {
            Some(Object::Operator(b"put")) => {
                if let [Object::Number(code), Object::Name(name)] = &last {
                    names.push((*code as u8, String::from_utf8_lossy(name).into_owned()));
                }
            }
            Some(Object::Operator(b"def")) if !names.is_empty() => break,
            Some(Object::Operator(_)) => {}
            Some(object) => {
                last.swap(0, 1);
                last[1] = object;
            }
            None if lexer.skip_stray() => {}
            None => break,
        }
    }
    Ok(names)
}
