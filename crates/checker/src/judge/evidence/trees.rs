//! Decision trees over the [features](Features) of a binding.
//!
//! Each tree asks a few questions of every binding, the same whatever the answers (an oblivious tree, as in Prokhorenkova and others
//! 2018, *`CatBoost`: unbiased boosting with categorical features*): the answers are the bits of a number, which tells the leaf.

use std::sync::LazyLock;

use super::features::{Feature, Features, number};
use super::table::unpacked;

/// How many questions a tree asks.
const DEPTH: usize = 4;

/// Whether a feature is above a limit, or is a name.
#[derive(Debug, Clone, Copy)]
struct Question {
    feature: Feature,
    named: bool,
    limit: i32,
}

impl Question {
    fn answer(self, features: &Features) -> bool {
        let value = features.get(self.feature);
        if self.named {
            value == self.limit
        } else {
            value > self.limit
        }
    }

    /// A question as it stands in the table: `Strength>8`, `Rule=share`.
    fn read(text: &str) -> Option<Self> {
        let (name, limit) = text.split_once(['>', '='])?;
        let (feature, _) = *Feature::ALL.iter().find(|(_, other)| *other == name)?;
        let named = feature.is_named();
        let limit = if named {
            number(limit)
        } else {
            limit.parse().ok()?
        };
        Some(Self {
            feature,
            named,
            limit,
        })
    }
}

/// The questions of a tree, the first telling the lowest bit, and what each leaf says, in hundredths of the logarithm of the odds.
#[derive(Debug)]
struct Tree {
    questions: [Question; DEPTH],
    leaves: [i16; 1 << DEPTH],
}

impl Tree {
    /// A row of the table: the questions by their places among those of the table, and the leaves parted by blanks.
    fn read(row: &str, asked: &[Question]) -> Option<Self> {
        let mut columns = row.split('\t');
        let mut questions = [Question {
            feature: Feature::Rule,
            named: true,
            limit: 0,
        }; DEPTH];
        for question in &mut questions {
            *question = *asked.get(columns.next()?.parse::<usize>().ok()?)?;
        }
        let mut leaves = [0; 1 << DEPTH];
        let mut told = columns.next()?.split(' ');
        for leaf in &mut leaves {
            *leaf = told.next()?.parse().ok()?;
        }
        told.next().is_none().then_some(Self { questions, leaves })
    }

    fn leaf(&self, features: &Features) -> i32 {
        let bits = self.questions.iter().rev();
        let leaf = bits.fold(0, |leaf, question| {
            leaf << 1 | usize::from(question.answer(features))
        });
        i32::from(self.leaves[leaf])
    }
}

/// The rows of the table: trees of several columns, and questions of one.
fn rows(trees: bool) -> impl Iterator<Item = &'static str> {
    static TABLE: LazyLock<String> =
        LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/trees"))));
    TABLE
        .lines()
        .filter(move |row| !row.starts_with('#') && row.contains('\t') == trees)
}

static TREES: LazyLock<Vec<Tree>> = LazyLock::new(|| {
    let asked: Vec<Question> = rows(false).filter_map(Question::read).collect();
    rows(true)
        .filter_map(|row| Tree::read(row, &asked))
        .collect()
});

/// What all trees say of a binding, in hundredths of the natural logarithm of the odds.
pub(super) fn sum(features: &Features) -> i32 {
    TREES.iter().map(|tree| tree.leaf(features)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Question, TREES, rows};

    #[test]
    fn every_row_of_the_table_is_a_tree_or_a_question() {
        assert!(rows(false).all(|row| Question::read(row).is_some()));
        assert_eq!(TREES.len(), rows(true).count());
        assert!(TREES.len() > 100);
    }
}
