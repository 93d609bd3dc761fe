//! The only two levels of one measure in a short text, where nothing else sets them side by side: "Orders in the first half: 46,000
//! tonnes. In the second, 51,500. It's an extra 6,500 tonnes."
//!
//! Which of the two is the later is told by the way that the change goes. Silent where a third level of the kind stands in the text, where
//! one of the two is a part of the other, foretold or denied, and where the change is held against something else.

use extractor::{Direction, Kind, Role, Stance, UnitId};

use super::alone::{is_held_against, passed, text};
use crate::pairs::{Pair, alike, is_operand};
use crate::parts::{has_its_part, is_bare_year, is_elliptical, is_few, is_whole, nouns_differ};
use crate::view::{Few, View};

/// What the binding is worth: less than any grammar that sets two levels side by side.
const WORTH: i32 = 4;
/// Counts below this stand beside each other everywhere.
const SMALL: f64 = 13.0;

/// The pair that a change can only be of.
pub(super) fn pair(view: &View<'_>, claim: usize) -> Option<Pair> {
    let Role::Change(direction) = view.context(claim).role else {
        return None;
    };
    // "He won by 31 points": a margin, between what nobody told.
    let margin = direction == Direction::Either && view.quantity(claim).kind == Kind::Points;
    if margin || is_held_against(view, claim) {
        return None;
    }
    let mut levels: Few = text(view, claim)?
        .filter(|&q| q != claim && is_level_of(view, q, claim))
        .collect();
    // A bare number is in the unit of the others only where there is but one of them.
    let united = |q: &usize| view.comparable(*q, claim);
    if levels.iter().filter(|q| united(q)).count() > 1 && !view.is_count(claim) {
        levels.retain(|q| united(q) || !is_elliptical(view, *q));
    }
    let mut groups: Vec<Few> = Vec::new();
    for &l in &levels {
        match groups.iter_mut().find(|group| goes_with(view, group[0], l)) {
            Some(group) => group.push(l),
            None => groups.push(Few::from_slice(&[l])),
        }
    }
    let mut twos = groups.iter().filter(|group| group.len() == 2);
    let two = twos.next().filter(|_| twos.next().is_none())?;
    let more = groups.iter().any(|group| group.len() > 2);
    let [a, b] = two[..] else { return None };
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let small = view.is_count(a) && size(a).min(size(b)) < SMALL;
    let parts =
        has_its_part(view, a) || has_its_part(view, b) || is_whole(view, a) || is_whole(view, b);
    if more || small || parts || nouns_differ(view, a, b) {
        return None;
    }
    let (least, most) = if size(a) < size(b) { (a, b) } else { (b, a) };
    let (new, old) = match direction {
        Direction::Up => (most, least),
        Direction::Down => (least, most),
        Direction::Either if view.context(b).time.earlier && !view.context(a).time.earlier => {
            (a, b)
        }
        Direction::Either => (b, a),
    };
    let pair = Pair {
        new,
        old,
        strength: WORTH,
        label: None,
    };
    (size(a) != size(b) && !passed(view, &pair)).then_some(pair)
}

/// Whether two levels are of one measure, the second perhaps without its unit: "46,000 tonnes. In the second, 51,500".
fn goes_with(view: &View<'_>, a: usize, b: usize) -> bool {
    let ratio = view.quantity(a).value.unwrap_or(0.0) / view.quantity(b).value.unwrap_or(f64::NAN);
    alike(view, a, b) || is_elliptical(view, b) && (0.05..20.0).contains(&ratio)
}

/// Whether a figure is a level that a change may be of: for an amount one of its measure, for points a percentage, for a part or a
/// multiple any amount.
fn is_level_of(view: &View<'_>, q: usize, claim: usize) -> bool {
    let (level, change) = (view.quantity(q), view.quantity(claim));
    let stated = is_operand(view, q)
        && view.is_level(q)
        && matches!(view.context(q).stance, Stance::Fact | Stance::Forecast)
        && !is_bare_year(view, q)
        && !(is_few(view, q) && view.is_count(q));
    stated
        && match change.kind {
            Kind::Points => level.kind == Kind::Percent,
            Kind::Percent | Kind::Fraction => !matches!(level.kind, Kind::Percent | Kind::Duration),
            Kind::Multiple => level.kind != Kind::Duration,
            _ => {
                (view.comparable(q, claim) || is_elliptical(view, q))
                    && (change.unit.base != UnitId::NONE || !nouns_differ(view, q, claim))
            }
        }
}
