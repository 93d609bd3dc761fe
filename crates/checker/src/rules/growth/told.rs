//! "It had 850 inhabitants in 1886 and by 1926 had swollen to 13,600. Such a pace, about 7.2 percent a year": a yearly rate, and two
//! levels with their years in the sentences before it.
//!
//! The levels are the two like amounts that stand nearest before the rate, the years those that are told with them, else the one
//! length of time beside them. Silent where a third like amount with a year stands among them.

use extractor::{Direction, Interval, Kind, Per, Role};

use super::{falling, push};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{is_aside, is_bare_year, is_elliptical};
use crate::rules::complement::taken_out;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// How many sentences back the levels may stand.
const BACK: usize = 2;

/// Words for the way that growth goes: what stands beside them is no rate of interest or pay.
const PACE: WordList = words![
    "pace",
    "clip",
    "rate",
    "growth",
    "grown",
    "grew",
    "climb",
    "climbed",
    "rise",
    "risen",
    "rose",
    "adding",
    "added",
    "expansion",
    "increase",
    "decline",
    "growing",
    "rising",
    "climbing",
    "falling",
    "shrinking",
    "earned",
    "returned",
    "return",
    "shrunk",
    "fall",
    "fallen",
    "swelled",
];

/// The rate `q`, which is yearly, or said to be compounded.
pub(super) fn propose(view: &View<'_>, q: usize, compound: bool, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let paced =
        (first..end.min(token + 6)).any(|at| view.is_one_of(at, PACE)) || view.change(q).is_some();
    if !compound && !paced {
        return;
    }
    let Some([new, old]) = levels(view, q) else {
        return;
    };
    let Some((years, from)) = years(view, q, new, old) else {
        return;
    };
    let yearly = super::period(view, q) == Some(*YEAR);
    let dated = yearly && [new, old].iter().all(|&l| year(view, l).is_some());
    let fall = view.change(q) == Some(Direction::Down);
    let mut claim = Claim::percent(view, q);
    if fall {
        claim = falling(claim);
    }
    let operands = vec![
        Bound::beside(view, new, old),
        Bound::beside(view, old, new),
        Bound {
            quantity: from,
            value: years,
            interval: Interval::exact(years),
        },
    ];
    push(
        out,
        claim,
        Formula::AnnualGrowth,
        operands,
        // Both levels with their years: nothing else can be meant, however far off it is.
        8 + (i32::from(compound)).max(2 * i32::from(dated)),
    );
}

/// The later and the earlier level.
fn levels(view: &View<'_>, q: usize) -> Option<[usize; 2]> {
    let sentence = view.context(q).sentence;
    let is_level = |&l: &usize| {
        let quantity = view.quantity(l);
        l != q
            && matches!(quantity.kind, Kind::Money | Kind::Cardinal | Kind::Measure)
            && quantity.value.is_some_and(|value| value > 0.0)
            && !quantity.hedge.is_bound()
            && !is_bare_year(view, l)
            && !is_aside(view, l)
            && view.change(l).is_none()
            && !matches!(quantity.unit.per, Per::Unit(unit) if unit.is_time())
            && !counts_years(view, l)
    };
    let mut before: Vec<usize> = view
        .around(sentence, BACK, 0)
        .filter(|&l| l < q)
        .filter(is_level)
        .collect();
    let from = view.first_token(view.token(q));
    let since = (from..view.end_token(from)).any(|at| view.is_one_of(at, words!["since"]));
    // "It has grown 6% a year since 2019: there were 150 then and 225 in 2024"
    if before.is_empty() && since {
        before = view
            .around(sentence, 0, 1)
            .filter(|&l| l > q)
            .filter(is_level)
            .take(2)
            .collect();
    }
    // "It is growing 5 per cent a year: from 300 in 2010 to 420 in 2020"
    if before.is_empty()
        && (view.token(q)..view.end_token(view.token(q))).any(|at| view.mark(at) == Some(':'))
    {
        before = view.in_sentence(sentence).filter(is_level).collect();
    }
    let &last = before.last()?;
    let like = |&l: &usize| {
        let same = view.quantity(l).kind == view.quantity(last).kind && view.comparable(l, last);
        same || view.context(l).sentence == view.context(last).sentence
            && (is_elliptical(view, l) || is_elliptical(view, last))
    };
    let other = before.iter().rev().copied().skip(1).find(|l| like(l))?;
    // "which speak for 186,000 of the country's 240,000 teachers": a part and its whole.
    if taken_out(view, other, last) {
        return None;
    }
    let year = |l: usize| year(view, l);
    // A third of the kind with a year of its own: which two are meant is not told.
    let third = before
        .iter()
        .any(|l| *l != last && *l != other && like(l) && year(*l).is_some());
    let order = match (year(last), year(other)) {
        (Some(a), Some(b)) if a == b => return None,
        (Some(a), Some(b)) => a > b,
        // "up from 8,000 two years earlier"
        _ => !is_earlier(view, last) || is_earlier(view, other),
    };
    (!third).then_some(if order { [last, other] } else { [other, last] })
}

