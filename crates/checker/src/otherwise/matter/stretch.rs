//! Lengths of time that lie beside two dates and not between them: of one step of several, before the first date, of a pause, of some of
//! the days.

use extractor::{Cue, Kind};

use super::after::{is_counted_back, is_of_an_event, is_of_what_it_follows};
use super::life::{is_another_anniversary, is_of_another_life};
use super::term::is_set;
use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// Who has been spoken of.
const PRONOUNS: WordList = words!["he", "she", "they", "it", "i", "we", "who", "which"];
/// Articles and possessives, which open a noun.
const OPENS: WordList = words![
    "a", "an", "the", "his", "her", "its", "their", "this", "that", "our", "my", "two", "three",
];
/// Where or as what something went on for so long.
const PLACED: WordList = words![
    "in",
    "at",
    "as",
    "with",
    "under",
    "there",
    "abroad",
    "elsewhere",
    "inside",
    "behind",
    "on",
];
/// What stops for a while and goes on.
const PAUSES: WordList = words![
    "stop",
    "lull",
    "pause",
    "halt",
    "stoppage",
    "suspension",
    "interruption",
    "hiatus",
    "break",
    "delay",
    "gap",
];
/// Words that take a stretch out of the time, before "from 1985 to 1990".
const BROKEN: WordList = words![
    "interrupted",
    "except",
    "excluding",
    "save",
    "barring",
    "broken",
    "absent",
    "suspended",
    "apart from",
    "aside from",
    "other than",
    "minus",
];
/// Words that leave some of the days out.
const LEFT_OUT: WordList = words![
    "excluding",
    "not counting",
    "without counting",
    "leaving out",
    "apart from",
    "aside from",
    "not including",
    "omitting",
    "sundays apart",
    "sundays excepted",
    "sundays excluded",
    "weekends apart",
    "weekends excluded",
    "sundays aside",
    "weekends aside",
    "bar sundays",
];
/// Words before days that count some of them: "it rained on 20 days".
const SOME: WordList = words![
    "on",
    "saw",
    "had",
    "were",
    "with",
    "including",
    "included",
    "missed",
    "recorded",
    "logged",
    "brought",
    "had had",
    "there were",
];
/// Verbs of what is done to somebody for a while.
const HELD: WordList = words![
    "held",
    "jailed",
    "detained",
    "questioned",
    "kept",
    "treated",
    "quarantined",
    "interned",
    "imprisoned",
    "hospitalised",
    "hospitalized",
    "interrogated",
    "nursed",
    "hidden",
];
/// How far between two boundaries of a clause.
const BACK: usize = 9;

/// Whether a length, an age or an anniversary of a disagreeing claim is of something else than the time between its two dates.
pub(super) fn is_another_stretch(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(token) = token_of(view, candidate) else {
        return false;
    };
    if is_another_anniversary(view, token, candidate) {
        return true;
    }
    let Some(q) = candidate.claim.quantity else {
        return false;
    };
    is_of_another_life(view, q, candidate)
        || view.quantity(q).kind == Kind::Year && is_set(view, q, candidate)
        || view.quantity(q).kind == Kind::Duration
            && (is_set(view, q, candidate) || is_beside(view, q, candidate))
}

/// The token of a claim, be it a figure or a word.
fn token_of(view: &View<'_>, candidate: &Candidate) -> Option<usize> {
    if let Some(q) = candidate.claim.quantity {
        return Some(view.token(q));
    }
    let (first, end) = view.reading.sentences[candidate.claim.sentence].tokens;
    (first..end).find(|&at| view.reading.tokens[at].span.end == candidate.claim.span.end)
}

fn is_beside(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [end, start] = &candidate.operands[..] else {
        return false;
    };
    let token = view.token(q);
    let (start, end) = (view.token(start.quantity), view.token(end.quantity));
    is_of_an_event(view, token, start)
        || is_counted_back(view, token, [start, end])
        || is_of_what_it_follows(view, token, [start, end])
        || is_a_pause(view, token, start)
        || is_a_step(view, token, end)
        || is_of_the_next_clause(view, token, start)
        || is_broken_off(view, start)
        || is_some_of_the_days(view, q)
        || is_one_of_several(view, token, start)
        || is_of_its_own_clause(view, token, [start, end])
}

/// "Work began in 2005 and, after a stop of six years, ended in 2019": no pause is all of the time.
fn is_a_pause(view: &View<'_>, token: usize, start: usize) -> bool {
    let first = view.first_token(token);
    let pause = token >= first + 2
        && view.is_one_of(token - 1, words!["of"])
        && view.is_one_of(token - 2, PAUSES);
    let from = view.first_token(start).max(start.saturating_sub(5));
    let begun = (from..start).any(|at| {
        view.cues(at).has(Cue::Origin)
            || view.is_one_of(
                at,
                words!["began", "begun", "started", "opened", "start", "begin"],
            )
    });
    pause && begun
}

