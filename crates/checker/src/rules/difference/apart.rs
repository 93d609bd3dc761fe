//! How far the two levels that stand nearest lie apart, where a word beside the figure makes it a distance: "weighed in at 12lb 4oz,
//! almost a pound better than the runner-up, a 10lb 1oz specimen" · "Thirty-three feet of water gone" · "85 years separate the oldest
//! from the youngest. Winnie is 91; Jonah, who is 16, …".
//!
//! The levels are sought in the claim's own sentence first, on both sides of it, then before it, then behind. Silent where they lie
//! half as far apart as is said, or twice: that is a distance of something else.

use document::sort_by;
use extractor::{Cue, Interval, Kind, Per, Role};

use super::told::difference;
use super::{in_unit_of, is_no_gap};
use crate::candidate::{Candidate, Claim};
use crate::parts::{is_aside, is_elliptical, is_few, is_subset, is_whole, nouns_differ};
use crate::view::{Few, View};
use crate::words::WordList;

/// What the two levels nearest to a distance are worth.
const NEAREST: i32 = 4;
/// What is further from what is stated is of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.5..=2.0;
/// A figure that is so many times as large or small is no level of the same.
const ALIKE: std::ops::RangeInclusive<f64> = 0.2..=5.0;
/// Nobody is older.
const OLDEST: f64 = 120.0;

/// Words behind a figure that make it a distance, and before it.
const BEHIND: WordList = words![
    "above",
    "adrift",
    "ahead",
    "apart",
    "behind",
    "below",
    "between",
    "clear",
    "gone",
    "lead",
    "older",
    "quicker",
    "senior",
    "separate",
    "separated",
    "separates",
    "short",
    "shy",
    "worse",
    "younger",
];
const BEFORE: WordList = words![
    "ahead",
    "distance",
    "divide",
    "edge",
    "hole",
    "minus",
    "outgained",
    "outnumber",
    "outnumbered",
    "outpolled",
    "outscored",
    "plus",
    "save",
    "saves",
    "saving",
    "span",
    "spread",
    "stretch",
];

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let quantity = view.quantity(q);
    let role = view.context(q).role;
    if quantity.hedge.is_bound()
        || matches!(role, Role::Base | Role::Reference | Role::Result)
        || is_subset(view, q)
        || is_no_gap(view, q)
        || !is_distance(view, q)
    {
        return;
    }
    let Some(([a, b], alone)) = nearest(view, q) else {
        return;
    };
    let years = is_in_years(view, q) && [a, b].iter().any(|&l| is_an_age(view, l));
    let claim = if years {
        Some(between_birthdays(Claim::of(view, q)))
    } else {
        in_unit_of(view, q, a, b).or_else(|| in_unit_of(view, q, b, a))
    };
    let Some(claim) = claim else { return };
    let same = view.context(a).sentence == view.context(b).sentence;
    let here = [a, b]
        .iter()
        .any(|&l| view.context(l).sentence == view.context(q).sentence);
    // "214 votes to 176 … In the other house the majority is 143": of what is not told.
    let (from, _) = view.reading.sentences[view.context(q).sentence].tokens;
    let other = (from..view.token(q)).any(|at| view.is_one_of(at, words!["other", "the other"]));
    if other && !here {
        return;
    }
    let strength = NEAREST + 2 * i32::from(alone) + i32::from(same) + i32::from(here)
        - i32::from(nouns_differ(view, a, b))
        - i32::from(is_few(view, q));
    let mut found = difference(view, claim, a, b, strength);
    if years {
        for operand in &mut found.operands {
            operand.interval = Interval::exact(operand.value);
        }
    }
    if FAIR.contains(&(found.value() / found.claim.value)) {
        out.push(found);
    }
}

/// Whether a word beside a figure makes it a distance.
fn is_distance(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(6));
    let noun = |at: usize| {
        view.cues(at)
            .any(&[Cue::Gap, Cue::Margin, Cue::Majority, Cue::ChangeNoun])
    };
    let before = (first..token)
        .rev()
        .take_while(|&at| view.at(at).is_none() && view.mark(at) != Some(';'))
        .any(|at| noun(at) || view.is_one_of(at, BEFORE));
    let behind = (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| view.at(at).is_none() && view.mark(at).is_none_or(|mark| mark == '-'))
        .any(|at| {
            let cues = view.cues(at);
            noun(at)
                || view.is_one_of(at, BEHIND)
                || at <= token + 3
                    && cues.has(Cue::Comparative)
                    && !view.is_one_of(at, words!["over", "under"])
        });
    let by = view.cue_before(token, 2, &[Cue::By]).is_some();
    before
        || behind
        || by
            && view
                .cue_before(token, 7, &[Cue::Surpass, Cue::Gap])
                .is_some()
}

