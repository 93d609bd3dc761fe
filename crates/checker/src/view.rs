//! One document as the rules see it: quantities with their contexts, and ways to look around them.

mod crowd;
mod paragraph;
mod seek;

use std::sync::LazyLock;

use document::{Document, Span};
use extractor::{
    Context, Cue, Cues, Direction, Interval, Kind, Per, Quantity, Reading, Role, Sentence, Token,
    UnitId, What,
};

use crate::Article;
use crate::finding::Place;
use crate::memo::Memo;
use crate::words::WordList;

/// The unit of years in the extractor's table.
pub(crate) static YEAR: LazyLock<UnitId> =
    LazyLock::new(|| UnitId::named("year").unwrap_or(UnitId::NONE));

/// Quantities that are held against each other: mostly so few that they take no room of their own.
pub(crate) type Few = smallvec::SmallVec<[usize; 12]>;

/// A document, its reading and the contexts of its quantities.
pub(crate) struct View<'a> {
    /// Index of the document among those checked together.
    pub(crate) index: usize,
    pub(crate) document: &'a Document,
    pub(crate) reading: &'a Reading,
    /// The document's text in small letters, place for place.
    pub(crate) lowered: &'a str,
    /// What several rules ask for, found out once.
    pub(crate) memo: Memo<'a>,
    /// The lists of the reading themselves, which every rule looks into all the time.
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    quantities: &'a [Quantity],
    contexts: &'a [Context],
}

impl<'a> View<'a> {
    /// A view of one document, whose text in small letters is `lowered`.
    pub(crate) fn new(index: usize, article: Article<'a>, lowered: &'a str) -> Self {
        let Article { document, reading } = article;
        Self {
            index,
            document,
            reading,
            lowered,
            memo: Memo::of(reading, lowered),
            tokens: &reading.tokens,
            sentences: &reading.sentences,
            quantities: &reading.quantities,
            contexts: &reading.contexts,
        }
    }

