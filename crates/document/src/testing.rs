//! What the readers' tests share: a document's blocks as kinds and words.

use crate::{BlockKind, Document, Furniture};

/// Every block's kind and words, in reading order.
pub(crate) fn kinds_and_words(document: &Document) -> Vec<(BlockKind, String)> {
    document
        .blocks
        .iter()
        .map(|found| block(found.kind, document.words(found.span)))
        .collect()
}

/// One block as [`kinds_and_words`] gives it.
pub(crate) fn block(kind: BlockKind, words: &str) -> (BlockKind, String) {
    (kind, words.to_owned())
}

/// One block of furniture as [`kinds_and_words`] gives it.
pub(crate) fn furniture(kind: Furniture, words: &str) -> (BlockKind, String) {
    block(BlockKind::Furniture(kind), words)
}

/// One cell of the first table, whose first row is its header, as [`kinds_and_words`] gives it.
pub(crate) fn cell(row: u32, column: u32, words: &str) -> (BlockKind, String) {
    block(
        BlockKind::Cell {
            table: 0,
            row,
            column,
            header: row == 0,
        },
        words,
    )
}
