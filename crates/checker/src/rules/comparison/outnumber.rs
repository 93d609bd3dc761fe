//! Which of two is the more numerous, told by a verb and counted elsewhere: "Girls outnumber boys in the choir. Sunday had 18 of the
//! former and 22 of the latter" · "deaths exceeded births: there were 3,980 and …" · "there are more dogs than cats".
//!
//! Each of the two nouns has one count in the sentence or beside it, by the noun itself or by *the former* and *the latter*.

use extractor::{Cue, Hedge, Kind, UnitId};

use super::half::{against_opposite, other_of_two};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_few, is_subset};
use crate::sides::{is_same_side, side};
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// How many sentences before and behind the counts may stand.
const NEAR: usize = 1;
/// What two counts are worth that the words say to be those meant, and two of which nothing but both nouns says so.
const SAME: i32 = 9;
const BOTH: i32 = 5;

/// Where so many live that a count elsewhere is hardly of all of them.
const LANDS: WordList = words![
    "town", "city", "village", "county", "country", "region", "state", "valley", "district",
    "world",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, read) in view.reading.sentences.iter().enumerate() {
        if !view.may_begin(sentence, words!["outnumber", "exceed", "more", "fewer"]) {
            continue;
        }
        for at in read.tokens.0..read.tokens.1 {
            // Most words do not even begin like one.
            let begins = matches!(
                view.lower(at).as_bytes().first(),
                Some(b'o' | b'e' | b'm' | b'f')
            );
            let Some([one, other]) = begins.then(|| nouns(view, at)).flatten() else {
                continue;
            };
            // "were outnumbered by"
            let up = !view.is_one_of(at, words!["fewer"]) && !view.begins(at + 1, words!["by"]);
            let denied = (view.first_token(at).max(at.saturating_sub(4))..at).any(|t| {
                view.cues(t).any(&[
                    Cue::Negation,
                    Cue::Hypothetical,
                    Cue::Forecast,
                    Cue::Earlier,
                ])
            });
            if denied {
                continue;
            }
            if let Some(([a, b], strength)) = counts(view, sentence, one, other) {
                out.push(Candidate {
                    rule: "comparison",
                    claim: Claim::way(view.reading.tokens[at].span, sentence, up, UnitId::NONE),
                    formula: Formula::Difference,
                    operands: vec![Bound::own(view, a), Bound::own(view, b)],
                    strength,
                    sense: if up { Sense::Up } else { Sense::Down },
                });
            } else {
                out.extend(against_opposite(view, (at, sentence), up, [one, other]));
            }
        }
    }
}

/// What is said to be more, and than what.
fn nouns<'a>(view: &View<'a>, at: usize) -> Option<[&'a str; 2]> {
    let (first, end) = (view.first_token(at), view.end_token(at));
    let noun = |t: usize| {
        (view.is_word(t) && view.at(t).is_none())
            .then(|| stem(view.lower(t)))
            .flatten()
    };
    let verb = view.is_one_of(
        at,
        words![
            "outnumber",
            "outnumbers",
            "outnumbered",
            "exceeded",
            "exceed",
            "exceeds",
        ],
    );
    if verb {
        // "148mm exceeded its average by 21mm"
        if view.is_one_of(at + 1, words!["its", "their", "his", "her", "our"]) {
            return None;
        }
        // Measured against a figure, it is no comparison of two nouns.
        let other = (at + 1..end.min(at + 4))
            .take_while(|&t| view.is_word(t))
            .find_map(noun)?;
        // "supporters, the chairman announced from the rostrum, outnumbered opponents"
        let opposite = |word: &&str| {
            side(word)
                .zip(side(other))
                .is_some_and(|(one, other)| one.is_opposite(other))
        };
        let before = (first.max(at.saturating_sub(3))..at).rev().filter(|&t| {
            !view.is_one_of(
                t,
                words!["now", "already", "still", "again", "easily", "far", "have"],
            )
        });
        let one = (first..at)
            .filter(|&t| view.is_word(t))
            .filter_map(|t| stem(view.lower(t)))
            .find(opposite)
            .or_else(|| before.clone().find_map(noun))?;
        return Some([one, other]);
    }
    if !view.is_one_of(at, words!["more", "fewer"]) || at + 3 >= end {
        return None;
    }
    // "more numerous than cats"
    if view.is_one_of(at + 1, words!["numerous"]) && view.is_one_of(at + 2, words!["than"]) {
        let one = (first.max(at.saturating_sub(3))..at)
            .rev()
            .filter(|&t| !view.cues(t).has(Cue::Level))
            .find_map(noun)?;
        return Some([one, noun(at + 3)?]);
    }
    // "Hands took fewer than traps did"
    if view.is_one_of(at + 1, words!["than"])
        && view.is_one_of(at + 3, words!["did", "do", "does", "were", "are"])
        && at <= first + 3
    {
        return Some([noun(first)?, noun(at + 2)?]);
    }
    let than = (at + 2..end.min(at + 4)).find(|&t| view.is_one_of(t, words!["than"]))?;
    let counted = at == first
        || (view.cues(at - 1).has(Cue::Level)
            || view.is_one_of(at - 1, words!["has", "had", "have", "with", "are"]));
    let one = noun(than - 1).filter(|_| counted && (at + 1..than).all(|t| view.at(t).is_none()))?;
    let shut = than + 2 >= end
        || view.mark(than + 2).is_some()
        || at == first
        || view.is_one_of(than + 2, words!["in", "on", "at", "among"]);
    Some([one, noun(than + 1).filter(|_| shut)?])
}

