//! Where words of the text stand in the main part's XML.

use crate::Span;

/// A run of the main part, by its places in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// The whole element.
    pub(super) whole: Span,
    /// Its properties' element; empty where it has none.
    pub(super) properties: Span,
    /// What stands in it behind its properties.
    pub(super) content: Span,
}

/// Words and where they stand in the main part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where they are in the text.
    pub(super) text: Span,
    /// Where they are in the XML; as long as the text unless they are written as a reference.
    pub(super) xml: Span,
    /// The start tag of the element that holds them.
    pub(super) tag: Span,
    /// Their run.
    pub(super) run: usize,
}

impl Mark {
    /// The part of it that lies in the words that were kept of a block, moved to where they are now.
    pub(super) fn within(self, kept: Span, start: usize) -> Option<Self> {
        let text = Span::new(self.text.start.max(kept.start), self.text.end.min(kept.end));
        if text.start >= text.end {
            return None;
        }
        let mut xml = self.xml;
        if self.xml.len() == self.text.len() {
            xml.start += text.start - self.text.start;
            xml.end -= self.text.end - text.end;
        }
        Some(Self {
            text: Span::new(
                text.start - kept.start + start,
                text.end - kept.start + start,
            ),
            xml,
            ..self
        })
    }
}
