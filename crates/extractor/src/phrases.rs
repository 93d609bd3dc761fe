//! Longest match of phrases over the lexemes of a sentence.

use crate::lexeme::Lexeme;
use crate::lexicon::WordId;

/// Phrases of words with what each means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// For each word, the phrases that start with it.
    starts: Vec<Start>,
    /// Sorted by first word, longest first.
    phrases: Vec<Phrase<T>>,
}

/// Where the phrases that start with one word stand.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    /// The first of them.
    low: u32,
    /// The first that has no second word.
    single: u32,
    /// One past the last.
    high: u32,
    /// A bit for each second word, by the low digits of its id.
    seconds: u64,
}

/// One phrase.
#[derive(Debug)]
struct Phrase<T> {
    /// Its second word, which rules out most phrases at a glance; 0 if it has only one.
    second: WordId,
    /// Its words from the third on.
    rest: Box<[WordId]>,
    what: T,
}

impl<T: Copy> Phrases<T> {
    /// A table over a lexicon of `words` words.
    pub(crate) fn new(words: usize, mut list: Vec<(Vec<WordId>, T)>) -> Self {
        list.sort_by_key(|(ids, _)| (ids[0].0, usize::MAX - ids.len()));
        let mut starts = vec![Start::default(); words];
        for (at, (ids, _)) in (0u32..).zip(&list) {
            let start = &mut starts[ids[0].0 as usize];
            if start.high == 0 {
                start.low = at;
                start.single = at;
            }
            start.high = at + 1;
            if let Some(&second) = ids.get(1) {
                start.single = at + 1;
                start.seconds |= bit(second);
            }
        }
        let phrase = |(ids, what): (Vec<WordId>, T)| Phrase {
            second: ids.get(1).copied().unwrap_or_default(),
            rest: ids.get(2..).unwrap_or_default().into(),
            what,
        };
        let phrases = list.into_iter().map(phrase).collect();
        Self { starts, phrases }
    }

    /// The longest phrase at a place: one past its last lexeme, and its meaning.
    pub(crate) fn longest(&self, lexemes: &[Lexeme], at: usize) -> Option<(usize, T)> {
        self.longest_where(lexemes, at, |_, _| true)
    }

    /// The longest phrase at a place that also passes a test on its end and meaning.
    pub(crate) fn longest_where(
        &self,
        lexemes: &[Lexeme],
        at: usize,
        passes: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, T)> {
        let first = lexemes.get(at).filter(|l| l.id != WordId(0))?;
        let start = self.starts[first.id.0 as usize];
        if start.high == 0 {
            return None;
        }
        let id = |at: usize| lexemes.get(at).map_or(WordId(0), |l| l.id);
        let joins = lexemes.get(at + 1).is_some_and(Lexeme::joins);
        let (next, behind) = (id(at + 1), if joins { id(at + 2) } else { WordId(0) });
        let longer = start.seconds & (bit(next) | bit(behind)) != 0;
        let low = if longer { start.low } else { start.single };
        self.phrases[low as usize..start.high as usize]
            .iter()
            .find_map(|phrase| {
                let end = if phrase.second == WordId(0) {
                    at + 1
                } else if phrase.second == next {
                    matched(&phrase.rest, lexemes, at + 2)?
                } else if phrase.second == behind {
                    matched(&phrase.rest, lexemes, at + 3)?
                } else {
                    return None;
                };
                passes(end, &phrase.what).then_some((end, phrase.what))
            })
    }
}

const fn bit(id: WordId) -> u64 {
    1 << (id.0 & 63)
}

/// One past the last lexeme of the rest of a phrase. A hyphen without blanks counts as a blank.
fn matched(rest: &[WordId], lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let mut place = at;
    for &id in rest {
        if lexemes.get(place)?.joins() && lexemes[place].id != id {
            place += 1;
        }
        if lexemes.get(place)?.id != id {
            return None;
        }
        place += 1;
    }
    Some(place)
}
