//! Which figure of a field a place is said of: the one told again or beside the word, the one whose name stands last before it, that
//! of whoever speaks, or what *it* stands for.

use extractor::{Cue, Kind, Role, UnitId};

use super::super::rank::{Ranking, is_alike};
use super::{Entry, name};
use crate::parts::is_amount;
use crate::topic::related;
use crate::view::View;

/// How far before the word for the place its holder may be named.
const HOLDER: usize = 14;

/// The figure, and whether the words name it beyond doubt.
pub(super) fn holder(
    view: &View<'_>,
    claim: Ranking,
    field: &[Entry<'_>],
) -> Option<(usize, bool)> {
    by_figure(view, claim, field)
        .or_else(|| by_name(view, claim, field))
        .or_else(|| by_apposition(view, claim))
        .or_else(|| by_speaker(view, claim, field))
        .or_else(|| by_pronoun(view, claim, field))
}

/// Where the clause of the claim begins.
pub(super) fn clause(view: &View<'_>, at: usize) -> usize {
    let first = view.first_token(at);
    (first..at)
        .rev()
        .find(|&t| matches!(view.mark(t), Some(';' | ':')))
        .map_or(first, |t| t + 1)
}

/// "makes the 27-day closing the second-longest": told once more. "Brandon, at 4,120 a night, boasts the biggest gate": beside it.
fn by_figure(view: &View<'_>, claim: Ranking, field: &[Entry<'_>]) -> Option<(usize, bool)> {
    let value = |l: usize| view.quantity(l).value;
    let from = clause(view, claim.at).max(claim.at.saturating_sub(HOLDER));
    let said = (from..claim.at)
        .rev()
        .filter_map(|t| view.at(t))
        .find(|&l| {
            !matches!(
                view.quantity(l).kind,
                Kind::Year | Kind::Date | Kind::Ordinal
            ) && !view.quantity(l).in_words
        })?;
    if field.iter().any(|entry| entry.figure == said) {
        // Other names between: the figure is theirs no longer.
        let others = (view.token(said) + 1..claim.at).any(|t| name(view, t).is_some());
        let near = claim.at - view.token(said) <= 6;
        let mut behind = view.token(said) + 1..claim.at;
        // "with 61 boats, sits second"
        let closed = (view.token(said) + 1..claim.at.min(view.token(said) + 4))
            .find_map(|t| view.mark(t))
            .is_some_and(|mark| matches!(mark, ',' | ')'));
        let apposed = closed || behind.all(|t| view.is_word(t));
        return (near && apposed && !others).then_some((said, true));
    }
    let article =
        view.token(said) > from && view.is_one_of(view.token(said) - 1, words!["the", "that"]);
    let mut same = field
        .iter()
        .filter(|entry| value(entry.figure) == value(said));
    let mine = same.next().filter(|_| same.next().is_none() && article)?;
    Some((mine.figure, true))
}

/// The entry whose name stands last before the word.
fn by_name(view: &View<'_>, claim: Ranking, field: &[Entry<'_>]) -> Option<(usize, bool)> {
    let from = clause(view, claim.at).max(claim.at.saturating_sub(HOLDER));
    let aside = aside(view, from, claim.at);
    for at in (from..claim.at).rev().filter(|at| !aside.contains(at)) {
        let Some(name) = name(view, at) else { continue };
        // "in 2005": when it was, not which.
        if view.at(at).is_some()
            && at > from
            && view.is_one_of(at - 1, words!["in", "since", "from"])
        {
            continue;
        }
        // The name beside a figure of a list belongs to it.
        let mut holders = field
            .iter()
            .filter(|entry| entry.names.iter().any(|own| related(own, name)));
        if let Some(holder) = holders.next() {
            let alone = holders.next().is_none();
            let verb = (at + 1..claim.at).any(|t| {
                view.cues(t).any(&[Cue::Level, Cue::Making])
                    || view.is_one_of(
                        t,
                        words![
                            "had", "has", "boasts", "holds", "posted", "took", "came", "finished",
                            "sits", "with", "holding",
                        ],
                    )
            });
            let listed = view.token(holder.figure) > at && view.token(holder.figure) < claim.at;
            return (alone && (verb || view.mark(at + 1) == Some(',')) && !listed)
                .then_some((holder.figure, false));
        }
        return None;
    }
    None
}

