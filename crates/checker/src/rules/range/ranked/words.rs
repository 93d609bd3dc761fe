//! Words that give places: which end they name, what they measure, and what stands beside them.

/// Words that name the one or the other end, and places in prices, lengths, weights, heat and speed.
pub(super) const EITHER: &[&str] = &[
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
pub(super) const PRICE: &[&str] = &[
    "dearest",
    "cheapest",
    "costliest",
    "priciest",
    "most expensive",
    "least expensive",
    "most costly",
    "least costly",
];
pub(super) const LENGTH: &[&str] = &[
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
pub(super) const WEIGHT: &[&str] = &["heaviest", "lightest", "weightiest", "heftiest"];
pub(super) const HEAT: &[&str] = &[
    "hottest",
    "coldest",
    "warmest",
    "coolest",
    "chilliest",
    "mildest",
    "sultriest",
];
pub(super) const SPEED: &[&str] = &[
    "fastest",
    "quickest",
    "swiftest",
    "speediest",
    "slowest",
    "fleetest",
];
/// Superlatives that give no place among figures.
pub(super) const NO_PLACE: &[&str] = &[
    "first", "last", "most", "least", "record", "maximum", "minimum", "latest", "earliest",
    "newest", "oldest", "youngest", "eldest", "top", "closest", "nearest", "largely",
];
/// Verbs and words right before a place that is an ordinal alone.
pub(super) const PLACED: &[&str] = &[
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
pub(super) const CLOSING: &[&str] = &[
    "place", "spot", "position", "among", "overall", "behind", "between", "with", "ahead of", "by",
    "only to", "only", "in", "on", "from",
];
/// Words for none, before a comparative.
pub(super) const NONE: &[&str] = &[
    "nobody", "none", "nowhere", "no", "nothing", "no one", "neither",
];
