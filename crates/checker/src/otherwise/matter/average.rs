//! Averages of more than the figures beside them, and figures that are none.

use extractor::{Cue, Hedge, Kind, Per};

use super::{NEAR, ROUGH};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::per::{Divisor, divisor};
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// As strong is the mean of just so many figures as are said to be averaged.
const COUNTED: i32 = 11;

/// "a ten-year average of 240", "an average of 16 over the past ten years": of more than the figures beside it; "12 hours a day, seven
/// days a week": a timetable; "34 full-time workers at 2,080 hours" of about as many.
pub(super) fn is_another_average(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let mut around = first.max(token.saturating_sub(NEAR))..end.min(token + NEAR + 3);
    let averaged = view.cue_before(token, NEAR, &[Cue::Average]).is_some();
    let period = around.any(|at| {
        view.is_one_of(at, words!["long-term", "long-run"])
            || view.at(at).is_some_and(|l| {
                // "5, 7, 8, 9 and 11 hours … Averaging ten hours": a level.
                l != q
                    && view.quantity(l).kind == Kind::Duration
                    && view.quantity(l).unit.base != view.quantity(q).unit.base
                    && !candidate.stands_on(l)
            })
            || view.is_word(at) && view.lower(at).ends_with("-year")
    });
    // "over five years 310, 275, 402, 388 and 425. The five-year average": of just these.
    let counted = candidate.formula == Formula::Mean && candidate.strength >= COUNTED;
    let leaves_unit_out = |bare: usize, other: usize| {
        let alike = !view.quantity(bare).in_words
            && (view.quantity(bare).grain - view.quantity(other).grain).abs() < 1e-9;
        is_elliptical(view, bare) && (counted || alike)
    };
    let kinds = candidate.operands.windows(2).any(|two| {
        let [a, b] = [two[0].quantity, two[1].quantity];
        candidate.formula == Formula::Mean
            && view.quantity(a).kind != view.quantity(b).kind
            // "212 cm, 187 a year later and 241": the unit is left out.
            && !(leaves_unit_out(a, b) || leaves_unit_out(b, a))
    });
    let timed = |l: usize| view.quantity(l).kind == Kind::Duration && view.per(l) != Per::Nothing;
    let timetable = timed(q)
        && candidate
            .operands
            .iter()
            .any(|operand| timed(operand.quantity));
    let rough = candidate
        .operands
        .iter()
        .any(|operand| view.quantity(operand.quantity).hedge == Hedge::About)
        && (candidate.value() / candidate.claim.value - 1.0).abs() <= ROUGH;
    // "each may name up to four": a limit; "roughly £2,180, less £50 a day": taken off.
    let limit = candidate
        .operands
        .iter()
        .any(|operand| view.quantity(operand.quantity).hedge == Hedge::AtMost);
    let off = token > first && view.is_one_of(token - 1, words!["less", "minus", "plus"]);
    // "468,000 containers, or just under 5,000 per ship": a rate is no number of things.
    let rate = candidate.formula == Formula::Quotient
        && matches!(candidate.operands[..], [total, number] if {
            let rate = |l: usize| view.per(l) != Per::Nothing || divisor(view, l).is_some();
            rate(q) && view.quantity(number.quantity).kind != Kind::Duration
                && rate(number.quantity)
                && !rate(total.quantity)
        });
    // "6,150 job-years, 12.3 for each megawatt, and 410 permanent posts": an item of a list with a noun of its own.
    let other = candidate.formula == Formula::Quotient
        && matches!(candidate.operands[..], [_, each] if {
                        let counted = view.counted(q);
            !counted.is_empty()
                && match divisor(view, each.quantity) {
                    Some(Divisor::Noun(noun)) => !noun
                        .iter()
                        .any(|n| counted.iter().any(|other| related(n, other))),
                    Some(Divisor::Unit(unit)) => {
                        !unit.is_time() && !counted.iter().any(|noun| related(noun, unit.name()))
                    }
                    _ => false,
                }
        });

    // "£4.99 a month or £47.90 a year": who pays at once pays less.
    let tariff = matches!(candidate.operands[..], [rate] if {
        let priced = |l: usize| view.quantity(l).unit.base.is_currency() && view.per(l) != Per::Nothing;
        let beside = view.cue_before(token, 1, &[Cue::Or]).is_some() || view.mark(token - 1) == Some(',');
        priced(q) && priced(rate.quantity)
            && candidate.claim.value < candidate.value()
            && beside
            && !is_paid(view, first, token)
    });
    // "limits of as few as 22 a day": the least or most of a time.
    let extreme = (first.max(token.saturating_sub(3))..token).any(|at| view.begins(at, EXTREMES));
    // "£15,000 to the sanctuary, £5,000 each to her nieces": gifts side by side.
    let to = |l: usize| {
        let at = view.token(l);
        (at + 1..view.end_token(at).min(at + 3))
            .find(|&at| !view.cues(at).has(Cue::Each))
            .is_some_and(|at| view.cues(at).has(Cue::To))
    };
    let side_by_side = matches!(candidate.operands[..], [total, _] if {
        total.quantity < q && to(total.quantity) && to(q)
    });
    averaged && period && !counted
        || extreme
        || has_its_total(candidate)
        || is_of_all(view, q, candidate)
        || is_of_a_way(view, q, candidate)
        || is_of_the_balance(view, q, candidate)
        || side_by_side
        || tariff
        || candidate.formula != Formula::Mean && is_of_a_run(view, candidate)
        || is_of_another_year(view, q, candidate)
        || rate
        || other
        || kinds
        || timetable
        || rough
        || limit
        || off
}

