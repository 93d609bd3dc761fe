//! The smallest pieces of a sentence: words, numerals, marks and addresses.

use document::Span;

use crate::lexicon::{Class, Classes, WordId};
use crate::numeral::Numeral;

/// The smallest piece of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexeme {
    /// Its place in the document's text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Lex,
    /// Its id in the lexicon.
    pub(crate) id: WordId,
    /// What the lexicon says of it.
    pub(crate) classes: Classes,
    /// Whether it begins a cue phrase, or may.
    pub(crate) cue: bool,
    /// Whether it follows the one before without a blank.
    pub(crate) glued: bool,
    /// Whether the next one follows without a blank.
    pub(crate) tight: bool,
    /// For a numeral: its value. For a word: the lexicon's value.
    pub(crate) numeral: Numeral,
}

/// Kinds of lexeme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lex {
    /// Letters, possibly with digits behind them.
    Word,
    /// A number in digits.
    Number,
    /// One symbol; every dash is '—' unless it joins two words or numbers, where it is '-'.
    Mark(char),
    /// A web or e-mail address.
    Address,
}

impl Lexeme {
    /// Whether it is a hyphen or dash that joins what stands beside it.
    pub(crate) fn joins(&self) -> bool {
        self.kind == Lex::Mark('-') && self.glued && self.tight
    }

    /// Whether it is a plain hyphen between blanks, which joins number words only: "ninety - five".
    pub(crate) fn is_spaced_hyphen(&self) -> bool {
        self.is('-') && !self.glued && !self.tight && self.span.len() == 1
    }

    /// Whether the lexicon gives it a class.
    pub(crate) fn has(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is this mark.
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Lex::Mark(mark)
    }
}

/// Where digits that end at a place end with their groups of thousands: "3,000".
pub(crate) fn grouped(bytes: &[u8], mut at: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while digit(at - 1)
        && bytes.get(at) == Some(&b',')
        && (1..=3).all(|next| digit(at + next))
        && !digit(at + 4)
    {
        at += 4;
    }
    at
}

/// Whether a character is a fraction: ½.
pub(crate) fn is_vulgar(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}
