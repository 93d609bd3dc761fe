//! Two opposite outcomes and the rate drawn from them, all that is told: "117 said yes and 63 no, so 65% agreed" · "58% came up
//! (82 sprouted, 59 did not)".
//!
//! Silent where nothing draws the rate from the counts, and where one count is taken out of the other.

use extractor::{Cue, Kind};

use super::divided::is_side;
use super::outcome_among;
use crate::calendar::MONTHS;
use crate::candidate::{Candidate, Claim};
use crate::judge::{Outcome, outcome};
use crate::parts::is_aside;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells of more than one rate.
const SENTENCES: usize = 3;
/// A sentence of at most so many tokens gives nothing but the rate.
const SHORT: usize = 9;
/// An outcome this many times as common as the other is more likely what it was taken from.
const UNLIKE: f64 = 20.0;
/// Words that draw the rate from the counts.
const CONCLUDING: WordList = words![
    "so",
    "hence",
    "thus",
    "therefore",
    "i.e",
    "that is",
    "in other words",
    "which puts",
    "which makes",
    "which means",
    "which gives",
    "giving",
    "meaning",
    "making",
    "or",
    "that makes",
    "that puts",
    "for a",
];
/// Words that stand with those for something.
const FOR: WordList = words![
    "for",
    "in favour",
    "in favor",
    "yes",
    "in support",
    "supporting",
    "ayes",
];
/// Words that stand with those who are not.
const AGAINST: WordList = words![
    "against",
    "opposed",
    "opposing",
    "no",
    "not",
    "did not",
    "were not",
    "had not",
    "didn't",
    "didn’t",
    "weren't",
    "weren’t",
    "noes",
    "dead",
    "beaten",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let rate = quantity.kind == Kind::Percent
            && quantity.value.is_some()
            && quantity.hedge.is_neutral()
            && view.change(q).is_none()
            && !is_side(view, q);
        if let Some([a, b]) = rate.then(|| counts(view, q)).flatten() {
            bind(view, q, a, b, out);
        }
    }
}

/// The two counts that are all that is told beside a rate: in its sentence, or in a short paragraph.
fn counts(view: &View<'_>, q: usize) -> Option<[usize; 2]> {
    let sentence = view.context(q).sentence;
    let two = |figures: std::ops::Range<usize>| -> Option<[usize; 2]> {
        let found: Vec<usize> = figures
            .filter(|&c| c != q && !is_other(view, c))
            .take(3)
            .collect();
        let [a, b] = found[..] else { return None };
        (view.is_count(a) && view.is_count(b) && q.abs_diff(a) <= 6).then_some([a, b])
    };
    two(view.in_sentence(sentence)).or_else(|| view.paragraph(sentence, SENTENCES).and_then(two))
}

/// Dates, places and small numbers in words are no counts of outcomes.
fn is_other(view: &View<'_>, c: usize) -> bool {
    let token = view.token(c);
    let day = view.is_word(token + 1)
        && MONTHS
            .iter()
            .any(|month| month.eq_ignore_ascii_case(view.word(token + 1)));
    day || is_aside(view, c)
}

fn bind(view: &View<'_>, q: usize, a: usize, b: usize, out: &mut Vec<Candidate>) {
    // "did 1,240 operations and lost 31": the one is taken out of the other.
    let size = |c: usize| view.quantity(c).value.unwrap_or(f64::NAN);
    if size(a).max(size(b)) > UNLIKE * size(a).min(size(b)) {
        return;
    }
    let Some((first, second)) = stretches(view, q, a, b) else {
        return;
    };
    let of = |c: usize| {
        view.cue_before(view.token(c), 2, &[Cue::Of, Cue::OutOf])
            .is_some()
    };
    if of(a) || of(b) {
        return;
    }
    let rate_of = |x: usize, y: usize, strength: i32| {
        outcome_among(view, Claim::percent(view, q), [x, y], strength)
    };
    let drawn = good_first(view, a, b, [first.clone(), second.clone()])
        .and_then(|first_good| Some((first_good, drawn(view, q, b, [first, second], first_good)?)));
    let Some((first_good, (good, named))) = drawn else {
        // What is drawn from them though nothing says which is which: only that it agrees.
        let agrees = |found: &Candidate| outcome(found) == Outcome::Agrees;
        out.extend(
            [rate_of(a, b, 8), rate_of(b, a, 8)]
                .into_iter()
                .filter(agrees),
        );
        return;
    };
    let (rated, rest) = if good == first_good { (a, b) } else { (b, a) };
    out.push(rate_of(rated, rest, 9));
    if !named {
        out.push(rate_of(rest, rated, 4));
    }
}

/// Whether the first of two counts is that of the favourable outcome; none where they are not opposed.
fn good_first(
    view: &View<'_>,
    a: usize,
    b: usize,
    [first, second]: [std::ops::Range<usize>; 2],
) -> Option<bool> {
    // "by 214 to 126"
    let (one, two) = (view.token(a), view.token(b));
    let vote = two - one <= 3
        && view.cues(two - 1).has(Cue::To)
        && (view.first_token(one)..view.end_token(two)).any(|t| {
            view.cues(t).has(Cue::Outcome)
                || view.is_word(t) && view.begins(t, words!["votes", "vote", "ballots"])
        });
    match (favour(view, first.clone()), favour(view, second.clone())) {
        (Some(one), Some(other)) if one != other => Some(one),
        (None, Some(false)) => Some(true),
        (None, Some(true)) if says_no(view, first.clone()) => Some(false),
        (Some(true), None) if vote || negates(view, first, second) => Some(true),
        (None, None) if vote => Some(true),
        _ => None,
    }
}

