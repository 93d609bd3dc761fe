//! What a word can be to the number beside it.

/// Declares the word classes once; the tables use the names on the right.
macro_rules! classes {
    ($($variant:ident = $name:literal,)*) => {
        /// What a word can be to the number beside it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Class { $($variant,)* }

        /// Every class with its name in the tables.
        pub(crate) const CLASSES: &[(Class, &str)] = &[$((Class::$variant, $name),)*];
    };
}

classes! {
    Digit = "digit",
    Nil = "nil",
    Teen = "teen",
    Tens = "tens",
    Hundred = "hundred",
    Scale = "scale",
    ShortScale = "short-scale",
    LetterScale = "letter-scale",
    Dozen = "dozen",
    PluralScale = "plural-scale",
    Ordinal = "ordinal",
    ScaleOrdinal = "scale-ordinal",
    Fraction = "fraction",
    Multiple = "multiple",
    Fold = "fold",
    Month = "month",
    Weekday = "weekday",
    Abbreviation = "abbreviation",
    Article = "article",
    And = "and",
    Of = "of",
    In = "in",
    To = "to",
    The = "the",
    Or = "or",
    PointWord = "point-word",
    PointNoun = "point-noun",
    Minus = "minus",
    Between = "between",
    From = "from",
    For = "for",
    Per = "per",
    Each = "each",
    Out = "out",
    PerHead = "per-head",
    Every = "every",
    Old = "old",
    Aged = "aged",
    ToJoiner = "to-joiner",
    ARate = "a-rate",
    LengthAdjective = "length-adjective",
    YearOpener = "year-opener",
    ReferenceOpener = "reference-opener",
    Street = "street",
    Clock = "clock",
    ScoreVerb = "score-verb",
    NotAfterOne = "not-after-one",
    PronounBeforeOne = "pronoun-before-one",
    FractionPeriod = "fraction-period",
    Starter = "starter",
    VerbChange = "verb-change",
    SpreadVerb = "spread-verb",
    Fiscal = "fiscal",
    QuarterWord = "quarter-word",
    PluralNoun = "plural-noun",
    Ago = "ago",
    ShareFollower = "share-follower",
    Daily = "daily",
    Be = "be",
    Weight = "weight",
    LengthNoun = "length-noun",
    MultipleFollower = "multiple-follower",
    MultipleLead = "multiple-lead",
    ReferenceAlways = "reference-always",
    Title = "title",
    ComparisonOpener = "comparison-opener",
    NumberedNoun = "numbered-noun",
    PercentWord = "percent-word",
    IndexWord = "index-word",
    NoNoun = "no-noun",
    Contest = "contest",
    HedgeStart = "hedge-start",
    CurrencySign = "currency-sign",
    Coded = "coded",
    Factor = "factor",
    OccasionFollower = "occasion-follower",
    Magnitude = "magnitude",
    DurationLead = "duration-lead",
    Whole = "whole",
    Couple = "couple",
    CountLead = "count-lead",
    HalfLead = "half-lead",
    HalfNoun = "half-noun",
    Vague = "vague",
    Person = "person",
    AfterPronoun = "after-pronoun",
    BeforeVictim = "before-victim",
    Past = "past",
    Phone = "phone",
    Moment = "moment",
    Era = "era",
    Stuff = "stuff",
    AccountNoun = "account-noun",
    ThirdPerson = "third-person",
    Decade = "decade",
    SpreadLead = "spread-lead",
    ScreenNoun = "screen-noun",
    WaterNoun = "water-noun",
}

/// A set of [`Class`]es.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes([u64; 2]);

impl Classes {
    /// Whether it holds a class.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] >> (class as usize % 64) & 1 == 1
    }

    /// Whether it holds none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] == 0
    }

    /// Adds a class.
    pub(crate) fn add(&mut self, class: Class) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }

    /// The classes of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// The set of several classes.
    pub(crate) const fn of(classes: &[Class]) -> Self {
        let mut set = [0; 2];
        let mut i = 0;
        while i < classes.len() {
            set[classes[i] as usize / 64] |= 1 << (classes[i] as usize % 64);
            i += 1;
        }
        Self(set)
    }

    /// Whether the two share a class.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] != 0 || self.0[1] & other.0[1] != 0
    }
}
