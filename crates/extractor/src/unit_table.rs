//! The table of units and currencies, and every way to write them.

use crate::additions::{NewUnit, additions};
use crate::cue;
use crate::lexicon::Words;
use crate::phrases::List;
use crate::unit::UnitId;

/// One unit.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) symbol: &'static str,
    pub(crate) dimension: &'static str,
    pub(crate) factor: f64,
    pub(crate) offset: f64,
    pub(crate) currency: bool,
    /// The currency that it is a hundredth of.
    pub(crate) main: Option<UnitId>,
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

/// The forms of a table with their words.
type Forms = List<Form>;

/// All units and currencies.
#[derive(Debug)]
pub(crate) struct UnitTable {
    rows: Vec<Row>,
    /// The places of the rows, sorted by name.
    by_name: Vec<u16>,
    prefixes: Vec<&'static str>,
}

/// The units that the code knows by number, in the order of the constants of [`UnitId`].
const RESERVED: [&str; 5] = ["", "percent", "percentage point", "times", "year"];

impl UnitTable {
    /// A unit's row.
    pub(crate) fn row(&self, unit: UnitId) -> &Row {
        &self.rows[unit.0 as usize]
    }

    /// The unit of a name.
    pub(crate) fn named(&self, name: &str) -> Option<UnitId> {
        let at = self
            .by_name
            .binary_search_by(|&at| self.rows[at as usize].name.cmp(name));
        at.ok().map(|at| UnitId(self.by_name[at]))
    }

    /// Whether letters are the symbol of a currency that stands before its amount ("Rs").
    pub(crate) fn is_prefix(&self, letters: &str) -> bool {
        letters.len() <= 4 && self.prefixes.contains(&letters)
    }

    /// Reads both tables, and gives every form with its words.
    pub(crate) fn read(words: &mut Words) -> (Self, Forms) {
        let mut table = Self {
            rows: RESERVED.iter().map(|name| Row::plain(name, "")).collect(),
            by_name: Vec::new(),
            prefixes: Vec::new(),
        };
        let mut forms = Forms::default();
        for line in cue::rows(include_str!("../../../lexicon/units.tsv")) {
            table.unit(line, words, &mut forms);
        }
        for line in cue::rows(include_str!("../../../lexicon/currencies.tsv")) {
            table.currency(line, words, &mut forms);
        }
        table.sort();
        for unit in &additions().units {
            table.added(unit, words, &mut forms);
            table.sort();
        }
        (table, forms)
    }

    /// Sorts the names; of two units of one name the first is meant.
    fn sort(&mut self) {
        self.by_name = (0..).take(self.rows.len()).collect();
        document::sort_by_key(&mut self.by_name, |&at| self.rows[at as usize].name);
        self.by_name.dedup_by_key(|at| self.rows[*at as usize].name);
    }

    /// A unit that a newsroom adds. Its forms come before those of the tables.
    fn added(&mut self, unit: &'static NewUnit, words: &mut Words, forms: &mut Forms) {
        let name = unit.name.as_str();
        let known = unit.is.as_ref().and_then(|(many, known)| {
            let known = self.row(self.named(known)?);
            Some((known.dimension, known.factor * many, known.offset))
        });
        let (dimension, factor, offset) = known.unwrap_or((name, 1.0, 0.0));
        let id = self.add(Row {
            symbol: unit.symbols.first().map_or(name, String::as_str),
            factor,
            offset,
            ..Row::plain(name, dimension)
        });
        let words_of = unit.words.iter().map(|text| (text, Place::Word));
        let symbols_of = unit.symbols.iter().map(|text| (text, Place::Symbol));
        let all: Vec<(&String, Place)> = words_of.chain(symbols_of).collect();
        // Each goes before those already there, so that the last comes first to be put there.
        for (text, place) in all.into_iter().rev() {
            let form = Form {
                unit: id,
                text,
                place,
            };
            let mut ids = Vec::new();
            words.phrase(text, &mut ids);
            forms.put_first(&ids, [form]);
        }
    }

