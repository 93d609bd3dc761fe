//! "On Friday, 8,400 people. On Saturday, 13,100. Sunday brought 9,700 more. So 32,100 came over three days.": a total that a
//! sentence of its own draws from those before.

use extractor::{Kind, UnitId};

use crate::conclusion::{before, concludes};
use crate::parts::is_elliptical;
use crate::view::View;

/// What a conclusion is worth whose parts are all the figures of the kind before it.
const ALL: i32 = 8;
/// Parts that miss their total by more are more likely not all, or not its parts.
const NEARLY: std::ops::RangeInclusive<f64> = 0.7..=1.4;

/// The parts of a total, and the strength of the binding.
pub(super) fn concluded(view: &View<'_>, total: usize) -> Option<(Vec<usize>, i32)> {
    let quantity = view.quantity(total);
    if quantity.kind == Kind::Percent || view.change(total).is_some() || !concludes(view, total) {
        return None;
    }
    let sentence = view.context(total).sentence;
    let like = |l: usize| {
        view.comparable(l, total)
            && view.quantity(l).kind == quantity.kind
            && view.per(l) == view.per(total)
            || is_elliptical(view, l) && quantity.unit.base != UnitId::NONE
            || is_elliptical(view, total) && view.quantity(l).kind == Kind::Money
    };
    let rival = view
        .in_sentence(sentence)
        .any(|l| l != total && like(l) && !view.quantity(l).in_words);
    let parts = before(view, total, like);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let sum: f64 = parts.iter().map(|&l| value(l)).sum();
    let largest = parts.iter().map(|&l| value(l)).fold(0.0, f64::max);
    let fits = !rival
        && (2..=6).contains(&parts.len())
        && largest < value(total)
        && value(total) >= 10.0
        && NEARLY.contains(&(sum / value(total)));
    fits.then_some((parts, ALL))
}
