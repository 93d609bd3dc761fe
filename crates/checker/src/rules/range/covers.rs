//! A range that is told of figures which the paragraph gives one by one: "Rents run from £61 to £74: No. 1 pays £61, No. 2 £58, No. 3
//! £74". Its ends are the least and the greatest of them.
//!
//! Which figures are meant is told by the ends: both stand among figures of one kind, or one of them does as the least or greatest
//! of at least three. Silent where the range is of most of them only, of another time, a limit or a change, and where a figure
//! outside is set apart ("all but", "on average", "against").

use std::ops::Range;

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::inside::APART;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_bare_year, is_elliptical, is_few, nouns_differ};
use crate::view::{Few, View};
use crate::words::WordList;

/// How many sentences before and behind a range its figures may stand.
const REACH: usize = 3;
/// More figures of one kind are a table.
const MOST: usize = 12;

/// Words before a range that take it from the whole of its figures, or make it no statement of what they are.
const PARTIAL: WordList = words![
    "acceptable",
    "all but",
    "allowed",
    "average",
    "averaged",
    "averages",
    "bar",
    "chiefly",
    "except",
    "expected",
    "forecast",
    "generally",
    "half",
    "healthy",
    "ideally",
    "last year",
    "legal",
    "limit",
    "limits",
    "mainly",
    "majority",
    "many",
    "mean",
    "median",
    "most",
    "mostly",
    "normal",
    "normally",
    "often",
    "predicted",
    "previous",
    "previously",
    "recommended",
    "safe",
    "several",
    "some",
    "target",
    "targets",
    "the others",
    "the rest",
    "typically",
    "usual",
    "usually",
];

/// The figures of a range, and how surely they are.
struct Field {
    figures: Few,
    strength: i32,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        let Some((a, b)) = range
            .ends
            .filter(|&(a, b)| range.kind == Kind::Range && range.date.is_none() && a != b)
        else {
            continue;
        };
        let (low, high) = (a.min(b), a.max(b));
        let small = range.in_words && high < 4.0;
        if small || range.hedge != Hedge::None || view.is_furniture(r) || is_partial(view, r) {
            continue;
        }
        if let Some(field) = field(view, r, (low, high)) {
            out.extend(bind(view, r, (low, high), &field));
        }
    }
}

/// Whether words say that the range is of some of the figures, of other times, or a change from one to the other.
fn is_partial(view: &View<'_>, r: usize) -> bool {
    let token = view.token(r);
    let first = view.first_token(token).max(token.saturating_sub(9));
    let told = (first..token)
        .rev()
        .take_while(|&t| view.at(t).is_none())
        .any(|t| {
            view.cues(t)
                .any(&[Cue::Hypothetical, Cue::Forecast, Cue::Average])
                || view.is_word(t) && view.begins(t, PARTIAL)
        });
    let moves = view.printed(r).starts_with("from ")
        && (token.saturating_sub(4).max(first)..token).any(|t| {
            view.cues(t).any(&[Cue::Rise, Cue::Fall, Cue::ChangeVerb])
                && !view.cues(t).has(Cue::Spread)
        });
    told || moves
}

/// The values of figures near a range that may be told by it, each in the range's unit.
pub(super) fn near(view: &View<'_>, r: usize) -> Vec<(usize, f64)> {
    let unit = view.quantity(r).unit.base;
    view.around(view.context(r).sentence, REACH, REACH)
        .filter(|&q| {
            let quantity = view.quantity(q);
            let kinds = matches!(
                quantity.kind,
                Kind::Cardinal
                    | Kind::Money
                    | Kind::Measure
                    | Kind::Percent
                    | Kind::Duration
                    | Kind::Age
                    | Kind::Rate
            );
            let united = quantity.unit.base != UnitId::NONE;
            // "Five were opened", "a two-bedroom flat": how many, not how much.
            let few = is_few(view, q) && !united;
            q != r
                && !few
                && kinds
                && (unit == UnitId::NONE || united || is_elliptical(view, q))
                && !is_bare_year(view, q)
        })
        .filter_map(|q| Some((q, view.value_in(q, unit)?)))
        .collect()
}

/// Whether two figures are of one measure, one of them perhaps without its unit.
pub(super) fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    view.comparable(a, b) && !nouns_differ(view, a, b)
        || is_elliptical(view, a)
        || is_elliptical(view, b)
}

