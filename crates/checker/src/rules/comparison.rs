//! `comparison`: majority (61%), most, more than half, against the figure they stand beside.
//!
//! A word or fraction that ranks a share stands with its percentage in apposition: *most (58 per cent)*, *a third,
//! 29 percent*. The percentage must lie in the band of the words. Silent where they are not joined so closely.

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for p in 0..view.reading.quantities.len() {
        if view.quantity(p).kind != Kind::Percent
            || view.quantity(p).value.is_none()
            || view.change(p).is_some()
        {
            continue;
        }
        if !set_off(view, p) {
            continue;
        }
        let token = view.token(p);
        let first = view.first_token(token).max(token.saturating_sub(14));
        for at in (first..token).rev() {
            if matches!(view.mark(at), Some(';' | ':')) {
                break;
            }
            let cues = view.cues(at);
            if cues.any(&[Cue::Majority, Cue::Minority]) && !cues.has(Cue::Superlative)
                || view.word(at).eq_ignore_ascii_case("most")
            {
                let low = cues.has(Cue::Minority);
                let stated = if low {
                    Interval::new(0.0, 50.0)
                } else {
                    Interval::new(50.0, 100.0)
                };
                out.push(candidate(
                    view,
                    p,
                    view.reading.tokens[at].span,
                    None,
                    stated,
                    at,
                ));
                break;
            }
            if let Some(f) = view.at(at) {
                let fraction = view.quantity(f);
                if fraction.kind == Kind::Fraction
                    && fraction.value.is_some()
                    && view.change(f).is_none()
                {
                    let mut claim = Claim::percent(view, f);
                    if fraction.hedge == Hedge::None {
                        // "a third, 29 percent": a bare fraction may be as loose as "about".
                        claim.stated = Interval::around(claim.value, claim.value * 0.1);
                    }
                    let mut found = candidate(view, p, fraction.span, Some(f), claim.stated, at);
                    found.claim = Claim { ..claim };
                    out.push(found);
                }
                break;
            }
        }
    }
}

/// Whether a percentage stands in apposition: between commas, dashes or brackets, or after "at".
fn set_off(view: &View<'_>, p: usize) -> bool {
    let token = view.token(p);
    if token == view.first_token(token) {
        return false;
    }
    let before = view.mark(token - 1).or_else(|| {
        view.mark(token.saturating_sub(2)).filter(|_| {
            view.word(token - 1).eq_ignore_ascii_case("or")
                || view.word(token - 1).eq_ignore_ascii_case("at")
        })
    });
    let behind = if token + 1 < view.end_token(token) {
        view.mark(token + 1)
    } else {
        Some('.')
    };
    matches!(
        (before, behind),
        (
            Some('(' | '—' | ',' | '–'),
            Some(')' | '—' | ',' | '–' | '.' | ';')
        )
    )
}

fn candidate(
    view: &View<'_>,
    p: usize,
    span: document::Span,
    quantity: Option<usize>,
    stated: Interval,
    at: usize,
) -> Candidate {
    let distance = view.token(p) - at;
    let between = view.between(
        at,
        view.token(p),
        &[Cue::ChangeVerb, Cue::But, Cue::Against],
    );
    let commas = (at + 1..view.token(p))
        .filter(|&t| matches!(view.mark(t), Some(',' | '—' | '(')))
        .count();
    Candidate {
        rule: "comparison",
        claim: Claim {
            span,
            sentence: view.context(p).sentence,
            quantity,
            stated,
            bare: stated,
            value: f64::midpoint(stated.low, stated.high),
            grain: 0.0,
            hedge: Hedge::None,
            unit: UnitId::PERCENT,
            loose: true,
        },
        formula: Formula::Same,
        operands: vec![Bound::own(view, p)],
        strength: if between {
            4
        } else {
            10 - i32::from(distance > 9) - 3 * i32::try_from(commas.saturating_sub(1)).unwrap_or(3)
        },
        sense: Sense::None,
    }
}
