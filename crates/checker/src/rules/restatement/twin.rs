//! A figure that stands where another stood, and is a slip of it.
//!
//! Nothing need point back: "18,240 against 21,905" here and "81,240 against 21,905" there.
//! That two unrelated figures of five digits differ by a slip happens once in two thousand pairs, of three digits once in
//! thirty; so the fewer the digits, the more the surroundings must share: words, a noun, other figures. Of two figures that
//! the text gives twice each, neither is a slip.

use extractor::{Kind, Role};

use super::figure::Figure;
use super::frame::{Frame, Frames};
use super::same::likeness as likeness_of_frames;
use crate::diagnose::{one_digit_off, rounded, slip};
use crate::judge::meets;
use crate::view::View;

/// The earlier figure that a later one miswrites, with the strength of the binding.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    slips: &[usize],
    at: usize,
) -> Option<(&'a Figure, i32)> {
    let later = &figures[at];
    let q = later.quantity;
    if later.is_cell
        || view.is_furniture(q)
        || matches!(view.quantity(q).kind, Kind::Date | Kind::Ordinal)
    {
        return None;
    }
    // Nothing in their frames may tell them apart; of long figures that stand among the same others, only their times may.
    let one = |before: usize| match (frames.of(at), frames.of(before)) {
        (Some(own), Some(other)) => {
            likeness_of_frames(own, other).is_some()
                || later.digits.min(figures[before].digits) >= 3
                    && own.place == other.place
                    && own.groups == other.groups
                    && !matches!((own.period, other.period), (Some(a), Some(b)) if a.conflicts(b))
                    && company(own, other) >= 2
        }
        _ => true,
    };
    slips
        .iter()
        .copied()
        .filter(|&before| same_place(view, later, &figures[before]))
        .filter_map(|before| {
            let strength = likeness(view, later, &figures[before])?;
            one(before).then_some((&figures[before], strength))
        })
        .max_by_key(|(earlier, _)| later.shared(view, earlier))
        .filter(|(earlier, _)| !(later.recurs && earlier.recurs))
}

/// How many other sharp figures both sentences give.
fn company(a: &Frame, b: &Frame) -> usize {
    a.company
        .iter()
        .filter(|figure| b.company.contains(figure))
        .count()
}

/// Whether two figures can be one by everything but their values.
fn same_place(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let years = matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y);
    let part = |role: Role| matches!(role, Role::Base | Role::Reference);
    a.kind == b.kind
        && a.unit == b.unit
        && a.hedge == b.hedge
        && (a.grain >= 1.0) == (b.grain >= 1.0)
        && !earlier.is_cell
        && !years
        && ca.sentence != cb.sentence
        && ca.stance == cb.stance
        && ca.time.earlier == cb.time.earlier
        && part(ca.role) == part(cb.role)
        && view.change(earlier.quantity) == view.change(later.quantity)
        && !view.is_furniture(earlier.quantity)
        && !meets(a.bare, b.bare)
}

/// The strength of the binding, if the slip is likelier than chance. The judge adds three for the slip itself.
fn likeness(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<i32> {
    let grain = view
        .quantity(later.quantity)
        .grain
        .min(view.quantity(earlier.quantity).grain)
        .max(1e-6);
    let whole = |figure: &Figure| rounded(figure.value / grain.min(1.0));
    let ratio = (later.value / earlier.value).abs();
    // What is neither five times the other nor a fifth of it is no power of ten of it.
    let (power, whole_power) = if (0.2..5.0).contains(&ratio) {
        (0.0, false)
    } else {
        let power = ratio.log10();
        (power.abs().round(), (power - power.round()).abs() < 1e-9)
    };
    let noughts = whole_power && (1.0..=2.0).contains(&power);
    let swapped = noughts || slip(later.value, earlier.value, grain).is_some();
    let leads = later.leads_apart(view, earlier);
    if !swapped && !leads && !one_digit_off(whole(later), whole(earlier)) {
        return None;
    }
    // A scale word for another leaves all digits as they are.
    let scaled = whole_power && power >= 3.0;
    let digits = later.digits.min(earlier.digits) + if scaled { 2 } else { 0 };
    let common = later.shared(view, earlier);
    let noun = later.same_noun(view, earlier);
    let company = companions(view, later, earlier);
    let enough = if swapped {
        match digits {
            5.. => common >= 2,
            4 => common >= 3 && noun || company >= 1 && common >= 2,
            3 => company >= 1 && common >= 2 || common >= 3 && noun || common >= 5,
            2 => company >= 2 && common >= 2 || company >= 1 && common >= 3 || common >= 5 && noun,
            _ => noughts && (company >= 2 && common >= 3 || common >= 6 && noun),
        }
    } else {
        match digits {
            5.. => common >= 4 && noun || company >= 1 && common >= 2,
            3 | 4 => company >= 1 && common >= 3 && noun || company >= 2 && common >= 3,
            2 => leads && company >= 2 && common >= 3,
            _ => false,
        }
    };
    enough.then_some(6)
}

/// How many other figures both sentences give.
fn companions(view: &View<'_>, later: &Figure, earlier: &Figure) -> usize {
    let sentence = |figure: &Figure| view.context(figure.quantity).sentence;
    let others = |figure: &Figure| {
        let own = figure.quantity;
        view.in_sentence(sentence(figure)).filter(move |&q| {
            q != own
                && !matches!(
                    view.quantity(q).kind,
                    Kind::Year | Kind::Date | Kind::Ordinal
                )
        })
    };
    others(later)
        .filter(|&q| {
            let quantity = view.quantity(q);
            let distinct = quantity.grain > 0.0
                && quantity
                    .value
                    .is_some_and(|value| value / quantity.grain >= 20.0);
            distinct
                && others(earlier).any(|other| {
                    view.quantity(other).value == quantity.value
                        && view.quantity(other).unit == quantity.unit
                })
        })
        .count()
}
