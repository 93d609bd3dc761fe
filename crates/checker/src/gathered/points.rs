//! Two percentages and how many points lie between them.

use document::sort_by;
use extractor::{Cue, Kind, UnitId};

use super::{bound, is_sound, is_tied};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::rules::is_of_another_time;
use crate::view::View;

/// Nothing but points lies between two percentages: they may be further off.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// The one figure in points of a paragraph and its only two percentages.
pub(super) fn points(view: &View<'_>, told: &[usize]) -> Option<Candidate> {
    let of = |kind: Kind| {
        told.iter()
            .copied()
            .filter(move |&l| view.quantity(l).kind == kind)
    };
    let mut claims = of(Kind::Points);
    let claim = claims.next()?;
    let levels: Vec<usize> = of(Kind::Percent).collect();
    let &[a, b] = &levels[..] else { return None };
    if claims.next().is_some()
        || [claim, a, b].iter().any(|&l| !is_sound(view, l))
        || !is_tied(view, claim, a) && !is_tied(view, claim, b)
        || is_of_another_time(view, claim)
        // "11 points clear" in a league
        || view.is_one_of(view.token(claim) + 1, words!["clear", "adrift"])
        || is_since_last(view, claim) && [a, b].iter().any(|&l| view.context(l).time.year.is_some())
    {
        return None;
    }
    let mut operands: Vec<Bound> = vec![
        Bound::new(view, a, UnitId::PERCENT),
        Bound::new(view, b, UnitId::PERCENT),
    ];
    sort_by(&mut operands, |a, b| b.value.total_cmp(&a.value));
    bound(
        Claim::of(view, claim),
        "percentage-points",
        Formula::Difference,
        operands,
        FAIR,
    )
}

/// "0.3 points higher than last year": from a level that is not the one of a year told beside it.
pub(super) fn is_since_last(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    view.cue_behind(token, 4, &[Cue::Against])
        .is_some_and(|at| view.cue_behind(at, 2, &[Cue::Earlier]).is_some())
}
