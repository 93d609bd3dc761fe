//! The objects of a PDF by their numbers, however the file lists them.
//!
//! The file's own list is not believed: objects are found where they stand, and of several with one number the last
//! counts, as in a file that was changed by being added to. All that is unpacked or read again is counted against
//! one limit, so that no file costs more than it, whatever refers to what.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use memchr::memmem;

use super::filter::{Parameters, unpack};
use super::syntax::{Dict, Lexer, Object, is_blank};
use crate::{ReadError, sort_by_key};

/// What is unpacked of one file, and read of it again and again, has no more bytes than this.
const MOST_READ: usize = 128 * 1024 * 1024;
/// No file has more objects.
const MOST_OBJECTS: usize = 4_000_000;
/// Nothing is packed oftener.
const MOST_FILTERS: usize = 8;
/// References to references are followed no farther.
const MOST_HOPS: usize = 32;
/// The ends of so many changes to a file are looked at.
const MOST_TRAILERS: usize = 64;

/// A file's objects.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    places: HashMap<u32, Place>,
    /// The streams that hold objects, unpacked.
    packed: Vec<Vec<u8>>,
    /// The object that leads to the pages.
    root: u32,
    /// How much may still be read.
    left: Cell<usize>,
    /// Whether something could be unpacked in part only.
    damaged: Cell<bool>,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Where it, or the stream that holds it, stands in the file.
    order: usize,
    at: At,
}

#[derive(Debug, Clone, Copy)]
enum At {
    /// In the file, and where its data is if it has any.
    File { data: Option<(usize, usize)> },
    /// In a stream that holds objects.
    Packed { stream: usize, start: usize },
}

