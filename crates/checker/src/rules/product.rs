//! `product`: N times X is Y; so many percent of Y is X.
//!
//! Formula: number × amount each, or percent × whole / 100. Silent where nothing says that the one is *each* or
//! *per* the other.

mod area;
mod baskets;
mod nearest;
mod threefold;

use std::cell::LazyCell;

use extractor::{Cue, Kind, Per, UnitId};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_asserted, is_clock_hour, is_joined, is_subset, times_differ};
use crate::per::{Divisor, counts_noun, divisor};
use crate::triples;
use crate::view::{Few, View};

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let amount = matches!(
            view.quantity(q).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration
        );
        if !amount || !is_amount(view, q) || !is_asserted(view, q) || view.per(q) == Per::Each {
            continue;
        }
        area::propose(view, q, out);
        let kinds = baskets::priced(view, q);
        baskets::propose(view, q, &kinds, out);
        // One kind of several is not all that the figure comes to.
        let first = out.len();
        times_each(view, q, out);
        if kinds.len() > 1 {
            for candidate in &mut out[first..] {
                candidate.strength -= 5;
            }
        }
        percent_of(view, q, out);
        if kinds.len() < 2 {
            nearest::propose(view, q, out);
        }
    }
    triples::propose(view, out);
    threefold::propose(view, out);
}

/// "18 wards of 32 beds each, 576 beds in total".
fn times_each(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let claim = view.quantity(q);
    let priced = LazyCell::new(|| {
        view.cue_before(token, 3, &[Cue::Worth])
            .is_some_and(|at| is_price_tag(view.word(at)))
    });
    // What its own words say for it, whatever the number and the amount each.
    let told = LazyCell::new(|| {
        let announced = view
            .cue_before(token, 5, &[Cue::Making, Cue::Total, Cue::Equal])
            .is_some()
            || *priced
            || view.cue_behind(token, 3, &[Cue::Total]).is_some()
            || is_joined(view, q);
        // "for a total of" leaves no doubt.
        let total = view.cue_before(token, 5, &[Cue::Total]).is_some();
        let apposed = matches!(view.mark(token.saturating_sub(1)), Some(',' | '—'));
        3 * i32::from(announced) + i32::from(total) + i32::from(!announced && apposed)
            - 3 * i32::from(holds_more(view, q))
    });
    let reach: Few = view
        .around(sentence, 2, 0)
        .filter(|&l| l < q + 3 && l != q && is_amount(view, l))
        .filter(|&l| view.quantity(l).kind != Kind::Percent)
        .collect();
    for &each in &reach {
        if !view.comparable(each, q) || is_extreme(view, each) || !is_asserted(view, each) {
            continue;
        }
        let Some(per) = mark(view, each) else {
            continue;
        };
        // "at £150, of which £20 is a tax": what they come to may be without that part.
        let part = |l: usize| {
            view.quantity(l).kind == Kind::Money && view.comparable(l, each) && is_subset(view, l)
        };
        if (each + 1..q).any(part) {
            continue;
        }
        for &number in &reach {
            // "screens 2 and 3 110 each": two figures in a row are no number and its amount.
            let adjacent = view.token(each) == view.token(number) + 1;
            if number == each
                || adjacent
                || times_differ(view, each, q) && !is_total_of(view, each, q)
                || view.per(number) != Per::Nothing
                    && view.per(q) != Per::Nothing
                    && view.per(number) != view.per(q)
                || view.comparable(number, q)
                    && claim.unit.base != UnitId::NONE
                    && !is_time_at_a_rate(view, number, &per)
                || claim.value <= view.quantity(each).value
                    && view.quantity(number).value >= Some(1.0)
            {
                continue;
            }
            let Some((unit, fits)) = fit(view, each, number, &per) else {
                continue;
            };
            // "$21,400 a day for its 24 vessels, $514,000 a day": the rate stays where the number is a count.
            let rate = matches!(per, Mark::Per(Divisor::Unit(_)))
                && unit == UnitId::NONE
                && view.per(q) == view.per(each);
            // "5,300 litres a day … at 41p a litre, £2,173 daily": the number is a rate itself.
            let of_rate = view.per(number) != Per::Nothing;
            // "£11 an hour for 35 hours a week takes home £385": the week goes without saying.
            let implied = of_rate && view.per(q) == Per::Nothing;
            if !implied && (view.per(q) != Per::Nothing) != (rate || of_rate) || rate && of_rate {
                continue;
            }
            let fits = if rate { fits.max(3) } else { fits };
            let apart =
                |l: usize| i32::try_from(view.context(l).sentence.abs_diff(sentence)).unwrap_or(9);
            let rivals = reach
                .iter()
                .filter(|&&l| {
                    l != each
                        && l != number
                        && l > each.min(number)
                        && (view.comparable(l, q)
                            || fit(view, each, l, &per).is_some_and(|(_, other)| other >= fits))
                })
                .count();
            // "return €60 million by buying back 4.8 million shares at €12.50": told the other way round.
            let behind = 3 * i32::from(each > q || number > q);
            // "Fuel cost 710,000", two sentences on, is a figure of its own.
            let aside = apart(each).max(apart(number)) > 1 && *priced;
            let strength = 2 + fits - behind + *told
                - 3 * i32::from(aside)
                - i32::from(implied)
                - apart(each).max(apart(number))
                - i32::try_from(rivals.min(3)).unwrap_or(3);
            out.push(Candidate {
                rule: "product",
                claim: Claim::of(view, q),
                formula: Formula::Product,
                operands: vec![
                    Bound::new(view, number, unit),
                    Bound::new(view, each, claim.unit.base),
                ],
                strength,
                sense: Sense::None,
            });
        }
    }
}

