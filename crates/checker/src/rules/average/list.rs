//! The mean of a list, and of the two ends of a range.

use extractor::{Cue, Interval, Kind};

use super::told;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::listing::is_the_rest;
use crate::parts::{
    announced_count, is_amount, is_elliptical, is_joined, is_like, is_linked, is_whole, whole,
};
use crate::view::View;

/// Whether a figure is called an average: the word stands before it, with at most a count of the items between, or behind it.
pub(super) fn is_average(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let counts = view.quantity(q).kind == Kind::Cardinal
        && view.quantity(q).in_words
        && token > view.first_token(token)
        && view.lower(token - 1) == "the";
    if counts {
        return false;
    }
    if view
        .cue_behind(token, 3, &[Cue::Average])
        .is_some_and(|at| !leads(view, at))
    {
        return true;
    }
    let first = view.first_token(token).max(token.saturating_sub(24));
    let (mut reach, mut seen) = (14, false);
    for at in (first..token).rev() {
        if token - at > reach {
            return false;
        }
        // "the average of 61, 64 and 70 is 65, and of all eight 48": the verb is of another figure.
        if seen && view.cues(at).has(Cue::Level) {
            return false;
        }
        if let Some(other) = view.at(at) {
            seen = true;
            let count = view.quantity(other);
            // "The mean of the three bids, $1.2m, $1.5m and $2.1m, was $1.6m"
            if (is_like(view, other, q) || leaves_its_unit(view, other, q))
                && (is_linked(view, other, other + 1) || other + 1 == q)
            {
                reach +=
                    2 * usize::from(leaves_its_unit(view, other, q) || is_like(view, other, q));
                continue;
            }
            if count.kind != Kind::Cardinal || !count.in_words || token - at > 12 {
                return false;
            }
        } else if matches!(view.mark(at), Some(';' | ':' | '(')) {
            // "(average attendance: 211)"
            if at + 1 == token && view.mark(at) == Some(':') && closes_sentence(view, q) {
                continue;
            }
            return false;
        } else if view.cues(at).has(Cue::Average) {
            // "the average age of the five, who are 38, 44 and 52, is 49": what stands in a clause of its own is no average.
            let inner = (at + 1..token)
                .any(|t| view.is_word(t) && matches!(view.lower(t), "who" | "whose" | "which"));
            if inner
                && q + 1 < view.reading.quantities.len()
                && view.context(q + 1).sentence == view.context(q).sentence
                && is_like(view, q + 1, q)
            {
                return false;
            }
            // "an average, if anyone cares, of 42"
            let aside = view.mark(at + 1) == Some(',') && view.mark(token - 2) == Some(',');
            if aside && view.is_one_of(token - 1, words!["of", "is", "was"]) {
                return true;
            }
            // Far from its figure the word must be the clause's subject: "The average over the five … is 63".
            return token - at <= 5 || view.lower(at - usize::from(at > first)) == "the";
        }
    }
    false
}

/// "The mean of the readings, 12, 15, 18 and 19, was 16 degrees": a number of a list whose unit the claim tells.
fn leaves_its_unit(view: &View<'_>, l: usize, q: usize) -> bool {
    view.quantity(q).unit.base != extractor::UnitId::NONE
        && matches!(view.quantity(q).kind, Kind::Measure | Kind::Duration)
        && is_elliptical(view, l)
        && !view.quantity(l).in_words
        && view.context(l).sentence == view.context(q).sentence
        && (l + 1..q).all(|between| is_elliptical(view, between))
}

/// Whether no like figure of the sentence stands behind it.
fn closes_sentence(view: &View<'_>, q: usize) -> bool {
    !view
        .in_sentence(view.context(q).sentence)
        .any(|l| l > q && is_like(view, l, q))
}

/// "an average of", "the mean age being 67": the figure follows.
fn leads(view: &View<'_>, at: usize) -> bool {
    let follows = (at + 1..view.end_token(at).min(at + 6))
        .take_while(|&t| view.is_word(t) || view.at(t).is_some())
        .find(|&t| view.at(t).is_some());
    let being = |t: usize| {
        matches!(
            view.lower(t),
            "being" | "is" | "was" | "are" | "were" | "stood" | "comes" | "came" | "works"
        )
    };
    follows.is_some_and(|figure| (at + 1..figure).any(|t| view.is_word(t) && being(t)))
        || view.word(at).contains(" of")
        || view.cues(at + 1).has(Cue::Of) && view.at(at + 2).is_some()
        || view.lower(at).starts_with("averag") && view.at(at + 1).is_some()
}

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    mean(view, q, out);
    midpoint(view, q, out);
    told_ahead(view, q, out);
    told::propose(view, q, out);
}

