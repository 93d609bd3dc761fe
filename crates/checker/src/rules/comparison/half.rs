//! More or less than half, where two counts are all that is told: "Over half of the 251 plots were sold: 98 were" · "with 190 of
//! the 486 votes she has a majority" · "Rovers won 30 of 76, so fewer than half".
//!
//! The smaller count is the part. Silent where the counts have verbs of their own ("most of the 400 stayed; 120 sang"), and
//! where the words speak of others ("a majority of voters").

mod list;
mod lone;
mod named;
mod opposite;

pub(super) use named::other_of_two;
pub(super) use opposite::against_opposite;

use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::counts::{may_say_most, says_most};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_aside, is_bare_year};
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells of more than one whole.
const SENTENCES: usize = 3;

/// Words that draw the half from the counts, or the counts from it.
const CONCLUDING: WordList = words![
    "i.e",
    "that is",
    "hence",
    "so",
    "thus",
    "therefore",
    "which means",
    "in other words",
    "namely",
    "meaning",
    "which is",
    "that makes",
    "making",
    "which makes",
    "to be exact",
    "in short",
    "to be precise",
    "yes",
    "no",
];
/// Verbs that stand for the one before: "98 were", "234 of the 601 did".
const AUXILIARIES: WordList = words![
    "were", "was", "did", "are", "is", "have", "has", "had", "been", "do", "does", "be", "will",
];

/// Stems of words behind which a half is not had.
const WANTED: WordList = words![
    "need", "requir", "lack", "lose", "losing", "seek", "sought", "without", "target", "must",
    "deny", "denied", "aim",
];

/// A phrase that says more or less than half.
struct Half {
    from: usize,
    /// One past its last token.
    to: usize,
    most: bool,
    quantity: Option<usize>,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, tokens) in view.reading.sentences.iter().map(|s| s.tokens).enumerate() {
        let fraction = |q: usize| view.quantity(q).kind == Kind::Fraction;
        if !may_say_most(view, sentence) && !view.in_sentence(sentence).any(fraction) {
            continue;
        }
        for at in tokens.0..tokens.1 {
            if let Some(half) = half(view, at, tokens.1) {
                out.extend(
                    bind(view, sentence, &half)
                        .or_else(|| apposed(view, sentence, &half))
                        .or_else(|| named::bind(view, sentence, &half))
                        .or_else(|| lone::bind(view, sentence, &half))
                        .or_else(|| list::bind(view, sentence, &half))
                        .or_else(|| opposite::bind(view, sentence, &half)),
                );
            }
        }
    }
}

fn half(view: &View<'_>, at: usize, end: usize) -> Option<Half> {
    let first = view.first_token(at);
    if let Some(q) = view.at(at) {
        let quantity = view.quantity(q);
        let is_half =
            quantity.kind == Kind::Fraction && quantity.value == Some(0.5) && quantity.in_words;
        let denied = at > first && denies(view, first, at);
        let most = match quantity.hedge {
            Hedge::MoreThan | Hedge::JustOver => true,
            Hedge::LessThan | Hedge::Nearly => false,
            Hedge::None if denied => false,
            _ => return None,
        };
        let from = if denied { at - 1 } else { at };
        return is_half.then_some(Half {
            from,
            to: at + 1,
            most,
            quantity: Some(q),
        });
    }
    let cues = view.cues(at);
    let word = view.lower(at);
    let counts = cues.any(&[Cue::Minority, Cue::Majority]) || word.starts_with("most");
    // "four short of a majority"
    let missed = |t: usize| {
        words!["short", "shy", "away"]
            .iter()
            .any(|start| view.lower(t).starts_with(start))
    };
    if !counts || !view.is_word(at) || (first.max(at.saturating_sub(3))..at).any(missed) {
        return None;
    }
    let named = says_most(view, at, end).or_else(|| {
        let inside = at > first && word.starts_with("the ") && view.is_one_of(at - 1, words!["in"]);
        let closes = inside
            || at + 1 >= end
            || view.mark(at + 1).is_some()
            || view.is_one_of(at + 1, words!["in", "on", "want", "had", "have"]);
        let bare = word == "mostly" || word == "most" && !cues.has(Cue::Least);
        // "which means most succeeded"
        let closes = closes || drawn(view, first, at);
        let led = view.is_one_of(at.saturating_sub(1), words!["at", "the"]) && at > first;
        if cues.has(Cue::Minority) {
            Some(false)
        } else if cues.has(Cue::Majority) && word.contains("majority") && closes {
            Some(true)
        } else {
            (bare && !led && (closes || word == "mostly")).then_some(true)
        }
    })?;
    Some(Half {
        from: at,
        to: at + 1,
        most: named,
        quantity: None,
    })
}

