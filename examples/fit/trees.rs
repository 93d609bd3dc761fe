//! Decision trees that ask the same questions of every row (oblivious trees, as in Prokhorenkova and others 2018, *`CatBoost`: unbiased boosting
//! with categorical features*), each fitted to what those before it leave by Newton steps (Friedman 2001, *Greedy function
//! approximation: a gradient boosting machine*).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::Row;

/// How many questions a tree asks: as many as `crates/checker/src/judge/evidence/trees.rs` reads.
const DEPTH: usize = 4;
const TREES: usize = 1600;
/// How much of its step each tree takes.
const RATE: f64 = 0.08;
/// What holds the leaves back: so much weight of rows that are as likely right as wrong.
const HOLD: f64 = 3.0;
/// A feature is held against so many limits at most.
const LIMITS: usize = 48;
/// Fewer rows are no reason for a question.
const RARE: usize = 12;
/// Each tree sees so many in a hundred of the rows, and so many of the questions.
const ROWS_SEEN: u64 = 70;
const QUESTIONS_SEEN: u64 = 40;

/// What can be asked of a feature: whether it is above each of some limits, or is a name.
struct Column {
    /// The feature with its sign; the limits follow it.
    name: String,
    limits: Vec<String>,
    /// How many limits each row is above.
    bins: Vec<u8>,
}

/// The slope and the bend of the loss.
type Moments = [f64; 2];

/// The rows of `lexicon/trees.tsv`.
pub(crate) fn trees(rows: &[Row]) -> Vec<String> {
    let columns = columns(rows);
    let mut sums = vec![0.0; rows.len()];
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut table = Vec::new();
    for _ in 0..TREES {
        let moments: Vec<Moments> = rows
            .iter()
            .zip(&sums)
            .map(|(row, sum)| moments(row, *sum))
            .collect();
        let seen: Vec<u32> = (0..)
            .take(rows.len())
            .filter(|_| chance.of(ROWS_SEEN))
            .collect();
        let asked: Vec<&Column> = columns
            .iter()
            .filter(|_| chance.of(QUESTIONS_SEEN))
            .collect();
        let mut leaves = vec![0_u8; rows.len()];
        let mut questions = Vec::new();
        for level in 0..DEPTH {
            let Some((column, limit)) = best(&asked, &seen, &leaves, &moments, 1 << level) else {
                break;
            };
            for (leaf, bin) in leaves.iter_mut().zip(&column.bins) {
                *leaf |= u8::from(usize::from(*bin) > limit) << level;
            }
            questions.push(format!("{}{}", column.name, column.limits[limit]));
        }
        if questions.len() < DEPTH {
            continue;
        }
        let mut totals = [[0.0; 2]; 1 << DEPTH];
        for &at in &seen {
            add(
                &mut totals[usize::from(leaves[at as usize])],
                moments[at as usize],
            );
        }
        let values = totals.map(|[slope, bend]| (-100.0 * RATE * slope / (bend + HOLD)).round());
        for (sum, leaf) in sums.iter_mut().zip(&leaves) {
            *sum += values[usize::from(*leaf)] / 100.0;
        }
        let values: Vec<String> = values.iter().map(|value| format!("{value:.0}")).collect();
        let values = values.join(" ").replace("-0 ", "0 ");
        table.push((questions, values));
    }
    written(&table)
}

/// The trees, with each question by its place among all, and these behind them.
fn written(table: &[(Vec<String>, String)]) -> Vec<String> {
    let asked: BTreeSet<&String> = table.iter().flat_map(|(questions, _)| questions).collect();
    let places: BTreeMap<&String, usize> = asked.iter().copied().zip(0..).collect();
    let tree = |(questions, leaves): &(Vec<String>, String)| {
        let questions = questions
            .iter()
            .map(|question| places[question].to_string());
        let row: Vec<String> = questions.chain([leaves.clone()]).collect();
        row
    };
    // What trees say is added up, in whatever order.
    let mut trees: Vec<Vec<String>> = table.iter().map(tree).collect();
    trees.sort();
    let questions = asked.iter().map(|&question| question.clone());
    let trees = trees.iter().map(|row| row.join("\t"));
    trees.chain(questions).collect()
}