    /// Where words stand among the documents checked together.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place {
            document: self.index,
            span,
        }
    }

    pub(crate) fn quantity(&self, q: usize) -> &'a Quantity {
        &self.quantities[q]
    }

    pub(crate) fn context(&self, q: usize) -> &'a Context {
        &self.contexts[q]
    }

    pub(crate) fn sentence(&self, q: usize) -> &'a Sentence {
        &self.sentences[self.context(q).sentence]
    }

    /// The words of a quantity as printed, with its unit.
    pub(crate) fn printed(&self, q: usize) -> &'a str {
        self.document.words(self.quantity(q).span)
    }

    pub(crate) fn words(&self, span: Span) -> &'a str {
        self.document.words(span)
    }

    pub(crate) fn token(&self, q: usize) -> usize {
        self.context(q).token
    }

    /// The quantities of a sentence, in order.
    pub(crate) fn in_sentence(&self, sentence: usize) -> std::ops::Range<usize> {
        self.memo.figures(sentence)
    }

    /// The quantities of the sentences from `back` before to `ahead` behind, in the same stretch of running text.
    pub(crate) fn near(
        &self,
        sentence: usize,
        back: usize,
        ahead: usize,
    ) -> std::ops::Range<usize> {
        let first = sentence.saturating_sub(back);
        let last = (sentence + ahead).min(self.reading.sentences.len() - 1);
        self.in_sentence(first).start..self.in_sentence(last).end
    }

    pub(crate) fn cues(&self, token: usize) -> Cues {
        match self.tokens.get(token).map(|token| token.what) {
            Some(What::Word(cues)) => cues,
            _ => Cues::NONE,
        }
    }

    /// The words of a token; none behind the last.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        let token = self.tokens.get(token);
        token.map_or("", |token| self.document.words(token.span))
    }

    /// The words of a span in small letters.
    pub(crate) fn lowered_words(&self, span: Span) -> &'a str {
        &self.lowered[span.start..span.end]
    }

    /// The words of a token in small letters; none behind the last.
    pub(crate) fn lower(&self, token: usize) -> &'a str {
        self.memo.words.get(token).copied().unwrap_or_default()
    }

    pub(crate) fn mark(&self, token: usize) -> Option<char> {
        match self.tokens.get(token).map(|token| token.what) {
            Some(What::Mark(mark)) => Some(mark),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self, token: usize) -> bool {
        matches!(
            self.tokens.get(token).map(|token| token.what),
            Some(What::Word(_))
        )
    }

    /// Whether a token is one of some words, given in small letters. Asked in a thousand places: one copy
    /// takes 20 KB less.
    #[inline(never)]
    pub(crate) fn is_one_of(&self, token: usize, words: WordList) -> bool {
        self.is_word(token) && words.has(self.lower(token))
    }

    /// Whether one of some phrases, given in small letters, begins at a token. Behind the last token none does.
    #[inline(never)]
    pub(crate) fn begins(&self, token: usize, phrases: WordList) -> bool {
        let text = self.from(token);
        phrases.may_lead(text) && phrases.bytes().any(|phrase| leads(text, phrase))
    }

    /// Whether a phrase, given in small letters, begins at a token.
    pub(crate) fn begins_with(&self, token: usize, phrase: &str) -> bool {
        leads(self.from(token), phrase.as_bytes())
    }

    /// The text from a token on, in small letters; none behind the last.
    fn from(&self, token: usize) -> &str {
        let token = self.tokens.get(token);
        token.map_or("", |token| &self.lowered[token.span.start..])
    }

    /// The quantity at a token.
    pub(crate) fn at(&self, token: usize) -> Option<usize> {
        match self.tokens.get(token).map(|token| token.what) {
            Some(What::Quantity(quantity)) => Some(quantity),
            _ => None,
        }
    }

    /// Whether any word of the sentence has a cue.
    pub(crate) fn sentence_has(&self, sentence: usize, wanted: &[Cue]) -> bool {
        self.memo.cues_in(sentence).any(wanted)
    }

    /// Whether a word of the sentence may begin with one of some beginnings, given in small letters.
    pub(crate) fn may_begin(&self, sentence: usize, beginnings: WordList) -> bool {
        beginnings
            .bytes()
            .any(|letters| self.memo.may_begin(sentence, letters))
    }

    /// Whether any of the `most` words behind a token passes a test, up to the next mark or quantity.
    pub(crate) fn any_word_behind(
        &self,
        token: usize,
        most: usize,
        test: impl Fn(&str) -> bool,
    ) -> bool {
        (token + 1..self.end_token(token).min(token + 1 + most))
            .take_while(|&at| self.is_word(at))
            .any(|at| test(self.word(at)))
    }

    /// First token of the sentence that holds `token`.
    pub(crate) fn first_token(&self, token: usize) -> usize {
        self.memo.bounds(token).0
    }

    /// One past the last token of the sentence that holds `token`.
    pub(crate) fn end_token(&self, token: usize) -> usize {
        self.memo.bounds(token).1
    }

    /// How far two quantities stand apart: tokens inside a sentence, plus 25 for each sentence between.
    pub(crate) fn distance(&self, a: usize, b: usize) -> usize {
        let sentences = self.context(a).sentence.abs_diff(self.context(b).sentence);
        self.token(a).abs_diff(self.token(b)) + 25 * sentences
    }

    /// How many sentences lie between two, a new paragraph counted as one more; `None` where the two are not of one
    /// stretch of text (a heading, a table, another list).
    pub(crate) fn apart(&self, a: usize, b: usize) -> Option<usize> {
        use document::BlockKind::{ListItem, Paragraph};
        let (first, last) = (
            self.reading.sentences[a.min(b)].block,
            self.reading.sentences[a.max(b)].block,
        );
        let blocks = &self.document.blocks;
        let steps = match (blocks[first].kind, blocks[last].kind) {
            _ if first == last => 0,
            (ListItem(one), ListItem(other)) if one == other => 0,
            (Paragraph | ListItem(_), Paragraph | ListItem(_)) => 1,
            _ => return None,
        };
        Some(a.abs_diff(b) + steps)
    }

    /// A quantity that can be a level: a count, amount, measure, percentage or length of time of one value.
    pub(crate) fn is_level(&self, q: usize) -> bool {
        let quantity = self.quantity(q);
        quantity.value.is_some()
            && matches!(
                quantity.kind,
                Kind::Cardinal
                    | Kind::Money
                    | Kind::Measure
                    | Kind::Percent
                    | Kind::Duration
                    | Kind::Rate
            )
            && !matches!(self.context(q).role, Role::Change(_))
            && !crate::per::is_of_a_strength(self, q)
    }

    /// Whether a quantity is of a kind that can be computed with: no date, place, range or multiple.
    pub(crate) fn is_magnitude(&self, q: usize) -> bool {
        matches!(
            self.quantity(q).kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Percent
                | Kind::Fraction
                | Kind::Duration
                | Kind::Age
                | Kind::Rate
        )
    }

    /// Whether it stands in text that is not the author's: a byline, navigation, a reader's comment.
    pub(crate) fn is_furniture(&self, q: usize) -> bool {
        matches!(
            self.document.blocks[self.sentence(q).block].kind,
            document::BlockKind::Furniture(_)
        )
    }

    /// Whether words stand in such text.
    pub(crate) fn around_article(&self, words: Span) -> bool {
        matches!(self.kind_of(words), Some(document::BlockKind::Furniture(_)))
    }

    /// Whether words stand in the line that tells who wrote the article and when: its date is the author's.
    pub(crate) fn is_byline(&self, words: Span) -> bool {
        let byline = document::BlockKind::Furniture(document::Furniture::Byline);
        self.kind_of(words) == Some(byline)
    }

    fn kind_of(&self, words: Span) -> Option<document::BlockKind> {
        let blocks = &self.document.blocks;
        let behind = blocks.partition_point(|block| block.span.end <= words.start);
        blocks.get(behind).map(|block| block.kind)
    }

    /// Whether two quantities have units in which they can be compared.
    pub(crate) fn comparable(&self, a: usize, b: usize) -> bool {
        self.memo.measures[a] == self.memo.measures[b]
    }

    /// Whether a quantity counts things or people: no unit, no percentage.
    pub(crate) fn is_count(&self, q: usize) -> bool {
        let quantity = self.quantity(q);
        quantity.kind == Kind::Cardinal
            && quantity.unit.base == UnitId::NONE
            && quantity.value.is_some()
    }

    /// Whether a value is that of a plain number below a hundred in words: it has no noughts to lose.
    pub(crate) fn is_spelled(&self, q: usize, value: f64) -> bool {
        let quantity = self.quantity(q);
        quantity.in_words
            && quantity.kind == Kind::Cardinal
            && value < 100.0
            && quantity.value == Some(value)
    }

    pub(crate) fn per(&self, q: usize) -> Per {
        self.quantity(q).unit.per
    }

    pub(crate) fn change(&self, q: usize) -> Option<Direction> {
        match self.context(q).role {
            Role::Change(direction) => Some(direction),
            _ => None,
        }
    }

    /// A quantity's nominal value in the unit of another.
    pub(crate) fn value_in(&self, q: usize, unit: UnitId) -> Option<f64> {
        let quantity = self.quantity(q);
        let value = quantity.value?;
        if quantity.unit.base == unit || quantity.unit.base == UnitId::NONE {
            Some(value)
        } else {
            extractor::convert(value, quantity.unit.base, unit)
        }
    }

    /// A quantity's bare interval in the unit of another.
    pub(crate) fn interval_in(&self, q: usize, unit: UnitId) -> Interval {
        let quantity = self.quantity(q);
        let from = quantity.unit.base;
        if from == unit || from == UnitId::NONE {
            return quantity.bare;
        }
        match (
            extractor::convert(quantity.bare.low, from, unit),
            extractor::convert(quantity.bare.high, from, unit),
        ) {
            (Some(low), Some(high)) => Interval::new(low, high),
            _ => quantity.bare,
        }
    }
}

/// Whether a text begins with a phrase, and not with a longer word.
fn leads(text: &str, phrase: &[u8]) -> bool {
    text.as_bytes().starts_with(phrase) && !text[phrase.len()..].starts_with(char::is_alphanumeric)
}
