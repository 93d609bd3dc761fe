//! The words that say what a figure counts, and what happened on a date.

use std::sync::LazyLock;

use extractor::{Cue, Kind};

use super::fact::Class;
use super::terms::{Form, Phrases, Raw, Term, Word, raw_term};
use super::zone::Zone;
use crate::view::View;

/// The tokens of what is counted: right behind the figure, "drivers’ jobs" through its apostrophe; of a share its whole.
pub(super) fn counted(view: &View<'_>, q: usize, class: Class) -> (usize, usize) {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let mut from = token + 1;
    let word = |at: usize| {
        if at < end && view.is_word(at) {
            view.word(at).to_ascii_lowercase()
        } else {
            String::new()
        }
    };
    if class == Class::Level
        && matches!(view.quantity(q).kind, Kind::Money | Kind::Measure)
        && matches!(word(from).as_str(), "of" | "in" | "on" | "for")
    {
        // "£1.7 million in overtime", "12,400 hectares of forest"; but not "in 2012", "in the year".
        if view.is_word(from + 1) && from + 1 < end && !ends_noun(view, from + 1) {
            from += 1;
        }
    }
    if class == Class::Part || view.quantity(q).kind == Kind::Fraction {
        if from < end && view.cues(from).has(Cue::Of) {
            from += 1;
        }
        while from < end
            && view.is_word(from)
            && matches!(
                view.word(from).to_ascii_lowercase().as_str(),
                "the" | "all" | "its" | "their"
            )
        {
            from += 1;
        }
    }
    let mut to = from;
    while to < end && to < from + 5 {
        let apostrophe = matches!(view.mark(to), Some('\'' | '’'));
        let stop = view.is_word(to) && (ends_noun(view, to));
        if !apostrophe && (!view.is_word(to) || stop) {
            break;
        }
        to += 1;
        // The counted noun itself ends the phrase: "14 branches | offered Sunday opening".
        if !apostrophe && is_plural(view.word(to - 1)) && !matches!(view.mark(to), Some('\'' | '’'))
        {
            break;
        }
    }
    let nothing = to == from && class == Class::Level;
    // "electorate 64,580; votes cast 24,930", "Casualties: nine"
    let label = if token > first && view.mark(token - 1) == Some(':') {
        token - 1
    } else {
        token
    };
    let opens = (first..label)
        .rev()
        .take(4)
        .take_while(|&at| {
            view.is_word(at)
                && !view
                    .cues(at)
                    .any(&[Cue::Level, Cue::Of, Cue::To, Cue::ChangeVerb])
        })
        .count();
    let labelled = nothing
        && opens > 0
        && opens < 4
        && (label - opens == first
            || label < token
            || matches!(view.mark(label - opens - 1), Some(';' | '—')));
    if labelled {
        return (label - opens, label);
    }
    if nothing && token > first + 1 && view.cues(token - 1).has(Cue::Of) {
        // "an overspend of £6.8 million", "its capacity of 1,100"
        let mut start = token - 1;
        while start > first
            && token - start < 3
            && view.is_word(start - 1)
            && !ends_noun(view, start - 1)
        {
            start -= 1;
        }
        return (start, token - 1);
    }
    (from, to)
}

/// Words that say what becomes of something on a day, with a term for all of one sort.
static PHASES: LazyLock<Phrases<Term>> = LazyLock::new(|| {
    Phrases::read(include_str!("../../../../lexicon/phases.tsv"), |phase| {
        raw_term(&format!("phase {phase}"))
    })
});

/// "opened on", "whose first day was", "takes effect on", "from Monday 3 June": what becomes of something on a day.
fn phase(view: &View<'_>, raw: &[Raw], token: usize, zone: &Zone) -> Option<Term> {
    let from = token > zone.from
        && view.is_word(token - 1)
        && view.word(token - 1).eq_ignore_ascii_case("from");
    if from {
        return Some(raw_term("phase open"));
    }
    let near = |at: &usize| {
        let word = raw[*at].token;
        zone.from <= word && word < zone.to && word + 9 > token && word < token + 5
    };
    let forms: Vec<Form> = raw.iter().map(|word| word.form).collect();
    let near = (0..raw.len()).filter(near);
    let found = near.filter_map(|at| {
        let (_, phase) = PHASES.longest(&forms[at..])?;
        Some((raw[at].token.abs_diff(token), phase))
    });
    found.min().map(|found| found.1)
}

