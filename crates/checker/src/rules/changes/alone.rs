//! Two levels of one kind in a short text, and a change that can only be of them.
//!
//! A writer who tells of a rise and gives two figures that it could be of means those. That is weaker than grammar: where
//! the claim has another subject of its own, only a slip that explains it makes it a finding.

use extractor::{Cue, Kind, Role};

use super::own_subject::has_own_subject;
use crate::pairs::{Pair, alike, is_in_passing};
use crate::parts::{is_elliptical, is_few, nouns_differ};
use crate::view::{Few, View};

/// A text of more sentences than this is not short.
const SENTENCES: usize = 5;
/// In one of so many and more, what is held against something untold may be of another matter.
const SHORT: usize = 3;
/// What the binding is worth at least where the claim's clause may speak of something else.
const NEAR: i32 = 5;
/// What it is worth where the claim names nothing of its own: "Clear by 7 points, the leaders have 71, …".
const TOLD: i32 = 7;

/// What is bound more weakly than this is of something else.
const LEAST: i32 = -6;

/// What it is worth in one sentence: "held 96 patients on Monday and 211 by Saturday, their number tripling".
const TOGETHER: i32 = 8;

/// "four times the inland figure", "three times as much": of something that may not be told.
fn is_times_another(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let behind = (token + 1..view.end_token(token).min(token + 3)).any(|at| view.is_word(at));
    view.quantity(claim).kind == Kind::Multiple && view.printed(claim).contains("times") && behind
        || view.context(claim).stance != extractor::Stance::Fact
}

/// Raises the pair that is alone in the text of a claim to what that is worth.
pub(super) fn raise(view: &View<'_>, claim: usize, pairs: &mut [Pair]) {
    let Some(figures) = text(view, claim) else {
        return;
    };
    // Two changes of one kind have two bases.
    let rival = |q: usize| {
        q != claim && view.change(q).is_some() && view.comparable(q, claim) && {
            let (one, other) = (view.quantity(q), view.quantity(claim));
            one.kind == other.kind && one.value != other.value
        }
    };
    if figures.clone().any(rival) {
        return;
    }
    // "12 days in 2019, 14 in 2020 and 16 in 2021": bare numbers take the unit of whatever stands before them.
    let timed = figures.clone().any(|q| {
        q != claim && view.quantity(q).kind == Kind::Duration && !view.quantity(q).in_words
    });
    let levels: Few = figures
        .filter(|&q| q != claim && view.is_level(q) && view.quantity(q).kind != Kind::Duration)
        .collect();
    let at = |q: Option<&usize>| q.map_or(0, |&q| view.context(q).sentence);
    let long = at(levels.last()) - at(levels.first()) >= SHORT;
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    for pair in pairs.iter_mut().filter(|pair| pair.label.is_none()) {
        let within = levels.contains(&pair.new) && levels.contains(&pair.old);
        // "25,940 births, 13,369 of them boys and 12,571 girls": two parts of one whole.
        let whole_told = |pair: &Pair| {
            levels
                .iter()
                .any(|&l| (size(l) - size(pair.new) - size(pair.old)).abs() < 1e-9)
        };
        let others = || {
            levels
                .iter()
                .filter(|&&l| l != pair.new && l != pair.old)
                .any(|&l| {
                    let both = (size(l) - size(pair.new) - size(pair.old)).abs() < 1e-9;
                    alike(view, l, pair.new) && !both && !is_aside(view, l, pair)
                })
        };
        // Small counts stand beside each other everywhere.
        let small = view.is_count(pair.new)
            && view.is_count(pair.old)
            && size(pair.new).min(size(pair.old)) < 13.0;
        // Two percentages are held together by points; a percentage of percentages is another figure's.
        let called = (size(pair.new) - size(pair.old)).abs() - size(claim);
        // Points that are called per cent are the very difference.
        let percents = view.quantity(pair.new).kind == Kind::Percent
            && view.quantity(claim).kind != Kind::Points
            && !(called.abs() < 1e-9 && size(claim) >= 3.0);
        // "0.3 points higher than last year": held against what is not told.
        let weak = pair.strength <= 0;
        let few = is_few(view, pair.new) || is_few(view, pair.old);
        if !within
            || weak && few
            || (weak || long) && is_held_against(view, claim)
            || percents
            || timed && is_elliptical(view, pair.new) && is_elliptical(view, pair.old)
            || pair.strength <= LEAST
            || small
            || others()
            || passed(view, pair)
            || nouns_differ(view, pair.new, pair.old)
            || are_two_outcomes(view, pair)
        {
            continue;
        }
        let sentence = view.context(claim).sentence;
        let together = [pair.new, pair.old]
            .iter()
            .all(|&q| view.context(q).sentence == sentence)
            || view.context(pair.new).sentence == view.context(pair.old).sentence
                && view.context(pair.new).sentence + 1 == sentence;
        let worth = if has_own_subject(view, claim)
            || parted(view, claim, pair)
            || weak
            || whole_told(pair)
        {
            NEAR
        } else if together && !is_times_another(view, claim) {
            TOGETHER
        } else {
            TOLD
        };
        pair.strength = pair.strength.max(worth);
    }
}

