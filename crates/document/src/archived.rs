//! Archives of texts, one JSON object a line, each a document of its own.

use serde_json::Value;

use crate::read::assemble;
use crate::{Document, Format, Location, ReadError, decode, html, plain};

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
    let (source, mut notes) = decode::decode(bytes)?;
    let mut documents: Vec<Document> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    let mut unread = Vec::new();
    for (index, line) in source
        .trim_start_matches('\u{feff}')
        .split('\n')
        .enumerate()
    {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let object: Option<Value> = serde_json::from_str(line).ok();
        let found = object
            .as_ref()
            .and_then(|object| field(object, fields.text.as_ref(), &TEXT_FIELDS));
        let (Some(object), Some(Value::String(text))) = (&object, found) else {
            unread.push(index + 1);
            continue;
        };
        let id = match field(object, fields.id.as_ref(), &ID_FIELDS) {
            Some(Value::String(id)) => Some(id.clone()),
            Some(Value::Number(id)) => Some(id.to_string()),
            _ => None,
        };
        let mut name = format!("{path}#{}", id.unwrap_or_else(|| (index + 1).to_string()));
        if !names.insert(name.clone()) {
            name = format!("{name}@{}", index + 1);
            names.insert(name.clone());
        }
        let mut extract = match Format::of("-", text.as_bytes()) {
            Format::Html => html::read(text.clone()),
            _ => plain::read(text.clone()),
        };
        extract.locations = vec![(0, Location::Line(index + 1))];
        let mut document = assemble(&name, extract, Vec::new());
        document.file = path.len();
        documents.push(document);
    }
    if let Some(first) = unread.first() {
        notes.push(match unread.len() {
            1 => format!("line {first} holds no text, so it is not read"),
            count => format!(
                "{count} lines hold no text, so they are not read; the first is line {first}"
            ),
        });
    }
    match documents.first_mut() {
        Some(first) => first.notes = notes,
        None => return Err(ReadError::Not("an archive of JSON lines with texts")),
    }
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(documents)
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
