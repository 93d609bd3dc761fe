//! `range`: ranges run upwards; a member lies inside; a rank lies inside its list.
//!
//! Silent for scores, for ranges that run down in time (2016 to 2014 is left alone), and where the member is of another
//! measure than the range.

mod rank;

use extractor::{Cue, Interval, Kind};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    rank::propose(scene, out);
    let view = scene.view;
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        if range.kind == Kind::Range && range.ends.is_some() {
            member(view, r, out);
        }
        if range.kind == Kind::Ordinal {
            rank_in_list(view, r, out);
        }
    }
}

/// "Bids ranged from £1.1m to £1.9m. The winning bid, £2.3m": a member named by the same noun lies inside.
fn member(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(r).sentence;
    let spread = view.cue_before(view.token(r), 5, &[Cue::Spread]).is_some();
    if !spread {
        return;
    }
    let Some((low, high)) = view.quantity(r).ends else {
        return;
    };
    let half = view.quantity(r).grain / 2.0;
    let range_topic = view.topic(r);
    for m in view.near(sentence, 0, 1) {
        if m <= r || !view.is_level(m) || !view.comparable(m, r) || view.per(m) != view.per(r) {
            continue;
        }
        let shared = view.topic(m).iter().any(|stem| range_topic.contains(stem));
        if !shared {
            continue;
        }
        let claim = Claim::of(view, m);
        let inside = Interval::new(low - half, high + half);
        out.push(Candidate {
            rule: "range",
            claim,
            formula: Formula::Same,
            operands: vec![Bound {
                quantity: r,
                value: f64::midpoint(low, high),
                interval: inside,
            }],
            strength: 8 - i32::from(
                view.context(m).sentence != sentence && view.token(m) > view.token(r) + 20,
            ),
            sense: Sense::None,
        });
    }
}

/// "Among the top 25 nationalities … ranked 23rd": a rank lies inside its list.
fn rank_in_list(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    if view.cue_before(token, 3, &[Cue::Rank]).is_none() {
        return;
    }
    let sentence = view.context(q).sentence;
    let list = view
        .near(sentence, 1, 0)
        .filter(|&l| l != q && view.is_count(l))
        .find(|&l| {
            let at = view.token(l);
            (view.first_token(at).max(at.saturating_sub(2))..at).any(|w| {
                view.is_word(w)
                    && matches!(
                        view.word(w).to_ascii_lowercase().as_str(),
                        "top" | "of" | "bottom"
                    )
            })
        });
    let Some(list) = list else { return };
    let claim = Claim::of(view, q);
    let size = Bound::own(view, list);
    out.push(Candidate {
        rule: "range",
        claim: Claim {
            stated: Interval::exact(claim.value),
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound {
            interval: Interval::new(1.0, size.value),
            ..size
        }],
        strength: 8,
        sense: Sense::None,
    });
}
