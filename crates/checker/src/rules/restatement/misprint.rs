//! A figure whose own words are those of another, and that a slip of the pen makes of it: "Skippers had a mean age of 39.5 years
//! in 2012" under a summary that gives "a mean age of 36.5 years for skippers".
//!
//! Nothing is quoted and nothing points back: nearly all words of the one's part of the clause must stand in the other's, no name
//! or period may tell them apart, and the text must not give both figures again. Figures of two digits need more beside
//! them: the same period, the same other figures. A digit in the last place is a step of a series, and no slip.

use super::comparable::comparable;
use super::figure::Figure;
use super::frame::Frames;
use super::same::{given, sections_part, sorted_apart, worded};
use crate::diagnose::{one_digit_off, rounded, slip};
use crate::view::View;

/// The figure that another miswrites: the one that is doubted, and the one it is held against.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    slips: &[usize],
    at: usize,
) -> Option<(&'a Figure, &'a Figure)> {
    if !frames.has(at) {
        return None;
    }
    let later = &figures[at];
    let found = slips.iter().copied().filter(|&before| {
        let earlier = &figures[before];
        if earlier.is_cell || later.recurs && earlier.recurs {
            return false;
        }
        let Some(least) = needed(view, later, earlier) else {
            return false;
        };
        comparable(view, later, earlier)
            && !given(view, later, earlier)
            && !given(view, earlier, later)
            && worded(view, figures, frames, at, before) >= least
            && !sorted_apart(frames, at, before)
            && (digits(later, earlier) > 2 || !parted(frames, at, before))
    });
    the_only(figures, later, found)
}

/// The figure that is doubted, and the one it is held against, where just one value could be miswritten.
pub(super) fn the_only<'a>(
    figures: &'a [Figure],
    later: &'a Figure,
    mut found: impl Iterator<Item = usize>,
) -> Option<(&'a Figure, &'a Figure)> {
    let earlier = &figures[found.next()?];
    // Two that it could miswrite leave open which.
    if found.any(|other| figures[other].value.total_cmp(&earlier.value).is_ne()) {
        return None;
    }
    Some(if later.recurs {
        (earlier, later)
    } else {
        (later, earlier)
    })
}

fn digits(later: &Figure, earlier: &Figure) -> usize {
    later.digits.min(earlier.digits)
}

/// Whether the headings above two figures tell them apart.
fn parted(frames: &Frames<'_, '_>, a: usize, b: usize) -> bool {
    matches!((frames.of(a), frames.of(b)), (Some(a), Some(b)) if sections_part(a, b))
}

/// How much the words must tell, if a slip makes one figure of the other.
fn needed(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<i32> {
    let digits = digits(later, earlier);
    // A single digit is soon any other.
    if digits < 2 {
        return None;
    }
    let (a, b) = (
        view.quantity(later.quantity).grain,
        view.quantity(earlier.quantity).grain,
    );
    let (fine, coarse) = (a.min(b).max(1e-6), a.max(b).max(1e-6));
    let ratio = (later.value / earlier.value).max(earlier.value / later.value);
    let noughts = ratio > 9.0
        && [10.0, 100.0, 1e3, 1e6]
            .iter()
            .any(|power| (ratio / power - 1.0).abs() < 1e-9);
    let whole = |value: f64| rounded(value / coarse);
    let swapped = !noughts
        && slip(whole(later.value), whole(earlier.value), 1.0) == Some("digits transposed");
    if noughts || swapped {
        return match digits {
            3.. => Some(4),
            2 => Some(5),
            _ => None,
        };
    }
    let (x, y) = (rounded(later.value / fine), rounded(earlier.value / fine));
    let last = (x - y).abs() < 10.0;
    if digits == 2 && later.leads_apart(view, earlier) {
        return Some(6);
    }
    let off = (coarse - fine).abs() < 1e-9 && digits >= 3 && !last && one_digit_off(x, y);
    off.then_some(if digits >= 5 { 4 } else { 5 })
}
