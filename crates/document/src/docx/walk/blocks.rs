//! A paragraph that ends becomes a block, with its kind and its place.

use super::{LONGEST_CELL, Paragraph, Story, Walk};
use crate::{BlockKind, Furniture, Location};

impl Walk<'_> {
    pub(super) fn end_block(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if self.flat.open().trim().is_empty() {
            self.flat.close(BlockKind::Paragraph, Location::Header);
            self.open_marks.clear();
            return;
        }
        let kind = self.kind(&paragraph);
        if self.story == Story::Body && !matches!(kind, BlockKind::ListItem(_)) {
            self.lists.end();
        }
        let location = self.location();
        let Some(closed) = self.flat.close(kind, location) else {
            return;
        };
        let kept = self
            .open_marks
            .drain(..)
            .filter_map(|mark| mark.within(closed.open, closed.start));
        self.marks.extend(kept);
        if let Some((_, run)) = self.note {
            self.noted.push((closed.start, run));
        }
    }

    fn kind(&mut self, paragraph: &Paragraph) -> BlockKind {
        if let Story::Margin(_) = self.story {
            return BlockKind::Furniture(Furniture::Boilerplate);
        }
        if let Some(table) = self.tables.last() {
            let cell = BlockKind::Cell {
                table: table.number,
                row: table.row,
                column: table.column,
                header: table.header || table.first_row && table.row == 0,
            };
            let laid_out =
                self.flat.open().trim().len() > LONGEST_CELL || self.flat.last_kind() == Some(cell);
            return if laid_out { BlockKind::Paragraph } else { cell };
        }
        let style = paragraph.style.as_deref().unwrap_or_default();
        let outline = paragraph.outline.filter(|&level| level < 9);
        if let Some(kind) = self.formatting.kind(style) {
            return kind;
        }
        if let Some(level) = outline {
            return BlockKind::Heading(level + 1);
        }
        let numbering = paragraph.numbering.or_else(|| self.formatting.list(style));
        match numbering.filter(|&numbering| numbering > 0) {
            Some(numbering) => BlockKind::ListItem(self.lists.item(numbering, paragraph.level)),
            None => BlockKind::Paragraph,
        }
    }

    fn location(&mut self) -> Location {
        if let Story::Margin(location) = &self.story {
            return location.clone();
        }
        if let Some((number, _)) = self.note {
            return match self.story {
                Story::Notes { endnote: true, .. } => Location::Endnote(number),
                _ => Location::Footnote(number),
            };
        }
        if let Some(table) = self.tables.last() {
            return Location::TableCell {
                table: table.number + 1,
                row: table.row + 1,
                column: table.column + 1,
                page: None,
            };
        }
        self.paragraphs += 1;
        Location::Paragraph {
            number: self.paragraphs,
            page: self.has_pages.then_some(self.begun_on),
        }
    }
}
