//! Which figure is whose, however a text sets it out: "Ash 31, Birch 58 and Cedar 44" · "17 sopranos, 21 altos" · "Northway ran 212 trains;
//! Coastlink had 150".
//!
//! The words between two figures of a kind go to the one they are not parted from by the strongest mark between them; words that
//! stand with several figures name none of them.

mod names;

use extractor::{Cue, Per, Role, Stance, UnitId};
use smallvec::SmallVec;

use crate::parts::{
    commonest, is_amount, is_bare_year, is_elliptical, is_few, is_linked, is_whole, nouns_differ,
};
use crate::view::View;
use names::{DATED, PROPER, SIDE, is_named, labels, names};

/// More figures of one kind are a table, not a list that is told.
const MOST: usize = 10;
/// How many tokens beside the first or last figure its words may stand.
const REACH: usize = 14;

/// What names a figure: stems of words, years, dates and ordinals, as numbers.
type Label = SmallVec<[u64; 8]>;

/// Figures of one kind, each with what names it alone.
pub(crate) struct Holdings {
    pub(crate) figures: SmallVec<[usize; 8]>,
    labels: SmallVec<[Label; 8]>,
    /// From the first token of its words to behind the last.
    pub(crate) tokens: std::ops::Range<usize>,
}

impl Holdings {
    /// The figures of the measure that most figures of some sentences share.
    pub(crate) fn of(view: &View<'_>, sentences: std::ops::RangeInclusive<usize>) -> Option<Self> {
        let (first, last) = (*sentences.start(), *sentences.end());
        let all: SmallVec<[usize; 12]> = (view.in_sentence(first).start
            ..view.in_sentence(last).end)
            .filter(|&q| is_held(view, q))
            .collect();
        let model = commonest(view, &all, |l, other| alike(view, l, other))?;
        let figures = like(view, &all, model);
        if !(2..=MOST).contains(&figures.len()) || !are_of_one_kind(view, &figures) {
            return None;
        }
        Some(Self::over(view, figures))
    }

    /// Every measure of which some sentences tell three figures or more, whatever these count.
    pub(crate) fn every(
        view: &View<'_>,
        sentences: std::ops::RangeInclusive<usize>,
    ) -> SmallVec<[Self; 2]> {
        let (first, last) = (*sentences.start(), *sentences.end());
        let mut left: SmallVec<[usize; 12]> = (view.in_sentence(first).start
            ..view.in_sentence(last).end)
            .filter(|&q| is_held(view, q))
            .take(4 * MOST)
            .collect();
        // "49, said the manager, who signed seven players": a few in words beside many figures.
        if left.iter().filter(|&&q| !is_few(view, q)).count() > 2 {
            left.retain(|&mut q| !is_few(view, q));
        }
        // "16, 27, 34 and 21 days, which makes the 27-day closing the third-longest": told once more.
        let names_a_thing = |q: usize| {
            let quantity = view.quantity(q);
            view.printed(q)[quantity.number.end - quantity.span.start..].starts_with('-')
        };
        if left.iter().filter(|&&q| !names_a_thing(q)).count() > 2 {
            left.retain(|&mut q| !names_a_thing(q));
        }
        let mut found = SmallVec::new();
        while left.len() > 2 {
            let united = |&&q: &&usize| view.quantity(q).unit.base != UnitId::NONE;
            let model = left.iter().find(united).copied().unwrap_or(left[0]);
            let mut figures = like(view, &left, model);
            drop_total(view, &mut figures);
            left.retain(|&mut q| q != model && !figures.contains(&q));
            if (3..=MOST).contains(&figures.len()) {
                found.push(Self::over(view, figures));
            }
        }
        found
    }

    /// Some figures with what names them.
    fn over(view: &View<'_>, figures: SmallVec<[usize; 8]>) -> Self {
        let (labels, tokens) = labels(view, &figures);
        let mut found = Self {
            figures,
            labels,
            tokens,
        };
        found.drop_shared();
        found
    }

    fn drop_shared(&mut self) {
        let shared: Label = self
            .labels
            .iter()
            .flatten()
            .copied()
            .filter(|name| self.labels.iter().filter(|l| l.contains(name)).count() > 1)
            .collect();
        for label in &mut self.labels {
            label.retain(|name| !shared.contains(name));
        }
    }

