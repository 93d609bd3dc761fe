//! Averages and rates of another scope than the figures beside them: a norm, another place, a peak, a part of the time, those who are
//! left, a career.

mod words;

use extractor::{Cue, Kind, Per, Role};

use super::career::{OVERALL, is_a_batting_average, is_of_a_career};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::per::divisor;
use crate::topic::{related, stem};
use crate::view::View;
use words::{GROUPS, NORMS, PARTLY, PEAKS, WIDER};

/// Whether a rate or a mean is of another scope than the total and the number it was bound to.
pub(super) fn is_of_another_scope(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let from = clause_of(view, token);
    let rated =
        view.per(q) != Per::Nothing || divisor(view, q).is_some() || candidate.rule != "average";
    let speed = view.quantity(q).unit.base.dimension().name() == "speed";
    (rated || speed)
        && (is_a_norm(view, from, token)
            || is_elsewhere(view, from, token, candidate)
            || is_held_against(view, q, candidate.rule)
            || is_of_a_part(view, from, token)
            || is_with_a_stop(view, q, speed))
        || is_annualised(view, token)
        || is_of_a_group(view, token, candidate)
        || is_of_those_named(view, token, candidate)
        || is_a_first_part(view, token, candidate)
        || candidate.rule == "average"
            && (is_of_a_career(view, from, q, candidate)
                || is_a_batting_average(view, q, candidate))
}

/// Where the clause of a token begins: behind the last semicolon, contrast or comma that is followed by a word of its own.
fn clause_of(view: &View<'_>, token: usize) -> usize {
    let first = view.first_token(token);
    let from = (first..token).rfind(|&at| {
        view.mark(at) == Some(';')
            || view.mark(at) == Some('—')
            || view.cues(at).has(Cue::But)
            || view.is_one_of(
                at,
                words!["while", "whereas", "when", "where", "though", "although"],
            )
    });
    from.map_or(first, |at| at)
}

/// "when the norm is one for every 2,000", "the law demands one for every 25", "the average for the region is 10 per 100,000".
fn is_a_norm(view: &View<'_>, from: usize, token: usize) -> bool {
    let near = from.max(token.saturating_sub(8));
    // "That there should be three hens for each cock": of what was counted.
    let first = view.first_token(token);
    let subjunctive =
        |at: usize| view.is_one_of(at, words!["should"]) && view.is_one_of(first, words!["that"]);
    (near..token).any(|at| view.is_one_of(at, NORMS) && !subjunctive(at))
        || (near..token).any(|at| {
            view.cues(at).has(Cue::Average) && at > from && view.is_one_of(at - 1, OVERALL)
                || view.cues(at).has(Cue::Average)
                    && view.is_one_of(at + 1, words!["for", "in", "across", "of"])
                    && (at + 2..token.min(at + 6)).any(|t| view.is_one_of(t, WIDER))
        })
}

/// "against one for every 1,200", "compared with one per 1,000 at the last game", "twice the 0.7 per 1,000 of the county".
fn is_held_against(view: &View<'_>, q: usize, rule: &str) -> bool {
    let token = view.token(q);
    view.cue_before(token, 1, &[Cue::Against]).is_some()
        || rule != "ratio" && view.context(q).role == Role::Reference
        || token >= view.first_token(token) + 2
            && view.is_one_of(token - 1, words!["the"])
            && view
                .at(token - 2)
                .is_some_and(|times| view.quantity(times).kind == Kind::Multiple)
}

/// "; London has one for every 270", "poorer than Ghana, at $2,400 a head": of a place that is named for the first time.
fn is_elsewhere(view: &View<'_>, from: usize, token: usize, candidate: &Candidate) -> bool {
    let first = view.first_token(token);
    let from = (from..token)
        .rfind(|&at| view.cues(at).has(Cue::Against) || view.mark(at) == Some(';'))
        .unwrap_or(from);
    let parted = from > first
        && candidate
            .operands
            .iter()
            .all(|operand| view.token(operand.quantity) < from);
    if !parted || token - from > 8 {
        return false;
    }
    let (begin, _) = view.reading.sentences[candidate.claim.sentence].tokens;
    let name = |at: usize| view.is_word(at) && view.word(at).starts_with(char::is_uppercase);
    let known =
        |at: usize| (begin..from).any(|t| view.is_word(t) && view.lower(t) == view.lower(at));
    (from + 1..token.min(from + 4)).any(|at| name(at) && !known(at))
}

