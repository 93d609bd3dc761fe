//! Figures that can be said again, with what the text says they are of.

use std::cell::OnceCell;
use std::sync::LazyLock;

use document::BlockKind;
use extractor::{Kind, Unit, UnitId, convert_difference};

use super::labels::labels;
use super::whole::Whole;
use crate::diagnose::{one_digit_off, one_place_off, slip};
use crate::grid::Grid;
use crate::quick::QuickMap;
use crate::view::{Few, View};

/// How many earlier figures a figure is held against.
pub(super) const REACH: usize = 400;

/// A quantity that can be said again.
pub(super) struct Figure {
    pub(super) quantity: usize,
    pub(super) value: f64,
    unit: UnitId,
    /// Its size in tenths of a power of ten.
    size: i32,
    /// The unit that others of its measure are tenfolds of, and the size in it.
    measured: (UnitId, i32),
    topic: OnceCell<Vec<u32>>,
    noun: OnceCell<Vec<u32>>,
    /// How many of its last printed place it is, where that is a whole number.
    whole: Option<Whole>,
    /// Significant digits.
    pub(super) digits: usize,
    pub(super) is_cell: bool,
    /// Whether it stands in a heading or in the short first line of the text.
    pub(super) is_heading: bool,
    /// The block that holds it.
    pub(super) block: usize,
    /// Whether another figure has its very value and unit.
    pub(super) recurs: bool,
}

impl Figure {
    /// The units under which it is known, each with its size in it: a cell often leaves its unit to the caption, and a megatonne
    /// is a million tonnes.
    pub(super) fn units(&self) -> impl Iterator<Item = (UnitId, i32)> {
        let plain = (self.is_cell && self.unit != UnitId::NONE
            || self.digits >= 3 && self.unit.is_time())
        .then_some((UnitId::NONE, self.size));
        [Some(self.measured), plain].into_iter().flatten()
    }

    /// How many of the other's unit make one of its own, where the two are of one measure.
    pub(super) fn times(&self, other: &Self) -> f64 {
        if self.unit == other.unit || self.measured.0 != other.measured.0 {
            return 1.0;
        }
        convert_difference(1.0, self.unit, other.unit).unwrap_or(1.0)
    }

    /// Stems of the content words around it; of a cell, those of its row and column. Sorted.
    pub(super) fn topic(&self, view: &View<'_>) -> &[u32] {
        self.topic
            .get_or_init(|| sorted(around(view, self.quantity).to_vec()))
    }

    /// Stems of the words that it counts or that stand beside it.
    pub(super) fn noun(&self, view: &View<'_>) -> &[u32] {
        self.noun.get_or_init(|| beside(view, self.quantity))
    }

    /// How many content words the two share.
    pub(super) fn shared(&self, view: &View<'_>, other: &Self) -> i32 {
        let theirs = other.topic(view);
        let shared = self.topic(view).iter().filter(|stem| theirs.contains(stem));
        i32::try_from(shared.count()).unwrap_or(i32::MAX)
    }

    /// Whether a slip of the pen could make one figure of the other: a cheap look, which turns most down.
    pub(super) fn may_be_slip_of(&self, other: &Self) -> bool {
        match (self.whole, other.whole) {
            (Some(own), Some(theirs)) => own.may_be_slip_of(theirs),
            _ => true,
        }
    }

    /// Whether a slip of the pen makes one figure of the other: digits transposed, one digit off, noughts too many.
    pub(super) fn is_slip_of(&self, view: &View<'_>, other: &Self) -> bool {
        if !self.may_be_slip_of(other) {
            return false;
        }
        let grains = (
            view.quantity(self.quantity).grain,
            view.quantity(other.quantity).grain,
        );
        let fine = grains.0.min(grains.1).max(1e-6);
        let whole = |value: f64| crate::diagnose::rounded(value / fine.min(1.0));
        let ratio = self.value / other.value;
        // The grain of the smaller figure tells how sharply a power of ten shows.
        let smaller = if self.value < other.value {
            (self, grains.0)
        } else {
            (other, grains.1)
        };
        let rough = (smaller.1 / 2.0 / smaller.0.value).min(0.01);
        let noughts = self.digits.min(other.digits) >= 2
            && [0.01, 0.1, 10.0, 100.0]
                .iter()
                .any(|power| (ratio / power - 1.0).abs() <= 1e-9 + rough);
        // "64.1 million" against "46,105,700": both to the rougher of the two.
        let coarse = grains.0.max(grains.1).max(1e-6);
        let rounded = |value: f64| (value / coarse).round() * coarse;
        noughts
            || slip(self.value, other.value, fine).is_some()
            || coarse > fine && slip(rounded(self.value), rounded(other.value), coarse).is_some()
            || one_digit_off(whole(self.value), whole(other.value))
            || self.leads_apart(view, other)
    }

