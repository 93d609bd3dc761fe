//! Units whose name means two things, or three.

use extractor::{Interval, UnitId};

use crate::judge::meets;
use crate::words::WordList;

/// Units that mean different things in Britain and America, with how far apart the two are.
const AMBIGUOUS: &[(&str, f64)] = &[
    ("gallon", 1.201),
    ("pint", 1.201),
    ("quart", 1.201),
    ("fluid ounce", 1.041),
    ("ton", 1.12),
    ("hundredweight", 1.12),
    ("ounce", TROY),
];
/// How much heavier an ounce of gold or silver is than another.
const TROY: f64 = 1.097_143;
/// Units of which no third is meant: a figure between the two is of neither.
const OF_TWO: WordList = words!["gallon", "pint", "quart", "fluid ounce", "ounce"];

/// What a measure comes to in the unit of the place that fits what is said, where its name means two; or anything between, where it may
/// mean a third.
pub(super) fn of_either(
    interval: Interval,
    (from, to): (UnitId, UnitId),
    factor: f64,
    stated: Interval,
) -> Interval {
    let loose = looseness(from).max(looseness(to));
    let scaled = |by: f64| Interval::new(interval.low * by, interval.high * by);
    let two = [from, to]
        .iter()
        .all(|unit| looseness(*unit) <= 1.0 || OF_TWO.has(unit.name()));
    if !two {
        return Interval::new(interval.low / loose, interval.high * loose);
    }
    [1.0, loose, 1.0 / loose]
        .map(scaled)
        .into_iter()
        .find(|own| meets(stated, Interval::new(own.low * factor, own.high * factor)))
        .unwrap_or(interval)
}

pub(super) fn looseness(unit: UnitId) -> f64 {
    AMBIGUOUS
        .iter()
        .find(|(name, _)| *name == unit.name())
        .map_or(1.0, |(_, loose)| *loose)
}