/// Words that say what happens on a day, with a term for all of one sort: "ran aground", "grounded".
static HAPPENINGS: LazyLock<Phrases<Term>> =
    LazyLock::new(|| Phrases::read(include_str!("../../../../lexicon/happenings.tsv"), raw_term));

/// The sorts of what may have happened on a day by the words around it, the nearest first, of at most three; none of another figure.
pub(super) fn sorts(raw: &[Raw], token: usize, zone: &Zone, class: Class) -> Box<[Term]> {
    if class != Class::Date {
        return Box::default();
    }
    let near = |at: &usize| {
        let word = raw[*at].token;
        zone.from <= word && word < zone.to && word + 16 > token && word < token + 9
    };
    let forms: Vec<Form> = raw.iter().map(|word| word.form).collect();
    let near = (0..raw.len()).filter(near);
    let mut found: Vec<(usize, Term)> = near
        .filter_map(|at| {
            let (_, sort) = HAPPENINGS.longest(&forms[at..])?;
            // What stands behind a date more often belongs to the next.
            let behind = raw[at].token > token;
            let apart = raw[at].token.abs_diff(token);
            Some((if behind { 2 * apart } else { apart }, sort))
        })
        .collect();
    found.sort_unstable();
    let mut sorts: Vec<Term> = Vec::new();
    for (_, sort) in found {
        if !sorts.contains(&sort) && sorts.len() < 3 {
            sorts.push(sort);
        }
    }
    sorts.into()
}

/// What happened on a date: the three nearest words for a happening in its stretch of the sentence, and what becomes of it.
pub(super) fn happening(
    view: &View<'_>,
    raw: &[Raw],
    words: &[Word],
    token: usize,
    zone: &Zone,
) -> Box<[Term]> {
    let inside = words
        .iter()
        .filter(|w| zone.from <= w.token && w.token < zone.to);
    let mut events: Vec<(usize, Term)> = inside
        .filter(|w| super::terms::is_event(w.term) && w.token + 12 > token && w.token < token + 6)
        // What stands behind a date more often belongs to the next.
        .map(|w| {
            (
                if w.token < token {
                    2 * (token - w.token)
                } else {
                    3 * (w.token - token)
                },
                w.term,
            )
        })
        .collect();
    events.sort_unstable();
    let mut found: Vec<Term> = events.into_iter().take(3).map(|event| event.1).collect();
    found.extend(phase(view, raw, token, zone).filter(|_| is_day(view, token, zone)));
    found.sort_unstable();
    found.dedup();
    found.into()
}

/// Whether a date names a day; what is no quantity is a weekday.
fn is_day(view: &View<'_>, token: usize, zone: &Zone) -> bool {
    let date = || view.quantity(zone.quantity).date;
    view.at(token).is_none() || date().is_some_and(|date| date.day.is_some())
}

fn ends_noun(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at).to_ascii_lowercase();
    view.cues(at).any(&[
        Cue::From,
        Cue::To,
        Cue::Of,
        Cue::By,
        Cue::On,
        Cue::Against,
        Cue::And,
        Cue::Or,
        Cue::But,
        Cue::Earlier,
        Cue::Later,
        Cue::Level,
        Cue::ChangeVerb,
        Cue::OfThose,
        Cue::Forecast,
    ]) || matches!(
        word.as_str(),
        "in" | "who"
            | "that"
            | "which"
            | "with"
            | "for"
            | "at"
            | "as"
            | "when"
            | "where"
            | "are"
            | "were"
            | "is"
            | "was"
            | "had"
            | "have"
            | "has"
            | "its"
            | "their"
            | "his"
            | "her"
            | "above"
            | "below"
            | "an"
            | "than"
            | "during"
            | "through"
            | "across"
            | "after"
            | "before"
            | "under"
            | "into"
            | "will"
            | "a"
            | "the"
    )
}

pub(super) fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss")
        || matches!(
            lower.as_str(),
            "people" | "children" | "men" | "women" | "staff" | "personnel" | "police"
        )
}
