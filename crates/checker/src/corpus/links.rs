//! What the figures of one sentence, and of the one before, have to do with each other.

use extractor::{Cue, Kind};

use super::draw::sorted;
use super::fact::{Class, Fact};
use super::period::Span;
use super::terms::Word;
use crate::grid::Grid;
use crate::pairs::{in_rows, pairs};
use crate::view::View;

/// "took in 35,960 applications and ruled on 29,840": a bare count is of what the one before it counts.
pub(super) fn ellipsis(facts: &mut [Fact]) {
    for at in 1..facts.len() {
        let (before, here) = facts.split_at_mut(at);
        let here = &mut here[0];
        let count = |fact: &Fact| fact.class == Class::Level && fact.kind == Kind::Cardinal;
        if !here.head.is_empty() || !count(here) || here.near.len() > 4 {
            continue;
        }
        if let Some(prior) = before
            .iter()
            .rev()
            .find(|fact| count(fact) && !fact.head.is_empty())
        {
            here.head.clone_from(&prior.head);
            let mut near = here.near.to_vec();
            near.extend(prior.head.iter().copied());
            near.sort_unstable();
            near.dedup();
            here.near = near.into();
        }
    }
}

/// "9,620 arrivals … Of those, 1,770 were late": numbers the facts from `first` on, and gives each part its whole.
pub(super) fn antecedents(view: &View<'_>, facts: &mut [Fact], first: usize) {
    for at in first..facts.len() {
        facts[at].order = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let part = &facts[at];
        if !part.part || part.class != Class::Level {
            continue;
        }
        let wholes = facts[at.saturating_sub(6)..at].iter().rev();
        let mut wholes = wholes.filter(|whole| {
            whole.class == Class::Level
                && whole.unit == part.unit
                && whole.kind == part.kind
                && whole.value > part.value
        });
        // A part of the same whole as the part before it ("24,112 were eligible and 20,977 received them").
        facts[at].whole = wholes
            .find(|whole| whole.whole == 0)
            .map_or(0, |whole| whole.order);
    }
    for at in first.max(1)..facts.len() {
        let (before, here) = facts.split_at_mut(at);
        let (before, here) = (&before[at - 1], &mut here[0]);
        let between = before.place.span.end..here.place.span.start;
        let parted = view
            .document
            .text
            .get(between)
            .is_some_and(|between| between.contains(';'));
        let beside = before.sentence == here.sentence
            && !parted
            && before.whole != 0
            && here.class == Class::Level
            && here.whole == 0;
        if beside && here.unit == before.unit && here.kind == before.kind {
            here.whole = before.whole;
            here.part = true;
        }
    }
}

