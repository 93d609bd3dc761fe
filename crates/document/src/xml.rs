//! The XML of office files, node by node, each with its place; nothing is expanded, nothing is fetched.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::{ReadError, Span};

/// Elements are nested no deeper than this.
const DEEPEST: usize = 512;

/// A node of a part.
#[derive(Debug)]
pub(crate) enum Node<'x> {
    /// An element begins; an empty one ends with the next node.
    Start(Element<'x>),
    /// An element ends, by its name without prefix.
    End(Cow<'x, str>),
    /// Words, with references resolved.
    Text(Cow<'x, str>),
}

/// An element's start tag.
#[derive(Debug)]
pub(crate) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// The name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| {
                let value = quick_xml::escape::unescape(&attribute.value).ok()?;
                Some(value.into_owned())
            })
    }

    /// An attribute that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A walk through a part.
pub(crate) struct Nodes<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Nodes<'x> {
    pub(crate) fn of(part: &'x str) -> Self {
        let mut reader = Reader::from_str(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next node and where it stands in the part; an empty element's end stands where its start does.
    pub(crate) fn next(&mut self) -> Result<Option<(Node<'x>, Span)>, ReadError> {
        loop {
            let start = self.reader.buffer_position() as usize;
            let event = self.reader.read_event().map_err(|_| ReadError::Damaged)?;
            let span = Span::new(start, self.reader.buffer_position() as usize);
            let node = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(ReadError::TooDeep);
                    }
                    Node::Start(Element(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(Cow::Owned(tag.local_name().into_inner().to_owned()))
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let name = reference.into_inner();
                    match (character, resolve_predefined_entity(&name)) {
                        (Some(character), _) => Node::Text(Cow::Owned(character.to_string())),
                        (None, Some(text)) => Node::Text(Cow::Borrowed(text)),
                        (None, None) => return Err(ReadError::Entities),
                    }
                }
                Event::DocType(_) => return Err(ReadError::Entities),
                Event::Eof if self.depth > 0 => return Err(ReadError::Damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some((node, span)));
        }
    }
}

/// Words as XML writes them; what no XML may hold is left out.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
