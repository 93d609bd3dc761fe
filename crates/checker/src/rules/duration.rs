//! `duration`: years between dates, ages against birth years, anniversaries, the end of a term.
//!
//! Formula: end − start, or start + length. With years only, a length of time may be off by one either way (unknown
//! months), an age is the difference or one less (unknown birthday), an anniversary is exact. Silent where only one
//! date is given, and where nothing ties the length to the two dates.

mod age;
mod ages;
mod anniversary;
mod between;
mod clock;
mod closed;
mod dated;
mod due;
mod ends;
mod lifetime;
mod moment;
mod only;
mod stretch;
mod told;

use extractor::Kind;

pub(super) use clock::judge;
pub(crate) use moment::is_property;

use super::Scene;
use crate::candidate::Candidate;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() {
            continue;
        }
        match quantity.kind {
            Kind::Duration | Kind::Fraction => between::propose(view, q, out),
            Kind::Age | Kind::Cardinal => age::propose(view, q, out),
            Kind::Ordinal => anniversary::propose(view, q, out),
            _ => {}
        }
        if quantity.kind == Kind::Duration {
            due::propose(view, q, out);
            lifetime::propose(view, q, out);
            ages::propose(view, q, out);
        }
    }
    anniversary::named(view, out);
    dated::propose(view, out);
    closed::propose(view, out);
    only::propose(view, out);
    ends::propose(view, out);
}
