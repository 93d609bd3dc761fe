//! How a word that points a way stands in its clause, and what it is said of.

use std::ops::Range;

use extractor::{Cue, Kind};

use super::when;
use super::word::{Way, said};
use crate::rules::direction::summoned::{KNOWN_BY, UNTRUE};
use crate::view::View;
use crate::words::WordList;

/// Whether a word that points a way is said of something, and not denied, foretold, or part of a name.
pub(super) fn points(view: &View<'_>, at: usize, way: Way) -> bool {
    if matches!(way, Way::Good | Way::Bad) {
        return false;
    }
    let (first, end) = (view.first_token(at), view.end_token(at));
    let cues = view.cues(at);
    let small = view.is_one_of(at, words!["up", "down"]);
    if small && !goes_on(view, at)
        || cues.any(&[Cue::Surpass])
        || at > first && said(view, at - 1).is_some_and(|way| !matches!(way, Way::Good | Way::Bad))
        || is_of_things(view, at)
    {
        return false;
    }
    let denied = (first.max(at.saturating_sub(5))..at)
        .rev()
        .take_while(|&t| !matches!(view.mark(t), Some(';' | ':' | ',')))
        .any(|t| {
            view.cues(t).any(&[Cue::Negation, Cue::Hypothetical]) || view.is_one_of(t, UNTRUE)
        });
    let own = |t: usize| {
        view.at(t).is_some_and(|q| {
            !matches!(
                view.quantity(q).kind,
                Kind::Year | Kind::Date | Kind::Ordinal
            )
        })
    };
    // "a fall of 12", "rose by 40", "12% higher", "a third more"
    let measured = at > first && own(at - 1)
        || own(at + 1)
        || view.is_word(at + 1) && view.cues(at + 1).any(&[Cue::Of, Cue::By]) && own(at + 2);
    // "Upper Main Street", "Lower Heyford"
    let capital = |t: usize| view.word(t).starts_with(char::is_uppercase);
    let name = at + 1 < end
        && view.is_word(at + 1)
        && capital(at)
        && capital(at + 1)
        && view.word(at).bytes().any(|byte| byte.is_ascii_lowercase());
    // "the lower Tweed"
    let named = view.lower(at).ends_with("er")
        && at + 1 < end
        && view.is_word(at + 1)
        && capital(at + 1)
        && !capital(at);
    let inside = at > first
        && capital(at)
        && !matches!(view.mark(at - 1), Some('"' | '“' | '‘' | '\'' | ':'))
        && view.word(at).bytes().any(|byte| byte.is_ascii_lowercase());
    // "the larger of the two"
    let one_of = view.lower(at).ends_with("er") && view.cues(at + 1).any(&[Cue::Of, Cue::OfThose]);
    // "this fall", "in the fall of 2023"
    let season = view.is_one_of(at, words!["fall"])
        && (view.is_one_of(
            at.wrapping_sub(1),
            words![
                "this", "last", "next", "each", "every", "early", "late", "leaf",
            ],
        ) || at > first + 1 && view.is_one_of(at - 2, words!["in", "during"]));
    // "wants spending to fall", but "went on to fall", "has continued to grow"
    let infinitive = at > first + 1
        && view.is_one_of(at - 1, words!["to"])
        && ![
            "contin", "beg", "start", "on", "go", "went", "appear", "seem", "tend",
        ]
        .iter()
        .any(|stem| view.is_word(at - 2) && view.lower(at - 2).starts_with(stem));
    // "growth stocks"
    let compound = cues.has(Cue::ChangeNoun)
        && !cues.has(Cue::ChangeVerb)
        && at + 1 < end
        && view.is_word(at + 1)
        && is_plain_noun(view, at + 1);
    !denied
        && !measured
        && !name
        && !compound
        && !inside
        && !one_of
        && !season
        && !named
        && !infinitive
}

/// "quicker than the people they look after": held against another thing, not against another time.
pub(in crate::rules) fn is_of_things(view: &View<'_>, at: usize) -> bool {
    let end = view.end_token(at);
    let Some(than) = (at..end.min(at + 9))
        .take_while(|&t| t == at || view.mark(t).is_none_or(|mark| mark == '-'))
        .find(|&t| view.lower(t).ends_with("than"))
    else {
        return false;
    };
    let timed = |t: usize| {
        let for_once = view.is_one_of(t, words!["once"]) && view.is_one_of(t - 1, words!["for"]);
        view.cues(t).any(&[Cue::Earlier, Cue::Later]) && !for_once
            || when::month(view, t).is_some()
            || view
                .at(t)
                .is_some_and(|q| view.quantity(q).kind != Kind::Ordinal)
            || t == than + 1 && view.is_one_of(t, THEN)
    };
    !(than + 1..end.min(than + 14))
        .take_while(|&t| view.mark(t).is_none())
        .any(timed)
}

/// Behind "than": words that make it one of another time.
const THEN: WordList = words![
    "it",
    "they",
    "he",
    "she",
    "we",
    "ever",
    "usual",
    "normal",
    "when",
    "last",
    "before",
    "previously",
    "that",
    "under",
    "did",
    "was",
    "were",
    "had",
    "at",
    "in",
];

