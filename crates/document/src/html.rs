//! Web pages: the tokens are html5gum's, the text is what a browser shows.
//!
//! No tree is built. The walk keeps the open elements on a stack and closes a block wherever a browser
//! would begin a new line; then [`article`] judges which part of the page is the article.

mod article;
mod element;
mod entity;
mod grid;
mod walk;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::builder::{Builder, Extract};
use crate::{Span, furniture};
pub(crate) use walk::Numbers;
use walk::Walk;

/// Reads a page.
pub(crate) fn read(source: String) -> Extract {
    let mut builder = Builder::new(&source);
    let mut walk = Walk::new(&source, &mut builder, Numbers::default());
    tokens(&source, |token, span| walk.token(token, span));
    let found = walk.finish();
    let mut built = builder.finish();
    article::mark(&mut built.blocks, &found.regions);
    furniture::mark_comments(&built.text, &mut built.blocks);
    let dated = furniture::mark(&built.text, &mut built.blocks);
    built.join(source, found.published.or(dated))
}

/// Reads a stretch of HTML within a source of another format, into that source's text. Lists and tables
/// are numbered on from `numbers`.
pub(crate) fn read_within(
    builder: &mut Builder<'_>,
    source: &str,
    within: Span,
    numbers: Numbers,
) -> Numbers {
    let mut walk = Walk::new(source, builder, numbers);
    tokens(&source[within.start..within.end], |token, span| {
        walk.token(
            token,
            Span::new(within.start + span.start, within.start + span.end),
        );
    });
    walk.finish().numbers
}

/// Tells each token of a page with its place.
fn tokens(page: &str, mut tell: impl FnMut(&Token<usize>, Span)) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::String(text) => text.span,
            Token::Comment(comment) => comment.span,
            Token::Doctype(_) | Token::Error(_) => continue,
        };
        // Spans are the tokenizer's word; a wrong one must not cut a character.
        let is_whole = |at: usize| page.is_char_boundary(at);
        if span.start <= span.end && is_whole(span.start) && is_whole(span.end) {
            tell(&token, Span::new(span.start, span.end));
        }
    }
}

#[cfg(test)]
mod tests;
