//! The words that stand beside a claim and its operands, and what each of them says where it stands.

use std::cell::Cell;
use std::fmt;
use std::sync::LazyLock;

use extractor::What;

use super::table::unpacked;
use crate::candidate::Candidate;
use crate::quick::QuickMap;
use crate::view::View;

/// Where a word stands: beside the claim of a rule (of any, if empty), or beside its operands.
#[derive(Debug, Clone, Copy)]
struct Place {
    rule: &'static str,
    name: &'static str,
    number: u64,
}

const fn place(rule: &'static str, name: &'static str) -> Place {
    let number = spread(short(rule) ^ short(name).rotate_left(24));
    Place { rule, name, number }
}

impl Place {
    /// One of 64 bits.
    const fn bit(self) -> u64 {
        1 << (self.number >> 58)
    }
}

/// A name of few letters as a number: its length, and how it begins, goes on in the middle and ends.
#[inline]
const fn short(name: &str) -> u64 {
    let name = name.as_bytes();
    match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            let middle = name[name.len() / 2] as u64;
            (first as u64 | (last as u64) << 32) ^ middle << 24 ^ (name.len() as u64) << 56
        }
        _ => match name {
            [first, .., last] => *first as u64 | (*last as u64) << 8 | (name.len() as u64) << 16,
            _ => 0,
        },
    }
}

const fn spread(number: u64) -> u64 {
    let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ spread >> 32
}

/// A word of the text where it stands, with its number in the table of weights.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    place: Place,
    word: &'a str,
    number: u32,
}

impl Said<'_> {
    /// What the word says there, in hundredths of the logarithm of the odds.
    pub(super) fn weight(&self) -> i32 {
        let key = (self.place.number, self.number);
        WEIGHTS.by_place.get(&key).copied().unwrap_or_default()
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { rule, name, .. } = self.place;
        let rule = if rule.is_empty() { ANY } else { rule };
        write!(f, "{rule}\t{name}\t{}", self.word)
    }
}

/// Any rule, in the table.
const ANY: &str = "*";
/// The number of a word that no weight is of, and of one that was not looked up yet.
const UNKNOWN: u32 = u32::MAX;
const UNASKED: u32 = UNKNOWN - 1;

/// The table of weights: its words, numbered, and the weights by their places and words.
struct Weights {
    words: QuickMap<&'static str, u32>,
    /// A bit for each place where a word has a weight, by the word's number: most have none beside most claims.
    told: Vec<u64>,
    by_place: QuickMap<(u64, u32), i32>,
}

impl Weights {
    /// The number of a word, [`UNKNOWN`] if no weight is of it.
    fn word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The [bits](Place::bit) of all places where a word has a weight, given by its number.
    fn told(&self, word: u32) -> u64 {
        self.told.get(word as usize).copied().unwrap_or_default()
    }
}

/// The rows of `lexicon/weights.tsv`: rule (`*` for any), place, word, weight in hundredths.
fn rows() -> impl Iterator<Item = &'static str> {
    static TABLE: LazyLock<String> =
        LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/weights"))));
    TABLE.lines().filter(|row| !row.starts_with('#'))
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights {
        words: QuickMap::default(),
        told: Vec::new(),
        by_place: QuickMap::default(),
    };
    for row in rows() {
        let mut columns = row.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (rule, name, word, weight) = (column(), column(), column(), column());
        let place = place(if rule == ANY { "" } else { rule }, name);
        let next = weights.words.len() as u32;
        let number = *weights.words.entry(word).or_insert(next);
        if number == next {
            weights.told.push(0);
        }
        weights.told[number as usize] |= place.bit();
        if let Ok(weight) = weight.parse() {
            weights.by_place.insert((place.number, number), weight);
        }
    }
    weights
});

/// A token in small letters; any figure is one sign.
fn said<'v>(view: &'v View<'_>, token: usize) -> &'v str {
    match view.reading.tokens[token].what {
        What::Word(_) | What::Mark(_) => view.lower(token),
        What::Quantity(_) | What::Reference => "#",
    }
}

