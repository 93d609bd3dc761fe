//! Units, as rows of a table read from `lexicon/units.tsv` and `lexicon/currencies.tsv`.

use crate::cue;
use crate::lexicon::{LEXICON, WordId, Words};

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

    /// The unit or currency of a name as the tables give it ("kilometre", "USD").
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let at = LEXICON.units.rows.iter().position(|row| row.name == name)?;
        u16::try_from(at).ok().map(Self)
    }

    /// Its name: "kilometre"; of a currency its ISO code: "USD". Empty for a plain number.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
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
        &LEXICON.units.rows[self.0 as usize]
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

/// One unit.
#[derive(Debug)]
struct Row {
    name: &'static str,
    dimension: &'static str,
    factor: f64,
    offset: f64,
    currency: bool,
    main: Option<UnitId>,
}

/// A way to write a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// The unit.
    pub(crate) unit: UnitId,
    /// As it is written; case counts for symbols.
    pub(crate) text: &'static str,
    /// Where it may stand.
    pub(crate) place: Place,
}

/// Where a form may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A word in any case.
    Word,
    /// A word that counts only behind a thousand or more, as it is also another word ("won").
    LargeOnly,
    /// A symbol behind digits, with or without a blank.
    Symbol,
    /// A symbol behind digits without a blank.
    Tight,
}

/// All units and currencies.
#[derive(Debug)]
pub(crate) struct UnitTable {
    rows: Vec<Row>,
    prefixes: Vec<&'static str>,
}

impl UnitTable {
    /// Whether letters are the symbol of a currency that stands before its amount ("Rs").
    pub(crate) fn is_prefix(&self, letters: &str) -> bool {
        letters.len() <= 4 && self.prefixes.contains(&letters)
    }

    /// Reads both tables, and gives every form with its words.
    pub(crate) fn read(words: &mut Words) -> (Self, Vec<(Vec<WordId>, Form)>) {
        let row = |name, dimension| Row {
            name,
            dimension,
            factor: 1.0,
            offset: 0.0,
            currency: false,
            main: None,
        };
        let mut table = Self {
            rows: vec![
                row("", ""),
                row("percent", "percent"),
                row("percentage point", "points"),
                row("times", "times"),
            ],
            prefixes: Vec::new(),
        };
        let mut forms = Vec::new();
        for line in cue::rows(include_str!("../../../lexicon/units.tsv")) {
            table.unit(line, words, &mut forms);
        }
        for line in cue::rows(include_str!("../../../lexicon/currencies.tsv")) {
            table.currency(line, words, &mut forms);
        }
        (table, forms)
    }

    fn unit(
        &mut self,
        line: &'static str,
        words: &mut Words,
        forms: &mut Vec<(Vec<WordId>, Form)>,
    ) {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (name, dimension) = (column(), column());
        let factor = column().parse().expect("units.tsv: a factor");
        let offset = column().parse().expect("units.tsv: an offset");
        let at = self
            .rows
            .iter()
            .take(4)
            .position(|known| known.name == name);
        let at = at.unwrap_or_else(|| {
            self.rows.push(Row {
                name,
                dimension,
                factor,
                offset,
                currency: false,
                main: None,
            });
            self.rows.len() - 1
        });
        let unit = UnitId(u16::try_from(at).expect("fewer than 65,536 units"));
        for (list, place) in [
            (column(), Place::Word),
            (column(), Place::Symbol),
            (column(), Place::Tight),
        ] {
            for text in list.split('|').filter(|text| !text.is_empty()) {
                forms.push((words.phrase(text), Form { unit, text, place }));
            }
        }
    }

    fn currency(
        &mut self,
        line: &'static str,
        words: &mut Words,
        forms: &mut Vec<(Vec<WordId>, Form)>,
    ) {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (name, _) = (column(), column());
        let unit = self.push_money(name, name, 1.0, None);
        for text in column().split('|').filter(|text| !text.is_empty()) {
            let ids = words.phrase(text);
            words.open(ids[0]);
            self.prefixes.push(text);
            forms.push((
                ids,
                Form {
                    unit,
                    text,
                    place: Place::Symbol,
                },
            ));
        }
        for text in column().split('|').filter(|text| !text.is_empty()) {
            let (text, place) = text
                .strip_prefix('?')
                .map_or((text, Place::Word), |text| (text, Place::LargeOnly));
            forms.push((words.phrase(text), Form { unit, text, place }));
        }
        let (sub_words, sub_symbols) = (column(), column());
        if let Some(first) = sub_words
            .split('|')
            .next()
            .filter(|first| !first.is_empty())
        {
            let sub = self.push_money(first, name, 0.01, Some(unit));
            for (list, place) in [(sub_words, Place::Word), (sub_symbols, Place::Tight)] {
                for text in list.split('|').filter(|text| !text.is_empty()) {
                    let place = if text.starts_with('?') {
                        Place::LargeOnly
                    } else {
                        place
                    };
                    let text = text.trim_start_matches('?');
                    forms.push((
                        words.phrase(text),
                        Form {
                            unit: sub,
                            text,
                            place,
                        },
                    ));
                }
            }
        }
    }

    fn push_money(
        &mut self,
        name: &'static str,
        code: &'static str,
        factor: f64,
        main: Option<UnitId>,
    ) -> UnitId {
        self.rows.push(Row {
            name,
            dimension: code,
            factor,
            offset: 0.0,
            currency: true,
            main,
        });
        UnitId(u16::try_from(self.rows.len() - 1).expect("fewer than 65,536 units"))
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
        assert_eq!(convert(3.0, unit("foot"), unit("yard")), Some(1.0));
        let fahrenheit = convert(30.0, unit("degree Celsius"), unit("degree Fahrenheit")).unwrap();
        assert!((fahrenheit - 86.0).abs() < 1e-9);
        let rise =
            convert_difference(5.0, unit("degree Celsius"), unit("degree Fahrenheit")).unwrap();
        assert!((rise - 9.0).abs() < 1e-9);
        assert_eq!(convert(1.0, unit("USD"), unit("EUR")), None);
    }

    #[test]
    fn every_form_stands_once() {
        let mut words = Words::default();
        let (_, forms) = UnitTable::read(&mut words);
        let mut seen: Vec<&str> = forms.iter().map(|(_, form)| form.text).collect();
        seen.sort_unstable();
        for pair in seen.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}
