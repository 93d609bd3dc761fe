//! A place in a field of named figures, however they are told: "Oak had 24 of them, Ash 17, Elm 31; 2019, she said, was the driest of
//! those four" · "which makes the 27-day closing the second-longest" · "Corran, on 61, sits second, between Lorn (70) and Mull (58)".
//!
//! Each figure has a name or year beside it. The claim's own is that whose name stands last before the word, or that beside it, or
//! that of the sentence before for *it*. Silent where the name is no one's, or two figures share it.

mod holder;

use extractor::{Cue, Kind, Role};

use holder::{clause, holder};

use super::named::{goes_beyond, is_superlative};
use super::places::{Place, may_place};
use super::rank::{Ranking, is_alike, place, push};
use crate::candidate::Candidate;
use crate::parts::{commonest, is_amount, is_bare_year, is_elliptical, whole};
use crate::view::View;

/// More figures are a table, not a passage.
const MOST: usize = 9;
/// How far beside a figure its name may stand.
const REACH: usize = 9;

pub(super) fn propose(view: &View<'_>, places: &[Place], out: &mut Vec<Candidate>) {
    let mut places = places.iter().peekable();
    for (sentence, read) in view.reading.sentences.iter().enumerate() {
        let (first, end) = read.tokens;
        let runner = |at: usize| view.is_one_of(at, words!["runner-up", "runners-up"]);
        let here = std::iter::from_fn(|| places.next_if(|place| place.sentence == sentence));
        if view.may_begin(sentence, words!["run"]) && (first..end).any(runner) {
            here.for_each(drop);
            for at in first..end {
                let place = if runner(at) {
                    Some((2, true))
                } else if may_place(view, at) {
                    place(view, at, end)
                } else {
                    None
                };
                claims(view, (sentence, at), place, out);
            }
        } else {
            here.for_each(|found| claims(view, (sentence, found.at), found.claimed, out));
        }
    }
}

/// What a word claims of its sentence, `place` being its place where it names one.
fn claims(
    view: &View<'_>,
    (sentence, at): (usize, usize),
    place: Option<(usize, bool)>,
    out: &mut Vec<Candidate>,
) {
    let Some((place, from_top)) = place.or_else(|| sits(view, at)) else {
        return;
    };
    let runner = view.is_one_of(at, words!["runner-up", "runners-up"]);
    // "the best of the three": at what is not told.
    let vague = view.is_one_of(at, words!["best", "worst", "finest", "greatest"]);
    if !vague && (runner || is_superlative(view, at) || is_most(view, at)) && !is_denied(view, at) {
        let claim = Ranking {
            sentence,
            at,
            place,
            from_top,
            of: of(view, at),
        };
        bind(view, claim, out);
    }
}

/// "was the most forthcoming".
fn is_most(view: &View<'_>, at: usize) -> bool {
    at > view.first_token(at)
        && view.is_one_of(at, words!["most", "least"])
        && view.is_one_of(at - 1, words!["the"])
        && view.is_word(at + 1)
        && (at + 2 >= view.end_token(at)
            || view.mark(at + 2).is_some()
            || view.cues(at + 2).has(Cue::Of))
}

/// "sits second, between", "is third, behind": an ordinal that closes its clause.
fn sits(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let q = view.at(at)?;
    let ordinal = view.quantity(q);
    let verb = at > view.first_token(at)
        && view.is_one_of(
            at - 1,
            words![
                "sits", "sit", "sat", "ranks", "ranked", "lies", "lay", "runs", "stands", "stood",
                "placed",
            ],
        );
    let shut = matches!(view.mark(at + 1), Some(',' | ';' | '—'))
        || view.is_one_of(
            at + 1,
            words!["behind", "between", "with", "on", "ahead of"],
        );
    (ordinal.kind == Kind::Ordinal && verb && shut)
        .then_some(ordinal.value)?
        .map(|value| (whole(value), true))
}