/// The number of what stands at a token, which is looked up once a document.
fn number(view: &View<'_>, token: usize) -> u32 {
    let numbers = view
        .memo
        .weighed
        .get_or_init(|| vec![Cell::new(UNASKED); view.reading.tokens.len()]);
    let mut number = numbers[token].get();
    if number == UNASKED {
        number = WEIGHTS.word(said(view, token));
        numbers[token].set(number);
    }
    number
}

/// The words beside the claim and its operands, `ALL` of them or those that have a weight where they stand.
pub(in super::super) fn of_words<const ALL: bool>(
    view: &View<'_>,
    candidate: &Candidate,
    out: &mut impl FnMut(Said<'_>),
) {
    let claim = &candidate.claim;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let (from, to) = tokens_of(view, candidate);
    let weights = &*WEIGHTS;
    let mut say = |places: &[Place], at| {
        let number = number(view, at);
        let told = weights.told(number);
        for &place in places {
            if ALL || told & place.bit() != 0 {
                out(Said {
                    place,
                    word: said(view, at),
                    number,
                });
            }
        }
    };
    let own = |name| place(candidate.rule, name);
    let before = [const { place("", "before") }, own("before")];
    let behind = [const { place("", "behind") }, own("behind")];
    let (left, right) = ([own("left")], [own("right")]);
    for at in from.saturating_sub(4).max(first)..from {
        say(&before, at);
    }
    for at in to..end.min(to + 4) {
        say(&behind, at);
    }
    if from > first {
        say(&const { [place("", "right before")] }, from - 1);
    }
    if to < end {
        say(&const { [place("", "right behind")] }, to);
    }
    for at in from..to {
        say(&const { [place("", "claim")] }, at);
    }
    say(&const { [place("", "first")] }, first);
    for at in from.saturating_sub(24).max(first)..from {
        say(&left, at);
    }
    for at in to..end.min(to + 20) {
        say(&right, at);
    }
    for operand in candidate.operands.iter().take(3) {
        let at = view.token(operand.quantity);
        let (first, end) = (view.first_token(at), view.end_token(at));
        for before in at.saturating_sub(3).max(first)..at {
            say(&const { [place("", "before operand")] }, before);
        }
        for behind in at + 1..end.min(at + 4) {
            say(&const { [place("", "behind operand")] }, behind);
        }
        let between = if at < from { at + 1..from } else { to..at };
        if between.len() < LEAST_APART {
            for between in between {
                say(&const { [place("", "between")] }, between);
            }
        }
    }
}

/// What stands between a claim and an operand is looked at if it is no more than this.
const LEAST_APART: usize = 8;

/// The first token of the words of a claim, and one past the last.
pub(super) fn tokens_of(view: &View<'_>, candidate: &Candidate) -> (usize, usize) {
    let claim = &candidate.claim;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let tokens = &view.reading.tokens;
    let from = claim.quantity.map_or_else(
        || first + tokens[first..end].partition_point(|token| token.span.end <= claim.span.start),
        |q| view.token(q),
    );
    let to = from + tokens[from..end].partition_point(|token| token.span.start < claim.span.end);
    (from, to)
}

/// How many long words near the claim stand near an operand, too.
pub(super) fn in_common(view: &View<'_>, candidate: &Candidate) -> i32 {
    let (from, to) = tokens_of(view, candidate);
    let letters = &view.memo.letters[..];
    let around = |from: usize, to: usize| from.saturating_sub(8)..letters.len().min(to + 8);
    let operands = candidate.operands.iter().take(3);
    let shared = operands.map(|operand| {
        let operand = view.token(operand.quantity);
        let (mine, theirs) = (around(from, to), around(operand, operand + 1));
        let heads = &letters[theirs.clone()];
        let shared = mine.clone().zip(&letters[mine]).filter(|&(at, head)| {
            let same = |place: usize| {
                letters[place] == *head && place != at && view.lower(place) == view.lower(at)
            };
            *head != 0 && heads.contains(head) && theirs.clone().any(same)
        });
        shared.count()
    });
    i32::try_from(shared.sum::<usize>()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{WEIGHTS, rows};

    #[test]
    fn every_row_of_the_table_has_a_weight_of_its_own() {
        assert_eq!(WEIGHTS.by_place.len(), rows().count());
        assert!(WEIGHTS.by_place.len() > 100);
    }
}
