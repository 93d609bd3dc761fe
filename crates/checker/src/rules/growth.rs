//! `growth`: compound and annualised growth, successive changes.
//!
//! Formulas: (new / old)^(1 / years) − 1; start × (1 + rate)^periods; (1 + rate)^n − 1. Silent unless the text says
//! that growth is compounded, a year or with interest added.

use extractor::{Cue, Interval, Kind, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.kind == Kind::Percent && quantity.value.is_some() {
            annual_rate(scene, q, out);
            rate_over(view, q, out);
        }
        if quantity.kind == Kind::Money && quantity.value.is_some() {
            compounded(view, q, out);
        }
    }
    there_and_back(view, out);
}

/// "$2.0bn in 2018 and $3.2bn in 2023, a compound annual growth rate of 10%".
fn annual_rate(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let token = view.token(q);
    if view.cue_before(token, 8, &[Cue::Compound]).is_none()
        && view.cue_behind(token, 4, &[Cue::Compound]).is_none()
    {
        return;
    }
    let sentence = view.context(q).sentence;
    for pair in scene
        .pairs
        .iter()
        .filter(|pair| view.context(pair.new).sentence == sentence)
    {
        let years = match (
            view.context(pair.new).time.year,
            view.context(pair.old).time.year,
        ) {
            (Some(new), Some(old)) if new > old => Some((f64::from(new - old), None)),
            _ => view
                .in_sentence(sentence)
                .find(|&d| view.quantity(d).kind == Kind::Duration)
                .and_then(|d| Some((view.value_in(d, *YEAR)?, Some(d)))),
        };
        let Some((years, from)) = years else { continue };
        let unit = view.quantity(pair.new).unit.base;
        let year = from
            .or_else(|| {
                view.in_sentence(sentence)
                    .find(|&y| view.quantity(y).kind == Kind::Year)
            })
            .unwrap_or(pair.old);
        out.push(Candidate {
            rule: "growth",
            claim: Claim::of(view, q),
            formula: Formula::AnnualGrowth,
            operands: vec![
                Bound::new(view, pair.new, unit),
                Bound::new(view, pair.old, unit),
                Bound {
                    quantity: year,
                    value: years,
                    interval: Interval::exact(years),
                },
            ],
            strength: 9,
            sense: Sense::None,
        });
    }
}

/// "With prices rising 1.0% every month, annual inflation would compound to nearly 13%".
fn rate_over(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    if !view.sentence_has(sentence, &[Cue::Compound]) && !has_word(view, sentence, "compound") {
        return;
    }
    for rate in view.in_sentence(sentence).filter(|&r| {
        r < q && view.quantity(r).kind == Kind::Percent && view.quantity(r).value.is_some()
    }) {
        let periods = if has_word(view, sentence, "month") || has_word(view, sentence, "monthly") {
            12.0
        } else {
            continue;
        };
        out.push(Candidate {
            rule: "growth",
            claim: Claim::of(view, q),
            formula: Formula::GrowthOver,
            operands: vec![
                Bound::own(view, rate),
                Bound {
                    quantity: rate,
                    value: periods,
                    interval: Interval::exact(periods),
                },
            ],
            strength: 8,
            sense: Sense::None,
        });
    }
}

/// "$1,000 for three years at 5% a year … will end up with $1,158".
fn compounded(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    if ![
        "interest",
        "compound",
        "compounded",
        "compounding",
        "return",
    ]
    .iter()
    .any(|word| has_word(view, sentence, word))
    {
        return;
    }
    let here = || view.in_sentence(sentence);
    let Some(start) =
        here().find(|&m| m < q && view.quantity(m).kind == Kind::Money && view.comparable(m, q))
    else {
        return;
    };
    let Some(rate) = here()
        .find(|&r| view.quantity(r).kind == Kind::Percent && view.quantity(r).value.is_some())
    else {
        return;
    };
    let Some(time) = here().find(|&d| view.quantity(d).kind == Kind::Duration) else {
        return;
    };
    let Some(years) = view.value_in(time, *YEAR) else {
        return;
    };
    out.push(Candidate {
        rule: "growth",
        claim: Claim::of(view, q),
        formula: Formula::Compounded,
        operands: vec![
            Bound::own(view, start),
            Bound::own(view, rate),
            Bound {
                quantity: time,
                value: years,
                interval: Interval::exact(years),
            },
        ],
        strength: 8,
        sense: Sense::None,
    });
}

/// "gained 20% in May and lost 20% in June, leaving it exactly where it started": up and down by the same percentage.
fn there_and_back(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        let changes: Vec<usize> = view
            .in_sentence(index)
            .filter(|&q| view.quantity(q).kind == Kind::Percent && view.change(q).is_some())
            .collect();
        let [a, b] = changes[..] else { continue };
        let text = view.words(sentence.span).to_lowercase();
        let Some(at) = [
            "where it started",
            "where they started",
            "where it began",
            "where they began",
            "back to square one",
            "unchanged overall",
            "break even",
            "broke even",
        ]
        .iter()
        .find_map(|phrase| text.find(phrase).map(|at| (at, phrase.len()))) else {
            continue;
        };
        let (Some(x), Some(y)) = (view.quantity(a).value, view.quantity(b).value) else {
            continue;
        };
        let opposite = view.change(a) != view.change(b);
        if !opposite || x != y {
            continue;
        }
        let start = sentence.span.start + at.0;
        let span = document::Span::new(start, (start + at.1).min(sentence.span.end));
        let stated = Interval::exact(0.0);
        let gain = |q: usize, value: f64| {
            if view.change(q) == Some(extractor::Direction::Down) {
                -value
            } else {
                value
            }
        };
        let total = ((1.0 + gain(a, x) / 100.0) * (1.0 + gain(b, y) / 100.0) - 1.0) * 100.0;
        out.push(Candidate {
            rule: "growth",
            claim: Claim {
                span,
                sentence: index,
                quantity: None,
                stated,
                bare: stated,
                value: 0.0,
                grain: 0.0,
                hedge: extractor::Hedge::None,
                unit: UnitId::PERCENT,
                loose: true,
            },
            formula: Formula::Same,
            operands: vec![
                Bound {
                    quantity: a,
                    value: total,
                    interval: Interval::exact(total),
                },
                Bound::own(view, b),
            ],
            strength: 9,
            sense: Sense::None,
        });
    }
}

fn has_word(view: &View<'_>, sentence: usize, word: &str) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| view.is_word(at) && view.word(at).eq_ignore_ascii_case(word))
}
