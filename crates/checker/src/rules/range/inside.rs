//! A figure that is said to lie inside bounds: "the limit is 40 to 60; at 52 the reading was normal" · "prizes go from £50 to
//! £400, one of them, £275, to a schoolboy" · "the shallowest is 3 metres and the deepest 19; ours, in between, is 12".
//!
//! The paragraph is short, and gives two bounds and one figure of their kind, no other. Silent without words that make it a
//! member, and with any that set it apart.

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_bare_year};
use crate::view::{Few, View};
use crate::words::WordList;

/// A paragraph of more sentences tells of more than its bounds.
const SENTENCES: usize = 3;

/// Words that make a figure a member, or allow it.
const MEMBERS: WordList = words![
    "within",
    "inside",
    "in between",
    "among",
    "among them",
    "among these",
    "one",
    "one of",
    "one of them",
    "including",
    "include",
    "includes",
    "included",
    "normal",
    "legal",
    "lawful",
    "allowed",
    "permitted",
    "acceptable",
    "accepted",
    "covered",
    "affected",
    "eligible",
    "qualifies",
    "qualified",
    "meets",
    "meet",
    "complies",
    "complied",
    "compliant",
    "pass",
    "passed",
    "passes",
    "safe",
    "fits",
    "fitted",
    "fell inside",
    "yes",
    "of them",
    "of these",
    "of which",
    "for instance",
    "for example",
    "in keeping with",
    "in line with",
    "as promised",
    "bracket",
    "corridor",
];
/// Words that set a figure apart from the others.
pub(super) const APART: WordList = words![
    "outside",
    "beyond",
    "exceed",
    "exceeds",
    "exceeded",
    "exceeding",
    "above",
    "below",
    "short",
    "unlike",
    "except",
    "breach",
    "breached",
    "too",
    "instead",
    "only",
    "outlier",
    "against",
    "average",
    "mean",
    "median",
    "total",
    "difference",
    "gap",
    "altogether",
    "each",
    "per",
    "rest",
    "the rest",
    "others",
    "the others",
    "remaining",
];
/// What stands before the lower bound.
const LOW: WordList = words![
    "low", "minimum", "start", "starts", "started", "starting", "begin", "begins", "began",
    "within", "between", "least",
];
/// What stands before the upper bound.
const HIGH: WordList = words![
    "high", "maximum", "stop", "stops", "stopped", "end", "ends", "ended", "top", "most", "and",
    "up",
];

/// The lower and the upper bound, with the quantities that give them.
struct Bounds {
    low: (usize, f64),
    high: (usize, f64),
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for paragraph in view.paragraphs() {
        if paragraph.len() <= SENTENCES {
            out.extend(inside(view, paragraph.start, paragraph.end));
        }
    }
}

fn inside(view: &View<'_>, from: usize, to: usize) -> Option<Candidate> {
    let figures: Few = (view.in_sentence(from).start..view.in_sentence(to - 1).end)
        .filter(|&q| !is_aside(view, q))
        .collect();
    let (bounds, member) = match figures[..] {
        [a, b] => of_range(view, a)
            .map(|found| (found, b))
            .or_else(|| Some((of_range(view, b)?, a)))?,
        [a, b, c] => (of_two(view, a, b)?, c),
        _ => return None,
    };
    let m = view.quantity(member);
    let unit = view.quantity(bounds.high.0).unit.base;
    let like =
        m.unit.base == unit || view.is_count(member) && view.context(member).counted.is_none();
    let value = m
        .value
        .filter(|_| like && is_amount(view, member) && m.hedge == Hedge::None)?;
    let tokens = sentences_tokens(view, from, to);
    // "Prizes go from £10 to £500, and 1,200 of them will be drawn": how many there are of them.
    let counts = view
        .cue_behind(view.token(member), 1, &[Cue::OfThose, Cue::Of, Cue::OutOf])
        .is_some();
    let (one, other) = (view.context(member), view.context(bounds.low.0));
    if one.time.earlier != other.time.earlier && one.sentence != other.sentence
        || counts
        || !says_member(view, member, &bounds, tokens.clone())
        || sets_apart(view, tokens)
    {
        return None;
    }
    let breached = if value < bounds.low.1 {
        bounds.low
    } else {
        bounds.high
    };
    let half = view.quantity(bounds.high.0).grain / 2.0;
    Some(Candidate {
        rule: "range",
        claim: Claim {
            loose: true,
            ..Claim::of(view, member)
        },
        formula: Formula::Same,
        operands: vec![Bound {
            quantity: breached.0,
            value: breached.1,
            interval: Interval::new(bounds.low.1 - half, bounds.high.1 + half),
        }],
        strength: 8,
        sense: Sense::None,
    })
}

