//! "From 312 to 390 callers a night, an increase of 25%": two levels that the text gives as one range.

use extractor::{Interval, Kind};

use crate::candidate::Bound;
use crate::view::View;

/// What binds a change to the one range of its sentence.
const STRENGTH: i32 = 9;

/// The later and the earlier end of the range that a change speaks of, and how strongly it does.
pub(in crate::rules) fn ends(view: &View<'_>, claim: usize) -> Option<([Bound; 2], i32)> {
    let sentence = view.context(claim).sentence;
    let mut ranges = view
        .in_sentence(sentence)
        .filter(|&r| view.quantity(r).kind == Kind::Range && r != claim)
        // "ran from 2016 to 2021 and lost 3% of its volunteers"
        .filter(|&r| view.quantity(r).date.is_none());
    let r = ranges.next()?;
    if ranges.next().is_some() {
        return None;
    }
    let range = view.quantity(r);
    let from = view.printed(r).to_ascii_lowercase().starts_with("from ");
    let (old, new) = range.ends.filter(|_| from)?;
    // Another change nearer to the range is the one that speaks of it; other levels may be what is compared.
    let rivals = view.in_sentence(sentence).any(|q| {
        q != claim && q != r && (view.change(q).is_some() && q.abs_diff(r) < claim.abs_diff(r))
    });
    if rivals {
        return None;
    }
    let half = range.grain / 2.0;
    let end = |value: f64| Bound {
        quantity: r,
        value,
        interval: Interval::around(value, half),
    };
    Some(([end(new), end(old)], STRENGTH))
}
