//! How likely two days that differ are of one happening: clues with weights, fitted by logistic regression on labelled groups and on
//! real articles that were cut in two.
//!
//! Two writers seldom name a happening by one word ("the vessel grounded on 19 January", "ran aground on Friday"), and most days of
//! one matter are of two of its stages. Where neither words nor slip decide it for [`super::contradict`], all that speaks for and
//! against it is weighed here. Only a slip that people make, or a few days between, makes two days of one happening: on labelled
//! groups those that differ otherwise were as often of two.

use super::Corpus;
use super::contradict::{Agreed, Strength};
use super::fact::{Class, Fact, Keys};
use super::identity::Likeness;
use super::index::Id;
use super::oneness::{few, flag};
use super::period::{Span, in_year_of};
use super::pick::Candidate;
use super::same::{Match, Pair};
use super::spoken::two_days;
use crate::calendar::day_number;

/// How many clues there are.
const CLUES: usize = 33;

/// What each clue says, in the order in which they are told.
const WEIGHTS: [(&str, f64); CLUES] = [
    ("near", 0.29),
    ("across", -0.45),
    ("kin", 0.06),
    ("head of one field", 0.10),
    ("strange", 0.04),
    ("names", 0.20),
    ("foreign", 0.26),
    ("owner", -0.32),
    ("elsewhere", 0.43),
    ("odd of the words", -0.05),
    ("a day", 1.26),
    ("a week", 3.11),
    ("weeks", 0.24),
    ("months", -0.35),
    ("digits swapped", -0.51),
    ("a digit", 1.68),
    ("month", 5.48),
    ("year beside", 1.85),
    ("other year", 0.74),
    ("year swapped", 5.59),
    ("month alone, near", 1.73),
    ("both spoken", -1.93),
    ("spoken", -0.75),
    ("spoken, near", 0.54),
    ("opens both", 3.34),
    ("ahead", 0.44),
    ("told elsewhere", -1.51),
    ("words and head", 0.83),
    ("one sort first", 1.48),
    ("one sort", -0.32),
    ("other sort", -0.20),
    ("sort and words", -0.41),
    ("apart", -0.57),
];
/// What is added to their sum.
const BEFORE: f64 = -5.75;
/// Odds from which two days contradict each other, between documents that agree on another figure.
const LIKELY: f64 = 1.5;

/// Whether two days of which each sees the other with such odds contradict each other, so much agreed between their documents.
pub(super) fn suffices(odds: f64, back: f64, agreed: Agreed) -> bool {
    agreed.figures + agreed.implied > 0 && f64::midpoint(odds, back) >= LIKELY
}

/// Which of the days that another document tells is likeliest the same as a day, wrongly told, and the odds; none where they cannot
/// suffice. `one_matter` says whether more than their being checked together speaks for the documents being of one.
pub(super) fn likeliest(
    corpus: &Corpus<'_>,
    id: Id,
    candidates: &[Candidate],
    one_matter: bool,
) -> Option<(usize, f64)> {
    let rank = |at: usize| {
        candidates
            .get(at)
            .map_or(-1.0, |found| found.rank.max(-1.0))
    };
    let odds = candidates.iter().enumerate().filter_map(|(at, found)| {
        let ahead = found.rank - rank(usize::from(at == 0));
        let clues = clues(corpus, (id, found.id), &found.like, ahead, one_matter)?;
        let weights = WEIGHTS.iter().map(|(_, weight)| weight);
        let sum: f64 = clues
            .iter()
            .zip(weights)
            .map(|(clue, weight)| clue * weight)
            .sum();
        Some((at, BEFORE + sum))
    });
    odds.max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, odds)| *odds >= LIKELY - DOUBTED)
}

/// By so much one of two days may see the other with lower odds than suffice.
const DOUBTED: f64 = 3.0;

/// So far at least lies a day from a month that is another one: of what happens in the first days of the next it may be the end.
const FAR_FROM_A_MONTH: i64 = 15;