    fn unit(&mut self, line: &'static str, words: &mut Words, forms: &mut Forms) {
        let columns = columns(line);
        let number = |at: usize| {
            columns[at]
                .parse()
                .unwrap_or_else(|_| panic!("units.tsv: {line}"))
        };
        let row = Row {
            symbol: columns[5..7]
                .iter()
                .find_map(|list| parts(list).next())
                .unwrap_or(columns[0]),
            factor: number(2),
            offset: number(3),
            ..Row::plain(columns[0], columns[1])
        };
        let unit = self.add(row);
        add_forms(words, forms, unit, columns[4], Place::Word);
        add_forms(words, forms, unit, columns[5], Place::Symbol);
        add_forms(words, forms, unit, columns[6], Place::Tight);
    }

    fn currency(&mut self, line: &'static str, words: &mut Words, forms: &mut Forms) {
        let columns = columns(line);
        let code = columns[0];
        let money = Row {
            currency: true,
            ..Row::plain(code, code)
        };
        let unit = self.add(Row {
            symbol: parts(columns[2]).next().unwrap_or(code),
            ..money
        });
        // "MUSD 60" is sixty million.
        let millions = words.intern(&format!("M{code}"));
        words.open(millions);
        for text in parts(columns[2]) {
            let form = Form {
                unit,
                text,
                place: Place::Symbol,
            };
            let first = forms.add(words, text, form)[0];
            words.open(first);
            self.prefixes.push(text);
        }
        add_forms(words, forms, unit, columns[3], Place::Word);
        if let Some(name) = parts(columns[4]).next() {
            let symbol = parts(columns[5]).next().unwrap_or(name);
            let name = name.trim_start_matches('?');
            let hundredth = Row {
                name,
                symbol,
                factor: 0.01,
                currency: true,
                main: Some(unit),
                ..Row::plain(name, code)
            };
            let hundredth = self.add(hundredth);
            add_forms(words, forms, hundredth, columns[4], Place::Word);
            add_forms(words, forms, hundredth, columns[5], Place::Tight);
        }
    }

    /// Puts a row into its reserved place or at the end.
    fn add(&mut self, row: Row) -> UnitId {
        let at = RESERVED
            .iter()
            .position(|name| *name == row.name)
            .unwrap_or(self.rows.len());
        if at < self.rows.len() {
            self.rows[at] = row;
        } else {
            self.rows.push(row);
        }
        UnitId(u16::try_from(at).expect("fewer than 65,536 units"))
    }
}

impl Row {
    const fn plain(name: &'static str, dimension: &'static str) -> Self {
        Self {
            name,
            symbol: name,
            dimension,
            factor: 1.0,
            offset: 0.0,
            currency: false,
            main: None,
        }
    }
}

/// Adds the forms of one column; a `?` before a form means [`Place::LargeOnly`].
fn add_forms(words: &mut Words, forms: &mut Forms, unit: UnitId, list: &'static str, place: Place) {
    for text in parts(list) {
        let large = text.strip_prefix('?');
        let (text, place) = large.map_or((text, place), |text| (text, Place::LargeOnly));
        forms.add(words, text, Form { unit, text, place });
    }
}

/// The seven columns of a row; missing ones are empty.
pub(crate) fn columns(line: &'static str) -> [&'static str; 7] {
    let mut rest = line;
    std::array::from_fn(|_| {
        let (column, behind) = cue::cut(rest, b'\t');
        rest = behind;
        column
    })
}

/// The forms in a column.
pub(crate) fn parts(list: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = list;
    let next = move || {
        let (part, behind) = cue::cut(rest, b'|');
        let any = !rest.is_empty();
        rest = behind;
        any.then_some(part)
    };
    std::iter::from_fn(next).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

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
