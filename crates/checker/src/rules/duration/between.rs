//! A length of time against the two dates between which it lies.
//!
//! Which dates? Those that the grammar joins to it: "from 1952 until 2022, for 70 years" · "opened in 1979 … In 2009,
//! thirty years later" · "from 12 May to 9 June. In those four weeks". Two dates that merely stand near confirm, but
//! never contradict.

use extractor::{Hedge, Kind, Per, UnitId};

use super::moment::{DAYS, Moment, in_order, is_property, moments, moments_or_days};
use super::stretch::explicit;
use super::told::{
    concluded_later, concludes, had_been, holds_always, later, placed, set_off, spanning,
    told_again,
};
use crate::candidate::{Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// Words that make a length a rule, a sentence or a plan instead of the time between two dates.
const NO_SPAN: WordList = words![
    "every",
    "within",
    "next",
    "jailed",
    "sentenced",
    "under",
    "aged",
    "age",
    "contract",
    "another",
    "per",
    "each",
    "average",
    "expectancy",
    "old",
    "minimum",
    "maximum",
    "warranty",
    "guarantee",
];

/// Units of less than so many years are days, weeks and months.
const MONTHS: f64 = 0.09;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let Some((claim, unit)) = length(view, q) else {
        return;
    };
    if view.change(q).is_some() && !later(view, view.token(q)) || plans(view, q) {
        return;
    }
    let Some((start, end, strength)) = bind(view, q, unit) else {
        return;
    };
    // Years say nothing of weeks.
    if unit < 0.5 && strength < 9 && start.is_year() && end.is_year() {
        return;
    }
    let days = start.is_day() && end.is_day();
    // Whole days and weeks are counted with or without the first day; a length may be given in whole years gone or rounded.
    let slack = if days { 1.2 } else { 3.0 } / DAYS;
    let mut claim = claim;
    // "having risen in 2021 and in 2022, ended those two years": the years themselves are counted.
    let token = view.token(q);
    if start.is_year()
        && end.is_year()
        && view.is_one_of(token.saturating_sub(1), words!["those", "these", "both"])
    {
        claim.stated.low -= 1.0;
    }
    // "over those four decades": nobody counts decades to the year.
    if (9.0..20.0).contains(&unit) && claim.value >= 2.0 && claim.hedge == Hedge::None {
        claim.stated.low -= 0.4;
        claim.stated.high += 0.4;
    }
    if days && claim.hedge == Hedge::None && unit * DAYS > 2.0 {
        count_off(view, &mut claim, unit);
    }
    out.push(Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![end.bound(unit, slack), start.bound(unit, 0.0)],
        strength,
        sense: Sense::None,
    });
}

/// Widens a length to what may be said of it: rounded, or its last unit not quite full.
pub(super) fn count_off(view: &View<'_>, claim: &mut Claim, unit: f64) {
    claim.stated.low -= 0.5;
    claim.stated.high += cut_off(view, claim.sentence, unit);
}

/// How much of the next unit may be left out of a length between two days: "three years" for three and most of a fourth; hardly the
/// last two days of a week, unless another length is told that may be taken out of it ("with a week off").
pub(super) fn cut_off(view: &View<'_>, sentence: usize, unit: f64) -> f64 {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let less = (first..end)
        .any(|at| view.is_one_of(at, words!["off", "break", "holiday", "recess", "half-term"]));
    let lengths = view.in_sentence(sentence);
    let lengths = lengths.filter(|&l| view.quantity(l).kind == Kind::Duration);
    if (6.5..7.5).contains(&(unit * DAYS)) && lengths.count() <= 1 && !less {
        0.75
    } else {
        0.9
    }
}

/// The claim, and how many years its unit has: days and longer, and "half a century".
pub(super) fn length(view: &View<'_>, q: usize) -> Option<(Claim, f64)> {
    let quantity = view.quantity(q);
    let claim = Claim::of(view, q);
    let in_years = |unit: UnitId| extractor::convert_difference(1.0, unit, *YEAR);
    if quantity.kind == Kind::Fraction {
        let Per::Unit(whole) = quantity.unit.per else {
            return None;
        };
        let claim = claim.scaled(in_years(whole).filter(|years| *years > 2.0)?, *YEAR);
        return Some((claim, 1.0));
    }
    let unit = in_years(claim.unit)?;
    (unit >= 0.99 / DAYS).then_some((claim, unit))
}

/// Whether it is a term that was set, not a time that passed.
pub(super) fn plans(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(3));
    let end = view.end_token(token).min(token + 3);
    (first..end).any(|at| view.is_one_of(at, NO_SPAN))
        || view.lower(end - 1) == "ago"
        || (token + 1..end).any(|at| view.lower(at) == "ago")
}

