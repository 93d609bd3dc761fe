//! `rate`: a rate of two outcomes is a / (a + b).
//!
//! Formula: 100 × a / (a + b), where a and b are the counts of two opposite outcomes (granted, denied). Which of the
//! two the rate is of is told by its name ("conviction rate"); where it is not, either fits. Silent with three outcomes.

use extractor::{Cue, Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if !matches!(quantity.kind, Kind::Percent | Kind::Fraction)
            || quantity.value.is_none()
            || view.change(q).is_some()
        {
            continue;
        }
        let token = view.token(q);
        let named = view
            .cue_before(token, 8, &[Cue::Rate])
            .or_else(|| view.cue_behind(token, 6, &[Cue::Rate]))
            .is_some()
            || view.cue_before(token, 6, &[Cue::Share]).is_some();
        let sentence = view.context(q).sentence;
        for at in sentence.saturating_sub(2)..=sentence {
            let counts: Vec<usize> = view
                .in_sentence(at)
                .filter(|&c| c != q && view.is_count(c))
                .collect();
            for (i, &a) in counts.iter().enumerate() {
                for &b in &counts[i + 1..] {
                    let (Some(first), Some(second)) = (outcome(view, a), outcome(view, b)) else {
                        continue;
                    };
                    if first.word == second.word
                        || first.good == second.good && !first.both && !second.both
                    {
                        continue;
                    }
                    let extra = counts
                        .iter()
                        .filter(|&&c| c != a && c != b && outcome(view, c).is_some())
                        .count() as i32;
                    let strength = 5 + 3 * i32::from(named) + i32::from(at == sentence)
                        - 2 * extra
                        - 2 * i32::try_from(b - a).unwrap_or(1).saturating_sub(1).min(1);
                    push(view, q, a, b, strength, out);
                }
            }
        }
    }
}

/// Whether two counts of one sentence are of opposite outcomes.
pub(super) fn opposed(view: &View<'_>, a: usize, b: usize) -> bool {
    if view.context(a).sentence != view.context(b).sentence
        || view.token(a).abs_diff(view.token(b)) > 12
    {
        return false;
    }
    let (Some(one), Some(other)) = (outcome(view, a), outcome(view, b)) else {
        return false;
    };
    one.word != other.word && one.good != other.good && !one.both && !other.both
}

struct Outcome<'a> {
    word: &'a str,
    good: bool,
    both: bool,
}

/// The outcome that a count belongs to: the nearest outcome word on either side, verbs before their object first.
fn outcome<'a>(view: &View<'a>, q: usize) -> Option<Outcome<'a>> {
    let token = view.token(q);
    let wanted = [Cue::Outcome, Cue::Refusal];
    let before = view.cue_before(token, 4, &wanted);
    let behind = view.cue_behind(token, 8, &wanted);
    let at = match (before, behind) {
        (Some(b), Some(_)) if token - b <= 2 => b,
        (_, Some(f)) => f,
        (Some(b), None) => b,
        (None, None) => return None,
    };
    let cues = view.cues(at);
    Some(Outcome {
        word: view.word(at),
        good: cues.has(Cue::Outcome),
        both: cues.has(Cue::Outcome) && cues.has(Cue::Refusal),
    })
}

fn push(view: &View<'_>, q: usize, a: usize, b: usize, strength: i32, out: &mut Vec<Candidate>) {
    let claim = Claim::percent(view, q);
    let rate_of = |x: usize, y: usize, strength: i32| Candidate {
        rule: "rate",
        claim,
        formula: Formula::RateOf,
        operands: vec![
            Bound::new(view, x, UnitId::NONE),
            Bound::new(view, y, UnitId::NONE),
        ],
        strength,
        sense: Sense::None,
    };
    // The name of the rate, or else the favourable outcome, says which of the two is the numerator.
    let near = view.stems(view.sentence(q).span);
    let named = |c: usize| {
        outcome(view, c).is_some_and(|o| {
            let own = stem5(o.word);
            view.context(c).sentence != view.context(q).sentence
                && near.iter().any(|stem| stem5(stem) == own)
                || rate_name(view, q).is_some_and(|name| stem5(name) == own)
        })
    };
    let (first, second) = match (named(a), named(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ if outcome(view, b).is_some_and(|o| o.good && !o.both)
            && !outcome(view, a).is_some_and(|o| o.good && !o.both) =>
        {
            (b, a)
        }
        _ => (a, b),
    };
    out.push(rate_of(first, second, strength));
    out.push(rate_of(second, first, strength - 3));
}

/// The word before "rate".
fn rate_name<'a>(view: &View<'a>, q: usize) -> Option<&'a str> {
    let token = view.token(q);
    let at = view
        .cue_before(token, 8, &[Cue::Rate])
        .or_else(|| view.cue_behind(token, 6, &[Cue::Rate]))?;
    (at > view.first_token(token) && view.is_word(at - 1)).then(|| view.word(at - 1))
}

fn stem5(word: &str) -> String {
    word.chars().take(5).flat_map(char::to_lowercase).collect()
}