fn sentences_tokens(view: &View<'_>, from: usize, to: usize) -> std::ops::Range<usize> {
    let sentences = &view.reading.sentences;
    sentences[from].tokens.0..sentences[to - 1].tokens.1
}

/// Dates, places and small numbers in words are no figures here.
fn is_aside(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Year | Kind::Date | Kind::Ordinal)
        || quantity.in_words && quantity.kind != Kind::Range && quantity.value <= Some(12.0)
        || is_bare_year(view, q)
}

/// "44 to 94", "between £24 and £61".
fn of_range(view: &View<'_>, r: usize) -> Option<Bounds> {
    let range = view.quantity(r);
    let (low, high) = range
        .ends
        .filter(|&(low, high)| range.kind == Kind::Range && low < high)?;
    (range.date.is_none() && !(range.in_words && low < 10.0)).then_some(Bounds {
        low: (r, low),
        high: (r, high),
    })
}

/// "from a low of 44 to a high of 88", "start at £40 and stop at £90", "the smallest has 23 and the largest 44".
fn of_two(view: &View<'_>, a: usize, b: usize) -> Option<Bounds> {
    let (low, high) = (view.quantity(a).value?, view.quantity(b).value?);
    let units = view.comparable(a, b) || view.quantity(b).unit.base == UnitId::NONE;
    let (at, end) = (view.token(a), view.token(b));
    let first = view.first_token(at);
    let has = |from: usize, to: usize, cues: &[Cue], words: WordList| {
        (from..to).any(|t| view.cues(t).any(cues) || view.is_one_of(t, words))
    };
    let led = has(
        first.max(at.saturating_sub(6)),
        at,
        &[Cue::Least, Cue::From, Cue::Between],
        LOW,
    );
    let shut = has(at + 1, end, &[Cue::Superlative, Cue::To], HIGH)
        || view.quantity(b).hedge == Hedge::AtMost;
    // "rose from 30 to 54" moves.
    let moves = (first..end)
        .any(|t| view.cues(t).has(Cue::ChangeVerb) && view.cues(t).any(&[Cue::Rise, Cue::Fall]));
    let near = view.context(a).sentence == view.context(b).sentence && end - at <= 8;
    (units && led && shut && !moves && near && low < high).then_some(Bounds {
        low: (a, low),
        high: (b, high),
    })
}

/// Whether words make the figure a member: outside the bounds themselves, before it in its clause or behind it.
fn says_member(
    view: &View<'_>,
    member: usize,
    bounds: &Bounds,
    tokens: std::ops::Range<usize>,
) -> bool {
    let (low, high, at) = (
        view.token(bounds.low.0),
        view.token(bounds.high.0),
        view.token(member),
    );
    let word = tokens.clone().any(|t| {
        // "anything within 30 and 60", "one metre", "at least one".
        let counts = view.at(t + 1).is_some() && t + 1 != at;
        // "Last year's £1.1bn included a fee": what includes stands before its member.
        let includes = view.cues(t).has(Cue::Including) && t > at;
        !(low..high).contains(&t)
            && view.is_word(t)
            && !counts
            && !includes
            && view.begins(t, MEMBERS)
    });
    // "depths vary from 3 to 19 metres, that at the weir being 12"
    let varies = tokens.clone().any(|t| {
        view.cues(t).has(Cue::Spread)
            || view.is_one_of(
                t,
                words!["varied", "varies", "vary", "varying", "may", "can", "must"],
            )
    });
    let start = high.max(view.first_token(at)) + 1;
    let pronoun = high < at
        && (start..at)
            .take(4)
            .any(|t| view.is_one_of(t, words!["that", "it", "ours", "this", "he", "she", "they"]));
    word || varies && pronoun
}

fn sets_apart(view: &View<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|t| {
        view.cues(t).any(&[
            Cue::Negation,
            Cue::But,
            Cue::Hypothetical,
            Cue::Average,
            Cue::Against,
            Cue::Total,
        ]) && !view.is_one_of(t, words!["no fewer than", "no more than", "can", "may"])
            || view.is_word(t) && view.begins(t, APART)
    })
}
