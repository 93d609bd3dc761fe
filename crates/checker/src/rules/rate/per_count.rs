//! So many for each thousand, where just two counts are told before it: "420 cases in a district of 600,000, or 70 per 100,000" ·
//! "36 in 9,000 shifts (four per thousand)".
//!
//! The smaller is that of the cases, the larger that of all among whom they fell; "2.5 per million hours" is a rate of hours. Silent
//! where more is told, or where the one is not rare among the other.

use extractor::{Cue, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_aside, is_bracketed};
use crate::precision::is_of_noughts;
use crate::rules::share::is_age_bound;
use crate::view::{Few, View};
use crate::words::WordList;

/// How much larger all are than the cases, at least.
const RARE: f64 = 5.0;
/// What it is worth that no other two counts come near, how near they must come, and how many sentences away they may stand.
const ONLY: i32 = 4;
const NEAR: std::ops::RangeInclusive<f64> = 0.45..=2.2;
const REACH: usize = 3;
/// More counts around are of several matters.
const MOST: usize = 8;
/// Words for all among whom cases fall.
const PEOPLE: WordList = words![
    "people",
    "residents",
    "inhabitants",
    "population",
    "live",
    "lives",
    "living",
    "souls",
    "citizens",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        let Per::Count(many) = view.per(q) else {
            continue;
        };
        if view.quantity(q).kind == Kind::Rate
            && view.quantity(q).value.is_some()
            && view.change(q).is_none()
        {
            let many = f64::from(many);
            out.extend(bind(view, q, many).or_else(|| only_near(view, q, many)));
        }
    }
}

fn bind(view: &View<'_>, q: usize, many: f64) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    let unit = unit_behind(view, q);
    let measured = |l: usize| unit.is_some_and(|unit| view.quantity(l).unit.base == unit);
    let count = |&l: &usize| {
        l < q && (view.is_count(l) || measured(l)) && !is_aside(view, l) && !is_age_bound(view, l)
    };
    let here: Vec<usize> = view.in_sentence(sentence).filter(count).collect();
    let beside = |two: &[usize]| {
        two[1] + 1 == q
            && view.token(q) - view.token(two[1]) <= 5
            && view.token(two[1]) - view.token(two[0]) <= 8
    };
    let near = here.len() > 2 && here.windows(2).next_back().is_some_and(beside);
    let (pair, close) = match here[..] {
        [a, b] => ([a, b], true),
        [.., a, b] if near => ([a, b], true),
        [] | [_] => {
            let before = sentence.checked_sub(1).filter(|&at| {
                view.reading.sentences[at].block == view.reading.sentences[sentence].block
            })?;
            let told: Vec<usize> = view.in_sentence(before).filter(count).chain(here).collect();
            let [a, b] = told[..] else { return None };
            ([a, b], false)
        }
        _ => return None,
    };
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let [part, all] = if value(pair[0]) < value(pair[1]) {
        pair
    } else {
        [pair[1], pair[0]]
    };
    let aside = is_bracketed(view, part) && !is_bracketed(view, q);
    let units = measured(part) || unit.is_some() && !measured(all);
    if value(part) * RARE >= value(all) || aside || units || !is_same_time(view, part, q) {
        return None;
    }
    let sure = unit.is_some() || is_all(view, all);
    let strength = if sure { 9 } else { 6 } - i32::from(!close);
    Some(Candidate {
        rule: "rate",
        claim: Claim::of(view, q),
        formula: Formula::PerCount(many),
        operands: [part, all].map(|l| Bound::own(view, l)).to_vec(),
        strength,
        sense: Sense::None,
    })
}

/// "Police recorded 375 thefts last year; the towns hold 25,000 vans. By his arithmetic that was 12 per 1,000": the only two counts of the
/// paragraph that come near.
fn only_near(view: &View<'_>, q: usize, many: f64) -> Option<Candidate> {
    let unit = unit_behind(view, q);
    let counts: Few = view
        .around(view.context(q).sentence, REACH, REACH)
        .filter(|&l| {
            l != q
                && is_amount(view, l)
                && view.change(l).is_none()
                && (view.is_count(l) || unit.is_some_and(|unit| view.quantity(l).unit.base == unit))
        })
        .collect();
    if counts.len() > MOST {
        return None;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let off = |&(part, all): &(usize, usize)| value(part) / value(all) * many / value(q);
    let mut near = counts
        .iter()
        .flat_map(|&part| counts.iter().map(move |&all| (part, all)))
        .filter(|&(part, all)| value(part) * RARE < value(all))
        .filter(|pair| NEAR.contains(&off(pair)) || is_of_noughts(off(pair)));
    let (part, all) = near.next().filter(|_| near.next().is_none())?;
    is_same_time(view, part, q).then(|| Candidate {
        rule: "rate",
        claim: Claim::of(view, q),
        formula: Formula::PerCount(many),
        operands: [part, all].map(|l| Bound::own(view, l)).to_vec(),
        strength: ONLY,
        sense: Sense::None,
    })
}

/// "2.5 per million hours", "0.4 per million miles": the unit of which there are so many.
fn unit_behind(view: &View<'_>, q: usize) -> Option<UnitId> {
    let behind = view.token(q) + 1;
    let word = (behind < view.end_token(behind - 1) && view.is_word(behind))
        .then(|| view.lower(behind).trim_end_matches('s'))?;
    UnitId::named(word).filter(|unit| *unit != UnitId::NONE && !unit.is_currency())
}

fn is_same_time(view: &View<'_>, part: usize, q: usize) -> bool {
    let (a, b) = (view.context(part).time, view.context(q).time);
    (a.earlier || !b.earlier) && (a.later || !b.later)
}

/// "among 12,000", "in 54,000 shifts", "1.3 million people live": words call it that of all.
fn is_all(view: &View<'_>, all: usize) -> bool {
    let token = view.token(all);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let people = |mut tokens: std::ops::Range<usize>| tokens.any(|t| view.is_one_of(t, PEOPLE));
    (first.max(token.saturating_sub(2))..token).any(|t| {
        view.is_one_of(t, words!["in", "among", "amongst"])
            || view.cues(t).any(&[Cue::Of, Cue::OutOf])
    }) || people(token + 1..end.min(token + 4))
        || people(first.max(token.saturating_sub(5))..token)
}
