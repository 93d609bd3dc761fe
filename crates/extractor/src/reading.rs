//! What the extractor gives: sentences as sequences of assertions, cue words and other words.

use document::Span;

use crate::context::Context;
use crate::cue::Cues;
use crate::quantity::Quantity;

/// One document, read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Sentences that hold a number or a cue word, in order. A sentence never crosses a block.
    pub sentences: Vec<Sentence>,
    /// All tokens of those sentences.
    pub tokens: Vec<Token>,
    /// All quantities in the order in which they stand.
    pub quantities: Vec<Quantity>,
    /// The context of each quantity, in the same order.
    pub contexts: Vec<Context>,
}

/// One sentence (or heading, list item, table cell).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// Which block of the document it stands in.
    pub block: usize,
    /// Its tokens: first and one past the last in [`Reading::tokens`].
    pub tokens: (usize, usize),
}

/// A word, mark or quantity in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its words. A cue phrase of several words ("compared with") is one token.
    pub span: Span,
    /// What it is.
    pub what: What,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A quantity: its index in [`Reading::quantities`]. Its hedge and unit belong to it.
    Quantity(usize),
    /// A word with the cues that the lexicon gives it.
    Word(Cues),
    /// Punctuation or a symbol: its first character. Dashes of every length that stand for a pause are '—'.
    Mark(char),
    /// Digits that are no assertion: a phone number, URL, time of day, score, version, statute …
    Reference,
}