/// The figures of a claim's text; `None` where the text is long.
pub(super) fn text(view: &View<'_>, claim: usize) -> Option<std::ops::Range<usize>> {
    let sentence = view.context(claim).sentence;
    let block = view.reading.sentences[sentence].block;
    let here = |s: &usize| {
        view.reading
            .sentences
            .get(*s)
            .is_some_and(|s| s.block == block)
    };
    let first = (0..=sentence)
        .rev()
        .take(SENTENCES)
        .take_while(here)
        .last()?;
    let last = (sentence..view.reading.sentences.len())
        .take(SENTENCES)
        .take_while(here)
        .last()?;
    let more = first > 0 && here(&(first - 1)) || here(&(last + 1));
    if more || last - first >= SENTENCES {
        return None;
    }
    Some(view.in_sentence(first).start..view.in_sentence(last).end)
}

/// "Probable reserves rose to 405 tonnes. Possible reserves fell by 66 tonnes to 253": each arrived where it did, unless the second
/// sentence names nothing but what the first does.
pub(super) fn are_two_outcomes(view: &View<'_>, pair: &Pair) -> bool {
    let (first, last) = (pair.new.min(pair.old), pair.new.max(pair.old));
    let arrives = |q: usize| view.context(q).role == Role::Result;
    let sentence = view.context(last).sentence;
    let told = view.context(first).sentence;
    if !arrives(first) || !arrives(last) || told == sentence {
        return false;
    }
    let (from, to) = view.reading.sentences[sentence].tokens;
    let verb = (from..to).find(|&at| view.cues(at).has(Cue::ChangeVerb) || view.at(at).is_some());
    let (begins, ends) = view.reading.sentences[told].tokens;
    let known = view.numbered().wholes(begins..ends);
    let subject = view.numbered().wholes(from..verb.unwrap_or(from));
    subject.iter().any(|stem| !known.contains(stem))
}

/// Whether words right behind a change say what it is held against.
pub(super) fn is_held_against(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let end = view.end_token(token).min(token + 4);
    (token + 1..end).any(|at| view.cues(at).any(&[Cue::Against, Cue::On]))
}

/// "having touched 118p": passed on the way.
pub(super) fn passed(view: &View<'_>, pair: &Pair) -> bool {
    [pair.new, pair.old].iter().any(|&q| is_in_passing(view, q))
}

/// A small count in words or of other things is no third level.
fn is_aside(view: &View<'_>, l: usize, pair: &Pair) -> bool {
    let quantity = view.quantity(l);
    let counts = |q: usize| {
        view.context(q)
            .counted
            .map(|span| view.stems(span))
            .unwrap_or_default()
    };
    let own = counts(l);
    view.is_count(l)
        && (quantity.in_words && quantity.value <= Some(12.0)
            || !own.is_empty()
                && [pair.new, pair.old].iter().all(|&q| {
                    let theirs = counts(q);
                    !theirs.is_empty() && !own.iter().any(|stem| theirs.contains(stem))
                }))
}

/// A semicolon or a word of contrast among the three.
fn parted(view: &View<'_>, claim: usize, pair: &Pair) -> bool {
    let at = [claim, pair.new, pair.old].map(|q| view.token(q));
    let [first, last] = [at.iter().min(), at.iter().max()].map(|at| at.copied().unwrap_or(0));
    (first..last).any(|t| view.mark(t) == Some(';') || view.cues(t).has(extractor::Cue::But))
}
