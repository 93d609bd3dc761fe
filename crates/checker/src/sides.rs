//! Words for one side of what is counted on several: *ayes* and *supporters*, *arrivals* and *those who came*, *lorries* and *trucks*.

use std::sync::LazyLock;

use crate::quick::QuickMap;
use crate::topic::stem;

/// A side of an axis: both as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Side {
    axis: u16,
    value: u16,
}

impl Side {
    /// One number for both.
    pub(crate) fn number(self) -> u64 {
        u64::from(self.axis) << 16 | u64::from(self.value)
    }

    /// Whether it is another side of the same axis.
    pub(crate) fn is_opposite(self, other: Self) -> bool {
        self.axis == other.axis && self.value != other.value
    }
}

/// The side that a word in small letters, its stem, or the first of some words stands for.
pub(crate) fn side(word: &str) -> Option<Side> {
    let known = SIDES
        .get(word)
        .or_else(|| SIDES.get(word.split_once(' ')?.0));
    known.copied().flatten()
}

/// Whether two words, or their stems, stand for one side.
pub(crate) fn is_same_side(a: &str, b: &str) -> bool {
    side(a).is_some_and(|one| side(b) == Some(one))
}

/// Words and their stems; a stem of words for two sides stands for none.
static SIDES: LazyLock<QuickMap<&str, Option<Side>>> = LazyLock::new(|| {
    let mut names: Vec<&str> = Vec::new();
    let mut number = |name: &'static str| {
        let at = names.iter().position(|known| *known == name);
        let at = at.unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        u16::try_from(at).expect("a lexicon has few names")
    };
    let mut sides = QuickMap::default();
    let table = include_str!("../../../lexicon/sides.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (word, name) = line.split_once('\t').expect("a word and its side");
        let (axis, value) = name.split_once('=').expect("an axis and a side");
        let side = Side {
            axis: number(axis),
            value: number(value),
        };
        for key in [Some(word), stem(word)].into_iter().flatten() {
            sides
                .entry(key)
                .and_modify(|known: &mut Option<Side>| {
                    *known = known.filter(|known| *known == side);
                })
                .or_insert(Some(side));
        }
    }
    sides
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_one_side_are_one_and_those_for_two_are_opposite() {
        assert!(is_same_side("arrivals", "came"));
        assert!(is_same_side("ayes", "supporters"));
        let [one, other] = ["ayes", "noes"].map(|word| side(word).expect("it is known"));
        assert!(one.is_opposite(other));
        assert_eq!(side("walrus"), None);
    }
}
