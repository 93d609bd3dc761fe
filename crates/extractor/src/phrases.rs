//! Longest match of phrases over the lexemes of a sentence.

use std::ops::Range;

use crate::lexeme::Lexeme;
use crate::lexicon::{WordId, Words};

/// Phrases with what they mean, before they are indexed.
#[derive(Debug)]
pub(crate) struct List<T> {
    /// The words of all phrases.
    words: Vec<WordId>,
    /// Where the words of each phrase stand, and its meaning.
    phrases: Vec<(Range<u32>, T)>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            phrases: Vec::new(),
        }
    }
}

impl<T: Copy> List<T> {
    /// Adds a phrase; gives its words.
    pub(crate) fn add(&mut self, words: &mut Words, phrase: &str, what: T) -> &[WordId] {
        let from = self.words.len();
        words.phrase(phrase, &mut self.words);
        let to = self.words.len();
        self.phrases.push((from as u32..to as u32, what));
        &self.words[from..]
    }

    /// Adds meanings of a phrase before all others.
    pub(crate) fn put_first(&mut self, ids: &[WordId], meanings: impl IntoIterator<Item = T>) {
        let from = self.words.len() as u32;
        self.words.extend_from_slice(ids);
        let place = from..self.words.len() as u32;
        let added = meanings.into_iter().map(|what| (place.clone(), what));
        self.phrases.splice(0..0, added);
    }

    /// Every phrase with its meaning.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[WordId], &T)> {
        let phrases = self.phrases.iter();
        phrases.map(|(place, what)| (&self.words[range(place)], what))
    }

    /// A number for each phrase by which they are sorted: by first and second word, those of one word behind all others
    /// that begin with it; the longest first, otherwise as they came.
    fn sorted(&self) -> Vec<u64> {
        // Where those of each first word begin, and then one behind another.
        let first = |place: &Range<u32>| self.words[place.start as usize].0 as usize;
        let most = self.phrases.iter().map(|(place, _)| first(place)).max();
        let mut starts = vec![0_u32; most.map_or(0, |most| most + 2)];
        for (place, _) in &self.phrases {
            starts[first(place) + 1] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut keys = vec![0; self.phrases.len()];
        for (at, (place, _)) in (0..).zip(&self.phrases) {
            let word = first(place);
            let second = match place.len() {
                1 => u64::from(u16::MAX),
                _ => u64::from(self.words[place.start as usize + 1].0),
            };
            let shorter = 255 - place.len().min(255) as u64;
            let next = &mut starts[word];
            keys[*next as usize] = (word as u64) << 48 | second << 32 | shorter << 24 | at;
            *next += 1;
        }
        for same in keys.chunk_by_mut(|one, next| one >> 48 == next >> 48) {
            if same.len() > 1 {
                same.sort_unstable();
            }
        }
        keys
    }
}

const fn range(place: &Range<u32>) -> Range<usize> {
    place.start as usize..place.end as usize
}

/// Phrases of words with what each means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// For each word, the phrases that start with it; as far as there are any.
    starts: Vec<Start>,
    /// Sorted by first and second word, longest first; those of one word at the end.
    all: Vec<Phrase<T>>,
    /// The words of all phrases.
    words: Vec<WordId>,
}

/// Where the phrases that start with one word stand.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    /// The first of them.
    low: u32,
    /// The first that has no second word; before it they are sorted by that.
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
    /// Where its words from the third on stand.
    rest: Range<u32>,
    /// The less, the longer it is; of phrases of one length, the sooner it came.
    rank: u32,
    what: T,
}

impl<T: Copy> Phrases<T> {
    /// A table of some phrases.
    pub(crate) fn new(list: List<T>) -> Self {
        let keys = list.sorted();
        let firsts = keys.last().map_or(0, |key| (key >> 48) as usize + 1);
        let mut starts = vec![Start::default(); firsts];
        let mut all = Vec::with_capacity(keys.len());
        for key in keys {
            let (place, what) = &list.phrases[(key & 0x00ff_ffff) as usize];
            let second = WordId((key >> 32) as u16);
            let single = place.len() == 1;
            let start = &mut starts[(key >> 48) as usize];
            let at = all.len() as u32;
            if start.high == 0 {
                (start.low, start.single) = (at, at);
            }
            start.high = at + 1;
            if !single {
                start.single = at + 1;
                start.seconds |= bit(second);
            }
            all.push(Phrase {
                second: if single { WordId(0) } else { second },
                rest: place.end.min(place.start + 2)..place.end,
                what: *what,
                rank: key as u32,
            });
        }
        Self {
            starts,
            all,
            words: list.words,
        }
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
        let start = *self.starts.get(first.id.0 as usize)?;
        if start.low == start.high {
            return None;
        }
        if start.seconds != 0
            && let Some(next) = lexemes.get(at + 1)
        {
            let longest = |second: WordId, third: usize| {
                if second == WordId(0) || start.seconds & bit(second) == 0 {
                    return None;
                }
                self.with_second(start, second).iter().find_map(|phrase| {
                    let rest = &self.words[range(&phrase.rest)];
                    let end = matched(rest, lexemes, third)?;
                    passes(end, &phrase.what).then_some((phrase.rank, end, phrase.what))
                })
            };
            let mut longer = longest(next.id, at + 2);
            // A hyphen without blanks counts as a blank.
            if next.joins()
                && let Some(second) = lexemes.get(at + 2)
                && let Some(other) = longest(second.id, at + 3)
                && longer.is_none_or(|(rank, ..)| other.0 < rank)
            {
                longer = Some(other);
            }
            if let Some((_, end, what)) = longer {
                return Some((end, what));
            }
        }
        self.all[start.single as usize..start.high as usize]
            .iter()
            .find_map(|phrase| passes(at + 1, &phrase.what).then_some((at + 1, phrase.what)))
    }

    /// The phrases of a first word that go on with a second.
    fn with_second(&self, start: Start, second: WordId) -> &[Phrase<T>] {
        let all = &self.all[start.low as usize..start.single as usize];
        let from = all.partition_point(|phrase| phrase.second.0 < second.0);
        let many = all[from..]
            .iter()
            .take_while(|phrase| phrase.second == second);
        &all[from..from + many.count()]
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
