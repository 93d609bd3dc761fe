//! `rate`: a rate of two outcomes is a / (a + b).
//!
//! Formula: 100 × a / (a + b), where a and b are the counts of two opposite outcomes (granted, denied; hatched, did not).
//! Which of the two the rate is of is told by its name ("conviction rate"); where it is not, either fits. Silent with three
//! outcomes, and where the rate has the name of something else.

mod divided;
mod listed;
mod per_count;
mod polarity;
mod record;
mod respelt;
mod two;

use extractor::{Cue, Kind, UnitId};

pub(super) use polarity::of_the_rest;
pub(super) use record::{is_vote, judge, sides};

use super::Scene;
use crate::calendar::MONTHS;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome as Agreement, outcome as outcome_of};
use crate::parts::is_elsewhere;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// The rate of one outcome among it and the other.
fn outcome_among(
    view: &View<'_>,
    claim: Claim,
    [one, other]: [usize; 2],
    strength: i32,
) -> Candidate {
    let counted = |count: usize| Bound::new(view, count, UnitId::NONE);
    Candidate {
        rule: "rate",
        claim,
        formula: Formula::RateOf,
        operands: vec![counted(one), counted(other)],
        strength,
        sense: Sense::None,
    }
}

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    listed::propose(view, out);
    per_count::propose(view, out);
    two::propose(view, out);
    divided::propose(view, out);
    respelt::propose(view, out);
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let share = matches!(quantity.kind, Kind::Percent | Kind::Fraction)
            || record::is_decimal_rate(view, q);
        if !share || quantity.value.is_none() || view.change(q).is_some() {
            continue;
        }
        let name = name(view, q).unwrap_or_else(|| unnamed(view, q));
        let sentence = view.context(q).sentence;
        for at in sentence.saturating_sub(2)..=sentence {
            if view.apart(at, sentence).is_none_or(|apart| apart > 2) {
                continue;
            }
            let counts: Vec<usize> = view
                .in_sentence(at)
                .filter(|&c| c != q && is_outcome_count(view, c))
                .collect();
            for pair in counts.windows(2) {
                // The two together, said again, are no third outcome.
                let value = |c: usize| view.quantity(c).value.unwrap_or(f64::NAN);
                let both = value(pair[0]) + value(pair[1]);
                let outcomes = counts.iter().filter(|&&c| value(c) != both).count();
                bind(view, q, &name, [pair[0], pair[1]], outcomes, out);
            }
        }
    }
}

/// Whether two counts of one sentence are of opposite outcomes.
pub(super) fn opposed(view: &View<'_>, a: usize, b: usize) -> bool {
    let (first, last) = (a.min(b), a.max(b));
    if a == b
        || view.context(a).sentence != view.context(b).sentence
        || view.token(first).abs_diff(view.token(last)) > 14
    {
        return false;
    }
    // "190 did not": the second is the negation of the first.
    if view
        .cue_behind(view.token(last), 3, &[Cue::Negation])
        .is_some()
        && joined(view, first, last)
    {
        return true;
    }
    // "recalled 3,400 of the 85,000 it sold" takes the one out of the other.
    if !joined(view, first, last) {
        return false;
    }
    let (Some(one), Some(other)) = (outcome(view, a), outcome(view, b)) else {
        return false;
    };
    // "acquitted" is good for the one side and a failure for the other: any other outcome is its opposite.
    one.at != other.at
        && !view.word(one.at).eq_ignore_ascii_case(view.word(other.at))
        && (one.good != other.good || one.both != other.both)
}

/// What a rate is called: the stems of the words before "rate" and of the verb behind the claim.
struct Name<'a> {
    /// Whether the text calls it a rate or a percentage of something.
    rate: bool,
    stems: Vec<&'a str>,
}