/// The words of each count: up to what parts the two, and from there to the next mark or figure.
fn stretches(
    view: &View<'_>,
    q: usize,
    a: usize,
    b: usize,
) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let (one, two, claim) = (view.token(a), view.token(b), view.token(q));
    if claim > one && claim < two || two - one > 16 {
        return None;
    }
    let parts = |t: usize| {
        view.mark(t).is_some_and(|mark| mark != '-')
            || view.cues(t).any(&[Cue::And, Cue::But, Cue::Against])
            || view.is_one_of(t, words!["while", "with", "to"])
            || t == view.first_token(two)
    };
    // "those that did not, 155": a mark before the figure still belongs to it.
    let cut = (one + 1..two).find(|&t| parts(t))?;
    let mark = |t: usize| matches!(view.mark(t), Some(':' | ';' | '(' | '—' | '–' | ','));
    let from = (view.first_token(one)..one)
        .rev()
        .find(|&t| mark(t) || t == claim)
        .map_or(view.first_token(one), |t| t + 1);
    let end = view.end_token(two);
    let to = (two + 1..end)
        .find(|&t| mark(t) || view.mark(t) == Some(')') || t == claim)
        .unwrap_or(end);
    Some((from..cut, cut..to))
}

/// Whether words tell of a favourable outcome or of the other; none where they tell of both or neither.
fn favour(view: &View<'_>, tokens: std::ops::Range<usize>) -> Option<bool> {
    let (mut good, mut bad) = (false, false);
    for t in tokens {
        if !view.is_word(t) {
            continue;
        }
        let cues = view.cues(t);
        if cues.has(Cue::Refusal) || view.begins(t, AGAINST) {
            bad = true;
        } else if cues.has(Cue::Outcome) || view.begins(t, FOR) {
            good = true;
        }
    }
    // "in favour were 40", "those that did not hatch": what is denied is not had.
    match (good, bad) {
        (_, true) => Some(false),
        (true, false) => Some(true),
        _ => None,
    }
}

fn says_no(view: &View<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|t| view.is_word(t) && view.begins(t, AGAINST))
}

/// "cured … uncured": the one word denies the other.
fn negates(
    view: &View<'_>,
    first: std::ops::Range<usize>,
    mut second: std::ops::Range<usize>,
) -> bool {
    second.any(|t| {
        view.is_word(t)
            && words!["un", "non-", "in", "dis"].iter().any(|prefix| {
                view.lower(t).strip_prefix(prefix).is_some_and(|rest| {
                    rest.len() >= 4
                        && first
                            .clone()
                            .any(|f| view.is_word(f) && view.lower(f) == rest)
                })
            })
    })
}

/// Whether the rate is drawn from the counts, and whether it is that of the favourable outcome.
fn drawn(
    view: &View<'_>,
    q: usize,
    b: usize,
    [first, second]: [std::ops::Range<usize>; 2],
    good_first: bool,
) -> Option<(bool, bool)> {
    let (token, last) = (view.token(q), view.token(b));
    let (from, end) = (view.first_token(token), view.end_token(token));
    let concluded =
        last < token && (last + 1..token).any(|t| view.is_word(t) && view.begins(t, CONCLUDING));
    let rate = view.cue_before(token, 5, &[Cue::Rate]).is_some()
        || (from.max(token.saturating_sub(5))..token).any(|t| view.cues(t).has(Cue::Rate));
    let bracketed = token < last
        && (token..view.token(b))
            .any(|t| matches!(view.mark(t), Some('(' | '—' | '–' | ':' | ',')));
    let start = if last < token {
        from.max(last + 1)
    } else {
        from
    };
    let own: Vec<&str> = (start.max(second.end.min(token))..end.min(token + 7))
        .filter(|&t| view.is_word(t) && !first.contains(&t) && !second.contains(&t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect();
    let shares = |tokens: &std::ops::Range<usize>| {
        tokens
            .clone()
            .filter(|&t| view.cues(t).any(&[Cue::Outcome, Cue::Refusal]))
            .any(|t| {
                view.stems(view.reading.tokens[t].span)
                    .iter()
                    .any(|stem| own.iter().any(|other| related(stem, other)))
            })
    };
    let (like_first, like_second) = (shares(&first), shares(&second));
    // "The rate in the capital is 14%": another sentence goes on to another place.
    let apart = view.context(b).sentence != view.context(q).sentence && end - from > SHORT;
    if apart && !concluded || crate::parts::is_elsewhere(view, q, b) {
        return None;
    }
    if !(concluded || rate || bracketed || like_first != like_second) {
        return None;
    }
    if like_first != like_second {
        return Some((like_first == good_first, true));
    }
    let words =
        || (start..end.min(token + 7)).filter(|t| !first.contains(t) && !second.contains(t));
    let bad = words().any(|t| view.cues(t).has(Cue::Refusal) && !view.cues(t).has(Cue::Outcome));
    let good = words().any(|t| view.cues(t).has(Cue::Outcome));
    Some((good || !bad, good || bad))
}