    /// "13%" and "83%": two digits, of which the first is another.
    pub(super) fn leads_apart(&self, view: &View<'_>, other: &Self) -> bool {
        let (a, b) = (
            view.quantity(self.quantity).grain,
            view.quantity(other.quantity).grain,
        );
        let grain = a.max(b).max(1e-6);
        let off = (self.value - other.value).abs() / grain;
        off >= 19.5 && one_place_off(self.value, other.value, grain) && off < 99.5
    }

    /// Whether a word beside the one stands beside the other.
    pub(super) fn same_noun(&self, view: &View<'_>, other: &Self) -> bool {
        let theirs = other.noun(view);
        self.noun(view).iter().any(|stem| theirs.contains(stem))
    }
}

/// Figures by kind and unit: only those of one sort can be one figure that is given in two ways.
pub(super) struct Sorts {
    /// The sort of each figure.
    of: Vec<u32>,
    /// The figures of each sort, in order.
    figures: Vec<Vec<u32>>,
}

impl Sorts {
    /// The sorts of all figures.
    pub(super) fn new(view: &View<'_>, figures: &[Figure]) -> Self {
        let mut known: QuickMap<(Kind, Unit), u32> = QuickMap::default();
        let mut sorts = Self {
            of: Vec::with_capacity(figures.len()),
            figures: Vec::new(),
        };
        for (at, figure) in (0..).zip(figures) {
            let quantity = view.quantity(figure.quantity);
            let next = sorts.figures.len() as u32;
            let sort = *known.entry((quantity.kind, quantity.unit)).or_insert(next);
            if sort == next {
                sorts.figures.push(Vec::new());
            }
            sorts.of.push(sort);
            sorts.figures[sort as usize].push(at);
        }
        sorts
    }

    /// Whether there are no more than two figures of the sort of one.
    pub(super) fn are_few(&self, at: usize) -> bool {
        self.figures[self.of[at] as usize].len() <= 2
    }

    /// Whether two figures are the only ones of their sort.
    pub(super) fn is_pair(&self, a: usize, b: usize) -> bool {
        self.of[a] == self.of[b] && self.are_few(a)
    }