/// The name of a rate: "a conviction rate of 43%", "so 30% were positive".
fn name<'a>(view: &View<'a>, q: usize) -> Option<Name<'a>> {
    let token = view.token(q);
    let cues = [Cue::Rate, Cue::Share];
    if let Some(at) = view
        .cue_before(token, 8, &cues)
        .or_else(|| view.cue_behind(token, 6, &cues))
    {
        let before =
            (view.first_token(at).max(at.saturating_sub(1))..at).filter(|&t| view.is_word(t));
        let behind = (at + 1..view.end_token(at).min(at + 3))
            .filter(|&t| view.is_word(t) && view.at(t).is_none());
        let stems = before
            .chain(behind)
            .flat_map(|t| view.stems(view.reading.tokens[t].span))
            .collect();
        return Some(Name { rate: true, stems });
    }
    // "a recognition rate, on these 1,060 decisions, of 42.9 per cent"
    let first = view.first_token(token);
    if token > first + 1 && view.cues(token - 1).has(Cue::Of) && view.mark(token - 2) == Some(',') {
        let at = (first.max(token.saturating_sub(12))..token - 2)
            .rev()
            .find(|&at| view.cues(at).any(&cues) && view.mark(at + 1) == Some(','));
        if let Some(at) = at {
            let stems = (first.max(at.saturating_sub(1))..at)
                .filter(|&t| view.is_word(t))
                .flat_map(|t| view.stems(view.reading.tokens[t].span))
                .collect();
            return Some(Name { rate: true, stems });
        }
    }
    let concludes = (first.max(token.saturating_sub(3))..token).any(|t| {
        view.is_word(t) && matches!(view.lower(t), "so" | "thus" | "therefore" | "meaning")
    });
    concludes.then(|| unnamed(view, q))
}

/// A share that is called no rate has only the words behind it: "three in ten got their way".
fn unnamed<'a>(view: &View<'a>, q: usize) -> Name<'a> {
    let token = view.token(q);
    let stems = (token + 1..view.end_token(token).min(token + 5))
        .filter(|&t| view.is_word(t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect();
    Name { rate: false, stems }
}

fn is_outcome_count(view: &View<'_>, q: usize) -> bool {
    view.quantity(q).kind == Kind::Cardinal && view.is_count(q)
}

/// Whether two counts are coordinated: "126 and 1,395", "45 …; 105 …", neither taken out of the other.
fn joined(view: &View<'_>, a: usize, b: usize) -> bool {
    let (from, to) = (view.token(a) + 1, view.token(b));
    let and = (from..to).any(|at| {
        view.cues(at).any(&[Cue::And, Cue::But, Cue::Against])
            || matches!(view.mark(at), Some(';' | ','))
    });
    // "49 of the 94" takes the one out of the other.
    let conjunction =
        (from..to).any(|at| view.cues(at).any(&[Cue::And, Cue::But]) || view.mark(at) == Some(';'));
    let of = view.cues(to - 1).any(&[Cue::Of, Cue::OutOf])
        || !conjunction && view.cues(from).any(&[Cue::Of, Cue::OutOf]);
    and && !of
}

fn bind(
    view: &View<'_>,
    q: usize,
    name: &Name<'_>,
    [a, b]: [usize; 2],
    counts: usize,
    out: &mut Vec<Candidate>,
) {
    let vote = record::is_vote(view, a, b);
    if !joined(view, a, b) && !vote {
        return;
    }
    let opposed = opposed(view, a, b) || vote;
    if !opposed && !name.rate {
        return;
    }
    // The rate's own name says which outcome it is of; a name that neither outcome has is of something else.
    let (of_a, of_b) = (called(view, name, a), called(view, name, b));
    let generic = name.stems.is_empty() || is_generic(name);
    // "upheld 33 and rejected 77, an uphold rate of 30 per cent": what stands beside the two sums them up, whatever its name.
    let (last, token) = (view.token(b), view.token(q));
    let apposed = token > last
        && token - last <= 9
        && opposed
        && view.context(b).sentence == view.context(q).sentence
        && !vote
        && (last + 1..token).all(|at| view.at(at).is_none())
        && counts == 2
        && (last + 1..token).any(|at| {
            matches!(view.mark(at), Some(',' | '—' | ':' | '('))
            // Behind a semicolon another share may stand.
            || name.rate && view.mark(at) == Some(';')
        });
    let foreign = !of_a && !of_b && !generic && !apposed;
    let strength = 3 - 4 * i32::from(is_elsewhere(view, q, a))
        + 3 * i32::from(opposed)
        + 2 * i32::from(counts == 2)
        + i32::from(name.rate)
        - 5 * i32::from(counts > 2)
        - if name.rate { 5 } else { 2 } * i32::from(foreign)
        - 6 * i32::from(other_month(view, q, a) || other_year(view, q, a));
    let claim = if record::is_decimal_rate(view, q) {
        Claim::of(view, q).scaled(100.0, UnitId::PERCENT)
    } else {
        Claim::percent(view, q)
    };
    let rate_of = |x: usize, y: usize, strength: i32| {
        let found = outcome_among(view, claim, [x, y], strength);
        // An agreement needs less licence than a disagreement.
        let agrees = opposed && name.rate && outcome_of(&found) == Agreement::Agrees;
        Candidate {
            strength: if agrees { strength.max(4) } else { strength },
            ..found
        }
    };
    let bad = |c: usize| outcome(view, c).is_some_and(|outcome| !outcome.good);
    let (first, second) = match (of_a, of_b) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ if bad(a) && !bad(b) => (b, a),
        _ => (a, b),
    };
    let sure = of_a != of_b || generic;
    out.push(rate_of(first, second, strength));
    // A rate with a name of its own is not that of the other outcome.
    if !(sure && opposed) {
        out.push(rate_of(second, first, strength - if sure { 5 } else { 3 }));
    }
}

