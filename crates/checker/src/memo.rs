//! What several rules ask of one document, found out once: where sentences begin and end, what figures are said of, what
//! amounts are per.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use extractor::{Cues, Quantity, Reading, UnitId, What};
use smallvec::SmallVec;

use crate::per::Divisor;
use crate::stems::Stems;

/// The first letters of some words as numbers, each with the word's place.
pub(crate) type Heads = SmallVec<[(u32, u32); 12]>;

/// Answers for each token, sentence and quantity of a document.
pub(crate) struct Memo<'a> {
    /// The sentence of each token.
    sentences: Vec<u32>,
    /// The first token of that sentence, and one past its last.
    bounds: Vec<(u32, u32)>,
    /// The first quantity of each sentence, and one past the last of all.
    figures: Vec<u32>,
    /// The cues of all words of each sentence.
    cues: Vec<Cues>,
    /// A bit for each beginning that words of a sentence have.
    beginnings: Vec<Beginnings>,
    /// Whether each sentence has an opening bracket.
    brackets: Vec<bool>,
    /// The first four letters of each token that is a word of so many, as a number; of others nought.
    pub(crate) letters: Vec<u32>,
    /// The words of each token in small letters.
    pub(crate) words: Vec<&'a str>,
    /// What each quantity measures: two with the same number have units in which they can be compared.
    pub(crate) measures: Vec<u16>,
    /// [`is_amount`](crate::parts::is_amount) of each quantity.
    pub(crate) amounts: Vec<OnceCell<bool>>,
    /// [`is_joined`](crate::parts::is_joined) of each quantity.
    pub(crate) joined: Vec<OnceCell<bool>>,
    /// Whether each quantity can be added to others, whatever for.
    pub(crate) added: Vec<OnceCell<bool>>,
    /// What the clause of each quantity that is a change is about, and whether a verb says so.
    pub(crate) subjects: Vec<OnceCell<(Vec<&'a str>, bool)>>,
    /// [`View::topic`](crate::view::View::topic) of each quantity.
    pub(crate) topics: Vec<OnceCell<Vec<&'a str>>>,
    /// The first letters of the words of each topic, as numbers, each with its place.
    pub(crate) heads: Vec<OnceCell<Heads>>,
    /// [`View::counted`](crate::view::View::counted) of each quantity.
    pub(crate) counted: Vec<OnceCell<Vec<&'a str>>>,
    /// [`divisor`](crate::per::divisor) of each quantity.
    pub(crate) divisors: Vec<OnceCell<Option<Divisor<'a>>>>,
    /// [`View::numbered`](crate::view::View::numbered).
    pub(crate) stems: OnceCell<Stems<'a>>,
    /// The number of each token's word among those that evidence is weighed by.
    pub(crate) weighed: OnceCell<Vec<Cell<u32>>>,
}