/// The two levels nearest to a distance, and whether there are no others about.
fn nearest(view: &View<'_>, q: usize) -> Option<([usize; 2], bool)> {
    let sentence = view.context(q).sentence;
    let levels: Few = view
        .around(sentence, 2, 1)
        .filter(|&l| l != q && is_level(view, l, q))
        .collect();
    let place = |l: usize| view.context(l).sentence;
    let of = |wanted: &dyn Fn(usize) -> bool| -> Few {
        levels.iter().copied().filter(|&l| wanted(l)).collect()
    };
    let led = of(&|l| place(l) == sentence && l < q);
    let next = of(&|l| place(l) == sentence && l > q);
    let before = of(&|l| place(l) < sentence);
    let behind = of(&|l| place(l) > sentence);
    let two = |list: &[usize]| match *list {
        [.., a, b] => Some([a, b]),
        _ => None,
    };
    let pair = match (&led[..], &next[..]) {
        ([.., a, b], _) => Some([*a, *b]),
        ([a], [b, ..]) => Some([*a, *b]),
        ([], [a, b, ..]) => Some([*a, *b]),
        ([a], []) | ([], [a]) => before.last().map(|&l| [l, *a]),
        // "71 points …; the second took 58, the next 55 and 49": who won did so by the first two.
        ([], []) if before.len() > 2 && is_won(view, sentence) => first_two(view, &before),
        ([], []) => two(&before).or_else(|| two(&behind[..behind.len().min(2)])),
    }?;
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let fits = ALIKE.contains(&(value(pair[0]) / value(pair[1]))) || is_in_years(view, q);
    fits.then_some((pair, levels.len() == 2))
}

/// Whether a sentence tells of who came first.
fn is_won(view: &View<'_>, sentence: usize) -> bool {
    let words = words![
        "won", "win", "winning", "title", "winner", "lead", "victory",
    ];
    let (from, to) = view.reading.sentences[sentence].tokens;
    view.may_begin(sentence, words) && (from..to).any(|at| view.is_one_of(at, words))
}

/// The two largest of some levels.
fn first_two(view: &View<'_>, levels: &[usize]) -> Option<[usize; 2]> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let mut ranked = Few::from_slice(levels);
    sort_by(&mut ranked, |a, b| value(*b).total_cmp(&value(*a)));
    match ranked[..] {
        [a, b, ..] => Some([a, b]),
        _ => None,
    }
}

/// Whether a figure may be a level that lies as far from another.
fn is_level(view: &View<'_>, l: usize, q: usize) -> bool {
    let (level, claim) = (view.quantity(l), view.quantity(q));
    if is_in_years(view, q) && is_an_age(view, l) {
        return true;
    }
    let kind = level.kind == claim.kind && view.comparable(l, q)
        || claim.kind != Kind::Cardinal && is_elliptical(view, l)
        || claim.kind == Kind::Cardinal
            && is_elliptical(view, q)
            && matches!(level.kind, Kind::Measure | Kind::Cardinal | Kind::Money);
    kind && view.is_level(l)
        && (level.unit.per == claim.unit.per
            || [level.unit.per, claim.unit.per].contains(&Per::Nothing))
        && !is_of_another_scale(view, l, q)
        && level.hedge.is_neutral()
        && (!is_few(view, l) || is_few(view, q))
        && !is_aside(view, l)
        && !is_whole(view, l)
        // "Of the 214, 88 were of no party": the whole of which both may be.
        && view.cue_before(view.token(l), 2, &[Cue::Of]).is_none()
        && !view.is_furniture(l)
}

/// "11-year" beside a gap of 27.5 seconds.
fn is_of_another_scale(view: &View<'_>, l: usize, q: usize) -> bool {
    let far = |value: f64| value > 1000.0 * view.quantity(q).value.unwrap_or(f64::NAN);
    view.quantity(q).kind == Kind::Duration
        && view
            .value_in(l, view.quantity(q).unit.base)
            .is_some_and(far)
}

/// An age, or a bare number behind "is" that may be one: "Winnie is 91".
fn is_an_age(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    let token = view.token(l);
    let led = token > view.first_token(token)
        && (view.is_one_of(token - 1, words!["aged", "is", "of", "was"])
            || view.mark(token - 1) == Some(','));
    quantity.kind == Kind::Age
        || led
            && is_elliptical(view, l)
            && quantity
                .value
                .is_some_and(|age| (1.0..OLDEST).contains(&age))
}

fn is_in_years(view: &View<'_>, q: usize) -> bool {
    view.quantity(q).kind == Kind::Duration && view.quantity(q).unit.base.name() == "year"
}

/// Two ages lie up to a year nearer or farther than their difference.
fn between_birthdays(mut claim: Claim) -> Claim {
    claim.stated.low -= 1.0;
    claim.stated.high += 1.0;
    claim
}