fn field(view: &View<'_>, r: usize, (low, high): (f64, f64)) -> Option<Field> {
    let all = near(view, r);
    if all.len() < 3 || all.len() > 3 * MOST {
        return None;
    }
    let half = view.quantity(r).grain / 2.0;
    let at = |end: f64| {
        all.iter()
            .filter(move |&&(_, value)| (value - end).abs() <= half + 1e-9)
            .map(|&(q, _)| q)
    };
    let both = at(low)
        .flat_map(|a| at(high).map(move |b| (a, b)))
        .filter(|&(a, b)| a != b && alike(view, a, b))
        .min_by_key(|&(a, b)| view.distance(a, b));
    let of = |models: [usize; 2]| -> Few {
        let sentences = models.map(|q| view.context(q).sentence);
        let within = sentences[0].min(sentences[1])..=sentences[0].max(sentences[1]);
        all.iter()
            .map(|&(q, _)| q)
            .filter(|&q| within.contains(&view.context(q).sentence))
            .filter(|&q| models.contains(&q) || models.iter().all(|&model| alike(view, q, model)))
            .collect()
    };
    if let Some((a, b)) = both {
        let figures = of([a, b]);
        let strength = if (3..=MOST).contains(&figures.len()) {
            9
        } else {
            0
        };
        return (strength > 0).then_some(Field { figures, strength });
    }
    let value = |q: usize| all.iter().find(|it| it.0 == q).map_or(f64::NAN, |it| it.1);
    if view.context(r).time.earlier {
        return None;
    }
    for (end, lowest) in [(low, true), (high, false)] {
        for q in at(end) {
            let figures = of([q, q]);
            let extreme = figures.iter().all(|&l| {
                let off = value(l) - value(q);
                if lowest { off >= 0.0 } else { off <= 0.0 }
            });
            if extreme && (3..=MOST).contains(&figures.len()) {
                return Some(Field {
                    figures,
                    strength: 6,
                });
            }
        }
    }
    None
}

fn bind(view: &View<'_>, r: usize, (low, high): (f64, f64), field: &Field) -> Option<Candidate> {
    let unit = view.quantity(r).unit.base;
    let half = view.quantity(r).grain / 2.0;
    let value = |q: usize| view.value_in(q, unit).unwrap_or(f64::NAN);
    let figures = &field.figures;
    let least = *figures
        .iter()
        .min_by(|&&a, &&b| value(a).total_cmp(&value(b)))?;
    let most = *figures
        .iter()
        .max_by(|&&a, &&b| value(a).total_cmp(&value(b)))?;
    let below = value(least) < low - half - 1e-9;
    let above = value(most) > high + half + 1e-9;
    let inside = value(least) > low + half + 1e-9 || value(most) < high - half - 1e-9;
    if below && above || inside && !below && !above {
        return None;
    }
    let (end, real) = if below { (low, least) } else { (high, most) };
    if (below || above) && stands_apart(view, real, r) {
        return None;
    }
    let end = Interval::around(end, half);
    Some(end_of(view, r, end, (real, value(real)), field.strength))
}

/// One end of a range as the figure that it should be.
pub(super) fn end_of(
    view: &View<'_>,
    r: usize,
    end: Interval,
    (real, value): (usize, f64),
    strength: i32,
) -> Candidate {
    Candidate {
        rule: "range",
        claim: Claim {
            stated: end,
            bare: end,
            value: f64::midpoint(end.low, end.high),
            hedge: Hedge::None,
            grain: end.high - end.low,
            loose: true,
            ..Claim::of(view, r)
        },
        formula: Formula::Same,
        operands: vec![Bound {
            interval: Interval::exact(value),
            value,
            ..Bound::own(view, real)
        }],
        strength,
        sense: Sense::None,
    }
}

/// Whether words beside a figure outside the range set it apart from the others, or it is of another time.
pub(super) fn stands_apart(view: &View<'_>, q: usize, r: usize) -> bool {
    let at = view.token(q);
    let first = view.first_token(at);
    let start = (first..at).rev().take(8).find(|&t| view.at(t).is_some());
    let words: Range<usize> =
        start.map_or(first.max(at.saturating_sub(8)), |t| t + 1)..view.end_token(at).min(at + 4);
    let time = &view.context(q).time;
    time.earlier
        || view.token(r).abs_diff(at) == 0
        || words.into_iter().any(|t| {
            view.cues(t)
                .any(&[Cue::Hypothetical, Cue::Average, Cue::Against, Cue::Total])
                || view.is_word(t) && view.begins(t, APART)
        })
}
