//! Words that give places: which end they name, what they measure, and what stands beside them.

use crate::words::WordList;

/// Words that name the one or the other end, and places in prices, lengths, weights, heat and speed.
pub(super) const EITHER: WordList = words![
    "best",
    "worst",
    "finest",
    "greatest",
    "strongest",
    "weakest",
    "poorest",
    "richest",
    "healthiest",
    "fittest",
    "ablest",
    "toughest",
    "hardest",
];
pub(super) const PRICE: WordList = words![
    "dearest",
    "cheapest",
    "costliest",
    "priciest",
    "most expensive",
    "least expensive",
    "most costly",
    "least costly",
];
pub(super) const LENGTH: WordList = words![
    "longest",
    "shortest",
    "lengthiest",
    "briefest",
    "tallest",
    "deepest",
    "shallowest",
    "widest",
    "narrowest",
    "broadest",
    "thickest",
    "thinnest",
    "furthest",
    "farthest",
    "loftiest",
];
pub(super) const WEIGHT: WordList = words!["heaviest", "lightest", "weightiest", "heftiest"];
pub(super) const HEAT: WordList = words![
    "hottest",
    "coldest",
    "warmest",
    "coolest",
    "chilliest",
    "mildest",
    "sultriest",
];
pub(super) const SPEED: WordList = words![
    "fastest",
    "quickest",
    "swiftest",
    "speediest",
    "slowest",
    "fleetest",
];
/// Superlatives that give no place among figures.
pub(super) const NO_PLACE: WordList = words![
    "first", "last", "most", "least", "record", "maximum", "minimum", "latest", "earliest",
    "newest", "oldest", "youngest", "eldest", "top", "closest", "nearest", "largely",
];
/// Verbs and words right before a place that is an ordinal alone.
pub(super) const PLACED: WordList = words![
    "came",
    "come",
    "comes",
    "coming",
    "finished",
    "finishes",
    "finishing",
    "placed",
    "ranked",
    "ranks",
    "ranking",
    "lay",
    "lies",
    "lying",
    "stand",
    "stood",
    "stands",
    "sits",
    "sat",
    "sit",
    "was",
    "is",
    "are",
    "were",
    "now",
    "only",
    "in",
    "into",
    "took",
    "takes",
    "taking",
    "claimed",
    "secured",
    "earned",
    "currently",
    "still",
    "just",
    "being",
    "as",
    "to",
    "the",
    "a",
    "ran",
    "runs",
    "running",
    "holds",
    "held",
    "got",
];
/// Words behind it that close it.
pub(super) const CLOSING: WordList = words![
    "place", "spot", "position", "among", "overall", "behind", "between", "with", "ahead of", "by",
    "only to", "only", "in", "on", "from",
];
/// Words for none, before a comparative.
pub(super) const NONE: WordList = words![
    "nobody", "none", "nowhere", "no", "nothing", "no one", "neither",
];
