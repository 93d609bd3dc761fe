//! Longest match of phrases over the lexemes of a sentence.

use crate::lexicon::WordId;
use crate::scan::Lexeme;

/// Phrases of words with what each means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// For each word, where the phrases that start with it stand in `phrases`.
    starts: Vec<(u32, u32)>,
    /// Sorted by first word, longest first.
    phrases: Vec<(Box<[WordId]>, T)>,
}

impl<T: Copy> Phrases<T> {
    /// A table over a lexicon of `words` words.
    pub(crate) fn new(words: usize, list: Vec<(Vec<WordId>, T)>) -> Self {
        let mut phrases: Vec<(Box<[WordId]>, T)> = list
            .into_iter()
            .map(|(ids, what)| (ids.into(), what))
            .collect();
        phrases.sort_by_key(|(ids, _)| (ids[0].0, usize::MAX - ids.len()));
        let mut starts = vec![(0, 0); words];
        for (at, (ids, _)) in phrases.iter().enumerate() {
            let at = u32::try_from(at).expect("fewer phrases than 2^32");
            let range = &mut starts[ids[0].0 as usize];
            if range.1 == 0 {
                range.0 = at;
            }
            range.1 = at + 1;
        }
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
        let (low, high) = self.starts[first.id.0 as usize];
        self.phrases[low as usize..high as usize]
            .iter()
            .find_map(|(ids, what)| {
                let end = matched(ids, lexemes, at)?;
                passes(end, what).then_some((end, *what))
            })
    }
}

/// One past the last lexeme of a phrase that stands at a place. A hyphen without blanks counts as a blank.
fn matched(ids: &[WordId], lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let mut place = at + 1;
    for &id in &ids[1..] {
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
