//! "Their yields were 188, 201, 214 and 176 bushels. … so that the farm averaged 199": the mean of the list that was told last,
//! wherever in the paragraph it stands.

use extractor::UnitId;

use super::list::is_qualified;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::listing::listing;
use crate::parts::is_joined;
use crate::view::View;

/// What a mean of such a list is worth.
const TOLD: i32 = 7;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let Some(list) = listing(view, q) else { return };
    let units = std::iter::once(&q).chain(&list.items);
    let unit = units
        .map(|&l| view.quantity(l).unit.base)
        .find(|&unit| unit != UnitId::NONE)
        .unwrap_or(UnitId::NONE);
    let bound = |l: usize| {
        if view.quantity(l).unit.base == UnitId::NONE {
            Bound::own(view, l)
        } else {
            Bound::new(view, l, unit)
        }
    };
    let claim = Claim {
        unit,
        ..Claim::of(view, q).rounded()
    };
    let candidate = Candidate {
        rule: "average",
        claim,
        formula: Formula::Mean,
        operands: list.items.iter().map(|&l| bound(l)).collect(),
        strength: TOLD
            + 3 * i32::from(list.counted)
            + i32::from(list.apart < 2)
            + i32::from(is_joined(view, q))
            - 3 * i32::from(is_qualified(view, q)),
        sense: Sense::None,
    };
    if candidate.comes_near() {
        out.push(candidate);
    }
}