impl<'a> Memo<'a> {
    /// Nothing is asked yet of a document whose text in small letters is `lowered`.
    pub(crate) fn of(reading: &Reading, lowered: &'a str) -> Self {
        let mut letters = vec![0; reading.tokens.len()];
        let mut sentences = Vec::with_capacity(reading.tokens.len() + 1);
        let mut bounds = Vec::with_capacity(reading.tokens.len() + 1);
        let mut figures = Vec::with_capacity(reading.sentences.len() + 1);
        let mut cues = Vec::with_capacity(reading.sentences.len());
        let mut beginnings = Vec::with_capacity(reading.sentences.len());
        let mut brackets = Vec::with_capacity(reading.sentences.len());
        let mut next = 0;
        for (index, sentence) in reading.sentences.iter().enumerate() {
            let (first, end) = sentence.tokens;
            sentences.resize(end, index as u32);
            bounds.resize(end, (first as u32, end as u32));
            figures.push(next as u32);
            let words = &reading.tokens[sentence.tokens.0..sentence.tokens.1];
            let (mut all, mut begun, mut bracket) = (Cues::NONE, [0; 16], false);
            for (word, letters) in words.iter().zip(&mut letters[sentence.tokens.0..]) {
                match word.what {
                    What::Word(cues) => {
                        all = all.union(cues);
                        let text = &lowered.as_bytes()[word.span.start..word.span.end];
                        *letters = text
                            .first_chunk()
                            .map_or(0, |first| u32::from_le_bytes(*first));
                        if let Some(bit) = beginning(&lowered.as_bytes()[word.span.start..]) {
                            begun[bit / 64] |= 1 << (bit % 64);
                        }
                    }
                    What::Mark('(') => bracket = true,
                    _ => {}
                }
            }
            brackets.push(bracket);
            cues.push(all);
            beginnings.push(begun);
            next += reading.contexts[next..]
                .iter()
                .take_while(|context| context.token < sentence.tokens.1)
                .count();
        }
        figures.push(next as u32);
        let quantities = reading.quantities.len();
        Self {
            sentences,
            bounds,
            figures,
            cues,
            beginnings,
            brackets,
            letters,
            words: reading
                .tokens
                .iter()
                .map(|token| &lowered[token.span.start..token.span.end])
                .collect(),
            measures: measures(reading),
            amounts: unasked(quantities),
            joined: unasked(quantities),
            added: unasked(quantities),
            subjects: unasked(quantities),
            topics: unasked(quantities),
            heads: unasked(quantities),
            counted: unasked(quantities),
            divisors: unasked(quantities),
            stems: OnceCell::new(),
            weighed: OnceCell::new(),
        }
    }

    /// The sentence that holds a token; of a place behind the last, the last sentence.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences[token] as usize
    }

    /// The first token of the sentence that holds a token, and one past its last; an empty place behind the last token.
    pub(crate) fn bounds(&self, token: usize) -> (usize, usize) {
        let behind = self.bounds.len() as u32;
        let (first, end) = self.bounds.get(token).copied().unwrap_or((behind, behind));
        (first as usize, end as usize)
    }

    /// The cues of all words of a sentence: what it has none of, no word in it has.
    pub(crate) fn cues_in(&self, sentence: usize) -> Cues {
        self.cues[sentence]
    }

    /// Whether a word of a sentence may begin with some letters, given in small, three or more: a cheap look that turns most
    /// sentences down.
    pub(crate) fn may_begin(&self, sentence: usize, letters: &[u8]) -> bool {
        beginning(letters)
            .is_some_and(|bit| self.beginnings[sentence][bit / 64] >> (bit % 64) & 1 == 1)
    }

    /// Whether a sentence has an opening bracket.
    pub(crate) fn has_bracket(&self, sentence: usize) -> bool {
        self.brackets[sentence]
    }

    /// The quantities of a sentence.
    pub(crate) fn figures(&self, sentence: usize) -> Range<usize> {
        self.figures[sentence] as usize..self.figures[sentence + 1] as usize
    }
}

/// Answers that nobody asked for yet.
pub(crate) fn unasked<T>(count: usize) -> Vec<OnceCell<T>> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}

/// A bit for each beginning of a word.
type Beginnings = [u64; 16];

/// The place of the bit for the first three letters of a text.
fn beginning(text: &[u8]) -> Option<usize> {
    let &[one, two, three] = text.first_chunk()?;
    let letters = u32::from_le_bytes([one, two, three, 0]);
    Some((letters.wrapping_mul(0x9e37_79b1) >> 22) as usize)
}

/// For each quantity the first unit of the document in which it can be told too: of a currency and of a plain number its own.
fn measures(reading: &Reading) -> Vec<u16> {
    let mut known: SmallVec<[(UnitId, u16); 12]> = SmallVec::new();
    let measure = |quantity: &Quantity| {
        let base = quantity.unit.base;
        if let Some((_, measure)) = known.iter().find(|(unit, _)| *unit == base) {
            return *measure;
        }
        let alike = |other: UnitId| {
            base != UnitId::NONE
                && other != UnitId::NONE
                && !base.is_currency()
                && base.dimension() == other.dimension()
        };
        let like = known.iter().find(|(unit, _)| alike(*unit));
        let measure = like.map_or(base.0, |(_, measure)| *measure);
        known.push((base, measure));
        measure
    };
    reading.quantities.iter().map(measure).collect()
}
