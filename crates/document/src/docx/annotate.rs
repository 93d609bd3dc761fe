//! A copy of a Word document with comments at the very words that they speak of, and nothing else changed.
//!
//! A comment is anchored between runs; a run is cut in two where its words begin or end amid it. What stands in
//! a footnote is spoken of at the footnote's mark, since Word keeps comments to the text. No time is written, so
//! that the same findings give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::mark::{Mark, Run};
use super::{Way, read};
use crate::archive::{Archive, rewritten};
use crate::relations::{folder, relations_of};
use crate::xml::escaped;
use crate::{ReadError, Span};

/// Something to be said of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The words, in [`Document::source`](crate::Document::source).
    pub span: Span,
    /// What to say: a paragraph each.
    pub lines: Vec<String>,
}

/// The document with comments; gives also how many remarks found no place.
pub(crate) fn annotate(
    bytes: &[u8],
    author: &str,
    remarks: &[Remark],
) -> Result<(Vec<u8>, usize), ReadError> {
    let way = read(bytes)?.way;
    let names = Names::of(&way.main).ok_or(ReadError::Damaged)?;
    let mut archive = Archive::open(bytes)?;
    let comments = Comments::open(&mut archive, &way)?;
    let mut edits = Edits::default();
    let mut said = String::new();
    let mut placed = 0;
    for remark in remarks {
        let Some((from, to)) = way.anchor(remark.span) else {
            continue;
        };
        let id = comments.next + placed as u32;
        placed += 1;
        edits.add(from, true, id);
        edits.add(to, false, id);
        names.comment(&mut said, id, author, &remark.lines);
    }
    let mut changed = BTreeMap::new();
    changed.insert(way.package.main.clone(), edits.made(&way, &names));
    comments.put(&said, &names, &mut archive, &way, &mut changed)?;
    let copy = rewritten(bytes, &changed)?;
    Ok((copy, remarks.len() - placed))
}

/// The names that the document's own XML uses.
struct Names<'m> {
    /// The prefix of its elements with its colon, mostly "w:".
    prefix: &'m str,
    /// Its namespace.
    space: &'m str,
}

impl<'m> Names<'m> {
    fn of(main: &'m str) -> Option<Self> {
        let end = main.find("document")?;
        let start = main[..end].rfind('<')? + 1;
        let prefix = &main[start..end];
        let declared = match prefix.strip_suffix(':') {
            Some(name) => format!("xmlns:{name}="),
            None => "xmlns=".to_owned(),
        };
        let value = &main[main.find(&declared)? + declared.len()..];
        let quote = value.chars().next()?;
        let space = value[1..].split(quote).next()?;
        Some(Self { prefix, space })
    }

    fn comment(&self, out: &mut String, id: u32, author: &str, lines: &[String]) {
        let w = self.prefix;
        let initial: String = author.chars().take(1).collect();
        let (author, initial) = (escaped(author), escaped(&initial));
        let _ = write!(
            out,
            "<{w}comment {w}id=\"{id}\" {w}author=\"{author}\" {w}initials=\"{initial}\">"
        );
        for line in lines {
            let line = escaped(line);
            let _ = write!(
                out,
                "<{w}p><{w}r><{w}t xml:space=\"preserve\">{line}</{w}t></{w}r></{w}p>"
            );
        }
        let _ = write!(out, "</{w}comment>");
    }
}

impl Way {
    /// The places in the main part between which some words of the text stand.
    fn anchor(&self, span: Span) -> Option<(Anchor, Anchor)> {
        let first = self
            .marks
            .partition_point(|mark| mark.text.end <= span.start);
        let behind = self
            .marks
            .partition_point(|mark| mark.text.start < span.end);
        if first < behind {
            let from = self.start(&self.marks[first], span.start);
            return Some((from, self.end(&self.marks[behind - 1], span.end)));
        }
        let note = self
            .noted
            .partition_point(|&(start, _)| start <= span.start);
        let (_, run) = self.noted.get(note.checked_sub(1)?)?;
        let whole = self.runs[*run].whole;
        Some((Anchor::Between(whole.start), Anchor::Between(whole.end)))
    }

    fn start(&self, mark: &Mark, at: usize) -> Anchor {
        let run = &self.runs[mark.run];
        let into = at.saturating_sub(mark.text.start);
        let at = if mark.xml.len() == mark.text.len() {
            mark.xml.start + into
        } else {
            mark.xml.start
        };
        if at == mark.tag.end && mark.tag.start == run.content.start {
            Anchor::Between(run.whole.start)
        } else {
            Anchor::Within { at, mark: *mark }
        }
    }

    fn end(&self, mark: &Mark, at: usize) -> Anchor {
        let run = &self.runs[mark.run];
        let short = mark.text.end.saturating_sub(at);
        let at = if mark.xml.len() == mark.text.len() {
            mark.xml.end - short
        } else {
            mark.xml.end
        };
        let rest = &self.main[at..run.content.end.max(at)];
        if rest.starts_with("</") && rest.find('>') == Some(rest.len() - 1) {
            Anchor::Between(run.whole.end)
        } else {
            Anchor::Within { at, mark: *mark }
        }
    }
}

/// Where a comment begins or ends.
#[derive(Clone, Copy)]
enum Anchor {
    /// Before or behind a run.
    Between(usize),
    /// Amid the words of a run.
    Within { at: usize, mark: Mark },
}

/// What begins and ends at each place of the main part.
#[derive(Default)]
struct Edits {
    at: BTreeMap<usize, Edit>,
}

#[derive(Default)]
struct Edit {
    begin: Vec<u32>,
    end: Vec<u32>,
    /// The words that are cut in two here.
    cut: Option<Mark>,
}