/// "the mean house was 340: the box office sold 280, 310 and 295": the list follows a colon or opens the next sentence.
fn told_ahead(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let own = view.quantity(q).unit.base;
    let Some(colon) = (token + 1..view.end_token(token)).find(|&at| view.mark(at) == Some(':'))
    else {
        return;
    };
    let list: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| view.token(l) > colon && is_amount(view, l) && is_like(view, l, q))
        .collect();
    let whole = list
        .windows(2)
        .all(|pair| is_linked(view, pair[0], pair[1]));
    let told = announced_count(view, sentence).is_none_or(|n| n == list.len());
    if list.len() < 3 || !whole || !told || is_qualified(view, q) {
        return;
    }
    out.push(Candidate {
        rule: "average",
        claim: Claim::of(view, q).rounded(),
        formula: Formula::Mean,
        operands: list.iter().map(|&l| Bound::new(view, l, own)).collect(),
        strength: 9,
        sense: Sense::None,
    });
}

/// "scored 61, 74, 68 and 81, an average of 71".
fn mean(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let own = view.quantity(q).unit.base;
    let count =
        announced_count(view, sentence).filter(|&n| view.quantity(q).value != Some(n as f64));
    // "59% and a five-year average of 46%": of other years than those told, unless just so many are.
    let years = view
        .cue_before(view.token(q), 4, &[Cue::Average])
        .and_then(|at| at.checked_sub(1).and_then(|before| view.at(before)))
        .filter(|&l| view.quantity(l).kind == Kind::Duration);
    let count = match years {
        Some(years) => Some(whole(view.quantity(years).value.unwrap_or(0.0))),
        None => count,
    };
    let ours = is_theirs(view, q);
    for back in 0..=sentence.min(1 + usize::from(count.is_some())) {
        if view.reading.sentences[sentence - back].block != view.reading.sentences[sentence].block {
            break;
        }
        let united = back > 0
            && view
                .in_sentence(sentence - back)
                .any(|l| is_amount(view, l) && is_like(view, l, q));
        // "13 weeks, Paisley 17, Perth 9": the unit stands once in the list.
        let shares_unit = |l: usize| {
            united
                && own != extractor::UnitId::NONE
                && is_elliptical(view, l)
                && !view.quantity(l).in_words
                || back > 0
                    && is_elliptical(view, q)
                    && view.quantity(l).unit.base != extractor::UnitId::NONE
                    && l > view.in_sentence(sentence - back).start
                    && is_elliptical(view, l - 1)
                    && is_linked(view, l - 1, l)
        };
        let like = |&l: &usize| {
            l < q
                && (is_amount(view, l)
                    && (is_like(view, l, q)
                        || is_like(view, q, l)
                        || shares_its_rate(view, l, q)
                        || leaves_its_unit(view, l, q)
                        || shares_unit(l))
                    || view.quantity(l).kind == Kind::Age
                        && (view.is_count(q) || view.quantity(q).kind == Kind::Age))
                && !is_whole(view, l)
                && count.is_none_or(|n| {
                    view.quantity(l).value != Some(n as f64) || !view.quantity(l).in_words
                })
        };
        let found: Vec<usize> = view.in_sentence(sentence - back).filter(like).collect();
        for list in found.chunk_by(|&a, &b| is_linked(view, a, b) && !counts_items(view, b)) {
            let list: Vec<usize> = list
                .iter()
                .copied()
                .filter(|&l| list.len() < 3 || !counts_items(view, l))
                .collect();
            if list.len() < 2 || years.is_some() && count != Some(list.len()) {
                continue;
            }
            // The average of another list than the one before has a subject of its own: "Anxiety averaged 3.23".
            let foreign = 3 * i32::from(
                back > 0
                    && count.is_none()
                    && !ours
                    && !is_joined(view, q)
                    && !opens_with_reference(view, sentence),
            );
            let foreign = foreign + 6 * i32::from(is_qualified(view, q));
            let unit = list
                .iter()
                .map(|&l| view.quantity(l).unit.base)
                .find(|_| own == extractor::UnitId::NONE)
                .unwrap_or(own);
            let unit = list
                .iter()
                .map(|&l| view.quantity(l).unit.base)
                .find(|&unit| unit != extractor::UnitId::NONE && own == extractor::UnitId::NONE)
                .unwrap_or(unit);
            let counted = count.map_or(0, |n| if n == list.len() { 3 } else { -3 });
            let all = i32::from(list.len() == found.len());
            out.push(Candidate {
                rule: "average",
                claim: Claim {
                    unit,
                    ..Claim::of(view, q).rounded()
                },
                formula: Formula::Mean,
                operands: list.iter().map(|&l| Bound::new(view, l, unit)).collect(),
                strength: 4 - foreign
                    + counted
                    + all
                    + 3 * i32::from(list.len() > 2)
                    + i32::from(back == 0),
                sense: Sense::None,
            });
        }
    }
}

