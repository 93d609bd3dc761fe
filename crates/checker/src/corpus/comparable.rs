//! Which two figures could be one: of one kind, in units that can be converted, counted per the same.

use extractor::{Direction, Kind, Per, UnitId};

use super::fact::{Class, Fact};
use super::index::filed;
use super::same::agree;

/// Whether a figure can be found in another document at all.
pub(crate) fn can_match(fact: &Fact) -> bool {
    match fact.class {
        Class::Date => fact.kind == Kind::Date || !fact.head.is_empty(),
        Class::Level => {
            fact.value != 0.0
                && !(matches!(fact.kind, Kind::Duration | Kind::Cardinal) && fact.value.abs() < 3.0)
        }
        Class::Part => true,
        Class::Change => matches!(
            fact.kind,
            Kind::Percent | Kind::Points | Kind::Cardinal | Kind::Money | Kind::Measure
        ),
    }
}

/// Whether two facts are of one kind and their units can be compared.
pub(crate) fn comparable(a: &Fact, b: &Fact) -> bool {
    let (x, y) = (a.unit.base, b.unit.base);
    let unit = x == y || x != UnitId::NONE && y != UnitId::NONE && x.dimension() == y.dimension();
    let way = |fact: &Fact| {
        fact.direction
            .filter(|direction| *direction != Direction::Either)
    };
    let class = filed(a) == filed(b)
        && (a.class != Class::Change || b.class != Class::Change || way(a) == way(b));
    let kind = (a.kind == Kind::Duration) == (b.kind == Kind::Duration);
    let money = (a.kind == Kind::Money) == (b.kind == Kind::Money);
    let per = match (a.unit.per, b.unit.per) {
        (x, y) if x == y => true,
        (Per::Unit(_) | Per::Nothing, Per::Unit(_) | Per::Nothing) => a.pace == b.pace,
        _ => false,
    };
    // So many of every 1,000 are no count; so many each contradict none.
    let of = match (a.per, b.per) {
        (x, y) if x == y => true,
        (Per::Count(_), _) | (_, Per::Count(_)) => false,
        (Per::Each, _) | (_, Per::Each) if a.kind == Kind::Cardinal => agree(a, b),
        _ => true,
    };
    class && unit && kind && money && per && of
}