/// "200 a day at the weekend", "sometimes 30 miles a day", "hitting 90mph at times", "10,000 per sq km in the capital".
fn is_of_a_part(view: &View<'_>, from: usize, token: usize) -> bool {
    let from = from.max(token.saturating_sub(4));
    (token + 1..view.end_token(token).min(token + 4)).any(|at| view.begins(at, PARTLY))
        || (from..token)
            .rev()
            .take_while(|&at| view.mark(at).is_none() && view.at(at).is_none())
            .any(|at| view.begins(at, PEAKS) || view.cues(at).has(Cue::Superlative))
}

/// "At an average of 60mph with an hour's stop the 180 miles took four hours"
fn is_with_a_stop(view: &View<'_>, q: usize, speed: bool) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let included = (first..end).any(|at| view.cues(at).has(Cue::Including));
    speed
        && !included
        && (first..end).any(|at| {
            view.is_one_of(
                at,
                words![
                    "stop", "stops", "break", "breaks", "rest", "delay", "delays", "stopping",
                ],
            )
        })
}

/// "30 cases in the first quarter, an annual rate of 12 per 100,000"
fn is_annualised(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    let yearly = (first.max(token.saturating_sub(5))..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "annual",
                "annualised",
                "annualized",
                "yearly",
                "an annual",
                "equivalent",
            ],
        )
    });
    yearly
        && (first..token).any(|at| {
            view.is_one_of(
                at,
                words!["quarter", "month", "months", "week", "weeks", "half"],
            ) || view.at(at).is_some_and(|l| {
                matches!(view.quantity(l).kind, Kind::Duration | Kind::Date)
                    && view.quantity(l).unit.base.name() != "year"
            })
        })
}

/// "60 per 100,000 children": of a group, where all people were told.
fn is_of_a_group(view: &View<'_>, token: usize, candidate: &Candidate) -> bool {
    let [_, all] = &candidate.operands[..] else {
        return false;
    };
    let Some(group) = Some(token + 1)
        .filter(|&at| {
            matches!(candidate.formula, Formula::PerCount(_)) && view.is_one_of(at, GROUPS)
        })
        .and_then(|at| stem(view.lower(at)))
    else {
        return false;
    };
    let near = view.counted(all.quantity).iter();
    !near
        .chain(view.topic(all.quantity))
        .any(|other| related(group, other))
}

/// "got £200,000, the managers £10,000 each", "paid £6,000, children £150 each": so much for each of some others, without a verb.
fn is_of_those_named(view: &View<'_>, token: usize, candidate: &Candidate) -> bool {
    let [_, number] = &candidate.operands[..] else {
        return false;
    };
    let first = view.first_token(token);
    // "the sixth form £25 each"
    let is_ordinal = |at: usize| {
        view.at(at)
            .is_some_and(|l| view.quantity(l).kind == Kind::Ordinal)
    };
    let Some(comma) = (first..token)
        .rfind(|&at| !view.is_word(at) && !is_ordinal(at))
        .filter(|&at| matches!(view.mark(at), Some(',' | ';')))
    else {
        return false;
    };
    let noun = token - 1;
    let short = (1..=3).contains(&(noun - comma));
    let own = short
        && view.cues(noun).is_plain()
        && noun > comma
        && !view.is_one_of(
            noun,
            words![
                "or", "about", "around", "some", "just", "at", "a", "for", "is", "of",
            ],
        )
        && (comma + 1 == noun && view.is_one_of(noun, GROUPS)
            || view.is_one_of(
                comma + 1,
                words!["the", "his", "her", "its", "their", "other"],
            ));
    let Some(named) = stem(view.lower(noun)).filter(|_| own) else {
        return false;
    };
    let each = divisor(view, candidate.claim.quantity.unwrap_or_default()).is_some();
    let before = candidate
        .operands
        .iter()
        .all(|operand| view.token(operand.quantity) < comma);
    candidate.formula == Formula::Quotient
        && each
        && before
        && !view
            .counted(number.quantity)
            .iter()
            .any(|other| related(named, other))
}

/// "inherited £900,000, £200,000 each in cash and the rest in land"
fn is_a_first_part(view: &View<'_>, token: usize, candidate: &Candidate) -> bool {
    candidate.formula == Formula::Quotient
        && (token + 1..view.end_token(token).min(token + 9)).any(|at| {
            view.cues(at).has(Cue::Remainder) && view.cues(at - 1).any(&[Cue::And, Cue::But])
                || view.begins(
                    at,
                    words!["and the rest", "and the remainder", "and the balance"],
                )
        })
}
