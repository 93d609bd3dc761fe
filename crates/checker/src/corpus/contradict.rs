//! Whether two figures that differ contradict each other: how surely both are of one quantity, in one number.
//!
//! What speaks for it beside their likeness: a slip that turns the one into the other; that each is by far the other's best
//! partner; that the documents agree on other figures, so that they are demonstrably about one matter and the one that differs
//! stands out. What rules it out: another aspect, another owner, a figure that is still being counted, a bound that both meet.

use extractor::{Hedge, Kind, UnitId};

use super::days;
use super::fact::{Class, Fact};
use super::identity::Likeness;
use super::oneness::suffices;
use super::period::{Relation, Span};
use super::pick::Candidate;
use super::same::{bounds_meet, digits, interval_in};
use super::spoken::two_days;

/// Strength from which a contradiction is reported.
pub(crate) const CONFLICT: f64 = 1.8;
/// Added for each other figure, of at most so many, on which the documents agree, and for each of many digits.
const AGREED: f64 = 0.6;
const AGREED_SHARPLY: f64 = 0.3;
/// Other figures on which two documents agree.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Agreed {
    pub(crate) figures: usize,
    /// Those of three digits and more.
    pub(crate) sharp: usize,
    /// Figures of the one that follow from figures of the other.
    pub(crate) implied: usize,
}

impl Agreed {
    /// The most that it can add.
    pub(crate) const MOST: f64 = 3.0 * AGREED + 2.0 * AGREED_SHARPLY;

    /// What either document sees of it.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            figures: self.figures.max(other.figures),
            sharp: self.sharp.max(other.sharp),
            implied: self.implied.max(other.implied),
        }
    }

    /// What it adds to the strength of a contradiction between the documents.
    pub(crate) fn strength(self) -> f64 {
        AGREED * (self.figures + self.implied).min(3) as f64
            + AGREED_SHARPLY * self.sharp.min(2) as f64
    }
}

/// How surely two different figures contradict each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strength {
    /// What speaks for it, the documents' other figures left out.
    pub(crate) alone: f64,
    /// On so many other figures the documents must agree.
    pub(crate) support: usize,
    /// The odds of [`super::oneness`], or of [`super::days`], which may suffice instead.
    pub(crate) odds: f64,
    /// Whether they are those of days.
    pub(crate) of_days: bool,
}

impl Strength {
    /// That of a contradiction which needs nothing else.
    pub(crate) const SURE: Self = Self {
        alone: f64::INFINITY,
        support: 0,
        odds: f64::NEG_INFINITY,
        of_days: false,
    };

    /// That of one for which nothing but such odds speaks.
    pub(crate) const fn likely(odds: f64) -> Self {
        Self {
            alone: f64::NEG_INFINITY,
            support: 0,
            odds,
            of_days: false,
        }
    }

    /// That of one which other figures on which the documents agree must support.
    const fn of(alone: f64, support: usize) -> Self {
        Self {
            alone,
            support,
            odds: f64::NEG_INFINITY,
            of_days: false,
        }
    }

    /// Whether nothing but the odds speaks for it.
    pub(crate) fn is_only_likely(self) -> bool {
        self.alone.is_infinite() && self.alone < 0.0
    }

    /// Whether it needs nothing else.
    pub(crate) fn is_sure(self) -> bool {
        self.alone.is_infinite() && self.alone > 0.0
    }

    /// Whether it is enough, where each of the two figures sees the other so and the documents agree on other figures.
    pub(crate) fn suffices(self, back: Self, agreed: Agreed) -> bool {
        self.alone.min(back.alone) + agreed.strength() >= CONFLICT
            && agreed.figures + agreed.implied >= self.support.max(back.support)
            || if self.of_days && back.of_days {
                days::suffices(self.odds, back.odds, agreed)
            } else {
                suffices(self.odds, back.odds, agreed)
            }
    }
}

/// Strength from which a slip of two digits needs no other figure on which the documents agree.
const ALONE: f64 = 2.3;