/// "not even half", "did not win even half", "fell short of half".
pub(in crate::rules) fn denies(view: &View<'_>, first: usize, at: usize) -> bool {
    let even = view.is_one_of(at - 1, words!["even", "quite", "not even"])
        && (first..at).any(|t| view.cues(t).has(Cue::Negation));
    even || view.cues(at - 1).has(Cue::Negation)
        || view.lower(at - 1).ends_with("short of")
        || view.lower(at - 1) == "of" && at > first + 1 && view.lower(at - 2).ends_with("short")
}

/// "46 were upheld, which means most succeeded": drawn from a count of the same outcome.
fn drawn(view: &View<'_>, first: usize, at: usize) -> bool {
    let led = (first.max(at.saturating_sub(3))..at)
        .any(|t| view.is_word(t) && view.begins(t, CONCLUDING));
    let good = |t: usize| match (
        view.cues(t).has(Cue::Outcome),
        view.cues(t).has(Cue::Refusal),
    ) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    let before = (first..at).rev().find_map(good);
    led && good(at + 1).is_some() && good(at + 1) == before
}

/// The counts that are all around a half: those of its sentence if they are two, else those of a short paragraph.
fn counts(view: &View<'_>, sentence: usize, half: &Half) -> Option<[usize; 2]> {
    let figure = |&q: &usize| {
        Some(q) != half.quantity && !is_aside(view, q) && view.quantity(q).kind != Kind::Multiple
    };
    let here: Vec<usize> = view.in_sentence(sentence).filter(figure).collect();
    let found = if here.len() == 2 {
        here
    } else {
        view.paragraph(sentence, SENTENCES)?
            .filter(figure)
            .collect()
    };
    let [a, b] = found[..] else { return None };
    let (x, y) = (view.quantity(a), view.quantity(b));
    let alike = x.unit.base == y.unit.base
        && x.kind == y.kind
        && x.kind != Kind::Percent
        && x.kind != Kind::Fraction;
    let bare = [x, y].iter().all(|q| q.hedge.is_neutral());
    if !alike || !bare {
        return None;
    }
    match (x.value?, y.value?) {
        (one, other) if one < other => Some([a, b]),
        (one, other) if one > other => Some([b, a]),
        _ => None,
    }
}

