//! "Out of 1,921 houses hit, 765 are destroyed completely and 1,135 partly" · "Of the 1,486 dead 530 were children, 298 women and 630
//! men": parts that are named by what leaves no third, so they are the whole.
//!
//! Silent where a like figure without such a name stands among the parts, and where they miss the whole by more than a slip of a
//! digit or two would: they are then parts of something else.

use extractor::Kind;
use smallvec::SmallVec;

use crate::parts::is_amount;
use crate::precedent::CERTAIN;
use crate::view::View;
use crate::words::WordList;

/// The sides of a whole, each with its words; a third side may be left out.
type Sides = &'static [WordList];

const SETS: &[Sides] = &[
    &[
        words!["men", "male", "males", "man"],
        words!["women", "female", "females", "woman"],
        words!["children", "minors"],
    ],
    &[words!["boys", "boy"], words!["girls", "girl"]],
    &[
        words!["fully", "completely", "entirely", "totally", "wholly"],
        words!["partially", "partly", "in part"],
    ],
    &[
        words!["urban", "towns", "cities"],
        words!["rural", "countryside"],
    ],
    &[words!["full-time"], words!["part-time"]],
    &[words!["permanent"], words!["temporary"]],
    &[
        words!["domestic"],
        words!["international", "foreign", "overseas"],
    ],
    &[words!["indoor", "indoors"], words!["outdoor", "outdoors"]],
    &[words!["onshore"], words!["offshore"]],
    &[words!["daytime"], words!["night-time", "overnight"]],
];

/// How strongly a whole and its named sides are bound that fall short of it: there may be others, whose side nobody knows.
const SHORT: i32 = 9;
/// By how much of the whole the sides may miss it at most.
const OFF: f64 = 0.12;
/// A name stands so many tokens from its figure at most.
const REACH: usize = 6;

/// The sides of a whole, as a set and a place in it.
type Side = (usize, usize);
type Parts = SmallVec<[usize; 4]>;

/// Every whole whose sides are named behind it: the whole, its parts, and how strongly they are bound.
pub(super) fn found(view: &View<'_>) -> Vec<(usize, Parts, i32)> {
    let mut found = Vec::new();
    for sentence in 0..view.reading.sentences.len() {
        if view.in_sentence(sentence).len() < 2 || !may_name_two(view, sentence) {
            continue;
        }
        let figures: SmallVec<[usize; 12]> = view
            .in_sentence(sentence)
            .filter(|&q| is_counted(view, q))
            .collect();
        if figures.len() < 2 {
            continue;
        }
        let sides: SmallVec<[Option<Side>; 12]> =
            figures.iter().map(|&q| side(view, q, &figures)).collect();
        let mut from = 0;
        while from + 1 < figures.len() {
            let run = run(&sides[from..]);
            if run >= 2 {
                let whole = from
                    .checked_sub(1)
                    .map(|before| figures[before])
                    .or_else(|| told_before(view, sentence));
                let parts: Parts = figures[from..from + run].iter().copied().collect();
                let alone = figures.get(from + run).is_none_or(|&next| {
                    !view.comparable(next, parts[0]) || is_of_next_clause(view, next)
                });
                let bound = whole
                    .filter(|_| alone)
                    .and_then(|whole| Some((whole, strength(view, whole, &parts)?)));
                if let Some((whole, strength)) = bound {
                    found.push((whole, parts, strength));
                }
            }
            from += run.max(1);
        }
    }
    found
}

/// Whether the words of a sentence may name the first two sides of one set.
fn may_name_two(view: &View<'_>, sentence: usize) -> bool {
    let names = |&side: &WordList| view.may_begin(sentence, side);
    SETS.iter().any(|sides| sides.iter().take(2).all(names))
}

fn is_counted(view: &View<'_>, q: usize) -> bool {
    is_amount(view, q)
        && view.change(q).is_none()
        && matches!(
            view.quantity(q).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure
        )
}

/// How many figures in a row are named by different sides of one set, the first two of it among them.
fn run(sides: &[Option<Side>]) -> usize {
    let Some((set, _)) = sides[0] else { return 0 };
    let mut seen = [false; 3];
    let mut count = 0;
    for side in sides {
        match *side {
            Some((own, place)) if own == set && !seen[place] => seen[place] = true,
            _ => break,
        }
        count += 1;
    }
    if seen[0] && seen[1] { count } else { 0 }
}

/// The side that names a figure: in the words behind it up to the next figure, or right before it.
fn side(view: &View<'_>, q: usize, figures: &[usize]) -> Option<Side> {
    let token = view.token(q);
    let end = view.end_token(token).min(token + 1 + REACH);
    let stop = (token + 1..end)
        .find(|&at| {
            view.at(at).is_some_and(|next| figures.contains(&next))
                || matches!(view.mark(at), Some(';' | ':' | '(' | ')'))
        })
        .unwrap_or(end);
    let behind = (token + 1..stop).find_map(|at| named(view, at));
    behind.or_else(|| {
        let before = token
            .checked_sub(1)
            .filter(|&at| at >= view.first_token(token))?;
        named(view, before)
    })
}

/// The side that a word names.
fn named(view: &View<'_>, at: usize) -> Option<Side> {
    if !view.is_word(at) {
        return None;
    }
    let word = view.lower(at);
    SETS.iter().enumerate().find_map(|(set, sides)| {
        let place = sides.iter().position(|side| side.has(word))?;
        Some((set, place))
    })
}

/// The only like figure of the sentence before, where this one takes it up: "The toll is 1,486. Of the dead …".
fn told_before(view: &View<'_>, sentence: usize) -> Option<usize> {
    let first = view.reading.sentences[sentence].tokens.0;
    let before = sentence
        .checked_sub(1)
        .filter(|&before| view.apart(before, sentence) == Some(1))?;
    let takes_up = view.is_one_of(
        first,
        words!["of", "of the", "of these", "of them", "among"],
    );
    let mut figures = view.in_sentence(before).filter(|&q| is_counted(view, q));
    let only = figures.next()?;
    (takes_up && figures.next().is_none()).then_some(only)
}

/// "210 men and 264 women (41 of them abroad)": whether a clause of its own begins before the next figure; "…, and two of unknown sex"
/// goes on with the list.
fn is_of_next_clause(view: &View<'_>, next: usize) -> bool {
    let token = view.token(next);
    let first = view.first_token(token);
    (first.max(token.saturating_sub(6))..token)
        .any(|at| matches!(view.mark(at), Some(';' | ':' | '—' | '(')))
}

/// How strongly parts are bound to a whole; `None` if it cannot be theirs: each is smaller, they count nothing else, and together they
/// come near it.
fn strength(view: &View<'_>, whole: usize, parts: &[usize]) -> Option<i32> {
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let of = size(whole);
    let sum: f64 = parts.iter().map(|&part| size(part)).sum();
    let theirs = parts
        .iter()
        .all(|&part| view.comparable(whole, part) && size(part) < of);
    let near = ((sum - of) / of).abs() < OFF;
    (theirs && near).then_some(if sum > of { CERTAIN } else { SHORT })
}