/// "It is their mean, 66C": that of what was told before.
fn is_theirs(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 4, &[Cue::Average])
        .is_some_and(|at| {
            at > view.first_token(at)
                && view.is_one_of(
                    at - 1,
                    words!["their", "its", "his", "her", "our", "unweighted"],
                )
        })
}

/// "£710, £735 and £780 a month, so that £745 is the mean": what all are per stands with the last.
fn shares_its_rate(view: &View<'_>, l: usize, q: usize) -> bool {
    let (a, b) = (view.quantity(l), view.quantity(q));
    a.kind == b.kind && a.unit.base == b.unit.base && b.unit.per == extractor::Per::Nothing
}

/// "The average …", "Their mean …", "Hence …": the sentence speaks of what was said before.
fn opens_with_reference(view: &View<'_>, sentence: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    first < end
        && view.is_word(first)
        && matches!(
            view.lower(first),
            "the"
                | "their"
                | "its"
                | "his"
                | "her"
                | "they"
                | "he"
                | "she"
                | "an average of"
                | "on average"
                | "hence"
                | "average"
        )
}

/// "the national average", "the five-year mean": an average of more than the list.
pub(super) fn is_qualified(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(at) = (first.max(token.saturating_sub(14))..token)
        .rev()
        .find(|&at| view.cues(at).has(Cue::Average))
    else {
        return false;
    };
    // "together they average 9.9": a verb
    let verb = view.at(at + 1).is_some();
    at > first
        && !verb
        && view.is_word(at - 1)
        && view.cues(at - 1).is_plain()
        && (view.lower(at) == "average"
            // "OECD mean 472"
            || view.lower(at) == "mean" && view.word(at - 1).starts_with(char::is_uppercase))
        && !matches!(
            view.lower(at - 1),
            "the"
                | "an"
                | "their"
                | "its"
                | "his"
                | "her"
                | "our"
                | "on"
                | "plain"
                | "simple"
                | "unweighted"
        )
}

/// A count that announces or closes a list ("The four routines scored", "in three games") is not of it.
fn counts_items(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    // "the mornings we looked: nine, 14 and 11": its noun is that of the list.
    let bare = view.mark(view.token(q) + 1) == Some(',');
    quantity.kind == Kind::Cardinal
        && quantity.in_words
        && (view.context(q).counted.is_some() && !bare || is_the_rest(view, q))
}

/// "$6.1 billion to $6.3 billion, with a midpoint of $6.4 billion".
fn midpoint(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    for r in view.in_sentence(view.context(q).sentence) {
        let range = view.quantity(r);
        let Some((low, high)) = range.ends.filter(|_| r != q && view.comparable(r, q)) else {
            continue;
        };
        let half = range.grain / 2.0;
        let end = |value: f64| Bound {
            quantity: r,
            value,
            interval: Interval::around(value, half),
        };
        let named = view
            .cue_before(view.token(q), 4, &[Cue::Average])
            .is_some_and(|at| {
                let word = view.lower(at);
                word.starts_with("mid") || word.starts_with("half")
            });
        if named {
            out.push(Candidate {
                rule: "average",
                claim: Claim::of(view, q),
                formula: Formula::Mean,
                operands: vec![end(low), end(high)],
                strength: 9,
                sense: Sense::None,
            });
        }
    }
}
