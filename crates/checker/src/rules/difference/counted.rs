//! "21,200 more weddings than funerals", where the weddings and the funerals are counted elsewhere in the article.
//!
//! Silent where the article gives two different counts of either, or of another time.

use extractor::{Cue, Kind};

use super::told::difference;
use crate::candidate::{Candidate, Claim};
use crate::judge::meets;
use crate::view::View;

/// How far back and ahead the counts are sought, in sentences.
const REACH: usize = 40;
/// More figures than this are not looked through.
const MOST: usize = 200;
/// Words between "more" and "than", and behind "than".
const PHRASE: usize = 4;
/// Both counts carry the names that the claim sets against each other.
const NAMED: i32 = 9;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    if !matches!(
        view.quantity(q).kind,
        Kind::Cardinal | Kind::Money | Kind::Measure
    ) || view.quantity(q).value.is_none()
    {
        return;
    }
    let Some((one, other)) = names(view, q) else {
        return;
    };
    let sentence = view.context(q).sentence;
    let ahead = REACH.min(view.reading.sentences.len() - 1 - sentence);
    let near = view.near(sentence, REACH, ahead);
    if near.len() > MOST {
        return;
    }
    let count = |name: &str| {
        let mut found = near.clone().filter(|&l| counts(view, q, l, name));
        let first = found.next()?;
        found
            .all(|l| meets(view.quantity(first).bare, view.quantity(l).bare))
            .then_some(first)
    };
    if let (Some(a), Some(b)) = (count(one), count(other))
        && a != b
    {
        out.push(difference(view, Claim::of(view, q), a, b, NAMED));
    }
}

/// The head nouns of "more weddings than funerals" behind a figure, as stems.
fn names<'a>(view: &View<'a>, q: usize) -> Option<(&'a str, &'a str)> {
    let token = view.token(q);
    let end = view.end_token(token);
    let more = view.is_word(token + 1)
        && token + 1 < end
        && matches!(view.lower(token + 1), "more" | "fewer" | "less");
    if !more {
        return None;
    }
    let than =
        (token + 2..end.min(token + 3 + PHRASE)).find(|&at| view.cues(at).has(Cue::Against))?;
    let noun = |from: usize, to: usize| {
        (from..to)
            .take_while(|&at| view.is_word(at))
            .flat_map(|at| view.stems(view.reading.tokens[at].span))
            .next()
    };
    Some((
        noun(token + 2, than)?,
        noun(than + 1, end.min(than + 1 + PHRASE))?,
    ))
}

/// Whether `l` counts what a name says, at a time that is not another than the claim's.
fn counts(view: &View<'_>, q: usize, l: usize, name: &str) -> bool {
    let (own, time) = (view.context(q).time, view.context(l).time);
    let other = matches!((own.year, time.year), (Some(a), Some(b)) if a != b);
    l != q
        && !other
        && !time.earlier
        && view.is_level(l)
        && view.comparable(l, q)
        && view.quantity(l).kind == view.quantity(q).kind
        && view.counted(l).first() == Some(&name)
}