/// The two dates and how surely the length lies between them.
fn bind(view: &View<'_>, q: usize, unit: f64) -> Option<(Moment, Moment, i32)> {
    let sentence = view.context(q).sentence;
    // "on 15 July … by 3 September, 40 days later": no year is told, and none is needed.
    let moments = |view: &View<'_>, sentence: usize, back: usize| {
        if unit < MONTHS {
            moments_or_days(view, sentence, back)
        } else {
            moments(view, sentence, back)
        }
    };
    let here = moments(view, sentence, 0);
    let token = view.token(q);
    // "a 25-year mortgage": a property, not the time between two dates; "36.5 years" is a mean.
    let rounded =
        is_property(view, q) || view.quantity(q).grain < 1.0 && !view.quantity(q).in_words;
    let rivals = view
        .in_sentence(sentence)
        .filter(|&d| d != q && view.quantity(d).kind == Kind::Duration)
        .count();
    if let Some((a, b, near)) = explicit(view, q) {
        let (strength, runs) = of_a_stretch(view, q, near, rivals);
        return Some((a, b, strength)).filter(|_| near || runs || !rounded);
    }
    if rounded {
        return None;
    }
    if later(view, token) {
        let all = if here.len() >= 2 {
            here
        } else {
            let near = moments(view, sentence, 2);
            if near.len() >= 2 {
                near
            } else {
                moments(view, sentence, 6)
            }
        };
        let own = all
            .iter()
            .filter(|moment| view.context(moment.quantity).sentence == sentence)
            .min_by_key(|moment| view.distance(moment.quantity, q))
            .copied()?;
        let others: Vec<Moment> = all.iter().filter(|other| **other != own).copied().collect();
        // Of several dates the one that fits best is meant.
        let years = view.value_in(q, *YEAR).unwrap_or(f64::NAN);
        let off = |other: &Moment| (f64::from((own.year - other.year).abs()) - years).abs();
        let nearest = others
            .iter()
            .rev()
            .copied()
            .min_by(|x, y| off(x).total_cmp(&off(y)))?;
        let (a, b) = in_order(nearest, own);
        let beside = view.distance(own.quantity, q) <= 4;
        return Some((a, b, if others.len() == 1 && beside { 9 } else { 5 }));
    }
    if let Some(found) = from_event(view, q, &here) {
        return Some(found);
    }
    let around = match here.len() {
        2 => here.clone(),
        0 if moments(view, sentence, 1).is_empty() => following(view, sentence),
        0 if moments(view, sentence, 1).len() == 1
            && moments(view, sentence, 2).len() == 2
            && (spanning(view, token) || crate::conclusion::concludes(view, q)) =>
        {
            moments(view, sentence, 2)
        }
        0 | 1 => moments(view, sentence, 1),
        _ => return None,
    };
    let [a, b] = around[..] else { return None };
    let (a, b) = in_order(a, b);
    let pointed =
        token > view.first_token(token) && matches!(view.lower(token - 1), "those" | "these");
    let only = rivals == 0 && lengths_around(view, q) == 1;
    let strength = match here.len() {
        0 if pointed => 9,
        // "By then it had been travelling for six years", "they had been shut for 72 years": counted from the one to the other.
        0 | 1 if only && had_been(view, q) => 8,
        0 if told_again(view, q) => 8,
        // "“Forty-three years,” he said": all that is said of two dates just told.
        0 if only && is_quoted_alone(view, q) => 8,
        0 if only
            && view.in_sentence(sentence).count() == 1
            && spanning(view, token)
            && !holds_always(view, token) =>
        {
            8
        }
        2 if rivals == 0 && is_of_its_dates(view, q) => 8,
        1 if only && spanning(view, token) && concluded_later(view, q, &here) => 8,
        2 if only
            && view.quantity(q).value >= Some(3.0)
            && placed(view, token)
            && !super::due::ends_a_term(view, sentence) =>
        {
            5
        }
        // Two dates near a length mean little by themselves.
        _ if view.quantity(q).value >= Some(3.0) && rivals == 0 && placed(view, token) => 4,
        _ => return None,
    };
    Some((a, b, strength))
}

/// What a stretch from the one date to the other is worth, which may stand near, and whether its verb of lasting leads it.
fn of_a_stretch(view: &View<'_>, q: usize, near: bool, rivals: usize) -> (i32, bool) {
    let runs = runs_from(view, q);
    let rounded =
        is_property(view, q) || view.quantity(q).grain < 1.0 && !view.quantity(q).in_words;
    let strength = match (near, spanning(view, view.token(q))) {
        (true, _) => 9,
        _ if runs => 9 - i32::from(rivals > 0),
        (false, true) if !rounded => 9 - i32::from(rivals > 0),
        _ => 4,
    };
    (strength, runs)
}

