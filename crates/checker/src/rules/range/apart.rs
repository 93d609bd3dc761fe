//! How far the ends of a range, or the extremes of a list, lie apart: "from 4C to 31C, a difference of 27 degrees" · "210, 245, 305 and
//! 340 tonnes: 130 tonnes from lightest to heaviest" · "marks ran from 34 to 91, so that 57 separate the best from the worst".
//!
//! A noun, a verb or two words for opposite ends say that the claim is such a distance; the ends are those of the one range before it,
//! or the least and the greatest of the one list. Silent where there are two of these.

mod said;

use document::sort_by;
use extractor::{Cue, Interval, Kind, Role, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_bare_year, is_elliptical, is_few, is_linked};
use crate::view::View;
use said::{Said, VERBS, Words, said};

/// How many sentences back the range or list may stand.
const BACK: usize = 2;
/// How far behind a list a noun may stand that speaks of it.
const NEAR: usize = 12;
/// How far behind the two ends of a range it may.
const FAR: usize = 20;
/// What is further from the distance between the ends, told in the sentence before, is no distance: "spread over 34 markets".
const FAIR: std::ops::RangeInclusive<f64> = 0.3..=3.3;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let mut words = None;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let amount = matches!(
            quantity.kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Duration
                | Kind::Points
                | Kind::Percent
        );
        if !amount || quantity.value.is_none_or(|value| value <= 0.0) || view.is_furniture(q) {
            continue;
        }
        let sentence = view.context(q).sentence;
        if words
            .as_ref()
            .is_none_or(|words: &Words| words.sentence != sentence)
        {
            words = Some(Words::of(view, sentence));
        }
        if let Some(said) = words.as_ref().and_then(|words| said(view, q, words)) {
            out.extend(bind(view, q, said));
        }
    }
}

fn bind(view: &View<'_>, q: usize, said: Said) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    let claim = Claim::of(view, q);
    let block = view.reading.sentences[sentence].block;
    let sources = (sentence.saturating_sub(BACK)..=sentence)
        .rev()
        .take_while(|&at| view.reading.sentences[at].block == block);
    for at in sources {
        let ranged = of_range(view, q, at)?;
        // ", our reporter found, a range of £2.60": what is told as one needs no comma beside it.
        let of = view.token(q) > 0 && view.cues(view.token(q) - 1).has(Cue::Of);
        let reach = if ranged.is_some() && (of || said == Said::Ends) {
            FAR
        } else {
            NEAR
        };
        let ends = ranged.or_else(|| of_list(view, q, at, said));
        let Some([high, low]) = ends else {
            // A figure of the kind that stands nearer: the ends are none of its neighbours'.
            let nearer = view.in_sentence(at).any(|l| {
                l < q
                    && view.quantity(l).unit.base == claim.unit
                    && claim.unit != UnitId::NONE
                    && is_amount(view, l)
                    && !is_few(view, l)
                    && view.cue_before(view.token(l), 9, &[Cue::Average]).is_none()
            });
            if nearer && at < sentence {
                return None;
            }
            continue;
        };
        // A noun alone speaks of what stands right before it: "a range of 300 miles" may be a car's.
        let beside =
            at == sentence && view.token(q) - view.token(low.quantity.max(high.quantity)) <= reach;
        let ranged = high.quantity == low.quantity;
        let apart = (high.value - low.value).abs() / claim.value;
        if said == Said::Named && !beside && (at + 1 != sentence || !FAIR.contains(&apart)) {
            return None;
        }
        let unit = unit(view, &claim, high.quantity)?;
        let claim = if claim.unit == unit {
            claim
        } else {
            claim.scaled(1.0, unit)
        };
        return Some(Candidate {
            rule: "range",
            claim,
            formula: Formula::Difference,
            operands: vec![high, low],
            strength: if beside && ranged || said == Said::Ends {
                12
            } else {
                9
            },
            sense: Sense::None,
        });
    }
    None
}

/// The unit in which claim and ends are compared: bare ends take the claim's, degrees are those of any scale.
fn unit(view: &View<'_>, claim: &Claim, end: usize) -> Option<UnitId> {
    let theirs = view.quantity(end).unit.base;
    let points =
        theirs == UnitId::PERCENT && matches!(claim.unit.name(), "percentage point" | "point");
    let degrees = claim.unit.name() == "degree" && theirs.dimension().name() == "temperature";
    let bare = theirs == UnitId::NONE || claim.unit == UnitId::NONE;
    let ages =
        view.quantity(end).kind == Kind::Age || claim.unit.is_time() && theirs == UnitId::NONE;
    if claim.unit == theirs
        || degrees
        || points
        || theirs == UnitId::PERCENT && claim.unit == UnitId::POINTS
    {
        return Some(theirs);
    }
    if theirs != UnitId::NONE && claim.unit != UnitId::NONE && !ages {
        return None;
    }
    // "pipe stems, 29 of them, a 36-year spread": what is counted is not measured in years.
    let counts = claim.unit.is_time() && view.context(end).counted.is_some();
    (!counts && (bare || ages)).then_some(theirs)
}

