//! `restatement`: the same figure given twice in one document.
//!
//! Two quantities of one unit whose surroundings name the same thing must be one figure: their intervals meet. An
//! agreement needs a distinctive figure or a shared noun; a disagreement needs an anaphor ("the £4.2m penalty") or a
//! headline, and a slip that explains it (digits transposed, a power of ten). Silent for other years, sources, forecasts.

use std::collections::HashMap;

use document::BlockKind;
use extractor::{Cue, Interval, Kind, Role, Stance, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::diagnose::slip;
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let figures: Vec<Figure> = (0..view.reading.quantities.len())
        .filter_map(|q| figure(view, q))
        .collect();
    let mut by_size: HashMap<(UnitId, i32), Vec<usize>> = HashMap::new();
    for (at, figure) in figures.iter().enumerate() {
        let mut best: Option<(i32, &Figure)> = None;
        for size in figure.size - 1..=figure.size + 1 {
            for &earlier in by_size
                .get(&(figure.unit, size))
                .into_iter()
                .flatten()
                .rev()
                .take(40)
            {
                let other = &figures[earlier];
                let strength = agreement(view, figure, other);
                if strength > 0 && best.is_none_or(|(known, _)| strength > known) {
                    best = Some((strength, other));
                }
            }
        }
        if let Some((strength, other)) = best {
            out.push(said_again(view, figure, other, strength));
        } else {
            contradiction(view, &figures[..at], figure, out);
        }
        by_size
            .entry((figure.unit, figure.size))
            .or_default()
            .push(at);
    }
}

/// A quantity that can be said again.
struct Figure {
    quantity: usize,
    unit: UnitId,
    /// In tenths of a power of ten.
    size: i32,
    topic: Vec<String>,
    digits: usize,
}

fn figure(view: &View<'_>, q: usize) -> Option<Figure> {
    let quantity = view.quantity(q);
    let value = quantity.value?;
    let kind = matches!(
        quantity.kind,
        Kind::Cardinal
            | Kind::Money
            | Kind::Measure
            | Kind::Percent
            | Kind::Rate
            | Kind::Points
            | Kind::Duration
            | Kind::Fraction
    );
    if !kind || value <= 0.0 {
        return None;
    }
    let printed = view.words(quantity.number);
    let digits = printed.bytes().filter(u8::is_ascii_digit).count();
    // One-figure numbers say too little to be recognised again.
    if digits < 2 && quantity.unit.base == UnitId::NONE && value < 10.0 {
        return None;
    }
    let unit = quantity.unit.base;
    Some(Figure {
        quantity: q,
        unit,
        size: (value.log10() * 10.0).floor() as i32,
        topic: view.topic(q),
        digits: significant(value),
    })
}

/// Significant digits of a nominal value, at most 6.
fn significant(value: f64) -> usize {
    let text = format!("{value:.5e}");
    text.split('e')
        .next()
        .unwrap_or("")
        .trim_end_matches('0')
        .bytes()
        .filter(u8::is_ascii_digit)
        .count()
}

fn shared(a: &Figure, b: &Figure) -> usize {
    a.topic.iter().filter(|stem| b.topic.contains(stem)).count()
}

/// How surely two figures that agree are one figure said twice; 0 if they are not.
fn agreement(view: &View<'_>, later: &Figure, earlier: &Figure) -> i32 {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    if !meets(a.interval, b.interval) && !meets(a.bare, b.bare)
        || a.kind != b.kind && !(a.unit.base == b.unit.base)
    {
        return 0;
    }
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let change = |role: Role| matches!(role, Role::Change(_));
    if change(ca.role) != change(cb.role) || a.unit.per != b.unit.per {
        return 0;
    }
    if let (Some(x), Some(y)) = (ca.time.year, cb.time.year) {
        if x != y {
            return 0;
        }
    }
    let common = i32::try_from(shared(earlier, later)).unwrap_or(0);
    let same = a.value == b.value;
    let digits = i32::try_from(later.digits.min(earlier.digits)).unwrap_or(0);
    if same {
        if digits >= 3 && common >= 1 || digits >= 2 && common >= 2 || common >= 3 {
            4 + common.min(3)
        } else {
            0
        }
    } else if common >= 2 && digits >= 1 && later.digits != earlier.digits {
        3 + common.min(3)
    } else {
        0
    }
}

fn said_again(view: &View<'_>, later: &Figure, earlier: &Figure, strength: i32) -> Candidate {
    let loose = |q: usize| {
        let quantity = view.quantity(q);
        Interval {
            low: quantity.interval.low.min(quantity.bare.low),
            high: quantity.interval.high.max(quantity.bare.high),
        }
    };
    let claim = Claim::of(view, later.quantity);
    Candidate {
        rule: "restatement",
        claim: Claim {
            stated: loose(later.quantity),
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound {
            interval: loose(earlier.quantity),
            ..Bound::own(view, earlier.quantity)
        }],
        strength,
        sense: Sense::None,
    }
}

/// A figure that an anaphor or the body points back to, and that a slip turned into another.
fn contradiction(view: &View<'_>, before: &[Figure], later: &Figure, out: &mut Vec<Candidate>) {
    let q = later.quantity;
    let quantity = view.quantity(q);
    if view.change(q).is_some()
        || view.context(q).stance != Stance::Fact
        || view.is_furniture(q)
        || later.digits < 2
    {
        return;
    }
    let anaphor = anaphor(view, q);
    for earlier in before
        .iter()
        .rev()
        .filter(|earlier| earlier.unit == later.unit)
        .take(60)
    {
        let other = view.quantity(earlier.quantity);
        let headline = is_heading(view, earlier.quantity);
        if other.kind != quantity.kind
            || other.unit.per != quantity.unit.per
            || meets(other.interval, quantity.interval)
            || other.hedge != quantity.hedge
        {
            continue;
        }
        if view.change(earlier.quantity).is_some()
            || view.context(earlier.quantity).stance != Stance::Fact
            || !(anaphor || headline)
        {
            continue;
        }
        let times = (view.context(earlier.quantity).time, view.context(q).time);
        if times.0.year.is_some() && times.1.year.is_some() && times.0.year != times.1.year
            || times.0.earlier != times.1.earlier
        {
            continue;
        }
        let (Some(x), Some(y)) = (other.value, quantity.value) else {
            continue;
        };
        if slip(y, x, quantity.grain.max(other.grain)).is_none() {
            continue;
        }
        let common = i32::try_from(shared(earlier, later)).unwrap_or(0);
        let sources = view.between(view.token(earlier.quantity), view.token(q), &[Cue::But]);
        let strength = 6 + common.min(3) + i32::from(anaphor) + i32::from(headline && common >= 1)
            - 3 * i32::from(sources);
        if strength >= 8 || anaphor && later.digits >= 2 && common >= 1 {
            out.push(Candidate {
                strength: strength.max(8),
                ..said_again(view, later, earlier, strength)
            });
            return;
        }
    }
}

/// "the £4.2m penalty", "the 41 injured workers", "that 7.3 per cent reading".
fn anaphor(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.is_word(token - 1)
        && matches!(
            view.word(token - 1).to_ascii_lowercase().as_str(),
            "the" | "that" | "this" | "these" | "those"
        )
        && view.context(q).counted.is_some()
}

fn is_heading(view: &View<'_>, q: usize) -> bool {
    matches!(
        view.document.blocks[view.sentence(q).block].kind,
        BlockKind::Heading(_)
    )
}
