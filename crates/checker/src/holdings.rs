//! Which figure is whose, however a text sets it out: "Ash 31, Birch 58 and Cedar 44" · "17 sopranos, 21 altos" · "Northway ran 212 trains;
//! Coastlink had 150".
//!
//! The words between two figures of a kind go to the one they are not parted from by the strongest mark between them; words that
//! stand with several figures name none of them.

use extractor::{Cue, Kind, Per, Role, Stance, UnitId};
use smallvec::SmallVec;

use crate::parts::{
    commonest, is_amount, is_bare_year, is_elliptical, is_few, is_linked, is_whole, nouns_differ,
};
use crate::view::View;

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
        let united = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
        let mut figures: SmallVec<[usize; 8]> = all
            .iter()
            .copied()
            .filter(|&l| alike(view, model, l))
            .collect();
        // "lot 12, a clock, made £1,400; lot 13, £850": where figures have their unit, what has none is of something else.
        let united: SmallVec<[usize; 8]> = figures.iter().copied().filter(|&l| united(l)).collect();
        figures.retain(|&mut l| {
            let same = |&&o: &&usize| view.context(o).sentence == view.context(l).sentence;
            united.contains(&l) || united.iter().filter(same).count() < 2
        });
        tidy(view, &mut figures);
        if !(2..=MOST).contains(&figures.len()) || !are_of_one_kind(view, &figures) {
            return None;
        }
        let (labels, tokens) = labels(view, &figures);
        let mut found = Self {
            figures,
            labels,
            tokens,
        };
        found.drop_shared();
        Some(found)
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
        let named = |least: u64| -> SmallVec<[usize; 4]> {
            let told = |label: &Label| {
                let mut names = label.iter();
                names.any(|name| *name >= least && told.contains(name))
            };
            let pairs = self.figures.iter().zip(&self.labels);
            pairs
                .filter(|(_, label)| told(label))
                .map(|(&figure, _)| figure)
                .collect()
        };
        // "The second quarter" is the second, whatever else is a quarter.
        let dated = named(DATED);
        if dated.is_empty() { named(0) } else { dated }
    }

    /// Whether every figure has a name, or all but one of many.
    pub(crate) fn is_labelled(&self) -> bool {
        let bare = self.labels.iter().filter(|label| label.is_empty()).count();
        bare == 0 || bare == 1 && self.labels.len() > 3
    }
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
                &["the", "these", "those", "all", "of", "its", "their"],
            ));
    is_amount(view, q)
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

/// How strongly a token parts what stands before it from what stands behind.
fn parts(view: &View<'_>, at: usize) -> u8 {
    match view.mark(at) {
        // "Ash: 31": the mark stands between a figure and its name.
        Some(':') if view.at(at + 1).is_some_and(|q| !is_dated(view, q)) => return 0,
        Some(';' | ':') => return 3,
        Some(',' | '—' | '–' | '|' | '/' | '·') => return 2,
        _ => {}
    }
    let joins = view.cues(at).any(&[Cue::And, Cue::But, Cue::Against]);
    u8::from(joins || view.is_one_of(at, &["while", "whereas"]))
}