impl<'b> File<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let mut file = Self {
            bytes,
            places: HashMap::new(),
            packed: Vec::new(),
            root: 0,
            left: Cell::new(MOST_READ),
            damaged: Cell::new(false),
        };
        let found = file.find_objects()?;
        let mut ends = found.ends;
        ends.extend(trailers(bytes)?);
        sort_by_key(&mut ends, |(at, _)| *at);
        if ends.iter().any(|(_, end)| end.get(b"Encrypt").is_some()) {
            return Err(ReadError::Encrypted);
        }
        let root = ends.iter().rev().find_map(|(_, end)| end.get(b"Root"));
        let Some(Object::Reference(root)) = root else {
            return Err(ReadError::Damaged);
        };
        file.root = *root;
        for (at, dict, data) in found.packed {
            file.find_packed(at, &dict, data)?;
        }
        Ok(file)
    }

    /// The object that leads to all others.
    pub(super) fn root(&self) -> Result<Object<'_>, ReadError> {
        self.get(self.root)
    }

    /// Whether something could be read in part only.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Counts work against the limit.
    pub(super) fn spend(&self, bytes: usize) -> Result<(), ReadError> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.ok_or(ReadError::TooLarge)?);
        Ok(())
    }

    /// An object by its number; nothing where there is none.
    pub(super) fn get(&self, number: u32) -> Result<Object<'_>, ReadError> {
        let Some(place) = self.places.get(&number) else {
            return Ok(Object::Null);
        };
        let (bytes, at) = match place.at {
            At::File { .. } => (self.bytes, place.order),
            At::Packed { stream, start } => (self.packed[stream].as_slice(), start),
        };
        let mut lexer = Lexer::of_file(bytes, at);
        let object = lexer.next()?.unwrap_or(Object::Null);
        self.spend(lexer.at - at + 16)?;
        Ok(match (object, place.at) {
            (
                Object::Dict(dict),
                At::File {
                    data: Some((from, to)),
                },
            ) => Object::Stream(dict, &self.bytes[from..to]),
            (object, _) => object,
        })
    }

    /// The object that another one leads to.
    pub(super) fn resolve<'f>(&'f self, object: &Object<'f>) -> Result<Object<'f>, ReadError> {
        let Object::Reference(number) = object else {
            return Ok(object.clone());
        };
        let mut number = *number;
        for _ in 0..MOST_HOPS {
            match self.get(number)? {
                Object::Reference(next) => number = next,
                object => return Ok(object),
            }
        }
        Ok(Object::Null)
    }

    /// An entry of a dictionary.
    pub(super) fn entry<'f>(
        &'f self,
        dict: &Dict<'f>,
        name: &[u8],
    ) -> Result<Object<'f>, ReadError> {
        dict.get(name)
            .map_or(Ok(Object::Null), |object| self.resolve(object))
    }

    /// An entry of a dictionary that is a dictionary.
    pub(super) fn inner<'f>(&'f self, dict: &Dict<'f>, name: &[u8]) -> Result<Dict<'f>, ReadError> {
        Ok(self.entry(dict, name)?.dict().unwrap_or_default())
    }

    /// An entry of a dictionary that is a number.
    pub(super) fn number(&self, dict: &Dict<'_>, name: &[u8]) -> Result<Option<f64>, ReadError> {
        match dict.get(name) {
            Some(Object::Reference(number)) => Ok(self.get(*number)?.number()),
            other => Ok(other.and_then(Object::number)),
        }
    }

    /// A stream's data, unpacked; none where it is a picture.
    pub(super) fn data<'f>(
        &'f self,
        dict: &Dict<'f>,
        data: &'f [u8],
    ) -> Result<Cow<'f, [u8]>, ReadError> {
        let list = |object: Object<'f>| match object {
            Object::Null => Vec::new(),
            Object::Array(items) => items,
            one => vec![one],
        };
        let filters = list(self.entry(dict, b"Filter")?);
        let parameters = list(self.entry(dict, b"DecodeParms")?);
        if filters.len() > MOST_FILTERS {
            return Err(ReadError::TooLarge);
        }
        if filters.is_empty() {
            self.spend(data.len())?;
        }
        let mut data = Cow::Borrowed(data);
        for (index, filter) in filters.iter().enumerate() {
            let filter = self.resolve(filter)?;
            let parameters = match parameters.get(index) {
                Some(object) => self.resolve(object)?.dict().unwrap_or_default(),
                None => Dict::default(),
            };
            let parameters = self.parameters(&parameters)?;
            let name = filter.name().unwrap_or_default();
            let Some((unpacked, whole)) = unpack(name, &data, &parameters, self.left.get()) else {
                return Ok(Cow::Borrowed(&[]));
            };
            self.spend(unpacked.len())?;
            self.damaged.set(self.damaged.get() || !whole);
            data = Cow::Owned(unpacked);
        }
        Ok(data)
    }

    fn parameters(&self, dict: &Dict<'_>) -> Result<Parameters, ReadError> {
        let number = |name: &[u8], without: f64, most: f64| {
            let number = self.number(dict, name)?.unwrap_or(without);
            Ok::<_, ReadError>(number.clamp(0.0, most) as u32)
        };
        Ok(Parameters {
            predictor: number(b"Predictor", 1.0, 15.0)?,
            colours: number(b"Colors", 1.0, 64.0)? as usize,
            bits: number(b"BitsPerComponent", 8.0, 16.0)? as usize,
            columns: number(b"Columns", 1.0, 1e6)? as usize,
            early: number(b"EarlyChange", 1.0, 1.0)? == 1,
        })
    }

    /// Finds the objects that stand in the file itself.
    fn find_objects(&mut self) -> Result<Found<'b>, ReadError> {
        let mut found = Found::default();
        let finder = memmem::Finder::new(b"obj");
        let mut at = 0;
        while let Some(offset) = finder.find(&self.bytes[at..]) {
            let here = at + offset;
            at = here + 3;
            let Some(number) = number_before(self.bytes, here) else {
                continue;
            };
            if self.places.len() >= MOST_OBJECTS {
                return Err(ReadError::TooLarge);
            }
            let start = at;
            let mut lexer = Lexer::of_file(self.bytes, start);
            let object = lexer.next()?;
            at = lexer.at;
            let mut data = None;
            if let Some(Object::Dict(dict)) = object {
                data = data_behind(self.bytes, at, dict.get(b"Length"));
                if let Some((from, to)) = data {
                    at = to;
                    if dict.is(b"Type", b"XRef") {
                        found.ends.push((start, dict));
                    } else if dict.is(b"Type", b"ObjStm") {
                        found.packed.push((start, dict, &self.bytes[from..to]));
                    }
                }
            }
            let place = Place {
                order: start,
                at: At::File { data },
            };
            self.places.insert(number, place);
        }
        Ok(found)
    }

    /// Finds the objects that a stream holds: pairs of number and place, then the objects.
    fn find_packed(
        &mut self,
        order: usize,
        dict: &Dict<'b>,
        data: &'b [u8],
    ) -> Result<(), ReadError> {
        let first = self.number(dict, b"First")?.unwrap_or_default() as usize;
        let count = self.number(dict, b"N")?.unwrap_or_default() as usize;
        // What the stream's own dictionary refers to stands in the file, which outlives this.
        let data = self.data(dict, data)?.into_owned();
        let mut lexer = Lexer::of_file(&data, 0);
        let stream = self.packed.len();
        for _ in 0..count {
            let (Some(Object::Number(number)), Some(Object::Number(start))) =
                (lexer.next()?, lexer.next()?)
            else {
                break;
            };
            if self.places.len() >= MOST_OBJECTS {
                return Err(ReadError::TooLarge);
            }
            let start = first.saturating_add(start as usize);
            let place = Place {
                order,
                at: At::Packed { stream, start },
            };
            let there = self.places.entry(number as u32).or_insert(place);
            if there.order < order {
                *there = place;
            }
        }
        self.packed.push(data);
        Ok(())
    }
}

