//! Aspects: what sets two figures of one measure apart (received or decided, gross or net, forecast or outcome).
//!
//! `lexicon/aspects.tsv` gives words a value on an axis. Two values on one axis speak of two quantities.

use std::sync::LazyLock;

use document::sort_by_key;

use super::terms::{Form, Phrases, Raw};

/// For each axis (four bits each) the value named, 0 if none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Aspects([u64; 4]);

/// A value on an axis.
type Mark = (usize, u8);

/// The axes in the order in which the lexicon names them; more would not fit.
const AXES: usize = 64;

struct Table {
    phrases: Phrases<Mark>,
    /// Axes on which a figure without a value may be the same as one with it.
    lenient: u64,
    /// The axis of harm to people.
    develops: u64,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let text = include_str!("../../../../lexicon/aspects.tsv");
    let mut axes: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in super::terms::rows(text) {
        let (axis, value) = line
            .split_once('\t')
            .and_then(|(_, mark)| mark.split_once('='))
            .expect("aspects.tsv: a phrase, a tab, axis=value");
        let at = axes.iter().position(|(name, _)| *name == axis);
        let at = at.unwrap_or_else(|| {
            axes.push((axis, Vec::new()));
            axes.len() - 1
        });
        if !axes[at].1.contains(&value) {
            axes[at].1.push(value);
        }
    }
    assert!(axes.len() <= AXES, "aspects.tsv: too many axes");
    let phrases = Phrases::read(text, |mark| {
        let (axis, value) = mark.split_once('=').unwrap_or((mark, ""));
        let at = axes.iter().position(|(name, _)| *name == axis).unwrap_or(0);
        let value = axes[at].1.iter().position(|name| *name == value);
        (at, u8::try_from(value.unwrap_or(0) + 1).unwrap_or(u8::MAX))
    });
    let lenient = axes
        .iter()
        .enumerate()
        .filter(|(_, axis)| axis.0.ends_with('?'))
        .fold(0, |all, (at, _)| all | 1_u64 << at);
    let develops = axes
        .iter()
        .enumerate()
        .filter(|(_, axis)| axis.0 == "harm?")
        .fold(0, |all, (at, _)| all | 1_u64 << at);
    Table {
        phrases,
        lenient,
        develops,
    }
});

impl Aspects {
    fn get(self, axis: usize) -> u8 {
        (self.0[axis / 16] >> (4 * (axis % 16))) as u8 & 0xf
    }

    fn set(&mut self, (axis, value): Mark) {
        let (word, shift) = (&mut self.0[axis / 16], 4 * (axis % 16));
        *word &= !(0xf_u64 << shift);
        *word |= u64::from(value & 0xf) << shift;
    }

    /// Whether both name a value on some axis, and not the same.
    pub(crate) fn clash(self, other: Self) -> bool {
        (0..AXES).any(|axis| {
            let (a, b) = (self.get(axis), other.get(axis));
            a != 0 && b != 0 && a != b
        })
    }

    /// Whether it counts what is still being counted: the dead and injured of an event.
    pub(crate) fn develops(self) -> bool {
        (0..AXES).any(|axis| TABLE.develops >> axis & 1 == 1 && self.get(axis) != 0)
    }

    /// On how many axes only one of the two names a value.
    pub(crate) fn lopsided(self, other: Self) -> usize {
        (0..AXES)
            .filter(|axis| TABLE.lenient >> axis & 1 == 0)
            .filter(|&axis| (self.get(axis) == 0) != (other.get(axis) == 0))
            .count()
    }

    /// On how many axes both name the same value.
    pub(crate) fn common(self, other: Self) -> usize {
        (0..AXES)
            .filter(|&axis| self.get(axis) != 0 && self.get(axis) == other.get(axis))
            .count()
    }
}

/// The aspects that words give to a figure at `token`: on each axis the nearest word's, of those in `zone`.
pub(crate) fn aspects(raw: &[Raw], token: usize, zone: (usize, usize)) -> Aspects {
    let forms: Vec<Form> = raw.iter().map(|word| word.form).collect();
    let mut marks: Vec<(usize, Mark)> = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let inside = zone.0 <= raw[at].token && raw[at].token < zone.1;
        match TABLE.phrases.longest(&forms[at..]) {
            Some((words, mark)) => {
                if inside {
                    // Words before a figure more often belong to it than those behind.
                    let here = raw[at].token;
                    let far = if here < token {
                        2 * (token - here)
                    } else {
                        3 * (here - token)
                    };
                    marks.push((far, mark));
                }
                at += words;
            }
            None => at += 1,
        }
    }
    // The nearest last, so that it is the one that stays.
    sort_by_key(&mut marks, |&(far, _)| std::cmp::Reverse(far));
    let mut found = Aspects::default();
    for (_, mark) in marks {
        found.set(mark);
    }
    found
}
