//! `duration`: years between dates, ages against birth years, anniversaries.
//!
//! Formula: end − start. With years only, a length of time may be off by one either way (unknown months), an age is the
//! difference or one less (unknown birthday), an anniversary is exact. Silent where only one date is given.

use extractor::{Cue, Interval, Kind, UnitId};

use super::Scene;
use crate::calendar::day_number;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};

/// Days in a mean Gregorian year.
const DAYS: f64 = 365.2425;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none() {
            continue;
        }
        match quantity.kind {
            Kind::Duration => between_dates(view, q, out),
            Kind::Age => age(view, q, out),
            Kind::Cardinal if is_bare_age(view, q) => age(view, q, out),
            Kind::Ordinal
                if view
                    .cue_behind(view.token(q), 2, &[Cue::Anniversary])
                    .is_some() =>
            {
                anniversary(view, q, q, out)
            }
            _ => {}
        }
    }
    named_anniversaries(view, out);
}

/// When something was, in years, with what its missing parts leave open.
fn moment(view: &View<'_>, q: usize) -> Option<(f64, Interval, bool)> {
    let date = view.quantity(q).date?;
    let year = date.year?;
    if date.period != extractor::Period::Calendar {
        return None;
    }
    match (date.month, date.day) {
        (Some(month), Some(day)) => {
            let at = day_number(year, month, day) as f64 / DAYS;
            Some((at, Interval::exact(at), true))
        }
        (Some(month), None) => {
            let at = day_number(year, month, 1) as f64 / DAYS;
            Some((at, Interval::new(at, at + 1.0 / 12.0), false))
        }
        _ => {
            let at = day_number(year, 1, 1) as f64 / DAYS;
            Some((at, Interval::new(at, at + 1.0), false))
        }
    }
}

fn dates(view: &View<'_>, sentence: usize, back: usize, ahead: usize) -> Vec<usize> {
    view.near(sentence, back, ahead)
        .filter(|&d| {
            matches!(view.quantity(d).kind, Kind::Year | Kind::Date) && moment(view, d).is_some()
        })
        .collect()
}

/// "opened in 1979 and shut in 2016, ending 47 years of digging".
fn between_dates(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let claim = Claim::of(view, q);
    let Some(unit) = extractor::convert_difference(1.0, claim.unit, *YEAR) else {
        return;
    };
    for (back, ahead) in [(0, 0), (1, 0)] {
        let found = dates(view, sentence, back, ahead);
        let [.., a, b] = found[..] else { continue };
        if found.len() > 3 {
            continue;
        }
        let (Some((x, ix, _)), Some((y, iy, _))) = (moment(view, a), moment(view, b)) else {
            continue;
        };
        let ((start, starts, old), (end, ends, new)) = if x <= y {
            ((x, ix, a), (y, iy, b))
        } else {
            ((y, iy, b), (x, ix, a))
        };
        // Whole days and weeks are counted with or without the first day.
        let slack = if view.quantity(a).date.is_some_and(|date| date.day.is_some()) {
            1.5 / DAYS
        } else {
            0.0
        };
        let scale = |interval: Interval| {
            Interval::new(
                interval.low / unit - slack / unit,
                interval.high / unit + slack / unit,
            )
        };
        let joined = view
            .cue_before(view.token(q), 6, &[Cue::Making, Cue::ChangeVerb])
            .is_some()
            || [
                "ending", "after", "for", "later", "lasted", "lasting", "spanning", "those",
                "over", "in",
            ]
            .iter()
            .any(|word| near_word(view, q, word));
        let rival = view
            .near(sentence, 0, 0)
            .filter(|&d| d != q && view.quantity(d).kind == Kind::Duration)
            .count() as i32;
        out.push(Candidate {
            rule: "duration",
            claim,
            formula: Formula::Difference,
            operands: vec![
                Bound {
                    quantity: new,
                    value: end / unit,
                    interval: scale(ends),
                },
                Bound {
                    quantity: old,
                    value: start / unit,
                    interval: Interval::new(starts.low / unit, starts.high / unit),
                },
            ],
            strength: 5 + 3 * i32::from(joined && found.len() == 2) + i32::from(back == 0)
                - 2 * i32::try_from(back).unwrap_or(1)
                - 2 * rival,
            sense: Sense::None,
        });
        break;
    }
}