fn moments(row: &Row, sum: f64) -> Moments {
    let chance = 1.0 / (1.0 + (-sum).exp());
    let right = f64::from(u8::from(row.right));
    [
        row.weight * (chance - right),
        row.weight * chance * (1.0 - chance),
    ]
}

fn add(to: &mut Moments, moments: Moments) {
    to[0] += moments[0];
    to[1] += moments[1];
}

/// The question that parts the rows best, given the leaf that each has reached.
fn best<'c>(
    columns: &[&'c Column],
    seen: &[u32],
    leaves: &[u8],
    moments: &[Moments],
    reached: usize,
) -> Option<(&'c Column, usize)> {
    let gains = columns.par_iter().filter_map(|&column| {
        let mut bins = vec![[0.0; 2]; reached * (column.limits.len() + 1)];
        for &at in seen {
            let at = at as usize;
            let bin = usize::from(column.bins[at]) * reached + usize::from(leaves[at]);
            add(&mut bins[bin], moments[at]);
        }
        // From the rows above all limits down to those above each.
        let mut above = vec![[0.0; 2]; reached];
        let mut all = vec![[0.0; 2]; reached];
        for bin in bins.chunks(reached) {
            all.iter_mut()
                .zip(bin)
                .for_each(|(all, bin)| add(all, *bin));
        }
        let worth = |[slope, bend]: Moments| slope * slope / (bend + HOLD);
        let mut best: Option<(f64, usize)> = None;
        for limit in (0..column.limits.len()).rev() {
            let bin = &bins[(limit + 1) * reached..][..reached];
            let mut gain = 0.0;
            for ((above, all), bin) in above.iter_mut().zip(&all).zip(bin) {
                add(above, *bin);
                gain += worth(*above) + worth([all[0] - above[0], all[1] - above[1]]) - worth(*all);
            }
            if best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, limit));
            }
        }
        best.map(|(gain, limit)| (gain, column, limit))
    });
    gains
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.name.cmp(&a.1.name)))
        .filter(|(gain, ..)| *gain > 1e-9)
        .map(|(_, column, limit)| (column, limit))
}

/// All that can be asked of the rows.
fn columns(rows: &[Row]) -> Vec<Column> {
    let mut names: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for (feature, name) in &row.names {
            names
                .entry(feature)
                .or_default()
                .entry(name)
                .or_default()
                .push(at);
        }
        for &(feature, number) in &row.numbers {
            numbers
                .entry(feature)
                .or_insert_with(|| vec![i32::MIN; rows.len()])[at] = number;
        }
    }
    let of_names = names.iter().flat_map(|(feature, names)| {
        let often = names.iter().filter(|(_, has)| has.len() >= RARE);
        often.map(move |(name, has)| {
            let mut bins = vec![0; rows.len()];
            for &at in has {
                bins[at] = 1;
            }
            Column {
                name: format!("{feature}="),
                limits: vec![(*name).to_owned()],
                bins,
            }
        })
    });
    let counted = numbers.iter().map(|(feature, numbers)| {
        let limits = limits(numbers);
        let bins = numbers.iter();
        let bins = bins.map(|number| limits.partition_point(|limit| limit < number) as u8);
        Column {
            name: format!("{feature}>"),
            bins: bins.collect(),
            limits: limits.iter().map(ToString::to_string).collect(),
        }
    });
    of_names
        .chain(counted)
        .filter(|column| !column.limits.is_empty())
        .collect()
}

/// Numbers of a feature that as many rows lie between.
fn limits(numbers: &[i32]) -> Vec<i32> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut limits: Vec<i32> = (1..=LIMITS)
        .map(|part| sorted[(sorted.len() - 1) * part / (LIMITS + 1)])
        .collect();
    limits.dedup();
    // Above the largest is nothing.
    limits.retain(|limit| Some(limit) != sorted.last());
    limits
}

/// Numbers that come as if by chance, the same each time (Marsaglia 2003, *Xorshift RNGs*).
struct Chance(u64);

impl Chance {
    /// Whether something happens that does so many times in a hundred.
    fn of(&mut self, percent: u64) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) % 100 < percent
    }
}
