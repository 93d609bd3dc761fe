//! Units, as rows of a table read from `lexicon/units.tsv` and `lexicon/currencies.tsv`.

use crate::lexicon::LEXICON;
use crate::unit_table::Row;

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

/// What a unit measures: two units of the same dimension can be converted. Each currency is one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimension(&'static str);

impl UnitId {
    /// No unit: a plain number.
    pub const NONE: Self = Self(0);
    /// Per cent.
    pub const PERCENT: Self = Self(1);
    /// Percentage points.
    pub const POINTS: Self = Self(2);
    /// Times, of a multiple.
    pub const TIMES: Self = Self(3);
    /// Years.
    pub const YEAR: Self = Self(4);

    /// The unit or currency of a name as the tables give it ("kilometre", "USD").
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        LEXICON.units.named(name)
    }

    /// Its name: "kilometre"; of a currency its ISO code: "USD". Empty for a plain number.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Its sign: "£", "km"; of a currency without a sign its code, of a unit without one its name.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.row().symbol
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        Dimension(self.row().dimension)
    }

    /// Whether it is money, the hundredth part of a currency included.
    #[must_use]
    pub fn is_currency(self) -> bool {
        self.row().currency
    }

    /// Whether it measures time.
    #[must_use]
    pub fn is_time(self) -> bool {
        self.row().dimension == "time"
    }

    /// The currency that it is a hundredth of: USD for cents.
    #[must_use]
    pub fn main(self) -> Self {
        self.row().main.unwrap_or(self)
    }

    /// How many of its dimension's base it is.
    pub(crate) fn factor(self) -> f64 {
        self.row().factor
    }

    fn row(self) -> &'static Row {
        LEXICON.units.row(self)
    }
}

impl Dimension {
    /// Its name: "length", or the ISO code of a currency.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// A value in another unit of the same dimension; `None` where the two measure different things.
#[must_use]
pub fn convert(value: f64, from: UnitId, to: UnitId) -> Option<f64> {
    let (from, to) = (from.row(), to.row());
    (from.dimension == to.dimension)
        .then(|| (value * from.factor + from.offset - to.offset) / to.factor)
}

/// The same for a difference of two values: a rise of 5 °C is one of 9 °F.
#[must_use]
pub fn convert_difference(value: f64, from: UnitId, to: UnitId) -> Option<f64> {
    let (from, to) = (from.row(), to.row());
    (from.dimension == to.dimension).then(|| value * from.factor / to.factor)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str) -> UnitId {
        UnitId::named(name).unwrap_or_else(|| panic!("no unit {name}"))
    }

    #[test]
    fn lengths_and_temperatures_convert() {
        let yards = convert(3.0, unit("foot"), unit("yard")).unwrap();
        assert!((yards - 1.0).abs() < 1e-9);
        let fahrenheit = convert(30.0, unit("degree Celsius"), unit("degree Fahrenheit")).unwrap();
        assert!((fahrenheit - 86.0).abs() < 1e-9);
        let rise =
            convert_difference(5.0, unit("degree Celsius"), unit("degree Fahrenheit")).unwrap();
        assert!((rise - 9.0).abs() < 1e-9);
        assert_eq!(convert(1.0, unit("USD"), unit("EUR")), None);
    }
}