fn near_word(view: &View<'_>, q: usize, word: &str) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(3));
    (first..view.end_token(token).min(token + 3))
        .any(|at| view.is_word(at) && view.word(at).eq_ignore_ascii_case(word))
}

/// "now 45", "at the age of 86" without the word year.
fn is_bare_age(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    if !view.is_count(q) || token == view.first_token(token) || !view.is_word(token - 1) {
        return false;
    }
    let word = view.word(token - 1);
    word.eq_ignore_ascii_case("now")
        || word.eq_ignore_ascii_case("aged")
        || word.eq_ignore_ascii_case("turned")
        || view.words(view.sentence(q).span).contains("age of")
}

/// "born in 1951, died in March 2019 at the age of 86".
fn age(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let (from, to) = view.reading.sentences[sentence].tokens;
    let Some(word) = (from..to).find(|&at| {
        view.is_word(at)
            && matches!(
                view.word(at).to_ascii_lowercase().as_str(),
                "born" | "birth" | "founded"
            )
    }) else {
        return;
    };
    let Some(born) = (word + 1..to.min(word + 8))
        .find_map(|at| view.at(at).filter(|&d| moment(view, d).is_some()))
    else {
        return;
    };
    let mut others: Vec<usize> = dates(view, sentence, 0, 0);
    if others.len() < 2 {
        others = dates(view, sentence, 1, 0);
    }
    if others.len() < 2 {
        others = dates(view, sentence, 3, 0);
    }
    others.retain(|&d| d != born);
    let Some(&then) = others.iter().min_by_key(|&&d| view.distance(d, q)) else {
        return;
    };
    let (Some((x, ix, _)), Some((y, iy, _))) = (moment(view, born), moment(view, then)) else {
        return;
    };
    if y <= x {
        return;
    }
    // An age is given in whole years gone: the difference or up to one less.
    out.push(Candidate {
        rule: "duration",
        claim: Claim::of(view, q),
        formula: Formula::Difference,
        operands: vec![
            Bound {
                quantity: then,
                value: y.floor(),
                interval: Interval::new((iy.low - 1.0).floor().min(iy.low), iy.high),
            },
            Bound {
                quantity: born,
                value: x.floor(),
                interval: ix,
            },
        ],
        strength: 9,
        sense: Sense::None,
    });
}

/// "Founded in 1968, the brass band marked its 50th anniversary … in 2018".
fn anniversary(view: &View<'_>, q: usize, at: usize, out: &mut Vec<Candidate>) {
    push_anniversary(view, Claim::of(view, q), view.context(at).sentence, out);
}

fn push_anniversary(view: &View<'_>, claim: Claim, sentence: usize, out: &mut Vec<Candidate>) {
    let found = dates(view, sentence, 0, 0);
    let [a, b] = found[..] else { return };
    let year = |d: usize| {
        view.quantity(d)
            .date
            .and_then(|date| date.year)
            .map(f64::from)
    };
    let (Some(x), Some(y)) = (year(a), year(b)) else {
        return;
    };
    let (old, new) = if x <= y { (a, b) } else { (b, a) };
    let bound = |d: usize, value: f64| Bound {
        quantity: d,
        value,
        interval: Interval::exact(value),
    };
    out.push(Candidate {
        rule: "duration",
        claim: Claim {
            stated: Interval::exact(claim.value),
            bare: Interval::exact(claim.value),
            ..claim
        },
        formula: Formula::Difference,
        operands: vec![bound(new, x.max(y)), bound(old, x.min(y))],
        strength: 9,
        sense: Sense::None,
    });
}

/// "opened in 1926, which makes 2026 its centenary".
fn named_anniversaries(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        for at in sentence.tokens.0..sentence.tokens.1 {
            if !view.cues(at).has(Cue::Anniversary) {
                continue;
            }
            let years = match view.word(at).to_ascii_lowercase().as_str() {
                "centenary" | "centennial" => 100.0,
                "bicentenary" | "bicentennial" => 200.0,
                "tercentenary" => 300.0,
                "sesquicentennial" => 150.0,
                _ => continue,
            };
            let exact = Interval::exact(years);
            let claim = Claim {
                span: view.reading.tokens[at].span,
                sentence: index,
                quantity: None,
                stated: exact,
                bare: exact,
                value: years,
                grain: 0.0,
                hedge: extractor::Hedge::None,
                unit: *YEAR,
                loose: true,
            };
            push_anniversary(view, claim, index, out);
        }
    }
}
