//! What a header says of its field: the relations that it names, its scale, whether it is a total or in per cent.

use smallvec::SmallVec;

use super::{columns::scale, totals};

/// How a field follows from others of its line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Relation {
    Product(usize, usize),
    Quotient(usize, usize),
    Share(usize, usize),
    RateOf(usize, usize),
    Change(usize, usize),
    Difference(usize, usize),
    /// The field above plus this one: a running total.
    Running(usize),
    /// The change of this field on the line above, in per cent.
    OnLineAbove(usize),
    /// This field in per cent of the sum of all its lines.
    OfAll(usize),
    /// Three points for the first, one for the second.
    Points(usize, usize),
}

/// What a header says of its field.
pub(super) struct Head {
    /// Whether it names relations of each sort.
    pub(super) named: [bool; NAMES.len()],
    pub(super) is_total: bool,
    /// Whether it says that its figures are percentages.
    pub(super) percent: bool,
    /// Thousands and millions.
    pub(super) scale: f64,
}

impl Head {
    pub(super) fn of(header: &str) -> Self {
        // At the start of a word: "rate", "rates", but not "crates".
        let mut before = false;
        let mut words: SmallVec<[&str; 12]> = SmallVec::new();
        for (at, c) in header.char_indices() {
            if !std::mem::replace(&mut before, c.is_alphabetic()) {
                words.push(&header[at..]);
            }
        }
        let starts = |word: &str| {
            let first = word.as_bytes().first();
            let mut words = words.iter();
            words.any(|rest| rest.as_bytes().first() == first && rest.starts_with(word))
        };
        Self {
            named: NAMES.map(|words| words.iter().any(|word| starts(word))),
            is_total: totals::label(header) > 0,
            percent: words!["%", "per cent", "percent"]
                .iter()
                .any(|word| header.contains(word)),
            scale: scale(header),
        }
    }
}

impl Relation {
    /// Whether what it computes is in per cent, where it is always or never.
    pub(super) const fn in_percent(self) -> Option<bool> {
        match self {
            Self::Share(..)
            | Self::RateOf(..)
            | Self::Change(..)
            | Self::OnLineAbove(_)
            | Self::OfAll(_) => Some(true),
            Self::Product(..) | Self::Quotient(..) | Self::Running(_) | Self::Points(..) => {
                Some(false)
            }
            Self::Difference(..) => None,
        }
    }

    /// The fields that must hold amounts and no percentages.
    pub(super) const fn of_amounts(self) -> [Option<usize>; 2] {
        match self {
            Self::Product(a, b)
            | Self::Quotient(a, b)
            | Self::Share(a, b)
            | Self::RateOf(a, b)
            | Self::Change(a, b) => [Some(a), Some(b)],
            Self::OnLineAbove(a) | Self::OfAll(a) => [Some(a), None],
            Self::Difference(..) | Self::Running(_) | Self::Points(..) => [None, None],
        }
    }

    /// Which of [`NAMES`] stand for it.
    pub(super) const fn sort(self) -> usize {
        match self {
            Self::Product(..) => 0,
            Self::Quotient(..) => 1,
            Self::Share(..) | Self::OfAll(_) => 2,
            Self::RateOf(..) => 3,
            Self::Change(..) | Self::OnLineAbove(_) => 4,
            Self::Difference(..) => 5,
            Self::Running(_) => 6,
            Self::Points(..) => 7,
        }
    }
}

/// Words of headers that say that a field stands in a relation to others, by the relation's sort.
const NAMES: [&[&str]; 8] = [
    &[
        "cost", "total", "amount", "revenue", "takings", "value", "income", "sales", "bill",
        "turnover", "wages", "price", "fee", "proceeds", "receipts",
    ],
    &[
        " per ", "per ", "/", "average", "mean", "a head", " each", "rate", "speed", "density",
        "pace", "yield",
    ],
    &[
        "share",
        "%",
        "per cent",
        "percent",
        "proportion",
        "rate",
        "turnout",
        "occupancy",
    ],
    &["rate", "%", "per cent", "percent", "share"],
    &[
        "change",
        "growth",
        "increase",
        "rise",
        "fall",
        "+/-",
        "on year",
        "y/y",
        "on previous",
    ],
    &[
        "difference",
        "balance",
        "surplus",
        "deficit",
        "net",
        "gap",
        "margin",
        "profit",
        "over",
        "under",
        "change",
        "variance",
        "left",
        "remaining",
        "+/-",
        "lost",
        "loss",
        "gain",
    ],
    &["cumulative", "running", "to date", "so far"],
    &["points", "pts"],
];
