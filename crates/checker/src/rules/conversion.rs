//! `conversion`: the same measure in two units, temperatures, a currency with its rate.
//!
//! Formula: the constant of the unit table; for a currency, the rate that the text states, or the one that the article's
//! other pairs imply. The looser of the two figures sets the tolerance. Silent for a lone pair of currencies and for
//! units of different dimensions.

mod ambiguous;
mod article;
mod clock;
mod measure;
mod rate;
mod respelt;

pub(super) use clock::judge;

use super::Scene;
use crate::candidate::Candidate;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 1..view.reading.quantities.len() {
        if view.quantity(q).value.is_some() {
            measure::propose(view, q, out);
            rate::propose(view, q, out);
            respelt::propose(view, q, out);
        }
    }
    article::propose(view, out);
}
