//! Levels that their document sets one beside the other by what they are called: "the former ground: 32,000 seats; the new: 41,600",
//! "January to March, 640; April to June, 352", "3.26 million tonnes, after 4.18 million in 2021".

use extractor::Kind;

use super::fact::{Class, Fact};
use crate::calendar::MONTHS;
use crate::view::View;
use crate::words::WordList;

/// Words of an earlier and of a later level that stand for each other.
const OPPOSED: &[(&[&str], &[&str])] = &[
    (
        &["former", "old", "previous", "earlier", "original"],
        &["new", "present", "current", "latest", "later", "now"],
    ),
    (&["before"], &["after", "since", "afterwards"]),
    (&["first"], &["second", "third", "last"]),
    (&["one"], &["two", "three"]),
    (
        &["start", "beginning", "opening"],
        &["end", "close", "closing"],
    ),
    (&["spring"], &["summer", "autumn"]),
    (&["summer"], &["autumn"]),
    (&["then"], &["now", "today"]),
];

/// What stands between a level and the earlier one that it is set against.
const AGAINST: WordList = words![
    ", after",
    ", against",
    ", as against",
    ", compared with",
    ", compared to",
    "; previously",
    ", previously",
];

/// A label is looked for so far before its figure.
const LABEL: usize = 60;
/// Smaller numbers are those of years and quarters.
const FEW: f64 = 5.0;

/// Gives each level the earlier one of which its label tells that it is, if none is given yet.
pub(super) fn pair_opposed(view: &View<'_>, facts: &mut [Fact]) {
    let levels: Vec<usize> = (0..facts.len())
        .filter(|&at| {
            let fact = &facts[at];
            let amount = matches!(fact.kind, Kind::Cardinal | Kind::Money | Kind::Measure);
            fact.class == Class::Level && amount && fact.value >= FEW && fact.order != 0
        })
        .collect();
    let mut paired: Vec<usize> = Vec::new();
    let mut begins = 0;
    let mut before: Option<(usize, &str)> = None;
    for &at in &levels {
        let fact = &facts[at];
        let from = fact.place.span.start.saturating_sub(LABEL);
        let from = from.max(begins).max(fact.sentence.start);
        begins = fact.place.span.end;
        let label = view
            .lowered
            .get(from..fact.place.span.start)
            .unwrap_or_default();
        let found = before.and_then(|(prior, told)| {
            let free = |fact: &Fact| fact.older == 0 && fact.whole == 0;
            let (a, b) = (&facts[prior], fact);
            let fits = a.unit == b.unit && a.kind == b.kind && free(a) && free(b);
            if !fits || paired.contains(&prior) {
                return None;
            }
            if AGAINST.has(label.trim_end()) {
                Some((prior, at))
            } else {
                is_later(told, label).then_some((at, prior))
            }
        });
        if let Some((new, old)) = found {
            facts[new].older = facts[old].order;
            paired = vec![new, old];
        }
        before = Some((at, label));
    }
}

/// Whether the second label is the first one's, but for a word of a later time.
fn is_later(first: &str, second: &str) -> bool {
    let words = |label| {
        let words = str::split(label, |c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<&str>>()
    };
    let (first, second) = (words(first), words(second));
    let months =
        |words: &[&str]| -> Vec<usize> { words.iter().filter_map(|word| month(word)).collect() };
    let (a, b) = (months(&first), months(&second));
    let dated = |words: &[&str]| {
        words
            .iter()
            .any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    // "January to March, 640; April to June, 352"
    if let (Some(last), Some(next)) = (a.last(), b.first()) {
        let bare = second
            .iter()
            .all(|word| *word == "to" || month(word).is_some());
        return last < next && bare && !dated(&first);
    }
    let opposed = OPPOSED.iter().find(|(old, new)| {
        first.iter().any(|word| old.contains(word)) && second.iter().any(|word| new.contains(word))
    });
    opposed.is_some_and(|(old, new)| {
        second
            .iter()
            .filter(|word| !new.contains(word))
            .all(|word| first.contains(word))
            && !first.iter().any(|word| new.contains(word))
            && !second.iter().any(|word| old.contains(word))
    })
}

/// Which month a word in small letters names.
fn month(word: &str) -> Option<usize> {
    MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(word))
}