/// An end as printed: a distance is told from the printed figures, unless it is told more finely than they are.
fn end(view: &View<'_>, q: usize, end: usize, value: f64) -> Bound {
    let (own, grain) = (view.quantity(q).grain, view.quantity(end).grain);
    let half = if own < 0.99 * grain { grain / 2.0 } else { 0.0 };
    Bound {
        quantity: end,
        value,
        interval: Interval::around(value, half),
    }
}

/// The ends of the one range of a sentence before the claim; `None` outside where there are two.
#[expect(clippy::option_option, reason = "two ranges speak for neither")]
fn of_range(view: &View<'_>, q: usize, sentence: usize) -> Option<Option<[Bound; 2]>> {
    let fits = |l: usize| unit(view, &Claim::of(view, q), l).is_some();
    let ranges: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&r| {
            r < q && view.quantity(r).date.is_none() && view.quantity(r).ends.is_some() && fits(r)
        })
        .collect();
    let way: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| {
            l < q
                && matches!(view.context(l).role, Role::Base | Role::Result)
                && !matches!(
                    view.quantity(l).kind,
                    Kind::Year | Kind::Date | Kind::Ordinal
                )
                && !is_bare_year(view, l)
                && fits(l)
        })
        .collect();
    match (&ranges[..], &way[..]) {
        (&[r], []) => {
            let (low, high) = view.quantity(r).ends?;
            let (low, high) = (low.min(high), low.max(high));
            Some(Some([end(view, q, r, high), end(view, q, r, low)]))
        }
        ([], &[a, b]) => {
            let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
            let same = view.comparable(a, b) || is_elliptical(view, a) || is_elliptical(view, b);
            let (low, high) = if value(a) < value(b) { (a, b) } else { (b, a) };
            Some(same.then(|| {
                [
                    end(view, q, high, value(high)),
                    end(view, q, low, value(low)),
                ]
            }))
        }
        ([], []) => Some(spanned(view, q, sentence)),
        _ => None,
    }
}

/// "Rents spanned £480 for a room up to £2,100 for a house", "between £1.80 (Elm Road) and £3.05 (the Quay)": two ends that words set
/// apart though other words stand between them.
fn spanned(view: &View<'_>, q: usize, sentence: usize) -> Option<[Bound; 2]> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let ends = |&(low, high): &(usize, usize)| {
        let (from, to) = (view.token(low), view.token(high));
        let before = view.first_token(from).max(from.saturating_sub(3))..from;
        let up = view
            .lowered_words(view.quantity(high).span)
            .starts_with("up to ")
            && { before }.any(|t| view.cues(t).has(Cue::Spread) || view.is_one_of(t, VERBS));
        let between = from > view.first_token(from)
            && view.cues(from - 1).has(Cue::Between)
            && view.cues(to - 1).has(Cue::And)
            && (from + 1..to - 1)
                .all(|t| view.is_word(t) || matches!(view.mark(t), Some('(' | ')')));
        is_amount(view, low) && is_amount(view, high) && (up || between)
    };
    let figures = view.in_sentence(sentence);
    let (low, high) = (figures.start + 1..figures.end.min(q))
        .map(|high| (high - 1, high))
        .find(ends)?;
    let ordered = view.comparable(low, high) && value(low) < value(high);
    ordered.then(|| {
        [
            end(view, q, high, value(high)),
            end(view, q, low, value(low)),
        ]
    })
}

/// The extremes of the one list of a sentence before the claim.
fn of_list(view: &View<'_>, q: usize, sentence: usize, said: Said) -> Option<[Bound; 2]> {
    let claim = Claim::of(view, q);
    let list: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| {
            l < q
                && is_amount(view, l)
                && !is_bare_year(view, l)
                && !is_few(view, l)
                && view.cue_before(view.token(l), 3, &[Cue::Average]).is_none()
                && unit(view, &claim, l).is_some()
        })
        .collect();
    if matches!(said, Said::Counted(count) if count != list.len()) {
        return None;
    }
    let one = list
        .windows(2)
        .all(|two| is_linked(view, two[0], two[1]) && view.token(two[1]) - view.token(two[0]) <= 9);
    let &first = list.first()?;
    let like = list.iter().all(|&l| {
        view.comparable(l, first) || is_elliptical(view, l) || is_elliptical(view, first)
    });
    // "A dormouse slept 188 days, a hedgehog 143; a bat did 166. From longest to shortest that is …": all of a sentence of its own.
    let whole = said == Said::Ends && list.len() > 2 && sentence + 1 == view.context(q).sentence;
    let one = one || whole;
    let two = said == Said::Ends && view.context(q).sentence == sentence;
    if list.len() < if two { 2 } else { 3 } || !one || !like {
        return None;
    }
    let united = list
        .iter()
        .copied()
        .find(|&l| view.quantity(l).unit.base != UnitId::NONE);
    let bound =
        |l: usize| united.map_or_else(|| Bound::own(view, l), |u| Bound::beside(view, l, u));
    let mut ends: Vec<Bound> = list.iter().map(|&l| bound(l)).collect();
    sort_by(&mut ends, |a, b| a.value.total_cmp(&b.value));
    let (low, high) = (*ends.first()?, *ends.last()?);
    let shown = united.unwrap_or(high.quantity);
    let high = end(view, q, high.quantity, high.value);
    let low = end(view, q, low.quantity, low.value);
    unit(view, &claim, shown).is_some().then_some([high, low])
}
