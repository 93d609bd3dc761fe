//! Which two figures could be one: of one kind, in units that can be converted, counted per the same.

use extractor::{Direction, Kind, Per, UnitId};

use super::fact::{Class, Fact};
use super::index::filed;
use super::same::{agree, digits};

/// Whether a figure can be found in another document at all.
pub(crate) fn can_match(fact: &Fact) -> bool {
    match fact.class {
        Class::Date => fact.kind == Kind::Date || !fact.head.is_empty(),
        Class::Level => {
            fact.value != 0.0
                && !(fact.value.abs() < 3.0
                    && match fact.kind {
                        // "2:09:48" is no small number of hours.
                        Kind::Duration => digits(fact) < 2,
                        kind => kind == Kind::Cardinal,
                    })
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
    let pounds = are_pounds(a, b) || are_pounds(b, a);
    let unit = pounds
        || x == y
        || x != UnitId::NONE && y != UnitId::NONE && x.dimension() == y.dimension();
    let way = |fact: &Fact| {
        fact.direction
            .filter(|direction| *direction != Direction::Either)
    };
    let class = filed(a) == filed(b)
        && (a.class != Class::Change || b.class != Class::Change || way(a) == way(b));
    let kind = (a.kind == Kind::Duration) == (b.kind == Kind::Duration);
    let money = pounds || (a.kind == Kind::Money) == (b.kind == Kind::Money);
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

/// "25,000 pounds", "£25,000": money, which is read as a weight where nothing else tells.
fn are_pounds(weight: &Fact, money: &Fact) -> bool {
    weight.unit.base.name() == "pound" && money.unit.base.name() == "GBP"
}
