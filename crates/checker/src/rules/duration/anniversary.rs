//! Anniversaries are exact: "Founded in 1968, the brass band marked its 50th anniversary in 2018".

use extractor::{Cue, Hedge, Interval};

use super::ends;
use super::moment::{Moment, in_order, moments};
use crate::candidate::{Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};

/// An anniversary with its number.
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    if view
        .cue_behind(view.token(q), 2, &[Cue::Anniversary])
        .is_some()
    {
        push(view, Claim::of(view, q), view.context(q).sentence, out);
    }
}

/// An anniversary with a name: "opened in 1926, which makes 2026 its centenary".
pub(super) fn named(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        for token in sentence.tokens.0..sentence.tokens.1 {
            let Some(years) = years_of(view, index, token) else {
                continue;
            };
            let exact = Interval::exact(years);
            let claim = Claim {
                span: if view.is_one_of(token, words!["wedding"]) {
                    let name = view.reading.tokens[token - 1].span;
                    name.cover(view.reading.tokens[token].span)
                } else {
                    view.reading.tokens[token].span
                },
                sentence: index,
                quantity: None,
                stated: exact,
                bare: exact,
                value: years,
                grain: 0.0,
                hedge: Hedge::None,
                unit: *YEAR,
                loose: true,
            };
            push(view, claim, index, out);
        }
    }
}

/// How many years the name of an anniversary tells: "its centenary", "their golden wedding".
fn years_of(view: &View<'_>, sentence: usize, token: usize) -> Option<f64> {
    if view.is_one_of(token, words!["wedding"]) && token > view.first_token(token) {
        let (first, end) = view.reading.sentences[sentence].tokens;
        let married = (first..end)
            .any(|at| view.is_one_of(at, words!["married", "wed", "marriage", "marrying"]));
        return match view.lower(token - 1) {
            _ if !married => None,
            "silver" => Some(25.0),
            "ruby" => Some(40.0),
            "golden" => Some(50.0),
            "diamond" => Some(60.0),
            "platinum" => Some(70.0),
            _ => None,
        };
    }
    if !view.cues(token).has(Cue::Anniversary) {
        return None;
    }
    match view.lower(token) {
        "centenary" | "centennial" => Some(100.0),
        "bicentenary" | "bicentennial" => Some(200.0),
        "tercentenary" => Some(300.0),
        "sesquicentennial" => Some(150.0),
        _ => None,
    }
}

fn push(view: &View<'_>, claim: Claim, sentence: usize, out: &mut Vec<Candidate>) {
    let Some((a, b, strength)) = two(view, sentence) else {
        return;
    };
    let (old, new) = in_order(a, b);
    let exact = Interval::exact(claim.value);
    out.push(Candidate {
        rule: "duration",
        claim: Claim {
            stated: exact,
            bare: exact,
            unit: *YEAR,
            ..claim
        },
        formula: Formula::Difference,
        operands: vec![new.exact(), old.exact()],
        strength,
        sense: Sense::None,
    });
}

/// The only two dates of a sentence; or the one of it and the one of the sentence before, of what was founded or born then: "was founded
/// in 1796 by a widow. Its 225th anniversary falls in 2026".
fn two(view: &View<'_>, sentence: usize) -> Option<(Moment, Moment, i32)> {
    let here = moments(view, sentence, 0);
    if let [a, b] = here[..] {
        return Some((a, b, 9));
    }
    let before = sentence.checked_sub(1)?;
    let near = view.apart(before, sentence) == Some(1);
    let ([own], [then]) = (&here[..], &moments(view, before, 0)[..]) else {
        return None;
    };
    let begun = ends::begins(view, then.quantity);
    (near && begun).then_some((*own, *then, 8))
}
