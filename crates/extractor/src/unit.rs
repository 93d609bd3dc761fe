//! Units, as rows of a table read from `lexicon/units.tsv` and `lexicon/currencies.tsv`.

/// A unit with what it is counted per: "5.30 a kilo" is euros per kilogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The unit proper.
    pub base: UnitId,
    /// Per what.
    pub per: Per,
}

/// What a rate is counted per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// Not a rate.
    Nothing,
    /// Per one of a unit: a month, per hectare.
    Unit(UnitId),
    /// Per so many: per 1,000, per 100,000.
    Count(u32),
    /// Per person or thing ("each", "a head").
    Each,
}

/// A row of the unit table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnitId(pub u16);

impl UnitId {
    /// No unit: a plain number.
    pub const NONE: Self = Self(0);
    /// Per cent.
    pub const PERCENT: Self = Self(1);
    /// Percentage points.
    pub const POINTS: Self = Self(2);
    /// Times, of a multiple.
    pub const TIMES: Self = Self(3);
}

impl Unit {
    /// No unit.
    pub const NONE: Self = Self::of(UnitId::NONE);
    /// Per cent.
    pub const PERCENT: Self = Self::of(UnitId::PERCENT);
    /// Percentage points.
    pub const POINTS: Self = Self::of(UnitId::POINTS);
    /// Times.
    pub const TIMES: Self = Self::of(UnitId::TIMES);

    /// The unit by itself.
    #[must_use]
    pub const fn of(base: UnitId) -> Self {
        Self {
            base,
            per: Per::Nothing,
        }
    }
}