/// "Of the 68,000 children, 81% …", "41% of the 312 homes": gives each share the whole that its own sentence tells, and each
/// amount by which something changes the level that it starts from, from `first` on.
pub(super) fn told_wholes(view: &View<'_>, facts: &mut [Fact], first: usize) {
    let text = |from: usize, to: usize| view.document.text.get(from..to).unwrap_or_default();
    let whole = |fact: &Fact| {
        fact.class == Class::Level
            && matches!(fact.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
            && fact.value >= FEW
    };
    for at in first..facts.len() {
        let share = &facts[at];
        // "a workforce of 1,640 would be reduced by 410": the level that the change starts from.
        let level = at.checked_sub(1).map(|at| &facts[at]).filter(|level| {
            let between = text(level.place.span.end, share.place.span.start);
            share.class == Class::Change
                && level.sentence == share.sentence
                && whole(level)
                && level.kind == share.kind
                && level.value > share.value
                && between.trim_end().ends_with(" by")
        });
        if let Some(order) = level.map(|level| level.order) {
            facts[at].whole = order;
            continue;
        }
        if share.class != Class::Part || share.kind != Kind::Percent {
            continue;
        }
        let behind = facts.get(at + 1).filter(|fact| {
            let between = text(share.place.span.end, fact.place.span.start);
            fact.sentence == share.sentence && whole(fact) && opens_with_of(between)
        });
        let before = at.checked_sub(1).map(|at| &facts[at]).filter(|fact| {
            let opening = text(fact.sentence.start, fact.place.span.start);
            at > first && fact.sentence == share.sentence && whole(fact) && opens_with_of(opening)
        });
        let Some(whole) = behind.or(before) else {
            continue;
        };
        let (order, head) = (whole.order, whole.head.clone());
        // What is said behind the whole is said of the share.
        let said = behind.map_or(&[][..], |whole| &whole.near);
        let near = sorted(&mut share.near.iter().chain(said).copied());
        let share = &mut facts[at];
        share.whole = order;
        share.near = near;
        if share.head.is_empty() {
            share.head = head;
        }
    }
}

/// A whole of which a share is told counts no fewer.
const FEW: f64 = 20.0;

/// "of the", "out of our": *of* and few words, none of them a figure or behind a mark.
fn opens_with_of(words: &str) -> bool {
    let mut words_of = words.split_whitespace();
    let first = words_of.next().unwrap_or_default();
    let first = if first.eq_ignore_ascii_case("out") {
        words_of.next().unwrap_or_default()
    } else {
        first
    };
    first.eq_ignore_ascii_case("of")
        && words_of.count() <= 2
        && words
            .chars()
            .all(|c| c.is_alphabetic() || c == ' ' || c == '’' || c == '\'' || c == '~')
}

/// How strongly a document must set two levels side by side.
const SET_SIDE_BY_SIDE: i32 = 6;

/// Gives each level the earlier one that its document sets beside it, as the rules of change bind them.
pub(super) fn side_by_side(view: &View<'_>, grids: &[Grid], facts: &mut [Fact]) {
    let mut numbered: Vec<(usize, usize)> = facts
        .iter()
        .enumerate()
        .map(|(at, fact)| (fact.place.span.start, at))
        .collect();
    numbered.sort_unstable();
    let fact_of = |q: usize| {
        let start = view.place(view.quantity(q).span).span.start;
        let at = numbered
            .binary_search_by_key(&start, |entry| entry.0)
            .ok()?;
        Some(numbered[at].1)
    };
    // The times that stand between two levels do not part them: "3,214 (2022: 3,660)".
    let levels = |from: usize, to: usize| {
        let between = facts[from.min(to)..from.max(to)].iter();
        between.filter(|fact| fact.class != Class::Date).count()
    };
    let mut pairs: Vec<(i32, usize, usize, usize)> = pairs(view)
        .into_iter()
        .chain(in_rows(view, grids))
        .filter(|pair| pair.strength >= SET_SIDE_BY_SIDE)
        .filter_map(|pair| {
            let (new, old) = fact_of(pair.new).zip(fact_of(pair.old))?;
            Some((-pair.strength, levels(new, old), new, old))
        })
        .collect();
    pairs.sort_unstable();
    // The strongest first; each level stands beside one other.
    let mut taken = vec![false; facts.len()];
    for (_, _, new, old) in pairs {
        if !taken[new] && !taken[old] {
            (taken[new], taken[old]) = (true, true);
            facts[new].older = facts[old].order;
        }
    }
}

/// A date that says when a figure holds is no date of an event that could be given wrongly.
pub(super) fn times_of_figures(facts: &mut [Fact]) {
    let used: Vec<Span> = facts
        .iter()
        .filter(|fact| fact.class != Class::Date && !fact.when.soft)
        .filter_map(|fact| fact.when.span)
        .collect();
    for date in facts.iter_mut().filter(|fact| fact.class == Class::Date) {
        date.passing |= date
            .when
            .span
            .is_some_and(|span| used.iter().any(|time| time.end == span.end));
    }
}

/// A name that is only told to have said it: "Jan Kos said", "according to Jan Kos", "Jan Kos, the mayor, said".
pub(super) fn speakers(view: &View<'_>, words: &mut [Word]) {
    for run in words.chunk_by_mut(|a, b| a.name && b.name && b.token <= a.token + 2) {
        let (first, last) = (run[0].token, run[run.len() - 1].token);
        if !run[0].name {
            continue;
        }
        let end = view.end_token(last);
        let says = |at: usize| at < end && view.is_word(at) && view.cues(at).has(Cue::Attribution);
        let behind = says(last + 1)
            || view.mark(last + 1) == Some(',')
                && (last + 2..end.min(last + 10))
                    .find(|&at| view.mark(at) == Some(','))
                    .is_some_and(|at| says(at + 1));
        let before = first > view.first_token(first)
            && (first.saturating_sub(3).max(view.first_token(first))..first)
                .any(|at| view.cues(at).has(Cue::Attribution));
        if behind || before {
            for word in run {
                word.speaker = true;
            }
        }
    }
}