/// What it says for a slip that so few figures of such a unit are there, and of how many.
const UNITED: f64 = 1.1;
const FEW_UNITED: usize = 3;
/// What likeness takes from it where only one of the two is told as a change.
const OTHER_CLASS: f64 = 0.4;

/// What it says for two counts being of one thing that the one is a list of its names, and the other counts the same noun.
const COUNTED: f64 = 1.5;

/// How surely two different figures are of one quantity; `None` where something rules it out. `ahead` says how much better a
/// partner this is than the next, and `of` among how many it was chosen.
pub(crate) fn strength(
    best: &Candidate,
    a: &Fact,
    b: &Fact,
    (ahead, of): (f64, usize),
) -> Option<Strength> {
    // An amount or a measure of which a slip makes one of the few such of the other document, whatever words it is told in.
    let united = !matches!(a.unit.base, UnitId::NONE | UnitId::PERCENT)
        && best.slip >= 1.5
        && of <= FEW_UNITED
        && digits(a).min(digits(b)) >= 2;
    if best.like.are_strangers() && !(united && best.like.topic > 0) {
        return None;
    }
    if a.class == Class::Date {
        return two_of_one(best, a, b, ahead);
    }
    if best.like.clash || a.class != b.class && best.slip < 1.5 && !amounts(best, a, b) {
        return None;
    }
    let like = &best.like;
    // What a list holds is counted, not told.
    let counted = a.order == 0 || b.order == 0;
    let slip = if counted { COUNTED } else { best.slip };
    if like.apart_in_time || bounds_meet(a, b) || slip <= 0.0 && !plain(best, a, b) {
        return None;
    }
    // One digit that is another is little of a slip where each is the figure of someone else.
    if slip < 1.5 && like.owners.0.min(like.owners.1) > 0 {
        return None;
    }
    if counted && (like.head == 0 || like.lopsided > 1 || like.foreign.0 + like.foreign.1 > 0) {
        return None;
    }
    let time = match like.relation {
        Relation::Same if like.soft => 0.4,
        Relation::Same => 0.6,
        _ => -0.3,
    };
    let against = [
        (like.parted, 0.8),
        (a.kind == Kind::Percent, 0.6),
        (
            a.value.min(b.value) < 10.0 && !counted && !are_few(like, a, b),
            0.4,
        ),
        (digits(a).min(digits(b)) < 2 && !counted, 0.8),
        (!like.marks, 0.4),
        (a.passing || b.passing, 0.4),
        (like.lopsided >= 2, 0.6),
        (slip <= 0.0, 0.4),
    ];
    let against: f64 = against.iter().filter(|it| it.0).map(|it| it.1).sum();
    let odd = (like.odd.0.min(like.odd.1), like.odd.0 + like.odd.1);
    let alone = slip + 0.5 * best.score.min(4.0) + 0.35 * ahead.clamp(-1.0, 3.0) + time
        - 0.3 * odd.0.min(3) as f64
        - against;
    let one_time = like.relation == Relation::Same;
    if united {
        // A loss or gain of it here, a level there.
        let class = if like.same_class { 0.0 } else { OTHER_CLASS };
        let alone = alone + UNITED + class;
        let support = usize::from(alone < ALONE);
        return Some(Strength::of(alone, support));
    }
    let support = match slip {
        slip if slip >= 1.5 || slip > 0.0 && alone >= ALONE => 0,
        slip if slip > 0.0 => usize::from(best.score < 2.0),
        _ if one_time && !like.soft && best.score >= 4.0 && odd.1 <= 2 => 0,
        _ if one_time && best.score >= 1.9 => 1,
        _ if a.list + b.list == 0 && best.score >= 2.5 && ahead >= 3.0 => 1,
        _ => 3,
    };
    Some(Strength::of(alone, support))
}