/// The names of each figure, and the tokens that they span.
fn labels(view: &View<'_>, figures: &[usize]) -> (SmallVec<[Label; 8]>, std::ops::Range<usize>) {
    let mut before: SmallVec<[Label; 8]> = SmallVec::new();
    let mut behind: SmallVec<[Label; 8]> = SmallVec::new();
    before.resize(figures.len(), Label::new());
    behind.resize(figures.len(), Label::new());
    let start = |q: usize| view.token(q);
    let (first, last) = (figures[0], figures[figures.len() - 1]);
    let opening = start(first)
        .saturating_sub(REACH)
        .max(view.first_token(start(first)));
    let opens = (opening..start(first))
        .rev()
        .find(|&at| parts(view, at) == 3)
        .map_or(opening, |at| at + 1);
    let other = |t: &usize| view.at(*t).is_some_and(|q| !is_dated(view, q));
    // What stands beyond a figure of another kind is said of that.
    let ahead = |from: usize, to: usize| (from..to).rev().find(other).map_or(from, |t| t + 1)..to;
    let after = |from: usize, to: usize| from..(from..to).find(other).unwrap_or(to);
    // What stands before the last mark is the heading of all.
    let within = start(first) + 1..start(figures[1]);
    let inner_mark = within.map(|t| parts(view, t)).max().unwrap_or(2).max(2);
    let opens = (opens..start(first))
        .rev()
        .find(|&at| parts(view, at) >= inner_mark)
        .map_or(opens, |at| at + 1);
    names(view, ahead(opens, start(first)), &mut before[0]);
    for (at, pair) in figures.windows(2).enumerate() {
        let (from, to) = (start(pair[0]) + 1, start(pair[1]));
        if view.context(pair[0]).sentence != view.context(pair[1]).sentence {
            names(view, after(from, view.end_token(from - 1)), &mut behind[at]);
            names(view, ahead(view.first_token(to), to), &mut before[at + 1]);
            continue;
        }
        let strongest = (from..to).map(|t| parts(view, t)).max().unwrap_or(0);
        if strongest == 0 {
            names(view, ahead(from, to), &mut before[at + 1]);
            continue;
        }
        let cuts = || (from..to).filter(|&t| parts(view, t) == strongest);
        let (one, last_cut) = (cuts().next().unwrap_or(from), cuts().last().unwrap_or(from));
        names(view, after(from, one), &mut behind[at]);
        // "Ash, 31, Birch, 58"
        let last_cut = if last_cut + 1 == to { one } else { last_cut };
        names(view, ahead(last_cut, to), &mut before[at + 1]);
    }
    let close = view.end_token(start(last)).min(start(last) + REACH);
    let closes = (start(last) + 1..close)
        .find(|&at| parts(view, at) > 1 || view.cues(at).has(Cue::And))
        .unwrap_or(close);
    names(
        view,
        after(start(last) + 1, closes),
        &mut behind[figures.len() - 1],
    );
    let inner = figures.len() - 1;
    let leads = before[1..].iter().any(|label| !label.is_empty());
    let follows = behind[..inner].iter().any(|label| !label.is_empty());
    // "In the quarter sopranos numbered 17, altos 21": where all names lead, what follows the last is no name, and the other way round.
    if leads && !follows {
        behind[inner].clear();
    }
    if follows && !leads {
        before[0].clear();
    }
    let end = if behind[inner].is_empty() {
        start(last) + 1
    } else {
        closes
    };
    let from = if before[0].is_empty() {
        start(first)
    } else {
        opens
    };
    let both = before
        .into_iter()
        .zip(behind)
        .map(|(mut label, other)| {
            label.extend(other);
            label
        })
        .collect();
    (both, from..end)
}

/// Whether a number names a time or place and measures nothing.
fn is_dated(view: &View<'_>, q: usize) -> bool {
    matches!(
        view.quantity(q).kind,
        Kind::Year | Kind::Date | Kind::Ordinal
    ) || is_bare_year(view, q)
}

/// Numbers above all stems stand for years, dates and ordinals.
const DATED: u64 = 1 << 40;

fn names(view: &View<'_>, tokens: std::ops::Range<usize>, out: &mut Label) {
    if tokens.is_empty() {
        return;
    }
    for at in tokens.clone() {
        // "makes" is no maker.
        let verb = view
            .cues(at)
            .any(&[Cue::Making, Cue::Level, Cue::Attribution])
            || view.lower(at).ends_with("makes")
            || view.lower(at).ends_with("making");
        if !verb && view.is_word(at) {
            let stems = view.numbered().wholes(at..at + 1);
            out.extend(stems.iter().map(|&stem| u64::from(stem)));
        }
    }
    for q in tokens.filter_map(|at| view.at(at)) {
        let quantity = view.quantity(q);
        if is_dated(view, q) {
            let value = quantity.value.map_or_else(
                || {
                    view.printed(q)
                        .bytes()
                        .fold(7, |sum, byte| sum * 31 % (1 << 32) + u64::from(byte))
                },
                |value| value.to_bits() >> 20,
            );
            out.push(DATED + value);
        }
    }
}