/// "The three-year study ran from 2015 to 2020": the length of what its sentence is about, and a verb of lasting right before its dates.
fn runs_from(view: &View<'_>, q: usize) -> bool {
    const RUNS: WordList = words![
        "ran",
        "runs",
        "run",
        "lasted",
        "lasts",
        "stretched",
        "went on",
        "will run",
        "spanned",
    ];
    let token = view.token(q);
    let opens = token <= view.first_token(token) + 1;
    let verb = (token + 2..view.end_token(token).min(token + 6))
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.is_one_of(at, RUNS));
    opens
        && is_property(view, q)
        && verb.is_some_and(|at| view.is_one_of(at + 1, words!["from", "between"]))
}

/// Whether its words count a length from the one date of its sentence to the other.
fn is_of_its_dates(view: &View<'_>, q: usize) -> bool {
    first_time(view, q) || spanning(view, view.token(q)) || concludes(view, q) || set_off(view, q)
}

/// "unchanged since 2011, go up in 2026 for the first time in 15 years": since the one year, in the other.
fn first_time(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    view.is_one_of(token.saturating_sub(1), words!["in", "for"])
        && (first.max(token.saturating_sub(4))..token).any(|at| {
            view.is_word(at) && view.lower(at).ends_with("first time")
                || view.is_one_of(at, words!["time"])
        })
        && (first..token).any(|at| view.is_one_of(at, words!["since"]))
}

/// A length that a speaker's sentence opens with and nothing else: "“Forty-three years,” he said".
fn is_quoted_alone(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let opens = token == first + 1 && matches!(view.mark(first), Some('"' | '“' | '‘' | '\''));
    let closed = view.mark(token + 1) == Some(',');
    let end = view.end_token(token).min(token + 6);
    opens && closed && (token + 1..end).any(|at| view.cues(at).has(extractor::Cue::Attribution))
}

/// How many lengths of time the sentence and the one before it name.
fn lengths_around(view: &View<'_>, q: usize) -> usize {
    view.near(view.context(q).sentence, 1, 0)
        .filter(|&d| view.quantity(d).kind == Kind::Duration)
        .count()
}

/// The dates of the next sentence: "“my companion of 52 years”. They married in 1961 and he died in 2013."
fn following(view: &View<'_>, sentence: usize) -> Vec<Moment> {
    if sentence + 1 < view.reading.sentences.len() {
        moments(view, sentence + 1, 0)
    } else {
        Vec::new()
    }
}

/// "three years after it started", "75 years before the report": a length counted from an event that is named.
fn from_event(view: &View<'_>, q: usize, here: &[Moment]) -> Option<(Moment, Moment, i32)> {
    let token = view.token(q);
    let end = view.end_token(token);
    let word = |at: usize| {
        if at < end && view.is_word(at) {
            view.lower(at)
        } else {
            ""
        }
    };
    if !matches!(word(token + 1), "after" | "before") {
        return None;
    }
    if let ([a, b], "it" | "he" | "she" | "they" | "its" | "his" | "her" | "their") =
        (here, word(token + 2))
    {
        let (a, b) = in_order(*a, *b);
        return Some((a, b, 9));
    }
    let ([own], "the" | "that" | "this") = (here, word(token + 2)) else {
        return None;
    };
    let event = view.stems(
        view.reading
            .tokens
            .get(token + 3)
            .filter(|_| token + 3 < end)?
            .span,
    );
    let sentence = view.context(q).sentence;
    let told = (sentence.saturating_sub(4)..sentence).rev().find(|&s| {
        let (from, to) = view.reading.sentences[s].tokens;
        (from..to).any(|at| {
            view.is_word(at)
                && view
                    .stems(view.reading.tokens[at].span)
                    .iter()
                    .any(|stem| event.contains(stem))
                && !moments(view, s, 0).is_empty()
        })
    });
    // "foundered in 1907. Divers raised its bell in 1983, 76 years after the wreck": what befell it, in another word.
    let beside = || {
        let before = sentence.checked_sub(1)?;
        let near = view.apart(before, sentence) == Some(1) && view.distance(own.quantity, q) <= 3;
        near.then_some(before)
    };
    let strength = if told.is_some() { 8 } else { 5 };
    let named = told.or_else(beside)?;
    let [then] = moments(view, named, 0)[..] else {
        return None;
    };
    let (a, b) = in_order(*own, then);
    Some((a, b, strength))
}
