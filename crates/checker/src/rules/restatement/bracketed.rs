//! A figure and, in the bracket behind it, the same to fewer digits: "£1,088 billion (£1.1 trillion)".
//!
//! What a bracket holds may be another figure, last year's or the target; so a slip of the pen must make one of the two of the other.

use extractor::Kind;

use super::agreement;
use super::figure::Figure;
use crate::candidate::Candidate;
use crate::diagnose::{one_place_off, slip};
use crate::view::View;

/// Proposes that a bracketed figure of another scale is the one before it.
pub(super) fn propose(view: &View<'_>, figures: &[Figure], out: &mut Vec<Candidate>) {
    for pair in figures.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let (a, b) = (
            view.quantity(first.quantity),
            view.quantity(second.quantity),
        );
        let token = view.token(second.quantity);
        let alone = second.quantity == first.quantity + 1
            && token == view.token(first.quantity) + 2
            && view.mark(token - 1) == Some('(')
            && view.mark(token + 1) == Some(')');
        let kinds =
            a.kind == b.kind && matches!(a.kind, Kind::Money | Kind::Cardinal | Kind::Measure);
        // Of another scale, and rounded: "billion", "trillion".
        let coarse = b.grain > 1.5 * a.grain
            && first.value >= 20.0 * a.grain
            && b.value >= Some(5.0 * b.grain);
        if !alone || !kinds || a.unit != b.unit || !coarse || a.hedge != b.hedge {
            continue;
        }
        let (x, y) = (first.value, second.value);
        let rounds = (x - y).abs() <= 0.51 * b.grain;
        let near = (x / b.grain).round() * b.grain;
        if rounds || one_place_off(near, y, b.grain) || slip(near, y, b.grain).is_some() {
            out.push(agreement::said_again(view, second, first, 15));
        }
    }
}