/// "9,200 litres last year at £23 a litre, £211,600 altogether, and this year's …": of the same as what stands right before it.
fn is_total_of(view: &View<'_>, each: usize, q: usize) -> bool {
    each + 1 == q
        && view.token(q) - view.token(each) <= 4
        && view.mark(view.token(q) - 1) == Some(',')
        && view.cue_behind(view.token(q), 2, &[Cue::Total]).is_some()
}

/// "A 14-week strike at 35 hours a week": weeks of hours.
fn is_time_at_a_rate(view: &View<'_>, number: usize, per: &Mark<'_>) -> bool {
    matches!(per, Mark::Per(Divisor::Unit(unit)) if view.quantity(number).unit.base == *unit)
}

/// "£510 including breakfast", "£90 plus postage": the figure has more in it.
fn holds_more(view: &View<'_>, q: usize) -> bool {
    let behind = view.token(q) + 1;
    view.cue_behind(view.token(q), 2, &[Cue::Including])
        .is_some()
        || view.is_word(behind)
            && matches!(view.lower(behind), "plus" | "inclusive" | "after" | "less")
}

/// "it made 279": what something made is no sum of what was said.
fn is_output(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "made" | "makes" | "gave" | "gives" | "brought" | "brought in" | "taking" | "put"
    )
}

/// "will cost", "worth": the figure is what it all comes to; "paid out" and "for" say no such thing.
fn is_price_tag(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "worth" | "cost" | "costs" | "costing" | "valued at" | "priced at"
    )
}

/// What says that an amount is one of many.
#[derive(Debug, Clone, PartialEq)]
enum Mark<'v> {
    /// "$5,600 apiece", "32 beds each", "41p a litre", "8.1 tonnes per hectare".
    Per(&'v Divisor<'v>),
    /// "Each of the 45 drivers will receive £1,200".
    EachOf,
    /// "Payments averaged $31,000".
    Average,
    /// "28 rows of 32 seats".
    Of,
    /// "4.8 million shares at €12.50".
    Price,
}

fn mark<'v>(view: &'v View<'_>, each: usize) -> Option<Mark<'v>> {
    let token = view.token(each);
    if let Some(per) = divisor(view, each) {
        return Some(Mark::Per(per));
    }
    let first = view.first_token(token);
    // "Shown 500 scans, each with a shadow on it, the reader missed 15": what is said of each ends with the comma.
    let each_of = |at: usize| {
        view.cues(at).has(Cue::Each)
            && view.at(at + 1).is_none()
            && !(at > first
                && view.mark(at - 1) == Some(',')
                && (at..token).any(|t| view.mark(t) == Some(',')))
    };
    if (first..token).any(each_of) {
        return Some(Mark::EachOf);
    }
    if view.cue_before(token, 3, &[Cue::Average]).is_some() {
        return Some(Mark::Average);
    }
    let before = token.checked_sub(1).filter(|&at| at >= first)?;
    let number_before = (first.max(token.saturating_sub(5))..before)
        .rev()
        .take_while(|&at| view.mark(at).is_none())
        .find_map(|at| view.at(at));
    if view.cues(before).has(Cue::Of)
        && number_before.is_some_and(|n| view.is_count(n) && view.context(n).counted.is_some())
    {
        return Some(Mark::Of);
    }
    // "64,000 kWh at an export price of 15p"
    let named = before > first + 1
        && view.cues(before).has(Cue::Of)
        && view.is_one_of(before - 1, words!["price", "rate", "fee", "cost"])
        && (first.max(before.saturating_sub(5))..before).any(|at| view.is_one_of(at, words!["at"]));
    let price = named
        || view.is_word(before)
            && matches!(
                view.lower(before),
                "at" | "priced at" | "costing" | "at around" | "charging" | "paying"
            );
    (price && number_before.is_some() && view.quantity(each).kind == Kind::Money)
        .then_some(Mark::Price)
}