/// "A salary of £2,000 a month, or £20,000 a year": what somebody is paid, at which nobody saves by paying at once.
fn is_paid(view: &View<'_>, first: usize, token: usize) -> bool {
    (first..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "salary", "salaries", "wage", "wages", "earn", "earns", "earned", "earning",
                "earnings", "income", "pay", "paid", "pays", "rent", "pension", "makes", "made",
            ],
        )
    })
}

/// What makes a rate the least or the most of several.
const EXTREMES: WordList = words![
    "as few as",
    "as many as",
    "as little as",
    "as much as",
    "up to",
];

/// "fourth of the five; in 2020 it was seventh, with an average of £890": a clause that names a year is of that.
fn is_of_another_year(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let (first, _) = view.reading.sentences[candidate.claim.sentence].tokens;
    let start = (first..token)
        .rfind(|&at| view.mark(at) == Some(';'))
        .map_or(first, |at| at + 1);
    let dated = (start..token)
        .filter_map(|at| view.at(at))
        .any(|l| view.quantity(l).kind == Kind::Year);
    candidate.formula == Formula::Mean
        && dated
        && candidate
            .operands
            .iter()
            .all(|operand| !(start..token).contains(&view.token(operand.quantity)))
}

/// "212, 188, 240 and 265 in its first four weeks, an average of 226": what three figures or more that follow each other give.
fn is_of_a_run(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let figures = view.in_sentence(claim.sentence);
    figures.clone().any(|first| {
        let (mut sum, mut number) = (0.0, 0.0);
        (first..figures.end)
            .take_while(|&q| Some(q) != claim.quantity && view.comparable(q, first))
            .any(|q| {
                sum += view.quantity(q).value.unwrap_or(f64::NAN);
                number += 1.0;
                let mean = sum / number;
                number >= 3.0 && claim.stated.low <= mean && mean <= claim.stated.high
            })
    })
}

/// "0 and 117, 44 and 3, an aggregate of 164 at an average of 41": a last item that is what the others come to, or one that is far more
/// than that.
fn has_its_total(candidate: &Candidate) -> bool {
    let [before @ .., last] = &candidate.operands[..] else {
        return false;
    };
    let sum: f64 = before.iter().map(|item| item.value).sum();
    let beyond = |value: f64| value > 3.0 * (sum + last.value - value);
    candidate.formula == Formula::Mean
        && (before.len() > 1 && (sum - last.value).abs() < 1e-9
            || before.len() > 2 && candidate.operands.iter().any(|item| beyond(item.value)))
}

/// "sold 40 at £200 and ten at £750, so £15,500 in all and £310 apiece": of both numbers together.
fn is_of_all(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [total, number] = candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    candidate.formula == Formula::Quotient
        && view.is_count(number.quantity)
        && view.in_sentence(claim.sentence).any(|l| {
            let both = total.value / (number.value + view.quantity(l).value.unwrap_or(f64::NAN));
            l != q
                && !candidate.stands_on(l)
                && view.is_count(l)
                && (both / claim.value - 1.0).abs() < 0.005
        })
}

/// "stood at 1,060 metres in 2009 and 1,180 now. Over those 17 years it climbed an average of seven a year": of the way from the one
/// to the other.
fn is_of_a_way(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [total, number] = candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let token = view.token(q);
    let moved = view.cue_before(token, 6, &[Cue::ChangeVerb]).is_some();
    moved
        && candidate.formula == Formula::Quotient
        && view.around(claim.sentence, 1, 0).any(|l| {
            let way = (total.value - view.value_in(l, claim.unit).unwrap_or(f64::NAN)).abs();
            l != q
                && !candidate.stands_on(l)
                && (way / number.value / claim.value - 1.0).abs() < 0.05
        })
}

/// "£180,000, £120,000 of it from a fund and the balance from two donors, who gave £30,000 apiece": of what was left.
fn is_of_the_balance(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [total, number] = candidate.operands[..] else {
        return false;
    };
    let (from, to) = (view.token(total.quantity), view.token(q));
    candidate.formula == Formula::Quotient
        && total.quantity < number.quantity
        && number.quantity < q
        && view.context(total.quantity).sentence == candidate.claim.sentence
        && (from..to).any(|at| {
            view.is_one_of(
                at,
                words![
                    "balance",
                    "rest",
                    "remainder",
                    "the balance",
                    "the rest",
                    "the remainder",
                ],
            )
        })
}

/// "gave 8.5 and 9.0, an average of 8.75, to the dancers, and 9.25 on average to the singers": a mean of others is no item.
pub(super) fn is_of_means(view: &View<'_>, candidate: &Candidate) -> bool {
    let mean = |l: usize| {
        view.cue_before(view.token(l), 3, &[Cue::Average])
            .is_some_and(|at| !view.lower(at).starts_with("averaged"))
    };
    candidate.formula == Formula::Mean
        && candidate.operands.iter().any(|o| mean(o.quantity))
        && !candidate.operands.iter().all(|o| mean(o.quantity))
}
