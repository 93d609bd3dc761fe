//! Whether a text is one of many figures.

use super::View;

/// Passages have hardly more figures than the one, articles hardly fewer than the other.
const FEW: f64 = 25.0;
const MANY: f64 = 40.0;

impl View<'_> {
    /// How far a text is one of many figures, from 0 to 1. Where there are few, a claim is of those beside it; an article has dozens,
    /// and what stands beside a claim is often of something else.
    pub(crate) fn crowd(&self) -> f64 {
        let all = self.reading.quantities.len() as f64;
        ((all - FEW) / (MANY - FEW)).clamp(0.0, 1.0)
    }

    /// Whether it is rather such a text than not.
    pub(crate) fn is_crowded(&self) -> bool {
        self.crowd() > 0.5
    }
}