/// "Footfall is down across the valley".
fn goes_on(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at);
    at > first
        && (view.cues(at - 1).has(Cue::Level)
            || view.is_one_of(at - 1, words!["is", "are", "was", "were", "been"]))
        && (at + 1 >= view.end_token(at)
            || view.mark(at + 1).is_some()
            || view.is_one_of(
                at + 1,
                words!["across", "for", "in", "on", "again", "this", "at"],
            ))
}

fn is_plain_noun(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    view.cues(at).is_plain()
        && word.len() > 3
        && !word.ends_with("ed")
        && !matches!(
            word,
            "that"
                | "which"
                | "with"
                | "from"
                | "over"
                | "among"
                | "this"
                | "when"
                | "here"
                | "into"
                | "across"
                | "between"
                | "since"
                | "while"
        )
}

/// How a word that points a way stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "the waits are longer", "fell behind"
    Predicate,
    /// "the shrinking headcount"
    Known,
    /// "a heavier haul"
    New,
    /// "over shorter shifts"
    Bare,
    /// "crowds have thinned"
    Verb,
    /// "the drop in repairs"
    Noun,
}

pub(super) fn form(view: &View<'_>, at: usize) -> Form {
    let (first, end) = (view.first_token(at), view.end_token(at));
    let cues = view.cues(at);
    let word = view.lower(at);
    let ends = |tail: &str| {
        word.split([' ', '-'])
            .next()
            .is_some_and(|word| word.ends_with(tail))
    };
    let before = |words: WordList| {
        at > first
            && view.is_word(at - 1)
            && view
                .lower(at - 1)
                .rsplit(' ')
                .next()
                .is_some_and(|last| words.has(last))
    };
    let known = before(KNOWN_BY);
    let new = before(words!["a", "an", "another", "such", "any", "no"]);
    let adjective = ends("er")
        || word.starts_with("more")
        || word.starts_with("less")
        || word.starts_with("few")
        || (ends("ing") || ends("ed")) && (known || new);
    let noun_behind = at + 1 < end
        && view.is_word(at + 1)
        && !view.cues(at + 1).any(&[
            Cue::Of,
            Cue::And,
            Cue::Against,
            Cue::From,
            Cue::To,
            Cue::By,
            Cue::On,
            Cue::Earlier,
            Cue::Later,
        ])
        && !view.is_one_of(
            at + 1,
            words![
                "in", "at", "for", "by", "when", "as", "with", "that", "again", "too",
            ],
        );
    if adjective && noun_behind {
        return if known {
            Form::Known
        } else if new {
            Form::New
        } else {
            Form::Bare
        };
    }
    if adjective {
        return Form::Predicate;
    }
    if cues.has(Cue::ChangeNoun) && (known || new || !cues.has(Cue::ChangeVerb))
        || (known || new) && !ends("ed")
    {
        return Form::Noun;
    }
    Form::Verb
}

/// The tokens of what a word is said of.
pub(super) fn subject(view: &View<'_>, at: usize, form: Form) -> Range<usize> {
    let clause = clause(view, at);
    match form {
        Form::Known | Form::New | Form::Bare => at + 1..clause.end.min(at + 6),
        Form::Noun
            if at + 1 < clause.end && view.is_one_of(at + 1, words!["in", "of", "for", "on"]) =>
        {
            at + 2..clause.end.min(at + 8)
        }
        Form::Noun => clause.start.max(at.saturating_sub(2))..at,
        Form::Predicate | Form::Verb => clause.start..at,
    }
}

/// The clause of a word.
pub(super) fn clause(view: &View<'_>, at: usize) -> Range<usize> {
    let shut = |t: &usize| {
        matches!(view.mark(*t), Some(',' | ';' | ':' | '—' | '–' | '(' | ')'))
            || view.cues(*t).has(Cue::But)
            || view.is_one_of(
                *t,
                words!["while", "whereas", "as", "because", "when", "after"],
            )
    };
    let from = (view.first_token(at).max(at.saturating_sub(10))..at)
        .rev()
        .find(shut)
        .map_or(view.first_token(at).max(at.saturating_sub(10)), |t| t + 1);
    let to = (at + 1..view.end_token(at).min(at + 9))
        .find(shut)
        .unwrap_or(view.end_token(at).min(at + 9));
    from..to
}

/// Whether what a word is said of is money, and the levels count things by name: "Rents fell. The agency let 52 flats …".
pub(super) fn is_of_money(view: &View<'_>, subject: Range<usize>, levels: [usize; 2]) -> bool {
    let counts = levels.iter().all(|&q| view.is_count(q))
        && levels.iter().any(|&q| view.context(q).counted.is_some());
    counts
        && subject.filter(|&t| view.is_word(t)).any(|t| {
            let word = view.lower(t);
            MONEY.leads(word)
        })
}

/// How words for amounts of money begin.
const MONEY: WordList = words![
    "rent", "price", "cost", "fare", "fee", "wage", "pay", "salar", "revenue", "takings", "profit",
    "earning", "income", "spending", "debt", "bill", "tax", "charge", "mortgage", "loan",
    "interest", "dividend", "turnover", "premium", "bonus", "rate",
];
