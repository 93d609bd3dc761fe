//! Two figures that agree: how surely are they one figure said twice?

use extractor::{Direction, Hedge, Interval, Kind, Per, Role};

use super::contradiction::{are_parted, points_back};
use super::figure::Figure;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::View;

/// How surely two figures that agree are one figure said twice; 0 if they are not. `worded` tells how surely the words of
/// their own parts of the clause say so.
pub(super) fn strength(
    view: &View<'_>,
    later: &Figure,
    earlier: &Figure,
    worded: impl FnOnce() -> i32,
) -> i32 {
    let Some(equal) = one_value(view, later, earlier) else {
        return 0;
    };
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let cell = later.is_cell || earlier.is_cell;
    let other_year = matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y);
    let common = earlier.shared(view, later) + i32::from(earlier.is_heading);
    let noun = earlier.same_noun(view, later);
    let change = |role: Role| matches!(role, Role::Change(_));
    let digits = later.digits.min(earlier.digits);
    // "That 7.3 per cent reading": a word that points back stands for the shared topic.
    let near = cb.sentence - ca.sentence <= 2 && !cell && points_back(view, later.quantity);
    let common = common + i32::from(near);
    // So many digits are hardly ever those of two figures.
    let sharp = equal && digits >= 4;
    if other_year && a.kind != Kind::Date
        || change(ca.role) != change(cb.role)
            && common < if sharp { 1 } else { 2 }
            && !cell
            && !near
    {
        return 0;
    }
    // "a rate of 7.9 per thousand births": said again, it needs not say per what.
    let bare = a.unit.per != b.unit.per && !cell;
    let enough = if equal {
        match digits {
            // Percentages lie between nought and a hundred: three digits of them are soon the same.
            3 if a.kind == Kind::Percent => common >= 2 || noun,
            3.. => common > i32::from(bare),
            2 => common >= 2 || !bare && (noun || near),
            _ => noun && common >= 2 || common >= 4,
        }
    } else {
        common >= 2 && (digits >= 2 || noun)
    };
    if enough {
        return 4 + common.min(3) + i32::from(noun);
    }
    if cell { 0 } else { worded() }
}

/// Whether two figures can be one by their values and kinds: `Some(true)` where they are equal, `Some(false)` where the one is
/// the other to more digits.
fn one_value(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<bool> {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let cell = later.is_cell || earlier.is_cell;
    let factor = earlier.times(later);
    let value = earlier.value * factor;
    // Figures that differ can only be one if the one is printed to more digits.
    let equal = (later.value - value).abs() <= 1e-9 * value.abs();
    if !equal && (cell || later.digits == earlier.digits) {
        return None;
    }
    // "Bank shuts 5,360 branches: the 5,360 closures begin in May"
    let parted = ca.sentence == cb.sentence
        && equal
        && later.digits >= 3
        && are_parted(view, earlier.quantity, later.quantity);
    let fits =
        |theirs: Interval, own: Interval| agree(later.value, value, times(theirs, factor), own);
    if ca.sentence == cb.sentence && !parted
        || !(fits(a.interval, b.interval) || fits(a.bare, b.bare))
    {
        return None;
    }
    if later.is_cell && earlier.is_cell || !cell && !alike(a.kind, b.kind) {
        return None;
    }
    // Per one thing it is another figure than per another.
    let per = a.unit.per == b.unit.per || [a, b].iter().any(|x| x.unit.per == Per::Nothing);
    let opposite = matches!(
        (ca.role, cb.role),
        (Role::Change(Direction::Up), Role::Change(Direction::Down))
            | (Role::Change(Direction::Down), Role::Change(Direction::Up))
    );
    ((per || cell) && !opposite).then_some(equal)
}

/// The ends of an interval, both so many times as large.
fn times(interval: Interval, factor: f64) -> Interval {
    Interval {
        low: interval.low * factor,
        high: interval.high * factor,
    }
}

/// Whether the intervals meet. A half-line ("more than two million") is met only by what is near its end.
fn agree(later: f64, earlier: f64, a: Interval, b: Interval) -> bool {
    let open = [a, b]
        .iter()
        .any(|interval| interval.low.is_infinite() || interval.high.is_infinite());
    let near = || (later / earlier).ln().abs() < 1.1_f64.ln();
    let dated = a.low == 0.0 && a.high == 0.0 || b.low == 0.0 && b.high == 0.0;
    if dated {
        return later.total_cmp(&earlier).is_eq();
    }
    meets(a, b) && (!open || near())
}

/// Whether two kinds can be of one figure.
fn alike(a: Kind, b: Kind) -> bool {
    a == b
        || matches!(
            (a, b),
            (
                Kind::Cardinal | Kind::Measure | Kind::Rate,
                Kind::Cardinal | Kind::Measure | Kind::Rate
            ) | (Kind::Percent | Kind::Points, Kind::Percent | Kind::Points)
        )
}

/// Two figures that must be equal and are not: printed to the same place, they do not excuse each other by rounding.
pub(super) fn contradicts(
    view: &View<'_>,
    later: &Figure,
    earlier: &Figure,
    strength: i32,
) -> Candidate {
    let mut candidate = said_again(view, later, earlier, strength);
    if equally_precise(view, later, earlier) {
        candidate.claim.stated = Interval::exact(later.value);
        candidate.operands[0].interval = Interval::exact(earlier.value);
    }
    candidate
}

/// Whether both are printed to the same place and neither is loosened: the same quantity then is the same figure.
pub(super) fn equally_precise(view: &View<'_>, a: &Figure, b: &Figure) -> bool {
    let (x, y) = (view.quantity(a.quantity), view.quantity(b.quantity));
    let plain = |hedge: Hedge| matches!(hedge, Hedge::None | Hedge::Exactly);
    plain(x.hedge) && plain(y.hedge) && (x.grain - y.grain).abs() <= 1e-9 * x.grain
}

/// The later figure as the claim, the earlier as its operand.
pub(super) fn said_again(
    view: &View<'_>,
    later: &Figure,
    earlier: &Figure,
    strength: i32,
) -> Candidate {
    let loose = |figure: &Figure| {
        let quantity = view.quantity(figure.quantity);
        if quantity.value.is_none() {
            return Interval::exact(figure.value);
        }
        Interval {
            low: quantity.interval.low.min(quantity.bare.low),
            high: quantity.interval.high.max(quantity.bare.high),
        }
    };
    let claim = Claim::of(view, later.quantity);
    let factor = earlier.times(later);
    Candidate {
        rule: "restatement",
        claim: Claim {
            value: later.value,
            stated: loose(later),
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound {
            quantity: earlier.quantity,
            value: earlier.value * factor,
            interval: times(loose(earlier), factor),
        }],
        strength,
        sense: Sense::None,
    }
}
