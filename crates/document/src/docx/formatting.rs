//! What the named styles of a document make of its paragraphs.

use std::collections::BTreeMap;

use crate::xml::{Node, Nodes};
use crate::{BlockKind, Furniture, ReadError};

/// Styles are based on each other, but no more than so often.
const LONGEST_CHAIN: usize = 16;

/// The named styles.
#[derive(Debug, Default)]
pub(super) struct Formatting {
    styles: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    /// Its name as programs of every language write it: "heading 1".
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<u32>,
}

impl Formatting {
    /// Reads the part with the styles.
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut nodes = Nodes::of(part);
        while let Some((node, _)) = nodes.next()? {
            match node {
                Node::Start(element) => match (element.name(), &mut open) {
                    ("style", _) => {
                        let id = element.attribute("styleId").unwrap_or_default();
                        open = Some((id, Style::default()));
                    }
                    ("name", Some((_, style))) => {
                        style.name = element.attribute("val").unwrap_or_default().to_lowercase();
                    }
                    ("basedOn", Some((_, style))) => style.based_on = element.attribute("val"),
                    ("outlineLvl", Some((_, style))) => {
                        style.outline = element.number("val").and_then(|n| u8::try_from(n).ok());
                    }
                    ("numId", Some((_, style))) => style.list = element.number("val"),
                    _ => {}
                },
                Node::End(name) if name == "style" => styles.extend(open.take()),
                _ => {}
            }
        }
        Ok(Self { styles })
    }

    /// What a paragraph of a style is; none for running text.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        self.chain(id).find_map(Style::kind)
    }

    /// The numbering of a style.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|style| style.list)
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let based = |style: &&'a Style| self.styles.get(style.based_on.as_ref()?);
        std::iter::successors(self.styles.get(id), based).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn kind(&self) -> Option<BlockKind> {
        let kind = match self.name.as_str() {
            "title" => BlockKind::Heading(1),
            "subtitle" => BlockKind::Heading(2),
            "quote" | "intense quote" | "block text" | "quotations" => BlockKind::Quote,
            "caption" | "image caption" | "table caption" => BlockKind::Caption,
            "source code" | "html preformatted" | "preformatted text" => {
                BlockKind::Furniture(Furniture::Code)
            }
            name => return self.heading(name),
        };
        Some(kind)
    }

    fn heading(&self, name: &str) -> Option<BlockKind> {
        let named = name
            .strip_prefix("heading ")
            .and_then(|level| level.parse().ok());
        // Level 9 of the outline is body text.
        let level = named.or(self
            .outline
            .filter(|&level| level < 9)
            .map(|level| level + 1))?;
        (1..=9)
            .contains(&level)
            .then_some(BlockKind::Heading(level))
    }
}
