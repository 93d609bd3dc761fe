//! Plain text: blocks by blank lines, indents, line lengths and bullets.

mod headings;
mod items;
mod lines;
mod wrap;

use crate::builder::Extract;
use crate::origin::Origin;
use crate::{Block, BlockKind, Span, furniture};
use items::OpenLists;
use lines::Line;

/// Reads a plain text; its text is its source.
pub(crate) fn read(source: String) -> Extract {
    let mut blocks = blocks(&source);
    let published = furniture::mark(&source, &mut blocks);
    headings::mark(&source, &mut blocks);
    Extract {
        text: source,
        blocks,
        origin: Origin::Same,
        published,
    }
}

fn blocks(source: &str) -> Vec<Block> {
    let lines = lines::of(source);
    let mut cutter = Cutter {
        source,
        blocks: Vec::new(),
        lists: OpenLists::default(),
    };
    let unwrapped = wrap::is_unwrapped(&lines);
    for chunk in lines.split(Line::is_blank) {
        let width = if unwrapped {
            None
        } else {
            wrap::width(source, chunk)
        };
        cutter.chunk(chunk, width);
    }
    cutter.blocks
}

/// Cuts chunks, that is, lines without a blank one between, into blocks.
struct Cutter<'s> {
    source: &'s str,
    blocks: Vec<Block>,
    lists: OpenLists,
}

impl Cutter<'_> {
    fn chunk(&mut self, chunk: &[Line], width: Option<usize>) {
        let mut at = 0;
        while at < chunk.len() {
            at = self.block(chunk, at, width);
        }
    }

    /// Cuts the block that starts at line `at`; gives the line after it.
    fn block(&mut self, chunk: &[Line], at: usize, width: Option<usize>) -> usize {
        let alone =
            |line: usize| width.is_some() && furniture::stands_alone(chunk[line].of(self.source));
        let line = chunk[at];
        let item = self.lists.item(self.source, line);
        let mut end = at + 1;
        let mut cut = alone(at);
        while end < chunk.len() {
            let joins = !cut && wrap::joins(self.source, chunk, end, width) && !alone(end);
            let marker = self.lists.peek(self.source, chunk[end]);
            let is_item = marker.is_some_and(|marker| !(marker.is_doubtful() && joins));
            let is_inside = item.is_some() && chunk[end].indent > line.indent;
            if is_item || !joins && !is_inside {
                break;
            }
            cut = false;
            end += 1;
        }
        let (kind, start) = if let Some((list, text)) = item {
            (BlockKind::ListItem(list), text)
        } else {
            self.lists.paragraph(line);
            (BlockKind::Paragraph, line.start)
        };
        self.blocks.push(Block {
            kind,
            span: Span::new(start, chunk[end - 1].end),
        });
        end
    }
}

#[cfg(test)]
mod tests;
