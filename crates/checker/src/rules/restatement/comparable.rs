//! Whether two figures that differ could be one, by all but their words: kind, hedge, role, time and precision.

use extractor::{Hedge, Kind, Role};

use super::agreement::equally_precise;
use super::figure::Figure;
use super::frame::roles_fit;
use crate::judge::meets;
use crate::view::View;

/// "men (89%) more than women (85%)" · "89% of men, compared with 85% of women": a figure that another is held against in one
/// sentence and stands beside it in the other. Both sentences must give that other figure.
fn held_against(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let level = |role: Role| matches!(role, Role::Level | Role::Reference);
    let (x, y) = (later.quantity, earlier.quantity);
    let others = |q: usize| {
        view.in_sentence(view.context(q).sentence)
            .filter(move |&other| other != q && view.quantity(other).unit == view.quantity(q).unit)
            .filter_map(|other| view.quantity(other).value)
    };
    level(view.context(x).role)
        && level(view.context(y).role)
        && others(x).any(|value| others(y).any(|other| other.total_cmp(&value).is_eq()))
}

/// "a seven-year voyage" and "seven years and two months": whole units of time stand for what is counted in smaller ones.
fn is_in_whole_years(view: &View<'_>, a: &Figure, b: &Figure) -> bool {
    let whole = |figure: &Figure| figure.value.fract() == 0.0;
    let time = view.quantity(a.quantity).unit.base.is_time();
    time && whole(a) != whole(b) && (a.value - b.value).abs() < 1.0
}

/// Whether two figures could be one, by all but their values.
pub(super) fn comparable(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    roles_meet(view, later, earlier) && comparable_but_for_role(view, later, earlier)
}

/// Whether two figures are both levels, or both changes the same way.
pub(super) fn roles_meet(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let role = |figure: &Figure| view.context(figure.quantity).role;
    roles_fit(role(earlier), role(later)) || held_against(view, later, earlier)
}

/// Whether two figures could be one, by all but their values and roles.
pub(super) fn comparable_but_for_role(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let time = |figure: &Figure| view.context(figure.quantity).time.earlier;
    time(later) == time(earlier) && comparable_but_for_both(view, later, earlier)
}

/// Whether two figures could be one, by all but their values, whether or not one is said to be of an earlier time.
pub(super) fn comparable_but_for_time(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    roles_meet(view, later, earlier) && comparable_but_for_both(view, later, earlier)
}

/// Whether two figures could be one, by their kinds, hedges, years and precision.
fn comparable_but_for_both(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let years = matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y);
    let bound = Hedge::is_bound;
    a.kind == b.kind
        && a.unit == b.unit
        && !matches!(a.kind, Kind::Date | Kind::Ordinal | Kind::Age)
        && (bound(a.hedge) == bound(b.hedge))
        && (!bound(a.hedge) || a.hedge == b.hedge)
        && !years
        && ca.sentence != cb.sentence
        && ca.stance == cb.stance
        && !is_in_whole_years(view, later, earlier)
        && if equally_precise(view, later, earlier) {
            (later.value - earlier.value).abs() > 1e-9 * earlier.value
        } else {
            !meets(a.bare, b.bare) && (bound(a.hedge) || !meets(a.interval, b.interval))
        }
}
