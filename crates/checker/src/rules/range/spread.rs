//! The distance of the ends of a range, or of its extremes: "a sixfold spread", "an age range of 55 years".

use extractor::{Cue, Interval, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// "from £340 to £2,100, a sixfold spread".
pub(super) fn spread_of_ends(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let Some((low, high)) = view.quantity(r).ends.filter(|&(low, _)| low > 0.0) else {
        return;
    };
    let half = view.quantity(r).grain / 2.0;
    for m in view
        .in_sentence(view.context(r).sentence)
        .filter(|&m| m > r && view.quantity(m).kind == Kind::Multiple)
    {
        if view
            .cue_behind(view.token(m), 1, &[Cue::Spread, Cue::Gap])
            .is_none()
        {
            continue;
        }
        let end = |value: f64| Bound {
            quantity: r,
            value,
            interval: Interval::around(value, half),
        };
        out.push(Candidate {
            rule: "range",
            claim: Claim::of(view, m),
            formula: Formula::Quotient,
            operands: vec![end(high), end(low)],
            strength: 9,
            sense: Sense::None,
        });
    }
}

/// "The youngest was 16 and the oldest 71, an age range of 55 years" · "the spread is £2,250".
pub(super) fn spread_of_extremes(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let named = view
        .cue_before(token, 3, &[Cue::Spread])
        .is_some_and(|at| matches!(view.lower(at), "range" | "spread" | "span"));
    // "The spread between the lowest mark, 34, and the highest, 81, was 47".
    let opens = (view.first_token(token)..token)
        .take_while(|&at| view.at(at).is_none())
        .any(|at| {
            view.cues(at).any(&[Cue::Spread, Cue::Gap]) && view.cues(at + 1).has(Cue::Between)
        });
    let named = named || opens && view.cue_before(token, 1, &[Cue::Level]).is_some();
    if !named
        || !matches!(
            view.quantity(q).kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Percent
                | Kind::Duration
                | Kind::Points
        )
    {
        return;
    }
    let sentence = view.context(q).sentence;
    let extreme = |cue: Cue| {
        view.around(sentence, 1, 0).find(|&l| {
            let at = view.token(l);
            let like = view.comparable(l, q)
                || view.quantity(l).kind == Kind::Age && view.quantity(q).unit.base.is_time();
            l < q
                && like
                && (view.first_token(at).max(at.saturating_sub(9))..at)
                    .rev()
                    .take_while(|&w| view.at(w).is_none())
                    .any(|w| view.cues(w).has(cue))
        })
    };
    let (Some(high), Some(low)) = (extreme(Cue::Superlative), extreme(Cue::Least)) else {
        return;
    };
    if high == low {
        return;
    }
    let (high, low) = if view.quantity(high).value >= view.quantity(low).value {
        (high, low)
    } else {
        (low, high)
    };
    let unit = view.quantity(q).unit.base;
    out.push(Candidate {
        rule: "range",
        claim: Claim::of(view, q),
        formula: Formula::Difference,
        operands: vec![Bound::new(view, high, unit), Bound::new(view, low, unit)],
        strength: 9,
        sense: Sense::None,
    });
}
