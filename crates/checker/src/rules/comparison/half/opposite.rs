//! More or less than half, of those who are not the ones counted: "Of 72 seats 39 are held by women: men keep the majority" · "33 of the
//! 75 drivers are women, so men outnumber them".
//!
//! Only where a noun has just one opposite, which all others of the whole are.

use super::Half;
use super::lone::{is_counted, parted};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::topic::{related, stem};
use crate::view::{Few, View};

/// Of two such, whoever is not the one is the other.
const OPPOSITES: &[[&str; 2]] = &[
    ["women", "men"],
    ["woman", "man"],
    ["female", "male"],
    ["girl", "boy"],
    ["adult", "child"],
    ["adult", "children"],
    ["grown-up", "children"],
    ["guilty", "innocent"],
    ["wet", "dry"],
    ["foreign", "domestic"],
    ["full-time", "part-time"],
    ["indoor", "outdoor"],
    ["married", "unmarried"],
    ["employed", "unemployed"],
    ["right-handed", "left-handed"],
];

/// How many sentences before and behind the figures may be told.
const BACK: usize = 2;
const AHEAD: usize = 1;
/// How many tokens behind a part its noun stands: "39 are now occupied by women".
const NOUN: usize = 10;
/// As strong as what is named.
const NAMED: i32 = 8;

pub(super) fn bind(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let told = super::list::clause(view, half)?;
    let mut nouns = told
        .filter(|&t| view.is_word(t))
        .filter_map(|t| stem(view.lower(t)))
        .filter(|noun| opposite(noun).next().is_some());
    let noun = nouns.next()?;
    if nouns.any(|other| other != noun) {
        return None;
    }
    of_noun(view, sentence, half, noun)
}

/// A word at a token that says of the ones that they are more, or less, than their opposites: "1,140 of the 2,450 were women, who
/// outnumbered the men".
pub(in crate::rules::comparison) fn against_opposite(
    view: &View<'_>,
    (at, sentence): (usize, usize),
    up: bool,
    [one, other]: [&str; 2],
) -> Option<Candidate> {
    let half = Half {
        from: at,
        to: at + 1,
        most: up,
        quantity: None,
    };
    let opposed = opposite(one).any(|noun| is_same(noun, other));
    opposed
        .then(|| of_noun(view, sentence, &half, one))
        .flatten()
}

/// The share of those called so against the half.
fn of_noun(view: &View<'_>, sentence: usize, half: &Half, noun: &str) -> Option<Candidate> {
    let (formula, operands) = share_of(view, sentence, noun)?;
    let mut found = super::share(view, sentence, half, operands);
    (found.formula, found.strength) = (formula, NAMED);
    Some(found)
}

/// The part and the whole that tell the share of those called so, be it what is left when their opposites are taken off.
fn share_of(view: &View<'_>, sentence: usize, noun: &str) -> Option<(Formula, [usize; 2])> {
    let all: Few = view
        .around(sentence, BACK, AHEAD)
        .filter(|&q| is_counted(view, q))
        .collect();
    let &[(part, whole)] = &parted(view, &all)[..] else {
        return None;
    };
    let token = view.token(part);
    let behind: Few = (token + 1..view.end_token(token).min(token + NOUN))
        .take_while(|&t| !matches!(view.mark(t), Some(';' | ':' | '.')))
        .collect();
    // The nearest of the two is theirs.
    let words = behind.iter().filter(|&&t| view.is_word(t));
    let mut told = words
        .filter_map(|&t| stem(view.lower(t)))
        .filter_map(|own| {
            let opposed = opposite(noun).any(|name| is_same(own, name));
            (opposed || is_same(own, noun)).then_some(opposed)
        });
    let formula = if told.next()? {
        Formula::ShareLeft
    } else {
        Formula::Share
    };
    Some((formula, [part, whole]))
}

/// What those are who are not the ones called so.
fn opposite(noun: &str) -> impl Iterator<Item = &'static str> {
    OPPOSITES.iter().filter_map(move |&[one, other]| {
        if is_same(one, noun) {
            Some(other)
        } else {
            is_same(other, noun).then_some(one)
        }
    })
}

/// Short words are the same only letter for letter, but for a plural's ending.
fn is_same(a: &str, b: &str) -> bool {
    stem(a) == stem(b) || a.len().min(b.len()) > 4 && related(a, b)
}
