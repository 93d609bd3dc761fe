//! Cue words: what licenses a binding between numbers, read from `lexicon/cues.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::additions::additions;
use crate::hash::{find, hash};
use crate::names::Names;

/// Declares the cue classes once; the table in `lexicon/cues.tsv` uses the names on the right.
macro_rules! cues {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A class of cue words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Cue { $($(#[$doc])* $variant,)* }

        impl Cue {
            /// Every class with its name in the lexicon.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$variant, $name),)*];
        }
    };
}

cues! {
    /// Says that something went up or is larger: rose, growth, higher, more.
    Rise = "rise",
    /// Says that something went down or is smaller: fell, drop, lower, fewer.
    Fall = "fall",
    /// A finite verb or participle of change: rose, falling.
    ChangeVerb = "change-verb",
    /// A noun of change: increase, drop, rise.
    ChangeNoun = "change-noun",
    /// A comparative: higher, more, longer, cheaper.
    Comparative = "comparative",
    /// A neutral word for a distance between two levels: difference, gap, change.
    Gap = "gap",
    /// A lead in votes or points: majority of, margin, lead, ahead by.
    Margin = "margin",
    /// from, starting at.
    From = "from",
    /// to, reaching, hitting.
    To = "to",
    /// of.
    Of = "of",
    /// out of.
    OutOf = "out-of",
    /// by (an amount).
    By = "by",
    /// on, over (the base of a change).
    On = "on",
    /// Sets two levels against each other: compared with, against, versus, than.
    Against = "against",
    /// between.
    Between = "between",
    /// and.
    And = "and",
    /// or.
    Or = "or",
    /// Joins a clause of contrast: while, whereas, but, although.
    But = "but",
    /// Points to an earlier time: a year earlier, last year, previously, before.
    Earlier = "earlier",
    /// Points to the present or the later time: this year, now, currently.
    Later = "later",
    /// Announces a total: total, altogether, in all, combined, together.
    Total = "total",
    /// Announces what parts come to: making, bringing, giving, for a.
    Making = "making",
    /// A part of the whole named before: the other, remaining, the rest.
    Remainder = "remainder",
    /// Refers to a whole named before: of those, of them, of whom, of which.
    OfThose = "of-those",
    /// A selection from a whole, never a full list: including, among them, mainly.
    Including = "including",
    /// average, mean, averaging.
    Average = "average",
    /// each, apiece, per head.
    Each = "each",
    /// worth, costing, at (a price).
    Worth = "worth",
    /// More than half: majority, most.
    Majority = "majority",
    /// Less than half: minority.
    Minority = "minority",
    /// A share of a whole: share, proportion, percentage.
    Share = "share",
    /// A rate of outcomes: rate, turnout.
    Rate = "rate",
    /// Joins two statements of one amount: or, equal to, equivalent to, which is.
    Equal = "equal",
    /// A ratio: ratio, outnumber.
    Ratio = "ratio",
    /// Outranks all: highest, biggest, record, busiest.
    Superlative = "superlative",
    /// Outranked by all: lowest, smallest.
    Least = "least",
    /// A place in a list: ranked, second-largest.
    Rank = "rank",
    /// Compound growth: compound, annualised.
    Compound = "compound",
    /// A basis on which levels and changes differ: like-for-like, underlying, seasonally adjusted, real.
    Adjusted = "adjusted",
    /// not, never, no.
    Negation = "negation",
    /// would, could, if.
    Hypothetical = "hypothetical",
    /// will, expected, forecast, target.
    Forecast = "forecast",
    /// said, according to.
    Attribution = "attribution",
    /// Ends before the present: born, founded, opened, since.
    Origin = "origin",
    /// anniversary, centenary, birthday.
    Anniversary = "anniversary",
    /// A verb of being or amounting: is, was, were, stood at, totalled.
    Level = "level",
    /// A favourable outcome of two: granted, approved, passed, won.
    Outcome = "outcome",
    /// An outcome against: denied, rejected, failed, lost.
    Refusal = "refusal",
    /// A span with two ends: ranged, spread, range.
    Spread = "spread",
    /// The whole that was named before, by a word for any whole (all, the total, the lot, the sample).
    Whole = "whole",
    /// Has no view, or is known to nobody: what is left when all others are named (undecided, did not know).
    Undecided = "undecided",
    /// Of the one sex: men, boys, male.
    Male = "male",
    /// Of the other: women, girls, female.
    Female = "female",
    /// A body that is the whole of its members or parts (workforce, fleet, chamber).
    Collective = "collective",
    /// per, a, an before a unit.
    Per = "per",
    /// A verb whose object is an amount: lost, gained, added, cut, raised.
    Transfer = "transfer",
    /// Sets one level above or below another by its verb: exceeds, outstrips, beats, trails.
    Surpass = "surpass",
    /// What comes in: revenue, exports, births, pledged.
    Income = "income",
    /// What goes out or is wanted: costs, imports, deaths, target.
    Outgo = "outgo",
    /// A sign that the amount is of money lent, spent and so on without a level: extra, additional, further.
    Extra = "extra",
    /// Draws a conclusion from what was said: hence, thus, i.e., in other words, which makes.
    Hence = "hence",
    /// Tells one of several like figures from the others: men, first-half, net, domestic.
    Sort = "sort",
}

/// A set of cue classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u64);

impl Cues {
    /// No cue at all.
    pub const NONE: Self = Self(0);

    /// Whether it holds a class.
    #[must_use]
    #[inline]
    pub const fn has(self, cue: Cue) -> bool {
        self.0 >> cue as u8 & 1 == 1
    }

    /// Whether it holds any of several classes.
    #[must_use]
    #[inline]
    pub const fn any(self, cues: &[Cue]) -> bool {
        self.0 != 0 && self.meets(Self::of(cues))
    }

    /// The set of several classes.
    #[must_use]
    #[inline]
    pub const fn of(cues: &[Cue]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < cues.len() {
            set |= 1 << cues[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Whether the two share a class.
    #[must_use]
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds nothing that changes how a number beside it is read: no class, or only those that name incomes,
    /// outcomes and wholes, or sort like figures.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        let named = 1 << Cue::Outcome as u8
            | 1 << Cue::Refusal as u8
            | 1 << Cue::Income as u8
            | 1 << Cue::Outgo as u8
            | 1 << Cue::Whole as u8
            | 1 << Cue::Collective as u8
            | 1 << Cue::Sort as u8;
        self.0 & !named == 0
    }

    /// The classes of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set with one class more.
    #[must_use]
    pub const fn with(self, cue: Cue) -> Self {
        Self(self.0 | 1 << cue as u8)
    }
}

/// The cues of a phrase in lower case with single blanks ("compared with"); none if the lexicon lacks it.
#[must_use]
pub fn cues_of(phrase: &str) -> Cues {
    TABLE.phrases.get(phrase).copied().unwrap_or(Cues::NONE)
}

/// How many words the longest phrase has that begins with a word; 0 if no phrase does.
#[must_use]
pub fn longest_phrase(first: &str) -> usize {
    TABLE.starts.get(first).copied().unwrap_or(0)
}

struct Table {
    phrases: HashMap<&'static str, Cues>,
    starts: HashMap<&'static str, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        phrases: HashMap::new(),
        starts: HashMap::new(),
    };
    for (phrase, cues) in phrases() {
        table.insert(phrase, cues);
    }
    for (phrase, like) in &additions().words {
        if let Some(&cues) = table.phrases.get(like.as_str()) {
            table.insert(phrase, cues);
        }
    }
    table
});

/// The phrases of the lexicon as it comes, with their classes.
pub(crate) fn phrases() -> impl Iterator<Item = (&'static str, Cues)> {
    let known = Names::new(Cue::ALL.iter().map(|(_, name)| *name));
    // Many phrases are of the same classes as others.
    let mut met = [(0, Cues::NONE); 256];
    rows(include_str!("../../../lexicon/cues.tsv")).map(move |row| {
        let (phrase, classes) = cut(row, b'\t');
        let hash = hash(classes.as_bytes());
        let last = &mut met[(hash ^ hash >> 32) as usize % 256];
        if last.0 != hash {
            let cues = names(classes).fold(Cues::NONE, |cues, name| {
                let cue = known.find(name);
                cues.with(Cue::ALL[cue.unwrap_or_else(|| panic!("{row}: no such class"))].0)
            });
            *last = (hash, cues);
        }
        (phrase, last.1)
    })
}

impl Table {
    fn insert(&mut self, phrase: &'static str, cues: Cues) {
        self.phrases.insert(phrase, cues);
        let words = phrase.split(' ').count();
        let first = phrase.split(' ').next().unwrap_or(phrase);
        let longest = self.starts.entry(first).or_insert(0);
        *longest = words.max(*longest);
    }
}

/// The rows of a table in `lexicon/`: neither empty nor a comment.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    let mut start = 0;
    let next = move || {
        while start < table.len() {
            let end = find(table.as_bytes(), start, b'\n');
            let line = &table[start..end];
            start = end + 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.is_empty() && !line.starts_with('#') {
                return Some(line);
            }
        }
        None
    };
    std::iter::from_fn(next)
}

/// What stands before and behind the first of an ASCII mark; all stands before it if it is not there.
pub(crate) fn cut(text: &'static str, mark: u8) -> (&'static str, &'static str) {
    let at = find(text.as_bytes(), 0, mark);
    (&text[..at], text.get(at + 1..).unwrap_or_default())
}

/// The names in a column, parted by single blanks.
pub(crate) fn names(column: &str) -> impl Iterator<Item = &[u8]> {
    let names = column.as_bytes().split(|byte| *byte == b' ');
    names.filter(|name| !name.is_empty())
}
