//! Two ages of one person, each in a year of its own: "took the bench in 1987 at 41 … When she gave up her gavel in 2019 she was 73".
//!
//! As many years lie between the ages as between the years, or one more or less. Silent where the second age may be another's, and where
//! more than two ages or years are told.

use extractor::{Interval, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// A paragraph of more sentences tells of more than one life.
const SENTENCES: usize = 4;
/// How many tokens an age and its year may stand apart.
const NEAR: usize = 7;
/// Words for who has been spoken of.
const PRONOUNS: WordList = words!["he", "her", "his", "i", "my", "she", "who"];
/// Words right before an age that has no word of its own.
const LEADS: WordList = words![
    "age", "aged", "at", "being", "now", "then", "turned", "turning",
];

/// An age, with the year in which it was had.
struct Dated {
    age: usize,
    year: usize,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for paragraph in view.paragraphs() {
        if paragraph.len() > SENTENCES {
            continue;
        }
        let figures =
            view.in_sentence(paragraph.start).start..view.in_sentence(paragraph.end - 1).end;
        let mut ages = figures
            .clone()
            .filter(|&q| is_age(view, q))
            .map(|age| year_of(view, age).map(|year| Dated { age, year }));
        let (Some(Some(then)), Some(Some(now)), None) = (ages.next(), ages.next(), ages.next())
        else {
            continue;
        };
        let years = figures
            .filter(|&q| view.quantity(q).kind == Kind::Year)
            .count();
        if years == 2 && then.year != now.year && is_the_same(view, &then, &now) {
            out.push(candidate(view, &then, &now));
        }
    }
}

fn candidate(view: &View<'_>, then: &Dated, now: &Dated) -> Candidate {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let born = value(then.year) - value(then.age);
    let mut claim = Claim {
        unit: *YEAR,
        ..Claim::of(view, now.age)
    };
    claim.grain = 1.0;
    claim.bare = Interval::exact(claim.value);
    claim.stated = claim.bare;
    Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![
            Bound {
                quantity: now.year,
                value: value(now.year),
                interval: Interval::exact(value(now.year)),
            },
            Bound {
                quantity: then.age,
                value: born,
                interval: Interval::new(born - 1.0, born + 1.0),
            },
        ],
        strength: 8,
        sense: Sense::None,
    }
}

/// "she was 68", "a doctorate at 24", "Pryce, 74,".
fn is_age(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let grown = quantity
        .value
        .is_some_and(|age| (10.0..105.0).contains(&age));
    let token = view.token(q);
    let led = token > view.first_token(token) && view.is_one_of(token - 1, LEADS);
    let shut = view.mark(token + 1).is_some() || token + 1 >= view.end_token(token);
    grown
        && (quantity.kind == Kind::Age
            || led && shut && view.is_count(q) && view.context(q).counted.is_none())
}

/// The one year that stands beside an age, in its sentence.
fn year_of(view: &View<'_>, age: usize) -> Option<usize> {
    let token = view.token(age);
    let mut years = view
        .in_sentence(view.context(age).sentence)
        .filter(|&q| view.quantity(q).kind == Kind::Year)
        .filter(|&q| view.token(q).abs_diff(token) <= NEAR);
    let one = years.next()?;
    match years.next() {
        None => Some(one),
        // "at 24, in 1990; and in 2025, aged 65": no stronger mark stands between.
        Some(other) => [one, other].into_iter().find(|&year| {
            let (from, to) = (token.min(view.token(year)), token.max(view.token(year)));
            !(from..to).any(|t| view.mark(t) == Some(';'))
                && view.token(year).abs_diff(token) <= NEAR / 2 + 1
        }),
    }
}

/// Whether the later age is of whom the earlier is: a pronoun, or nothing that names somebody, stands before it.
fn is_the_same(view: &View<'_>, then: &Dated, now: &Dated) -> bool {
    let token = view.token(now.age);
    let first = view.first_token(token).max(view.token(then.age) + 1);
    let (begin, _) = view.reading.sentences[view.context(then.age).sentence].tokens;
    let pronoun = (first..token).any(|t| view.is_one_of(t, PRONOUNS));
    let named = |t: usize| view.is_word(t) && view.word(t).starts_with(char::is_uppercase);
    let known = |t: usize| {
        (begin..view.token(then.age))
            .any(|other| view.is_word(other) && view.word(other) == view.word(t))
    };
    let opens = view.first_token(token);
    let strangers = (first..token)
        .filter(|&t| named(t) && t != opens)
        .any(|t| !known(t));
    let again = (first..token).any(|t| named(t) && known(t) && t != opens);
    let one_sentence = view.context(then.age).sentence == view.context(now.age).sentence;
    !strangers && (pronoun || again || one_sentence)
}
