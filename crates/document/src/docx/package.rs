//! Which part of a Word file is what: parts are found by their relationships, never by their names.

use std::collections::BTreeMap;

use crate::ReadError;
use crate::archive::Archive;
use crate::xml::{Node, Nodes};

/// The parts of a document.
#[derive(Debug)]
pub(crate) struct Package {
    /// The part that holds the text.
    pub(super) main: String,
    /// The parts that belong to it, by the last word of their kind.
    parts: BTreeMap<String, Vec<String>>,
}

/// Whether an archive is a Word document, by its parts.
pub(crate) fn is_word(archive: &mut Archive<'_>) -> bool {
    Package::open(archive).is_ok_and(|package| package.main.starts_with("word/"))
}

impl Package {
    pub(super) fn open(archive: &mut Archive<'_>) -> Result<Self, ReadError> {
        let not = ReadError::Not("a Word document");
        let root = archive.text("_rels/.rels")?.ok_or(not.clone())?;
        let main = relations(&root, "")?
            .remove("officeDocument")
            .and_then(|found| found.into_iter().next())
            .ok_or(not)?;
        let parts = match archive.text(&relations_of(&main))? {
            Some(part) => relations(&part, folder(&main))?,
            None => BTreeMap::new(),
        };
        Ok(Self { main, parts })
    }

    /// The names of the parts of a kind.
    pub(super) fn all(&self, kind: &str) -> &[String] {
        self.parts.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The one part of a kind.
    pub(super) fn text(
        &self,
        archive: &mut Archive<'_>,
        kind: &str,
    ) -> Result<Option<String>, ReadError> {
        match self.all(kind).first() {
            Some(name) => archive.text(name),
            None => Ok(None),
        }
    }
}

/// Where the relationships of a part stand.
pub(super) fn relations_of(part: &str) -> String {
    let folder = folder(part);
    format!("{folder}_rels/{}.rels", &part[folder.len()..])
}

/// The folder of a part, with its last slash.
pub(super) fn folder(part: &str) -> &str {
    &part[..part.rfind('/').map_or(0, |at| at + 1)]
}

/// The parts that relationships name, by kind, in order. What lies outside of the file is never fetched.
fn relations(part: &str, folder: &str) -> Result<BTreeMap<String, Vec<String>>, ReadError> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut nodes = Nodes::of(part);
    while let Some((node, _)) = nodes.next()? {
        let Node::Start(element) = node else { continue };
        if element.name() != "Relationship"
            || element.attribute("TargetMode").as_deref() == Some("External")
        {
            continue;
        }
        if let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found
                .entry(kind)
                .or_default()
                .push(resolved(folder, &target));
        }
    }
    Ok(found)
}

/// The name of a part as its neighbour calls it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(resolved("word/", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolved("word/", "../custom/a.xml"), "custom/a.xml");
        assert_eq!(resolved("word/", "/word/b.xml"), "word/b.xml");
        assert_eq!(
            relations_of("word/document.xml"),
            "word/_rels/document.xml.rels"
        );
    }
}
