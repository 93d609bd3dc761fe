//! Tells an article from what stands around it: bylines, captions, navigation, readers' comments.
//!
//! Works on the blocks of any format, by their words and their order. In doubt a block stays part of the
//! article: what is marked here is never checked.

mod byline;
mod caption;
mod comment;
mod date;
mod phrases;
mod written;

use crate::{Block, BlockKind, Furniture, Span};

/// Lines of furniture are short.
const LONGEST_LINE: usize = 240;
/// A paragraph of at least this many bytes, ending like a sentence, is prose.
const SHORTEST_PROSE: usize = 100;
/// Bylines stand among the first blocks.
const TOP: usize = 12;

/// Whether a line of a wrapped paragraph is furniture by itself, so that no sentence runs through it.
pub(crate) fn stands_alone(line: &str) -> bool {
    // Most lines of running text are done with here.
    let goes_on = line.starts_with(|c: char| c.is_lowercase()) && !line.starts_with("by ");
    if line.len() > LONGEST_LINE || goes_on && !comment::may_be_dated(line) {
        return false;
    }
    phrases::navigation(line)
        || phrases::boilerplate(line)
        || byline::is_byline(line)
        || caption::is_caption(line)
        || comment::is_dated_head(line)
}

/// Where in a page we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// No prose has come yet.
    Top,
    Article,
    /// Behind "Share this" or "5 comments": what looks a little like a comment's head is one.
    Foot,
    Comments,
    /// Behind the form for a new comment.
    End,
}

/// Marks the furniture among `blocks`. Gives the date of publication if a byline has one.
pub(crate) fn mark(text: &str, blocks: &mut [Block]) -> Option<String> {
    let mut stage = Stage::Top;
    let mut published = None;
    let has_comments = comment::are_below(text, blocks);
    for at in 0..blocks.len() {
        let Block { kind, span } = blocks[at];
        if !is_marked(kind) {
            continue;
        }
        let words = &text[span.start..span.end];
        let new = if comment::is_head(words, stage, kind, has_comments) {
            Some(BlockKind::Furniture(Furniture::CommentHead))
        } else if words.len() > LONGEST_LINE {
            long(words, stage, at, blocks, text)
        } else {
            line(words, stage, at, blocks, text)
        };
        stage = next_stage(stage, new, words);
        match new {
            Some(BlockKind::Furniture(Furniture::Byline)) if published.is_none() => {
                published = date::find(words).map(str::to_owned);
            }
            // What stands under a head that names nobody belongs to the head.
            Some(BlockKind::Furniture(Furniture::CommentHead)) if date::is_moment(words) => {
                if let Some(name) = comment::name_above(text, blocks, at) {
                    blocks[name].kind = BlockKind::Furniture(Furniture::CommentHead);
                }
                blocks[at].kind = BlockKind::Furniture(Furniture::Byline);
                continue;
            }
            _ => {}
        }
        blocks[at].kind = new.unwrap_or(kind);
    }
    mark_table_captions(text, blocks);
    published
}

/// Tells heads, counts and forms among the blocks that a format marks as comments.
pub(crate) fn mark_comments(text: &str, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let Block { kind, span } = blocks[at];
        let words = &text[span.start..span.end];
        if kind != BlockKind::Furniture(Furniture::Comment) {
            continue;
        }
        let after_head =
            at > 0 && blocks[at - 1].kind == BlockKind::Furniture(Furniture::CommentHead);
        if date::is_moment(words) && after_head {
            blocks[at].kind = BlockKind::Furniture(Furniture::Byline);
        } else if comment::is_opener(words) || phrases::is_comment_form(words) {
            blocks[at].kind = BlockKind::Furniture(Furniture::Navigation);
        } else if comment::is_head(words, Stage::Comments, kind, true) {
            blocks[at].kind = BlockKind::Furniture(Furniture::CommentHead);
        }
    }
}

/// What a class or id in a page says of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// It holds a caption.
    Caption,
    /// It holds furniture.
    Furniture(Furniture),
}

/// What one class or id says, in lower case.
pub(crate) fn class(class: &str) -> Option<Class> {
    phrases::class(class)
}

/// A short line right above a table is its caption, if it does not end like a sentence.
fn mark_table_captions(text: &str, blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let Block { kind, span } = blocks[at - 1];
        let words = &text[span.start..span.end];
        if matches!(blocks[at].kind, BlockKind::Cell { row: 0, .. })
            && kind == BlockKind::Paragraph
            && words.len() <= LONGEST_LINE
            && !words.ends_with('.')
            && !words.contains('\n')
        {
            blocks[at - 1].kind = BlockKind::Caption;
        }
    }
}

/// Whether the words of a block of this kind say more of what it is.
fn is_marked(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Heading(_) | BlockKind::Quote
    )
}

/// What a long block is.
fn long(words: &str, stage: Stage, at: usize, blocks: &[Block], text: &str) -> Option<BlockKind> {
    if stage == Stage::Comments {
        return Some(BlockKind::Furniture(Furniture::Comment));
    }
    let is_caption = words.len() <= caption::LONGEST
        && (caption::is_caption(words) || follows_embedding(at, blocks, text));
    is_caption.then_some(BlockKind::Caption)
}

/// What a short block is.
fn line(words: &str, stage: Stage, at: usize, blocks: &[Block], text: &str) -> Option<BlockKind> {
    let furniture =
        if phrases::navigation(words) || phrases::is_download(words) || comment::is_opener(words) {
            Furniture::Navigation
        } else if phrases::boilerplate(words) {
            Furniture::Boilerplate
        } else if at < TOP && stage != Stage::Comments && names_author(words, stage, at) {
            Furniture::Byline
        } else if stage == Stage::Comments {
            Furniture::Comment
        } else if caption::is_caption(words) || follows_embedding(at, blocks, text) {
            return Some(BlockKind::Caption);
        } else {
            return None;
        };
    Some(BlockKind::Furniture(furniture))
}

/// A role makes a byline only between the title and the first prose.
fn names_author(words: &str, stage: Stage, at: usize) -> bool {
    byline::is_byline(words) || at > 0 && stage == Stage::Top && byline::is_role(words)
}

/// A picture embedded from an agency has its caption below.
fn follows_embedding(at: usize, blocks: &[Block], text: &str) -> bool {
    let above = at.checked_sub(1).map(|above| blocks[above].span);
    above.is_some_and(|Span { start, end }| caption::is_embedding(&text[start..end]))
}

fn next_stage(stage: Stage, kind: Option<BlockKind>, words: &str) -> Stage {
    match kind {
        Some(BlockKind::Furniture(Furniture::CommentHead)) => Stage::Comments,
        Some(BlockKind::Furniture(Furniture::Navigation)) => match stage {
            Stage::Comments if phrases::is_comment_form(words) => Stage::End,
            Stage::Article => Stage::Foot,
            _ => stage,
        },
        None if is_prose(words) && matches!(stage, Stage::Top | Stage::Foot) => Stage::Article,
        _ => stage,
    }
}

fn is_prose(words: &str) -> bool {
    words.len() >= SHORTEST_PROSE && words.ends_with(['.', '!', '?', '"', '”', '’', ')', ':'])
}

#[cfg(test)]
mod tests;
