//! More or less than half of a whole among other figures: "Of the 161 deputies 77 said aye — most of the caucus" · "1,906 falls were
//! heard: 874 on limestone, 622 on granite. Limestone accounted for more than half of them" · "most were heifers: 46 heifers, 53 steers".
//!
//! The part stands beside the words, or has a noun that they name; the whole is what it is taken out of, what its neighbours add up to,
//! or the only larger figure of its kind that is told. Silent where two parts would do.

use extractor::{Cue, Kind, UnitId};

use super::super::outnumber::is_of_the_same;
use super::{AUXILIARIES, Half, is_taken_out, is_wanted, share};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_aside;
use crate::view::{Few, View};

/// How many sentences back the figures may be told.
const BACK: usize = 2;
/// How many tokens before the words the part may stand that they are said of.
const BESIDE: usize = 12;
/// How many tokens apart two figures stand that are held against each other.
const LIST: usize = 9;
/// What a list that adds up says of its whole is more certain than what any two of its parts would give.
const CLOSED: i32 = 8;

pub(super) fn bind(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let all: Few = view
        .around(sentence, BACK, 1)
        .filter(|&q| is_plain(view, q) && Some(q) != half.quantity)
        .collect();
    if all.len() < 2 || all.len() > 9 || is_wanted(view, half.from) {
        return None;
    }
    let end = view.end_token(half.from);
    let denied = (view.first_token(half.from)..half.from)
        .chain(half.to..end.min(half.to + 4))
        .any(|t| {
            view.cues(t)
                .any(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast])
        });
    if denied {
        return None;
    }
    if let Some(part) = beside(view, half).filter(|q| all.contains(q)) {
        let whole = whole(view, half, part, &all)?;
        return Some(share(view, sentence, half, [part, whole]));
    }
    let part = named(view, half, &all)?;
    if let Some(whole) = listed(view, part, &all) {
        let mut found = share(view, sentence, half, [part, whole]);
        found.strength += CLOSED;
        return Some(found);
    }
    let told = view.context(part).sentence;
    if told != sentence && !is_of_the_same(view, sentence, told) {
        return None;
    }
    let other = other_of_two(view, part)?;
    Some(Candidate {
        claim: Claim::way(
            view.reading.tokens[half.from].span,
            sentence,
            half.most,
            UnitId::NONE,
        ),
        formula: Formula::Difference,
        operands: vec![Bound::own(view, part), Bound::own(view, other)],
        sense: if half.most { Sense::Up } else { Sense::Down },
        ..share(view, sentence, half, [part, other])
    })
}

/// A figure that counts or measures, and is no bound, date or small number in words.
fn is_plain(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        && quantity.value.is_some()
        && quantity.hedge.is_neutral()
        && !is_aside(view, q)
}

/// The figure that stands right before the words, a comma, dash or "which is" between: "29 were admitted, just under half"; or behind
/// their noun in apposition: "just under half the traders, 19 out of 36,".
fn beside(view: &View<'_>, half: &Half) -> Option<usize> {
    let (first, end) = (view.first_token(half.from), view.end_token(half.from));
    let led = (first..half.from)
        .rev()
        .take_while(|&t| {
            view.is_one_of(
                t,
                words![
                    "which", "which is", "is", "are", "or", "a", "the", "so", "i.e",
                ],
            )
        })
        .count();
    let at = half.from - led;
    let shut = |t: &usize| {
        view.mark(*t)
            .is_some_and(|mark| !matches!(mark, '-' | '\'' | '’'))
    };
    let close = (half.to..end).find(shut).unwrap_or(end);
    let own = half.to == close
        || view.cues(half.to).any(&[Cue::Of, Cue::OfThose])
        || view.lower(half.from).ends_with(" of")
        || half.quantity.is_some()
            && view.is_one_of(half.to, words!["the", "them", "those", "all"]);
    let quiet = (half.to..close).all(|t| {
        !view.cues(t).has(Cue::ChangeVerb)
            && view.at(t).is_none()
            && !view.is_one_of(t, AUXILIARIES)
    });
    if !own || !quiet {
        return None;
    }
    let opens = |t: usize| matches!(view.mark(t), Some(',' | '—' | '–' | '('));
    if at > first && opens(at - 1) && close - half.to <= 7 {
        return (first.max(at.saturating_sub(BESIDE))..at - 1)
            .rev()
            .take_while(|t| !shut(t) && !view.cues(*t).has(Cue::But))
            .find_map(|t| view.at(t));
    }
    let leads = half.from == first && close < end && close - half.to <= 10 && opens(close);
    leads.then(|| view.at(close + 1)).flatten()
}

