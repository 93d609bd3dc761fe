//! A measure told again in the units of another system, a clause or a sentence away: "a line of 214 miles … In the statement the
//! route is given as 344 kilometres" · "an airspeed of 95 knots. In kilometres an hour that is 176".
//!
//! Who writes for readers of miles and of kilometres tells one length twice. So two measures of one dimension, one metric and one
//! customary, with none of their kind beside them, are weighed by what says that the one is the other: a word of telling again, the
//! unit named ahead of its number, a pointer back. Silent where another of the kind is told: which is told again is not said.

use std::ops::Range;

use extractor::{Interval, Kind, UnitId};

use crate::candidate::{Bound, Candidate, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::view::{Few, View};
use crate::words::WordList;

/// Words right before a measure that tell it again.
const AGAIN: WordList = words![
    "given as",
    "gives it as",
    "gave it as",
    "puts it at",
    "put it at",
    "puts that at",
    "this is",
    ", that is",
];
/// How words begin that carry a figure over into other units.
const CARRIED: WordList = words![
    "conver", "translat", "render", "equat", "equal", "equival", "metric", "imperial", "restat",
    "express",
];
/// How words begin that give a figure in some place.
const GIVEN: WordList = words![
    "appear", "brochure", "caption", "footnote", "give", "given", "gives", "guide", "label",
    "leaflet", "list", "print", "put", "quote", "reckon", "record", "sign", "version",
];
/// How many sentences before the claim its measure may stand.
const BACK: usize = 3;
/// How many words around a claim say what it is.
const NEAR: usize = 9;
/// What is further from what is stated is another measure.
const FAIR: std::ops::RangeInclusive<f64> = 0.3..=3.3;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    let to = claim.unit.base;
    if !matches!(claim.kind, Kind::Measure | Kind::Rate) || to.is_currency() || to.is_time() {
        return;
    }
    let sentence = view.context(q).sentence;
    let like = |m: &usize| {
        let quantity = view.quantity(*m);
        *m != q && quantity.value.is_some() && quantity.unit.base.dimension() == to.dimension()
    };
    let before: Few = view
        .around(sentence, BACK, 0)
        .filter(|m| *m < q && like(m) && is_of_scale(view, *m, q))
        .collect();
    let Some(&other) = before.last() else { return };
    if is_labelled(view, q) {
        return;
    }
    let told = is_told_again(view, q);
    let from = view.quantity(other).unit.base;
    let two_systems = is_metric(from) != is_metric(to);
    if from == to || view.quantity(other).unit.per != claim.unit.per || !(told || two_systems) {
        return;
    }
    let near = |m: &&usize| sentence - view.context(**m).sentence <= 1;
    let rivals = before.iter().filter(near).filter(|m| **m != other).count();
    let weak = before.len() - 1 - rivals;
    let rivals = rivals
        + view
            .in_sentence(sentence)
            .filter(|m| *m > q && like(m) && is_of_scale(view, *m, q))
            .count();
    let strength = if told {
        9
    } else {
        carried(view, q, other) - i32::from(weak > 0)
    };
    // Of several lengths any may be the one; that of the claim's own sentence is likelier.
    let same = view.context(other).sentence == sentence;
    let strength = strength - i32::from(rivals > 0) * (3 + 2 * i32::from(!same));
    if strength <= 0 {
        return;
    }
    out.extend(candidate(view, q, other, strength));
}

/// "a route of 344 kilometres, with a working width of 30 metres": a measure that is tenfold another is not the same.
fn is_of_scale(view: &View<'_>, m: usize, q: usize) -> bool {
    let value = view
        .value_in(m, view.quantity(q).unit.base)
        .zip(view.quantity(q).value);
    value.is_none_or(|(one, other)| (0.1..=10.0).contains(&(one / other)))
}

