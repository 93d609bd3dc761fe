//! A length in a sentence that names just two dates and no other length: "begun in 1904 and finished in 1912, eight years of
//! work" · "a decade after the flood of 1997, in 2007" · "opened in 1924, it was a century old in 2024".

use extractor::{Cue, Hedge, Interval, Kind};

use super::between::{count_off, length, plans};
use super::moment::{DAYS, Moment, in_order, is_property, moments, of_unsaid_year};
use crate::candidate::{Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// Words behind a length that count it from something else than the two dates.
const ELSEWHERE: WordList = words![
    "ago",
    "late",
    "later",
    "earlier",
    "older",
    "younger",
    "behind",
    "ahead",
    "early",
    "more",
    "less",
    "longer",
    "shorter",
    "too",
    "from",
    "since",
    "away",
    "each",
    "apiece",
    "per",
    "above",
    "before",
    "after",
    "jail",
    "prison",
    "imprisonment",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, tokens) in view
        .reading
        .sentences
        .iter()
        .map(|sentence| sentence.tokens)
        .enumerate()
    {
        let lengths: Vec<usize> = view
            .in_sentence(sentence)
            .filter(|&q| length(view, q).is_some() && view.quantity(q).value.is_some())
            .collect();
        match lengths[..] {
            [q] if !is_property(view, q) && !plans(view, q) => {
                let Some((claim, unit)) = length(view, q) else {
                    continue;
                };
                out.extend(bind(view, sentence, view.token(q), claim, unit));
            }
            [] if view.may_begin(sentence, words!["century", "decade"]) => {
                for at in tokens.0..tokens.1 {
                    if let Some(claim) = named(view, sentence, at) {
                        out.extend(bind(view, sentence, at, claim, 1.0));
                    }
                }
            }
            _ => {}
        }
    }
}

/// "a century", "a decade": a length that is no number.
fn named(view: &View<'_>, sentence: usize, at: usize) -> Option<Claim> {
    let word = view.word(at);
    let years = if word.eq_ignore_ascii_case("century") {
        100.0
    } else if word.eq_ignore_ascii_case("decade") {
        10.0
    } else {
        return None;
    };
    if !view.is_word(at) || at == view.first_token(at) || !view.is_word(at - 1) {
        return None;
    }
    let one = matches!(view.lower(at - 1), "a" | "one" | "full" | "whole");
    let stated = Interval::around(years, years * 0.05);
    one.then(|| Claim {
        span: view.reading.tokens[at - 1]
            .span
            .cover(view.reading.tokens[at].span),
        sentence,
        quantity: None,
        stated,
        bare: stated,
        value: years,
        grain: 1.0,
        hedge: Hedge::None,
        unit: *YEAR,
        loose: true,
    })
}

/// The only two dates of a sentence: with their years, or two days of a year that is not said.
fn two(view: &View<'_>, sentence: usize) -> Option<[Moment; 2]> {
    let said = moments(view, sentence, 0);
    match said[..] {
        [a, b] if a.quantity != b.quantity => Some([a, b]),
        [] => {
            let days: Vec<Moment> = view
                .in_sentence(sentence)
                .filter_map(|q| of_unsaid_year(view, q))
                .collect();
            <[Moment; 2]>::try_from(days).ok()
        }
        _ => None,
    }
}

fn bind(
    view: &View<'_>,
    sentence: usize,
    token: usize,
    mut claim: Claim,
    unit: f64,
) -> Option<Candidate> {
    let dates = two(view, sentence)?;
    if super::due::ends_a_term(view, sentence) {
        return None;
    }
    let (start, end) = in_order(dates[0], dates[1]);
    if unit < 0.9 && (start.is_year() || end.is_year()) {
        return None;
    }
    let strength = tie(view, token, dates)?;
    let days = start.is_day() && end.is_day();
    let slack = if days { 1.2 } else { 3.0 } / DAYS;
    if days && claim.hedge == Hedge::None && unit * DAYS > 2.0 {
        count_off(view, &mut claim, unit);
    }
    Some(Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![end.bound(unit, slack), start.bound(unit, 0.0)],
        strength,
        sense: Sense::None,
    })
}

/// How surely the length lies between the two dates.
fn tie(view: &View<'_>, token: usize, dates: [Moment; 2]) -> Option<i32> {
    let (first, end) = (view.first_token(token), view.end_token(token));
    let word = |at: usize| {
        if at >= first && at < end && view.is_word(at) {
            view.lower(at)
        } else {
            ""
        }
    };
    let at = dates.map(|date| view.token(date.quantity));
    let (low, high) = (at[0].min(at[1]), at[0].max(at[1]));
    let next = word(token + 1);
    // "fifteen years before the lock was rebuilt in 1981": counted between the date behind it and the other one.
    if matches!(next, "after" | "before") {
        let plain = (token + 2..high.min(end)).all(|at| view.mark(at).is_none() || at > low);
        let near = if low > token {
            low - token
        } else {
            high.saturating_sub(token)
        };
        return (high > token && near <= 10 && plain).then_some(9);
    }
    if next == "old" || word(token + 2) == "old" {
        let born = (first..end)
            .any(|at| view.cues(at).has(Cue::Origin) || matches!(word(at), "born" | "birth"));
        return born.then_some(9);
    }
    let counted = (token + 1..end.min(token + 4))
        .take_while(|&at| view.is_word(at))
        .any(|at| ELSEWHERE.has(word(at)));
    if counted || high > token && low > token && token > first + 2 {
        return None;
    }
    let ahead = [
        token - usize::from(token > first),
        token.saturating_sub(2).max(first),
    ];
    let set = |at: usize| matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '–' | '('));
    let joined = matches!(
        word(ahead[0]),
        "after"
            | "over"
            | "of"
            | "lasting"
            | "some"
            | "a"
            | "for"
            | "all"
            | "fully"
            | "just"
            | "those"
            | "these"
    );
    // "…, a stretch of 40 days"
    let named = token > first + 5
        && word(token - 1) == "of"
        && matches!(word(token - 3), "a" | "an")
        && (set(token - 4) || word(token - 4) == "after" && set(token - 5));
    let lasted = matches!(word(ahead[0]), "lasted" | "lasting");
    // "…, which makes 38 days"
    let makes = matches!(word(ahead[0]), "makes" | "made" | "making")
        && (set(ahead[1]) || matches!(word(ahead[1]), "which" | "that"));
    let opens = set(ahead[0])
        || makes
        || lasted
        || joined && (set(ahead[1]) || word(ahead[1]) == "and")
        || named;
    // What ends its clause sums up the dates before it.
    let closes = !(token + 1..end).any(|at| {
        view.at(at)
            .is_some_and(|q| view.quantity(q).kind != Kind::Ordinal)
    });
    Some(if opens && high < token && token - high <= 8 && closes {
        8
    } else {
        5
    })
}