    /// The one figure that some tokens name; none if they name none or several.
    pub(crate) fn named(&self, view: &View<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
        match self.all_named(view, tokens)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// All figures that some tokens name.
    pub(crate) fn all_named(
        &self,
        view: &View<'_>,
        tokens: std::ops::Range<usize>,
    ) -> SmallVec<[usize; 4]> {
        let mut told = Label::new();
        names(view, tokens, &mut told);
        // "The second quarter" is the second, whatever else is a quarter.
        let dated = self.sharing(&told, DATED);
        if dated.is_empty() {
            self.worded(&told)
        } else {
            dated
        }
    }

    /// The figures with one of some words, else with another word for the same side.
    fn worded(&self, told: &Label) -> SmallVec<[usize; 4]> {
        let words: Label = told
            .iter()
            .copied()
            .filter(|n| !(SIDE..PROPER).contains(n))
            .collect();
        let found = self.sharing(&words, 0);
        if found.is_empty() {
            self.sharing(told, 0)
        } else {
            found
        }
    }

    /// The figures with one of some names, of those from `least` on.
    fn sharing(&self, told: &Label, least: u64) -> SmallVec<[usize; 4]> {
        let meets = |label: &Label| label.iter().any(|n| *n >= least && told.contains(n));
        let pairs = self.figures.iter().zip(&self.labels);
        let pairs = pairs.filter(|(_, label)| meets(label));
        pairs.map(|(&figure, _)| figure).collect()
    }

    /// The same, where a name in capitals or a date counts before other words, and alone where every figure has one: "council" names
    /// no one of several towns.
    pub(crate) fn called(
        &self,
        view: &View<'_>,
        tokens: std::ops::Range<usize>,
    ) -> SmallVec<[usize; 4]> {
        let mut told = Label::new();
        names(view, tokens, &mut told);
        let proper = |label: &Label| label.iter().any(|n| *n >= PROPER);
        for least in [DATED, PROPER] {
            let found = self.sharing(&told, least);
            if !found.is_empty() {
                return found;
            }
        }
        let mut labels = self.labels.iter();
        if labels.all(proper) {
            SmallVec::new()
        } else {
            self.worded(&told)
        }
    }

    /// Whether every figure has a name, or all but one of many.
    pub(crate) fn is_labelled(&self) -> bool {
        let bare = self.labels.iter().filter(|label| !is_named(label)).count();
        bare == 0 || bare == 1 && self.labels.len() > 3
    }
}

/// The figures of the measure of one of them.
fn like(view: &View<'_>, all: &[usize], model: usize) -> SmallVec<[usize; 8]> {
    let united = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
    let mut figures: SmallVec<[usize; 8]> = all
        .iter()
        .copied()
        .filter(|&l| alike(view, model, l))
        .collect();
    // "lot 12, a clock, made £1,400; lot 13, £850": where figures have their unit, what has none is of something else.
    let with_unit: SmallVec<[usize; 8]> = figures.iter().copied().filter(|&l| united(l)).collect();
    figures.retain(|&mut l| {
        let same = |&&o: &&usize| view.context(o).sentence == view.context(l).sentence;
        with_unit.contains(&l) || with_unit.iter().filter(same).count() < 2
    });
    tidy(view, &mut figures);
    figures
}

/// Whether a figure can be what one of several things has: a level that is told as a fact, and no whole of others.
fn is_held(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let context = view.context(q);
    let token = view.token(q);
    let taken_out = view.cue_behind(token, 1, &[Cue::OfThose]).is_some();
    let counts_them = taken_out
        || is_few(view, q)
            && (view.is_one_of(
                token.saturating_sub(1),
                words!["the", "these", "those", "all", "of", "its", "their"],
            ));
    // "the other nine have 2,050 together"
    let together = (token + 1..view.end_token(token).min(token + 4))
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            view.is_one_of(
                at,
                words!["together", "combined", "between them", "altogether"],
            )
        });
    is_amount(view, q)
        && !together
        && !is_bare_year(view, q)
        && !quantity.hedge.is_bound()
        && context.stance == Stance::Fact
        && context.role != Role::Base
        && !counts_them
        && !is_whole(view, q)
        && view.cue_before(token, 3, &[Cue::Average]).is_none()
}

/// Takes out a number that says how many there are ("Four terminals moved …"), and the total of all others.
fn tidy(view: &View<'_>, figures: &mut SmallVec<[usize; 8]>) {
    if let [first, second, ..] = figures[..]
        && is_few(view, first)
        && !view.quantity(second).in_words
    {
        figures.remove(0);
    }
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let sum: f64 = figures.iter().map(|&q| value(q)).sum();
    if figures.len() > 3 {
        figures.retain(|&mut q| (sum - 2.0 * value(q)).abs() > 1e-6 * sum);
    }
}

/// Takes out a last figure that sums up the sentences before: "That adds up to 206".
fn drop_total(view: &View<'_>, figures: &mut SmallVec<[usize; 8]>) {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let sum: f64 = figures.iter().map(|&q| value(q)).sum();
    let sentence = |q: usize| view.context(q).sentence;
    let Some(&first) = figures.first() else {
        return;
    };
    if figures.len() > 3 {
        figures.retain(|&mut q| {
            let cued = |cue: Cue| view.cue_before(view.token(q), 4, &[cue]).is_some();
            // "Cod made £61m" is no total of less than all others.
            let most = 2.0 * value(q) > 0.8 * sum;
            let total = cued(Cue::Total) || cued(Cue::Making) && most;
            sentence(q) == sentence(first) || !total && (sum - 2.0 * value(q)).abs() > 0.02 * sum
        });
    }
}

/// Whether two figures can be of one list: of one measure and unit; a bare one takes that of a figure before it.
fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    let bare = |q: usize| is_elliptical(view, q) && !is_few(view, q);
    let per = |q: usize| view.per(q);
    let rates = per(a) == per(b) || per(a) == Per::Nothing || per(b) == Per::Nothing;
    let block = |q: usize| view.sentence(q).block;
    x.kind == y.kind && view.comparable(a, b) && rates
        || block(a) == block(b) && bare(a.max(b)) && !is_few(view, a.min(b))
}

/// Whether figures that count things count the same, or stand in one list: "17 sopranos, 21 altos".
fn are_of_one_kind(view: &View<'_>, figures: &[usize]) -> bool {
    figures.windows(2).all(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let near = view.context(a).sentence == view.context(b).sentence
            && view.token(b) - view.token(a) <= REACH
            && is_linked(view, a, b);
        let named = |q: usize| view.context(q).counted.is_some();
        near || !view.is_count(a) || !nouns_differ(view, a, b) && named(a) == named(b)
    })
}