/// "2023, the forecaster Ann Lee observed, was the": what stands between two commas before the verb.
fn aside(view: &View<'_>, from: usize, at: usize) -> std::ops::Range<usize> {
    let comma = |t: &usize| view.mark(*t) == Some(',');
    let verb = (from..at).rev().find(|&t| view.cues(t).has(Cue::Level));
    let end = verb.and_then(|verb| verb.checked_sub(1)).filter(comma);
    let start = end.and_then(|end| (from..end).rev().find(comma));
    match (start, end) {
        (Some(start), Some(end)) => start..end,
        _ => 0..0,
    }
}

/// "Jackpine, second-largest of the four, chipped in 61,000": the place in apposition, its figure right behind.
fn by_apposition(view: &View<'_>, claim: Ranking) -> Option<(usize, bool)> {
    let first = view.first_token(claim.at);
    let opens = (first.max(claim.at.saturating_sub(3))..claim.at)
        .rev()
        .find(|&t| view.mark(t) == Some(','))
        .is_some_and(|t| t > first && name(view, t - 1).is_some());
    let close = (claim.at + 1..view.end_token(claim.at).min(claim.at + 8))
        .find(|&t| view.mark(t) == Some(','))?;
    let figure = (close + 1..view.end_token(claim.at).min(close + 6)).find_map(|t| view.at(t))?;
    let quiet = (close + 1..view.token(figure)).all(|t| view.is_word(t) && name(view, t).is_none());
    (opens && quiet && claim.of.is_some() && is_amount(view, figure)).then_some((figure, true))
}

/// "“To be second highest of the four is a tribute,” said Driffield's deputy head": the place of whoever speaks of their own.
fn by_speaker(view: &View<'_>, claim: Ranking, field: &[Entry<'_>]) -> Option<(usize, bool)> {
    let (first, end) = (view.first_token(claim.at), view.end_token(claim.at));
    let said = (claim.at + 1..end).find(|&t| view.cues(t).has(Cue::Attribution))?;
    let own = (first..claim.at).all(|t| name(view, t).is_none() || t <= first + 2);
    let mut holders = field.iter().filter(|entry| {
        (said + 1..end.min(said + 6))
            .filter_map(|t| name(view, t))
            .any(|told| entry.names.iter().any(|own| related(own, told)))
    });
    let holder = holders
        .next()
        .filter(|_| own && claim.of.is_some() && holders.next().is_none())?;
    Some((holder.figure, false))
}

/// "Joblessness in Scarhaven stands at 7.9 per cent. … it is the highest on a coast where Whitmouth has 6.8 and Brigg 8.3".
fn by_pronoun(view: &View<'_>, claim: Ranking, field: &[Entry<'_>]) -> Option<(usize, bool)> {
    let at = claim.at;
    let first = view.first_token(at);
    let pronoun = (first.max(at.saturating_sub(4))..at)
        .find(|&t| view.is_one_of(t, words!["it", "that", "this"]))?;
    let plain = (pronoun + 1..at).all(|t| {
        view.cues(t).has(Cue::Level)
            || view.is_one_of(t, words!["the", "by", "far", "easily", "still"])
    });
    let behind = field.iter().all(|entry| view.token(entry.figure) > at);
    let led = view.any_word_behind(at, 6, |word| {
        matches!(word, "where" | "with" | "against" | "ahead")
    });
    if !plain || !behind || !led || field.len() < 2 {
        return None;
    }
    let model = field
        .iter()
        .map(|entry| entry.figure)
        .max_by_key(|&l| view.quantity(l).unit.base != UnitId::NONE)?;
    let like = |l: &usize| {
        is_amount(view, *l)
            && is_alike(view, *l, model)
            && view.context(*l).role == Role::Level
            && view.context(*l).sentence < claim.sentence
    };
    // What the paragraph opens with.
    let mut before = view.around(claim.sentence, 2, 0).filter(like);
    let mine = before.next()?;
    let alone = before.all(|l| view.context(l).sentence != view.context(mine).sentence);
    alone.then_some((mine, true))
}
