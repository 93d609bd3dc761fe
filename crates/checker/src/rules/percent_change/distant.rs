//! "6.1 million households had no car." Two paragraphs on: "a fall of 240,000 households (4%) that had no car": a change with
//! its percentage in brackets, whose level stands further back.
//!
//! The level must count the same things, and its sentence must hold every word by which the change says which of them. Silent
//! where the sentence of the change has a level of its own.

use extractor::{Cue, Direction, Kind, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// How far back a level is looked for, in sentences.
const BACK: usize = 8;

/// The change of `q`, a percentage in brackets behind its amount.
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    if view.quantity(q).kind != Kind::Percent {
        return;
    }
    let Some((amount, direction)) = amount(view, q) else {
        return;
    };
    // "an increase of 347,000 adults (1%) … and of 1.1 million (2%)": the second counts what the first does.
    let noun = noun(view, amount);
    let sentence = view.context(q).sentence;
    let size = |q: usize| view.quantity(q).value.unwrap_or(0.0);
    let is_level = |l: usize| {
        view.is_count(l)
            && size(l) > size(amount)
            && !view.context(l).time.earlier
            && matches!(view.context(l).role, Role::Level | Role::Result)
    };
    if view.in_sentence(sentence).any(is_level) {
        return;
    }
    // "… of 12,000 pupils (4%) who had no lunch and of 31,000 pupils (9%) compared with": the second are of the same sort.
    let told = view
        .in_sentence(sentence)
        .filter(|&other| other < q && !sort(view, other).is_empty())
        .find(|&other| {
            self::amount(view, other).is_some_and(|(first, way)| {
                (noun.is_none() || self::noun(view, first) == noun) && way == direction
            })
        });
    let first = told.and_then(|told| self::amount(view, told));
    let noun = noun.or_else(|| self::noun(view, first?.0));

    let like = told.filter(|_| sort(view, q).is_empty()).unwrap_or(q);
    let sort = sort(view, like);
    let found = view
        .near(sentence, BACK, 0)
        .rev()
        .filter(|&l| is_level(l) && view.context(l).sentence < sentence)
        .find(|&l| {
            let (from, to) = view.sentence(l).tokens;
            noun.is_some()
                && self::noun(view, l) == noun
                && denials(view, view.token(l), to)
                    == denials(view, view.token(like), to_next(view, like))
                && {
                    let told = stems(view, from..to);
                    sort.iter().all(|stem| told.contains(stem))
                }
        });
    let Some(level) = found else { return };
    out.push(Candidate {
        rule: "percent-change",
        claim: Claim::percent(view, q),
        formula: if direction == Direction::Down {
            Formula::FallOnBase
        } else {
            Formula::RiseOnBase
        },
        operands: vec![Bound::own(view, amount), Bound::own(view, level)],
        strength: if sort.len() >= 2 { 8 } else { 4 },
        sense: Sense::None,
    });
}

/// The amount right before the brackets that hold nothing but `q`, and which way it goes.
fn amount(view: &View<'_>, q: usize) -> Option<(usize, Direction)> {
    let token = view.token(q);
    let first = view.first_token(token);
    let closed = token + 1 < view.end_token(token) && view.mark(token + 1) == Some(')');
    if !closed || token < first + 3 || view.mark(token - 1) != Some('(') {
        return None;
    }
    let amount = (first.max(token.saturating_sub(4))..token - 1)
        .rev()
        .find_map(|at| view.at(at))
        .filter(|&amount| view.is_count(amount))?;
    match view.change(amount).or_else(|| announced(view, amount))? {
        Direction::Either => None,
        direction => Some((amount, direction)),
    }
}

/// "There was a decrease, since the spring, of 253,000 adults": which way the noun before "of" goes.
fn announced(view: &View<'_>, amount: usize) -> Option<Direction> {
    let token = view.token(amount);
    let first = view.first_token(token);
    if token == first || !view.cues(token - 1).has(Cue::Of) {
        return None;
    }
    let noun = (first.max(token.saturating_sub(9))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none_or(|q| !view.is_count(q)))
        .find(|&at| view.cues(at).has(Cue::ChangeNoun))?;
    view.way(noun)
}

/// The first noun that a figure counts.
fn noun<'a>(view: &View<'a>, q: usize) -> Option<&'a str> {
    let counted = view.context(q).counted?;
    view.stems(counted).into_iter().next()
}

/// Where the words behind a percentage end that belong to it: at the next figure or mark.
fn to_next(view: &View<'_>, q: usize) -> usize {
    let token = view.token(q);
    let end = view.end_token(token);
    (token + 2..end)
        .find(|&at| {
            view.at(at).is_some()
                || view.mark(at).is_some()
                || view.cues(at).any(&[Cue::And, Cue::Against])
        })
        .unwrap_or(end)
}

/// The stems of the clause behind the brackets that says which are counted: "(4%) that had no car".
fn sort<'a>(view: &View<'a>, q: usize) -> Vec<&'a str> {
    let token = view.token(q);
    let end = to_next(view, q);
    let relative = token + 2 < end
        && view.is_word(token + 2)
        && matches!(
            view.lower(token + 2),
            "who" | "that" | "which" | "with" | "without"
        );
    if relative {
        stems(view, token + 2..end)
    } else {
        Vec::new()
    }
}

fn stems<'a>(view: &View<'a>, tokens: std::ops::Range<usize>) -> Vec<&'a str> {
    tokens
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect()
}

/// How many words deny, between two tokens and before the next figure that is no time.
fn denials(view: &View<'_>, from: usize, to: usize) -> usize {
    (from + 1..to)
        .take_while(|&at| view.at(at).is_none_or(|q| !view.is_count(q)))
        .filter(|&at| view.cues(at).has(Cue::Negation))
        .count()
}