/// How two days differ.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one way in which two days may differ"
)]
struct Gap {
    /// So many days lie between.
    days: i64,
    /// Both are told to the day.
    exact: bool,
    swapped: bool,
    digit: bool,
    /// One day of two months; one time of two years, so many years apart; the last two digits of the year are swapped.
    month: bool,
    years: Option<i64>,
    year_swapped: bool,
}

impl Gap {
    fn of(one: Span, two: Span) -> Self {
        let days = (one.start - two.end).max(two.start - one.end);
        let exact = one.start == one.end && two.start == two.end;
        let (x, y) = (one.day_of_month(), two.day_of_month());
        let one_month = exact && (x - y).abs() == days;
        let within = |span: Span| {
            let year = i32::try_from(span.year()?).ok()?;
            Some(span.start - day_number(year, 1, 1))
        };
        let season = within(one)
            .zip(within(two))
            .is_some_and(|(x, y)| (x - y).abs() <= 31);
        let years = one.year().zip(two.year());
        let apart = years.map(|(x, y)| (x - y).abs());
        let year_swapped = years.is_some_and(|(x, y)| {
            x / 100 == y / 100 && x % 10 == y / 10 % 10 && x / 10 % 10 == y % 10
        });
        let other_year = season && days > 180;
        Self {
            days,
            exact,
            swapped: one_month && x / 10 == y % 10 && x % 10 == y / 10,
            digit: one_month && (x % 10 == y % 10 || x / 10 == y / 10),
            month: exact && x == y && (21..340).contains(&days),
            years: apart.filter(|&apart| other_year && apart > 0),
            year_swapped: other_year && year_swapped,
        }
    }

    /// Whether a slip that people make, or a few days between, makes the one of the other. What comes again a year later, at the same
    /// time, is another edition.
    fn is_slip(&self) -> bool {
        self.exact && self.days <= 7
            || self.swapped
            || self.digit
            || self.month
            || self.year_swapped
            || !self.exact && self.days >= FAR_FROM_A_MONTH && self.years.is_none()
    }
}

/// What tells whether two days are of one happening; none where they may be one day, where no slip lies between, or where each is
/// the day of someone else.
fn clues(
    corpus: &Corpus<'_>,
    (id, other): (Id, Id),
    like: &Likeness,
    ahead: f64,
    one_matter: bool,
) -> Option<[f64; CLUES]> {
    let (a, b) = (corpus.fact(id), corpus.fact(other));
    let (in_a, in_b) = (corpus.keys(id), corpus.keys(other));
    let (one, two) = two_days(a, b)?;
    let owners = like.owners.0.min(like.owners.1);
    // "its owner said on Sunday"
    if (a.is_spoken() && a.passing) || (b.is_spoken() && b.passing) {
        return None;
    }
    if one.meets(two) || one.yearless || two.yearless || like.clash || owners > 0 {
        return None;
    }
    let gap = Gap::of(one, two);
    // What goes on sale on the 5th of one month may well open on the 5th of the next.
    let two_sorts = !a.sorts.is_empty() && !b.sorts.is_empty() && !of_one_sort(a, b);
    if !gap.is_slip() || gap.month && two_sorts && like.head == 0 {
        return None;
    }
    let near = like.near.min(4.0);
    let lead = |fact: &Fact| fact.place.span.start < LEAD;
    let words = a.near.len().min(b.near.len()).max(1) as f64;
    let spoken = flag(a.is_spoken() != b.is_spoken());
    let one_sort = flag(of_one_sort(a, b));
    let first = flag(a.sorts.first() == b.sorts.first());
    Some([
        near,
        like.cross.min(2.0),
        few(like.kin, 2),
        flag(like.head == 0 && like.head_kin > 0),
        few(like.strange.0 + like.strange.1, 3),
        few(like.names, 2),
        few(like.foreign.0 + like.foreign.1, 3),
        few(like.owners.0.max(like.owners.1), 2),
        flag(like.elsewhere),
        few(like.odd.0.min(like.odd.1), 4) / words,
        flag(gap.days == 1),
        flag(gap.days == 7),
        flag((8..32).contains(&gap.days)),
        flag(gap.days > 62),
        flag(gap.swapped),
        flag(gap.digit && !gap.swapped),
        flag(gap.month),
        flag(gap.years == Some(1)),
        flag(gap.years.is_some_and(|years| years > 1)),
        flag(gap.year_swapped),
        flag(!gap.exact && gap.days < 62),
        flag(a.is_spoken() && b.is_spoken()),
        spoken,
        spoken * flag(gap.days <= 2),
        flag(lead(a) && lead(b)),
        ahead.clamp(-1.0, 3.0),
        flag(is_told(a, in_b)) + flag(is_told(b, in_a)),
        flag(like.head > 0) * near,
        one_sort * first,
        one_sort * (1.0 - first),
        flag(two_sorts),
        one_sort * flag(near > 0.0),
        flag(!one_matter),
    ])
}