/// "up from 8,000", "against 8,000", "8,000 two years earlier".
fn is_earlier(view: &View<'_>, l: usize) -> bool {
    let context = view.context(l);
    matches!(context.role, Role::Base | Role::Reference) || context.time.earlier
}

/// "five annual rises later": how often, no level.
fn counts_years(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.is_one_of(at, words!["later", "earlier", "running", "ago"]))
}

/// How many years lie between two levels, and the figure that says so.
fn years(view: &View<'_>, q: usize, new: usize, old: usize) -> Option<(f64, usize)> {
    let plain = |years: f64| (2.0..=250.0).contains(&years).then_some(years);
    if let (Some(late), Some(early)) = (year(view, new), year(view, old)) {
        let names = |y: &usize| {
            view.quantity(*y).kind == Kind::Year && view.quantity(*y).value == Some(f64::from(late))
        };
        let start = view.in_sentence(view.context(new.min(old)).sentence).start;
        let from = (start..q).find(names).unwrap_or(new);
        return plain(f64::from(late - early)).map(|years| (years, from));
    }
    let (first, last) = (new.min(old).min(q), new.max(old).max(q));
    let start = view.in_sentence(view.context(first).sentence).start;
    let end = view.in_sentence(view.context(last).sentence).end;
    // "From 2010 to 2020 it climbed from 100,000 to 180,000."
    let stretch = (start..end).find_map(|r| {
        let (first, last) = view
            .quantity(r)
            .ends
            .filter(|_| view.quantity(r).date.is_some())?;
        let dated = [first, last]
            .iter()
            .all(|year| (1000.0..2200.0).contains(year));
        dated.then_some((last - first, r))
    });
    if let Some((length, r)) = stretch {
        return plain(length).map(|length| (length, r));
    }
    if let Some((years, from)) = only_two_years(view, start..end) {
        return plain(years).map(|years| (years, from));
    }
    let mut lengths = (start..end).filter(|&d| {
        view.quantity(d).kind == Kind::Duration
            && view.quantity(d).value.is_some()
            && view.quantity(d).unit.base == *YEAR
    });
    let length = lengths.next().filter(|_| lengths.next().is_none())?;
    plain(view.quantity(length).value?).map(|years| (years, length))
}

/// The distance between the only two years that are told among some figures.
fn only_two_years(view: &View<'_>, figures: std::ops::Range<usize>) -> Option<(f64, usize)> {
    let mut found: Option<(i32, usize)> = None;
    let mut other = None;
    for y in figures {
        let dated = matches!(view.quantity(y).kind, Kind::Year | Kind::Date);
        let Some(year) = view
            .quantity(y)
            .date
            .filter(|_| dated)
            .and_then(|date| date.year)
        else {
            continue;
        };
        match (found, other) {
            (None, _) => found = Some((year, y)),
            (Some((first, _)), _) if first == year => {}
            (_, None) => other = Some((year, y)),
            (_, Some((second, _))) if second == year => {}
            _ => return None,
        }
    }
    let ((one, _), (two, from)) = (found?, other?);
    Some((f64::from((two - one).abs()), from))
}

/// The year of a level: that of its clause, or one in apposition right behind it ("$1.60 a share this year, 2025").
fn year(view: &View<'_>, l: usize) -> Option<i32> {
    if let Some(year) = view.context(l).time.year {
        return Some(year);
    }
    let token = view.token(l);
    let year = (token + 1..view.end_token(token).min(token + 7))
        .find_map(|at| view.at(at))
        .filter(|&y| view.quantity(y).kind == Kind::Year)?;
    let value = view.quantity(year).value?;
    #[expect(clippy::cast_possible_truncation, reason = "a calendar year")]
    Some(value as i32)
}
