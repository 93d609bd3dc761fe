//! The weights of words: a logistic regression that pays for each weight (L1), so that words which tell little have none; found one
//! weight after the other with a trust region (Genkin, Lewis and Madigan 2007, *Large-scale Bayesian logistic regression for text
//! categorization*).

use std::collections::BTreeMap;

use crate::Row;

/// What a weight costs, in units of the loss.
const PRICE: f64 = 20.0;
/// A word that fewer rows have in a place gets no weight there.
const RARE: usize = 12;
const SWEEPS: usize = 60;
/// So much of what words say is believed beside what is counted, which tells part of the same.
const SHARE: f64 = 0.4;

/// The rows of `lexicon/weights.tsv`: rule, place and word with the weight in hundredths.
pub(crate) fn weights(rows: &[Row]) -> Vec<(&str, i64)> {
    let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, row) in (0..).zip(rows) {
        for word in &row.words {
            let column = found.entry(word).or_default();
            if column.last() != Some(&at) {
                column.push(at);
            }
        }
    }
    found.retain(|_, rows| rows.len() >= RARE);
    let every: Vec<u32> = (0..).take(rows.len()).collect();
    let mut columns: Vec<&[u32]> = found.values().map(Vec::as_slice).collect();
    columns.push(&every);
    let weights = fit(rows, &columns);
    let hundredths = |weight: f64| (SHARE * weight * 100.0).round() as i64;
    let words = found.into_keys().zip(weights);
    words
        .map(|(word, weight)| (word, hundredths(weight)))
        .filter(|&(_, weight)| weight != 0)
        .collect()
}

/// The weight of each column of rows.
fn fit(rows: &[Row], columns: &[&[u32]]) -> Vec<f64> {
    let mut weights = vec![0.0; columns.len()];
    let mut regions = vec![1.0_f64; columns.len()];
    let mut sums = vec![0.0_f64; rows.len()];
    for _ in 0..SWEEPS {
        let mut most = 0.0_f64;
        for ((column, weight), region) in columns.iter().zip(&mut weights).zip(&mut regions) {
            let (mut slope, mut bend) = (0.0, 0.0);
            for &at in *column {
                let (row, sum) = (&rows[at as usize], sums[at as usize]);
                let chance = 1.0 / (1.0 + (-sum).exp());
                slope += row.weight * (chance - f64::from(u8::from(row.right)));
                let off = sum.abs() - *region;
                let most = if off <= 0.0 {
                    0.25
                } else {
                    1.0 / (2.0 + off.exp() + (-off).exp())
                };
                bend += row.weight * most;
            }
            let step = step(*weight, slope, bend).clamp(-*region, *region);
            *region = (2.0 * step.abs()).max(*region / 2.0);
            if step != 0.0 {
                *weight += step;
                for &at in *column {
                    sums[at as usize] += step;
                }
            }
            most = most.max(step.abs());
        }
        if most < 0.002 {
            break;
        }
    }
    weights
}

/// Where a weight had better go, given how the loss slopes and bends there, and what the weight costs.
fn step(weight: f64, slope: f64, bend: f64) -> f64 {
    let toward = |price: f64| -(slope + price) / bend;
    let (up, down) = (toward(PRICE), toward(-PRICE));
    if weight > 0.0 || weight == 0.0 && up > 0.0 {
        up.max(-weight)
    } else if weight < 0.0 || down < 0.0 {
        down.min(-weight)
    } else {
        0.0
    }
}