/// "launched 18 months later and delivered in July 2023": one step, with a verb of its own.
fn is_a_step(view: &View<'_>, token: usize, end: usize) -> bool {
    let later = view.is_one_of(token + 1, words!["later", "afterwards", "afterward", "on"]);
    later
        && end > token
        && end < view.end_token(token)
        && view.cues(token + 2).any(&[Cue::And, Cue::But])
        && view.is_word(token + 3)
        && !view.is_one_of(token + 3, words!["in", "on", "by"])
}

/// "lived in France for 20 years, from 2000 to 2010 she was in Spain": the stretch opens the next clause.
fn is_of_the_next_clause(view: &View<'_>, token: usize, start: usize) -> bool {
    let end = view.end_token(token);
    let behind = start > token
        && start <= token + 4
        && view.mark(token + 1) == Some(',')
        && view
            .at(start)
            .is_some_and(|l| view.quantity(l).kind == Kind::Range);
    behind && start + 1 < end && view.is_one_of(start + 1, PRONOUNS)
}

/// "40 years in the job, interrupted from 1985 to 1990"
fn is_broken_off(view: &View<'_>, start: usize) -> bool {
    let first = view.first_token(start).max(start.saturating_sub(4));
    let led = view.is_one_of(start - usize::from(start > 0), words!["from", "between"])
        || view
            .at(start)
            .is_some_and(|l| view.quantity(l).kind == Kind::Range);
    led && (first..start).any(|at| view.begins(at, BROKEN))
        || (view.first_token(start)..view.end_token(start)).any(|at| {
            view.begins(
                at,
                words!["interrupted", "with a break", "with a gap", "with breaks"],
            )
        })
}

/// "two terms of four years, from 1998 to 2006", "wrote four novels, the last of them taking five years", "for the past 15 years", "leader for
/// eight years and prime minister for six, from 2010 to 2016": of one of several, or up to now.
fn is_one_of_several(view: &View<'_>, token: usize, start: usize) -> bool {
    let first = view.first_token(token);
    let near = first.max(token.saturating_sub(5));
    let each = token >= first + 3
        && view.is_one_of(token - 1, words!["of"])
        && (token - 3..token - 1).any(|at| view.at(at).is_some_and(|l| view.is_count(l)));
    let of_them =
        (near..token).any(|at| view.begins(at, words!["of them", "of which", "of these"]));
    let past =
        token > first && view.is_one_of(token - 1, words!["past", "last", "the past", "the last"]);
    let next = start > token && {
        let between = token + 1..start;
        between.clone().any(|at| view.cues(at).has(Cue::And))
            && (between.start + 1..between.end)
                .any(|at| view.at(at).is_some() && view.is_one_of(at - 1, words!["for"]))
    };
    each || of_them || past || next
}

/// "Between 1 and 31 March it rained on 20 days", "is 40 days, Sundays apart", "12 working days": some of the days.
fn is_some_of_the_days(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let days = matches!(view.quantity(q).unit.base.name(), "day" | "week" | "month");
    let some = token > first
        && (view.is_one_of(token - 1, SOME) && view.quantity(q).unit.base.name() == "day"
            || view.is_one_of(token - 1, words!["on"]));
    let left_out = (first..end).any(|at| view.begins(at, LEFT_OUT));
    let working = words!["working", "business", "trading", "sitting", "school"]
        .iter()
        .any(|kind| view.printed(q).to_ascii_lowercase().contains(kind))
        || view.is_one_of(token + 1, words!["sundays", "weekends"]);
    days && (some || left_out || working)
}

/// "She moved to Spain in 1960, ran a bar for 20 years and came home in 1990": a step between the two dates, in a clause of its own that
/// says where or what it was.
fn is_of_its_own_clause(view: &View<'_>, token: usize, [start, end]: [usize; 2]) -> bool {
    let first = view.first_token(token);
    let last = view.end_token(token);
    if !(first <= start && start < token && token < end && end < last) {
        return false;
    }
    let bound = |at: usize| {
        matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '–'))
            || view.cues(at).any(&[Cue::And, Cue::But])
    };
    let Some(from) = (start + 1..token).rfind(|&at| bound(at)) else {
        return false;
    };
    let parted = (token + 1..end)
        .any(|at| bound(at) || view.is_one_of(at, words!["before", "then", "when"]));
    let led = view.is_one_of(
        token - 1,
        words![
            "for", "spent", "served", "worked", "did", "spending", "serving", "doing",
        ],
    );
    let clause = from + 1..token;
    // "sat for the same seat for 43 years, until ill health forced him out in 1993"
    let until = (token + 1..token + 3).any(|at| view.is_one_of(at, words!["until", "till"]));
    if until || !parted || !led || clause.len() > BACK || clause.is_empty() {
        return false;
    }
    let object = view.is_one_of(token - 1, words!["for"])
        && clause.clone().skip(1).any(|at| {
            view.is_one_of(at, OPENS) && at + 1 < token - 1
                || view.is_one_of(at, PLACED) && at + 1 < token
        });
    let placed = view.is_one_of(token + 1, PLACED) && view.is_word(token + 2);
    let held = clause.clone().any(|at| view.is_one_of(at, HELD));
    object || placed || held
}
