//! The sides of a choice that everybody makes once: "34 in favour, 19 against and nine abstentions", "54% said yes and 33% no. A further
//! 19% had no opinion", "38 wins and 28 defeats from 60 matches".
//!
//! They are never more than all: counts no more than the figure before them, percentages no more than a hundred. Fewer they may be, for
//! some did not choose. Silent where two figures are of one side.

use extractor::{Cue, Kind, Per};

use super::hundred::left_of_hundred;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_few, last_list};
use crate::precedent::CERTAIN;
use crate::view::{Few, View};
use crate::words::WordList;

/// What two sides of one choice that come to more than all are worth, and what all three are.
const SIDES: i32 = 9;
const ALL: i32 = 15;
/// By how much of the whole they may pass it at most.
const OFF: f64 = 0.35;
/// A word that names a side stands so many tokens behind its figure at most, or so many before it.
const BEHIND: usize = 9;
const BEFORE: usize = 4;

/// A side of a choice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Neither,
}

const FOR: WordList = words![
    "accept",
    "aye",
    "ayes",
    "backed",
    "favour",
    "favor",
    "for",
    "supported",
    "victories",
    "win",
    "wins",
    "won",
    "yea",
    "yeas",
    "yes",
];
const AGAINST: WordList = words![
    "against", "defeat", "defeats", "lose", "loses", "losses", "lost", "nay", "nays", "no", "noes",
    "oppose", "opposed", "reject", "rejected",
];
const NEITHER: WordList = words![
    "abstained",
    "abstaining",
    "abstention",
    "abstentions",
    "blank",
    "draw",
    "drawn",
    "draws",
    "drew",
    "neither",
    "opinion",
    "spoiled",
    "spoilt",
    "undecided",
    "unsure",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        if view.in_sentence(sentence).is_empty() || !may_name(view, sentence) {
            continue;
        }
        for percent in [true, false] {
            if let Some(run) = run(view, sentence, percent) {
                out.extend(if percent {
                    of_hundred(view, &run)
                } else {
                    of_count(view, &run)
                });
            }
        }
    }
}

/// Whether the words of a sentence may name the side against, or neither.
fn may_name(view: &View<'_>, sentence: usize) -> bool {
    // "had no opinion" is one token.
    let spoken = words!["had", "has", "have", "said"];
    [AGAINST, NEITHER, spoken]
        .into_iter()
        .any(|words| view.may_begin(sentence, words))
}

/// The figures of a sentence that are named by different sides, with those of the sentence before where this one adds to them.
fn run(view: &View<'_>, sentence: usize, percent: bool) -> Option<Few> {
    let first = view.in_sentence(sentence).start;
    let opening = view.first_token(view.token(first));
    let adds = view.cues(opening).any(&[Cue::Extra, Cue::Remainder])
        || view.begins(opening, words!["a further", "another", "the other"]);
    let before = sentence
        .checked_sub(1)
        .filter(|&before| adds && view.apart(before, sentence) == Some(1));
    let mut figures = Few::new();
    let mut sides: Vec<Side> = Vec::new();
    for at in before.into_iter().chain([sentence]) {
        for q in view
            .in_sentence(at)
            .filter(|&q| is_of_kind(view, q, percent))
        {
            let Some(side) = pair(view, q).or_else(|| side(view, q, percent)) else {
                continue;
            };
            if sides.contains(&side) {
                return None;
            }
            sides.push(side);
            figures.push(q);
        }
    }
    // "down from 58 per cent to 51": a way, where nobody abstained.
    let paired = figures.iter().any(|&q| pair(view, q).is_some());
    if paired && !sides.contains(&Side::Neither) {
        return None;
    }
    let both = sides.contains(&Side::For) && sides.contains(&Side::Against);
    let last = *figures.last()?;
    if !both && !percent && sides == [Side::Neither] {
        return listed(view, last);
    }
    (both && view.context(last).sentence == sentence).then_some(figures)
}

/// "thirty-three wanted it kept, twenty-eight wanted it gone and twenty-seven had no opinion": the list that those of neither side end.
fn listed(view: &View<'_>, end: usize) -> Option<Few> {
    let all: Few = view
        .in_sentence(view.context(end).sentence)
        .filter(|&q| q <= end && is_of_kind(view, q, false) && !is_few(view, q))
        .collect();
    let list = last_list(view, &all);
    // The whole that opens the sentence is linked to its list by a comma, too.
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let rest: f64 = list.iter().skip(1).map(|&q| value(q)).sum();
    let from = usize::from(list.len() > 3 && rest >= value(list[0]));
    (list.len() - from > 2).then(|| Few::from_slice(&list[from..]))
}