fn bind(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let [part, whole] = counts(view, sentence, half)?;
    let (p, w) = (view.token(part), view.token(whole));
    let end = view.end_token(half.from);
    let (low, high) = (half.from.min(p).min(w), half.from.max(p).max(w));
    let apart = (low..high).any(|t| {
        view.cues(t).any(&[Cue::But, Cue::Against])
            || !(half.from..half.to).contains(&t)
                && t + 4 < half.from
                && view.cues(t).has(Cue::Negation)
    });
    // "a majority of voters": of others than the counts, unless the whole stands in its phrase.
    let of = half.to < end && view.cues(half.to).any(&[Cue::Of, Cue::OfThose])
        || view.is_word(half.from) && view.lower(half.from).ends_with(" of");
    let near = w > half.from && w - half.from <= 7 && (half.to..w).all(|t| view.mark(t).is_none());
    let added = half.from > view.first_token(half.from)
        && (view.cues(half.from - 1).has(Cue::And) || view.is_one_of(half.from - 1, words!["and"]));
    if apart || added {
        return None;
    }
    let told = stands_for_it(view, p, whole);
    let taken = is_taken_out(view, p, w, told);
    let concluded = (low..high).any(|t| view.is_word(t) && view.begins(t, CONCLUDING));
    let own =
        of && (half.to..=half.to + 1).any(|t| view.is_one_of(t, words!["them", "those", "these"]));
    // "no longer a minority", "a minority view no longer"
    let denied = (half.to..end.min(half.to + 4)).any(|t| view.cues(t).has(Cue::Negation));
    // "most of the tenants, 74 out of 189, said so": in apposition.
    let apposed =
        p > half.to && p - half.to <= 5 && matches!(view.mark(p - 1), Some(',' | '(' | '—' | '–'));
    let shut = half.to >= end || view.mark(half.to).is_some();
    let split = p.max(w) < half.from
        && !concluded
        && (p.max(w)..half.from).any(|t| view.mark(t) == Some(';') || view.cues(t).has(Cue::And));
    let predicate =
        shut && w < p && p < half.from && half.from - p <= 4 && view.mark(p + 1) == Some(',');
    let plain = !of || own;
    // "148 of the 312 were for it. A majority of members thus backed it."
    let next = p.max(w) < view.first_token(half.from)
        && (view.first_token(half.from)..end.min(half.to + 5))
            .any(|t| view.is_one_of(t, words!["thus", "therefore", "hence", "so", "accordingly"]));
    let tied = taken && next && names_the_whole(view, half.to, [part, whole])
        || near && (told || taken || concluded)
        || taken && (plain || apposed) && !split
        || told && p > half.to && w < half.from
        || concluded && (told || w < p) && plain
        || predicate;
    if denied || is_wanted(view, half.from) || !tied {
        return None;
    }
    Some(share(view, sentence, half, [part, whole]))
}

/// The share that a half is held against.
fn share(view: &View<'_>, sentence: usize, half: &Half, [part, whole]: [usize; 2]) -> Candidate {
    let stated = if half.most {
        Interval::new(50.0, 100.0)
    } else {
        Interval::new(0.0, 50.0)
    };
    let span = view.reading.tokens[half.from]
        .span
        .cover(view.reading.tokens[half.to - 1].span);
    Candidate {
        rule: "comparison",
        claim: Claim::band(span, sentence, stated, UnitId::PERCENT),
        formula: Formula::Share,
        operands: vec![Bound::own(view, part), Bound::own(view, whole)],
        strength: 8,
        sense: Sense::None,
    }
}

/// "most of them, eight to be exact": the count in apposition is too small a part of every count before it.
fn apposed(view: &View<'_>, sentence: usize, half: &Half) -> Option<Candidate> {
    let count = |&q: &usize| {
        view.quantity(q).kind == Kind::Cardinal
            && view.quantity(q).hedge == Hedge::None
            && !is_bare_year(view, q)
    };
    let own = view.lower(half.from).ends_with(" of them")
        || (half.to..=half.to + 1).any(|t| view.is_one_of(t, words!["them", "those", "these"]));
    let part = view
        .in_sentence(sentence)
        .filter(count)
        .find(|&q| view.token(q) >= half.to)?;
    let p = view.token(part);
    let set = matches!(view.mark(p - 1), Some(',' | '(' | '—' | '–')) && p <= half.to + 3;
    let closed = view.mark(p + 1).is_some()
        || view.begins(p + 1, words!["to be exact", "to be precise", "in all"]);
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let whole = view
        .in_sentence(sentence)
        .filter(count)
        .filter(|&q| view.token(q) < half.from && value(q) > value(part))
        .min_by(|&a, &b| value(a).total_cmp(&value(b)))?;
    let least = value(part) / value(whole);
    (own && set && closed && half.most && least < 0.5)
        .then(|| share(view, sentence, half, [part, whole]))
}

