//! The parts of a Word file.

use crate::ReadError;
use crate::archive::Archive;
use crate::relations::{Relation, main_part, relations};

/// The parts of a document.
#[derive(Debug)]
pub(super) struct Package {
    /// The part that holds the text.
    pub(super) main: String,
    /// The parts that belong to it.
    parts: Vec<Relation>,
}

impl Package {
    pub(super) fn open(archive: &mut Archive<'_>) -> Result<Self, ReadError> {
        let main = main_part(archive)?.ok_or(ReadError::Not("a Word document"))?;
        let parts = relations(archive, &main)?;
        Ok(Self { main, parts })
    }

    /// The names of the parts of a kind.
    pub(super) fn all<'p>(&'p self, kind: &'p str) -> impl Iterator<Item = &'p str> {
        let of_kind = self.parts.iter().filter(move |part| part.kind == kind);
        of_kind.map(|part| part.part.as_str())
    }

    /// The one part of a kind.
    pub(super) fn text(
        &self,
        archive: &mut Archive<'_>,
        kind: &str,
    ) -> Result<Option<String>, ReadError> {
        match self.all(kind).next() {
            Some(name) => archive.text(name),
            None => Ok(None),
        }
    }
}