/// Whether both are amounts, the one as a level and the other as a loss or gain, of which a slip makes the one of the other:
/// "lost €430,000", "a loss of €340,000".
fn amounts(best: &Candidate, a: &Fact, b: &Fact) -> bool {
    let level = |fact: &Fact| fact.class != Class::Part && fact.kind != Kind::Percent;
    level(a) && level(b) && best.slip > 0.0 && best.score >= 1.5
}

/// Likeness, and shared words of their own stretches, from which two days that differ are of one happening …
const ONE_HAPPENING: f64 = 0.9;
const SAID_ALIKE: f64 = 0.9;
/// … and where no verb names it.
const HINTED: f64 = 0.4;
const SAID_BESIDE: f64 = 1.5;
/// Shared words where one word for what happens is said of both days and no other day comes near, and by how much it must not.
const SAID_OF_ONE: f64 = 0.25;
const AHEAD: f64 = 1.0;
const AHEAD_OF_SLIP: f64 = 0.5;
/// Likeness of a day that is told by its weekday alone.
const SPOKEN_ALIKE: f64 = 2.0;

/// How surely two days are of one happening. Two days of one matter are more often of two happenings than of one told wrongly: so
/// their words must name one happening, the documents must agree on something else, and not more than a few weeks may lie between.
fn two_of_one(best: &Candidate, a: &Fact, b: &Fact, ahead: f64) -> Option<Strength> {
    let like = &best.like;
    let (one, two) = two_days(a, b)?;
    if one.start != one.end || two.start != two.end {
        return None;
    }
    let apart = (one.start - two.start).abs();
    let known = !one.yearless && !two.yearless;
    let slip = day_slip(one, two);
    let (foreign, owners) = (
        like.foreign.0 + like.foreign.1,
        like.owners.0.min(like.owners.1),
    );
    let own = owners == 0 && like.foreign.0.min(like.foreign.1) == 0;
    // Who speaks of it matters less where one word names what happens, and the day is one digit off.
    let of_one = known
        && !like.clash
        && (foreign == 0 && owners == 0 || like.head > 0 && (own || slip) || own && apart == 1)
        && apart != 0
        && apart <= FEW_WEEKS;
    let slipped = if slip { DAY_SLIP } else { 0.0 };
    let strength =
        |support| of_one.then_some(Strength::of(ONE_HAPPENING + slipped + best.score, support));
    // Which day "on Sunday night" was is sure enough where the other day is of that week, and told in nearly the same words; or
    // where it is the day before or after, and no other day is near.
    if a.when.soft || b.when.soft {
        let spoken = a.is_spoken() != b.is_spoken() && a.when.soft != b.when.soft && ahead >= AHEAD;
        let told = like.near >= SPOKEN_ALIKE && best.score >= SPOKEN_ALIKE && foreign == 0;
        if spoken && told && apart <= ONE_WEEK {
            return strength(1);
        }
        // What a story opens with is what happened, and so does the day that a report of it opens with.
        let opens = like.topic > 0 && a.place.span.start.max(b.place.span.start) < LEAD;
        let named = like.near >= SAID_OF_ONE || like.names > 0 || opens;
        let of_speaking = (a.is_spoken() && a.passing) || (b.is_spoken() && b.passing);
        let beside = spoken && apart == 1 && named && !of_speaking;
        return beside.then(|| strength(1)).flatten().map(|found| Strength {
            alone: found.alone + BESIDE,
            ..found
        });
    }
    let both_aside = a.passing && b.passing;
    let alike = like.near >= SAID_ALIKE && best.score >= ONE_HAPPENING;
    // No other day comes near, and the words for what happens are the same: "polling took place", "went to the polls".
    let clear = if slip { AHEAD_OF_SLIP } else { AHEAD };
    let alone = like.near >= SAID_OF_ONE && ahead >= clear;
    let named = like.head > 0 && (alike || alone) && (slip || !both_aside);
    let soon = apart <= ONE_WEEK && like.near >= SAID_ALIKE;
    let alike = soon && best.score >= 2.0 && !both_aside;
    let hinted = (like.near >= SAID_ALIKE || like.cross >= SAID_BESIDE)
        && best.score >= HINTED
        && (alike || !a.passing && !b.passing);
    match (named, hinted) {
        (true, _) => strength(1),
        (_, true) => strength(if soon { 1 } else { 2 }),
        _ => None,
    }
}