impl Edits {
    fn add(&mut self, anchor: Anchor, begins: bool, id: u32) {
        let (at, cut) = match anchor {
            Anchor::Between(at) => (at, None),
            Anchor::Within { at, mark } => (at, Some(mark)),
        };
        let edit = self.at.entry(at).or_default();
        edit.cut = edit.cut.or(cut);
        if begins {
            edit.begin.push(id);
        } else {
            edit.end.push(id);
        }
    }

    /// The main part with all of it.
    fn made(&self, way: &Way, names: &Names<'_>) -> String {
        let cuts = self.at.values().filter_map(|edit| edit.cut);
        // Words that are cut may now end in a blank, which must not be dropped.
        let tags: BTreeSet<usize> = cuts
            .map(|mark| mark.tag)
            .filter(|tag| !way.main[tag.start..tag.end].contains("xml:space"))
            .map(|tag| tag.end - 1)
            .collect();
        let mut places: BTreeSet<usize> = self.at.keys().copied().collect();
        places.extend(&tags);
        let mut out = String::with_capacity(way.main.len() + self.at.len() * 256);
        let mut done = 0;
        for place in places {
            out.push_str(&way.main[done..place]);
            done = place;
            if tags.contains(&place) {
                out.push_str(" xml:space=\"preserve\"");
            }
            if let Some(edit) = self.at.get(&place) {
                edit.write(&mut out, way, names);
            }
        }
        out.push_str(&way.main[done..]);
        out
    }
}

impl Edit {
    fn write(&self, out: &mut String, way: &Way, names: &Names<'_>) {
        let w = names.prefix;
        if self.cut.is_some() {
            let _ = write!(out, "</{w}t></{w}r>");
        }
        for id in &self.end {
            let _ = write!(
                out,
                "<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>"
            );
        }
        for id in &self.begin {
            let _ = write!(out, "<{w}commentRangeStart {w}id=\"{id}\"/>");
        }
        if let Some(mark) = self.cut {
            let Run { properties, .. } = way.runs[mark.run];
            let properties = &way.main[properties.start..properties.end];
            let _ = write!(out, "<{w}r>{properties}<{w}t xml:space=\"preserve\">");
        }
    }
}

/// The part with the comments.
struct Comments {
    part: String,
    /// Its text, where there is one already.
    text: Option<String>,
    /// The first number that no comment has.
    next: u32,
}

impl Comments {
    fn open(archive: &mut Archive<'_>, way: &Way) -> Result<Self, ReadError> {
        let there = way.package.all("comments").next().map(str::to_owned);
        let part = there.unwrap_or_else(|| {
            let folder = folder(&way.package.main);
            let mut names = (0..).map(|n| match n {
                0 => format!("{folder}comments.xml"),
                n => format!("{folder}comments{n}.xml"),
            });
            names.find(|name| !archive.has(name)).unwrap_or_default()
        });
        let text = archive.text(&part)?;
        let next = match &text {
            Some(text) => highest_id(text)?.map_or(0, |id| id + 1),
            None => 0,
        };
        Ok(Self { part, text, next })
    }

    /// Puts comments in, and makes the part known where it is new.
    fn put(
        self,
        said: &str,
        names: &Names<'_>,
        archive: &mut Archive<'_>,
        way: &Way,
        changed: &mut BTreeMap<String, String>,
    ) -> Result<(), ReadError> {
        if let Some(text) = self.text {
            changed.insert(
                self.part,
                inside(&text, "comments", said).ok_or(ReadError::Damaged)?,
            );
            return Ok(());
        }
        let Names { prefix: w, space } = names;
        let declared = match w.strip_suffix(':') {
            Some(name) => format!("xmlns:{name}"),
            None => "xmlns".to_owned(),
        };
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let part = &self.part;
        let types = archive
            .text("[Content_Types].xml")?
            .ok_or(ReadError::Damaged)?;
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
        let known = format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
        let types = inside(&types, "Types", &known).ok_or(ReadError::Damaged)?;
        changed.insert("[Content_Types].xml".to_owned(), types);
        let relations = relations_of(&way.package.main);
        let there = archive.text(&relations)?.unwrap_or_else(|| {
            format!("{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>")
        });
        let base = match space.strip_prefix("http://purl.oclc.org/ooxml/") {
            Some(_) => "http://purl.oclc.org/ooxml/officeDocument/relationships",
            None => "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        };
        let related = format!(
            "<Relationship Id=\"rIdRecount\" Type=\"{base}/comments\" Target=\"/{part}\"/>"
        );
        let there = inside(&there, "Relationships", &related).ok_or(ReadError::Damaged)?;
        changed.insert(relations, there);
        let text = format!("{head}<{w}comments {declared}=\"{space}\">{said}</{w}comments>");
        changed.insert(self.part, text);
        Ok(())
    }
}

/// The highest number of a comment.
fn highest_id(part: &str) -> Result<Option<u32>, ReadError> {
    let mut nodes = crate::xml::Nodes::of(part);
    let mut highest = None;
    while let Some((node, _)) = nodes.next()? {
        if let crate::xml::Node::Start(element) = node
            && element.name() == "comment"
        {
            highest = highest.max(element.number("id"));
        }
    }
    Ok(highest)
}

/// A part with something more at the end of its root.
fn inside(part: &str, root: &str, more: &str) -> Option<String> {
    let end = part.rfind("</").filter(|&end| part[end..].contains(root));
    if let Some(end) = end {
        return Some(format!("{}{more}{}", &part[..end], &part[end..]));
    }
    // An empty root ends in itself.
    let end = part.rfind("/>")?;
    let name = part[..end].rfind('<')? + 1;
    let name = part[name..end].split_whitespace().next()?;
    name.ends_with(root)
        .then(|| format!("{}>{more}</{name}>{}", &part[..end], &part[end + 2..]))
}
