//! The table of rules, from which help, pages and tests are derived.

mod average;
mod changes;
mod comparison;
mod complement;
mod conversion;
mod cross_document;
mod difference;
mod direction;
mod duration;
mod growth;
mod impossible;
mod multiple;
mod percent_change;
mod percentage_points;
mod product;
mod range;
mod rate;
mod ratio;
mod restatement;
mod share;
mod sum;
mod table;
mod weekday;

pub(crate) use changes::{content, is_figure_word, is_of_another};
pub(crate) use complement::{is_rest_of_a_rest, taken_out};
pub(crate) use direction::names_bad;
pub(crate) use duration::is_property;
pub(crate) use growth::is_repeated;
pub(crate) use multiple::{counts_occasions, has_since};
pub(crate) use percentage_points::is_of_another_time;

use std::cell::OnceCell;

use crate::candidate::Candidate;
use crate::corpus::Corpus;
use crate::finding::Finding;
use crate::grid::Grid;
use crate::pairs::Pair;
use crate::view::View;

/// A rule: what must hold for one kind of claim.
#[derive(Debug)]
pub struct Rule {
    /// Its name in reports, configuration and file names.
    pub id: &'static str,
    /// What must hold, in one line.
    pub summary: &'static str,
    /// Its page, `fixtures/rules/<id>.md`: documentation and test at once.
    pub page: &'static str,
    pub(crate) look: Look,
}

/// How a rule looks at a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Look {
    /// Proposes bindings, which are judged together with those of other rules.
    Propose(fn(&Scene<'_>, &mut Vec<Candidate>)),
    /// Judges by itself: its claims stand on no operands.
    Judge(fn(&Scene<'_>, &mut Vec<Finding>)),
    /// Holds documents against each other, after each has been checked by itself: [`crate::compare`].
    Compare(fn(&Corpus<'_>, &mut Vec<Finding>)),
    /// Both of the first two.
    Both(
        fn(&Scene<'_>, &mut Vec<Candidate>),
        fn(&Scene<'_>, &mut Vec<Finding>),
    ),
}

/// What a rule sees.
pub(crate) struct Scene<'a> {
    pub(crate) view: &'a View<'a>,
    /// Ordered pairs of running text, sorted by the sentence of their `new`.
    pub(crate) pairs: Vec<Pair>,
    /// Pairs of cells in the rows of tables, sorted likewise.
    pub(crate) rows: Vec<Pair>,
    pub(crate) grids: Vec<Grid>,
    /// The pairs that each quantity can be a change of, found when they are first asked for.
    pub(crate) changes: Vec<OnceCell<Vec<Pair>>>,
}

impl Scene<'_> {
    /// The ordered pairs whose `new` stands at most `reach` sentences from one.
    pub(crate) fn pairs_near(&self, sentence: usize, reach: usize) -> &[Pair] {
        self.near(&self.pairs, sentence, reach)
    }

    /// The same of pairs of cells.
    pub(crate) fn rows_near(&self, sentence: usize, reach: usize) -> &[Pair] {
        self.near(&self.rows, sentence, reach)
    }

    fn near<'b>(&self, pairs: &'b [Pair], sentence: usize, reach: usize) -> &'b [Pair] {
        let at = |pair: &Pair| self.view.context(pair.new).sentence;
        let first = pairs.partition_point(|pair| at(pair) + reach < sentence);
        let last = pairs.partition_point(|pair| at(pair) <= sentence + reach);
        &pairs[first..last]
    }
}

macro_rules! rules {
    ($($id:literal, $look:expr, $summary:literal;)*) => {
        /// Every rule, in the order in which they are listed to the user.
        pub const RULES: &[Rule] = &[$(Rule {
            id: $id,
            summary: $summary,
            page: include_str!(concat!("../../../fixtures/rules/", $id, ".md")),
            look: $look,
        },)*];
    };
}

rules! {
    "share", Look::Propose(share::propose), "a part of a whole is the stated percentage, fraction or one in N";
    "rate", Look::Both(rate::propose, rate::judge), "a rate of two outcomes is a/(a+b)";
    "percent-change", Look::Propose(percent_change::propose), "a rise or fall of N% fits the two levels";
    "multiple", Look::Propose(multiple::propose), "doubled, tripled, halved, N times fit the two levels";
    "difference", Look::Both(difference::propose, difference::judge), "an increase, gap, lead or spread of N fits the two levels";
    "percentage-points", Look::Propose(percentage_points::propose), "a change between two percentages is in points";
    "direction", Look::Propose(direction::propose), "what is said to rise rose";
    "sum", Look::Propose(sum::propose), "parts add to the stated total";
    "complement", Look::Propose(complement::propose), "the rest is the whole less its parts";
    "average", Look::Propose(average::propose), "a mean, or an amount per head or per unit, is total over number";
    "product", Look::Propose(product::propose), "N times X is Y";
    "ratio", Look::Propose(ratio::propose), "three for every ten fits the two counts";
    "comparison", Look::Propose(comparison::propose), "most, a majority, more than half fit the figure beside them";
    "range", Look::Both(range::propose, range::judge), "a member lies inside its range, a rank inside its list";
    "duration", Look::Both(duration::propose, duration::judge), "years between dates, ages and anniversaries fit the dates";
    "weekday", Look::Judge(weekday::judge), "a date falls on the stated weekday, and exists";
    "conversion", Look::Both(conversion::propose, conversion::judge), "the same measure in two units agrees";
    "growth", Look::Propose(growth::propose), "compound and successive changes fit";
    "impossible", Look::Both(impossible::propose, impossible::judge), "nothing falls by more than 100%, no part exceeds its whole";
    "restatement", Look::Both(restatement::propose, restatement::judge), "the same figure given twice agrees";
    "table", Look::Both(table::propose, table::judge), "totals and changes in tables follow from their cells";
    "cross-document", Look::Compare(cross_document::compare), "figures of different documents that speak of one quantity, or imply each other, agree";
}