/// Where a document's opening ends.
const LEAD: usize = 240;
/// What it says for two days being meant as one that they differ in a digit or by a week; that one lies beside the other.
const DAY_SLIP: f64 = 0.6;
const BESIDE: f64 = 0.4;
/// Whether a slip makes the one day of the other: "3 June", "13 June"; "12 March", "21 March"; a week too early.
fn day_slip(one: Span, two: Span) -> bool {
    let apart = (one.start - two.start).abs();
    let (x, y) = (one.day_of_month(), two.day_of_month());
    let swapped = x / 10 == y % 10 && x % 10 == y / 10;
    apart == 7 || x.abs_diff(y) as i64 == apart && (swapped || x % 10 == y % 10)
}

/// Whether not more than a few weeks lie between two days.
pub(crate) fn are_near(a: &Fact, b: &Fact) -> bool {
    two_days(a, b).is_some_and(|(one, two)| (one.start - two.start).abs() <= FEW_WEEKS)
}

/// So many days at most lie between a day and the one that is told for it.
const FEW_WEEKS: i64 = 31;
/// Within so many one other figure is enough on which the documents agree.
const ONE_WEEK: i64 = 7;

/// Whether two dates may be one that is told wrongly: not decades apart, unless only a digit or two are other ones.
pub(crate) fn are_near_years(a: &Fact, b: &Fact) -> bool {
    a.when.span.zip(b.when.span).is_none_or(|(one, two)| {
        let sorted = |fact: &Fact| {
            let mut digits: Vec<u8> = fact.printed.bytes().filter(u8::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        (one.start - two.start).abs() <= TEN_YEARS || sorted(a) == sorted(b)
    })
}

/// So many days at most lie between a year and the one that is told for it.
const TEN_YEARS: i64 = 3_653;

/// Whether nothing marks either figure that does not mark the other.
fn plain(best: &Candidate, a: &Fact, b: &Fact) -> bool {
    let like = &best.like;
    let apart = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs();
    let near = apart < 0.5 || are_few(like, a, b) && apart < FEW_APART;
    let named = like.names > 0 || a.names.is_empty() || b.names.is_empty();
    near && named
        && !like.parted
        && like.lopsided <= 1
        && like.owners.0.min(like.owners.1) == 0
        && like.foreign.0 + like.foreign.1 == 0
        && a.part == b.part
        && (a.value.min(b.value) >= 5.0 || are_few(like, a, b))
        && (is_settled(a, b) || !a.aspects.develops() && !b.aspects.develops())
}

/// Below which a count is small.
const FEW: f64 = 20.0;
/// How far two small counts of one thing may lie apart, as the logarithm of their quotient, and the likeness that they need.
const FEW_APART: f64 = 0.8;
const FEW_ALIKE: f64 = 1.5;

/// Whether two small counts are counts of one noun, in nearly the same words: "three guards on duty", "guards on duty: five".
fn are_few(like: &Likeness, a: &Fact, b: &Fact) -> bool {
    let exact = |fact: &Fact| {
        fact.kind == Kind::Cardinal
            && fact.hedge == Hedge::None
            && fact.value < FEW
            && fact.list == 0
    };
    (like.head > 0 || like.near >= 3.0) && like.near >= FEW_ALIKE && exact(a) && exact(b)
}

/// Whether two counts are of one whole year: the dead of an event are counted as they are found, those of a year when it is over.
fn is_settled(a: &Fact, b: &Fact) -> bool {
    let year = |fact: &Fact| fact.when.span.is_some_and(Span::is_year);
    year(a) && year(b) && a.when.relation(b.when) == Relation::Same
}