fn is_denied(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at);
    let near = (first.max(at.saturating_sub(4))..at).any(|t| {
        view.cues(t)
            .any(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast])
            || view.is_one_of(t, words!["once", "formerly", "previously", "among"])
    });
    // "Last season Cawood came second": of another time than the field.
    let earlier =
        |t: usize| view.cues(t).has(Cue::Earlier) && !view.is_one_of(t, words!["then", "before"]);
    let to = (at..view.end_token(at))
        .find(|&t| matches!(view.mark(t), Some(';' | ':')))
        .unwrap_or(view.end_token(at));
    near || (clause(view, at)..to).any(earlier)
}

/// "of the four", "of those four towns", "of the quartet".
pub(super) fn of(view: &View<'_>, at: usize) -> Option<usize> {
    let end = view.end_token(at).min(at + 8);
    let led = (at + 1..end).find(|&t| view.cues(t).any(&[Cue::Of, Cue::OfThose]))?;
    let word = |t: usize| match view.lower(t) {
        "trio" => Some(3),
        "quartet" => Some(4),
        "quintet" => Some(5),
        _ => None,
    };
    (led..end.min(led + 4)).find_map(|t| {
        let count = view.at(t).filter(|&q| view.is_count(q));
        count
            .and_then(|q| view.quantity(q).value)
            .map(whole)
            .or_else(|| word(t))
    })
}

/// A figure of the field with the stems of the names beside it.
struct Entry<'a> {
    figure: usize,
    names: Vec<&'a str>,
}

fn bind(view: &View<'_>, claim: Ranking, out: &mut Vec<Candidate>) {
    let own = claim.sentence;
    let before = own
        .checked_sub(1)
        .filter(|&at| view.reading.sentences[at].block == view.reading.sentences[own].block);
    let tries = [
        Some(own..=own),
        before.map(|at| at..=at),
        before.map(|at| at..=own),
    ];
    for sentences in tries.into_iter().flatten() {
        let Some(field) = field(view, claim, sentences) else {
            continue;
        };
        if let Some((mine, told)) = holder(view, claim, &field)
            && let Some(candidate) = placed(view, claim, &field, mine, told)
        {
            out.push(candidate);
            return;
        }
    }
}

/// The place of a figure in a field; `told` where the words name it beyond doubt.
fn placed(
    view: &View<'_>,
    claim: Ranking,
    field: &[Entry<'_>],
    mine: usize,
    told: bool,
) -> Option<Candidate> {
    let mut list: Vec<usize> = field.iter().map(|entry| entry.figure).collect();
    if !list.contains(&mine) {
        list.push(mine);
    }
    if list.len() < 3 || !list.iter().all(|&l| l == mine || alike(view, l, mine)) {
        return None;
    }
    let whole = claim.of == Some(list.len());
    // Of two sentences, one tells all others.
    let own = |l: usize| view.context(l).sentence == view.context(mine).sentence;
    let rivals = |at: bool| list.iter().filter(|&&l| l != mine && own(l) == at).count();
    if !whole && rivals(true) > 0 && rivals(false) > 0
        || !whole && rivals(true).max(rivals(false)) < 2
    {
        return None;
    }
    if claim.of.is_some() && !whole {
        return None;
    }
    let end = view.end_token(claim.at).min(claim.at + 6);
    let pointing = (view.first_token(claim.at)..end)
        .any(|t| view.cues(t).has(Cue::OfThose) || view.begins(t, words!["of which", "of whom"]));
    let behind = view.is_one_of(claim.at + 1, words!["in", "on"]);
    if !whole && !pointing && !told && goes_beyond(view, claim.at) && !behind {
        return None;
    }
    let strength = if whole || pointing || told { 9 } else { 8 };
    let mut found = Vec::new();
    push(view, claim, mine, Some(mine), &list, strength, &mut found);
    found.pop()
}

/// Whether two figures can stand in one field; the unit may be left out.
fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let bare = |q: usize| is_elliptical(view, q) && !view.quantity(q).in_words;
    is_alike(view, a, b) || bare(a) || bare(b)
}

