//! What a sum becomes at a yearly rate: "£1,000 left at 5% for two years grows to £1,102.50".

use extractor::{Cue, Hedge, Interval, Kind};

use super::free::is_paid_back;
use super::{period, push, says};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{is_amount, is_instalment};
use crate::view::{View, YEAR};

/// "$1,000 for three years at 5% a year … will end up with $1,158" · "a town of 80,000 that grows 3% every year".
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let here = || view.in_sentence(sentence);
    // "had hoped to place up to €5bn": no sum that something has grown to.
    if view.quantity(q).hedge == Hedge::AtMost {
        return;
    }
    let Some(rate) = here()
        .find(|&r| view.quantity(r).kind == Kind::Percent && view.quantity(r).value.is_some())
    else {
        return;
    };
    let alone = here()
        .filter(|&r| view.quantity(r).kind == Kind::Percent)
        .count()
        == 1;
    if !alone {
        return;
    }
    let interest = says(view, sentence, bears_interest);
    // "£1,000 left at 5% for two years grows to £1,102.50"
    let lent = view.is_word(view.token(rate).saturating_sub(1))
        && view.lower(view.token(rate) - 1) == "at"
        && says(view, sentence, is_lent);
    let repeated = each_of_some(view, rate).is_some();
    if !interest && !lent && !repeated && period(view, rate) != Some(*YEAR) {
        return;
    }
    // "Four years on it is £23.9m, growth of 9% a year": there the rate is what follows from the levels.
    if rate > q && !interest && !lent && !repeated {
        return;
    }
    let start = |m: &usize| {
        *m < q
            && is_amount(view, *m)
            && view.quantity(*m).kind == view.quantity(q).kind
            && view.comparable(*m, q)
            && view.quantity(*m).value > Some(12.0)
    };
    let mut starts: Vec<usize> = here().filter(start).collect();
    if starts.is_empty() {
        starts = view.around(sentence, 1, 0).filter(start).collect();
    }
    let [start] = starts[..] else { return };
    if is_paid_back(view, q) || is_instalment(view, q) || view.per(q) != view.per(start) {
        return;
    }
    let Some((time, years)) = term(view, rate).or_else(|| dated(view, [start, rate, q])) else {
        return;
    };
    // The figure must be what becomes of the start: "will be worth", "is", "grows to"; not another sum beside it.
    let becomes = (view.first_token(token).max(token.saturating_sub(5))..token).any(|at| {
        view.cues(at).any(&[Cue::Worth, Cue::To, Cue::Level])
            || view.is_word(at)
                && matches!(
                    view.lower(at),
                    "with"
                        | "have"
                        | "has"
                        | "become"
                        | "becomes"
                        | "owe"
                        | "owes"
                        | "reach"
                        | "reaches"
                        | "be"
                        | "ends"
                        | "ending"
                        | "ends up"
                        | "then"
                        | "into"
                        | "handle"
                )
    });
    // "£65,000 that it would by then contain": nothing else there that could become of it.
    let others =
        here().filter(|&l| l != start && l != q && view.quantity(l).kind == view.quantity(q).kind);
    let explicit = (repeated || interest && says(view, sentence, compounds)) && others.count() == 0;
    let becomes = becomes || explicit;
    let part = view.cue_behind(view.token(start), 2, &[Cue::Of]).is_some()
        && view.token(q) - view.token(start) <= 4;
    if !becomes || part || view.quantity(q).hedge == Hedge::AtLeast {
        return;
    }
    push(
        out,
        Claim::of(view, q),
        Formula::Compounded,
        vec![
            Bound::own(view, start),
            exact_if(interest || lent || repeated, Bound::own(view, rate)),
            Bound {
                quantity: time,
                value: years,
                interval: Interval::exact(years),
            },
        ],
        8,
    );
}

/// A rate that is agreed and not measured is what it is printed as.
fn exact_if(agreed: bool, rate: Bound) -> Bound {
    let interval = if agreed {
        Interval::exact(rate.value)
    } else {
        rate.interval
    };
    Bound { interval, ..rate }
}

/// For how long a rate holds: the length of time of its sentence, or "in each of the next three".
fn term(view: &View<'_>, rate: usize) -> Option<(usize, f64)> {
    let told = each_of_some(view, rate).and_then(|n| Some((n, view.quantity(n).value?)));
    let length = || {
        let time = view
            .in_sentence(view.context(rate).sentence)
            .find(|&d| view.quantity(d).kind == Kind::Duration && d != rate)?;
        Some((time, view.value_in(time, *YEAR)?))
    };
    told.or_else(length).filter(|&(_, years)| years >= 2.0)
}

/// "120,000 in 2020 … at 10 per cent a year … 175,000 in 2023": the years between the start and the end, where each has one.
fn dated(view: &View<'_>, [start, rate, end]: [usize; 3]) -> Option<(usize, f64)> {
    let (from, to) = (view.context(start).time.year?, view.context(end).time.year?);
    let year = view.in_sentence(view.context(end).sentence).find(|&y| {
        view.quantity(y).kind == Kind::Year && view.quantity(y).value == Some(f64::from(to))
    })?;
    (to >= from + 2 && rate < end).then(|| (year, f64::from(to - from)))
}

/// "by 10 per cent in each of the next three": how often a rate is applied, where the unit is left out.
fn each_of_some(view: &View<'_>, rate: usize) -> Option<usize> {
    let token = view.token(rate);
    let each = view.cue_behind(token, 2, &[Cue::Each])?;
    let n = (each + 1..view.end_token(token).min(each + 5)).find_map(|at| view.at(at))?;
    let led = view.is_one_of(
        view.token(n) - 1,
        words!["next", "last", "past", "following", "coming", "first"],
    );
    (led && view.is_count(n)).then_some(n)
}

/// Words that say that what is added bears interest itself.
fn compounds(word: &str) -> bool {
    matches!(
        word,
        "compound"
            | "compounded"
            | "compounding"
            | "annually"
            | "yearly"
            | "capital"
            | "reinvested"
    )
}

/// Words of money that grows by itself.
fn bears_interest(word: &str) -> bool {
    matches!(
        word,
        "interest"
            | "compound"
            | "compounded"
            | "compounding"
            | "return"
            | "deposit"
            | "deposited"
            | "invested"
            | "savings"
            | "bond"
            | "loan"
            | "borrowed"
    )
}

/// Words of what is left somewhere at a rate.
fn is_lent(word: &str) -> bool {
    matches!(
        word,
        "left"
            | "lent"
            | "saved"
            | "placed"
            | "put"
            | "grow"
            | "grows"
            | "grew"
            | "growing"
            | "owes"
            | "owe"
            | "banked"
    )
}