    /// The figures of the sort of one that stand at most `reach` figures away.
    pub(super) fn near(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> {
        let all = self.figures[self.of[at] as usize].iter();
        let all = all.map(|&other| other as usize);
        all.filter(move |&other| other.abs_diff(at) <= reach)
    }

    /// Of the figures in running text [before](Self::before) one, those that a slip of the pen could make of it: a cheap look, which
    /// turns most down.
    pub(super) fn slips(&self, figures: &[Figure], at: usize) -> Few {
        let later = &figures[at];
        let earlier = self.before(at, REACH);
        earlier
            .filter(|&before| {
                let before = &figures[before];
                !before.is_cell && before.value != later.value && later.may_be_slip_of(before)
            })
            .collect()
    }

    /// The figures of the sort of one that stand before it, at most `reach` figures away; the nearest first.
    pub(super) fn before(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> {
        let all = &self.figures[self.of[at] as usize];
        let own = all.partition_point(|&other| (other as usize) < at);
        let earlier = all[..own].iter().rev().map(|&other| other as usize);
        earlier.take_while(move |&other| other + reach >= at)
    }
}

/// The place of a quantity among the figures, which stand in the order of their quantities.
pub(super) fn place(figures: &[Figure], quantity: usize) -> Option<usize> {
    figures
        .binary_search_by_key(&quantity, |figure| figure.quantity)
        .ok()
}

/// All figures of a document, in order.
pub(super) fn figures(view: &View<'_>, grids: &[Grid]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = labels(view, grids)
        .into_iter()
        .enumerate()
        .filter_map(|(q, label)| figure(view, q, label))
        .collect();
    let mut times: QuickMap<(u64, Unit), u32> = QuickMap::default();
    let key = |figure: &Figure| (figure.value.to_bits(), view.quantity(figure.quantity).unit);
    for figure in &figures {
        *times.entry(key(figure)).or_default() += 1;
    }
    for figure in &mut figures {
        figure.recurs = times[&key(figure)] > 1;
    }
    figures
}

fn figure(view: &View<'_>, q: usize, label: Option<Vec<u32>>) -> Option<Figure> {
    let quantity = view.quantity(q);
    let value = quantity
        .value
        .or_else(|| day(view, q))
        .filter(|value| *value > 0.0 && value.is_finite())?;
    if matches!(
        quantity.kind,
        Kind::Year | Kind::Range | Kind::Multiple | Kind::Ratio
    ) || value < 2.0 && quantity.in_words
    {
        return None;
    }
    let at = view.sentence(q).block;
    let block = view.document.blocks[at].kind;
    let is_heading = matches!(block, BlockKind::Heading(_)) || is_title(view, at);
    let is_cell = matches!(block, BlockKind::Cell { .. });
    if is_cell && label.is_none() {
        return None;
    }
    let label = label.map(|label| OnceCell::from(sorted(label)));
    let digits = if quantity.kind == Kind::Date {
        4
    } else {
        significant(value)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm lies between −400 and 400"
    )]
    let size = (value.log10() * 10.0).floor() as i32;
    Some(Figure {
        quantity: q,
        value,
        unit: quantity.unit.base,
        size,
        measured: measured(quantity.unit.base, size),
        topic: label.unwrap_or_default(),
        noun: OnceCell::new(),
        whole: Whole::of(value, quantity.grain),
        digits,
        is_cell,
        is_heading,
        block: at,
        recurs: false,
    })
}

/// The unit of a measure of which others are tenfolds, and a size in it: 45 megatonnes are 45,000,000,000,000 grams.
fn measured(unit: UnitId, size: i32) -> (UnitId, i32) {
    static BASES: LazyLock<Vec<UnitId>> = LazyLock::new(|| {
        let names = [
            "gram",
            "cubic metre",
            "metre",
            "square metre",
            "watt",
            "watt-hour",
        ];
        names
            .iter()
            .filter_map(|name| UnitId::named(name))
            .collect()
    });
    if unit == UnitId::NONE || unit.is_currency() || unit.is_time() {
        return (unit, size);
    }
    let found = BASES.iter().find_map(|&base| {
        let power = convert_difference(1.0, unit, base)?.log10();
        ((power - power.round()).abs() < 1e-9).then_some((base, power.round()))
    });
    #[expect(clippy::cast_possible_truncation, reason = "a power of ten is small")]
    found.map_or((unit, size), |(base, power)| {
        (base, size + 10 * power as i32)
    })
}

/// Whether a block is the short first line of a text, without a full stop: a headline that nothing marks as one.
fn is_title(view: &View<'_>, block: usize) -> bool {
    let words = view.words(view.document.blocks[block].span);
    block == 0 && words.len() < 160 && !words.trim_end().ends_with('.')
}

/// A number for an incomplete date: its month and day, or year and month.
fn day(view: &View<'_>, q: usize) -> Option<f64> {
    let date = view
        .quantity(q)
        .date
        .filter(|_| view.quantity(q).kind == Kind::Date)?;
    let part = |part: Option<u8>| part.map_or(0.0, f64::from);
    date.month?;
    (date.day.is_some() || date.year.is_some()).then(|| {
        f64::from(date.year.unwrap_or(0)) * 400.0 + part(date.month) * 32.0 + part(date.day)
    })
}

/// The content words of its sentence, sixteen words back and twelve ahead.
fn around<'v>(view: &'v View<'_>, q: usize) -> &'v [u32] {
    let token = view.token(q);
    let from = view.first_token(token).max(token.saturating_sub(16));
    let to = view.end_token(token).min(token + 13);
    view.numbered().wholes(from..to)
}

/// The content words right before and behind it.
fn beside(view: &View<'_>, q: usize) -> Vec<u32> {
    let (token, stems) = (view.token(q), view.numbered());
    let mut all = Vec::new();
    // "shoplifting (up 7%)": what is counted stands before the bracket.
    let mut opened = false;
    let before = (view.first_token(token)..token).rev().take(5);
    let reached = before.take_while(|&at| {
        let opens = !opened && view.mark(at) == Some('(');
        opened |= opens;
        opens || view.is_word(at)
    });
    for at in reached {
        all.extend_from_slice(stems.wholes(at..at + 1));
        if !all.is_empty() {
            break;
        }
    }
    let behind = token + 1..view.end_token(token).min(token + 4);
    let aside = |at: usize| {
        matches!(
            view.word(at),
            "in" | "at" | "after" | "when" | "since" | "during" | "while" | "because"
        )
    };
    for at in behind.take_while(|&at| view.is_word(at) && !aside(at)) {
        all.extend_from_slice(stems.wholes(at..at + 1));
    }
    all
}

fn sorted(mut stems: Vec<u32>) -> Vec<u32> {
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Significant digits of a nominal value, at most 6.
fn significant(value: f64) -> usize {
    if value == 0.0 || !value.is_finite() {
        return 1;
    }
    let size = value.abs();
    if size < 1e6 && size.fract() == 0.0 {
        let mut digits = size as u64;
        while digits.is_multiple_of(10) {
            digits /= 10;
        }
        return digits.ilog10() as usize + 1;
    }
    // Six digits as a whole number, its trailing zeros taken off.
    let mut digits = (value.abs() / 10_f64.powf(value.abs().log10().floor() - 5.0)).round() as u64;
    let mut count = 6;
    while digits.is_multiple_of(10) && count > 1 {
        digits /= 10;
        count -= 1;
    }
    count
}
