//! A share of a whole that the text gives elsewhere and names here: "1,106,800, which makes up 12% of the UK herd", six
//! paragraphs behind "a total UK herd of 9,612,400".
//!
//! The whole must be called what the share calls it. Silent for another year, for a level that another is compared with, and,
//! where the figures disagree, unless one figure alone is said to be the total of that name.

use extractor::{Cue, Kind, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, meets, outcome};
use crate::parts::is_amount;
use crate::view::View;

/// How far back and ahead a whole is looked for, in sentences.
const BACK: usize = 60;
const AHEAD: usize = 10;
/// More figures than this are not looked through.
const MOST: usize = 200;
/// Words between a part and its share.
const TIE: usize = 9;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.kind != Kind::Percent
            || quantity.value.is_none()
            || view.change(q).is_some()
            || view.is_furniture(q)
        {
            continue;
        }
        let (name, said) = name(view, q);
        if name.is_empty() {
            continue;
        }
        if let Some(part) = part(view, q) {
            of_whole(view, q, part, &name, said, out);
        }
    }
}

/// What the share is of, as stems, and whether all of it is meant: "of all marriages".
fn name<'a>(view: &View<'a>, q: usize) -> (Vec<&'a str>, bool) {
    let token = view.token(q);
    let end = view.end_token(token);
    if token + 2 >= end || !view.cues(token + 1).has(Cue::Of) {
        return (Vec::new(), false);
    }
    let first = view.lower(token + 2);
    let all = matches!(first, "all" | "the total" | "total");
    let lead = all || matches!(first, "the" | "its" | "their" | "our");
    let from = token + 2 + usize::from(lead);
    let stems = (from..end.min(from + 4))
        .take_while(|&at| view.is_word(at) && view.cues(at).is_plain())
        .flat_map(|at| words(view, at))
        .collect();
    (stems, all)
}

/// The figure whose share it is: right before its brackets, or before a verb of making up.
fn part(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(TIE));
    let part = (first..token)
        .rev()
        .filter_map(|at| view.at(at))
        .find(|&l| !matches!(view.quantity(l).kind, Kind::Year | Kind::Date))?;
    let makes_up = |at: usize| {
        view.is_word(at) && {
            let word = view.lower(at);
            [
                "account",
                "represent",
                "constitut",
                "compris",
                "mak",
                "made",
                "equal",
            ]
            .iter()
            .any(|verb| word.starts_with(verb))
        }
    };
    let told = view.mark(token - 1) == Some('(') || (view.token(part) + 1..token).any(makes_up);
    (is_amount(view, part) && told && view.quantity(part).kind != Kind::Percent).then_some(part)
}

fn of_whole(
    view: &View<'_>,
    q: usize,
    part: usize,
    name: &[&str],
    all: bool,
    out: &mut Vec<Candidate>,
) {
    let sentence = view.context(q).sentence;
    let ahead = AHEAD.min(view.reading.sentences.len() - 1 - sentence);
    let near = view.near(sentence, BACK, ahead);
    if near.len() > MOST {
        return;
    }
    let size = |q: usize| view.quantity(q).value.unwrap_or(0.0);
    let wholes: Vec<usize> = near
        .filter(|&w| {
            w != part
                && w != q
                && is_amount(view, w)
                && view.comparable(w, part)
                && view.per(w) == view.per(part)
                && size(w) > size(part)
                && is_called(view, w, name)
        })
        .collect();
    let share = |whole: usize, strength: i32| Candidate {
        rule: "share",
        claim: Claim::percent(view, q),
        formula: Formula::Share,
        operands: vec![
            Bound::beside(view, part, whole),
            Bound::beside(view, whole, part),
        ],
        strength,
        sense: Sense::None,
    };
    let agreeing = wholes
        .iter()
        .map(|&whole| share(whole, 6))
        .find(|candidate| outcome(candidate) == Outcome::Agrees);
    if let Some(agreeing) = agreeing {
        out.push(agreeing);
        return;
    }
    let year = view.context(part).time.year;
    let totals: Vec<usize> = wholes
        .into_iter()
        .filter(|&w| {
            let (context, time) = (view.context(w), view.context(w).time);
            let other = year.is_some() && time.year.is_some() && time.year != year;
            !other
                && !time.earlier
                && !matches!(context.role, Role::Base | Role::Reference)
                && is_total(view, w, name, all)
        })
        .collect();
    if let Some((&whole, rest)) = totals.split_first() {
        let one = rest
            .iter()
            .all(|&other| meets(view.quantity(whole).bare, view.quantity(other).bare));
        if one {
            out.push(share(whole, 8));
        }
    }
}

/// Whether the words around a figure hold the whole name.
fn is_called(view: &View<'_>, w: usize, name: &[&str]) -> bool {
    let words = around(view, w);
    name.iter().all(|stem| words.contains(stem))
}

fn around<'a>(view: &View<'a>, w: usize) -> Vec<&'a str> {
    let token = view.token(w);
    let first = view.first_token(token).max(token.saturating_sub(10));
    let end = view.end_token(token).min(token + 6);
    (first..end)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| words(view, at))
        .collect()
}

/// The stems of a word; an abbreviation ("UK", "the EU's") as it stands.
fn words<'a>(view: &View<'a>, at: usize) -> Vec<&'a str> {
    let word = view.word(at);
    let short = word.trim_end_matches("'s").trim_end_matches("’s");
    if short.len() <= 3 && short.starts_with(char::is_uppercase) {
        return vec![&view.lower(at)[..short.len()]];
    }
    view.stems(view.reading.tokens[at].span)
}

/// Whether a figure is said to be the total of the name, or counts just what the name says.
fn is_total(view: &View<'_>, w: usize, name: &[&str], all: bool) -> bool {
    let token = view.token(w);
    let total = |at: usize| {
        view.cues(at).any(&[Cue::Total, Cue::Whole])
            || view.is_word(at)
                && matches!(view.lower(at), "total" | "the total" | "overall" | "in all")
    };
    let said = (view.first_token(token).max(token.saturating_sub(8))..token)
        .rev()
        .take_while(|&at| {
            view.at(at)
                .is_none_or(|l| matches!(view.quantity(l).kind, Kind::Year | Kind::Date))
        })
        .any(total);
    let counted = view
        .context(w)
        .counted
        .is_some_and(|span| view.stems(span).iter().all(|stem| name.contains(stem)));
    said || all && counted
}
