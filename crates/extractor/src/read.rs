//! The whole way from a document to its reading.

use document::{Document, Span};

use crate::accounts::Accounts;
use crate::blanks::Blanks;
use crate::cents;
use crate::context::contexts;
use crate::cue::Cues;
use crate::draft::{self, Found};
use crate::elided;
use crate::find;
use crate::join;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, LEXICON, Lexicon, TELLING};
use crate::number::Words;
use crate::quantity::Kind;
use crate::reading::{Reading, Sentence, Token, What};
use crate::scan::Scanner;

/// Reads every quantity and cue word of a document.
#[must_use]
pub fn read(document: &Document) -> Reading {
    let mut reading = with_room(document.text.len());
    let lexicon = &*LEXICON;
    let mut lexemes = Vec::new();
    let mut found = Vec::new();
    let mut accounts = Accounts::default();
    let blanks = Blanks::of(&document.text);
    for (block, place) in document.blocks.iter().enumerate() {
        let mut scanner = Scanner::new(&document.text, place.span, &blanks);
        let mut percentages = Percentages::default();
        while scanner.sentence(&mut lexemes) {
            let dated = scanner.classes.has(Class::Weekday);
            if !scanner.telling && !scanner.numeric && !dated {
                continue;
            }
            let words = Words {
                text: &document.text,
                lexemes: &lexemes,
                all: scanner.classes,
                after_percentages: percentages.told(),
            };
            found.clear();
            if scanner.numeric {
                find::quantities(words, &mut found);
                join::join(words, &mut found);
                accounts.settle(document, block, words, &mut found);
            }
            percentages.pass(words, &found);
            push(lexicon, words, &found, block, &mut reading);
        }
    }
    reading.contexts = contexts(document, &reading);
    cents::settle(&mut reading);
    elided::settle(document, &mut reading);
    reading
}

/// Whether the sentences just read speak of percentages and of no index or game, so that points are those between them.
#[derive(Debug, Default)]
struct Percentages {
    /// Sentences for which the last percentage still counts.
    left: usize,
}

impl Percentages {
    /// Sentences over which "a gain of 15 points" looks back.
    const REACH: usize = 2;

    const fn told(&self) -> bool {
        self.left > 0
    }

    fn pass(&mut self, words: Words, found: &[Found]) {
        let is_percentage = |item: &Found| {
            item.draft
                .as_ref()
                .is_some_and(|draft| draft.kind == Kind::Percent)
        };
        self.left = if words.all.has(Class::IndexWord) {
            0
        } else if found.iter().any(is_percentage) {
            Self::REACH
        } else {
            self.left.saturating_sub(1)
        };
    }
}

/// A reading with room for what news has on so many bytes, so that it seldom moves as it grows.
fn with_room(bytes: usize) -> Reading {
    Reading {
        sentences: Vec::with_capacity(bytes / 120),
        tokens: Vec::with_capacity(bytes / 5),
        quantities: Vec::with_capacity(bytes / 50),
        contexts: Vec::new(),
    }
}

/// Adds a sentence with its tokens, if it tells anything.
fn push(lexicon: &Lexicon, words: Words, found: &[Found], block: usize, reading: &mut Reading) {
    let first = reading.tokens.len();
    let quantities = reading.quantities.len();
    let mut telling = words.all.has(Class::Weekday);
    let mut next = found.iter();
    let mut due = next.next();
    let mut at = 0;
    while at < words.lexemes.len() {
        if let Some(item) = due.filter(|item| item.from == at) {
            let what = if let Some(quantity) = &item.draft {
                let quantity = draft::finish(words, item, quantity);
                reading.quantities.push(quantity);
                What::Quantity(reading.quantities.len() - 1)
            } else {
                let span = item.span(words);
                telling |= tells_time(&words.text[span.start..span.end]);
                What::Reference
            };
            reading.tokens.push(Token {
                span: item.span(words),
                what,
            });
            at = item.to;
            due = next.next();
            continue;
        }
        let until = due.map_or(words.lexemes.len(), |item| item.from);
        let (token, end) = plain(lexicon, words, at, until);
        if let What::Word(cues) = token.what {
            telling |= cues.any(TELLING);
        }
        reading.tokens.push(token);
        at = end;
    }
    if !telling && reading.quantities.len() == quantities {
        reading.tokens.truncate(first);
        return;
    }
    let span = Span::new(
        words.lexemes[0].span.start,
        words.lexemes[words.lexemes.len() - 1].span.end,
    );
    reading.sentences.push(Sentence {
        span,
        block,
        tokens: (first, reading.tokens.len()),
    });
}

/// "6.45pm", "11:20": a time of day, which a length of time may be counted from.
fn tells_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && (text.contains(':') || text.ends_with(['m', '.']) && text.len() <= 10)
}

/// The word, cue phrase, compound or mark at a place, not reaching beyond `until`.
fn plain(lexicon: &Lexicon, words: Words, at: usize, until: usize) -> (Token, usize) {
    let lexeme = &words.lexemes[at];
    if lexeme.kind == Lex::Word && !lexeme.cue && !lexeme.tight {
        // Most words: neither cue nor compound.
        let what = What::Word(Cues::NONE);
        return (
            Token {
                span: lexeme.span,
                what,
            },
            at + 1,
        );
    }
    let cue = lexeme
        .cue
        .then(|| {
            let fits = |end, _: &Cues| end <= until;
            lexicon.cues.longest_where(words.lexemes, at, fits)
        })
        .flatten();
    let compound = compound(words.lexemes, at, until);
    let (end, what) = match (cue, lexeme.kind) {
        // The month, not the verb.
        (Some((end, _)), _) if &words.text[lexeme.span.start..lexeme.span.end] == "May" => {
            (end, What::Word(Cues::NONE))
        }
        (Some((end, _)), _) if end == at + 1 && is_of_no_time(words, at) => {
            (end, What::Word(Cues::NONE))
        }
        (Some((end, cues)), _) if end >= compound => (end, What::Word(cues)),
        (_, Lex::Mark(mark)) => (at + 1, What::Mark(dash(lexeme, mark))),
        (_, Lex::Number | Lex::Address) => (at + 1, What::Reference),
        (_, Lex::Word) => (compound, What::Word(Cues::NONE)),
    };
    let span = Span::new(lexeme.span.start, words.lexemes[end - 1].span.end);
    (Token { span, what }, end)
}

/// "Half of them, then, are safe" draws a conclusion, "failed at least once" counts: neither is of a time before.
fn is_of_no_time(words: Words, at: usize) -> bool {
    let before = |wanted: &[&str]| at > 0 && wanted.contains(&words.str(at - 1));
    match words.str(at) {
        "then" => at > 0 && words.is(at - 1, ',') && words.is(at + 1, ','),
        "once" => before(&["least", "than", "only"]),
        _ => false,
    }
}

/// One past the last lexeme of a compound of words joined by hyphens.
fn compound(lexemes: &[Lexeme], at: usize, until: usize) -> usize {
    let mut end = at + 1;
    while end + 1 < until
        && lexemes[end].joins()
        && lexemes[end + 1].kind == Lex::Word
        && lexemes[at].kind == Lex::Word
    {
        end += 2;
    }
    end
}

/// Dashes that stand for a pause are '—'; a hyphen that joins stays what it is.
fn dash(lexeme: &Lexeme, mark: char) -> char {
    if mark == '-' && !lexeme.joins() {
        '—'
    } else {
        mark
    }
}
