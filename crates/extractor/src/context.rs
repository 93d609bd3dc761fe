//! What a quantity is said of: its role in the clause, what it counts, its time, and whether it is a fact.
//!
//! In come the tokens of one sentence, out goes a [`Context`] for each quantity. Everything is decided from
//! cue words in the neighbourhood; nothing here computes with values.

mod about;
mod bracket;
mod distance;
mod fronted;
mod linked;
mod place;
mod role;
mod setting;
mod signed;
mod words;

use document::{Document, Span};

pub use about::{About, about};

use crate::cue::{Cue, Cues};
use crate::quantity::{Kind, Quantity};
use crate::reading::{Reading, Sentence, What};

/// A quantity's place in its sentence and what the words around it make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Index of its sentence in [`Reading::sentences`].
    pub sentence: usize,
    /// Index of its token in [`Reading::tokens`].
    pub token: usize,
    /// The part it plays in its clause.
    pub role: Role,
    /// When it holds.
    pub time: Time,
    /// Whether the writer asserts it.
    pub stance: Stance,
    /// The noun phrase that follows and names what is counted ("care homes").
    pub counted: Option<Span>,
}

/// The part a quantity plays in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A value of something at some time.
    Level,
    /// The level that a change starts from: "from 13,800".
    Base,
    /// The level that a change arrives at: "to 36,000".
    Result,
    /// The level that another is held against: "compared with 510", "than the 109,600".
    Reference,
    /// The size of a change or of a distance between two levels.
    Change(Direction),
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up, or larger.
    Up,
    /// Down, or smaller.
    Down,
    /// A distance, whichever way.
    Either,
}

/// When a quantity holds, as far as its clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said or not, whatever the others say"
)]
pub struct Time {
    /// The calendar year named with it.
    pub year: Option<i32>,
    /// Said of the time before: "last year", "a year earlier".
    pub earlier: bool,
    /// The time before now rather than before another time: "last year", not "the year before".
    pub recent: bool,
    /// Said in the past perfect: "had closed at $50.00".
    pub perfect: bool,
    /// Said of the present: "this year", "now".
    pub later: bool,
}

/// Whether the writer asserts a quantity as a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Asserted.
    Fact,
    /// Denied: "did not double".
    Negated,
    /// Imagined: "would", "could", "if".
    Hypothetical,
    /// Foretold: "is expected to", "target".
    Forecast,
}

/// The contexts of all quantities of a reading, in their order.
#[must_use]
pub fn contexts(document: &Document, reading: &Reading) -> Vec<Context> {
    let mut all = Vec::with_capacity(reading.quantities.len());
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let around = Around::new(document, reading, sentence);
        if around.figures == 0 {
            continue;
        }
        for token in sentence.tokens.0..sentence.tokens.1 {
            if let What::Quantity(quantity) = reading.tokens[token].what {
                debug_assert_eq!(
                    quantity,
                    all.len(),
                    "quantities stand in the order of their tokens"
                );
                all.push(Context {
                    sentence: index,
                    token,
                    role: around.role(token, &reading.quantities[quantity]),
                    time: around.time(token),
                    stance: around.stance(token),
                    counted: around.counted(token),
                });
            }
        }
    }
    all
}

/// One sentence, with the document and reading that its tokens point into.
struct Around<'a> {
    document: &'a Document,
    reading: &'a Reading,
    sentence: &'a Sentence,
    /// The cues of all its words: what it has none of, no word in it has.
    all: Cues,
    /// How many quantities it holds.
    figures: usize,
    /// Whether one of them is a year or date.
    dated: bool,
    /// Whether it may hold the word "had".
    had: bool,
    /// Whether it holds a quotation mark.
    quotes: bool,
}

impl<'a> Around<'a> {
    fn new(document: &'a Document, reading: &'a Reading, sentence: &'a Sentence) -> Self {
        let mut around = Self {
            document,
            reading,
            sentence,
            all: Cues::NONE,
            figures: 0,
            dated: false,
            had: false,
            quotes: false,
        };
        let text = document.text.as_bytes();
        for token in &reading.tokens[sentence.tokens.0..sentence.tokens.1] {
            match token.what {
                What::Word(cues) => {
                    around.all = around.all.union(cues);
                    let span = token.span;
                    around.had |= span.end - span.start == 3 && text[span.end - 1] | 0x20 == b'd';
                }
                What::Quantity(quantity) => {
                    let kind = reading.quantities[quantity].kind;
                    around.figures += 1;
                    around.dated |= matches!(kind, Kind::Year | Kind::Date);
                }
                What::Mark(mark) => around.quotes |= mark == '"',
                What::Reference => {}
            }
        }
        around
    }

    fn cues(&self, token: usize) -> Cues {
        match self.reading.tokens[token].what {
            What::Word(cues) => cues,
            _ => Cues::NONE,
        }
    }

    fn word(&self, token: usize) -> &str {
        self.document.words(self.reading.tokens[token].span)
    }

    fn is_word(&self, token: usize) -> bool {
        matches!(self.reading.tokens[token].what, What::Word(_))
    }

    /// Whether a word of the same sentence stands right behind a token.
    fn goes_on(&self, token: usize) -> bool {
        token + 1 < self.sentence.tokens.1 && self.is_word(token + 1)
    }

    fn quantity(&self, token: usize) -> Option<&Quantity> {
        match self.reading.tokens[token].what {
            What::Quantity(quantity) => Some(&self.reading.quantities[quantity]),
            _ => None,
        }
    }

    /// The word before that matters: articles, possessives and adverbs are passed over.
    fn before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > self.sentence.tokens.0 {
            at -= 1;
            if !self.is_word(at) {
                return None;
            }
            if !is_filler(self.word(at)) {
                return Some(at);
            }
        }
        None
    }

    /// The nearest word before with one of some cues, passing over at most `most` plain words.
    fn governed_by(&self, token: usize, wanted: &[Cue], most: usize) -> Option<usize> {
        if !self.all.any(wanted) {
            return None;
        }
        let (mut at, mut passed) = (token, 0);
        while at > self.sentence.tokens.0 {
            at -= 1;
            if !self.is_word(at) {
                return None;
            }
            let cues = self.cues(at);
            if cues.any(wanted) {
                return Some(at);
            }
            if !is_filler(self.word(at)) && !cues.any(&[Cue::Earlier, Cue::Later]) {
                passed += 1;
                let preposition = cues.any(&[
                    Cue::From,
                    Cue::To,
                    Cue::Of,
                    Cue::By,
                    Cue::Against,
                    Cue::And,
                    Cue::Or,
                ]);
                if passed > most || preposition {
                    return None;
                }
            }
        }
        None
    }

    fn ends_clause(&self, token: usize) -> bool {
        matches!(
            self.reading.tokens[token].what,
            What::Mark(';' | ':' | '—' | '(' | ')')
        )
    }
}

/// Words that stand between a preposition and its number without changing what it governs.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "just"
            | "only"
            | "some"
            | "even"
            | "another"
            | "still"
            | "already"
            | "fully"
            | "well"
            | "now"
            | "this"
            | "that"
            | "these"
            | "those"
            | "revised"
            | "record"
            | "whopping"
            | "mere"
            | "further"
            | "thus"
            | "therefore"
            | "hence"
            | "then"
            | "about"
            | "roughly"
    ) || (word.len() > 4 && word.ends_with("ly"))
}