/// The unit in which a figure enters as the number, and how well it fits what the amount is per.
fn fit(view: &View<'_>, each: usize, number: usize, mark: &Mark<'_>) -> Option<(UnitId, i32)> {
    let n = view.quantity(number);
    let plain = view.is_count(number);
    let near = view.context(number).sentence == view.context(each).sentence;
    // "Two years ago" is a time, not how long something took.
    if view
        .cue_behind(view.token(number), 1, &[Cue::Earlier])
        .is_some()
        || view.any_word_behind(view.token(number), 1, |word| {
            matches!(word, "ago" | "earlier" | "later")
        })
    {
        return None;
    }
    match mark {
        Mark::Per(Divisor::Unit(unit))
            if n.unit.base != UnitId::NONE && n.unit.base.dimension() == unit.dimension() =>
        {
            Some((*unit, 4))
        }
        Mark::Per(Divisor::Unit(unit)) if plain && view.counts_in(number, *unit) => {
            Some((UnitId::NONE, 4))
        }
        Mark::Per(Divisor::Unit(_)) if plain && near && !is_clock_hour(view, number) => {
            Some((UnitId::NONE, 1))
        }
        Mark::Per(Divisor::Each) | Mark::Average if plain => Some((UnitId::NONE, 3)),
        Mark::Per(Divisor::Noun(noun)) if plain => {
            Some((UnitId::NONE, counts_noun(view, number, noun)))
        }
        // "Clerks each carry 38 files. With 17 of them in post, 646 …"
        Mark::EachOf
            if plain
                && number > each
                && view.context(number).sentence == view.context(each).sentence + 1
                && view
                    .cue_behind(view.token(number), 1, &[Cue::OfThose])
                    .is_some() =>
        {
            Some((UnitId::NONE, 5))
        }
        Mark::EachOf if plain && near => Some((
            UnitId::NONE,
            3 + i32::from(
                number < each
                    && (view.between(
                        view.token(number).saturating_sub(4),
                        view.token(number),
                        &[Cue::Each],
                    ) || view.between(view.token(number), view.token(each), &[Cue::Each])),
            ),
        )),
        Mark::Of | Mark::Price
            if near
                && number + 1 == each
                && (plain || matches!(mark, Mark::Price) && n.kind == Kind::Measure) =>
        {
            Some((n.unit.base, 4))
        }
        _ => None,
    }
}

/// "the smallest for $40 and the largest for $6,750": one of many, not each of them.
fn is_extreme(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 4, &[Cue::Superlative, Cue::Least])
        .is_some()
}

/// "Thirty per cent of the 1,450, or 435" · "4 per cent of the estate's 2,250 acres … That comes to 90 acres".
fn percent_of(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    for p in view.around(sentence, 1, 0).filter(|&p| p < q) {
        let percent = view.quantity(p);
        // "12 per cent, or 58": of that percentage and no other.
        let of_another = p + 1 < q
            && view.cue_before(view.token(q), 1, &[Cue::Or]).is_some()
            && matches!(view.quantity(q - 1).kind, Kind::Percent | Kind::Fraction);
        if !matches!(percent.kind, Kind::Percent | Kind::Fraction)
            || percent.value.is_none()
            || view.change(p).is_some()
            || of_another
        {
            continue;
        }
        let stated = view.context(p).sentence;
        for w in view.in_sentence(stated) {
            let whole = view.quantity(w);
            if w >= q
                || w <= p
                || whole.value.is_none()
                || !view.comparable(w, q)
                || whole.kind != view.quantity(q).kind
                || whole.value <= view.quantity(q).value
            {
                continue;
            }
            let of = view.token(w) - view.token(p) <= 6
                && (view.token(p) + 1..view.token(w))
                    .any(|at| view.cues(at).any(&[Cue::Of, Cue::On]))
                && !view.between(view.token(p), view.token(w), &[Cue::And, Cue::Level]);
            let next = stated != sentence;
            // "Half of the 240 had the drug; 60 had less of it. That left 60": of all that was told.
            let alone = || !(w + 1..q).any(|l| view.comparable(l, q));
            let named = if next {
                is_joined(view, q) && view.in_sentence(sentence).start == q && alone()
            } else {
                view.cue_before(view.token(q), 2, &[Cue::Or, Cue::Equal, Cue::Making])
                    .is_some_and(|at| !is_output(view.word(at)))
            };
            // ", £54,000": right behind the whole
            let joined = named
                || q == w + 1
                    && view.mark(view.token(q) - 1) == Some(',')
                    && view.token(q) - view.token(w) <= 4;
            if !of || !joined {
                continue;
            }
            let mut share = Bound::own(view, p);
            if percent.kind == Kind::Fraction {
                share = share.scaled(100.0);
            }
            out.push(Candidate {
                rule: "product",
                claim: Claim::of(view, q),
                formula: Formula::PercentOf,
                operands: vec![share, Bound::new(view, w, view.quantity(q).unit.base)],
                strength: if named { 10 - i32::from(next) } else { 4 },
                sense: Sense::None,
            });
        }
    }
}
