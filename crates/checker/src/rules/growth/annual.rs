//! Yearly growth between two levels.

use extractor::{Cue, Direction, Interval, Kind};

use super::{falling, period, push, says, told};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{is_amount, is_joined};
use crate::rules::Scene;
use crate::rules::complement::taken_out;
use crate::view::{View, YEAR};

/// "$2.0bn in 2018 and $3.2bn in 2023, a compound annual growth rate of 10%" · "growth of 3% a year over the decade".
pub(super) fn annual_rate(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let token = view.token(q);
    let compound = view.cue_before(token, 8, &[Cue::Compound]).is_some()
        || view.cue_behind(token, 4, &[Cue::Compound]).is_some()
        // "20 per cent above that of two years before, or 12 per cent a year compounded": the other of two.
        || says(view, view.context(q).sentence, |word| {
            matches!(word, "compounded" | "compound")
        }) && !view
            .in_sentence(view.context(q).sentence)
            .any(|l| l != q && view.quantity(l).kind == Kind::Percent);
    let yearly = period(view, q) == Some(*YEAR);
    if !compound && !yearly {
        return;
    }
    told::propose(view, q, compound, out);
    let sentence = view.context(q).sentence;
    let joined = is_joined(view, q)
        || view.cue_before(token, 5, &[Cue::Average]).is_some()
        || view.mark(token.saturating_sub(1)) == Some(',')
        || view
            .cue_before(token, 3, &[Cue::ChangeNoun])
            .is_some_and(|at| {
                at > view.first_token(token)
                    && (at.saturating_sub(2)..at)
                        .any(|t| matches!(view.mark(t), Some(',' | ':' | '—')))
            });
    for (new, old) in levels(scene, q, sentence) {
        let at = view.context(new).sentence;
        let years = match (view.context(new).time.year, view.context(old).time.year) {
            (Some(new), Some(old)) if new > old => Some((f64::from(new - old), None)),
            (Some(_), Some(_)) => None,
            _ => two_years(view, [old, new], at).or_else(|| span_of_years(view, q, at)),
        };
        let Some((years, from)) = years.filter(|&(years, _)| years >= 2.0) else {
            continue;
        };
        let unit = view.quantity(new).unit.base;
        let year = from
            .or_else(|| {
                view.in_sentence(at)
                    .find(|&y| view.quantity(y).kind == Kind::Year)
            })
            .unwrap_or(old);
        let strength = 6 + 3 * i32::from(compound) + 2 * i32::from(joined && !compound)
            - i32::from(at != sentence && !joined);
        // "grew 10% a year to reach £252m": the rate stands between the two.
        let on_the_way = old < q
            && q < new
            && view.cue_before(view.token(new), 4, &[Cue::To]).is_some()
            && view.context(old).sentence == view.context(new).sentence;
        let strength = strength + 3 * i32::from(on_the_way && !compound && !joined);
        let fall = view.change(q) == Some(Direction::Down);
        let mut claim = Claim::of(view, q);
        if fall {
            claim = falling(claim);
        }
        push(
            out,
            claim,
            Formula::AnnualGrowth,
            vec![
                Bound::new(view, new, unit),
                Bound::new(view, old, unit),
                Bound {
                    quantity: year,
                    value: years,
                    interval: Interval::exact(years),
                },
            ],
            strength,
        );
    }
}

/// Later and earlier level of a growth: the pairs that the text orders, else the two like amounts of a sentence.
fn levels(scene: &Scene<'_>, q: usize, sentence: usize) -> Vec<(usize, usize)> {
    let view = scene.view;
    let before = sentence
        .checked_sub(1)
        .filter(|&at| view.reading.sentences[at].block == view.reading.sentences[sentence].block);
    for at in [Some(sentence), before].into_iter().flatten() {
        let mut found: Vec<(usize, usize)> = scene
            .pairs
            .iter()
            .filter(|pair| {
                view.context(pair.new).sentence == at
                    && view.context(pair.old).sentence == at
                    && view.quantity(pair.new).kind != Kind::Percent
                    && !is_target(view, pair.new)
            })
            .map(|pair| (pair.new, pair.old))
            .collect();
        if found.is_empty() {
            let amounts: Vec<usize> = view
                .in_sentence(at)
                .filter(|&l| {
                    l != q
                        && is_amount(view, l)
                        && !is_target(view, l)
                        && matches!(view.quantity(l).kind, Kind::Money | Kind::Cardinal)
                })
                .collect();
            if let [a, b] = amounts[..]
                && view.comparable(a, b)
                && !taken_out(view, a, b)
                && view.quantity(a).kind == view.quantity(b).kind
            {
                // "sells for $3,400. Six years ago it went for $850": told the other way round.
                let ago = |l: usize| view.context(l).time.earlier;
                let back = ago(b) && !ago(a);
                found.push(if back { (a, b) } else { (b, a) });
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// "has set itself a target of 600 million": no level yet.
fn is_target(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    (view.first_token(token).max(token.saturating_sub(4))..token)
        .any(|at| view.is_one_of(at, words!["target", "goal", "aim", "ambition", "wants"]))
}

/// "In 2014 it paid 40 shillings; by 2024 this had risen to 160": the only two years of a sentence, each before its level.
fn two_years(
    view: &View<'_>,
    [old, new]: [usize; 2],
    sentence: usize,
) -> Option<(f64, Option<usize>)> {
    let years = view
        .in_sentence(sentence)
        .filter(|&y| view.quantity(y).kind == Kind::Year);
    let [first, second] = <[usize; 2]>::try_from(years.collect::<Vec<_>>()).ok()?;
    let ordered =
        first < old && old < second && second < new || old < first && first < new && new < second;
    let apart = view.quantity(second).value? - view.quantity(first).value?;
    (ordered && apart > 0.0).then_some((apart, None))
}

/// The one length of time of a sentence, in years.
fn span_of_years(view: &View<'_>, q: usize, sentence: usize) -> Option<(f64, Option<usize>)> {
    let found: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&d| {
            d != q && view.quantity(d).kind == Kind::Duration && view.quantity(d).value.is_some()
        })
        .collect();
    match found[..] {
        [d] => Some((view.value_in(d, *YEAR)?, Some(d))),
        _ => None,
    }
}
