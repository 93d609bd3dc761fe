//! Which part of an Office file belongs to which: parts are found by their relationships, never by their names.

use crate::ReadError;
use crate::archive::Archive;
use crate::xml::{Node, Nodes};

/// A part that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// How the other part calls it.
    pub(crate) id: String,
    /// The last word of its kind: "styles", "footnotes".
    pub(crate) kind: String,
    /// Its name.
    pub(crate) part: String,
}

/// The parts that a part names, in order; the file's own for the empty name. What lies outside of the file is
/// never fetched.
pub(crate) fn relations(archive: &mut Archive<'_>, of: &str) -> Result<Vec<Relation>, ReadError> {
    let Some(text) = archive.text(&relations_of(of))? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let mut nodes = Nodes::of(&text);
    while let Some((node, _)) = nodes.next()? {
        let Node::Start(element) = node else { continue };
        if element.name() != "Relationship"
            || element.attribute("TargetMode").as_deref() == Some("External")
        {
            continue;
        }
        if let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
        {
            found.push(Relation {
                id: element.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                part: resolved(folder(of), &target),
            });
        }
    }
    Ok(found)
}

/// The part that holds what an Office file is about.
pub(crate) fn main_part(archive: &mut Archive<'_>) -> Result<Option<String>, ReadError> {
    let root = relations(archive, "")?;
    let main = root.into_iter().find(|part| part.kind == "officeDocument");
    Ok(main.map(|main| main.part))
}

/// Where the relationships of a part stand.
pub(crate) fn relations_of(part: &str) -> String {
    let folder = folder(part);
    format!("{folder}_rels/{}.rels", &part[folder.len()..])
}

/// The folder of a part, with its last slash.
pub(crate) fn folder(part: &str) -> &str {
    &part[..part.rfind('/').map_or(0, |at| at + 1)]
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
        assert_eq!(relations_of(""), "_rels/.rels");
    }
}