fn is_of_kind(view: &View<'_>, q: usize, percent: bool) -> bool {
    let quantity = view.quantity(q);
    let kind = if percent {
        quantity.kind == Kind::Percent && quantity.unit.per == Per::Nothing
    } else {
        view.is_count(q) && is_amount(view, q)
    };
    kind && quantity.value.is_some()
        && view.change(q).is_none()
        && !quantity.hedge.is_bound()
        && !view.context(q).time.earlier
}

/// The side that the words behind a figure name, or those right before it.
fn side(view: &View<'_>, q: usize, percent: bool) -> Option<Side> {
    let token = view.token(q);
    let end = view.end_token(token).min(token + 1 + BEHIND);
    let stop = (token + 1..end)
        .find(|&at| {
            view.at(at).is_some_and(|l| is_of_kind(view, l, percent))
                || matches!(view.mark(at), Some(';' | ':' | '.' | ',' | '('))
        })
        .unwrap_or(end);
    named(view, token + 1..stop).or_else(|| named(view, before(view, token)))
}

/// "63% to 29%": the sides of a vote, the one for it first.
fn pair(view: &View<'_>, q: usize) -> Option<Side> {
    let token = view.token(q);
    let joined = |at: usize| view.cues(at).has(Cue::To) && view.at(at + 1).is_some();
    if joined(token + 1) {
        return Some(Side::For);
    }
    let behind =
        token >= view.first_token(token) + 2 && joined(token - 1) && view.at(token - 2).is_some();
    behind.then_some(Side::Against)
}

/// The words before a figure that are its own: behind the last mark, if no other figure stands among them.
fn before(view: &View<'_>, token: usize) -> std::ops::Range<usize> {
    let first = view.first_token(token).max(token.saturating_sub(BEFORE));
    // "For the merger, 68%"
    let to = token - usize::from(token > first && view.mark(token - 1).is_some());
    let stop = (first..to)
        .rev()
        .find(|&at| view.at(at).is_some() || view.mark(at).is_some());
    match stop {
        Some(at) if view.at(at).is_some() => token..token,
        Some(at) => at + 1..to,
        None => first..to,
    }
}

/// The side that some words name: "no opinion" is neither, though it has a "no".
fn named(view: &View<'_>, words: std::ops::Range<usize>) -> Option<Side> {
    let any = |known: WordList| {
        words
            .clone()
            .filter(|&at| view.is_word(at))
            .flat_map(|at| view.lower(at).split(' '))
            .any(|word| known.has(word))
    };
    [
        (NEITHER, Side::Neither),
        (AGAINST, Side::Against),
        (FOR, Side::For),
    ]
    .into_iter()
    .find_map(|(known, side)| any(known).then_some(side))
}

/// Percentages: the last is at most what the others leave of a hundred.
fn of_hundred(view: &View<'_>, run: &[usize]) -> Option<Candidate> {
    let sum: f64 = run.iter().filter_map(|&q| view.quantity(q).value).sum();
    let excess = sum > 100.5 && sum < 100.0 * (1.0 + OFF);
    let whole = (sum - 100.0).abs() < 0.05;
    let strength = if run.len() > 2 { CERTAIN } else { ALL };
    (excess || whole)
        .then(|| left_of_hundred(view, run, strength))
        .flatten()
}

/// Counts: no more than the nearest count before or behind them that is larger than each.
fn of_count(view: &View<'_>, run: &[usize]) -> Option<Candidate> {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let most = run.iter().map(|&q| value(q)).fold(0.0, f64::max);
    let sum: f64 = run.iter().map(|&q| value(q)).sum();
    let sentence = view.context(run[0]).sentence;
    let may_be = |l: usize| {
        !run.contains(&l)
            && view.is_count(l)
            && is_amount(view, l)
            && value(l) > most
            && !view.quantity(l).hedge.is_bound()
    };
    let near: Few = view.around(sentence, 1, 0).filter(|&l| may_be(l)).collect();
    let before = near.iter().rfind(|&&l| l < run[0]).copied();
    // "38 wins from the 60 matches he finished, and 28 defeats"
    let within = near.iter().find(|&&l| l > run[0]).copied();
    let whole = before.or(within)?;
    let off = (sum - value(whole)) / value(whole);
    (0.0..OFF).contains(&off).then(|| Candidate {
        rule: "sum",
        claim: Claim::of(view, whole),
        formula: Formula::Sum,
        operands: run.iter().map(|&q| Bound::own(view, q)).collect(),
        strength: if run.len() > 2 { ALL } else { SIDES },
        sense: Sense::None,
    })
}
