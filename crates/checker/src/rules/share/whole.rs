//! A share of a whole that the text gives elsewhere and names here: "1,106,800, which makes up 12% of the UK herd", six
//! paragraphs behind "a total UK herd of 9,612,400".
//!
//! The whole must be called what the share calls it. Silent for another year, for a level that another is compared with, and,
//! where the figures disagree, unless one figure alone is said to be the total of that name.

use extractor::{Cue, Kind, Role};
use smallvec::smallvec;

use super::evidence::of_former;
use super::is_amount as is_share_amount;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, meets, outcome};
use crate::parts::is_amount;
use crate::topic::Listed;
use crate::view::View;

/// How far back and ahead a whole is looked for, in sentences.
const BACK: usize = 60;
const AHEAD: usize = 40;
/// No more figures than this are looked through.
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
        if let Some(part) = part(view, q).or_else(|| part_before(view, q)) {
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
    let told = view.mark(token - 1) == Some('(')
        || (view.token(part) + 1..token).any(|at| makes_up(view, at));
    (is_amount(view, part) && told && view.quantity(part).kind != Kind::Percent).then_some(part)
}

/// "There were 31,400 weddings in hotels. Hotel weddings accounted for 60% of all weddings": the figure of the sentence before,
/// where that has every word of the subject and no other figure of its kind.
fn part_before(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let first = view.first_token(token);
    let verb = (first..token).find(|&at| makes_up(view, at))?;
    let sentence = view.context(q).sentence;
    let before = sentence.checked_sub(1).filter(|&before| {
        view.reading.sentences[before].block == view.reading.sentences[sentence].block
    })?;
    if token - verb > 4 || (first..verb).any(|at| view.at(at).is_some()) {
        return None;
    }
    let (from, to) = view.reading.sentences[before].tokens;
    let told: Vec<&str> = (from..to)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| words(view, at))
        .collect();
    let subject: Vec<&str> = (first..verb)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| words(view, at))
        .collect();
    let mut amounts = view.in_sentence(before).filter(|&l| {
        is_amount(view, l) && view.quantity(l).kind != Kind::Percent && view.change(l).is_none()
    });
    let part = amounts.next()?;
    (amounts.next().is_none()
        && subject.len() >= 2
        && subject.iter().all(|stem| told.contains(stem)))
    .then_some(part)
}

/// A verb by which a part makes up so much of its whole.
fn makes_up(view: &View<'_>, at: usize) -> bool {
    view.is_word(at) && {
        let word = view.word(at).to_ascii_lowercase();
        words![
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
    // Of very many figures the nearest are looked through.
    let near = near.start.max(q.saturating_sub(MOST))..near.end.min(q + MOST / 4);
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
        operands: Bound::both(view, part, whole).to_vec(),
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
    let first = view.first_token(token).max(token.saturating_sub(16));
    let end = view.end_token(token).min(token + 6);
    (first..end)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| words(view, at))
        .collect()
}

/// The stems of a word; an abbreviation ("UK", "the EU's") as it stands.
fn words<'a>(view: &View<'a>, at: usize) -> Listed<'a> {
    let word = view.word(at);
    let short = word.trim_end_matches("'s").trim_end_matches("’s");
    if short.len() <= 3 && short.starts_with(char::is_uppercase) {
        return smallvec![&view.lower(at)[..short.len()]];
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
    said || all && (counted || numbered(view, w, name)) || subject(view, w, name)
}

/// "the number of marriages in 2012 rose to 262,240": the figure is the number of just what the name says.
fn numbered(view: &View<'_>, w: usize, name: &[&str]) -> bool {
    let token = view.token(w);
    let first = view.first_token(token).max(token.saturating_sub(16));
    let of = (first..token.saturating_sub(1)).rev().find(|&at| {
        view.is_word(at) && view.lower(at).ends_with("number") && view.cues(at + 1).has(Cue::Of)
    });
    let Some(of) = of else { return false };
    let named: Vec<&str> = (of + 2..token)
        .take_while(|&at| view.is_word(at) && view.cues(at).is_plain())
        .flat_map(|at| words(view, at))
        .take(name.len())
        .collect();
    let alone = (of..token)
        .filter_map(|at| view.at(at))
        .all(|l| view.change(l).is_some() || !is_amount(view, l));
    named == name && alone
}

/// "The herds of the island grew to 64,100 head": what the sentence opens with is just what the name says, and the figure is
/// what it comes to.
fn subject(view: &View<'_>, w: usize, name: &[&str]) -> bool {
    let token = view.token(w);
    let start = view.first_token(token);
    // "Headline 2: The population …"
    let first = (start..token.min(start + 4))
        .find(|&at| view.mark(at) == Some(':'))
        .map_or(start, |at| at + 1);
    let Some(verb) = (first..token).find(|&at| {
        view.cues(at)
            .any(&[Cue::Level, Cue::ChangeVerb, Cue::Equal])
    }) else {
        return false;
    };
    let opening: Vec<&str> = (first..verb)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| words(view, at))
        .filter(|stem| stem.len() > 1 && !matches!(*stem, "the" | "of"))
        .collect();
    let alone = (first..token)
        .filter_map(|at| view.at(at))
        .all(|l| view.change(l).is_some() || !is_amount(view, l));
    let arrives = matches!(view.context(w).role, Role::Result) || token - verb <= 2;
    !opening.is_empty()
        && opening.iter().all(|stem| name.contains(stem))
        && name.iter().all(|stem| opening.contains(stem))
        && alone
        && arrives
}

/// "Revenue rose to 2.76 billion from 2.4 billion; fuel, at 828 million, consumed 30 per cent of it": of what it rose to.
pub(super) fn was_left(view: &View<'_>, q: usize, whole: usize) -> bool {
    // "the remaining 490" is what a part leaves, not its whole.
    if view
        .cue_before(view.token(whole), 2, &[Cue::Remainder])
        .is_some()
    {
        return true;
    }
    view.context(whole).role == Role::Base
        && !of_former(view, q)
        && whole < q
        && view.in_sentence(view.context(whole).sentence).any(|l| {
            l != whole
                && l.abs_diff(whole) == 1
                && view.context(l).role == Role::Result
                && view.quantity(l).value > view.quantity(whole).value
        })
}

/// How far back a whole is sought that counts the very things of its part.
const FURTHER: usize = 6;

/// Counts further back that count the same things as one beside the claim: "Parliament has 120 seats. … Women took 42 seats".
pub(super) fn of_same_noun(view: &View<'_>, sentence: usize, amounts: &[usize]) -> Vec<usize> {
    let noun = |q: usize| {
        let counted = view.context(q).counted?;
        view.words(counted).split_whitespace().next()
    };
    let beside: Vec<&str> = amounts
        .iter()
        .filter(|&&l| view.context(l).sentence == sentence && view.is_count(l))
        .filter_map(|&l| noun(l))
        .collect();
    if beside.is_empty() {
        return Vec::new();
    }
    view.near(sentence, FURTHER, 0)
        .filter(|&l| {
            view.is_count(l)
                && is_share_amount(view, l)
                && view
                    .apart(view.context(l).sentence, sentence)
                    .is_some_and(|apart| apart <= FURTHER)
                && noun(l).is_some_and(|noun| beside.contains(&noun))
        })
        .take(6)
        .collect()
}
