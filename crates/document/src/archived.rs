//! Archives of texts, one JSON object a line, each a document of its own.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher};

use serde_json::Value;

use crate::read::assemble;
use crate::{Document, Format, Location, ReadError, decode, html, plain, sort_by};

/// The fields that archives keep their texts in, where none is named.
const TEXT_FIELDS: [&str; 4] = ["text", "body", "content", "article"];
/// The fields that archives keep names in.
const ID_FIELDS: [&str; 3] = ["id", "url", "slug"];

/// Which fields of an object hold what. A dot leads into an object within: `article.body`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The text; without it the first of `text`, `body`, `content`, `article` that is there.
    pub text: Option<String>,
    /// A name for the document; without it the first of `id`, `url`, `slug` that is there.
    pub id: Option<String>,
}

/// Reads the documents of an archive; each is named for its line's id, or else for its line. The first also notes
/// what lines hold no text.
pub(crate) fn read(
    path: &str,
    bytes: Vec<u8>,
    fields: &Fields,
) -> Result<Vec<Document>, ReadError> {
    let mut archive = Archive::new(path, fields);
    let mut documents = archive.documents(bytes)?;
    let notes = archive.notes()?;
    if let Some(first) = documents.first_mut() {
        first.notes = notes;
    }
    sort_by(&mut documents, |a, b| a.path.cmp(&b.path));
    Ok(documents)
}

/// An archive that is read some lines at a time, however many it has.
#[derive(Debug)]
pub struct Archive {
    path: String,
    fields: Fields,
    /// The hashes of the names that were given.
    names: HashSet<u64>,
    /// How many lines were read.
    lines: usize,
    /// What was noticed while they were decoded.
    notes: Vec<String>,
    /// How many lines hold no text, and the first of them.
    unread: (usize, usize),
}

impl Archive {
    /// An archive of which nothing is read yet.
    #[must_use]
    pub fn new(path: &str, fields: &Fields) -> Self {
        Self {
            path: path.to_owned(),
            fields: fields.clone(),
            names: HashSet::new(),
            lines: 0,
            notes: Vec::new(),
            unread: (0, 0),
        }
    }

    /// The documents of its next lines, in their order. A part begins where the one before ended, behind a line break.
    ///
    /// # Errors
    ///
    /// If the bytes are no text.
    pub fn documents(&mut self, bytes: Vec<u8>) -> Result<Vec<Document>, ReadError> {
        let (source, notes) = decode::decode(bytes)?;
        // A part of blank lines is not an empty archive.
        let blank = source.trim().is_empty();
        let new: Vec<_> = notes
            .into_iter()
            .filter(|note| !blank && !self.notes.contains(note))
            .collect();
        self.notes.extend(new);
        let lines = source.trim_start_matches('\u{feff}');
        let lines = lines.strip_suffix('\n').unwrap_or(lines);
        Ok(lines
            .split('\n')
            .filter_map(|line| self.document(line.trim()))
            .collect())
    }

    /// The document of the next line.
    fn document(&mut self, line: &str) -> Option<Document> {
        self.lines += 1;
        if line.is_empty() {
            return None;
        }
        let mut object: Option<Value> = serde_json::from_str(line).ok();
        let id = object
            .as_ref()
            .and_then(|object| field(object, self.fields.id.as_ref(), &ID_FIELDS));
        let id = match id {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(id)) => Some(id.to_string()),
            _ => None,
        };
        let text = object
            .as_mut()
            .and_then(|object| field_mut(object, self.fields.text.as_ref(), &TEXT_FIELDS));
        let Some(Value::String(text)) = text.map(Value::take) else {
            if self.unread.0 == 0 {
                self.unread.1 = self.lines;
            }
            self.unread.0 += 1;
            return None;
        };
        let mut name = match id {
            Some(id) => format!("{}#{id}", self.path),
            None => format!("{}#{}", self.path, self.lines),
        };
        if !self.names.insert(hash(&name)) {
            name = format!("{name}@{}", self.lines);
            self.names.insert(hash(&name));
        }
        let mut extract = match Format::of("-", text.as_bytes()) {
            Format::Html => html::read(text),
            _ => plain::read(text),
        };
        extract.locations = vec![(0, Location::Line(self.lines))];
        let mut document = assemble(&name, extract, Vec::new());
        document.file = self.path.len();
        Some(document)
    }

    /// What is to be noted when all is read: how its text was decoded, what lines hold none.
    ///
    /// # Errors
    ///
    /// If it held no document.
    pub fn notes(mut self) -> Result<Vec<String>, ReadError> {
        if self.names.is_empty() {
            return Err(ReadError::Not("an archive of JSON lines with texts"));
        }
        match self.unread {
            (0, _) => {}
            (1, first) => self
                .notes
                .push(format!("line {first} holds no text, so it is not read")),
            (count, first) => self.notes.push(format!(
                "{count} lines hold no text, so they are not read; the first is line {first}"
            )),
        }
        Ok(self.notes)
    }
}