/// What a part is taken out of, the figure that the words name, or the only larger one of its kind told before.
fn whole(view: &View<'_>, half: &Half, part: usize, all: &[usize]) -> Option<usize> {
    let mut larger: Few = all
        .iter()
        .copied()
        .filter(|&q| is_like(view, q, part) && view.quantity(q).value > view.quantity(part).value)
        .filter(|&q| q < part || view.context(q).sentence == view.context(part).sentence)
        .collect();
    let p = view.token(part);
    // "Of the ruling party's own 161 deputies, 77 went": the first two figures of the sentence.
    let first = view.first_token(p);
    let opens = |q: usize| {
        view.cues(first).has(Cue::Of)
            && q + 1 == part
            && (first..view.token(q)).all(|t| view.mark(t).is_none() && view.at(t).is_none())
    };
    let taken = |q: usize| {
        view.context(q).sentence == view.context(part).sentence
            && (opens(q) || is_taken_out(view, p, view.token(q), false))
    };
    if let Some(whole) = larger.iter().copied().find(|&q| taken(q)) {
        return Some(whole);
    }
    if larger.len() > 1 {
        let phrase = half.to..view.end_token(half.to).min(half.to + 6);
        let told = view.numbered().wholes(phrase);
        larger.retain(|&mut q| counts(view, q, told));
    }
    let &[whole] = &larger[..] else { return None };
    Some(whole)
}

fn is_like(view: &View<'_>, q: usize, part: usize) -> bool {
    let (x, y) = (view.quantity(q), view.quantity(part));
    x.kind == y.kind && x.unit.base == y.unit.base
}

/// Whether one of some stems stands right behind a figure, up to a mark, another figure or "and".
fn counts(view: &View<'_>, q: usize, told: &[u32]) -> bool {
    let token = view.token(q);
    let words = (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&t| {
            view.mark(t).is_none_or(|mark| mark == '-')
                && view.at(t).is_none()
                && !view.cues(t).has(Cue::And)
        })
        .count();
    let own = view.numbered().wholes(token + 1..token + 1 + words);
    own.iter().any(|stem| told.contains(stem))
}

/// The only figure whose noun the clause of the words names.
fn named(view: &View<'_>, half: &Half, all: &[usize]) -> Option<usize> {
    let (first, end) = (view.first_token(half.from), view.end_token(half.from));
    let stop = |t: &usize| view.mark(*t).is_none_or(|mark| mark == '-');
    let from = half.from - (first..half.from).rev().take_while(stop).count();
    let to = half.to + (half.to..end).take_while(stop).count();
    let told = view.numbered().wholes(from..to);
    let mut found = all
        .iter()
        .copied()
        .filter(|&q| !(from..to).contains(&view.token(q)) && counts(view, q, told));
    let part = found.next()?;
    found.next().is_none().then_some(part)
}

/// The total of the list that a part stands in: its neighbours add up to it.
fn listed(view: &View<'_>, part: usize, all: &[usize]) -> Option<usize> {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let at = all.iter().position(|&q| q == part)?;
    (0..=at).rev().find_map(|start| {
        let mut sum = 0.0;
        all[start..].iter().enumerate().find_map(|(place, &q)| {
            sum += value(q);
            let closed = place > 0 && start + place >= at && is_like(view, q, part);
            all.iter().copied().find(|&whole| {
                closed
                    && !all[start..=start + place].contains(&whole)
                    && is_like(view, whole, part)
                    && (sum - value(whole)).abs() < 1e-6 * sum
            })
        })
    })
}

/// The other of the two figures that a sentence gives, beside what they add up to.
pub(in crate::rules::comparison) fn other_of_two(view: &View<'_>, part: usize) -> Option<usize> {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let mut here: Few = view
        .in_sentence(view.context(part).sentence)
        .filter(|&q| is_plain(view, q) && is_like(view, q, part))
        .collect();
    if here.len() == 3 {
        let total: f64 = here.iter().map(|&q| value(q)).sum();
        here.retain(|&mut q| (total - 2.0 * value(q)).abs() > 1e-6 * total);
    }
    let &[a, b] = &here[..] else { return None };
    let (one, other) = (view.token(a), view.token(b));
    let joined = other - one <= LIST
        && (one..other).any(|t| {
            view.mark(t) == Some(',') || view.cues(t).any(&[Cue::And, Cue::Against, Cue::To])
        });
    // "number 180, and since 110 are retired": a whole and its part.
    let parted = (one..other).any(|t| {
        view.cues(t).has(Cue::OfThose)
            || view.is_one_of(
                t,
                words!["since", "as", "because", "who", "which", "that", "where"],
            )
    });
    if !joined || parted || value(a).max(value(b)) > 5.0 * value(a).min(value(b)) {
        return None;
    }
    let taken = is_taken_out(view, view.token(a), view.token(b), false)
        || is_taken_out(view, view.token(b), view.token(a), false);
    (!taken && (a == part || b == part)).then_some(if a == part { b } else { a })
}