/// The one count of each noun, and what is worth that they are those meant.
fn counts(view: &View<'_>, sentence: usize, one: &str, other: &str) -> Option<([usize; 2], i32)> {
    let all: Vec<usize> = view
        .around(sentence, NEAR, NEAR)
        .filter(|&q| {
            view.quantity(q).kind == Kind::Cardinal
                && view.quantity(q).value.is_some()
                && matches!(view.quantity(q).hedge, Hedge::None | Hedge::Exactly)
                && !view.context(q).time.earlier
                && !(is_few(view, q) && is_subset(view, q))
        })
        .collect();
    let mut found = [None, None];
    for &q in &all {
        for (slot, noun, pointer) in [(0, one, ["former", "one"]), (1, other, ["latter", "other"])]
        {
            if is_of(view, q, noun, &pointer) {
                if found[slot]
                    .is_some_and(|was: usize| view.quantity(was).value != view.quantity(q).value)
                {
                    return None;
                }
                found[slot] = found[slot].or(Some(q));
            }
        }
    }
    let both = matches!(found, [Some(_), Some(_)]);
    // "Private patients outnumber the others: 431 paid and 509 did not": the other of two.
    let [a, b] = match found {
        [Some(a), Some(b)] => [a, b],
        [Some(a), None] => [a, other_of_two(view, a)?],
        [None, Some(b)] => [other_of_two(view, b)?, b],
        [None, None] => return None,
    };
    let (low, high) = (a.min(b), a.max(b));
    let told = view.context(a).sentence;
    // "on Monday 300 cyclists crossed; on Tuesday 410 walkers did": of two days.
    let together = told == view.context(b).sentence
        && (view.token(low)..view.token(high)).all(|t| view.mark(t) != Some(';'));
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let closed = view
        .around(sentence, NEAR, NEAR)
        .any(|q| q != a && q != b && value(q) == value(a) + value(b));
    let same = told == sentence || closed || is_of_the_same(view, sentence, told);
    // "Women now outnumber men among the trustees. The board comprises seven men and five women": told of no other place, perhaps.
    // "in the town. The council has 14 women": not all who are meant.
    let (first, end) = view.reading.sentences[sentence].tokens;
    let everywhere = (first..end).any(|t| view.is_one_of(t, LANDS));
    (a != b && together && (same || both && !everywhere))
        .then_some(([a, b], if same { SAME } else { BOTH }))
}

/// Whether the counts of another sentence are those of what the first speaks of: it names no place of its own ("in the town"), or one
/// that the other names too or points to.
pub(super) fn is_of_the_same(view: &View<'_>, sentence: usize, told: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let (from, to) = view.reading.sentences[told].tokens;
    let pointed = (from..to).any(|t| {
        view.is_word(t) && (view.lower(t).ends_with("former") || view.lower(t).ends_with("latter"))
    });
    let place = (first..end).find(|&t| {
        view.is_one_of(t, words!["in", "on", "at", "among"])
            && view.is_one_of(t + 1, words!["the", "this", "that", "its", "their"])
    });
    let words = view.numbered().wholes(from..to);
    let shared = place.is_none_or(|at| {
        view.numbered()
            .wholes(at..end.min(at + 4))
            .iter()
            .any(|stem| words.contains(stem))
    });
    pointed || shared
}

/// "22 boys", "boys (22)", "22 of them boys", "45 are women", "22 of the latter".
pub(super) fn is_of(view: &View<'_>, q: usize, noun: &str, pointers: &[&str]) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let named = |t: usize| {
        view.is_word(t)
            && (is_same_side(view.lower(t), noun)
                || stem(view.lower(t)).is_some_and(|own| own == noun || related(own, noun)))
    };
    // "64 against"
    if token + 1 < end && view.cues(token + 1).has(Cue::Against) && named(token + 1) {
        return true;
    }
    let behind = (token + 1..end.min(token + 5))
        .take_while(|&t| view.is_word(t) && !view.cues(t).any(&[Cue::And, Cue::Against, Cue::But]));
    // "22 of the latter"
    let pointed = view.begins(token + 1, words!["of the"])
        || view.is_word(token + 1) && view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]);
    let points = |t: usize| {
        pointers
            .iter()
            .any(|pointer| view.lower(t).ends_with(pointer))
    };
    if pointed && behind.clone().any(points) {
        return true;
    }
    // A noun of its own decides.
    let own: Vec<usize> = behind.collect();
    let verb = own.first().is_some_and(|&t| view.cues(t).has(Cue::Level));
    let near = if verb { 2 } else { 3 };
    if own.iter().take(near).any(|&t| named(t)) {
        return true;
    }
    let bracketed = token > first + 1 && view.mark(token - 1) == Some('(') && named(token - 2);
    bracketed || own.is_empty() && token > first && named(token - 1)
}
