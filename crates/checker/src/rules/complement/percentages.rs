//! What percentages leave of a hundred: "the other 39%" · "2.6 per cent failed to sell; buyers were found, therefore, for
//! 97.4".

use extractor::{Cue, Hedge, Interval, Kind, Role};

use super::candidate;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::{is_bracketed, is_elliptical, is_linked};
use crate::topic::stem;
use crate::view::View;

pub(super) fn percentages(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let mut parts: Vec<usize> = Vec::new();
    for l in view.near(sentence, if named > 0 { 2 } else { 1 }, 0) {
        // "rail (61 per cent), road (22) and air (9)": the sign is left out.
        let like = view.quantity(l).kind == Kind::Percent
            || parts.last().is_some_and(|&last| {
                last + 1 == l
                    && view.context(last).sentence == view.context(l).sentence
                    && is_elliptical(view, l)
                    && !view.quantity(l).in_words
                    && is_linked(view, last, l)
                    && is_bracketed(view, l) == is_bracketed(view, last)
            });
        if l < q
            && like
            && view.quantity(l).value.is_some()
            && view.change(l).is_none()
            && !matches!(view.context(l).role, Role::Base | Role::Result)
            // "services (60%) grew by 9% and farming (34%) by 6%": the verb is left out.
            && !goes_on(view, l)
        {
            parts.push(l);
        }
    }
    if named > 0 && parts.is_empty() {
        out.extend(fraction_first(view, q, named));
    }
    for from in (0..parts.len()).rev().take(6) {
        let run = &parts[from..];
        let first = view.context(run[0]).sentence;
        let all = from == 0 || view.context(parts[from - 1]).sentence != first;
        let sum: f64 = run.iter().filter_map(|&l| view.quantity(l).value).sum();
        let nearly = view
            .quantity(q)
            .value
            .is_some_and(|value| (value + sum - 100.0).abs() <= NEARLY);
        let strength = if run.len() == 1 && who_did_not(view, q) {
            8
        } else if named > 0 {
            named + 2 + 3 * i32::from(all) - i32::try_from(sentence - first).unwrap_or(2)
        } else if run.len() == 1 && nearly && concluded(view, q, run[0]) {
            5 + 3 * i32::from(opposite(view, q, run[0]))
        } else if run.len() == 1 && shares_topic(view, q, run[0]) {
            3
        } else {
            continue;
        };
        out.push(candidate(
            view,
            q,
            Formula::HundredLess,
            run.iter().map(|&l| Bound::own(view, l)).collect(),
            strength,
        ));
    }
}

/// Whether a figure is told by how much like a change before it.
fn goes_on(view: &View<'_>, l: usize) -> bool {
    let by = |l: usize| view.cue_before(view.token(l), 1, &[Cue::By]).is_some();
    by(l)
        && view
            .in_sentence(view.context(l).sentence)
            .any(|before| before < l && view.change(before).is_some() && by(before))
}

/// "Three fifths were sold, and the remaining 40 per cent kept": a fraction of the whole.
fn fraction_first(view: &View<'_>, q: usize, named: i32) -> Option<Candidate> {
    let mut told = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l < q && view.quantity(l).kind == Kind::Fraction);
    let part = told.next().filter(|_| told.next().is_none())?;
    let mut share = Bound::own(view, part);
    share.value *= 100.0;
    let interval = share.interval;
    share.interval = Interval::new(100.0 * interval.low, 100.0 * interval.high);
    let strength = named + 4;
    Some(candidate(
        view,
        q,
        Formula::HundredLess,
        vec![share],
        strength,
    ))
}

/// "The 28% who did not": those who are left of all, by an article and a denial.
fn who_did_not(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the"])
        && (token + 1..end.min(token + 4)).any(|at| {
            view.is_one_of(at, words!["who", "that", "which"])
                && (at + 1..end.min(at + 4)).any(|t| view.cues(t).has(Cue::Negation))
        })
}

/// How far two shares may miss a hundred and still be meant to make it up.
const NEARLY: f64 = 15.0;

/// "so that 77.5% went through" · "buyers were found, therefore, for 96.4 per cent": a share drawn from the one before.
fn concluded(view: &View<'_>, q: usize, from: usize) -> bool {
    let token = view.token(q);
    let start =
        view.first_token(token)
            .max(if view.context(from).sentence == view.context(q).sentence {
                view.token(from)
            } else {
                0
            });
    (start.max(token.saturating_sub(9))..token).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "so" | "thus"
                    | "therefore"
                    | "hence"
                    | "meaning"
                    | "accordingly"
                    | "consequently"
                    | "means"
            )
    })
}

/// Whether two shares are of opposite outcomes: "were turned down" and "went through".
fn opposite(view: &View<'_>, q: usize, part: usize) -> bool {
    let outcome = |q: usize| {
        let token = view.token(q);
        let wanted = [Cue::Outcome, Cue::Refusal];
        let at = view
            .cue_behind(token, 9, &wanted)
            .or_else(|| view.cue_before(token, 9, &wanted))?;
        Some(view.cues(at).has(Cue::Outcome))
    };
    matches!((outcome(q), outcome(part)), (Some(a), Some(b)) if a != b)
}

/// Whether the sentence of one quantity shares content words with that of another or the one before it.
fn shares_topic(view: &View<'_>, a: usize, b: usize) -> bool {
    let near = view.stems(view.sentence(a).span);
    let other = view.context(b).sentence;
    let words = |sentence: usize| {
        let words = view.lowered_words(view.reading.sentences[sentence].span);
        words.split_whitespace().filter_map(stem)
    };
    let before = other.checked_sub(1).into_iter().flat_map(words);
    let mut shared = words(other)
        .chain(before)
        .filter(|stem| near.contains(stem));
    // "fully 99%" says by itself that it completes something.
    let enough = if view.quantity(a).hedge == Hedge::Exactly {
        1
    } else {
        2
    };
    shared.nth(enough - 1).is_some()
}

/// "Of 178,400 packages 24 per cent went unsold, so 135,600 found buyers".
pub(super) fn percent_left(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let inside: Vec<usize> = view.in_sentence(sentence).filter(|&l| l < q).collect();
    let percent = inside.iter().copied().find(|&l| {
        matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction)
            && view.quantity(l).value.is_some()
            && view.change(l).is_none()
    });
    let whole = inside.iter().copied().find(|&l| {
        let like = view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind;
        // "2,700 crowns, of which she keeps a tenth and he has the other 2,430": the unit is left out.
        let bare = view.quantity(l).kind == Kind::Money && crate::parts::is_elliptical(view, q);
        view.is_level(l) && (like || bare)
    });
    if let (Some(percent), Some(whole)) = (percent, whole) {
        let mut share = Bound::own(view, percent);
        if view.quantity(percent).kind == Kind::Fraction {
            share.value *= 100.0;
            share.interval = extractor::Interval::exact(share.value);
        }
        out.push(candidate(
            view,
            q,
            Formula::PercentLeft,
            vec![share, Bound::new(view, whole, view.quantity(q).unit.base)],
            named + 2,
        ));
    }
}
