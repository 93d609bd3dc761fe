//! A number, an amount each and what they come to, in a short text with nothing else like them.
//!
//! "The gala took £65,000 at the door, its 1,600 guests having paid £35 each": whichever of the three comes last is no
//! matter. Nothing but their being alone holds them together, so that a disagreement needs a word that joins them, or a slip
//! that explains it.

mod near;

use extractor::{Cue, Kind, Per, Stance, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{adds, is_amount, is_asserted, is_bracketed, times_differ};
use crate::per::{Divisor, counts_noun, divisor};
use crate::view::{Few, View};

/// A text of more sentences than this is not short.
const SENTENCES: usize = 3;
/// In one of no more than this a figure that is said of each is of the only total and number that come near.
const LONGER: usize = 6;
/// More figures in a paragraph are of several matters.
const FIGURES: usize = 10;
/// What it is worth that the three are alone.
const ALONE: i32 = 5;
/// What a word adds that says one is shared out, or comes of the others.
const JOINED: i32 = 3;

/// Proposes the product or quotient of every three figures that are alone in a short paragraph.
pub(crate) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for paragraph in view.paragraphs() {
        let (from, to) = (paragraph.start, paragraph.end);
        let figures = view.in_sentence(from).start..view.in_sentence(to - 1).end;
        if to - from <= LONGER && (3..=FIGURES).contains(&figures.len()) {
            let figures: Few = figures.collect();
            if to - from <= SENTENCES {
                in_text(view, &figures, out);
            }
            near::propose(view, &figures, out);
        }
    }
}

fn in_text(view: &View<'_>, figures: &[usize], out: &mut Vec<Candidate>) {
    let usable = |q: usize| {
        is_amount(view, q)
            && view.change(q).is_none()
            && view.context(q).stance == Stance::Fact
            && !adds(view, q)
    };
    for &each in figures {
        if !usable(each) {
            continue;
        }
        let Some(per) = divided(view, each) else {
            continue;
        };
        let totals: Few = figures
            .iter()
            .copied()
            .filter(|&t| t != each && usable(t) && is_total(view, t, each))
            .collect();
        let numbers: Vec<(usize, UnitId, i32)> = figures
            .iter()
            .filter(|&&n| n != each && usable(n) && !totals.contains(&n))
            .filter_map(|&n| number(view, n, per).map(|(unit, fits)| (n, unit, fits)))
            .collect();
        let best = numbers.iter().map(|found| found.2).max().unwrap_or(0);
        let fitting: Vec<_> = numbers.iter().filter(|found| found.2 == best).collect();
        if let (&[total], &[&(n, unit, fits)]) = (&totals[..], &fitting[..])
            && !times_differ(view, total, each)
            && !times_differ(view, n, total)
        {
            push(view, [each, n, total], unit, fits, out);
        }
    }
}

/// What an amount is one of many of: its own words, or "Each of the 18 crews" before it.
fn divided<'v>(view: &'v View<'_>, each: usize) -> Option<&'v Divisor<'v>> {
    let found = divisor(view, each);
    if let Some(Divisor::Unit(unit)) = found
        && unit.is_time()
    {
        return None;
    }
    if found.is_some() {
        return found;
    }
    let token = view.token(each);
    let first = view.first_token(token);
    let of = (first..token).any(|at| {
        view.cues(at).has(Cue::Each)
            && view.is_word(at)
            && view.cues(at + 1).has(Cue::Of)
            && token - at <= 10
    });
    let price = token > first
        && view.is_word(token - 1)
        && view.lower(token - 1) == "at"
        && view.quantity(each).kind == Kind::Money;
    (of || price).then_some(&Divisor::Each)
}

fn is_total(view: &View<'_>, total: usize, each: usize) -> bool {
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let units = view.quantity(each).unit.base != UnitId::NONE;
    units
        && view.comparable(total, each)
        && view.per(total) == Per::Nothing
        && view.quantity(total).kind == view.quantity(each).kind
        && divisor(view, total).is_none()
        && size(total) > size(each)
        && is_asserted_or_named(view, total)
}

/// "it follows from £9.2m" stands behind "from" and is no base of a change.
fn is_asserted_or_named(view: &View<'_>, q: usize) -> bool {
    is_asserted(view, q) || view.context(q).stance == Stance::Fact
}

fn number(view: &View<'_>, n: usize, per: &Divisor<'_>) -> Option<(UnitId, i32)> {
    let quantity = view.quantity(n);
    let plain = view.is_count(n) && quantity.value > Some(1.0);
    match per {
        Divisor::Unit(unit)
            if quantity.unit.base != UnitId::NONE
                && quantity.unit.base.dimension() == unit.dimension() =>
        {
            Some((*unit, 4))
        }
        Divisor::Unit(unit) if plain && view.counts_in(n, *unit) => Some((UnitId::NONE, 3)),
        Divisor::Each if plain => Some((UnitId::NONE, 3)),
        Divisor::Noun(noun) if plain => Some((UnitId::NONE, counts_noun(view, n, noun))),
        _ => None,
    }
}

fn push(
    view: &View<'_>,
    [each, n, total]: [usize; 3],
    unit: UnitId,
    fits: i32,
    out: &mut Vec<Candidate>,
) {
    let money = view.quantity(each).unit.base;
    let sentences = [each, n, total].map(|q| view.context(q).sentence);
    let together = sentences.iter().all(|&s| s == sentences[0]);
    let joined = [each, total].iter().any(|&q| comes_of(view, q))
        || sentences.iter().any(|&s| is_shared_out(view, s));
    let strength = ALONE + JOINED * i32::from(joined) - i32::from(!together) - i32::from(fits < 2);
    let number = Bound::new(view, n, unit);
    let candidate = |rule, claim, formula, operands| Candidate {
        rule,
        claim: Claim::of(view, claim),
        formula,
        operands,
        strength,
        sense: Sense::None,
    };
    let appended = is_bracketed(view, each) || each > total;
    out.push(if appended {
        let total = Bound::new(view, total, money);
        candidate("average", each, Formula::Quotient, vec![total, number])
    } else {
        let each = Bound::new(view, each, money);
        candidate("product", total, Formula::Product, vec![number, each])
    });
}

/// "spending £1.68m", "cost £90,000", "raising", "a total of": what the figure is comes of the others.
fn comes_of(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            view.cues(at).any(&[Cue::Making, Cue::Total, Cue::Equal])
                || matches!(
                    view.lower(at),
                    "spending"
                        | "raising"
                        | "earning"
                        | "netting"
                        | "grossing"
                        | "collecting"
                        | "costing"
                        | "paying"
                        | "fetching"
                        | "yielding"
                        | "saving"
                        | "bill"
                        | "cheque"
                        | "invoice"
                )
        })
}

/// "shared out equally", "split between": nothing is kept back.
fn is_shared_out(view: &View<'_>, sentence: usize) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "evenly" | "equally" | "shared" | "divided" | "split" | "shared out"
            )
    })
}
