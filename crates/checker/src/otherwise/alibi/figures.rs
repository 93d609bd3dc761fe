//! The figures of a text that may be operands of a claim, each with how far away it stands.

use crate::candidate::{Bound, Candidate};
use crate::parts::is_bare_year;
use crate::view::View;

/// So many figures before and behind a claim are tried.
const MOST: usize = 120;
/// How far away figures stand: the sentence, the next ones, the paragraph, the paragraphs beside it, the text.
pub(super) const RINGS: usize = 5;
/// A figure that may be an operand.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) quantity: usize,
    pub(super) value: f64,
    /// How far away it stands, below [`RINGS`].
    pub(super) ring: usize,
    /// Whether the claim's own binding stands on it.
    pub(super) own: bool,
}

/// Which figures may be operands of a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of them.
    All,
    /// Those in its unit, and near it all others.
    OfUnit,
}

/// The figures around a claim, with how far away each stands: what shares a word with it counts as nearer.
pub(super) fn figures(
    view: &View<'_>,
    candidate: &Candidate,
    claim: usize,
    reach: Reach,
) -> Vec<Figure> {
    let (own, all) = (view.context(claim).sentence, view.reading.quantities.len());
    (claim.saturating_sub(MOST)..all.min(claim + MOST))
        .filter(|&q| q != claim && is_figure(view, q))
        .filter_map(|q| {
            let sentences = view.context(q).sentence.abs_diff(own);
            let blocks = view.sentence(q).block.abs_diff(view.sentence(claim).block);
            let ring = match (sentences, blocks) {
                (0, _) => 0,
                (1, 0) => 1,
                (_, 0) | (1, _) => 2,
                (_, 1) => 3,
                _ => 4,
            };
            if reach == Reach::OfUnit && ring > 2 && !view.comparable(q, claim) {
                return None;
            }
            Some(Figure {
                quantity: q,
                value: Bound::own(view, q).value,
                own: candidate.stands_on(q),
                ring: if ring > 1 && view.share_topic(claim, q) {
                    ring - 1
                } else {
                    ring
                },
            })
        })
        .collect()
}

/// A figure that can be computed with: "two" and "£7.6m", no year, and not one, which leaves what it is taken times.
fn is_figure(view: &View<'_>, q: usize) -> bool {
    // Once a figure, and a figure and nothing, are the figure itself.
    let apart = |value: f64| (value - 1.0).abs() > 1e-9 && value.abs() > 1e-9;
    view.is_magnitude(q) && view.quantity(q).value.is_some_and(apart) && !is_bare_year(view, q)
}
