//! Records of games: "94–68, a .580 winning percentage". The two figures of a score are no quantities; the share of wins
//! follows from them all the same.

use document::Span;
use extractor::{Cue, Kind, What};

use super::super::Scene;
use crate::finding::{Finding, Verdict};
use crate::view::View;

/// Whether a number is a share written as a decimal: ".580", "a winning percentage of 0.75".
pub(super) fn is_decimal_rate(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let token = view.token(q);
    quantity.kind == Kind::Cardinal
        && quantity
            .value
            .is_some_and(|value| value > 0.0 && value < 1.0)
        && quantity.grain < 0.1
        && (view
            .cue_before(token, 4, &[Cue::Share, Cue::Rate])
            .is_some()
            || view
                .cue_behind(token, 3, &[Cue::Share, Cue::Rate])
                .is_some())
}

/// "voted by 88 to 12", "carried by 14 votes to nine": the two sides of a vote.
pub(in crate::rules) fn is_vote(view: &View<'_>, a: usize, b: usize) -> bool {
    let (from, to) = (view.token(a), view.token(b));
    let versus = to > from
        && to - from <= 3
        && view.cues(to - 1).any(&[Cue::To, Cue::Against])
        && (from + 1..to).all(|at| view.is_word(at));
    versus
        && view.context(a).sentence == view.context(b).sentence
        && (view.first_token(from).max(from.saturating_sub(8))..view.end_token(to).min(to + 6)).any(
            |at| {
                view.is_word(at) && {
                    let word = view.lower(at);
                    words![
                        "vot", "ballot", "carried", "ratified", "motion", "approv", "passed",
                        "elected", "verdict",
                    ]
                    .iter()
                    .any(|stem| word.starts_with(stem))
                }
            },
        )
}

/// A winning percentage beside the only record of its sentence, or of the one before.
pub(in crate::rules) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let percent = quantity.kind == Kind::Percent && is_winning(view, q);
        let scale = if percent { 100.0 } else { 1.0 };
        if !(percent || is_decimal_rate(view, q) && is_winning(view, q)) {
            continue;
        }
        // "had a .516 winning percentage the night before": of another record.
        let token = view.token(q);
        let earlier = (token + 1..view.end_token(token)).any(|at| {
            view.begins(
                at,
                words![
                    "the night before",
                    "the day before",
                    "the week before",
                    "last year",
                    "last season",
                    "a year ago"
                ],
            )
        });
        let found = record(view, view.context(q).sentence, token).filter(|_| !earlier);
        let Some((won, lost)) = found else {
            continue;
        };
        let right = scale * won / (won + lost);
        let half = quantity.grain / 2.0 + 1e-9;
        let fits = (right - half..=right + quantity.grain + half)
            .contains(&quantity.value.unwrap_or(f64::NAN))
            || (right - quantity.value.unwrap_or(f64::NAN)).abs() <= quantity.grain;
        let shown = if percent {
            format!("{right:.1}%")
        } else {
            format!("{right:.3}").trim_start_matches('0').to_owned()
        };
        let (verdict, tail) = if fits {
            (Verdict::Consistent, String::new())
        } else {
            (Verdict::Inconsistent, format!(", not {}", view.printed(q)))
        };
        let message = format!("{won} won and {lost} lost make {shown}{tail}");
        let span: Span = quantity.span;
        out.push(Finding {
            suggestion: (!fits).then_some(shown),
            ..Finding::plain(view, "rate", verdict, span, view.sentence(q).span, message)
        });
    }
}

/// "winning percentage", "win rate", "won-lost percentage".
fn is_winning(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let win = |at: usize| {
        view.is_word(at) && {
            let word = view.lower(at);
            word.starts_with("win") || word.starts_with("won")
        }
    };
    let share = view
        .cue_before(token, 4, &[Cue::Share, Cue::Rate])
        .or_else(|| view.cue_behind(token, 3, &[Cue::Share, Cue::Rate]));
    share.is_some_and(|at| win(at) || at > view.first_token(token) && win(at - 1))
}

/// The record nearest before the claim in its sentence, else the only one of the sentence.
fn record(view: &View<'_>, sentence: usize, claim: usize) -> Option<(f64, f64)> {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let all: Vec<(usize, (f64, f64))> = (first..end)
        .filter(|&at| {
            view.reading.tokens[at].what == What::Reference
                || view.at(at).is_some_and(|r| {
                    let range = view.quantity(r);
                    range.kind == Kind::Range && range.unit.base == extractor::UnitId::NONE
                })
        })
        .filter_map(|at| {
            Some((
                at,
                sides(view.word(at)).filter(|(won, lost)| won + lost > 0.0)?,
            ))
        })
        .collect();
    match all[..] {
        [(_, only)] => Some(only),
        _ => all
            .iter()
            .rev()
            .find(|(at, _)| *at < claim && claim - at <= 4)
            .map(|(_, record)| *record),
    }
}

/// The two counts of "41-22".
pub(in crate::rules) fn sides(word: &str) -> Option<(f64, f64)> {
    let (one, other) = word.split_once(['-', '–', '—'])?;
    let count = |text: &str| text.parse::<u32>().ok().map(f64::from);
    Some((count(one)?, count(other)?))
}