/// Whether what a half is of was counted before, or is whoever was: "of the loans", "of members", "of them".
fn names_the_whole(view: &View<'_>, from: usize, counts: [usize; 2]) -> bool {
    const ANYONE: WordList = words![
        "members", "voters", "votes", "them", "those", "people", "roll", "seats", "all",
    ];
    let (first, end) = view.sentence(counts[1]).tokens;
    let told = view.numbered().wholes(first..end);
    let phrase = from..view.end_token(from).min(from + 5);
    let named = |t: usize| {
        view.is_one_of(t, ANYONE)
            || view.is_word(t)
                && view
                    .numbered()
                    .wholes(t..t + 1)
                    .iter()
                    .any(|stem| told.contains(stem))
    };
    let of = phrase
        .clone()
        .next()
        .is_some_and(|t| view.cues(t).any(&[Cue::Of, Cue::OfThose]))
        || view.lower(from - 1).ends_with(" of");
    !of || phrase.take_while(|&t| view.is_word(t)).any(named)
}

/// "lacks a majority", "needs more than half".
pub(in crate::rules) fn is_wanted(view: &View<'_>, at: usize) -> bool {
    (view.first_token(at).max(at.saturating_sub(3))..at).any(|t| {
        view.cues(t).has(Cue::Hypothetical)
            || view.is_word(t) && {
                let word = view.lower(t);
                WANTED.leads(word)
            }
    })
}

/// "190 of the 486", "90 out of 231", "62 in a house of 90", "22 among 41", "of 300 seats … won 110".
fn is_taken_out(view: &View<'_>, p: usize, w: usize, told: bool) -> bool {
    let led = (view.first_token(w).max(w.saturating_sub(3))..w).any(|t| {
        view.cues(t).any(&[Cue::Of, Cue::OutOf]) || view.is_one_of(t, words!["in", "among", "from"])
    });
    let plain = |from: usize, to: usize| {
        (from..to).all(|t| {
            view.mark(t)
                .is_none_or(|m| m == '(' || m == '-' || m == ',')
        })
    };
    let inside = view.is_one_of(p + 1, words!["in", "among", "from", "of", "out of"]);
    if p < w {
        w - p <= 9
            && (led || inside)
            && plain(p + 1, w)
            && !(p + 1..w).any(|t| view.cues(t).has(Cue::And))
    } else {
        // "Of 412 hedgehogs that were fitted with tags, 198 were alive"
        let first = view.first_token(w);
        let opens = w == first + 1 && view.cues(first).has(Cue::Of) && view.first_token(p) == first;
        let those = view.cue_behind(p, 1, &[Cue::OfThose]).is_some();
        // "640 pupils, 290 of them boys"
        those && (told || p - w <= 4)
            || led
                && p - w <= if opens { 18 } else { 9 }
                && view.cue_before(w, 2, &[Cue::Of, Cue::OutOf]).is_some()
                && plain(w + 1, p)
    }
}

/// Whether a count stands for what was just said: it opens its clause and has no verb but an auxiliary ("98 were", "192 of them").
fn stands_for_it(view: &View<'_>, p: usize, whole: usize) -> bool {
    let (first, end) = (view.first_token(p), view.end_token(p));
    let opens = p == first
        || view.mark(p - 1).is_some_and(|m| m != '-')
        || view.is_one_of(p - 1, words!["namely", "or", "just", "only"]);
    let mut rest = (p + 1..end).take_while(|&t| view.mark(t).is_none_or(|m| m == '-'));
    let quiet = rest.all(|t| {
        view.at(t).is_some_and(|q| q == whole)
            || view.cues(t).any(&[Cue::OfThose, Cue::Of, Cue::OutOf])
            || view.is_one_of(t, AUXILIARIES)
            || view.is_one_of(
                t,
                words![
                    "the", "them", "those", "these", "its", "all", "in", "from", "among", "a",
                ],
            )
    });
    opens && quiet
}
