//! What the styles of a text make of its paragraphs and words.

use std::collections::{BTreeMap, BTreeSet};

use crate::xml::Element;
use crate::{BlockKind, Furniture};

/// Styles by name.
#[derive(Debug, Default)]
pub(super) struct Looks {
    parents: BTreeMap<String, String>,
    raised: BTreeSet<String>,
    open: String,
}

impl Looks {
    /// Takes notice of an element among the styles.
    pub(super) fn note(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => {
                self.open = element.attribute("name").unwrap_or_default();
                if let Some(parent) = element.attribute("parent-style-name") {
                    self.parents.insert(self.open.clone(), parent);
                }
            }
            "text-properties" => {
                let position = element.attribute("text-position").unwrap_or_default();
                let share = position.split(['%', ' ']).next().unwrap_or_default();
                if share == "super" || share.parse::<f64>().is_ok_and(|share| share > 0.0) {
                    self.raised.insert(self.open.clone());
                }
            }
            _ => {}
        }
    }

    /// Whether words of a style stand raised.
    pub(super) fn is_raised(&self, style: &str) -> bool {
        self.raised.contains(style)
    }

    /// What a paragraph of a style is; none for running text.
    pub(super) fn kind(&self, style: &str) -> Option<BlockKind> {
        let parent = self.parents.get(style).map(String::as_str);
        [Some(style), parent].into_iter().flatten().find_map(kind)
    }
}

/// Names of styles as every language's office writes them, blanks as `_20_`.
fn kind(style: &str) -> Option<BlockKind> {
    match style {
        "Title" => Some(BlockKind::Heading(1)),
        "Subtitle" => Some(BlockKind::Heading(2)),
        "Quotations" | "Quote" => Some(BlockKind::Quote),
        "Caption" | "Illustration" | "Table" | "Figure" => Some(BlockKind::Caption),
        "Preformatted_20_Text" => Some(BlockKind::Furniture(Furniture::Code)),
        style if style.starts_with("Contents_20_") => {
            Some(BlockKind::Furniture(Furniture::Navigation))
        }
        _ => None,
    }
}