/// The hash of a name, the same in every run.
fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(name.as_bytes());
    hasher.finish()
}

/// A field by the name that was given, or else by the first usual one.
fn field<'v>(object: &'v Value, named: Option<&String>, usual: &[&str]) -> Option<&'v Value> {
    match named {
        Some(name) => name
            .split('.')
            .try_fold(object, |inside, name| inside.get(name)),
        None => usual.iter().find_map(|name| object.get(name)),
    }
}

/// The same, to take from.
fn field_mut<'v>(
    object: &'v mut Value,
    named: Option<&String>,
    usual: &[&str],
) -> Option<&'v mut Value> {
    if let Some(name) = named {
        let mut steps = name.split('.');
        return steps.try_fold(object, |inside, name| inside.get_mut(name));
    }
    let name = usual.iter().find(|name| object.get(**name).is_some())?;
    object.get_mut(*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(source: &str, fields: &Fields) -> Vec<(String, String, Vec<String>)> {
        let documents = read("a.jsonl", source.as_bytes().to_vec(), fields).unwrap();
        documents
            .into_iter()
            .map(|d| (d.path, d.text, d.notes))
            .collect()
    }

    #[test]
    fn each_line_is_a_document() {
        let source = "{\"id\": 7, \"text\": \"Up 5%\\nfrom £4\"}\n\n{\"id\": 7, \"text\": \"x\"}\nno json\n{\"text\": 4}\n";
        let found = read_all(source, &Fields::default());
        assert_eq!(found[0].0, "a.jsonl#7");
        assert_eq!(found[0].1, "Up 5%\nfrom £4");
        assert_eq!(
            found[0].2,
            ["2 lines hold no text, so they are not read; the first is line 4"]
        );
        assert_eq!(found[1].0, "a.jsonl#7@3");
    }

    #[test]
    fn parts_of_an_archive_are_read_as_the_whole() {
        let lines = [
            "{\"text\": \"One\"}\n",
            "\n",
            "{\"id\": \"a\", \"text\": \"5%\"}\n",
            "no\n",
            "{\"id\": \"a\", \"text\": \"x\"}",
        ];
        let whole = read_all(&lines.concat(), &Fields::default());
        let mut archive = Archive::new("a.jsonl", &Fields::default());
        let mut parts = Vec::new();
        for line in lines {
            parts.extend(archive.documents(line.as_bytes().to_vec()).unwrap());
        }
        crate::sort_by(&mut parts, |a, b| a.path.cmp(&b.path));
        let found = |d: &Document| (d.path.clone(), d.text.clone());
        let known = whole
            .iter()
            .map(|(path, text, _)| (path.clone(), text.clone()));
        assert!(parts.iter().map(found).eq(known));
        assert_eq!(archive.notes().unwrap(), whole[0].2);
    }

    #[test]
    fn fields_can_be_named() {
        let fields = Fields {
            text: Some("a.body".to_owned()),
            id: Some("key".to_owned()),
        };
        let found = read_all(
            "{\"a\": {\"body\": \"One\"}, \"key\": \"k\", \"text\": \"no\"}",
            &fields,
        );
        assert_eq!(
            (found[0].0.as_str(), found[0].1.as_str()),
            ("a.jsonl#k", "One")
        );
        let whole = read("a.jsonl", b"{\"text\": \"x\"}".to_vec(), &Fields::default());
        assert_eq!(whole.unwrap()[0].file(), "a.jsonl");
        assert!(read("a", b"{}".to_vec(), &fields).is_err());
    }
}