/// What a walk through a file came by.
#[derive(Default)]
struct Found<'b> {
    /// Lists of objects, which say how to begin.
    ends: Vec<(usize, Dict<'b>)>,
    /// Streams that hold objects.
    packed: Vec<(usize, Dict<'b>, &'b [u8])>,
}

/// The number of the object that begins with the word at this place: "12 0 obj".
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = |end: usize| {
        let digit = |byte: &u8| !byte.is_ascii_digit();
        let from = end.saturating_sub(10);
        let start = bytes[from..end]
            .iter()
            .rposition(digit)
            .map_or(from, |at| from + at + 1);
        std::str::from_utf8(&bytes[start..end])
            .ok()?
            .parse::<u32>()
            .ok()
            .map(|number| (number, start))
    };
    let blanks = |end: usize| {
        let from = end.saturating_sub(8);
        let kept = bytes[from..end].iter().rposition(|&byte| !is_blank(byte))?;
        Some(from + kept + 1)
    };
    let (_, start) = digits(blanks(at)?)?;
    let (number, _) = digits(blanks(start).filter(|&end| end < start)?)?;
    Some(number)
}

/// The data of the stream whose dictionary ends here, if it is one.
fn data_behind(bytes: &[u8], at: usize, length: Option<&Object<'_>>) -> Option<(usize, usize)> {
    let mut lexer = Lexer::of_file(bytes, at);
    lexer.skip_blanks();
    let rest = bytes[lexer.at..].strip_prefix(b"stream")?;
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    let start = bytes.len() - rest.len();
    let said = length
        .and_then(Object::number)
        .map(|length| length as usize);
    if let Some(end) = said.and_then(|length| start.checked_add(length))
        && end <= bytes.len()
    {
        let behind = &bytes[end..bytes.len().min(end + 16)];
        if behind.trim_ascii_start().starts_with(b"endstream") {
            return Some((start, end));
        }
    }
    let length = memmem::find(rest, b"endstream").unwrap_or(rest.len());
    Some((start, start + length))
}

/// The dictionaries at the ends of a file as it first was and as it was changed.
fn trailers(bytes: &[u8]) -> Result<Vec<(usize, Dict<'_>)>, ReadError> {
    let mut found = Vec::new();
    for at in memmem::rfind_iter(bytes, b"trailer").take(MOST_TRAILERS) {
        let mut lexer = Lexer::of_file(bytes, at + b"trailer".len());
        if let Some(Object::Dict(dict)) = lexer.next()? {
            found.push((at, dict));
        }
    }
    Ok(found)
}