/// Where a document's opening ends.
const LEAD: usize = 240;

/// Whether one sort of happening is told beside both days.
fn of_one_sort(a: &Fact, b: &Fact) -> bool {
    a.sorts.iter().any(|sort| b.sorts.contains(sort))
}

/// Whether another document tells that day, too.
fn is_told(fact: &Fact, keys: &Keys) -> bool {
    let dated = |fact: &Fact| fact.when.span.filter(|_| fact.spoken.is_none());
    dated(fact).is_some_and(|day| {
        let others = keys.facts.iter().filter(|there| there.class == Class::Date);
        others
            .filter_map(dated)
            .any(|there| there.start == day.start && there.end == day.end)
    })
}

/// The day that another day is wrongly told as: the best of some by its words, if it is so surely, or the one that is likeliest so.
pub(super) fn partner(
    id: Id,
    candidates: &[Candidate],
    best: Option<Strength>,
    likeliest: Option<(usize, f64)>,
) -> Option<Pair> {
    let (at, strength) = match (best, likeliest) {
        (Some(best), Some((0, odds))) => (
            0,
            Strength {
                odds,
                of_days: true,
                ..best
            },
        ),
        (Some(best), _) => (0, best),
        (None, Some((at, odds))) => (
            at,
            Strength {
                of_days: true,
                ..Strength::likely(odds)
            },
        ),
        (None, None) => return None,
    };
    let found = candidates.get(at)?;
    Some(Pair {
        claim: id,
        other: found.id,
        what: Match::Conflict,
        rank: found.rank,
        strength,
        instead: None,
    })
}

/// So many days lie at most between the first of a month and its last.
const A_MONTH: i64 = 30;

/// Whether a date names a day, or a month.
pub(super) fn is_dated(fact: &Fact) -> bool {
    let day = fact
        .when
        .span
        .is_some_and(|span| span.end - span.start <= A_MONTH);
    fact.class == Class::Date && (day || fact.spoken.is_some())
}

/// Whether a day that is told from the day of writing is that day itself, held against a date of another document.
pub(super) fn is_of_writing(corpus: &Corpus<'_>, id: Id, other: Id) -> bool {
    let fact = corpus.fact(id);
    let written = corpus.keys(id).written.filter(|_| fact.is_spoken());
    let days = two_days(fact, corpus.fact(other));
    written
        .zip(days)
        .is_some_and(|(written, (day, there))| in_year_of(written, Some(there)) == day)
}

/// Whether two dates name one day, a year that is not said taken from the other.
pub(super) fn same_day(a: &Fact, b: &Fact) -> bool {
    two_days(a, b).is_some_and(|(a, b)| {
        let days = a.start == a.end && b.start == b.end;
        days && a.start == b.start && a.yearless == b.yearless
    })
}
