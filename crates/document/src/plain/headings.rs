//! Titles and headings of plain text: short lines that do not end like a sentence, above other text.

use crate::{Block, BlockKind, Furniture};

/// Marks the title and the headings among the paragraphs.
pub(crate) fn mark(source: &str, blocks: &mut [Block]) {
    let mut titled = false;
    for at in 0..blocks.len() {
        if blocks[at].kind != BlockKind::Paragraph {
            continue;
        }
        let above = blocks[at + 1..].iter().find(|next| !is_between(next.kind));
        let above = above.is_some_and(|next| is_article(next.kind));
        let text = &source[blocks[at].span.start..blocks[at].span.end];
        if above && is_heading(text, titled) {
            blocks[at].kind = BlockKind::Heading(if titled { 2 } else { 1 });
        }
        titled = true;
    }
}

/// Marks a first paragraph that is set in capitals as the title, in a format that has marks for headings but need not use them.
pub(crate) fn mark_capitals(text: &str, blocks: &mut [Block]) {
    if let [first, next, ..] = blocks
        && first.kind == BlockKind::Paragraph
        && is_article(next.kind)
    {
        let title = &text[first.span.start..first.span.end];
        let capitals = title
            .split_whitespace()
            .filter(|word| word.contains(char::is_uppercase));
        if capitals.count() >= 2 && !title.contains(char::is_lowercase) && is_heading(title, false)
        {
            first.kind = BlockKind::Heading(1);
        }
    }
}

/// Whether such a block may stand between a title and its text.
fn is_between(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Caption | BlockKind::Furniture(Furniture::Byline | Furniture::Navigation)
    )
}

fn is_article(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Cell { .. }
    )
}

/// A title may be longer than the headings below it, and may ask a question.
fn is_heading(text: &str, titled: bool) -> bool {
    let (longest, ends) = if titled {
        (80, &['.', '!', '?', ':', ';', ',', '…', '"', '”', ')'][..])
    } else {
        (200, &['.', ':', ';', ',', '…'][..])
    };
    text.len() <= longest
        && !text.contains('\n')
        && !text.ends_with(ends)
        && text.starts_with(|c: char| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '"' | '“' | '‘' | '\'' | '£' | '$' | '€')
        })
}