/// The named like figures of some sentences around the claim.
fn field<'a>(
    view: &View<'a>,
    claim: Ranking,
    sentences: std::ops::RangeInclusive<usize>,
) -> Option<Vec<Entry<'a>>> {
    let counts = |l: usize| {
        // "of the four": how many there are.
        view.quantity(l).in_words
            && view
                .cue_before(view.token(l), 3, &[Cue::Of, Cue::OfThose])
                .is_some()
            || view.token(l) > 0
                && view.is_one_of(view.token(l) - 1, words!["the", "these", "those"])
    };
    let figure = |&l: &usize| {
        is_amount(view, l)
            && !is_bare_year(view, l)
            && !counts(l)
            && !view.quantity(l).hedge.is_bound()
            && !view.context(l).time.earlier
            && !matches!(view.context(l).role, Role::Base)
    };
    let figures: Vec<usize> = sentences
        .flat_map(|sentence| view.in_sentence(sentence))
        .filter(figure)
        .collect();
    let kind = commonest(view, &figures, |l, other| alike(view, l, other))?;
    let list: Vec<usize> = figures
        .into_iter()
        .filter(|&l| alike(view, kind, l))
        .collect();
    if claim.of.is_some_and(|n| n < list.len()) {
        return None;
    }
    if !(2..=MOST).contains(&list.len()) {
        return None;
    }
    let ahead: Vec<Vec<&str>> = list.iter().map(|&l| names_before(view, l)).collect();
    let behind: Vec<Vec<&str>> = list.iter().map(|&l| names_behind(view, l)).collect();
    let told = |names: &[Vec<&str>]| names.iter().filter(|name| !name.is_empty()).count();
    let names = if told(&behind) < list.len() && told(&ahead) >= told(&behind) {
        ahead
    } else {
        behind
    };
    let mut entries: Vec<Entry<'_>> = list
        .iter()
        .zip(names)
        .map(|(&figure, names)| Entry { figure, names })
        .collect();
    // A list without names, each right behind the other, has its figures for names.
    let run = list
        .windows(2)
        .all(|two| view.token(two[1]) - view.token(two[0]) <= 3);
    if !run {
        entries.retain(|entry| !entry.names.is_empty());
    }
    let shared: Vec<&str> = entries
        .iter()
        .flat_map(|entry| entry.names.iter().copied())
        .filter(|name| {
            entries
                .iter()
                .filter(|entry| entry.names.contains(name))
                .count()
                > 1
        })
        .collect();
    for entry in &mut entries {
        entry.names.retain(|name| !shared.contains(name));
    }
    Some(entries)
}

/// The names that a token gives: a word with a capital that does not merely open its sentence, or a year.
fn name<'a>(view: &View<'a>, at: usize) -> Option<&'a str> {
    if view
        .at(at)
        .is_some_and(|q| view.quantity(q).kind == Kind::Year)
    {
        return Some(view.lower(at));
    }
    let proper = view.is_word(at) && view.word(at).starts_with(char::is_uppercase);
    let stems = proper.then(|| view.stems(view.reading.tokens[at].span))?;
    stems.into_iter().next()
}

fn names_before<'a>(view: &View<'a>, l: usize) -> Vec<&'a str> {
    let token = view.token(l);
    let first = view.first_token(token);
    let mut at = token;
    if at > first && view.is_one_of(at - 1, words!["at", "on", "with", "has", "had", "the"]) {
        at -= 1;
    }
    let led = at < token;
    if at > first
        && (matches!(view.mark(at - 1), Some('(' | ':')) || led && view.mark(at - 1) == Some(','))
    {
        at -= 1;
    }
    (first.max(at.saturating_sub(REACH))..at)
        .rev()
        .take_while(|&t| view.mark(t) != Some('(') && goes_on(view, t))
        .filter_map(|t| name(view, t))
        .collect()
}

/// Whether a token lets a phrase go on: no mark, "and" or figure but a year ends it there.
fn goes_on(view: &View<'_>, token: usize) -> bool {
    !matches!(view.mark(token), Some(',' | ';' | ':' | ')' | '—'))
        && view
            .at(token)
            .is_none_or(|q| view.quantity(q).kind == Kind::Year)
        && !view.cues(token).has(Cue::And)
}

fn names_behind<'a>(view: &View<'a>, l: usize) -> Vec<&'a str> {
    let token = view.token(l);
    (token + 1..view.end_token(token).min(token + REACH))
        .take_while(|&t| goes_on(view, t))
        .filter_map(|t| name(view, t))
        .collect()
}