/// What is stated beside the measure carried over, none where it is too far off to be the same.
fn candidate(view: &View<'_>, q: usize, other: usize, strength: i32) -> Option<Candidate> {
    let [from, to] = [other, q].map(|m| view.quantity(m).unit.base);
    let factor = extractor::convert_difference(1.0, from, to)?;
    // Degrees start from different noughts: a rise of some is no height.
    let zero = extractor::convert(0.0, from, to)?;
    if zero.abs() > f64::EPSILON && [q, other].iter().any(|&m| view.change(m).is_some()) {
        return None;
    }
    let interval = super::measure::slack(view, other);
    let loose = super::ambiguous::looseness(from).max(super::ambiguous::looseness(to));
    let found = Candidate {
        rule: "conversion",
        claim: super::measure::stated(view, q),
        formula: Formula::Convert {
            factor,
            offset: zero,
        },
        operands: vec![Bound {
            quantity: other,
            value: view.quantity(other).value.unwrap_or(f64::NAN),
            interval: Interval::new(interval.low / loose, interval.high * loose),
        }],
        strength,
        sense: Sense::None,
    };
    let wrong_way = Interval::new(
        (interval.low - zero) / factor,
        (interval.high - zero) / factor,
    );
    let fair = FAIR.contains(&(found.value() / found.claim.value));
    (fair || meets(found.claim.bare, wrong_way)).then_some(found)
}

/// How much says that a measure is another one in the units of the other system.
fn carried(view: &View<'_>, q: usize, other: usize) -> i32 {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let same = view.context(q).sentence == view.context(other).sentence;
    let from = if same { view.token(other) + 1 } else { first };
    let around = from.max(token.saturating_sub(NEAR))..end.min(token + NEAR);
    let says = |starts: WordList, range: Range<usize>| {
        range.filter(|&at| view.is_word(at)).any(|at| {
            let word = view.lower(at);
            starts.leads(word)
        })
    };
    // "In metres that carry is 231", "in old money it's 3,561 feet"
    let unit_ahead = (from..token).any(|at| {
        view.is_one_of(at, words!["in"])
            && at + 1 < token
            && (UnitId::named(view.lower(at + 1).trim_end_matches('s'))
                .is_some_and(|unit| unit.dimension() == view.quantity(q).unit.base.dimension())
                || view.is_one_of(at + 1, words!["old", "new"])
                    && view.is_one_of(at + 2, words!["money"]))
    });
    let apart = view.context(q).sentence - view.context(other).sentence;
    let nearness = if apart <= 1 { 0 } else { -1 };
    let words = if unit_ahead || says(CARRIED, around.clone()) {
        5
    } else if says(GIVEN, around) {
        3
    } else {
        0
    };
    4 + words + nearness
}

/// "10 miles long (the railway, 12km)", "30C (the record, 110F)", "10km (5 miles on trails and the rest on roads)": a bracket
/// that names what its measure is of.
fn is_labelled(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(7));
    if token > first && view.mark(token - 1) == Some('(') && super::measure::goes_on(view, token) {
        return true;
    }
    let opened = (first..token)
        .rev()
        .take_while(|&at| view.mark(at) != Some(')'))
        .find(|&at| matches!(view.mark(at), Some('(' | '[')));
    opened.is_some_and(|at| {
        view.is_one_of(
            at + 1,
            words!["the", "a", "an", "its", "his", "her", "their"],
        ) && view.mark(token - 1) == Some(',')
    })
}

/// Whether a unit belongs to the metric system: by its name.
fn is_metric(unit: UnitId) -> bool {
    words!["met", "gram", "lit", "tonne", "hectare", "Celsius", "watt"]
        .iter()
        .any(|part| unit.name().contains(part))
}

/// Whether words right before a measure say that it is one again; a hedge belongs to the measure.
fn is_told_again(view: &View<'_>, q: usize) -> bool {
    let start = view.quantity(q).span.start;
    let first = view.reading.tokens[view.first_token(view.token(q))]
        .span
        .start;
    let before = view.lowered[first..start].trim_end();
    AGAIN.iter().any(|words| {
        before
            .strip_suffix(words)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ',']))
    })
}
