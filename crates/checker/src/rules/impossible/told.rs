//! More of them than were told of: "We interviewed 320 mothers. As many as 341 of them said …", "The appeal closed at £60,000. Of that,
//! £72,500 has been spent", "of the 98 delegates entitled to vote 115 backed it".
//!
//! Silent where any figure of the kind before it, in its sentence or the two before, is as large: that may be the whole; and where other
//! things were named since.

use extractor::{Cue, Cues, Hedge, Interval, Kind};

use super::part::is_of_nearer;
use crate::candidate::{Candidate, Claim};
use crate::parts::{is_amount, is_elliptical};
use crate::view::{Few, View};
use crate::words::WordList;

/// What it is worth where only one whole was told, and where several were.
const ONE: i32 = 9;
const SEVERAL: i32 = 7;
/// How many sentences back the whole is told at most.
const BACK: usize = 2;
/// More than so many times what there is, it is of something else.
const TIMES: f64 = 3.0;

const PRONOUNS: WordList = words!["them", "these", "those", "that", "it", "which", "whom"];

/// The whole that a part is told to be of though it is larger, and how surely.
pub(super) fn smaller_whole(view: &View<'_>, part: usize) -> Option<(usize, i32)> {
    let quantity = view.quantity(part);
    let kind = matches!(quantity.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
    if !kind
        || !matches!(
            quantity.hedge,
            Hedge::None | Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan
        )
        || view.change(part).is_some()
        || !is_of_them(view, part)
    {
        return None;
    }
    let sentence = view.context(part).sentence;
    let wholes: Few = view
        .around(sentence, BACK, 0)
        .filter(|&l| l < part && is_amount(view, l) && is_like(view, l, part))
        .filter(|&l| !is_in_unit_before(view, l))
        .collect();
    let value = |l: usize| {
        view.value_in(l, quantity.unit.base)
            .or(view.quantity(l).value)
    };
    let own = quantity.value?;
    // What is told of others, or of more that came, leaves open of whom.
    let others = view.sentence_has(sentence, &[Cue::Extra])
        || wholes
            .iter()
            .any(|&l| view.context(l).time.earlier || view.context(l).time.later);
    let most = wholes
        .iter()
        .copied()
        .max_by(|&a, &b| value(a).unwrap_or(0.0).total_cmp(&value(b).unwrap_or(0.0)))?;
    let all: f64 = wholes.iter().filter_map(|&l| value(l)).sum();
    let exact = matches!(view.quantity(most).hedge, Hedge::None | Hedge::AtMost);
    let fair = value(most)? < own && own < TIMES * value(most)?;
    let strength = if all < own { ONE } else { SEVERAL };
    let nearer = quantity.kind == Kind::Cardinal && is_of_nearer(view, most, part);
    (fair && exact && !others && !nearer && !names_others(view, most, part))
        .then_some((most, strength))
}

/// "31 cents a kilometre, as opposed to 52 for diesel": a bare figure is of the unit told before it.
fn is_in_unit_before(view: &View<'_>, l: usize) -> bool {
    is_elliptical(view, l)
        && l.checked_sub(1).is_some_and(|before| {
            matches!(view.quantity(before).kind, Kind::Money | Kind::Measure)
                && view.context(before).sentence == view.context(l).sentence
                && view
                    .cue_before(view.token(l), 3, &[Cue::Against, Cue::And, Cue::From])
                    .is_some()
        })
}

/// "The inn has 40 rooms. Guests liked the rolls, and 62 of them were eaten": things of another name stand nearer.
fn names_others(view: &View<'_>, whole: usize, part: usize) -> bool {
    let token = view.token(part);
    let noun = view.counted(whole);
    view.context(whole).sentence != view.context(part).sentence
        && (view.first_token(token)..token)
            .filter(|&at| view.is_word(at) && view.at(at).is_none())
            .filter(|&at| view.word(at).len() > 3 && view.lower(at).ends_with('s'))
            .filter(|&at| !view.lower(at).ends_with("ss") && view.cues(at) == Cues::NONE)
            .any(|at| {
                let stems = view.stems(view.reading.tokens[at].span);
                !stems.iter().any(|stem| noun.contains(stem))
            })
}

/// Counts of things, or amounts of one unit; bare figures are of any.
fn is_like(view: &View<'_>, l: usize, part: usize) -> bool {
    !crate::parts::is_aside(view, l)
        && (view.comparable(l, part) && view.quantity(l).kind == view.quantity(part).kind
            || is_elliptical(view, l))
}

/// "18 of the former and 22 of the latter": of one of two.
fn is_other(view: &View<'_>, at: usize) -> bool {
    let names = words!["former", "latter", "others"];
    view.lower(at).split(' ').any(|word| names.has(word)) || view.is_one_of(at + 1, names)
}

/// "341 of them", "43 of those same animals", "Of these, back in custody by the end: 92", "Of the clubs, says his note, 31 have paid".
fn is_of_them(view: &View<'_>, part: usize) -> bool {
    let token = view.token(part);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let pronoun = |at: usize| view.is_one_of(at, PRONOUNS);
    let of = |at: usize| {
        at < end
            && (view.cues(at).has(Cue::OfThose)
                && view.lower(at).starts_with("of")
                && !is_other(view, at)
                || view.cues(at).has(Cue::Of) && at + 1 < end && pronoun(at + 1))
    };
    // "All £4,855 of it" is a total.
    if of(token + 1) {
        return token == first || !view.is_one_of(token - 1, words!["all"]);
    }
    let next = view
        .in_sentence(view.context(part).sentence)
        .find(|&l| !matches!(view.quantity(l).kind, Kind::Date | Kind::Year))
        == Some(part);
    let comma = (first..token).any(|at| view.mark(at) == Some(','));
    let noun = view.is_one_of(first, words!["of", "of the"]) && comma;
    // Behind a semicolon the list that "Of these" opened goes on.
    let goes_on = (first + 1..token)
        .rev()
        .take(2)
        .any(|at| view.mark(at) == Some(';'));
    token > first + 1 && (next && (noun || of(first)) || goes_on && of(first))
}

/// The claim that a part is no larger than its whole, hedged or not: "as many as 341 of them" are 341, too.
pub(super) fn as_said(view: &View<'_>, found: Candidate, part: usize) -> Candidate {
    let low = view.quantity(part).bare.low;
    let stated = Interval {
        low,
        high: f64::INFINITY,
    };
    Candidate {
        claim: Claim {
            stated,
            ..found.claim
        },
        ..found
    }
}