/// Whether a rate has a name that fits any favourable outcome.
fn is_generic(name: &Name<'_>) -> bool {
    name.stems.iter().any(|stem| {
        GENERIC
            .iter()
            .any(|word| word.starts_with(stem) || related(stem, word))
    })
}

/// Names that a rate of any favourable outcome can have.
const GENERIC: WordList = words![
    "success",
    "approval",
    "acceptance",
    "grant",
    "pass",
    "winning",
    "victory",
    "response",
    "survival",
    "clearance",
    "win",
];

/// Whether a rate's name is that of a count's outcome: "conviction rate", "133 convicted".
fn called(view: &View<'_>, name: &Name<'_>, c: usize) -> bool {
    let token = view.token(c);
    // "the granted (126)": a count in brackets belongs to the words before them.
    let bracket = token > view.first_token(token) && view.mark(token - 1) == Some('(');
    let at = if bracket { token - 1 } else { token };
    let plain = |at: &usize| view.at(*at).is_none() && view.mark(*at).is_none();
    let before = (view.first_token(token).max(at.saturating_sub(3))..at)
        .rev()
        .take_while(plain);
    let behind = (token + 1..view.end_token(token).min(token + 6))
        .take_while(|&at| !bracket && plain(&at) && !view.cues(at).any(&[Cue::And, Cue::But]));
    let stems: Vec<&str> = before
        .chain(behind)
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect();
    stems
        .iter()
        .any(|stem| name.stems.iter().any(|other| related(stem, other)))
}

/// "A year before it was 42 per cent": the rate of another time than the counts'.
fn other_year(view: &View<'_>, q: usize, c: usize) -> bool {
    let (claim, count) = (view.context(q).time, view.context(c).time);
    claim.earlier && !count.earlier
}

/// Whether the claim's sentence names a month and the count's another.
fn other_month(view: &View<'_>, q: usize, c: usize) -> bool {
    let months = |sentence: usize| {
        let text = view.words(view.reading.sentences[sentence].span);
        MONTHS
            .iter()
            .filter(|month| text.contains(*month))
            .collect::<Vec<_>>()
    };
    let (here, there) = (
        months(view.context(q).sentence),
        months(view.context(c).sentence),
    );
    !here.is_empty() && !there.is_empty() && !here.iter().any(|month| there.contains(month))
}

struct Outcome {
    /// Its word.
    at: usize,
    good: bool,
    both: bool,
}

/// The outcome that a count belongs to: the nearest outcome word on either side, verbs before their object first.
fn outcome(view: &View<'_>, q: usize) -> Option<Outcome> {
    let token = view.token(q);
    let wanted = [Cue::Outcome, Cue::Refusal];
    // What stands before an "and" belongs to the count before it.
    let own = |&at: &usize| {
        !(at + 1..token).any(|t| {
            view.cues(t).any(&[Cue::And, Cue::But]) || matches!(view.mark(t), Some(',' | ';'))
        })
    };
    let before = view.cue_before(token, 4, &wanted).filter(own);
    let bracket = token > view.first_token(token) && view.mark(token - 1) == Some('(');
    let behind = view
        .cue_behind(token, 8, &wanted)
        .filter(|&at| !bracket && !(token + 1..at).any(|t| view.mark(t).is_some()));
    let at = match (before, behind) {
        (Some(b), Some(_)) if token - b <= 2 => b,
        (_, Some(f)) => f,
        (Some(b), None) => b,
        (None, None) => return None,
    };
    let cues = view.cues(at);
    Some(Outcome {
        at,
        good: cues.has(Cue::Outcome),
        both: cues.has(Cue::Outcome) && cues.has(Cue::Refusal),
    })
}
